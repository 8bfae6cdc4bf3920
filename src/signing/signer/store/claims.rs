//! Lines that organizers entered, and the invitations to claim them.

use sqlx::{PgConnection, query, query_scalar};
use uuid::Uuid;

use crate::signing::{signature::details::SignatureDetails, submission::Consent};

/// How many first signatories are listed: a printed letter has no more.
const OFFERED: i64 = 500;

/// How many of the letter's entered lines can be invited, were invited, or have no address.
pub async fn of(conn: &mut PgConnection, letter: i64) -> sqlx::Result<ClaimsOverview> {
    let counted = query!(
        r#"select count(*) filter (where invited_at is null) as "to_invite!",
                  count(*) filter (where invited_at is not null) as "invited!"
           from signature
           where letter_id = $1 and verified_by = 'entered' and address_sealed is not null and state = 'published'"#,
        letter
    )
    .fetch_one(&mut *conn)
    .await?;
    let without = query!(
        "select id, name from signature
         join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
         where letter_id = $1 and verified_by = 'entered' and address_sealed is null and state = 'published'
           and first_place is not null
         order by first_place limit $2",
        letter,
        OFFERED
    )
    .fetch_all(conn)
    .await?;
    Ok(ClaimsOverview {
        to_invite: counted.to_invite,
        invited: counted.invited,
        without_address: without.into_iter().map(|row| (row.id, row.name)).collect(),
    })
}

/// The first signature that would be invited.
pub async fn one_to_invite(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Option<Uuid>> {
    query_scalar!(
        "select id from signature
         where letter_id = $1 and verified_by = 'entered' and address_sealed is not null and state = 'published'
           and invited_at is null
         order by number limit 1",
        letter
    )
    .fetch_optional(conn)
    .await
}

/// The source of a line; empty if none was given.
pub async fn provenance_of(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<String> {
    let said = query_scalar!(
        "select provenance from signature join import on import.id = signature.import_id where signature.id = $1",
        id
    );
    Ok(said.fetch_optional(conn).await?.unwrap_or_default())
}

/// The people who removed their name from the letter's file, as keyed hashes.
pub async fn left(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Vec<u8>>> {
    query_scalar!(
        r#"select left_key_hash as "hash!" from signature where letter_id = $1 and left_key_hash is not null"#,
        letter
    )
    .fetch_all(conn)
    .await
}

/// The numbers of a letter's entered lines.
#[derive(Clone, Debug)]
pub struct ClaimsOverview {
    /// Lines that can be invited: there is an address, and no invitation was sent yet.
    pub to_invite: i64,
    /// Lines that were invited and have not answered.
    pub invited: i64,
    /// First signatories without an address, in the order of their file: ids and names.
    pub without_address: Vec<(Uuid, String)>,
}

/// What a person sends to claim a line.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What they want the line to say.
    pub wanted: SignatureDetails,
    /// What they agreed to, in the language of the page.
    pub consent: Consent,
    /// The database id of the text that they were shown.
    pub version: i64,
    /// Whether they want updates about the letter by mail.
    pub updates: bool,
}
