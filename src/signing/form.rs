//! The sign form: what it sends, what is wrong with it, and what it says once nothing is.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::{
    adherence::{Adherence, Said, Visibility},
    anonymous,
    checks::Reason,
    fields::{Country, Plain, SignerName, TextProblem, Website},
};
use crate::{
    letters::{Ask, Capacity, Letter},
    mail::EmailAddress,
};

/// The fields as they were typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
#[allow(missing_docs)] // the fields are named in the interface
pub struct SignForm {
    #[validate(custom(function = "line"))]
    pub name: String,
    #[validate(custom(function = "address"))]
    pub email: String,
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
const FIELDS: [&str; 11] = [
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

/// What is asked when somebody signs, and not when they change their signature.
const GIVEN_ONCE: [&str; 2] = ["email", "consent"];

/// One mistake: its field, and the message that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The field's name.
    pub field: &'static str,
    /// The id of the message.
    pub message: Cow<'static, str>,
}

impl SignForm {
    /// What the form says to this letter, or all that is wrong with it.
    pub fn parse(&self, letter: &Letter) -> Result<(Adherence, EmailAddress), Vec<Mistake>> {
        let mistakes = self.mistakes(letter);
        match (self.adherence(letter), EmailAddress::parse(&self.email)) {
            (Some(adherence), Ok(email)) if mistakes.is_empty() => Ok((adherence, email)),
            _ => Err(mistakes),
        }
    }

    /// What the form says of a signature that is there already, whose address and consent nobody asks for again.
    pub fn parse_edit(&self, letter: &Letter) -> Result<Adherence, Vec<Mistake>> {
        let mut mistakes = self.mistakes(letter);
        mistakes.retain(|mistake| !GIVEN_ONCE.contains(&mistake.field));
        match self.adherence(letter) {
            Some(adherence) if mistakes.is_empty() => Ok(adherence),
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

    fn capacity(&self) -> Option<Capacity> {
        if self.capacity.is_empty() { Some(Capacity::Personal) } else { self.capacity.parse().ok() }
    }

    /// All that is wrong, in the order of the fields.
    fn mistakes(&self, letter: &Letter) -> Vec<Mistake> {
        let mut mistakes = self.mistakes_of_fields();
        let visibility = Visibility::parse(&self.visibility);
        let capacity = self.capacity();
        let is_anonymous = visibility == Some(Visibility::Anonymous);
        let mut also =
            |field, message: &'static str| mistakes.push(Mistake { field, message: message.into() });
        if visibility == Some(Visibility::Together) && letter.threshold.is_none() {
            also("visibility", "error-visibility-missing");
        }
        if capacity
            .is_some_and(|capacity| !letter.capacities.contains(&capacity) && !self.capacity.is_empty())
        {
            also("capacity", "error-capacity-unknown");
        }
        if !is_anonymous && SignerName::parse(&self.name) == Err(TextProblem::Empty) {
            also("name", "error-name-empty");
        }
        if !is_anonymous && self.offers_anonymous() {
            also("name", "error-name-anonymous");
        }
        let is_group = capacity == Some(Capacity::Group) && letter.capacities.contains(&Capacity::Group);
        if is_group && !is_anonymous && self.spokesperson.trim().is_empty() {
            also("spokesperson", "error-spokesperson-empty");
        }
        mistakes.sort_by_key(|mistake| FIELDS.iter().position(|field| *field == mistake.field));
        mistakes
    }

    /// What the form says, if nothing is wrong with it.
    pub(super) fn adherence(&self, letter: &Letter) -> Option<Adherence> {
        let (visibility, capacity) = (Visibility::parse(&self.visibility)?, self.capacity()?);
        let is_anonymous = visibility == Visibility::Anonymous;
        let name = if is_anonymous { None } else { SignerName::parse(&self.name).ok() };
        // What a letter does not ask for is not kept, whoever sends it.
        let asked = |field: Ask, text: &str| match letter.ask.contains(&field) {
            true => Plain::line(text).unwrap_or_default(),
            false => Plain::default(),
        };
        let said = Said {
            name,
            spokesperson: match capacity {
                Capacity::Group if !is_anonymous => Plain::line(&self.spokesperson).unwrap_or_default(),
                _ => Plain::default(),
            },
            // An anonymous signer may always say what they are: it is all that their line says.
            role: if is_anonymous {
                Plain::line(&self.role).unwrap_or_default()
            } else {
                asked(Ask::Role, &self.role)
            },
            organisation: asked(Ask::Organisation, &self.organisation),
            country: letter.ask.contains(&Ask::Country).then(|| Country::parse(&self.country)).flatten(),
            website: letter.ask.contains(&Ask::Website).then(|| Website::parse(&self.website).ok()).flatten(),
            comment: match letter.ask.contains(&Ask::Comment) {
                true => Plain::paragraphs(&self.comment).unwrap_or_default(),
                false => Plain::default(),
            },
        };
        Some(Adherence { visibility, capacity, said, updates: self.updates == "on" })
    }

    /// Is the name one that names nobody, and was that not yet said?
    pub fn offers_anonymous(&self) -> bool {
        anonymous::is_typed_as_anonymous(&self.name) && self.meant != self.name
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
    let fits = text.trim().is_empty() || Website::parse(text).is_ok();
    if fits { Ok(()) } else { Err(ValidationError::new("error-website-wrong")) }
}
