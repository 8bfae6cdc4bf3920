//! The form of the queue: a decision, or what is done about a signature besides.

use serde::Deserialize;
use time::{Date, format_description::StaticFormatDescription, macros::format_description};
use uuid::Uuid;

use crate::{
    moderation::decide::{Care, Decision},
    organizers::form::Mistake,
    signing::{
        review::{correction::Correction, featured::Feature, identity_check::Finding},
        signature::{
            State,
            fields::{Plain, SignerName, TextProblem},
        },
        submission::form::{asked_words, said_of},
    },
};

/// An act in the queue.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueueForm {
    /// `publish`, `reject`, `dismiss`, `take-down`, `undo-publish`, `undo-reject`; `check`, `uncheck`, `ask`, `correct`,
    /// `take-back`, `feature`, `unfeature`.
    pub act: String,
    /// What is decided on, or taken back.
    pub id: String,
    /// The signature that it is, or is about.
    pub signature: String,
    /// What the page showed of it.
    pub seen: String,
    /// Why, in words for the signer.
    pub reason: String,
    /// How somebody was checked.
    pub how: String,
    /// On which day, as HTML writes it.
    pub on: String,
    pub question: String,
    pub name: String,
    pub role: String,
    pub organisation: String,
}

/// What a form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A decision on a signature or an edit.
    Decide(Uuid, Decision),
    Care(Uuid, Care),
    /// A report is not right.
    Dismiss(Uuid),
    /// A check is taken back.
    Uncheck(Uuid),
    /// A correction is taken back.
    TakeBack(Uuid),
}

impl QueueForm {
    /// What it asks for; none if the form is none of ours; else what is wrong with it.
    pub fn parse(&self, today: Date) -> Option<Result<Asked, Mistake>> {
        let id: Uuid = self.id.parse().ok()?;
        let signature = || self.signature.parse::<Uuid>().ok();
        let reason = || words("reason", &self.reason, "error-reason-missing");
        Some(match self.act.as_str() {
            "publish" => Ok(Asked::Decide(id, Decision::Publish)),
            "reject" => reason().map(|why| Asked::Decide(id, Decision::Reject(why.as_str().to_owned()))),
            "dismiss" => Ok(Asked::Dismiss(id)),
            "take-down" => {
                let of = signature()?;
                reason().map(|why| Asked::Decide(of, Decision::TakeDown(why.as_str().to_owned())))
            }
            "undo-publish" => Ok(Asked::Decide(id, Decision::Undo(State::Published))),
            "undo-reject" => Ok(Asked::Decide(id, Decision::Undo(State::Rejected))),
            "check" => {
                let of = signature()?;
                self.finding(today).map(|finding| Asked::Care(of, Care::Check(finding)))
            }
            "uncheck" => Ok(Asked::Uncheck(id)),
            "ask" => {
                let of = signature()?;
                let question = asked_words(&self.question, "error-question-missing");
                question
                    .map(|question| Asked::Care(of, Care::Ask(question)))
                    .map_err(|message| ("question", message))
            }
            "correct" => {
                let of = signature()?;
                self.correction().map(|correction| Asked::Care(of, Care::Correct(correction)))
            }
            "take-back" => Ok(Asked::TakeBack(id)),
            "feature" => Ok(Asked::Care(signature()?, Care::Feature(Feature::In))),
            "unfeature" => Ok(Asked::Care(signature()?, Care::Feature(Feature::Out))),
            _ => return None,
        })
    }

    fn finding(&self, today: Date) -> Result<Finding, Mistake> {
        let how = words("how", &self.how, "error-how-missing")?;
        let on = Date::parse(&self.on, &DAY).map_err(|_| ("on", "error-day"))?;
        // Where the organizer is, it may be tomorrow already.
        if today.next_day().is_some_and(|tomorrow| on > tomorrow) {
            return Err(("on", "error-day-to-come"));
        }
        Ok(Finding { on, how })
    }

    fn correction(&self) -> Result<Correction, Mistake> {
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

/// A day, as `<input type="date">` sends it (HTML, 2.3.5.2).
pub const DAY: StaticFormatDescription = format_description!("[year]-[month]-[day]");

fn words(field: &'static str, text: &str, missing: &'static str) -> Result<Plain, Mistake> {
    match Plain::line(text) {
        Ok(words) if words.is_empty() => Err((field, missing)),
        Ok(words) => Ok(words),
        Err(problem) => Err((field, message(problem))),
    }
}

fn message(problem: TextProblem) -> &'static str {
    said_of(problem, "error-control", "error-line-too-long")
}
