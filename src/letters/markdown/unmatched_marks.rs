//! Finds Markdown marks that readers would see because they neither begin nor end anything.

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::cjk::is_cjk;

/// The most characters in a superscript or subscript.
const LONGEST_RAISED: usize = 12;

/// Finds all such marks after `tags::settle`: the byte offset and the message.
pub(super) fn find(events: &[(Event<'_>, Range<usize>)], source: &str) -> Vec<(usize, String)> {
    // Code has no emphasis.
    let mut in_code = false;
    let mut found = Vec::new();
    for (event, range) in events {
        let mut note = |what: Option<String>| found.extend(what.map(|what| (range.start, what)));
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => {
                let source = &source[range.clone()];
                note(stars(text, source));
                note(underscores(source));
                note(raised(source, "~", "sub"));
                note(raised(source, "^", "sup"));
            }
            Event::Html(text) => note(beside_tag(text)),
            _ => {}
        }
    }
    found
}

fn stars(text: &str, source: &str) -> Option<String> {
    let (before, after) = text.split_once("**").filter(|_| source.contains("**"))?;
    let after = after.trim_start_matches('*');
    // Three stars in a row, or stars with spaces around them, are decoration.
    let beside = [before.chars().next_back(), after.chars().next()];
    let is_beside_word = beside.into_iter().flatten().any(char::is_alphanumeric);
    (is_beside_word || after.contains("**")).then(|| {
        "readers see \"**\" here: it begins or ends nothing. Let no space stand between it and the words that it \
         stresses, and write as many before as after them; or write \\*\\*"
            .to_owned()
    })
}

/// After a tag at the beginning of a line, CommonMark reads no Markdown up to the next empty line.
fn beside_tag(text: &str) -> Option<String> {
    let is_tag = text.starts_with('<') && text.ends_with('>');
    let mark = ["**", "](", "`"].into_iter().find(|mark| !is_tag && text.contains(mark))?;
    Some(format!(
        "readers see \"{mark}\" here: no Markdown is read beside a tag that begins a line; remove the tag, or leave an \
         empty line below it"
    ))
}

/// Finds underscores that would work as stars: in CommonMark an underscore cannot end emphasis within a word, and
/// in scripts without spaces the whole sentence is one word.
fn underscores(source: &str) -> Option<String> {
    // By number of underscores: whether one began beside a CJK character.
    let mut begun: BTreeMap<usize, bool> = BTreeMap::new();
    let mut at = 0;
    while let Some(begin) = source[at..].find('_').map(|begin| at + begin) {
        let length = source[begin..].len() - source[begin..].trim_start_matches('_').len();
        at = begin + length;
        let (before, after) = (source[..begin].chars().next_back(), source[at..].chars().next());
        if before == Some('\\') {
            continue;
        }
        // Single underscores occur in file names.
        let tells = |c: char| is_cjk(c) && (length > 1 || !c.is_alphanumeric());
        let is_told = [before, after].into_iter().flatten().any(tells);
        let can = |beside: Option<char>| beside.is_some_and(|c| !c.is_whitespace());
        if can(before) && begun.get(&length).is_some_and(|told| *told || is_told) {
            let (mark, star) = (&source[begin..at], "*".repeat(length.min(2)));
            return Some(format!(
                "readers see \"{mark}\" here: beside Chinese, Japanese and Korean it stresses nothing; write \
                 {star}words{star}"
            ));
        }
        if can(after) {
            *begun.entry(length).or_default() |= is_told;
        }
    }
    None
}

/// Finds superscript and subscript of other kinds of Markdown: `H~2~O`, `x^2^`.
fn raised(source: &str, mark: &str, tag: &str) -> Option<String> {
    source.match_indices(mark).find_map(|(begin, _)| {
        let before = source[..begin].chars().next_back()?;
        // 2~3 is a range.
        let is_base = before.is_alphabetic() || before == ')' || (mark == "^" && before.is_numeric());
        let (inside, after) = source[begin + mark.len()..].split_once(mark)?;
        let is_raised = !inside.is_empty()
            && inside.chars().count() <= LONGEST_RAISED
            && inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−' | ',' | '.'));
        (is_base && is_raised && !after.starts_with(mark))
            .then(|| format!("readers see \"{mark}{inside}{mark}\"; write <{tag}>{inside}</{tag}>"))
    })
}
