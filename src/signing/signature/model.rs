//! A signature as the database has it.

use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::{
    address::SealedAddress,
    details::Adherence,
    hold_reason::Reason,
    state::{State, VerifiedBy},
    tally::Standing,
};
use crate::{
    audit::{self, Who},
    language::Language,
};

/// One adherence to one letter.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Its id, which was its submission's.
    pub id: Uuid,
    pub letter: i64,
    /// Given at publication, never reused.
    pub number: Option<i64>,
    /// The row of the text that its signer was shown.
    pub version: i64,
    /// The language in which its signer reads.
    pub language: Language,
    pub state: State,
    /// Why it was held.
    pub held_for: Vec<Reason>,
    /// Why it was rejected, for its signer to read.
    pub rejected_for: Option<String>,
    /// What it says; of a withdrawn one, nothing but the choices.
    pub adherence: Adherence,
    /// What is known of who signed.
    pub verified_by: VerifiedBy,
    /// Did organizers enter it, and its person has not made it their own? Also where somebody has checked who it is.
    pub is_entered: bool,
    /// Its address; gone once it is withdrawn, or its time is over.
    pub address: Option<SealedAddress>,
    /// The generation of its links.
    pub generation: i16,
    /// When its address confirmed it.
    pub signed_at: OffsetDateTime,
    /// The day on which it was signed elsewhere, where the organizers who entered it know it.
    pub signed_elsewhere_on: Option<Date>,
    /// When it was first published.
    pub published_at: Option<OffsetDateTime>,
    /// When its state last changed.
    pub state_changed_at: OffsetDateTime,
}

impl Signature {
    /// Where its link goes when somebody typed this address of its mailbox.
    ///
    /// Not every provider takes two spellings for one mailbox, so that the link goes to the address that signed.
    /// Where that is erased, what was typed is all there is.
    pub fn reached_by(&self, typed: &SealedAddress) -> SealedAddress {
        self.address.as_ref().unwrap_or(typed).clone()
    }

    /// What the audit trail holds of an act on it. The trail forgets nothing, so that `detail` names nobody: names of
    /// fields, ids, states.
    pub(in crate::signing) const fn entry(
        &self,
        who: Who,
        act: &'static str,
        detail: serde_json::Value,
    ) -> audit::Entry {
        audit::Entry { who, act, letter: self.letter, subject: Some(self.id), detail }
    }

    /// All that the tally knows of it.
    pub const fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            visibility: self.adherence.visibility,
            verified_by: self.verified_by,
            is_numbered: self.number.is_some(),
            capacity: self.adherence.capacity,
            country: self.adherence.said.country,
        }
    }
}
