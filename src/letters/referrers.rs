//! Counts which other sites readers come from: host names per letter and day, nothing about the visitor.
//!
//! Visits are counted in memory, because reading a page does not change the database; the sums are stored every
//! minute. After the day is over, hosts with few visits are deleted, because they could identify one person. After
//! 90 days all sums are deleted.

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
use crate::{
    database::{LONGEST_WAIT, within},
    error::discreet,
};

/// Retention of the sums.
pub const KEPT_FOR: time::Duration = time::Duration::days(90);

/// After the day is over, hosts with fewer visits are deleted.
const FEWEST: i64 = 5;

/// How many hosts are stored per letter and day; all others are counted as one. The header can be forged, so the
/// number must be limited.
const MOST_HOSTS: i64 = 200;

/// How many sums are held in memory: more than real visits produce between two writes.
const MOST_IN_MEMORY: usize = 1_000;

/// Interval of the writes.
const EVERY: Duration = Duration::from_secs(60);

/// The longest host name (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 253;

/// Visits counted by this node and not yet stored.
pub struct Referrers {
    pool: PgPool,
    counted: Mutex<HashMap<(i64, Date, String), i64>>,
}

impl Referrers {
    pub fn open(pool: PgPool) -> Self {
        Self { pool, counted: Mutex::default() }
    }

    /// Counts a visit with the referrer `from`, unless that is `own`, our host.
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

    /// Stores the sums. If that fails, they are kept for the next attempt.
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

    /// Stores the sums at every interval until `stopped`, and once more then.
    pub async fn keep(&self, stopped: CancellationToken) {
        loop {
            let is_over = tokio::select! {
                () = tokio::time::sleep(EVERY) => false,
                () = stopped.cancelled() => true,
            };
            if let Err(error) = within(LONGEST_WAIT, self.write_down()).await {
                tracing::warn!("where readers came from cannot be written down yet: {}", discreet(&error));
            }
            if is_over {
                return;
            }
        }
    }

    /// The hosts that readers came from since that day, only those with enough visits, the most visits first.
    pub async fn of(&self, letter: i64, since: Date) -> sqlx::Result<Vec<Referrer>> {
        store::of(&self.pool, letter, since, FEWEST).await
    }

    /// Deletes old sums, and rare hosts of days that are over.
    pub async fn forget(&self, now: OffsetDateTime) -> sqlx::Result<()> {
        store::forget(&self.pool, (now - KEPT_FOR).date(), now.date(), FEWEST).await
    }
}

/// The host as people know it: `example.org` of `https://www.example.org/a/b?c`; for an app the name that it sends
/// (`android-app://org.example.chat`).
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
        // An IP address identifies a machine, and perhaps its user.
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
