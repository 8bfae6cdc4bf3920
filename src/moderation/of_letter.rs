//! Path parameters of the organizers' pages of a letter.

use std::sync::Arc;

use serde::Deserialize;

use crate::{
    app::App,
    error::AppError,
    letters::{Loaded, Shelved},
};

#[derive(Deserialize)]
pub(crate) struct OfLetter {
    pub(crate) slug: String,
}

impl OfLetter {
    /// The letter, also if the public cannot see it.
    pub(crate) fn letter(&self, app: &App) -> Result<Arc<Loaded>, AppError> {
        match app.library.find(&self.slug) {
            Some(Shelved::Here(letter) | Shelved::Moved(letter)) => Ok(letter),
            None => Err(AppError::NotFound),
        }
    }
}
