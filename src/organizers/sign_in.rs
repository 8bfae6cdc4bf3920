//! Signing in: the password, then the second factor where there is one, and few tries for both.
//!
//! Every answer is the same for an address with and without an account, and takes as long.

use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    Organizers,
    accounts::{Account, personal},
    password::{Password, Verified},
    store, tries,
};
use crate::{
    audit::{self, Who},
    mail::{self, EmailAddress},
};

/// The kind of mail that tells an organizer of a new sign-in.
pub const SIGN_IN_MAIL: &str = "organizer-sign-in";

/// What became of a try.
#[derive(Clone, Debug)]
pub enum Tried {
    Right(Box<Account>),
    /// The password is right, and a code is asked for.
    NeedsCode(Uuid),
    /// Something is wrong: which, is not said.
    Wrong,
    /// Too many tries; the next one is possible then.
    TooOften(OffsetDateTime),
}

/// What became of a password that somebody who is signed in typed once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnceMore {
    Right,
    Wrong,
    /// Too many tries; the next one is possible then.
    TooOften(OffsetDateTime),
}

impl Organizers {
    /// Tries to sign in, from a network as `203.0.113.0/24`, which goes no further.
    pub async fn sign_in(&self, address: &str, password: &str, network: &str) -> anyhow::Result<Tried> {
        let key = self.key_of(address);
        if let Some(until) = self.begin_try(tries::Tried::Password { address: &key, network }).await? {
            return Ok(Tried::TooOften(until));
        }
        let row = store::accounts::find_by_address(&mut *self.pool.acquire().await?, &key).await?;
        let row = row.filter(|row| row.disabled_at.is_none());
        let hash = row.as_ref().and_then(|row| row.password_hash.clone());
        let verified = self.hasher.verify(password, hash.clone()).await?;
        let Some(row) = row.filter(|_| verified != Verified::Wrong) else { return Ok(Tried::Wrong) };
        let account = self.open_account(row)?;
        if verified == Verified::Stale
            && let (Some(before), Ok(password)) = (hash, Password::parse(password, &account.address))
        {
            let now = self.hasher.hash(&password).await?;
            store::accounts::rehash(&mut *self.pool.acquire().await?, account.id, &before, &now).await?;
        }
        Ok(if account.has_second_factor {
            Tried::NeedsCode(account.id)
        } else {
            Tried::Right(Box::new(account))
        })
    }

    /// Tries the code of somebody whose password was right.
    pub async fn try_code(&self, id: Uuid, typed: &str, network: &str) -> anyhow::Result<Tried> {
        let row = store::accounts::find(&mut *self.pool.acquire().await?, id).await?;
        let Some(row) = row.filter(|row| row.disabled_at.is_none()) else { return Ok(Tried::Wrong) };
        let tried = tries::Tried::Code { account: id, address: &row.address_hash, network };
        if let Some(until) = self.begin_try(tried).await? {
            return Ok(Tried::TooOften(until));
        }
        if !self.takes_code(&row, typed).await? {
            return Ok(Tried::Wrong);
        }
        Ok(Tried::Right(Box::new(self.open_account(row)?)))
    }

    /// Asks somebody who is signed in for their password again, before what could do harm.
    pub async fn confirms(&self, account: &Account, password: &str) -> anyhow::Result<OnceMore> {
        if let Some(until) = self.begin_try(tries::Tried::OnceMore(account.id)).await? {
            return Ok(OnceMore::TooOften(until));
        }
        let row = store::accounts::find(&mut *self.pool.acquire().await?, account.id).await?;
        let verified = self.hasher.verify(password, row.and_then(|row| row.password_hash)).await?;
        if verified == Verified::Wrong {
            return Ok(OnceMore::Wrong);
        }
        let key = self.once_more_key(account.id);
        store::failures::forget(&mut *self.pool.acquire().await?, &[key]).await?;
        Ok(OnceMore::Right)
    }

    /// Somebody is in: their failed tries from here are forgotten, their network is known, and they are told by mail, so
    /// that they learn of it if it was somebody else.
    pub async fn signed_in(&self, account: &Account, browser: &str, network: &str) -> sqlx::Result<()> {
        let now = self.clock.now();
        let keys = self.keys_of(account);
        let network = self.network_key(&keys[0], network);
        let mut tx = self.pool.begin().await?;
        store::failures::forget_from(&mut tx, &keys, &network).await?;
        store::failures::know(&mut tx, &keys[0], &network, now).await?;
        store::accounts::signed_in(&mut tx, account.id, now, browser).await?;
        audit::record_of_account(
            &mut tx,
            now,
            &audit::OfAccount {
                who: Who::Organizer(account.id),
                act: "sign-in",
                account: account.id,
                detail: json!({}),
            },
        )
        .await?;
        mail::enqueue(&mut tx, now, &[personal(SIGN_IN_MAIL, account.id)]).await?;
        tx.commit().await
    }

    /// By which tries for an address are counted, also for what is no address at all.
    fn key_of(&self, address: &str) -> Vec<u8> {
        match EmailAddress::parse(address) {
            Ok(address) => self.keys.address_hash(&address.exact_key()),
            Err(_) => self.keys.address_hash(address.trim()),
        }
    }
}
