//! What can go wrong while a request is answered, without a word of HTML.
//!
//! What can be expected of an operation is a value of its own enum, and bad input is shown again beside
//! its field. An [`AppError`] is for the rest: the page is not there, the caller may not, the inside broke.
//! `http/error_page` logs it once and shows it.

use std::time::Duration;

/// An answer other than the page that was asked for.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Nothing is at this address.
    #[error("not found")]
    NotFound,
    /// There was something at this address, and it was taken away for good.
    #[error("gone")]
    Gone,
    /// The request itself is broken: which part, in words of the languages' files (a message id).
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// The address is right, and the method is not.
    #[error("method not allowed")]
    WrongMethod,
    /// The body is larger than any form of ours.
    #[error("too large")]
    TooLarge,
    /// The caller may not do this.
    #[error("forbidden")]
    Forbidden,
    /// Too much from one network; try again after that time.
    #[error("too many requests")]
    TooManyRequests(Duration),
    /// Something outside of the program does not answer; try again soon.
    #[error("unavailable")]
    Unavailable(#[source] anyhow::Error),
    /// It took too long, or its turn did not come: what to do, in words of the languages' files (a message id).
    #[error("busy: {0}")]
    Busy(&'static str),
    /// The program is at fault.
    #[error("internal error")]
    Internal(#[source] anyhow::Error),
}

impl AppError {
    /// Of a search: one that ran out of time, or that nobody had a connection for, is its reader's to try again.
    pub fn of_search(error: sqlx::Error) -> Self {
        let ran_out = matches!(error, sqlx::Error::PoolTimedOut) || is_out_of_time(&error);
        if ran_out { Self::Busy("error-search-busy") } else { error.into() }
    }
}

/// Did Postgres break it off: a statement that took too long (`query_canceled`), or waited too long for others
/// (`lock_not_available`; its manual, appendix A)?
fn is_out_of_time(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    matches!(code.as_deref(), Some("57014" | "55P03"))
}

/// An error and its causes, as the log may show them.
///
/// What Postgres says of a statement that it refuses repeats what was typed: "word is too long", and the word. Its code,
/// and the table and the rule that were in the way, tell an engineer as much.
pub fn discreet(error: &(dyn std::error::Error + 'static)) -> String {
    let mut said = Vec::new();
    for cause in std::iter::successors(Some(error), |error| error.source()) {
        let refused = match cause.downcast_ref::<sqlx::Error>() {
            Some(sqlx::Error::Database(error)) => Some(&**error),
            _ => cause.downcast_ref::<sqlx::postgres::PgDatabaseError>().map(|error| error as _),
        };
        if let Some(error) = refused {
            said.push(of_database(error));
            break;
        }
        said.push(cause.to_string());
    }
    // Some errors repeat their cause in their own words.
    said.dedup_by(|later, earlier| earlier.ends_with(later.as_str()));
    said.join(": ")
}

fn of_database(error: &dyn sqlx::error::DatabaseError) -> String {
    let code = error.code().unwrap_or_default();
    let place = [error.table(), error.constraint()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let place = if place.is_empty() { place } else { format!(" ({place})") };
    format!("the database refused a statement with {code}{place}")
}

impl From<anyhow::Error> for AppError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            // The database is away or busy: the visitor may come back, nothing of ours is broken.
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => {
                Self::Unavailable(error.into())
            }
            error if is_out_of_time(&error) => Self::Unavailable(error.into()),
            _ => Self::Internal(error.into()),
        }
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
