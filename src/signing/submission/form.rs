//! The sign form: what it sends, what is wrong with it, and what it says once nothing is. [`edit_form`](crate::signing::signer::edit_form)
//! reads the same fields of a signature that is there already.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::typed_address::TypedAddress;
use crate::{
    letters::{Ask, Capacity, Letter},
    mail::EmailAddress,
    signing::{
        screening::{Reason, anonymous_names},
        signature::{
            details::{Adherence, Said, Visibility},
            fields::{Country, LONGEST_WEBSITE, Plain, SignerName, TextProblem, Website},
        },
    },
};

/// The fields as they were typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
pub struct SignForm {
    #[validate(custom(function = "line"))]
    pub name: String,
    #[validate(custom(function = "address"))]
    pub email: String,
    /// The address that was asked about: was another meant?
    pub email_asked: String,
    /// The address that was meant instead.
    pub email_meant: String,
    #[validate(custom(function = "visibility"))]
    pub visibility: String,
    #[validate(custom(function = "consent"))]
    pub consent: String,
    #[validate(custom(function = "capacity"))]
    pub capacity: String,
    #[validate(custom(function = "line"))]
    pub spokesperson: String,
    #[validate(custom(function = "line"))]
    pub role: String,
    #[validate(custom(function = "line"))]
    pub organisation: String,
    #[validate(custom(function = "country"))]
    pub country: String,
    #[validate(custom(function = "website"))]
    pub website: String,
    #[validate(custom(function = "comment"))]
    pub comment: String,
    pub updates: String,
    /// Hash of the text that the page showed.
    pub version: String,
    /// The name that reads as none, for which signing without a name was offered: sent again, it is meant.
    pub meant: String,
    /// The field that people do not see and are asked to leave empty: programs fill in whatever there is.
    pub subject: String,
}

/// The order in which a page shows the fields, and so its errors.
pub const FIELDS: [&str; 11] = [
    "name",
    "spokesperson",
    "email",
    "visibility",
    "capacity",
    "role",
    "organisation",
    "country",
    "website",
    "comment",
    "consent",
];

/// One mistake: its field, and the message that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub field: &'static str,
    /// The id of the message.
    pub message: Cow<'static, str>,
}

impl SignForm {
    /// What was typed as the address, and asked about it.
    pub fn typed_address(&self) -> TypedAddress<'_> {
        TypedAddress::sent(&self.email, &self.email_asked, &self.email_meant)
    }

    /// The same with the address that was meant, if another than was typed.
    #[must_use]
    pub fn answered(self) -> Self {
        let email = self.typed_address().email.to_owned();
        Self { email, email_meant: String::new(), ..self }
    }

    /// What the form says to this letter, or all that is wrong with it.
    pub fn parse(&self, letter: &Letter) -> Result<(Adherence, EmailAddress), Vec<Mistake>> {
        let mistakes = self.mistakes(letter, None);
        match (self.adherence(letter, None), EmailAddress::parse(&self.email)) {
            (Some(adherence), Ok(email)) if mistakes.is_empty() => Ok((adherence, email)),
            _ => Err(mistakes),
        }
    }

    /// Reasons to hold what it says that nothing will tell later.
    pub fn flags(&self) -> Vec<Reason> {
        if self.subject.trim().is_empty() { Vec::new() } else { vec![Reason::Honeypot] }
    }

    /// The form as somebody would have filled it in who says this.
    pub fn saying(adherence: &Adherence) -> Self {
        let said = &adherence.said;
        Self {
            name: said.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default(),
            visibility: adherence.visibility.as_str().to_owned(),
            capacity: adherence.capacity.as_str().to_owned(),
            spokesperson: said.spokesperson.as_str().to_owned(),
            role: said.role.as_str().to_owned(),
            organisation: said.organisation.as_str().to_owned(),
            country: said.country.map(Country::code).unwrap_or_default().to_owned(),
            website: said.website.as_ref().map(|page| page.as_str().to_owned()).unwrap_or_default(),
            comment: said.comment.as_str().to_owned(),
            updates: if adherence.updates { "on".into() } else { String::new() },
            ..Self::default()
        }
    }

    /// As whom somebody signs. A choice that was not sent is as it was; the first time, it is the first that is offered.
    fn capacity(&self, letter: &Letter, before: Option<&Adherence>) -> Option<Capacity> {
        match (self.capacity.as_str(), before) {
            ("", Some(before)) => Some(before.capacity),
            ("", None) => letter.capacities.first().copied(),
            (word, _) => word.parse().ok(),
        }
    }

    /// All that is wrong, in the order of the fields. What a signature says already is not found wrong now.
    pub(in crate::signing) fn mistakes(&self, letter: &Letter, before: Option<&Adherence>) -> Vec<Mistake> {
        let stood = before.map(Self::saying);
        let is_new = |field| stood.as_ref().is_none_or(|stood| stood.text(field) != self.text(field));
        let mut mistakes = self.mistakes_of_fields();
        mistakes.retain(|mistake| is_new(mistake.field));
        let visibility = Visibility::parse(&self.visibility);
        let capacity = self.capacity(letter, before);
        let is_anonymous = visibility == Some(Visibility::Anonymous);
        let mut also =
            |field, message: &'static str| mistakes.push(Mistake { field, message: message.into() });
        if visibility == Some(Visibility::Together) && letter.threshold.is_none() && is_new("visibility") {
            also("visibility", "error-visibility-missing");
        }
        if capacity.is_some_and(|capacity| !letter.capacities.contains(&capacity)) && is_new("capacity") {
            also("capacity", "error-capacity-unknown");
        }
        if !is_anonymous && SignerName::parse(&self.name) == Err(TextProblem::Empty) {
            also("name", "error-name-empty");
        }
        if !is_anonymous && self.offers_anonymous() && is_new("name") {
            also("name", "error-name-anonymous");
        }
        let asks_who_speaks = letter.capacities.contains(&Capacity::Group) || is_new("spokesperson");
        let is_group = capacity == Some(Capacity::Group) && asks_who_speaks;
        if is_group && !is_anonymous && self.spokesperson.trim().is_empty() {
            also("spokesperson", "error-spokesperson-empty");
        }
        mistakes.sort_by_key(|mistake| FIELDS.iter().position(|field| *field == mistake.field));
        mistakes
    }

    /// What the form says, if nothing is wrong with it. What the letter does not ask for stays as it was before,
    /// whoever sends it, and so does what was not changed: stored words are not read again.
    pub(in crate::signing) fn adherence(
        &self,
        letter: &Letter,
        before: Option<&Adherence>,
    ) -> Option<Adherence> {
        let visibility = Visibility::parse(&self.visibility)?;
        let capacity = self.capacity(letter, before)?;
        let is_anonymous = visibility == Visibility::Anonymous;
        let stood = before.map_or_else(Said::default, |before| before.said_as(visibility));
        let asks = |field: Ask| letter.ask.contains(&field);
        let line = |is_asked: bool, typed: &str, stood: Plain| match is_asked && typed != stood.as_str() {
            true => Plain::line(typed).unwrap_or_default(),
            false => stood,
        };
        let name = match stood.name {
            _ if is_anonymous => None,
            Some(name) if name.as_str() == self.name => Some(name),
            _ => SignerName::parse(&self.name).ok(),
        };
        let spokesperson = match capacity {
            Capacity::Group if !is_anonymous => line(true, &self.spokesperson, stood.spokesperson),
            _ => Plain::default(),
        };
        let country = match asks(Ask::Country) && self.country != stood.country.map_or("", Country::code) {
            true => Country::parse(&self.country),
            false => stood.country,
        };
        let website =
            match asks(Ask::Website) && self.website != stood.website.as_ref().map_or("", Website::as_str) {
                true => Website::parse(&self.website).ok(),
                false => stood.website,
            };
        let comment = match asks(Ask::Comment) && self.comment.replace("\r\n", "\n") != stood.comment.as_str()
        {
            true => Plain::paragraphs(&self.comment).unwrap_or_default(),
            false => stood.comment,
        };
        let said = Said {
            name,
            spokesperson,
            // An anonymous signer may always say what they are: it is all that their line says.
            role: line(asks(Ask::Role) || is_anonymous, &self.role, stood.role),
            organisation: line(asks(Ask::Organisation), &self.organisation, stood.organisation),
            country,
            website,
            comment,
        };
        Some(Adherence { visibility, capacity, said, updates: self.updates == "on" })
    }

    /// What stands in a field of the page.
    fn text(&self, field: &str) -> Cow<'_, str> {
        let text = match field {
            "name" => &self.name,
            "spokesperson" => &self.spokesperson,
            "email" => &self.email,
            "visibility" => &self.visibility,
            "capacity" => &self.capacity,
            "role" => &self.role,
            "organisation" => &self.organisation,
            "country" => &self.country,
            "website" => &self.website,
            // A browser sends other line breaks than it was given.
            "comment" => return self.comment.replace("\r\n", "\n").into(),
            _ => &self.consent,
        };
        text.as_str().into()
    }

    /// Is the name one that names nobody, and was that not yet said?
    pub fn offers_anonymous(&self) -> bool {
        anonymous_names::is_typed_as_anonymous(&self.name) && self.meant != self.name
    }

    fn mistakes_of_fields(&self) -> Vec<Mistake> {
        let Err(errors) = self.validate() else { return Vec::new() };
        let errors = errors.field_errors();
        FIELDS
            .iter()
            .filter_map(|field| {
                let error = errors.get(*field)?.first()?;
                Some(Mistake { field, message: error.code.clone() })
            })
            .collect()
    }
}

/// Words of somebody to somebody, over several lines; `empty` is the message where there are none.
pub fn asked_words(text: &str, empty: &'static str) -> Result<Plain, &'static str> {
    match Plain::paragraphs(text) {
        Ok(words) if words.is_empty() => Err(empty),
        Ok(words) => Ok(words),
        Err(problem) => Err(said_of(problem, "error-control", "error-comment-too-long")),
    }
}

/// The message about a text that cannot be taken; two of them depend on what is asked for.
pub const fn said_of(problem: TextProblem, empty: &'static str, too_long: &'static str) -> &'static str {
    match problem {
        TextProblem::Empty => empty,
        TextProblem::TooLong => too_long,
        TextProblem::Control => "error-control",
        TextProblem::Bidirectional => "error-bidirectional",
        TextProblem::Stacked => "error-stacked",
        TextProblem::Joined => "error-joined",
    }
}

fn line(text: &str) -> Result<(), ValidationError> {
    Plain::line(text).map(drop).map_err(|problem| text_error(problem, "error-line-too-long"))
}

fn comment(text: &str) -> Result<(), ValidationError> {
    Plain::paragraphs(text).map(drop).map_err(|problem| text_error(problem, "error-comment-too-long"))
}

fn text_error(problem: TextProblem, too_long: &'static str) -> ValidationError {
    ValidationError::new(said_of(problem, "error-empty", too_long))
}

fn address(text: &str) -> Result<(), ValidationError> {
    EmailAddress::parse(text).map(drop).map_err(|problem| ValidationError::new(problem.message()))
}

fn visibility(text: &str) -> Result<(), ValidationError> {
    Visibility::parse(text).map(drop).ok_or(ValidationError::new("error-visibility-missing"))
}

fn consent(text: &str) -> Result<(), ValidationError> {
    if text == "on" { Ok(()) } else { Err(ValidationError::new("error-consent-missing")) }
}

fn capacity(text: &str) -> Result<(), ValidationError> {
    let known = text.is_empty() || text.parse::<Capacity>().is_ok();
    if known { Ok(()) } else { Err(ValidationError::new("error-capacity-unknown")) }
}

fn country(text: &str) -> Result<(), ValidationError> {
    let known = text.is_empty() || Country::parse(text).is_some();
    if known { Ok(()) } else { Err(ValidationError::new("error-country-unknown")) }
}

fn website(text: &str) -> Result<(), ValidationError> {
    if text.trim().is_empty() || Website::parse(text).is_ok() {
        return Ok(());
    }
    let is_long = text.trim().len() > LONGEST_WEBSITE;
    Err(ValidationError::new(if is_long { "error-website-long" } else { "error-website-wrong" }))
}
