//! Lays out lines of text for share images: in the direction of the language, with the available fonts, in the size
//! that fits.

use cosmic_text::{Align, Attrs, Buffer, Color, Family, FontSystem, Metrics, Shaping, SwashCache, Wrap};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    MARGIN, MEASURE,
    canvas::{Canvas, Rgb},
    fonts::{self, FAMILY},
};
use crate::language::Language;

/// Font sizes of the title, in pixels. The first one in which it fits is used; in the last one it is cut.
const TITLE_SIZES: [f32; 7] = [96.0, 84.0, 74.0, 66.0, 58.0, 52.0, 46.0];
/// Line height in multiples of the font size. Naskh is taller than Latin script.
const LEADING: f32 = 1.22;
const LEADING_OF_NASKH: f32 = 1.5;
/// The most characters of a text: more do not fit into an image and would take long to measure.
const LONGEST: usize = 300;
/// The most code points of one character: a family emoji has seven, and combining marks can be stacked without
/// limit.
const TALLEST: usize = 16;
/// Direction marks; they set the direction of a line whatever its first character is.
const MARKS: [char; 2] = ['\u{200e}', '\u{200f}'];

/// Lays out lines in one language.
pub struct TextLayout {
    fonts: FontSystem,
    glyphs: SwashCache,
    is_right_to_left: bool,
    leading: f32,
}

pub struct LaidOutText {
    lines: Buffer,
    /// The width limit, in pixels.
    measure: f32,
}

impl TextLayout {
    /// A setter for texts in this language.
    pub fn new(language: &Language) -> Self {
        let is_right_to_left = language.direction() == "rtl";
        let leading = if is_right_to_left { LEADING_OF_NASKH } else { LEADING };
        Self { fonts: fonts::fonts(language), glyphs: SwashCache::new(), is_right_to_left, leading }
    }

    /// The text without symbols that the available fonts lack; `None` if letters or digits would be lost.
    pub fn legible(&mut self, text: &str) -> Option<String> {
        let text = short_line(text);
        let set = self.set_whole(&text, TITLE_SIZES[0], Wrap::Word);
        // Glyph 0 is the box for a missing glyph (OpenType, `.notdef`).
        let glyphs = set.lines.layout_runs().flat_map(|run| run.glyphs).filter(|glyph| glyph.glyph_id == 0);
        let missing: Vec<_> = glyphs.map(|glyph| glyph.start..glyph.end).collect();
        let ahead = MARKS[0].len_utf8();
        let mut legible = String::with_capacity(text.len());
        for (at, character) in text.grapheme_indices(true) {
            let place = at + ahead..at + ahead + character.len();
            if !missing.iter().any(|gap| gap.start < place.end && place.start < gap.end) {
                legible.push_str(character);
            } else if character.chars().any(char::is_alphanumeric) {
                return None;
            }
        }
        Some(short_line(&legible)).filter(|text| !text.is_empty())
    }

    /// A text in one size with at most `most` lines; the rest is replaced by an ellipsis.
    pub fn set(&mut self, text: &str, size: f32, most: usize) -> LaidOutText {
        let whole = self.set_whole(text, size, Wrap::WordOrGlyph);
        if whole.count() <= most {
            return whole;
        }
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        let cut = |end: usize| format!("{}…", text[..end].trim_end());
        let mut fits = |end: &usize| self.set_whole(&cut(*end), size, Wrap::WordOrGlyph).count() <= most;
        let fitting = ends.partition_point(&mut fits);
        self.set_whole(&cut(ends[fitting.saturating_sub(1)]), size, Wrap::WordOrGlyph)
    }

    /// A title as large as fits into a height, in lines of about equal length. A word wider than the image leads to
    /// a smaller size, and is broken only if no size fits.
    pub fn title(&mut self, text: &str, height: f32) -> LaidOutText {
        for wrap in [Wrap::Word, Wrap::WordOrGlyph] {
            for size in TITLE_SIZES {
                let mut set = self.set_whole(text, size, wrap);
                if set.height() <= height && set.width() <= MEASURE {
                    self.balance(&mut set, size);
                    return set;
                }
            }
        }
        let smallest = TITLE_SIZES[TITLE_SIZES.len() - 1];
        self.set(text, smallest, (height / (smallest * self.leading)) as usize)
    }

    fn set_whole(&mut self, text: &str, size: f32, wrap: Wrap) -> LaidOutText {
        let mut lines = Buffer::new_empty(Metrics::relative(size, self.leading));
        let mark = MARKS[usize::from(self.is_right_to_left)];
        let attributes = Attrs::new().family(Family::Name(FAMILY));
        lines.set_text(&format!("{mark}{text}"), &attributes, Shaping::Advanced, None);
        lines.set_wrap(wrap);
        let mut set = LaidOutText { lines, measure: MEASURE };
        self.narrow(&mut set, MEASURE);
        set
    }

    /// Narrows the lines by half a font size at a time as long as their number stays the same.
    fn balance(&mut self, set: &mut LaidOutText, size: f32) {
        let count = set.count();
        while count > 1 && set.measure > MEASURE / 2.0 {
            let before = set.measure;
            self.narrow(set, before - size / 2.0);
            if set.count() > count || set.width() > set.measure {
                self.narrow(set, before);
                return;
            }
        }
    }

    fn narrow(&mut self, set: &mut LaidOutText, measure: f32) {
        set.measure = measure;
        set.lines.set_size(Some(measure), None);
        set.lines.shape_until_scroll(&mut self.fonts, false);
    }

    pub fn draw(&mut self, canvas: &mut Canvas, set: &mut LaidOutText, place: TextPlacement) {
        if place.edge == Edge::End {
            for line in &mut set.lines.lines {
                line.set_align(Some(Align::End));
            }
        }
        let left = MARGIN + if self.is_right_to_left { MEASURE - set.measure } else { 0.0 };
        let (left, top, Rgb(r, g, b)) = (left as i32, place.top as i32, place.colour);
        let dot = |x, y, _, _, dot: Color| {
            canvas.blend(left + x, top + y, Rgb(dot.r(), dot.g(), dot.b()), dot.a());
        };
        set.lines.draw(&mut self.fonts, &mut self.glyphs, Color::rgb(r, g, b), dot);
    }
}

/// Position and colour of lines.
#[derive(Clone, Copy)]
pub struct TextPlacement {
    /// The top of the first line, in pixels.
    pub top: f32,
    pub edge: Edge,
    pub colour: Rgb,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

impl LaidOutText {
    /// The total height of the lines, in pixels.
    pub fn height(&self) -> f32 {
        self.lines.layout_runs().map(|run| run.line_height).sum()
    }

    /// The width of the widest line, in pixels.
    fn width(&self) -> f32 {
        self.lines.layout_runs().map(|run| run.line_w).fold(0.0, f32::max)
    }

    fn count(&self) -> usize {
        self.lines.layout_runs().count()
    }
}

/// The text on one line, without control characters, and cut to the most that can be shown.
fn short_line(text: &str) -> String {
    let shown = |character: &&str| !character.chars().any(char::is_control);
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let characters = spaced.graphemes(true).filter(shown).take(LONGEST);
    characters.flat_map(|character| character.chars().take(TALLEST)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As on a server without installed fonts.
    fn layout(language: &str) -> TextLayout {
        let language = language.parse().unwrap();
        TextLayout { fonts: fonts::only_bundled(&language), ..TextLayout::new(&language) }
    }

    #[test]
    fn a_title_for_which_there_are_no_letters_is_not_set_in_boxes() {
        assert_eq!(layout("zh").legible("致所有人的公开信"), None);
        assert_eq!(layout("en").legible("The letter 信"), None);
        for (language, title) in
            [("ar", "رسالة مفتوحة"), ("ka", "ღია წერილი"), ("ru", "Открытое письмо"), ("vi", "Thư ngỏ")]
        {
            assert_eq!(layout(language).legible(title).as_deref(), Some(title));
        }
    }

    #[test]
    fn a_sign_that_cannot_be_drawn_is_left_out() {
        assert_eq!(layout("en").legible("A bench 🪑 by the river").as_deref(), Some("A bench by the river"));
        assert_eq!(layout("en").legible("🪑"), None);
    }

    #[test]
    fn a_long_title_is_set_smaller_and_then_cut_short() {
        let mut layout = layout("en");
        let short = layout.title("A bench", 300.0);
        let long = layout.title(&"A bench by the river ".repeat(12), 300.0);
        assert!(short.count() == 1 && short.height() > 100.0);
        assert!(long.count() > 3 && long.height() <= 300.0 && long.width() <= MEASURE);
        let last = long.lines.lines[0].text();
        assert!(last.ends_with('…') && last.len() < 250, "{last}");
    }
}
