//! Makes emphasis work beside Chinese, Japanese and Korean text; used before and after parsing.
//!
//! CommonMark uses white space and punctuation to decide where emphasis begins and ends, and these scripts put
//! punctuation beside letters without a space: `**秋千：**请` would not become bold. The proposal "CommonMark CJK
//! friendly" ignores punctuation for a mark beside a CJK character. No Rust parser implements it, so this module
//! inserts an invisible letter between mark and punctuation, and [`super::escape`] removes it. A text without CJK
//! characters is not changed.

use std::borrow::Cow;

/// A noncharacter (Unicode 16.0, section 23.7): the parser takes it for a letter, and no real text contains it.
pub(super) const JOINER: char = '\u{fdd0}';

/// The body with a joiner wherever a mark of emphasis must ignore the punctuation beside it.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    if !text.contains(is_cjk) || !text.contains(['*', '~']) {
        return text.into();
    }
    let mut joined = String::with_capacity(text.len() + 64);
    let mut before = '\n';
    let mut escaped = false;
    let mut rest = text;
    while let Some(mark) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(mark).len();
        if escaped || !matches!(mark, '*' | '~') {
            joined.push(mark);
            escaped = mark == '\\' && !escaped;
            before = mark;
            rest = &rest[mark.len_utf8()..];
            continue;
        }
        let after = rest[run..].chars().next().unwrap_or('\n');
        let beside_cjk = is_cjk(before) || is_cjk(after);
        if beside_cjk && is_punctuation(before) {
            joined.push(JOINER);
        }
        joined.push_str(&rest[..run]);
        if beside_cjk && is_punctuation(after) {
            joined.push(JOINER);
        }
        before = mark;
        rest = &rest[run..];
    }
    joined.into()
}

/// Neither alphanumeric nor white space: what the parser may treat as punctuation.
fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}

/// Han, kana, Hangul, bopomofo, their punctuation, and full-width forms.
pub(super) const fn is_cjk(character: char) -> bool {
    matches!(
        character,
        '\u{1100}'..='\u{11ff}'
            | '\u{2e80}'..='\u{2fff}'
            | '\u{3001}'..='\u{33ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe10}'..='\u{fe1f}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff01}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
    )
}
