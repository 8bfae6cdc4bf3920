//! The audit trail: who did what, append-only. Read in [`trail`]; what took something away is noted again outside of the
//! database, in [`journal`].
//!
//! A row contains ids, field names and reasons, never a value that a person may ask to have erased; a trigger
//! refuses update, delete and truncate. Who acts builds the [`Entry`]: signing by `Signature::entry` in its unit of
//! work, which writes them at commit; other capabilities by [`record`] in their transaction.

pub mod journal;
pub mod trail;

use serde_json::Value;
use sqlx::{PgConnection, query, query_as};
use strum::{IntoStaticStr, VariantNames};
use time::OffsetDateTime;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Who {
    /// The signer whose signature it is.
    Signer,
    /// A reader of the list.
    Reader,
    /// An organizer, by their account.
    Organizer(Uuid),
    /// Whoever has a shell on the server.
    CommandLine,
    /// The program itself: a file was read, or a period ended.
    Site,
}

impl Who {
    /// The names of all of them in the trail, in the order in which they are offered.
    pub const NAMES: &'static [&'static str] = Self::VARIANTS;

    const fn organizer(self) -> Option<Uuid> {
        match self {
            Self::Organizer(id) => Some(id),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub who: Who,
    /// The action as a verb: `confirm`, `publish`, `withdraw`.
    pub act: &'static str,
    pub letter: i64,
    /// The signature, if the action is about one.
    pub subject: Option<Uuid>,
    /// Ids, field names, reasons.
    pub detail: Value,
}

/// Writes entries in the transaction of the change that they record.
pub async fn record(tx: &mut PgConnection, at: OffsetDateTime, entries: &[Entry]) -> sqlx::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let organizers: Vec<_> = entries.iter().map(|entry| entry.who.organizer()).collect();
    let who: Vec<_> = entries.iter().map(|entry| entry.who.into_str().to_owned()).collect();
    let acts: Vec<_> = entries.iter().map(|entry| entry.act.to_owned()).collect();
    let letters: Vec<_> = entries.iter().map(|entry| entry.letter).collect();
    let subjects: Vec<_> = entries.iter().map(|entry| entry.subject).collect();
    let details: Vec<_> = entries.iter().map(|entry| entry.detail.clone()).collect();
    query!(
        "insert into audit (at, who, organizer_id, act, letter_id, subject, detail)
         select $1, * from unnest($2::text[], $7::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::jsonb[])",
        at,
        &who,
        &acts,
        &letters,
        &subjects as &[Option<Uuid>],
        &details,
        &organizers as &[Option<Uuid>]
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes an action on an organizer's account, which belongs to no letter.
pub async fn record_of_account(
    tx: &mut PgConnection,
    at: OffsetDateTime,
    act: (Who, &'static str),
    account: Uuid,
    detail: Value,
) -> sqlx::Result<()> {
    record_beside_letters(tx, at, act, Some(account), detail).await
}

/// Writes an action on the whole site.
pub async fn record_of_site(
    tx: &mut PgConnection,
    at: OffsetDateTime,
    act: (Who, &'static str),
    detail: Value,
) -> sqlx::Result<()> {
    record_beside_letters(tx, at, act, None, detail).await
}

async fn record_beside_letters(
    tx: &mut PgConnection,
    at: OffsetDateTime,
    (who, act): (Who, &'static str),
    account: Option<Uuid>,
    detail: Value,
) -> sqlx::Result<()> {
    query!(
        "insert into audit (at, who, organizer_id, act, subject, detail) values ($1, $2, $3, $4, $5, $6)",
        at,
        who.into_str(),
        who.organizer(),
        act,
        account,
        detail
    )
    .execute(tx)
    .await
    .map(drop)
}

/// A line of the trail as it is read.
#[derive(Clone, Debug)]
pub struct HistoryEntry {
    pub at: OffsetDateTime,
    /// The actor: one of [`Who::NAMES`].
    pub who: String,
    /// Which organizer, if the actor is one.
    pub organizer: Option<Uuid>,
    pub act: String,
    /// Ids, field names, reasons.
    pub detail: Value,
}

/// The lines about one signature, oldest first.
pub async fn story(conn: &mut PgConnection, subject: Uuid) -> sqlx::Result<Vec<HistoryEntry>> {
    query_as!(
        HistoryEntry,
        "select at, who, organizer_id as organizer, act, detail from audit where subject = $1 order by id",
        subject
    )
    .fetch_all(conn)
    .await
}
