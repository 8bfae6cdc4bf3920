//! Password rules, and password hashing.
//!
//! A minimum length is required, but no kinds of characters (NIST SP 800-63B-4, 3.1.1.2); common passwords are
//! refused. They are hashed with argon2id and the first parameters of the OWASP Password Storage Cheat Sheet.
//!
//! `zxcvbn` (3.1, tried) is not used in place of the list of common words: it knows English, so that `contraseña123` and
//! `пароль123456` pass, and `correcthorsebatterystaple` too; it takes up to 2.5 seconds for 100 characters that were made
//! to slow it down, and makes the program 1.4 MB larger. What it found and the list did not is in the list now.

use std::{
    collections::HashSet,
    sync::{Arc, LazyLock},
};

use anyhow::Context;
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use tokio::{sync::Semaphore, task::spawn_blocking};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::mail::EmailAddress;

/// The shortest password, in characters: cannot be guessed with a tenth of a second for each attempt, and few
/// attempts.
pub const SHORTEST: usize = 12;

/// The longest password, in characters: enough for a sentence, and too short for a denial of service.
pub const LONGEST: usize = 256;

/// Memory in KiB, passes and lanes of argon2id.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many passwords are hashed in parallel: each needs [`MEMORY`] and a processor.
const AT_ONCE: usize = 2;

/// Words that common passwords consist of, one per line, collected for this project.
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().collect());

/// A password that satisfies the rules.
pub struct Password(Zeroizing<String>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    Short,
    Long,
    /// Among the first that an attacker would try.
    Common,
}

impl Password {
    /// Checks a new password for the account with this address.
    pub fn parse(typed: &str, address: &EmailAddress) -> Result<Self, Unfit> {
        let text = normal(typed);
        match text.chars().count() {
            ..SHORTEST => return Err(Unfit::Short),
            SHORTEST..=LONGEST => {}
            _ => return Err(Unfit::Long),
        }
        if is_common(&text, address) { Err(Unfit::Common) } else { Ok(Self(text)) }
    }
}

/// The same text however it was typed: keyboards differ in how they encode an accent.
fn normal(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.nfc().collect())
}

/// True for few different characters, and for at most two common words (or the local part of the address) with
/// numbers and signs around them, also if digits replace letters.
fn is_common(text: &str, address: &EmailAddress) -> bool {
    let signs: HashSet<char> = text.chars().collect();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let text = text.to_lowercase();
    let bare = letters(&text);
    let meant: String = text.trim_matches(|c: char| !c.is_alphabetic()).chars().map(meant).collect();
    let own = letters(&address.local_part().to_lowercase());
    let made_of_common = |word: &str| {
        let is_common = |part: &str| part.is_empty() || COMMON.contains(part) || part == own;
        word.char_indices().any(|(at, _)| is_common(&word[..at]) && is_common(&word[at..]))
    };
    signs.len() <= 4 || bare.is_empty() || made_of_common(&letters(&meant)) || made_of_common(&bare)
}

/// The letter that a digit or sign often replaces.
const fn meant(sign: char) -> char {
    match sign {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    Right,
    /// The right password, but its hash has outdated parameters.
    Stale,
    Wrong,
}

/// Hashes passwords, few in parallel and outside of the threads that answer requests.
#[derive(Clone)]
pub struct Hasher(Arc<Semaphore>);

impl Default for Hasher {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Hasher {
    pub async fn hash(&self, password: &Password) -> anyhow::Result<String> {
        let text = password.0.clone();
        let _turn = self.0.acquire().await?;
        spawn_blocking(move || hash(&text)).await?
    }

    /// Compares a password with its hash. Without a hash it does the same work, and the answer is no.
    pub async fn verify(&self, typed: &str, hash: Option<String>) -> anyhow::Result<Verified> {
        // Longer than any password can be: hashing it is not worth the work, and this answer is equally fast for
        // every account.
        if typed.chars().count() > LONGEST {
            return Ok(Verified::Wrong);
        }
        let text = normal(typed);
        let _turn = self.0.acquire().await?;
        spawn_blocking(move || verify(&text, hash.as_deref())).await?
    }
}

/// The hash of no real password, so that an address without account takes as long as others.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody has this password").ok());

fn hash(password: &str) -> anyhow::Result<String> {
    let kept = argon2()?.hash_password(password.as_bytes()).ok().context("a password cannot be hashed")?;
    Ok(kept.to_string())
}

fn verify(password: &str, hash: Option<&str>) -> anyhow::Result<Verified> {
    let kept = PasswordHash::new(hash.or(NOBODYS.as_deref()).unwrap_or_default()).ok();
    let kept = kept.context("a stored password cannot be read")?;
    let is_right = argon2()?.verify_password(password.as_bytes(), &kept).is_ok() && hash.is_some();
    let parameters = Params::try_from(&kept).ok().context("its parameters cannot be read")?;
    let is_current =
        (parameters.m_cost(), parameters.t_cost(), parameters.p_cost()) == (MEMORY, PASSES, LANES);
    Ok(match (is_right, is_current) {
        (false, _) => Verified::Wrong,
        (true, true) => Verified::Right,
        (true, false) => Verified::Stale,
    })
}

fn argon2() -> anyhow::Result<Argon2<'static>> {
    let parameters =
        Params::new(MEMORY, PASSES, LANES, None).ok().context("argon2 refuses its parameters")?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Result<(), Unfit> {
        Password::parse(typed, &EmailAddress::parse("ada.byron@example.org").unwrap()).map(drop)
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in [
            "password1234",
            "P@ssw0rd1234!",
            "passwordpassword",
            "qwertyuiop123",
            "123456789012",
            "iloveyou2024!",
            "letmeinletmein",
            "aaaaaaaaaaaaaaaa",
            "welcome-2026-welcome",
            "ada.byron.1815",
            "correcthorsebatterystaple",
            "contraseña123",
            "motdepasse2026",
            "passwort12345",
            "meinPasswort2026",
            "пароль123456",
            "йцукенгшщзхъ",
            "كلمةالسر12345",
            "zaq12wsxcde3",
            "changemeplease",
            "chelseafc1905",
            "michaeljackson",
            "fghijklmnopqr",
            "qazwsxedcrfv",
            "marseille1313",
            "elizabeth1999",
        ] {
            assert_eq!(parse(common), Err(Unfit::Common), "{common}");
        }
        assert_eq!(parse("short one"), Err(Unfit::Short));
        assert_eq!(parse(&"long ".repeat(60)), Err(Unfit::Long));
    }

    #[test]
    fn a_sentence_of_ones_own_is_a_password() {
        for good in [
            "the bus leaves at twenty to two",
            "dragon kettle parade monsoon",
            "ليلة بلا حافلة في الطريق",
            "x7!kQ2vLp9zRt",
        ] {
            assert_eq!(parse(good), Ok(()), "{good}");
        }
    }

    #[tokio::test]
    async fn a_password_opens_its_hash_however_its_accents_are_typed() {
        let hasher = Hasher::default();
        let address = EmailAddress::parse("ada@example.org").unwrap();
        let kept = hasher.hash(&Password::parse("une nuit à bicyclette", &address).unwrap()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        let verify = async |typed: &str, hash: Option<String>| hasher.verify(typed, hash).await.unwrap();
        assert_eq!(verify("une nuit a\u{300} bicyclette", Some(kept.clone())).await, Verified::Right);
        assert_eq!(verify("une nuit a bicyclette", Some(kept)).await, Verified::Wrong);
        assert_eq!(verify("nobody has this password", None).await, Verified::Wrong);
        let earlier =
            Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8192, 1, 1, None).unwrap());
        let earlier = earlier.hash_password("une nuit à bicyclette".as_bytes()).unwrap().to_string();
        assert_eq!(verify("une nuit à bicyclette", Some(earlier)).await, Verified::Stale);
    }
}
