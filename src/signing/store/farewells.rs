//! Sealed addresses of the withdrawn, until their last mail has gone.

use sqlx::{PgConnection, query};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    language::Language,
    signing::{
        farewell::{FAREWELL_MAIL, Farewell},
        signature::Signature,
    },
};

/// Keeps a copy.
pub async fn keep(
    tx: &mut PgConnection,
    leaving: &Signature,
    sealed: &[u8],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into farewell (id, letter_id, language, address_sealed, withdrawn_at) values ($1, $2, $3, $4, $5)",
        leaving.id,
        leaving.letter,
        leaving.language.as_str(),
        sealed,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The copy of one signature.
pub async fn find(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Farewell>> {
    let row =
        query!("select letter_id, language, address_sealed, withdrawn_at from farewell where id = $1", id)
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|row| Farewell {
        letter: row.letter_id,
        language: row.language.parse().unwrap_or_else(|_| Language::english()),
        address_sealed: row.address_sealed,
        withdrawn_at: row.withdrawn_at,
    }))
}

/// Erases the copies whose mail has gone, and those that were made before then.
pub async fn purge(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<u64> {
    let gone = query!(
        "delete from farewell
         where withdrawn_at < $1
            or not exists (select from outbox
                           where subject_id = farewell.id and kind = $2 and outbox.state = 'waiting')",
        before,
        FAREWELL_MAIL
    )
    .execute(conn)
    .await?;
    Ok(gone.rows_affected())
}
