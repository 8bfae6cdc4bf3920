//! Draws the preview image of a shared link (share image): title and addressee, set as on the page. It shows no
//! count, because other sites cache it for weeks.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | what the image shows |
//! | `text_layout` | lines of text in the size that fits |
//! | `fonts` | the fonts for each script |
//! | `canvas` | pixels, and the PNG |

mod canvas;
mod fonts;
mod text_layout;

use crate::{language::Language, ui::layout::CARD_SIZE};
use canvas::{Canvas, Rgb};
use text_layout::{Edge, TextLayout, TextPlacement};

/// The empty space at both sides, in pixels.
const MARGIN: f32 = 88.0;
/// The longest line, in pixels.
const MEASURE: f32 = 1024.0;
/// Vertical range of title and addressee, in pixels.
const BODY: std::ops::Range<f32> = 64.0..486.0;
/// Vertical positions of the two lines above the foot, in pixels.
const RULES: [u32; 2] = [518, 523];
/// Top of the foot, in pixels.
const FOOT: f32 = 548.0;

const ADDRESSEE_SIZE: f32 = 38.0;
/// More lines for a long addressee would look bad.
const ADDRESSEE_LINES: usize = 2;
const FOOT_SIZE: f32 = 30.0;
/// Space between title and addressee, in pixels.
const GAP: f32 = 28.0;

/// The colours of the light theme (`static/site.css`).
const PAPER: Rgb = Rgb(0xfd, 0xfc, 0xf9);
const INK: Rgb = Rgb(0x21, 0x1e, 0x19);
const SOFT: Rgb = Rgb(0x5f, 0x59, 0x4e);
const LINE: Rgb = Rgb(0xc9, 0xbf, 0xab);
const ACCENT: Rgb = Rgb(0x7a, 0x23, 0x18);

/// The content of a share image.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// The language of the title.
    pub language: Language,
    pub title: String,
    /// The addressee as a line: "To Larkmoor Systems".
    pub addressee: Option<String>,
    /// What the letter is, in one or two words; `None` if the interface is not available in the language.
    pub kind: Option<String>,
    /// The site's host. It replaces a title in a script for which this machine has no font.
    pub host: String,
}

impl Card {
    /// Draws the image as a PNG. This takes a considerable part of a second, so do not call it on a thread that
    /// answers requests.
    ///
    /// # Errors
    /// The image cannot be encoded, which would be a bug.
    pub fn draw(&self) -> anyhow::Result<Vec<u8>> {
        let mut layout = TextLayout::new(&self.language);
        let at = |top, edge, colour| TextPlacement { top, edge, colour };
        let mut canvas = Canvas::new(CARD_SIZE, PAPER);

        let addressee = self.addressee.as_deref().and_then(|line| layout.legible(line));
        let mut addressee = addressee.map(|line| layout.set(&line, ADDRESSEE_SIZE, ADDRESSEE_LINES));
        let below = addressee.as_ref().map_or(0.0, |line| GAP + line.height());
        let title = layout.legible(&self.title).unwrap_or_else(|| self.host.clone());
        let mut title = layout.title(&title, BODY.end - BODY.start - below);
        let top = BODY.start + (BODY.end - BODY.start - title.height() - below) / 2.0;
        layout.draw(&mut canvas, &mut title, at(top, Edge::Start, INK));
        if let Some(line) = &mut addressee {
            layout.draw(&mut canvas, line, at(top + title.height() + GAP, Edge::Start, SOFT));
        }

        RULES.iter().for_each(|y| canvas.rule(*y, LINE));
        let mut host = layout.set(&self.host, FOOT_SIZE, 1);
        let kind = self.kind.as_deref().map(|kind| layout.set(kind, FOOT_SIZE, 1));
        let edge = if kind.is_some() { Edge::End } else { Edge::Start };
        layout.draw(&mut canvas, &mut host, at(FOOT, edge, SOFT));
        if let Some(mut kind) = kind {
            layout.draw(&mut canvas, &mut kind, at(FOOT, Edge::Start, ACCENT));
        }
        canvas.png()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(language: &str, title: &str) -> Card {
        Card {
            language: language.parse().unwrap(),
            title: title.into(),
            addressee: Some("To everybody".into()),
            kind: Some("Open letter".into()),
            host: "letters.example".into(),
        }
    }

    #[test]
    fn a_picture_has_the_size_that_networks_ask_for() {
        let size = imagesize::blob_size(&card("en", "A bench by the river").draw().unwrap()).unwrap();
        assert_eq!((size.width, size.height), (CARD_SIZE.0 as usize, CARD_SIZE.1 as usize));
    }

    #[test]
    fn whatever_a_title_is_made_of_there_is_a_picture() {
        let stacked = format!("Z{}", "\u{0310}\u{0489}".repeat(5_000));
        let titles =
            ["", " \0\u{202e}\n", "🎻", "\u{e000}", &"long ".repeat(50_000), &"W".repeat(50_000), &stacked];
        for title in titles {
            assert!(card("ar", title).draw().is_ok(), "{:?}", &title[..title.len().min(20)]);
        }
    }

    #[test]
    fn the_picture_changes_with_the_title_only() {
        let draw = |title| card("en", title).draw().unwrap();
        assert_ne!(draw("A bench"), draw("A wall"));
        assert_eq!(draw("A bench"), draw("A bench"));
    }
}
