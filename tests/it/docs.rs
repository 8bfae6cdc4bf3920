//! The commands in the documentation are commands of the program.

use clap::{CommandFactory as _, Parser as _};
use std::path::Path;

use undersigned::cli::Cli;

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

#[test]
fn every_command_in_the_documentation_is_understood() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = std::fs::read_dir(root.join("docs")).unwrap().map(|page| page.unwrap().path());
    let pages = pages.filter(|page| page.extension().is_some_and(|kind| kind == "md"));
    let mut count = 0;
    for page in pages.chain([root.join("README.md")]) {
        for (line, words) in commands(&std::fs::read_to_string(&page).unwrap()) {
            let parsed = Cli::try_parse_from(&words);
            assert!(parsed.is_ok(), "{}:{line}: {words:?}\n{}", page.display(), parsed.unwrap_err());
            count += 1;
        }
    }
    assert!(count > 10, "only {count} commands were found");
    Cli::command().debug_assert();
}
