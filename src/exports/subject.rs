//! Owns of what a file is, in words.

use crate::{
    letters::Letter,
    urls::{Paths, Site},
};

/// Of what a file is, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub slug: String,
    pub title: String,
    pub address: String,
}

impl Subject {
    /// In the letter's own language, with its public URL.
    pub fn of(letter: &Letter, site: &Site) -> Self {
        let slug = letter.slug.as_str();
        Self {
            slug: slug.to_owned(),
            title: letter.text_in(&letter.language).title.clone(),
            address: site.absolute(&Paths::negotiated().letter(slug)),
        }
    }
}
