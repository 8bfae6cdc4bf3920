//! Renders code blocks and character art (a code block with an alternative text, shown as a picture).

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, TagEnd};

use super::{Events, Typesetter, escape};

/// The info string of character art: ` ```art "alternative text" `.
const ART: &str = "art";

impl Typesetter<'_, '_> {
    /// Renders a whole block; it contains text only.
    pub(super) fn code_block(
        &mut self,
        kind: &CodeBlockKind<'_>,
        range: Range<usize>,
        events: &mut Events<'_>,
    ) {
        let mut text = String::new();
        for (event, _) in events.by_ref() {
            match event {
                Event::Text(part) => text += &part,
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let line = self.line(range.start);
        let info = match kind {
            CodeBlockKind::Fenced(info) => {
                self.check_fence_is_closed(range, line);
                info.trim()
            }
            CodeBlockKind::Indented => "",
        };
        match info.strip_prefix(ART).filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric())) {
            Some(alternative) => self.art(&text, alternative.trim(), line),
            None => {
                // Long lines scroll inside the block. The keyboard can scroll it only if it can get the focus.
                self.html += "<pre tabindex=\"0\"><code>";
                escape(&mut self.html, &text);
                self.html += "</code></pre>\n";
            }
        }
    }

    /// Character art is a picture: it scrolls by itself, stays left to right and is never translated. A screen
    /// reader reads only its alternative text (the content of `role="img"` is presentational, so the characters are
    /// not read out).
    fn art(&mut self, text: &str, alternative: &str, line: usize) {
        let quoted = alternative.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::trim);
        let Some(alternative) = quoted.filter(|words| !words.is_empty()) else {
            self.note(line, "this art has no alternative text; say what it shows: ```art \"what it shows\"");
            return;
        };
        self.html +=
            "<pre class=\"art\" role=\"img\" tabindex=\"0\" dir=\"ltr\" translate=\"no\" aria-label=\"";
        escape(&mut self.html, alternative);
        // Browsers drop one line break after <pre>: this one, and not an empty first line of the drawing.
        self.html += "\">\n";
        escape(&mut self.html, text);
        self.html += "</pre>\n";
    }

    /// An unclosed fence turns the rest of the letter into code.
    fn check_fence_is_closed(&mut self, range: Range<usize>, line: usize) {
        let reaches_end = self.body.text[range.end..].chars().all(char::is_whitespace);
        let block = self.body.text[range].trim_end();
        let last = block.rsplit('\n').next().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
        let closed = block.contains('\n') && (last.starts_with("```") || last.starts_with("~~~"));
        if reaches_end && !closed {
            self.note(line, "the fence that begins here never ends; close it with a line of the same marks");
        }
    }
}
