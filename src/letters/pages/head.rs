//! Renders the `<head>` entries of a letter's pages: the preview picture of a shared link, and the feed of its
//! news.

use data_encoding::HEXLOWER;
use maud::{Markup, html};
use time::format_description::well_known::Rfc3339;

use crate::{
    letters::Letter,
    ui::{Locale, layout::CARD_SIZE},
};

/// How many bytes of the files' hash are used as the version of a preview picture.
const VERSION_LENGTH: usize = 6;

/// Entries for `<head>`; empty for a letter that is not public.
pub fn head(locale: &Locale, letter: &Letter) -> Markup {
    if locale.paths.is_private() {
        return html! {};
    }
    let title = &letter.text_in(&locale.text).title;
    let feed = locale.paths.also_in(&letter.text_in(&locale.text).language).feed(letter.slug.as_str());
    let feed_title = locale.say_with("feed-title", &[("letter", title.as_str().into())]);
    html! {
        meta property="og:type" content="article";
        @if let Some(began) = letter.began().and_then(|began| began.format(&Rfc3339).ok()) {
            meta property="article:published_time" content=(began);
        }
        meta property="og:image" content=(card(locale, letter));
        meta property="og:image:type" content="image/png";
        meta property="og:image:width" content=(CARD_SIZE.0);
        meta property="og:image:height" content=(CARD_SIZE.1);
        meta property="og:image:alt" content=(title);
        meta name="twitter:card" content="summary_large_image";
        link rel="alternate" type="application/atom+xml" title=(feed_title) href=(feed);
    }
}

/// The absolute URL of the preview picture for the text in this language.
pub fn card(locale: &Locale, letter: &Letter) -> String {
    let language = &letter.text_in(&locale.text).language;
    locale.site.absolute(&locale.paths.also_in(language).card(letter.slug.as_str(), &card_version(letter)))
}

/// The version of the preview picture, which changes with the files.
pub fn card_version(letter: &Letter) -> String {
    HEXLOWER.encode(&letter.files_hash[..VERSION_LENGTH])
}
