//! What organizers see of letters and signatures, and what a reader sees who reports a name.

pub mod access;
mod acts;
pub mod audit;
pub mod bulk;
pub mod claims;
pub mod dashboard;
pub mod enter;
pub mod home;
pub mod import;
pub mod letter;
mod mails;
pub mod queue;
pub mod report;
pub mod retraction;
pub mod returned;
pub mod signature;
pub mod signatures;
pub mod texts;
pub mod updates;
