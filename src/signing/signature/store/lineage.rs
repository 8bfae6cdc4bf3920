//! SQL of the lineage: in which history of which server the letters' revisions were given.
//!
//! Everything that is cached, here or by a reader, is valid for one revision, so that a revision must never be given for
//! two contents. When history is set back, all revisions rise above all that were ever shown.

use std::collections::HashMap;

use sqlx::{Connection as _, PgConnection, query, query_scalar};
use uuid::Uuid;

use crate::audit::journal::Reached;

/// The distance between two histories: more revisions than any of them gives. Also a number that a browser holds exactly
/// (2⁵³) after nine million histories.
const APART: i64 = 1_000_000_000;

/// The lineage, if the history is still the one in which the revisions were given.
pub async fn current(conn: &mut PgConnection) -> sqlx::Result<Option<Uuid>> {
    query_scalar!("select id from lineage where history = current_history()").fetch_optional(conn).await
}

/// Raises all revisions, and numbers to those that a node knows, if the history is another, or lower than the revisions
/// that it knows. Of several nodes, the first does it. Returns whether this one did.
pub async fn begin(conn: &mut PgConnection, known: &HashMap<i64, Reached>) -> sqlx::Result<bool> {
    let mut tx = conn.begin().await?;
    query!("select from lineage for update").fetch_one(&mut *tx).await?;
    let letters: Vec<_> = known.values().map(|known| known.letter).collect();
    let revisions: Vec<_> = known.values().map(|known| known.revision).collect();
    let numbers: Vec<_> = known.values().map(|known| known.number).collect();
    let begun = query!(
        "update lineage set history = current_history(), id = gen_random_uuid(), begun_at = now()
         where history <> current_history()
            or exists (select from unnest($1::bigint[], $2::bigint[]) known (letter, revision)
                       join letter_revision reached on letter_id = letter
                       where reached.revision < known.revision)",
        &letters,
        &revisions
    )
    .execute(&mut *tx)
    .await?;
    let has_begun = begun.rows_affected() > 0;
    if has_begun {
        let highest = revisions.into_iter().max().unwrap_or_default();
        query!(
            "with first as (
                 select (greatest(max(revision), $1) / $2 + 1) * $2 as revision from letter_revision)
             insert into letter_revision (letter_id, revision, as_of, last_number, last_removal)
             select letter.id, first.revision, first_seen_at, coalesce(number, 0), first.revision
             from letter cross join first
             left join unnest($3::bigint[], $4::bigint[]) known (letter, number) on known.letter = letter.id
             order by letter.id
             on conflict (letter_id) do update set
                 revision = excluded.revision,
                 last_number = greatest(letter_revision.last_number, excluded.last_number),
                 last_removal = excluded.last_removal,
                 nonce = default",
            highest,
            APART,
            &letters,
            &numbers
        )
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    Ok(has_begun)
}

/// Makes the next look begin another lineage: the history was set back, though the server is the same.
pub async fn forget(conn: &mut PgConnection) -> sqlx::Result<()> {
    query!("update lineage set history = ''").execute(conn).await.map(drop)
}
