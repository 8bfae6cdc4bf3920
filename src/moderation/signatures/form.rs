//! The forms of a report, of the search, and of one signature.

use serde::Deserialize;
use uuid::Uuid;

use super::SignatureSearch;
use crate::{
    organizers::form::FormError,
    signing::{
        review::featured::Feature,
        signature::{
            State,
            fields::Plain,
            search_terms::{Search, TooLong},
        },
        submission::form::{asked_words, problem_message},
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// What is wrong with the line.
    pub reason: String,
}

impl ReportForm {
    /// The text of the report, or the id of an error message.
    pub fn parse(&self) -> Result<Plain, &'static str> {
        asked_words(&self.reason, "error-report-empty")
    }
}

/// Query parameters of the search; an empty field sets no condition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    /// Words, or a number.
    pub q: String,
    pub state: String,
    pub after: Option<Uuid>,
    pub done: String,
}

impl SearchForm {
    pub fn sought(&self) -> Result<SignatureSearch, TooLong> {
        Ok(SignatureSearch {
            search: Search::parse(&self.q, None, None)?,
            state: State::parse(&self.state),
            after: self.after,
        })
    }

    /// The same with the words cut to the longest allowed search, to show the form again.
    pub fn shortened(self) -> Self {
        Self { q: Search::shortened(&self.q), ..self }
    }
}

/// The form that searches by address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    pub email: String,
}

/// An action on one signature that can be undone.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignatureActionForm {
    pub act: String,
    /// The state in which the signature was shown.
    pub seen: String,
    /// The reason, which the signer reads.
    pub reason: String,
    /// `list`, to go back to the list.
    pub back: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureAction {
    /// From the state that was shown to another, with a reason.
    Put((State, State), Option<String>),
    /// Feature the signature, move it, or stop featuring it.
    Feature(Feature),
}

impl SignatureActionForm {
    /// The action, or the id of an error message; `None` if the form is not one of this page.
    pub fn parse(&self) -> Option<Result<SignatureAction, &'static str>> {
        let to = match self.act.as_str() {
            "feature" => return Some(Ok(SignatureAction::Feature(Feature::In))),
            "unfeature" => return Some(Ok(SignatureAction::Feature(Feature::Out))),
            "earlier" => return Some(Ok(SignatureAction::Feature(Feature::Earlier))),
            "later" => return Some(Ok(SignatureAction::Feature(Feature::Later))),
            "publish" => State::Published,
            "reject" => State::Rejected,
            "hold" => State::Held,
            _ => return None,
        };
        let seen = State::parse(&self.seen)?;
        Some(match to {
            State::Rejected => reason(&self.reason)
                .map(|reason| SignatureAction::Put((seen, to), Some(reason.as_str().to_owned()))),
            _ => Ok(SignatureAction::Put((seen, to), None)),
        })
    }
}

/// An action that cannot be undone, or that shows a sealed address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SealedActForm {
    /// The reason, which the signer reads.
    pub reason: String,
    /// The organizer's own password.
    pub again: String,
}

impl SealedActForm {
    pub fn reason(&self) -> Result<Plain, FormError> {
        reason(&self.reason).map_err(|message| ("reason", message))
    }
}

/// A reason that the signer reads.
pub(in crate::moderation) fn reason(typed: &str) -> Result<Plain, &'static str> {
    match Plain::line(typed) {
        Ok(reason) if reason.is_empty() => Err("error-reason-missing"),
        Ok(reason) => Ok(reason),
        Err(problem) => Err(problem_message(problem, "error-reason-missing", "error-line-too-long")),
    }
}
