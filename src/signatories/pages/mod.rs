//! What a reader sees of the signatories.

mod list;
mod statistics;

pub use list::{count, files, list, live_count, under_the_letter};
pub use statistics::statistics;
