//! A signature as stored in the database.

use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::{
    address::SealedAddress,
    details::SignatureDetails,
    hold_reason::Reason,
    state::{State, VerifiedBy},
    tally::Counted,
};
use crate::{
    audit::{self, Who},
    language::Language,
};

#[derive(Clone, Debug)]
pub struct Signature {
    /// The same id as that of its submission.
    pub id: Uuid,
    pub letter: i64,
    /// Assigned at first publication, never reused.
    pub number: Option<i64>,
    /// The row of the text that the signer was shown.
    pub version: i64,
    pub language: Language,
    pub state: State,
    pub held_for: Vec<Reason>,
    /// Why it was rejected, shown to its signer.
    pub rejected_for: Option<String>,
    /// Its words and choices; for a withdrawn signature, only the choices.
    pub details: SignatureDetails,
    /// How the signer was verified.
    pub verified_by: VerifiedBy,
    /// Was it entered by organizers and not yet claimed by its person? Also true if an organizer checked the
    /// identity.
    pub is_entered: bool,
    /// Its address; `None` after withdrawal, or after its retention period.
    pub address: Option<SealedAddress>,
    pub generation: i16,
    /// When its address was confirmed.
    pub signed_at: OffsetDateTime,
    /// The day on which it was signed elsewhere, if the organizers who entered it know the day.
    pub signed_elsewhere_on: Option<Date>,
    /// When it was first published.
    pub published_at: Option<OffsetDateTime>,
    /// When its state last changed.
    pub state_changed_at: OffsetDateTime,
}

impl Signature {
    /// The address to which the link is sent when a person typed this address of the mailbox.
    ///
    /// Some providers treat two spellings as two mailboxes, so the link goes to the address that signed. If that
    /// address is erased, the typed one is used.
    pub fn reached_by(&self, typed: &SealedAddress) -> SealedAddress {
        self.address.as_ref().unwrap_or(typed).clone()
    }

    /// An entry of the audit trail about this signature. The trail is never erased, so `detail` contains no names of
    /// people: only field names, ids and states.
    pub(in crate::signing) const fn entry(
        &self,
        who: Who,
        act: &'static str,
        detail: serde_json::Value,
    ) -> audit::Entry {
        audit::Entry { who, act, letter: self.letter, subject: Some(self.id), detail }
    }

    /// The values that the tally needs.
    pub const fn counted(&self) -> Counted {
        Counted {
            state: self.state,
            visibility: self.details.visibility,
            verified_by: self.verified_by,
            is_numbered: self.number.is_some(),
            version: self.version,
            capacity: self.details.capacity,
            country: self.details.text.country,
        }
    }
}
