//! The mail worker: claims due rows of the outbox and sends them, as many in parallel as the server's health
//! allows.

use std::{
    collections::HashMap,
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    sync::Semaphore,
    task::{self, JoinError, JoinSet},
};
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};
use uuid::Uuid;

use super::{
    Outbox, Renderer, Sender, Transport,
    delivery::{Delivery, WRITERS},
    heartbeat::{Heartbeat, Pace},
    notes::Notes,
    places::Places,
    store::{self, ClaimRequest, Claimed},
};
use crate::{
    database::{LONGEST_WAIT, within},
    error::discreet,
};

/// How often to look without being woken: for mail that other nodes queued, and for mail that is due again.
const TICK: Duration = Duration::from_secs(1);
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

/// The mails that are being sent.
#[derive(Default)]
struct OnTheirWay {
    attempts: JoinSet<()>,
    mails: HashMap<task::Id, Uuid>,
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
        Self::with_pace(outbox, transport, sender, renderers, Pace::DEFAULT)
    }

    /// With another pace of the heartbeat, for tests.
    pub fn with_pace(
        outbox: Outbox,
        transport: Transport,
        sender: Sender,
        renderers: impl IntoIterator<Item = Arc<dyn Renderer>>,
        pace: Pace,
    ) -> Self {
        let renderers = renderers.into_iter().map(|renderer| (renderer.kind(), renderer));
        let delivery = Delivery {
            transport,
            sender,
            renderers: renderers.collect(),
            heartbeat: Arc::new(Heartbeat::new(outbox.pool(), pace)),
            notes: Notes::open(outbox.clone()),
            writers: Semaphore::new(WRITERS),
            places: Places::new({
                let outbox = outbox.clone();
                move || outbox.server().hands(outbox.now())
            }),
            outbox,
        };
        let kinds = delivery.renderers.keys().map(|&kind| kind.to_owned()).collect();
        Self { delivery: Arc::new(delivery), kinds }
    }

    /// Sends until `shutdown`, then waits at most a second for mails in flight. Those that are interrupted go on at
    /// once, on another node or when this one is back.
    pub async fn run(&self, shutdown: CancellationToken) {
        if !self.delivery.transport.is_open() {
            return;
        }
        let heartbeat = self.heartbeat().await;
        let mut on_their_way = OnTheirWay::default();
        let mut looked_after = Instant::now();
        while !shutdown.is_cancelled() {
            let sent = async {
                if looked_after.elapsed() >= self.delivery.heartbeat.every() {
                    looked_after = Instant::now();
                    self.look_after(&on_their_way).await?;
                }
                self.start_due(&mut on_their_way).await
            };
            tokio::select! {
                started = within(LONGEST_WAIT, sent) => if let Err(error) = started {
                    tracing::warn!("the outbox cannot be read: {}", discreet(&error));
                    tokio::select! {
                        () = shutdown.cancelled() => {}
                        () = tokio::time::sleep(TICK) => {}
                    }
                },
                // A claim is interrupted only late, because this node would hold rows that it does not know of.
                () = overdue(&shutdown) => break,
            }
            tokio::select! {
                () = shutdown.cancelled() => {}
                () = on_their_way.some_arrive(), if !on_their_way.mails.is_empty() => {}
                () = self.delivery.outbox.woken() => {}
                () = tokio::time::sleep(TICK) => {}
            }
        }
        let arrive = async {
            while !on_their_way.mails.is_empty() {
                on_their_way.some_arrive().await;
            }
        };
        if tokio::time::timeout(GRACE, arrive).await.is_err() {
            let mails = on_their_way.mails.len();
            tracing::info!(mails, "mails were cut off on their way; they go again later");
        }
        on_their_way.attempts.shutdown().await;
        drop(heartbeat);
        if let Err(error) = self.delivery.heartbeat.end().await {
            tracing::info!("what this node held is given back in a while: {}", discreet(&error));
        }
        if let Transport::Smtp(smtp) = &self.delivery.transport {
            smtp.hang_up(Duration::ZERO).await;
        }
    }

    /// Sends everything that is due and allowed now, and returns how many mails were attempted. For tests and for
    /// commands that end.
    pub async fn drain_once(&self) -> sqlx::Result<usize> {
        let mut on_their_way = OnTheirWay::default();
        let mut attempted = 0;
        if self.delivery.transport.is_open() {
            let _heartbeat = self.heartbeat().await;
            // What one that was cut off still holds.
            self.look_after(&on_their_way).await?;
            loop {
                attempted += self.start_due(&mut on_their_way).await?;
                if on_their_way.mails.is_empty() {
                    break;
                }
                on_their_way.some_arrive().await;
            }
        }
        Ok(attempted)
    }

    /// Tells the database that this node is alive, now and until the handle is dropped.
    async fn heartbeat(&self) -> AbortOnDropHandle<()> {
        let heartbeat = &self.delivery.heartbeat;
        if let Err(error) = heartbeat.beat().await {
            tracing::warn!("the database cannot be told that this node sends mail: {}", discreet(&error));
        }
        AbortOnDropHandle::new(tokio::spawn(Arc::clone(heartbeat).go_on()))
    }

    /// Starts due mails, and returns how many.
    async fn start_due(&self, on_their_way: &mut OnTheirWay) -> sqlx::Result<usize> {
        let started = self.claim(on_their_way.mails.len()).await?;
        self.delivery.outbox.worked().beat();
        let count = started.len();
        for row in started {
            on_their_way.start(&self.delivery, row);
        }
        Ok(count)
    }

    /// Claims as many as are handed over at one time, and once more as many, which are written meanwhile: a mail
    /// needs two commits and a handful of queries, and 20 connections that waited for them took 570 mails a second.
    async fn claim(&self, busy: usize) -> sqlx::Result<Vec<Claimed>> {
        let outbox = &self.delivery.outbox;
        let now = outbox.now();
        if outbox.is_off() {
            return Ok(Vec::new());
        }
        let places = outbox.server().claims(now).saturating_sub(busy);
        let (Some(node), 1..) = (self.delivery.heartbeat.node(), places) else { return Ok(Vec::new()) };
        let claim = ClaimRequest {
            now,
            node,
            kinds: &self.kinds,
            places: u32::try_from(places).unwrap_or(u32::MAX),
            quota: outbox.quota(),
        };
        store::claim(outbox.pool(), claim).await
    }

    /// Closes connections that are not needed, and gives back claims of this node that it does not know of.
    async fn look_after(&self, on_their_way: &OnTheirWay) -> sqlx::Result<()> {
        if let Transport::Smtp(smtp) = &self.delivery.transport {
            let smtp = Arc::clone(smtp);
            tokio::spawn(async move { smtp.hang_up(IDLE).await });
        }
        if let Some(node) = self.delivery.heartbeat.node() {
            let known: Vec<Uuid> = on_their_way.mails.values().copied().collect();
            store::nodes::give_back_all_but(self.delivery.outbox.pool(), node, &known).await?;
        }
        Ok(())
    }
}

impl OnTheirWay {
    fn start(&mut self, delivery: &Arc<Delivery>, row: Claimed) {
        let (delivery, mail) = (Arc::clone(delivery), row.id);
        let attempt = self.attempts.spawn(async move { delivery.attempt(row).await });
        self.mails.insert(attempt.id(), mail);
    }

    /// Waits for one, and takes those that arrive with it: results are recorded by the dozen, and so the next mails
    /// are claimed by the dozen.
    async fn some_arrive(&mut self) {
        let first = self.attempts.join_next_with_id().await;
        self.forget(first);
        tokio::task::yield_now().await;
        while let Some(next) = self.attempts.try_join_next_with_id() {
            self.forget(Some(next));
        }
    }

    fn forget(&mut self, arrived: Option<Result<(task::Id, ()), JoinError>>) {
        if let Some(arrived) = arrived {
            self.mails.remove(&arrived.map_or_else(|error| error.id(), |(id, ())| id));
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
