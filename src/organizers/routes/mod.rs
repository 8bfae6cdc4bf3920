//! Routes of the accounts, and the extractors of all organizers' pages: [`SignedIn`] for a signed-in organizer, and
//! [`Authorized`] for one with the right that the page needs.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | [`SignedIn`], [`Authorized`]; answers and redirects of their pages |
//! | `sign_in` | signing in and out |
//! | `account` | one's own account |
//! | `team` | all accounts |
//! | `switches` | what is paused on the whole site |
//! | `browser` | a browser in a few words |

mod account;
mod browser;
mod sign_in;
mod switches;
mod team;

use std::sync::Arc;

use axum::{
    RequestPartsExt, Router,
    extract::{FromRef, FromRequestParts},
    http::{Method, StatusCode, request::Parts},
    middleware,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::Markup;
use serde::Deserialize;
use tower_sessions::{Session, SessionManagerLayer, cookie::SameSite};
use uuid::Uuid;

use super::{
    Organizers,
    accounts::Account,
    form::FormError,
    pages::LetterContext,
    rights::{Present, Right},
    session::{ORGANIZER, passes},
    sign_in::PasswordCheck,
};
use crate::{
    app::App,
    error::AppError,
    http::{RequestedLanguage, TooMany, cross_site},
    letters::{Library, Loaded},
    ui::Locale,
    urls::Site,
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/organize/login", get(sign_in::show_sign_in).post(sign_in::sign_in))
        .route("/organize/login/code", get(sign_in::show_code).post(sign_in::code))
        .route("/organize/logout", post(sign_in::sign_out))
        .route("/organize/forgot", get(sign_in::show_forgot).post(sign_in::forgot))
        .route("/organize/welcome/{token}", get(sign_in::show_welcome).post(sign_in::welcome))
        .route("/organize/account", get(account::show))
        .route("/organize/account/password", post(account::set_password))
        .route("/organize/account/sessions", post(account::end_session))
        .route("/organize/account/digest", post(account::turn_digest))
        .route("/organize/account/second-factor", get(account::show_factor).post(account::turn_factor))
        .route("/organize/site", get(switches::show).post(switches::turn))
        .route("/organize/team", get(team::show).post(team::invite))
        .route("/organize/team/{id}", get(team::show_member).post(team::manage))
}

/// Adds sessions to the organizers' routes, and rejects changes that do not prove that they come from this site
/// (CSRF; by `Sec-Fetch-Site`, `Origin` or `Referer`). The rest of the site uses no cookies.
pub fn guarded(routes: Router<App>, app: &App) -> Router<App> {
    let is_secure = app.site.public().is_https();
    let sessions = SessionManagerLayer::new(app.organizers.sessions())
        // With this prefix, browsers require `Secure` and accept no other host or path; plain HTTP cannot use it.
        .with_name(if is_secure { "__Host-organizer" } else { "organizer" })
        .with_secure(is_secure)
        // A link in a mail must open a page with the session; forms are protected by `demand_origin`.
        .with_same_site(SameSite::Lax)
        .with_path("/");
    routes.layer(sessions).layer(middleware::from_fn_with_state(app.site.clone(), cross_site::demand_origin))
}

/// Somebody who is signed in, whatever they may do.
pub struct SignedIn<S = App> {
    pub app: S,
    pub locale: Locale,
    /// Proof that the account's owner is signed in.
    pub present: Present,
    session: Session,
}

impl SignedIn {
    pub const fn account(&self) -> &Account {
        self.present.account()
    }

    /// The id of the session that the request came with.
    async fn session_id(&self) -> Result<Option<Uuid>, AppError> {
        match self.session.id() {
            Some(id) => Ok(self.app.organizers.session_id(id).await?),
            None => Ok(None),
        }
    }

    /// Checks the password that is asked for again before an action that can do harm.
    async fn confirms(&self, password: &str) -> Result<bool, AppError> {
        confirms(&self.app, self.account(), password).await
    }

    /// Redirects to another page, which shows what was done.
    fn on_to(&self, page: &str, done: Option<&str>) -> Response {
        let query = done.map(|done| format!("?done={done}")).unwrap_or_default();
        Redirect::to(&format!("{}{query}", self.locale.paths.organize(page))).into_response()
    }
}

impl<S> FromRequestParts<S> for SignedIn<S>
where
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    Arc<Library>: FromRef<S>,
    Arc<Organizers>: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let (library, organizers) = (Arc::<Library>::from_ref(state), Arc::<Organizers>::from_ref(state));
        let shown = |error: AppError| error.into_response();
        let spoken = RequestedLanguage::from_request_parts(parts, state).await.map_err(shown)?;
        let locale = spoken.locale_beside(|| library.languages()).map_err(shown)?;
        let session = parts.extract::<Session>().await.map_err(IntoResponse::into_response)?;
        let id: Option<Uuid> = session.get(ORGANIZER).await.map_err(|error| shown(broken(error)))?;
        let account = match id {
            Some(id) => organizers.account(id).await.map_err(|error| shown(error.into()))?,
            None => None,
        };
        match account.filter(|account| account.is_claimed && account.disabled_at.is_none()) {
            Some(account) => Ok(Self { app: state.clone(), locale, present: Present::new(account), session }),
            None => Err(to_sign_in(parts, &locale)),
        }
    }
}

/// Somebody who has the right that the page is for.
pub struct Authorized<R, S = App> {
    pub app: S,
    pub locale: Locale,
    pub account: Account,
    pub right: R,
}

impl<R, S> FromRequestParts<S> for Authorized<R, S>
where
    R: Right,
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    Arc<Library>: FromRef<S>,
    Arc<Organizers>: FromRef<S>,
{
    /// A redirect to the sign-in, or a page that says no.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let SignedIn { app, locale, present, .. } = SignedIn::from_request_parts(parts, state).await?;
        let account = present.account();
        let organizers = Arc::<Organizers>::from_ref(state);
        if organizers.needs_second_factor(account) && !account.has_second_factor {
            let page = locale.paths.organize("/account/second-factor");
            return Err(Redirect::to(&page).into_response());
        }
        let Some(right) = R::of(&present) else { return Err(AppError::Forbidden.into_response()) };
        let account = account.clone();
        Ok(Self { app, locale, account, right })
    }
}

impl<R> Authorized<R> {
    pub fn context<'a>(&'a self, letter: &'a Loaded) -> LetterContext<'a> {
        LetterContext { locale: &self.locale, account: &self.account, letter }
    }

    /// Redirects to an organizers' page of the letter.
    pub fn redirect(&self, letter: &Loaded, page: &str) -> Response {
        Redirect::to(&self.context(letter).path(page)).into_response()
    }

    /// Checks the password that is asked for again before an action that can do harm.
    pub async fn confirms(&self, password: &str) -> Result<bool, AppError> {
        confirms(&self.app, &self.account, password).await
    }
}

async fn confirms(app: &App, account: &Account, password: &str) -> Result<bool, AppError> {
    match app.organizers.confirms(account, password).await? {
        PasswordCheck::Right => Ok(true),
        PasswordCheck::Wrong => Ok(false),
        PasswordCheck::TooOften(until) => Err(TooMany(until - app.clock.now()).into()),
    }
}

fn to_sign_in(parts: &Parts, locale: &Locale) -> Response {
    let sign_in = locale.paths.organize("/login");
    // The browser could not repeat a POST after sign-in.
    let next = if parts.method == Method::GET {
        let path: String = url::form_urlencoded::byte_serialize(parts.uri.path().as_bytes()).collect();
        format!("?next={path}")
    } else {
        String::new()
    };
    Redirect::to(&format!("{sign_in}{next}")).into_response()
}

/// Query parameters: what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DoneQuery {
    pub done: String,
}

/// A page with a form, which is shown again if it has errors.
pub fn form_page(errors: &[FormError], page: Markup) -> Response {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, page).into_response()
}

/// If a session cannot be read, the database is at fault, not the client.
fn broken(error: tower_sessions::session::Error) -> AppError {
    let passes = passes(&error);
    let error = anyhow::Error::new(error).context("a session");
    if passes { AppError::Unavailable(error) } else { AppError::Internal(error) }
}
