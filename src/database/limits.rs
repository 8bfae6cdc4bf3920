//! How long an answer of the database is waited for. The server ends statements that take too long, but an answer that is
//! lost on its way never comes, and sqlx waits for it without end: a firewall that forgot the connection, a node that lost
//! its power.

use std::{io, time::Duration};

use tokio::time::timeout;

/// The longest wait of what nobody sits before: longer than a statement may wait for a lock.
pub const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Ends work with the database that takes longer than `limit`, as if its connection had broken. The connection is not
/// used again.
pub async fn within<T, E: From<sqlx::Error>>(
    limit: Duration,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    timeout(limit, work)
        .await
        .unwrap_or_else(|_| Err(sqlx::Error::from(io::Error::from(io::ErrorKind::TimedOut)).into()))
}
