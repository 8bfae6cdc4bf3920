//! Mail to the signers of a withdrawn letter.

pub mod page;
pub mod routes;
