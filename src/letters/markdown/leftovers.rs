//! What a text brings along that was written for another program: front matter of its own, shortcodes, templates,
//! components, marks of wikis. Readers would see it as it stands, so whoever writes is told, with the line.

use std::ops::Range;

use super::super::foreign;

/// How far below its first line old front matter may end.
const LONGEST_FRONT_MATTER: usize = 60;

/// How front matter begins whose first fence is missing.
const IN_FRONT: [&str; 4] = ["title:", "layout:", "date:", "author:"];

/// How many bytes of a line are looked at.
const LONGEST_LINE: usize = 4_000;

/// A mark of another program: what begins it, what ends it on the same line, whose it is and what to do.
const MARKS: [(&str, &str, &str); 12] = [
    ("{{<", ">}}", "a shortcode of Hugo"),
    ("{{%", "%}}", "a shortcode of Hugo"),
    ("{{/*", "*/}}", "a comment of Hugo"),
    ("{{", "}}", "a variable of a template (Jekyll, Hugo, Mustache)"),
    ("{%", "%}", "a tag of Liquid (Jekyll, Eleventy)"),
    ("{/*", "*/}", "a comment of MDX"),
    ("{:", "}", "an attribute list of kramdown (Jekyll)"),
    ("{#", "}", "an anchor of another Markdown; headings have theirs by themselves"),
    ("{.", "}", "a class of another Markdown"),
    ("![[", "]]", "a picture of a wiki (Obsidian); write ![what it shows](name.png)"),
    ("[[", "]]", "a link of a wiki (Obsidian); write [words](https://…)"),
    ("%%", "%%", "a comment of Obsidian"),
];

/// Lines that are wholly another program's: how they begin, and what they are.
const LINES: [(&str, &str); 6] = [
    (":::", "a container of another Markdown (Docusaurus, VitePress, Pandoc)"),
    ("!!! ", "a box of MkDocs"),
    ("[TOC]", "a table of contents of another Markdown"),
    ("[toc]", "a table of contents of another Markdown"),
    ("\\newpage", "LaTeX"),
    ("\\pagebreak", "LaTeX"),
];

/// Everything of that kind: the byte at which it stands, and what to say. `code` is where the text shows such things
/// on purpose.
pub(super) fn find(text: &str, code: &[Range<usize>]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let front_matter = front_matter(text, &mut found);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let is_code = |offset: usize| {
            code.get(code.partition_point(|code| code.end <= offset)).is_some_and(|code| code.start <= offset)
        };
        if begin < front_matter || is_code(begin + line.len() - line.trim_start().len()) {
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

fn of_line(line: &str, mut note: impl FnMut(usize, String)) {
    // Longer lines are no longer read for marks: each that does not end is looked for to the end of the line.
    let line = &line[..line.floor_char_boundary(LONGEST_LINE)];
    let trimmed = line.trim();
    let quoted = trimmed.trim_start_matches(['>', ' ']);
    if let Some((mark, whose)) = LINES.iter().find(|(mark, _)| trimmed.starts_with(mark)) {
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
    while let Some((begin, (mark, end, whose))) = MARKS
        .iter()
        .filter_map(|mark| line[at..].find(mark.0).map(|begin| (at + begin, mark)))
        .min_by_key(|(begin, mark)| (*begin, std::cmp::Reverse(mark.0.len())))
    {
        let inside = begin + mark.len();
        let ended = line[inside..].find(end).map(|end| inside + end);
        if let Some(ended) = ended.filter(|ended| is_meant(mark, &line[inside..*ended])) {
            let shown: String = line[begin..ended + end.len()].chars().take(40).collect();
            let remedy = if whose.contains(';') { "" } else { "; remove it or write what it would show" };
            note(begin, format!("readers see \"{shown}\", {whose}{remedy}"));
            at = ended + end.len();
        } else {
            at = inside;
        }
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

/// Braces and brackets are drawn with, too.
fn is_meant(mark: &str, inside: &str) -> bool {
    let letters = inside.chars().filter(|c| c.is_alphanumeric()).count();
    match mark {
        "{." | "{#" => letters > 0 && inside.starts_with(|c: char| c.is_ascii_alphabetic()),
        "{:" => {
            letters > 0 && inside.trim_start().starts_with(['.', '#'])
                || inside.trim() == "toc"
                || inside.contains("=\"")
        }
        "%%" | "[[" | "![[" => letters > 1 && !inside.contains(['[', '(']),
        _ => letters > 0,
    }
}

/// `:wave:`, between spaces.
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

/// Notes the front matter that the body begins with, key by key, and returns where it ends.
fn front_matter(text: &str, found: &mut Vec<(usize, String)>) -> usize {
    let begin = text.len() - text.trim_start().len();
    let mut lines = text[begin..].split_inclusive('\n').take(LONGEST_FRONT_MATTER);
    let first = text[begin..].lines().next().unwrap_or_default().trim_end();
    let (fence, mut at) = match first {
        "---" | "+++" => (first, begin + lines.next().map_or(0, str::len)),
        // The first fence went missing on the way.
        _ if IN_FRONT.iter().any(|key| first.starts_with(key)) => ("---", begin),
        _ => return 0,
    };
    let mut keys = Vec::new();
    for line in lines {
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            if keys.is_empty() {
                return 0;
            }
            let what = "readers see this front matter of another program; carry over what is worth it to the top of the \
                        file, then remove these lines";
            found.push((begin, what.to_owned()));
            found.extend(keys);
            return at + line.len();
        }
        match foreign::key_and_value(line) {
            Some((key, value)) => keys.push((at, foreign::carry_over(key, value))),
            None if line.trim().is_empty() || line.starts_with([' ', '-', '#', '\t']) => {}
            // A rule, and then text.
            None => return 0,
        }
        at += line.len();
    }
    0
}
