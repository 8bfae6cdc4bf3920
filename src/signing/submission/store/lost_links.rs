//! SQL of requests for a lost link, until their mail is written.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    chunks::{Left, ROWS},
    language::Language,
    signing::signature::address::SealedAddress,
};

pub async fn insert(tx: &mut PgConnection, lost: &LostLink) -> sqlx::Result<()> {
    query!(
        "insert into lost_link (id, letter_id, language, address_sealed, address_hash, mailbox_hash, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        lost.id,
        lost.letter,
        lost.language.as_str(),
        lost.address.sealed,
        lost.address.exact,
        lost.address.mailbox,
        lost.asked_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub async fn find(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<LostLink>> {
    let row = query!(
        "select letter_id, language, address_sealed, address_hash, mailbox_hash, asked_at from lost_link where id = $1",
        id
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| LostLink {
        id,
        letter: row.letter_id,
        language: row.language.parse().unwrap_or_else(|_| Language::english()),
        address: SealedAddress {
            sealed: row.address_sealed,
            exact: row.address_hash,
            mailbox: row.mailbox_hash,
        },
        asked_at: row.asked_at,
    }))
}

/// The signature of this address, or else the latest of this mailbox.
pub async fn signature_of(conn: &mut PgConnection, lost: &LostLink) -> sqlx::Result<Option<Uuid>> {
    query_scalar!(
        "select id from signature
         where letter_id = $1 and state <> 'withdrawn' and (address_hash = $2 or mailbox_hash = $3)
         order by coalesce(address_hash = $2, false) desc, signed_at desc limit 1",
        lost.letter,
        lost.address.exact,
        lost.address.mailbox
    )
    .fetch_optional(conn)
    .await
}

/// Deletes some of the requests from before this time.
pub async fn purge(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<Left> {
    let gone = query!(
        "delete from lost_link where id = any (array(select id from lost_link where asked_at < $1 limit $2))",
        before,
        ROWS
    )
    .execute(conn)
    .await?;
    Ok(Left::after_rows(gone.rows_affected()))
}

#[derive(Clone, Debug)]
pub struct LostLink {
    pub id: Uuid,
    pub letter: i64,
    /// The language of the page with the request.
    pub language: Language,
    pub address: SealedAddress,
    pub asked_at: OffsetDateTime,
}
