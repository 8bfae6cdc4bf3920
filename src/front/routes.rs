//! Routes of the front, and of the form, whose page is the letter's.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::Markup;
use serde::Deserialize;
use uuid::Uuid;

use super::pages::{self, LetterPage};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, Posted, Spoken, Visitor, page_cache::PageKey},
    letters::{Loaded, Shelved},
    signatories::list,
    signing::{
        self,
        address::SealedAddress,
        form::{Mistake, SignForm},
        pages::sign_form::{Door, SignSection, consent_words},
        reference::Reference,
        submission::{Consent, NewSubmission},
    },
    ui::Locale,
};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home))
        .route("/letters/{slug}", get(letter))
        .route("/letters/{slug}/sign", post(sign).get(back_to_the_form))
}

#[derive(Deserialize)]
struct OfLetter {
    slug: String,
}

/// The letters; with a single one, that letter.
async fn home(State(app): State<App>, spoken: Spoken, visitor: Visitor, headers: HeaderMap) -> Answer {
    let letters = app.library.public(app.clock.now());
    let problems = app.problems_for(visitor);
    if let ([only], true) = (letters.as_slice(), problems.is_empty()) {
        return letter_answer(&app, &spoken, visitor, only, &headers).await;
    }
    let locale = spoken.locale().ok_or(AppError::NotFound)?;
    let render = async {
        let conn = &mut *app.database.readers().acquire().await?;
        let mut counted = Vec::with_capacity(letters.len());
        for letter in &letters {
            counted.push((letter.clone(), signing::figures(conn, letter.id).await?.count()));
        }
        Ok(pages::home(&locale, &counted, &problems))
    };
    if !problems.is_empty() {
        return render.await.map(IntoResponse::into_response);
    }
    let made_of = letters
        .iter()
        .map(|letter| (letter.id, app.signing.revisions.of(letter.id), letter.letter.files_hash));
    let key = PageKey {
        page: "home",
        letter: None,
        files: [0; 32],
        revision: 0,
        voice: app.voice(&locale),
        detail: format!("{:?}", made_of.collect::<Vec<_>>()),
    };
    app.pages.answer(key, &headers, render).await
}

async fn letter(
    State(app): State<App>,
    spoken: Spoken,
    visitor: Visitor,
    Path(of): Path<OfLetter>,
    headers: HeaderMap,
) -> Answer {
    let letter = match app.library.find(&of.slug) {
        Some(Shelved::Moved(letter)) => {
            let locale = app.locale_of(&spoken, &letter)?;
            return Ok(Redirect::permanent(&locale.paths.letter(letter.letter.slug.as_str())).into_response());
        }
        _ => app.letter(&of.slug)?,
    };
    letter_answer(&app, &spoken, visitor, &letter, &headers).await
}

async fn letter_answer(
    app: &App,
    spoken: &Spoken,
    visitor: Visitor,
    letter: &Arc<Loaded>,
    headers: &HeaderMap,
) -> Answer {
    let locale = app.locale_of(spoken, letter)?;
    let door = app.door(letter, visitor);
    if !app.problems_for(visitor).is_empty() {
        return letter_page(app, &locale, letter, visitor, &SignForm::default(), &[])
            .await
            .map(IntoResponse::into_response);
    }
    let key = app.page_key("letter", letter, &locale, format!("{door:?}"));
    let blank = SignForm::default();
    app.pages.answer(key, headers, letter_page(app, &locale, letter, visitor, &blank, &[])).await
}

async fn letter_page(
    app: &App,
    locale: &Locale,
    letter: &Loaded,
    visitor: Visitor,
    typed: &SignForm,
    mistakes: &[Mistake],
) -> Result<Markup, AppError> {
    let under = list::under_the_letter(app.database.readers(), letter.id).await?;
    let text = letter.letter.text_in(&locale.text);
    let sign = SignSection {
        locale,
        letter: &letter.letter,
        text,
        door: app.door(letter, visitor),
        typed,
        mistakes,
    };
    Ok(pages::letter(&LetterPage { letter, sign, under: &under, problems: &app.problems_for(visitor) }))
}

/// The address of the form opened as a page: reloaded, or typed.
async fn back_to_the_form(
    State(app): State<App>,
    spoken: Spoken,
    Path(of): Path<OfLetter>,
) -> Answer<Redirect> {
    let letter = app.letter(&of.slug)?;
    let locale = app.locale_of(&spoken, &letter)?;
    Ok(Redirect::to(&format!("{}#sign", locale.paths.letter(letter.letter.slug.as_str()))))
}

async fn sign(
    State(app): State<App>,
    spoken: Spoken,
    visitor: Visitor,
    Path(of): Path<OfLetter>,
    Posted(form): Posted<SignForm>,
) -> Answer<Response> {
    let letter = app.letter(&of.slug)?;
    let locale = app.locale_of(&spoken, &letter)?;
    let text = letter.letter.text_in(&locale.text);
    let again = async |status: StatusCode, mistakes: &[Mistake]| {
        let page = letter_page(&app, &locale, &letter, visitor, &form, mistakes).await?;
        Ok((status, page).into_response())
    };
    if app.door(&letter, visitor) != Door::Open {
        return again(StatusCode::CONFLICT, &[]).await;
    }
    let (adherence, address) = match form.parse(&letter.letter) {
        Ok(parsed) => parsed,
        Err(mistakes) => return again(StatusCode::UNPROCESSABLE_ENTITY, &mistakes).await,
    };
    let Some(version) = letter.version(&text.language).filter(|_| form.version == text.version.to_string())
    else {
        let changed = Mistake { field: "consent", message: "error-text-changed".into() };
        return again(StatusCode::UNPROCESSABLE_ENTITY, &[changed]).await;
    };
    let id = Uuid::now_v7();
    let submission = NewSubmission {
        id,
        letter: letter.id,
        version,
        language: locale.language().clone(),
        adherence,
        address: SealedAddress::seal(&app.keys, &address),
        consent: Consent { language: locale.language().clone(), words: consent_words(&locale) },
        created_at: app.clock.now(),
    };
    app.signing.intake.submit(submission).await.map_err(anyhow::Error::from)?;
    app.outbox.wake();
    let slug = letter.letter.slug.as_str();
    let reference = Reference { submission: id, address }.seal(&app.keys, slug);
    Ok(Redirect::to(&locale.paths.check_your_email(slug, &reference)).into_response())
}
