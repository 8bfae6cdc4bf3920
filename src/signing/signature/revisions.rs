//! Owns the current revision of each letter in memory: a cached page is valid for one revision.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use super::{removals::Removals, store, tally::Notice};
use crate::{
    audit::journal::{Journal, Narrowing, Reached},
    clock::Pulse,
    database::{LONGEST_WAIT, within},
    error::discreet,
};

use sqlx::{PgPool, postgres::PgListener};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How often the database is polled in addition: a notification can be lost with its connection.
const TICK: Duration = Duration::from_secs(1);

/// How long that may take: it reads one small table.
const REFRESHED_WITHIN: Duration = Duration::from_secs(2);

/// The channel on which nodes notify each other.
const CHANNEL: &str = "letter";

/// The revisions of all letters. Clones share them.
#[derive(Clone, Default)]
pub struct Revisions {
    known: Arc<RwLock<HashMap<i64, Reached>>>,
    lineage: Arc<RwLock<Option<Uuid>>>,
    journal: Journal,
    /// What the journal says.
    noted: Arc<RwLock<HashMap<i64, Reached>>>,
    removals: Removals,
    followed: Pulse,
}

impl Revisions {
    /// With what the journal says that letters have reached: no revision and no number is ever given twice.
    pub fn open(journal: Journal, reached: impl IntoIterator<Item = Reached>) -> Self {
        let known: HashMap<_, _> = reached.into_iter().map(|reached| (reached.letter, reached)).collect();
        let noted = Arc::new(RwLock::new(known.clone()));
        Self { known: Arc::new(RwLock::new(known)), journal, noted, ..Self::default() }
    }

    /// The revision of a letter, as far as this node knows.
    pub fn of(&self, letter: i64) -> i64 {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&letter).map_or(0, |reached| reached.revision)
    }

    /// Since which revision nothing was taken away from the letter's pages, as far as this node knows.
    pub fn unchanged_since(&self, letter: i64) -> i64 {
        self.removals.since(letter, self.of(letter))
    }

    /// Records a revision. Revisions only rise, whatever the order in which they arrive.
    pub fn saw(&self, seen: Reached) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let reached = known.entry(seen.letter).or_insert(seen);
        reached.revision = seen.revision.max(reached.revision);
        reached.number = seen.number.max(reached.number);
    }

    /// Beats whenever this node has asked the database.
    pub const fn followed(&self) -> &Pulse {
        &self.followed
    }

    /// The journal of what takes something away.
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// In which history of the database the revisions were given, once it was asked.
    pub fn lineage(&self) -> Option<Uuid> {
        *self.lineage.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for all revisions. If the history of the database was set back, because a replica was promoted or a backup
    /// restored, they rise above all that this node has shown.
    pub async fn refresh(&self, pool: &PgPool) -> sqlx::Result<()> {
        // What is known was committed before the database is asked, so that it must be there.
        let known = self.all();
        let mut conn = pool.acquire().await?;
        let mut lineage = store::lineage::current(&mut conn).await?;
        let mut revisions = store::tally::revisions(&mut conn).await?;
        if lineage.is_none() || is_set_back(&known, &revisions) {
            if store::lineage::begin(&mut conn, &known).await? {
                tracing::warn!(
                    "the database has another history than before: every page and file is made anew"
                );
            }
            lineage = store::lineage::current(&mut conn).await?;
            revisions = store::tally::revisions(&mut conn).await?;
        }
        *self.lineage.write().unwrap_or_else(PoisonError::into_inner) = lineage;
        for (reached, last_removal) in &revisions {
            self.saw(*reached);
            self.removals.read(reached.letter, reached.revision, *last_removal);
        }
        self.note(revisions.into_iter().map(|(reached, _)| reached).collect()).await;
        Ok(())
    }

    /// Notes acts before they are committed.
    pub(in crate::signing) async fn note_narrowed(&self, acts: Vec<Narrowing>, reached: Vec<Reached>) {
        self.journal.note(acts, reached).await;
    }

    /// Notes and records what was committed, before anybody is told their number.
    pub(in crate::signing) async fn reached(&self, notices: &[Notice]) {
        notices.iter().for_each(|notice| self.heard(*notice));
        self.note(notices.iter().map(|notice| notice.reached).collect()).await;
    }

    fn heard(&self, notice: Notice) {
        self.removals.heard(notice);
        self.saw(notice.reached);
    }

    /// Notes in the journal what it does not say yet.
    async fn note(&self, reached: Vec<Reached>) {
        let mut news = reached;
        {
            let mut noted = self.noted.write().unwrap_or_else(PoisonError::into_inner);
            news.retain(|reached| noted.insert(reached.letter, *reached) != Some(*reached));
        }
        self.journal.note_reached(news).await;
    }

    fn all(&self) -> HashMap<i64, Reached> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Follows the notifications of other nodes until `stopped`.
    pub async fn follow(self, pool: PgPool, stopped: CancellationToken) {
        let follow = async {
            loop {
                if let Err(error) = self.listen(&pool).await {
                    tracing::warn!(
                        "the letters' revisions cannot be followed, trying again: {}",
                        discreet(&error)
                    );
                }
                tokio::time::sleep(TICK).await;
            }
        };
        tokio::select! { () = follow => {}, () = stopped.cancelled() => {} }
    }

    async fn listen(&self, pool: &PgPool) -> sqlx::Result<()> {
        let mut listener = within(LONGEST_WAIT, PgListener::connect_with(pool)).await?;
        within(LONGEST_WAIT, listener.listen(CHANNEL)).await?;
        let mut tick = tokio::time::interval(TICK);
        loop {
            tokio::select! {
                notice = listener.recv() => {
                    if let Ok(notice) = notice?.payload().parse() {
                        self.heard(notice);
                    }
                }
                _ = tick.tick() => {
                    within(REFRESHED_WITHIN, self.refresh(pool)).await?;
                    self.followed.beat();
                }
            }
        }
    }
}

/// Whether a letter has less than is known of it.
fn is_set_back(known: &HashMap<i64, Reached>, now: &[(Reached, i64)]) -> bool {
    let now: HashMap<_, _> = now.iter().map(|(now, _)| (now.letter, now.revision)).collect();
    // A letter that the database lacks altogether has nothing to give twice; its id may never be given again.
    known.values().any(|known| now.get(&known.letter).is_some_and(|now| *now < known.revision))
}
