//! Letters in the database: who they are, the last good files, every text that was ever in force.

use std::collections::BTreeMap;

use bytes::Bytes;
use sqlx::{PgPool, query, query_as, query_scalar};
use time::OffsetDateTime;

use super::{Files, Letter};
use crate::language::Language;

/// A letter that the database knows.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) slug: String,
}

/// Every letter that was ever kept.
pub(super) async fn letters(pool: &PgPool) -> sqlx::Result<Vec<Row>> {
    query_as!(Row, "select id, slug from letter order by id").fetch_all(pool).await
}

/// The last good files of a letter.
pub(super) async fn files(pool: &PgPool, letter: i64) -> sqlx::Result<Files> {
    let rows =
        query!("select path, content from letter_file where letter_id = $1", letter).fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| (row.path, Bytes::from(row.content))).collect())
}

/// Keeps a good letter, in one transaction: its files replace those before, its texts become versions. A letter
/// that names an old slug of its own among its aliases takes over that letter's row.
pub(super) async fn keep(
    pool: &PgPool,
    letter: &Letter,
    files: &Files,
    now: OffsetDateTime,
) -> sqlx::Result<(i64, BTreeMap<Language, i64>)> {
    let mut tx = pool.begin().await?;
    let slug = letter.slug.as_str();
    let aliases: Vec<String> = letter.aliases.iter().map(ToString::to_string).collect();
    query!(
        "update letter set slug = $1
         where slug = any($2) and not exists (select from letter as present where present.slug = $1)",
        slug,
        &aliases
    )
    .execute(&mut *tx)
    .await?;
    let id = query_scalar!(
        "insert into letter (slug, files_hash, first_seen_at) values ($1, $2, $3)
         on conflict (slug) do update set files_hash = excluded.files_hash
         returning id",
        slug,
        letter.files_hash.as_slice(),
        now
    )
    .fetch_one(&mut *tx)
    .await?;

    let (paths, contents): (Vec<String>, Vec<Vec<u8>>) =
        files.iter().map(|(path, content)| (path.to_owned(), content.to_vec())).unzip();
    query!("delete from letter_file where letter_id = $1", id).execute(&mut *tx).await?;
    query!(
        "insert into letter_file (letter_id, path, content)
         select $1, * from unnest($2::text[], $3::bytea[])",
        id,
        &paths,
        &contents
    )
    .execute(&mut *tx)
    .await?;

    let mut versions = BTreeMap::new();
    for text in &letter.texts {
        let hash = text.version.as_bytes().as_slice();
        query!(
            "insert into letter_version (letter_id, language, hash, title, body, in_force_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict on constraint letter_version_unique do nothing",
            id,
            text.language.as_str(),
            hash,
            text.title,
            text.body,
            now
        )
        .execute(&mut *tx)
        .await?;
        let version = query_scalar!(
            "select id from letter_version where letter_id = $1 and language = $2 and hash = $3",
            id,
            text.language.as_str(),
            hash
        )
        .fetch_one(&mut *tx)
        .await?;
        versions.insert(text.language.clone(), version);
    }
    tx.commit().await?;
    Ok((id, versions))
}
