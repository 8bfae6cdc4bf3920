//! The mail worker: claims due rows of the outbox and sends them, as many in parallel as the server's health
//! allows.

use std::{fmt, sync::Arc, time::Duration};

use crate::error::discreet;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{
    Outbox, Renderer, Sender, Transport,
    delivery::Delivery,
    store::{self, ClaimRequest, Claimed},
};

/// How often to look without being woken: for mail that other nodes queued, and for mail that is due again.
const TICK: Duration = Duration::from_secs(1);
/// How long a claimed row belongs to this node. Longer than any attempt can take, including its record, so that no
/// other node sends it too; after a crash the mail is sent this much later. Nodes whose clocks differ by minutes
/// would shorten each other's leases.
const LEASE: time::Duration = time::Duration::minutes(8);
/// A connection that was not used for so long is closed: long enough for the next mail of a busy minute, short
/// enough that the server does not have to close it first.
const IDLE: Duration = Duration::from_secs(20);
/// How long to wait at shutdown for mails in flight.
const GRACE: Duration = Duration::from_secs(1);

/// Sends mail. There is one worker on each node; any number of nodes share one outbox.
pub struct Worker {
    delivery: Arc<Delivery>,
    kinds: Vec<String>,
}

impl Worker {
    /// A worker that sends through `transport`, from `sender`, the kinds that `renderers` can write. Other kinds
    /// stay in the outbox, for nodes that know them.
    pub fn new(
        outbox: Outbox,
        transport: Transport,
        sender: Sender,
        renderers: impl IntoIterator<Item = Arc<dyn Renderer>>,
    ) -> Self {
        let renderers = renderers.into_iter().map(|renderer| (renderer.kind(), renderer));
        let delivery = Delivery { outbox, transport, sender, renderers: renderers.collect() };
        let kinds = delivery.renderers.keys().map(|&kind| kind.to_owned()).collect();
        Self { delivery: Arc::new(delivery), kinds }
    }

    /// Sends until `shutdown`, then waits at most a second for mails in flight. Those that are interrupted are sent
    /// again when their lease has ended.
    pub async fn run(&self, shutdown: CancellationToken) {
        if !self.delivery.transport.is_open() {
            return;
        }
        let mut on_their_way = JoinSet::new();
        while !shutdown.is_cancelled() {
            tokio::select! {
                started = self.start_due(&mut on_their_way) => if let Err(error) = started {
                    tracing::warn!("the outbox cannot be read: {}", discreet(&error));
                    tokio::select! {
                        () = shutdown.cancelled() => {}
                        () = tokio::time::sleep(TICK) => {}
                    }
                },
                // A claim is interrupted only late: no node could send its rows until their lease ends.
                () = overdue(&shutdown) => break,
            }
            tokio::select! {
                () = shutdown.cancelled() => {}
                Some(_) = on_their_way.join_next() => {}
                () = self.delivery.outbox.woken() => {}
                () = tokio::time::sleep(TICK) => self.hang_up(IDLE).await,
            }
        }
        let arrive = async { while on_their_way.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, arrive).await.is_err() {
            tracing::info!(
                mails = on_their_way.len(),
                "mails were cut off on their way; they go again later"
            );
        }
        self.hang_up(Duration::ZERO).await;
    }

    /// Sends everything that is due and allowed now, and returns how many mails were attempted. For tests and for
    /// commands that end.
    pub async fn drain_once(&self) -> sqlx::Result<usize> {
        let mut on_their_way = JoinSet::new();
        let mut attempted = 0;
        if self.delivery.transport.is_open() {
            loop {
                attempted += self.start_due(&mut on_their_way).await?;
                if on_their_way.join_next().await.is_none() {
                    break;
                }
            }
        }
        Ok(attempted)
    }

    /// Starts a due mail for each free place, and returns how many. No row is claimed before it can be sent.
    async fn start_due(&self, on_their_way: &mut JoinSet<()>) -> sqlx::Result<usize> {
        let started = self.claim(on_their_way.len()).await?;
        let count = started.len();
        for row in started {
            let delivery = Arc::clone(&self.delivery);
            on_their_way.spawn(async move { delivery.attempt(row).await });
        }
        Ok(count)
    }

    async fn claim(&self, busy: usize) -> sqlx::Result<Vec<Claimed>> {
        let outbox = &self.delivery.outbox;
        let now = outbox.now();
        let places = outbox.server().hands(now).saturating_sub(busy);
        if places == 0 {
            return Ok(Vec::new());
        }
        let claim = ClaimRequest {
            now,
            lease: LEASE,
            kinds: &self.kinds,
            places: u32::try_from(places).unwrap_or(u32::MAX),
            quota: outbox.quota(),
        };
        store::claim(outbox.pool(), claim).await
    }

    async fn hang_up(&self, unused: Duration) {
        if let Transport::Smtp(smtp) = &self.delivery.transport {
            smtp.hang_up(unused).await;
        }
    }
}

async fn overdue(shutdown: &CancellationToken) {
    shutdown.cancelled().await;
    tokio::time::sleep(GRACE).await;
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Worker({:?}, {:?})", self.delivery.transport, self.kinds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{
        delivery::{NOTES, RENDERING},
        smtp::Timeouts,
    };

    #[test]
    fn a_lease_outlasts_every_attempt() {
        let attempt = RENDERING + Timeouts::DEFAULT.longest();
        let notes = Duration::from_secs(NOTES.into());
        assert!(LEASE > attempt + notes, "{LEASE} for {attempt:?} and {notes:?}");
    }
}
