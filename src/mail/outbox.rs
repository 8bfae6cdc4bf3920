//! The outbox as other modules use it: wake the worker, read the state of the queue, estimate when a mail will be
//! sent.

pub use super::store::QueueFigures;
use std::{
    fmt,
    num::NonZeroU16,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use serde_json::json;
use sqlx::PgPool;
use time::{Duration, OffsetDateTime};
use tokio::sync::{Notify, futures::Notified};
use uuid::Uuid;

use super::{
    EmailAddress, Sender,
    quota::{Quota, Window},
    smtp_health::Server,
    store,
};
use crate::{
    audit::{self, Who},
    chunks::Left,
    clock::{Clock, Pulse},
    keys::{Keys, Purpose},
    switches::{Switch, Switches},
};

/// How often a node asks how long the queue is.
const ASKED_EVERY: std::time::Duration = std::time::Duration::from_secs(1);

/// From this age of its first mail on, a queue leaves as fast as it can.
const FULL_AFTER: Duration = Duration::seconds(15);

/// The outbox of this node. Clones share one.
#[derive(Clone)]
pub struct Outbox(Arc<Inner>);

struct Inner {
    pool: PgPool,
    keys: Arc<Keys>,
    clock: Clock,
    quota: Quota,
    /// The sender's address: a server's answer may be about it.
    sender: String,
    woken: Notify,
    /// Makes this node's pauses differ from those of other nodes, so that not all of them return at once.
    node: Uuid,
    server: Mutex<Server>,
    /// How long the queue takes, and when that was found.
    queue: Mutex<(Option<Instant>, Duration)>,
    worked: Pulse,
    switches: Switches,
}

impl Outbox {
    /// The queue in `pool` for mail from `sender`, within the provider's `quota`, over at most so many connections at
    /// one time.
    pub fn new(
        pool: PgPool,
        keys: Arc<Keys>,
        clock: Clock,
        (quota, connections, switches): (Quota, NonZeroU16, Switches),
        sender: &Sender,
    ) -> Self {
        Self(Arc::new(Inner {
            pool,
            keys,
            clock,
            quota,
            sender: sender.address().to_owned(),
            woken: Notify::new(),
            node: Uuid::new_v4(),
            server: Mutex::new(Server::new(connections)),
            queue: Mutex::default(),
            worked: Pulse::default(),
            switches,
        }))
    }

    /// Tells this node's worker that mail was queued and committed: it looks at once instead of within a second.
    pub fn wake(&self) {
        self.0.woken.notify_one();
    }

    /// When a confirmation that is queued now is expected to be sent, from quota, queue, pace and server pause. Not
    /// before now.
    pub async fn expected_at(&self) -> sqlx::Result<OffsetDateTime> {
        let now = self.now();
        let takes = self.queue_takes(now).await?;
        let mut expected = self.server().expected_at(now).max(now + takes);
        if self.0.quota.is_limited() {
            let used = store::used(&self.0.pool, now, self.0.quota).await?;
            let ahead = store::ahead(&self.0.pool, now).await?;
            for window in self.0.quota.windows(used) {
                expected = expected.max(self.turn(window, ahead, now).await?);
            }
        }
        Ok(expected)
    }

    /// How long the confirmations that wait now take at the pace of the last minute. Each node asks once a second.
    async fn queue_takes(&self, now: OffsetDateTime) -> sqlx::Result<Duration> {
        let queue = || self.0.queue.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut queue = queue();
            if queue.0.is_some_and(|asked| asked.elapsed() < ASKED_EVERY) {
                return Ok(queue.1);
            }
            queue.0 = Some(Instant::now());
        }
        let pace = store::pace(&self.0.pool, now).await?;
        // Of a queue that has just begun to fill, the pace is not known yet: few were sent because few were owed.
        let is_full = pace.since.is_some_and(|since| now - since > FULL_AFTER);
        let takes = match u32::try_from(pace.sent) {
            Ok(sent @ 1..) if is_full => Duration::MINUTE * pace.ahead as f64 / sent,
            _ => Duration::ZERO,
        };
        queue().1 = takes;
        Ok(takes)
    }

    /// When the last of `more` bulk mails that are queued now is expected to be sent, after all that waits, as far
    /// as the quota tells. Not before now.
    pub async fn last_leaves_at(&self, more: u32) -> sqlx::Result<OffsetDateTime> {
        let now = self.now();
        let mut last = self.paused_until().map_or(now, |until| until.max(now));
        if self.0.quota.is_limited() {
            let used = store::used(&self.0.pool, now, self.0.quota).await?;
            let all = store::all_ahead(&self.0.pool).await?.saturating_add(more);
            let Some(ahead) = all.checked_sub(1) else { return Ok(last) };
            for window in self.0.quota.windows(used) {
                last = last.max(self.turn(window.for_many(), ahead, now).await?);
            }
        }
        Ok(last)
    }

    /// When a mail with `ahead` others before it can be sent under one limit.
    pub(super) async fn turn(
        &self,
        window: Window,
        ahead: u32,
        now: OffsetDateTime,
    ) -> sqlx::Result<OffsetDateTime> {
        let Some(turn) = window.turn(ahead) else { return Ok(now) };
        let oldest = store::nth_sent(&self.0.pool, now - window.length, turn.nth).await?;
        // Mails in flight have no time of sending yet: use the present.
        Ok(oldest.unwrap_or(now) + window.length * turn.rounds.saturating_add(1))
    }

    pub async fn figures(&self) -> sqlx::Result<QueueFigures> {
        store::figures(&self.0.pool, self.now()).await
    }

    /// How many urgent mails were queued before this moment and are not sent. Bulk mail is not counted: it may take
    /// longer.
    pub async fn stalled(&self, before: OffsetDateTime) -> sqlx::Result<i64> {
        store::stalled(&self.0.pool, before).await
    }

    /// Deletes mails that were settled longer ago than `age`, for a periodic job. Returns how many.
    pub async fn forget_settled(&self, age: Duration) -> sqlx::Result<u64> {
        let before = self.now() - age;
        let mut all = 0;
        loop {
            let gone = store::forget_settled(&self.0.pool, before).await?;
            all += gone;
            if !Left::after_rows(gone).is_more() {
                return Ok(all);
            }
        }
    }

    /// After the clock was set back: what was put off would wait for as much longer, and is tried now. Returns how many.
    pub async fn go_on_now(&self) -> sqlx::Result<u64> {
        self.server().go_on_now();
        let waited = store::put_off_no_longer(&self.0.pool, self.now()).await?;
        self.wake();
        Ok(waited)
    }

    /// Until when this node pauses sending, if it does.
    pub fn paused_until(&self) -> Option<OffsetDateTime> {
        self.server().paused_until(self.now())
    }

    /// Whether mail waits because it was switched off.
    pub(super) fn is_off(&self) -> bool {
        self.0.switches.is_off(Switch::Mail)
    }

    /// Gives back what any node holds: in a backup, none of them is alive.
    pub async fn forget_nodes(&self) -> sqlx::Result<()> {
        store::nodes::remove_all(&mut *self.0.pool.acquire().await?).await
    }

    /// Throws away all mail that waits. Returns how many.
    pub async fn drop_waiting(&self, who: Who) -> sqlx::Result<u64> {
        let now = self.now();
        let mut tx = self.0.pool.begin().await?;
        let dropped = store::drop_waiting(&mut tx, now).await?;
        if dropped > 0 {
            audit::record_of_site(&mut tx, now, (who, "drop-mail"), json!({ "mails": dropped })).await?;
        }
        tx.commit().await?;
        Ok(dropped)
    }

    /// Beats whenever this node has looked for mail that is due.
    pub fn worked(&self) -> &Pulse {
        &self.0.worked
    }

    /// The keyed hash by which an address is identified.
    pub(super) fn address_hash(&self, address: &EmailAddress) -> Vec<u8> {
        self.0.keys.address_hash(&address.exact_key())
    }

    /// The left part of a Message-ID: it names the mail and its address, and contains a MAC that proves that we
    /// made it.
    pub(super) fn message_id(&self, id: Uuid, address: &[u8]) -> String {
        self.0.keys.token_to(Purpose::Mail, id, 0, address)
    }

    pub(super) fn keys(&self) -> &Keys {
        &self.0.keys
    }

    pub(super) fn pool(&self) -> &PgPool {
        &self.0.pool
    }

    pub(super) fn sender(&self) -> &str {
        &self.0.sender
    }

    pub(super) fn quota(&self) -> Quota {
        self.0.quota
    }

    pub(super) fn node(&self) -> Uuid {
        self.0.node
    }

    pub(super) fn now(&self) -> OffsetDateTime {
        self.0.clock.now()
    }

    pub(super) fn woken(&self) -> Notified<'_> {
        self.0.woken.notified()
    }

    /// What this node knows about the mail server. Do not hold the guard across an `await`.
    pub(super) fn server(&self) -> MutexGuard<'_, Server> {
        self.0.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbox").field("quota", &self.0.quota).field("server", &*self.server()).finish()
    }
}
