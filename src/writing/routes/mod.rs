//! Routes of writing, for owners.
//!
//! | file | routes |
//! | --- | --- |
//! | `letter` | a new letter; the text and settings of one, and its translations |
//! | `files` | all files of a letter, with their versions, one by one and as a whole |

mod files;
mod letter;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    response::Redirect,
    routing::{get, post},
};
use serde::Deserialize;

use super::{form, pages::PlacedProblem};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, QueryParams},
    language::Language,
    letters::{
        LibraryError, Problem, Slug, library::site_letters::NotSaved, routes::AnyLetter,
        source::fields::field_at,
    },
    organizers::{rights::Owner, routes::Authorized},
};

/// The largest folder that is taken in at once, packed.
const LARGEST_UPLOAD: usize = 64 * 1024 * 1024;

pub fn routes() -> Router<App> {
    let by_form = || DefaultBodyLimit::max(form::LARGEST);
    Router::new()
        .route("/organize/letters/new", get(letter::show_new).post(letter::begin).layer(by_form()))
        .route("/organize/letters/{slug}/write", get(letter::show).post(letter::act).layer(by_form()))
        .route(
            "/organize/letters/{slug}/write/{language}",
            get(letter::show_translation).post(letter::act_on_translation).layer(by_form()),
        )
        .route("/organize/letters/{slug}/translate", get(translate))
        .route(
            "/organize/letters/{slug}/files",
            get(files::list).post(files::upload).layer(DefaultBodyLimit::max(LARGEST_UPLOAD)),
        )
        .route("/organize/letters/{slug}/statement", post(files::begin_statement))
        .route("/organize/letters/{slug}/files.zip", get(files::download))
        .route("/organize/letters/{slug}/files/{*path}", get(files::show).post(files::act).layer(by_form()))
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    to: String,
}

/// From the list of languages to the page of a translation, without a script.
async fn translate(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(wanted): QueryParams<Wanted>,
) -> Answer<Redirect> {
    let language = wanted.to.parse().ok().filter(|language| *language != letter.letter.language);
    let page =
        language.map_or_else(|| "/write".to_owned(), |language: Language| format!("/write/{language}"));
    Ok(Redirect::to(&organizer.context(&letter).path(&page)))
}

/// What became of a save that nobody can correct.
fn failed(error: NotSaved) -> AppError {
    match error {
        NotSaved::TooLarge => AppError::TooLarge,
        NotSaved::Library(LibraryError::Database(error)) => error.into(),
        NotSaved::Meanwhile => AppError::Busy("error-busy"),
        other => anyhow::Error::new(other).into(),
    }
}

/// What the parser found in one file, by field and line.
fn placed(slug: &Slug, path: &str, text: &str, problems: &[Problem]) -> Vec<PlacedProblem> {
    let file = format!("{slug}/{path}");
    let of_file = problems.iter().filter(|problem| problem.file == file);
    of_file
        .map(|problem| {
            let (field, line) = field_at(text, problem.line, &problem.what);
            PlacedProblem { field, line, what: problem.what.clone(), is_remark: problem.is_remark }
        })
        .collect()
}
