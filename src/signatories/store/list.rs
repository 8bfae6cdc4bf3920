//! SQL that reads the public lists of signatures; nothing here writes.

use sqlx::{PgConnection, query, query_as};

use crate::{
    letters::Capacity,
    signing::signature::{details::PublicLine, search_terms::Search},
};

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

/// How many lines are looked at one by one before the index is asked: enough for a page of what every tenth has. They
/// cost 1 ms.
const NEAR: i64 = 1_000;

/// The numbers in a cell of the list, as `listed_by` of the database has them. Smaller ones would be more to ask for what
/// is rare, larger ones more to sort of what is common.
const CELL: i32 = 65_536;

/// The numbers in a small cell.
const SMALL_CELL: i32 = 4_096;

/// The most of a cell that is read and sorted, also of the cell in whose midst a page begins: what stands before the page
/// is read with it. Of a cell that has more, the small ones below are asked.
const SORTED: i64 = 1_000;

/// The listed signatures with numbers below this one that a search finds, the newest first.
///
/// What is common stands among the next [`NEAR`] lines. The rest is sought by the index, a cell at a time until the page
/// is full, whatever matches in the rest of the list.
///
/// Nothing is left to a plan, because Postgres does not know how often what is asked for occurs, nor where: the order of
/// the first query can only be read from the index of the list, and all conditions of the second but one are for the
/// index of terms. A comparison `is true` is for the rows that an index finds, and a subquery with `offset 0` is read for
/// each row by itself.
pub(in crate::signatories) async fn found_before(
    conn: &mut PgConnection,
    letter: i64,
    search: &Search,
    number: i64,
    limit: i64,
) -> sqlx::Result<Vec<PublicLine>> {
    query!("set local enable_seqscan = off").execute(&mut *conn).await?;
    let query = search.query();
    let near = lines!(
        &mut *conn,
        "with found as materialized (
             select id from (
                 select id, number, listed_by from signature
                 where letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous')
                   and number < $2
                 order by letter_id desc, number desc limit $5
             ) as near
             where listed_by @@ $3::text::tsquery order by number desc limit $4
         ) ",
        "found cross join lateral (select * from public_line where id = found.id offset 0) as line
         order by number desc",
        letter,
        number,
        query,
        limit,
        NEAR
    )?;
    if i64::try_from(near.len()).is_ok_and(|found| found >= limit) {
        return Ok(near);
    }
    let [first, second, third, fourth] = search.index_keys();
    lines!(
        conn,
        "with found as materialized (
             select in_cell.id
             from generate_series(
                 least($2, (select last_number + 1 from letter_revision where letter_id = $1)) - 1, 0, -$5::integer
             ) as top
             cross join lateral (
                 with hits as materialized (
                     select id, number from signature
                     where listed_by @@ quote_literal(list_cell($1, $5, top))::tsquery
                       and listed_by @@ $8::text::tsquery and listed_by @@ $9::text::tsquery
                       and listed_by @@ $10::text::tsquery and listed_by @@ $11::text::tsquery
                       and (listed_by @@ $3::text::tsquery) is true
                     limit $7::bigint + 1
                 )
                 (select id from hits
                  where (select count(*) from hits) <= $7 and number < $2 order by number desc limit $4)
                 union all
                 (select in_small_cell.id
                  from generate_series(least(top / $5 * $5 + $5, $2) - 1, top / $5 * $5, -$6::integer) as small_top
                  cross join lateral (
                      select id from signature
                      where listed_by @@ quote_literal(list_cell($1, $6, small_top))::tsquery
                        and listed_by @@ $8::text::tsquery and listed_by @@ $9::text::tsquery
                        and listed_by @@ $10::text::tsquery and listed_by @@ $11::text::tsquery
                        and (listed_by @@ $3::text::tsquery and number < $2) is true
                      order by number desc limit $4
                  ) as in_small_cell
                  where (select count(*) from hits) > $7
                  limit $4)
             ) as in_cell
             limit $4
         ) ",
        "found cross join lateral (select * from public_line where id = found.id offset 0) as line
         order by number desc",
        letter,
        number,
        query,
        limit,
        CELL,
        SMALL_CELL,
        SORTED,
        first,
        second,
        third,
        fourth
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
