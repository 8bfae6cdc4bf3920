//! Owns the home page and the letter page, which combine the letter, the form and the signatories.
//!
//! | file | owns |
//! | --- | --- |
//! | [`pages`], [`routes`] | the pages, and the files below |
//! | [`card`], [`card_cache`] | the share image; each is drawn once |
//! | [`feed`], [`sitemap`], [`robots`], [`security`] | files that programs read |
//! | `xml` | well-formed XML, for feed and sitemap |

pub mod card;
pub mod card_cache;
pub mod feed;
pub mod pages;
pub mod robots;
pub mod routes;
pub mod security;
pub mod sitemap;
mod xml;
