//! Mail that typing an address causes: so much a day for one mailbox and letter, whoever types it.
//!
//! Past it nothing is owed, and nothing else changes: the page, the code and the time it takes are those of every
//! address. The mailbox's owner goes on by the mails they have: a link opens every form that waits for the address,
//! also when the form that it was about is gone ([`super::Submissions::opened_by`]).

pub(in crate::signing) use super::store::mail_limit::Caused;

use std::{collections::HashMap, num::NonZeroU32};

use time::Duration;
use uuid::Uuid;

use super::store;
use crate::signing::signature::unit_of_work::UnitOfWork;

/// How far back mails are counted.
pub const COUNTED_FOR: Duration = Duration::days(1);

/// How many mails a day.
#[derive(Clone, Copy, Debug)]
pub(in crate::signing) struct MailLimit(NonZeroU32);

impl MailLimit {
    pub(in crate::signing) const fn new(mails_a_day: NonZeroU32) -> Self {
        Self(mails_a_day)
    }

    /// Owes these mails as far as their mailboxes' rations go, and says about whom.
    pub(in crate::signing) async fn owe(
        self,
        work: &mut UnitOfWork,
        caused: &[Caused<'_>],
    ) -> sqlx::Result<Vec<Uuid>> {
        let now = work.now();
        let (letters, mailboxes): (Vec<_>, Vec<_>) =
            caused.iter().map(|one| (one.letter, one.address.mailbox.clone())).unzip();
        store::mail_limit::lock(work.conn(), &mailboxes).await?;
        let mut had =
            store::mail_limit::counted(work.conn(), &letters, &mailboxes, now - COUNTED_FOR).await?;
        let granted: Vec<_> = caused.iter().filter(|one| self.grants(&mut had, one)).copied().collect();
        store::mail_limit::insert(work.conn(), &granted, now).await?;
        granted.iter().for_each(|one| work.owe(one.kind, one.subject));
        Ok(granted.iter().map(|one| one.subject).collect())
    }

    /// Is there one left of this mailbox's mails? Then it is taken.
    fn grants(self, had: &mut HashMap<(i64, Vec<u8>), i64>, one: &Caused<'_>) -> bool {
        let had = had.entry((one.letter, one.address.mailbox.clone())).or_default();
        let grants = *had < i64::from(self.0.get());
        *had += i64::from(grants);
        grants
    }
}
