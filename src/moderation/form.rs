//! The forms of a report and of a decision; those of a letter's texts and links stand beside.

pub mod access;
pub mod audit;
pub mod texts;

use serde::Deserialize;
use uuid::Uuid;

use super::decide::Decision;
use crate::signing::{
    fields::{Plain, TextProblem},
    signature::State,
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
        let reason = || match Plain::line(&self.reason) {
            Ok(reason) if reason.is_empty() => Err("error-reason-missing"),
            Ok(reason) => Ok(reason.as_str().to_owned()),
            Err(TextProblem::TooLong) => Err("error-line-too-long"),
            Err(_) => Err("error-control"),
        };
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
