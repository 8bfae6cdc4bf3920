//! SQL for news written on the site.

use sqlx::{PgConnection, query, query_as};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    language::Language,
    letters::{
        Letter, Problem, SiteContext, Telling, Update, UpdateKind, WebAddress,
        markdown::{Body, BodyRenderer},
    },
};

struct Row {
    id: Uuid,
    name: String,
    kind: String,
    given_by: String,
    source: String,
    begun_at: OffsetDateTime,
    published_at: Option<OffsetDateTime>,
    language: Option<String>,
    title: Option<String>,
    body: Option<String>,
}

/// Groups rows (one for each text, or one for news without a text) by piece of news.
fn gathered(rows: Vec<Row>) -> sqlx::Result<Vec<SiteUpdate>> {
    let mut all: Vec<SiteUpdate> = Vec::new();
    for row in rows {
        if all.last().is_none_or(|last| last.id != row.id) {
            let kind = if row.kind == "response" {
                UpdateKind::Response { from: row.given_by, source: row.source }
            } else {
                UpdateKind::News
            };
            let (begun_at, published_at) = (row.begun_at, row.published_at);
            all.push(SiteUpdate { id: row.id, name: row.name, kind, texts: vec![], begun_at, published_at });
        }
        if let (Some(last), Some(language), Some(title), Some(body)) =
            (all.last_mut(), row.language, row.title, row.body)
        {
            let language: Language =
                language.parse().map_err(|_| sqlx::Error::Decode("a language that is none".into()))?;
            last.texts.push(SiteUpdateText { language, title, body });
        }
    }
    Ok(all)
}

/// All news of a letter, the newest first.
pub(in crate::letters) async fn all(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<SiteUpdate>> {
    let rows = query_as!(
        Row,
        r#"select id, name, kind, given_by, source, begun_at, published_at,
                  language as "language?", title as "title?", body as "body?"
           from written_update left join written_update_text on update_id = id
           where letter_id = $1
           order by begun_at desc, id, language"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    gathered(rows)
}

/// The published news of a letter.
pub(in crate::letters) async fn published(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<Vec<SiteUpdate>> {
    Ok(all(conn, letter).await?.into_iter().filter(|one| one.published_at.is_some()).collect())
}

pub(in crate::letters) async fn begin(
    tx: &mut PgConnection,
    letter: i64,
    id: Uuid,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into written_update (id, letter_id, name, begun_at) values ($1, $2, $3, $4)",
        id,
        letter,
        id.to_string(),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Saves the text of news; returns false if there is no such news.
pub(in crate::letters) async fn save(tx: &mut PgConnection, written: &SiteUpdate) -> sqlx::Result<bool> {
    let (kind, given_by, source) = match &written.kind {
        UpdateKind::News => ("news", "", ""),
        UpdateKind::Response { from, source } => ("response", from.as_str(), source.as_str()),
    };
    let saved = query!(
        "update written_update set kind = $2, given_by = $3, source = $4 where id = $1",
        written.id,
        kind,
        given_by,
        source
    )
    .execute(&mut *tx)
    .await?;
    if saved.rows_affected() == 0 {
        return Ok(false);
    }
    query!("delete from written_update_text where update_id = $1", written.id).execute(&mut *tx).await?;
    let languages: Vec<String> = written.texts.iter().map(|text| text.language.to_string()).collect();
    let titles: Vec<String> = written.texts.iter().map(|text| text.title.clone()).collect();
    let bodies: Vec<String> = written.texts.iter().map(|text| text.body.clone()).collect();
    query!(
        "insert into written_update_text (update_id, language, title, body)
         select $1, * from unnest($2::text[], $3::text[], $4::text[])",
        written.id,
        &languages,
        &titles,
        &bodies
    )
    .execute(tx)
    .await?;
    Ok(true)
}

/// Sets name and date of publication; returns false if it is already published.
pub(in crate::letters) async fn publish(
    tx: &mut PgConnection,
    id: Uuid,
    name: &str,
    now: OffsetDateTime,
) -> sqlx::Result<bool> {
    let published = query!(
        "update written_update set name = $2, published_at = $3 where id = $1 and published_at is null",
        id,
        name,
        now
    )
    .execute(tx)
    .await?;
    Ok(published.rows_affected() > 0)
}

/// Makes every node reload the letter's news.
pub(in crate::letters) async fn raise_edition(tx: &mut PgConnection, letter: i64) -> sqlx::Result<()> {
    query!("update letter set news_edition = news_edition + 1 where id = $1", letter).execute(tx).await?;
    Ok(())
}

/// Removes a draft; returns false if there is none.
pub(in crate::letters) async fn remove(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    query!(
        "delete from written_update_text using written_update
         where update_id = $1 and id = $1 and published_at is null",
        id
    )
    .execute(&mut *tx)
    .await?;
    let removed =
        query!("delete from written_update where id = $1 and published_at is null", id).execute(tx).await?;
    Ok(removed.rows_affected() > 0)
}

/// A piece of news as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUpdate {
    pub id: Uuid,
    /// The name that a file for it would have; before publication, its id.
    pub name: String,
    pub kind: UpdateKind,
    /// The texts, one for each language.
    pub texts: Vec<SiteUpdateText>,
    pub begun_at: OffsetDateTime,
    pub published_at: Option<OffsetDateTime>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUpdateText {
    pub language: Language,
    pub title: String,
    pub body: String,
}

impl SiteUpdate {
    /// The update as the site shows it. `None` if it has no text in the letter's own language, which is the
    /// fallback for all other languages.
    pub(in crate::letters) fn set(
        &self,
        letter: &Letter,
        site: &SiteContext<'_>,
    ) -> Result<Option<Update>, Vec<Problem>> {
        let image_url = |name: &str, hash: &[u8; 32]| (site.image_url)(&letter.slug, name, hash);
        let renderer = BodyRenderer { images: &letter.images, image_url: &image_url, words: site.words };
        let mut problems = Vec::new();
        let mut tellings = Vec::new();
        for text in &letter.texts {
            let Some(text) = self.texts.iter().find(|one| one.language == text.language) else { continue };
            let body = Body { file: text.language.as_str(), first_line: 1, text: &text.body };
            let said = (&text.language, text.title.clone());
            tellings.push(Telling::set(&self.name, said, &body, &renderer, &mut problems));
        }
        if let UpdateKind::Response { source, .. } = &self.kind
            && source.contains("://")
            && let Err(why) = source.parse::<WebAddress>()
        {
            problems.push(Problem::new(letter.language.as_str(), 1, format!("source: {why}")));
        }
        if problems.iter().any(|problem| !problem.is_remark) {
            return Err(problems);
        }
        let date = self.published_at.unwrap_or(self.begun_at).date();
        let is_whole = tellings.first().is_some_and(|first| first.language == letter.language);
        Ok(is_whole.then(|| Update { id: self.name.clone(), date, kind: self.kind.clone(), tellings }))
    }
}
