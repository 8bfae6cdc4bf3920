//! Signatures that organizers enter for people who signed elsewhere.
//!
//! | file | owns |
//! | --- | --- |
//! | [`enter`] | lines that are typed in or imported, and how an import is undone |
//! | [`first_signatories`] | the lines of a letter's `signatories.csv` |

pub mod enter;
pub mod first_signatories;

use super::signature::context::Context;

pub struct Entries {
    pub(in crate::signing) context: Context,
}
