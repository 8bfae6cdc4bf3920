//! The forms of bulk actions: which signatures, and what to do with them.

use serde::Deserialize;
use time::{
    Duration, OffsetDateTime, PrimitiveDateTime,
    format_description::{BorrowedFormatItem, well_known::Rfc3339},
    macros::format_description,
};

use super::{
    BulkRequest, Counts,
    selection::{Network, Predicate},
};
use crate::{
    mail::MailDomain,
    moderation::signatures,
    organizers::form::FormError,
    signing::{
        screening::Reason,
        signature::{State, fields::Plain, search_terms::Search},
        submission::form::problem_message,
    },
};

/// The format of `datetime-local` (HTML, 4.10.5.1.11).
const MINUTE: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]T[hour]:[minute]");

/// Signatures of the last moments may not be committed yet: they are left out of what is shown, see
/// [`settled`].
const SETTLED: Duration = Duration::seconds(2);

/// The selection of signatures, as query parameters or form fields.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PredicateForm {
    /// `on`: held signatures.
    pub held: String,
    /// `on`: published signatures.
    pub published: String,
    /// `on`: rejected signatures.
    pub rejected: String,
    pub reason: String,
    /// Signed at this time or later, in UTC.
    pub since: String,
    /// Signed at this time or earlier, in UTC.
    pub until: String,
    pub domain: String,
    /// The hexadecimal digits of a network's hash.
    pub network: String,
    pub name: String,
    /// Part of any text of the signature.
    pub words: String,
}

impl PredicateForm {
    /// The form of a fresh page: held signatures.
    pub fn fresh() -> Self {
        Self { held: "on".into(), ..Self::default() }
    }

    /// Whether any field is filled in.
    pub fn is_asked(&self) -> bool {
        self.pairs().iter().any(|(_, value)| !value.is_empty())
    }

    /// The fields by their names.
    pub fn pairs(&self) -> [(&'static str, &str); 10] {
        [
            ("held", &self.held),
            ("published", &self.published),
            ("rejected", &self.rejected),
            ("reason", &self.reason),
            ("since", &self.since),
            ("until", &self.until),
            ("domain", &self.domain),
            ("network", &self.network),
            ("name", &self.name),
            ("words", &self.words),
        ]
    }

    pub fn parse(&self) -> Result<Predicate, Vec<FormError>> {
        let mut errors = Vec::new();
        let states = [
            (&self.held, State::Held),
            (&self.published, State::Published),
            (&self.rejected, State::Rejected),
        ];
        let states: Vec<_> =
            states.into_iter().filter(|(on, _)| !on.is_empty()).map(|(_, state)| state).collect();
        if states.is_empty() {
            errors.push(("held", "error-bulk-states"));
        }
        let mut reader = FieldReader(&mut errors);
        let predicate = Predicate {
            states,
            reason: reader
                .field("reason", &self.reason, |text| Reason::parse(text).ok_or("error-not-a-form")),
            since: reader.field("since", &self.since, minute),
            // To the end of that minute.
            until: reader
                .field("until", &self.until, minute)
                .map(|until| until + Duration::MINUTE - Duration::MICROSECOND),
            domain: reader.field("domain", &self.domain, |text| {
                MailDomain::parse(text).map_err(|_| "error-bulk-domain")
            }),
            network: reader
                .field("network", &self.network, |text| Network::parse(text).ok_or("error-bulk-network")),
            name: reader.field("name", &self.name, searched),
            words: reader.field("words", &self.words, line),
        };
        if errors.is_empty() { Ok(predicate) } else { Err(errors) }
    }
}

/// Reads fields, and collects their mistakes.
struct FieldReader<'a>(&'a mut Vec<FormError>);

impl FieldReader<'_> {
    fn field<T>(
        &mut self,
        name: &'static str,
        typed: &str,
        read: impl FnOnce(&str) -> Result<T, &'static str>,
    ) -> Option<T> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        read(typed).map_err(|message| self.0.push((name, message))).ok()
    }
}

/// A name that the search accepts.
fn searched(text: &str) -> Result<Plain, &'static str> {
    Search::parse(text, None, None).map_err(|_| "error-search-long")?;
    line(text)
}

fn line(text: &str) -> Result<Plain, &'static str> {
    Plain::line(text).map_err(|problem| problem_message(problem, "error-control", "error-line-too-long"))
}

fn minute(text: &str) -> Result<OffsetDateTime, &'static str> {
    // Some browsers send the seconds, too.
    let text = text.get(..16).unwrap_or(text);
    PrimitiveDateTime::parse(text, MINUTE).map(PrimitiveDateTime::assume_utc).map_err(|_| "error-bulk-time")
}

/// Limits a selection to signatures from before the moment at which the organizer saw it.
pub fn seen_at(mut predicate: Predicate, moment: OffsetDateTime) -> Predicate {
    predicate.until = Some(predicate.until.map_or(moment, |until| until.min(moment)));
    predicate
}

/// The time up to which signatures are shown to a request at `now`.
pub fn settled(now: OffsetDateTime) -> OffsetDateTime {
    now - SETTLED
}

/// The form that starts a bulk action.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BulkActionForm {
    #[serde(flatten)]
    pub which: PredicateForm,
    /// The time up to which signatures were shown (RFC 3339).
    pub seen_until: String,
    /// The number of held signatures that was shown.
    pub seen_held: String,
    /// The number of published signatures that was shown.
    pub seen_published: String,
    /// The number of rejected signatures that was shown.
    pub seen_rejected: String,
    /// `rejected`, `published` or `held`.
    pub makes: String,
    /// The reason, which the signers read.
    pub why: String,
    /// `on`: the signers get no mail.
    pub quiet: String,
    /// The organizer's own password.
    pub again: String,
}

impl BulkActionForm {
    /// The signatures that were shown; `None` if the form is not one of this page.
    pub fn seen(&self) -> Option<(Predicate, Counts)> {
        let moment = OffsetDateTime::parse(&self.seen_until, &Rfc3339).ok()?;
        let number = |text: &str| text.parse().ok();
        let counts = Counts {
            held: number(&self.seen_held)?,
            published: number(&self.seen_published)?,
            rejected: number(&self.seen_rejected)?,
        };
        Some((seen_at(self.which.parse().ok()?, moment), counts))
    }

    /// The parsed form; `None` if it is not one of this page.
    pub fn parse(&self) -> Option<Result<BulkRequest, FormError>> {
        let (predicate, counts) = self.seen()?;
        let makes = self.makes.parse().ok()?;
        let reason = match signatures::form::reason(&self.why) {
            Ok(reason) => reason,
            Err(message) => return Some(Err(("why", message))),
        };
        let seen = counts.changed_by(makes);
        Some(Ok(BulkRequest { predicate, makes, reason, tells: self.quiet.is_empty(), seen }))
    }
}

/// The form that stops a bulk action or undoes it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TurnForm {
    /// `cancel` or `undo`.
    pub act: String,
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn an_address_says_which_signatures() {
        let form = PredicateForm {
            since: "2026-11-23T20:00".into(),
            until: "2026-11-23T20:10:00".into(),
            domain: "@Spam.Example ".into(),
            ..PredicateForm::fresh()
        };
        let predicate = form.parse().unwrap();
        assert_eq!(predicate.states, [State::Held]);
        assert_eq!(predicate.since, Some(datetime!(2026-11-23 20:00 UTC)));
        assert_eq!(predicate.until, Some(datetime!(2026-11-23 20:10:59.999999 UTC)));
        assert_eq!(predicate.domain.as_ref().unwrap().as_str(), "spam.example");
        assert_eq!(predicate.conditions(), ["state", "time", "domain"]);
    }

    #[test]
    fn what_cannot_be_read_is_said_of_its_field() {
        let form =
            PredicateForm { since: "yesterday".into(), network: "zz".into(), ..PredicateForm::default() };
        let errors: Vec<_> = form.parse().unwrap_err().into_iter().map(|(field, _)| field).collect();
        assert_eq!(errors, ["held", "since", "network"]);
        for (words, message) in
            [("x".repeat(121), "error-line-too-long"), ("a\tb".to_owned(), "error-control")]
        {
            let form = PredicateForm { words, ..PredicateForm::fresh() };
            assert_eq!(form.parse().unwrap_err(), [("words", message)]);
        }
    }
}
