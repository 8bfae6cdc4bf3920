//! Removes list marks, links, markup and the mailbox behind a name from cells. This happens before a person
//! sees the file; the preview shows the result.

use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use regex::Regex;

use super::word_lists;
use crate::mail::EmailAddress;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanedCell {
    pub text: String,
    /// The page of a link that was removed.
    pub link: Option<String>,
    pub mailbox: Option<String>,
}

/// Signs and numbers at the beginning of list items. A single capital with a full stop ("I. Newton") is not
/// one, nor is a number alone ("50 Cent").
static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let signs = r"[•‣◦▪●○■□☐☑☒✓✔✅→➔➜➤►▶⇒❖\u{e000}-\u{f8ff}]\u{fe0f}?\s*";
    let typed = r"[-*–—·+>§]\s+";
    let boxes = r"\[[ xX✓]\]\s*";
    let circled = r"[\u{2460}-\u{249b}\u{24ea}-\u{24ff}\u{2776}-\u{2793}]\s*";
    let numbers =
        r"\d{1,5}(?:[.)．）、]+\s*|:\s+|\s+[-–—]\s+)|[(（\[]\d{1,5}[)）\]]\s*|(?:№\s*|\x23)\d{1,5}[.):]?\s*";
    let letters = r"(?:o|[a-z]{1,4}[.)])\t\s*|[a-z]\)\s+";
    let roman = r"(?:X{1,3}(?:IX|IV|VI{0,3}|I{1,3})|X{2,3}|IX|IV|VI{1,3}|I{2,3})[.)]\s+";
    Regex::new(&format!("^(?:{signs}|{typed}|{boxes}|{circled}|{numbers}|{letters}|{roman})")).ok()
});

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

/// Cleans a name: removes list mark, link and mailbox.
pub fn name(cell: &str) -> CleanedCell {
    let mut clean = self::cell(cell);
    let unlisted = unlisted(&clean.text).to_owned();
    let linked = linked(&unlisted);
    clean.link = linked.link.or(clean.link);
    clean.text = linked.text;
    for (open, close) in [('<', '>'), ('(', ')'), ('[', ']')] {
        let Some(begin) = clean.text.find(open) else { continue };
        let Some(end) = clean.text[begin..].find(close).map(|end| begin + end) else { continue };
        let inner = clean.text[begin + 1..end].trim().trim_start_matches("mailto:");
        // A second mailbox stays and becomes a fault: it is unclear whose it is.
        let is_other = clean.mailbox.as_deref().is_some_and(|known| known != inner);
        if !is_other && EmailAddress::parse(inner).is_ok() {
            clean.mailbox = Some(inner.to_owned());
            clean.text = format!("{} {}", &clean.text[..begin], &clean.text[end + 1..]);
        }
    }
    without_bare_link(&mut clean);
    clean.text = unmarked(&clean.text);
    let quoted = clean.text.trim().trim_end_matches([',', ';']).trim();
    let within = |mark: char| quoted.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
    let unquoted = within('"').or_else(|| within('\'')).unwrap_or(quoted);
    // Removing a mailbox before a comma leaves a space.
    clean.text = unquoted.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",");
    clean
}

/// Cleans any other cell: removes markup, entities, links and invisible characters.
pub fn cell(cell: &str) -> CleanedCell {
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

/// A line without its list mark.
fn unlisted(line: &str) -> &str {
    let line = line.trim();
    let Some(mark) = MARK.as_ref().and_then(|mark| mark.find(line)) else { return line };
    let rest = &line[mark.end()..];
    // "03.11.2026" is a day, and "10:30" a time.
    let runs_on = !mark.as_str().ends_with(char::is_whitespace) && rest.starts_with(char::is_numeric);
    if runs_on { line } else { unlisted(rest) }
}

/// Whether the cell holds only a list mark.
pub fn is_list_mark(cell: &str) -> bool {
    let line = format!("{cell}\t");
    let is_sign = || !cell.contains(char::is_alphanumeric);
    !cell.is_empty()
        && (is_sign()
            || MARK
                .as_ref()
                .is_some_and(|mark| mark.find(&line).is_some_and(|mark| mark.end() == line.len())))
}

/// Removes the marks of chats and wikis for bold text and links, and footnote marks.
fn unmarked(text: &str) -> String {
    static MARKUP: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let link = r"\[\[(?:[^\[\]|]*\|)?(?P<link>[^\[\]|]+)\]\]";
        let italic = r"(?:\b|^)_(?P<italic>[^_]+)_(?:\b|$)";
        let struck = r"~+(?P<struck>[^~]+)~+";
        Regex::new(&format!("{link}|{italic}|{struck}")).ok()
    });
    static FOOTNOTE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:\s*\[\d{1,3}\]|[¹²³⁰⁴-⁹]+)+$").ok());
    let text = text.replace(['*', '`'], "");
    let Some((markup, footnote)) = MARKUP.as_ref().zip(FOOTNOTE.as_ref()) else { return text };
    let text = markup.replace_all(&text, "$link$italic$struck");
    footnote.replace(text.trim(), "").into_owned()
}

/// Removes a bare link beside other words, and keeps it in `link`. If the cell holds nothing else, no name
/// remains.
fn without_bare_link(clean: &mut CleanedCell) {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false).kinds(&[LinkKind::Url]);
    // Without these beginnings, "Dr.med" and "R.Mutt" would be pages to the finder.
    let is_page = |text: &str| {
        let text = text.to_ascii_lowercase();
        ["https://", "http://", "www."].iter().any(|begin| text.starts_with(begin))
    };
    let found = finder.links(&clean.text).find(|link| is_page(link.as_str()));
    let Some(found) = found.filter(|_| clean.link.is_none()) else { return };
    let before = clean.text[..found.start()].trim_end_matches(['<', '(', '[']);
    let after = clean.text[found.end()..].trim_start_matches(['>', ')', ']', '.', ',', ';', ':', '!', '?']);
    let rest = format!("{before} {after}");
    if rest.contains(char::is_alphabetic) {
        clean.link = Some(found.as_str().to_owned());
        clean.text = rest.trim().trim_end_matches([',', ';', ':', '-', '–', '—', '|', ' ']).to_owned();
    }
}

/// `[Bo](https://…)` as its text and its page.
fn linked(text: &str) -> CleanedCell {
    let found = || {
        let middle = text.find("](")?;
        let begin = text[..middle].rfind('[')?;
        let end = middle + text[middle..].find(')')?;
        Some((begin, middle, end))
    };
    let Some((begin, middle, end)) = found() else {
        return CleanedCell { text: text.to_owned(), ..CleanedCell::default() };
    };
    let target = text[middle + 2..end].trim();
    let words = format!("{}{}{}", &text[..begin], &text[begin + 1..middle], &text[end + 1..]);
    match target.strip_prefix("mailto:") {
        Some(mailbox) => CleanedCell { text: words, mailbox: Some(mailbox.to_owned()), link: None },
        None => CleanedCell { text: words, link: Some(target.to_owned()), mailbox: None },
    }
}

/// Removes HTML; a line break becomes a comma, and a link is written as in Markdown.
fn untagged(text: &str) -> String {
    let mut words = String::new();
    let mut target = None;
    let mut rest = text;
    while let Some(begin) = rest.find('<') {
        words.push_str(&rest[..begin]);
        let tag = rest[begin..].find('>').map(|end| &rest[begin + 1..begin + end]);
        let is_tag = |tag: &&str| {
            tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && !is_mailbox_or_page(tag)
        };
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

fn is_mailbox_or_page(tag: &str) -> bool {
    (tag.contains('@') || tag.contains("://")) && !tag.contains([' ', '='])
}

/// Whether a text contains an email address, including one that is disguised from programs. `linkify` finds none in
/// "@ada@mastodon.example", nor where the signs are spelled out.
pub fn holds_address(text: &str) -> bool {
    static HIDDEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let at = r"\s*[\[({<]\s*(?:at|a|ät|arroba)\s*[\])}>]\s*|\s*@\s+";
        let dot = r"\s*[\[({<]\s*(?:dot|punkt|punto|point|\.)\s*[\])}>]\s*|\s+(?:dot|punkt|punto|point)\s+";
        let spoken = format!(r"\w(?:{at}|\s+at\s+)[\w-]+(?:{dot})\w");
        Regex::new(&format!(r"(?i)\w(?:{at})[\w-]+\.\w|{spoken}")).ok()
    });
    let text = text.replace('＠', "@");
    let words = text.split(|c: char| c.is_whitespace() || "<>()[],;\"".contains(c));
    words.map(|word| word.trim_start_matches("mailto:").trim_end_matches('.')).any(|word| {
        // Includes "@ada@mastodon.example", by which a person can be contacted as well.
        word.rsplit_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
    }) || HIDDEN.as_ref().is_some_and(|hidden| hidden.is_match(&text))
}

/// Whether a text contains a telephone number. Years, days, postcodes, and the numbers of people and books
/// (ORCID, ISBN) do not count.
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
    let text = word_lists::with_ascii_digits(text).replace('\u{a0}', " ");
    let Some((other, number)) = OTHER.as_ref().zip(NUMBER.as_ref()) else { return false };
    let text = other.replace_all(&text, "|");
    number.find_iter(&text).any(|found| {
        let digits = found.as_str().bytes().filter(u8::is_ascii_digit).count();
        // "Room 12 34 56" is too short for a telephone number.
        (8..=15).contains(&digits) || (found.as_str().starts_with('(') && digits >= 7)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(clean: CleanedCell) -> (String, String, String) {
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
            ("Ada Quill <ada@quill.example.org>, nurse", "Ada Quill, nurse", "", mail),
            ("'Lutz Brand' <ada@quill.example.org>", "Lutz Brand", "", mail),
            ("Tomé Vaz https://vaz.example.org/in", "Tomé Vaz", "https://vaz.example.org/in", ""),
            ("Tomé Vaz – <https://vaz.example.org>", "Tomé Vaz", "https://vaz.example.org", ""),
            ("Tomé Vaz (www.vaz.example.org/a_(b)).", "Tomé Vaz", "www.vaz.example.org/a_(b)", ""),
            ("R.Mutt, https://mutt.example.org!", "R.Mutt", "https://mutt.example.org", ""),
            ("Dr.med Ada Quill", "Dr.med Ada Quill", "", ""),
            ("www.vaz.example.org", "www.vaz.example.org", "", ""),
        ] {
            assert_eq!(parts(name(cell)), (text.into(), link.into(), mailbox.into()), "{cell}");
        }
        assert_eq!(self::cell("Reader<br>Harbour College<br/>").text, "Reader, Harbour College");
        assert_eq!(self::cell("R&amp;D, 3 < 4").text, "R&D, 3 < 4");
    }

    #[test]
    fn the_signs_numbers_and_markup_of_lists_are_taken_off() {
        for (cell, text) in [
            ("① 山田太郎", "山田太郎"),
            ("1．佐藤花子", "佐藤花子"),
            ("١. ليلى نور", "ليلى نور"),
            ("(4) Kim Ō", "Kim Ō"),
            ("№5 Ольга", "Ольга"),
            ("#6 Tee Six", "Tee Six"),
            ("7.) Bo Seven", "Bo Seven"),
            ("8 - Ida Eight", "Ida Eight"),
            ("[9] Jo Nine", "Jo Nine"),
            ("10: Al Ten", "Al Ten"),
            ("☐ Eve Eleven", "Eve Eleven"),
            ("- [x] Max Twelve", "Max Twelve"),
            ("→ Lu Thirteen", "Lu Thirteen"),
            ("> Pia Fifteen", "Pia Fifteen"),
            ("✅ Sofia Matos", "Sofia Matos"),
            ("XVI. Quin Sixteen", "Quin Sixteen"),
            ("o\tIlse Kron", "Ilse Kron"),
            ("§\tJan Berg", "Jan Berg"),
            ("a)\tMia Rot", "Mia Rot"),
            ("ii.\tTheo Blau", "Theo Blau"),
            ("_Bo Rennick_", "Bo Rennick"),
            ("~Cy~ Vane", "Cy Vane"),
            ("~~Cy Vane~~", "Cy Vane"),
            ("[[Gil Orr]]", "Gil Orr"),
            ("[[Orr, Gil|Gil Orr]]", "Gil Orr"),
            ("Jon Sax[1]", "Jon Sax"),
            ("Kit Tye¹", "Kit Tye"),
        ] {
            assert_eq!(name(cell).text, text, "{cell}");
        }
        for name in [
            "2Pac Shakur",
            "50 Cent",
            "Vi Ward",
            "Xi Lan",
            "I. Newton",
            "V. Woolf",
            "M. Dupont",
            "D. Ward",
            "O’Brien",
            "Otto Weiß",
            "(Ada) Quill",
            "03.11.2026",
            "v. Braun",
            "Ada Quill (The Lantern)",
            "snake_case_",
            "Jean-Luc",
        ] {
            assert_eq!(self::name(name).text, name);
        }
        assert!(["•", "o", "§", "a)", "ii.", "12.", "\u{f0b7}"].iter().all(|cell| is_list_mark(cell)));
        assert!(!["", "Ada", "12", "x", "I. Newton"].iter().any(|cell| is_list_mark(cell)));
    }

    #[test]
    fn two_mailboxes_beside_a_name_are_not_taken_for_one() {
        let two = name("Ada Quill <ada@quill.example.org> (bo@rennick.example.org)");
        assert_eq!(two.mailbox.as_deref(), Some("ada@quill.example.org"));
        assert!(holds_address(&two.text), "{two:?}");
    }

    #[test]
    fn addresses_and_telephone_numbers_are_seen() {
        assert!(
            [
                "Ada ada@example.org",
                "Bo bo(at)example.org",
                "mailto:x@y.org",
                "@ada@mastodon.example",
                "eli [at] marsh [dot] example",
                "ada AT quill DOT example",
                "ada(a)quill.example",
                "ada @ quill.example",
            ]
            .iter()
            .all(|text| holds_address(text))
        );
        assert!(
            ![
                "Ada @ Home",
                "Meet @the lantern",
                "Ada",
                "Reader at Harbour College",
                "Lehrer(a)",
                "Meet at St. Mary"
            ]
            .iter()
            .any(|text| holds_address(text))
        );
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
