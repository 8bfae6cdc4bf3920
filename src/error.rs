//! Errors while a request is answered, without HTML.
//!
//! Expected outcomes of an operation are values of its own enum, and invalid input is shown again beside its field.
//! An [`AppError`] is for the rest: the page does not exist, the caller is not allowed, an internal error.
//! `http/error_page` logs it once and shows it.

use std::time::Duration;

/// An answer other than the requested page.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is nothing at this address.
    #[error("not found")]
    NotFound,
    /// There was something at this address, and it was removed permanently.
    #[error("gone")]
    Gone,
    /// The request itself is invalid: which part, as the id of a message in the language files.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// The address exists, but not with this method.
    #[error("method not allowed")]
    WrongMethod,
    /// The body is larger than any form of the site.
    #[error("too large")]
    TooLarge,
    #[error("forbidden")]
    Forbidden,
    /// Too many requests from one network; try again after that time.
    #[error("too many requests")]
    TooManyRequests(Duration),
    /// Whoever runs the site has paused every change.
    #[error("read only")]
    ReadOnly,
    /// Something outside of the program does not answer; try again soon.
    #[error("unavailable")]
    Unavailable(#[source] anyhow::Error),
    /// It took too long, or waited too long for its turn: what to do, as the id of a message in the language files.
    #[error("busy: {0}")]
    Busy(&'static str),
    /// A fault of the program.
    #[error("internal error")]
    Internal(#[source] anyhow::Error),
}

impl AppError {
    /// For a search: if it ran out of time or got no connection, the reader can try again.
    pub fn of_search(error: sqlx::Error) -> Self {
        let ran_out = matches!(error, sqlx::Error::PoolTimedOut) || is_out_of_time(&error);
        if ran_out { Self::Busy("error-search-busy") } else { error.into() }
    }
}

/// Whether the database cannot be reached or is busy: trying again helps, and the program is not at fault.
pub fn is_unavailable(error: &sqlx::Error) -> bool {
    use sqlx::Error::{Io, PoolClosed, PoolTimedOut, Protocol, Tls};
    // A server or a balancer that hangs up while a connection is made leaves half a conversation.
    matches!(error, Io(_) | Protocol(_) | Tls(_) | PoolTimedOut | PoolClosed)
        || is_out_of_time(error)
        || code(error).is_some_and(|code| PASSES.iter().any(|passes| code.starts_with(passes)))
}

/// Classes and codes of what is not the statement's fault and passes (the PostgreSQL manual, appendix A): the connection,
/// a deadlock or another transaction, a full disk or too many sessions, a shutdown or a start, a fault of the disk; and a
/// server that only reads, as a standby does until it is promoted.
const PASSES: [&str; 6] = ["08", "40", "53", "57P", "58", "25006"];

/// The code that Postgres gives for an error (SQLSTATE), if it is one of Postgres.
pub fn code(error: &sqlx::Error) -> Option<std::borrow::Cow<'_, str>> {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code)
}

/// Whether Postgres cancelled the statement: because it took too long (`query_canceled`), or waited too long for a
/// lock (`lock_not_available`; the PostgreSQL manual, appendix A).
fn is_out_of_time(error: &sqlx::Error) -> bool {
    matches!(code(error).as_deref(), Some("57014" | "55P03"))
}

/// An error and its causes, in a form that may be logged.
///
/// The message of Postgres about a refused statement repeats what was typed: "word is too long", and the word. Its
/// code, and the table and the constraint that were violated, tell an engineer as much.
pub fn discreet(error: &(dyn std::error::Error + 'static)) -> String {
    let mut causes = Vec::new();
    for cause in std::iter::successors(Some(error), |error| error.source()) {
        let refused = match cause.downcast_ref::<sqlx::Error>() {
            Some(sqlx::Error::Database(error)) => Some(&**error),
            _ => cause.downcast_ref::<sqlx::postgres::PgDatabaseError>().map(|error| error as _),
        };
        if let Some(error) = refused {
            causes.push(of_database(error));
            break;
        }
        causes.push(cause.to_string());
    }
    // Some errors repeat the message of their cause.
    causes.dedup_by(|later, earlier| earlier.ends_with(later.as_str()));
    causes.join(": ")
}

fn of_database(error: &dyn sqlx::error::DatabaseError) -> String {
    let code = error.code().unwrap_or_default();
    let place = [error.table(), error.constraint()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let place = if place.is_empty() { place } else { format!(" ({place})") };
    format!("the database refused a statement with {code}{place}")
}

/// Whether one of the causes is that the database cannot be reached or is busy.
pub fn passes(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref().is_some_and(is_unavailable))
}

impl From<anyhow::Error> for AppError {
    fn from(error: anyhow::Error) -> Self {
        if passes(&error) { Self::Unavailable(error) } else { Self::Internal(error) }
    }
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        if is_unavailable(&error) { Self::Unavailable(error.into()) } else { Self::Internal(error.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_logged_with_its_causes_once() {
        let refused = std::io::Error::other("no route");
        let error = anyhow::Error::new(sqlx::Error::Io(refused)).context("a letter").context("a page");
        assert_eq!(discreet(error.as_ref()), "a page: a letter: error communicating with database: no route");
    }
}
