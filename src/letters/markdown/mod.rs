//! Converts Markdown to HTML. The only module that writes HTML without a template, and so the only one that escapes
//! by hand; `letters/pages` puts the result into pages.
//!
//! It reads CommonMark with tables, footnotes and strikethrough, and leaves punctuation as typed. Comments are
//! removed, a few HTML tags are rendered and all others are shown as text, and bare addresses become links. What
//! would mislead or exclude a reader (a link to nowhere, a picture without an alternative text) is a [`Problem`]
//! with its line; what only looks like a mistake is a remark.
//!
//! | file | owns |
//! | --- | --- |
//! | `links`, `footnotes`, `code`, `outline`, `tags`, `cjk` | how each part of a text is rendered |
//! | `autolinks` | addresses in the text that become links |
//! | `comments` | what is removed |
//! | `unmatched_marks`, `foreign_syntax` | marks that readers would see as they are typed: remarks |
//! | `excerpt`, `absolute_urls` | a body shortened; a body for feeds and mail |

mod absolute_urls;
mod autolinks;
mod cjk;
mod code;
mod comments;
mod excerpt;
mod footnotes;
mod foreign_syntax;
#[cfg(test)]
pub(crate) mod fuzz;
#[cfg(test)]
mod hostile_input;
mod links;
mod outline;
mod tags;
#[cfg(test)]
mod tests;
mod unmatched_marks;

use std::{collections::BTreeMap, fmt, iter::Peekable, ops::Range, vec};

use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};

use crate::language::Language;

pub use comments::without_comments;

use self::{footnotes::Footnotes, links::Picture, outline::Outline};
use super::{
    images::Image,
    source::problem::{LineNumbers, Problem},
};

/// The deepest nesting of lists, quotes and emphasis. Ten levels are already unreadable; browsers and screen
/// readers fail at some depth below this limit.
const MAX_NESTING: usize = 64;

/// The extensions to CommonMark.
const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// HTML that is safe to insert into a page. Only this module can construct it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True if the HTML shows the picture with this URL.
    pub fn shows(&self, address: &str) -> bool {
        let mut picture = "<img src=\"".to_owned();
        escape(&mut picture, address);
        self.0.contains(&(picture + "\""))
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The Markdown of a file, below its front matter.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// The file name, for problems.
    pub file: &'a str,
    /// The line of the file on which `text` begins.
    pub first_line: usize,
    /// With LF line ends.
    pub text: &'a str,
}

/// The site's own words in a body, for screen readers.
#[derive(Clone, Debug)]
pub struct BodyLabels {
    /// Name of a table, which can be scrolled by itself: "Table".
    pub table: String,
    /// The list of footnotes: "Footnotes".
    pub footnotes: String,
    /// The mark of a footnote: "Footnote {number}".
    pub footnote: String,
    /// The link back from a footnote: "Back to reference {number}".
    pub back: String,
}

impl BodyLabels {
    pub fn english() -> Self {
        Self {
            table: "Table".into(),
            footnotes: "Footnotes".into(),
            footnote: "Footnote {number}".into(),
            back: "Back to reference {number}".into(),
        }
    }
}

/// What the rendering of every body of a letter needs.
pub struct BodyRenderer<'a> {
    /// The letter's pictures by file name.
    pub images: &'a BTreeMap<String, Image>,
    /// The URL of a picture from its file name and hash.
    pub image_url: &'a dyn Fn(&str, &[u8; 32]) -> String,
    /// The site's own words in a language.
    pub words: &'a dyn Fn(&Language) -> BodyLabels,
}

/// Where a body will be shown.
pub struct BodyContext<'a> {
    pub language: &'a Language,
    /// Prefix of its anchors, so that several bodies on one page do not collide.
    pub anchor: &'a str,
    /// The level of its highest heading, from 2 for `h2`.
    pub top_heading: u8,
}

impl BodyRenderer<'_> {
    /// Renders a body. Mistakes are added to `problems` and left out of the HTML if they could do harm.
    pub fn set(&self, body: &Body<'_>, place: &BodyContext<'_>, problems: &mut Vec<Problem>) -> Html {
        let emptied = comments::emptied(body.text);
        if let Some(line) = emptied.endless {
            let what = "this comment never ends, and hides all that follows; close it with -->";
            problems.push(Problem::remark(body.file, body.first_line + line - 1, what));
        }
        let joined = cjk::joined(&emptied.text);
        let lines = LineNumbers::numbered(&joined, emptied.numbers);
        let body = &Body { text: &joined, ..*body };
        let mut remark = |offset: usize, what: String| {
            let line = body.first_line + lines.line_at(offset) - 1;
            problems.push(Problem::remark(body.file, line, what));
        };
        for (offset, what) in foreign_syntax::find(body.text, &comments::code(body.text)) {
            remark(offset, what.replace(cjk::JOINER, ""));
        }
        let events: Vec<_> = Parser::new_ext(body.text, OPTIONS).into_offset_iter().collect();
        let outline = Outline::of(&events, place);
        let events = tags::settle(events, &mut remark);
        for (offset, what) in unmatched_marks::find(&events, body.text) {
            remark(offset, what);
        }
        let typesetter = Typesetter {
            renderer: self,
            body,
            words: (self.words)(place.language),
            lines,
            outline,
            footnotes: Footnotes::new(place.anchor),
            html: String::with_capacity(body.text.len() * 2),
            set_aside: Vec::new(),
            table: None,
            links: Vec::new(),
            picture: None,
            problems,
        };
        typesetter.run(events)
    }
}

type Events<'e> = Peekable<vec::IntoIter<(Event<'e>, Range<usize>)>>;

/// Writes parser events as HTML.
struct Typesetter<'a, 'p> {
    renderer: &'a BodyRenderer<'a>,
    body: &'a Body<'a>,
    words: BodyLabels,
    lines: LineNumbers,
    outline: Outline,
    footnotes: Footnotes,
    html: String,
    /// The HTML before the footnote that is being written.
    set_aside: Vec<String>,
    table: Option<TableState>,
    /// For each open link, whether its tag was written.
    links: Vec<bool>,
    /// The picture whose alternative text is being collected.
    picture: Option<Picture>,
    problems: &'p mut Vec<Problem>,
}

struct TableState {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The end tag of the open cell.
    end_of_cell: &'static str,
}

impl Typesetter<'_, '_> {
    fn run(mut self, events: Vec<(Event<'_>, Range<usize>)>) -> Html {
        let mut depth = 0_usize;
        let mut events = events.into_iter().peekable();
        while let Some((event, range)) = events.next() {
            let line = self.line(range.start);
            match &event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_NESTING {
                self.note(
                    line,
                    "lists, quotes or emphasis lie too deep in each other here; make them flatter",
                );
                return Html::default();
            }
            if self.picture.is_some() {
                self.alternative_text(&event);
                continue;
            }
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    self.code_block(&kind, range, &mut events);
                    depth -= 1;
                }
                Event::Start(tag) => self.open(tag, line, &mut events),
                Event::End(tag) => self.close(tag),
                Event::Text(text) => self.text(&text.replace(cjk::JOINER, "")),
                // After `tags::settle`, the one is text to show and the other is HTML written by that module.
                Event::Html(text) => escape(&mut self.html, &text),
                Event::InlineHtml(markup) => self.html += &markup,
                Event::Code(code) => {
                    self.html += "<code>";
                    escape(&mut self.html, &code);
                    self.html += "</code>";
                }
                Event::SoftBreak => self.html.push('\n'),
                Event::HardBreak => self.html += "<br>\n",
                Event::Rule => self.html += "<hr>\n",
                // Never within a link: the parser takes brackets around a footnote reference for plain text.
                Event::FootnoteReference(label) => self.html += &self.footnotes.refer(&label, &self.words),
                // Extensions that are not enabled.
                Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
            }
        }
        let (list, unreferred) = self.footnotes.list(&self.words);
        self.html += &list;
        for (label, line) in unreferred {
            self.note(
                line,
                format!("nothing refers to this footnote; write [^{label}] where it belongs, or remove it"),
            );
        }
        Html(self.html)
    }

    fn open(&mut self, tag: Tag<'_>, line: usize, events: &mut Events<'_>) {
        let ends_at_once = matches!(events.peek(), Some((Event::End(_), _)));
        match tag {
            Tag::Paragraph => self.html += "<p>",
            Tag::Heading { .. } => {
                if ends_at_once {
                    self.note(line, "this heading is empty; write it or remove the line");
                }
                self.html += &self.outline.open();
            }
            Tag::BlockQuote(_) => self.html += "<blockquote>\n",
            Tag::List(None) => self.html += "<ul>\n",
            Tag::List(Some(1)) => self.html += "<ol>\n",
            Tag::List(Some(start)) => self.html += &format!("<ol start=\"{start}\">\n"),
            Tag::Item => self.html += "<li>",
            Tag::Emphasis => self.html += "<em>",
            Tag::Strong => self.html += "<strong>",
            Tag::Strikethrough => self.html += "<del>",
            Tag::Link { link_type, dest_url, title, .. } => {
                if ends_at_once {
                    self.note(line, "this link has no words; write what it leads to within the brackets");
                }
                self.open_link(link_type, &dest_url, &title, line);
            }
            Tag::Image { dest_url, title, .. } => {
                let (destination, title) = (dest_url.replace(cjk::JOINER, ""), title.into_string());
                self.picture = Some(Picture { destination, title, alt: String::new(), line, nested: 0 });
            }
            Tag::Table(alignments) => {
                self.table = Some(TableState { alignments, column: 0, in_head: true, end_of_cell: "" });
                // A group, not a region: regions are landmarks, and a page has better landmarks than its tables.
                self.html += "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"";
                escape(&mut self.html, &self.words.table);
                self.html += "\"><table>\n";
            }
            Tag::TableHead => self.html += "<thead><tr>",
            Tag::TableRow => self.html += "<tr>",
            Tag::TableCell => self.open_cell(ends_at_once),
            Tag::FootnoteDefinition(label) => {
                self.footnotes.begin(&label, line);
                self.set_aside.push(std::mem::take(&mut self.html));
            }
            // Handled by `code_block` and `tags::settle`.
            Tag::CodeBlock(_) | Tag::HtmlBlock => {}
            // Extensions that are not enabled.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.html.truncate(self.html.trim_end_matches('\n').len());
                self.html += "</p>\n";
            }
            TagEnd::Heading(_) => self.html += &self.outline.close(),
            TagEnd::BlockQuote(_) => self.html += "</blockquote>\n",
            TagEnd::List(false) => self.html += "</ul>\n",
            TagEnd::List(true) => self.html += "</ol>\n",
            TagEnd::Item => self.html += "</li>\n",
            TagEnd::Emphasis => self.html += "</em>",
            TagEnd::Strong => self.html += "</strong>",
            TagEnd::Strikethrough => self.html += "</del>",
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.html += "</a>";
                }
            }
            TagEnd::Table => {
                self.table = None;
                self.html += "</tbody></table></div>\n";
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_head = false;
                    table.column = 0;
                }
                self.html += "</tr></thead>\n<tbody>\n";
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.column = 0;
                }
                self.html += "</tr>\n";
            }
            TagEnd::TableCell => self.html += self.table.as_ref().map_or("", |table| table.end_of_cell),
            TagEnd::FootnoteDefinition => {
                let before = self.set_aside.pop().unwrap_or_default();
                self.footnotes.end(std::mem::replace(&mut self.html, before));
            }
            TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn line(&self, offset: usize) -> usize {
        self.body.first_line + self.lines.line_at(offset) - 1
    }

    fn note(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem::new(self.body.file, line, what));
    }
}

impl Typesetter<'_, '_> {
    fn open_cell(&mut self, empty: bool) {
        let Some(table) = &mut self.table else { return };
        // A screen reader would read an empty header cell as a heading without words.
        let (start, end) =
            if table.in_head && !empty { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        table.end_of_cell = end;
        self.html += start;
        // Classes, because a strict content security policy forbids style attributes.
        self.html += match table.alignments.get(table.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        };
        table.column += 1;
    }
}

/// Escapes text for an element or an attribute in double quotes.
fn escape(html: &mut String, text: &str) {
    html.reserve(text.len());
    for character in text.chars() {
        match character {
            '&' => *html += "&amp;",
            '<' => *html += "&lt;",
            '>' => *html += "&gt;",
            '"' => *html += "&quot;",
            '\'' => *html += "&#39;",
            cjk::JOINER => {}
            other => html.push(other),
        }
    }
}
