//! Which text each signature belongs to.

use sqlx::{PgConnection, query, query_scalar};
use uuid::Uuid;

use crate::language::Language;

/// The signatures to other texts of this language than `version` whose signers can be asked, and have not asked
/// never to be written to.
pub async fn signers_to_ask(
    tx: &mut PgConnection,
    letter: i64,
    language: &Language,
    version: i64,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "select signature.id from signature join letter_version signed on signed.id = signature.version_id
         where signature.letter_id = $1 and signed.language = $2 and signed.id <> $3
           and state in ('held', 'published') and address_sealed is not null
           and not (consent_hash is null and (import_id is not null or first_key is not null))
           and not exists (select from refused_mailbox refused where refused.mailbox_hash = signature.mailbox_hash)
         order by signature.id",
        letter,
        language.as_str(),
        version
    )
    .fetch_all(tx)
    .await
}

/// Binds a signature to another text.
pub async fn move_to(tx: &mut PgConnection, id: Uuid, version: i64) -> sqlx::Result<()> {
    query!("update signature set version_id = $2 where id = $1", id, version).execute(tx).await?;
    Ok(())
}

/// Binds the first signatories to this text of theirs, if nobody else has signed the letter, and returns those
/// that were bound to another.
pub async fn move_first_unsigned(
    tx: &mut PgConnection,
    letter: i64,
    (version, language): (i64, &Language),
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update signature set version_id = $2, language = $3
         where letter_id = $1 and first_key is not null and consent_hash is null and version_id <> $2
           and not exists (
               select from signature other
               where other.letter_id = $1 and (other.first_key is null or other.consent_hash is not null)
                 and other.state in ('held', 'published')
           )
         returning id",
        letter,
        version,
        language.as_str()
    )
    .fetch_all(tx)
    .await
}

/// Binds those first signatories to this text who stand under another one of its language.
pub async fn move_first(
    tx: &mut PgConnection,
    letter: i64,
    language: &Language,
    version: i64,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update signature set version_id = $3
         from letter_version signed
         where signature.letter_id = $1 and signature.first_key is not null and signature.consent_hash is null
           and signed.id = signature.version_id
           and signed.language = $2 and signed.id <> $3
         returning signature.id",
        letter,
        language.as_str(),
        version
    )
    .fetch_all(tx)
    .await
}
