//! What signers do after they have signed, by the link in their mail.
//!
//! | file | owns |
//! | --- | --- |
//! | [`links`] | which link is valid, and how the old ones end |
//! | [`edit`], [`edit_form`] | a change of what a signature says |
//! | [`claim`] | the person named in a line that organizers entered makes it their own |
//! | [`reconsent`] | a changed text is signed again |
//! | [`moving`] | a signature moves to another address |
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

use super::{signature::context::Context, submission::mail_limit::MailLimit};

pub struct Signers {
    pub(in crate::signing) context: Context,
    pub(in crate::signing) mail_limit: MailLimit,
}
