//! SQL for the statistics of returned mail.

use sqlx::{PgConnection, PgExecutor, PgPool, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

pub(in crate::mail) struct ReturnedEntry<'a> {
    pub mail: Uuid,
    pub kind: &'a str,
    pub code: &'a str,
    pub words: &'a str,
}

/// Inserted once per mail and kind, however often it is reported.
pub(in crate::mail) async fn insert(
    tx: &mut PgConnection,
    entry: &ReturnedEntry<'_>,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let ReturnedEntry { mail, kind, code, words } = entry;
    query!(
        "insert into returned_mail (mail_id, kind, code, words, returned_at) values ($1, $2, $3, $4, $5)
         on conflict on constraint returned_mail_pk
         do update set code = excluded.code, words = excluded.words, returned_at = excluded.returned_at",
        *mail,
        *kind,
        *code,
        *words,
        now,
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Whether the latest mail of this kind about this subject was returned with this meaning.
pub(in crate::mail) async fn latest_is(
    db: impl PgExecutor<'_>,
    (kind, subject): (&str, Uuid),
    meaning: &str,
) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (
               select from returned_mail
               where kind = $3 and mail_id = (
                   select id from outbox where subject_id = $2 and kind = $1
                   order by queued_at desc, id desc limit 1)) as "is_there!""#,
        kind,
        subject,
        meaning
    )
    .fetch_one(db)
    .await
}

/// By kind and code, with the latest words of each.
pub(in crate::mail) async fn figures(
    db: impl PgExecutor<'_>,
    since: OffsetDateTime,
) -> sqlx::Result<Vec<Row>> {
    query_as!(
        Row,
        r#"select kind, code, count(*) as "count!", max(returned_at) as "last_at!",
                  (array_agg(words order by returned_at desc))[1] as "words!"
           from returned_mail
           where returned_at > $1
           group by kind, code
           order by kind, code"#,
        since,
    )
    .fetch_all(db)
    .await
}

pub(in crate::mail) async fn forget(db: &PgPool, before: OffsetDateTime) -> sqlx::Result<()> {
    query!("delete from returned_mail where returned_at < $1", before).execute(db).await?;
    Ok(())
}

pub(in crate::mail) struct Row {
    pub kind: String,
    pub code: String,
    pub count: i64,
    pub last_at: OffsetDateTime,
    pub words: String,
}

/// Counted in addition to the meanings of answers.
pub(in crate::mail) const COMPLAINT: &str = "complaint";
