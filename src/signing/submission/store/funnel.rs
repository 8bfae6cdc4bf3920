//! Numbers of mails and of what waits.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;

use crate::signing::signature::mail_kinds::CONFIRM_MAIL;

/// How many forms wait for their mailbox.
pub async fn forms(conn: &mut PgConnection, letter: i64) -> sqlx::Result<i64> {
    query_scalar!(r#"select count(*) as "count!" from submission where letter_id = $1"#, letter)
        .fetch_one(conn)
        .await
}

/// How many have signed with an address that leads nowhere.
pub async fn set_aside(conn: &mut PgConnection, letter: i64) -> sqlx::Result<i64> {
    query_scalar!(
        r#"select count(*) as "count!" from set_aside
           join signature on signature.letter_id = $1 and signature.address_hash = set_aside.address_hash"#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// What became of the mails that forms caused since then.
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
        CONFIRM_MAIL
    )
    .fetch_one(conn)
    .await
}

/// The latest of these: the address as it is sealed, unless it was erased; the state; has the form become a signature?
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
        CONFIRM_MAIL,
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

/// What became of the mails that asked to confirm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mails {
    pub waiting: i64,
    /// Taken by the mail server.
    pub sent: i64,
    pub failed: i64,
    /// Not owed any more when their turn came.
    pub dropped: i64,
    /// Of all of them, those whose form has become a signature.
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
