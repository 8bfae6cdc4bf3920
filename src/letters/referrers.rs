//! Which other sites lead readers to a letter: their hosts, counted by the day, and nothing of who came.
//!
//! Visits are counted in memory, since reading a page changes nothing in the database; now and then the sums are
//! written down. Of a day that is over, hosts that few came from are forgotten: they might tell of one person. So is
//! everything after a season.

pub use super::store::referrals::Referrer;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use sqlx::PgPool;
use time::{Date, OffsetDateTime};
use tokio_util::sync::CancellationToken;
use url::Url;

use super::store::referrals as store;
use crate::error::discreet;

/// How long sums are kept.
pub const KEPT_FOR: time::Duration = time::Duration::days(90);

/// Of a day that is over, hosts with fewer visits are forgotten.
const FEWEST: i64 = 5;

/// How many hosts a letter has on a day; whatever comes beyond that is counted as one. Anybody can claim to come from
/// anywhere.
const MOST_HOSTS: i64 = 200;

/// How many sums wait in memory: more than come together between two writes, if nobody makes them up.
const MOST_IN_MEMORY: usize = 1_000;

/// How often sums are written down.
const EVERY: Duration = Duration::from_secs(60);

/// The longest name of a host (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 253;

/// What this node has counted and not written down yet.
pub struct Referrers {
    pool: PgPool,
    counted: Mutex<HashMap<(i64, Date, String), i64>>,
}

impl Referrers {
    pub fn open(pool: PgPool) -> Self {
        Self { pool, counted: Mutex::default() }
    }

    /// Counts a visit that came, as its browser says, from that address; not one that came from `own`, our host.
    pub fn came(&self, letter: i64, day: Date, from: &str, own: &str) {
        let Some(host) = host(from).filter(|host| host != own) else { return };
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = counted.len() >= MOST_IN_MEMORY;
        match counted.get_mut(&(letter, day, host.clone())) {
            Some(visits) => *visits += 1,
            None if is_full => {}
            None => drop(counted.insert((letter, day, host), 1)),
        }
    }

    /// Writes down what was counted. What cannot be written waits for the next time.
    pub async fn write_down(&self) -> sqlx::Result<()> {
        let counted = std::mem::take(&mut *self.counted.lock().unwrap_or_else(PoisonError::into_inner));
        if counted.is_empty() {
            return Ok(());
        }
        let sums: Vec<_> = counted.into_iter().collect();
        let written = store::add(&self.pool, &sums, MOST_HOSTS).await;
        if written.is_err() {
            let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
            for (of, visits) in sums {
                *counted.entry(of).or_default() += visits;
            }
        }
        written
    }

    /// Writes down, now and then, until `stopped`, and once more then.
    pub async fn keep(&self, stopped: CancellationToken) {
        loop {
            let is_over = tokio::select! {
                () = tokio::time::sleep(EVERY) => false,
                () = stopped.cancelled() => true,
            };
            if let Err(error) = self.write_down().await {
                tracing::warn!("where readers came from cannot be written down yet: {}", discreet(&error));
            }
            if is_over {
                return;
            }
        }
    }

    /// Whence readers of a letter came since that day: hosts that more than a few came from, the most first.
    pub async fn of(&self, letter: i64, since: Date) -> sqlx::Result<Vec<Referrer>> {
        store::of(&self.pool, letter, since, FEWEST).await
    }

    /// Forgets what is old, and of days that are over what is rare.
    pub async fn forget(&self, now: OffsetDateTime) -> sqlx::Result<()> {
        store::forget(&self.pool, (now - KEPT_FOR).date(), now.date(), FEWEST).await
    }
}

/// The host of an address, as people know it: `example.org` of `https://www.example.org/a/b?c`; of an app the name
/// that it gives (`android-app://org.example.chat`).
fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    if !["http", "https", "android-app"].contains(&url.scheme()) {
        return None;
    }
    let host = url.host_str()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_a_name = host.contains('.')
        && host.len() <= LONGEST_HOST
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        // A number names a machine, and perhaps the person at it.
        && !host.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_a_name.then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_the_host_alone_is_kept() {
        for (address, known) in [
            ("https://www.Herald.example/news/1?reader=ada", Some("herald.example")),
            ("http://social.example:8080/@ada", Some("social.example")),
            ("android-app://org.example.chat/", Some("org.example.chat")),
            ("https://192.0.2.7/", None),
            ("https://[2001:db8::7]/", None),
            ("http://localhost:3000/", None),
            ("mailto:ada@example.org", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(host(address).as_deref(), known, "{address}");
        }
    }
}
