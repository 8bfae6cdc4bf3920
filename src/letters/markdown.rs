//! Markdown to HTML: the one place where markup is written without a template, and so the one place
//! that escapes by hand.
//!
//! CommonMark with tables, footnotes and strikethrough; punctuation stays as it was typed. Raw HTML is
//! shown as text. What would mislead or shut out a reader (a link to nowhere, a picture without words for
//! it) is a [`Problem`] with its line.

mod footnotes;
mod outline;

use std::{collections::BTreeMap, fmt, iter::Peekable, ops::Range, vec};

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use url::Url;

use crate::language::Language;

use self::{footnotes::Footnotes, outline::Outline};
use super::{
    images::{self, Image},
    problem::{Lines, Problem},
};

/// How deep lists, quotes and emphasis may lie in each other. Nobody reads the tenth level; browsers and
/// the tools of those who cannot see give up some way below this one.
const MAX_NESTING: usize = 64;

/// The fence of character art: ` ```art "alternative text" `.
const ART: &str = "art";

/// HTML that is safe to put into a page as it stands. Only this module can make it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
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
    /// The file, for problems.
    pub file: &'a str,
    /// The line of the file on which `text` begins.
    pub first_line: usize,
    /// Lines ended by LF.
    pub text: &'a str,
}

/// The few words that the site itself puts into a body, for those who hear it read.
#[derive(Clone, Debug)]
pub struct Words {
    /// What a table is called, as it can be scrolled by itself: "Table".
    pub table: String,
    /// The list of footnotes: "Footnotes".
    pub footnotes: String,
    /// The mark of a footnote; `{number}` stands for its number: "Footnote {number}".
    pub footnote: String,
    /// The way back from a footnote; `{number}` stands for its number: "Back to reference {number}".
    pub back: String,
}

impl Words {
    /// The words in English.
    pub fn english() -> Self {
        Self {
            table: "Table".into(),
            footnotes: "Footnotes".into(),
            footnote: "Footnote {number}".into(),
            back: "Back to reference {number}".into(),
        }
    }
}

/// What all bodies of a letter are set with.
pub struct Press<'a> {
    /// The letter's pictures by file name.
    pub images: &'a BTreeMap<String, Image>,
    /// The address of a picture, from its file name and hash.
    pub image_url: &'a dyn Fn(&str, &[u8; 32]) -> String,
    /// The site's own words in a language.
    pub words: &'a dyn Fn(&Language) -> Words,
}

/// Where a body will stand.
pub struct Place<'a> {
    /// The language that it is written in.
    pub language: &'a Language,
    /// What its anchors begin with, so that bodies on one page do not get into each other's way.
    pub anchor: &'a str,
    /// The level of its highest heading, from 2 for `h2`.
    pub top_heading: u8,
}

impl Press<'_> {
    /// Sets a body. What is wrong in it is noted, and left out of the HTML if it could do harm.
    pub fn set(&self, body: &Body<'_>, place: &Place<'_>, problems: &mut Vec<Problem>) -> Html {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        let events: Vec<_> = Parser::new_ext(body.text, options).into_offset_iter().collect();
        let typesetter = Typesetter {
            press: self,
            body,
            words: (self.words)(place.language),
            lines: Lines::of(body.text),
            outline: Outline::of(&events, place),
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

/// Writes events as HTML, one after the other.
struct Typesetter<'a, 'p> {
    press: &'a Press<'a>,
    body: &'a Body<'a>,
    words: Words,
    lines: Lines,
    outline: Outline,
    footnotes: Footnotes,
    html: String,
    /// What was written before the footnote that is being written now.
    set_aside: Vec<String>,
    table: Option<TableState>,
    /// For each link that is open, whether it was written.
    links: Vec<bool>,
    /// The picture whose alternative text is being gathered.
    picture: Option<Picture>,
    problems: &'p mut Vec<Problem>,
}

struct TableState {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The end tag of the cell that is open.
    end_of_cell: &'static str,
}

struct Picture {
    destination: String,
    title: String,
    alt: String,
    line: usize,
    /// How many pictures stand within its alternative text: they are text there.
    nested: usize,
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
                Event::Start(Tag::CodeBlock(kind)) => self.code_block(&kind, range, &mut events),
                Event::Start(tag) => self.open(tag, line, &mut events),
                Event::End(tag) => self.close(tag),
                // Raw HTML is shown as it was written.
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                    escape(&mut self.html, &text)
                }
                Event::Code(code) => {
                    self.html += "<code>";
                    escape(&mut self.html, &code);
                    self.html += "</code>";
                }
                Event::SoftBreak => self.html.push('\n'),
                Event::HardBreak => self.html += "<br>\n",
                Event::Rule => self.html += "<hr>\n",
                // Never within a link: the parser takes brackets around a footnote for plain text.
                Event::FootnoteReference(label) => self.html += &self.footnotes.refer(&label, &self.words),
                // Extensions that are not switched on.
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
            Tag::Paragraph | Tag::HtmlBlock => self.html += "<p>",
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
                let (destination, title) = (dest_url.into_string(), title.into_string());
                self.picture = Some(Picture { destination, title, alt: String::new(), line, nested: 0 });
            }
            Tag::Table(alignments) => {
                self.table = Some(TableState { alignments, column: 0, in_head: true, end_of_cell: "" });
                // A group, not a region: regions are landmarks, and a page has better ones than its tables.
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
            // Read whole by `code_block`.
            Tag::CodeBlock(_) => {}
            // Extensions that are not switched on.
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
            TagEnd::Paragraph | TagEnd::HtmlBlock => {
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

/// Links and pictures.
impl Typesetter<'_, '_> {
    fn open_link(&mut self, kind: LinkType, destination: &str, title: &str, line: usize) {
        let mail = if kind == LinkType::Email { "mailto:" } else { "" };
        let href = match destination.strip_prefix('#') {
            Some(anchor) => Ok(self.outline.href(anchor)),
            None => link_that_leads_somewhere(&format!("{mail}{destination}")),
        };
        self.links.push(href.is_ok());
        match href {
            Ok(href) => {
                self.html += "<a href=\"";
                escape(&mut self.html, &href);
                self.attribute("title", title);
                self.html += if href.starts_with('#') { "\">" } else { "\" rel=\"noopener\">" };
            }
            Err(what) => self.note(line, what),
        }
    }

    /// Gathers what stands within the brackets of a picture as plain text.
    fn alternative_text(&mut self, event: &Event<'_>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                picture.alt += text
            }
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            Event::Start(Tag::Image { .. }) => picture.nested += 1,
            Event::End(TagEnd::Image) if picture.nested > 0 => picture.nested -= 1,
            Event::End(TagEnd::Image) => self.picture(),
            _ => {}
        }
    }

    fn picture(&mut self) {
        let Some(picture) = self.picture.take() else { return };
        let press = self.press;
        let alt = picture.alt.trim();
        if alt.is_empty() {
            let what = format!(
                "the picture \"{0}\" has no alternative text; say what it shows: ![what it shows]({0})",
                picture.destination
            );
            self.note(picture.line, what);
        }
        match images::find(press.images, &picture.destination, self.body.file) {
            Ok((name, image)) => {
                self.html += "<img src=\"";
                escape(&mut self.html, &(press.image_url)(name, &image.hash));
                self.html += "\" alt=\"";
                escape(&mut self.html, alt);
                self.attribute("title", &picture.title);
                self.html +=
                    &format!("\" width=\"{}\" height=\"{}\" loading=\"lazy\">", image.width, image.height);
            }
            Err(what) => self.note(picture.line, what),
        }
    }

    /// Ends the attribute that is open and begins another, unless it would be empty.
    fn attribute(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.html += &format!("\" {name}=\"");
            escape(&mut self.html, value);
        }
    }
}

/// Code and character art.
impl Typesetter<'_, '_> {
    /// Writes a block whole: nothing but text is in it.
    fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>, events: &mut Events<'_>) {
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
                // Long lines scroll within the block, which the keyboard can only do if it can get there.
                self.html += "<pre tabindex=\"0\"><code>";
                escape(&mut self.html, &text);
                self.html += "</code></pre>\n";
            }
        }
    }

    /// Character art is a picture: it scrolls by itself, stays left to right, is never translated, and is
    /// known to those who hear the page by its alternative text alone (the content of a `role="img"` is
    /// presentational, so that the characters are not read out).
    fn art(&mut self, text: &str, alternative: &str, line: usize) {
        let quoted = alternative.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::trim);
        let Some(alternative) = quoted.filter(|words| !words.is_empty()) else {
            self.note(line, "this art has no alternative text; say what it shows: ```art \"what it shows\"");
            return;
        };
        self.html +=
            "<pre class=\"art\" role=\"img\" tabindex=\"0\" dir=\"ltr\" translate=\"no\" aria-label=\"";
        escape(&mut self.html, alternative);
        // Browsers drop one line break behind <pre>; this one, not an empty first line of the drawing.
        self.html += "\">\n";
        escape(&mut self.html, text);
        self.html += "</pre>\n";
    }

    /// A fence that nobody closed swallows the rest of the letter.
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

/// Tables.
impl Typesetter<'_, '_> {
    fn open_cell(&mut self, empty: bool) {
        let Some(table) = &mut self.table else { return };
        // An empty head would be read out as a heading without words.
        let (start, end) =
            if table.in_head && !empty { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        table.end_of_cell = end;
        self.html += start;
        // Classes, as a strict content security policy forbids styles in attributes.
        self.html += match table.alignments.get(table.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        };
        table.column += 1;
    }
}

/// Links lead to the web or to a mailbox; elsewhere there is nothing, or there is a script.
fn link_that_leads_somewhere(destination: &str) -> Result<String, String> {
    let leads = Url::parse(destination).is_ok_and(|url| match url.scheme() {
        "http" | "https" => url.has_host(),
        "mailto" => url.path().contains('@'),
        _ => false,
    });
    if leads {
        Ok(destination.to_owned())
    } else {
        Err(format!(
            "the link \"{destination}\" leads nowhere; write it whole, with https:// or mailto: in front"
        ))
    }
}

/// Text as HTML, within an element or an attribute in double quotes.
fn escape(html: &mut String, text: &str) {
    html.reserve(text.len());
    for character in text.chars() {
        match character {
            '&' => *html += "&amp;",
            '<' => *html += "&lt;",
            '>' => *html += "&gt;",
            '"' => *html += "&quot;",
            '\'' => *html += "&#39;",
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;
    use scraper::{Html as Page, Selector};

    use super::*;
    use crate::letters::testing::{load_with, problems, with_body};

    fn html(body: &str) -> String {
        with_body(body).unwrap().texts.remove(0).html.to_string()
    }

    fn wrong(body: &str) -> Vec<String> {
        problems(with_body(body))
    }

    #[test]
    fn the_marks_of_markdown_become_elements_and_punctuation_stays() {
        assert_eq!(
            html("*a* **b** ~~c~~ `d`  \n\"e\" -- f..."),
            "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code><br>\n&quot;e&quot; -- f...</p>\n"
        );
        assert_eq!(
            html("- a\n- b\n\n3. c\n\n---\n\n> d"),
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>\n<hr>\n<blockquote>\n<p>d</p>\n</blockquote>\n"
        );
    }

    #[test]
    fn raw_html_is_shown_as_it_was_written() {
        assert_eq!(html("<script>alert(1)</script>\n"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
        assert_eq!(html("a <b onclick=\"x\">b</b>"), "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n");
    }

    #[test]
    fn headings_begin_below_the_title_and_skip_no_level() {
        let heads = |body: &str| {
            let page = Page::parse_fragment(&html(body));
            let any = Selector::parse("h1,h2,h3,h4,h5,h6").unwrap();
            page.select(&any).map(|head| head.value().name().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(heads("# a\n## b\n# c"), ["h2", "h3", "h2"]);
        assert_eq!(heads("## a\n#### b\n### c\n# d"), ["h2", "h3", "h3", "h2"]);
        assert_eq!(
            heads("# a\n## b\n### c\n#### d\n##### e\n###### f"),
            ["h2", "h3", "h4", "h5", "h6", "h6"]
        );
    }

    #[test]
    fn links_within_the_text_find_its_headings() {
        let page =
            html("[down](#what-we-ask-for) [up](#sign)\n\n# What we ask for!\n\n# What we ask for\n\n# ***");
        assert!(page.starts_with("<p><a href=\"#text-what-we-ask-for\">down</a> <a href=\"#sign\">up</a></p>\n<h2 id=\"text-what-we-ask-for\">"));
        assert!(page.contains("<h2 id=\"text-what-we-ask-for-1\">"));
        assert!(page.contains("<h2 id=\"text-section\">"));
    }

    #[test]
    fn links_lead_to_the_web_or_to_a_mailbox() {
        assert_eq!(
            html("[a](https://a.test/?b&c \"d\") <mailto:e@f.test> <g@h.test> <http://i.test>"),
            "<p><a href=\"https://a.test/?b&amp;c\" title=\"d\" rel=\"noopener\">a</a> \
             <a href=\"mailto:e@f.test\" rel=\"noopener\">mailto:e@f.test</a> \
             <a href=\"mailto:g@h.test\" rel=\"noopener\">g@h.test</a> \
             <a href=\"http://i.test\" rel=\"noopener\">http://i.test</a></p>\n"
        );
    }

    #[test]
    fn links_elsewhere_are_named_with_their_line() {
        for destination in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "/privacy",
            "letter.fr.md",
            "//a.test",
            "ftp://a.test",
            "https://",
            "mailto:",
            "java&#10;script:x",
            "vbscript:x",
            "<java script:x>",
        ] {
            let found = wrong(&format!("a\n\n[b]({destination})\n"));
            assert!(
                found.len() == 1 && found[0].starts_with("a/letter.md:7: the link \""),
                "{destination}: {found:?}"
            );
        }
        assert_eq!(
            wrong("[](https://a.test)"),
            ["a/letter.md:5: this link has no words; write what it leads to within the brackets"]
        );
    }

    #[test]
    fn pictures_have_words_size_and_an_address_of_the_site() {
        assert_eq!(
            html("![*Two* `red`\npixels](a.png \"By <me>\")"),
            "<p><img src=\"/letters/a/images/a.png\" alt=\"Two red pixels\" title=\"By &lt;me&gt;\" width=\"3\" height=\"2\" loading=\"lazy\"></p>\n"
        );
        assert_eq!(html("[![a](images/a.png)](https://a.test)").matches("<img").count(), 1);
        assert!(html("![a ![b](b.png) c](a.png)").contains("alt=\"a b c\""));
    }

    #[test]
    fn pictures_without_words_or_from_elsewhere_are_named_with_their_line() {
        assert_eq!(
            wrong("a\n![](a.png)"),
            [
                "a/letter.md:6: the picture \"a.png\" has no alternative text; say what it shows: ![what it shows](a.png)"
            ]
        );
        assert!(
            wrong("![a](../secret.png)")[0]
                .starts_with("a/letter.md:5: \"../secret.png\" leads out of images/")
        );
        assert!(
            wrong("![a](https://a.test/a.png)")[0]
                .starts_with("a/letter.md:5: \"https://a.test/a.png\" is elsewhere")
        );
        assert!(wrong("![a](b.png)")[0].contains("there is no picture \"b.png\""));
    }

    #[test]
    fn character_art_is_left_as_it_was_drawn_and_read_out_by_its_words() {
        let page = html("```art \"Two \\\"eyes\\\" & <a> nose\"\n\n  ◣ & ◢  \n\t<script>\n```\n");
        assert_eq!(
            page,
            "<pre class=\"art\" role=\"img\" tabindex=\"0\" dir=\"ltr\" translate=\"no\" \
             aria-label=\"Two &quot;eyes&quot; &amp; &lt;a&gt; nose\">\n\n  ◣ &amp; ◢  \n\t&lt;script&gt;\n</pre>\n"
        );
        let drawn = Page::parse_fragment(&page).root_element().text().collect::<String>();
        assert_eq!(drawn.trim_end_matches('\n'), "\n  ◣ & ◢  \n\t<script>");
        assert!(html("```artful\nx\n```").starts_with("<pre tabindex=\"0\"><code>x"));
        assert!(html("~~~art \"a\"\n```\n~~~").contains("aria-label=\"a\">\n```\n</pre>"));
    }

    #[test]
    fn art_without_words_is_named_with_its_line() {
        for fence in ["```art", "```art \"\"", "```art \" \"", "```art a face", "```art\"", "```art “a”"]
        {
            let found = wrong(&format!("a\n\n{fence}\nx\n```\n"));
            assert_eq!(
                found,
                [
                    "a/letter.md:7: this art has no alternative text; say what it shows: ```art \"what it shows\""
                ],
                "{fence}"
            );
        }
    }

    #[test]
    fn a_fence_that_never_ends_is_named_where_it_begins() {
        assert_eq!(
            wrong("a\n\n```art \"b\"\nc\n\nthe rest of the letter\n"),
            ["a/letter.md:7: the fence that begins here never ends; close it with a line of the same marks"]
        );
        assert!(wrong("```")[0].contains("never ends"));
        for closed in
            ["```\na\n```", "> ```\n> a\n> ```\n", "- ```\n  a\n  ```\n\n\n", "```\n```", "~~~~\n```\n~~~~~~"]
        {
            assert!(with_body(closed).is_ok(), "{closed}");
        }
    }

    #[test]
    fn tables_scroll_by_themselves_and_their_heads_are_heads() {
        let page = html("| a | |\n|--:|:-:|\n| b | c |\n");
        assert_eq!(
            page,
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>\n\
             <thead><tr><th scope=\"col\" class=\"right\">a</th><td class=\"center\"></td></tr></thead>\n\
             <tbody>\n<tr><td class=\"right\">b</td><td class=\"center\">c</td></tr>\n</tbody></table></div>\n"
        );
    }

    #[test]
    fn footnotes_are_numbered_as_they_are_met_and_lead_back() {
        let page = html(
            "One[^b], two[^A], one again[^B].\n\n[^a]: Second.\n[^b]: First,\n\n    in two paragraphs.\n",
        );
        let parsed = Page::parse_fragment(&page);
        let select = |css: &str| Selector::parse(css).unwrap();
        let marks: Vec<_> = parsed
            .select(&select("sup a"))
            .map(|a| {
                (
                    a.text().collect::<String>(),
                    a.attr("href").unwrap().to_owned(),
                    a.attr("id").unwrap().to_owned(),
                )
            })
            .collect();
        assert_eq!(
            marks,
            [
                ("1", "#text-note-1", "text-ref-1"),
                ("2", "#text-note-2", "text-ref-2"),
                ("1", "#text-note-1", "text-ref-1-2")
            ]
            .map(|(text, href, id)| (text.to_owned(), href.to_owned(), id.to_owned()))
        );
        let notes: Vec<String> = parsed
            .select(&select("ol.footnotes[aria-label=Footnotes] > li"))
            .map(|li| li.attr("id").unwrap().to_owned())
            .collect();
        assert_eq!(notes, ["text-note-1", "text-note-2"]);
        let back: Vec<_> = parsed
            .select(&select("#text-note-1 > p:last-child > a[role=doc-backlink]"))
            .map(|a| a.attr("aria-label").unwrap().to_owned())
            .collect();
        assert_eq!(back, ["Back to reference 1", "Back to reference 1-2"]);
    }

    #[test]
    fn a_footnote_that_cannot_be_reached_is_named() {
        assert_eq!(
            wrong("a\n\n[^b]: c\n"),
            ["a/letter.md:7: nothing refers to this footnote; write [^b] where it belongs, or remove it"]
        );
        assert!(!html("[a[^b]](https://a.test)\n\n[^b]: c\n").contains("https://a.test\""));
    }

    #[test]
    fn an_empty_heading_is_named() {
        assert_eq!(wrong("a\n\n#\n"), ["a/letter.md:7: this heading is empty; write it or remove the line"]);
    }

    #[test]
    fn bodies_on_one_page_do_not_share_anchors() {
        let body = "+++\nname = \"A\"\n+++\n\n# B\n\nc[^d]\n\n[^d]: e\n";
        let letter = load_with(&[("statements/01-a.md", body), ("statements/02-b.md", body)]).unwrap();
        let all: String = letter.statements.iter().map(|statement| statement.html.as_str()).collect();
        let page = Page::parse_fragment(&all);
        let mut ids: Vec<_> =
            page.select(&Selector::parse("[id]").unwrap()).map(|one| one.attr("id").unwrap()).collect();
        assert_eq!(ids.len(), 6);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 6);
    }

    #[test]
    fn a_letter_that_was_made_to_exhaust_us_does_not() {
        let began = Instant::now();
        let nested_by_line: String = (0..1_000).map(|level| format!("{}- a\n", "  ".repeat(level))).collect();
        for body in [
            "- ".repeat(10_000) + "a",
            "> ".repeat(10_000) + "a",
            "*a ".repeat(10_000) + &"a* ".repeat(10_000),
            nested_by_line,
        ] {
            let found = wrong(&body);
            assert!(found.iter().any(|line| line.contains("too deep")), "{:.200}", found.concat());
        }
        for body in [
            "[".repeat(50_000),
            "![a](".repeat(50_000),
            "```\n".repeat(50_001),
            "# a\n".repeat(50_000),
            "[^a]".repeat(50_000),
            "| a ".repeat(20_000),
            "<".repeat(50_000),
            "`a``".repeat(20_000),
        ] {
            let _ = with_body(&body);
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    }

    /// What could run or hide in a page, found as a browser would find it.
    fn assert_harmless(html: &str) {
        let page = Page::parse_fragment(html);
        for element in page.select(&Selector::parse("*").unwrap()) {
            let name = element.value().name();
            assert!(
                ![
                    "script", "style", "iframe", "object", "embed", "form", "input", "svg", "base", "link",
                    "meta"
                ]
                .contains(&name),
                "{html}"
            );
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on") && attribute != "style", "{html}");
                if ["href", "src"].contains(&attribute) {
                    let good = ["http://", "https://", "mailto:", "#", "/letters/"];
                    assert!(good.iter().any(|start| value.to_lowercase().starts_with(start)), "{html}");
                }
            }
        }
        assert!(!html.to_lowercase().contains("<script"));
    }

    fn set(body: &str) -> String {
        let english = Language::english();
        let press = Press {
            images: &BTreeMap::new(),
            image_url: &|name, _| format!("/letters/{name}"),
            words: &|_| Words::english(),
        };
        let place = Place { language: &english, anchor: "text-", top_heading: 2 };
        press.set(&Body { file: "letter.md", first_line: 1, text: body }, &place, &mut Vec::new()).to_string()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn whatever_is_written_the_page_stays_harmless(
            body in "(?s)([\\[\\]()<>!*_`~#>|\\-+\"'=:&;^\\\\ \n\t]|\\]\\(|javascript:|<script|on(click|error)=|<img src=|```art \"|\\[\\^a\\]|: |&#106;|https://a\\.test|.){0,60}"
        ) {
            assert_harmless(&set(&body));
        }

        #[test]
        fn whatever_is_drawn_reaches_the_reader(art in "(?s)[^\r\0]{0,40}") {
            prop_assume!(!art.contains("~~~"));
            let page = Page::parse_fragment(&set(&format!("~~~art \"a\"\n{art}\n~~~\n")));
            let drawn: String = page.select(&Selector::parse("pre.art").unwrap()).flat_map(|pre| pre.text()).collect();
            prop_assert_eq!(drawn, format!("{art}\n"));
        }
    }
}
