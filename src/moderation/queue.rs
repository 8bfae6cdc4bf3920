//! The queue of a letter: all that waits for a decision, the longest waiting first.

use time::OffsetDateTime;
use uuid::Uuid;

use super::reports::{Report, Reports};
use crate::signing::{Signing, edit::Waiting, signature::Signature};

/// Something that waits.
#[derive(Clone, Debug)]
pub enum Item {
    /// A signature that is held.
    Signature(Box<Signature>),
    /// A change of a signature that stands.
    Edit(Box<Signature>, Box<Waiting>),
    /// A report of a signature that stands.
    Report(Box<Signature>, Report),
}

impl Item {
    /// By which it is decided.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Signature(signature) => signature.id,
            Self::Edit(_, edit) => edit.edit,
            Self::Report(_, report) => report.id,
        }
    }

    /// The signature that it is, or is about.
    pub fn signature(&self) -> &Signature {
        match self {
            Self::Signature(signature) | Self::Edit(signature, _) | Self::Report(signature, _) => signature,
        }
    }

    /// Since when it waits.
    pub fn since(&self) -> OffsetDateTime {
        match self {
            Self::Signature(signature) => signature.signed_at,
            Self::Edit(_, edit) => edit.written_at,
            Self::Report(_, report) => report.reported_at,
        }
    }
}

/// All that waits at a letter.
pub async fn queue(signing: &Signing, reports: &Reports, letter: i64) -> sqlx::Result<Vec<Item>> {
    let held = signing.held(Some(letter)).await?.into_iter().map(|one| Item::Signature(Box::new(one)));
    let edits = signing.waiting_edits(Some(letter)).await?.into_iter();
    let edits = edits.map(|(signature, edit)| Item::Edit(Box::new(signature), Box::new(edit)));
    let reported = reports.waiting(Some(letter)).await?.into_iter();
    let reported = reported.map(|(signature, report)| Item::Report(Box::new(signature), report));
    let mut all: Vec<_> = held.chain(edits).chain(reported).collect();
    all.sort_by_key(Item::since);
    Ok(all)
}
