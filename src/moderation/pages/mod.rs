//! The organizers' home page, and the parts that their pages of a letter share.

pub mod home;
pub mod letter;
pub mod mails;
pub mod returned_mail;
