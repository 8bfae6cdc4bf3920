//! SQL of the numbers of mails and of everything that waits.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;

use crate::signing::signature::mail_kinds::MailKind;

/// How many forms wait for confirmation.
pub async fn forms(conn: &mut PgConnection, letter: i64) -> sqlx::Result<i64> {
    query_scalar!(r#"select count(*) as "count!" from submission where letter_id = $1"#, letter)
        .fetch_one(conn)
        .await
}

/// How many signatures have an address on the suppression list.
pub async fn set_aside(conn: &mut PgConnection, letter: i64) -> sqlx::Result<i64> {
    query_scalar!(
        r#"select count(*) as "count!" from set_aside
           join signature on signature.letter_id = $1 and signature.address_hash = set_aside.address_hash"#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// The state of the mails that forms caused since then.
pub async fn mails(conn: &mut PgConnection, letter: i64, since: OffsetDateTime) -> sqlx::Result<Mails> {
    query_as!(
        Mails,
        r#"select count(*) filter (where mail.state = 'waiting') as "waiting!",
                  count(*) filter (where mail.state = 'sent') as "sent!",
                  count(*) filter (where mail.state = 'failed') as "failed!",
                  count(*) filter (where mail.state = 'dropped') as "dropped!",
                  count(signature.id) as "confirmed!"
           from outbox mail
           left join signature on signature.id = mail.subject_id
           where mail.kind = $3 and mail.queued_at > $2
             and mail.subject_id in (select subject_id from caused_mail where letter_id = $1 and owed_at > $2)"#,
        letter,
        since,
        MailKind::Confirm.into_str()
    )
    .fetch_one(conn)
    .await
}

/// The latest of these mails: the sealed address, unless it was erased; its state; whether the form became a
/// signature.
pub async fn latest(
    conn: &mut PgConnection,
    letter: i64,
    since: OffsetDateTime,
    most: i64,
) -> sqlx::Result<Vec<(Option<Vec<u8>>, String, bool)>> {
    let rows = query!(
        r#"select coalesce(submission.address_sealed, signature.address_sealed) as sealed, mail.state,
                  signature.id is not null as "is_confirmed!"
           from outbox mail
           left join submission on submission.id = mail.subject_id
           left join signature on signature.id = mail.subject_id
           where mail.kind = $3 and mail.queued_at > $2
             and mail.subject_id in (select subject_id from caused_mail where letter_id = $1 and owed_at > $2)
           order by mail.queued_at desc limit $4"#,
        letter,
        since,
        MailKind::Confirm.into_str(),
        most
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.sealed, row.state, row.is_confirmed)).collect())
}

/// How many signatures wait for a decision.
pub async fn held(conn: &mut PgConnection, letter: i64) -> sqlx::Result<i64> {
    query_scalar!(
        r#"select count(*) as "count!" from signature where letter_id = $1 and state = 'held'"#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// The same by reason, the most frequent first.
pub async fn held_by_reason(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<(String, i64)>> {
    let rows = query!(
        r#"select reason as "reason!", count(*) as "count!"
           from signature cross join unnest(held_for) as reason
           where letter_id = $1 and state = 'held' group by reason order by 2 desc, 1"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.reason, row.count)).collect())
}

/// The states of the mails that asked to confirm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mails {
    pub waiting: i64,
    /// Accepted by the mail server.
    pub sent: i64,
    pub failed: i64,
    /// No longer owed when they were to be sent.
    pub dropped: i64,
    /// Among all of them, those whose form became a signature.
    pub confirmed: i64,
}

impl Mails {
    pub const fn count(&self) -> i64 {
        self.waiting + self.sent + self.failed + self.dropped
    }

    pub(in crate::signing) fn add(&mut self, state: &str, is_confirmed: bool) {
        *match state {
            "waiting" => &mut self.waiting,
            "sent" => &mut self.sent,
            "failed" => &mut self.failed,
            _ => &mut self.dropped,
        } += 1;
        self.confirmed += i64::from(is_confirmed);
    }

    pub(in crate::signing) fn merge(&mut self, other: Self) {
        self.waiting += other.waiting;
        self.sent += other.sent;
        self.failed += other.failed;
        self.dropped += other.dropped;
        self.confirmed += other.confirmed;
    }
}
