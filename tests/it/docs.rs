//! The commands in the documentation are commands of the program, and are run as they stand there.

use std::{fs, path::Path};

use clap::{CommandFactory as _, Parser as _};
use nix::sys::signal::Signal;
use undersigned::cli::Cli;

use crate::support::{database::TestDatabase, program::Place};

/// These go on, ask, or need another machine. Other tests run them.
const UNDERSTOOD: [&str; 3] = ["serve", "setup", "restore"];

/// The commands in the blocks of a page, each with its line.
fn commands(page: &str) -> Vec<(usize, Vec<String>)> {
    let mut is_block = false;
    let mut found = Vec::new();
    // A long command goes on in the next line.
    for (number, line) in page.replace("\\\n", "").lines().enumerate() {
        if line.starts_with("```") {
            is_block = !is_block;
            continue;
        }
        let typed = if is_block { Some(line) } else { line.strip_prefix("    ") };
        let program =
            |typed: &&str| ["undersigned ", "undersigned-site "].iter().any(|name| typed.starts_with(name));
        if let Some(typed) = typed.filter(program) {
            found.push((number + 1, words(typed)));
        }
    }
    found
}

/// As a shell splits them; what a pipe or a redirection adds is left out.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for character in line.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            '|' | '<' | '>' | '#' if !is_quoted => break,
            ' ' if !is_quoted => words.push(String::new()),
            character => words.last_mut().unwrap().push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The pages with their names, first the one that makes the letter of all others.
fn pages() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = fs::read_dir(root.join("docs")).unwrap().map(|page| page.unwrap().path());
    let mut pages: Vec<_> = pages.filter(|page| page.extension().is_some_and(|kind| kind == "md")).collect();
    pages.push(root.join("README.md"));
    pages.sort_by_key(|page| (!page.ends_with("write.md"), page.clone()));
    pages.iter().map(|page| (page.display().to_string(), fs::read_to_string(page).unwrap())).collect()
}

#[test]
fn every_command_in_the_documentation_is_understood() {
    let mut count = 0;
    for (page, text) in pages() {
        for (line, words) in commands(&text) {
            let parsed = Cli::try_parse_from(&words);
            assert!(parsed.is_ok(), "{page}:{line}: {words:?}\n{}", parsed.unwrap_err());
            count += 1;
        }
    }
    assert!(count > 40, "only {count} commands were found");
    Cli::command().debug_assert();
}

#[tokio::test]
async fn every_command_in_the_documentation_is_run() {
    let test = TestDatabase::new().await;
    let place = Place::new(Some(test.url()));
    fs::create_dir(place.folder().join("backups")).unwrap();
    place.write("list.csv", "Name,Role\nAda Quill,Poet\n");
    let here = format!("{}/", place.folder().display());
    for (page, text) in pages() {
        for (line, words) in commands(&text) {
            let words = words.iter().skip(1).map(|word| word.replace("/srv/", &here));
            let words = words.map(|word| word.replace("/var/lib/undersigned/", &here));
            let words: Vec<_> = words.map(|word| word.replace("SLUG", "save-the-library")).collect();
            if UNDERSTOOD.contains(&words[0].as_str()) {
                continue;
            }
            let ended = place.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).await;
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            // What an example names by its id is not there, no text waits, and no mail server is set up.
            let is_example = words[0] == "doctor"
                || words[0] == "text" && words.len() > 2
                || words.iter().any(|word| word.starts_with("0195d0f4-"));
            let expected = if is_example { 1 } else { 0 };
            assert_eq!(ended.status.code(), Some(expected), "{page}:{line}: {words:?}: {said}");
            if words[0] == "new" {
                // The letter is in the database once the site has run.
                place.serve().await.end(Signal::SIGTERM).await;
            }
            if words[..] == ["switch", "site", "off", "--note", "we look into something"] {
                assert!(place.run(&["switch", "site", "on"]).await.status.success());
            }
        }
    }
}
