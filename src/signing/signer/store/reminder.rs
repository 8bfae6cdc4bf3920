//! Who is reminded of a form that they have not confirmed.

use sqlx::{PgConnection, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{chunks, signing::signature::mail_kinds::CONFIRM_MAIL};

/// Marks the next submissions that are to be reminded of, and says which they are: of each address and letter the
/// newest, if its mail was sent, if none was reminded of before, and if its mailbox neither has signed nor asked
/// never to be written to.
pub async fn mark(
    tx: &mut PgConnection,
    letters: &[i64],
    (after, until): (OffsetDateTime, OffsetDateTime),
    now: OffsetDateTime,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update submission set reminded_at = $1
         where id = any (array(
           select id from submission
           where created_at >= $2 and created_at <= $3 and letter_id = any($4) and reminded_at is null
           and exists (select from outbox
                       where subject_id = submission.id and kind = $5 and state = 'sent')
           and not exists (select from submission as other
                           where other.letter_id = submission.letter_id
                             and other.address_hash = submission.address_hash
                             and (other.reminded_at is not null
                                  or (other.created_at, other.id) > (submission.created_at, submission.id)))
           and not exists (select from refused_mailbox where mailbox_hash = submission.mailbox_hash)
           and not exists (select from signature
                           where signature.letter_id = submission.letter_id
                             and signature.mailbox_hash = submission.mailbox_hash
                             and signature.state <> 'withdrawn')
           order by created_at limit $6
           for update skip locked))
         returning id",
        now,
        after,
        until,
        letters,
        CONFIRM_MAIL,
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}
