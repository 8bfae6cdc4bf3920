//! `figures.json`: the numbers of a letter, as of one moment.

use serde::Serialize;
use time::{OffsetDateTime, serde::rfc3339};
use utoipa::ToSchema;

use crate::signing::signature::tally::Figures;

/// The numbers of a letter at one revision
// Waiting signatures are not included: their number would show whether an address is known.
#[derive(Serialize, ToSchema)]
pub struct FiguresDocument {
    /// The letter’s name in addresses
    letter: String,
    /// Since when the numbers are as they are here
    #[serde(with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    as_of: OffsetDateTime,
    /// Raised by every change of what is public
    revision: i64,
    /// Signatures that count: public, private and anonymous ones
    count: i64,
    /// Those with a public name
    public: i64,
    /// Those whose name is seen by the organizers alone: they are in no list
    private: i64,
    /// Those without a name
    anonymous: i64,
    /// The same count by what is known of who signed
    verified_by: VerifiedBy,
    /// Rejected by a moderator: they do not count
    rejected: i64,
    /// Withdrawn by their signers after they had counted
    withdrawn: i64,
    /// How many the organizers hope for, if they say so
    goal: Option<u32>,
    /// With `words`: how many have signed, as the letter’s page says it
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
}

/// The count by what is known of who signed
#[derive(Serialize, ToSchema)]
struct VerifiedBy {
    /// The mailbox is confirmed, the identity is not checked
    email: i64,
    /// An organizer checked who it is
    checked: i64,
    /// Typed or imported by an organizer, not confirmed by the person
    entered: i64,
}

impl FiguresDocument {
    pub fn new(letter: &str, goal: Option<u32>, figures: &Figures, sentence: Option<String>) -> Self {
        Self {
            letter: letter.to_owned(),
            as_of: figures.as_of,
            revision: figures.revision,
            count: figures.count(),
            public: figures.public,
            private: figures.private,
            anonymous: figures.anonymous,
            verified_by: VerifiedBy {
                email: figures.by_email,
                checked: figures.by_checked,
                entered: figures.by_entered,
            },
            rejected: figures.rejected,
            withdrawn: figures.withdrawn,
            goal,
            sentence,
        }
    }
}
