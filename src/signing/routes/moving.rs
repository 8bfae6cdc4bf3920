//! Routes of a move to another address: the request on "my signature", the page of the new address, and the page of
//! the old address. A GET shows, a POST decides.

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};

use super::{
    OfToken, ended,
    my_signature::{Done, Mine, Refused, back, page},
};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, LimitedAction, RequestedLanguage, Visitor},
    keys::Purpose,
    mail::EmailAddress,
    signing::{
        pages::{self, About, moving},
        signature::{Signature, address::SealedAddress, link::Link},
        signer::moving::{Asked, Move, Moved, Opened, Stage},
        submission::typed_address::AddressFields,
    },
    ui::Locale,
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/signature/{token}/move", get(back).post(ask))
        .route("/signature/{token}/stop-move", get(back).post(stop))
        .route("/move/{token}", get(show_move).post(move_here))
        .route("/way-back/{token}", get(show_way_back).post(go_back))
}

/// The answer is the same, whatever is known of the address.
async fn ask(mine: Mine, visitor: Visitor, FormBody(form): FormBody<AddressFields>) -> Answer {
    let app = &mine.app;
    let typed = form.typed();
    let again = async |mistake, meant| {
        let (email, asked) = (typed.email.to_owned(), typed.asked.to_owned());
        let typed = moving::Typed { email, asked, mistake, meant };
        page(&mine, None, Some(Refused::Address(typed))).await
    };
    if !app.can_send_mail(visitor) {
        return Ok((StatusCode::CONFLICT, again(Some("find-no-mail"), None).await?).into_response());
    }
    if let Err(flood) = app.throttle.take(LimitedAction::Send, &visitor) {
        return Ok(flood.answer(again(Some("error-flood"), None).await?));
    }
    let (mistake, meant) = match (EmailAddress::parse(typed.email), typed.question()) {
        (Err(problem), _) => (Some(problem.message()), None),
        (Ok(to), _) if !app.can_write_to(&to).await => (Some("error-email-beyond-ascii"), None),
        (Ok(_), Some(meant)) => (None, Some(meant)),
        (Ok(to), None) => return asked(&mine, &SealedAddress::seal(&app.keys, &to)).await,
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, again(mistake, meant).await?).into_response())
}

async fn asked(mine: &Mine, to: &SealedAddress) -> Answer {
    let Mine { app, locale, signature, .. } = mine;
    let asked = app.signing.moves.ask(signature.link(), to, locale.language()).await?;
    app.outbox.wake();
    Ok(mine.back(match asked {
        Asked::Done => Some(Done::MoveAsked),
        Asked::Same => Some(Done::Nothing),
        Asked::TooOften => Some(Done::TooOften),
        // The page shows the state itself.
        Asked::CanGoBack | Asked::Ended => None,
    }))
}

async fn stop(mine: Mine) -> Answer {
    let is_stopped = mine.app.signing.moves.stop(mine.signature.link()).await?;
    Ok(mine.back(is_stopped.then_some(Done::MoveStopped)))
}

async fn show_move(State(app): State<App>, spoken: RequestedLanguage, Path(of): Path<OfToken>) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok((id, asked)) = app.keys.read_token(Purpose::Move, &of.token) else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    Ok(match app.signing.moves.opened_by_new_address(id, asked).await? {
        Opened::Offer(signature, Move { other: Some(other), .. }) => {
            let letter = app.library.by_id(signature.letter).ok_or(AppError::NotFound)?;
            let not_me = app.keys.token_to(Purpose::NotMe, id, 0, &other.mailbox);
            let about = About::new(&letter, app.clock.now());
            moving::shall_it_be_yours(&locale, about, &of.token, &not_me).into_response()
        }
        Opened::Done(signature) => done_already(&app, &locale, &signature),
        Opened::Taken => taken(&app, &locale),
        Opened::Offer(..) | Opened::Ended => over(&app, &locale),
    })
}

async fn move_here(State(app): State<App>, spoken: RequestedLanguage, Path(of): Path<OfToken>) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok((id, asked)) = app.keys.read_token(Purpose::Move, &of.token) else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    match app.signing.moves.confirm(id, asked).await? {
        Moved::Done(link) => Ok(to_mine(&app, &locale, link, Done::Moved)),
        Moved::Taken => Ok(taken(&app, &locale)),
        Moved::Ended => Ok(over(&app, &locale)),
    }
}

async fn show_way_back(State(app): State<App>, spoken: RequestedLanguage, Path(of): Path<OfToken>) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok((id, _)) = app.keys.read_token(Purpose::WayBack, &of.token) else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    Ok(match app.signing.moves.opened_by_old_address(id).await? {
        Opened::Offer(signature, one) => {
            let letter = app.library.by_id(signature.letter).ok_or(AppError::NotFound)?;
            let about = About::new(&letter, app.clock.now());
            match one.stage {
                Stage::Asked => moving::stop_it(&locale, about, &of.token).into_response(),
                Stage::Moved | Stage::Back => {
                    moving::take_it_back(&locale, about, &of.token, one.until()).into_response()
                }
            }
        }
        Opened::Done(signature) => done_already(&app, &locale, &signature),
        Opened::Taken => taken(&app, &locale),
        Opened::Ended => over(&app, &locale),
    })
}

async fn go_back(State(app): State<App>, spoken: RequestedLanguage, Path(of): Path<OfToken>) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok((id, _)) = app.keys.read_token(Purpose::WayBack, &of.token) else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    match app.signing.moves.undo(id).await? {
        Moved::Done(link) => Ok(to_mine(&app, &locale, link, Done::MovedBack)),
        Moved::Taken => Ok(taken(&app, &locale)),
        Moved::Ended => Ok(over(&app, &locale)),
    }
}

/// Redirects to "my signature" by its new link.
fn to_mine(app: &App, locale: &Locale, link: Link, done: Done) -> Response {
    app.outbox.wake();
    let token = app.keys.token(Purpose::Signature, link.id, link.generation);
    let page = locale.paths.signature(&token);
    Redirect::to(&format!("{page}?done={}", done.into_str())).into_response()
}

fn done_already(app: &App, locale: &Locale, signature: &Signature) -> Response {
    let token = app.keys.token(Purpose::Signature, signature.id, signature.generation);
    pages::done_already(locale, "move-done-title", "move-done-words", &token).into_response()
}

/// This link went only to that mailbox, so its reader may know that the mailbox has signed.
fn taken(app: &App, locale: &Locale) -> Response {
    let page = ended(&app.library, locale, "move-taken-title", "move-taken");
    (StatusCode::CONFLICT, page).into_response()
}

/// A link to a move that is over. The page says nothing about the signature: it may belong to another address by now.
fn over(app: &App, locale: &Locale) -> Response {
    ended(&app.library, locale, "move-over-title", "move-over")
}
