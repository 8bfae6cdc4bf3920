//! Changes of a signature's state.

pub mod bulk;
pub mod requested_withdrawal;
pub mod store;
