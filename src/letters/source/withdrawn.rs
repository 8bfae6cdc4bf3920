//! Parses the organizers' statement about a withdrawn letter: `withdrawn.md` and `withdrawn.<lang>.md`.

use super::{
    files::{Files, WITHDRAWN, language_of_withdrawal},
    front_matter,
    problem::Problem,
};
use crate::{
    language::Language,
    letters::markdown::{Body, BodyContext, BodyRenderer, Html, without_comments},
};

/// The page has an `h1`, so headings of the statement begin below it.
const TOP_HEADING: u8 = 2;

/// The statement in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub language: Language,
    pub html: Html,
    /// The Markdown source, for the plain-text part of a mail.
    pub source: String,
}

/// Every language of it, the letter's own first. It may lie there before the letter is withdrawn, and is checked then.
pub(in crate::letters) fn read(
    files: &Files,
    own: &Language,
    renderer: &BodyRenderer<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Withdrawal> {
    let mut found: Vec<Withdrawal> = one(files, WITHDRAWN, own, renderer, problems).into_iter().collect();
    for (path, _) in files.iter() {
        let Some(tag) = language_of_withdrawal(path) else { continue };
        let what = match tag.parse::<Language>() {
            Err(_) => {
                format!("\"{tag}\" is not a language tag; rename the file to one such as withdrawn.fr.md")
            }
            Ok(language) if language == *own => {
                format!("\"{tag}\" is the letter's own language; name the file {WITHDRAWN}")
            }
            Ok(_) if files.get(WITHDRAWN).is_none() => {
                format!("there is no {WITHDRAWN} beside this file; write it in the letter's own language")
            }
            Ok(language) => {
                found.extend(one(files, path, &language, renderer, problems));
                continue;
            }
        };
        problems.push(Problem::new(path, 1, what));
    }
    found
}

fn one(
    files: &Files,
    path: &str,
    language: &Language,
    renderer: &BodyRenderer<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Withdrawal> {
    let text = files.text(path, problems)?;
    let body = if front_matter::is_there(&text) {
        front_matter::read(path, &text, problems, |_| ())?.1
    } else {
        Body { file: path, first_line: 1, text: &text }
    };
    let place = BodyContext { language, anchor: "withdrawn-", top_heading: TOP_HEADING };
    let html = renderer.set(&body, &place, problems);
    if html.as_str().trim().is_empty() {
        problems.push(Problem::new(
            path,
            1,
            "this says nothing; write why the letter was taken back, or remove the file",
        ));
    }
    let source = without_comments(body.text).trim().to_owned();
    Some(Withdrawal { language: language.clone(), html, source })
}

#[cfg(test)]
mod tests {
    use crate::letters::source::testing::{load_with, problems};

    #[test]
    fn what_is_said_of_a_withdrawal_is_checked_before_it_is_needed() {
        let letter =
            load_with(&[("withdrawn.md", "It is done.\n"), ("withdrawn.fr.md", "C'est fait.\n")]).unwrap();
        let html = |tag: &str| letter.withdrawal(&tag.parse().unwrap()).unwrap().html.to_string();
        assert_eq!([html("fr-CA"), html("de")], ["<p>C&#39;est fait.</p>\n", "<p>It is done.</p>\n"]);
        for (file, text, wrong) in [
            ("withdrawn.md", " \n", "a/withdrawn.md:1: this says nothing"),
            ("withdrawn.md", "a\n\n[b](c)\n", "a/withdrawn.md:3: the link \"c\" leads nowhere"),
            ("withdrawn.fr.md", "a\n", "a/withdrawn.fr.md:1: there is no withdrawn.md"),
            ("withdrawn.en.md", "a\n", "a/withdrawn.en.md:1: \"en\" is the letter's own language"),
            ("withdrawn.xx-.md", "a\n", "a/withdrawn.xx-.md:1: \"xx-\" is not a language tag"),
        ] {
            let found = problems(load_with(&[(file, text)]));
            assert!(found[0].starts_with(wrong), "{found:?}");
        }
    }
}
