//! What the public reads of signatures. Nothing here writes.

use sqlx::{PgConnection, query_as};

use crate::{letters::Capacity, signing::adherence::Line};

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
        }
    }
}

/// The first signatories, in the order of their file.
pub(super) async fn first(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Line>> {
    let rows = query_as!(
        Row,
        "select number, visibility, capacity, name, role, organisation, country, website, comment, superseded
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         join letter_version signed on signed.id = signature.version_id
         where signature.letter_id = $1 and state = 'published' and first_place is not null
         order by first_place",
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Line::from).collect())
}

/// The newest who are not among the first, the newest first.
pub(super) async fn newest(conn: &mut PgConnection, letter: i64, limit: i64) -> sqlx::Result<Vec<Line>> {
    let rows = query_as!(
        Row,
        "select number, visibility, capacity, name, role, organisation, country, website, comment, superseded
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         join letter_version signed on signed.id = signature.version_id
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

/// The listed signatures with numbers below this one, the newest first.
pub(super) async fn before(
    conn: &mut PgConnection,
    letter: i64,
    number: i64,
    limit: i64,
) -> sqlx::Result<Vec<Line>> {
    let rows = query_as!(
        Row,
        "select number, visibility, capacity, name, role, organisation, country, website, comment, superseded
         from signature join signature_revision said on said.signature_id = signature.id and standing = 'current'
         join letter_version signed on signed.id = signature.version_id
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
