//! Reads the audit trail for organizers: the latest lines first, page by page, with filters.

use serde_json::Value;
use sqlx::{PgConnection, query_as};
use time::OffsetDateTime;
use uuid::Uuid;

/// Filters. `None` means no filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrailFilter {
    pub letter: Option<i64>,
    /// The actor: `signer`, `reader`, `organizer`, `command-line` or `site`.
    pub who: Option<String>,
    pub organizer: Option<Uuid>,
    pub act: Option<String>,
    pub from: Option<OffsetDateTime>,
    pub until: Option<OffsetDateTime>,
    /// The signature or account that was changed.
    pub subject: Option<Uuid>,
}

/// A line of the trail, with all fields.
#[derive(Clone, Debug)]
pub struct TrailEntry {
    /// The position in the trail.
    pub id: i64,
    pub at: OffsetDateTime,
    pub who: String,
    /// Which organizer, if the actor is one.
    pub organizer: Option<Uuid>,
    pub act: String,
    /// The letter, if the action is about one.
    pub letter: Option<i64>,
    /// The signature, or for lines without a letter, the account.
    pub subject: Option<Uuid>,
    pub detail: Value,
}

/// The lines that match, the latest first: at most `most`, and only those before the position `before`.
pub async fn lines(
    conn: &mut PgConnection,
    filter: &TrailFilter,
    before: Option<i64>,
    most: i64,
) -> sqlx::Result<Vec<TrailEntry>> {
    query_as!(
        TrailEntry,
        "select id, at, who, organizer_id as organizer, act, letter_id as letter, subject, detail from audit
         where ($1::bigint is null or id < $1) and ($2::bigint is null or letter_id = $2)
           and ($3::text is null or who = $3) and ($4::uuid is null or organizer_id = $4)
           and ($5::text is null or act = $5) and ($6::timestamptz is null or at >= $6)
           and ($7::timestamptz is null or at < $7) and ($8::uuid is null or subject = $8)
         order by id desc limit $9",
        before,
        filter.letter,
        filter.who.as_deref(),
        filter.organizer,
        filter.act.as_deref(),
        filter.from,
        filter.until,
        filter.subject,
        most
    )
    .fetch_all(conn)
    .await
}
