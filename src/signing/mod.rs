//! Signing: from a form to a signature that its signer can change, move and withdraw.
//!
//! Rooms, in their order: each may use those above it, never those below.
//!
//! | room | holds |
//! | --- | --- |
//! | [`signature`] | what a signature is: its state, its [details](signature::details), the [tally](signature::tally) |
//! | [`screening`] | the rules that hold a signature for a moderator |
//! | [`submission`] | a form that was sent, until its address [confirms](submission::confirm) it; limits on what strangers cause |
//! | [`signer`] | what signers do later: edit, claim, move, renew, take their data along |
//! | [`review`] | what moderators do: correct, ask, check who it is, decide on many |
//! | [`entry`] | what organizers enter for people who signed elsewhere |
//! | [`schedule`] | what the clock does: publish jointly, erase, record the day's count |
//! | [`demo`] | invented signatures, to try a site |
//! | [`pages`], [`emails`], [`routes`] | what a person sees and sends |

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

use sqlx::{PgPool, postgres::PgConnection};

use self::{
    signature::{
        revisions::Revisions,
        store,
        tally::{Figures, Shared},
    },
    submission::{
        confirm::{self, Confirming},
        intake::Intake,
        mail_limit::Ration,
        network_hash::KeyOfTheDay,
    },
};
use crate::{clock::Clock, config::Limits, keys::Keys, letters::Library};

/// All that signing needs and knows.
pub struct Signing {
    pool: PgPool,
    keys: Arc<Keys>,
    clock: Clock,
    ration: Ration,
    network_key: KeyOfTheDay,
    /// Where forms are handed in.
    pub intake: Intake,
    /// Where confirmations are handed in.
    pub confirming: Confirming,
    /// How far each letter has come.
    pub revisions: Revisions,
}

impl Signing {
    /// Opens the desk.
    pub fn open(pool: PgPool, keys: Arc<Keys>, clock: Clock, library: Arc<Library>, limits: &Limits) -> Self {
        let ration = Ration::new(limits.mails);
        let revisions = Revisions::default();
        let desk = confirm::Desk {
            pool: pool.clone(),
            keys: keys.clone(),
            clock: clock.clone(),
            library,
            revisions: revisions.clone(),
        };
        Self {
            intake: Intake::open(pool.clone(), clock.clone(), ration),
            confirming: Confirming::open(desk),
            pool,
            keys,
            clock,
            ration,
            network_key: KeyOfTheDay::default(),
            revisions,
        }
    }

    /// Lets those be found that were written before there was a search: some rows at a time, until none is left.
    pub async fn fold_all(&self) -> sqlx::Result<()> {
        while store::signatures::fold_some(&mut *self.pool.acquire().await?).await? > 0 {}
        Ok(())
    }
}

/// A letter's numbers, in the snapshot of this connection.
pub async fn figures(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Figures> {
    store::tally::figures(conn, letter).await
}

/// What a letter's signatures have in common, in the same snapshot.
pub async fn facets(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<Shared>> {
    store::tally::facets(conn, letter).await
}
