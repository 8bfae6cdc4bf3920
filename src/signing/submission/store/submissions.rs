//! SQL of forms that were sent and wait for their address to be confirmed.

use std::collections::{BTreeMap, HashMap};

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    chunks::{self, Left, ROWS},
    language::Language,
    letters::Capacity,
    signing::{
        screening::Reason,
        signature::{
            address::SealedAddress,
            details::Visibility,
            mail_kinds::MailKind,
            store::{Columns, details_of, query_words, row_with_words, words},
        },
        submission::{Consent, NewSubmission, Submission, store::mail_limit::Counts},
    },
};

/// Stores the consent text that a person agreed to, once.
pub async fn keep_wording(tx: &mut PgConnection, consent: &Consent) -> sqlx::Result<()> {
    query!(
        "insert into consent_wording (hash, language, words) values ($1, $2, $3) on conflict do nothing",
        &consent.hash() as &[u8],
        consent.language.as_str(),
        consent.words
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Inserts many submissions, with the consent text and the network of each.
pub async fn insert(tx: &mut PgConnection, submissions: &[&NewSubmission]) -> sqlx::Result<()> {
    let consents: Vec<_> = submissions.iter().map(|one| one.consent.hash().to_vec()).collect();
    let wordings: BTreeMap<_, _> =
        consents.iter().zip(submissions).map(|(hash, one)| (hash, &one.consent)).collect();
    let columns: Columns = submissions.iter().map(|one| &one.details).collect();
    let ids: Vec<_> = submissions.iter().map(|one| one.id).collect();
    let letters: Vec<_> = submissions.iter().map(|one| one.letter).collect();
    let versions: Vec<_> = submissions.iter().map(|one| one.version).collect();
    let languages: Vec<_> = submissions.iter().map(|one| one.language.to_string()).collect();
    let sealed: Vec<_> = submissions.iter().map(|one| &one.address.sealed[..]).collect();
    let exact: Vec<_> = submissions.iter().map(|one| &one.address.exact[..]).collect();
    let mailboxes: Vec<_> = submissions.iter().map(|one| &one.address.mailbox[..]).collect();
    let flags: Vec<_> = submissions.iter().map(|one| words::join(&one.flags)).collect();
    let keys: Vec<_> = submissions.iter().map(|one| &one.key[..]).collect();
    let networks: Vec<_> = submissions.iter().map(|one| &one.network[..]).collect();
    let created: Vec<_> = submissions.iter().map(|one| one.created_at).collect();
    query!(
        "with wordings as (
             insert into consent_wording (hash, language, words)
             select * from unnest($23::bytea[], $24::text[], $25::text[])
             on conflict do nothing),
         networks as (
             insert into network (id, hash, seen_at)
             select * from unnest($1::uuid[], $26::bytea[], $21::timestamptz[]))
         insert into submission
             (id, letter_id, version_id, language, visibility, capacity, name, spokesperson, role, organisation, city,
              country, website, comment, updates, consent_hash, address_sealed, address_hash, mailbox_hash, flags,
              created_at, form_key)
         select id, letter_id, version_id, language, visibility, capacity, name, spokesperson, role, organisation, city,
                country, website, comment, updates, consent_hash, sealed, exact, mailbox, string_to_array(flags, ' '),
                created_at, form_key
         from unnest
             ($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::boolean[], $16::bytea[],
              $17::bytea[], $18::bytea[], $19::bytea[], $20::text[], $21::timestamptz[], $22::bytea[])
             as sent (id, letter_id, version_id, language, visibility, capacity, name, spokesperson, role, organisation,
                      city, country, website, comment, updates, consent_hash, sealed, exact, mailbox, flags, created_at,
                      form_key)",
        &ids,
        &letters,
        &versions,
        &languages,
        &columns.visibilities,
        &columns.capacities,
        &columns.names,
        &columns.spokespersons,
        &columns.roles,
        &columns.organisations,
        &columns.cities,
        &columns.countries,
        &columns.websites,
        &columns.comments,
        &columns.updates,
        &consents,
        &sealed as &[&[u8]],
        &exact as &[&[u8]],
        &mailboxes as &[&[u8]],
        &flags,
        &created,
        &keys as &[&[u8]],
        &wordings.keys().map(|hash| &hash[..]).collect::<Vec<_>>() as &[&[u8]],
        &wordings.values().map(|consent| consent.language.to_string()).collect::<Vec<_>>(),
        &wordings.values().map(|consent| consent.words.clone()).collect::<Vec<_>>(),
        &networks as &[&[u8]]
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
        language: String,
        consent_hash: Vec<u8>,
        address_sealed: Vec<u8>,
        address_hash: Vec<u8>,
        mailbox_hash: Vec<u8>,
        flags: Vec<String>,
        generation: i16,
        created_at: OffsetDateTime,
    }
}

impl From<Row> for Submission {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            letter: row.letter_id,
            version: row.version_id,
            language: row.language.parse().unwrap_or_else(|_| Language::english()),
            details: details_of!(row),
            consent_hash: row.consent_hash,
            address: SealedAddress {
                sealed: row.address_sealed,
                exact: row.address_hash,
                mailbox: row.mailbox_hash,
            },
            flags: Reason::known(&row.flags),
            generation: row.generation,
            created_at: row.created_at,
        }
    }
}

/// Selects submissions by this condition.
macro_rules! submissions {
    ($which:tt, $($value:expr),*) => {
        query_words!(query_as!(
            Row,
            r#"select id, letter_id, version_id, language, visibility as "visibility: Visibility", capacity as "capacity: Capacity",
                      updates, consent_hash, address_sealed, address_hash, mailbox_hash, flags, generation, created_at, "#,
            words,
            " from submission " + $which
            $(, $value)*
        ))
    };
}

pub async fn find(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Submission>> {
    let row = submissions!("where id = $1", id).fetch_optional(conn).await?;
    Ok(row.map(Submission::from))
}

/// The submissions to the same letter that wait for the same address, the latest first.
pub async fn waiting_for(
    conn: &mut PgConnection,
    letter: i64,
    exact: &[u8],
    most: i64,
) -> sqlx::Result<Vec<Submission>> {
    let rows = submissions!(
        "where letter_id = $1 and address_hash = $2 order by created_at desc, id desc limit $3",
        letter,
        exact,
        most
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(Submission::from).collect())
}

/// Locks the mailboxes of these submissions, as [`crate::signing::signature::store::signatures::lock_mailboxes`] does: a confirmation locks them first.
pub async fn lock_mailboxes(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<()> {
    query!(
        r#"select pg_advisory_xact_lock(key)
           from (select distinct ('x' || encode(substr(mailbox_hash, 1, 8), 'hex'))::bit(64)::bigint as key
                 from submission where id = any($1) order by 1) as mailboxes"#,
        ids
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Locks these submissions until the transaction ends, in the order of their ids.
pub async fn lock(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Submission>> {
    let rows = submissions!("where id = any($1) order by id for update", ids).fetch_all(tx).await?;
    Ok(rows.into_iter().map(Submission::from).collect())
}

/// Deletes all submissions of these addresses to these letters: a confirmation ends them. Each is looked up for itself
/// (`offset 0`), whatever a plan expects of a table that is emptied as fast as it fills.
pub async fn delete_of(tx: &mut PgConnection, letters: &[i64], exact: &[Vec<u8>]) -> sqlx::Result<()> {
    query!(
        "delete from submission where id = any (array(
             select other.id from unnest($1::bigint[], $2::bytea[]) as fallen (letter_id, address_hash)
             cross join lateral (select id from submission
                                 where letter_id = fallen.letter_id and address_hash = fallen.address_hash
                                 offset 0) as other))",
        letters,
        exact
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What is known before forms are stored.
pub struct KnownOfForms<'a> {
    /// The same forms, by their keys, that were sent a moment ago and still wait.
    pub waiting: HashMap<&'a Vec<u8>, Uuid>,
    /// How many mails each mailbox had lately about each letter.
    pub mails: Counts<'a>,
}

/// Which of these forms were sent `since.0` and still wait, and how many mails their mailboxes were owed `since.1`. The
/// times are filters of what is found: as conditions they led a plan to the indexes by time, and through all rows of the
/// day (0.7 ms instead of 0.1 ms a batch after 30,000 forms).
pub async fn known<'a>(
    conn: &mut PgConnection,
    forms: &'a [NewSubmission],
    since: (OffsetDateTime, OffsetDateTime),
) -> sqlx::Result<KnownOfForms<'a>> {
    let keys: Vec<_> = forms.iter().map(|one| &one.key[..]).collect();
    let letters: Vec<_> = forms.iter().map(|one| one.letter).collect();
    let mailboxes: Vec<_> = forms.iter().map(|one| &one.address.mailbox[..]).collect();
    let rows = query!(
        r#"select (select (array_agg(id) filter (where created_at > $4))[1] from submission
                   where form_key = sent.key) as waiting,
                  (select count(*) filter (where owed_at > $5) from caused_mail
                   where letter_id = sent.letter_id and mailbox_hash = sent.mailbox) as "mails!"
           from unnest($1::bytea[], $2::bigint[], $3::bytea[]) with ordinality as sent (key, letter_id, mailbox, turn)
           order by turn"#,
        &keys as &[&[u8]],
        &letters,
        &mailboxes as &[&[u8]],
        since.0,
        since.1
    )
    .fetch_all(conn)
    .await?;
    let mut known = KnownOfForms { waiting: HashMap::new(), mails: HashMap::new() };
    for (form, row) in forms.iter().zip(rows) {
        known.mails.insert((form.letter, &form.address.mailbox), row.mails);
        if let Some(id) = row.waiting {
            known.waiting.insert(&form.key, id);
        }
    }
    Ok(known)
}

/// The form with this key that was sent since then and still waits.
pub async fn sent_since(
    conn: &mut PgConnection,
    key: &[u8],
    since: OffsetDateTime,
) -> sqlx::Result<Option<Uuid>> {
    query_scalar!("select id from submission where form_key = $1 and created_at > $2 limit 1", key, since)
        .fetch_optional(conn)
        .await
}

/// Deletes one submission; true if it existed in this generation.
pub async fn delete(tx: &mut PgConnection, id: Uuid, generation: i16) -> sqlx::Result<bool> {
    let deleted = query!("delete from submission where id = $1 and generation = $2", id, generation)
        .execute(tx)
        .await?;
    Ok(deleted.rows_affected() > 0)
}

/// Erases a submission, whatever the generation of its links.
pub async fn erase(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    let erased = query!("delete from submission where id = $1", id).execute(tx).await?;
    Ok(erased.rows_affected() > 0)
}

/// Deletes some of the code tries from before this time.
pub async fn purge_tries(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<Left> {
    let gone = query!(
        "delete from code_try
         where submission_id = any (array(select submission_id from code_try where first_at < $1 limit $2))",
        before,
        ROWS
    )
    .execute(conn)
    .await?;
    Ok(Left::after_rows(gone.rows_affected()))
}

/// Deletes some of the submissions from before this time.
pub async fn purge(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<Left> {
    let gone = query!(
        "delete from submission where id = any (array(select id from submission where created_at < $1 limit $2))",
        before,
        ROWS
    )
    .execute(conn)
    .await?;
    Ok(Left::after_rows(gone.rows_affected()))
}

/// Replaces the address of a submission that still waits; its links and codes so far become invalid. Returns its new
/// generation; `None` if it does not exist.
pub async fn correct_address(
    tx: &mut PgConnection,
    id: Uuid,
    address: &SealedAddress,
    key: &[u8],
) -> sqlx::Result<Option<i16>> {
    query_scalar!(
        "update submission
         set address_sealed = $2, address_hash = $3, mailbox_hash = $4, form_key = $5, generation = generation + 1
         where id = $1
         returning generation",
        id,
        address.sealed,
        address.exact,
        address.mailbox,
        key
    )
    .fetch_optional(tx)
    .await
}

/// Counts one more try of the code of a submission, and returns the number of tries.
pub async fn count_try(conn: &mut PgConnection, id: Uuid, now: OffsetDateTime) -> sqlx::Result<i16> {
    query_scalar!(
        "insert into code_try (submission_id, tries, first_at) values ($1, 1, $2)
         on conflict (submission_id) do update set tries = least(code_try.tries + 1, 1000)
         returning tries",
        id,
        now
    )
    .fetch_one(conn)
    .await
}

/// Records that this mailbox must never get mail again.
pub async fn refuse_mail(tx: &mut PgConnection, mailbox: &[u8], now: OffsetDateTime) -> sqlx::Result<()> {
    query!(
        "insert into refused_mailbox (mailbox_hash, refused_at) values ($1, $2) on conflict do nothing",
        mailbox,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Has this mailbox asked for no mail ever again?
pub async fn refuses_mail(conn: &mut PgConnection, mailbox: &[u8]) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (select from refused_mailbox where mailbox_hash = $1) as "refuses!""#,
        mailbox
    )
    .fetch_one(conn)
    .await
}

/// Marks the next submissions that get a reminder, and returns their ids: the newest of each address and letter, if
/// its mail was sent, if no reminder was sent before, and if its mailbox has neither signed nor asked for no mail
/// ever again.
pub async fn mark_reminded(
    tx: &mut PgConnection,
    letters: &[i64],
    (after, until): (OffsetDateTime, OffsetDateTime),
    now: OffsetDateTime,
) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "update submission set reminded_at = $1
         where id = any (array(
           select id from submission
           where created_at >= $2 and created_at <= $3 and letter_id = any($4) and reminded_at is null
           and exists (select from outbox
                       where subject_id = submission.id and kind = $5 and state = 'sent')
           and not exists (select from submission as other
                           where other.letter_id = submission.letter_id
                             and other.address_hash = submission.address_hash
                             and (other.reminded_at is not null
                                  or (other.created_at, other.id) > (submission.created_at, submission.id)))
           and not exists (select from refused_mailbox where mailbox_hash = submission.mailbox_hash)
           and not exists (select from signature
                           where signature.letter_id = submission.letter_id
                             and signature.mailbox_hash = submission.mailbox_hash
                             and signature.state <> 'withdrawn')
           order by created_at limit $6
           for update skip locked))
         returning id",
        now,
        after,
        until,
        letters,
        MailKind::Confirm.into_str(),
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}
