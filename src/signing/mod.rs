//! Signing: from a form to a signature that its signer holds in hand.
//!
//! A [`submission`] is a form that was sent; an address in it that looks mistyped is asked about ([`typed_address`]). Its
//! address confirms it ([`confirm`]), and it becomes a [`signature`], published at once or held for a moderator
//! ([`checks`], some for a name that was [`reported`]). Its signer can [`edit`] it by a form that keeps what it does not
//! show ([`edit_form`]), ask for its link again ([`lost_link`]), end the old ones ([`links`]), move it to another address
//! ([`moving`]), take along all that is held of them ([`own_data`]), and see who has looked at their address ([`looks`]).
//! What they are told of who sees it is in [`showing`].
//!
//! Organizers put some first ([`featured`]), read the [`story`] of one, withdraw who asks them to ([`on_request`]), and
//! decide on [`many`] at once. What else they do about one stands [`beside`] it: who it is is [`checked`], a typo is
//! [`correct`]ed, a [`question`] is asked; of what they have [`seen`], and nothing else. How much [`waits`] is counted.
//! They enter who signed elsewhere ([`entered`]), who then can [`claim`] their line.
//!
//! What this does to the count is in [`tally`]; how far a letter has come, in [`revisions`]; by what a signature is
//! [`found`], beside it, and by whose mail, in [`domains`]; what the count was on a day, in [`records`]. What the clock
//! does: it reminds ([`reminder`]), shows those who stand [`together`], and erases addresses ([`retention`]). Who signed
//! a letter that is taken back is told so ([`retraction`]). What strangers can cause has its limits: mail ([`ration`]),
//! and what comes from one [`network`]. How forms become signatures is told by the [`funnel`]; a complaint about a mail
//! ends updates (`complaint`). Signatures can be invented, to try a site ([`demo`]).

pub mod address;
pub mod adherence;
pub mod anonymous;
pub mod beside;
pub mod checked;
pub mod checks;
pub mod claim;
mod complaint;
pub mod confirm;
pub mod correct;
pub mod demo;
pub mod domains;
pub mod edit;
pub mod edit_form;
pub mod emails;
pub mod entered;
pub mod featured;
pub mod fields;
pub mod first;
pub mod form;
pub mod found;
pub mod funnel;
pub mod intake;
pub mod links;
pub mod looks;
pub mod lost_link;
pub mod many;
pub mod moving;
pub mod network;
pub mod on_request;
pub mod own_data;
pub mod pages;
pub mod question;
pub mod ration;
pub mod records;
pub mod reference;
pub mod reminder;
pub mod renewal;
pub mod reported;
pub mod retention;
pub mod retraction;
pub mod revisions;
pub mod routes;
pub mod seen;
pub mod showing;
pub mod signature;
mod store;
pub mod story;
pub mod submission;
pub mod tally;
pub mod text_limit;
pub mod together;
pub mod typed_address;
pub mod waits;

use std::sync::Arc;

use sqlx::{PgPool, postgres::PgConnection};
use uuid::Uuid;

use self::{
    confirm::Confirming,
    intake::Intake,
    network::KeyOfTheDay,
    ration::Ration,
    revisions::Revisions,
    tally::{Figures, Shared},
};
use crate::{clock::Clock, config::Limits, keys::Keys, letters::Library, mail};

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

/// A mail that signing owes. Somebody waits in front of the page for a confirmation; the rest has time.
fn owed(kind: &'static str, subject: Uuid) -> mail::Owed {
    let priority = match kind {
        submission::CONFIRM_MAIL => mail::Priority::Confirmation,
        renewal::RENEWAL_MAIL | retraction::RETRACTION_MAIL => mail::Priority::Bulk,
        _ => mail::Priority::Personal,
    };
    mail::Owed { kind, subject, priority }
}
