//! Reports of readers.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::moderation::reports::Report;

/// Keeps a report, unless there are `most` of its signature already; true if it was kept.
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

/// The reports that wait, the longest waiting first, of one letter or of all.
pub(in crate::moderation) async fn waiting(
    conn: &mut PgConnection,
    letter: Option<i64>,
) -> sqlx::Result<Vec<Report>> {
    query_as!(
        Report,
        "select id, signature_id as signature, words, reported_at from report
         where letter_id = $1 or $1 is null
         order by reported_at, id",
        letter
    )
    .fetch_all(conn)
    .await
}

/// How many reports of each letter wait since then or longer.
pub(in crate::moderation) async fn count(
    conn: &mut PgConnection,
    since: OffsetDateTime,
) -> sqlx::Result<Vec<(i64, i64)>> {
    let rows = query!(
        r#"select report.letter_id as letter, count(*) as "waits!" from report
           join signature on signature.id = signature_id
           where reported_at <= $1 and state = 'published' group by report.letter_id"#,
        since
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.letter, row.waits)).collect())
}

/// Erases one report. The letter and the signature that it was about, if it was there.
pub(in crate::moderation) async fn delete(
    tx: &mut PgConnection,
    id: Uuid,
) -> sqlx::Result<Option<(i64, Uuid)>> {
    let deleted = query!("delete from report where id = $1 returning letter_id, signature_id", id)
        .fetch_optional(tx)
        .await?;
    Ok(deleted.map(|row| (row.letter_id, row.signature_id)))
}

/// Does a report of this signature wait?
pub(in crate::moderation) async fn is_reported(
    conn: &mut PgConnection,
    signature: Uuid,
) -> sqlx::Result<bool> {
    query_scalar!(r#"select exists (select from report where signature_id = $1) as "is!""#, signature)
        .fetch_one(conn)
        .await
}

/// Erases the reports from before then, and those whose signature is not public any more.
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
