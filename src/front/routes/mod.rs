//! Routes for the home page, the letter page, and the form on the letter page.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | the home page, the letter page, and its form |
//! | `files` | feed, sitemap, `robots.txt`, `security.txt` |
//! | `card`, `embed` | the share image; the frame for other sites |
//! | `about` | privacy and accessibility |

mod about;
mod card;
mod embed;
mod files;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::Markup;
use sqlx::PgPool;
use uuid::Uuid;

use super::pages::{self, LetterPage, press};
use crate::{
    app::App,
    error::{AppError, discreet},
    http::{
        Answer, FormBody, LimitedAction, RequestedLanguage, Visitor, Work,
        error_page::{self, LetterSuggestions as _},
        page_cache::PageKey,
    },
    letters::{
        access::Admits,
        routes::{Addressed, LetterRequest, TakenBack},
    },
    mail::EmailAddress,
    signatories::list::{self, UnderTheLetter},
    signing::{
        pages::sign_form::{Door, SignSection, consent_words},
        screening::Reason,
        signature::address::SealedAddress,
        submission::{
            Consent, NewSubmission,
            form::{Mistake, SignForm},
            sealed_state::{Reference, SentForm},
        },
    },
    switches::Switch,
};

/// In how many seconds a form that could not be taken may be sent again.
const SOON: &str = "5";

pub fn routes() -> Router<App> {
    Router::new().route("/", get(home)).merge(about::routes())
}

/// The routes of one letter, also available through a private link.
pub fn letter_routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}", get(letter))
        .route("/letters/{slug}/sign", post(sign).get(back_to_the_form))
        .route("/letters/{slug}/press", get(for_the_press))
        .merge(card::letter_routes())
        .merge(embed::letter_routes())
        .merge(files::letter_routes())
}

/// The routes without a language prefix.
pub fn file_routes() -> Router<App> {
    files::routes()
}

/// The list of letters; if there is only one, that letter.
async fn home(
    State(app): State<App>,
    spoken: RequestedLanguage,
    visitor: Visitor,
    headers: HeaderMap,
) -> Answer {
    let letters = app.library.public(app.clock.now());
    let problems = app.problems_for(visitor);
    if let ([only], true) = (letters.as_slice(), problems.is_empty()) {
        let locale = spoken.locale_among(&only.languages()).ok_or(AppError::NotFound)?;
        let only = LetterRequest { letter: only.clone(), locale, visitor, link: None, redirect: None, app };
        return letter_answer(&only, &headers).await;
    }
    let locale = app.locale(&spoken)?;
    let render = async || {
        let mut counted = Vec::with_capacity(letters.len());
        for letter in &letters {
            let figures = app.signing.current_figures.of(&app.database, letter.id).await?;
            counted.push((letter.clone(), figures.count()));
        }
        Ok(pages::home(&locale, &counted, &problems, app.clock.now()))
    };
    if !problems.is_empty() {
        return render().await.map(IntoResponse::into_response);
    }
    let made_of = letters.iter().map(|letter| {
        let life = letter.letter.life(app.clock.now());
        (letter.id, app.signing.revisions().of(letter.id), letter.letter.files_hash, life)
    });
    let key = PageKey {
        page: "home",
        letter: None,
        files: [0; 32],
        revision: 0,
        voice: app.voice(&locale),
        detail: format!("{:?}", made_of.collect::<Vec<_>>()),
    };
    app.page(key, &locale, &headers, render).await
}

async fn letter(addressed: Addressed, headers: HeaderMap) -> Answer {
    let request = match addressed {
        Addressed::Readable(request) => request,
        Addressed::TakenBack(TakenBack { app, letter, locale, .. }) => {
            let others = error_page::letters(&locale, &app.letters_to_offer(&locale));
            return Ok((StatusCode::GONE, pages::withdrawn::page(&locale, &letter, &others)).into_response());
        }
    };
    if let Some(sent_on) = request.sent_on(|paths| paths.letter(request.slug())) {
        return Ok(sent_on);
    }
    let stamp = request.app.letter_stamp(&request.letter);
    Ok(stamp.repeatable(letter_answer(&request, &headers).await?))
}

async fn letter_answer(request: &LetterRequest, headers: &HeaderMap) -> Answer {
    if let (None, Some(Ok(from))) = (&request.link, headers.get(header::REFERER).map(HeaderValue::to_str)) {
        let LetterRequest { app, letter, .. } = request;
        app.referrers.came(letter.id, app.clock.now().date(), from, app.site.public().host());
    }
    let blank = SignForm::default();
    let page = || letter_page(request, &blank, &[], None);
    if !request.app.problems_for(request.visitor).is_empty() {
        return Box::pin(page()).await.map(IntoResponse::into_response);
    }
    request.page("letter", format!("{:?}", door(request)), headers, page).await
}

async fn letter_page(
    request: &LetterRequest,
    typed: &SignForm,
    mistakes: &[Mistake],
    meant: Option<&EmailAddress>,
) -> Result<Markup, AppError> {
    let LetterRequest { app, letter, .. } = request;
    let id = letter.id;
    let read = |pool: PgPool| async move { list::under_the_letter(&pool, id).await };
    let mut under = app.database.read(request.revision(), read).await?;
    if !request.sees_signatories() {
        under.newest.clear();
        under.leads_to_list = false;
    }
    let stands_together =
        letter.letter.threshold.is_some() && app.signing.schedule.stands_together(letter.id).await?;
    Ok(letter_with(request, typed, mistakes, meant, Some((&under, stands_together))))
}

/// The form that could not be taken, as it was typed, without anything that would have to be read.
fn form_not_taken(request: &LetterRequest, typed: &SignForm, why: &'static str) -> Response {
    let not_now = Mistake { field: "sign", message: why.into() };
    let page = letter_with(request, typed, &[not_now], None, None);
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, SOON)], page).into_response()
}

/// The page with what was read of its signatories, and whether they stand together.
fn letter_with(
    request: &LetterRequest,
    typed: &SignForm,
    mistakes: &[Mistake],
    meant: Option<&EmailAddress>,
    read: Option<(&UnderTheLetter, bool)>,
) -> Markup {
    let LetterRequest { app, letter, locale, visitor, .. } = request;
    let text = letter.letter.text_in(&locale.text);
    let door = door(request);
    let (under, stands_together) = read.unzip();
    let sign = SignSection {
        locale,
        letter: &letter.letter,
        text,
        door,
        typed,
        edits: None,
        mistakes,
        meant,
        stands_together: stands_together.unwrap_or_default(),
    };
    pages::letter(&LetterPage { view: request.view(), sign, under, problems: &app.problems_for(*visitor) })
}

/// Whether the client can sign the letter now.
fn door(request: &LetterRequest) -> Door {
    let life = request.letter.letter.life(request.app.clock.now());
    let is_admitted = request.link.as_ref().is_some_and(|link| link.admits == Admits::Sign);
    let is_paused = request.app.switches.is_off(Switch::Signing);
    Door::of(life, is_admitted, (request.app.can_send_mail(request.visitor), is_paused))
}

/// The press page. It gives only the number of signers who are not public, and shows no names.
async fn for_the_press(request: LetterRequest, headers: HeaderMap) -> Answer {
    if let Some(sent_on) = request.sent_on(|paths| paths.press(request.slug())) {
        return Ok(sent_on);
    }
    let door = door(&request);
    let render = async || {
        let app = &request.app;
        let figures = app.signing.current_figures.of(&app.database, request.letter.id).await?;
        Ok(press::page(&request.view(), &figures, door))
    };
    request.page("press", format!("{door:?}"), &headers, render).await
}

/// A GET request for the form's URL (reloaded or typed) leads back to the form.
async fn back_to_the_form(request: LetterRequest) -> Redirect {
    Redirect::to(&format!("{}#sign", request.locale.paths.letter(request.slug())))
}

async fn sign(request: LetterRequest, FormBody(form): FormBody<SignForm>) -> Answer<Response> {
    let form = form.answered();
    if request.app.load.admit(Work::Signing).is_err() {
        return Ok(form_not_taken(&request, &form, "error-busy"));
    }
    match take(&request, &form).await {
        Err(AppError::Unavailable(cause)) => {
            tracing::warn!("a form could not be taken: {}", discreet(&*cause));
            Ok(form_not_taken(&request, &form, "error-busy"))
        }
        taken => taken,
    }
}

async fn take(request: &LetterRequest, form: &SignForm) -> Answer<Response> {
    let LetterRequest { app, letter, locale, visitor, .. } = request;
    let text = letter.letter.text_in(&locale.text);
    let again = async |status: StatusCode, mistakes: &[Mistake]| {
        Ok((status, letter_page(request, form, mistakes, None).await?).into_response())
    };
    match door(request) {
        Door::Open => {}
        Door::Paused => return Ok(form_not_taken(request, form, "error-paused")),
        _ => return again(StatusCode::CONFLICT, &[]).await,
    }
    if let Err(flood) = app.throttle.take(LimitedAction::Send, visitor) {
        let flooded = Mistake { field: "sign", message: "error-flood".into() };
        return Ok(flood.answer(letter_page(request, form, &[flooded], None).await?));
    }
    let (details, address) = match form.parse(&letter.letter) {
        Ok(parsed) => parsed,
        Err(mistakes) => return again(StatusCode::UNPROCESSABLE_ENTITY, &mistakes).await,
    };
    let Some(version) = letter.version(&text.language).filter(|_| form.version == text.version.to_string())
    else {
        let changed = Mistake { field: "consent", message: "error-text-changed".into() };
        return again(StatusCode::UNPROCESSABLE_ENTITY, &[changed]).await;
    };
    if !app.can_write_to(&address).await {
        let beyond = Mistake { field: "email", message: "error-email-beyond-ascii".into() };
        return again(StatusCode::UNPROCESSABLE_ENTITY, &[beyond]).await;
    }
    if let Some(meant) = form.typed_address().question() {
        let page = letter_page(request, form, &[], Some(&meant)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let details = app.signing.schedule.as_it_stands_now(letter.id, details).await?;
    let mut flags = form.flags();
    if app.throttle.take(LimitedAction::Sign, visitor).is_err() {
        flags.push(Reason::Burst);
    }
    let submission = NewSubmission {
        id: Uuid::now_v7(),
        letter: letter.id,
        version,
        language: locale.language().clone(),
        details,
        address: SealedAddress::seal(&app.keys, &address),
        consent: Consent { language: locale.language().clone(), words: consent_words(locale) },
        flags,
        network: app.signing.submissions.network_hash(&visitor.network().to_string()).await?,
        key: Vec::new(),
        created_at: app.clock.now(),
    }
    .recognised(&app.keys);
    let sent = SentForm::of(&submission);
    let expected_at = app.outbox.expected_at().await?;
    let id = app.signing.submissions.intake.submit(submission).await?;
    request.count_use().await?;
    app.outbox.wake();
    let reference =
        Reference { submission: id, address, expected_at, form: sent }.seal(&app.keys, request.slug());
    Ok(Redirect::to(&locale.paths.check_your_email(request.slug(), &reference)).into_response())
}
