//! Renders a picture of a letter in sizes for the reader's screen, with its credit.

use maud::{Markup, html};

use super::{LetterView, license};
use crate::{
    letters::{Image, StatementImage},
    urls,
};

/// Display width of a picture: the column, or the screen without its margins (`--measure` in `site.css`).
const IN_THE_COLUMN: &str = "(min-width: 40rem) 35rem, 92vw";
/// Display width of small pictures beside text (`.pictures` in `site.css`).
const SMALL: &str = "(min-width: 40rem) 13rem, 92vw";

/// Position of a picture on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PicturePosition {
    /// At the top: loaded with the page.
    AtOnce,
    /// Further down: loaded when the reader scrolls near.
    Later,
    /// Further down, and small if there is room for text beside it.
    Small,
}

/// The picture with its credit below.
pub fn picture(view: &LetterView<'_>, of: &StatementImage, shown: PicturePosition) -> Markup {
    let language = view.language();
    html! {
        figure lang=(language) dir=(language.direction()) {
            (img(view, of, shown))
            @if of.credit.is_some() || of.license.is_some() { figcaption { (credit(view, of)) } }
        }
    }
}

/// The credit and the licence.
pub fn credit(view: &LetterView<'_>, of: &StatementImage) -> Markup {
    let locale = view.locale;
    html! {
        @if let Some(credit) = &of.credit { p { (credit) } }
        @if let Some(terms) = &of.license {
            p lang=(locale.language()) dir=(locale.language().direction()) { (locale.say("terms-picture")) " " (license(terms)) }
        }
    }
}

/// The `img` element with its `srcset`.
pub fn img(view: &LetterView<'_>, of: &StatementImage, shown: PicturePosition) -> Markup {
    let slug = view.slug();
    html! {
        @if let Some(image) = view.letter.letter.images.get(&of.file) {
            img src=(urls::image(slug, &of.file, &image.hash)) srcset=[srcset(slug, &of.file, image)]
                sizes=(if shown == PicturePosition::Small { SMALL } else { IN_THE_COLUMN })
                alt=(of.alt) width=(image.width) height=(image.height) decoding="async"
                loading=[(shown != PicturePosition::AtOnce).then_some("lazy")];
        }
    }
}

/// The `srcset` of the picture; `None` if it has only one width.
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
