//! SQL of changes to many signatures at once.

use sqlx::{PgConnection, query};
use time::OffsetDateTime;
use uuid::Uuid;

use super::signatures;
use crate::signing::signature::{Signature, State};

/// Reads these signatures, locked in the order of their ids until the transaction ends.
pub async fn lock(tx: &mut PgConnection, ids: &[Uuid]) -> sqlx::Result<Vec<Signature>> {
    query!("select id from signature where id = any($1) order by id for update", ids)
        .fetch_all(&mut *tx)
        .await?;
    signatures::all_of(tx, ids).await
}

/// Sets their states, and the reasons of those that are rejected.
pub async fn set_states(tx: &mut PgConnection, all: &[&Item], now: OffsetDateTime) -> sqlx::Result<()> {
    let ids: Vec<_> = all.iter().map(|one| one.id).collect();
    let states: Vec<_> = all.iter().map(|one| one.to.into_str().to_owned()).collect();
    let reasons: Vec<_> =
        all.iter().map(|one| one.reason.clone().filter(|_| one.to == State::Rejected)).collect();
    query!(
        "update signature set state = made.state, rejected_for = made.reason, state_changed_at = $4
         from unnest($1::uuid[], $2::text[], $3::text[]) as made (id, state, reason)
         where signature.id = made.id",
        &ids,
        &states,
        &reasons as &[Option<String>],
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// The decision on one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: Uuid,
    /// The state as the deciding person saw it. An item in another state stays unchanged.
    pub expected: Expected,
    pub to: State,
    /// Why, shown to its signer.
    pub reason: Option<String>,
}

/// The state that a signature must still have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    pub state: State,
    /// And must not have changed since then.
    pub since: Option<OffsetDateTime>,
}

impl Expected {
    pub(in crate::signing) fn is(self, signature: &Signature) -> bool {
        signature.state == self.state && self.since.is_none_or(|since| signature.state_changed_at == since)
    }
}
