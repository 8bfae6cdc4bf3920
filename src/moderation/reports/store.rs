//! Owns the table `report`.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Report;

/// Stores a report, unless its signature has `most` of them already; true if it was stored.
pub(in crate::moderation) async fn insert(
    tx: &mut PgConnection,
    letter: i64,
    report: &Report,
    most: i64,
) -> sqlx::Result<bool> {
    let inserted = query!(
        "insert into report (id, letter_id, signature_id, words, reported_at)
         select $1, $2, $3, $4, $5
         where (select count(*) from report where signature_id = $3) < $6",
        report.id,
        letter,
        report.signature,
        report.words,
        report.reported_at,
        most
    )
    .execute(tx)
    .await?;
    Ok(inserted.rows_affected() > 0)
}

/// The next reports of one letter or of all, the longest waiting first. A report of a signature that was
/// rejected or withdrawn since needs no decision.
pub(in crate::moderation) async fn waiting(
    conn: &mut PgConnection,
    letter: Option<i64>,
    (since, after): (OffsetDateTime, Uuid),
    most: i64,
) -> sqlx::Result<Vec<Report>> {
    query_as!(
        Report,
        "select report.id, signature_id as signature, words, reported_at
         from report join signature on signature.id = signature_id and state = 'published'
         where (report.letter_id = $1 or $1 is null) and (reported_at, report.id) > ($2, $3)
         order by reported_at, report.id limit $4",
        letter,
        since,
        after,
        most
    )
    .fetch_all(conn)
    .await
}

/// How many reports of each letter, or of this one, wait since this time or longer, or at all.
pub(in crate::moderation) async fn count(
    conn: &mut PgConnection,
    letter: Option<i64>,
    since: Option<OffsetDateTime>,
) -> sqlx::Result<Vec<(i64, i64)>> {
    let rows = query!(
        r#"select report.letter_id as letter, count(*) as "waits!" from report
           join signature on signature.id = signature_id
           where (report.letter_id = $1 or $1 is null) and (reported_at <= $2 or $2::timestamptz is null)
             and state = 'published'
           group by report.letter_id"#,
        letter,
        since
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.letter, row.waits)).collect())
}

/// Deletes one report. Returns its letter and its signature, or `None` if there was no such report.
pub(in crate::moderation) async fn delete(
    tx: &mut PgConnection,
    id: Uuid,
) -> sqlx::Result<Option<(i64, Uuid)>> {
    let deleted = query!("delete from report where id = $1 returning letter_id, signature_id", id)
        .fetch_optional(tx)
        .await?;
    Ok(deleted.map(|row| (row.letter_id, row.signature_id)))
}

pub(in crate::moderation) async fn is_reported(
    conn: &mut PgConnection,
    signature: Uuid,
) -> sqlx::Result<bool> {
    query_scalar!(r#"select exists (select from report where signature_id = $1) as "is!""#, signature)
        .fetch_one(conn)
        .await
}

/// Deletes the reports from before this time, and those whose signature was rejected or withdrawn.
pub(in crate::moderation) async fn purge(
    conn: &mut PgConnection,
    before: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "delete from report using signature
         where signature.id = report.signature_id
           and (report.reported_at < $1 or signature.state in ('rejected', 'withdrawn'))",
        before
    )
    .execute(conn)
    .await?;
    Ok(())
}
