//! SQL of the daily records: the count at the end of each day.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Is there no record of this day, for a letter that existed before the day ended at `end`?
pub async fn is_missing(
    conn: &mut PgConnection,
    letter: i64,
    (day, end): (Date, OffsetDateTime),
) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (select from letter where id = $1 and first_seen_at < $3)
              and not exists (select from day_record where letter_id = $1 and day = $2) as "missing!""#,
        letter,
        day,
        end
    )
    .fetch_one(conn)
    .await
}

/// Inserts the record of a day from a snapshot that shows the letter `as_of` a moment, unless another node did. A
/// withdrawal while the file was hashed has to amend this record: a lock on the letter's row makes it wait until the
/// record exists.
pub async fn insert(
    tx: &mut PgConnection,
    letter: i64,
    record: &DayRecord,
    as_of: OffsetDateTime,
) -> sqlx::Result<()> {
    query!("select from letter_revision where letter_id = $1 for share", letter)
        .fetch_optional(&mut *tx)
        .await?;
    query!(
        "insert into day_record (letter_id, day, taken_at, revision, public, private, anonymous, nonced_sha256, amended_at)
         values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8,
                 case when exists (select from signature
                                   where letter_id = $1 and revision > $4 and number is not null and published_at <= $9)
                 then $3::timestamptz end)
         on conflict do nothing",
        letter,
        record.day,
        record.taken_at,
        record.revision,
        record.public,
        record.private,
        record.anonymous,
        record.nonced_sha256.as_deref(),
        as_of
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// All records of a letter, the newest first.
pub async fn of(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<DayRecord>> {
    query_as!(
        DayRecord,
        "select day, taken_at, revision, public, private, anonymous, nonced_sha256, amended_at
         from day_record where letter_id = $1 order by day desc",
        letter
    )
    .fetch_all(conn)
    .await
}

/// Marks the records that count one of these signatures as amended.
pub async fn amend(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    query!(
        "update day_record set amended_at = reached.as_of
         from (select letter_id, min(published_at) as since from signature
               where id = any($1) and published_at is not null group by letter_id) as touched
         join letter_revision reached using (letter_id)
         where day_record.letter_id = touched.letter_id and taken_at >= touched.since and amended_at is null",
        ids
    )
    .execute(tx)
    .await?;
    Ok(())
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRecord {
    /// The day; it ends at midnight in UTC.
    pub day: Date,
    /// When the snapshot was taken, which is after the day's end.
    pub taken_at: OffsetDateTime,
    /// The revision of the snapshot.
    pub revision: i64,
    /// Published with a name.
    pub public: i64,
    /// Published without showing the name.
    pub private: i64,
    /// Published without a name.
    pub anonymous: i64,
    /// The SHA-256 of a nonce and the CSV file of that revision, if it has rows. The nonce is deleted with its
    /// revision; without it, it cannot be tested whether a line was in the file.
    pub nonced_sha256: Option<Vec<u8>>,
    /// When a signature that it counts was first changed or withdrawn afterwards.
    pub amended_at: Option<OffsetDateTime>,
}

impl DayRecord {
    /// The number of signatures.
    pub const fn count(&self) -> i64 {
        self.public + self.private + self.anonymous
    }

    /// The number of rows in the file.
    pub const fn rows(&self) -> i64 {
        self.public + self.anonymous
    }

    /// The hash in text form, if there is one.
    pub fn sum(&self) -> Option<String> {
        let sum = self.nonced_sha256.as_ref()?;
        Some(sum.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
