//! Owns the tables `bulk_act` and `bulk_target`.

pub(super) mod selection;

use sqlx::{PgConnection, query, query_as};
use time::OffsetDateTime;
use uuid::Uuid;

use self::selection::{SelectionQuery, sought};
use super::{
    BulkAction, Makes, Stage,
    selection::{Network, Predicate},
};
use crate::{
    mail::MailDomain,
    signing::{
        screening::Reason,
        signature::{State, fields::Plain},
    },
};

pub(in crate::moderation) async fn insert(tx: &mut PgConnection, act: &BulkAction) -> sqlx::Result<()> {
    let Predicate { states, reason, since, until, domain, network, name, words } = &act.predicate;
    let states: Vec<_> = states.iter().map(|state| state.into_str().to_owned()).collect();
    query!(
        "insert into bulk_act
             (id, letter_id, organizer_id, states, held_for, since, until, domain, network, name, words, makes, reason,
              tells, state, targets, begun_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        act.id,
        act.letter,
        act.organizer,
        &states,
        reason.map(|reason| reason.into_str()),
        *since,
        *until,
        domain.as_ref().map(MailDomain::as_str),
        network.as_ref().map(|network| network.0.as_slice()),
        name.as_ref().map(Plain::as_str),
        words.as_ref().map(Plain::as_str),
        act.makes.into_str(),
        act.reason,
        act.tells,
        act.stage.into_str(),
        i32::try_from(act.targets).unwrap_or(i32::MAX),
        act.begun_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Records the signatures that an action selects, with their current states, and returns how many.
pub(in crate::moderation) async fn aim(
    tx: &mut PgConnection,
    act: Uuid,
    sought: SelectionQuery<'_>,
) -> sqlx::Result<i64> {
    let aimed = sought!(
        query,
        (),
        "insert into bulk_target (act_id, signature_id, stood, rejected_for)
         select $10, signature.id, signature.state, signature.rejected_for",
        "",
        sought,
        act
    )
    .execute(tx)
    .await?;
    Ok(i64::try_from(aimed.rows_affected()).unwrap_or(i64::MAX))
}

pub(in crate::moderation) struct Target {
    pub(in crate::moderation) signature: Uuid,
    pub(in crate::moderation) stood: State,
    pub(in crate::moderation) rejected_for: Option<String>,
    pub(in crate::moderation) changed_at: Option<OffsetDateTime>,
}

/// The next targets to change, or to restore, in the order of their ids.
pub(in crate::moderation) async fn next(
    tx: &mut PgConnection,
    act: Uuid,
    is_undone: bool,
    most: i64,
) -> sqlx::Result<Vec<Target>> {
    query_as!(
        Target,
        r#"select signature_id as signature, stood as "stood: State", rejected_for, changed_at from bulk_target
           where act_id = $1 and became = $2 order by signature_id limit $3"#,
        act,
        if is_undone { "changed" } else { "waiting" },
        most
    )
    .fetch_all(tx)
    .await
}

/// The result of a chunk: all of its signatures, and those that were changed.
pub(in crate::moderation) struct ChunkResult<'a> {
    pub(in crate::moderation) ids: &'a [Uuid],
    pub(in crate::moderation) changed: &'a [Uuid],
    pub(in crate::moderation) at: OffsetDateTime,
}

pub(in crate::moderation) async fn note(
    tx: &mut PgConnection,
    act: Uuid,
    is_undone: bool,
    ChunkResult { ids, changed, at }: ChunkResult<'_>,
) -> sqlx::Result<()> {
    let (done, left) = if is_undone { ("restored", "kept") } else { ("changed", "passed") };
    query!(
        "update bulk_target
         set became = case when signature_id = any($3) then $4 else $5 end,
             changed_at = case when signature_id = any($3) and not $7 then $6 else changed_at end
         where act_id = $1 and signature_id = any($2)",
        act,
        ids,
        changed,
        done,
        left,
        at,
        is_undone
    )
    .execute(&mut *tx)
    .await?;
    let many = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    query!(
        "update bulk_act
         set changed = changed + case when $4 then 0 else $2 end,
             passed_over = passed_over + case when $4 then 0 else $3 end,
             restored = restored + case when $4 then $2 else 0 end
         where id = $1",
        act,
        many(changed.len()),
        many(ids.len() - changed.len()),
        is_undone
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Sets the stage of an action.
pub(in crate::moderation) async fn turn(
    tx: &mut PgConnection,
    act: Uuid,
    to: Stage,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let is_over = !matches!(to, Stage::Running | Stage::Undoing);
    query!(
        "update bulk_act set state = $2, ended_at = case when $4 then $3::timestamptz end where id = $1",
        act,
        to.into_str(),
        now,
        is_over
    )
    .execute(tx)
    .await?;
    Ok(())
}

struct Row {
    id: Uuid,
    letter_id: i64,
    organizer_id: Uuid,
    states: Vec<String>,
    held_for: Option<String>,
    since: Option<OffsetDateTime>,
    until: Option<OffsetDateTime>,
    domain: Option<String>,
    network: Option<Vec<u8>>,
    name: Option<String>,
    words: Option<String>,
    makes: Makes,
    reason: String,
    tells: bool,
    state: Stage,
    targets: i32,
    changed: i32,
    passed_over: i32,
    restored: i32,
    begun_at: OffsetDateTime,
    ended_at: Option<OffsetDateTime>,
}

impl From<Row> for BulkAction {
    fn from(row: Row) -> Self {
        let line = |text: Option<String>| text.and_then(|text| Plain::line(&text).ok());
        Self {
            id: row.id,
            letter: row.letter_id,
            organizer: row.organizer_id,
            predicate: Predicate {
                states: row.states.iter().filter_map(|state| State::parse(state)).collect(),
                reason: row.held_for.as_deref().and_then(Reason::parse),
                since: row.since,
                until: row.until,
                domain: row.domain.and_then(|domain| MailDomain::parse(&domain).ok()),
                network: row.network.map(Network),
                name: line(row.name),
                words: line(row.words),
            },
            makes: row.makes,
            reason: row.reason,
            tells: row.tells,
            stage: row.state,
            targets: row.targets.into(),
            changed: row.changed.into(),
            passed_over: row.passed_over.into(),
            restored: row.restored.into(),
            begun_at: row.begun_at,
            ended_at: row.ended_at,
        }
    }
}

/// A query for the actions that this condition selects.
macro_rules! acts {
    ($which:literal $(, $value:expr)*) => {
        query_as!(
            Row,
            r#"select id, letter_id, organizer_id, states, held_for, since, until, domain, network, name, words,
                      makes as "makes: Makes", reason, tells, state as "state: Stage", targets, changed, passed_over,
                      restored, begun_at, ended_at
               from bulk_act "#
                + $which
            $(, $value)*
        )
    };
}

pub(in crate::moderation) async fn find(
    conn: &mut PgConnection,
    id: Uuid,
) -> sqlx::Result<Option<BulkAction>> {
    Ok(acts!("where id = $1", id).fetch_optional(conn).await?.map(BulkAction::from))
}

/// An action, locked until the transaction ends.
pub(in crate::moderation) async fn lock(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<BulkAction>> {
    Ok(acts!("where id = $1 for update", id).fetch_optional(tx).await?.map(BulkAction::from))
}

/// The oldest action with work left that no other transaction has locked, locked until the transaction
/// ends.
pub(in crate::moderation) async fn lock_next(tx: &mut PgConnection) -> sqlx::Result<Option<BulkAction>> {
    let row =
        acts!("where state in ('running', 'undoing') order by begun_at, id limit 1 for update skip locked")
            .fetch_optional(tx)
            .await?;
    Ok(row.map(BulkAction::from))
}

pub(in crate::moderation) async fn latest(
    conn: &mut PgConnection,
    letter: i64,
    most: i64,
) -> sqlx::Result<Vec<BulkAction>> {
    let rows = acts!("where letter_id = $1 order by begun_at desc, id desc limit $2", letter, most)
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(BulkAction::from).collect())
}

/// Deletes the targets of actions that began before this time and what was typed for those actions, and the
/// reasons of targets whose signatures were withdrawn.
pub(in crate::moderation) async fn forget(
    conn: &mut PgConnection,
    before: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "delete from bulk_target using bulk_act
         where bulk_act.id = act_id and begun_at < $1 and bulk_act.state not in ('running', 'undoing')",
        before
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "update bulk_act set domain = null, network = null, name = null, words = null, reason = ''
         where begun_at < $1 and reason <> '' and state not in ('running', 'undoing')",
        before
    )
    .execute(&mut *conn)
    .await?;
    query!(
        "update bulk_target set rejected_for = null from signature
         where signature.id = signature_id and signature.state = 'withdrawn' and bulk_target.rejected_for is not null"
    )
    .execute(conn)
    .await?;
    Ok(())
}
