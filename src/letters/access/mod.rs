//! Owns private links: they let chosen readers see a letter before it is public.
//!
//! A link gives permission to read, to sign, or to see the list of signatories as the press will. It has a label
//! and an expiry time, and it can be revoked. Responses behind a private link are never cached.

mod store;

use serde_json::json;
use sqlx::PgPool;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::source::vocabulary::choice;
use crate::audit::{self, Who, journal::Journal};

/// The trail's name for the end of a link.
pub const END: &str = "end-link";

/// Default lifetime of a link: an embargo is a matter of days.
pub const WORKS_FOR: Duration = Duration::days(14);

choice! {
    /// What a link admits to, the least first.
    Admits {
        Read,
        /// To sign it, too, before it is published.
        Sign,
        /// To read it and to see its signatories, as a list and as data.
        Press,
    }
}

#[derive(Clone, Debug)]
pub struct PrivateLink {
    /// The id, which the token in the link carries.
    pub id: Uuid,
    pub letter: i64,
    pub admits: Admits,
    /// Says for which person or group the link was made.
    pub label: String,
    pub created_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
    pub revoked_at: Option<OffsetDateTime>,
    /// How many forms were sent and files downloaded through the link.
    pub uses: i64,
}

impl PrivateLink {
    /// True if the link is neither revoked nor expired.
    pub fn is_open(&self, now: OffsetDateTime) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

#[derive(Clone, Copy, Debug)]
pub struct NewLink<'a> {
    pub letter: i64,
    pub admits: Admits,
    /// Says for which person or group the link is made.
    pub label: &'a str,
    pub expires_at: OffsetDateTime,
}

pub async fn grant(pool: &PgPool, who: Who, link: NewLink<'_>, now: OffsetDateTime) -> sqlx::Result<Uuid> {
    let id = Uuid::now_v7();
    let mut tx = pool.begin().await?;
    store::insert(&mut tx, id, link, now).await?;
    // The label is stored with the link only and not in the audit log: it may contain a person's name.
    let detail = json!({ "link": id, "admits": link.admits.as_str() });
    let entry = audit::Entry { who, act: "make-link", letter: link.letter, subject: None, detail };
    audit::record(&mut tx, now, &[entry]).await?;
    tx.commit().await?;
    Ok(id)
}

pub async fn find(pool: &PgPool, id: Uuid) -> sqlx::Result<Option<PrivateLink>> {
    store::find(pool, id).await
}

/// The links of a letter, in the order of creation.
pub async fn all(pool: &PgPool, letter: i64) -> sqlx::Result<Vec<PrivateLink>> {
    store::all(pool, letter).await
}

/// Revokes a link at once. Returns false if there is no such link.
pub async fn revoke(
    (pool, journal): (&PgPool, &Journal),
    who: Who,
    id: Uuid,
    now: OffsetDateTime,
) -> sqlx::Result<bool> {
    let Some(link) = find(pool, id).await? else { return Ok(false) };
    let mut tx = pool.begin().await?;
    if store::revoke(&mut tx, id, now).await? {
        let detail = json!({ "link": id });
        let entry = audit::Entry { who, act: END, letter: link.letter, subject: None, detail };
        audit::record(&mut tx, now, &[entry]).await?;
        journal.commit(tx, now, END, id).await?;
    }
    Ok(true)
}

/// Counts a form sent or a file downloaded through a link.
pub async fn count_use(pool: &PgPool, id: Uuid) -> sqlx::Result<()> {
    store::count_use(pool, id).await
}
