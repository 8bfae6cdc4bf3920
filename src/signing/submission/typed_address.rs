//! Owns an address as typed into a form, and the question whether another one was meant (typing mistakes). Every form
//! whose address receives mail asks this question.
//!
//! The form is shown again with the question and two buttons. One sends the suggested address in `email_meant`; the
//! other, and any other way to send the form again, confirms the typed one. `email_asked` holds the address of the
//! question: so the same address is not questioned twice, and an answer does not count for another address.

use serde::Deserialize;

use crate::mail::EmailAddress;

/// The address fields of a form, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AddressFields {
    pub email: String,
    /// The address of the question whether another one was meant.
    pub email_asked: String,
    /// The address that was meant instead.
    pub email_meant: String,
}

impl AddressFields {
    /// The typed address, with the question about it.
    pub fn typed(&self) -> TypedAddress<'_> {
        TypedAddress::sent(&self.email, &self.email_asked, &self.email_meant)
    }
}

/// What a form sends about an address.
#[derive(Clone, Copy, Debug, Default)]
pub struct TypedAddress<'a> {
    /// As typed; or the suggested address, if that was the answer.
    pub email: &'a str,
    /// The address of the earlier question.
    pub asked: &'a str,
}

impl<'a> TypedAddress<'a> {
    /// From the fields of a form: the typed address, the one of the question, and the one chosen instead.
    pub fn sent(email: &'a str, asked: &'a str, meant: &'a str) -> Self {
        let typed = Self { email, asked };
        if typed.was_asked() && !meant.is_empty() { Self { email: meant, asked } } else { typed }
    }

    /// The suggested address, if the question is still to be asked.
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
