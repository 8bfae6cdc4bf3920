//! `undersigned new`: makes a letter's folder, with front matter that is explained line by line, ready to be filled
//! in.

use std::{fs, io, path::Path, process::ExitCode};

use anyhow::{Context as _, bail};

use super::say;
use crate::letters::{
    Slug,
    source::{
        files::{LETTER, SIGNATORIES},
        first_signatories::COLUMNS,
    },
};

/// Every key that `letter.md` knows; those that most letters leave out are commented out with `#`. `{title}` is
/// made from the slug.
const TEMPLATE: &str = r#"+++
# Everything between the two lines of plus signs describes the letter; lines that begin with # say
# nothing. `undersigned check` tells what is wrong, by line.

title = "{title}"

# The language of this file: en, fr, pt-BR, … A translation is a file beside it, letter.fr.md, with a
# title (and a description) of its own.
language = "en"

# draft: only you see it. live: everybody does. withdrawn: taken back; what you write into withdrawn.md
# (and withdrawn.fr.md, …) then stands in its place.
state = "draft"

# To whom the letter is written, and what it is about in one sentence (for link previews).
# addressed_to = "The city council"
# description = "We ask the city council to keep the library open."

# Moments with their offset from UTC. Until `publishes` only private links show the letter.
# publishes = 2030-01-31T09:00:00Z
# opens = 2030-01-31T09:00:00Z
# closes = 2030-03-31T22:00:00Z

# How many signatures you hope for.
# goal = 1000

# Offer to sign together: names stay private until this many people have chosen so.
# threshold = 100

# Which signatures wait for you before they are shown: flagged (those that a check found odd), all, none.
# moderation = "flagged"

# What the form asks beyond name and address. Ask for little.
# ask = ["role", "organisation", "city", "country", "website", "comment"]

# As what one may sign.
# capacities = ["personal", "affiliation", "group"]

# Under which terms the text may be used (https://spdx.org/licenses/).
# license = "CC-BY-4.0"

# Where questions go, if not to the organizer below.
# contact = "letter@example.org"

# Whether search engines may list the pages with names.
# index_list = false

# For how many days after closing addresses are kept.
# retention_days = 180

# Names that the letter had in addresses before; the old ones lead here.
# aliases = ["an-older-name"]

# Who stands behind the letter. Readers ask, and many laws require it.
[organizer]
name = "Your name, or that of your group"
contact = "letter@example.org"
# address = "1 Example Street, Exampleton"
# country = "GB"
# press = "press@example.org"

# What the press wrote: one such table for each article.
# [[coverage]]
# title = "The headline"
# outlet = "The newspaper"
# author = "The journalist"
# date = 2030-02-01
# url = "https://example.org/article"
+++

Dear …,

write your letter here, in Markdown: an empty line between paragraphs, *emphasis*, [a link](https://example.org),

- and lists
- like this one.

With kind regards,
"#;

/// Writes the folder of a new letter below `letters`.
///
/// # Errors
/// If the slug cannot be part of a URL, if the folder exists already, or if it cannot be written.
pub fn run(letters: &Path, slug: &str) -> anyhow::Result<ExitCode> {
    let slug: Slug = slug.parse()?;
    let folder = letters.join(slug.as_str());
    fs::create_dir_all(letters).with_context(|| format!("{} cannot be made", letters.display()))?;
    match fs::create_dir(&folder) {
        Ok(()) => {}
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{} is there already and stays as it is; choose another name", folder.display());
        }
        Err(why) => return Err(why).with_context(|| format!("{} cannot be made", folder.display())),
    }
    write(&folder.join(LETTER), &TEMPLATE.replace("{title}", &title(&slug)))?;
    write(&folder.join(SIGNATORIES), &format!("{}\n", COLUMNS.join(",")))?;
    print(&folder);
    Ok(ExitCode::SUCCESS)
}

fn write(file: &Path, content: &str) -> anyhow::Result<()> {
    fs::write(file, content).with_context(|| format!("{} cannot be written", file.display()))
}

/// A first guess of the title: "Save the library" for `save-the-library`.
fn title(slug: &Slug) -> String {
    let words = slug.as_str().replace('-', " ");
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}

fn print(folder: &Path) {
    say(&format!("{} is ready to be filled in.", folder.join(LETTER).display()));
    say(&format!("First signatories go into {}, one a line.", folder.join(SIGNATORIES).display()));
    say("When `undersigned check` finds nothing wrong, set state = \"live\".");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::{Letter, LoadedFolder, SiteContext, State, load_folder, source::testing::Folder};

    fn letters(folder: &Folder) -> Vec<Letter> {
        let found: Vec<LoadedFolder> = load_folder(folder.path(), &SiteContext::unseen(true)).unwrap();
        found.into_iter().map(|found| found.outcome.unwrap()).collect()
    }

    #[test]
    fn a_new_letter_passes_the_strictest_check_and_is_a_draft() {
        let folder = Folder::new();
        assert_eq!(run(folder.path(), "save-the-library").unwrap(), ExitCode::SUCCESS);
        let letters = letters(&folder);
        assert_eq!(letters[0].texts[0].title, "Save the library");
        assert_eq!(letters[0].state, State::Draft);
        assert_eq!(letters[0].signatories, []);
    }

    #[test]
    fn every_line_that_is_offered_is_right_once_its_mark_is_removed() {
        let folder = Folder::new();
        run(folder.path(), "a").unwrap();
        let offered = |line: &&str| {
            let key = line.split(" = ").next().filter(|key| key.len() < line.len());
            line.starts_with("[[")
                || key.is_some_and(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        };
        let lines = TEMPLATE.lines().map(|line| line.strip_prefix("# ").filter(offered).unwrap_or(line));
        folder.write("a/letter.md", lines.collect::<Vec<_>>().join("\n"));
        let letters = letters(&folder);
        assert_eq!(letters[0].goal, Some(1000));
        assert_eq!(letters[0].coverage.len(), 1);
        assert_eq!(letters[0].organizer.as_ref().unwrap().country.as_deref(), Some("GB"));
    }

    #[test]
    fn what_is_there_already_stays_as_it_is() {
        let folder = Folder::new();
        folder.write("a/letter.md", "mine");
        let why = run(folder.path(), "a").unwrap_err().to_string();
        assert!(why.contains("there already"), "{why}");
        assert_eq!(std::fs::read_to_string(folder.path().join("a/letter.md")).unwrap(), "mine");
    }

    #[test]
    fn a_name_that_makes_no_url_is_refused_with_the_reason() {
        let folder = Folder::new();
        let why = run(folder.path(), "../Elsewhere").unwrap_err().to_string();
        assert!(why.contains("because of '.'"), "{why}");
        assert!(letters(&folder).is_empty());
    }
}
