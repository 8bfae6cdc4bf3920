//! SQL for every text that was ever in force, with its history, and for the texts that wait.

use std::collections::BTreeMap;

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;

use crate::{
    language::Language,
    letters::{ChangeKind, Version},
};

/// The text in force in a language.
pub(in crate::letters) struct InForce {
    pub(in crate::letters) version: Version,
    pub(in crate::letters) body: String,
}

/// A text that comes into force.
pub(in crate::letters) struct NewText<'a> {
    pub(in crate::letters) letter: i64,
    pub(in crate::letters) language: &'a Language,
    pub(in crate::letters) version: Version,
    pub(in crate::letters) title: &'a str,
    pub(in crate::letters) body: &'a str,
    pub(in crate::letters) kind: ChangeKind,
    pub(in crate::letters) note: &'a str,
}

/// The text in force in each language that the letter ever had.
pub(in crate::letters) async fn in_force(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<BTreeMap<Language, InForce>> {
    let rows = query!(
        "select distinct on (text_change.language) text_change.language, version.hash, version.body
         from text_change join letter_version version on version.id = text_change.version_id
         where text_change.letter_id = $1
         order by text_change.language, text_change.id desc",
        letter
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| Ok((language(&row.language)?, InForce { version: version(&row.hash)?, body: row.body })))
        .collect()
}

/// Puts a text in force. The text before it becomes superseded, except after an editorial change.
pub(in crate::letters) async fn put_in_force(
    tx: &mut PgConnection,
    text: &NewText<'_>,
    now: OffsetDateTime,
) -> sqlx::Result<i64> {
    let language = text.language.as_str();
    query!(
        "insert into letter_version (letter_id, language, hash, title, body, in_force_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint letter_version_unique do nothing",
        text.letter,
        language,
        text.version.as_bytes().as_slice(),
        text.title,
        text.body,
        now
    )
    .execute(&mut *tx)
    .await?;
    let id = query_scalar!(
        "select id from letter_version where letter_id = $1 and language = $2 and hash = $3",
        text.letter,
        language,
        text.version.as_bytes().as_slice()
    )
    .fetch_one(&mut *tx)
    .await?;
    query!(
        "update letter_version set superseded = (id <> $3)
         where letter_id = $1 and language = $2 and (id = $3 or $4) and superseded <> (id <> $3)",
        text.letter,
        language,
        id,
        text.kind != ChangeKind::Editorial
    )
    .execute(&mut *tx)
    .await?;
    query!(
        "insert into text_change (letter_id, language, version_id, kind, note, in_force_at)
         values ($1, $2, $3, $4, $5, $6)",
        text.letter,
        language,
        id,
        text.kind.as_str(),
        text.note,
        now
    )
    .execute(&mut *tx)
    .await?;
    query!("delete from text_waiting where letter_id = $1 and language = $2", text.letter, language)
        .execute(tx)
        .await?;
    Ok(id)
}

/// Deletes the history of a draft's text: only its authors have seen it.
pub(in crate::letters) async fn forget_changes(
    tx: &mut PgConnection,
    letter: i64,
    language: &Language,
) -> sqlx::Result<()> {
    query!("delete from text_change where letter_id = $1 and language = $2", letter, language.as_str())
        .execute(tx)
        .await?;
    Ok(())
}

/// Replaces the waiting texts of a letter. A text that was already waiting keeps its time.
pub(in crate::letters) async fn wait(
    tx: &mut PgConnection,
    letter: i64,
    waiting: &[WaitingText],
) -> sqlx::Result<()> {
    let languages: Vec<String> = waiting.iter().map(|text| text.language.to_string()).collect();
    let hashes: Vec<Vec<u8>> = waiting.iter().map(|text| text.version.as_bytes().to_vec()).collect();
    let titles: Vec<String> = waiting.iter().map(|text| text.title.clone()).collect();
    let bodies: Vec<String> = waiting.iter().map(|text| text.body.clone()).collect();
    let since: Vec<OffsetDateTime> = waiting.iter().map(|text| text.since).collect();
    query!("delete from text_waiting where letter_id = $1 and language <> all($2)", letter, &languages)
        .execute(&mut *tx)
        .await?;
    query!(
        "insert into text_waiting (letter_id, language, hash, title, body, since)
         select $1, * from unnest($2::text[], $3::bytea[], $4::text[], $5::text[], $6::timestamptz[])
         on conflict on constraint text_waiting_pk do update set
             title = excluded.title,
             body = excluded.body,
             since = case when text_waiting.hash = excluded.hash then text_waiting.since else excluded.since end,
             hash = excluded.hash",
        letter,
        &languages,
        &hashes,
        &titles,
        &bodies,
        &since
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The waiting texts of a letter, by language.
pub(in crate::letters) async fn waiting(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<BTreeMap<Language, WaitingText>> {
    let rows =
        query!("select language, hash, title, body, since from text_waiting where letter_id = $1", letter)
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|row| {
            let language = language(&row.language)?;
            let waiting = WaitingText {
                language: language.clone(),
                version: version(&row.hash)?,
                title: row.title,
                body: row.body,
                since: row.since,
            };
            Ok((language, waiting))
        })
        .collect()
}

/// The row ids of all texts that a letter ever had in force.
pub(in crate::letters) async fn versions(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<BTreeMap<(Language, Version), i64>> {
    let rows = query!("select id, language, hash from letter_version where letter_id = $1", letter)
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(|row| Ok(((language(&row.language)?, version(&row.hash)?), row.id))).collect()
}

struct ChangeRow {
    version_id: i64,
    hash: Vec<u8>,
    body: String,
    kind: ChangeKind,
    note: String,
    in_force_at: OffsetDateTime,
    superseded: bool,
}

impl TryFrom<ChangeRow> for TextChange {
    type Error = sqlx::Error;

    fn try_from(row: ChangeRow) -> sqlx::Result<Self> {
        Ok(Self {
            version_id: row.version_id,
            version: version(&row.hash)?,
            body: row.body,
            kind: row.kind,
            note: row.note,
            in_force_at: row.in_force_at,
            is_superseded: row.superseded,
        })
    }
}

/// The history of the text of a language, the first text first.
pub(in crate::letters) async fn changes(
    conn: &mut PgConnection,
    letter: i64,
    language: &Language,
) -> sqlx::Result<Vec<TextChange>> {
    let rows = query_as!(
        ChangeRow,
        r#"select version.id as version_id, version.hash, version.body, kind as "kind: ChangeKind", note,
                  text_change.in_force_at, superseded
           from text_change join letter_version version on version.id = text_change.version_id
           where text_change.letter_id = $1 and text_change.language = $2
           order by text_change.id"#,
        letter,
        language.as_str()
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(TextChange::try_from).collect()
}

/// When the text of each language came into force last.
pub(in crate::letters) async fn last_changes(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<BTreeMap<Language, OffsetDateTime>> {
    let rows = query!(
        r#"select language, max(in_force_at) as "at!" from text_change where letter_id = $1 group by language"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok((language(&row.language)?, row.at))).collect()
}

/// The language and body of a text, if it is superseded.
pub(in crate::letters) async fn superseded(
    conn: &mut PgConnection,
    id: i64,
) -> sqlx::Result<Option<(Language, String)>> {
    let row = query!("select language, body from letter_version where id = $1 and superseded", id)
        .fetch_optional(conn)
        .await?;
    row.map(|row| Ok((language(&row.language)?, row.body))).transpose()
}

fn language(tag: &str) -> sqlx::Result<Language> {
    tag.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

fn version(hash: &[u8]) -> sqlx::Result<Version> {
    let hash: [u8; 32] = hash.try_into().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    Ok(Version::from(hash))
}

/// A changed text that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingText {
    pub language: Language,
    pub version: Version,
    pub title: String,
    pub body: String,
    /// When it was saved.
    pub since: OffsetDateTime,
}

/// One step in the history of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// The row of the text that came into force.
    pub version_id: i64,
    pub version: Version,
    pub body: String,
    pub kind: ChangeKind,
    /// The organizers' note about it.
    pub note: String,
    pub in_force_at: OffsetDateTime,
    /// True if it was replaced by a change that is not editorial.
    pub is_superseded: bool,
}
