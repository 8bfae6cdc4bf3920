//! Owns the intake: a form that was sent becomes a submission that waits, and its mail is owed.

use uuid::Uuid;

use super::{
    NewSubmission, SAME_FORM_WITHIN,
    group_commit::{GroupCommit, NotStored, StoreBatch},
    mail_limit::{COUNTED_FOR, Caused, MailLimit},
    store,
};
use crate::signing::signature::{context::Context, mail_kinds::MailKind};

/// Two commits overlap: while one waits for the disk, the next one inserts. A third only makes batches smaller.
const UNDER_WAY: usize = 2;

/// The queue into which forms are submitted.
#[derive(Clone)]
pub struct Intake(GroupCommit<Writer>);

impl Intake {
    pub(in crate::signing) fn open(context: Context, mail_limit: MailLimit) -> Self {
        let patience = context.patience();
        Self(GroupCommit::open(Writer { context, mail_limit }, UNDER_WAY, patience))
    }

    /// Submits one form, and returns once it is stored durably. Returns its id, or the id of the same form sent a
    /// moment ago that still waits.
    pub async fn submit(&self, submission: NewSubmission) -> Result<Uuid, NotStored> {
        self.0.submit(submission).await
    }
}

/// What storing a form needs.
struct Writer {
    context: Context,
    mail_limit: MailLimit,
}

impl StoreBatch for Writer {
    type Entry = NewSubmission;
    type Outcome = Uuid;

    const NAME: &'static str = "forms";

    /// Stores those that do not wait already, and returns the id of each.
    async fn store(&self, submissions: &[NewSubmission]) -> sqlx::Result<Vec<Uuid>> {
        let mut work = self.context.begin().await?;
        // If the same form arrives twice, on any node, one transaction waits here for the other.
        store::mail_limit::lock(work.conn(), submissions.iter().map(|one| &one.address.mailbox)).await?;
        let since = (work.now() - SAME_FORM_WITHIN, work.now() - COUNTED_FOR);
        let mut known = store::submissions::known(work.conn(), submissions, since).await?;
        let mut new = Vec::with_capacity(submissions.len());
        let ids = submissions
            .iter()
            .map(|one| {
                *known.waiting.entry(&one.key).or_insert_with(|| {
                    new.push(one);
                    one.id
                })
            })
            .collect();
        store::submissions::insert(work.conn(), &new).await?;
        let caused = new.iter().map(|submission| Caused {
            kind: MailKind::Confirm,
            letter: submission.letter,
            subject: submission.id,
            generation: 0,
            address: &submission.address,
        });
        self.mail_limit.owe_within(&mut work, caused, known.mails).await?;
        work.commit().await?;
        Ok(ids)
    }
}
