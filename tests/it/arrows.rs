//! Checks the source against its plan: which module may use which, which store owns a table and who reads
//! it, what a file may be.
//!
//! The plan is the crate doc of `src/lib.rs`. Each file is parsed, and each name in it is followed through
//! imports and re-exports to the file that declares it, in code and in the bodies of macros. Targets of
//! method calls are not checked: that takes types. Code under `#[cfg(test)]` may use anything.

mod graph;
mod names;
mod paths;
mod place;
mod planted;
mod source;
mod sql;
mod tables;

use std::{collections::BTreeSet, fs, path::Path, slice};

use self::{
    graph::Graph,
    names::Names,
    place::Place,
    source::Code,
    sql::Sql,
    tables::{Schema, Statement},
};

/// What the site does, in order: each may use those before it.
const CAPABILITIES: [&str; 10] = [
    "letters",
    "signing",
    "signatories",
    "exports",
    "organizers",
    "moderation",
    "imports",
    "updates",
    "front",
    "writing",
];

/// The rooms of a capability, in order: each may use those before it, and read their tables. Rooms of one step may use
/// each other. What is in the `mod.rs` of the capability has no room. A capability that is listed lists all its rooms.
const ROOMS: [(&str, &[&[&str]]); 2] = [
    (
        "letters",
        &[
            &["images", "markdown", "source"],
            &["access", "library", "lifecycle", "referrers", "store"],
            &["pages"],
            &["routes"],
        ],
    ),
    (
        "signing",
        &[
            &["signature"],
            &["screening"],
            &["submission"],
            &["signer"],
            &["review"],
            &["decision"],
            &["entry"],
            &["schedule"],
            &["data_export"],
            &["demo"],
            &["pages"],
            &["emails"],
            &["routes"],
        ],
    ),
];

/// What everything else is built on, and what therefore knows no capability.
const GROUND: [&str; 14] = [
    "ui", "mail", "audit", "database", "chunks", "clock", "keys", "config", "error", "urls", "language",
    "names", "jobs", "switches",
];

/// The rooms of a capability that face a person or a program. All others are its domain.
const FACES: [&str; 5] = ["pages", "page", "emails", "form", "routes"];

/// The one place where escaping is bypassed: it prints the HTML that Markdown was made into.
const UNESCAPED: &str = "letters/pages/mod.rs";

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "manager", "service", "common"];

/// Past some 400 lines a second idea hides in a file; past this many it has been found.
const MOST_LINES: usize = 600;

/// A file of `src/`, by its path in there, and its text.
type Source = (String, String);

#[test]
fn the_source_keeps_to_the_plan() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let migrations = read(&root.join("migrations"), "sql");
    let schema = Schema::of(migrations.iter().map(|(_, sql)| sql.as_str()));
    let found = out_of_place(&read(&root.join("src"), "rs"), &schema);
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

/// Everything that breaks a rule, as `src/file:line: what is wrong. What to do.`
fn out_of_place(files: &[Source], schema: &Schema) -> Vec<String> {
    let about_files = files.iter().flat_map(|(path, text)| about_the_file(path, text));
    let shipped = shipped(files);
    let places: Vec<Place<'_>> =
        shipped.iter().map(|file| Place { module: &file.module, path: file.path }).collect();
    let names = Names::of(shipped.iter().map(|file| (&file.module[..], &file.code)));
    let (paths, graph) = follow(&shipped, &places, &names);
    let words = shipped.iter().flat_map(about_words);
    let statements: Vec<Statement<'_>> =
        shipped.iter().zip(&places).flat_map(|(file, place)| statements(file, place)).collect();
    let rooms =
        places.iter().filter_map(|place| Some(format!("src/{}:1: {}", place.path, place.is_missing()?)));
    let mut found: Vec<String> = about_files.chain(rooms).chain(words).chain(paths).collect();
    found.extend(graph.circles().iter().map(|circle| about_circle(circle, &shipped)));
    found.extend(tables::out_of_place(&statements, schema));
    let mut seen = BTreeSet::new();
    found.retain(|said| seen.insert(said.clone()));
    found
}

/// A file that is part of the program.
struct File<'a> {
    path: &'a str,
    module: Vec<String>,
    code: Code,
}

impl<'a> File<'a> {
    fn parse((path, text): &'a Source) -> Self {
        let module = source::module_of(path);
        let code = source::read(text, &module).unwrap_or_else(|error| panic!("src/{path}: {error}"));
        Self { path, module, code }
    }
}

/// Parses all files, and leaves those out that are compiled for tests alone.
fn shipped(files: &[Source]) -> Vec<File<'_>> {
    let mut parsed: Vec<File<'_>> = files.iter().map(File::parse).collect();
    let for_tests: Vec<Vec<String>> = parsed
        .iter()
        .flat_map(|file| {
            file.code.test_modules.iter().map(|name| [&file.module[..], slice::from_ref(name)].concat())
        })
        .collect();
    parsed.retain(|file| !for_tests.iter().any(|module| file.module.starts_with(module)));
    parsed
}

/// Follows all that each file names: what it may not name, and which file needs which.
fn follow(files: &[File<'_>], places: &[Place<'_>], names: &Names<'_>) -> (Vec<String>, Graph) {
    let (mut found, mut graph) = (Vec::new(), Graph::default());
    for (from, (file, place)) in files.iter().zip(places).enumerate() {
        let (mut followed, mut said_already) = (BTreeSet::new(), BTreeSet::new());
        for named in &file.code.named {
            if !followed.insert((&named.module, &named.path, named.in_extractor)) {
                continue;
            }
            for target in names.resolve(&named.module, &named.path) {
                let said = place.forbids(named, &target);
                if let Some(said) = said.filter(|said| said_already.insert(said.clone())) {
                    found.push(format!("src/{}:{}: {said}", file.path, named.line));
                }
                let to = target.file.filter(|to| !are_related(&file.module, &files[*to].module));
                if let Some(to) = to {
                    graph.add(from, to, named.line, || named.path.join("::"));
                }
            }
        }
    }
    (found, graph)
}

/// Whether these are one module, or one is in the other: a `mod.rs` and its own children are one thing.
fn are_related(one: &[String], other: &[String]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn statements<'a>(file: &'a File<'_>, place: &'a Place<'_>) -> impl Iterator<Item = Statement<'a>> {
    let strings = file.code.strings.iter();
    strings.map(|(line, string)| Statement { place, line: *line, sql: Sql::of(string) })
}

/// Names of files and edges, so that the circle can be opened at whichever is easiest.
fn about_circle(circle: &[graph::Edge], files: &[File<'_>]) -> String {
    let first = &circle[0];
    let edges: Vec<String> = circle
        .iter()
        .map(|edge| {
            let (from, to) = (files[edge.from].path, files[edge.to].path);
            format!("    src/{from}:{}: names `{}`, of src/{to}", edge.line, edge.named)
        })
        .collect();
    format!(
        "src/{}:{}: a circle of {} files that need each other. Move what two of them share to where neither is known.\n{}",
        files[first.from].path,
        first.line,
        circle.len(),
        edges.join("\n")
    )
}

/// Words that no file may say, or one alone.
fn about_words(file: &File<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (line, keyword, word) in &file.code.words {
        let mut report = |said: String| found.push(format!("src/{}:{line}: {said}", file.path));
        if word == "PreEscaped" && file.path != UNESCAPED {
            report(format!("`PreEscaped` bypasses escaping. Only {UNESCAPED} may: let it print this."));
        }
        let is_empty = EMPTY_NAMES.iter().any(|name| word.to_lowercase().ends_with(name));
        if is_empty && ["struct", "enum", "trait", "mod"].contains(&keyword.as_str()) {
            report(format!("`{word}` says nothing of what it does. Name it by the domain."));
        }
    }
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
    said.into_iter().map(|said| format!("src/{path}:1: {said}")).collect()
}
