//! SQL for letters: their identity, the files in force, and in [`texts`] every text that was ever in force.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | letters and the files in force |
//! | [`texts`] | every text that was ever in force, and those that wait |
//! | [`file_versions`] | the files of letters that are written on the site, with their versions |
//! | [`site_updates`] | news written on the site |
//! | [`referrals`] | visits by host and day |

pub(super) mod file_versions;
pub(super) mod referrals;
pub(super) mod site_updates;
pub(super) mod texts;

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use sha2::{Digest as _, Sha256};
use sqlx::{PgConnection, PgPool, query, query_as, query_scalar};
use time::OffsetDateTime;

use super::{Files, Letter, LetterDates, Source, State};

/// The row of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) slug: String,
    /// The hash of the folder that was last taken in.
    pub(super) folder_hash: Option<Vec<u8>>,
    /// The hash of the files in force.
    pub(super) files_hash: Vec<u8>,
    /// The moment from which the public can read it, past or future.
    pub(super) shown_from: Option<OffsetDateTime>,
    /// Raised when news is published on the site.
    pub(super) news_edition: i64,
    pub(super) source: Source,
}

/// Every letter that was ever stored, by id.
pub(super) async fn letters(pool: &PgPool) -> sqlx::Result<BTreeMap<i64, Row>> {
    let rows = query_as!(
        Row,
        r#"select id, slug, folder_hash, files_hash, shown_from, news_edition, source as "source: Source" from letter"#
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// True if this state of the letter's files is in force. Locks the letter so that the files cannot change until the
/// transaction ends.
pub(super) async fn is_in_force(
    tx: &mut PgConnection,
    letter: i64,
    files_hash: &[u8; 32],
) -> sqlx::Result<bool> {
    let hash = query_scalar!("select files_hash from letter where id = $1 for share", letter)
        .fetch_optional(tx)
        .await?;
    Ok(hash.as_deref() == Some(files_hash.as_slice()))
}

/// Locks a letter's files and texts until the transaction ends. The letter can still be signed.
pub(super) async fn lock(tx: &mut PgConnection, letter: i64) -> sqlx::Result<()> {
    query!("select id from letter where id = $1 for no key update", letter).fetch_optional(tx).await?;
    Ok(())
}

/// Says where a letter is edited from now on. A folder of the same name is read again when it comes back.
pub(super) async fn set_source(tx: &mut PgConnection, letter: i64, source: Source) -> sqlx::Result<()> {
    query!("update letter set source = $2, folder_hash = null where id = $1", letter, source.as_str())
        .execute(tx)
        .await?;
    Ok(())
}

/// Replaces one file in force.
pub(super) async fn replace_file(
    tx: &mut PgConnection,
    letter: i64,
    (path, content): (&str, &[u8]),
    files_hash: &[u8; 32],
) -> sqlx::Result<()> {
    query!("update letter_file set content = $3 where letter_id = $1 and path = $2", letter, path, content)
        .execute(&mut *tx)
        .await?;
    query!("update letter set files_hash = $2 where id = $1", letter, files_hash.as_slice())
        .execute(tx)
        .await?;
    Ok(())
}

pub(super) async fn files(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Files> {
    let rows =
        query!("select path, content from letter_file where letter_id = $1", letter).fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.path, Bytes::from(row.content))).collect())
}

/// Which row belongs to the letter in a folder.
pub(super) enum Identity {
    /// This row, locked until the transaction ends. A letter with its old slug among its aliases keeps its row; a
    /// new letter gets a new one.
    Letter(Row),
    /// None: the folder's name is an old slug of the letter that has this slug now.
    OldNameOf(String),
}

/// Finds or inserts the row of a letter.
pub(super) async fn identify(
    tx: &mut PgConnection,
    letter: &Letter,
    now: OffsetDateTime,
) -> sqlx::Result<Identity> {
    let slug = letter.slug.as_str();
    let aliases: Vec<String> = letter.aliases.iter().map(ToString::to_string).collect();
    query!(
        "update letter set slug = $1
         where id = (select id from letter where slug = any($2) order by id limit 1)
           and not exists (select from letter present where present.slug = $1)",
        slug,
        &aliases
    )
    .execute(&mut *tx)
    .await?;
    let renamed = query_scalar!(
        "select slug from letter
         where $1 = any(aliases) and not exists (select from letter present where present.slug = $1)",
        slug
    )
    .fetch_optional(&mut *tx)
    .await?;
    if let Some(present) = renamed {
        return Ok(Identity::OldNameOf(present));
    }
    let row = query_as!(
        Row,
        r#"insert into letter (slug, files_hash, first_seen_at) values ($1, $2, $3)
           on conflict (slug) do update set slug = excluded.slug
           returning id, slug, folder_hash, files_hash, shown_from, news_edition, source as "source: Source""#,
        slug,
        letter.files_hash.as_slice(),
        now
    )
    .fetch_one(tx)
    .await?;
    Ok(Identity::Letter(row))
}

/// Puts files in force. `folder_hash` says which folder they come from; it is `None` for a decision about files
/// that are already stored. Only changed files are written: a corrected word does not rewrite a picture.
pub(super) async fn put_files(
    tx: &mut PgConnection,
    id: i64,
    letter: &Letter,
    (files, folder_hash): (&Files, Option<&[u8; 32]>),
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let present =
        query!(r#"select path, sha256(content) as "hash!" from letter_file where letter_id = $1"#, id)
            .fetch_all(&mut *tx)
            .await?;
    let present: HashMap<String, Vec<u8>> = present.into_iter().map(|row| (row.path, row.hash)).collect();
    let is_new = |(path, content): &(&str, &Bytes)| {
        present.get(*path).map(Vec::as_slice) != Some(Sha256::digest(content).as_slice())
    };
    let (paths, contents): (Vec<String>, Vec<Vec<u8>>) =
        files.iter().filter(is_new).map(|(path, content)| (path.to_owned(), content.to_vec())).unzip();
    let kept: Vec<String> = files.iter().map(|(path, _)| path.to_owned()).collect();
    query!("delete from letter_file where letter_id = $1 and path <> all($2)", id, &kept)
        .execute(&mut *tx)
        .await?;
    query!(
        "insert into letter_file (letter_id, path, content)
         select $1, * from unnest($2::text[], $3::bytea[])
         on conflict on constraint letter_file_pk do update set content = excluded.content",
        id,
        &paths,
        &contents
    )
    .execute(&mut *tx)
    .await?;
    let aliases: Vec<String> = letter.aliases.iter().map(ToString::to_string).collect();
    let files_hash = files.hash();
    query!(
        "update letter set
             aliases = $2,
             files_hash = $3,
             folder_hash = coalesce($4, folder_hash),
             shown_from = case when shown_from <= $5 then shown_from else $6 end
         where id = $1",
        id,
        &aliases,
        files_hash.as_slice(),
        folder_hash.map(<[u8; 32]>::as_slice),
        now,
        (letter.state == State::Live).then(|| letter.publishes.unwrap_or(now))
    )
    .execute(&mut *tx)
    .await?;
    note_schedule(tx, id, &letter.schedule(), now).await
}

/// Records the state and the dates in a letter's files, if they have changed.
async fn note_schedule(
    tx: &mut PgConnection,
    letter: i64,
    schedule: &LetterDates,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into letter_schedule (letter_id, noted_at, state, publishes, opens, closes)
         select $1, $2, $3, $4::timestamptz, $5::timestamptz, $6::timestamptz
         where not exists (
             select from (select * from letter_schedule where letter_id = $1 order by noted_at desc limit 1) as known
             where (state, publishes, opens, closes) is not distinct from ($3, $4, $5, $6)
         )
         on conflict on constraint letter_schedule_pk do update
             set state = excluded.state, publishes = excluded.publishes, opens = excluded.opens, closes = excluded.closes",
        letter,
        now,
        schedule.state.as_str(),
        schedule.publishes,
        schedule.opens,
        schedule.closes
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The recorded states and dates of a letter, each with the moment from which it was in force, the earliest first.
pub(super) async fn schedules(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<Vec<(OffsetDateTime, LetterDates)>> {
    let rows = query!(
        r#"select noted_at, state as "state: State", publishes, opens, closes
           from letter_schedule where letter_id = $1 order by noted_at"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    let schedules = rows.into_iter().map(|row| {
        let (state, publishes, opens, closes) = (row.state, row.publishes, row.opens, row.closes);
        (row.noted_at, LetterDates { state, publishes, opens, closes })
    });
    Ok(schedules.collect())
}
