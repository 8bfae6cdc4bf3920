//! Parses a posted form strictly: input that is not UTF-8 is refused and not repaired.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, Method, header},
};
use percent_encoding::percent_decode;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::error::AppError;

/// The largest form, in bytes: all fields of the sign form at their limits, percent-encoded, with a margin.
pub const LARGEST_FORM: usize = 64 * 1024;

const FORM: &str = "application/x-www-form-urlencoded";

/// Whether a request brings a form with it.
pub(super) fn is_form(method: &Method, headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    *method == Method::POST && kind.is_some_and(|kind| kind.starts_with(FORM))
}

/// The fields of a posted form, as `axum::Form`, but strict. If a field is sent twice, the first counts.
pub struct FormBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for FormBody<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| !kind.starts_with(FORM)) {
            return Err(AppError::BadRequest("error-not-a-form"));
        }
        let body = Bytes::from_request(request, state).await.map_err(|_| AppError::TooLarge)?;
        let fields = read(&body).ok_or(AppError::BadRequest("error-not-text"))?;
        serde_json::from_value(fields.into())
            .map(FormBody)
            .map_err(|_| AppError::BadRequest("error-not-a-form"))
    }
}

/// All fields of a posted form, in their order, each as often as it was sent.
pub struct FormPairs(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for FormPairs {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        if !is_form(request.method(), request.headers()) {
            return Err(AppError::BadRequest("error-not-a-form"));
        }
        let body = Bytes::from_request(request, state).await.map_err(|_| AppError::TooLarge)?;
        pairs(&body).map(Self).ok_or(AppError::BadRequest("error-not-text"))
    }
}

/// What was sent with a form, as fields that can be sent again; `None` for anything but a form, and for a form with a
/// secret, which must not be written into a page.
pub(super) fn sent_fields(body: &[u8]) -> Option<Vec<(String, String)>> {
    let fields = read(body)?;
    let text = |value: Value| value.as_str().map(str::to_owned).unwrap_or_default();
    let has_secret = fields.keys().any(|name| SECRETS.contains(&name.as_str()));
    (!has_secret).then(|| fields.into_iter().map(|(name, value)| (name, text(value))).collect())
}

/// Names of fields for what only their owner knows.
pub(super) const SECRETS: [&str; 4] = ["password", "current", "again", "code"];

/// The pairs of an `application/x-www-form-urlencoded` body (WHATWG URL, 5.1), if all of them are UTF-8. They are
/// JSON strings, because serde cannot deserialize an `Option` from plain strings.
pub(super) fn read(body: &[u8]) -> Option<Map<String, Value>> {
    let mut fields = Map::new();
    for (name, value) in pairs(body)? {
        fields.entry(name).or_insert(value.into());
    }
    Some(fields)
}

fn pairs(body: &[u8]) -> Option<Vec<(String, String)>> {
    let sent = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    let pair = |pair: &[u8]| {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        Some((decode(halves.next()?)?, decode(halves.next().unwrap_or_default())?))
    };
    sent.map(pair).collect()
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
        assert_eq!((&fields["empty"], &fields["bare"]), (&"".into(), &"".into()));
    }

    #[tokio::test]
    async fn a_field_that_was_not_sent_is_told_from_an_empty_one() {
        #[derive(serde::Deserialize)]
        struct Form {
            code: Option<String>,
            email: Option<String>,
        }
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body("code=".into()).unwrap();
        let FormBody(form) = FormBody::<Form>::from_request(request, &()).await.unwrap_or_else(|_| panic!());
        assert_eq!((form.code.as_deref(), form.email), (Some(""), None));
    }

    #[test]
    fn broken_utf_8_is_refused_and_not_repaired() {
        assert!(read(b"name=%FF%FE").is_none());
        assert!(read(b"name=\xC3").is_none());
    }
}
