//! The forms of a report, of a search and of one signature; those of the queue and of a letter's texts and links stand
//! beside.

use serde::Deserialize;
use uuid::Uuid;

use super::Sought;
use crate::{
    organizers::form::Mistake,
    signing::{
        review::featured::Feature,
        signature::{
            State,
            fields::Plain,
            search_terms::{Search, TooLong},
        },
        submission::form::{asked_words, said_of},
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// What is wrong with the line.
    pub reason: String,
}

impl ReportForm {
    /// The words of the report, or the message that says what to do.
    pub fn parse(&self) -> Result<Plain, &'static str> {
        asked_words(&self.reason, "error-report-empty")
    }
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
    pub fn sought(&self) -> Result<Sought, TooLong> {
        Ok(Sought {
            search: Search::parse(&self.q, None, None)?,
            state: State::parse(&self.state),
            after: self.after,
        })
    }

    /// The same with as much of the words as may be looked for: for the form to be shown again.
    pub fn shortened(self) -> Self {
        Self { q: Search::shortened(&self.q), ..self }
    }
}

/// An address to be found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressForm {
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
pub(in crate::moderation) fn reason(typed: &str) -> Result<Plain, &'static str> {
    match Plain::line(typed) {
        Ok(reason) if reason.is_empty() => Err("error-reason-missing"),
        Ok(reason) => Ok(reason),
        Err(problem) => Err(said_of(problem, "error-reason-missing", "error-line-too-long")),
    }
}
