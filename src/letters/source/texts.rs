//! Parses the text of a letter in each of its languages: `letter.md` and `letter.<lang>.md`.

use std::borrow::Cow;

use super::{
    files::{Files, LETTER, language_of},
    front_matter::{self, Table},
    problem::Problem,
    version::{Version, canonical, with_line_breaks},
};
use crate::{
    language::Language,
    letters::markdown::{Body, BodyContext, BodyRenderer, Html, without_comments},
};

/// The letter's title is the page's `h1`, so headings of the text begin below it.
const TOP_HEADING: u8 = 2;
/// Prefix of the anchors in a letter's text, so that they never equal an id of the page.
const ANCHOR: &str = "text-";

/// How many characters of a description search engines and chat apps show.
const SUMMARY_CHARACTERS: usize = 180;

/// The text in one language of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub language: Language,
    pub title: String,
    /// A sentence about the letter, for link previews and the list of letters.
    pub description: Option<String>,
    /// The Markdown, canonical but for breaks of lines; see [`with_line_breaks`].
    pub body: String,
    /// The hash of the canonical Markdown, to which a signature is bound.
    pub version: Version,
    /// The body as the page shows it.
    pub html: Html,
    /// Of a translation: the version of the own text that it was made from, if it says so.
    pub translates: Option<Version>,
}

impl Text {
    /// The source for publication, without comments.
    pub fn handed_out(&self) -> String {
        handed_out(&self.body)
    }

    /// One or two sentences for people who have not opened the letter: the author's description, otherwise the
    /// first words.
    pub fn summary(&self) -> Cow<'_, str> {
        match &self.description {
            Some(description) => description.into(),
            None => self.html.first_words(SUMMARY_CHARACTERS).into(),
        }
    }
}

/// The title and description in the front matter of a text.
pub struct Heading {
    pub title: String,
    pub description: Option<String>,
    /// Of a translation: the version of the own text that it was made from.
    pub translates: Option<Version>,
}

impl Heading {
    /// Reads the keys that every text has.
    pub fn read(table: &mut Table<'_>) -> Self {
        Self { title: table.required("title"), description: table.text("description"), translates: None }
    }

    /// Reads the keys of a translation.
    fn of_translation(table: &mut Table<'_>) -> Self {
        Self { translates: table.parsed("translates"), ..Self::read(table) }
    }

    /// Makes the text from this heading and a body.
    pub fn over(
        self,
        body: &Body<'_>,
        language: Language,
        renderer: &BodyRenderer<'_>,
        problems: &mut Vec<Problem>,
    ) -> Text {
        let canonical = canonical(body.text);
        if handed_out(&canonical).is_empty() {
            let what = "there is no text below the front matter; write the letter here";
            problems.push(Problem::new(body.file, body.first_line, what));
        }
        let place = BodyContext { language: &language, anchor: ANCHOR, top_heading: TOP_HEADING };
        Text {
            html: renderer.set(body, &place, problems),
            version: Version::of(&canonical),
            body: with_line_breaks(body.text),
            title: self.title,
            description: self.description,
            translates: self.translates,
            language,
        }
    }
}

/// A canonical body for publication, without comments and canonical again.
pub fn handed_out(body: &str) -> String {
    canonical(&without_comments(body))
}

/// Every translation, by language tag. `own` is the language of `letter.md`.
pub fn translations(
    files: &Files,
    own: &Language,
    renderer: &BodyRenderer<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for (path, _) in files.iter() {
        let Some(tag) = language_of(path) else { continue };
        let Ok(language) = tag.parse::<Language>() else {
            let what = format!(
                "\"{tag}\" is not a language tag; rename the file to one such as letter.fr.md or letter.pt-BR.md"
            );
            problems.push(Problem::new(path, 1, what));
            continue;
        };
        if language == *own {
            let what = format!("\"{tag}\" is the language of {LETTER} itself; remove this file or rename it");
            problems.push(Problem::new(path, 1, what));
        } else if texts.iter().any(|text| text.language == language) {
            let what = format!("there is another file for \"{language}\"; remove one of them");
            problems.push(Problem::new(path, 1, what));
        }
        let Some(content) = files.text(path, problems) else { continue };
        if let Some((heading, body)) = front_matter::read(path, &content, problems, Heading::of_translation) {
            texts.push(heading.over(&body, language, renderer, problems));
        }
    }
    texts.sort_by(|one, other| one.language.cmp(&other.language));
    texts
}

#[cfg(test)]
mod tests {
    use crate::letters::source::testing::{load_with, problems, with_body};

    #[test]
    fn a_letters_own_language_is_first_the_others_follow_by_tag() {
        let translation = "+++\ntitle = \"B\"\n+++\n\nDear all\n";
        let letter = load_with(&[("letter.pt-br.md", translation), ("letter.ar.md", translation)]).unwrap();
        let tags: Vec<_> = letter.texts.iter().map(|text| text.language.as_str()).collect();
        assert_eq!(tags, ["en", "ar", "pt-BR"]);
        assert!(letter.texts.iter().all(|text| text.version == letter.texts[0].version));
    }

    #[test]
    fn a_reader_gets_the_nearest_language() {
        let letter = load_with(&[("letter.pt-BR.md", "+++\ntitle = \"B\"\n+++\nOi\n")]);
        let letter = letter.unwrap();
        let title = |tag: &str| letter.text_in(&tag.parse().unwrap()).title.as_str();
        assert_eq!((title("pt-BR"), title("pt"), title("en-GB"), title("fr")), ("B", "B", "A", "A"));
    }

    #[test]
    fn a_translation_says_title_and_description_only() {
        let found =
            problems(load_with(&[("letter.fr.md", "+++\ntitle = \"B\"\ngoal = 3\n+++\n\nCher tous\n")]));
        assert_eq!(found, ["a/letter.fr.md:3: unknown key \"goal\"; the nearest known one is \"title\""]);
    }

    #[test]
    fn a_translation_without_a_language_of_its_own_is_named() {
        let text = "+++\ntitle = \"B\"\n+++\n\nB\n";
        assert!(
            problems(load_with(&[("letter.EN.md", text)]))[0]
                .starts_with("a/letter.EN.md:1: \"EN\" is the language of letter.md itself")
        );
        assert!(
            problems(load_with(&[("letter.french!.md", text)]))[0]
                .contains("\"french!\" is not a language tag")
        );
        let twice = problems(load_with(&[("letter.pt-BR.md", text), ("letter.pt-br.md", text)]));
        assert!(twice[0].contains("there is another file for \"pt-BR\""), "{twice:?}");
    }

    #[test]
    fn a_letter_without_words_is_named() {
        assert_eq!(
            problems(with_body("\n \n")),
            ["a/letter.md:5: there is no text below the front matter; write the letter here"]
        );
    }
}
