//! Limits on failed sign-in attempts, by target (an address, or the code of an account) and by network.
//!
//! An attacker who guesses passwords blocks only their own network. An attacker with many networks meets a limit on
//! all networks together. That limit does not apply to networks from which the account was signed in to lately, so
//! its owner can still sign in. An owner on a new network at that time signs in by a link in their mail. Attempts
//! of a signed-in organizer are counted by account, in a counter that no attacker can reach.

use data_encoding::HEXLOWER;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Organizers, accounts::Account, store};

/// How many attempts may fail for one address from one network within [`WINDOW`]. Enough for a person who mistypes;
/// an attacker gets a thousand a day against passwords of twelve characters.
pub const MOST_TRIES: i64 = 10;

/// How many may fail for one address from all networks. Ten thousand a day find only common passwords, and these
/// are refused.
pub const MOST_IN_ALL: i64 = 100;

/// How many codes may fail for one account from all networks: of a million codes, three are valid at a time.
pub const MOST_CODES_IN_ALL: i64 = 30;

/// How long a failed attempt counts.
pub const WINDOW: Duration = Duration::minutes(15);

/// How long the network of a sign-in stays known: longer than a holiday.
pub const KNOWN_FOR: Duration = Duration::days(30);

pub(super) enum Attempt<'a> {
    /// The password for an address, or for a text that is not an address.
    Password { address: &'a [u8], network: &'a str },
    /// The code, after the right password.
    Code { account: Uuid, address: &'a [u8], network: &'a str },
    /// The password of a signed-in organizer, asked for again.
    PasswordCheck(Uuid),
}

impl Organizers {
    /// Counts an attempt before its outcome is known. If there were too many, returns until when none is possible.
    pub(super) async fn begin_attempt(&self, attempt: Attempt<'_>) -> sqlx::Result<Option<OffsetDateTime>> {
        let now = self.clock.now();
        let (key, network, address, most_in_all) = match attempt {
            Attempt::Password { address, network } => {
                (address.to_vec(), self.network_key(address, network), address, MOST_IN_ALL)
            }
            Attempt::Code { account, address, network } => {
                (self.code_key(account), self.network_key(address, network), address, MOST_CODES_IN_ALL)
            }
            Attempt::PasswordCheck(account) => {
                (self.password_check_key(account), Vec::new(), &[][..], MOST_TRIES)
            }
        };
        let keys = store::failures::AttemptKeys {
            key: &key,
            network: &network,
            address,
            most: MOST_TRIES,
            most_in_all,
            since: now - WINDOW,
            known_since: now - KNOWN_FOR,
        };
        let mut tx = self.pool.begin().await?;
        let oldest = store::failures::begin(&mut tx, &keys, now).await?;
        tx.commit().await?;
        Ok(oldest.map(|oldest| oldest + WINDOW))
    }

    /// The keys by which an account's attempts before sign-in are counted.
    pub(super) fn keys_of(&self, account: &Account) -> [Vec<u8>; 2] {
        [self.keys.address_hash(&account.address.exact_key()), self.code_key(account.id)]
    }

    /// The hash of a network, different for each address, so that a copy of the database does not reveal from where
    /// an organizer works.
    pub(super) fn network_key(&self, address: &[u8], network: &str) -> Vec<u8> {
        let address = HEXLOWER.encode(address);
        self.keys.address_hash(&format!("network {network} of {address}"))
    }

    /// The key that counts the password of a signed-in organizer, asked for again.
    pub(super) fn password_check_key(&self, account: Uuid) -> Vec<u8> {
        self.keys.address_hash(&format!("once more {account}"))
    }

    fn code_key(&self, account: Uuid) -> Vec<u8> {
        self.keys.address_hash(&format!("code of {account}"))
    }
}
