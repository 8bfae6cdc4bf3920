//! Finds cells of names that are no names, such as a line of a chat, or that contain more than a name: a
//! number, a link or an account, which would be published.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    cell_cleanup::{self, holds_address, holds_number},
    column_mapping::ImportField,
    not_a_name,
    row_faults::{Fault, Why},
    word_lists,
};

/// More digits than this are a number that identifies a person: a telephone, a birthday, an identity card.
/// "50 Cent" and a street number have fewer.
const MOST_DIGITS: usize = 3;

/// Why a text cannot be published as a name. Organisations may have years and postcodes in their names.
pub(super) fn wrong_with(name: &str, is_organisation: bool) -> Option<Why> {
    let digits = name.chars().filter(|c| c.is_numeric()).count();
    if !reads_as_name(name) {
        Some(Why::NotAName)
    } else if holds_address(name) || holds_number(name) {
        Some(Why::HoldsAddress)
    } else if first_mark(name).is_some() || (digits > MOST_DIGITS && !is_organisation) {
        Some(Why::HoldsMore)
    } else {
        None
    }
}

/// Whether this is none of these: the head of a chat message, what programs and people write at the end of
/// a list, markup.
fn reads_as_name(name: &str) -> bool {
    static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b\d{1,2}:\d{2}\b").ok());
    let is_message = TIME.as_ref().is_some_and(|time| time.is_match(&word_lists::with_ascii_digits(name)));
    let is_markup = name.contains(['{', '}', '\\', '<', '>']) || name.starts_with('#');
    let is_word = name.contains(char::is_alphabetic) || !name.contains(char::is_numeric);
    !is_message && !is_markup && is_word && word_lists::longest("no names", name) == 0
}

/// Where an account, a link or an address begins: "@ada", "t.me/ada", "eli [at] marsh".
fn first_mark(name: &str) -> Option<usize> {
    static MORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let link = r"(?:https?://|www\.)|\b[\w-]+(?:\.[\w-]+)+/";
        let spelt =
            r"\S+\s*[\[({<]\s*(?:at|a|ät|arroba)\s*[\])}>]|\S+\s+at\s+\S+\s+(?:dot|punkt|punto|point)\s";
        Regex::new(&format!(r"(?i){link}|{spelt}|\S+\s+@\s*\S+\.\w|\S*[@＠]")).ok()
    });
    let holds_spelt = holds_address(name);
    let found = MORE.as_ref()?.find(name)?;
    // "Compañer(a)s" contains such brackets, and no address.
    let is_plain = |found: &str| found.contains(['@', '＠', '/']) || found.to_lowercase().starts_with("www");
    (is_plain(found.as_str()) || holds_spelt).then(|| found.start())
}

/// A name up to the first number, account or link; `None` if no name is before it.
pub fn bare(name: &str) -> Option<String> {
    let digits = name.find(|c: char| c.is_numeric());
    let begin = digits.into_iter().chain(first_mark(name)).min()?;
    // A house number follows its street, and the name is before both.
    let before = name.get(..begin)?;
    let before = match before.split_once([',', ';', '|', '–', '—', '،']) {
        Some((whole, _)) if whole.split_whitespace().count() > 1 => whole,
        _ => before,
    };
    let is_mark = |c: char| !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'';
    let mut rest = before.trim_end_matches(is_mark);
    while let Some((name, last)) = rest.rsplit_once(char::is_whitespace) {
        if !word_lists::is("numbers", last) {
            break;
        }
        rest = name.trim_end_matches(is_mark);
    }
    let is_name = rest.contains(char::is_alphabetic) && !word_lists::is("numbers", rest);
    is_name.then(|| rest.to_owned())
}

/// How many names would be valid without what is beside them.
pub fn bareable(faults: &[Fault]) -> usize {
    let holds_more = |fault: &&Fault| {
        fault.field == ImportField::Name && matches!(fault.why, Why::HoldsMore | Why::HoldsAddress)
    };
    faults
        .iter()
        .filter(holds_more)
        .filter(|fault| not_a_name::bare(&cell_cleanup::name(&fault.cell).text).is_some())
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_accounts_and_links_are_removed_from_a_name() {
        for (name, why, bare_name) in [
            ("@sofiamatos", Why::HoldsMore, None),
            ("Sofia Matos @sofiamatos", Why::HoldsMore, Some("Sofia Matos")),
            ("@ada@mastodon.example", Why::HoldsAddress, None),
            ("@ada:matrix.org", Why::HoldsMore, None),
            ("Bo Rennick (@bo@social.example)", Why::HoldsAddress, Some("Bo Rennick")),
            ("https://chat.example/ABC", Why::HoldsMore, None),
            ("Jon Sax t.me/jonsax", Why::HoldsMore, Some("Jon Sax")),
            ("Dee Ward 0000-0002-1825-0097", Why::HoldsMore, Some("Dee Ward")),
            ("Eli Marsh, eli [at] marsh [dot] example", Why::HoldsAddress, Some("Eli Marsh")),
            ("Ada Quill ada AT quill DOT example", Why::HoldsAddress, Some("Ada Quill")),
            ("Ada Quill ada(a)quill.example", Why::HoldsAddress, Some("Ada Quill")),
            ("Ada Quill ada @ quill.example", Why::HoldsAddress, Some("Ada Quill")),
            ("Ada Quill - ada@quill.example", Why::HoldsAddress, Some("Ada Quill")),
            ("Paul Stein (Tel. 0221 / 44 55 66)", Why::HoldsAddress, Some("Paul Stein")),
            ("Paul Stein Tel 44 55 66", Why::HoldsMore, Some("Paul Stein")),
            ("Paul Stein, tel. 5550147", Why::HoldsMore, Some("Paul Stein")),
            ("Quill, Anna 555-0147", Why::HoldsMore, Some("Quill, Anna")),
            ("Paul Stein born 03/04/1961", Why::HoldsMore, Some("Paul Stein")),
            ("Ivy Roe DNI 12345678Z", Why::HoldsMore, Some("Ivy Roe")),
            ("Gil Orr, Mühlweg 3, 50667 Köln", Why::HoldsMore, Some("Gil Orr")),
            ("هالة ٠١٢٣٤", Why::HoldsMore, Some("هالة")),
            ("+49 171 5550123 Fay", Why::HoldsAddress, None),
        ] {
            assert_eq!(wrong_with(name, false), Some(why), "{name}");
            assert_eq!(bare(name).as_deref(), bare_name, "{name}");
        }
        assert_eq!(wrong_with("TSV 1860 München", true), None);
    }

    #[test]
    fn lines_of_a_chat_are_no_names_and_names_are() {
        for line in [
            "[03/11/2026, 14:02:11] Marta Ferro: Hi all, please add your names",
            "03.11.26, 14:02 - Marta Ferro: Hallo",
            "Marta Ferro, 14:02",
            "Marta Ferro, [03.11.2026 14:02]",
            "<Media omitted>",
            "Forwarded message",
            "Inês Lobo (edited)",
            "und viele weitere",
            "… and many more!",
            "Ada Quill et al.",
            "## Supporters",
            "{{name}}",
            "5",
        ] {
            assert_eq!(wrong_with(line, false), Some(Why::NotAName), "{line}");
        }
        for name in [
            "50 Cent",
            "2Pac Shakur",
            "Ada Quill 3rd",
            "O’Brien",
            "Ali Et",
            "Compañer(a)s",
            "李明",
            "Moe Vim (†)",
        ] {
            assert_eq!(wrong_with(name, false), None, "{name}");
        }
    }
}
