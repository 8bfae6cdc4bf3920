//! The organizers' home page, and what the pages of one letter share. The frame itself is in
//! [`crate::organizers::pages`].
//!
//! | file | owns |
//! | --- | --- |
//! | [`home`] | the organizers' home page |
//! | [`letter`] | the frame of the pages of a letter |
//! | [`mails`], [`returned_mail`] | tables of mails by outcome; of bounces by reason |

pub mod home;
pub mod letter;
pub mod mails;
pub mod returned_mail;
