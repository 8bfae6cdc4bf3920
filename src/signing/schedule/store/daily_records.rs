//! The number at the end of each day.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::signing::schedule::daily_records::DayRecord;

/// Was this day not noted, of a letter that was there before it ended at `end`?
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

/// Notes a day whose snapshot shows the letter `as_of` a moment, unless another node has. Whoever left while the file
/// was summed has amended it: the letter's row keeps those who leave in this moment waiting until they find it.
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

/// All of a letter, the newest first.
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

/// Says of the records that count one of these signatures that it is not any more as it was.
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
