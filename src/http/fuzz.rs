//! What is given random bytes: the body of a form.

use serde_json::{Map, Value};
use url::form_urlencoded::Serializer;

use super::form;

/// The fields that are read are the same once they are written and read again, and no secret is sent back.
fn form_body(data: &[u8]) {
    let Some(fields) = form::read(data) else {
        assert_eq!(form::sent_fields(data), None);
        return;
    };
    assert_eq!(form::read(written(&fields).as_bytes()).as_ref(), Some(&fields));
    let has_secret = form::SECRETS.iter().any(|name| fields.contains_key(*name));
    assert_eq!(form::sent_fields(data).is_none(), has_secret);
}

fn written(fields: &Map<String, Value>) -> String {
    let pairs = fields.iter().map(|(name, value)| (name, value.as_str().unwrap_or_default()));
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    #[test]
    fn form_bodies_hold() {
        crate::seeds::each("form_body", super::form_body);
    }
}
