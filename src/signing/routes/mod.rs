//! Routes of signing: the pages after the form, the links in its mails, and what a signer does later.
//!
//! | file | routes |
//! | --- | --- |
//! | this one | after the form: confirm by link or code, correct the address, "this was not me" |
//! | `my_signature` | the page of a signer, and the end of updates by mail |
//! | `moving` | a move to another address, at both addresses |
//! | `claim` | an invitation to claim a line |
//! | `lost_link` | a person asks for the link that they lost |
//! | `by_link` | an extractor: the signature that a link opens |
//!
//! The POST of the sign form is in `front/routes`, beside the page of the letter.

mod by_link;
mod claim;
mod lost_link;
mod moving;
mod my_signature;

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use maud::Markup;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    pages::{self, About, Lost, check_your_email::CheckYourEmail, confirm::Offer},
    screening::Reason,
    signature::{State as SignatureState, address::SealedAddress, mail_kinds::MailKind},
    submission::{
        CodeTried, NotMe as Whose, Submission,
        confirm::{Confirmed, still_takes},
        sealed_state::Reference,
        typed_address::TypedAddress,
    },
};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, LimitedAction, QueryParams, RequestedLanguage},
    keys::{Keys, Purpose, TokenFields, typed_code},
    letters::{Library, Life, Loaded, routes::LetterRequest},
    mail::EmailAddress,
    ui::Locale,
    urls::DEVELOPMENT_MAILBOX,
};

/// The routes. The form itself is sent to the letter page, which shows it again if something is wrong.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/confirm/{token}", get(show_confirmation).post(confirm))
        .route("/not-me/{token}", get(ask_not_me).post(not_me))
        .merge(claim::routes())
        .merge(my_signature::routes())
        .merge(moving::routes())
        .merge(lost_link::routes())
}

/// The routes of one letter, which a private link can open too.
pub fn letter_routes() -> Router<App> {
    Router::new()
        .route("/letters/{slug}/check-your-email", get(check_your_email).post(code_or_correction))
        .merge(lost_link::letter_routes())
}

#[derive(Deserialize)]
struct OfToken {
    token: String,
}

#[derive(Deserialize)]
struct Referred {
    #[serde(default)]
    s: String,
}

async fn check_your_email(
    asked: LetterRequest,
    QueryParams(referred): QueryParams<Referred>,
) -> Answer<Markup> {
    let (known, is_refused) = opened(&asked, &referred.s).await?;
    Ok(check_page(&asked, (&known, is_refused), None, TypedAddress::default(), None))
}

#[derive(Deserialize)]
struct CodeOrCorrection {
    #[serde(default)]
    s: String,
    code: Option<String>,
    email: Option<String>,
    #[serde(default)]
    email_asked: String,
    #[serde(default)]
    email_meant: String,
}

async fn code_or_correction(asked: LetterRequest, FormBody(form): FormBody<CodeOrCorrection>) -> Answer {
    let (mut known, is_refused) = opened(&asked, &form.s).await?;
    let LetterRequest { app, letter, locale, visitor, .. } = &asked;
    let email = form.email.as_deref().unwrap_or_default();
    let typed = TypedAddress::sent(email, &form.email_asked, &form.email_meant);
    let page = |field, message| check_page(&asked, (&known, is_refused), Some((field, message)), typed, None);
    let again = |field, message| Ok((StatusCode::UNPROCESSABLE_ENTITY, page(field, message)).into_response());
    if let Err(flood) = app.throttle.take(LimitedAction::Send, visitor) {
        let field = if form.email.is_some() { "email" } else { "code" };
        return Ok(flood.answer(page(field, "error-flood")));
    }
    if form.email.is_some() {
        return match EmailAddress::parse(typed.email) {
            Err(problem) => again("email", problem.message()),
            Ok(address) if !app.can_write_to(&address).await => again("email", "error-email-beyond-ascii"),
            Ok(address) => {
                if let Some(meant) = typed.question() {
                    let page = check_page(&asked, (&known, is_refused), None, typed, Some(&meant));
                    return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
                }
                known.expected_at = app.outbox.expected_at().await?;
                let network = app.signing.submissions.network_hash(&visitor.network().to_string()).await?;
                let sealed = SealedAddress::seal(&app.keys, &address);
                let of = (letter.id, &letter.letter);
                let Some(mut again) = known.sent_again(of, sealed, network, app.clock.now()) else {
                    return Err(AppError::BadRequest("error-damaged-link"));
                };
                // Sending the form again counts as one more form from its network.
                if app.throttle.take(LimitedAction::Sign, visitor).is_err()
                    && !again.flags.contains(&Reason::Burst)
                {
                    again.flags.push(Reason::Burst);
                }
                known.submission = app
                    .signing
                    .submissions
                    .correct_address(known.submission, again.recognised(&app.keys))
                    .await?;
                app.outbox.wake();
                known.address = address;
                let reference = known.seal(&app.keys, asked.slug());
                Ok(Redirect::to(&locale.paths.check_your_email(asked.slug(), &reference)).into_response())
            }
        };
    }
    let Some(code) = typed_code(form.code.as_deref().unwrap_or_default()) else {
        return again("code", "error-code-not-six");
    };
    // Each form's code allows five tries; this limits a visitor who sends forms in order to guess codes.
    if let Err(guesses) = app.throttle.take(LimitedAction::Guess, visitor) {
        return Ok(guesses.answer(page("code", "error-code-guesses")));
    }
    match app.signing.submissions.try_code(known.submission, code).await? {
        CodeTried::Wrong => again("code", "error-code-wrong"),
        CodeTried::TooOften => again("code", "error-code-too-often"),
        CodeTried::Right(generation) => {
            app.throttle.give_back(LimitedAction::Guess, visitor);
            match app.signing.submissions.confirming.confirm(known.submission, generation).await {
                Ok(Confirmed::Ended | Confirmed::Replaced) => again("code", "error-code-wrong"),
                outcome => confirmed(app, locale, outcome?).await,
            }
        }
    }
}

/// Opens the reference, and tells whether the latest mail about its form found no mailbox. Only a person who holds
/// the reference learns that.
async fn opened(asked: &LetterRequest, reference: &str) -> Result<(Reference, bool), AppError> {
    let known = Reference::open(&asked.app.keys, asked.slug(), reference)
        .ok_or(AppError::BadRequest("error-damaged-link"))?;
    let is_refused =
        asked.app.outbox.found_no_mailbox(MailKind::Confirm.into_str(), known.submission).await?;
    Ok((known, is_refused))
}

fn check_page(
    asked: &LetterRequest,
    (known, is_refused): (&Reference, bool),
    mistake: Option<(&'static str, &str)>,
    corrected: TypedAddress<'_>,
    meant: Option<&EmailAddress>,
) -> Markup {
    let LetterRequest { app, letter, locale, visitor, .. } = asked;
    pages::check_your_email::check_your_email(&CheckYourEmail {
        locale,
        about: About::new(letter, app.clock.now()),
        address: &known.address.in_unicode(),
        sender: &app.sender,
        reference: &known.seal(&app.keys, asked.slug()),
        mailbox: app.has_development_mailbox(*visitor).then_some(DEVELOPMENT_MAILBOX),
        mistake,
        corrected,
        meant,
        is_refused,
        expected_at: known.expected_at,
        now: app.clock.now(),
    })
}

async fn show_confirmation(
    State(app): State<App>,
    spoken: RequestedLanguage,
    Path(of): Path<OfToken>,
) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok((id, generation)) = app.keys.read_token(Purpose::Confirm, &of.token) else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    let waiting = app.signing.submissions.opened_by(id, generation).await?;
    let [submission, others @ ..] = &waiting[..] else {
        return if app.signing.submissions.submission(id).await?.is_some() {
            Ok(ended(&app.library, &locale, "link-replaced-title", "link-replaced"))
        } else {
            used_or_ended(&app, &locale, id, generation).await
        };
    };
    let letter = app.library.by_id(submission.letter).ok_or(AppError::NotFound)?;
    if !still_takes(&letter.letter, app.clock.now()) {
        return Ok(takes_none(&app, &locale, letter.letter.life(app.clock.now())));
    }
    let mut offers = Vec::with_capacity(others.len());
    for other in others {
        offers.push(offer(&app, &letter, other).await?);
    }
    let not_me =
        app.keys.token_to(Purpose::NotMe, submission.id, submission.generation, &submission.address.mailbox);
    Ok(pages::confirm::confirm(
        &locale,
        About::new(&letter, app.clock.now()),
        &offer(&app, &letter, submission).await?,
        &offers,
        &not_me,
    )
    .into_response())
}

async fn offer(app: &App, letter: &Loaded, submission: &Submission) -> Result<Offer, AppError> {
    Ok(Offer {
        details: submission.details.clone(),
        reasons: app.signing.submissions.reasons_to_hold(&letter.letter, submission).await?,
        token: app.keys.token(Purpose::Confirm, submission.id, submission.generation),
    })
}

async fn confirm(State(app): State<App>, spoken: RequestedLanguage, Path(of): Path<OfToken>) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok((id, generation)) = app.keys.read_token(Purpose::Confirm, &of.token) else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    let outcome = app.signing.submissions.confirming.confirm(id, generation).await?;
    confirmed(&app, &locale, outcome).await
}

/// The page after a confirmation.
async fn confirmed(app: &App, locale: &Locale, outcome: Confirmed) -> Answer {
    match outcome {
        // The generation that was confirmed: if links are renewed at this very moment, this link does not work.
        Confirmed::Signed(id, generation) | Confirmed::Already(id, generation) => {
            app.outbox.wake();
            let token = app.keys.token(Purpose::Signature, id, generation);
            Ok(Redirect::to(&locale.paths.signature(&token)).into_response())
        }
        Confirmed::InAnotherSpelling => {
            Ok(ended(&app.library, locale, "link-spelling-title", "link-spelling"))
        }
        Confirmed::Replaced => Ok(ended(&app.library, locale, "link-replaced-title", "link-replaced")),
        Confirmed::Ended => Ok(ended(&app.library, locale, "link-ended-title", "link-ended")),
        Confirmed::Closed(life) => Ok(takes_none(app, locale, life)),
    }
}

/// The page for a form of a letter that takes no signatures, or none now.
fn takes_none(app: &App, locale: &Locale, life: Life) -> Response {
    let (title, words) = match life {
        Life::Withdrawn => ("error-gone", "link-taken-back"),
        Life::Draft | Life::NotYetOpen(_) => ("link-not-now-title", "link-not-now"),
        Life::Closed(_) | Life::Open | Life::Embargoed(_) => ("link-closed-title", "link-closed"),
    };
    ended(&app.library, locale, title, words)
}

/// The page for a link whose submission is gone: it became a signature, or it ended.
async fn used_or_ended(app: &App, locale: &Locale, id: Uuid, generation: i16) -> Answer {
    match app.signing.signatures.signature(id).await? {
        Some(signature) if signature.state == SignatureState::Withdrawn => {
            Ok(ended(&app.library, locale, "link-withdrawn-title", "link-withdrawn"))
        }
        Some(signature) if signature.generation != generation => {
            let letter = app.library.by_id(signature.letter).ok_or(AppError::NotFound)?;
            Ok(replaced(&app.library, &app.keys, locale, &letter, id))
        }
        Some(_) => {
            let token = app.keys.token(Purpose::Signature, id, generation);
            Ok(pages::done_already(locale, "confirm-already-title", "confirm-already-words", &token)
                .into_response())
        }
        None => Ok(ended(&app.library, locale, "link-ended-title", "link-ended")),
    }
}

/// How many letters such a page lists at most: one screen.
const MOST_OFFERED: usize = 20;

/// The page for a link that opens nothing: its target is gone, or its address was cut.
fn ended(library: &Library, locale: &Locale, title: &str, words: &str) -> Response {
    let letters = library.public(library.clock().now()).into_iter().take(MOST_OFFERED);
    let lost: Vec<_> = letters.map(|loaded| lost(locale, &loaded)).collect();
    (StatusCode::GONE, pages::ended(locale, title, words, &lost)).into_response()
}

/// The page for an old link of a signature that has a newer one: a page left open, an old mail. The newer link can be
/// sent to its mailbox again.
fn replaced(library: &Library, keys: &Keys, locale: &Locale, letter: &Loaded, signature: Uuid) -> Response {
    let (title, words) = ("link-replaced-title", "link-replaced");
    let mut lost = lost(locale, letter);
    // A person who has had a link knows of the letter.
    if !letter.letter.is_public(library.clock().now()) {
        lost.link = locale.paths.find_by_link(&keys.token(Purpose::Find, signature, 0));
    }
    (StatusCode::GONE, pages::ended(locale, title, words, &[lost])).into_response()
}

fn lost(locale: &Locale, letter: &Loaded) -> Lost {
    let text = letter.letter.text_in(locale.language());
    Lost {
        title: text.title.clone(),
        language: text.language.clone(),
        link: locale.paths.find_my_signature(letter.letter.slug.as_str()),
    }
}

async fn ask_not_me(State(app): State<App>, spoken: RequestedLanguage, Path(of): Path<OfToken>) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok(TokenFields { id, generation, mailbox }) = app.keys.read_token_to(Purpose::NotMe, &of.token)
    else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    Ok(match app.signing.submissions.not_me_of(id, generation, &mailbox).await? {
        Whose::Whole => pages::not_me::ask(&locale, &of.token).into_response(),
        Whose::MailboxAlone => {
            (StatusCode::GONE, pages::not_me::not_yours(&locale, &of.token)).into_response()
        }
        Whose::Replaced => ended(&app.library, &locale, "link-replaced-title", "link-replaced-mailbox"),
    })
}

#[derive(Deserialize)]
struct NotMe {
    #[serde(default)]
    never: String,
}

async fn not_me(
    State(app): State<App>,
    spoken: RequestedLanguage,
    Path(of): Path<OfToken>,
    FormBody(form): FormBody<NotMe>,
) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok(TokenFields { id, generation, mailbox }) = app.keys.read_token_to(Purpose::NotMe, &of.token)
    else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    let never = form.never == "on";
    match app.signing.submissions.not_me_of(id, generation, &mailbox).await? {
        Whose::Whole => {}
        // Refusing all mail is still possible for the owner of the mailbox that this was sent to.
        Whose::MailboxAlone if never => {}
        Whose::MailboxAlone => {
            return Ok((StatusCode::GONE, pages::not_me::not_yours(&locale, &of.token)).into_response());
        }
        Whose::Replaced => {
            return Ok(ended(&app.library, &locale, "link-replaced-title", "link-replaced-mailbox"));
        }
    }
    if never {
        app.signing.submissions.never_write_to(&mailbox).await?;
    }
    app.signing.decisions.not_me(id, generation).await?;
    app.signing.moves.refuse(id, &mailbox).await?;
    Ok(pages::not_me::done(&locale, never).into_response())
}
