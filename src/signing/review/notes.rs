//! What organizers did about a signature and is shown beside it, to them and to its signer: the identity check, the
//! questions, the correction.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Review, correction::Corrected, identity_check::Check};
use crate::signing::{
    signature::store::{identity_checks, revisions},
    signer::{question::Question, store::questions},
};

#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// How organizers found out who it is.
    pub check: Option<Check>,
    /// The questions to its signer, oldest first.
    pub questions: Vec<Question>,
    /// What its signer wrote, if organizers have corrected it.
    pub corrected: Option<Corrected>,
}

impl Review {
    /// The notes beside these signatures; signatures that do not exist have none.
    pub async fn beside(&self, ids: &[Uuid]) -> sqlx::Result<HashMap<Uuid, Notes>> {
        let conn = &mut *self.context.conn().await?;
        let mut all: HashMap<Uuid, Notes> = HashMap::new();
        for (id, check) in identity_checks::of(conn, ids).await? {
            all.entry(id).or_default().check = Some(check);
        }
        for (id, question) in questions::of(conn, ids).await? {
            all.entry(id).or_default().questions.push(question);
        }
        for (id, corrected) in revisions::corrected(conn, ids).await? {
            all.entry(id).or_default().corrected = Some(corrected);
        }
        Ok(all)
    }
}
