//! Renders the pages about signatories.

mod list;
mod statistics;

pub use list::{as_of, count, files, list, live_count, search_refused, sentence, under_the_letter};
pub use statistics::{over_time, statistics};
