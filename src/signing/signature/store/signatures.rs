//! SQL of signatures and their words.

use sqlx::{Connection as _, PgConnection, query, query_as, query_scalar};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::{
    Columns, details_of, query_words, row_with_words,
    words::{insert_words, join},
};
use crate::{
    language::Language,
    letters::{Capacity, FirstSignatory},
    signing::signature::{
        Signature, State, VerifiedBy,
        address::SealedAddress,
        details::{SignatureDetails, Visibility},
        hold_reason::Reason,
        search_terms::found_by,
        tally::Numbered,
    },
};

/// Locks these mailboxes for the transaction, so that two confirmations of one mailbox, in any spelling and on any
/// node, run one after the other. `mailboxes` must be sorted, to avoid a deadlock.
pub async fn lock_mailboxes(tx: &mut PgConnection, mailboxes: &[Vec<u8>]) -> sqlx::Result<()> {
    let key = |mailbox: &Vec<u8>| mailbox.first_chunk().map_or(0, |bytes| i64::from_be_bytes(*bytes));
    let keys: Vec<_> = mailboxes.iter().map(key).collect();
    query!("select pg_advisory_xact_lock(key) from unnest($1::bigint[]) as key", &keys).execute(tx).await?;
    Ok(())
}

/// A signature that a mailbox already has.
pub struct Known {
    pub id: Uuid,
    pub letter: i64,
    /// The hash of the exact address; empty once it is erased.
    pub exact: Vec<u8>,
    pub mailbox: Vec<u8>,
    pub generation: i16,
    /// The name that signed; empty if none was asked.
    pub name: String,
}

/// A signature to be created from a confirmed submission.
pub struct NewSignature<'a> {
    /// The same id as that of its submission.
    pub id: Uuid,
    pub letter: i64,
    /// The row of the text that the signer was shown.
    pub version: i64,
    pub language: &'a Language,
    pub details: &'a SignatureDetails,
    /// Why it is held; empty if it is not.
    pub held_for: &'a [Reason],
    /// SHA-256 of the consent.
    pub consent_hash: &'a [u8],
    pub address: &'a SealedAddress,
    /// The keyed hash of the address's domain.
    pub domain: Vec<u8>,
    pub generation: i16,
    /// Its number, unless it is held.
    pub published: Option<Numbered>,
}

/// The signatures of these mailboxes to these letters that are in force or wait. Each mailbox is looked up for itself
/// (`offset 0`), and by its own index (`+ 0`): as a join of tables that were small when it was planned, it read the whole
/// letter for one mail, and so it did with the index of who signed when.
pub async fn known(
    conn: &mut PgConnection,
    letters: &[i64],
    mailboxes: &[Vec<u8>],
) -> sqlx::Result<Vec<Known>> {
    query_as!(
        Known,
        r#"select same.id as "id!", same.letter_id as "letter!", coalesce(same.address_hash, '') as "exact!",
                  same.mailbox_hash as "mailbox!", same.generation as "generation!",
                  coalesce((select name from signature_revision
                            where signature_id = same.id and standing = 'current'), '') as "name!"
           from unnest($1::bigint[], $2::bytea[]) as wanted (letter_id, mailbox)
           cross join lateral (
               select id, letter_id, address_hash, mailbox_hash, generation from signature
               where mailbox_hash = wanted.mailbox and letter_id + 0 = wanted.letter_id and state <> 'withdrawn'
               offset 0) as same"#,
        letters,
        mailboxes
    )
    .fetch_all(conn)
    .await
}

/// Inserts signatures of confirmed submissions, published if they have a number and otherwise held. A row that were
/// published by an update would be written twice, with most of its indexes.
pub async fn insert(
    tx: &mut PgConnection,
    new: &[NewSignature<'_>],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let columns: Columns = new.iter().map(|one| one.details).collect();
    let ids: Vec<_> = new.iter().map(|one| one.id).collect();
    let letters: Vec<_> = new.iter().map(|one| one.letter).collect();
    let versions: Vec<_> = new.iter().map(|one| one.version).collect();
    let languages: Vec<_> = new.iter().map(|one| one.language.to_string()).collect();
    let consents: Vec<_> = new.iter().map(|one| one.consent_hash).collect();
    let sealed: Vec<_> = new.iter().map(|one| &one.address.sealed[..]).collect();
    let exact: Vec<_> = new.iter().map(|one| &one.address.exact[..]).collect();
    let mailboxes: Vec<_> = new.iter().map(|one| &one.address.mailbox[..]).collect();
    let generations: Vec<_> = new.iter().map(|one| one.generation).collect();
    let domains: Vec<_> = new.iter().map(|one| &one.domain[..]).collect();
    let numbers: Vec<_> = new.iter().map(|one| one.published.map(|published| published.number)).collect();
    let revisions: Vec<_> = new.iter().map(|one| one.published.map(|published| published.revision)).collect();
    // An array of arrays must be rectangular, so the reasons of each are joined into one text.
    let reasons: Vec<_> = new.iter().map(|one| join(one.held_for)).collect();
    query!(
        "insert into signature
             (id, letter_id, version_id, language, state, held_for, visibility, capacity, verified_by, updates,
              consent_hash, address_sealed, address_hash, mailbox_hash, domain_hash, generation, signed_at,
              state_changed_at, number, published_at, revision, listed_by)
         select id, letter_id, version_id, language, case when number is null then 'held' else 'published' end,
                string_to_array(held_for, ' '), visibility, capacity, 'email', updates, consent_hash, sealed, exact,
                mailbox, domain, generation, $1::timestamptz, $1::timestamptz, number,
                case when number is not null then $1::timestamptz end,
                case when visibility in ('public', 'anonymous') then coalesce(revision, 0) else 0 end,
                case when number is not null and visibility in ('public', 'anonymous')
                     then listed_by(array_to_tsvector(string_to_array(found_by, ' ')), letter_id, number) end
         from unnest
             ($2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[],
              $10::bytea[], $11::bytea[], $12::bytea[], $13::bytea[], $14::smallint[], $15::bytea[], $16::bigint[],
              $17::bigint[], $18::text[])
             as made (id, letter_id, version_id, language, held_for, visibility, capacity, updates, consent_hash,
                      sealed, exact, mailbox, generation, domain, number, revision, found_by)",
        now,
        &ids,
        &letters,
        &versions,
        &languages,
        &reasons,
        &columns.visibilities,
        &columns.capacities,
        &columns.updates,
        &consents as &[&[u8]],
        &sealed as &[&[u8]],
        &exact as &[&[u8]],
        &mailboxes as &[&[u8]],
        &generations,
        &domains as &[&[u8]],
        &numbers as &[Option<i64>],
        &revisions as &[Option<i64>],
        &columns.found_by
    )
    .execute(&mut *tx)
    .await?;
    insert_words(tx, &ids, &columns, now).await
}

/// Inserts signatures of first signatories, each held until [`super::tally::settle`] publishes it.
pub async fn insert_first(
    tx: &mut PgConnection,
    letter: i64,
    version: (i64, &Language),
    first: &[(Uuid, i32, &FirstSignatory, SignatureDetails)],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let columns: Columns = first.iter().map(|(_, _, _, details)| details).collect();
    let ids: Vec<_> = first.iter().map(|(id, ..)| *id).collect();
    let places: Vec<_> = first.iter().map(|(_, place, ..)| *place).collect();
    let keys: Vec<_> = first.iter().map(|(_, _, line, _)| line.key.clone()).collect();
    query!(
        "insert into signature
             (id, letter_id, version_id, language, state, visibility, capacity, verified_by,
              first_place, first_key, signed_at, state_changed_at)
         select id, $1, $2, $3, 'held', 'public', capacity, 'entered', place, key, $4, $4
         from unnest($5::uuid[], $6::text[], $7::integer[], $8::text[]) as line (id, capacity, place, key)",
        letter,
        version.0,
        version.1.as_str(),
        now,
        &ids,
        &columns.capacities,
        &places,
        &keys
    )
    .execute(&mut *tx)
    .await?;
    insert_words(tx, &ids, &columns, now).await
}

/// How many rows are updated in one statement.
const FOLDED_AT_ONCE: i64 = 1000;

/// Computes the search terms of some signatures that have none yet; returns how many.
pub async fn backfill_some(conn: &mut PgConnection) -> sqlx::Result<usize> {
    // Locked, so that words that are rewritten meanwhile get no old terms.
    let mut tx = conn.begin().await?;
    let rows = query_words!(query!(
        r#"select signature_id, visibility as "visibility: Visibility", capacity as "capacity: Capacity",
                  updates, "#,
        words,
        r#" from signature_revision said join signature on signature.id = signature_id
           where found_by is null and standing = 'current'
           order by signature_id limit $1
           for no key update of signature, said"#,
        FOLDED_AT_ONCE
    ))
    .fetch_all(&mut *tx)
    .await?;
    let mut ids = Vec::with_capacity(rows.len());
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        ids.push(row.signature_id);
        found.push(found_by(&details_of!(row)).join(" "));
    }
    query!(
        "update signature_revision said set found_by = array_to_tsvector(string_to_array(folded.words, ' '))
         from unnest($1::uuid[], $2::text[]) as folded (id, words)
         where said.signature_id = folded.id and standing = 'current'",
        &ids,
        &found
    )
    .execute(&mut *tx)
    .await?;
    query!(
        "update signature set listed_by = listed_by(said.found_by, letter_id, number)
         from signature_revision said
         where id = any($1) and state = 'published' and visibility in ('public', 'anonymous')
           and said.signature_id = id and said.standing = 'current'",
        &ids
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(ids.len())
}

/// Publishes signatures for the first time: gives each its number.
pub(in crate::signing) async fn number(
    tx: &mut PgConnection,
    ids: &[Uuid],
    numbers: &[i64],
    revision: i64,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "update signature
         set state = 'published', number = given.number, published_at = $3, state_changed_at = $3, rejected_for = null,
             revision = case when visibility in ('public', 'anonymous') then $4 else revision end,
             listed_by = case when visibility in ('public', 'anonymous')
                              then listed_by(said.found_by, letter_id, given.number) end
         from unnest($1::uuid[], $2::bigint[]) as given (id, number)
         left join signature_revision said on said.signature_id = given.id and said.standing = 'current'
         where signature.id = given.id",
        ids,
        numbers,
        now,
        revision
    )
    .execute(tx)
    .await?;
    Ok(())
}

row_with_words! {
    struct Row {
        id: Uuid,
        letter_id: i64,
        version_id: i64,
        number: Option<i64>,
        language: String,
        state: State,
        held_for: Vec<String>,
        rejected_for: Option<String>,
        verified_by: VerifiedBy,
        is_entered: bool,
        address_sealed: Option<Vec<u8>>,
        address_hash: Option<Vec<u8>>,
        mailbox_hash: Option<Vec<u8>>,
        generation: i16,
        signed_at: OffsetDateTime,
        signed_elsewhere_on: Option<Date>,
        published_at: Option<OffsetDateTime>,
        state_changed_at: OffsetDateTime,
    }
}

impl From<Row> for Signature {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            letter: row.letter_id,
            version: row.version_id,
            number: row.number,
            language: row.language.parse().unwrap_or_else(|_| Language::english()),
            state: row.state,
            held_for: Reason::known(&row.held_for),
            rejected_for: row.rejected_for,
            details: details_of!(row),
            verified_by: row.verified_by,
            is_entered: row.is_entered,
            // The exact hash is missing if another signature has it: its person signed without a name, and organizers
            // entered the same address again.
            address: row.address_sealed.zip(row.mailbox_hash).map(|(sealed, mailbox)| SealedAddress {
                sealed,
                exact: row.address_hash.unwrap_or_default(),
                mailbox,
            }),
            generation: row.generation,
            signed_at: row.signed_at,
            signed_elsewhere_on: row.signed_elsewhere_on,
            published_at: row.published_at,
            state_changed_at: row.state_changed_at,
        }
    }
}

/// Selects signatures by this condition, with their words in force; erased ones are left out.
macro_rules! signatures {
    ($which:tt, $($value:expr),*) => {
        query_words!(query_as!(
            Row,
            r#"select signature.id, letter_id, version_id, number, language, state as "state: State", held_for, rejected_for,
                      visibility as "visibility: Visibility", capacity as "capacity: Capacity",
                      verified_by as "verified_by: VerifiedBy", updates, address_sealed, address_hash, mailbox_hash, generation,
                      signed_at, signed_elsewhere_on, published_at, state_changed_at,
                      (consent_hash is null and (import_id is not null or first_key is not null)) as "is_entered!",
"#,
            words_or_none,
            r#" from signature
               left join signature_revision said on said.signature_id = signature.id and said.standing = 'current' "# + $which
            $(, $value)*
        ))
    };
}

pub async fn find(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Signature>> {
    let row = signatures!("where signature.id = $1", id).fetch_optional(conn).await?;
    Ok(row.map(Signature::from))
}

/// These signatures, in no particular order.
pub async fn all_of(conn: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Signature>> {
    let rows = signatures!("where signature.id = any($1)", ids).fetch_all(conn).await?;
    Ok(rows.into_iter().map(Signature::from).collect())
}

/// The signatures of this address, followed by those of its mailbox in another spelling. Signatures without a name
/// are left out, so that they cannot be found by trying addresses.
pub async fn of_address(
    conn: &mut PgConnection,
    letter: i64,
    exact: &[u8],
    mailbox: &[u8],
) -> sqlx::Result<Vec<Signature>> {
    let rows = signatures!(
        "where letter_id = $1 and state <> 'withdrawn' and visibility <> 'anonymous'
           and (address_hash = $2 or mailbox_hash = $3)
         order by coalesce(address_hash = $2, false) desc, signed_at desc",
        letter,
        exact,
        mailbox
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Signature::from).collect())
}

/// One signature, locked until the transaction ends.
pub async fn lock(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Signature>> {
    query!("select id from signature where id = $1 for update", id).fetch_optional(&mut *tx).await?;
    find(tx, id).await
}

/// Invalidates the links of a signature; returns the new generation.
pub async fn raise_generation(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<i16> {
    query_scalar!("update signature set generation = generation + 1 where id = $1 returning generation", id)
        .fetch_one(tx)
        .await
}

/// The next signatures that wait for a moderator, the longest waiting first, of one letter or of all.
pub async fn held(
    conn: &mut PgConnection,
    letter: Option<i64>,
    (since, after): (OffsetDateTime, Uuid),
    most: i64,
) -> sqlx::Result<Vec<Signature>> {
    let rows = signatures!(
        "where state = 'held' and (letter_id = $1 or $1 is null) and (signed_at, signature.id) > ($2, $3)
         order by signed_at, signature.id limit $4",
        letter,
        since,
        after,
        most
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Signature::from).collect())
}

/// Publishes a signature again that has its number, or rejects one.
pub async fn set_state(
    tx: &mut PgConnection,
    id: Uuid,
    state: State,
    rejected_for: Option<&str>,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "update signature set state = $2, rejected_for = $3, state_changed_at = $4 where id = $1",
        id,
        state.into_str(),
        rejected_for,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Ends all links of a signature, also those of so many generations that this database has not seen.
pub async fn end_links(tx: &mut PgConnection, id: Uuid, generations: i16) -> sqlx::Result<()> {
    query!("update signature set generation = generation + $2 where id = $1", id, generations)
        .execute(tx)
        .await
        .map(drop)
}

/// Sets the letter revision at which these lines last changed in public, and what they are found by from now on. A
/// signature that never had a public line keeps the revision 0: people who follow the letter must not learn that it
/// changed.
pub async fn stamp(tx: &mut PgConnection, ids: &[Uuid], revision: i64) -> sqlx::Result<()> {
    query!(
        "update signature
         set revision = $2,
             listed_by = case when state = 'published' and visibility in ('public', 'anonymous')
                              then listed_by(said.found_by, letter_id, number) end
         from unnest($1::uuid[]) as changed (id)
         left join signature_revision said on said.signature_id = changed.id and said.standing = 'current'
         where signature.id = changed.id
           and (revision > 0 or (state = 'published' and visibility in ('public', 'anonymous')))",
        ids,
        revision
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Erases what a person may ask to have erased: words, address, choices. Number, dates and the mailbox's hash remain
/// as the tombstone.
pub async fn erase(tx: &mut PgConnection, ids: &[Uuid], now: OffsetDateTime) -> sqlx::Result<()> {
    query!("delete from signature_revision where signature_id = any($1)", ids).execute(&mut *tx).await?;
    query!(
        "update signature
         set state = 'withdrawn', address_sealed = null, address_hash = null, domain_hash = null, updates = false,
             rejected_for = null, edit_declined_for = null, first_key = null, first_place = null,
             featured_place = null, signed_elsewhere_on = null, listed_by = null, state_changed_at = $2
         where id = any($1)",
        ids,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A line of signatories.csv as stored in the database.
pub struct FirstLine {
    pub id: Uuid,
    /// The key by which it is recognised.
    pub key: String,
    /// Its place in the file.
    pub place: i32,
    pub details: SignatureDetails,
    /// Has its person claimed it?
    pub is_claimed: bool,
}

/// The first signatories of a letter, in the order of their file.
pub async fn first(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<FirstLine>> {
    let rows = query_words!(query!(
        r#"select id, first_key as "first_key!", first_place as "first_place!",
                  visibility as "visibility: Visibility", capacity as "capacity: Capacity", updates,
                  consent_hash is not null as "is_claimed!", "#,
        words,
        r#" from signature join signature_revision said on said.signature_id = signature.id
           where letter_id = $1 and first_key is not null and first_place is not null and said.standing = 'current'
           order by first_place"#,
        letter
    ))
    .fetch_all(conn)
    .await?;
    let lines = rows.into_iter().map(|row| FirstLine {
        id: row.id,
        key: row.first_key,
        place: row.first_place,
        is_claimed: row.is_claimed,
        details: details_of!(row),
    });
    Ok(lines.collect())
}

/// Moves a line to its place in the file, and sets its words to those of the file.
pub async fn rewrite_first(
    tx: &mut PgConnection,
    lines: &[(Uuid, i32, SignatureDetails)],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let ids: Vec<_> = lines.iter().map(|(id, ..)| *id).collect();
    let places: Vec<_> = lines.iter().map(|(_, place, _)| *place).collect();
    let columns: Columns = lines.iter().map(|(_, _, details)| details).collect();
    query!(
        "update signature set first_place = line.place, capacity = line.capacity
         from unnest($1::uuid[], $2::integer[], $3::text[]) as line (id, place, capacity)
         where signature.id = line.id",
        &ids,
        &places,
        &columns.capacities
    )
    .execute(&mut *tx)
    .await?;
    insert_words(tx, &ids, &columns, now).await
}

/// The key of a first signatory's line; `None` for other signatures.
pub async fn first_key(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<String>> {
    let key = query_scalar!("select first_key from signature where id = $1", id);
    Ok(key.fetch_optional(conn).await?.flatten())
}

/// Gives a signature another address, with the hash of its mail domain.
pub async fn give(
    tx: &mut PgConnection,
    signature: Uuid,
    to: &SealedAddress,
    domain: &[u8],
) -> sqlx::Result<()> {
    query!(
        "update signature
         set address_sealed = $2, address_hash = nullif($3, ''::bytea), mailbox_hash = $4, domain_hash = $5
         where id = $1",
        signature,
        to.sealed,
        to.exact,
        to.mailbox,
        domain
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Shows these names: their rows become `public`.
///
/// The alternative is to leave the rows unchanged and to check each time whether the names of their letter are shown.
/// Every list, file, count and index would have to do this check, and one that misses it shows a name too early or
/// not at all. The signer's original choice is in the audit trail.
pub async fn show_names(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    query!("update signature set visibility = 'public' where id = any($1)", ids).execute(tx).await?;
    Ok(())
}
