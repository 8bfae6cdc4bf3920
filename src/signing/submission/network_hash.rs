//! Owns the hashes that show which forms came from one network: for two days, and without revealing which network it
//! was.
//!
//! Only a keyed hash is stored; the key changes every day at midnight UTC. Old keys are deleted: in a copy of the
//! database that is a day old, the network cannot be found by trying all networks of the world. The network of a form
//! is recorded when the form is stored, never read from a log.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use time::{Date, Duration};
use uuid::Uuid;

use super::{Submissions, store};
use crate::keys::PassingKey;

/// Retention: an attack is noticed within a day, and handled on the next.
pub const KEPT_FOR: Duration = Duration::days(2);

/// The key of the day, once this node has read it.
#[derive(Default)]
pub(in crate::signing) struct KeyOfTheDay(Mutex<Option<(Date, PassingKey)>>);

impl Submissions {
    /// The hash of a network, equal for everything that is sent from there today. The network itself, such as
    /// `203.0.113.0/24`, is not passed on.
    pub async fn network_hash(&self, network: &str) -> anyhow::Result<Vec<u8>> {
        let today = self.context.now().date();
        let known = self.network_key.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, key)) = known.filter(|(day, _)| *day == today) {
            return Ok(key.hash(network.as_bytes()));
        }
        let context = format!("network {today}");
        let made = self.context.keys.seal_new_key(&context);
        let sealed = store::networks::key(&self.context.pool, today, &made).await?;
        let key = self
            .context
            .keys
            .passing_key(&context, &sealed)
            .ok_or_else(|| anyhow::anyhow!("the key of the day does not open"))?;
        let hash = key.hash(network.as_bytes());
        *self.network_key.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((today, key));
        Ok(hash)
    }

    /// How many signatures wait for a moderator and came from the network of each of these on the same day, including
    /// itself; none once the network is deleted.
    pub async fn held_from_networks_of(&self, signatures: &[Uuid]) -> sqlx::Result<HashMap<Uuid, i64>> {
        store::networks::held_beside(&mut *self.context.conn().await?, signatures).await
    }

    /// Deletes networks, and the keys of past days.
    pub async fn forget_networks(&self) -> sqlx::Result<()> {
        let now = self.context.now();
        let conn = &mut *self.context.conn().await?;
        while store::networks::forget(conn, now - KEPT_FOR).await?.is_more() {}
        store::networks::forget_keys(conn, now.date()).await
    }
}
