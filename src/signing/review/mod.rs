//! What moderators do with one signature or with many, except the decision itself, which all modules share.
//!
//! | file | owns |
//! | --- | --- |
//! | [`identity_check`] | who a signer is, as an organizer found out |
//! | [`correction`] | a typo corrected by an organizer |
//! | [`featured`] | which signatures are listed first |
//! | [`address_access`] | who has looked at an address, and why |
//! | [`history`] | what happened to a signature |
//! | [`notes`] | all of the above about some signatures, for a page |
//! | [`pending_count`] | how much waits |

pub mod address_access;
pub mod correction;
pub mod featured;
pub mod history;
pub mod identity_check;
pub mod notes;
pub mod pending_count;
pub(in crate::signing) mod store;

use super::signature::context::Context;

/// What moderators do besides deciding.
pub struct Review {
    pub(in crate::signing) context: Context,
}
