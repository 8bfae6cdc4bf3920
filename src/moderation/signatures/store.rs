//! Queries over signatures for the organizers' search. Nothing here writes.

use sqlx::{PgConnection, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::signing::signature::State;

/// Filter, cursor and limit of a search.
pub(in crate::moderation) struct Scope {
    pub letter: i64,
    pub state: Option<State>,
    /// Only signatures that the public can read.
    pub only_listed: bool,
    pub before: (OffsetDateTime, Uuid),
    pub limit: i64,
}

impl Scope {
    fn state(&self) -> Option<&'static str> {
        self.state.map(|state| state.into_str())
    }
}

/// When a signature of a letter was signed.
pub(in crate::moderation) async fn place(
    conn: &mut PgConnection,
    letter: i64,
    id: Uuid,
) -> sqlx::Result<Option<OffsetDateTime>> {
    query_scalar!("select signed_at from signature where letter_id = $1 and id = $2", letter, id)
        .fetch_optional(conn)
        .await
}

/// All signatures, the newest first.
pub(in crate::moderation) async fn all(conn: &mut PgConnection, scope: &Scope) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "select id from signature
         where letter_id = $1 and (signed_at, id) < ($2, $3) and (state = $4 or $4 is null)
           and (state = 'published' and visibility in ('public', 'anonymous') or not $5)
         order by letter_id desc, signed_at desc, id desc limit $6",
        scope.letter,
        scope.before.0,
        scope.before.1,
        scope.state() as Option<&str>,
        scope.only_listed,
        scope.limit
    )
    .fetch_all(conn)
    .await
}

/// Those that match a query of [`crate::signing::signature::search_terms`], the newest first.
pub(in crate::moderation) async fn found(
    conn: &mut PgConnection,
    scope: &Scope,
    query: &str,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "with found as materialized (
             select signature_id from signature_revision
             where standing = 'current' and found_by @@ $7::text::tsquery
         )
         select id from found join signature on id = signature_id
         where letter_id = $1 and (signed_at, id) < ($2, $3) and (state = $4 or $4 is null)
           and (state = 'published' and visibility in ('public', 'anonymous') or not $5)
         order by signed_at desc, id desc limit $6",
        scope.letter,
        scope.before.0,
        scope.before.1,
        scope.state() as Option<&str>,
        scope.only_listed,
        scope.limit,
        query
    )
    .fetch_all(conn)
    .await
}

/// The same, and the signature with this number.
pub(in crate::moderation) async fn found_or_numbered(
    conn: &mut PgConnection,
    scope: &Scope,
    query: &str,
    number: i64,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        r#"with found as materialized (
               select signature_id from signature_revision
               where standing = 'current' and found_by @@ $7::text::tsquery
               union
               select id from signature where letter_id = $1 and number = $8
           )
           select id as "id!" from found join signature on id = signature_id
           where letter_id = $1 and (signed_at, id) < ($2, $3) and (state = $4 or $4 is null)
             and (state = 'published' and visibility in ('public', 'anonymous') or not $5)
           order by signed_at desc, id desc limit $6"#,
        scope.letter,
        scope.before.0,
        scope.before.1,
        scope.state() as Option<&str>,
        scope.only_listed,
        scope.limit,
        query,
        number
    )
    .fetch_all(conn)
    .await
}
