//! The form with which an organizer enters a person by hand.

use serde::Deserialize;

use crate::{
    letters::Capacity,
    mail::EmailAddress,
    organizers::form::FormError,
    signing::{
        entry::enter::Entry,
        signature::{
            details::{SignatureDetails, SignerText, Visibility},
            fields::{Country, Plain, SignerName, TextProblem},
        },
        submission::{form::problem_message, typed_address::AddressFields},
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EnterForm {
    pub name: String,
    pub capacity: String,
    pub role: String,
    pub organisation: String,
    pub city: String,
    pub country: String,
    /// Where the signature comes from; public.
    pub provenance: String,
    #[serde(flatten)]
    pub address: AddressFields,
    /// `on`, if it is another person than the signatory with the same name.
    pub another: String,
}

/// In the order of the page.
const FIELDS: [&str; 8] =
    ["name", "capacity", "role", "organisation", "city", "country", "provenance", "email"];

impl EnterForm {
    /// The entry and its provenance, or all mistakes.
    pub fn parse(&self) -> Result<(Entry, Plain), Vec<FormError>> {
        let mut errors = Vec::new();
        let mut line = |field, typed: &str| {
            Plain::line(typed).unwrap_or_else(|problem| {
                errors.push((field, message(problem)));
                Plain::default()
            })
        };
        let (role, organisation) = (line("role", &self.role), line("organisation", &self.organisation));
        let city = line("city", &self.city);
        let provenance = line("provenance", &self.provenance);
        if provenance.is_empty() && !errors.iter().any(|(field, _)| *field == "provenance") {
            errors.push(("provenance", "error-provenance-missing"));
        }
        let name =
            SignerName::parse(&self.name).map_err(|problem| errors.push(("name", message(problem)))).ok();
        let capacity = if self.capacity.is_empty() { Ok(Capacity::Personal) } else { self.capacity.parse() };
        let capacity = capacity.unwrap_or_else(|_| {
            errors.push(("capacity", "error-capacity-unknown"));
            Capacity::Personal
        });
        let country = Country::parse(&self.country);
        if country.is_none() && !self.country.is_empty() {
            errors.push(("country", "error-country-unknown"));
        }
        let typed = self.address.typed().email.trim();
        let address = match EmailAddress::parse(typed) {
            Err(wrong) if !typed.is_empty() => {
                errors.push(("email", wrong.message_about_another()));
                None
            }
            address => address.ok(),
        };
        if !errors.is_empty() {
            errors.sort_by_key(|(field, _)| FIELDS.iter().position(|known| known == field));
            return Err(errors);
        }
        let text = SignerText { name, role, organisation, city, country, ..SignerText::default() };
        let details = SignatureDetails { visibility: Visibility::Public, capacity, text, updates: false };
        Ok((Entry { details, address, day: None }, provenance))
    }

    /// Whether it is another person than the signatory with the same name.
    pub fn is_another(&self) -> bool {
        self.another == "on"
    }
}

const fn message(problem: TextProblem) -> &'static str {
    problem_message(problem, "error-enter-name-empty", "error-line-too-long")
}
