//! The front: the home page and the letter page, which put letters, the form and the signatories together.

pub mod card;
pub mod cards;
pub mod feed;
pub mod pages;
pub mod robots;
pub mod routes;
pub mod security;
pub mod sitemap;
mod xml;
