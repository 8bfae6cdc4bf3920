//! Finds syntax of other programs in a text: front matter, shortcodes, template tags, components, wiki marks.
//! Readers would see it unchanged, so it is reported to the author with its line.

use std::ops::Range;

use crate::letters::source::foreign_front_matter;

/// The most lines that foreign front matter can have.
const LONGEST_FRONT_MATTER: usize = 60;

/// How front matter begins if its first fence is missing.
const IN_FRONT: [&str; 4] = ["title:", "layout:", "date:", "author:"];

/// How many bytes of a line are searched.
const LONGEST_LINE: usize = 4_000;

/// How many bytes within brackets are searched for a shortcode.
const LONGEST_SHORTCODE: usize = 400;

/// Marks of other programs: beginning, end on the same line, and a description with advice. A longer mark precedes
/// the marks that are its prefix.
const MARKS: [(&str, &str, &str); 17] = [
    ("{{<", ">}}", "a shortcode of Hugo"),
    ("{{%", "%}}", "a shortcode of Hugo"),
    ("{{/*", "*/}}", "a comment of Hugo"),
    ("{{", "}}", "a variable of a template (Jekyll, Hugo, Mustache)"),
    ("{%", "%}", "a tag of Liquid (Jekyll, Eleventy)"),
    ("{/*", "*/}", "a comment of MDX"),
    ("{:", "}", "an attribute list of kramdown (Jekyll)"),
    ("{#", "#}", "a comment of a template (Jinja, Twig)"),
    ("{#", "}", "an anchor of another Markdown; headings have theirs by themselves"),
    ("{.", "}", "a class of another Markdown"),
    ("![[", "]]", "a picture of a wiki (Obsidian); write ![what it shows](name.png)"),
    ("[[", "]]", "a link of a wiki (Obsidian); write [words](https://…)"),
    ("%%", "%%", "a comment of Obsidian"),
    ("<%", "%>", "a tag of a template (ERB, EJS)"),
    ("${", "}", "a variable of a template (JavaScript)"),
    ("<?", "?>", "an instruction to another program (PHP, XML)"),
    ("<!", ">", "a declaration of HTML or XML"),
];

/// Whole lines of other programs: how they begin, and what they are.
const LINES: [(&str, &str); 8] = [
    (":::", "a container of another Markdown (Docusaurus, VitePress, Pandoc)"),
    ("!!! ", "a box of MkDocs"),
    ("[TOC]", "a table of contents of another Markdown"),
    ("[toc]", "a table of contents of another Markdown"),
    ("\\newpage", "LaTeX"),
    ("\\pagebreak", "LaTeX"),
    ("<?", "the beginning of a program (PHP)"),
    ("<%", "the beginning of a program (ERB, EJS)"),
];

/// Finds everything of that kind: the byte offset and the message. `code` has the ranges where a text shows such
/// syntax on purpose.
pub(super) fn find(text: &str, code: &[Range<usize>]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let front_matter = front_matter(text, code, &mut found);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let is_code = |offset: usize| holds(code, offset);
        if holds(&front_matter, begin) || is_code(begin + line.len() - line.trim_start().len()) {
            continue;
        }
        of_line(line, |offset, what| {
            if !is_code(begin + offset) {
                found.push((begin + offset, what));
            }
        });
    }
    found
}

/// True if one of these sorted ranges contains the offset.
fn holds(ranges: &[Range<usize>], offset: usize) -> bool {
    ranges.get(ranges.partition_point(|range| range.end <= offset)).is_some_and(|range| range.start <= offset)
}

fn of_line(line: &str, mut note: impl FnMut(usize, String)) {
    // The rest of a longer line is not searched: each mark without an end is searched to the end of the line.
    let line = &line[..line.floor_char_boundary(LONGEST_LINE)];
    let trimmed = line.trim();
    let quoted = trimmed.trim_start_matches(['>', ' ']);
    // A program that ends on the same line is treated as a mark.
    let is_mark = ["?>", "%>"].iter().any(|end| trimmed.contains(end));
    if let Some((mark, whose)) = LINES.iter().find(|(mark, _)| trimmed.starts_with(mark) && !is_mark) {
        note(
            0,
            format!(
                "readers see \"{}\", which is {whose}; remove it or write what it would show",
                mark.trim()
            ),
        );
    }
    let is_script =
        |word: &str, more: &[&str]| line.starts_with(word) && more.iter().any(|more| trimmed.contains(more));
    if is_script("import ", &[" from '", " from \"", "import '", "import \""])
        || is_script("export ", &["export const ", "export default ", "export let ", "export function "])
    {
        note(0, "readers see this line of a program (MDX, Astro); remove it".to_owned());
    }
    if let Some(kind) = quoted.strip_prefix("[!").and_then(|rest| rest.split(']').next())
        && trimmed.starts_with('>')
        && !kind.is_empty()
        && kind.chars().all(|c| c.is_ascii_alphabetic())
    {
        note(
            0,
            format!(
                "readers see \"[!{kind}]\", a callout of GitHub or Obsidian; write **{kind}** or remove it"
            ),
        );
    }
    let item = trimmed.trim_start_matches(['-', '*', '+']).trim_start();
    if item.len() < trimmed.len() && ["[ ] ", "[x] ", "[X] "].iter().any(|mark| item.starts_with(mark)) {
        note(0, format!("readers see \"{}\", a task of GitHub; remove the brackets", &item[..3]));
    }
    let mut at = 0;
    for (begin, _) in line.match_indices(['{', '!', '[', '%', '<', '$']) {
        if begin < at || line[..begin].ends_with('\\') {
            continue;
        }
        let meant = MARKS.iter().find_map(|(mark, end, whose)| {
            let inside = line[begin..].strip_prefix(mark)?;
            let inside = &inside[..inside.find(end)?];
            is_meant(mark, end, inside).then_some((begin + mark.len() + inside.len() + end.len(), whose))
        });
        if let Some((end, whose)) = meant {
            let shown: String = line[begin..end].chars().take(40).collect();
            let remedy = if whose.contains(';') { "" } else { "; remove it or write what it would show" };
            note(begin, format!("readers see \"{shown}\", {whose}{remedy}"));
            at = end;
        }
    }
    if let Some(code) = shortcode(line) {
        note(
            code.start,
            format!(
                "readers see \"{}\", a shortcode (WordPress, BBCode); remove it or write what it would show",
                &line[code]
            ),
        );
    }
    if let Some(code) = emoji(line) {
        note(code.start, format!("readers see \"{}\"; write the character itself", &line[code]));
    }
    if let Some(begin) = line.find("==")
        && let Some(length) = line[begin + 2..].find("==")
        && length > 0
        && line[begin + 2..].starts_with(char::is_alphanumeric)
        && line[begin + 2..begin + 2 + length].ends_with(char::is_alphanumeric)
    {
        note(begin, "readers see the \"==\"; write **words** to stress them".to_owned());
    }
}

/// False for braces and brackets that are used for drawing.
fn is_meant(mark: &str, end: &str, inside: &str) -> bool {
    let letters = inside.chars().filter(|c| c.is_alphanumeric()).count();
    match mark {
        "<!" => inside.starts_with(|c: char| c.is_ascii_alphabetic()) || inside.starts_with("[CDATA["),
        "{." | "{#" if end == "}" => letters > 0 && inside.starts_with(|c: char| c.is_ascii_alphabetic()),
        "{:" => {
            letters > 0 && inside.trim_start().starts_with(['.', '#'])
                || inside.trim() == "toc"
                || inside.contains("=\"")
        }
        "%%" | "[[" | "![[" => letters > 1 && !inside.contains(['[', '(']),
        _ => letters > 0,
    }
}

/// Finds `[gallery ids="1,2"]` or the end of `[caption]…[/caption]`, but not the text of a link or a footnote.
fn shortcode(line: &str) -> Option<Range<usize>> {
    let is_name_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    line.match_indices('[').map(|(begin, _)| begin).find_map(|begin| {
        let inside = &line[begin + 1..];
        let end = inside[..inside.floor_char_boundary(LONGEST_SHORTCODE)].find(']')?;
        let is_link = inside[end + 1..].starts_with(['(', '[', ':']);
        let is_other = line[..begin].ends_with(['\\', '[', '!', ']']);
        let inside = &inside[..end];
        let name = inside.trim_start_matches('/');
        let (name, attributes) = name.split_at(name.find(|c| !is_name_part(c)).unwrap_or(name.len()));
        let ends = inside.starts_with('/') && attributes.is_empty();
        let has_attribute = || {
            let (key, value) = attributes.strip_prefix(' ')?.trim_start().split_once('=')?;
            let is_id = matches!(key, "id" | "ids") && !value.is_empty();
            Some(key.chars().all(is_name_part) && (is_id || value.starts_with(['"', '\'', '”', '“'])))
        };
        let is_named = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_code = is_named && !is_link && !is_other && (ends || has_attribute() == Some(true));
        is_code.then_some(begin..begin + end + 2)
    })
}

/// Finds `:wave:` between spaces.
fn emoji(line: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let name = word.trim_end().strip_prefix(':').and_then(|rest| rest.strip_suffix(':'));
        let is_name = |name: &str| {
            name.len() > 1
                && name.starts_with(|c: char| c.is_ascii_lowercase())
                && name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'+'))
        };
        if name.is_some_and(is_name) {
            return Some(at..at + word.trim_end().len());
        }
        at += word.len();
    }
    None
}

/// Reports foreign front matter key by key, at the beginning of the body and further down. Returns its ranges.
fn front_matter(text: &str, code: &[Range<usize>], found: &mut Vec<(usize, String)>) -> Vec<Range<usize>> {
    let head = text.len() - text.trim_start().len();
    let mut blocks = Vec::new();
    let mut at = 0;
    let mut is_below_empty_line = true;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let is_free =
            blocks.last().is_none_or(|block: &Range<usize>| block.end <= begin) && !holds(code, begin);
        let is_head = begin == head;
        if is_free
            && (is_head || (is_below_empty_line && line.trim_end() == "---"))
            && let Some(end) = front_matter_at(text, begin, is_head, found)
        {
            blocks.push(begin..end);
        }
        is_below_empty_line = line.trim().is_empty();
    }
    blocks
}

/// The end of the front matter that begins here, if it does. Further down, the lines between two `---` must all
/// look like front matter, without empty lines and with at least one known key: then CommonMark would turn them
/// into a heading by mistake.
fn front_matter_at(
    text: &str,
    begin: usize,
    is_head: bool,
    found: &mut Vec<(usize, String)>,
) -> Option<usize> {
    let first = text[begin..].lines().next().unwrap_or_default();
    let (fence, inside) = match first.trim_end() {
        "---" | "+++" => (first.trim_end(), begin + first.len() + 1),
        "{" => ("}", begin + first.len() + 1),
        // The first fence is missing.
        _ if IN_FRONT.iter().any(|key| first.starts_with(key)) => ("---", begin),
        _ => return None,
    };
    let is_end = |line: &str| line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
    let all: Vec<&str> = text.get(inside..)?.lines().take(LONGEST_FRONT_MATTER).collect();
    let lines = &all[..all.iter().position(|line| is_end(line))?];
    let (entries, is_whole) = foreign_front_matter::entries(lines, fence);
    let has_gap = lines.iter().any(|line| line.trim().is_empty());
    let is_meant =
        is_head || (!has_gap && entries.iter().any(|entry| foreign_front_matter::is_known(entry.key)));
    if entries.is_empty() || !is_whole || !is_meant {
        return None;
    }
    let what = "readers see this front matter of another program; carry over what is worth it to the top of the file, \
                then remove these lines";
    found.push((begin, what.to_owned()));
    let offset = |line: usize| inside + lines[..line].iter().map(|line| line.len() + 1).sum::<usize>();
    found.extend(
        entries
            .iter()
            .map(|entry| (offset(entry.line), foreign_front_matter::carry_over(entry.key, &entry.value))),
    );
    Some((offset(lines.len()) + all[lines.len()].len() + 1).min(text.len()))
}
