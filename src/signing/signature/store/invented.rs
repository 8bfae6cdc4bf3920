//! SQL of invented signatures: inserted as published, with everything that counts them.

use std::collections::BTreeMap;

use sqlx::{PgConnection, query};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Columns, tally, words};
use crate::{
    audit::journal::Reached,
    language::Language,
    signing::signature::{
        VerifiedBy,
        details::SignatureDetails,
        tally::{Change, Notice},
    },
};

/// Inserts them as published, with their numbers and everything that counts them.
pub async fn insert(
    tx: &mut PgConnection,
    letter: i64,
    version: (i64, &Language),
    some: &[Invented],
    by_hour: &BTreeMap<OffsetDateTime, Change>,
) -> sqlx::Result<Reached> {
    let given = i64::try_from(some.len()).unwrap_or(i64::MAX);
    let until = some.iter().map(|one| one.signed_at).max().unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let reached = tally::raise(tx, letter, given, until).await?;
    let last = reached.number;
    let columns: Columns = some.iter().map(|one| &one.details).collect();
    let ids: Vec<Uuid> = some.iter().map(|one| one.id).collect();
    let numbers: Vec<i64> = (last - given + 1..=last).collect();
    let times: Vec<_> = some.iter().map(|one| one.signed_at).collect();
    let verified: Vec<_> = some.iter().map(|one| one.verified_by.into_str().to_owned()).collect();
    query!(
        "insert into signature
             (id, letter_id, version_id, language, number, state, visibility, capacity, verified_by, signed_at,
              published_at, state_changed_at, revision, listed_by)
         select id, $1, $2, $3, number, 'published', 'public', capacity, verified_by, at, at, at, $4,
                listed_by(array_to_tsvector(string_to_array(found_by, ' ')), $1, number)
         from unnest($5::uuid[], $6::bigint[], $7::text[], $8::text[], $9::timestamptz[], $10::text[])
             as invented (id, number, capacity, verified_by, at, found_by)",
        letter,
        version.0,
        version.1.as_str(),
        reached.revision,
        &ids,
        &numbers,
        &columns.capacities,
        &verified,
        &times,
        &columns.found_by
    )
    .execute(&mut *tx)
    .await?;
    words::insert_words(tx, &ids, &columns, until).await?;
    for (hour, change) in by_hour {
        tally::settle(tx, Notice { reached, only_adds: true }, change, *hour).await?;
    }
    Ok(reached)
}

/// A signature to be inserted.
pub(in crate::signing) struct Invented {
    pub id: Uuid,
    pub signed_at: OffsetDateTime,
    pub details: SignatureDetails,
    pub verified_by: VerifiedBy,
}
