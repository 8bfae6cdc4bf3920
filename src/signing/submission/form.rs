//! Owns the sign form: its fields, their mistakes, and what it says once there are none.
//! [`edit_form`](crate::signing::signer::edit_form) reads the same fields for an existing signature.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use validator::{Validate, ValidationError};

use super::typed_address::TypedAddress;
use crate::{
    letters::{Capacity, Letter},
    mail::EmailAddress,
    signing::{
        screening::{Reason, anonymous_names},
        signature::{
            details::{FieldProblem, Input, SignatureDetails, SignerField, SignerText, Visibility},
            fields::{LONGEST_WEBSITE, Plain, SignerName, TextProblem},
        },
    },
};

/// The fields as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
pub struct SignForm {
    #[validate(custom(function = "line"))]
    pub name: String,
    #[validate(custom(function = "address"))]
    pub email: String,
    /// The address of the question whether another one was meant.
    pub email_asked: String,
    /// The address that was meant instead.
    pub email_meant: String,
    #[validate(custom(function = "visibility"))]
    pub visibility: String,
    #[validate(custom(function = "consent"))]
    pub consent: String,
    #[validate(custom(function = "capacity"))]
    pub capacity: String,
    #[serde(flatten)]
    pub fields: Typed,
    pub updates: String,
    /// Hash of the text that the page showed.
    pub version: String,
    /// The name that means "anonymous", for which signing without a name was offered: if it is sent again, it is
    /// meant.
    pub meant: String,
    /// The honeypot: a field that people do not see and are asked to leave empty. Programs fill in every field.
    pub subject: String,
}

/// The typed values of the fields of [`SignerField`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<&'static str, String>);

impl Typed {
    pub fn text(&self, field: SignerField) -> &str {
        self.0.get(field.key()).map_or("", String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}

impl From<&SignerText> for Typed {
    fn from(text: &SignerText) -> Self {
        Self(SignerField::ALL.into_iter().map(|field| (field.key(), text.text(field).to_owned())).collect())
    }
}

impl Serialize for Typed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Typed {
    /// Ignores values that are not fields: a form sends more.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let sent = BTreeMap::<String, String>::deserialize(deserializer)?;
        let known = sent.into_iter().filter_map(|(key, text)| Some((SignerField::parse(&key)?.key(), text)));
        Ok(Self(known.collect()))
    }
}

/// The fields of the page, and so of its errors, in their order.
pub fn fields() -> impl Iterator<Item = &'static str> {
    let (first, rest) =
        SignerField::ALL.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    ["name"]
        .into_iter()
        .chain(first.map(|field| field.key()))
        .chain(["email", "visibility", "capacity"])
        .chain(rest.iter().map(|field| field.key()))
        .chain(["consent"])
}

/// Fields that are given once when signing, and not with each edit.
const GIVEN_ONCE: [&str; 2] = ["email", "consent"];

/// One mistake: its field, and the message that tells what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub field: &'static str,
    /// The id of the message.
    pub message: Cow<'static, str>,
}

impl SignForm {
    /// The typed address, with the question about it.
    pub fn typed_address(&self) -> TypedAddress<'_> {
        TypedAddress::sent(&self.email, &self.email_asked, &self.email_meant)
    }

    /// The same form with the suggested address, if that was chosen.
    #[must_use]
    pub fn answered(self) -> Self {
        let email = self.typed_address().email.to_owned();
        Self { email, email_meant: String::new(), ..self }
    }

    /// What the form says to this letter, or all its mistakes.
    pub fn parse(&self, letter: &Letter) -> Result<(SignatureDetails, EmailAddress), Vec<Mistake>> {
        let details = self.read(letter, None)?;
        // The address was checked together with the other fields.
        EmailAddress::parse(&self.email)
            .map(|email| (details, email))
            .map_err(|problem| vec![Mistake { field: "email", message: problem.message().into() }])
    }

    /// Reasons to hold that can only be detected in the form.
    pub fn flags(&self) -> Vec<Reason> {
        if self.subject.trim().is_empty() { Vec::new() } else { vec![Reason::Honeypot] }
    }

    /// The form as a person would have filled it in to say this.
    pub fn of(details: &SignatureDetails) -> Self {
        let text = &details.text;
        Self {
            name: text.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default(),
            visibility: details.visibility.into_str().to_owned(),
            capacity: details.capacity.as_str().to_owned(),
            fields: Typed::from(text),
            updates: if details.updates { "on".into() } else { String::new() },
            ..Self::default()
        }
    }

    /// The capacity of the signer. If no choice was sent, the old value stays; for a new signature it is the first
    /// one offered.
    fn capacity(&self, letter: &Letter, before: Option<&SignatureDetails>) -> Option<Capacity> {
        match (self.capacity.as_str(), before) {
            ("", Some(before)) => Some(before.capacity),
            ("", None) => letter.capacities.first().copied(),
            (word, _) => word.parse().ok(),
        }
    }

    /// What the form says, or all its mistakes, in the order of the fields. For an existing signature, unchanged
    /// fields are neither parsed nor validated again, and fields that the letter does not ask for stay as they were.
    pub(in crate::signing) fn read(
        &self,
        letter: &Letter,
        before: Option<&SignatureDetails>,
    ) -> Result<SignatureDetails, Vec<Mistake>> {
        let stood = before.map(Self::of);
        let is_new = |field: &str| stood.as_ref().is_none_or(|stood| stood.text(field) != self.text(field));
        let mut mistakes = self.mistakes_of_fields();
        mistakes.retain(|mistake| {
            is_new(mistake.field) && (before.is_none() || !GIVEN_ONCE.contains(&mistake.field))
        });
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
        if !is_anonymous && self.offers_anonymous() && is_new("name") {
            also("name", "error-name-anonymous");
        }
        let asks_who_speaks = letter.capacities.contains(&Capacity::Group) || is_new("spokesperson");
        let is_group = capacity == Some(Capacity::Group);
        if is_group
            && asks_who_speaks
            && !is_anonymous
            && self.fields.text(SignerField::Spokesperson).trim().is_empty()
        {
            also("spokesperson", "error-spokesperson-empty");
        }
        let mut text = match (before, visibility) {
            (Some(before), Some(visibility)) => before.said_as(visibility),
            _ => SignerText::default(),
        };
        if is_anonymous {
            text.name = None;
        } else if text.name.as_ref().is_none_or(|name| name.as_str() != self.name) {
            match SignerName::parse(&self.name) {
                Ok(name) => text.name = Some(name),
                Err(TextProblem::Empty) => also("name", "error-name-empty"),
                // Reported with the other fields.
                Err(_) => {}
            }
        }
        for field in SignerField::ALL {
            let typed = self.text(field.key());
            let is_taken = match field {
                SignerField::Spokesperson => is_group && !is_anonymous,
                // An anonymous signer may always give a description: it is all that their line shows.
                SignerField::Role if is_anonymous => true,
                _ => field.asked().is_some_and(|asked| letter.ask.contains(&asked)),
            };
            if field == SignerField::Spokesperson && !is_taken {
                text.spokesperson = Plain::default();
            }
            // Mistakes are reported also for a field that the letter does not ask for: an invalid value is never
            // dropped silently.
            let mut elsewhere = SignerText::default();
            let read = match is_taken && typed != text.text(field) {
                true => text.set(field, &typed),
                false if is_new(field.key()) => elsewhere.set(field, &typed),
                false => Ok(()),
            };
            if let Err(problem) = read {
                also(field.key(), message_of(field, problem, &typed));
            }
        }
        mistakes.sort_by_key(|mistake| fields().position(|field| field == mistake.field));
        match (visibility, capacity) {
            (Some(visibility), Some(capacity)) if mistakes.is_empty() => {
                Ok(SignatureDetails { visibility, capacity, text, updates: self.updates == "on" })
            }
            _ => Err(mistakes),
        }
    }

    /// The value of a field of the page.
    fn text(&self, field: &str) -> Cow<'_, str> {
        let text = match (field, SignerField::parse(field)) {
            // A browser sends other line breaks than it received.
            (_, Some(SignerField::Comment)) => {
                return self.fields.text(SignerField::Comment).replace("\r\n", "\n").into();
            }
            (_, Some(field)) => self.fields.text(field),
            ("name", _) => &self.name,
            ("email", _) => &self.email,
            ("visibility", _) => &self.visibility,
            ("capacity", _) => &self.capacity,
            _ => &self.consent,
        };
        text.into()
    }

    /// Is the name one that means "anonymous", and was the offer not made yet?
    pub fn offers_anonymous(&self) -> bool {
        anonymous_names::is_typed_as_anonymous(&self.name) && self.meant != self.name
    }

    fn mistakes_of_fields(&self) -> Vec<Mistake> {
        let Err(errors) = self.validate() else { return Vec::new() };
        let errors = errors.field_errors();
        fields()
            .filter_map(|field| {
                let error = errors.get(field)?.first()?;
                Some(Mistake { field, message: error.code.clone() })
            })
            .collect()
    }
}

/// A text that one person writes to another, of several lines; `empty` is the message if it is empty.
pub fn asked_words(text: &str, empty: &'static str) -> Result<Plain, &'static str> {
    match Plain::paragraphs(text) {
        Ok(words) if words.is_empty() => Err(empty),
        Ok(words) => Ok(words),
        Err(problem) => Err(problem_message(problem, "error-control", "error-comment-too-long")),
    }
}

/// The message about a text that was refused; two messages depend on what was asked for.
pub const fn problem_message(
    problem: TextProblem,
    empty: &'static str,
    too_long: &'static str,
) -> &'static str {
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

fn text_error(problem: TextProblem, too_long: &'static str) -> ValidationError {
    ValidationError::new(problem_message(problem, "error-empty", too_long))
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

/// The message about the typed value of a field.
fn message_of(field: SignerField, problem: FieldProblem, typed: &str) -> &'static str {
    match (problem, field.input()) {
        (FieldProblem::Text(problem), Input::Paragraphs) => {
            problem_message(problem, "error-empty", "error-comment-too-long")
        }
        (FieldProblem::Text(problem), _) => problem_message(problem, "error-empty", "error-line-too-long"),
        (FieldProblem::Country, _) => "error-country-unknown",
        (FieldProblem::Website(_), _) if typed.trim().len() > LONGEST_WEBSITE => "error-website-long",
        (FieldProblem::Website(_), _) => "error-website-wrong",
    }
}
