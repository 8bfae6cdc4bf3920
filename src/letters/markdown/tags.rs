//! Handles raw HTML: the few tags that a letter needs and Markdown lacks are rendered; every other tag is shown as
//! text and reported.
//!
//! A tag is rendered if its partner is in the same paragraph, list item or quote, so that nothing written in a body
//! can escape from it. The tags are written from their parsed form; no raw HTML of the source is copied.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::{MAX_NESTING, comments, escape};
use crate::language::Language;

const INLINE: [&str; 3] = ["sub", "sup", "cite"];

type Events<'e> = Vec<(Event<'e>, Range<usize>)>;

/// Decides about every piece of raw HTML: an [`Event::InlineHtml`] is markup to write unchanged, an [`Event::Html`]
/// is text to show. Adjacent pieces of text are merged. `note` gets the message about each tag that is shown.
pub(super) fn settle<'e>(events: Events<'e>, mut note: impl FnMut(usize, String)) -> Events<'e> {
    let mut pieces = pieces(events);
    pair(&mut pieces);
    let mut settled: Events<'e> = Vec::with_capacity(pieces.len());
    let mut told: Option<(String, usize)> = None;
    let mut gathered = String::new();
    let mut gathered_from = 0..0;
    for piece in pieces {
        if let Piece::Event(Event::Text(text), range) = &piece {
            if gathered.is_empty() {
                gathered_from = range.clone();
            }
            gathered.push_str(text);
            gathered_from.end = range.end;
            continue;
        }
        if !gathered.is_empty() {
            let text = CowStr::from(std::mem::take(&mut gathered));
            settled.push((Event::Text(text), gathered_from.clone()));
        }
        match piece {
            Piece::Event(event, range) => settled.push((event, range)),
            Piece::Tag(tag) => {
                let dropped = tag.dropped.first().filter(|_| tag.is_set);
                if let Some(attribute) = dropped {
                    note(tag.range.start, format!("{attribute} of <{}> is left out; remove it", tag.name));
                }
                if tag.is_set {
                    settled.push((Event::InlineHtml(tag.markup().into()), tag.range));
                    continue;
                }
                let once = (tag.name.clone(), tag.range.start);
                if told.as_ref().is_none_or(|(name, _)| *name != tag.name) || !tag.is_end {
                    note(tag.range.start, tag.remedy());
                    told = Some(once);
                }
                let is_alone = tag.is_block && tag.name == "div";
                let range = tag.range;
                if is_alone {
                    settled.push((Event::Start(Tag::Paragraph), range.clone()));
                }
                settled.push((Event::Html(tag.raw.into()), range.clone()));
                if is_alone {
                    settled.push((Event::End(TagEnd::Paragraph), range));
                }
            }
        }
    }
    if !gathered.is_empty() {
        settled.push((Event::Text(gathered.into()), gathered_from));
    }
    settled
}

enum Piece<'e> {
    Event(Event<'e>, Range<usize>),
    Tag(RawTag),
}

/// A tag as it was written.
struct RawTag {
    raw: String,
    range: Range<usize>,
    name: String,
    is_component: bool,
    is_end: bool,
    direction: Option<&'static str>,
    language: Option<Language>,
    /// Attributes that are not rendered.
    dropped: Vec<String>,
    is_block: bool,
    is_set: bool,
}

/// Splits HTML blocks into tags and paragraphs of text.
fn pieces(events: Events<'_>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(events.len());
    let mut block: Option<(String, Range<usize>)> = None;
    for (event, range) in events {
        match (event, &mut block) {
            (Event::Start(Tag::HtmlBlock), _) => block = Some((String::new(), range)),
            (Event::Html(html), Some((gathered, _))) => gathered.push_str(&html),
            (Event::End(TagEnd::HtmlBlock), _) => {
                if let Some((html, range)) = block.take() {
                    take_apart(&html, &range, &mut pieces);
                }
            }
            (Event::InlineHtml(html), _) => {
                if let Some(tag) = RawTag::parse(&html, range.clone(), false) {
                    pieces.push(Piece::Tag(tag));
                } else if *html != *comments::EMPTY {
                    pieces.push(Piece::Event(Event::Html(html), range));
                }
            }
            (event, _) => pieces.push(Piece::Event(event, range)),
        }
    }
    pieces
}

fn take_apart(html: &str, place: &Range<usize>, pieces: &mut Vec<Piece<'_>>) {
    let html = html.replace(comments::EMPTY, "");
    let mut is_open = false;
    let mut rest = html.as_str();
    let mut line = place.start;
    while !rest.is_empty() {
        let here = line..place.end;
        let tag = rest.starts_with('<').then(|| end_of_tag(rest)).flatten();
        if let Some(end) = tag
            && let Some(tag) = RawTag::parse(&rest[..end], here.clone(), true)
        {
            if tag.name == "div" {
                close(&mut is_open, &here, pieces);
            } else {
                open(&mut is_open, &here, pieces);
            }
            pieces.push(Piece::Tag(tag));
            line += end;
            rest = &rest[end..];
            continue;
        }
        let end = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(at, _)| at);
        let text = if is_open { &rest[..end] } else { rest[..end].trim_start() };
        if !text.is_empty() {
            open(&mut is_open, &here, pieces);
            pieces.push(Piece::Event(Event::Html(text.to_owned().into()), here));
        }
        line += end;
        rest = &rest[end..];
    }
    close(&mut is_open, place, pieces);
}

fn open(is_open: &mut bool, place: &Range<usize>, pieces: &mut Vec<Piece<'_>>) {
    if !std::mem::replace(is_open, true) {
        pieces.push(Piece::Event(Event::Start(Tag::Paragraph), place.clone()));
    }
}

fn close(is_open: &mut bool, place: &Range<usize>, pieces: &mut Vec<Piece<'_>>) {
    if std::mem::replace(is_open, false) {
        pieces.push(Piece::Event(Event::End(TagEnd::Paragraph), place.clone()));
    }
}

/// The end of the tag that begins here: the first `>` outside quotes.
fn end_of_tag(html: &str) -> Option<usize> {
    let mut quote = None;
    for (at, character) in html.char_indices().skip(1) {
        match (character, quote) {
            ('>', None) => return Some(at + 1),
            ('<', None) => return None,
            ('"' | '\'', None) => quote = Some(character),
            (end, Some(begin)) if end == begin => quote = None,
            _ => {}
        }
    }
    None
}

/// Finds the partner of each tag. The end of a Markdown element ends all tags opened within it.
fn pair(pieces: &mut [Piece<'_>]) {
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut set = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Event(Event::Start(_), _) => open.push(None),
            Piece::Event(Event::End(_), _) => while open.pop().is_some_and(|opened| opened.is_some()) {},
            Piece::Event(..) => {}
            Piece::Tag(tag) if tag.name == "br" => set.push(at),
            Piece::Tag(tag) if tag.is_end => {
                if let Some(Some(begin)) = open.last()
                    && matches!(&pieces[*begin], Piece::Tag(opened) if opened.name == tag.name)
                {
                    set.extend([*begin, at]);
                    open.pop();
                }
            }
            Piece::Tag(tag) if tag.can_be_set() && open.len() < MAX_NESTING => open.push(Some(at)),
            Piece::Tag(_) => {}
        }
    }
    for at in set {
        if let Piece::Tag(tag) = &mut pieces[at] {
            tag.is_set = true;
        }
    }
}

impl RawTag {
    fn parse(raw: &str, range: Range<usize>, is_block: bool) -> Option<Self> {
        let inner = raw.strip_prefix('<')?.strip_suffix('>')?;
        let is_end = inner.starts_with('/');
        let inner = inner.trim_start_matches('/').trim_end_matches('/');
        let written = inner.split(|c: char| c.is_whitespace() || c == '/').next()?;
        if !written.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut tag = Self {
            raw: raw.to_owned(),
            range,
            name: written.to_ascii_lowercase(),
            is_component: written.starts_with(|c: char| c.is_ascii_uppercase())
                && written.contains(|c: char| c.is_ascii_lowercase()),
            is_end,
            direction: None,
            language: None,
            dropped: Vec::new(),
            is_block,
            is_set: false,
        };
        for (name, value) in attributes(inner[written.len()..].trim()) {
            match name.as_str() {
                "dir" => {
                    tag.direction =
                        ["ltr", "rtl", "auto"].into_iter().find(|known| known.eq_ignore_ascii_case(&value));
                }
                "lang" if value.parse::<Language>().is_ok() => tag.language = value.parse().ok(),
                _ => tag.dropped.push(name),
            }
        }
        Some(tag)
    }

    fn can_be_set(&self) -> bool {
        INLINE.contains(&self.name.as_str())
            || (self.name == "div" && self.is_block && self.direction.is_some())
    }

    fn markup(&self) -> String {
        let name = &self.name;
        if name == "br" {
            return "<br>".into();
        }
        if self.is_end {
            return format!("</{name}>{}", if name == "div" { "\n" } else { "" });
        }
        let mut markup = format!("<{name}");
        let attributes = [
            ("dir", self.direction.unwrap_or_default()),
            ("lang", self.language.as_ref().map_or("", Language::as_str)),
        ];
        for (attribute, value) in attributes.into_iter().filter(|(_, value)| !value.is_empty()) {
            markup += &format!(" {attribute}=\"");
            escape(&mut markup, value);
            markup.push('"');
        }
        markup + if name == "div" { ">\n" } else { ">" }
    }

    /// Advice about a tag that readers see.
    fn remedy(&self) -> String {
        let shown = format!("<{}{}>", if self.is_end { "/" } else { "" }, self.name);
        let remedy = match self.name.as_str() {
            _ if self.is_component => "no components are known here: write what it would show",
            "sub" | "sup" | "cite" if self.is_end => {
                "nothing in this paragraph opens it: open it, or remove it"
            }
            "sub" | "sup" | "cite" => "it does not end in this paragraph: close it, or remove it",
            "div" if self.is_end => {
                "nothing here opens it: remove it, or write <div dir=\"rtl\"> on a line of its own"
            }
            "div" if self.direction.is_some() && self.is_block => {
                "it never ends: close it with </div> on a line of its own"
            }
            "div" if self.direction.is_some() => {
                "put it on a line of its own, with an empty line above and below"
            }
            _ if self.direction.is_some() && !self.is_end => {
                "for a passage in the other direction write <div dir=\"rtl\"> on a line of its own, and </div> below it"
            }
            "b" | "strong" => "write **words**",
            "i" | "em" => "write *words*",
            "s" | "del" | "strike" => "write ~~words~~",
            "a" => "write [words](https://…)",
            "img" | "picture" | "figure" => "write ![what it shows](name.png), with the picture in images/",
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write a line that begins with #",
            "p" => "leave an empty line between paragraphs",
            "hr" => "write a line ---",
            "ul" | "ol" | "li" => "write lines that begin with - or 1.",
            "blockquote" => "write lines that begin with >",
            "code" | "kbd" | "tt" => "write `words`",
            "pre" => "write it between two lines of ```",
            "table" | "tr" | "td" | "th" | "thead" | "tbody" => "write a Markdown table",
            "iframe" | "video" | "audio" | "embed" | "object" => {
                "nothing of other sites is shown here: link to it"
            }
            _ => "remove it, or write it in Markdown",
        };
        format!("{shown} is shown to readers as it stands; {remedy}")
    }
}

/// Attribute names in lower case and their values, parsed as in HTML.
fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[begin..];
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()).max(1);
        let Some(name) = rest.get(..end) else { break };
        let after = rest[end..].trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
            found.push((name.to_ascii_lowercase(), String::new()));
            rest = &rest[end..];
            continue;
        };
        let quoted = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let (value, left) = match quoted.and_then(|quote| value[1..].split_once(quote)) {
            Some(taken) => taken,
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = left;
    }
    found
}
