//! What signers do after they have signed, by the link in their mail.
//!
//! | file | owns |
//! | --- | --- |
//! | [`links`] | which link is valid, and how the old ones end |
//! | [`edit`], [`edit_form`] | a change of what a signature says |
//! | [`updates_by_mail`] | updates about the letter, turned on or off |
//! | [`claim`] | the person named in a line that organizers entered makes it their own |
//! | [`reconsent`] | a changed text is signed again |
//! | [`moving`] | a signature moves to another address |
//! | [`question`] | organizers ask before they decide, and the signer answers |
//! | [`reminder`] | the reminder of a form that was never confirmed |
//! | `complaint` | a complaint about a mail ends updates |

pub mod claim;
mod complaint;
pub mod edit;
pub mod edit_form;
pub mod links;
pub mod moving;
pub mod question;
pub mod reconsent;
pub mod reminder;
pub(in crate::signing) mod store;
pub mod updates_by_mail;

use super::{signature::context::Context, submission::mail_limit::MailLimit};

/// What concerns the signer, not the words of the signature: links, updates, reminders.
#[derive(Clone)]
pub struct Signers {
    pub(in crate::signing) context: Context,
    pub(in crate::signing) mail_limit: MailLimit,
}
