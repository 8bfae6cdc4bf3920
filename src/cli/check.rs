//! `undersigned check`: prints all problems in the letters, by file and line.

use std::{path::Path, process::ExitCode};

use anyhow::Context as _;

use super::say;
use crate::letters::{
    LoadedFolder, SiteContext,
    source::{
        files::LETTER,
        load::{load_folder, load_one},
    },
};

/// Checks the letters in `dir`, or `dir` itself if it is a letter, and prints every problem and a last line with
/// the total. The exit code is 1 if there is any problem.
///
/// # Errors
/// If the folder cannot be listed.
pub fn run(dir: &Path, organizer_required: bool) -> anyhow::Result<ExitCode> {
    let report = examine(dir, organizer_required)?;
    print(&report);
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The total in a line, and whether there is no problem.
///
/// # Errors
/// If the folder cannot be listed.
pub(super) fn sum(dir: &Path, organizer_required: bool) -> anyhow::Result<(String, bool)> {
    let report = examine(dir, organizer_required)?;
    Ok((report.sum(), report.problems.is_empty()))
}

/// The number of letters, and their problems, one per line.
struct Report {
    letters: usize,
    problems: Vec<String>,
}

fn examine(dir: &Path, organizer_required: bool) -> anyhow::Result<Report> {
    let site = SiteContext::unseen(organizer_required);
    if dir.join(LETTER).is_file() {
        // Take the name from the real path, because `dir` may be a dot.
        let place = dir.canonicalize().with_context(|| format!("{} cannot be reached", dir.display()))?;
        let folder = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Ok(report(&[load_one(dir, folder, &site)], |_| dir.to_owned()));
    }
    let found = load_folder(dir, &site).with_context(|| {
        format!("{} cannot be listed; name the folder that holds the letters", dir.display())
    })?;
    Ok(report(&found, |letter| dir.join(&letter.folder)))
}

/// Prints paths relative to the folder in which the command was started, so that a terminal or an editor can open
/// them.
fn report(found: &[LoadedFolder], place: impl Fn(&LoadedFolder) -> std::path::PathBuf) -> Report {
    let lines = |letter: &LoadedFolder| {
        let problems = letter.outcome.as_ref().map_or_else(|wrong| wrong, |letter| &letter.remarks).iter();
        let shown = problems.map(|problem| {
            let file = problem.file.strip_prefix(&format!("{}/", letter.folder)).unwrap_or(&problem.file);
            format!("{}:{}: {}", place(letter).join(file).display(), problem.line, problem.what)
        });
        shown.collect::<Vec<_>>()
    };
    Report { letters: found.len(), problems: found.iter().flat_map(lines).collect() }
}

impl Report {
    fn sum(&self) -> String {
        let counted =
            |number: usize, thing: &str| format!("{number} {thing}{}", if number == 1 { "" } else { "s" });
        format!("{}, {}", counted(self.letters, "letter"), counted(self.problems.len(), "problem"))
    }
}

fn print(report: &Report) {
    report.problems.iter().for_each(|problem| say(problem));
    say(&report.sum());
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::letters::source::testing::Folder;

    const GOOD: &str = "+++\ntitle = \"A\"\nlanguage = \"en\"\n+++\n\nDear all\n";

    #[test]
    fn every_letter_is_checked_for_itself_and_summed_up() {
        let folder = Folder::new();
        folder.write("good/letter.md", GOOD);
        folder.write("bad/letter.md", "+++\ntitel = \"A\"\nlanguage = \"en\"\n+++\n\nDear all\n");
        fs::create_dir(folder.path().join("empty")).unwrap();
        let report = examine(folder.path(), false).unwrap();
        assert_eq!(report.sum(), "3 letters, 3 problems");
        let place = folder.path().display();
        assert_eq!(
            report.problems[0],
            format!("{place}/bad/letter.md:1: title is missing; add a line title = \"…\"")
        );
        assert_eq!(
            report.problems[1],
            format!("{place}/bad/letter.md:2: unknown key \"titel\"; did you mean \"title\"?")
        );
        assert!(report.problems[2].starts_with(&format!("{place}/empty/letter.md:1: there is no letter.md")));
        assert_eq!(run(folder.path(), false).unwrap(), ExitCode::FAILURE);
    }

    #[test]
    fn a_single_letter_can_be_checked_by_its_own_folder() {
        let folder = Folder::new();
        folder.write("good/letter.md", GOOD);
        let letter = folder.path().join("good");
        assert_eq!(examine(&letter, false).unwrap().sum(), "1 letter, 0 problems");
        assert_eq!(run(&letter, false).unwrap(), ExitCode::SUCCESS);
        let strict = examine(&letter, true).unwrap();
        assert_eq!(
            strict.problems,
            [format!(
                "{}/letter.md:1: nobody stands behind this letter; add a table [organizer] with name and contact",
                letter.display()
            )]
        );
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_and_not_a_good_result() {
        let folder = Folder::new();
        assert!(run(&folder.path().join("letters"), false).is_err());
    }
}
