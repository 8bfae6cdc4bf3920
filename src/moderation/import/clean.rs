//! What lists carry beside their words: list marks, links, markup, and the mailbox behind a name. All of it is taken off
//! before anybody looks, and shown as what it becomes.

use std::sync::LazyLock;

use regex::Regex;

use super::words;
use crate::mail::EmailAddress;

/// A cell without what does not belong into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// What is left.
    pub text: String,
    /// The page to which a link led.
    pub link: Option<String>,
    /// The mailbox that stood there.
    pub mailbox: Option<String>,
}

/// Signs with which lists begin their lines.
const BULLETS: [char; 9] = ['-', '*', '•', '–', '—', '·', '‣', '◦', '▪'];

/// Entities that exports of web forms leave behind.
const ENTITIES: [(&str, &str); 8] = [
    ("&nbsp;", " "),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&#039;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
];

/// A name: without list mark, link and mailbox.
pub fn name(cell: &str) -> Clean {
    let mut clean = self::cell(cell);
    let unlisted = unlisted(&clean.text).to_owned();
    let linked = linked(&unlisted);
    clean.link = linked.link.or(clean.link);
    clean.text = linked.text;
    for (open, close) in [('<', '>'), ('(', ')'), ('[', ']')] {
        let Some(begin) = clean.text.find(open) else { continue };
        let Some(end) = clean.text[begin..].find(close).map(|end| begin + end) else { continue };
        let inner = clean.text[begin + 1..end].trim().trim_start_matches("mailto:");
        if EmailAddress::parse(inner).is_ok() {
            clean.mailbox = Some(inner.to_owned());
            clean.text = format!("{} {}", &clean.text[..begin], &clean.text[end + 1..]);
        }
    }
    clean.text = clean.text.replace(['*', '`'], "");
    let quoted = clean.text.trim().trim_end_matches([',', ';']).trim();
    let unquoted = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted);
    clean.text = unquoted.split_whitespace().collect::<Vec<_>>().join(" ");
    clean
}

/// Any other cell: without markup, entities, links and marks that nobody sees.
pub fn cell(cell: &str) -> Clean {
    let seen: String = cell.chars().filter(|c| !"\u{200b}\u{2060}\u{feff}\u{ad}".contains(*c)).collect();
    let seen = seen.replace('\u{a0}', " ");
    let mut clean = linked(&untagged(&seen));
    for (entity, c) in ENTITIES {
        clean.text = clean.text.replace(entity, c);
    }
    let is_mark = |c: char| c.is_whitespace() || "\u{200e}\u{200f}".contains(c);
    clean.text = clean.text.trim_matches(is_mark).to_owned();
    clean
}

/// A line without the sign or number of a list.
fn unlisted(line: &str) -> &str {
    let line = line.trim();
    let rest = line.trim_start_matches(BULLETS);
    if rest.len() < line.len() && (rest.starts_with(char::is_whitespace) || line.starts_with('•')) {
        return unlisted(rest);
    }
    let rest = line.trim_start_matches(|c: char| c.is_numeric());
    match rest.strip_prefix(['.', ')']) {
        Some(name) if rest.len() < line.len() => name.trim(),
        _ => line,
    }
}

/// `[Bo](https://…)` as its words and its page.
fn linked(text: &str) -> Clean {
    let found = || {
        let middle = text.find("](")?;
        let begin = text[..middle].rfind('[')?;
        let end = middle + text[middle..].find(')')?;
        Some((begin, middle, end))
    };
    let Some((begin, middle, end)) = found() else {
        return Clean { text: text.to_owned(), ..Clean::default() };
    };
    let target = text[middle + 2..end].trim();
    let words = format!("{}{}{}", &text[..begin], &text[begin + 1..middle], &text[end + 1..]);
    match target.strip_prefix("mailto:") {
        Some(mailbox) => Clean { text: words, mailbox: Some(mailbox.to_owned()), link: None },
        None => Clean { text: words, link: Some(target.to_owned()), mailbox: None },
    }
}

/// Without HTML; a break becomes a comma, and a link is written as Markdown writes it.
fn untagged(text: &str) -> String {
    let mut words = String::new();
    let mut target = None;
    let mut rest = text;
    while let Some(begin) = rest.find('<') {
        words.push_str(&rest[..begin]);
        let tag = rest[begin..].find('>').map(|end| &rest[begin + 1..begin + end]);
        let is_tag =
            |tag: &&str| tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && !is_mailbox(tag);
        let Some(tag) = tag.filter(is_tag) else {
            words.push('<');
            rest = &rest[begin + 1..];
            continue;
        };
        rest = &rest[begin + tag.len() + 2..];
        let kind = tag.trim_matches('/').split([' ', '/']).next().unwrap_or_default().to_lowercase();
        match (kind.as_str(), tag.starts_with('/')) {
            ("br", _) | ("p" | "div" | "li", true) if !rest.trim().is_empty() => {
                let trimmed = words.trim_end().trim_end_matches(',').len();
                words.truncate(trimmed);
                words.push_str(", ");
                rest = rest.trim_start();
            }
            ("a", false) => {
                let href = tag.split_once("href=").map(|(_, href)| href.trim_matches(['"', '\'']));
                target = href.and_then(|href| href.split(['"', '\'', ' ']).next()).map(str::to_owned);
                words.extend(target.as_ref().map(|_| '['));
            }
            ("a", true) => words.extend(target.take().map(|target| format!("]({target})"))),
            _ => {}
        }
    }
    words.push_str(rest);
    words
}

fn is_mailbox(tag: &str) -> bool {
    tag.contains('@') && !tag.contains([' ', '='])
}

/// Does an email address stand in a text?
pub fn holds_address(text: &str) -> bool {
    let text = text.replace("(at)", "@").replace("[at]", "@").replace('＠', "@");
    let words = text.split(|c: char| c.is_whitespace() || "<>()[],;\"".contains(c));
    words.map(|word| word.trim_start_matches("mailto:").trim_end_matches('.')).any(|word| {
        word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
    })
}

/// Does a telephone number stand in a text? Years, days, postcodes, and what numbers people and books (ORCID, ISBN) are
/// none.
pub fn holds_number(text: &str) -> bool {
    static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let orcid = r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]";
        let isbn = r"97[89][- ]?\d[\d -]{8,12}[\dXx]";
        let day = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}";
        Regex::new(&format!(r"\b(?:{orcid}|{isbn}|{day})\b")).ok()
    });
    static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let abroad = r"(?:\+|\b00)[\d\s()./–-]{7,}\d";
        let area = r"\(\+?\d{2,6}\)[\s./–-]*\d(?:[\s./–-]?\d){4,}";
        let home = r"\b0\d(?:[\s./–-]{0,3}\d){6,10}\b";
        let groups = r"\b\d{2,3}(?:[\s.-]\d{2,4}){2,4}\b";
        let long = r"\b\d{10,13}\b";
        Regex::new(&format!("{abroad}|{area}|{home}|{groups}|{long}")).ok()
    });
    let text = words::with_ascii_digits(text).replace('\u{a0}', " ");
    let Some((other, number)) = OTHER.as_ref().zip(NUMBER.as_ref()) else { return false };
    let text = other.replace_all(&text, "|");
    number.find_iter(&text).any(|found| {
        let digits = found.as_str().bytes().filter(u8::is_ascii_digit).count();
        // "Room 12 34 56" is short of a number that anybody can be called by.
        (8..=15).contains(&digits) || (found.as_str().starts_with('(') && digits >= 7)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(clean: Clean) -> (String, String, String) {
        (clean.text, clean.link.unwrap_or_default(), clean.mailbox.unwrap_or_default())
    }

    #[test]
    fn marks_links_and_mailboxes_are_taken_off_a_name() {
        let mail = "ada@quill.example.org";
        for (cell, text, link, mailbox) in [
            ("- Ada Quill <ada@quill.example.org>", "Ada Quill", "", mail),
            ("Ada Quill (ada@quill.example.org)", "Ada Quill", "", mail),
            ("\"Ada Quill\" <ada@quill.example.org>,", "Ada Quill", "", mail),
            ("* [Bo Rennick](https://rennick.example.org)", "Bo Rennick", "https://rennick.example.org", ""),
            ("12) [Ada Quill](mailto:ada@quill.example.org)", "Ada Quill", "", mail),
            ("3. Cy Vane", "Cy Vane", "", ""),
            ("•\u{a0}**Cy Vane**", "Cy Vane", "", ""),
            (
                "<a href=\"https://vane.example.org\" rel=x>Cy&nbsp;Vane</a>",
                "Cy Vane",
                "https://vane.example.org",
                "",
            ),
            ("Jean-Luc O'Neill 3rd", "Jean-Luc O'Neill 3rd", "", ""),
            ("\u{200b}Zoë — the poet", "Zoë — the poet", "", ""),
        ] {
            assert_eq!(parts(name(cell)), (text.into(), link.into(), mailbox.into()), "{cell}");
        }
        assert_eq!(self::cell("Reader<br>Harbour College<br/>").text, "Reader, Harbour College");
        assert_eq!(self::cell("R&amp;D, 3 < 4").text, "R&D, 3 < 4");
    }

    #[test]
    fn addresses_and_telephone_numbers_are_seen() {
        assert!(
            ["Ada ada@example.org", "Bo bo(at)example.org", "mailto:x@y.org"]
                .iter()
                .all(|text| holds_address(text))
        );
        assert!(!["Ada @ Home", "Meet @the lantern", "Ada"].iter().any(|text| holds_address(text)));
        assert!(
            [
                "Ada +44 20 7946 0000",
                "Bo 030/1234567",
                "(0151) 2345678",
                "+49 170 1234567",
                "(030) 123 45 67",
                "0049 170 1234567",
                "06 12 34 56 78",
                "(212) 555-0100",
                "212-555-0100",
                "612 345 678",
                "٠١٠١٢٣٤٥٦٧٨",
                "tel. 01632960001",
            ]
            .iter()
            .all(|text| holds_number(text))
        );
        for text in [
            "Class of 1999-2003",
            "1999-2003, 2005–2008",
            "2021-04-09",
            "2021-04-09 10:00",
            "01.05.2026",
            "Room 101",
            "Ada",
            "10115 Berlin",
            "01067 Dresden",
            "NY 10001-2345",
            "https://orcid.org/0000-0002-1694-233X",
            "0000-0002-1825-0097",
            "ISBN 978-3-16-148410-0",
            "Reader 1, 2 and 3",
            "24 000 members",
            "1 250 000 members",
        ] {
            assert!(!holds_number(text), "{text}");
        }
    }
}
