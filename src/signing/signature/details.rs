//! Owns what a signer states: the words shown under the letter, and their visibility.

use strum::{EnumString, IntoStaticStr, VariantArray};
use unicode_segmentation::UnicodeSegmentation;

use super::fields::{Country, NotAWebsite, Plain, SignerName, TextProblem, Website};
use crate::{
    letters::{Ask, Capacity},
    names::folded_name,
};

/// Who will see a signature, as its signer chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum Visibility {
    /// The name is shown.
    Public,
    /// The name is shown once enough people have chosen this option.
    Together,
    /// Counted; only the organizers see the name.
    Private,
    /// The form asks for no name; the line reads "Anonymous".
    Anonymous,
}

impl Visibility {
    /// Every visibility, in the order in which a form offers them.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// True if the line appears in lists and files.
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Public | Self::Anonymous)
    }

    /// True if the public may see the name, now or later.
    pub const fn shows_a_name(self) -> bool {
        matches!(self, Self::Public | Self::Together)
    }

    /// Does this show less of a signature than `other`? A signature without a name shows less, but its line is public
    /// and no name answers for it, so it does not count as hiding.
    pub const fn hides(self, other: Self) -> bool {
        matches!((self, other), (Self::Private, _) | (Self::Together, Self::Public))
    }
}

/// What a signer can state besides the name: the one list of these fields, in the order in which a form asks for
/// them.
///
/// Code that reads or writes all fields goes through [`SignerField::ALL`], or destructures [`SignerText`] without `..`. So
/// a new field does not compile until each place handles it. `CONTRIBUTING.md` lists these places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignerField {
    /// The person who speaks for a group; only organizers see it.
    Spokesperson,
    /// What the person does; for an anonymous signature, its description.
    Role,
    Organisation,
    /// Where the person lives or works, in their own words.
    City,
    Country,
    Website,
    Comment,
}

/// How a field is entered and parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines.
    Paragraphs,
    /// ISO 3166-1 alpha-2.
    Country,
    /// The address of a web page.
    Website,
}

/// What is wrong with the text of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldProblem {
    #[error(transparent)]
    Text(#[from] TextProblem),
    #[error("not a country")]
    Country,
    #[error(transparent)]
    Website(#[from] NotAWebsite),
}

impl SignerField {
    pub const ALL: [Self; 7] = [
        Self::Spokesperson,
        Self::Role,
        Self::Organisation,
        Self::City,
        Self::Country,
        Self::Website,
        Self::Comment,
    ];

    /// The name used in forms, files and the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Spokesperson => "spokesperson",
            Self::Role => "role",
            Self::Organisation => "organisation",
            Self::City => "city",
            Self::Country => "country",
            Self::Website => "website",
            Self::Comment => "comment",
        }
    }

    pub const fn input(self) -> Input {
        match self {
            Self::Spokesperson | Self::Role | Self::Organisation | Self::City => Input::Line,
            Self::Country => Input::Country,
            Self::Website => Input::Website,
            Self::Comment => Input::Paragraphs,
        }
    }

    /// The word by which a letter asks for this field; `None` for fields that every group is asked.
    pub const fn asked(self) -> Option<Ask> {
        match self {
            Self::Spokesperson => None,
            Self::Role => Some(Ask::Role),
            Self::Organisation => Some(Ask::Organisation),
            Self::City => Some(Ask::City),
            Self::Country => Some(Ask::Country),
            Self::Website => Some(Ask::Website),
            Self::Comment => Some(Ask::Comment),
        }
    }

    /// The value of the `autocomplete` attribute (HTML, autofill detail tokens).
    pub const fn autofill(self) -> &'static str {
        match self {
            Self::Role => "organization-title",
            Self::Organisation => "organization",
            Self::City => "address-level2",
            Self::Country => "country",
            Self::Website => "url",
            Self::Spokesperson | Self::Comment => "off",
        }
    }

    /// Does the search for readers include the words of this field?
    pub const fn is_searched(self) -> bool {
        matches!(self, Self::Role | Self::Organisation | Self::City)
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignerText {
    /// As it is shown under the letter; `None` for an anonymous signature.
    pub name: Option<SignerName>,
    /// The person who speaks for a group; only organizers see it.
    pub spokesperson: Plain,
    /// What the person does; for an anonymous signature, its description.
    pub role: Plain,
    pub organisation: Plain,
    pub city: Plain,
    pub country: Option<Country>,
    pub website: Option<Website>,
    pub comment: Plain,
}

impl SignerText {
    /// The value of a field as its form field holds it; empty if there is none.
    pub fn text(&self, field: SignerField) -> &str {
        match field {
            SignerField::Spokesperson => self.spokesperson.as_str(),
            SignerField::Role => self.role.as_str(),
            SignerField::Organisation => self.organisation.as_str(),
            SignerField::City => self.city.as_str(),
            SignerField::Country => self.country.map_or("", Country::code),
            SignerField::Website => self.website.as_ref().map_or("", Website::as_str),
            SignerField::Comment => self.comment.as_str(),
        }
    }

    /// Parses what was typed into a field; an empty text clears it.
    pub fn set(&mut self, field: SignerField, typed: &str) -> Result<(), FieldProblem> {
        match field {
            SignerField::Spokesperson => self.spokesperson = Plain::line(typed)?,
            SignerField::Role => self.role = Plain::line(typed)?,
            SignerField::Organisation => self.organisation = Plain::line(typed)?,
            SignerField::City => self.city = Plain::line(typed)?,
            SignerField::Country if typed.is_empty() => self.country = None,
            SignerField::Country => {
                self.country = Some(Country::parse(typed).ok_or(FieldProblem::Country)?);
            }
            SignerField::Website if typed.trim().is_empty() => self.website = None,
            SignerField::Website => self.website = Some(Website::parse(typed)?),
            SignerField::Comment => self.comment = Plain::paragraphs(typed)?,
        }
        Ok(())
    }

    /// Removes the words of this signature's names from a text that another person wrote about it. For the audit
    /// trail, which is never erased.
    pub fn struck_from(&self, text: &str) -> String {
        struck(&self.names().concat(), text)
    }

    /// The same for a text about many signatures at once: removes each name that occurs in it in full, whichever
    /// signature it belongs to.
    pub fn all_struck_from<'a>(all: impl Iterator<Item = &'a Self>, text: &str) -> String {
        let written: Vec<String> = text.unicode_words().map(folded_name).collect();
        let stands = |name: &Vec<String>| name.iter().all(|word| written.contains(word));
        let names: Vec<String> = all.flat_map(Self::names).filter(stands).flatten().collect();
        struck(&names, text)
    }

    /// The words of each of its names, folded.
    fn names(&self) -> [Vec<String>; 2] {
        let names = [self.name.as_ref().map_or("", SignerName::as_str), self.spokesperson.as_str()];
        names.map(|name| name.unicode_words().map(folded_name).collect())
    }
}

fn struck(names: &[String], text: &str) -> String {
    let strike = |word| if names.contains(&folded_name(word)) { "…" } else { word };
    text.split_word_bounds().map(strike).collect()
}

/// Everything that a signer decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureDetails {
    /// Who will see it.
    pub visibility: Visibility,
    /// The capacity in which they sign.
    pub capacity: Capacity,
    pub text: SignerText,
    /// Do they want news of the letter by email?
    pub updates: bool,
}

/// A signature as a line under the letter: only what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicLine {
    pub number: Option<i64>,
    /// `None` reads "Anonymous".
    pub name: Option<String>,
    pub capacity: Capacity,
    /// What the person does, or the description of an anonymous signer.
    pub role: String,
    pub organisation: String,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub website: String,
    pub comment: String,
    /// Was an earlier text signed that differs from the current one by more than editorial changes?
    pub is_of_earlier_text: bool,
    /// Set if organizers entered the line and the person has not confirmed it: the source of the line, in the
    /// organizers' words; empty if they did not state one.
    pub entered: Option<String>,
}

impl SignatureDetails {
    /// The line as it would be published.
    pub fn line(&self) -> PublicLine {
        let text = &self.text;
        PublicLine {
            number: None,
            name: text.name.as_ref().map(|name| name.as_str().to_owned()),
            capacity: self.capacity,
            role: text.role.as_str().to_owned(),
            organisation: text.organisation.as_str().to_owned(),
            city: text.city.as_str().to_owned(),
            country: text.country.map(Country::code).unwrap_or_default().to_owned(),
            website: text.website.as_ref().map(Website::as_str).unwrap_or_default().to_owned(),
            comment: text.comment.as_str().to_owned(),
            is_of_earlier_text: false,
            entered: None,
        }
    }
}

impl PublicLine {
    /// Role and organisation, as shown after the name.
    pub fn description(&self) -> String {
        let parts = [self.role.as_str(), self.organisation.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

impl SignatureDetails {
    /// The same signature with another visibility; `None` if that requires a name and there is none.
    pub fn seen_as(&self, visibility: Visibility) -> Option<Self> {
        let seen = Self { visibility, text: self.said_as(visibility), ..self.clone() };
        (visibility == Visibility::Anonymous || seen.text.name.is_some()).then_some(seen)
    }

    /// The words that remain with this visibility. Everything that could identify the person is removed together with
    /// the name. The description remains: it is shown, and can be changed before it is sent.
    pub(in crate::signing) fn said_as(&self, visibility: Visibility) -> SignerText {
        let loses_name = visibility == Visibility::Anonymous && self.visibility != Visibility::Anonymous;
        match loses_name {
            true => SignerText { role: self.text.role.clone(), ..SignerText::default() },
            false => self.text.clone(),
        }
    }
}

/// The value of each field of a signature, by the name of its form field; `updates` is not included.
pub(in crate::signing) fn fields(details: &SignatureDetails) -> Vec<(&'static str, &str)> {
    let text = &details.text;
    let given = [
        ("visibility", details.visibility.into_str()),
        ("capacity", details.capacity.as_str()),
        ("name", text.name.as_ref().map(SignerName::as_str).unwrap_or_default()),
    ];
    given.into_iter().chain(SignerField::ALL.map(|field| (field.key(), text.text(field)))).collect()
}

/// The names of the fields in which the two differ.
pub(in crate::signing) fn differences(one: &SignatureDetails, other: &SignatureDetails) -> Vec<&'static str> {
    let pairs = fields(one).into_iter().zip(fields(other));
    pairs.filter(|(one, other)| one != other).map(|((name, _), _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_names_nobody_in_the_trail() {
        let text = |name| SignerText { name: SignerName::parse(name).ok(), ..SignerText::default() };
        let ada = text("Ada O'Brien-Σωκράτης");
        assert_eq!(
            ada.struck_from("ADA is not o'brien: adamant, says Σωκράτης."),
            "… is not …: adamant, says …."
        );
        assert_eq!(text("李明").struck_from("李明 is on the list"), "…… is on the list");
        assert_eq!(SignerText::default().struck_from("No name."), "No name.");
    }
}
