//! Renders structured data about a letter for search engines (schema.org). It contains no names of signers.

use maud::Markup;
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;

use crate::{
    letters::{
        Letter, Text,
        pages::{facts, head::card},
    },
    ui::Locale,
};

/// The letter as an article by its organizer.
pub fn article(locale: &Locale, letter: &Letter, text: &Text, address: &str) -> Markup {
    let author =
        letter.organizer.as_ref().map(|organizer| json!({ "@type": "Organization", "name": organizer.name }));
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "genre": "Open letter",
        "headline": text.title,
        "description": text.summary(),
        "inLanguage": text.language.as_str(),
        "url": address,
        "mainEntityOfPage": address,
        "image": card(locale, letter),
        "isAccessibleForFree": true,
    });
    let more = [
        ("author", author.clone()),
        ("publisher", author),
        ("datePublished", letter.began().and_then(|began| began.format(&Rfc3339).ok()).map(Value::from)),
        ("license", letter.license.as_ref().map(|license| license.url().into())),
    ];
    for (name, value) in more {
        if let Some(value) = value {
            article[name] = value;
        }
    }
    facts(&article)
}
