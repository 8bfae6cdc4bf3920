//! Owns [`Letter`], as the rest of the site uses it, and the parsing of the front matter of `letter.md`.

use std::collections::{BTreeMap, BTreeSet};

use time::{Date, OffsetDateTime};

use super::{
    files::LETTER,
    first_signatories::FirstSignatory,
    front_matter::Table,
    license::License,
    problem::Problem,
    slug::Slug,
    statements::Statement,
    texts::Text,
    updates::Update,
    vocabulary::{Ask, Capacity, Moderation, State},
    watch_list::WatchList,
    web_address::WebAddress,
    withdrawn::Withdrawal,
};
use crate::{
    language::Language,
    letters::{images::Image, markdown::Html},
    names::confusables::Names,
    ui::countries,
};

/// Upper limit of goal and threshold, which count people.
const EVERYBODY: u32 = 4_000_000_000;
/// The longest retention of addresses after closing, in days: a promise beyond ten years would mean nothing.
const MAX_RETENTION_DAYS: u32 = 3_650;

/// A parsed open letter without mistakes.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Its name in URLs.
    pub slug: Slug,
    /// The language in which it was written.
    pub language: Language,
    /// The text in its own language, then translations by language tag. Never empty.
    pub texts: Vec<Text>,
    pub addressed_to: Option<String>,
    pub organizer: Option<Organizer>,
    /// When signing begins; `None` means from the start.
    pub opens: Option<OffsetDateTime>,
    pub closes: Option<OffsetDateTime>,
    /// The end of the embargo: before it, only private links show the letter.
    pub publishes: Option<OffsetDateTime>,
    pub state: State,
    /// Its former slugs.
    pub aliases: Vec<Slug>,
    /// How many signatures the organizers hope for.
    pub goal: Option<u32>,
    /// How many must sign before their names are shown; enables the option `together`.
    pub threshold: Option<u32>,
    /// Which signatures wait for a moderator.
    pub moderation: Moderation,
    /// What the form asks besides name and address.
    pub ask: BTreeSet<Ask>,
    /// The capacities in which one can sign. Never empty.
    pub capacities: BTreeSet<Capacity>,
    /// The licence of its text.
    pub license: Option<License>,
    /// Where readers can send questions.
    pub contact: Option<String>,
    /// True if search engines may index the pages with names.
    pub index_list: bool,
    /// How many days after closing the addresses are kept.
    pub retention_days: Option<u16>,
    /// Press articles, in the order of the file.
    pub coverage: Vec<Coverage>,
    /// The first signatories, in the order of the file.
    pub signatories: Vec<FirstSignatory>,
    /// Their names, prepared for the search for equal names.
    pub first_names: Names,
    /// Statements, in the order of their numbers.
    pub statements: Vec<Statement>,
    /// News, the newest first.
    pub updates: Vec<Update>,
    /// Acknowledgements and how to contribute.
    pub about: Option<Html>,
    /// The statement about its withdrawal, in the letter's own language first; see [`Letter::withdrawal`].
    pub withdrawal: Vec<Withdrawal>,
    /// Names that wait for a moderator.
    pub watch: WatchList,
    /// Its pictures by file name.
    pub images: BTreeMap<String, Image>,
    /// Probable mistakes in its files that do not prevent loading.
    pub remarks: Vec<Problem>,
    /// Hash of its files, to detect changes.
    pub files_hash: [u8; 32],
    /// The line of its old slugs in the front matter, for the message if two letters claim the same one.
    pub(in crate::letters) aliases_line: usize,
}

/// The publisher of a letter, as the law of many countries requires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organizer {
    /// A person, a group, or an association.
    pub name: String,
    /// A postal address of any number of lines.
    pub address: Option<String>,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
    /// The contact for readers and signatories.
    pub contact: Option<String>,
    /// The contact for journalists.
    pub press: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub title: String,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub date: Option<Date>,
    /// `None` for an article that only appeared in print.
    pub url: Option<WebAddress>,
}

impl Letter {
    /// Reports what is missing where the law requires the publisher: the organizer, and a way to reach them.
    pub fn organizer_missing(&self) -> Option<Problem> {
        let what = match &self.organizer {
            None => "nobody stands behind this letter; add a table [organizer] with name and contact",
            Some(organizer) if organizer.contact.is_none() => {
                "nobody can be reached about this letter; add contact = \"…\" below [organizer]"
            }
            Some(_) => return None,
        };
        Some(Problem::new(LETTER, 1, what))
    }

    /// A letter with only the fields from its front matter.
    pub(in crate::letters) fn from_front_matter(slug: &Slug, table: &mut Table<'_>) -> Self {
        let mut letter = Self {
            slug: slug.clone(),
            language: language(table),
            texts: Vec::new(),
            addressed_to: table.text("addressed_to"),
            opens: table.moment("opens"),
            closes: table.moment("closes"),
            publishes: table.moment("publishes"),
            state: table.parsed("state").unwrap_or(State::Live),
            aliases: table.list("aliases").unwrap_or_default(),
            goal: table.number("goal", 1..=EVERYBODY),
            threshold: table.number("threshold", 2..=EVERYBODY),
            moderation: table.parsed("moderation").unwrap_or(Moderation::Flagged),
            ask: table.list("ask").unwrap_or_default().into_iter().collect(),
            capacities: capacities(table),
            license: table.parsed("license"),
            contact: table.text("contact"),
            index_list: table.flag("index_list"),
            retention_days: table
                .number("retention_days", 1..=MAX_RETENTION_DAYS)
                .and_then(|days| days.try_into().ok()),
            // Tables are read last, so that a key below the wrong table is recognised.
            organizer: table.table("organizer", Organizer::read),
            coverage: table.tables("coverage", Coverage::read),
            signatories: Vec::new(),
            first_names: Names::default(),
            statements: Vec::new(),
            updates: Vec::new(),
            about: None,
            withdrawal: Vec::new(),
            watch: WatchList::default(),
            images: BTreeMap::new(),
            remarks: Vec::new(),
            files_hash: [0; 32],
            aliases_line: table.line_of("aliases"),
        };
        // Whoever stands behind the letter is reached where its readers are told to write.
        if let Some(organizer) = &mut letter.organizer {
            organizer.contact = organizer.contact.take().or_else(|| letter.contact.clone());
        }
        letter.note_contradictions(table);
        letter
    }

    /// Reports keys that are valid alone but contradict each other.
    fn note_contradictions(&self, table: &mut Table<'_>) {
        let ends_before =
            |begin: Option<OffsetDateTime>| begin.zip(self.closes).is_some_and(|(begin, end)| end <= begin);
        if ends_before(self.opens) {
            table.note_at("closes", "the letter closes before it opens; correct closes or opens");
        }
        if ends_before(self.publishes) {
            table.note_at("closes", "the letter closes before it is published; correct closes or publishes");
        }
        for (at, alias) in self.aliases.iter().enumerate() {
            if *alias == self.slug {
                table.note_at(
                    "aliases",
                    format!("\"{alias}\" is the letter's present name; remove it from aliases"),
                );
            } else if self.aliases[..at].contains(alias) {
                table.note_at("aliases", format!("\"{alias}\" stands twice; remove one"));
            }
        }
    }

    /// What is said of its withdrawal to a reader of this language: in theirs, else in the letter's own; nothing where
    /// nothing is said.
    pub fn withdrawal(&self, language: &Language) -> Option<&Withdrawal> {
        let nearest = language.nearest(self.withdrawal.iter().map(|one| &one.language));
        let found = nearest.and_then(|nearest| self.withdrawal.iter().find(|one| one.language == *nearest));
        found.or(self.withdrawal.first())
    }

    /// Is the picture at this address part of what is said of its withdrawal?
    pub(in crate::letters) fn withdrawal_shows(&self, address: &str) -> bool {
        self.withdrawal.iter().any(|one| one.html.shows(address))
    }
}

impl Organizer {
    fn read(table: &mut Table<'_>) -> Self {
        Self {
            name: table.required("name"),
            address: table.text("address"),
            country: country(table),
            contact: table.text("contact"),
            press: table.text("press"),
        }
    }
}

impl Coverage {
    fn read(table: &mut Table<'_>) -> Self {
        Self {
            title: table.required("title"),
            outlet: table.text("outlet"),
            author: table.text("author"),
            date: table.date("date"),
            url: table.parsed("url"),
        }
    }
}

fn language(table: &mut Table<'_>) -> Language {
    let tag = table.required("language");
    tag.parse().unwrap_or_else(|_| {
        if !tag.is_empty() {
            let what =
                format!("language: \"{tag}\" is not a language tag; write one such as \"en\" or \"pt-BR\"");
            table.note_at("language", what);
        }
        Language::english()
    })
}

fn capacities(table: &mut Table<'_>) -> BTreeSet<Capacity> {
    match table.list::<Capacity>("capacities") {
        Some(chosen) => {
            if chosen.is_empty() {
                table.note_at(
                    "capacities",
                    "nobody could sign; name one of the capacities, or remove the line for all three",
                );
            }
            chosen.into_iter().collect()
        }
        None => Capacity::ALL.iter().copied().collect(),
    }
}

fn country(table: &mut Table<'_>) -> Option<String> {
    let code = table.text("country")?.to_uppercase();
    if countries::code(&code).is_none() {
        let what = format!(
            "country: \"{code}\" is not a country; write its two letters (ISO 3166-1), such as \"GB\""
        );
        table.note_at("country", what);
        return None;
    }
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::source::testing::{LETTER, load_with, problems, with_keys};

    #[test]
    fn what_a_letter_does_not_say_has_its_default() {
        let letter = load_with(&[]).unwrap();
        assert_eq!((letter.state, letter.moderation), (State::Live, Moderation::Flagged));
        assert_eq!(letter.capacities.len(), 3);
        assert!(letter.ask.is_empty() && !letter.index_list);
        assert_eq!((letter.retention_days, letter.organizer, letter.about), (None, None, None));
    }

    #[test]
    fn a_letter_may_say_everything() {
        let letter = with_keys(
            "addressed_to = \"B\"\ndescription = \"C\"\nopens = 2026-01-01T00:00:00Z\ncloses = 2026-02-01T00:00:00Z\n\
             publishes = 2026-01-02T00:00:00Z\nstate = \"withdrawn\"\naliases = [\"old\"]\ngoal = 2_000\nthreshold = 100\n\
             moderation = \"all\"\nask = [\"website\", \"role\"]\ncapacities = [\"group\"]\nlicense = \"CC-BY-4.0\"\n\
             contact = \"a@b.test\"\nindex_list = true\nretention_days = 30\n\
             [organizer]\nname = \"D\"\naddress = \"\"\"\n1 Street\nTown\"\"\"\ncountry = \"gb\"\ncontact = \"c@b.test\"\npress = \"d@b.test\"\n\
             [[coverage]]\ntitle = \"E\"\noutlet = \"F\"\nauthor = \"G\"\ndate = 2026-01-03\nurl = \"https://f.test/\"\n\
             [[coverage]]\ntitle = \"H\"",
        )
        .unwrap();
        assert_eq!(
            (letter.state, letter.moderation, letter.goal),
            (State::Withdrawn, Moderation::All, Some(2000))
        );
        assert_eq!(letter.ask.into_iter().collect::<Vec<_>>(), [Ask::Role, Ask::Website]);
        assert_eq!(letter.texts[0].description.as_deref(), Some("C"));
        let organizer = letter.organizer.unwrap();
        assert_eq!(organizer.address.as_deref(), Some("1 Street\nTown"));
        assert_eq!(organizer.country.as_deref(), Some("GB"));
        assert_eq!(letter.coverage.len(), 2);
    }

    #[test]
    fn what_contradicts_itself_is_named() {
        for (lines, expected) in [
            (
                "opens = 2026-02-01T00:00:00Z\ncloses = 2026-01-01T00:00:00Z",
                "a/letter.md:5: the letter closes before it opens",
            ),
            (
                "publishes = 2026-02-01T00:00:00Z\ncloses = 2026-02-01T00:00:00Z",
                "a/letter.md:5: the letter closes before it is published",
            ),
            ("aliases = [\"a\"]", "a/letter.md:4: \"a\" is the letter's present name"),
            ("aliases = [\"b\", \"b\"]", "a/letter.md:4: \"b\" stands twice"),
            ("capacities = []", "a/letter.md:4: nobody could sign"),
        ] {
            let found = problems(with_keys(lines));
            assert!(found.len() == 1 && found[0].starts_with(expected), "{lines}: {found:?}");
        }
    }

    #[test]
    fn what_a_letter_must_say_is_named() {
        assert_eq!(
            problems(load_with(&[("letter.md", "+++\n+++\n\nDear all\n")])),
            [
                "a/letter.md:1: language is missing; add a line language = \"…\"",
                "a/letter.md:1: title is missing; add a line title = \"…\""
            ]
        );
        let tag = problems(load_with(&[("letter.md", &LETTER.replace("en", "english!"))]));
        assert_eq!(
            tag,
            [
                "a/letter.md:3: language: \"english!\" is not a language tag; write one such as \"en\" or \"pt-BR\""
            ]
        );
    }

    #[test]
    fn somebody_stands_behind_a_letter_and_can_be_reached() {
        let missing = |lines: &str| with_keys(lines).unwrap().organizer_missing().map(|problem| problem.what);
        assert!(missing("").unwrap().starts_with("nobody stands behind"));
        assert!(missing("[organizer]\nname = \"A\"").unwrap().starts_with("nobody can be reached"));
        assert_eq!(missing("[organizer]\nname = \"A\"\ncontact = \"a@b.test\""), None);
        assert_eq!(missing("contact = \"a@b.test\"\n[organizer]\nname = \"A\""), None);
    }
}
