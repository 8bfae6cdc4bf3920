//! Names that wait to be shown together: the notices, their age, and showing the names.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    chunks,
    letters::Capacity,
    signing::signature::{
        State, VerifiedBy, details::Visibility, fields::Country, mail_kinds::MailKind, tally::Counted,
    },
};

/// Locks this letter's joint publication for the transaction, so that two nodes take turns. It does not block people
/// who sign or leave meanwhile.
pub async fn lock(tx: &mut PgConnection, letter: i64) -> sqlx::Result<()> {
    query!("select id from letter where id = $1 for no key update", letter).fetch_optional(tx).await?;
    Ok(())
}

/// Since when the names of this letter are shown; none if they are not.
pub async fn shown_at(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Option<OffsetDateTime>> {
    query_scalar!("select shown_at from together where letter_id = $1", letter).fetch_optional(conn).await
}

/// How many signers wait to be shown together.
pub async fn waiting(conn: &mut PgConnection, letter: i64) -> sqlx::Result<i64> {
    query_scalar!(
        r#"select count(*) as "count!" from signature
           where letter_id = $1 and state = 'published' and visibility = 'together'"#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// How many of them can be shown: they have been told, or can still be told. A signer whose mail has failed keeps
/// waiting, and does not count.
pub async fn reachable(conn: &mut PgConnection, letter: i64) -> sqlx::Result<i64> {
    query_scalar!(
        r#"select count(*) as "count!"
           from signature left join together_notice notice on notice.signature_id = signature.id
           where signature.letter_id = $1 and state = 'published' and visibility = 'together'
             and address_sealed is not null
             and (notice.signature_id is null
                  or exists (select from outbox
                             where subject_id = signature.id and kind = $2 and queued_at >= notice.owed_at
                               and outbox.state in ('waiting', 'sent')))"#,
        letter,
        MailKind::Notice.into_str()
    )
    .fetch_one(conn)
    .await
}

/// Whether this signer was told, and the notice is still valid.
pub async fn is_noticed(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (select from together_notice where signature_id = $1) as "is_noticed!""#,
        id
    )
    .fetch_one(conn)
    .await
}

/// Records that the next signers who were not told yet are owed a notice, and returns them.
pub async fn give_notice(tx: &mut PgConnection, letter: i64, now: OffsetDateTime) -> sqlx::Result<Vec<Uuid>> {
    query_scalar!(
        "insert into together_notice (signature_id, letter_id, owed_at)
         select id, letter_id, $2 from signature
         where letter_id = $1 and state = 'published' and visibility = 'together' and address_sealed is not null
           and not exists (select from together_notice notice where notice.signature_id = signature.id)
         order by id limit $3
         on conflict do nothing
         returning signature_id",
        letter,
        now,
        chunks::ROWS
    )
    .fetch_all(tx)
    .await
}

/// The signers who still wait and whose notice was sent before `before`, up to a limit, with their place in the
/// tally; locked until the transaction ends.
pub async fn lock_told(
    tx: &mut PgConnection,
    letter: i64,
    before: OffsetDateTime,
    most: i64,
) -> sqlx::Result<Vec<(Uuid, Counted)>> {
    let rows = query!(
        "select signature.id, capacity, country, version_id
         from signature join together_notice notice on notice.signature_id = signature.id
         join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
         where signature.letter_id = $1 and state = 'published' and visibility = 'together'
           and exists (select from outbox
                       where subject_id = signature.id and kind = $3 and queued_at >= notice.owed_at
                         and outbox.state = 'sent' and settled_at <= $2)
         order by signature.id limit $4
         for update of signature",
        letter,
        before,
        MailKind::Notice.into_str(),
        most
    )
    .fetch_all(tx)
    .await?;
    let standing = |version, capacity: &str, country: &str| Counted {
        state: State::Published,
        visibility: Visibility::Together,
        verified_by: VerifiedBy::Email,
        is_numbered: true,
        version,
        capacity: capacity.parse().unwrap_or(Capacity::Personal),
        country: Country::parse(country),
    };
    Ok(rows.into_iter().map(|row| (row.id, standing(row.version_id, &row.capacity, &row.country))).collect())
}

/// Records that the names of this letter are shown from now on.
pub async fn note_shown(tx: &mut PgConnection, letter: i64, now: OffsetDateTime) -> sqlx::Result<()> {
    query!("insert into together (letter_id, shown_at) values ($1, $2) on conflict do nothing", letter, now)
        .execute(&mut *tx)
        .await?;
    forget_notices(tx, letter).await
}

/// Deletes the notices of signers who are shown, have left, or chose another visibility.
pub async fn forget_notices(tx: &mut PgConnection, letter: i64) -> sqlx::Result<()> {
    query!(
        "delete from together_notice using signature
         where together_notice.letter_id = $1 and signature.id = together_notice.signature_id
           and (signature.state <> 'published' or signature.visibility <> 'together')",
        letter
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Deletes the next notices of a letter that were sent or could still be sent. Returns how many, and the signers
/// whose notice was sent. Where the mail failed, the notice stays: it shows that the signer cannot be reached.
/// Notices that were sent before `before` go last, so that an interrupted run still finds that there is something to
/// take back.
pub async fn take_back_notices(
    tx: &mut PgConnection,
    letter: i64,
    before: OffsetDateTime,
) -> sqlx::Result<(usize, Vec<Uuid>)> {
    let taken_back = query!(
        r#"with next as (
               select notice.signature_id, outbox.state = 'sent' as is_sent
               from together_notice notice join outbox on outbox.subject_id = notice.signature_id
               where notice.letter_id = $1 and outbox.kind = $2
                 and outbox.queued_at >= notice.owed_at and outbox.state in ('waiting', 'sent')
               order by outbox.state = 'sent' and settled_at <= $3, notice.signature_id limit $4
           )
           delete from together_notice notice using next where notice.signature_id = next.signature_id
           returning notice.signature_id, is_sent as "is_sent!""#,
        letter,
        MailKind::Notice.into_str(),
        before,
        chunks::ROWS
    )
    .fetch_all(tx)
    .await?;
    let have_read = taken_back.iter().filter(|notice| notice.is_sent).map(|notice| notice.signature_id);
    Ok((taken_back.len(), have_read.collect()))
}
