//! What organizers see of letters and signatures, and what a reader sees who reports a name.

pub mod home;
pub mod letter;
pub mod mails;
pub mod returned_mail;
