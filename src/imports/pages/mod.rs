//! The organizers' pages for entering signatories: a file ([`upload`], [`preview`], [`decisions`]), a
//! person [`by_hand`], and the invitations to [claim](claims) a line.

pub mod by_hand;
pub mod claims;
pub mod decisions;
pub mod frame;
pub mod preview;
pub mod upload;
