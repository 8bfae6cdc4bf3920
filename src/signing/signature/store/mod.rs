//! All SQL of signing. These modules alone write submissions, signatures and tallies.

pub mod bulk;
pub mod claims;
pub mod daily_records;
pub mod featured;
pub mod identity_checks;
pub mod imports;
pub mod invented;
pub mod mail_domains;
pub mod retention;
pub mod revisions;
pub mod signatures;
pub mod tally;
pub mod versions;
pub mod words;

use sqlx::types::time::OffsetDateTime;

pub(in crate::signing) use self::words::{Columns, query_words, row_with_words, words_of};

/// The hour that a moment falls in.
pub(in crate::signing) fn hour(moment: OffsetDateTime) -> OffsetDateTime {
    let hour = moment.time().hour();
    time::Time::from_hms(hour, 0, 0).map_or(moment, |time| moment.replace_time(time))
}
