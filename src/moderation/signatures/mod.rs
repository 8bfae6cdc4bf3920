//! Searches all signatures of a letter by words, number, state or address.
//!
//! What a role may see is decided in the query: an observer finds what the public can read and nothing
//! else, and does not learn how many others there are.

pub mod form;
pub mod page;
pub mod routes;
pub(super) mod store;

use sqlx::PgPool;
use time::{OffsetDateTime, macros::datetime};
use uuid::Uuid;

use super::Moderator;
use crate::{
    organizers::rights::Observer,
    signing::{
        Signing,
        signature::{Signature, State, search_terms::Search},
    },
};

/// Signatures on a page: some ten screens of a phone.
pub const PAGE: i64 = 50;

/// Later than any signature.
const NEVER: OffsetDateTime = datetime!(9999-12-31 0:00 UTC);

#[derive(Clone, Copy, Debug)]
pub enum SearchRights<'a> {
    /// Sees what is public.
    Observer(&'a Observer),
    /// Sees everything but addresses.
    Moderator(&'a Moderator),
}

#[derive(Clone, Debug, Default)]
pub struct SignatureSearch {
    /// Words, or a number.
    pub search: Search,
    /// `None`: in any state.
    pub state: Option<State>,
    /// Cursor: after this signature.
    pub after: Option<Uuid>,
}

#[derive(Clone, Debug, Default)]
pub struct SearchResults {
    pub signatures: Vec<Signature>,
    /// The cursor of the next page, if there is one.
    pub next: Option<Uuid>,
}

/// Searches the signatures of a letter.
pub async fn find(
    pool: &PgPool,
    signing: &Signing,
    reader: SearchRights<'_>,
    letter: i64,
    sought: &SignatureSearch,
) -> sqlx::Result<SearchResults> {
    let conn = &mut *pool.acquire().await?;
    let before = match sought.after {
        Some(id) => store::place(conn, letter, id).await?.map_or((NEVER, Uuid::max()), |at| (at, id)),
        None => (NEVER, Uuid::max()),
    };
    let only_listed = matches!(reader, SearchRights::Observer(_));
    // One more than is shown tells whether there is another page.
    let scope = store::Scope { letter, state: sought.state, only_listed, before, limit: PAGE + 1 };
    let number: Option<i64> = sought.search.typed().trim_start_matches('#').parse().ok();
    let mut ids = match (sought.search.query(), number) {
        (None, _) => store::all(conn, &scope).await?,
        (Some(query), None) => store::found(conn, &scope, &query).await?,
        (Some(query), Some(number)) => store::found_or_numbered(conn, &scope, &query, number).await?,
    };
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = ids.len() > shown;
    ids.truncate(shown);
    let next = ids.last().copied().filter(|_| has_more);
    Ok(SearchResults { signatures: signing.signatures.signatures(&ids).await?, next })
}

/// The featured signatures of a letter, in their order.
pub async fn featured(signing: &Signing, _: &Moderator, letter: i64) -> sqlx::Result<Vec<Signature>> {
    signing.signatures.signatures(&signing.review.featured(letter).await?).await
}
