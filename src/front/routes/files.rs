//! Routes for files that programs read: the feed of a letter, the sitemap, `robots.txt`, and `security.txt`.

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use crate::{
    app::App,
    error::AppError,
    front::{
        feed,
        robots::robots,
        security::security,
        sitemap::{Listed, sitemap},
    },
    http::{Answer, CachePolicy, RequestedLanguage, page_cache::is_known},
    letters::{
        Loaded,
        library::signing_periods,
        routes::{Addressed, LetterRequest, TakenBack},
    },
    ui::{Locale, alternates, languages::Words},
    urls::{Paths, ROBOTS, SECURITY, SITEMAP},
};

/// The routes of the site.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(ROBOTS, get(robots_file))
        .route(SITEMAP, get(sitemap_file))
        .route(SECURITY, get(security_file))
}

/// The routes of one letter.
pub(super) fn letter_routes() -> Router<App> {
    Router::new().route("/letters/{slug}/updates.atom", get(feed_file))
}

async fn feed_file(addressed: Addressed, headers: HeaderMap) -> Answer<Response> {
    let request = match addressed {
        Addressed::Readable(request) => request,
        Addressed::TakenBack(TakenBack { app, letter, locale, .. }) => {
            // Status 200, because feed readers show nothing of other answers, and subscribers should see the
            // withdrawal.
            let conn = &mut *app.database.readers().acquire().await?;
            let since =
                signing_periods::withdrawn_since(conn, letter.id).await?.unwrap_or_else(|| app.clock.now());
            let feed = feed::of_withdrawal(&locale, &letter, since.date()).map_err(anyhow::Error::from)?;
            return Ok(file("application/atom+xml; charset=utf-8", feed, &headers));
        }
    };
    let LetterRequest { letter, locale, .. } = &request;
    if request.link.is_some() {
        // Feed services store a feed and share it, so a private letter has none.
        return Err(AppError::NotFound);
    }
    if let Some(sent_on) = request.sent_on(|paths| paths.feed(request.slug())) {
        return Ok(sent_on);
    }
    let feed = feed::feed(locale, letter).map_err(anyhow::Error::from)?;
    Ok(file("application/atom+xml; charset=utf-8", feed, &headers))
}

async fn robots_file(State(app): State<App>, headers: HeaderMap) -> Response {
    file("text/plain; charset=utf-8", robots(&app.site).into_bytes(), &headers)
}

async fn security_file(State(app): State<App>, headers: HeaderMap) -> Answer<Response> {
    let now = app.clock.now();
    let letters = app.library.public(now);
    let organizers = letters.iter().filter_map(|loaded| loaded.letter.organizer.as_ref()?.contact.as_deref());
    let contacts = app.config.security_contact.as_deref().into_iter().chain(organizers);
    let written = contacts.filter_map(|contact| security(&app.site, contact, now)).next();
    Ok(file("text/plain; charset=utf-8", written.ok_or(AppError::NotFound)?.into_bytes(), &headers))
}

async fn sitemap_file(
    State(app): State<App>,
    spoken: RequestedLanguage,
    headers: HeaderMap,
) -> Answer<Response> {
    let locale = spoken.fallback();
    let letters = app.library.public(app.clock.now());
    let mut pages = Vec::new();
    let of_the_site = |page: &dyn Fn(&Paths) -> String| Listed {
        languages: alternates(&locale, &Words::languages(), page),
        changed_on: None,
    };
    // A single letter is the home page, and is listed by its own URL.
    if letters.len() != 1 {
        pages.push(of_the_site(&Paths::home));
    }
    for letter in &letters {
        pages.extend(of_letter(&locale, letter));
    }
    pages.extend([of_the_site(&Paths::privacy), of_the_site(&Paths::accessibility)]);
    let written = sitemap(&pages).map_err(anyhow::Error::from)?;
    Ok(file("application/xml; charset=utf-8", written, &headers))
}

/// The letter and its further pages.
fn of_letter(locale: &Locale, loaded: &Loaded) -> Vec<Listed> {
    let letter = &loaded.letter;
    let slug = letter.slug.as_str();
    let began = letter.began().map(OffsetDateTime::date);
    let news = letter.updates.first().map(|update| update.date);
    let listed = |changed_on, page: &dyn Fn(&Paths) -> String| Listed {
        languages: alternates(locale, &loaded.languages(), page),
        changed_on,
    };
    let mut pages = vec![listed(news.max(began), &|paths| paths.letter(slug))];
    if !letter.statements.is_empty() {
        pages.push(listed(None, &|paths| paths.statements(slug)));
    }
    for statement in &letter.statements {
        pages.push(listed(None, &|paths| paths.statement(slug, statement.slug.as_str())));
    }
    if news.is_some() {
        pages.push(listed(news, &|paths| paths.updates(slug)));
    }
    pages.push(listed(None, &|paths| paths.press(slug)));
    if letter.index_list {
        pages.push(listed(None, &|paths| paths.signatories(slug)));
    }
    pages
}

/// A small file, generated for each request, with an `ETag` for conditional requests.
fn file(media_type: &'static str, body: Vec<u8>, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", HEXLOWER.encode(&Sha256::digest(&body)[..10]));
    let mut response = if is_known(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, media_type)], body).into_response()
    };
    let sent = response.headers_mut();
    sent.insert(header::CACHE_CONTROL, CachePolicy::Hour.header());
    sent.insert(header::VARY, HeaderValue::from_static("accept-language"));
    if let Ok(tag) = tag.parse() {
        sent.insert(header::ETAG, tag);
    }
    response
}
