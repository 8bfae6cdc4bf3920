//! Owns broadcasts: sending one published update by mail to the signatories who asked for updates. Used by
//! the organizers' pages of updates, by [`super::emails`], and by the periodic jobs.
//!
//! The update may come from a file or be written on the site. Recipients are collected in steps. Each step
//! is one transaction that writes the recipients, their outbox rows and the cursor, so that a process that
//! is killed continues from the last committed step. A mailbox has one row in a broadcast, so it gets one
//! mail. The text is rendered when each mail is sent, with the words of that moment; a signatory who has
//! unsubscribed by then gets no mail. An update is sent only once: a corrected update is still the same
//! update.

pub use super::store::{Audience, Broadcast, State};
pub(crate) use super::store::{Recipient, Test};

use std::sync::Arc;

use serde_json::json;
use sqlx::PgPool;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::store;
use crate::{
    audit::{self, Who},
    chunks::{self, Left},
    clock::Clock,
    language::Language,
    letters::{Library, Loaded, SiteUpdate, Update},
    mail::{self, Batch, Outbox, Owed, Priority},
    organizers::rights::Owner,
    signing::data_export::SentUpdate,
};

pub const UPDATE_MAIL: &str = "update";

/// The organizer's test mail: the update as its readers would get it.
pub const TEST_MAIL: &str = "update-test";

/// How long recipients are kept after the end of their broadcast, and a test after it was asked for.
pub const KEPT: Duration = Duration::days(30);

/// A broadcast with the figures of its mails.
#[derive(Clone, Debug)]
pub struct BroadcastProgress {
    pub broadcast: Broadcast,
    pub mails: Batch,
    /// When the last waiting mail is expected to be sent, from the pace and the quota; `None` if that is
    /// unknown.
    pub ends_at: Option<OffsetDateTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BroadcastStart {
    Done(Uuid),
    Already,
}

pub struct Broadcasts {
    pool: PgPool,
    clock: Clock,
    outbox: Outbox,
    library: Arc<Library>,
}

impl Broadcasts {
    pub fn open(pool: PgPool, clock: Clock, outbox: Outbox, library: Arc<Library>) -> Self {
        Self { pool, clock, outbox, library }
    }

    /// The update with this name, from a file or written on the site, published or not, with its current
    /// words.
    pub async fn update(&self, loaded: &Loaded, name: &str) -> sqlx::Result<Option<Update>> {
        if let Some(update) = loaded.letter.updates.iter().find(|update| update.id == name) {
            return Ok(Some(update.clone()));
        }
        let drafts = self.library.written(loaded.id).await?;
        let draft = drafts.iter().find(|draft| draft.name == name);
        Ok(draft.and_then(|draft| self.set(loaded, draft)))
    }

    /// A draft as the site would show it; `None` if it cannot be shown yet.
    pub fn set(&self, loaded: &Loaded, draft: &SiteUpdate) -> Option<Update> {
        self.library.set(&loaded.letter, draft).ok().flatten()
    }

    /// Whether the letter is public, and with it its updates.
    pub fn is_public(&self, letter: &Loaded) -> bool {
        letter.letter.is_public(self.clock.now())
    }

    pub async fn audience(&self, letter: i64) -> sqlx::Result<Audience> {
        store::audience(&mut *self.pool.acquire().await?, letter).await
    }

    /// Starts to send an update. The caller has checked that the public can read it.
    pub async fn begin(&self, owner: &Owner, letter: i64, update: &str) -> sqlx::Result<BroadcastStart> {
        let (id, now) = (Uuid::now_v7(), self.clock.now());
        let mut tx = self.pool.begin().await?;
        if !store::begin(&mut tx, id, (letter, update), now).await? {
            return Ok(BroadcastStart::Already);
        }
        record(&mut tx, now, owner.who(), "send-update", (letter, id)).await?;
        tx.commit().await?;
        // The first step runs at once: for most letters it is the only one.
        self.gather(id).await?;
        self.outbox.wake();
        Ok(BroadcastStart::Done(id))
    }

    /// Enqueues a test mail to an organizer: the update as its readers would get it.
    pub async fn test(
        &self,
        owner: &Owner,
        (letter, update): (i64, &str),
        language: &Language,
        organizer: Uuid,
    ) -> sqlx::Result<()> {
        let (id, now) = (Uuid::new_v4(), self.clock.now());
        let mut tx = self.pool.begin().await?;
        let test = Test { letter, update: update.to_owned(), language: language.clone(), organizer };
        store::insert_test(&mut tx, id, &test, now).await?;
        let owed = Owed { kind: TEST_MAIL, subject: id, priority: Priority::Personal };
        mail::enqueue(&mut tx, now, &[owed]).await?;
        record(&mut tx, now, owner.who(), "test-update", (letter, id)).await?;
        tx.commit().await?;
        self.outbox.wake();
        Ok(())
    }

    /// Pauses the broadcast. A mail that a worker is sending at that moment may still arrive.
    pub async fn hold(&self, owner: &Owner, id: Uuid) -> sqlx::Result<bool> {
        self.turn(owner, id, (State::Going, State::Held)).await
    }

    /// Pauses all that are being sent. Returns how many.
    pub async fn hold_all(&self, owner: &Owner) -> sqlx::Result<usize> {
        let going = store::unfinished(&mut *self.pool.acquire().await?).await?;
        let mut held = 0;
        for broadcast in going {
            held += usize::from(self.hold(owner, broadcast.id).await?);
        }
        Ok(held)
    }

    pub async fn go_on(&self, owner: &Owner, id: Uuid) -> sqlx::Result<bool> {
        self.turn(owner, id, (State::Held, State::Going)).await
    }

    /// Ends the broadcast: mails that were not sent yet are dropped.
    pub async fn cancel(&self, owner: &Owner, id: Uuid) -> sqlx::Result<bool> {
        Ok(self.turn(owner, id, (State::Going, State::Cancelled)).await?
            || self.turn(owner, id, (State::Held, State::Cancelled)).await?)
    }

    /// Changes the state, if it is still the first of the two; false otherwise.
    async fn turn(&self, owner: &Owner, id: Uuid, (from, to): (State, State)) -> sqlx::Result<bool> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(broadcast) = store::lock(&mut tx, id).await?.filter(|one| one.state == from) else {
            return Ok(false);
        };
        let act = match to {
            State::Held => "hold-update",
            State::Cancelled => "cancel-update",
            State::Going | State::Done => "go-on-with-update",
        };
        match to {
            State::Held => mail::batch::hold(&mut tx, id).await?,
            State::Going | State::Done => mail::batch::go_on(&mut tx, id).await?,
            State::Cancelled => mail::batch::take_back(&mut tx, now, id, "cancelled").await?,
        }
        store::turn(&mut tx, id, to, (to == State::Cancelled).then_some(now)).await?;
        if to == State::Cancelled {
            let mails = mail::batch::figures(&mut tx, now, id).await?;
            store::note_outcome(&mut tx, id, mails).await?;
        }
        record(&mut tx, now, owner.who(), act, (broadcast.letter, id)).await?;
        tx.commit().await?;
        self.outbox.wake();
        Ok(true)
    }

    /// Continues all broadcasts in progress, and records the end of those that are complete; for a periodic
    /// job.
    pub async fn tend(&self) -> sqlx::Result<()> {
        for broadcast in store::unfinished(&mut *self.pool.acquire().await?).await? {
            if broadcast.gathered_at.is_none() {
                while self.gather(broadcast.id).await? {}
                self.outbox.wake();
            }
            self.finish(broadcast.id).await?;
        }
        Ok(())
    }

    /// Collects the remaining recipients of one broadcast, after its first step.
    pub async fn gather_all(&self, id: Uuid) -> sqlx::Result<()> {
        while self.gather(id).await? {
            self.outbox.wake();
        }
        Ok(())
    }

    /// Takes one step; true if there may be another one.
    async fn gather(&self, id: Uuid) -> sqlx::Result<bool> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        // Row lock: two nodes take turns, and each continues where the other stopped.
        let Some(broadcast) = store::lock(&mut tx, id).await? else { return Ok(false) };
        if broadcast.state != State::Going || broadcast.gathered_at.is_some() {
            return Ok(false);
        }
        let after = broadcast.cursor.unwrap_or_default();
        let step = store::step(&mut tx, broadcast.letter, after, chunks::ROWS).await?;
        let taken = store::take(&mut tx, id, &step).await?;
        let owed = |subject: &Uuid| Owed { kind: UPDATE_MAIL, subject: *subject, priority: Priority::News };
        let owed: Vec<_> = taken.iter().map(owed).collect();
        mail::batch::enqueue(&mut tx, now, id, &owed).await?;
        let goes_on = Left::after(step.len()).is_more();
        let left_out = step.len().saturating_sub(taken.len());
        let reached = step.last().copied().unwrap_or(after);
        store::note_step(&mut tx, id, reached, left_out, (!goes_on).then_some(now)).await?;
        tx.commit().await?;
        Ok(goes_on)
    }

    /// Records the end of a broadcast once no mail of it is left to send.
    async fn finish(&self, id: Uuid) -> sqlx::Result<()> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let broadcast = store::lock(&mut tx, id).await?;
        let Some(broadcast) = broadcast.filter(|one| one.state == State::Going && one.gathered_at.is_some())
        else {
            return Ok(());
        };
        let mails = mail::batch::figures(&mut tx, now, id).await?;
        if mails.left() > 0 {
            return Ok(());
        }
        store::turn(&mut tx, id, State::Done, Some(now)).await?;
        store::note_outcome(&mut tx, id, mails).await?;
        let detail = json!({ "broadcast": id, "sent": mails.sent, "failed": mails.failed });
        let (who, act, letter) = (Who::Site, "update-sent", broadcast.letter);
        audit::record(&mut tx, now, &[audit::Entry { who, act, letter, subject: None, detail }]).await?;
        tx.commit().await
    }

    /// Deletes who got which mail, [`KEPT`] after the broadcast ended.
    pub async fn forget(&self) -> sqlx::Result<()> {
        let before = self.clock.now() - KEPT;
        let conn = &mut *self.pool.acquire().await?;
        while store::forget(conn, before).await?.is_more() {}
        store::forget_tests(conn, before).await
    }

    /// The broadcasts of a letter, the latest first.
    pub async fn of(&self, letter: i64) -> sqlx::Result<Vec<Broadcast>> {
        store::of(&mut *self.pool.acquire().await?, letter).await
    }

    /// The progress of these broadcasts, in the same order.
    pub async fn progress(&self, broadcasts: Vec<Broadcast>) -> sqlx::Result<Vec<BroadcastProgress>> {
        let now = self.clock.now();
        let ids: Vec<_> = broadcasts.iter().map(|one| one.id).collect();
        let mut batches = self.outbox.batches(&ids).await?;
        let quota = self.outbox.last_leaves_at(0).await?;
        let progress = |broadcast: Broadcast| {
            let mut mails = batches.remove(&broadcast.id).unwrap_or_default();
            // The outbox deletes old mails; the outcome keeps their numbers.
            if mails.all() < broadcast.outcome.iter().sum() {
                let [sent, failed, dropped] = broadcast.outcome;
                mails = Batch { sent, failed, dropped, ..mails };
            }
            let ends_at = if broadcast.state != State::Going || mails.left() == 0 {
                None
            } else {
                #[expect(clippy::cast_precision_loss)]
                let pace = mails
                    .pace(now)
                    .map(|pace| now + Duration::seconds_f64(mails.left() as f64 * 60.0 / pace));
                pace.map_or((quota > now).then_some(quota), |pace| Some(pace.max(quota)))
            };
            BroadcastProgress { broadcast, mails, ends_at }
        };
        Ok(broadcasts.into_iter().map(progress).collect())
    }

    /// The updates that went to the signer of this signature.
    pub async fn sent_to(&self, signature: Uuid) -> sqlx::Result<Vec<SentUpdate>> {
        store::sent_to(&mut *self.pool.acquire().await?, signature).await
    }

    pub(crate) async fn recipient(&self, mail: Uuid) -> sqlx::Result<Option<Recipient>> {
        store::recipient(&mut *self.pool.acquire().await?, mail).await
    }

    pub(crate) async fn asked_test(&self, id: Uuid) -> sqlx::Result<Option<Test>> {
        store::test(&mut *self.pool.acquire().await?, id).await
    }
}

async fn record(
    tx: &mut sqlx::PgConnection,
    now: OffsetDateTime,
    who: Who,
    act: &'static str,
    (letter, id): (i64, Uuid),
) -> sqlx::Result<()> {
    let detail = json!({ "broadcast": id });
    audit::record(tx, now, &[audit::Entry { who, act, letter, subject: None, detail }]).await
}
