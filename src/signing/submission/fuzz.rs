//! What is given random bytes: the sign form, and the sealed reference that leads on from it.

use std::sync::LazyLock;

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Map, Value};
use time::OffsetDateTime;
use url::form_urlencoded;

use super::{
    form::SignForm,
    sealed_state::{Reference, context},
};
use crate::{
    keys::fuzz::keys,
    letters::{Files, Letter, SiteContext, load},
    signing::signature::address::SealedAddress,
};

/// It asks for everything, and takes signatures of every kind.
const ASKING: &str = "+++
title = \"A\"
language = \"en\"
threshold = 10
ask = [\"role\", \"organisation\", \"city\", \"country\", \"website\", \"comment\"]
capacities = [\"personal\", \"affiliation\", \"group\"]
+++

Dear all
";

static LETTER: LazyLock<Letter> = LazyLock::new(|| {
    let mut files = Files::default();
    files.insert("letter.md", ASKING.as_bytes().to_vec());
    load(&"a".parse().expect("a slug"), &files, &SiteContext::unseen(false)).expect("a letter")
});

/// What a form says is a line that can be shown, and says the same once it is written into a form and read again.
fn sign_form(data: &[u8]) {
    let mut fields = Map::new();
    for (name, value) in form_urlencoded::parse(data) {
        fields.entry(name).or_insert(Value::from(value.as_ref()));
    }
    let Ok(form) = serde_json::from_value::<SignForm>(fields.into()) else { return };
    let form = form.answered();
    let _ = form.flags();
    let Ok((details, email)) = form.parse(&LETTER) else { return };
    let name = details.text.name.as_ref().map_or("", |name| name.as_str());
    assert!(name.len() < 4_000 && !name.contains(char::is_control), "{name:?}");
    let again = SignForm {
        email: email.as_str().to_owned(),
        consent: "on".into(),
        meant: name.to_owned(),
        ..SignForm::of(&details)
    };
    assert_eq!(again.parse(&LETTER).ok(), Some((details, email)));
}

/// What was not sealed by us opens nothing, and what was sealed is read whatever is in it.
fn sealed_reference(data: &[u8]) {
    let keys = keys();
    assert!(Reference::open(&keys, "a", &String::from_utf8_lossy(data)).is_none());
    let sealed = BASE64URL_NOPAD.encode(&keys.seal(&context("a"), data));
    assert!(Reference::open(&keys, "b", &sealed).is_none(), "it is for one letter");
    let Some(reference) = Reference::open(&keys, "a", &sealed) else { return };
    let again = Reference::open(&keys, "a", &reference.seal(&keys, "a"));
    assert!(again.is_some_and(|again| again.submission == reference.submission));
    let address = SealedAddress::seal(&keys, &reference.address);
    let _ = reference.sent_again((1, &LETTER), address, Vec::new(), OffsetDateTime::UNIX_EPOCH);
}

#[cfg(test)]
mod tests {
    #[test]
    fn sign_forms_hold() {
        crate::seeds::each("sign_form", super::sign_form);
    }

    #[test]
    fn sealed_references_hold() {
        crate::seeds::each("sealed_reference", super::sealed_reference);
    }
}
