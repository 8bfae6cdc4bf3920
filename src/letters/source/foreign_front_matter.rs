//! Recognises front matter of other programs (Hugo, Jekyll, Eleventy, Astro, GitHub) and says what to do with each
//! key.

use super::problem::Problem;

/// Maps a foreign key to our key, or to advice if there is none.
fn ours(key: &str) -> Result<&'static str, &'static str> {
    Ok(match key.to_lowercase().replace(['-', '_'], "").as_str() {
        "title" | "name" | "headline" => "title",
        "description" | "summary" | "excerpt" | "subtitle" | "about" | "abstract" => "description",
        "lang" | "language" | "locale" => "language",
        "to" | "recipient" | "recipients" | "addressee" => "addressed_to",
        "contact" | "email" => "contact",
        "goal" | "target" => "goal",
        "license" | "licence" => "license",
        "date" | "publishdate" | "pubdate" | "pubdatetime" | "publisheddate" | "datepublished" => {
            return Err(
                "write publishes = 2026-01-31T09:00:00Z only if nobody may read the letter before, or opens = … if nobody \
                 may sign before; a letter that is public already needs neither",
            );
        }
        "expirydate" | "enddate" | "deadline" | "end" | "closes" => {
            return Err("write closes = 2026-01-31T23:59:59Z, with the offset of your zone in place of Z");
        }
        "draft" | "published" | "hidden" => return Err("write state = \"draft\" or state = \"live\""),
        "slug" | "permalink" | "url" => {
            return Err(
                "the letter's address is the name of its folder; list former ones as aliases = [\"…\"]",
            );
        }
        "aliases" | "redirectfrom" => return Err("write former names of the folder as aliases = [\"…\"]"),
        "author" | "authors" | "organizer" | "organisation" | "organization" | "publisher" => {
            return Err(
                "write who stands behind the letter under [organizer], as name = \"…\" and contact = \"…\"",
            );
        }
        "signatories" | "signatures" | "signers" | "signees" => {
            return Err("put them into signatories.csv, one a line");
        }
        "image" | "images" | "cover" | "thumbnail" | "ogimage" | "hero" | "heroimage" => {
            return Err("put pictures into images/ and show them in the text: ![what it shows](name.png)");
        }
        _ => return Err("nothing of this is known here: leave it out"),
    })
}

/// Advice about one line.
pub(in crate::letters) fn carry_over(key: &str, value: &str) -> String {
    match ours(key) {
        Ok("goal") => format!("{key}: write goal = {}", value.trim_matches(['"', '\''])),
        Ok(ours) if value.is_empty() => format!("{key}: write {ours} = \"…\""),
        Ok(ours) => format!("{key}: write {ours} = {}", quoted(value)),
        Err(what) => format!("{key}: {what}"),
    }
}

/// Advice about an unknown key in our own front matter that another program knows.
pub(in crate::letters) fn known_elsewhere(key: &str) -> Option<String> {
    match ours(key) {
        Ok(ours) if ours != key => Some(format!("write {ours} = … here")),
        Ok(_) => None,
        Err(what) if what.starts_with("nothing") => {
            LEFT_OUT.contains(&key).then(|| "leave it out".to_owned())
        }
        Err(what) => Some(what.to_owned()),
    }
}

/// Keys that control how another program shows a page.
const LEFT_OUT: [&str; 12] = [
    "layout",
    "tags",
    "categories",
    "category",
    "keywords",
    "weight",
    "toc",
    "type",
    "template",
    "comments",
    "labels",
    "assignees",
];

/// A line `key: value` (YAML) or `key = value` (TOML) that is not indented.
pub(in crate::letters) fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let end = line.find([':', '='])?;
    let key = line[..end].trim_end();
    let is_key = !key.is_empty()
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let value = &line[end + 1..];
    let is_value = value.is_empty() || value.starts_with(char::is_whitespace);
    (is_key && is_value).then(|| (key, value.trim()))
}

/// A key of foreign front matter.
pub(in crate::letters) struct ForeignEntry<'t> {
    /// The index of its line, from 0.
    pub(in crate::letters) line: usize,
    pub(in crate::letters) key: &'t str,
    pub(in crate::letters) value: String,
}

/// The keys between two fences, and whether all lines look like front matter. `fence` is the closing one.
pub(in crate::letters) fn entries<'t>(lines: &[&'t str], fence: &str) -> (Vec<ForeignEntry<'t>>, bool) {
    let is_json = matches!(fence, "}" | ";;;");
    let mut entries: Vec<ForeignEntry<'_>> = Vec::new();
    let mut is_whole = true;
    // True while a YAML block value (`|` or `>`) goes on in the lines below.
    let mut is_block = false;
    for (number, line) in lines.iter().enumerate() {
        let is_below = line.trim().is_empty() || line.starts_with([' ', '\t']);
        let found = if is_json { in_json(line) } else { key_and_value(line) };
        if let Some((key, value)) = found {
            is_block = fence == "---" && value.starts_with(['|', '>']) && value.len() <= 3;
            let value = if is_block { String::new() } else { value.to_owned() };
            entries.push(ForeignEntry { line: number, key, value });
        } else if is_below && fence == "---" {
            let text = line.trim();
            let is_text = is_block
                || (!text.starts_with("- ") && !text.starts_with('#') && key_and_value(text).is_none());
            if let Some(entry) = entries.last_mut().filter(|_| is_text && !text.is_empty()) {
                let space = if entry.value.is_empty() { "" } else { " " };
                entry.value.push_str(&format!("{space}{text}"));
            }
        } else if !is_below && !line.starts_with(['-', '#', '[', ']', '{', '}', '"']) {
            is_whole = false;
        }
    }
    (entries, is_whole)
}

/// A JSON line `"key": value,`.
fn in_json(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_start().strip_prefix('"')?.split_once("\":")?;
    Some((key, value.trim().trim_end_matches(',')))
}

/// True for a key that is common in front matter.
pub(in crate::letters) fn is_known(key: &str) -> bool {
    LEFT_OUT.contains(&key) || !matches!(ours(key), Err(what) if what.starts_with("nothing"))
}

/// Reports a file that begins with front matter of another format: which one it is, and advice for each key.
pub(in crate::letters) fn problems(file: &str, text: &str) -> Option<Vec<Problem>> {
    let begins = text.lines().position(|line| !line.trim().is_empty())?;
    let mut lines = text.lines().skip(begins);
    let first = lines.next()?.trim_end();
    let fence = match first {
        "{" => "}",
        "---" | ";;;" => first,
        _ => return None,
    };
    let what = if fence == "---" {
        "this front matter is YAML, as Hugo, Jekyll, Astro and GitHub read it; here it is TOML: a line +++ in place of \
         each ---, and key = \"value\" in place of key: value"
    } else {
        "this front matter is JSON; here it is TOML: a line +++ above and below, and lines key = \"value\""
    };
    let mut problems = vec![Problem::new(file, begins + 1, what)];
    let lines: Vec<_> =
        lines.take_while(|line| !["---", "...", "}", ";;;"].contains(&line.trim_end())).collect();
    let (entries, _) = entries(&lines, fence);
    let told = entries
        .iter()
        .map(|entry| Problem::new(file, begins + 2 + entry.line, carry_over(entry.key, &entry.value)));
    problems.extend(told);
    Some(problems)
}

/// The value as a TOML string.
fn quoted(value: &str) -> String {
    let bare = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    toml::Value::String(bare.unwrap_or(value).to_owned()).to_string()
}
