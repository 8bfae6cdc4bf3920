//! Which letter a page of the organizers is about.

use std::sync::Arc;

use serde::Deserialize;

use crate::{
    app::App,
    error::AppError,
    letters::{Loaded, Shelved},
};

/// Which letter a page is about, as the address says it.
#[derive(Deserialize)]
pub(crate) struct OfLetter {
    pub(crate) slug: String,
}

impl OfLetter {
    /// The letter, whatever the public sees of it.
    pub(crate) fn letter(&self, app: &App) -> Result<Arc<Loaded>, AppError> {
        match app.library.find(&self.slug) {
            Some(Shelved::Here(letter) | Shelved::Moved(letter)) => Ok(letter),
            None => Err(AppError::NotFound),
        }
    }
}
