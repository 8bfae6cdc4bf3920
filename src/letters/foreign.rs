//! Front matter of other programs (Hugo, Jekyll, Eleventy, Astro, GitHub): what becomes of each key here.

use super::problem::Problem;

/// Which of our keys theirs are, and what to do with those that are none.
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

/// What to do about one line of it.
pub(super) fn carry_over(key: &str, value: &str) -> String {
    match ours(key) {
        Ok("goal") => format!("{key}: write goal = {}", value.trim_matches(['"', '\''])),
        Ok(ours) if value.is_empty() => format!("{key}: write {ours} = \"…\""),
        Ok(ours) => format!("{key}: write {ours} = {}", quoted(value)),
        Err(what) => format!("{key}: {what}"),
    }
}

/// What an unknown key of our own front matter probably was elsewhere.
pub(super) fn known_elsewhere(key: &str) -> Option<String> {
    match ours(key) {
        Ok(ours) if ours != key => Some(format!("write {ours} = … here")),
        Ok(_) => None,
        Err(what) if what.starts_with("nothing") => {
            LEFT_OUT.contains(&key).then(|| "leave it out".to_owned())
        }
        Err(what) => Some(what.to_owned()),
    }
}

/// Keys that say how another program shows a page.
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
pub(super) fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let end = line.find([':', '='])?;
    let key = line[..end].trim_end();
    let is_key = !key.is_empty()
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let value = &line[end + 1..];
    let is_value = value.is_empty() || value.starts_with(char::is_whitespace);
    (is_key && is_value).then(|| (key, value.trim()))
}

/// A file that begins with front matter of another kind: what it is, and each key.
pub(super) fn problems(file: &str, text: &str) -> Option<Vec<Problem>> {
    let mut lines = text.lines().enumerate();
    let (_, first) = lines.by_ref().find(|(_, line)| !line.trim().is_empty())?;
    let begins = text.lines().position(|line| !line.trim().is_empty()).unwrap_or_default() + 1;
    let is_yaml = first.trim_end() == "---";
    if !is_yaml && !matches!(first.trim_end(), "{" | ";;;") {
        return None;
    }
    let what = if is_yaml {
        "this front matter is YAML, as Hugo, Jekyll, Astro and GitHub read it; here it is TOML: a line +++ in place of \
         each ---, and key = \"value\" in place of key: value"
    } else {
        "this front matter is JSON; here it is TOML: a line +++ above and below, and lines key = \"value\""
    };
    let mut problems = vec![Problem::new(file, begins, what)];
    for (number, line) in lines {
        if ["---", "...", "}", ";;;"].contains(&line.trim_end()) {
            break;
        }
        let bare = line.trim_end_matches(',').replacen("\":", ":", 1);
        let bare = if is_yaml { line } else { bare.trim_start().trim_start_matches('"') };
        if let Some((key, value)) = key_and_value(bare) {
            problems.push(Problem::new(file, number + 1, carry_over(key, value)));
        }
    }
    Some(problems)
}

/// As TOML has texts.
fn quoted(value: &str) -> String {
    let bare = ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote));
    toml::Value::String(bare.unwrap_or(value).to_owned()).to_string()
}
