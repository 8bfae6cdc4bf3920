//! SQL of the mails caused in the last day, counted by mailbox and letter.

use std::collections::{BTreeSet, HashMap};

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    chunks::{Left, ROWS},
    signing::signature::{address::SealedAddress, mail_kinds::MailKind},
};

/// The first half of the advisory locks below, which separates them from all others.
const LOCKS: i32 = 0x6d61_696c;

/// Locks the mail limits of these mailboxes for the transaction, always in the same order: forms sent at the same
/// time, in any spelling and on any node, are counted one after the other. Two mailboxes that share a lock only wait
/// for each other.
pub async fn lock(tx: &mut PgConnection, mailboxes: impl IntoIterator<Item = &Vec<u8>>) -> sqlx::Result<()> {
    let keys: BTreeSet<_> = mailboxes.into_iter().filter_map(|hash| hash.first_chunk()).collect();
    let keys: Vec<_> = keys.into_iter().map(|bytes| i32::from_be_bytes(*bytes)).collect();
    query!("select pg_advisory_xact_lock($1, key) from unnest($2::int[]) as key", LOCKS, &keys)
        .execute(tx)
        .await?;
    Ok(())
}

/// How many mails were owed to a mailbox about a letter.
pub(in crate::signing) type Counts<'a> = HashMap<(i64, &'a Vec<u8>), i64>;

/// How many mails to these mailboxes were owed since then.
pub async fn counted<'a>(
    tx: &mut PgConnection,
    caused: &[Caused<'a>],
    since: OffsetDateTime,
) -> sqlx::Result<Counts<'a>> {
    let letters: Vec<_> = caused.iter().map(|one| one.letter).collect();
    let mailboxes: Vec<_> = caused.iter().map(|one| &one.address.mailbox[..]).collect();
    let counts = query_scalar!(
        r#"select (select count(*) filter (where owed_at > $3) from caused_mail
                   where letter_id = asked.letter_id and mailbox_hash = asked.mailbox) as "mails!"
           from unnest($1::bigint[], $2::bytea[]) with ordinality as asked (letter_id, mailbox, turn)
           order by turn"#,
        &letters,
        &mailboxes as &[&[u8]],
        since
    )
    .fetch_all(tx)
    .await?;
    Ok(caused.iter().map(|one| (one.letter, &one.address.mailbox)).zip(counts).collect())
}

/// Records mails that are owed.
pub async fn insert(tx: &mut PgConnection, granted: &[Caused<'_>], now: OffsetDateTime) -> sqlx::Result<()> {
    let letters: Vec<_> = granted.iter().map(|one| one.letter).collect();
    let subjects: Vec<_> = granted.iter().map(|one| one.subject).collect();
    let generations: Vec<_> = granted.iter().map(|one| one.generation).collect();
    let exact: Vec<_> = granted.iter().map(|one| &one.address.exact[..]).collect();
    let mailboxes: Vec<_> = granted.iter().map(|one| &one.address.mailbox[..]).collect();
    query!(
        "insert into caused_mail (letter_id, subject_id, generation, address_hash, mailbox_hash, owed_at)
         select letter_id, subject_id, generation, address_hash, mailbox_hash, $6
         from unnest($1::bigint[], $2::uuid[], $3::smallint[], $4::bytea[], $5::bytea[])
              as granted (letter_id, subject_id, generation, address_hash, mailbox_hash)",
        &letters,
        &subjects,
        &generations,
        &exact as &[&[u8]],
        &mailboxes as &[&[u8]],
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The letter and the address hash to which mail about this form was owed since then.
pub async fn address_of(
    conn: &mut PgConnection,
    form: Uuid,
    generation: i16,
    since: OffsetDateTime,
) -> sqlx::Result<Option<(i64, Vec<u8>)>> {
    let row = query!(
        r#"select letter_id, address_hash as "address_hash!" from caused_mail
           where subject_id = $1 and generation = $2 and owed_at > $3 and address_hash is not null limit 1"#,
        form,
        generation,
        since
    )
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|row| (row.letter_id, row.address_hash)))
}

/// Erases the addresses of these signatures' mailboxes: their mails still count, but no longer open anything.
pub async fn forget_addresses(tx: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<()> {
    query!(
        "update caused_mail set address_hash = null
         from signature
         where signature.id = any($1) and caused_mail.letter_id = signature.letter_id
           and caused_mail.mailbox_hash = signature.mailbox_hash",
        signatures
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Deletes some of the records from before this time.
pub async fn purge(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<Left> {
    let gone = query!(
        "delete from caused_mail where id = any (array(select id from caused_mail where owed_at < $1 limit $2))",
        before,
        ROWS
    )
    .execute(conn)
    .await?;
    Ok(Left::after_rows(gone.rows_affected()))
}

/// A mail caused by a person who typed an address.
#[derive(Clone, Copy, Debug)]
pub(in crate::signing) struct Caused<'a> {
    pub(in crate::signing) kind: MailKind,
    pub(in crate::signing) letter: i64,
    /// The form or request that it is about.
    pub(in crate::signing) subject: Uuid,
    pub(in crate::signing) generation: i16,
    pub(in crate::signing) address: &'a SealedAddress,
}
