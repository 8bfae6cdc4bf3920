//! The forms that make a private link and end it.

use serde::Deserialize;
use time::{Date, Duration, OffsetDateTime, macros::format_description};
use uuid::Uuid;

use crate::{
    letters::access::Admits,
    organizers::form::FormError,
    signing::{signature::fields::Plain, submission::form::problem_message},
};

/// The longest period of a link. An embargo takes days, a press link is used for months; a link that is
/// open for years is forgotten.
const LONGEST: Duration = Duration::days(366);

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LinkForm {
    /// `make` or `end`.
    pub act: String,
    pub id: String,
    /// What a new link gives access to.
    pub admits: String,
    /// The person or group that the new link is for.
    pub label: String,
    /// The last day on which it works, in UTC.
    pub until: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkAsked {
    Make {
        admits: Admits,
        /// The person or group that it is for.
        label: String,
        expires_at: OffsetDateTime,
    },
    End(Uuid),
}

impl LinkForm {
    /// The parsed form, or all mistakes; `None` if it is not one of this page.
    pub fn parse(&self, now: OffsetDateTime) -> Option<Result<LinkAsked, Vec<FormError>>> {
        match self.act.as_str() {
            "end" => self.id.parse().ok().map(|id| Ok(LinkAsked::End(id))),
            "make" => Some(self.parse_new(now)),
            _ => None,
        }
    }

    fn parse_new(&self, now: OffsetDateTime) -> Result<LinkAsked, Vec<FormError>> {
        let admits = self.admits.parse().map_err(|_| ("admits", "error-link-admits"));
        let label = match Plain::line(&self.label) {
            Ok(label) if label.is_empty() => Err(("label", "error-link-label")),
            Ok(label) => Ok(label.as_str().to_owned()),
            Err(problem) => {
                Err(("label", problem_message(problem, "error-link-label", "error-line-too-long")))
            }
        };
        let until = end_of(&self.until)
            .filter(|until| (now..=now + LONGEST).contains(until))
            .ok_or(("until", "error-link-until"));
        match (admits, label, until) {
            (Ok(admits), Ok(label), Ok(expires_at)) => Ok(LinkAsked::Make { admits, label, expires_at }),
            (admits, label, until) => {
                Err([admits.err(), label.err(), until.err()].into_iter().flatten().collect())
            }
        }
    }
}

/// The end of a day in UTC, in the format of a date field.
fn end_of(day: &str) -> Option<OffsetDateTime> {
    let day = Date::parse(day.trim(), format_description!("[year]-[month]-[day]")).ok()?;
    Some(day.next_day()?.midnight().assume_utc())
}
