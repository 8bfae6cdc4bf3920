//! Lines that organizers entered, on their way to their own people.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    chunks,
    signing::{
        signature::{address::SealedAddress, details::Adherence},
        submission::Consent,
    },
};

/// How many first signatories are offered: a printed letter has no more.
const OFFERED: i64 = 500;

/// How the entered lines of a letter stand.
pub async fn of(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Claims> {
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
    Ok(Claims {
        to_invite: counted.to_invite,
        invited: counted.invited,
        without_address: without.into_iter().map(|row| (row.id, row.name)).collect(),
    })
}

/// The first who would be invited.
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

/// From where a line comes; empty where nobody said.
pub async fn provenance_of(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<String> {
    let said = query_scalar!(
        "select provenance from signature join import on import.id = signature.import_id where signature.id = $1",
        id
    );
    Ok(said.fetch_optional(conn).await?.unwrap_or_default())
}

/// Notes that the next of those are invited who can be; who they are.
pub async fn invite(tx: &mut PgConnection, letter: i64, now: OffsetDateTime) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update signature set invited_at = $2
         where id = any (array(
             select id from signature
             where letter_id = $1 and verified_by = 'entered' and address_sealed is not null and state = 'published'
               and invited_at is null
             order by number limit $3
             for update))
         returning id",
        letter,
        now,
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}

/// Keeps the address of a line that nobody has claimed; false if it has one, or the address is another signature's.
pub async fn give_address(
    tx: &mut PgConnection,
    letter: i64,
    id: Uuid,
    (address, domain): (&SealedAddress, &[u8]),
) -> sqlx::Result<bool> {
    let given = query!(
        "update signature
         set address_sealed = $3, mailbox_hash = $5, domain_hash = $6,
             -- As when lines are entered: of who signed without a name, nothing shows that the address was known.
             address_hash = case when not exists (select from signature other
                                                  where other.letter_id = $1 and other.address_hash = $4) then $4 end
         where id = $2 and letter_id = $1 and verified_by = 'entered' and state = 'published'
           and address_sealed is null
           and not exists (select from signature other
                           where other.letter_id = $1 and other.address_hash = $4 and other.visibility <> 'anonymous')",
        letter,
        id,
        &address.sealed,
        &address.exact,
        &address.mailbox,
        domain
    )
    .execute(tx)
    .await?;
    Ok(given.rows_affected() > 0)
}

/// Makes a line its person's own.
pub async fn claim(tx: &mut PgConnection, id: Uuid, claim: &Claim, now: OffsetDateTime) -> sqlx::Result<()> {
    let hash = claim.consent.hash();
    query!(
        "insert into consent_wording (hash, language, words) values ($1, $2, $3) on conflict do nothing",
        &hash[..],
        claim.consent.language.as_str(),
        claim.consent.words
    )
    .execute(&mut *tx)
    .await?;
    query!(
        "update signature
         set verified_by = case verified_by when 'entered' then 'email' else verified_by end, consent_hash = $2, version_id = $3, language = $4, updates = $5, signed_at = $6,
             signed_elsewhere_on = null
         where id = $1",
        id,
        &hash[..],
        claim.version,
        claim.consent.language.as_str(),
        claim.updates,
        now
    )
    .execute(&mut *tx)
    .await?;
    // Where somebody had checked who it is: once that ends, the mailbox is confirmed.
    query!("update identity_check set was = 'email' where signature_id = $1", id).execute(tx).await?;
    Ok(())
}

/// Notes that the person of this line has left the letter's file.
pub async fn note_leaving(tx: &mut PgConnection, id: Uuid, key_hash: &[u8]) -> sqlx::Result<()> {
    query!("update signature set left_key_hash = $2 where id = $1", id, key_hash).execute(tx).await?;
    Ok(())
}

/// Who has left the letter's file, by keyed hashes.
pub async fn left(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Vec<u8>>> {
    query_scalar!(
        r#"select left_key_hash as "hash!" from signature where letter_id = $1 and left_key_hash is not null"#,
        letter
    )
    .fetch_all(conn)
    .await
}

/// Lets claimed lines stand by themselves, whose file has them no more.
pub async fn let_go(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    query!("update signature set first_key = null, first_place = null where id = any($1)", ids)
        .execute(tx)
        .await?;
    Ok(())
}

/// How the lines of a letter stand that organizers entered.
#[derive(Clone, Debug)]
pub struct Claims {
    /// Those who can be invited: there is an address, and they were not yet.
    pub to_invite: i64,
    /// Those who were invited and have not answered.
    pub invited: i64,
    /// First signatories without an address, in the order of their file: ids and names.
    pub without_address: Vec<(Uuid, String)>,
}

/// What somebody brings along who claims a line.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What they want it to say.
    pub wanted: Adherence,
    /// What they agreed to, in the language of the page.
    pub consent: Consent,
    /// The row of the text that they were shown.
    pub version: i64,
    /// Do they want news of the letter by mail?
    pub updates: bool,
}
