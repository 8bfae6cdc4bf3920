//! A picture of a letter in a page: as large as the reader's screen needs, with whose work it is.

use maud::{Markup, html};

use super::{Reading, license};
use crate::{
    letters::{Image, StatementImage},
    urls,
};

/// How wide a picture stands: the column, or the screen less its margins (`--measure` in `site.css`).
const IN_THE_COLUMN: &str = "(min-width: 40rem) 35rem, 92vw";
/// And where pictures stand small beside what is said of them (`.pictures` there).
const SMALL: &str = "(min-width: 40rem) 13rem, 92vw";

/// Where a picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Where the page begins: it is loaded with the page.
    AtOnce,
    /// Further down: it is loaded when the reader comes near.
    Later,
    /// Further down, and small where there is room for words beside it.
    Small,
}

/// The picture with whose work it is below it.
pub fn picture(reading: &Reading<'_>, of: &StatementImage, shown: Shown) -> Markup {
    let language = reading.language();
    html! {
        figure lang=(language) dir=(language.direction()) {
            (img(reading, of, shown))
            @if of.credit.is_some() || of.license.is_some() { figcaption { (credit(reading, of)) } }
        }
    }
}

/// Whose work it is, and under which terms it may be used.
pub fn credit(reading: &Reading<'_>, of: &StatementImage) -> Markup {
    let locale = reading.locale;
    html! {
        @if let Some(credit) = &of.credit { p { (credit) } }
        @if let Some(terms) = &of.license {
            p lang=(locale.language()) dir=(locale.language().direction()) { (locale.say("terms-picture")) " " (license(terms)) }
        }
    }
}

/// The picture alone, in the sizes that it has.
pub fn img(reading: &Reading<'_>, of: &StatementImage, shown: Shown) -> Markup {
    let slug = reading.slug();
    html! {
        @if let Some(image) = reading.letter.letter.images.get(&of.file) {
            img src=(urls::image(slug, &of.file, &image.hash)) srcset=[srcset(slug, &of.file, image)]
                sizes=(if shown == Shown::Small { SMALL } else { IN_THE_COLUMN })
                alt=(of.alt) width=(image.width) height=(image.height) decoding="async"
                loading=[(shown != Shown::AtOnce).then_some("lazy")];
        }
    }
}

/// The picture in each of its widths; nothing if it has but one.
fn srcset(slug: &str, name: &str, image: &Image) -> Option<String> {
    let mut offers: Vec<String> = image
        .smaller_widths()
        .map(|width| format!("{} {width}w", urls::smaller_image(slug, name, &image.hash, width)))
        .collect();
    if offers.is_empty() {
        return None;
    }
    offers.push(format!("{} {}w", urls::image(slug, name, &image.hash), image.width));
    Some(offers.join(", "))
}
