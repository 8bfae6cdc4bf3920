//! What of a list a file holds.

use crate::signing::signature::search_terms::Search;

/// What of a list a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub search: Search,
    /// Only what has changed after this revision, and the numbers that are gone since.
    pub since: Option<i64>,
    /// Only those with higher numbers.
    pub after: i64,
    pub limit: Option<i64>,
}

impl Selection {
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }
}
