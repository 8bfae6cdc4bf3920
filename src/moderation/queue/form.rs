//! The form of the queue: a decision, or another action on a signature.

use serde::Deserialize;
use time::{Date, format_description::StaticFormatDescription, macros::format_description};
use uuid::Uuid;

use crate::{
    moderation::decide::{Care, Decision},
    organizers::form::FormError,
    signing::{
        review::{correction::Correction, featured::Feature, identity_check::Finding},
        signature::{
            State,
            fields::{Plain, SignerName, TextProblem},
        },
        submission::form::{asked_words, problem_message},
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueueForm {
    /// `publish`, `reject`, `dismiss`, `take-down`, `undo-publish`, `undo-reject`; `check`, `uncheck`,
    /// `ask`, `correct`, `take-back`, `feature`, `unfeature`.
    pub act: String,
    /// The item to decide on, or whose decision is undone.
    pub id: String,
    pub signature: String,
    /// The version of the signature that the page showed.
    pub seen: String,
    /// The reason, which the signer reads.
    pub reason: String,
    pub how: String,
    /// The day of the check, in the format of HTML.
    pub on: String,
    pub question: String,
    pub name: String,
    pub role: String,
    pub organisation: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueAction {
    Decide(Uuid, Decision),
    Care(Uuid, Care),
    Dismiss(Uuid),
    Uncheck(Uuid),
    TakeBack(Uuid),
}

impl QueueForm {
    /// The parsed form, or a mistake; `None` if it is not one of this page.
    pub fn parse(&self, today: Date) -> Option<Result<QueueAction, FormError>> {
        let id: Uuid = self.id.parse().ok()?;
        let signature = || self.signature.parse::<Uuid>().ok();
        let reason = || words("reason", &self.reason, "error-reason-missing");
        Some(match self.act.as_str() {
            "publish" => Ok(QueueAction::Decide(id, Decision::Publish)),
            "reject" => {
                reason().map(|why| QueueAction::Decide(id, Decision::Reject(why.as_str().to_owned())))
            }
            "dismiss" => Ok(QueueAction::Dismiss(id)),
            "take-down" => {
                let of = signature()?;
                reason().map(|why| QueueAction::Decide(of, Decision::TakeDown(why.as_str().to_owned())))
            }
            "undo-publish" => Ok(QueueAction::Decide(id, Decision::Undo(State::Published))),
            "undo-reject" => Ok(QueueAction::Decide(id, Decision::Undo(State::Rejected))),
            "check" => {
                let of = signature()?;
                self.finding(today).map(|finding| QueueAction::Care(of, Care::Check(finding)))
            }
            "uncheck" => Ok(QueueAction::Uncheck(id)),
            "ask" => {
                let of = signature()?;
                let question = asked_words(&self.question, "error-question-missing");
                question
                    .map(|question| QueueAction::Care(of, Care::Ask(question)))
                    .map_err(|message| ("question", message))
            }
            "correct" => {
                let of = signature()?;
                self.correction().map(|correction| QueueAction::Care(of, Care::Correct(correction)))
            }
            "take-back" => Ok(QueueAction::TakeBack(id)),
            "feature" => Ok(QueueAction::Care(signature()?, Care::Feature(Feature::In))),
            "unfeature" => Ok(QueueAction::Care(signature()?, Care::Feature(Feature::Out))),
            _ => return None,
        })
    }

    fn finding(&self, today: Date) -> Result<Finding, FormError> {
        let how = words("how", &self.how, "error-how-missing")?;
        let on = Date::parse(&self.on, &DAY).map_err(|_| ("on", "error-day"))?;
        // In the organizer's time zone it may be tomorrow already.
        if today.next_day().is_some_and(|tomorrow| on > tomorrow) {
            return Err(("on", "error-day-to-come"));
        }
        Ok(Finding { on, how })
    }

    fn correction(&self) -> Result<Correction, FormError> {
        let line = |field, text| Plain::line(text).map_err(|problem| (field, message(problem)));
        let name = match self.name.trim() {
            "" => None,
            name => Some(SignerName::parse(name).map_err(|problem| ("name", message(problem)))?),
        };
        Ok(Correction {
            name,
            role: line("role", &self.role)?,
            organisation: line("organisation", &self.organisation)?,
        })
    }
}

/// The format of `<input type="date">` (HTML, 2.3.5.2).
pub const DAY: StaticFormatDescription = format_description!("[year]-[month]-[day]");

fn words(field: &'static str, text: &str, missing: &'static str) -> Result<Plain, FormError> {
    match Plain::line(text) {
        Ok(words) if words.is_empty() => Err((field, missing)),
        Ok(words) => Ok(words),
        Err(problem) => Err((field, message(problem))),
    }
}

fn message(problem: TextProblem) -> &'static str {
    problem_message(problem, "error-control", "error-line-too-long")
}
