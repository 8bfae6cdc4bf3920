//! SQL of the words of signatures: those in force, those that wait for a moderator, and those that organizers
//! corrected.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{details_of, query_words, row_with_words, words};
use crate::{
    letters::Capacity,
    signing::signature::{
        details::{SignatureDetails, Visibility},
        hold_reason::Reason,
    },
};

/// Replaces the words in force.
pub async fn rewrite(
    tx: &mut PgConnection,
    id: Uuid,
    wanted: &SignatureDetails,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "update signature set visibility = $2, capacity = $3 where id = $1",
        id,
        wanted.visibility.into_str(),
        wanted.capacity.as_str()
    )
    .execute(&mut *tx)
    .await?;
    words::insert_words(tx, &[id], &[wanted].into_iter().collect(), now).await
}

/// Sets the current reasons of a signature that is held.
pub async fn hold_for(tx: &mut PgConnection, id: Uuid, reasons: &[Reason]) -> sqlx::Result<()> {
    query!(
        "update signature set held_for = string_to_array($2, ' ') where id = $1",
        id,
        words::join(reasons)
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Turns updates on or off.
pub async fn want_updates(tx: &mut PgConnection, id: Uuid, wanted: bool) -> sqlx::Result<()> {
    query!("update signature set updates = $2 where id = $1", id, wanted).execute(tx).await?;
    Ok(())
}

/// The signatures with news turned on at the mailbox of this address, in whatever spelling each was signed.
pub async fn with_updates_to(tx: &mut PgConnection, address: &[u8]) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "select id from signature
         where updates and (address_hash = $1
             or mailbox_hash in (select mailbox_hash from signature where address_hash = $1))
         order by id",
        address
    )
    .fetch_all(tx)
    .await
}

/// Stores why an edit was declined, or clears it.
pub async fn decline(tx: &mut PgConnection, id: Uuid, reason: Option<&str>) -> sqlx::Result<()> {
    query!("update signature set edit_declined_for = $2 where id = $1", id, reason).execute(tx).await?;
    Ok(())
}

/// Why the last edit of a signature was declined.
pub async fn declined_for(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<String>> {
    let reason = query_scalar!("select edit_declined_for from signature where id = $1", id);
    Ok(reason.fetch_optional(conn).await?.flatten())
}

/// Deletes the waiting words; true if there were any.
pub async fn stop_waiting(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    let dropped =
        query!("delete from signature_revision where signature_id = $1 and standing = 'waiting'", id)
            .execute(tx)
            .await?;
    Ok(dropped.rows_affected() > 0)
}

/// The signature of an edit, while the edit waits.
pub async fn signature_of(conn: &mut PgConnection, edit: Uuid) -> sqlx::Result<Option<Uuid>> {
    query_scalar!(
        "select signature_id from signature_revision where edit_id = $1 and standing = 'waiting'",
        edit
    )
    .fetch_optional(conn)
    .await
}

row_with_words! {
    struct Row {
        signature_id: Uuid,
        edit_id: Uuid,
        waits_for: Vec<String>,
        written_at: OffsetDateTime,
    }
}

impl From<Row> for Waiting {
    fn from(row: Row) -> Self {
        Self {
            edit: row.edit_id,
            signature: row.signature_id,
            wanted: details_of!(row),
            waits_for: Reason::known(&row.waits_for),
            written_at: row.written_at,
        }
    }
}

/// Selects waiting words by this condition. Whether news is wanted is not part of the line, and never waits for a
/// moderator.
macro_rules! waiting {
    ($which:tt, $($value:expr),*) => {
        query_words!(query_as!(
            Row,
            r#"select signature_id, edit_id as "edit_id!", asked_visibility as "visibility!: Visibility",
                      asked_capacity as "capacity!: Capacity", waits_for as "waits_for!", false as "updates!", written_at, "#,
            words,
            r#" from signature_revision join signature on signature.id = signature_id
               where standing = 'waiting' and "# + $which
            $(, $value)*
        ))
    };
}

pub async fn waiting(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Waiting>> {
    let row = waiting!("signature_id = $1", id).fetch_optional(conn).await?;
    Ok(row.map(Waiting::from))
}

/// The next waiting words, the longest waiting first, of one letter or of all. Edits of rejected signatures are left
/// out, because there is nothing to decide; they keep waiting in case the rejection is taken back.
pub async fn all_waiting(
    conn: &mut PgConnection,
    letter: Option<i64>,
    (since, after): (OffsetDateTime, Uuid),
    most: i64,
) -> sqlx::Result<Vec<Waiting>> {
    let rows = waiting!(
        "state <> 'rejected' and (letter_id = $1 or $1 is null) and (written_at, edit_id) > ($2, $3)
         order by written_at, edit_id limit $4",
        letter,
        since,
        after,
        most
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Waiting::from).collect())
}

/// When the current words of a signature were written.
pub async fn written_at(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<OffsetDateTime>> {
    query_scalar!(
        "select written_at from signature_revision where signature_id = $1 and standing = 'current'",
        id
    )
    .fetch_optional(conn)
    .await
}

/// Deletes the signer's words from before a correction.
pub async fn forget_as_written(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<()> {
    query!("delete from signature_revision where signature_id = $1 and standing = 'corrected'", id)
        .execute(tx)
        .await?;
    Ok(())
}

/// The signature of a correction, while it is in force.
pub async fn signature_of_correction(
    conn: &mut PgConnection,
    correction: Uuid,
) -> sqlx::Result<Option<Uuid>> {
    query_scalar!(
        "select signature_id from signature_revision where edit_id = $1 and standing = 'corrected'",
        correction
    )
    .fetch_optional(conn)
    .await
}

/// What the signers of these signatures wrote, if organizers have corrected it. Visibility and the wish for news are
/// never corrected: their current values are returned.
pub async fn corrected(conn: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<Vec<(Uuid, Corrected)>> {
    let rows = query_words!(query!(
        r#"select signature_id, edit_id as "edit_id!", written_at,
                  visibility as "visibility: Visibility", capacity as "capacity: Capacity", updates, "#,
        words,
        r#" from signature_revision join signature on signature.id = signature_id
           where signature_id = any($1) and standing = 'corrected'"#,
        ids
    ))
    .fetch_all(conn)
    .await?;
    let corrected = rows.into_iter().map(|row| {
        (row.signature_id, Corrected { id: row.edit_id, at: row.written_at, was: details_of!(row) })
    });
    Ok(corrected.collect())
}

/// Does the mailbox of this signature have another signature on the same letter?
pub async fn shares_its_mailbox(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (
               select from signature mine
               join signature other on other.letter_id = mine.letter_id and other.mailbox_hash = mine.mailbox_hash
               where mine.id = $1 and other.id <> mine.id and other.state <> 'withdrawn') as "shares!""#,
        id
    )
    .fetch_one(conn)
    .await
}

/// What a signer wrote before organizers corrected it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The id by which it is taken back.
    pub id: Uuid,
    /// When it was corrected.
    pub at: OffsetDateTime,
    /// The words of the signer.
    pub was: SignatureDetails,
}

/// New words for a published signature, waiting for a moderator.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The id on which a moderator decides; another edit has another id.
    pub edit: Uuid,
    pub signature: Uuid,
    /// The new words.
    pub wanted: SignatureDetails,
    pub waits_for: Vec<Reason>,
    pub written_at: OffsetDateTime,
}
