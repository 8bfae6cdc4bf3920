//! Keeps this node's claims: tells the database every few seconds that it is alive, and gives back what dead nodes held.
//! Used by the worker.
//!
//! Claims last as long as their node, however slow the mail server is. A node that cannot tell for a while hands over
//! nothing more, some time before others take it for dead; and nobody is taken for dead by a node that was itself cut
//! off meanwhile, so that nodes which find the database again together leave each other's mail alone. How long a node has
//! been silent is measured by whoever listens, by a clock that nobody sets: if the database's clock jumps, nobody dies.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use sqlx::{Connection, PgConnection, PgPool, postgres::PgConnectOptions};
use time::OffsetDateTime;
use tokio::time::timeout;
use uuid::Uuid;

use super::store::nodes::{self, Beat};
use crate::error::discreet;

/// How often a node tells that it is alive, and when that no longer holds.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    pub every: Duration,
    /// For so long after it was last heard, a node may hand over mail that it holds.
    pub trusted: Duration,
    /// A node that was silent for so long is dead. Longer than it is trusted by more than a write to the mail server
    /// may be delayed.
    pub dead: Duration,
}

impl Pace {
    /// With these, the mail of a node that was killed goes on within 21 seconds.
    pub const DEFAULT: Self = Self {
        every: Duration::from_secs(3),
        trusted: Duration::from_secs(8),
        dead: Duration::from_secs(15),
    };
}

pub(super) struct Heartbeat {
    pace: Pace,
    options: PgConnectOptions,
    heard: Mutex<Option<Heard>>,
    /// The last beat of each node, and since when it is known here.
    beats: Mutex<HashMap<Uuid, (OffsetDateTime, Instant)>>,
    /// A connection of its own: a site that is busy enough to use all others is not dead.
    connection: tokio::sync::Mutex<Option<PgConnection>>,
}

/// When the database last heard of this node.
#[derive(Clone, Copy)]
struct Heard {
    /// Another one after others have taken this node for dead, and given back what it held.
    node: Uuid,
    at: Moment,
    /// Since when there was no gap.
    since: Moment,
}

/// A point in time on both clocks: one of them stands still while the machine sleeps, the other can be set.
#[derive(Clone, Copy)]
struct Moment(Instant, SystemTime);

impl Moment {
    fn now() -> Self {
        Self(Instant::now(), SystemTime::now())
    }

    fn elapsed(self) -> Duration {
        self.0.elapsed().max(self.1.elapsed().unwrap_or_default())
    }
}

impl Heartbeat {
    pub(super) fn new(pool: &PgPool, pace: Pace) -> Self {
        // What a crash of the database takes back here, the next beat says again.
        let options = pool.connect_options().as_ref().clone().options([("synchronous_commit", "off")]);
        Self {
            pace,
            options,
            heard: Mutex::default(),
            beats: Mutex::default(),
            connection: tokio::sync::Mutex::default(),
        }
    }

    pub(super) fn every(&self) -> Duration {
        self.pace.every
    }

    /// The node that mail can be claimed for now, if the database has heard of it lately.
    pub(super) fn node(&self) -> Option<Uuid> {
        self.heard().filter(|heard| heard.at.elapsed() < self.pace.trusted).map(|heard| heard.node)
    }

    /// Beats until it is dropped.
    pub(super) async fn go_on(self: Arc<Self>) {
        let mut told = String::new();
        loop {
            tokio::time::sleep(self.pace.every).await;
            let why = self.beat().await.err().map(|error| discreet(&error)).unwrap_or_default();
            if !why.is_empty() && why != told {
                tracing::warn!("the database cannot be told that this node sends mail: {why}");
            }
            told = why;
        }
    }

    /// Tells the database that this node is alive, and gives back what dead nodes held.
    pub(super) async fn beat(&self) -> sqlx::Result<()> {
        let mut connection = self.connection.lock().await;
        let mut own = connection.take();
        let beaten = timeout(self.pace.trusted, self.beat_on(&mut own)).await;
        beaten.unwrap_or(Err(sqlx::Error::PoolTimedOut))?;
        // One that failed is not used again.
        *connection = own;
        Ok(())
    }

    async fn beat_on(&self, own: &mut Option<PgConnection>) -> sqlx::Result<()> {
        let conn = match own {
            Some(conn) => conn,
            None => own.insert(PgConnection::connect_with(&self.options).await?),
        };
        // Before the database hears of it, so that this node never trusts itself longer than others do.
        let at = Moment::now();
        let before = self.heard();
        let is_known = match before {
            Some(heard) => nodes::renew(conn, heard.node).await?,
            None => false,
        };
        let heard = match before {
            Some(heard) if is_known && heard.at.elapsed() < self.pace.trusted => Heard { at, ..heard },
            Some(heard) if is_known => Heard { at, since: at, ..heard },
            _ => {
                let node = Uuid::new_v4();
                nodes::register(conn, node).await?;
                Heard { node, at, since: at }
            }
        };
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(heard);
        let silent = self.silent(nodes::beats(conn).await?);
        if heard.since.elapsed() >= self.pace.dead && !silent.is_empty() {
            let dead = nodes::remove_silent(conn, &silent).await?;
            if dead > 0 {
                tracing::info!(dead, "the mail of nodes that ended goes on");
            }
        }
        Ok(())
    }

    /// Those of these beats that have been the last of their nodes for too long.
    fn silent(&self, beats: Vec<Beat>) -> Vec<Beat> {
        let now = Instant::now();
        let mut known = self.beats.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::take(&mut *known);
        let mut silent = Vec::new();
        for beat in beats {
            let since = match before.get(&beat.id) {
                Some((heard_at, since)) if *heard_at == beat.heard_at => *since,
                _ => now,
            };
            known.insert(beat.id, (beat.heard_at, since));
            if now - since >= self.pace.dead {
                silent.push(beat);
            }
        }
        silent
    }

    /// Gives back all that this node still holds, before it ends.
    pub(super) async fn end(&self) -> sqlx::Result<()> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner).take();
        let connection = self.connection.lock().await.take();
        if let (Some(heard), Some(mut conn)) = (heard, connection) {
            nodes::remove(&mut conn, heard.node).await?;
            conn.close().await?;
        }
        Ok(())
    }

    fn heard(&self) -> Option<Heard> {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
