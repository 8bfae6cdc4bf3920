//! Parses news about a letter by its organizers and responses by its addressees: `updates/DATE-NAME.md`.

use time::{Date, macros::format_description};

use super::{
    files::{Files, UPDATES},
    front_matter::{self, Table},
    problem::Problem,
    slug::Slug,
    vocabulary::UnknownChoice,
    web_address::WebAddress,
};
use crate::{
    language::Language,
    letters::markdown::{Body, BodyContext, BodyRenderer, Html, without_comments},
};

/// An update's title is an `h2` on the page with all updates, so headings of the text begin below it.
const TOP_HEADING: u8 = 3;
/// The length of the date in a file name, in bytes.
const DATE_LENGTH: usize = "2026-01-31".len();

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Date and name from the file name: `2024-11-26-access-closed`. Feeds use it as the id.
    pub id: String,
    /// When it was published.
    pub date: Date,
    pub kind: UpdateKind,
    /// In the letter's own language first, then in other languages that it was written in. Never empty.
    pub tellings: Vec<Telling>,
}

/// An update in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    pub language: Language,
    pub title: String,
    pub html: Html,
    /// The Markdown source, for the plain-text part of a mail.
    pub source: String,
}

impl Update {
    /// In the reader's language, otherwise in the letter's own.
    pub fn in_language(&self, language: &Language) -> &Telling {
        let nearest = language.nearest(self.tellings.iter().map(|telling| &telling.language));
        let found = nearest.and_then(|nearest| self.tellings.iter().find(|one| one.language == *nearest));
        found.unwrap_or(&self.tellings[0])
    }
}

impl Telling {
    /// Renders a body below this headline; `id` makes the anchors of several updates unique.
    pub(in crate::letters) fn set(
        id: &str,
        (language, title): (&Language, String),
        body: &Body<'_>,
        renderer: &BodyRenderer<'_>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let anchor = format!("update-{id}-");
        let html = renderer.set(
            body,
            &BodyContext { language, anchor: &anchor, top_heading: TOP_HEADING },
            problems,
        );
        Self {
            language: language.clone(),
            title,
            html,
            source: without_comments(body.text).trim().to_owned(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpdateKind {
    News,
    Response {
        from: String,
        /// Where it was published: a web address or words such as "letter of 3 May".
        source: String,
    },
}

/// Every update, the newest first.
pub fn read(
    files: &Files,
    language: &Language,
    renderer: &BodyRenderer<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Update> {
    let mut updates: Vec<Update> = Vec::new();
    for (path, name, _) in files.within(UPDATES) {
        let Some((id, date)) = id_and_date(name) else {
            let what = "name the file DATE-NAME.md: a date, then a to z, 0 to 9 and hyphens, such as 2026-01-31-they-answered.md";
            problems.push(Problem::new(path, 1, what));
            continue;
        };
        let Some(text) = files.text(path, problems) else { continue };
        let read = |table: &mut Table<'_>| (table.required("title"), kind(table));
        if let Some(((title, kind), body)) = front_matter::read(path, &text, problems, read) {
            let telling = Telling::set(id, (language, title), &body, renderer, problems);
            updates.push(Update { id: id.to_owned(), date, kind, tellings: vec![telling] });
        }
    }
    sort(&mut updates);
    updates
}

pub(in crate::letters) fn sort(updates: &mut [Update]) {
    updates.sort_by(|one, other| (other.date, &other.id).cmp(&(one.date, &one.id)));
}

fn id_and_date(name: &str) -> Option<(&str, Date)> {
    let id = name.strip_suffix(".md")?;
    let (date, rest) = id.split_at_checked(DATE_LENGTH)?;
    rest.strip_prefix('-')?.parse::<Slug>().ok()?;
    Some((id, Date::parse(date, format_description!("[year]-[month]-[day]")).ok()?))
}

fn kind(table: &mut Table<'_>) -> UpdateKind {
    const KINDS: &[&str] = &["news", "response"];
    let kind = table.text("kind");
    if kind.as_deref() == Some("response") {
        let (from, source) = (table.required("from"), table.required("source"));
        if source.contains("://")
            && let Err(why) = source.parse::<WebAddress>()
        {
            table.note_at("source", format!("source: {why}"));
        }
        return UpdateKind::Response { from, source };
    }
    if let Some(word) = kind.filter(|word| word != "news") {
        table.note_at("kind", format!("kind: {}", UnknownChoice { word, known: KINDS }));
    }
    for key in ["from", "source"] {
        if table.text(key).is_some() {
            table.note_at(
                key,
                format!("{key} belongs to an answer; write kind = \"response\", or remove this line"),
            );
        }
    }
    UpdateKind::News
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::source::testing::{load_with, problems};

    const NEWS: &str = "+++\ntitle = \"A\"\n+++\n\nWords\n";

    #[test]
    fn the_newest_news_comes_first() {
        let letter =
            load_with(&[("updates/2025-12-31-b.md", NEWS), ("updates/2026-01-31-a.md", NEWS)]).unwrap();
        let ids: Vec<_> = letter.updates.iter().map(|update| update.id.as_str()).collect();
        assert_eq!(ids, ["2026-01-31-a", "2025-12-31-b"]);
        assert_eq!(letter.updates[0].kind, UpdateKind::News);
        assert_eq!(letter.updates[0].tellings[0].source, "Words");
    }

    #[test]
    fn an_answer_has_somebody_who_gave_it_and_a_source() {
        let answer = |lines: &str| {
            load_with(&[(
                "updates/2026-01-31-a.md",
                &format!("+++\ntitle = \"A\"\nkind = \"response\"\n{lines}\n+++\n"),
            )])
        };
        let letter = answer("from = \"OpenAI\"\nsource = \"letter of 3 May\"").unwrap();
        assert_eq!(
            letter.updates[0].kind,
            UpdateKind::Response { from: "OpenAI".into(), source: "letter of 3 May".into() }
        );
        let found = problems(answer(""));
        assert!(found[0].starts_with("a/updates/2026-01-31-a.md:1: from is missing"), "{found:?}");
        assert!(found[1].starts_with("a/updates/2026-01-31-a.md:1: source is missing"), "{found:?}");
        assert!(
            problems(answer("from = \"B\"\nsource = \"htp://a.test\""))[0]
                .contains(":5: source: \"htp://a.test\" is not a web address")
        );
    }

    #[test]
    fn mistakes_of_an_update_are_named() {
        for (path, text, expected) in [
            ("updates/a.md", NEWS, "a/updates/a.md:1: name the file DATE-NAME.md"),
            ("updates/2026-02-31-a.md", NEWS, "a/updates/2026-02-31-a.md:1: name the file DATE-NAME.md"),
            ("updates/2026-01-31.md", NEWS, "a/updates/2026-01-31.md:1: name the file DATE-NAME.md"),
            ("updates/2026-01-3é-a.md", NEWS, "a/updates/2026-01-3é-a.md:1: name the file DATE-NAME.md"),
            ("updates/2026-01-31-a.md", "Words", "a/updates/2026-01-31-a.md:1: the front matter is missing"),
            (
                "updates/2026-01-31-a.md",
                "+++\ntitle = \"A\"\nkind = \"newz\"\n+++\n",
                "a/updates/2026-01-31-a.md:3: kind: \"newz\" is not one of \"news\", \"response\"; did you mean \"news\"?",
            ),
            (
                "updates/2026-01-31-a.md",
                "+++\ntitle = \"A\"\nfrom = \"B\"\n+++\n",
                "a/updates/2026-01-31-a.md:3: from belongs to an answer",
            ),
        ] {
            let found = problems(load_with(&[(path, text)]));
            assert!(found.len() == 1 && found[0].starts_with(expected), "{path}: {found:?}");
        }
    }
}
