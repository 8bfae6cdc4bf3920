//! The forms of a report and of a decision; those of a letter's texts and links stand beside.

pub mod access;
pub mod audit;
pub mod bulk;
pub mod enter;
pub mod texts;

pub mod updates;

use serde::Deserialize;
use uuid::Uuid;

use super::{decide::Decision, signatures::Sought};
use crate::{
    organizers::form::Mistake,
    signing::{
        featured::Feature,
        fields::{Plain, TextProblem},
        found::Search,
        signature::State,
    },
};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// What is wrong with the line.
    pub reason: String,
}

impl ReportForm {
    /// The words of the report, or the message that says what to do.
    pub fn parse(&self) -> Result<Plain, &'static str> {
        match Plain::paragraphs(&self.reason) {
            Ok(words) if words.is_empty() => Err("error-report-empty"),
            Ok(words) => Ok(words),
            Err(TextProblem::TooLong) => Err("error-comment-too-long"),
            Err(TextProblem::Bidirectional) => Err("error-bidirectional"),
            Err(TextProblem::Stacked) => Err("error-stacked"),
            Err(TextProblem::Control | TextProblem::Empty) => Err("error-control"),
        }
    }
}

/// A decision in the queue.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// `publish`, `reject`, `dismiss`, `take-down`, `undo-publish` or `undo-reject`.
    pub act: String,
    /// What is decided on.
    pub id: String,
    /// Of a report, the signature it is about.
    pub signature: String,
    /// Why, in words for the signer.
    pub reason: String,
}

/// What the address of the signatures' page asks for; an empty field asks for nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchForm {
    /// Words, or a number.
    pub q: String,
    /// The name of a state.
    pub state: String,
    /// Where the page goes on.
    pub after: Option<Uuid>,
    /// What was just done.
    pub done: String,
}

impl SearchForm {
    /// What is looked for.
    pub fn sought(&self) -> Sought {
        Sought {
            search: Search::new(&self.q, None, None),
            state: State::parse(&self.state),
            after: self.after,
        }
    }
}

/// An address to be found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    /// As typed.
    pub email: String,
}

/// An act on one signature that can be taken back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActForm {
    /// The name of an act.
    pub act: String,
    /// The state in which the signature was seen.
    pub seen: String,
    /// Why, in words for the signer.
    pub reason: String,
    /// `list`, to go back there.
    pub back: String,
}

/// What is wanted of one signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// From the state that was seen into another.
    Put((State, State), Option<String>),
    /// To stand first, or not.
    Feature(Feature),
}

impl ActForm {
    /// The act; none if the form is none of ours; else the message that says what to do.
    pub fn parse(&self) -> Option<Result<Act, &'static str>> {
        let to = match self.act.as_str() {
            "feature" => return Some(Ok(Act::Feature(Feature::In))),
            "unfeature" => return Some(Ok(Act::Feature(Feature::Out))),
            "earlier" => return Some(Ok(Act::Feature(Feature::Earlier))),
            "later" => return Some(Ok(Act::Feature(Feature::Later))),
            "publish" => State::Published,
            "reject" => State::Rejected,
            "hold" => State::Held,
            _ => return None,
        };
        let seen = State::parse(&self.seen)?;
        Some(match to {
            State::Rejected => {
                reason(&self.reason).map(|reason| Act::Put((seen, to), Some(reason.as_str().to_owned())))
            }
            _ => Ok(Act::Put((seen, to), None)),
        })
    }
}

/// An act that cannot be taken back, or shows what is kept under seal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SealedActForm {
    /// Why, in words for the signer.
    pub reason: String,
    /// The organizer's own password.
    pub again: String,
}

impl SealedActForm {
    /// The reason, or what is wrong with it.
    pub fn reason(&self) -> Result<Plain, Mistake> {
        reason(&self.reason).map_err(|message| ("reason", message))
    }
}

/// A reason that its signer reads.
fn reason(typed: &str) -> Result<Plain, &'static str> {
    match Plain::line(typed) {
        Ok(reason) if reason.is_empty() => Err("error-reason-missing"),
        Ok(reason) => Ok(reason),
        Err(TextProblem::TooLong) => Err("error-line-too-long"),
        Err(_) => Err("error-control"),
    }
}

/// What a form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A decision on a signature or an edit.
    Decide(Uuid, Decision),
    /// A report is not right.
    Dismiss(Uuid),
}

impl DecisionForm {
    /// The decision; none if the form is none of ours; else the message that says what to do.
    pub fn parse(&self) -> Option<Result<Asked, &'static str>> {
        let id: Uuid = self.id.parse().ok()?;
        let reason = || reason(&self.reason).map(|reason| reason.as_str().to_owned());
        Some(match self.act.as_str() {
            "publish" => Ok(Asked::Decide(id, Decision::Publish)),
            "reject" => reason().map(|reason| Asked::Decide(id, Decision::Reject(reason))),
            "dismiss" => Ok(Asked::Dismiss(id)),
            "take-down" => {
                let signature: Uuid = self.signature.parse().ok()?;
                reason().map(|reason| Asked::Decide(signature, Decision::TakeDown(reason)))
            }
            "undo-publish" => Ok(Asked::Decide(id, Decision::Undo(State::Published))),
            "undo-reject" => Ok(Asked::Decide(id, Decision::Undo(State::Rejected))),
            _ => return None,
        })
    }
}
