//! SQL of decisions.

pub mod notices;
