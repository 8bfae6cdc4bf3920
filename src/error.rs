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
    /// The program is at fault.
    #[error("internal error")]
    Internal(#[source] anyhow::Error),
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
            _ => Self::Internal(error.into()),
        }
    }
}
