//! Moves of signatures to another address, and back.

use sqlx::{PgConnection, query, query_as, query_scalar};
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::{
    language::Language,
    signing::signature::{Signature, State, address::SealedAddress},
};

struct Row {
    id: Uuid,
    signature_id: Uuid,
    language: String,
    state: Stage,
    asked: i16,
    generation: Option<i16>,
    address_sealed: Option<Vec<u8>>,
    address_hash: Option<Vec<u8>>,
    mailbox_hash: Option<Vec<u8>>,
    since: OffsetDateTime,
}

impl From<Row> for Move {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            signature: row.signature_id,
            language: row.language.parse().unwrap_or_else(|_| Language::english()),
            stage: row.state,
            asked: row.asked,
            generation: row.generation,
            other: row.address_sealed.zip(row.mailbox_hash).map(|(sealed, mailbox)| SealedAddress {
                sealed,
                exact: row.address_hash.unwrap_or_default(),
                mailbox,
            }),
            since: row.since,
        }
    }
}

/// The moves that match this condition.
macro_rules! moves {
    ($which:tt, $($value:expr),*) => {
        query_as!(
            Row,
            r#"select id, signature_id, language, state as "state: Stage", asked, generation, address_sealed, address_hash, mailbox_hash, since
               from address_move "# + $which,
            $($value),*
        )
    };
}

pub async fn find(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Move>> {
    let row = moves!("where id = $1", id).fetch_optional(conn).await?;
    Ok(row.map(Move::from))
}

/// Same as `find`, locked until the transaction ends.
pub async fn lock(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Move>> {
    let row = moves!("where id = $1 for update", id).fetch_optional(tx).await?;
    Ok(row.map(Move::from))
}

/// The move of this signature that waits for confirmation or can still be undone.
pub async fn under_way(conn: &mut PgConnection, signature: Uuid) -> sqlx::Result<Option<Move>> {
    let row = moves!("where signature_id = $1 and state <> 'back'", signature).fetch_optional(conn).await?;
    Ok(row.map(Move::from))
}

/// Records that this address is asked, replacing an address asked before. Returns the move, and how often another
/// address was asked.
pub async fn ask(
    tx: &mut PgConnection,
    signature: Uuid,
    (address, language): (&SealedAddress, &Language),
    now: OffsetDateTime,
) -> sqlx::Result<(Uuid, i16)> {
    let row = query!(
        "insert into address_move
             (id, signature_id, language, state, address_sealed, address_hash, mailbox_hash, since)
         values ($1, $2, $3, 'asked', $4, $5, $6, $7)
         on conflict (signature_id) where state <> 'back' do update set
             language = excluded.language, asked = address_move.asked + 1, address_sealed = excluded.address_sealed,
             address_hash = excluded.address_hash, mailbox_hash = excluded.mailbox_hash, since = excluded.since
         returning id, asked",
        Uuid::now_v7(),
        signature,
        language.as_str(),
        address.sealed,
        address.exact,
        address.mailbox,
        now
    )
    .fetch_one(tx)
    .await?;
    Ok((row.id, row.asked))
}

/// Ends the request of this signature; true if one was waiting.
pub async fn stop(tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<bool> {
    let stopped = query!("delete from address_move where signature_id = $1 and state = 'asked'", signature)
        .execute(tx)
        .await?;
    Ok(stopped.rows_affected() > 0)
}

/// Ends one request, if it still asks this mailbox.
pub async fn refuse(conn: &mut PgConnection, id: Uuid, mailbox: &[u8]) -> sqlx::Result<()> {
    query!("delete from address_move where id = $1 and mailbox_hash = $2 and state = 'asked'", id, mailbox)
        .execute(conn)
        .await?;
    Ok(())
}

/// Records the stage of a move: the address that is kept from now on, and the generation of the signature's links.
pub async fn note(
    tx: &mut PgConnection,
    id: Uuid,
    (stage, generation): (Stage, i16),
    other: Option<&SealedAddress>,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "update address_move
         set state = $2, generation = $3, address_sealed = $4, address_hash = nullif($5, ''::bytea), mailbox_hash = $6,
             since = $7
         where id = $1",
        id,
        stage.into_str(),
        generation,
        other.map(|other| &other.sealed[..]),
        other.map(|other| &other.exact[..]),
        other.map(|other| &other.mailbox[..]),
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Erases all moves of these signatures.
pub async fn erase(tx: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<()> {
    query!("delete from address_move where signature_id = any($1)", signatures).execute(tx).await?;
    Ok(())
}

/// Erases requests made before `asked_before`, and moves done before `done_before`. For moves that went back, erases
/// the address once it was told, or once no mail reaches it.
pub async fn forget(
    conn: &mut PgConnection,
    asked_before: OffsetDateTime,
    done_before: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "delete from address_move
         where (state = 'asked' and since <= $1) or (state <> 'asked' and since <= $2)",
        asked_before,
        done_before
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "update address_move set address_sealed = null, address_hash = null, mailbox_hash = null
         where state = 'back' and address_sealed is not null
           and not exists (select from outbox where subject_id = address_move.id and outbox.state = 'waiting')"
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether this address, or its mailbox, has another signature under the letter. In the signature's own mailbox there
/// may be others, in other names: those stay where they were.
pub async fn is_taken(
    conn: &mut PgConnection,
    signature: Uuid,
    address: &SealedAddress,
) -> sqlx::Result<Option<Uuid>> {
    query_scalar!(
        "select other.id from signature mine join signature other on other.letter_id = mine.letter_id
         where mine.id = $1 and other.id <> mine.id and other.state <> 'withdrawn'
           and (other.address_hash = $2
                or (other.mailbox_hash = $3 and mine.mailbox_hash is distinct from other.mailbox_hash))
         order by coalesce(other.address_hash = $2, false) desc, other.signed_at desc limit 1",
        signature,
        address.exact,
        address.mailbox
    )
    .fetch_optional(conn)
    .await
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum Stage {
    /// The other address is asked.
    Asked,
    /// It has confirmed; the address before can take it back.
    Moved,
    /// The old address has undone it, or stopped it.
    Back,
}

#[derive(Clone, Debug)]
pub struct Move {
    /// The id that its links name.
    pub id: Uuid,
    pub signature: Uuid,
    /// The language of the page on which the move was requested.
    pub language: Language,
    pub stage: Stage,
    /// How often another address was asked instead.
    pub asked: i16,
    /// The generation of the signature's links since it moved or went back.
    pub generation: Option<i16>,
    /// The address that the signature does not have: first the one that is asked, then the old one, then the one that
    /// lost the signature, until it is told.
    pub other: Option<SealedAddress>,
    /// Since when it is in this stage.
    pub since: OffsetDateTime,
}

impl Move {
    /// Until when the other address can confirm, or the old address can undo it.
    pub fn until(&self) -> OffsetDateTime {
        self.since + if self.stage == Stage::Asked { CONFIRMED_WITHIN } else { WAY_BACK }
    }

    /// Can the other address confirm?
    pub(in crate::signing) fn waits(&self, signature: &Signature, now: OffsetDateTime) -> bool {
        self.stage == Stage::Asked && now < self.until() && signature.can_move()
    }

    /// Whether the old address can undo it.
    pub(in crate::signing) fn leads_back(&self, signature: &Signature, now: OffsetDateTime) -> bool {
        self.stage == Stage::Moved && now < self.until() && signature.address.is_some()
    }

    /// Whether the links that this move created are still valid. If so, clicking the same link once more leads to
    /// them.
    pub(in crate::signing) fn has_just_led_to(&self, signature: &Signature) -> bool {
        self.generation == Some(signature.generation) && signature.state != State::Withdrawn
    }
}

/// How long the other address can confirm: a weekend. A mistyped address may be a stranger's.
pub const CONFIRMED_WITHIN: Duration = Duration::days(3);

/// How long a move can be undone, and how long the old address is kept for that: a week's absence.
pub const WAY_BACK: Duration = Duration::days(7);

/// Whether this address was confirmed after that time, or by the form in question. A mail that was queued because of
/// the confirmation has the same timestamp, and proves nothing.
pub async fn confirmed_since(
    tx: &mut PgConnection,
    address: &[u8],
    since: OffsetDateTime,
    asked: Option<Uuid>,
) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (
               select from signature
               left join address_move move on move.signature_id = signature.id and move.state = 'moved'
               where signature.address_hash = $1 and verified_by <> 'entered'
                 and (coalesce(move.since, signed_at) > $2 or signature.id = $3)) as "is_there!""#,
        address,
        since,
        asked
    )
    .fetch_one(tx)
    .await
}
