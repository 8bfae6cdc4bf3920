//! Rust source, read just far enough to say which paths it names and what its strings hold.

/// A file as the rules see it, without comments and without what stands under `#[cfg(test)]`.
pub struct Reading {
    /// Every path that is named, with its line: `use a::{b, c::d}` names `a::b` and `a::c::d`.
    pub paths: Vec<(usize, Vec<String>)>,
    /// Every string literal, with the line it begins on.
    pub strings: Vec<(usize, String)>,
    /// All words and signs of the code, with their lines.
    pub tokens: Vec<(usize, String)>,
}

/// Reads the text of a file.
pub fn read(text: &str) -> Reading {
    let (code, strings) = separate(text);
    let tests = test_lines(&code);
    let shipped = |line: usize| !tests.iter().any(|(first, last)| (*first..=*last).contains(&line));
    let mut tokens = tokens(&code);
    tokens.retain(|(line, _)| shipped(*line));
    let strings = strings.into_iter().filter(|(line, _)| shipped(*line)).collect();
    Reading { paths: paths(&tokens), strings, tokens }
}

/// Parts code from strings; comments are in neither. The code keeps its line ends.
fn separate(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut strings) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let line = || 1 + code.matches('\n').count();
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((from, end)) = raw_string(rest, &code) {
            let inside = rest[from..].find(&end).unwrap_or(rest.len() - from);
            strings.push((line(), rest[from..from + inside].to_owned()));
            from + inside + end.len()
        } else if next == '"' {
            let end = closing(rest, '"');
            strings.push((line(), rest[1..end].replace("\\\n", " ")));
            end + 1
        } else if next == '\'' && (rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'')) {
            closing(rest, '\'') + 1
        } else {
            code.push(next);
            rest = &rest[next.len_utf8()..];
            continue;
        };
        let (skipped, after) = rest.split_at(length.min(rest.len()));
        code.push(' ');
        code.extend(skipped.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    (code, strings)
}

/// Where the inside of a raw string (`r#"…"#`) that begins here begins, and what ends it.
fn raw_string(rest: &str, before: &str) -> Option<(usize, String)> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.find(|c| c != '#')?;
    // A word that ends in r is none; `br"…"` is one.
    let in_word = before.ends_with(|c: char| c != 'b' && is_in_word(c));
    (!in_word && after[hashes..].starts_with('"')).then(|| (hashes + 2, format!("\"{}", "#".repeat(hashes))))
}

/// Where the quote that opens `rest` is closed.
fn closing(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    end.map_or(rest.len() - 1, |(at, _)| at)
}

/// First and last line of each item under `#[cfg(test)]`.
fn test_lines(code: &str) -> Vec<(usize, usize)> {
    let line = |at: usize| 1 + code[..at].matches('\n').count();
    let item = |(start, _)| {
        let mut depth = 0;
        let end = code[start..].char_indices().find(|(_, c)| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0 && matches!(c, '}' | ';')
        });
        (line(start), line(start + end.map_or(code.len() - start, |(at, _)| at)))
    };
    code.match_indices("#[cfg(test)]").map(item).collect()
}

/// Words, `::`, and every other sign alone.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut tokens: Vec<(usize, String)> = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let (mut word, mut colon) = (false, false);
        for c in line.chars() {
            let in_word = is_in_word(c);
            match tokens.last_mut() {
                Some((_, last)) if in_word && word || c == ':' && colon => last.push(c),
                _ if c.is_whitespace() => {}
                _ => tokens.push((number + 1, c.into())),
            }
            colon = c == ':' && !colon;
            word = in_word;
        }
    }
    tokens
}

fn paths(tokens: &[(usize, String)]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let before = at.checked_sub(1).map_or("", |before| tokens[before].1.as_str());
        let begins = is_word(&tokens[at].1)
            && before != "::"
            && (before == "use" || tokens.get(at + 1).is_some_and(|(_, next)| next == "::"));
        at = if begins { branch(tokens, at, &[], &mut found) } else { at + 1 };
    }
    found
}

/// Follows one path from `at`, and into each branch of a `{…}`; gives the place after it.
fn branch(
    tokens: &[(usize, String)],
    mut at: usize,
    stem: &[String],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let sign = |at: usize| tokens.get(at).map_or("", |(_, token)| token.as_str());
    let mut path = stem.to_vec();
    let line = tokens[at].0;
    while is_word(sign(at)) {
        path.push(sign(at).to_owned());
        if sign(at + 1) != "::" {
            found.push((line, path));
            return at + 1;
        }
        at += 2;
    }
    if sign(at) != "{" {
        found.push((line, path));
        return at;
    }
    at += 1;
    while !["}", ""].contains(&sign(at)) {
        at = branch(tokens, at, &path, found);
        // `as Name`, `*`: nothing more to know.
        while ![",", "}", ""].contains(&sign(at)) {
            at += 1;
        }
        at += usize::from(sign(at) == ",");
    }
    at + 1
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| is_in_word(c) && !c.is_numeric())
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
