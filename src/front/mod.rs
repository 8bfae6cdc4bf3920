//! The front: the home page and the letter page, which put letters, the form and the signatories together.

pub mod card;
pub mod pages;
pub mod routes;
