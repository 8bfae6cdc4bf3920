//! SQL for the nodes that send mail.

use sqlx::{PgConnection, PgExecutor};
use time::OffsetDateTime;
use uuid::Uuid;

pub(in crate::mail) async fn register(conn: &mut PgConnection, node: Uuid) -> sqlx::Result<()> {
    sqlx::query!("insert into mail_node (id, heard_at) values ($1, clock_timestamp())", node)
        .execute(conn)
        .await?;
    Ok(())
}

/// Says that this node is alive. False if it is not known, or was taken for dead.
pub(in crate::mail) async fn renew(conn: &mut PgConnection, node: Uuid) -> sqlx::Result<bool> {
    let renewed = sqlx::query!("update mail_node set heard_at = clock_timestamp() where id = $1", node)
        .execute(conn)
        .await?;
    Ok(renewed.rows_affected() > 0)
}

/// A beat of a node. Its time is only compared with that of its next one: the database's clock may be set.
#[derive(Clone, Copy, Debug)]
pub(in crate::mail) struct Beat {
    pub id: Uuid,
    pub heard_at: OffsetDateTime,
}

/// The last beat of each node.
pub(in crate::mail) async fn beats(conn: &mut PgConnection) -> sqlx::Result<Vec<Beat>> {
    sqlx::query_as!(Beat, "select id, heard_at from mail_node").fetch_all(conn).await
}

/// Removes the nodes that have not beaten since, and gives back what they held. One that is claiming at this moment is not
/// dead.
pub(in crate::mail) async fn remove_silent(conn: &mut PgConnection, silent: &[Beat]) -> sqlx::Result<u64> {
    let (ids, heard): (Vec<_>, Vec<_>) = silent.iter().map(|beat| (beat.id, beat.heard_at)).unzip();
    let removed = sqlx::query!(
        "delete from mail_node where id in (
             select mail_node.id from mail_node
             join unnest($1::uuid[], $2::timestamptz[]) as silent (id, heard_at) using (id, heard_at)
             for update of mail_node skip locked)",
        &ids,
        &heard
    )
    .execute(conn)
    .await?;
    Ok(removed.rows_affected())
}

/// Removes this node, and gives back what it still holds.
pub(in crate::mail) async fn remove(conn: &mut PgConnection, node: Uuid) -> sqlx::Result<()> {
    sqlx::query!("delete from mail_node where id = $1", node).execute(conn).await?;
    Ok(())
}

/// Removes all nodes, and gives back what they held.
pub(in crate::mail) async fn remove_all(conn: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("delete from mail_node").execute(conn).await?;
    Ok(())
}

/// Gives back what this node holds beside these mails: it does not know of them, because the answer to a claim was lost.
pub(in crate::mail) async fn give_back_all_but(
    db: impl PgExecutor<'_>,
    node: Uuid,
    known: &[Uuid],
) -> sqlx::Result<u64> {
    let given_back =
        sqlx::query!("update outbox set node_id = null where node_id = $1 and id <> all($2)", node, known)
            .execute(db)
            .await?;
    Ok(given_back.rows_affected())
}
