//! Owns bulk actions: one decision on many signatures, with a dry run before it, progress during it, and an
//! undo after it.
//!
//! An action first records its targets with their current states. A worker then decides on them in chunks,
//! in the order of their ids. Each chunk is a transaction of its own that locks the letter's row last, so
//! confirmations continue between chunks. An action that is interrupted continues when the site starts
//! again. A target that a moderator decides otherwise or that its signer withdraws in the meantime is
//! passed over. The undo leaves signatures alone that were decided again since.

pub mod form;
pub mod page;
pub mod routes;
pub mod selection;
pub(super) mod store;

use std::{sync::Arc, time::Duration as Pause};

use serde_json::json;
use sqlx::PgPool;
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::{Duration, OffsetDateTime};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use self::selection::{Network, Predicate};
use super::Moderator;
use crate::{
    audit::{self, Who},
    clock::Clock,
    database::within,
    error::{discreet, is_unavailable},
    mail::{MailDomain, Outbox},
    signing::{
        Signing,
        decision::bulk::{BulkDecision, Expected, Item},
        screening::Reason,
        signature::{Signature, State, fields::Plain},
    },
};

/// Signatures in one transaction: its locks are held for a few hundredths of a second.
const CHUNK: i64 = 500;

/// Signatures shown of those that an action would change.
const SAMPLE: i64 = 20;

/// Networks and domains offered, and actions listed: a screen of each.
const OFFERED: i64 = 12;

/// How long an action can be undone, and what was typed for it is kept: a signer who was rejected by
/// mistake has written within a month.
pub const UNDONE_WITHIN: Duration = Duration::days(30);

/// How often a node looks for work that another node started.
const LOOK: Pause = Pause::from_secs(1);

/// How long a chunk may take.
const STEP_WITHIN: Pause = Pause::from_secs(60);

/// Pause between two chunks, so that confirmations that wait for the letter's row get their turn.
const BREATH: Pause = Pause::from_millis(20);

/// What an act makes of signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum Makes {
    Published,
    /// They do not stand.
    Rejected,
    Held,
}

impl Makes {
    /// In the order in which they are offered.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub const fn state(self) -> State {
        match self {
            Self::Rejected => State::Rejected,
            Self::Published => State::Published,
            Self::Held => State::Held,
        }
    }

    const fn act(self) -> &'static str {
        match self {
            Self::Rejected => "bulk-reject",
            Self::Published => "bulk-publish",
            Self::Held => "bulk-hold",
        }
    }
}

/// How many of the selected signatures are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub held: i64,
    pub published: i64,
    pub rejected: i64,
}

impl Counts {
    pub const fn all(self) -> i64 {
        self.held + self.published + self.rejected
    }

    /// How many of them the action would change.
    pub const fn changed_by(self, makes: Makes) -> i64 {
        self.all()
            - match makes {
                Makes::Rejected => self.rejected,
                Makes::Published => self.published,
                Makes::Held => self.held,
            }
    }
}

/// The result of an action before it is started.
#[derive(Debug)]
pub struct DryRun {
    pub counts: Counts,
    /// A sample, spread over all of the selected signatures.
    pub sample: Vec<Signature>,
}

/// Signatures that came from one network on one day.
#[derive(Clone, Debug)]
pub struct FromNetwork {
    pub network: Network,
    pub held: i64,
    pub published: i64,
    /// When the first of them was signed.
    pub first: OffsetDateTime,
    /// When the last of them was signed.
    pub last: OffsetDateTime,
}

/// Signatures with addresses of one domain.
#[derive(Clone, Debug)]
pub struct OfDomain {
    pub domain: MailDomain,
    pub held: i64,
    pub published: i64,
}

/// What several held signatures have in common.
#[derive(Debug, Default)]
pub struct Alike {
    /// The networks with the most held signatures first.
    pub networks: Vec<FromNetwork>,
    /// The mail domains with the most held signatures first.
    pub domains: Vec<OfDomain>,
}

/// How far an act has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray, sqlx::Decode)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[sqlx(rename_all = "snake_case")]
pub enum Stage {
    Running,
    /// Stopped before the end.
    Cancelled,
    Done,
    Undoing,
    Undone,
}

#[derive(Clone, Debug)]
pub struct BulkAction {
    pub id: Uuid,
    pub letter: i64,
    pub organizer: Uuid,
    /// The selection. What was typed for it is erased once the action can no longer be undone.
    pub predicate: Predicate,
    pub makes: Makes,
    /// The reason, which the signers read.
    pub reason: String,
    pub tells: bool,
    pub stage: Stage,
    /// How many signatures it selected.
    pub targets: i64,
    pub changed: i64,
    /// How many had another state when their turn came.
    pub passed_over: i64,
    /// How many the undo has restored.
    pub restored: i64,
    pub begun_at: OffsetDateTime,
    /// When it ended, was stopped, or was undone.
    pub ended_at: Option<OffsetDateTime>,
}

/// A bulk action that an organizer asks for.
#[derive(Clone, Debug)]
pub struct BulkRequest {
    pub predicate: Predicate,
    pub makes: Makes,
    pub reason: Plain,
    pub tells: bool,
    /// How many signatures the organizer was shown that it would change.
    pub seen: i64,
}

/// The result of a request to start an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkStart {
    Running(Uuid),
    /// It would now change this many signatures, not as many as were shown. Nothing was done.
    Otherwise(i64),
}

/// Starts, stops, undoes and carries out bulk actions.
pub struct Bulk {
    pool: PgPool,
    signing: Arc<Signing>,
    outbox: Outbox,
    clock: Clock,
    woken: Notify,
}

impl Bulk {
    pub fn open(pool: PgPool, signing: Arc<Signing>, outbox: Outbox, clock: Clock) -> Self {
        Self { pool, signing, outbox, clock, woken: Notify::new() }
    }

    /// The dry run. Changes nothing. It uses the connections of readers' searches: a typed text may be slow
    /// to find, and must not keep people from signing.
    pub async fn look(&self, searchers: &PgPool, letter: i64, predicate: &Predicate) -> sqlx::Result<DryRun> {
        let conn = &mut *searchers.acquire().await?;
        let domain = self.domain_hash(predicate);
        let sought = store::selection::SelectionQuery { letter, predicate, domain: domain.as_deref() };
        let counts = store::selection::count(conn, sought).await?;
        let ids = store::selection::sample(conn, sought, SAMPLE).await?;
        let mut sample = self.signing.signatures.signatures(&ids).await?;
        // A signature may have been withdrawn or decided on since it was found.
        sample.retain(|signature| predicate.states.contains(&signature.state));
        Ok(DryRun { counts, sample })
    }

    /// Networks and domains that held signatures share: suggestions for a selection.
    pub async fn in_common(&self, letter: i64) -> sqlx::Result<Alike> {
        let conn = &mut *self.pool.acquire().await?;
        let networks = store::selection::networks(conn, letter, OFFERED).await?;
        let domains = store::selection::domains(conn, letter, OFFERED).await?;
        let domains = domains.into_iter().filter_map(|of| {
            let domain = self.signing.signatures.domain_of(&of.sealed)?;
            Some(OfDomain { domain, held: of.held, published: of.published })
        });
        Ok(Alike { networks, domains: domains.collect() })
    }

    /// Starts an action, if it would change as many signatures as its organizer was shown.
    pub async fn begin(
        &self,
        moderator: &Moderator,
        letter: i64,
        wanted: &BulkRequest,
    ) -> sqlx::Result<BulkStart> {
        let Who::Organizer(organizer) = moderator.who() else { return Ok(BulkStart::Otherwise(0)) };
        let now = self.clock.now();
        let id = Uuid::now_v7();
        let mut predicate = wanted.predicate.clone();
        predicate.states.retain(|state| *state != wanted.makes.state());
        let domain = self.domain_hash(&predicate);
        let mut tx = self.pool.begin().await?;
        let act = BulkAction {
            id,
            letter,
            organizer,
            makes: wanted.makes,
            reason: wanted.reason.as_str().to_owned(),
            tells: wanted.tells,
            stage: Stage::Running,
            targets: wanted.seen,
            changed: 0,
            passed_over: 0,
            restored: 0,
            begun_at: now,
            ended_at: None,
            predicate,
        };
        store::insert(&mut tx, &act).await?;
        let sought =
            store::selection::SelectionQuery { letter, predicate: &act.predicate, domain: domain.as_deref() };
        let targets = store::aim(&mut tx, id, sought).await?;
        if targets != wanted.seen || targets == 0 {
            // Returning here rolls the transaction back.
            return Ok(BulkStart::Otherwise(targets));
        }
        let detail = json!({
            "bulk": id,
            "count": targets,
            "by": act.predicate.conditions(),
            "held_for": act.predicate.reason.iter().map(Reason::into_str).collect::<Vec<_>>(),
            "quiet": !act.tells,
        });
        audit::record(&mut tx, now, &[entry(&act, moderator.who(), act.makes.act(), detail)]).await?;
        tx.commit().await?;
        self.woken.notify_one();
        Ok(BulkStart::Running(id))
    }

    /// Stops an action in progress. What it has changed can be undone. False if it was not in progress.
    pub async fn cancel(&self, moderator: &Moderator, letter: i64, id: Uuid) -> sqlx::Result<bool> {
        self.turn(moderator, (letter, id), (&[Stage::Running], Stage::Cancelled), "bulk-cancel").await
    }

    /// Starts the undo of an action. False if there is nothing to undo.
    pub async fn undo(&self, moderator: &Moderator, letter: i64, id: Uuid) -> sqlx::Result<bool> {
        let from = &[Stage::Done, Stage::Cancelled];
        let turned = self.turn(moderator, (letter, id), (from, Stage::Undoing), "bulk-undo").await?;
        self.woken.notify_one();
        Ok(turned)
    }

    async fn turn(
        &self,
        moderator: &Moderator,
        (letter, id): (i64, Uuid),
        (from, to): (&[Stage], Stage),
        verb: &'static str,
    ) -> sqlx::Result<bool> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let act = store::lock(&mut tx, id).await?.filter(|act| act.letter == letter);
        let is_old = |act: &BulkAction| now > act.begun_at + UNDONE_WITHIN;
        let Some(act) = act.filter(|act| from.contains(&act.stage) && !is_old(act)) else { return Ok(false) };
        store::turn(&mut tx, id, to, now).await?;
        audit::record(&mut tx, now, &[entry(&act, moderator.who(), verb, json!({ "bulk": id }))]).await?;
        tx.commit().await?;
        Ok(true)
    }

    pub async fn act(&self, letter: i64, id: Uuid) -> sqlx::Result<Option<BulkAction>> {
        let act = store::find(&mut *self.pool.acquire().await?, id).await?;
        Ok(act.filter(|act| act.letter == letter))
    }

    /// Whether it can be undone now. An action in progress must be stopped first.
    pub fn can_undo(&self, act: &BulkAction) -> bool {
        matches!(act.stage, Stage::Done | Stage::Cancelled)
            && act.changed > 0
            && self.clock.now() <= act.begun_at + UNDONE_WITHIN
    }

    pub async fn acts(&self, letter: i64) -> sqlx::Result<Vec<BulkAction>> {
        store::latest(&mut *self.pool.acquire().await?, letter, OFFERED).await
    }

    /// Erases the targets of old actions, what was typed for them, and the reasons of signatures that were
    /// withdrawn.
    pub async fn forget_acts(&self) -> sqlx::Result<()> {
        store::forget(&mut *self.pool.acquire().await?, self.clock.now() - UNDONE_WITHIN).await
    }

    /// Carries out actions that were started on this or another node, until `stopped`.
    pub async fn work(&self, stopped: CancellationToken) {
        loop {
            let pause = match within(STEP_WITHIN, self.step()).await {
                Ok(true) => BREATH,
                Ok(false) => LOOK,
                Err(error) => {
                    let why = discreet(&error);
                    if is_unavailable(&error) {
                        tracing::warn!("an act on many signatures waits for the database: {why}");
                    } else {
                        tracing::error!("an act on many signatures does not go on: {why}");
                    }
                    LOOK
                }
            };
            let woken = async {
                if pause == BREATH { std::future::pending().await } else { self.woken.notified().await }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = woken => {}
                () = stopped.cancelled() => return,
            }
        }
    }

    /// Carries out the next chunk of the oldest action that no other worker has locked; false if there is
    /// none.
    pub async fn step(&self) -> sqlx::Result<bool> {
        let mut work = self.signing.begin().await?;
        let now = work.now();
        // The transaction that locks this row does the chunk. The lock ends with the transaction, also when
        // it fails.
        let Some(act) = store::lock_next(work.conn()).await? else { return Ok(false) };
        let is_undone = act.stage == Stage::Undoing;
        let targets = store::next(work.conn(), act.id, is_undone, CHUNK).await?;
        let is_last = i64::try_from(targets.len()).unwrap_or(CHUNK) < CHUNK;
        let ids: Vec<_> = targets.iter().map(|target| target.signature).collect();
        let wanted = targets.into_iter().map(|target| act.wants(target, is_undone)).collect();
        let hand = BulkDecision { who: Who::Organizer(act.organizer), act: act.id, tells: act.tells };
        let changed = self.signing.decisions.decide_all(&mut work, hand, wanted).await?;
        let done = store::ChunkResult { ids: &ids, changed: &changed, at: now };
        store::note(work.conn(), act.id, is_undone, done).await?;
        if is_last {
            let (to, verb) =
                if is_undone { (Stage::Undone, "bulk-undone") } else { (Stage::Done, "bulk-end") };
            store::turn(work.conn(), act.id, to, now).await?;
            if let Some(act) = store::find(work.conn(), act.id).await? {
                let detail = match is_undone {
                    true => json!({ "bulk": act.id, "restored": act.restored }),
                    false => {
                        json!({ "bulk": act.id, "changed": act.changed, "passed_over": act.passed_over })
                    }
                };
                work.audit(entry(&act, hand.who, verb, detail));
            }
        }
        work.commit().await?;
        self.outbox.wake();
        Ok(true)
    }

    fn domain_hash(&self, predicate: &Predicate) -> Option<Vec<u8>> {
        predicate.domain.as_ref().map(|domain| self.signing.signatures.domain_hash(domain))
    }
}

impl BulkAction {
    /// The decision on one target.
    fn wants(&self, target: store::Target, is_undone: bool) -> Item {
        let makes = self.makes.state();
        match is_undone {
            false => Item {
                id: target.signature,
                expected: Expected { state: target.stood, since: None },
                to: makes,
                reason: Some(self.reason.clone()),
            },
            true => Item {
                id: target.signature,
                expected: Expected { state: makes, since: target.changed_at },
                to: target.stood,
                reason: target.rejected_for,
            },
        }
    }
}

fn entry(act: &BulkAction, who: Who, verb: &'static str, detail: serde_json::Value) -> audit::Entry {
    audit::Entry { who, act: verb, letter: act.letter, subject: None, detail }
}
