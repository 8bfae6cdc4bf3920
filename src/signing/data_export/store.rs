//! The text and the consent of a signature.

use sqlx::{PgConnection, query};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::letters::Version;

pub struct Signed {
    pub version: Version,
    pub version_language: String,
    pub title: String,
    /// Language and wording of the consent; none for a line that organizers entered.
    pub consent: Option<(String, String)>,
    /// The source of the line, if organizers entered it.
    pub entered: Option<String>,
    /// When its person was invited to claim it.
    pub invited_at: Option<OffsetDateTime>,
}

/// The text and the consent of this signature.
pub async fn signed(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Signed>> {
    let row = query!(
        r#"select invited_at,
                  case when import_id is not null or first_key is not null then coalesce(provenance, '') end as entered,
                  version.hash, version.language, version.title,
                  wording.language as "consent_language?", wording.words as "consent_words?"
           from signature
           join letter_version version on version.id = version_id
           left join consent_wording wording on wording.hash = consent_hash
           left join import on import.id = import_id
           where signature.id = $1"#,
        id
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.and_then(|row| {
        Some(Signed {
            version: <[u8; 32]>::try_from(row.hash).ok()?.into(),
            version_language: row.language,
            title: row.title,
            consent: row.consent_language.zip(row.consent_words),
            entered: row.entered,
            invited_at: row.invited_at,
        })
    }))
}
