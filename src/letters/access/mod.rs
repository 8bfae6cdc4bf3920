//! Private links: who may see a letter before the public does.
//!
//! A link admits to reading, to signing, or to the list as the press will see it; it has a label, an end, and
//! can be revoked. What it opens is never cached.

mod store;

use serde_json::json;
use sqlx::PgPool;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::source::vocabulary::choice;
use crate::audit::{self, Who};

/// How long a link works if nobody says otherwise: an embargo is a matter of days.
pub const WORKS_FOR: Duration = Duration::days(14);

choice! {
    /// What a link admits to, the least first.
    Admits {
        /// To read the letter.
        Read,
        /// To sign it, too, before it is published.
        Sign,
        /// To read it and to see its signatories, as a list and as data.
        Press,
    }
}

#[derive(Clone, Debug)]
pub struct PrivateLink {
    /// Its id, which the token in it carries.
    pub id: Uuid,
    pub letter: i64,
    /// What it admits to.
    pub admits: Admits,
    /// For whom it was made.
    pub label: String,
    /// When it was made.
    pub created_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
    /// When it was revoked.
    pub revoked_at: Option<OffsetDateTime>,
    /// Forms sent and files taken through it.
    pub uses: i64,
}

impl PrivateLink {
    /// Does it still open anything?
    pub fn is_open(&self, now: OffsetDateTime) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

/// A link that is about to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewLink<'a> {
    pub letter: i64,
    /// What it admits to.
    pub admits: Admits,
    /// For whom it is made.
    pub label: &'a str,
    pub expires_at: OffsetDateTime,
}

pub async fn grant(pool: &PgPool, who: Who, link: NewLink<'_>, now: OffsetDateTime) -> sqlx::Result<Uuid> {
    let id = Uuid::now_v7();
    let mut tx = pool.begin().await?;
    store::insert(&mut tx, id, link, now).await?;
    // For whom it is stays with the link: a label may name somebody.
    let detail = json!({ "link": id, "admits": link.admits.as_str() });
    let entry = audit::Entry { who, act: "make-link", letter: link.letter, subject: None, detail };
    audit::record(&mut tx, now, &[entry]).await?;
    tx.commit().await?;
    Ok(id)
}

pub async fn find(pool: &PgPool, id: Uuid) -> sqlx::Result<Option<PrivateLink>> {
    store::find(pool, id).await
}

/// The links of a letter, in the order in which they were made.
pub async fn all(pool: &PgPool, letter: i64) -> sqlx::Result<Vec<PrivateLink>> {
    store::all(pool, letter).await
}

/// Ends a link now; true if there is one.
pub async fn revoke(pool: &PgPool, who: Who, id: Uuid, now: OffsetDateTime) -> sqlx::Result<bool> {
    let Some(link) = find(pool, id).await? else { return Ok(false) };
    let mut tx = pool.begin().await?;
    if store::revoke(&mut tx, id, now).await? {
        let detail = json!({ "link": id });
        let entry = audit::Entry { who, act: "end-link", letter: link.letter, subject: None, detail };
        audit::record(&mut tx, now, &[entry]).await?;
    }
    tx.commit().await?;
    Ok(true)
}

/// Counts that a form was sent or a file taken through a link.
pub async fn count_use(pool: &PgPool, id: Uuid) -> sqlx::Result<()> {
    store::count_use(pool, id).await
}
