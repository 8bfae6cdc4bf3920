//! Refuses every change while the site only shows.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::cross_site::changes;
use crate::{
    error::AppError,
    switches::{Switch, Switches},
};

/// By these, owners come to the page on which it is turned on again.
const OPEN: [&str; 3] = ["/organize/login", "/organize/login/code", "/organize/site"];

pub async fn refuse(State(switches): State<Switches>, request: Request, next: Next) -> Response {
    if changes(request.method()) && switches.is_off(Switch::Site) && !is_open(&request) {
        return AppError::ReadOnly.into_response();
    }
    next.run(request).await
}

fn is_open(request: &Request) -> bool {
    OPEN.iter().any(|open| request.uri().path().ends_with(open))
}
