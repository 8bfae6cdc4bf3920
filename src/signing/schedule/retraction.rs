//! Retraction: when an owner requests it, the signers of a withdrawn letter are told once by mail that it was
//! retracted.
//!
//! The mail goes to confirmed signers whose signature is published or held, whether or not they want updates, as it
//! is about their own signature. It does not go to a person who asked for no mail at all. The act is recorded with
//! its first chunk; a job queues the other mails in [`crate::chunks`]. If the letter is restored before all are sent,
//! the rest are dropped.

use serde_json::json;
use uuid::Uuid;

use super::{Schedule, store};
use crate::{
    audit::{self, Who},
    chunks::Left,
    letters::{Library, Loaded, State},
    mail::{self, Batch},
    signing::signature::{Signature, mail_kinds::MailKind, store::signatures, unit_of_work::UnitOfWork},
};

pub use super::store::retraction::Retraction;

/// Why a queued mail is not sent.
pub(in crate::signing) const STANDS_AGAIN: &str = "the letter stands again";

/// The signers with one language who can be told.
#[derive(Clone, Debug)]
pub struct Recipients {
    pub count: i64,
    pub one: Signature,
}

/// The result of requesting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// This number of signers will be told.
    Begun(i64),
    /// It was done before.
    Already,
    /// The letter is not withdrawn.
    Stands,
    /// There is no signer who can be told.
    Nobody,
}

impl Schedule {
    /// The signers who would be told that this letter is withdrawn, by language, the most frequent first.
    pub async fn who_can_be_told(&self, letter: i64) -> sqlx::Result<Vec<Recipients>> {
        let conn = &mut *self.context.conn().await?;
        let mut recipients = Vec::new();
        for (one, count) in store::retraction::recipients(conn, letter).await? {
            let one = signatures::find(conn, one).await?;
            recipients.extend(one.map(|one| Recipients { count, one }));
        }
        Ok(recipients)
    }

    /// Tells the signers of a withdrawn letter, if that was not done before.
    pub async fn tell_of_withdrawal(&self, letter: &Loaded, who: Who) -> sqlx::Result<Told> {
        if letter.letter.state != State::Withdrawn {
            return Ok(Told::Stands);
        }
        let now = self.context.now();
        let by = match who {
            Who::Organizer(id) => Some(id),
            _ => None,
        };
        let mut work = self.context.begin().await?;
        let Some(retraction) =
            store::retraction::begin(work.conn(), letter.id, (Uuid::now_v7(), by), now).await?
        else {
            return Ok(Told::Already);
        };
        let to_tell = retraction.to_tell;
        if to_tell == 0 {
            return Ok(Told::Nobody);
        }
        work.audit(entry(&retraction, (who, "tell-of-withdrawal"), &[("signers", to_tell)]));
        // Queue the first chunk at once: for most letters it is the only one.
        owe_some(&mut work, &retraction).await?;
        work.commit().await?;
        Ok(Told::Begun(to_tell))
    }

    /// Continues to queue these mails, and records what is finished; called by a periodic job.
    pub async fn tell_of_withdrawals(&self, library: &Library) -> sqlx::Result<()> {
        for letter in store::retraction::unfinished(&mut *self.context.conn().await?).await? {
            let Some(loaded) = library.by_id(letter) else { continue };
            while self.tell_some(&loaded).await?.is_more() {}
        }
        Ok(())
    }

    /// Queues the next mails, or checks whether the last ones are settled.
    async fn tell_some(&self, letter: &Loaded) -> sqlx::Result<Left> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        // Row lock: two nodes take turns, and each continues where the other stopped.
        let Some(retraction) = store::retraction::lock(work.conn(), letter.id).await? else {
            return Ok(Left::Nothing);
        };
        let stands = letter.letter.state != State::Withdrawn;
        let mut left = Left::Nothing;
        if stands {
            mail::batch::take_back(work.conn(), now, retraction.batch, STANDS_AGAIN).await?;
            let mails = mail::batch::figures(work.conn(), now, retraction.batch).await?;
            end(&mut work, &retraction, mails, true).await?;
        } else if retraction.gathered_at.is_none() {
            left = owe_some(&mut work, &retraction).await?;
        } else {
            let mails = mail::batch::figures(work.conn(), now, retraction.batch).await?;
            if mails.left() > 0 {
                return Ok(Left::Nothing);
            }
            end(&mut work, &retraction, mails, false).await?;
        }
        work.commit().await?;
        Ok(left)
    }

    /// Whether the signers of a letter were told that it is withdrawn, and how many so far.
    pub async fn retraction(&self, letter: i64) -> sqlx::Result<Option<(Retraction, Batch)>> {
        let conn = &mut *self.context.conn().await?;
        let Some(retraction) = store::retraction::of(conn, letter).await? else {
            return Ok(None);
        };
        let mut mails = mail::batch::figures(conn, self.context.now(), retraction.batch).await?;
        // The outbox deletes old mails; the stored outcome stays.
        if mails.all() < retraction.outcome.iter().sum() {
            let [sent, failed, dropped] = retraction.outcome;
            mails = Batch { sent, failed, dropped, ..mails };
        }
        Ok(Some((retraction, mails)))
    }
}

async fn owe_some(work: &mut UnitOfWork, retraction: &Retraction) -> sqlx::Result<Left> {
    let now = work.now();
    let told = store::retraction::signers_to_tell(work.conn(), retraction).await?;
    let owed: Vec<_> = told.iter().map(|id| MailKind::Retraction.owed(*id)).collect();
    mail::batch::enqueue(work.conn(), now, retraction.batch, &owed).await?;
    let left = Left::after(told.len());
    let ended_at = (!left.is_more()).then_some(now);
    store::retraction::note_chunk(work.conn(), retraction, &told, ended_at).await?;
    Ok(left)
}

async fn end(
    work: &mut UnitOfWork,
    retraction: &Retraction,
    mails: Batch,
    is_stopped: bool,
) -> sqlx::Result<()> {
    let now = work.now();
    store::retraction::end(work.conn(), retraction.letter, mails, (is_stopped, now)).await?;
    let act = if is_stopped { "stop-telling-of-withdrawal" } else { "told-of-withdrawal" };
    let sums = [("sent", mails.sent), ("failed", mails.failed), ("dropped", mails.dropped)];
    work.audit(entry(retraction, (Who::Site, act), &sums));
    Ok(())
}

fn entry(retraction: &Retraction, (who, act): (Who, &'static str), sums: &[(&str, i64)]) -> audit::Entry {
    let detail = sums.iter().map(|(name, sum)| ((*name).to_owned(), json!(sum))).collect();
    audit::Entry { who, act, letter: retraction.letter, subject: None, detail }
}
