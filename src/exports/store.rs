//! SQL that reads data for exports; nothing here writes.

use bytes::Bytes;
use futures_util::stream::BoxStream;
use sqlx::{Executor, PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;

use super::{Selection, columns::Row};

/// The rows of a file. `COPY` takes no parameters, so the letter's id is in a setting of the transaction.
const COPY: &str = "copy (
    select number,
           spreadsheet_safe(coalesce(name, 'Anonymous')),
           capacity,
           nullif(spreadsheet_safe(role), ''),
           nullif(spreadsheet_safe(organisation), ''),
           nullif(country, ''),
           nullif(spreadsheet_safe(website), ''),
           nullif(spreadsheet_safe(comment), ''),
           signed_on,
           language,
           text_version,
           verified_by,
           nullif(spreadsheet_safe(city), '')
    from public_line
    where letter_id = current_setting('undersigned.letter')::bigint
    order by number
) to stdout (format csv)";

/// Begins a transaction that reads one snapshot and has no time limit.
pub(super) async fn begin_snapshot(conn: &mut PgConnection) -> sqlx::Result<()> {
    conn.execute("begin isolation level repeatable read read only").await?;
    conn.execute("set local statement_timeout = 0").await?;
    Ok(())
}

/// A state of what is public of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub revision: i64,
    /// When that revision was reached.
    pub as_of: OffsetDateTime,
    /// The last revision that took something away or changed it; those after it only added.
    pub last_removal: i64,
    /// Random, for this revision only; `None` before the first.
    pub nonce: Option<Vec<u8>>,
}

/// The present state of a letter.
pub(super) async fn edition(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Edition> {
    query_as!(
        Edition,
        r#"select coalesce(revision, 0) as "revision!", coalesce(as_of, first_seen_at) as "as_of!",
                  coalesce(last_removal, 0) as "last_removal!", nonce as "nonce?"
           from letter left join letter_revision on letter_id = id where id = $1"#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// The last removal of each of these letters.
pub(super) async fn last_removals(conn: &mut PgConnection, letters: &[i64]) -> sqlx::Result<Vec<(i64, i64)>> {
    let removals =
        query!("select letter_id, last_removal from letter_revision where letter_id = any($1)", letters);
    let removals = removals.fetch_all(conn).await?;
    Ok(removals.into_iter().map(|one| (one.letter_id, one.last_removal)).collect())
}

/// The rows of a letter's CSV file, sorted by number.
pub(super) async fn copy_out(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<BoxStream<'_, sqlx::Result<Bytes>>> {
    query_scalar!("select set_config('undersigned.letter', $1, true)", letter.to_string())
        .fetch_one(&mut *conn)
        .await?;
    conn.copy_out_raw(COPY).await
}

/// The rows of a letter's other files, in the same order.
pub(super) fn rows<'c>(
    conn: &'c mut PgConnection,
    letter: i64,
    which: &Selection,
) -> BoxStream<'c, sqlx::Result<Row>> {
    let part = (which.after, which.limit);
    match (which.since, which.search.query()) {
        (Some(since), found) => changed_rows(conn, letter, (since, found.as_deref()), part),
        (None, Some(found)) => found_rows(conn, letter, &found, part),
        (None, None) => all_rows(conn, letter, part),
    }
}

/// The public lines that the rest of a query picks, as files have them.
macro_rules! rows {
    ($before:literal, $after:literal $(, $value:expr)* $(,)?) => {
        query_as!(
            Row,
            $before
                + r#"select number as "number!", coalesce(name, 'Anonymous') as "name!", capacity as "capacity!",
                            nullif(role, '') as role, nullif(organisation, '') as organisation,
                            nullif(country, '') as country, nullif(website, '') as website,
                            nullif(comment, '') as comment, signed_on as "signed_on!", language as "language!",
                            text_version as "text_version!", verified_by as "verified_by!", nullif(city, '') as city
                     from "#
                + $after
            $(, $value)*
        )
    };
}

fn found_rows<'c>(
    conn: &'c mut PgConnection,
    letter: i64,
    found: &str,
    (after, limit): (i64, Option<i64>),
) -> BoxStream<'c, sqlx::Result<Row>> {
    // Search first, then sort: walking through the whole list takes seconds to find three names in a million.
    rows!(
        "with found as materialized (
             select signature_id from signature_revision
             where standing = 'current' and found_by @@ $2::text::tsquery
         ) ",
        "found join public_line on public_line.id = found.signature_id
         where letter_id = $1 and number > $3
         order by number limit $4",
        letter,
        found,
        after,
        limit
    )
    .fetch(conn)
}

/// The same search as [`found_rows`] without returning rows.
pub(super) async fn search_alone(conn: &mut PgConnection, letter: i64, found: &str) -> sqlx::Result<()> {
    query_scalar!(
        r#"with found as materialized (
               select signature_id from signature_revision
               where standing = 'current' and found_by @@ $2::text::tsquery
           )
           select count(*) from found join signature on signature.id = found.signature_id
           where signature.letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous')"#,
        letter,
        found
    )
    .fetch_one(conn)
    .await
    .map(drop)
}

fn all_rows(
    conn: &mut PgConnection,
    letter: i64,
    (after, limit): (i64, Option<i64>),
) -> BoxStream<'_, sqlx::Result<Row>> {
    rows!(
        "",
        "public_line where letter_id = $1 and number > $2 order by letter_id, number limit $3",
        letter,
        after,
        limit
    )
    .fetch(conn)
}

/// Listed rows that changed after a revision.
fn changed_rows<'c>(
    conn: &'c mut PgConnection,
    letter: i64,
    (since, found): (i64, Option<&str>),
    (after, limit): (i64, Option<i64>),
) -> BoxStream<'c, sqlx::Result<Row>> {
    rows!(
        "",
        "public_line
         where letter_id = $1 and number is not null and revision > $2 and number > $3
           and ($4::text is null or found_by @@ $4::text::tsquery)
         order by number limit $5",
        letter,
        since,
        after,
        found,
        limit
    )
    .fetch(conn)
}

/// Numbers that changed after a revision and are no longer listed (withdrawn, rejected or private) or no longer
/// match the search; only those between two numbers.
pub(super) fn gone<'c>(
    conn: &'c mut PgConnection,
    letter: i64,
    (since, found): (i64, Option<&str>),
    (after, until): (i64, i64),
) -> BoxStream<'c, sqlx::Result<i64>> {
    query_scalar!(
        r#"select number as "number!" from signature
           left join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
           where letter_id = $1 and number is not null and revision > $2 and number > $3 and number <= $4
             and (state <> 'published' or visibility not in ('public', 'anonymous')
                  or not coalesce(found_by @@ $5::text::tsquery, $5::text is null))
           order by number"#,
        letter,
        since,
        after,
        until,
        found
    )
    .fetch(conn)
}
