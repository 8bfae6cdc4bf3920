//! Names of people, as every capability compares them.

pub mod confusables;
