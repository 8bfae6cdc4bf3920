//! SQL that reads the public lists of signatures; nothing here writes.

use sqlx::{PgConnection, query_as};

use crate::{letters::Capacity, signing::signature::details::PublicLine};

struct Row {
    number: Option<i64>,
    name: Option<String>,
    capacity: String,
    role: String,
    organisation: String,
    city: String,
    country: String,
    website: String,
    comment: String,
    superseded: bool,
    entered: Option<String>,
}

impl From<Row> for PublicLine {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            name: row.name,
            capacity: row.capacity.parse().unwrap_or(Capacity::Personal),
            role: row.role,
            organisation: row.organisation,
            city: row.city,
            country: row.country,
            website: row.website,
            comment: row.comment,
            is_of_earlier_text: row.superseded,
            entered: row.entered,
        }
    }
}

/// The public lines that the rest of a query picks.
macro_rules! lines {
    ($conn:expr, $before:literal, $after:literal $(, $value:expr)* $(,)?) => {
        query_as!(
            Row,
            $before
                + r#"select number, name, capacity as "capacity!", role as "role!", organisation as "organisation!",
                            city as "city!", country as "country!", website as "website!", comment as "comment!",
                            superseded as "superseded!", entered
                     from "#
                + $after
            $(, $value)*
        )
        .fetch_all($conn)
        .await
        .map(|rows| rows.into_iter().map(PublicLine::from).collect::<Vec<_>>())
    };
}

/// The first signatories, in the order of their file.
pub(in crate::signatories) async fn first(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<Vec<PublicLine>> {
    lines!(
        conn,
        "",
        "public_line where letter_id = $1 and name is not null and first_place is not null order by first_place",
        letter
    )
}

/// The featured signatures, in the organizers' order.
pub(in crate::signatories) async fn featured(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<Vec<PublicLine>> {
    lines!(
        conn,
        "",
        "public_line where letter_id = $1 and name is not null and featured_place is not null order by featured_place",
        letter
    )
}

/// The newest signatures that are not first signatories, the newest first.
pub(in crate::signatories) async fn newest(
    conn: &mut PgConnection,
    letter: i64,
    limit: i64,
) -> sqlx::Result<Vec<PublicLine>> {
    lines!(
        conn,
        "",
        "public_line where letter_id = $1 and first_place is null order by number desc limit $2",
        letter,
        limit
    )
}

/// How many of the newest rows are scanned before the index is used.
const NEAR: i64 = 5_000;

/// The listed signatures with numbers below this one that match a query of
/// [`crate::signing::signature::search_terms`], the newest first.
///
/// A common word is found among the next [`NEAR`] rows by scanning them; an index would first fetch all matches. A rare
/// word is fetched by the index. At a million rows either takes some 30 ms, while scanning on to a rare word took
/// seconds, and the index for a common beginning one second.
pub(in crate::signatories) async fn found_before(
    conn: &mut PgConnection,
    letter: i64,
    query: &str,
    number: i64,
    limit: i64,
) -> sqlx::Result<Vec<PublicLine>> {
    let near = lines!(
        &mut *conn,
        "with near as materialized (
             select id from signature
             where letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous') and number < $2
             order by letter_id desc, number desc limit $5
         ) ",
        "near join public_line using (id) where found_by @@ $3::text::tsquery order by number desc limit $4",
        letter,
        number,
        query,
        limit,
        NEAR
    )?;
    if i64::try_from(near.len()).is_ok_and(|found| found >= limit) {
        return Ok(near);
    }
    lines!(
        conn,
        "with found as materialized (
             select signature_id from signature_revision
             where standing = 'current' and found_by @@ $3::text::tsquery
         ) ",
        "found join public_line on public_line.id = found.signature_id
         where letter_id = $1 and number < $2
         order by number desc limit $4",
        letter,
        number,
        query,
        limit
    )
}

/// The listed signatures with numbers below this one, the newest first.
pub(in crate::signatories) async fn before(
    conn: &mut PgConnection,
    letter: i64,
    number: i64,
    limit: i64,
) -> sqlx::Result<Vec<PublicLine>> {
    lines!(
        conn,
        "",
        "public_line where letter_id = $1 and number < $2 order by letter_id desc, number desc limit $3",
        letter,
        number,
        limit
    )
}
