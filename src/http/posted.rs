//! A form that was sent, read strictly: what is not text is refused, never guessed.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::header,
};
use percent_encoding::percent_decode;
use serde::de::{DeserializeOwned, value::MapDeserializer};

use crate::error::AppError;

/// The largest form, in bytes: all fields of the sign form at their limits, percent-encoded, and room to spare.
pub const LARGEST_FORM: usize = 64 * 1024;

/// The fields of a posted form. Of a field that is sent twice, the first counts.
pub struct Posted<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Posted<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| !kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(AppError::BadRequest("error-not-a-form"));
        }
        let body = Bytes::from_request(request, state).await.map_err(|_| AppError::TooLarge)?;
        let fields = read(&body).ok_or(AppError::BadRequest("error-not-text"))?;
        let fields = MapDeserializer::<_, serde::de::value::Error>::new(fields.into_iter());
        T::deserialize(fields).map(Posted).map_err(|_| AppError::BadRequest("error-not-a-form"))
    }
}

/// The pairs of an `application/x-www-form-urlencoded` body (WHATWG URL, 5.1), if all of them are UTF-8.
fn read(body: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut fields = BTreeMap::new();
    for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let (name, value) = (decode(halves.next()?)?, decode(halves.next().unwrap_or_default())?);
        fields.entry(name).or_insert(value);
    }
    Some(fields)
}

fn decode(text: &[u8]) -> Option<String> {
    let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    percent_decode(&spaced).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_typed() {
        let fields = read("name=Ana+%26+Bo&email=a%40b.example&empty=&bare".as_bytes()).unwrap();
        assert_eq!(fields["name"], "Ana & Bo");
        assert_eq!(fields["email"], "a@b.example");
        assert_eq!((fields["empty"].as_str(), fields["bare"].as_str()), ("", ""));
    }

    #[test]
    fn broken_utf_8_is_refused_and_not_repaired() {
        assert!(read(b"name=%FF%FE").is_none());
        assert!(read(b"name=\xC3").is_none());
    }
}
