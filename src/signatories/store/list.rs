//! SQL that reads the public lists of signatures; nothing here writes.

use sqlx::{PgConnection, query_as};

use crate::{letters::Capacity, signing::signature::details::Line};

struct Row {
    number: Option<i64>,
    visibility: String,
    capacity: String,
    name: String,
    role: String,
    organisation: String,
    country: String,
    website: String,
    comment: String,
    superseded: bool,
    entered: Option<String>,
}

impl From<Row> for Line {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            name: (row.visibility != "anonymous").then_some(row.name),
            capacity: row.capacity.parse().unwrap_or(Capacity::Personal),
            role: row.role,
            organisation: row.organisation,
            country: row.country,
            website: row.website,
            comment: row.comment,
            is_of_earlier_text: row.superseded,
            entered: row.entered,
        }
    }
}

/// The first signatories, in the order of their file.
pub(in crate::signatories) async fn first(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Line>> {
    let rows = query_as!(
        Row,
        "select number, visibility, capacity, name, role, organisation, country, website, comment, superseded,
                case verified_by when 'entered' then coalesce(provenance, '') end as entered
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         join letter_version signed on signed.id = signature.version_id
         left join import on import.id = signature.import_id
         where signature.letter_id = $1 and state = 'published' and visibility = 'public'
           and first_place is not null
         order by first_place",
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Line::from).collect())
}

/// The signatories that the organizers put first, in their order.
pub(in crate::signatories) async fn featured(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<Vec<Line>> {
    let rows = query_as!(
        Row,
        "select number, visibility, capacity, name, role, organisation, country, website, comment, superseded,
                case verified_by when 'entered' then coalesce(provenance, '') end as entered
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         join letter_version signed on signed.id = signature.version_id
         left join import on import.id = signature.import_id
         where signature.letter_id = $1 and featured_place is not null
           and state = 'published' and visibility = 'public'
         order by featured_place",
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Line::from).collect())
}

/// The newest that are not among the first, the newest first.
pub(in crate::signatories) async fn newest(
    conn: &mut PgConnection,
    letter: i64,
    limit: i64,
) -> sqlx::Result<Vec<Line>> {
    let rows = query_as!(
        Row,
        "select number, visibility, capacity, name, role, organisation, country, website, comment, superseded,
                case verified_by when 'entered' then coalesce(provenance, '') end as entered
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         join letter_version signed on signed.id = signature.version_id
         left join import on import.id = signature.import_id
         where signature.letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous')
           and first_place is null
         order by number desc limit $2",
        letter,
        limit
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Line::from).collect())
}

/// How many of the newest signatures are scanned before the index is used.
const NEAR: i64 = 5_000;

/// The listed signatures with numbers below this one that match a query of [`crate::signing::found`], the newest
/// first.
///
/// A common word is found by scanning the next [`NEAR`] signatures; an index would first fetch all its matches. A
/// rare word is fetched by the index. With a million rows both take about 30 ms, while scanning further for a rare
/// word took seconds, and so did the index for a common prefix.
pub(in crate::signatories) async fn found_before(
    conn: &mut PgConnection,
    letter: i64,
    query: &str,
    number: i64,
    limit: i64,
) -> sqlx::Result<Vec<Line>> {
    let near = query_as!(
        Row,
        r#"with near as materialized (
               select id, version_id, number, visibility, capacity, verified_by, import_id from signature
               where letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous') and number < $2
               order by letter_id desc, number desc limit $5
           )
           select number, visibility, capacity, name, role, organisation, country, website, comment, superseded,
                  case verified_by when 'entered' then coalesce(provenance, '') end as entered
           from near join signature_revision said on said.signature_id = near.id and standing = 'current'
           join letter_version signed on signed.id = near.version_id
           left join import on import.id = near.import_id
           where said.found_by @@ $3::text::tsquery
           order by number desc limit $4"#,
        letter,
        number,
        query,
        limit,
        NEAR
    )
    .fetch_all(&mut *conn)
    .await?;
    if i64::try_from(near.len()).is_ok_and(|found| found >= limit) {
        return Ok(near.into_iter().map(Line::from).collect());
    }
    let all = query_as!(
        Row,
        r#"with found as materialized (
               select signature_id, name, role, organisation, country, website, comment from signature_revision
               where standing = 'current' and found_by @@ $3::text::tsquery
           )
           select number, visibility, capacity, name, role, organisation, country, website, comment, superseded,
                  case verified_by when 'entered' then coalesce(provenance, '') end as entered
           from found join signature on signature.id = found.signature_id
           join letter_version signed on signed.id = signature.version_id
           left join import on import.id = signature.import_id
           where signature.letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous')
             and number < $2
           order by number desc limit $4"#,
        letter,
        number,
        query,
        limit
    )
    .fetch_all(conn)
    .await?;
    Ok(all.into_iter().map(Line::from).collect())
}

/// The listed signatures with numbers below this one, the newest first.
pub(in crate::signatories) async fn before(
    conn: &mut PgConnection,
    letter: i64,
    number: i64,
    limit: i64,
) -> sqlx::Result<Vec<Line>> {
    let rows = query_as!(
        Row,
        "select number, visibility, capacity, name, role, organisation, country, website, comment, superseded,
                case verified_by when 'entered' then coalesce(provenance, '') end as entered
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         join letter_version signed on signed.id = signature.version_id
         left join import on import.id = signature.import_id
         where signature.letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous') and number < $2
         order by signature.letter_id desc, number desc limit $3",
        letter,
        number,
        limit
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Line::from).collect())
}
