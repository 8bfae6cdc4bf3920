//! Routes of a letter's signatures, for all organizers: each role sees what it may.

pub(in crate::moderation) mod one;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};

use super::{
    SearchResults, SearchRights, featured, find,
    form::{AddressForm, SearchForm},
    page::{Row, SignaturesPage, by_address as address_page, signatures as page},
};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    letters::routes::AnyLetter,
    mail::EmailAddress,
    moderation::Moderator,
    organizers::{rights::Observer, routes::Authorized},
    signing::signature::search_terms::TooLong,
};

/// The message for what was just done.
pub(in crate::moderation) fn done_message(done: &str) -> Option<&'static str> {
    Some(match done {
        "published" => "queue-done-published",
        "rejected" => "queue-done-rejected",
        "held" => "queue-done-undone",
        "feature" => "featured-done",
        "unfeature" => "featured-done-out",
        "earlier" | "later" => "featured-done-moved",
        "withdrawn" => "withdraw-for-done",
        "full" => "featured-done-not",
        "entered" => "enter-done",
        "entered-held" => "enter-done-held",
        "otherwise" => "queue-done-otherwise",
        _ => return None,
    })
}

pub(in crate::moderation) async fn show(
    organizer: Authorized<Observer>,
    moderator: Result<Authorized<Moderator>, Response>,
    AnyLetter(letter): AnyLetter,
    QueryParams(typed): QueryParams<SearchForm>,
) -> Answer {
    let signing = &organizer.app.signing;
    let right = moderator.ok().map(|organizer| organizer.right);
    let reader = right.as_ref().map_or(SearchRights::Observer(&organizer.right), SearchRights::Moderator);
    let (found, error, typed) = match typed.sought() {
        Ok(sought) => {
            // A search uses its own connections, so that no search keeps people from signing.
            let database = &organizer.app.database;
            let pool = if sought.search.is_empty() { database.pool() } else { database.searchers() };
            let found = find(pool, signing, reader, letter.id, &sought).await;
            (found.map_err(AppError::of_search)?, None, typed)
        }
        Err(TooLong) => (SearchResults::default(), Some("error-search-long"), typed.shortened()),
    };
    let (rows, next) =
        SignaturesPage::rows(found, |one| right.as_ref().and_then(|_| signing.review.provider_of(one)));
    let first = match &right {
        Some(right) => featured(signing, right, letter.id).await?,
        None => vec![],
    };
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = page(&SignaturesPage {
        of: organizer.context(&letter),
        typed: &typed,
        error,
        rows: &rows,
        next,
        decides: right.is_some(),
        featured: &first,
        done: done_message(&typed.done),
    });
    Ok((status, shown).into_response())
}

pub(in crate::moderation) fn by_address() -> MethodRouter<App> {
    get(ask_address).post(find_address)
}

async fn ask_address(organizer: Authorized<Moderator>, AnyLetter(letter): AnyLetter) -> Answer {
    let of = organizer.context(&letter);
    Ok(address_page(of, "", None, None).into_response())
}

/// The result is shown in the answer to the POST, and the address is in no URL, because browsers store URLs
/// and servers log them.
async fn find_address(
    organizer: Authorized<Moderator>,
    AnyLetter(letter): AnyLetter,
    FormBody(form): FormBody<AddressForm>,
) -> Answer {
    let of = organizer.context(&letter);
    let address = match EmailAddress::parse(&form.email) {
        Ok(address) => address,
        Err(wrong) => {
            let shown = address_page(of, &form.email, Some(wrong.message_about_another()), None);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response());
        }
    };
    let signing = &organizer.app.signing;
    let found = signing.review.of_address(letter.id, &address).await?;
    let rows: Vec<_> = found
        .into_iter()
        .map(|signature| Row { provider: signing.review.provider_of(&signature), signature })
        .collect();
    Ok(address_page(of, &form.email, None, Some(&rows)).into_response())
}
