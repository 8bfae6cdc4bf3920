//! Removes HTML comments: notes among authors that no reader sees, neither on a page nor in the published source.
//! The version of a text is the hash of its body with the comments, so that removing them does not change what was
//! signed.
//!
//! CommonMark ends a comment within a paragraph at the first empty line and treats an unclosed one as text, which
//! authors do not expect. It also reads no Markdown on a line that begins with a comment, where authors write it.
//! So comments are found and removed in the source: from `<!--` to the next `-->`, across empty lines, and to the
//! end of the text if they are not closed. Comments inside code and escaped ones stay.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use pulldown_cmark::{Event, Parser, Tag};

use super::OPTIONS;
use crate::letters::source::problem::LineNumbers;

pub(super) const BEGIN: &str = "<!--";
const END: &str = "-->";
/// What is left of a comment that is alone on its lines. It contains nothing.
pub(super) const EMPTY: &str = "<!---->";
/// How many times a text is parsed again because a comment hid the beginning of something else. In a text with more
/// of them, comments are removed even inside code.
const ROUNDS: usize = 20;
/// How many bytes before a comment are searched for the marks of quotes, lists and footnotes.
const LONGEST_MARKS: usize = 400;

/// A body without its comments.
pub(super) struct Cut<'t> {
    pub(super) text: Cow<'t, str>,
    /// For each line, its line number in the body with comments.
    pub(super) numbers: Vec<usize>,
    /// The line with an unclosed comment.
    pub(super) endless: Option<usize>,
}

/// The body for rendering. A comment alone on its lines separates the blocks above and below, as in CommonMark, and
/// stays as [`EMPTY`]; all others are removed, so that the text beside them is normal Markdown.
pub(super) fn emptied(text: &str) -> Cut<'_> {
    cut(text, |text, comment| {
        if !begins_line(text, comment.start) || !ends_line(text, comment.end) {
            return (with_spaces(text, comment), "");
        }
        if text[comment.clone()].ends_with(END) && comment.len() >= EMPTY.len() {
            return (comment.start + BEGIN.len()..comment.end - END.len(), "");
        }
        (comment, EMPTY)
    })
}

/// A canonical body for publication and comparison: without comments and without link definitions that are never
/// used, which is another way to write a comment (`[//]: # (…)`).
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains(BEGIN) && !text.contains("]:") {
        return text.into();
    }
    let cut = cut(text, |text, comment| {
        if line_before(text, comment.start).trim().is_empty() && ends_line(text, comment.end) {
            (with_empty_lines(text, comment), "")
        } else {
            (with_spaces(text, comment), "")
        }
    })
    .text;
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

/// Removes comments repeatedly until none is left: whether later text is code is known only after the comment
/// before it is gone.
fn cut(text: &str, replace: impl Fn(&str, Range<usize>) -> (Range<usize>, &'static str)) -> Cut<'_> {
    let mut lines = LineNumbers::of(text);
    let mut endless = None;
    let mut text = Cow::Borrowed(text);
    for round in 0..=ROUNDS {
        if !text.contains(BEGIN) {
            break;
        }
        let code = (round < ROUNDS).then(|| code(&text));
        let (comments, never_ends) = find(&text, code.as_deref());
        endless = endless.or(never_ends.map(|begin| lines.line_at(begin)));
        let mut left = String::with_capacity(text.len());
        let mut ranges = Vec::with_capacity(comments.len());
        let mut at = 0;
        for comment in comments {
            let (range, replacement) = replace(&text, comment);
            let range = range.start.max(at)..range.end.max(at);
            left.push_str(&text[at..range.start]);
            left.push_str(replacement);
            at = range.end;
            ranges.push(range);
        }
        left.push_str(&text[at..]);
        if left == text {
            break;
        }
        lines = LineNumbers::numbered(&left, lines.numbers_without(&ranges));
        text = left.into();
    }
    Cut { text, numbers: lines.into_numbers(), endless }
}

/// The comments in order, and the start of an unclosed one. With `code` set to `None` it returns all comments.
/// Otherwise it stops where the end of a comment may change what is code.
fn find(text: &str, code: Option<&[Range<usize>]>) -> (Vec<Range<usize>>, Option<usize>) {
    let mut comments = Vec::new();
    let mut at = 0;
    let next_code = |offset: usize| {
        let code = code.unwrap_or_default();
        code.get(code.partition_point(|code| code.end <= offset))
    };
    while let Some(begin) = text[at..].find(BEGIN).map(|begin| begin + at) {
        if let Some(code) = next_code(begin).filter(|code| code.start <= begin) {
            at = code.end;
            continue;
        }
        let marks = text[..begin].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if marks % 2 == 1 {
            at = begin + BEGIN.len();
            continue;
        }
        let rest = &text[begin + BEGIN.len()..];
        // HTML and CommonMark treat these two as complete comments.
        let short = [">", "->"].into_iter().find(|end| rest.starts_with(end)).map(str::len);
        let Some(length) = short.or_else(|| rest.find(END).map(|end| end + END.len())) else {
            comments.push(begin..text.len());
            return (comments, Some(begin));
        };
        let end = begin + BEGIN.len() + length;
        comments.push(begin..end);
        at = end;
        // What the parser read as code began inside the comment.
        if next_code(end).is_some_and(|code| code.start < end) {
            break;
        }
        // In CommonMark a comment at the beginning of a line takes the whole line, so the parser did not read the
        // rest as Markdown.
        if code.is_some() && begins_line(text, begin) {
            let line = text[end..].split('\n').next().unwrap_or_default();
            if line.contains(['`', '~']) || line.contains(BEGIN) {
                break;
            }
            at += line.len();
        }
    }
    (comments, None)
}

/// The text before an offset on its line, at most as long as block marks can be.
fn line_before(text: &str, offset: usize) -> &str {
    let near = &text[text.floor_char_boundary(offset.saturating_sub(LONGEST_MARKS))..offset];
    near.rsplit('\n').next().unwrap_or_default()
}

/// True if only marks of quotes, lists and footnotes precede the offset on its line, so that a block can begin
/// there.
fn begins_line(text: &str, offset: usize) -> bool {
    let mut rest = line_before(text, offset);
    loop {
        rest = rest.trim_start_matches([' ', '\t', '>']);
        if rest.is_empty() {
            return true;
        }
        let Some((mark, after)) = rest.split_once([' ', '\t']) else { return false };
        let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_mark = matches!(mark, "-" | "+" | "*")
            || mark.strip_suffix(['.', ')']).is_some_and(is_number)
            || (mark.starts_with("[^") && mark.ends_with("]:"));
        if !is_mark {
            return false;
        }
        rest = after;
    }
}

fn ends_line(text: &str, offset: usize) -> bool {
    text[offset..].chars().take_while(|c| *c != '\n').all(char::is_whitespace)
}

/// Extends the range by spaces that would change their meaning without the comment: those after it at the start of
/// a line (they would make code), and those before it at the end of a line (they would make a line break).
fn with_spaces(text: &str, comment: Range<usize>) -> Range<usize> {
    let spaces = [' ', '\t'];
    if begins_line(text, comment.start) {
        let after = &text[comment.end..];
        return comment.start..comment.end + after.len() - after.trim_start_matches(spaces).len();
    }
    if ends_line(text, comment.end) {
        return text[..comment.start].trim_end_matches(spaces).len()..comment.end;
    }
    comment
}

/// The ranges of code, in order.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    events
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}

/// Extends the range to its whole lines and the empty lines below, if nothing else is on these lines.
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

/// The link definitions that are never used.
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
    // If several definitions have one label, the parser keeps the first only.
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
            ("a <!-- never ends\n\nb\n", "a"),
            ("a <!--> b <!---> c <!----> d\n", "a  b  c  d\n"),
            ("- a <!-- x -->\n- b\n", "- a\n- b\n"),
            ("<!-- x -->    a\n", "a\n"),
            ("- <!-- x --> a\n", "- a\n"),
            ("a  <!-- x -->\nb\n", "a\nb\n"),
            ("<!-- x --> `<!-- y -->` <!-- z --> b\n", "`<!-- y -->`  b\n"),
            ("<!-- x --> \\<!-- y -->\n", "\\<!-- y -->\n"),
            ("<<!-- x -->!-- y --> a\n", "a\n"),
            ("<!-- x --> <!-- y\n<!-- z --> a -->\n", "a -->\n"),
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
            assert_eq!(emptied(text).text, text);
        }
    }

    #[test]
    fn each_line_keeps_its_number() {
        for (text, left, numbers) in [
            ("a\n<!--\nx\n-->\nb\n", "a\n<!---->\nb\n", vec![1, 2, 5, 6]),
            ("a\n\n<!-- x\ny --> b\nc", "a\n\nb\nc", vec![1, 2, 4, 5]),
            ("a <!-- x\n\ny --> b\nc", "a  b\nc", vec![1, 4]),
            ("- <!-- x\n  y --> b\n- c <!--\n--> d\ne", "- b\n- c  d\ne", vec![1, 3, 5]),
            ("<!-- x --> <!-- y\n--> <!-- z\n\n-->  b\nc", "b\nc", vec![4, 5]),
        ] {
            let cut = emptied(text);
            assert_eq!((cut.text.as_ref(), cut.numbers), (left, numbers), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn page_and_source_hide_the_same(text in "([<!>` \n\\-]|<!--|-->|```|[a-z]|- |> |    ){0,60}") {
            let page = emptied(&text);
            prop_assert_eq!(page.numbers.len(), page.text.matches('\n').count() + 1);
            let last = page.numbers.last().copied();
            prop_assert!(page.numbers.is_sorted() && last <= Some(text.matches('\n').count() + 1));
            let words = |text: &str| text.replace(EMPTY, "").split_whitespace().collect::<String>();
            prop_assert_eq!(words(&page.text), words(&without_comments(&text)));
        }
    }
}
