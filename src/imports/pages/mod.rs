//! The organizers' pages for entering signatories: a file ([`upload`], [`preview`], [`decisions`]), a
//! person [entered by hand](manual_entry), and the invitations to [claim](claims) a line.
//!
//! | file | owns |
//! | --- | --- |
//! | [`upload`], [`preview`], [`decisions`] | a file: chosen, shown row by row, and the questions about it |
//! | [`manual_entry`] | a person entered by hand |
//! | [`claims`] | invitations to claim a line |
//! | [`shared`] | what the parts of the preview share |

pub mod claims;
pub mod decisions;
pub mod manual_entry;
pub mod preview;
pub mod shared;
pub mod upload;
