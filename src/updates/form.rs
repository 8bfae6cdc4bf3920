//! The forms of an update: its text, and the actions on it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    language::Language,
    letters::{Letter, SiteUpdate, UpdateKind, library::site_updates::SiteUpdateText},
    signing::{
        signature::{fields::Plain, text_limit::TextLimit},
        submission::form::problem_message,
    },
};

/// The longest body: a mail that people still read.
const LONGEST_BODY: TextLimit = TextLimit::of(50_000);

/// The fields as typed: `kind`, `from`, `source`, and for each language `title-de` and `body-de`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct WordsForm(BTreeMap<String, String>);

/// An invalid field: its name, and the id of a message.
pub type UpdateFormError = (String, &'static str);

impl WordsForm {
    /// The content of a draft, as the form would send it.
    pub fn of(written: &SiteUpdate) -> Self {
        let mut fields = BTreeMap::new();
        match &written.kind {
            UpdateKind::News => drop(fields.insert("kind".into(), "news".into())),
            UpdateKind::Response { from, source } => {
                fields.insert("kind".into(), "response".into());
                fields.insert("from".into(), from.clone());
                fields.insert("source".into(), source.clone());
            }
        }
        for text in &written.texts {
            fields.insert(format!("title-{}", text.language), text.title.clone());
            fields.insert(format!("body-{}", text.language), text.body.clone());
        }
        Self(fields)
    }

    pub fn value(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// The text, or all mistakes in it. A language with neither title nor body is left out; the letter's
    /// own language never is.
    pub fn parse(&self, letter: &Letter, before: &SiteUpdate) -> Result<SiteUpdate, Vec<UpdateFormError>> {
        let mut errors = Vec::new();
        let mut line = |field: &str, missing: Option<&'static str>| match Plain::line(self.value(field)) {
            Ok(line) if line.is_empty() => {
                errors.extend(missing.map(|message| (field.to_owned(), message)));
                String::new()
            }
            Ok(line) => line.as_str().to_owned(),
            Err(problem) => {
                let message = problem_message(problem, "error-empty", "error-line-too-long");
                errors.push((field.to_owned(), message));
                String::new()
            }
        };
        let kind = match self.value("kind") {
            "response" => UpdateKind::Response {
                from: line("from", Some("error-update-from")),
                source: line("source", Some("error-update-source")),
            },
            _ => UpdateKind::News,
        };
        let mut texts = Vec::new();
        for text in &letter.texts {
            let (title, body) = fields(&text.language);
            let is_own = text.language == letter.language;
            let words = self.value(&body).replace("\r\n", "\n");
            let is_said = is_own || !words.trim().is_empty() || !self.value(&title).trim().is_empty();
            if is_said {
                let said = line(&title, Some("error-update-title"));
                texts.push(SiteUpdateText { language: text.language.clone(), title: said, body: words });
            }
        }
        for text in &texts {
            let (_, field) = fields(&text.language);
            if text.body.trim().is_empty() {
                errors.push((field, "error-update-body"));
            } else if LONGEST_BODY.check(&text.body).is_err() {
                errors.push((field, "error-update-long"));
            }
        }
        if errors.is_empty() { Ok(SiteUpdate { kind, texts, ..before.clone() }) } else { Err(errors) }
    }
}

/// The names of the fields for title and body in a language.
pub fn fields(language: &Language) -> (String, String) {
    (format!("title-{language}"), format!("body-{language}"))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct UpdateActionForm {
    /// `publish`, `remove`, `test`, `send`, `hold`, `go-on` or `cancel`.
    pub act: String,
    pub language: String,
    /// The owner's own password, which is required for `send`.
    pub again: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpdateAction {
    Publish,
    Remove,
    /// Send it to the organizer alone, in this language.
    Test(Language),
    /// Send it to all signatories who asked for updates.
    Send,
    Hold,
    GoOn,
    Cancel,
}

impl UpdateActionForm {
    /// The action; `None` if the form is not one of this page.
    pub fn parse(&self) -> Option<UpdateAction> {
        Some(match self.act.as_str() {
            "publish" => UpdateAction::Publish,
            "remove" => UpdateAction::Remove,
            "test" => UpdateAction::Test(self.language.parse().ok()?),
            "send" => UpdateAction::Send,
            "hold" => UpdateAction::Hold,
            "go-on" => UpdateAction::GoOn,
            "cancel" => UpdateAction::Cancel,
            _ => return None,
        })
    }
}
