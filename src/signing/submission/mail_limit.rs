//! Owns the limit on mail that typing an address causes: a number per day, mailbox and letter, whichever person types
//! it.
//!
//! Beyond the limit no mail is owed, and nothing else changes: page, status code and response time are the same for
//! every address. The mailbox's owner can use the mails that were sent: a link opens every form that waits for the
//! address, even if its own form is gone ([`super::Submissions::opened_by`]).

pub(in crate::signing) use super::store::mail_limit::{Caused, Counts};

use std::num::NonZeroU32;

use time::Duration;
use uuid::Uuid;

use super::store;
use crate::signing::signature::unit_of_work::UnitOfWork;

/// The period in which mails are counted.
pub const COUNTED_FOR: Duration = Duration::days(1);

/// How many mails per day.
#[derive(Clone, Copy, Debug)]
pub(in crate::signing) struct MailLimit(NonZeroU32);

impl MailLimit {
    pub(in crate::signing) const fn new(mails_a_day: NonZeroU32) -> Self {
        Self(mails_a_day)
    }

    /// Queues these mails within the limit of each mailbox, and returns the ids of their subjects.
    pub(in crate::signing) async fn owe(
        self,
        work: &mut UnitOfWork,
        caused: &[Caused<'_>],
    ) -> sqlx::Result<Vec<Uuid>> {
        let since = work.now() - COUNTED_FOR;
        store::mail_limit::lock(work.conn(), caused.iter().map(|one| &one.address.mailbox)).await?;
        let had = store::mail_limit::counted(work.conn(), caused, since).await?;
        self.owe_within(work, caused.iter().copied(), had).await
    }

    /// The same for a caller that has locked the limits of these mailboxes and counted their mails.
    pub(in crate::signing) async fn owe_within<'a>(
        self,
        work: &mut UnitOfWork,
        caused: impl Iterator<Item = Caused<'a>>,
        mut had: Counts<'a>,
    ) -> sqlx::Result<Vec<Uuid>> {
        let granted: Vec<_> = caused.filter(|one| self.grants(&mut had, one)).collect();
        let now = work.now();
        store::mail_limit::insert(work.conn(), &granted, now).await?;
        granted.iter().for_each(|one| work.owe(one.kind, one.subject));
        Ok(granted.iter().map(|one| one.subject).collect())
    }

    /// Is a mail left within this mailbox's limit? If so, it is counted.
    fn grants<'a>(self, had: &mut Counts<'a>, one: &Caused<'a>) -> bool {
        let had = had.entry((one.letter, &one.address.mailbox)).or_default();
        let grants = *had < i64::from(self.0.get());
        *had += i64::from(grants);
        grants
    }
}
