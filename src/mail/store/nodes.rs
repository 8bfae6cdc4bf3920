//! SQL for the nodes that send mail.

use sqlx::{PgConnection, PgExecutor};
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

/// Removes the nodes that have been silent for so many seconds, and gives back what they held. One that is claiming
/// at this moment is not dead.
pub(in crate::mail) async fn remove_silent(conn: &mut PgConnection, seconds: f64) -> sqlx::Result<u64> {
    let removed = sqlx::query!(
        "delete from mail_node where id in (
             select id from mail_node where heard_at < clock_timestamp() - make_interval(secs => $1)
             for update skip locked)",
        seconds
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
