//! HTML comments: notes among authors, which no reader gets to see, neither on a page nor in the source that is
//! handed out. The version of a text is the hash of its body with them, so that what was signed stays what it is.
//!
//! CommonMark ends a comment within a paragraph at the first empty line, and takes one that never ends for text;
//! people do not. So comments are found in the source: from `<!--` to the next `-->`, over empty lines as well, and to
//! the end where none follows. What code shows stays.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use pulldown_cmark::{Event, Parser, Tag};

use super::OPTIONS;

pub(super) const BEGIN: &str = "<!--";
pub(super) const END: &str = "-->";
/// How often a text is parsed again because a comment held marks that begin code. A text with more of them is
/// cut without regard to code.
const ROUNDS: usize = 20;

/// A body to be set: each comment is empty, and every line is where it was. Also where a comment begins that never
/// ends.
pub(super) fn emptied(text: &str) -> (Cow<'_, str>, Option<usize>) {
    cut(text, |text, comment| {
        let is_margin = |c: &char| matches!(c, ' ' | '\t' | '>');
        let lines = || text[comment.clone()].split('\n').skip(1);
        // Marks of quotes and lists, without which the lines below would belong to something else.
        let margins =
            lines().flat_map(|line| std::iter::once('\n').chain(line.chars().take_while(is_margin)));
        let margins: String = margins.collect();
        // Within a paragraph, CommonMark knows no comment with an empty line in it.
        let has_empty_line = lines().any(|line| line.chars().all(|c| is_margin(&c)));
        let left =
            if has_empty_line { format!("{BEGIN}{END}{margins}") } else { format!("{BEGIN}{margins}{END}") };
        (comment, left)
    })
}

/// A canonical body as it is handed out and compared: without comments, and without definitions of links that nothing
/// refers to, another way to write a comment (`[//]: # (…)`).
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains(BEGIN) && !text.contains("]:") {
        return text.into();
    }
    let (cut, _) = cut(text, |text, comment| (with_empty_lines(text, comment), String::new()));
    let unused = unused_definitions(&cut);
    if unused.is_empty() {
        return cut;
    }
    let mut left = String::with_capacity(cut.len());
    let mut at = 0;
    for definition in unused {
        let definition = with_empty_lines(&cut, definition);
        left.push_str(&cut[at..definition.start.max(at)]);
        at = definition.end.max(at);
    }
    left.push_str(&cut[at..]);
    left.into()
}

fn cut(
    text: &str,
    replace: impl Fn(&str, Range<usize>) -> (Range<usize>, String),
) -> (Cow<'_, str>, Option<usize>) {
    let mut text = Cow::Borrowed(text);
    if !text.contains(BEGIN) {
        return (text, None);
    }
    let mut endless = None;
    for round in 0..=ROUNDS {
        let code = if round == ROUNDS { Vec::new() } else { code(&text) };
        let found = find(&text, &code);
        let mut left = String::with_capacity(text.len());
        let mut at = 0;
        for comment in found.comments {
            let (range, replacement) = replace(&text, comment);
            left.push_str(&text[at..range.start.max(at)]);
            left.push_str(&replacement);
            at = range.end.max(at);
        }
        left.push_str(&text[at..]);
        endless = endless.or(found.endless);
        text = left.into();
        if !found.again {
            break;
        }
    }
    (text, endless)
}

struct Comments {
    comments: Vec<Range<usize>>,
    /// Where one begins that never ends.
    endless: Option<usize>,
    /// The last holds the beginning of what was read as code: what follows must be read again without it.
    again: bool,
}

fn find(text: &str, code: &[Range<usize>]) -> Comments {
    let mut found = Comments { comments: Vec::new(), endless: None, again: false };
    let mut at = 0;
    while let Some(begin) = text[at..].find(BEGIN).map(|begin| begin + at) {
        if let Some(code) =
            code.get(code.partition_point(|code| code.end <= begin)).filter(|c| c.start <= begin)
        {
            at = code.end;
            continue;
        }
        let marks = text[..begin].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if marks % 2 == 1 {
            at = begin + BEGIN.len();
            continue;
        }
        let rest = &text[begin + BEGIN.len()..];
        // HTML and CommonMark have these two for whole.
        let short = [">", "->"].into_iter().find(|end| rest.starts_with(end)).map(str::len);
        let length = short.or_else(|| rest.find(END).map(|end| end + END.len()));
        if length.is_none() {
            found.endless = Some(begin);
        }
        let end = length.map_or(text.len(), |length| begin + BEGIN.len() + length);
        found.comments.push(begin..end);
        at = end;
        let next = code.get(code.partition_point(|code| code.end <= end));
        if next.is_some_and(|code| code.start < end) {
            found.again = true;
            break;
        }
    }
    found
}

/// Where code stands, in order.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    events
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}

/// With its whole lines and the empty ones below, where it stands alone on them.
fn with_empty_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let rest = &text[range.end..];
    let end = rest.find('\n').map_or(text.len(), |end| range.end + end + 1);
    if !text[line..range.start].trim().is_empty() || !text[range.end.min(end)..end].trim().is_empty() {
        return range;
    }
    let is_below_empty_line = text[..line].is_empty() || text[..line].ends_with("\n\n");
    let empty = text[end..].len() - text[end..].trim_start_matches('\n').len();
    line..if is_below_empty_line { end + empty } else { end }
}

/// The definitions of links that nothing refers to.
fn unused_definitions(text: &str) -> Vec<Range<usize>> {
    let mut parser = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let used: HashSet<String> = parser
        .by_ref()
        .filter_map(|(event, _)| match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(id.to_lowercase()),
            _ => None,
        })
        .collect();
    let definitions = parser.reference_definitions();
    let unused: Vec<_> =
        definitions.iter().filter(|(label, _)| !used.contains(&label.to_lowercase())).collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let mut ranges: Vec<_> = unused.iter().map(|(_, definition)| definition.span.clone()).collect();
    // Of several with one label the parser keeps the first.
    let labels: HashSet<_> = unused.iter().map(|(label, _)| label.to_lowercase()).collect();
    let code = code(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let label = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]:"));
        let is_in_code = code
            .get(code.partition_point(|code| code.end <= range.start))
            .is_some_and(|code| code.start <= range.start);
        if label.is_some_and(|(label, _)| labels.contains(&label.to_lowercase())) && !is_in_code {
            ranges.push(range);
        }
    }
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_handed_out_has_no_comment_and_no_trace_of_one() {
        for (written, handed_out) in [
            ("a\n\n<!-- x -->\n\nb\n", "a\n\nb\n"),
            ("a <!-- x --> b\n", "a  b\n"),
            ("<!--\nx\n\ny\n-->\n\nb\n", "b\n"),
            ("a <!-- x\n\ny --> b\n", "a  b\n"),
            ("a\n<!-- x -->\nb\n", "a\nb\n"),
            ("a\n\n<!-- never ends\n\nb\n", "a\n\n"),
            ("a <!-- never ends\n\nb\n", "a "),
            ("a <!--> b <!---> c <!----> d\n", "a  b  c  d\n"),
            ("- a <!-- x -->\n- b\n", "- a \n- b\n"),
            ("<div dir=\"rtl\">\n<!-- x -->\nb\n</div>\n", "<div dir=\"rtl\">\nb\n</div>\n"),
            ("a <!-- `x --> b `c <!-- d -->`\n", "a  b `c <!-- d -->`\n"),
            ("a <!-- x\n\n```\n--> b\n\n<!-- y -->\n", "a  b\n\n"),
            (
                "[//]: # (x)\n[//]: # (y)\n\nb [c]\n\n[c]: https://c.example.org\n[d]: https://d.example.org\n",
                "\nb [c]\n\n[c]: https://c.example.org\n",
            ),
        ] {
            assert_eq!(without_comments(written), handed_out, "{written:?}");
        }
    }

    #[test]
    fn what_shows_a_comment_stays() {
        for text in [
            "`<!-- a -->`\n",
            "```html\n<!-- a -->\n```\n",
            "    <!-- a -->\n",
            "```art \"a\"\n<!-- a\n```\n",
            "\\<!-- a -->\n",
            "&lt;!-- a -->\n",
            "a <- b --> c\n",
        ] {
            assert_eq!(without_comments(text), text);
            assert_eq!(emptied(text).0, text);
        }
    }

    proptest! {
        #[test]
        fn every_line_stays_where_it_was(text in "([<!>` \n-]|<!--|-->|```|[a-z])*") {
            let lines = |text: &str| text.matches('\n').count();
            prop_assert_eq!(lines(&emptied(&text).0), lines(&text));
            without_comments(&text);
        }
    }
}
