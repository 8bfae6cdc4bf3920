//! Owns headings: their levels on the page, and their anchors for links within the text.

use std::{collections::HashMap, ops::Range};

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{BodyContext, escape};

/// HTML has no heading below `h6`.
const LOWEST: u8 = 6;

/// The headings of a body in order, and how many of them have been written.
pub(super) struct Outline {
    headings: Vec<Heading>,
    /// Every anchor, with the last number that was appended for a further heading with the same words.
    anchors: HashMap<String, usize>,
    prefix: String,
    /// How many headings have been opened.
    opened: usize,
}

struct Heading {
    level: u8,
    anchor: String,
}

impl Outline {
    /// Levels follow the nesting and not the number of `#`, so that no level is skipped: the first heading gets the
    /// highest level of the place, and a heading is at most one level below the one before.
    pub(super) fn of(events: &[(Event<'_>, Range<usize>)], place: &BodyContext<'_>) -> Self {
        let mut headings = Vec::new();
        let mut above: Vec<HeadingLevel> = Vec::new();
        let mut anchors = HashMap::new();
        let mut words: Option<String> = None;
        for (event, _) in events {
            match (event, &mut words) {
                (Event::Start(Tag::Heading { .. }), _) => words = Some(String::new()),
                (Event::Text(text) | Event::Code(text), Some(words)) => *words += text,
                (Event::End(TagEnd::Heading(written)), Some(heading)) => {
                    above.retain(|level| level < written);
                    let depth = u8::try_from(above.len()).unwrap_or(LOWEST);
                    above.push(*written);
                    let level = place.top_heading.saturating_add(depth).min(LOWEST);
                    headings.push(Heading { level, anchor: unused(&anchor(heading), &mut anchors) });
                    words = None;
                }
                _ => {}
            }
        }
        Self { headings, anchors, prefix: place.anchor.to_owned(), opened: 0 }
    }

    /// The target of a link to `#anchor`: a heading of the body, otherwise an element of the page.
    pub(super) fn href(&self, written: &str) -> String {
        let decoded = percent_decode_str(written).decode_utf8_lossy();
        if self.anchors.contains_key(decoded.as_ref()) {
            format!("#{}{decoded}", self.prefix)
        } else {
            format!("#{written}")
        }
    }

    /// The start tag of the next heading.
    pub(super) fn open(&mut self) -> String {
        let Some(heading) = self.headings.get(self.opened) else { return String::new() };
        self.opened += 1;
        let mut tag = format!("<h{} id=\"", heading.level);
        escape(&mut tag, &format!("{}{}", self.prefix, heading.anchor));
        tag + "\">"
    }

    /// The end tag of the heading that was opened last.
    pub(super) fn close(&self) -> String {
        let heading = self.opened.checked_sub(1).and_then(|last| self.headings.get(last));
        heading.map(|heading| format!("</h{}>\n", heading.level)).unwrap_or_default()
    }
}

/// Makes an anchor from the text of a heading as GitHub does: lower case, hyphens for spaces, no punctuation.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    let anchor: String = kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect();
    if anchor.is_empty() { "section".to_owned() } else { anchor }
}

/// The anchor, with a number appended if an earlier heading has the same.
fn unused(anchor: &str, anchors: &mut HashMap<String, usize>) -> String {
    // Continues from the last number, so that a thousand equal headings do not need a million attempts.
    let mut number = anchors.get(anchor).copied().unwrap_or_default();
    let mut candidate = anchor.to_owned();
    while anchors.contains_key(&candidate) {
        number += 1;
        candidate = format!("{anchor}-{number}");
    }
    anchors.insert(candidate.clone(), 0);
    if number > 0 {
        anchors.insert(anchor.to_owned(), number);
    }
    candidate
}
