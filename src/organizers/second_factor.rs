//! The second factor: time-based codes (TOTP, RFC 6238) from an app on the organizer's phone, and recovery codes
//! for the case that the phone is lost.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use totp_rs::Totp;
use uuid::Uuid;

use super::{Organizers, accounts::Account, rights::Role, store};
use crate::{
    audit::{self, Who},
    keys::{Keys, random, typed_code},
};

/// Bytes of the secret: the length of the hash (RFC 4226, 4).
const SECRET: usize = 20;

const RECOVERY_CODES: usize = 10;

/// Bytes of a recovery code: eighty bits cannot be guessed, also not from a copy of the hashes.
const RECOVERY: usize = 10;

const CONTEXT: &str = "organizer second factor";

/// A secret that was offered and is not in force yet.
pub struct OfferedSecret {
    /// The secret as it is typed into an app.
    pub secret: String,
    /// The URL that an app reads from the QR code: an `otpauth` address.
    pub address: String,
    /// The sealed secret, which the form sends back.
    pub sealed: String,
}

pub enum TurnedOn {
    /// It is on. These recovery codes are shown now and never again.
    Done(Vec<String>),
    /// The code does not match the secret.
    Wrong,
}

impl Organizers {
    /// May whoever has this account do nothing without a second factor?
    pub fn needs_second_factor(&self, account: &Account) -> bool {
        self.owners_need_second_factor && account.role == Role::Owner
    }

    /// A new secret for somebody to scan. Nothing is kept until a code of it comes back.
    pub fn offer_second_factor(&self, account: &Account, site: &str) -> OfferedSecret {
        self.offer(account, site, &random::<SECRET>())
    }

    /// Offers the same secret again, after a mistyped code; a new one if it cannot be unsealed.
    pub fn offer_again(&self, account: &Account, site: &str, sealed: &str) -> OfferedSecret {
        match self.open_offer(account, sealed) {
            Some(secret) => self.offer(account, site, &secret),
            None => self.offer_second_factor(account, site),
        }
    }

    fn offer(&self, account: &Account, site: &str, secret: &[u8]) -> OfferedSecret {
        let text = BASE32_NOPAD.encode(secret);
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let (label, issuer) = (encoded(&format!("{site}:{}", account.address.as_str())), encoded(site));
        let sealed = self.keys.seal(&context(account.id), secret);
        OfferedSecret {
            address: format!("otpauth://totp/{label}?secret={text}&issuer={issuer}"),
            secret: text,
            sealed: BASE64URL_NOPAD.encode(&sealed),
        }
    }

    fn open_offer(&self, account: &Account, sealed: &str) -> Option<Vec<u8>> {
        let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        self.keys.unseal(&context(account.id), &sealed)
    }

    /// Puts an offered secret in force if the typed code matches it.
    pub async fn turn_on(&self, account: &Account, sealed: &str, typed: &str) -> sqlx::Result<TurnedOn> {
        let now = self.clock.now();
        let secret = self.open_offer(account, sealed);
        let found = secret.and_then(|secret| Some((step_of(&secret, typed, now.unix_timestamp())?, secret)));
        let Some((step, secret)) = found else {
            return Ok(TurnedOn::Wrong);
        };
        let codes = recovery_codes();
        let hashes: Vec<_> = codes.iter().filter_map(|code| recovery_hash(&self.keys, code)).collect();
        let sealed = self.keys.seal(&context(account.id), &secret);
        let mut tx = self.pool.begin().await?;
        store::accounts::set_factor(&mut tx, account.id, Some(&sealed), step, &hashes).await?;
        let who = Who::Organizer(account.id);
        audit::record_of_account(&mut tx, now, (who, "turn-second-factor-on"), account.id, json!({})).await?;
        tx.commit().await?;
        Ok(TurnedOn::Done(codes))
    }

    pub async fn turn_off(&self, account: &Account) -> sqlx::Result<()> {
        let mut tx = self.pool.begin().await?;
        store::accounts::set_factor(&mut tx, account.id, None, 0, &[]).await?;
        let (now, who) = (self.clock.now(), Who::Organizer(account.id));
        audit::record_of_account(&mut tx, now, (who, "turn-second-factor-off"), account.id, json!({}))
            .await?;
        tx.commit().await
    }

    /// Accepts a code from the app, or a recovery code; each works once.
    pub(super) async fn takes_code(&self, row: &store::accounts::Row, typed: &str) -> sqlx::Result<bool> {
        let conn = &mut *self.pool.acquire().await?;
        let sealed = row.factor_sealed.as_deref().unwrap_or_default();
        let secret = self.keys.unseal(&context(row.id), sealed);
        let now = self.clock.now().unix_timestamp();
        if let Some(step) = secret.and_then(|secret| step_of(&secret, typed, now)) {
            return store::accounts::use_step(conn, row.id, step).await;
        }
        match recovery_hash(&self.keys, typed) {
            Some(hash) => store::accounts::use_recovery(conn, row.id, &hash).await,
            None => Ok(false),
        }
    }
}

/// The encryption context: a secret of one account cannot be unsealed for another.
fn context(account: Uuid) -> String {
    format!("{CONTEXT} {account}")
}

/// The time step of this code, if it is one of now, of the step before or of the step after.
fn step_of(secret: &[u8], typed: &str, now: i64) -> Option<i64> {
    let code = format!("{:06}", typed_code(typed)?);
    let step = totp(secret)?.check(&code, u64::try_from(now).ok()?)?;
    i64::try_from(step).ok()
}

/// The library's defaults are what every app assumes: SHA-1, six digits, a step of 30 seconds, and a clock that may be
/// wrong by one step (RFC 6238, 5.2).
fn totp(secret: &[u8]) -> Option<Totp> {
    totp_rs::Builder::new().with_secret(<[u8; SECRET]>::try_from(secret).ok()?).build().ok()
}

/// As they are shown: in groups of four, with letters and digits that are not confused with each other.
fn recovery_codes() -> Vec<String> {
    let grouped = |text: String| -> String {
        let groups: Vec<&str> =
            text.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join("-")
    };
    (0..RECOVERY_CODES).map(|_| grouped(BASE32_NOPAD.encode(&random::<RECOVERY>()).to_lowercase())).collect()
}

/// The hash that is stored of a recovery code, however it is typed.
fn recovery_hash(keys: &Keys, typed: &str) -> Option<Vec<u8>> {
    let text: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?;
    (bytes.len() == RECOVERY)
        .then(|| keys.address_hash(&format!("recovery code {}", BASE32_NOPAD.encode(&bytes))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_THE_STANDARD: &[u8] = b"12345678901234567890";

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081 804"), (20_000_000_000_i64, "353130")] {
            assert_eq!(step_of(OF_THE_STANDARD, code, seconds), Some(seconds / 30), "{seconds}");
        }
        assert_eq!(step_of(OF_THE_STANDARD, "287083", 59), None);
    }

    #[test]
    fn a_phone_whose_clock_is_a_little_wrong_still_works() {
        let shown = totp(OF_THE_STANDARD).unwrap().generate(3000).to_string();
        for (now, found) in
            [(2969, false), (2970, true), (3000, true), (3059, true), (3060, false), (3090, false)]
        {
            assert_eq!(step_of(OF_THE_STANDARD, &shown, now) == Some(100), found, "{now}");
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
