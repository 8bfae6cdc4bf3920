//! An address as it was typed into a form, and the question whether another was meant. Every form asks it whose address
//! is written to.
//!
//! The form comes back with the question and two buttons. One sends the address that may be meant in `email_meant`;
//! the other, and any other way of sending the form again, insists. `email_asked` holds what was asked about, so
//! that nobody is asked twice about the same address, and an answer does not count for another one.

use serde::Deserialize;

use crate::mail::EmailAddress;

/// The fields by which a form sends an address, as they were typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressFields {
    pub email: String,
    /// The one that was asked about: was another meant?
    pub email_asked: String,
    /// The one that was meant instead.
    pub email_meant: String,
}

impl AddressFields {
    /// What was typed, and asked about it.
    pub fn typed(&self) -> TypedAddress<'_> {
        TypedAddress::sent(&self.email, &self.email_asked, &self.email_meant)
    }
}

/// What a form sends about an address.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypedAddress<'a> {
    /// As typed; or as it was meant, where that was the answer.
    pub email: &'a str,
    /// What was asked about before.
    pub asked: &'a str,
}

impl<'a> TypedAddress<'a> {
    /// As a form sends it: what was typed, what was asked about, and what was taken instead.
    pub fn sent(email: &'a str, asked: &'a str, meant: &'a str) -> Self {
        let typed = Self { email, asked };
        if typed.was_asked() && !meant.is_empty() { Self { email: meant, asked } } else { typed }
    }

    /// The address that may be meant, if that is still to be asked.
    pub fn question(self) -> Option<EmailAddress> {
        match self.was_asked() {
            true => None,
            false => EmailAddress::parse(self.email).ok()?.likely_meant(),
        }
    }

    fn was_asked(self) -> bool {
        EmailAddress::parse(self.email).is_ok_and(|typed| EmailAddress::parse(self.asked) == Ok(typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLIP: &str = "ada@gmial.com";
    const RIGHT: &str = "ada@gmail.com";

    #[test]
    fn a_question_is_asked_once_about_each_address() {
        let typed = TypedAddress { email: SLIP, ..TypedAddress::default() };
        assert_eq!(typed.question().unwrap().as_str(), RIGHT);
        assert!(TypedAddress { asked: SLIP, ..typed }.question().is_none());
        assert!(TypedAddress { asked: "ada@hotmal.com", ..typed }.question().is_some());
        assert!(TypedAddress { email: RIGHT, ..typed }.question().is_none());
    }

    #[test]
    fn an_answer_counts_for_the_address_that_was_asked_about() {
        assert_eq!(TypedAddress::sent(SLIP, SLIP, RIGHT).email, RIGHT);
        assert_eq!(TypedAddress::sent(SLIP, SLIP, "").email, SLIP);
        assert_eq!(TypedAddress::sent("bo@example.org", SLIP, RIGHT).email, "bo@example.org");
        assert_eq!(TypedAddress::sent(SLIP, "", RIGHT).email, SLIP);
    }
}
