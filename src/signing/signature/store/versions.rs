//! SQL of the text that each signature signed.

use std::collections::BTreeMap;

use sqlx::{PgConnection, query, query_as, query_scalar};
use uuid::Uuid;

use crate::{
    chunks,
    language::Language,
    signing::signature::{State, details::Visibility},
};

/// Binds a signature to another text.
pub async fn move_to(tx: &mut PgConnection, id: Uuid, version: i64) -> sqlx::Result<()> {
    query!("update signature set version_id = $2 where id = $1", id, version).execute(tx).await?;
    Ok(())
}

/// Binds the next chunk of first signatories to this text, if the letter has no other signatures, and returns those
/// that were bound to another text.
pub async fn move_first_unsigned(
    tx: &mut PgConnection,
    letter: i64,
    (version, language): (i64, &Language),
) -> sqlx::Result<Vec<Rebound>> {
    query_as!(
        Rebound,
        r#"with before as materialized (
             select id, version_id from signature
             where letter_id = $1 and first_key is not null and consent_hash is null and version_id <> $2
               and not exists (
                   select from signature other
                   where other.letter_id = $1 and (other.first_key is null or other.consent_hash is not null)
                     and other.state in ('held', 'published')
               )
             limit $4)
         update signature set version_id = $2, language = $3 from before where signature.id = before.id
         returning signature.id, before.version_id as "from", state as "state: State", visibility as "visibility: Visibility""#,
        letter,
        version,
        language.as_str(),
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}

/// Binds first signatories to this text who are bound to another text of its language.
pub async fn move_first(
    tx: &mut PgConnection,
    letter: i64,
    language: &Language,
    version: i64,
) -> sqlx::Result<Vec<Rebound>> {
    query_as!(
        Rebound,
        r#"update signature set version_id = $3
         from letter_version signed
         where signature.letter_id = $1 and signature.first_key is not null and signature.consent_hash is null
           and signed.id = signature.version_id
           and signed.language = $2 and signed.id <> $3
         returning signature.id, signed.id as "from", state as "state: State", visibility as "visibility: Visibility""#,
        letter,
        language.as_str(),
        version
    )
    .fetch_all(tx)
    .await
}

/// True if the letter has signatures besides those in the organizers' file.
pub async fn is_signed(conn: &mut PgConnection, letter: i64) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (
               select from signature
               where letter_id = $1 and first_key is null and state in ('held', 'published')
           ) as "signed!""#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// The number of published signatures of each text of a letter.
pub async fn signed(conn: &mut PgConnection, letter: i64) -> sqlx::Result<BTreeMap<i64, i64>> {
    let rows = query!(
        r#"select value::bigint as "version!", counted from facet where letter_id = $1 and kind = 'text' and counted > 0"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.version, row.counted.into())).collect())
}

/// A signature that was bound to another text.
#[derive(Clone, Debug)]
pub struct Rebound {
    pub id: Uuid,
    /// The row of the text that it was bound to before.
    pub from: i64,
    pub state: State,
    pub visibility: Visibility,
}
