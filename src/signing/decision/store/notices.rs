//! SQL of the notices about withdrawals on request.

use sqlx::{PgConnection, query};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    chunks::{Left, ROWS},
    signing::signature::address::SealedAddress,
};

pub async fn insert(
    tx: &mut PgConnection,
    signature: Uuid,
    notice: &Notice,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into withdrawal_notice (signature_id, address_sealed, address_hash, mailbox_hash, reason, owed_at)
         values ($1, $2, $3, $4, $5, $6)",
        signature,
        notice.address.sealed,
        notice.address.exact,
        notice.address.mailbox,
        notice.reason,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub async fn find(conn: &mut PgConnection, signature: Uuid) -> sqlx::Result<Option<Notice>> {
    let row = query!(
        "select address_sealed, address_hash, mailbox_hash, reason from withdrawal_notice where signature_id = $1",
        signature
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| Notice {
        address: SealedAddress {
            sealed: row.address_sealed,
            exact: row.address_hash,
            mailbox: row.mailbox_hash,
        },
        reason: row.reason,
    }))
}

/// Deletes some of the notices that are done. The mail is owed from the withdrawal on: if none is owed any more, it
/// was sent or given up. A mail owed since before `at_latest` is not waited for.
pub async fn forget_told(conn: &mut PgConnection, at_latest: OffsetDateTime) -> sqlx::Result<Left> {
    let gone = query!(
        "delete from withdrawal_notice
         where signature_id = any (array(
             select signature_id from withdrawal_notice
             where owed_at <= $1
                or not exists (select from outbox where subject_id = signature_id and outbox.state = 'waiting')
             limit $2))",
        at_latest,
        ROWS
    )
    .execute(conn)
    .await?;
    Ok(Left::after_rows(gone.rows_affected()))
}

/// What is kept of a signer until they are told.
#[derive(Clone, Debug)]
pub struct Notice {
    pub address: SealedAddress,
    /// Why, in the words of the organizer who withdrew the signature.
    pub reason: String,
}
