//! Signing: from a form to a signature that its signer can change, move and withdraw.
//!
//! The modules in their order: each may use those above it, never those below.
//!
//! | module | holds |
//! | --- | --- |
//! | [`signature`] | what a signature is: its state, its [details](signature::details), the [tally](signature::tally) |
//! | [`screening`] | the rules that hold a signature for a moderator |
//! | [`submission`] | a form that was sent, until its address [confirms](submission::confirm) it; limits on what strangers can cause |
//! | [`signer`] | what signers do later: edit, claim, move, renew, export their data |
//! | [`review`] | what moderators do besides: correct, ask, check who it is |
//! | [`decision`] | changes of state: publish, reject, hold, withdraw |
//! | [`entry`] | signatures that organizers enter for people who signed elsewhere |
//! | [`schedule`] | timed jobs: publish jointly, erase, record the day's count |
//! | [`data_export`] | all data held about a signer, for themselves |
//! | [`demo`] | invented signatures, to try a site |
//! | [`pages`], [`emails`], [`routes`] | what a person sees and sends |

pub mod data_export;
pub mod decision;
pub mod demo;
pub mod emails;
pub mod entry;
pub mod pages;
pub mod review;
pub mod routes;
pub mod schedule;
pub mod screening;
pub mod signature;
pub mod signer;
pub mod submission;

use std::sync::Arc;

use sqlx::postgres::PgConnection;

use self::{
    data_export::DataExport,
    decision::Decisions,
    demo::Demo,
    entry::Entries,
    review::Review,
    schedule::Schedule,
    screening::Screening,
    signature::{
        Signatures,
        context::Context,
        current_figures::CurrentFigures,
        revisions::Revisions,
        store,
        tally::{Figures, Shared},
        unit_of_work::UnitOfWork,
    },
    signer::{
        Signers, claim::Claims, edit::Edits, moving::Moves, question::Questions, reconsent::Reconsents,
    },
    submission::{Submissions, mail_limit::MailLimit},
};
use crate::{clock::Clock, config::Limits, database::Pools, keys::Keys, letters::Library};

pub use signature::store::differences::Difference;

/// All of signing: a handle for each kind of act.
pub struct Signing {
    context: Context,
    pub current_figures: CurrentFigures,
    pub signatures: Signatures,
    pub screening: Screening,
    pub submissions: Submissions,
    pub signers: Signers,
    pub edits: Edits,
    pub claims: Claims,
    pub moves: Moves,
    pub reconsents: Reconsents,
    pub questions: Questions,
    pub review: Review,
    pub decisions: Decisions,
    pub entries: Entries,
    pub schedule: Schedule,
    pub data_export: DataExport,
    pub demo: Demo,
}

impl Signing {
    /// Creates the handles. From now on, forms and confirmations are accepted.
    pub fn open(
        (database, revisions): (&Pools, Revisions),
        keys: Arc<Keys>,
        clock: Clock,
        library: Arc<Library>,
        limits: &Limits,
    ) -> Self {
        let context = Context { pool: database.pool().clone(), keys, clock, revisions };
        let committing = Context { pool: database.signers().clone(), ..context.clone() };
        let mail_limit = MailLimit::new(limits.mails);
        let of = || context.clone();
        Self {
            signatures: Signatures { context: of() },
            screening: Screening { context: of() },
            submissions: Submissions::open(of(), &committing, library, mail_limit),
            signers: Signers { context: of(), mail_limit },
            edits: Edits { context: of() },
            claims: Claims { context: of() },
            moves: Moves { context: of(), mail_limit },
            reconsents: Reconsents { context: of() },
            questions: Questions { context: of() },
            review: Review { context: of() },
            decisions: Decisions { context: of() },
            entries: Entries { context: of() },
            schedule: Schedule { context: of() },
            data_export: DataExport { context: of() },
            demo: Demo { context: of() },
            current_figures: CurrentFigures::new(context.revisions.clone()),
            context,
        }
    }

    /// The revision of each letter.
    pub const fn revisions(&self) -> &Revisions {
        &self.context.revisions
    }

    /// Begins a unit of work, for a module outside signing that decides on signatures and writes rows of its own with
    /// it.
    pub async fn begin(&self) -> sqlx::Result<UnitOfWork> {
        self.context.begin().await
    }
}

/// The counts of a letter, in the snapshot of this connection.
pub async fn figures(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Figures> {
    store::tally::figures(conn, letter).await
}

/// The sums that differ from the rows, of all letters. Reads every signature.
pub async fn differences(conn: &mut PgConnection) -> sqlx::Result<Vec<Difference>> {
    store::differences::all(conn).await
}

/// Says that the history of the database was set back: all revisions rise at the next look.
pub async fn forget_history(conn: &mut PgConnection) -> sqlx::Result<()> {
    store::lineage::forget(conn).await
}

/// What the letter's signatures have in common, in the snapshot of this connection.
pub async fn facets(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Shared>> {
    store::tally::facets(conn, letter).await
}
