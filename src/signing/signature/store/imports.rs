//! SQL of imports: signatories that organizers entered, and the import of each.

use std::collections::HashSet;

use futures_util::TryStreamExt as _;
use sqlx::{PgConnection, query, query_as, query_scalar};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::{Columns, words};
use crate::{
    language::Language,
    letters::Capacity,
    names::folded_name,
    signing::signature::{
        State, VerifiedBy,
        address::SealedAddress,
        details::{SignatureDetails, Visibility},
        fields::{Country, Plain},
        hold_reason::Reason,
        tally::Counted,
    },
};

/// Which of these folded names are among the published or waiting signatures of a letter. Names are folded by the
/// program, so all names of the letter are read: one second for a million.
pub async fn names_among(
    conn: &mut PgConnection,
    letter: i64,
    wanted: &HashSet<String>,
) -> sqlx::Result<HashSet<String>> {
    let mut names = query_scalar!(
        "select name from signature
         join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
         where letter_id = $1 and state in ('published', 'held') and name <> ''",
        letter
    )
    .fetch(conn);
    let mut found = HashSet::new();
    while let Some(name) = names.try_next().await? {
        let name = folded_name(&name);
        if wanted.contains(&name) {
            found.insert(name);
        }
    }
    Ok(found)
}

/// Which of these addresses belong to a signature of the letter. Signatures without a name are left out, so that they
/// cannot be found by trying addresses.
pub async fn addresses_among(
    conn: &mut PgConnection,
    letter: i64,
    exact: &[Vec<u8>],
) -> sqlx::Result<HashSet<Vec<u8>>> {
    let found = query_scalar!(
        r#"select address_hash as "address!" from signature
           where letter_id = $1 and address_hash = any($2) and state <> 'withdrawn' and visibility <> 'anonymous'"#,
        letter,
        exact
    )
    .fetch_all(conn)
    .await?;
    Ok(found.into_iter().collect())
}

/// Records the import; false if it was done before.
pub async fn begin(
    tx: &mut PgConnection,
    letter: i64,
    entered: &Entered,
    provenance: &Plain,
    now: OffsetDateTime,
) -> sqlx::Result<bool> {
    let begun = query!(
        "insert into import (id, letter_id, provenance, entered_at, entered, held) values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint import_pk do nothing",
        entered.import,
        letter,
        provenance.as_str(),
        now,
        i32::try_from(entered.entered).unwrap_or(i32::MAX),
        i32::try_from(entered.held).unwrap_or(i32::MAX)
    )
    .execute(tx)
    .await?;
    Ok(begun.rows_affected() > 0)
}

/// Inserts signatures of entered lines, each held until [`super::tally::settle`] publishes it. If an address belongs
/// to a person who signed without a name, it is stored without its exact hash: nothing reveals that it was known.
pub async fn insert(
    tx: &mut PgConnection,
    (letter, import): (i64, Uuid),
    version: (i64, &Language),
    lines: &[New<'_>],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let columns: Columns = lines.iter().map(|line| line.details).collect();
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    let reasons: Vec<_> = lines.iter().map(|line| words::join(&line.waits_for)).collect();
    let domains: Vec<_> = lines.iter().map(|line| line.domain.clone()).collect();
    let days: Vec<_> = lines.iter().map(|line| line.day).collect();
    let address = |of: fn(&SealedAddress) -> &Vec<u8>| {
        lines.iter().map(|line| line.address.as_ref().map(of).cloned()).collect::<Vec<_>>()
    };
    query!(
        "insert into signature
             (id, letter_id, version_id, language, state, held_for, visibility, capacity, verified_by, import_id,
              address_sealed, address_hash, mailbox_hash, domain_hash, signed_elsewhere_on, signed_at, state_changed_at)
         select id, $1, $2, $3, 'held', string_to_array(held_for, ' '), visibility, capacity, 'entered', $4,
                sealed,
                case when not exists (select from signature other
                                      where other.letter_id = $1 and other.address_hash = exact) then exact end,
                mailbox, domain, day, $5, $5
         from unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::bytea[], $11::bytea[], $12::bytea[],
                     $13::bytea[], $14::date[])
             as line (id, held_for, visibility, capacity, sealed, exact, mailbox, domain, day)",
        letter,
        version.0,
        version.1.as_str(),
        import,
        now,
        &ids,
        &reasons,
        &columns.visibilities,
        &columns.capacities,
        &address(|address| &address.sealed) as &[Option<Vec<u8>>],
        &address(|address| &address.exact) as &[Option<Vec<u8>>],
        &address(|address| &address.mailbox) as &[Option<Vec<u8>>],
        &domains as &[Option<Vec<u8>>],
        &days as &[Option<Date>]
    )
    .execute(&mut *tx)
    .await?;
    words::insert_words(tx, &ids, &columns, now).await
}

/// The imports of a letter, the newest first.
pub async fn imports(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Import>> {
    query_as!(
        Import,
        "select id, provenance, entered_at, entered, held, taken_back_at from import
         where letter_id = $1 order by entered_at desc, id desc",
        letter
    )
    .fetch_all(conn)
    .await
}

/// The import and the source of an entered line, locked until the transaction ends.
pub async fn lock_provenance(tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<Option<(Uuid, String)>> {
    let row = query!(
        "select id, provenance from import
         where id = (select import_id from signature where signature.id = $1) for update",
        signature
    )
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| (row.id, row.provenance)))
}

/// Changes the stated source of the lines of an import.
pub async fn say_from_where(tx: &mut PgConnection, import: Uuid, provenance: &str) -> sqlx::Result<()> {
    query!("update import set provenance = $2 where id = $1", import, provenance).execute(tx).await?;
    Ok(())
}

/// Marks an import as taken back; true if it was not taken back before.
pub async fn take_back(
    tx: &mut PgConnection,
    letter: i64,
    import: Uuid,
    now: OffsetDateTime,
) -> sqlx::Result<bool> {
    let noted = query!(
        "update import set taken_back_at = $3 where id = $1 and letter_id = $2 and taken_back_at is null",
        import,
        letter,
        now
    )
    .execute(tx)
    .await?;
    Ok(noted.rows_affected() > 0)
}

/// The lines of an import that are not claimed, locked until the transaction ends.
pub async fn unclaimed(
    tx: &mut PgConnection,
    letter: i64,
    import: Uuid,
) -> sqlx::Result<Vec<(Uuid, Counted)>> {
    query!(
        "select id from signature where letter_id = $1 and import_id = $2 order by id for update",
        letter,
        import
    )
    .fetch_all(&mut *tx)
    .await?;
    let rows = query!(
        r#"select id, state as "state: State", visibility as "visibility: Visibility", capacity as "capacity: Capacity",
                  verified_by as "verified_by: VerifiedBy", number, version_id, country
           from signature
           join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
           where import_id = $1 and state <> 'withdrawn' and consent_hash is null"#,
        import
    )
    .fetch_all(tx)
    .await?;
    let lines = rows.into_iter().map(|row| {
        let standing = Counted {
            state: row.state,
            visibility: row.visibility,
            verified_by: row.verified_by,
            is_numbered: row.number.is_some(),
            version: row.version_id,
            capacity: row.capacity,
            country: Country::parse(&row.country),
        };
        (row.id, standing)
    });
    Ok(lines.collect())
}

/// The result of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The id by which it can be taken back.
    pub import: Uuid,
    /// How many lines were entered.
    pub entered: usize,
    /// How many of these wait for a moderator.
    pub held: usize,
    /// How many were left out because the letter has them already.
    pub left_out: usize,
}

/// Lines that were entered together.
#[derive(Clone, Debug)]
pub struct Import {
    pub id: Uuid,
    /// The source of the lines.
    pub provenance: String,
    pub entered_at: OffsetDateTime,
    /// How many lines were entered.
    pub entered: i32,
    /// How many of these waited for a moderator.
    pub held: i32,
    /// When they were taken back.
    pub taken_back_at: Option<OffsetDateTime>,
}

/// A line to be inserted.
pub(in crate::signing) struct New<'a> {
    pub id: Uuid,
    pub details: &'a SignatureDetails,
    pub address: Option<SealedAddress>,
    /// The keyed hash of the address's domain.
    pub domain: Option<Vec<u8>>,
    pub waits_for: Vec<Reason>,
    pub day: Option<Date>,
}
