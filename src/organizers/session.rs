//! Sessions, stored in Postgres for all nodes, under the hash of the cookie's value.
//!
//! tower-sessions reads the cookie and uses this store. The lifetime is decided here, by our own clock: a session
//! ends when it was not used for a while, and at the latest after a week.

pub use super::store::sessions::OpenSession;
use std::collections::HashMap;

use async_trait::async_trait;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use time::{Duration, OffsetDateTime};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};
use uuid::Uuid;

use super::{Organizers, attempt_limits, store};
use crate::{
    clock::Clock,
    error::{discreet, is_unavailable},
};

/// A session that was not used for so long has ended: an organizer's evening with a meal in between.
pub const IDLE: Duration = Duration::hours(12);

/// The longest session, however much it is used.
pub const LONGEST: Duration = Duration::days(7);

/// The precision of the time of last use: within this interval, requests do not write to the database.
const SEEN_EVERY: Duration = Duration::MINUTE;

/// Key of the session data: the account that is signed in.
pub const ORGANIZER: &str = "organizer";

/// Key of the session data: the account whose password was right and whose code is missing.
pub const HALF: &str = "half";

/// Key of the session data: the browser, in a few words.
pub const BROWSER: &str = "browser";

#[derive(Clone, Debug)]
pub struct Sessions {
    pool: PgPool,
    clock: Clock,
}

impl Organizers {
    pub fn sessions(&self) -> Sessions {
        Sessions { pool: self.pool.clone(), clock: self.clock.clone() }
    }

    /// The open sessions of an organizer, the latest first.
    pub async fn open_sessions(&self, organizer: Uuid) -> sqlx::Result<Vec<OpenSession>> {
        let (begun, seen) = limits(self.clock.now());
        store::sessions::open_sessions(&mut *self.pool.acquire().await?, organizer, begun, seen).await
    }

    /// The id of the session that a request came with.
    pub async fn session_id(&self, id: Id) -> sqlx::Result<Option<Uuid>> {
        store::sessions::name_of(&mut *self.pool.acquire().await?, &hash(&id)).await
    }

    /// Ends one session of an organizer.
    pub async fn end_session(&self, organizer: Uuid, session: Uuid) -> sqlx::Result<bool> {
        store::sessions::end(&mut *self.pool.acquire().await?, organizer, session).await
    }

    /// Signs everybody out.
    pub async fn end_all_sessions(&self) -> sqlx::Result<()> {
        store::sessions::end_everybodys(&mut *self.pool.acquire().await?).await
    }

    /// Deletes sessions that have ended and sign-in attempts that no longer count; for a periodic job.
    pub async fn forget_ended(&self) -> sqlx::Result<()> {
        let now = self.clock.now();
        let (begun, seen) = limits(now);
        let conn = &mut *self.pool.acquire().await?;
        store::sessions::forget(conn, begun, seen).await?;
        store::failures::forget_before(conn, now - attempt_limits::WINDOW, now - attempt_limits::KNOWN_FOR)
            .await
    }
}

/// A session must have begun and been used after these moments.
fn limits(now: OffsetDateTime) -> (OffsetDateTime, OffsetDateTime) {
    (now - LONGEST, now - IDLE)
}

/// Stored instead of the session id: 128 random bits need no salt and no slow hash.
fn hash(id: &Id) -> Vec<u8> {
    Sha256::digest(id.0.to_be_bytes()).to_vec()
}

fn stored<'a>(record: &'a Record, hash: &'a [u8]) -> serde_json::Result<store::sessions::StoredSession<'a>> {
    let text = |name: &str| record.data.get(name).and_then(Value::as_str);
    Ok(store::sessions::StoredSession {
        hash,
        organizer: text(ORGANIZER).and_then(|id| id.parse().ok()),
        data: serde_json::to_value(&record.data)?,
        browser: text(BROWSER).unwrap_or_default(),
    })
}

impl Sessions {
    async fn connection(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Postgres>> {
        self.pool.acquire().await.map_err(failed)
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        loop {
            let hash = hash(&record.id);
            let stored = stored(record, &hash).map_err(|error| Error::Encode(error.to_string()))?;
            if store::sessions::begin(&mut *self.connection().await?, &stored, self.clock.now())
                .await
                .map_err(failed)?
            {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let hash = hash(&record.id);
        let stored = stored(record, &hash).map_err(|error| Error::Encode(error.to_string()))?;
        store::sessions::save(&mut *self.connection().await?, &stored).await.map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let (now, hash) = (self.clock.now(), hash(id));
        let (begun, seen) = limits(now);
        let conn = &mut *self.connection().await?;
        let Some((data, seen_at)) = store::sessions::find(conn, &hash, begun, seen).await.map_err(failed)?
        else {
            return Ok(None);
        };
        if seen_at < now - SEEN_EVERY {
            store::sessions::seen(conn, &hash, now).await.map_err(failed)?;
        }
        let data: HashMap<String, Value> =
            serde_json::from_value(data).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date: now + IDLE }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        store::sessions::delete(&mut *self.connection().await?, &hash(id)).await.map_err(failed)
    }
}

/// What an error begins with that passes: tower-sessions hands on no cause, only words.
const AWAY: &str = "the database is away";

#[expect(clippy::needless_pass_by_value)] // `map_err` hands it over
fn failed(error: sqlx::Error) -> Error {
    let what = discreet(&error);
    Error::Backend(if is_unavailable(&error) { format!("{AWAY}: {what}") } else { what })
}

/// Whether a session could not be read only because the database cannot be reached or is busy.
pub(super) fn passes(error: &tower_sessions::session::Error) -> bool {
    matches!(error, tower_sessions::session::Error::Store(Error::Backend(what)) if what.starts_with(AWAY))
}
