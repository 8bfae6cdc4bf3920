//! What organizers see who bring in signatories: a file ([`upload`], [`preview`], [`decisions`]), somebody [`by_hand`],
//! and the invitations to [claim](claims) a line.

pub mod by_hand;
pub mod claims;
pub mod decisions;
pub mod frame;
pub mod preview;
pub mod upload;
