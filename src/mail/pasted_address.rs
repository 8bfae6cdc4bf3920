//! Cleans up what people paste into an address field: a line of a mail program, a link, the end of a sentence.

/// Removes what surrounds the address: invisible characters, blanks, `mailto:`, a name, brackets, quotes, the full
/// stop or comma of a sentence. Full-width characters become their ASCII forms. `None` if there are several
/// addresses.
pub(super) fn bare(typed: &str) -> Option<String> {
    let is_plain = typed.chars().all(|c| c.is_ascii() || is_mark(c));
    let mut text: String = typed
        .chars()
        // In some scripts, joiners between letters are part of the spelling.
        .filter(|c| !is_mark(*c) || (!is_plain && matches!(c, '\u{200c}' | '\u{200d}')))
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{fe6b}' => '@',
            '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
            '\u{3002}' | '\u{ff61}' => '.',
            _ => c,
        })
        .collect();
    if let Some((before, rest)) = text.split_once('<') {
        let (inside, after) = rest.split_once('>').unwrap_or((rest, ""));
        if before.contains('@') || after.contains('@') || inside.contains('<') {
            // Some programs repeat the address as the name.
            let same = before.trim_matches(|c: char| c.is_whitespace() || is_around(c)) == inside.trim();
            if !same {
                return None;
            }
        }
        if inside.contains('@') {
            text = inside.to_owned();
        }
    }
    let mut rest = text.trim();
    loop {
        let before = rest;
        if rest.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
            rest = &rest[7..];
            rest = rest.split_once('?').map_or(rest, |(address, _)| address);
            if let Some((local, domain)) = rest.split_once("%40") {
                return bare(&format!("{local}@{domain}"));
            }
        }
        // "Email: ada@example.org", as on business cards and web pages.
        if let Some((label, address)) = rest.split_once(':')
            && address.contains('@')
            && label.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | ' '))
            && !label.eq_ignore_ascii_case("mailto")
        {
            rest = address;
        }
        rest = rest.trim().trim_end_matches(['.', ',', ';', ':', '!', '?', '>', '/', '、', '،', '؛']);
        rest = rest.trim_start_matches([',', ';', ':', '<']).trim();
        for (open, close) in AROUND {
            if let Some(inside) = rest.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
                rest = inside;
            }
        }
        if rest == before {
            break;
        }
    }
    if let Some(alone) = without_name(rest) {
        return bare(alone);
    }
    // Phone keyboards insert a space before or after a punctuation mark.
    Some(match rest.split_once('@') {
        Some((local, domain)) if !domain.contains('@') => {
            format!("{}@{}", local.trim_end_matches(' '), domain.trim_start_matches(' '))
        }
        _ => rest.to_owned(),
    })
}

/// The only address of a text with a name before it, or a comment in brackets after it. `None` if the words before
/// it could be part of the address: half of an address belongs to another person.
fn without_name(text: &str) -> Option<&str> {
    if text.matches('@').count() != 1 || text.contains(char::is_control) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| word.contains('@'))?;
    let (before, address, behind) = (&words[..at], words[at], &words[at + 1..]);
    let (local, domain) = address.split_once('@')?;
    let is_whole = !local.is_empty() && !domain.is_empty() && words.len() > 1;
    let has_comment = behind.first().is_none_or(|word| word.starts_with(['(', '[']));
    let has_name = before.is_empty() || local.starts_with(['(', '[', '<']) || is_name(before, local);
    (is_whole && has_comment && has_name).then_some(address)
}

/// Whether the words are not part of the local part that follows them: because of a separator or their script,
/// because they repeat a piece of it, or because they are written like names.
fn is_name(words: &[&str], local: &str) -> bool {
    let is_apart = |word: &&str| {
        matches!(*word, "-" | "–" | "—" | "|" | "/")
            || word.ends_with([',', ';', ':', ')', ']', '>', '"', '»', '”', '،', '、'])
    };
    if words.last().is_some_and(is_apart) {
        return true;
    }
    let is_ascii_letter = |c: char| c.is_ascii_alphabetic();
    if local.is_ascii() && !words.iter().any(|word| word.contains(is_ascii_letter)) {
        return words.iter().any(|word| word.contains(char::is_alphabetic));
    }
    let folded = local.to_lowercase();
    let is_part = |word: &str| {
        let word = word.to_lowercase();
        folded.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
            || (word.chars().count() > 2 && (folded.starts_with(&word) || folded.ends_with(&word)))
    };
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    words.iter().any(|word| is_part(word))
        || (words.len() > 1 && words.iter().all(is_capital) && !local.starts_with(char::is_uppercase))
}

/// Pairs of characters that people and programs put around an address.
const AROUND: [(char, char); 12] = [
    ('<', '>'),
    ('(', ')'),
    ('[', ']'),
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('„', '“'),
    ('”', '”'),
    ('«', '»'),
    ('»', '«'),
    ('‘', '’'),
];

fn is_around(c: char) -> bool {
    AROUND.iter().any(|(open, close)| [*open, *close].contains(&c))
}

/// Invisible characters that are copied from chats, spreadsheets and pages that are written from right to left.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use crate::mail::EmailAddress;

    fn address(typed: &str) -> EmailAddress {
        EmailAddress::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"))
    }

    #[test]
    fn what_surrounds_an_address_falls_away() {
        for typed in [
            "\u{200f}ada@quill.example.org",
            "ada@quill.example.org\u{200e}",
            "\u{200b}ada@quill.example.org",
            "\u{feff}ada@quill.example.org",
            "\u{2068}ada@quill.example.org\u{2069}",
            "a\u{ad}da@quill.\u{200b}example.org",
            "ada＠quill.example.org",
            "ａｄａ@quill.example。org",
            "\u{3000}ada@quill.example.org\u{a0}",
            "mailto:ada@quill.example.org",
            "MAILTO:ada@quill.example.org?subject=Hello",
            "mailto:ada%40quill.example.org",
            "Ada Quill <ada@quill.example.org>",
            "\"Quill, Ada\" <ada@quill.example.org>;",
            "ada@quill.example.org <ada@quill.example.org>",
            "Ada <mailto:ada@quill.example.org>",
            "Ada <ada@quill.example.org",
            "<ada@quill.example.org>",
            "'ada@quill.example.org'",
            "„ada@quill.example.org“",
            "(ada@quill.example.org).",
            "ada@quill.example.org.",
            "ada@quill.example.org,",
            "ada@quill.example.org ; ",
            "ada @quill.example.org",
            "ada@ quill.example.org",
            "Email: ada@quill.example.org",
            "E-Mail: <ada@quill.example.org>",
            "ada@quill.example.org/",
            "Ada Quill ada@quill.example.org",
            "ada ada@quill.example.org",
            "Ada: Quill, ada@quill.example.org",
            "Quill - ada@quill.example.org",
            "Quill (ada@quill.example.org)",
            "王小明 ada@quill.example.org",
            "ada@quill.example.org (Ada)",
            "ada@quill.example.org (Ada Quill, at home)",
            "Ada Quill ada@quill.example.org (work)",
        ] {
            assert_eq!(address(typed).as_str(), "ada@quill.example.org", "{typed:?}");
        }
    }
}
