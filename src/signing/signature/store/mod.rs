//! SQL of signatures, their words and tallies: no other store writes these tables.
//!
//! | file | owns |
//! | --- | --- |
//! | [`signatures`], [`bulk`], [`versions`] | rows of signatures: one, many, and the text that each signed |
//! | [`words`], [`revisions`] | their words: the columns in one place; edits that wait, corrections |
//! | [`tally`], [`daily_records`] | the count, and its record on each day |
//! | [`differences`] | what is counted, compared with the rows |
//! | [`lineage`] | the history in which revisions were given |
//! | [`imports`], [`claims`] | lines that organizers entered |
//! | [`identity_checks`], [`featured`] | identity checks; featured places |
//! | [`mail_domains`], [`retention`] | domain hashes; erasure of addresses |
//! | [`invented`] | signatures of a demonstration |

pub mod bulk;
pub mod claims;
pub mod daily_records;
pub mod differences;
pub mod featured;
pub mod identity_checks;
pub mod imports;
pub mod invented;
pub mod lineage;
pub mod mail_domains;
pub mod retention;
pub mod revisions;
pub mod signatures;
pub mod tally;
pub mod versions;
pub mod words;

use sqlx::types::time::OffsetDateTime;

pub(in crate::signing) use self::words::{Columns, details_of, query_words, row_with_words};

/// A moment truncated to its hour.
pub(in crate::signing) fn hour(moment: OffsetDateTime) -> OffsetDateTime {
    let hour = moment.time().hour();
    time::Time::from_hms(hour, 0, 0).map_or(moment, |time| moment.replace_time(time))
}
