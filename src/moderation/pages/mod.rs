//! The organizers' home page, and what the pages of one letter share. The frame itself is in
//! [`crate::organizers::pages`].

pub mod home;
pub mod letter;
pub mod mails;
pub mod returned_mail;
