//! Routes to sign in and out.

use std::{sync::Arc, time::Duration};

use axum::{
    RequestPartsExt,
    extract::{FromRef, FromRequestParts, Path},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use time::OffsetDateTime;
use tower_sessions::Session;
use uuid::Uuid;

use super::{broken, browser::browser};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, LimitedAction, QueryParams, RequestedLanguage, TooMany, Visitor, VisitorRules},
    letters::Library,
    mail::EmailAddress,
    organizers::{
        accounts::Account,
        form::{CodeForm, ForgotForm, PasswordForm, SignInForm},
        pages::sign_in::{self, SignInError},
        session::{BROWSER, HALF, ORGANIZER},
        sign_in::SignInOutcome,
    },
    ui::Locale,
    urls::Site,
};

/// The shortest time of the answer to a request for a link. To queue a mail takes a few thousandths of a second,
/// and the time must not reveal whether there was one (timing attack).
const ASKED_TAKES: Duration = Duration::from_millis(100);

/// How long the code may be entered after the right password, in seconds: long enough to find the phone.
const CODE_WITHIN: i64 = 600;

/// Session data between password and code: the account, since when (Unix time), and where to go afterwards.
type Half = (Uuid, i64, String);

/// A visitor who has not signed in.
pub(super) struct Caller<S = App> {
    app: S,
    locale: Locale,
    session: Session,
    visitor: Visitor,
    /// Their browser, in a few words.
    browser: String,
}

impl<S> FromRequestParts<S> for Caller<S>
where
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    Arc<Library>: FromRef<S>,
    VisitorRules: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let library = Arc::<Library>::from_ref(state);
        let shown = |error: AppError| error.into_response();
        let spoken = RequestedLanguage::from_request_parts(parts, state).await.map_err(shown)?;
        Ok(Self {
            locale: spoken.locale_beside(|| library.languages()).map_err(shown)?,
            session: parts.extract::<Session>().await.map_err(IntoResponse::into_response)?,
            visitor: Visitor::from_request_parts(parts, state).await.map_err(shown)?,
            browser: browser(&parts.headers),
            app: state.clone(),
        })
    }
}

impl Caller {
    /// Counts an attempt against the visitor's network, whichever account it is for.
    fn may_try(&self) -> Result<(), TooMany> {
        self.app.throttle.take(LimitedAction::Guess, &self.visitor)
    }

    /// The visitor's network, to count attempts by.
    fn network(&self) -> String {
        self.visitor.network().to_string()
    }

    fn tried_right(&self) {
        self.app.throttle.give_back(LimitedAction::Guess, &self.visitor);
    }

    /// Begins a session after the right password, so that the next page knows whose code is needed.
    async fn ask_for_code(&self, id: Uuid, next: String) -> Answer {
        let half: Half = (id, self.app.clock.now().unix_timestamp(), next);
        self.session.clear().await;
        self.session.insert(HALF, half).await.map_err(broken)?;
        self.session.cycle_id().await.map_err(broken)?;
        Ok(Redirect::to(&self.locale.paths.organize("/login/code")).into_response())
    }

    /// Signs in under a new session id, so that an id that was known before is worthless (session fixation).
    async fn enter(&self, account: &Account, to: &str) -> Answer {
        self.app.organizers.signed_in(account, &self.browser, &self.network()).await?;
        self.app.outbox.wake();
        self.session.clear().await;
        self.session.insert(ORGANIZER, account.id).await.map_err(broken)?;
        self.session.insert(BROWSER, &self.browser).await.map_err(broken)?;
        self.session.cycle_id().await.map_err(broken)?;
        Ok(Redirect::to(&next(&self.locale, to)).into_response())
    }

    async fn owes_code(&self) -> Result<Option<(Uuid, String)>, AppError> {
        let half: Option<Half> = self.session.get(HALF).await.map_err(broken)?;
        let now = self.app.clock.now().unix_timestamp();
        Ok(half.filter(|(_, since, _)| now < since + CODE_WITHIN).map(|(id, _, next)| (id, next)))
    }

    /// The form again, with the status of the refusal.
    fn refusal(&self, status: StatusCode, refused: SignInError, page: Response) -> Response {
        let wait =
            refused.until.map(|until| (until - self.app.clock.now()).whole_seconds().max(1).to_string());
        match wait {
            Some(wait) => (status, [(header::RETRY_AFTER, wait)], page).into_response(),
            None => (status, page).into_response(),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    next: String,
    done: String,
}

pub(super) async fn show_sign_in(caller: Caller, QueryParams(shown): QueryParams<Shown>) -> Answer {
    let Caller { locale, session, .. } = &caller;
    if session.get::<Uuid>(ORGANIZER).await.map_err(broken)?.is_some() {
        return Ok(Redirect::to(&next(locale, &shown.next)).into_response());
    }
    let done = (shown.done == "out").then_some("organize-signed-out");
    Ok(sign_in::sign_in(locale, "", &shown.next, SignInError::default(), done).into_response())
}

pub(super) async fn sign_in(caller: Caller, FormBody(form): FormBody<SignInForm>) -> Answer {
    let page = |refused| sign_in::sign_in(&caller.locale, form.email.trim(), &form.next, refused, None);
    let (refused, status) = match caller.may_try() {
        Err(TooMany(wait)) => too_often(caller.app.clock.now() + wait),
        Ok(()) => {
            match caller.app.organizers.sign_in(&form.email, &form.password, &caller.network()).await? {
                SignInOutcome::Right(account) => {
                    caller.tried_right();
                    return caller.enter(&account, &form.next).await;
                }
                SignInOutcome::NeedsCode(id) => {
                    caller.tried_right();
                    return caller.ask_for_code(id, form.next).await;
                }
                SignInOutcome::Wrong => wrong(("email", "error-sign-in")),
                SignInOutcome::TooOften(until) => too_often(until),
            }
        }
    };
    Ok(caller.refusal(status, refused, page(refused).into_response()))
}

pub(super) async fn show_code(caller: Caller) -> Answer {
    Ok(match caller.owes_code().await? {
        Some(_) => sign_in::code(&caller.locale, SignInError::default()).into_response(),
        None => Redirect::to(&caller.locale.paths.organize("/login")).into_response(),
    })
}

pub(super) async fn code(caller: Caller, FormBody(form): FormBody<CodeForm>) -> Answer {
    let Some((id, to)) = caller.owes_code().await? else {
        return Ok(Redirect::to(&caller.locale.paths.organize("/login")).into_response());
    };
    let (refused, status) = match caller.may_try() {
        Err(TooMany(wait)) => too_often(caller.app.clock.now() + wait),
        Ok(()) => match caller.app.organizers.try_code(id, &form.code, &caller.network()).await? {
            SignInOutcome::Right(account) => {
                caller.tried_right();
                return caller.enter(&account, &to).await;
            }
            SignInOutcome::TooOften(until) => too_often(until),
            SignInOutcome::Wrong | SignInOutcome::NeedsCode(_) => wrong(("code", "error-second-factor")),
        },
    };
    Ok(caller.refusal(status, refused, sign_in::code(&caller.locale, refused).into_response()))
}

fn wrong(error: (&'static str, &'static str)) -> (SignInError, StatusCode) {
    (SignInError { error: Some(error), until: None }, StatusCode::UNPROCESSABLE_ENTITY)
}

fn too_often(until: OffsetDateTime) -> (SignInError, StatusCode) {
    (SignInError { error: None, until: Some(until) }, StatusCode::TOO_MANY_REQUESTS)
}

pub(super) async fn sign_out(caller: Caller) -> Answer {
    caller.session.flush().await.map_err(broken)?;
    Ok(Redirect::to(&format!("{}?done=out", caller.locale.paths.organize("/login"))).into_response())
}

pub(super) async fn show_forgot(caller: Caller) -> Answer {
    Ok(sign_in::forgot(&caller.locale, "", &[]).into_response())
}

pub(super) async fn forgot(caller: Caller, FormBody(form): FormBody<ForgotForm>) -> Answer {
    let Caller { app, locale, visitor, .. } = &caller;
    let address = match EmailAddress::parse(&form.email) {
        Ok(address) => address,
        Err(wrong) => {
            let page = sign_in::forgot(locale, &form.email, &[("email", wrong.message_about_another())]);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    app.throttle.take(LimitedAction::Send, visitor)?;
    let (asked, ()) = tokio::join!(app.organizers.ask_for_link(&address), tokio::time::sleep(ASKED_TAKES));
    asked?;
    app.outbox.wake();
    Ok(sign_in::forgot_asked(locale).into_response())
}

#[derive(Deserialize)]
pub(super) struct OfToken {
    token: String,
}

pub(super) async fn show_welcome(caller: Caller, Path(of): Path<OfToken>) -> Answer {
    let Caller { app, locale, .. } = &caller;
    Ok(match app.organizers.account_by_link(&of.token).await? {
        Some(account) => sign_in::welcome(locale, &account, &of.token, &[]).into_response(),
        None => sign_in::link_ended(locale).into_response(),
    })
}

pub(super) async fn welcome(
    caller: Caller,
    Path(of): Path<OfToken>,
    FormBody(form): FormBody<PasswordForm>,
) -> Answer {
    let Caller { app, locale, .. } = &caller;
    let Some(account) = app.organizers.account_by_link(&of.token).await? else {
        return Ok(sign_in::link_ended(locale).into_response());
    };
    let password = match form.parse(&account) {
        Ok(password) => password,
        Err(error) => {
            let page = sign_in::welcome(locale, &account, &of.token, &[error]);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    if !app.organizers.claim(&account, &password, locale.language()).await? {
        return Ok(sign_in::link_ended(locale).into_response());
    }
    if account.has_second_factor {
        return caller.ask_for_code(account.id, String::new()).await;
    }
    caller.enter(&account, "").await
}

/// The page that was requested before sign-in, if it is an organizers' page; else their home page.
fn next(locale: &Locale, wanted: &str) -> String {
    let mut segments = wanted.strip_prefix('/').unwrap_or_default().split('/').take(2);
    let is_ours = segments.any(|segment| segment == "organize")
        && wanted.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.~%".contains(c))
        && !wanted.starts_with("//");
    if is_ours { wanted.to_owned() } else { locale.paths.organize("") }
}
