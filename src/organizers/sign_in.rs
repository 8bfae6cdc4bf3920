//! Sign-in: the password, then the second factor if it is on, with a limit on failed attempts for both.
//!
//! Every answer is the same for an address with and without an account, and takes as long.

use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{
    Organizers,
    accounts::{Account, personal},
    attempt_limits,
    password::{Password, Verified},
    store,
};
use crate::{
    audit::{self, Who},
    mail::{self, EmailAddress},
};

/// The kind of mail that tells an organizer of a new sign-in.
pub const SIGN_IN_MAIL: &str = "organizer-sign-in";

#[derive(Clone, Debug)]
pub enum SignInOutcome {
    Right(Box<Account>),
    /// The password is right, and a code is needed.
    NeedsCode(Uuid),
    /// Something is wrong; the answer does not say what.
    Wrong,
    /// Too many attempts; the next one is possible at this time.
    TooOften(OffsetDateTime),
}

/// The result of a signed-in organizer's password that was asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordCheck {
    Right,
    Wrong,
    /// Too many attempts; the next one is possible at this time.
    TooOften(OffsetDateTime),
}

impl Organizers {
    /// Checks address and password. `network` is, for example, `203.0.113.0/24`; only a keyed hash of it is stored.
    pub async fn sign_in(
        &self,
        address: &str,
        password: &str,
        network: &str,
    ) -> anyhow::Result<SignInOutcome> {
        let key = self.key_of(address);
        if let Some(until) =
            self.begin_attempt(attempt_limits::Attempt::Password { address: &key, network }).await?
        {
            return Ok(SignInOutcome::TooOften(until));
        }
        let row = store::accounts::find_by_address(&mut *self.pool.acquire().await?, &key).await?;
        let row = row.filter(|row| row.disabled_at.is_none());
        let hash = row.as_ref().and_then(|row| row.password_hash.clone());
        let verified = self.hasher.verify(password, hash.clone()).await?;
        let Some(row) = row.filter(|_| verified != Verified::Wrong) else { return Ok(SignInOutcome::Wrong) };
        let account = self.open_account(row)?;
        if verified == Verified::Stale
            && let (Some(before), Ok(password)) = (hash, Password::parse(password, &account.address))
        {
            let now = self.hasher.hash(&password).await?;
            store::accounts::rehash(&mut *self.pool.acquire().await?, account.id, &before, &now).await?;
        }
        Ok(if account.has_second_factor {
            SignInOutcome::NeedsCode(account.id)
        } else {
            SignInOutcome::Right(Box::new(account))
        })
    }

    /// Checks the code after the right password.
    pub async fn try_code(&self, id: Uuid, typed: &str, network: &str) -> anyhow::Result<SignInOutcome> {
        let row = store::accounts::find(&mut *self.pool.acquire().await?, id).await?;
        let Some(row) = row.filter(|row| row.disabled_at.is_none()) else { return Ok(SignInOutcome::Wrong) };
        let attempt = attempt_limits::Attempt::Code { account: id, address: &row.address_hash, network };
        if let Some(until) = self.begin_attempt(attempt).await? {
            return Ok(SignInOutcome::TooOften(until));
        }
        if !self.takes_code(&row, typed).await? {
            return Ok(SignInOutcome::Wrong);
        }
        Ok(SignInOutcome::Right(Box::new(self.open_account(row)?)))
    }

    /// Checks the password of a signed-in organizer again, before an action that can do harm.
    pub async fn confirms(&self, account: &Account, password: &str) -> anyhow::Result<PasswordCheck> {
        if let Some(until) = self.begin_attempt(attempt_limits::Attempt::PasswordCheck(account.id)).await? {
            return Ok(PasswordCheck::TooOften(until));
        }
        let row = store::accounts::find(&mut *self.pool.acquire().await?, account.id).await?;
        let verified = self.hasher.verify(password, row.and_then(|row| row.password_hash)).await?;
        if verified == Verified::Wrong {
            return Ok(PasswordCheck::Wrong);
        }
        let key = self.password_check_key(account.id);
        store::failures::forget(&mut *self.pool.acquire().await?, &[key]).await?;
        Ok(PasswordCheck::Right)
    }

    /// After a sign-in: deletes the failed attempts from this network, remembers the network, and notifies the
    /// owner by mail, so that they notice a sign-in of another person.
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
            (Who::Organizer(account.id), "sign-in"),
            account.id,
            json!({}),
        )
        .await?;
        mail::enqueue(&mut tx, now, &[personal(SIGN_IN_MAIL, account.id)]).await?;
        tx.commit().await
    }

    /// The key by which attempts for an address are counted, also if the text is not an address.
    fn key_of(&self, address: &str) -> Vec<u8> {
        match EmailAddress::parse(address) {
            Ok(address) => self.keys.address_hash(&address.exact_key()),
            Err(_) => self.keys.address_hash(address.trim()),
        }
    }
}
