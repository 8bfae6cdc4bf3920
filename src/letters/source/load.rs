//! Parses the files of a letter into a [`Letter`], or into all mistakes in them.

use std::{fs, io, path::Path};

use super::{
    files::{ABOUT, Files, LETTER, is_leftover},
    first_signatories, front_matter,
    letter::Letter,
    problem::Problem,
    statements,
    texts::{self, Heading},
    updates, watch_list, withdrawn,
};
use crate::{
    language::Language,
    letters::{
        Slug, images,
        markdown::{Body, BodyContext, BodyLabels, BodyRenderer, Html},
    },
};

/// The page that shows `about.md` has a heading above its headings.
const ABOUT_TOP_HEADING: u8 = 3;

/// What the parser needs from the site that shows the letter.
pub struct SiteContext<'a> {
    /// The URL of a picture: letter, file name, SHA-256.
    pub image_url: &'a dyn Fn(&Slug, &str, &[u8; 32]) -> String,
    /// The site's own words in a body, in the body's language.
    pub words: &'a dyn Fn(&Language) -> BodyLabels,
    /// True if a letter must have an organizer: everywhere except on the author's own machine.
    pub organizer_required: bool,
}

impl SiteContext<'static> {
    /// A site for checks only: its URLs are not valid.
    pub const fn unseen(organizer_required: bool) -> Self {
        Self {
            image_url: &|_, name, _| name.to_owned(),
            words: &|_| BodyLabels::english(),
            organizer_required,
        }
    }
}

/// Parses a letter.
///
/// # Errors
/// All mistakes in its files, with file and line; paths begin with the slug. Probable mistakes that do not prevent
/// loading are in [`Letter::remarks`].
pub fn load(slug: &Slug, files: &Files, site: &SiteContext<'_>) -> Result<Letter, Vec<Problem>> {
    let mut problems = Vec::new();
    match parse(slug, files, site, &mut problems) {
        Some(letter) if problems.iter().all(|problem| problem.is_remark) => {
            Ok(Letter { remarks: sorted(problems, slug.as_str()), ..letter })
        }
        _ => Err(sorted(problems, slug.as_str())),
    }
}

/// A subfolder of the folder of letters, and the result of parsing it.
#[derive(Debug)]
pub struct LoadedFolder {
    /// The folder's name, which may not be a valid slug.
    pub folder: String,
    /// Its files, if they could be read.
    pub files: Option<Files>,
    /// The letter, or its mistakes.
    pub outcome: Result<Letter, Vec<Problem>>,
}

/// Loads every folder in `letters` independently, then checks whether two letters claim the same slug.
///
/// # Errors
/// If `letters` cannot be listed. Mistakes within a folder are in its [`LoadedFolder::outcome`].
pub fn load_folder(letters: &Path, site: &SiteContext<'_>) -> io::Result<Vec<LoadedFolder>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(letters)? {
        let path = entry?.path();
        let folder = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && !is_leftover(&folder) {
            found.push(load_one(&path, folder, site));
        }
    }
    found.sort_by(|one, other| one.folder.cmp(&other.folder));
    let loaded: Vec<&Letter> = found.iter().filter_map(|found| found.outcome.as_ref().ok()).collect();
    for problem in conflicts(&loaded) {
        if let Some(at_fault) =
            found.iter_mut().find(|found| problem.file == format!("{}/{LETTER}", found.folder))
        {
            match &mut at_fault.outcome {
                Ok(_) => at_fault.outcome = Err(vec![problem]),
                Err(problems) => problems.push(problem),
            }
        }
    }
    Ok(found)
}

/// Loads the letter in `path`, whose last part is `folder`.
pub fn load_one(path: &Path, folder: String, site: &SiteContext<'_>) -> LoadedFolder {
    let slug = match folder.parse::<Slug>() {
        Ok(slug) => slug,
        Err(why) => {
            let what = format!("the folder's name becomes the letter's address, but {why}");
            let mut problems = vec![Problem::new(LETTER, 1, what)];
            // The other mistakes are reported too; for them the name does not matter.
            match (Files::read(path), "any".parse()) {
                (Ok(files), Ok(slug)) => drop(parse(&slug, &files, site, &mut problems)),
                (Err(others), _) => problems.extend(others),
                (Ok(_), Err(_)) => {}
            }
            let problems = sorted(problems, &folder);
            return LoadedFolder { folder, files: None, outcome: Err(problems) };
        }
    };
    match Files::read(path) {
        Ok(files) => LoadedFolder { folder, outcome: load(&slug, &files, site), files: Some(files) },
        Err(problems) => {
            let outcome = Err(sorted(problems, &folder));
            LoadedFolder { folder, files: None, outcome }
        }
    }
}

/// Reports old slugs that are another letter's slug or alias.
pub fn conflicts(letters: &[&Letter]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        for alias in &letter.aliases {
            let what = if letters.iter().any(|other| other.slug == *alias && other.slug != letter.slug) {
                format!(
                    "\"{alias}\" is the name of another letter; remove it from aliases or rename that letter"
                )
            } else if let Some(other) = letters[..at].iter().find(|other| other.aliases.contains(alias)) {
                format!(
                    "\"{alias}\" is an old name of \"{}\" as well; remove it from one of them",
                    other.slug
                )
            } else {
                continue;
            };
            problems.push(Problem::new(LETTER, letter.aliases_line, what).within(letter.slug.as_str()));
        }
    }
    problems
}

fn parse(slug: &Slug, files: &Files, site: &SiteContext<'_>, problems: &mut Vec<Problem>) -> Option<Letter> {
    let images = images::read(files, problems);
    let image_url = |name: &str, hash: &[u8; 32]| (site.image_url)(slug, name, hash);
    let renderer = BodyRenderer { images: &images, image_url: &image_url, words: site.words };
    if files.get(LETTER).is_none() {
        let what =
            format!("there is no {LETTER} in this folder; write one, or let `undersigned new` make it");
        problems.push(Problem::new(LETTER, 1, what));
    }
    let read =
        |table: &mut front_matter::Table<'_>| (Heading::read(table), Letter::from_front_matter(slug, table));
    let mut letter = None;
    let mut language = Language::english();
    if let Some(content) = files.text(LETTER, problems)
        && let Some(((heading, read), body)) = front_matter::read(LETTER, &content, problems, read)
    {
        language = read.language.clone();
        let text = heading.over(&body, language.clone(), &renderer, problems);
        problems.extend(read.organizer_missing().filter(|_| site.organizer_required));
        letter = Some(Letter { texts: vec![text], ..read });
    }
    // The other files are read in any case, so that an author sees all mistakes at once.
    let translations = texts::translations(files, &language, &renderer, problems);
    let signatories = first_signatories::read(files, problems);
    let statements = statements::read(files, &language, &renderer, problems);
    let updates = updates::read(files, &language, &renderer, problems);
    let about = about(files, &language, &renderer, problems);
    let withdrawal = withdrawn::read(files, &language, &renderer, problems);
    let watch = watch_list::read(files, problems);
    let mut letter = letter?;
    letter.texts.extend(translations);
    Some(Letter {
        first_names: signatories.iter().map(|signatory| signatory.name.as_str()).collect(),
        signatories,
        statements,
        updates,
        about,
        withdrawal,
        watch,
        images,
        files_hash: files.hash(),
        ..letter
    })
}

fn about(
    files: &Files,
    language: &Language,
    renderer: &BodyRenderer<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Html> {
    let text = files.text(ABOUT, problems)?;
    let body = if front_matter::is_there(&text) {
        front_matter::read(ABOUT, &text, problems, |_| ())?.1
    } else {
        Body { file: ABOUT, first_line: 1, text: &text }
    };
    let place = BodyContext { language, anchor: "about-", top_heading: ABOUT_TOP_HEADING };
    Some(renderer.set(&body, &place, problems))
}

/// Sorts problems in the order in which an author would correct them, and makes the paths relative to the folder of
/// letters.
fn sorted(mut problems: Vec<Problem>, folder: &str) -> Vec<Problem> {
    problems.sort_by_key(|problem| (problem.file != LETTER, problem.clone()));
    problems.dedup();
    problems.into_iter().map(|problem| problem.within(folder)).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::*;
    use crate::letters::{
        Capacity, UpdateKind,
        source::testing::{Folder, LETTER as GOOD, load_with, problems},
    };

    const ALIASED: &str = "+++\ntitle = \"A\"\nlanguage = \"en\"\naliases = [\"old\"]\n+++\n\nDear all\n";

    fn wrong(found: &LoadedFolder) -> Vec<String> {
        found.outcome.as_ref().unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_letter_is_spoiled_by_its_own_mistakes_and_by_no_others() {
        let folder = Folder::new();
        folder.write("good/letter.md", GOOD);
        folder.write("broken/letter.md", "Dear all");
        folder.write("Not a slug/letter.md", GOOD);
        folder.write("Not whole/letter.md", "Dear all");
        folder.write(".git/letter.md", "x");
        folder.write("README.md", "x");
        let found = load_folder(folder.path(), &SiteContext::unseen(false)).unwrap();
        let folders: Vec<_> = found.iter().map(|found| found.folder.as_str()).collect();
        assert_eq!(folders, ["Not a slug", "Not whole", "broken", "good"]);
        assert_eq!(wrong(&found[1]).len(), 2, "its name, and what is in it");
        assert!(
            wrong(&found[0])[0]
                .starts_with("Not a slug/letter.md:1: the folder's name becomes the letter's address, but")
        );
        assert!(wrong(&found[2])[0].starts_with("broken/letter.md:1: the front matter is missing"));
        assert_eq!(found[3].outcome.as_ref().unwrap().slug.as_str(), "good");
        assert_eq!(found[3].files.as_ref().unwrap().hash(), found[3].outcome.as_ref().unwrap().files_hash);
    }

    #[test]
    fn two_letters_cannot_have_the_same_name_even_an_old_one() {
        let folder = Folder::new();
        folder.write("one/letter.md", ALIASED);
        folder.write("two/letter.md", ALIASED);
        let found = load_folder(folder.path(), &SiteContext::unseen(false)).unwrap();
        assert!(found[0].outcome.is_ok());
        assert_eq!(
            wrong(&found[1]),
            ["two/letter.md:4: \"old\" is an old name of \"one\" as well; remove it from one of them"]
        );
        folder.write("old/letter.md", GOOD);
        let found = load_folder(folder.path(), &SiteContext::unseen(false)).unwrap();
        assert!(found[0].outcome.is_ok());
        for claimed in &found[1..] {
            assert!(wrong(claimed)[0].contains(":4: \"old\" is the name of another letter"));
        }
    }

    #[test]
    fn files_beside_a_broken_letter_are_checked_as_well() {
        let found = problems(load_with(&[
            ("letter.md", "Dear all"),
            ("signatories.csv", "name\nA\nA\n"),
            ("letter.fr.md", "+++\n+++\n"),
            ("about.md", "<b>\n\n![](a.png)\n"),
            ("images/b.png", "x"),
        ]));
        let places: Vec<_> = found.iter().map(|line| line.split(": ").next().unwrap()).collect();
        assert_eq!(
            places,
            [
                "a/letter.md:1",
                "a/about.md:1",
                "a/about.md:3",
                "a/images/b.png:1",
                "a/letter.fr.md:1",
                "a/letter.fr.md:3",
                "a/signatories.csv:3"
            ]
        );
    }

    #[test]
    fn a_folder_without_a_letter_says_so_once() {
        let outcome = load(&"a".parse().unwrap(), &Files::default(), &SiteContext::unseen(true));
        assert_eq!(outcome.unwrap_err().len(), 1);
    }

    #[test]
    fn the_publisher_is_asked_for_where_it_is_required() {
        let files = Files::from_iter([("letter.md", GOOD)]);
        let load = |required| load(&"a".parse().unwrap(), &files, &SiteContext::unseen(required));
        assert!(load(false).is_ok());
        assert!(
            load(true).unwrap_err()[0]
                .to_string()
                .starts_with("a/letter.md:1: nobody stands behind this letter")
        );
    }

    #[test]
    fn the_other_files_are_read() {
        let letter = load_with(&[
            ("about.md", "+++\n+++\n\n# Thanks\n"),
            ("watch.txt", "\u{feff}Ada\r\n\r\n  Grace H. \n"),
        ])
        .unwrap();
        assert_eq!(letter.about.unwrap().as_str(), "<h3 id=\"about-thanks\">Thanks</h3>\n");
        assert_eq!(letter.watch, ["Ada", "Grace H."].into_iter().collect());
        assert_eq!(letter.images["a.png"].width, 3);
        assert!(
            problems(load_with(&[("about.md", "+++\ntitle = \"A\"\n+++\n")]))[0]
                .starts_with("a/about.md:2: unknown key \"title\"; remove it")
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_folder_is_a_letter_or_a_list_of_problems_with_places(
            file in "(letter|letter\\.(fr|zh-Hant|x)|about|statements/(01-)?a|updates/2026-(01|02)-30-a)\\.md|signatories\\.csv|watch\\.txt|images/a\\.png",
            kept in 0..60_usize,
            written in proptest::collection::vec(any::<u8>(), 0..80),
            typed in "(\\+\\+\\+|[a-z]{1,5} = |[\"'\\[\\]#>*`|\n\r,-]|.){0,20}",
        ) {
            let good = if file.ends_with("csv") { "name,capacity\nA,personal\n" } else { GOOD };
            let mut bytes = good.as_bytes()[..kept.min(good.len())].to_vec();
            bytes.extend(typed.bytes());
            bytes.extend(&written);
            // A carriage return ends a line, too.
            let lines = bytes.iter().filter(|byte| matches!(**byte, b'\n' | b'\r')).count() + 1;
            let mut files = Files::from_iter([("letter.md", GOOD.as_bytes().to_vec())]);
            files.insert(&file, bytes);
            for problem in load(&"a".parse().unwrap(), &files, &SiteContext::unseen(false)).err().into_iter().flatten() {
                prop_assert_eq!(&problem.file, &format!("a/{file}"));
                prop_assert!((1..=lines + 1).contains(&problem.line), "{}", problem);
                prop_assert!(!problem.what.is_empty());
            }
        }
    }

    /// Loads the letters of a folder beside the source; `None`, with a message, if it is missing.
    fn letters_at(place: &str) -> Option<Vec<LoadedFolder>> {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(place);
        if !path.is_dir() {
            eprintln!("skipped: there is no {}", path.display());
            return None;
        }
        Some(load_folder(&path, &SiteContext::unseen(false)).unwrap())
    }

    #[test]
    fn the_letter_that_the_site_was_made_for_is_read_whole() {
        let Some(mut found) = letters_at("../shared/real/letters") else { return };
        let letter = found.remove(0).outcome.unwrap();
        assert_eq!(letter.slug.as_str(), "dear-corporate-ai-overlords");
        assert_eq!(letter.addressed_to.as_deref(), Some("OpenAI"));
        let names: Vec<_> = letter.signatories.iter().map(|signatory| signatory.name.as_str()).collect();
        assert_eq!(names.len(), 19);
        assert_eq!(
            (names[0], names[1], names[18]),
            ("some sora-alpha-artists", "Jake Elwes", "Solimán López")
        );
        assert_eq!(names[12], "204 no-content | Cintia Aguiar Pinto & Dimitri De Jonghe");
        assert_eq!(letter.signatories.iter().filter(|one| one.capacity == Capacity::Group).count(), 4);
        let statements: Vec<_> =
            letter.statements.iter().map(|one| (one.number, one.slug.as_str())).collect();
        assert_eq!(statements.len(), 14);
        assert_eq!((statements[0], statements[13]), ((1, "jake-elwes"), (14, "xu-cheng")));
        assert_eq!(letter.statements.iter().filter(|one| one.image.is_some()).count(), 6);
        assert_eq!(letter.updates.len(), 3);
        assert!(matches!(&letter.updates[1].kind, UpdateKind::Response { from, .. } if from == "OpenAI"));
        assert_eq!((letter.coverage.len(), letter.images.len()), (2, 6));
        assert!(letter.about.is_some());
    }

    #[test]
    fn the_art_of_that_letter_reaches_the_reader_untouched() {
        let Some(mut found) = letters_at("../shared/real/letters") else { return };
        let found = found.remove(0);
        let source = found.files.unwrap().text("letter.md", &mut Vec::new()).unwrap();
        let letter = found.outcome.unwrap();
        let page = scraper::Html::parse_fragment(letter.texts[0].html.as_str());
        let art = scraper::Selector::parse("pre.art[role=img]").unwrap();
        let shown: Vec<(String, &str)> =
            page.select(&art).map(|art| (art.text().collect(), art.attr("aria-label").unwrap())).collect();
        let drawn: Vec<(String, &str)> = source
            .split("```art \"")
            .skip(1)
            .map(|fence| {
                let (alternative, rest) = fence.split_once("\"\n").unwrap();
                (rest.split_once("```").unwrap().0.to_owned(), alternative)
            })
            .collect();
        assert_eq!(drawn.len(), 3);
        assert_eq!(shown, drawn);
        assert!(shown[0].0.contains("┌∩┐(◣◢)┌∩┐") && shown[2].0.contains("[̲̅$̲̅(̲̅ )̲̅$̲̅]"));
    }

    #[test]
    fn the_samples_that_come_with_the_program_are_good_letters() {
        let Some(found) = letters_at("letters") else { return };
        for sample in found {
            assert!(sample.outcome.is_ok(), "{:#?}", sample.outcome);
        }
    }
}
