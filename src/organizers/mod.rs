//! Organizers: who they are, how they sign in, and what proves that they may do what they ask for.
//!
//! An account ([`accounts`]) is made by invitation and has a role for the whole site. Its owner signs in
//! ([`sign_in`]) with a [`password`] and, where there is one, a [`second_factor`]; from then on a [`session`] tells who
//! acts. What they may do is proven by a type of [`rights`], which nobody else can make.

pub mod account;
pub mod accounts;
pub mod digest;
pub mod emails;
pub mod form;
pub mod pages;
pub mod password;
pub mod rights;
pub mod routes;
pub mod second_factor;
pub mod session;
pub mod sign_in;
mod store;
pub mod tries;

use std::sync::Arc;

use sqlx::PgPool;

use self::password::Hasher;
use crate::{clock::Clock, keys::Keys};

/// All that concerns accounts.
pub struct Organizers {
    pool: PgPool,
    keys: Arc<Keys>,
    clock: Clock,
    hasher: Hasher,
    owners_need_second_factor: bool,
}

impl Organizers {
    pub fn open(pool: PgPool, keys: Arc<Keys>, clock: Clock, owners_need_second_factor: bool) -> Self {
        Self { pool, keys, clock, hasher: Hasher::default(), owners_need_second_factor }
    }
}
