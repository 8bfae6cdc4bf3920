//! What organizers ask a signer before they decide: by mail, as they do not know the address; answered on "my signature",
//! as the signer need not know theirs. What waits goes on waiting.

use serde_json::json;
use sqlx::PgConnection;
use time::Duration;
use uuid::Uuid;

pub use super::store::questions::Question;
use crate::{
    audit::{self, Who},
    mail,
    signing::{
        Signing,
        signature::{
            Changed, details::entry, fields::Plain, fingerprint::Seen, link::Link, mail_kinds::QUESTION_MAIL,
            store,
        },
    },
};

/// How long a question and its answer are kept after the decision: within a day it can be taken back, and rests on
/// them.
pub const KEPT_AFTER: Duration = Duration::DAY;

/// How long they are kept if nobody decides: what was asked a season ago is answered by nobody.
pub const KEPT_AT_MOST: Duration = Duration::days(90);

/// How often one signer is asked about one signature: more mail than that is no question any more.
const MOST_OF_ONE: usize = 5;

impl Signing {
    /// Asks the signer by mail, unless another question waits for their answer.
    pub async fn ask(&self, id: Uuid, seen: &Seen, who: Who, words: &Plain) -> sqlx::Result<Changed> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(signature) = store::signatures::lock(&mut tx, id).await? else {
            return Ok(Changed::Unknown);
        };
        crate::signing::signer::store::questions::forget_settled_of(&mut tx, id).await?;
        let asked = crate::signing::signer::store::questions::of(&mut tx, &[id]).await?;
        let is_open = asked.iter().any(|(_, question)| question.answer.is_none());
        if is_open || asked.len() >= MOST_OF_ONE || signature.address.is_none() || !seen.is(&signature) {
            return Ok(Changed::Otherwise);
        }
        let question =
            Question { id: Uuid::now_v7(), words: words.as_str().to_owned(), asked_at: now, answer: None };
        crate::signing::signer::store::questions::insert(&mut tx, id, &question).await?;
        let detail = json!({ "question": question.id });
        audit::record(&mut tx, now, &[entry(&signature, who, "ask-signer", detail)]).await?;
        if !mail::is_owed(&mut tx, QUESTION_MAIL, id).await? {
            mail::enqueue(&mut tx, now, &[crate::signing::signature::mail_kinds::owed(QUESTION_MAIL, id)])
                .await?;
        }
        tx.commit().await?;
        Ok(Changed::Done)
    }

    /// Answers the question that waits for this signer.
    pub async fn answer(&self, link: Link, question: Uuid, words: &Plain) -> sqlx::Result<Changed> {
        let (now, id) = (self.clock.now(), link.id);
        let mut tx = self.pool.begin().await?;
        let Some(signature) = crate::signing::signature::link::lock(&mut tx, link).await? else {
            return Ok(Changed::Unknown);
        };
        if !crate::signing::signer::store::questions::answer(&mut tx, (id, question), words.as_str(), now)
            .await?
        {
            return Ok(Changed::Otherwise);
        }
        let detail = json!({ "question": question });
        audit::record(&mut tx, now, &[entry(&signature, Who::Signer, "answer", detail)]).await?;
        tx.commit().await?;
        Ok(Changed::Done)
    }

    /// The question that waits for an answer of this signer.
    pub async fn open_question(&self, id: Uuid) -> sqlx::Result<Option<Question>> {
        let asked =
            crate::signing::signer::store::questions::of(&mut *self.pool.acquire().await?, &[id]).await?;
        Ok(asked.into_iter().map(|(_, question)| question).find(|question| question.answer.is_none()))
    }

    /// What this signer was asked about is decided.
    pub async fn settle_questions(&self, tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
        crate::signing::signer::store::questions::settle_all(tx, &[signature], Some(self.clock.now())).await
    }

    /// Forgets the questions that were decided a day ago, and those that nobody will decide any more.
    pub async fn forget_questions(&self) -> sqlx::Result<()> {
        let now = self.clock.now();
        let conn = &mut *self.pool.acquire().await?;
        crate::signing::signer::store::questions::forget(conn, now - KEPT_AFTER, now - KEPT_AT_MOST).await
    }
}
