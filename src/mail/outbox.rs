//! The queue as the rest of the site sees it: wake the worker, ask when mail is expected.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sqlx::PgPool;
use time::{Duration, OffsetDateTime};
use tokio::sync::{Notify, futures::Notified};
use uuid::Uuid;

use super::{backoff, quota::Quota, store};
use crate::clock::Clock;

/// The queue of this node. Clones share one.
#[derive(Clone)]
pub struct Outbox(Arc<Inner>);

struct Inner {
    pool: PgPool,
    clock: Clock,
    quota: Quota,
    woken: Notify,
    /// Tells this node's pauses from those of others, so that not all return at once.
    node: Uuid,
    server: Mutex<Server>,
}

/// What this node knows of the mail server.
#[derive(Clone, Copy, Debug, Default)]
struct Server {
    /// How many times in a row it could not be used.
    failures: u16,
    /// Until when it is left alone.
    paused_until: Option<OffsetDateTime>,
}

/// How the queue stands, for metrics and `doctor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Mails that are owed.
    pub waiting: i64,
    /// Of these, put off at least once.
    pub retried: i64,
    /// When the one that waits longest was queued.
    pub oldest: Option<OffsetDateTime>,
    /// Accepted by the server in the last sixty minutes.
    pub sent_last_hour: i64,
    /// Given up in the last twenty-four hours.
    pub failed_last_day: i64,
}

impl Outbox {
    /// The queue in `pool`, within what the mail provider allows.
    pub fn new(pool: PgPool, clock: Clock, quota: Quota) -> Self {
        Self(Arc::new(Inner {
            pool,
            clock,
            quota,
            woken: Notify::new(),
            node: Uuid::new_v4(),
            server: Mutex::default(),
        }))
    }

    /// Something was queued and committed: this node's worker looks at once, instead of within a
    /// second.
    pub fn wake(&self) {
        self.0.woken.notify_one();
    }

    /// When a confirmation that is queued now should be sent, as far as quota, queue and server let
    /// us know. At the earliest now.
    pub async fn expected_at(&self) -> sqlx::Result<OffsetDateTime> {
        let now = self.now();
        let mut expected = self.paused_until().map_or(now, |until| until.max(now));
        if self.0.quota.is_limited() {
            let used = store::used(&self.0.pool, now, self.0.quota).await?;
            let ahead = store::ahead(&self.0.pool, now).await?;
            for window in self.0.quota.windows(used) {
                let Some(turn) = window.turn(ahead) else { continue };
                let oldest = store::nth_sent(&self.0.pool, now - window.length, turn.nth).await?;
                // What is being sent at this moment has no time yet: it is now.
                let leaves = oldest.unwrap_or(now) + window.length;
                expected = expected.max(leaves + window.length * turn.rounds);
            }
        }
        Ok(expected)
    }

    /// How the queue stands.
    pub async fn figures(&self) -> sqlx::Result<Figures> {
        store::figures(&self.0.pool, self.now()).await
    }

    /// Forgets what was settled longer ago than `age`, for a periodic job. Returns how many.
    pub async fn forget_settled(&self, age: Duration) -> sqlx::Result<u64> {
        store::forget_settled(&self.0.pool, self.now() - age).await
    }

    /// Until when this node leaves the mail server alone, if it does.
    pub fn paused_until(&self) -> Option<OffsetDateTime> {
        let now = self.now();
        self.server().paused_until.filter(|&until| until > now)
    }

    pub(super) fn pool(&self) -> &PgPool {
        &self.0.pool
    }

    pub(super) fn quota(&self) -> Quota {
        self.0.quota
    }

    pub(super) fn now(&self) -> OffsetDateTime {
        self.0.clock.now()
    }

    pub(super) fn woken(&self) -> Notified<'_> {
        self.0.woken.notified()
    }

    /// How often in a row the server could not be used. To be asked before an attempt and given back
    /// to [`Self::server_failed`].
    pub(super) fn failures(&self) -> u16 {
        self.server().failures
    }

    /// Leaves the server alone for a while, longer each time, and returns for how long. Attempts that
    /// ran side by side and failed together are one failure, they all knew of `failures` before: for
    /// all but the first of them this does nothing.
    pub(super) fn server_failed(&self, failures: u16) -> Option<Duration> {
        let now = self.now();
        let mut server = self.server();
        if server.failures != failures {
            return None;
        }
        server.failures = failures.saturating_add(1);
        let pause = backoff::pause(server.failures, self.0.node);
        server.paused_until = Some(now + pause);
        Some(pause)
    }

    /// The server takes mail. Returns whether that is news.
    pub(super) fn server_answered(&self) -> bool {
        std::mem::take(&mut *self.server()).failures > 0
    }

    fn server(&self) -> MutexGuard<'_, Server> {
        self.0.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbox").field("quota", &self.0.quota).field("server", &*self.server()).finish()
    }
}
