//! The form that puts a changed text in force.

use serde::Deserialize;

use crate::{
    language::Language,
    letters::{ChangeKind, Version},
    organizers::form::FormError,
    signing::{signature::fields::Plain, submission::form::problem_message},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TextForm {
    /// The kind of change: `editorial` or `material`.
    pub act: String,
    pub language: String,
    pub version: String,
    /// What readers and signers are told.
    pub note: String,
    /// `on` if the first signatories have agreed.
    pub first_agree: String,
    /// The organizer's own password.
    pub again: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDecision {
    pub language: Language,
    pub version: Version,
    pub kind: ChangeKind,
    /// What readers and signers are told.
    pub note: String,
    /// Whether the first signatories have agreed to it.
    pub first_agree: bool,
}

impl TextForm {
    /// The decision, or a mistake; `None` if the form is not one of this page. A material change needs a
    /// note, because signers are asked to agree again and must be told why.
    pub fn parse(&self) -> Option<Result<TextDecision, FormError>> {
        let kind = match self.act.as_str() {
            "editorial" => ChangeKind::Editorial,
            "material" => ChangeKind::Material,
            _ => return None,
        };
        let (language, version) = (self.language.parse().ok()?, self.version.parse().ok()?);
        let note = match Plain::paragraphs(&self.note) {
            Ok(note) if note.is_empty() && kind == ChangeKind::Material => {
                return Some(Err(("note", "error-text-note-missing")));
            }
            Ok(note) => note.as_str().to_owned(),
            Err(problem) => {
                return Some(Err((
                    "note",
                    problem_message(problem, "error-control", "error-comment-too-long"),
                )));
            }
        };
        let first_agree = self.first_agree == "on";
        Some(Ok(TextDecision { language, version, kind, note, first_agree }))
    }
}
