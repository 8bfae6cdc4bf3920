//! SQL of decisions.

pub mod bulk;
pub mod notices;
