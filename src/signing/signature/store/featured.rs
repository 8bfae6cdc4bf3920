//! SQL of the featured signatures and their order.

use sqlx::{PgConnection, query, query_scalar};
use uuid::Uuid;

/// The featured signatures of a letter in their order, locked until the transaction ends: a concurrent reordering
/// waits.
pub async fn lock(tx: &mut PgConnection, letter: i64, id: Uuid) -> sqlx::Result<Vec<Uuid>> {
    // Rows are locked in the order of their ids, so that there is no deadlock.
    query!(
        "select id from signature
         where letter_id = $1 and (featured_place is not null or id = $2) order by id for update",
        letter,
        id
    )
    .fetch_all(&mut *tx)
    .await?;
    ordered(tx, letter).await
}

/// The featured signatures of a letter in their order, whether they are public or not.
pub async fn ordered(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "select id from signature where letter_id = $1 and featured_place is not null order by featured_place, id",
        letter
    )
    .fetch_all(conn)
    .await
}

/// Gives these signatures of a letter the first places, in this order, and removes the places of all others.
pub async fn arrange(tx: &mut PgConnection, letter: i64, order: &[Uuid]) -> sqlx::Result<()> {
    query!(
        "update signature set featured_place = wanted.place
         from (select signature.id, ordered.place::integer as place
               from signature left join unnest($2::uuid[]) with ordinality as ordered (id, place) using (id)
               where letter_id = $1 and (featured_place is not null or ordered.id is not null)) as wanted
         where signature.id = wanted.id",
        letter,
        order
    )
    .execute(tx)
    .await?;
    Ok(())
}
