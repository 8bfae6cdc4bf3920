//! Owns the sealed reference that leads from the form to "check your email".
//!
//! It contains what that page shows and what it can ask for, so both are the same whatever happened to the
//! submission. A person who typed another person's address, and then corrects it to their own, gets the same mail
//! whether or not the other person has signed meanwhile.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Consent, NewSubmission, form::SignForm};
use crate::{
    keys::Keys,
    letters::Letter,
    mail::EmailAddress,
    signing::{screening::Reason, signature::address::SealedAddress},
};

/// The longest form that is included whole, in bytes. Proxies accept URLs of 8 kB. A longer form is included without
/// its comment. The comment is lost only if the form was sent to a wrong address and was deleted before the address
/// was corrected.
const LONGEST_FORM: usize = 4_000;

#[derive(Clone, Debug)]
pub struct Reference {
    pub submission: Uuid,
    pub address: EmailAddress,
    /// When its mail was expected, as known when the form was sent: computing it again would reveal too much.
    pub expected_at: OffsetDateTime,
    pub form: SentForm,
}

/// A form as sent, without the address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SentForm {
    version: i64,
    language: String,
    consent: String,
    flags: Vec<String>,
    said: Value,
}

impl SentForm {
    pub fn of(submission: &NewSubmission) -> Self {
        let mut said = serde_json::to_value(SignForm::of(&submission.details)).unwrap_or_default();
        if let Value::Object(fields) = &mut said {
            fields.retain(|_, value| value != "");
            if fields.values().map(|value| value.as_str().map_or(0, str::len)).sum::<usize>() > LONGEST_FORM {
                fields.remove("comment");
            }
        }
        Self {
            version: submission.version,
            language: submission.language.to_string(),
            consent: submission.consent.words.clone(),
            flags: submission.flags.iter().map(|flag| flag.into_str().to_owned()).collect(),
            said,
        }
    }
}

impl Reference {
    /// The same form with this address, as a new submission.
    pub fn sent_again(
        &self,
        (letter_id, letter): (i64, &Letter),
        address: SealedAddress,
        network: Vec<u8>,
        now: OffsetDateTime,
    ) -> Option<NewSubmission> {
        let said: SignForm = serde_json::from_value(self.form.said.clone()).ok()?;
        // Consent was given before, and a name that means "anonymous" was confirmed before.
        let (email, meant) = (self.address.as_str().to_owned(), said.name.clone());
        let form = SignForm { email, meant, consent: "on".into(), ..said };
        let language: crate::language::Language = self.form.language.parse().ok()?;
        Some(NewSubmission {
            id: Uuid::now_v7(),
            letter: letter_id,
            version: self.form.version,
            details: form.read(letter, None).ok()?,
            address,
            consent: Consent { language: language.clone(), words: self.form.consent.clone() },
            language,
            flags: Reason::known(&self.form.flags),
            network,
            key: Vec::new(),
            created_at: now,
        })
    }

    /// The sealed reference for the URL of the page; it opens for this letter only.
    pub fn seal(&self, keys: &Keys, slug: &str) -> String {
        let mut plain = self.submission.as_bytes().to_vec();
        plain.extend(self.expected_at.unix_timestamp().to_be_bytes());
        plain.extend(self.address.as_str().as_bytes());
        plain.push(b'\n');
        plain.extend(serde_json::to_vec(&self.form).unwrap_or_default());
        BASE64URL_NOPAD.encode(&keys.seal(&context(slug), &plain))
    }

    /// Opens a reference; `None` if it was not sealed by us for this letter, or is damaged.
    pub fn open(keys: &Keys, slug: &str, text: &str) -> Option<Self> {
        let plain = keys.unseal(&context(slug), &BASE64URL_NOPAD.decode(text.as_bytes()).ok()?)?;
        let (id, rest) = plain.split_first_chunk()?;
        let (expected_at, rest) = rest.split_first_chunk()?;
        let (address, form) = std::str::from_utf8(rest).ok()?.split_once('\n')?;
        Some(Self {
            submission: Uuid::from_bytes(*id),
            address: EmailAddress::stored(address)?,
            expected_at: OffsetDateTime::from_unix_timestamp(i64::from_be_bytes(*expected_at)).ok()?,
            form: serde_json::from_str(form).ok()?,
        })
    }
}

pub(super) fn context(slug: &str) -> String {
    format!("check-your-email {slug}")
}
