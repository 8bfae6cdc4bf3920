//! Prepares a text before it is cut into cells: a line with several people becomes one line for each, and a
//! Markdown table becomes rows that a spreadsheet could have saved. A table keeps the line numbers of the
//! text; after a line that was split, numbers count the new lines.

use std::sync::LazyLock;

use regex::Regex;

use super::word_lists;

/// A text with each person on a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PreparedText {
    pub text: String,
    /// The separator of its cells, if it is known: `Some(None)` for a list of people.
    pub separator: Option<Option<char>>,
    /// Lines that held several people: the first row of each, and how many there are.
    pub apart: Vec<(usize, usize)>,
}

impl PreparedText {
    pub fn of(text: String) -> Self {
        if let Some(table) = table(&text) {
            return Self { text: table, separator: Some(Some('|')), apart: Vec::new() };
        }
        addressed(&text).or_else(|| listed(&text)).unwrap_or(Self { text, ..Self::default() })
    }
}

/// An email address as in a line of a mail, with the bracket that closes it.
static MAILBOX: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let part = r#"[^\s<>()\[\],;:"'@]+"#;
    Regex::new(&format!(r"{part}@{part}\.{part}\s*[>)\]]?")).ok()
});

/// Recipients as a mail program copies them: "Ada <ada@…>; Bo <bo@…>". `None` if the text is a table: its
/// heads contain no mailbox and are separated as cells.
fn addressed(text: &str) -> Option<PreparedText> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if !first.contains('@') && first.contains([',', ';', '\t', '|']) {
        return None;
    }
    let mut lines = Vec::new();
    let mut apart = Vec::new();
    let mut is_mail = false;
    for line in text.lines() {
        let bare = without_label(line.trim());
        let ended = if bare.contains('@') { bare.trim_end_matches([',', ';', ' ']) } else { bare };
        is_mail |= ended.len() < line.trim().len();
        match mailboxes(ended) {
            Some(parts) => {
                apart.push((lines.len() + 1, parts.len()));
                lines.extend(parts);
            }
            None => lines.push(ended),
        }
    }
    let all_end_so = || lines.iter().all(|line| line.is_empty() || line.ends_with('>'));
    let is_list = !apart.is_empty() || (is_mail && all_end_so());
    is_list.then(|| PreparedText { text: lines.join("\n"), separator: Some(None), apart })
}

/// A line without the "To:" of a mail.
fn without_label(line: &str) -> &str {
    let is_label = |(label, rest): &(&str, &str)| word_lists::is("mail lines", label) && rest.contains('@');
    line.split_once([':', '：']).filter(is_label).map_or(line, |(_, rest)| rest.trim())
}

/// The people of a line, each ended by a mailbox; `None` if it is no such line. Mailboxes in brackets, or
/// nothing but mailboxes, distinguish it from a row with two columns of addresses.
fn mailboxes(line: &str) -> Option<Vec<&str>> {
    let found: Vec<_> = MAILBOX.as_ref()?.find_iter(line).collect();
    let is_bracketed = |part: &str| part.ends_with(['>', ')', ']']);
    let mut parts = Vec::new();
    let mut begin = 0;
    for mailbox in &found {
        let part = line.get(begin..mailbox.end())?.trim();
        let rest = &line[mailbox.end()..];
        let next = without_and(rest.trim_start_matches([',', ';', ' ', '\t']));
        let is_parted = next.is_empty()
            || rest.trim_start().starts_with([',', ';'])
            || next.len() < rest.trim_start().len();
        if !is_parted {
            return None;
        }
        parts.push(part);
        begin = line.len() - next.len();
    }
    let are_people = || {
        parts.iter().any(|part| is_bracketed(part))
            || found.iter().zip(&parts).all(|(mailbox, part)| mailbox.as_str().trim() == *part)
    };
    (parts.len() > 1 && begin == line.len() && are_people()).then_some(parts)
}

/// A text without an "and" at its beginning.
fn without_and(text: &str) -> &str {
    let rest = text.split_once(char::is_whitespace);
    rest.filter(|(word, _)| is_and(word)).map_or(text, |(_, rest)| rest.trim_start())
}

fn is_and(word: &str) -> bool {
    word == "&" || word_lists::is("and", word)
}

/// A single line of names, such as "Ada Quill, Bo Rennick and Cy Vane": several parts, each of which reads
/// as first and last name.
fn listed(text: &str) -> Option<PreparedText> {
    let line = text.trim();
    if line.contains(['\n', '\t', '|', '@', ':', '<']) || line.contains(char::is_numeric) {
        return None;
    }
    let marks: &[char] = if line.contains([';', '؛']) { &[';', '؛'] } else { &[',', '،', '，', '、'] };
    let mut parts: Vec<&str> = parts(line, marks);
    let last = without_and(parts.pop()?);
    // The comma before the "and" may be missing.
    let and = last.split_whitespace().find(|word| is_and(word));
    let halves = and.and_then(|and| last.split_once(&format!(" {and} ")));
    match halves {
        Some((one, other)) => parts.extend([one.trim(), other.trim()]),
        None => parts.push(last),
    }
    // Of two parts with a comma, the second is the organisation of the first.
    let least = if halves.is_some() { 2 } else { 3 };
    let are_names = parts.len() >= least && parts.iter().all(|part| reads_as_whole_name(part));
    are_names.then(|| PreparedText {
        text: parts.join("\n"),
        separator: Some(None),
        apart: vec![(1, parts.len())],
    })
}

/// The parts of a line, cut at marks outside of quotation marks and brackets.
fn parts<'t>(line: &'t str, marks: &[char]) -> Vec<&'t str> {
    let (mut depth, mut is_quoted) = (0_usize, false);
    let cut = line.split(|c: char| {
        match c {
            '"' => is_quoted = !is_quoted,
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && !is_quoted && marks.contains(&c)
    });
    cut.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether this is a first and a last name, and not much more.
fn reads_as_whole_name(part: &str) -> bool {
    let part = part.trim_start_matches('"');
    (2..=6).contains(&part.split_whitespace().count())
        && part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// A Markdown table as rows of cells separated by bars. Headings above it are dropped.
fn table(text: &str) -> Option<String> {
    static RULE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$").ok());
    let rule = RULE.as_ref()?;
    let lines: Vec<_> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains('|') && rule.is_match(line))?;
    let head = at.checked_sub(1).filter(|head| lines[*head].contains('|'))?;
    let rows = lines.iter().enumerate().map(|(number, line)| match number {
        number if number == at => "",
        number if number < head && line.starts_with('#') => "",
        _ if line.contains('|') => {
            let line = line.trim();
            let line = line.strip_prefix('|').unwrap_or(line);
            line.strip_suffix('|').unwrap_or(line)
        }
        _ => line,
    });
    Some(rows.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(text: &str) -> Vec<String> {
        let lines = PreparedText::of(text.to_owned());
        lines.text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn a_line_with_several_mailboxes_is_several_people() {
        for (text, read) in [
            (
                "Karin Vogel <k@x.example>, Peter Maas <p@m.example>, hanna@posteo.example",
                vec!["Karin Vogel <k@x.example>", "Peter Maas <p@m.example>", "hanna@posteo.example"],
            ),
            (
                "An: \"Vogel, Karin\" <k@x.example>; 'Lutz Brand' <l@b.example>; Ute (u@s.example)",
                vec!["\"Vogel, Karin\" <k@x.example>", "'Lutz Brand' <l@b.example>", "Ute (u@s.example)"],
            ),
            (
                "Vogel, Karin <k@x.example>, Maas, Peter <p@m.example>",
                vec!["Vogel, Karin <k@x.example>", "Maas, Peter <p@m.example>"],
            ),
            (
                "Ada <a@x.example> and Bo <b@x.example>\n\nCy <c@x.example>, Di <d@x.example>",
                vec!["Ada <a@x.example>", "Bo <b@x.example>", "Cy <c@x.example>", "Di <d@x.example>"],
            ),
            (
                "إلى: Ada <a@x.example>; Bo <b@x.example>;\nÀ : Cy <c@x.example>",
                vec!["Ada <a@x.example>", "Bo <b@x.example>", "Cy <c@x.example>"],
            ),
            ("a@x.example, b@x.example", vec!["a@x.example", "b@x.example"]),
        ] {
            assert_eq!(people(text), read, "{text}");
        }
        let lines = PreparedText::of("Ada\nBo <b@x.example>, Cy <c@x.example>\n".to_owned());
        assert_eq!((lines.separator, lines.apart), (Some(None), vec![(2, 2)]));
    }

    #[test]
    fn a_table_with_two_columns_of_addresses_is_left_as_it_is() {
        for text in [
            "Name,Email\nAda <a@x.example>,b@x.example",
            "Ada,a@x.example,b@x.example",
            "Ada,a@x.example\nBo,b@x.example",
            "Ada <a@x.example>;Choir\nBo <b@x.example>;Choir",
        ] {
            assert_eq!(
                PreparedText::of(text.to_owned()),
                PreparedText { text: text.into(), ..PreparedText::default() }
            );
        }
    }

    #[test]
    fn a_single_line_of_whole_names_is_several_people() {
        for (text, count) in [
            ("Ada Quill, Bo Rennick, Cy Vane\n", 3),
            ("Ada Quill; Bo Rennick; Cy Vane; Dee Ward", 4),
            ("Ada Quill, Bo Rennick, Dee Ward and Eli Marsh.", 4),
            ("Ada Quill, Bo Rennick, und Cy Vane", 3),
            ("Ada Quill y Bo Rennick", 2),
            ("ليلى نور، محمد علي، سلمى حداد", 3),
            ("Vogel, Karin; Maas, Peter; Reuter, Hanna", 3),
            ("Ada Quill, Harbour College", 1),
            ("Martin King, Jr., Pastor, First Church", 1),
            ("Ada Quill, nurse, Leeds Infirmary", 1),
            ("Ada Quill, 12 Mill Street, New York", 1),
            ("Ada Quill, Harbour College\nBo Rennick, The Lantern\nCy Vane, Mill House", 3),
        ] {
            assert_eq!(people(text).len(), count, "{text}");
        }
    }

    #[test]
    fn a_markdown_table_is_a_table() {
        for text in [
            "## Signatories\n\n| # | Name |\n|---|:----:|\n| 1 | **Ada** |\n",
            "| # | Name |\n| --- | --- |\n| 1 | **Ada** |",
            "# | Name\n--|--\n1 | **Ada**",
        ] {
            let rows: Vec<_> = people(text).iter().map(|row| row.trim().to_owned()).collect();
            assert_eq!(rows, ["# | Name", "1 | **Ada**"], "{text}");
            assert_eq!(PreparedText::of(text.to_owned()).separator, Some(Some('|')));
        }
        let list = "Ada\n---\nBo";
        assert_eq!(PreparedText::of(list.to_owned()).text, list);
    }
}
