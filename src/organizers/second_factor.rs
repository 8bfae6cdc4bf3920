//! The second factor: codes by time (RFC 6238) from an app on the organizer's phone, and recovery codes for the day on
//! which the phone is lost.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use sha1::Sha1;
use uuid::Uuid;

use super::{Organizers, accounts::Account, rights::Role, store};
use crate::{
    audit::{self, Who},
    keys::{Keys, random, typed_code},
};

/// How long a code is shown, in seconds: what every app assumes.
const STEP: i64 = 30;

/// How many steps a phone's clock may be wrong.
const SKEW: i64 = 1;

/// Bytes of the secret: the length of the hash (RFC 4226, 4).
const SECRET: usize = 20;

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;

/// Bytes of a recovery code: eighty bits are out of reach of guessing, also for whoever has a copy of the hashes.
const RECOVERY: usize = 10;

const CONTEXT: &str = "organizer second factor";

/// A secret that was shown and is not yet in force.
pub struct Offer {
    /// As it is typed into an app.
    pub secret: String,
    /// What an app reads from a picture: an `otpauth` address.
    pub address: String,
    /// The secret under seal, for the form to bring back.
    pub sealed: String,
}

/// What became of turning the second factor on.
pub enum TurnedOn {
    /// It is on. These recovery codes are shown now and never again.
    Done(Vec<String>),
    /// The code does not belong to the secret.
    Wrong,
}

impl Organizers {
    /// May whoever has this account do nothing without a second factor?
    pub fn needs_second_factor(&self, account: &Account) -> bool {
        self.owners_need_second_factor && account.role == Role::Owner
    }

    /// A new secret for somebody to scan. Nothing is kept until a code of it comes back.
    pub fn offer_second_factor(&self, account: &Account, site: &str) -> Offer {
        self.offer(account, site, &random::<SECRET>())
    }

    /// The same secret again, after a mistyped code; a new one if the seal does not open.
    pub fn offer_again(&self, account: &Account, site: &str, sealed: &str) -> Offer {
        match self.open_offer(account, sealed) {
            Some(secret) => self.offer(account, site, &secret),
            None => self.offer_second_factor(account, site),
        }
    }

    fn offer(&self, account: &Account, site: &str, secret: &[u8]) -> Offer {
        let text = BASE32_NOPAD.encode(secret);
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let (label, issuer) = (encoded(&format!("{site}:{}", account.address.as_str())), encoded(site));
        let sealed = self.keys.seal(&context(account.id), secret);
        Offer {
            address: format!("otpauth://totp/{label}?secret={text}&issuer={issuer}"),
            secret: text,
            sealed: BASE64URL_NOPAD.encode(&sealed),
        }
    }

    fn open_offer(&self, account: &Account, sealed: &str) -> Option<Vec<u8>> {
        let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        self.keys.unseal(&context(account.id), &sealed)
    }

    /// Puts an offered secret in force once a code of it comes back.
    pub async fn turn_on(&self, account: &Account, sealed: &str, typed: &str) -> sqlx::Result<TurnedOn> {
        let now = self.clock.now();
        let step = self
            .open_offer(account, sealed)
            .and_then(|secret| step_of(&secret, typed_code(typed)?, now.unix_timestamp()));
        let (Some(step), Some(secret)) = (step, self.open_offer(account, sealed)) else {
            return Ok(TurnedOn::Wrong);
        };
        let codes = recovery_codes();
        let hashes: Vec<_> = codes.iter().filter_map(|code| recovery_hash(&self.keys, code)).collect();
        let sealed = self.keys.seal(&context(account.id), &secret);
        let mut tx = self.pool.begin().await?;
        store::accounts::set_factor(&mut tx, account.id, Some(&sealed), step, &hashes).await?;
        let who = Who::Organizer(account.id);
        audit::record_of_account(
            &mut tx,
            now,
            &audit::OfAccount { who, act: "turn-second-factor-on", account: account.id, detail: json!({}) },
        )
        .await?;
        tx.commit().await?;
        Ok(TurnedOn::Done(codes))
    }

    /// Turns the second factor off.
    pub async fn turn_off(&self, account: &Account) -> sqlx::Result<()> {
        let mut tx = self.pool.begin().await?;
        store::accounts::set_factor(&mut tx, account.id, None, 0, &[]).await?;
        let who = Who::Organizer(account.id);
        audit::record_of_account(
            &mut tx,
            self.clock.now(),
            &audit::OfAccount { who, act: "turn-second-factor-off", account: account.id, detail: json!({}) },
        )
        .await?;
        tx.commit().await
    }

    /// Takes a code from the app, or a recovery code; each works once.
    pub(super) async fn takes_code(&self, row: &store::accounts::Row, typed: &str) -> sqlx::Result<bool> {
        let conn = &mut *self.pool.acquire().await?;
        let sealed = row.factor_sealed.as_deref().unwrap_or_default();
        let secret = self.keys.unseal(&context(row.id), sealed).unwrap_or_default();
        let now = self.clock.now().unix_timestamp();
        if !secret.is_empty()
            && let Some(step) = typed_code(typed).and_then(|code| step_of(&secret, code, now))
        {
            return store::accounts::use_step(conn, row.id, step).await;
        }
        match recovery_hash(&self.keys, typed) {
            Some(hash) => store::accounts::use_recovery(conn, row.id, &hash).await,
            None => Ok(false),
        }
    }
}

/// A secret of one account opens for no other.
fn context(account: Uuid) -> String {
    format!("{CONTEXT} {account}")
}

/// The time step of which this is the code, if it is one of now.
fn step_of(secret: &[u8], typed: u32, now: i64) -> Option<i64> {
    let current = now.div_euclid(STEP);
    (current - SKEW..=current + SKEW).find(|step| code(secret, *step) == typed)
}

/// Six digits for a time step (RFC 4226, 5.3).
fn code(secret: &[u8], step: i64) -> u32 {
    // A key shorter than a block is filled up with zeros (RFC 2104, 2); ours always is.
    let mut block = [0; 64];
    for (place, byte) in block.iter_mut().zip(secret) {
        *place = *byte;
    }
    let mut mac = Hmac::<Sha1>::new(&block.into());
    mac.update(&step.to_be_bytes());
    let hash: [u8; 20] = mac.finalize().into_bytes().into();
    let offset = usize::from(hash[19] & 0xf);
    let four = hash.get(offset..offset + 4).and_then(|four| four.first_chunk()).copied().unwrap_or_default();
    (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000
}

/// As they are shown: groups of four, in letters and digits that are not mistaken for each other.
fn recovery_codes() -> Vec<String> {
    let grouped = |text: String| -> String {
        let groups: Vec<&str> =
            text.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join("-")
    };
    (0..RECOVERY_CODES).map(|_| grouped(BASE32_NOPAD.encode(&random::<RECOVERY>()).to_lowercase())).collect()
}

/// What is kept of a recovery code, however it is typed.
fn recovery_hash(keys: &Keys, typed: &str) -> Option<Vec<u8>> {
    let text: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?;
    (bytes.len() == RECOVERY)
        .then(|| keys.address_hash(&format!("recovery code {}", BASE32_NOPAD.encode(&bytes))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, expected) in [(59, 287_082), (1_111_111_109, 81_804), (20_000_000_000_i64, 353_130)] {
            assert_eq!(code(secret, seconds / STEP), expected, "{seconds}");
        }
    }

    #[test]
    fn a_phone_whose_clock_is_a_little_wrong_still_works() {
        let secret = b"12345678901234567890";
        let shown = code(secret, 100);
        for (now, found) in [(100 * STEP, true), (101 * STEP, true), (99 * STEP, true), (102 * STEP, false)] {
            assert_eq!(step_of(secret, shown, now) == Some(100), found, "{now}");
        }
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let keys = Keys::random();
        let code = recovery_codes().remove(0);
        assert_eq!(code.len(), 19, "{code}");
        let hash = recovery_hash(&keys, &code).unwrap();
        assert_eq!(recovery_hash(&keys, &code.to_uppercase().replace('-', " ")), Some(hash));
        assert_eq!(recovery_hash(&keys, "123456"), None);
    }
}
