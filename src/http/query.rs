//! Parses the query string; a wrong one is refused like every bad request, with an error page or a problem
//! document.

use axum::{
    extract::{FromRequestParts, Query},
    http::request::Parts,
};
use serde::de::DeserializeOwned;

use crate::error::AppError;

/// The fields of the query string.
pub struct QueryParams<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for QueryParams<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let query = Query::from_request_parts(parts, state).await;
        query.map(|Query(fields)| Self(fields)).map_err(|_| AppError::BadRequest("error-not-an-address"))
    }
}
