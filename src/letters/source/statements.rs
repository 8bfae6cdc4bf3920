//! Parses statements, essays by signatories and guests beside a letter: `statements/NN-NAME.md`.

use std::collections::BTreeMap;

use super::{
    files::{Files, STATEMENTS},
    front_matter::{self, Table},
    license::License,
    problem::Problem,
    slug::Slug,
    web_address::WebAddress,
};
use crate::{
    language::Language,
    letters::{
        images::{Image, find},
        markdown::{BodyContext, BodyRenderer, Html},
    },
};

/// The author's name is an `h2` on the page with all statements, so headings of the text begin below it.
const TOP_HEADING: u8 = 3;

/// A statement in its author's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The number at the beginning of its file name, by which statements are sorted.
    pub number: u32,
    /// Its name in URLs: the file name without number and extension.
    pub slug: Slug,
    pub name: String,
    pub role: Option<String>,
    /// True for a guest, false for a signatory.
    pub guest: bool,
    pub website: Option<WebAddress>,
    /// The licence, if it differs from the letter's.
    pub license: Option<License>,
    pub image: Option<StatementImage>,
    pub html: Html,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementImage {
    /// Its file name, a key of [`crate::letters::Letter::images`].
    pub file: String,
    /// The alternative text.
    pub alt: String,
    /// The creator of the picture.
    pub credit: Option<String>,
    pub license: Option<License>,
}

/// Every statement, sorted by number.
pub fn read(
    files: &Files,
    language: &Language,
    renderer: &BodyRenderer<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for (path, name, _) in files.within(STATEMENTS) {
        let Some((number, slug)) = number_and_slug(name) else {
            let what = "name the file NN-NAME.md: a number for its place, then a to z, 0 to 9 and hyphens, such as 01-jake-elwes.md";
            problems.push(Problem::new(path, 1, what));
            continue;
        };
        if statements.iter().any(|statement| statement.slug == slug) {
            let what = format!(
                "there is another statement named \"{slug}\"; rename one, as both would have the same address"
            );
            problems.push(Problem::new(path, 1, what));
        }
        let Some(text) = files.text(path, problems) else { continue };
        let read = |table: &mut Table<'_>| Statement {
            number,
            slug: slug.clone(),
            name: table.required("name"),
            role: table.text("role"),
            guest: table.flag("guest"),
            website: table.parsed("website"),
            license: table.parsed("license"),
            image: table.table("image", |table| image(table, renderer.images, path)),
            html: Html::default(),
        };
        if let Some((mut statement, body)) = front_matter::read(path, &text, problems, read) {
            let anchor = format!("statement-{slug}-");
            statement.html = renderer.set(
                &body,
                &BodyContext { language, anchor: &anchor, top_heading: TOP_HEADING },
                problems,
            );
            statements.push(statement);
        }
    }
    statements.sort_by(|one, other| (one.number, &one.slug).cmp(&(other.number, &other.slug)));
    statements
}

fn number_and_slug(name: &str) -> Option<(u32, Slug)> {
    let (number, name) = name.strip_suffix(".md")?.split_once('-')?;
    let number = number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())??;
    Some((number, name.parse().ok()?))
}

fn image(table: &mut Table<'_>, images: &BTreeMap<String, Image>, path: &str) -> StatementImage {
    let mut file = table.required("file");
    if !file.is_empty() {
        match find(images, &file, path) {
            Ok((name, _)) => file = name.to_owned(),
            Err(what) => table.note_at("file", what),
        }
    }
    StatementImage {
        file,
        alt: table.required("alt"),
        credit: table.text("credit"),
        license: table.parsed("license"),
    }
}

#[cfg(test)]
mod tests {
    use crate::letters::source::testing::{load_with, problems};

    #[test]
    fn statements_stand_in_the_order_of_their_numbers() {
        let statement = "+++\nname = \"A\"\n+++\n\nWords\n";
        let letter =
            load_with(&[("statements/10-b.md", statement), ("statements/9-a.md", statement)]).unwrap();
        let slugs: Vec<_> = letter.statements.iter().map(|statement| statement.slug.as_str()).collect();
        assert_eq!(slugs, ["a", "b"]);
    }

    #[test]
    fn a_statement_may_say_everything() {
        let text = "+++\nname = \"A\"\nrole = \"B\"\nguest = true\nwebsite = \"https://a.test\"\nlicense = \"CC0-1.0\"\n\
                    [image]\nfile = \"images/a.png\"\nalt = \"C\"\ncredit = \"D\"\nlicense = \"CC-BY-4.0\"\n+++\n\n# E\n";
        let letter = load_with(&[("statements/01-a.md", text)]).unwrap();
        let statement = &letter.statements[0];
        assert!(statement.guest);
        let image = statement.image.as_ref().unwrap();
        assert_eq!((image.file.as_str(), image.alt.as_str()), ("a.png", "C"));
        assert_eq!(statement.html.as_str(), "<h3 id=\"statement-a-e\">E</h3>\n");
    }

    #[test]
    fn mistakes_of_a_statement_are_named() {
        for (path, text, expected) in [
            ("statements/a.md", "", "a/statements/a.md:1: name the file NN-NAME.md"),
            ("statements/01-É.md", "", "a/statements/01-É.md:1: name the file NN-NAME.md"),
            ("statements/+1-a.md", "", "a/statements/+1-a.md:1: name the file NN-NAME.md"),
            ("statements/01-a.txt", "", "a/statements/01-a.txt:1: name the file NN-NAME.md"),
            ("statements/01-a.md", "Words", "a/statements/01-a.md:1: the front matter is missing"),
            ("statements/01-a.md", "+++\nrole = \"B\"\n+++\n", "a/statements/01-a.md:1: name is missing"),
            (
                "statements/01-a.md",
                "+++\nname = \"A\"\n[image]\nfile = \"b.png\"\nalt = \"C\"\n+++\n",
                "a/statements/01-a.md:4: there is no picture \"b.png\"",
            ),
            (
                "statements/01-a.md",
                "+++\nname = \"A\"\n[image]\nfile = \"a.png\"\n+++\n",
                "a/statements/01-a.md:3: alt is missing; add below [image]",
            ),
            (
                "statements/01-a.md",
                "+++\nname = \"A\"\n+++\n\n\n[x](ftp://a)\n",
                "a/statements/01-a.md:6: the link \"ftp://a\" leads nowhere",
            ),
        ] {
            let found = problems(load_with(&[(path, text)]));
            assert!(found.len() == 1 && found[0].starts_with(expected), "{path}: {found:?}");
        }
        let text = "+++\nname = \"A\"\n+++\n";
        let twice = problems(load_with(&[("statements/01-a.md", text), ("statements/02-a.md", text)]));
        assert!(twice[0].starts_with("a/statements/02-a.md:1: there is another statement named \"a\""));
    }
}
