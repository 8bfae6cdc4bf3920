//! Owns the home page and the letter page, which combine the letter, the form and the signatories.

pub mod card;
pub mod card_cache;
pub mod feed;
pub mod pages;
pub mod robots;
pub mod routes;
pub mod security;
pub mod sitemap;
mod xml;
