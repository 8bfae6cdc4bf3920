//! Holds the house to its plan: who may know whom, who writes which table, what a file may be.
//!
//! The map is the crate doc of `src/lib.rs`. The source is read as text: comments are dropped, paths
//! are taken from `use` lines and from code alike, SQL from string literals. Code under `#[cfg(test)]`
//! may reach where it likes.

mod planted;
mod source;

use std::{collections::BTreeMap, fs, path::Path};

/// What the site does, in order: each may use those before it.
const CAPABILITIES: [&str; 9] = [
    "letters",
    "signing",
    "signatories",
    "exports",
    "organizers",
    "moderation",
    "imports",
    "updates",
    "front",
];

/// What everything stands on, and what therefore knows no capability.
const GROUND: [&str; 13] = [
    "ui", "mail", "audit", "database", "chunks", "clock", "keys", "config", "error", "urls", "language",
    "names", "jobs",
];

/// The rooms of a capability that face a person or a program. All others are its domain.
const FACES: [&str; 5] = ["pages", "page", "emails", "form", "routes"];

/// The one place where escaping is bypassed: it prints the HTML that Markdown was made into.
const UNESCAPED: &str = "letters/pages/mod.rs";

/// Files that are compiled for tests alone: of them only the form is held.
const FOR_TESTS: [&str; 2] = ["tests.rs", "testing.rs"];

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "manager", "service", "common"];

/// Past some 400 lines a second idea hides in a file; past this many it has been found.
const MOST_LINES: usize = 600;

/// A file of `src/`, by its path in there, and its text.
type Source = (String, String);

#[test]
fn the_source_keeps_to_the_plan() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tables = tables(&read(&root.join("migrations"), "sql"));
    let found = out_of_place(&read(&root.join("src"), "rs"), &tables);
    assert!(found.is_empty(), "{} out of place:\n\n{}\n", found.len(), found.join("\n"));
}

/// All files of that kind below a folder.
fn read(folder: &Path, kind: &str) -> Vec<Source> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(inner) = folders.pop() {
        for path in fs::read_dir(&inner).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == kind) {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The tables that the migrations create.
fn tables(migrations: &[Source]) -> Vec<String> {
    let words: Vec<&str> = migrations.iter().flat_map(|(_, sql)| sql.split_whitespace()).collect();
    words
        .windows(3)
        .filter(|three| three[..2] == ["create", "table"])
        .map(|three| three[2].to_owned())
        .collect()
}

/// Everything that breaks a rule, as `src/file:line: what is wrong. What to do.`
fn out_of_place(files: &[Source], tables: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut writers: BTreeMap<&str, BTreeMap<Vec<&str>, String>> = BTreeMap::new();
    for (path, text) in files {
        let mut report = |line: usize, said: String| found.push(format!("src/{path}:{line}: {said}"));
        for said in about_the_file(path, text) {
            report(1, said);
        }
        if FOR_TESTS.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let place = Place::of(path);
        let reading = source::read(text);
        for (line, named) in &reading.paths {
            if let Some(said) = place.forbids(&place.resolve(named)) {
                report(*line, said);
            }
        }
        for (before, (line, token)) in reading.tokens.iter().zip(reading.tokens.iter().skip(1)) {
            if token == "PreEscaped" && path != UNESCAPED {
                report(
                    *line,
                    format!("`PreEscaped` bypasses escaping. Only {UNESCAPED} may: let it print this."),
                );
            }
            let empty = EMPTY_NAMES.iter().any(|name| token.to_lowercase().ends_with(name));
            if empty && ["struct", "enum", "trait", "mod"].contains(&before.1.as_str()) {
                report(*line, format!("`{token}` says nothing of what it does. Name it by the domain."));
            }
        }
        for (line, string) in &reading.strings {
            for table in tables.iter().filter(|table| writes(string, table)) {
                let writer = || format!("src/{path}:{line}");
                writers.entry(table).or_default().entry(place.writer()).or_insert_with(writer);
            }
        }
    }
    for (table, modules) in writers.into_iter().filter(|(_, modules)| modules.len() > 1) {
        let places: Vec<String> = modules.into_values().collect();
        let places = places.join(", ");
        found.push(format!(
            "{places}: `{table}` is written by more than one module. Let one own it, the others call."
        ));
    }
    found.dedup();
    found
}

/// What can be said of a file without reading its code.
fn about_the_file(path: &str, text: &str) -> Vec<String> {
    let mut said = Vec::new();
    if !text.starts_with("//!") {
        said.push("a file begins with `//!`: what it owns and why.".into());
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        said.push(format!("{lines} lines, {MOST_LINES} at most. Give the second idea a file of its own."));
    }
    for name in path.trim_end_matches(".rs").split('/').filter(|name| EMPTY_NAMES.contains(name)) {
        said.push(format!("`{name}` says nothing of what is inside. Name it by the domain."));
    }
    said
}

/// Whether SQL in this string writes the table.
fn writes(string: &str, table: &str) -> bool {
    let words: Vec<&str> =
        string.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    (0..words.len()).any(|at| match words[at..] {
        ["insert" | "merge", "into", name, ..] | ["delete", "from", name, ..] | ["truncate", name, ..] => {
            name == table
        }
        ["update", name, "set", ..]
        | ["update", name, _, "set", ..]
        | ["update", name, "as", _, "set", ..] => name == table,
        ["copy", name, ..] => name == table && words.ends_with(&["from", "stdin"]),
        _ => false,
    })
}

/// Where a file stands in the house.
struct Place<'a> {
    /// Folders and name: `["signing", "store"]` for `signing/store.rs`, `["signing"]` for its `mod.rs`.
    module: Vec<&'a str>,
    path: &'a str,
}

impl<'a> Place<'a> {
    fn of(path: &'a str) -> Self {
        let module = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
        Self { module, path }
    }

    /// The module that answers for what this file writes: a store, also where that is a folder.
    fn writer(&self) -> Vec<&'a str> {
        if self.module.contains(&"store") { vec![self.module[0], "store"] } else { self.module.clone() }
    }

    /// A path as it reads from the crate's root, for what is ours; as it stands for the rest.
    fn resolve<'b>(&self, named: &'b [String]) -> Vec<&'b str>
    where
        'a: 'b,
    {
        let supers = named.iter().take_while(|word| *word == "super").count();
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        match named[0] {
            "undersigned" => [&["crate"], &named[1..]].concat(),
            "self" => [&["crate"], &self.module[..], &named[1..]].concat(),
            "super" => {
                [&["crate"], &self.module[..self.module.len().saturating_sub(supers)], &named[supers..]]
                    .concat()
            }
            room if self.path.ends_with("/mod.rs") && FACES.contains(&room) => {
                [&["crate"], &self.module[..], &named[..]].concat()
            }
            _ => named,
        }
    }

    /// Why this file may not name that path, and what to do instead.
    fn forbids(&self, named: &[&str]) -> Option<String> {
        let face = self.module.iter().find(|room| FACES.contains(room));
        let (here, room) = (self.module[0], face.copied().unwrap_or(""));
        let (there, inner) = match *named {
            ["crate", there, ref inner @ ..] => (there, inner.first().copied().unwrap_or("")),
            _ => ("", ""),
        };
        let rank = |name: &str| CAPABILITIES.iter().position(|capability| *capability == name);
        let is_sql = matches!(*named, ["sqlx", query, ..] if query.to_lowercase().starts_with("query") || query == "raw_sql");

        if is_sql && !self.module.contains(&"store") && !["audit", "jobs", "database"].contains(&here) {
            return Some(
                "queries stand in a `store`. Move it there, behind a function named by what it does.".into(),
            );
        }
        if there == "cli" && !["cli", "main"].contains(&here) {
            return Some("`cli` is known to `main` alone. Move what is shared to where it belongs.".into());
        }
        if let Some(theirs) = rank(there) {
            if GROUND.contains(&here) {
                return Some(format!(
                    "`{here}` may know no capability. Let `{there}` or `app` hand in what is needed."
                ));
            }
            if self.path == "http/router.rs" {
                let said = format!("the router may know only the routes of `{there}`. Add a route there.");
                return (!["", "routes"].contains(&inner)).then_some(said);
            }
            if here == "http" {
                return Some(
                    "`http` may know no capability, but for its router. Move this to the routes.".into(),
                );
            }
            if rank(here).is_some_and(|ours| ours < theirs) {
                return Some(format!(
                    "`{here}` may not know `{there}`, which comes after it. Let `{there}` ask, or move what is shared here."
                ));
            }
        }
        rank(here)?;
        let faces: &[&str] = match room {
            "pages" | "page" | "emails" => &["axum", "http", "store"],
            "form" | "routes" => &[],
            _ => &["axum", "maud", "http", "routes", "pages", "page", "emails"],
        };
        let whom = if there.is_empty() {
            named[0]
        } else if rank(there).is_some() {
            inner
        } else {
            there
        };
        let who = if FACES.contains(&room) { room } else { "the domain" };
        faces
            .contains(&whom)
            .then(|| format!("{who} may not know `{whom}`. Hand in what it needs as a value."))
    }
}
