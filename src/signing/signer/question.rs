//! Questions that organizers ask a signer before they decide. They go by mail, as organizers do not know the address,
//! and are answered on "my signature", as the signer need not know the organizers' address. The signature or edit
//! keeps waiting.

use serde_json::json;
use sqlx::PgConnection;
use time::Duration;
use uuid::Uuid;

use super::store;
use crate::{
    audit::Who,
    signing::signature::{
        Changed, context::Context, fields::Plain, fingerprint::Seen, link::Link, mail_kinds::MailKind,
    },
};

pub use super::store::questions::Question;

/// How long a question and its answer are kept after the decision. A decision can be reverted within a day, and it is
/// based on them.
pub const KEPT_AFTER: Duration = Duration::DAY;

/// How long they are kept if no decision is made: after a season, no answer will come.
pub const KEPT_AT_MOST: Duration = Duration::days(90);

/// How often one signer is asked about one signature. More mail than that is no longer a question.
const MOST_OF_ONE: usize = 5;

/// Questions of organizers to signers, and the answers.
pub struct Questions {
    pub(in crate::signing) context: Context,
}

impl Questions {
    /// Asks the signer by mail, unless an earlier question still waits for their answer.
    pub async fn ask(&self, id: Uuid, seen: &Seen, who: Who, words: &Plain) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        let Some(signature) = work.lock(id).await? else {
            return Ok(Changed::Unknown);
        };
        store::questions::forget_settled_of(work.conn(), id).await?;
        let asked = store::questions::of(work.conn(), &[id]).await?;
        let is_open = asked.iter().any(|(_, question)| question.answer.is_none());
        if is_open || asked.len() >= MOST_OF_ONE || signature.address.is_none() || !seen.is(&signature) {
            return Ok(Changed::Conflict);
        }
        let question =
            Question { id: Uuid::now_v7(), words: words.as_str().to_owned(), asked_at: now, answer: None };
        store::questions::insert(work.conn(), id, &question).await?;
        let detail = json!({ "question": question.id });
        work.audit(signature.entry(who, "ask-signer", detail));
        work.owe_once(MailKind::Question, id).await?;
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// Stores the signer's answer to the open question.
    pub async fn answer(&self, link: Link, question: Uuid, words: &Plain) -> sqlx::Result<Changed> {
        let id = link.id;
        let mut work = self.context.begin().await?;
        let now = work.now();
        let Some(signature) = work.lock_link(link).await? else {
            return Ok(Changed::Unknown);
        };
        if !store::questions::answer(work.conn(), (id, question), words.as_str(), now).await? {
            return Ok(Changed::Conflict);
        }
        let detail = json!({ "question": question });
        work.audit(signature.entry(Who::Signer, "answer", detail));
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// The question that waits for this signer's answer.
    pub async fn open(&self, id: Uuid) -> sqlx::Result<Option<Question>> {
        let asked = store::questions::of(&mut *self.context.conn().await?, &[id]).await?;
        Ok(asked.into_iter().map(|(_, question)| question).find(|question| question.answer.is_none()))
    }

    /// Marks the questions to this signer as decided.
    pub async fn settle(&self, tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
        store::questions::settle_all(tx, &[signature], Some(self.context.now())).await
    }

    /// Deletes the questions that were decided a day ago, and those that will not be decided any more.
    pub async fn forget(&self) -> sqlx::Result<()> {
        let now = self.context.now();
        let conn = &mut *self.context.conn().await?;
        store::questions::forget(conn, now - KEPT_AFTER, now - KEPT_AT_MOST).await
    }
}
