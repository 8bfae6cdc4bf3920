//! How long an answer of the database is waited for. The server ends statements that take too long, but an answer that is
//! lost on its way never comes, and sqlx waits for it without end: a firewall that forgot the connection, a node that lost
//! its power.

use std::{
    io,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::time::timeout;

/// The longest wait of what nobody sits before: longer than a statement may wait for a lock.
pub const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// When somebody last gave up waiting for an answer.
static GIVEN_UP_AT: Mutex<Option<Instant>> = Mutex::new(None);

/// For so long after that, connections that are let go of may be without an answer.
const SUSPECT_FOR: Duration = Duration::from_secs(60);

/// Whether somebody gave up waiting for an answer lately.
pub(super) fn has_given_up() -> bool {
    let at = *GIVEN_UP_AT.lock().unwrap_or_else(PoisonError::into_inner);
    at.is_some_and(|at| at.elapsed() < SUSPECT_FOR)
}

/// Ends work with the database that takes longer than `limit`, as if its connection had broken. The connection is not
/// used again.
pub async fn within<T, E: From<sqlx::Error>>(
    limit: Duration,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    timeout(limit, work).await.unwrap_or_else(|_| {
        // The connection is let go of after this.
        *GIVEN_UP_AT.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        Err(sqlx::Error::from(io::Error::from(io::ErrorKind::TimedOut)).into())
    })
}
