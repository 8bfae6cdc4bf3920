//! `figures.json`: the numbers of a letter, as of one moment.

use serde::Serialize;
use time::{OffsetDateTime, serde::rfc3339};
use utoipa::ToSchema;

use crate::signing::tally::Figures;

/// The document. What waits is not in it: it would tell whether an address is known.
#[derive(Serialize, ToSchema)]
pub struct FiguresDocument {
    letter: String,
    #[serde(with = "rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    as_of: OffsetDateTime,
    revision: i64,
    count: i64,
    public: i64,
    private: i64,
    anonymous: i64,
    verified_by: VerifiedBy,
    rejected: i64,
    withdrawn: i64,
    goal: Option<u32>,
}

#[derive(Serialize, ToSchema)]
struct VerifiedBy {
    email: i64,
    checked: i64,
    entered: i64,
}

impl FiguresDocument {
    /// The document of a letter.
    pub fn new(letter: &str, goal: Option<u32>, figures: &Figures) -> Self {
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
        }
    }
}
