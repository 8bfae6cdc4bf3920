//! The organizers' pages for entering signatories: a file ([`upload`], [`preview`], [`decisions`]), a
//! person [entered by hand](manual_entry), and the invitations to [claim](claims) a line.

pub mod claims;
pub mod decisions;
pub mod manual_entry;
pub mod preview;
pub mod shared;
pub mod upload;
