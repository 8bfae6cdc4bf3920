//! Telling the signers of a withdrawn letter by mail.

pub mod page;
pub mod routes;
