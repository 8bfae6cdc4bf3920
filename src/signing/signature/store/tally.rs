//! SQL of the tally: the change of a letter's count in each hour, and the letter's revision.

use sqlx::{PgConnection, query, query_as};
use time::OffsetDateTime;
use uuid::Uuid;

use super::signatures;
use crate::{
    audit::journal::Reached,
    signing::signature::tally::{Change, Figures, Notice, Shared},
};

/// The sum of a letter's tallies, in the snapshot of this transaction.
pub async fn figures(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Figures> {
    query_as!(
        Figures,
        r#"select coalesce(reached.revision, 0) as "revision!",
                  coalesce(reached.as_of, letter.first_seen_at) as "as_of!",
                  coalesce(sum(tally.public), 0)     as "public!",
                  coalesce(sum(tally.private), 0)    as "private!",
                  coalesce(sum(tally.anonymous), 0)  as "anonymous!",
                  coalesce(sum(tally.by_email), 0)   as "by_email!",
                  coalesce(sum(tally.by_checked), 0) as "by_checked!",
                  coalesce(sum(tally.by_entered), 0) as "by_entered!",
                  coalesce(sum(tally.rejected), 0)   as "rejected!",
                  coalesce(sum(tally.withdrawn), 0)  as "withdrawn!"
           from letter
           left join letter_revision reached on reached.letter_id = letter.id
           left join tally on tally.letter_id = letter.id
           where letter.id = $1
           group by letter.id, reached.letter_id"#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// How many signatures of a letter have each capacity and each country, the most frequent first.
pub async fn facets(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Shared>> {
    query_as!(
        Shared,
        "select kind, value, counted, listed from facet
         where letter_id = $1 and kind in ('capacity', 'country') order by counted desc, value",
        letter
    )
    .fetch_all(conn)
    .await
}

/// The revision of every letter.
pub async fn revisions(conn: &mut PgConnection) -> sqlx::Result<Vec<(Reached, i64)>> {
    let rows = query!("select letter_id, revision, last_number, last_removal from letter_revision");
    let rows = rows.fetch_all(conn).await?.into_iter();
    let reached = rows.map(|row| {
        let reached = Reached { letter: row.letter_id, revision: row.revision, number: row.last_number };
        (reached, row.last_removal)
    });
    Ok(reached.collect())
}

/// Raises a letter's revision and publishes these signatures for the first time, in this order. It locks the row for
/// which all other transactions wait, so it comes last.
pub async fn publish(
    tx: &mut PgConnection,
    letter: i64,
    newly_published: &[Uuid],
    now: OffsetDateTime,
) -> sqlx::Result<Reached> {
    let given = i64::try_from(newly_published.len()).unwrap_or(i64::MAX);
    let reached = raise(tx, letter, given, now).await?;
    if given > 0 {
        let last = reached.number;
        let numbers: Vec<i64> = (last - given + 1..=last).collect();
        signatures::number(tx, newly_published, &numbers, reached.revision, now).await?;
    }
    Ok(reached)
}

/// Raises a letter's revision and reserves this many numbers, the last of those that it returns.
pub(in crate::signing) async fn raise(
    tx: &mut PgConnection,
    letter: i64,
    given: i64,
    now: OffsetDateTime,
) -> sqlx::Result<Reached> {
    query_as!(
        Reached,
        "insert into letter_revision (letter_id, revision, as_of, last_number) values ($1, 1, $2, $3)
         on conflict (letter_id) do update set
             revision = letter_revision.revision + 1,
             as_of = greatest(letter_revision.as_of, excluded.as_of),
             last_number = letter_revision.last_number + excluded.last_number,
             nonce = default
         returning letter_id as letter, revision, last_number as number",
        letter,
        now,
        given
    )
    .fetch_one(tx)
    .await
}

/// Notes that the revision that a letter has reached takes something away, or changes it: files of earlier ones must not
/// be given again.
pub(in crate::signing) async fn note_removal(tx: &mut PgConnection, letter: i64) -> sqlx::Result<()> {
    query!("update letter_revision set last_removal = revision where letter_id = $1", letter)
        .execute(tx)
        .await
        .map(drop)
}

/// Adds to the counts of the filter values of the letter `$1`.
macro_rules! facets {
    ($query:ident!($before:literal, facets, $after:literal, $letter:expr, $change:expr $(, $value:expr)*)) => {{
        let counted: Vec<_> = $change.facets.values().map(|of| of.counted).collect();
        let listed: Vec<_> = $change.facets.values().map(|of| of.listed).collect();
        let kinds: Vec<_> = $change.facets.keys().map(|facet| facet.kind().to_owned()).collect();
        let values: Vec<_> = $change.facets.keys().map(|facet| facet.value()).collect();
        $query!(
            $before
                + "insert into facet (letter_id, kind, value, counted, listed)
                   select $1, * from unnest($2::text[], $3::text[], $4::integer[], $5::integer[])
                   on conflict (letter_id, kind, value) do update set
                       counted = facet.counted + excluded.counted, listed = facet.listed + excluded.listed"
                + $after,
            $letter,
            &kinds,
            &values,
            &counted,
            &listed
            $(, $value)*
        )
    }};
}

/// Adds a change in one hour to the tally of a letter that has reached this revision, and notifies all nodes of it once
/// the transaction is committed.
pub(in crate::signing) async fn settle(
    tx: &mut PgConnection,
    notice: Notice,
    change: &Change,
    hour: OffsetDateTime,
) -> sqlx::Result<()> {
    facets!(query!(
        "with facets as (",
        facets,
        "), hours as (
             insert into tally (letter_id, hour, public, private, anonymous, by_email, by_checked, by_entered, rejected,
                                withdrawn)
             values ($1, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             on conflict (letter_id, hour) do update set
                 public = tally.public + excluded.public,
                 private = tally.private + excluded.private,
                 anonymous = tally.anonymous + excluded.anonymous,
                 by_email = tally.by_email + excluded.by_email,
                 by_checked = tally.by_checked + excluded.by_checked,
                 by_entered = tally.by_entered + excluded.by_entered,
                 rejected = tally.rejected + excluded.rejected,
                 withdrawn = tally.withdrawn + excluded.withdrawn)
         select pg_notify('letter', $15)",
        notice.reached.letter,
        change,
        hour,
        change.public,
        change.private,
        change.anonymous,
        change.by_email,
        change.by_checked,
        change.by_entered,
        change.rejected,
        change.withdrawn,
        notice.to_string()
    ))
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds to the counts of the filter values alone.
pub async fn move_facets(tx: &mut PgConnection, letter: i64, change: &Change) -> sqlx::Result<()> {
    if change.facets.is_empty() {
        return Ok(());
    }
    facets!(query!("", facets, "", letter, change)).execute(tx).await?;
    Ok(())
}
