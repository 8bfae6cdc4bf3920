//! Organizers: their accounts, how they sign in, and the types that prove what they may do.
//!
//! An account ([`accounts`]) is made by invitation and has a role for the whole site. Its owner signs in
//! ([`sign_in`]) with a [`password`] and, if it is turned on, a [`second_factor`]; after that a [`session`]
//! identifies the owner. A permission is proven by a type of [`rights`], which no other module can make.
//! The frame of `pages` is used by all capabilities that come after.
//!
//! | file | owns |
//! | --- | --- |
//! | [`account`], [`accounts`] | the data of one account; what is done to accounts |
//! | [`sign_in`], [`attempt_limits`] | password, then code; limits on failed attempts |
//! | [`password`], [`second_factor`], [`session`] | rules and hashes; TOTP and recovery codes; the cookie |
//! | [`rights`] | types that prove a permission |
//! | [`digest`] | who receives the digest; its text is in `moderation` |
//! | [`form`], [`pages`], [`routes`], [`emails`], `store` | what organizers send, see and receive; SQL |

pub mod account;
pub mod accounts;
pub mod attempt_limits;
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

use std::sync::Arc;

use sqlx::PgPool;

use self::password::Hasher;
use crate::{audit::journal::Journal, clock::Clock, keys::Keys};

/// The operations on accounts and sessions.
pub struct Organizers {
    pool: PgPool,
    keys: Arc<Keys>,
    clock: Clock,
    hasher: Hasher,
    owners_need_second_factor: bool,
    journal: Journal,
}

impl Organizers {
    pub fn open(
        pool: PgPool,
        keys: Arc<Keys>,
        clock: Clock,
        owners_need_second_factor: bool,
        journal: Journal,
    ) -> Self {
        Self { pool, keys, clock, hasher: Hasher::default(), owners_need_second_factor, journal }
    }
}
