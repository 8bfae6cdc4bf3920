//! How often somebody may be wrong: by what is tried and the network that it comes from.
//!
//! A stranger who tries passwords in somebody's name shuts out their own network. One who owns many networks is stopped
//! by a bound on all of them together, which those networks do not meet from which the account was signed in to lately:
//! its owner still comes in. Who is somewhere new just then comes in by a link in their mail. Somebody who is signed in
//! is counted by themselves, where no stranger reaches.

use data_encoding::HEXLOWER;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::{Organizers, accounts::Account, store};

/// How many tries may fail for one address from one network within [`WINDOW`]. A person who mistypes has enough of them;
/// whoever guesses has a thousand a day against passwords of twelve characters.
pub const MOST_TRIES: i64 = 10;

/// How many may fail for one address from everywhere. Ten thousand a day find no password that is not among the common
/// ones, which are refused.
pub const MOST_IN_ALL: i64 = 100;

/// How many codes may fail for one account from everywhere: of a million, three are right at a time.
pub const MOST_CODES_IN_ALL: i64 = 30;

/// How long a failed try counts.
pub const WINDOW: Duration = Duration::minutes(15);

/// How long a network is known from which somebody has signed in: over a holiday.
pub const KNOWN_FOR: Duration = Duration::days(30);

pub(super) enum Tried<'a> {
    /// The password of an address, or of what is none.
    Password { address: &'a [u8], network: &'a str },
    /// The code of somebody whose password was right.
    Code { account: Uuid, address: &'a [u8], network: &'a str },
    /// The password of somebody who is signed in, once more.
    OnceMore(Uuid),
}

impl Organizers {
    /// Counts a try before its outcome is known. Until when none is possible, if there were too many.
    pub(super) async fn begin_try(&self, tried: Tried<'_>) -> sqlx::Result<Option<OffsetDateTime>> {
        let now = self.clock.now();
        let (key, network, address, most_in_all) = match tried {
            Tried::Password { address, network } => {
                (address.to_vec(), self.network_key(address, network), address, MOST_IN_ALL)
            }
            Tried::Code { account, address, network } => {
                (self.code_key(account), self.network_key(address, network), address, MOST_CODES_IN_ALL)
            }
            Tried::OnceMore(account) => (self.once_more_key(account), Vec::new(), &[][..], MOST_TRIES),
        };
        let counted = store::failures::Counted {
            key: &key,
            network: &network,
            address,
            most: MOST_TRIES,
            most_in_all,
            since: now - WINDOW,
            known_since: now - KNOWN_FOR,
        };
        let mut tx = self.pool.begin().await?;
        let oldest = store::failures::begin(&mut tx, &counted, now).await?;
        tx.commit().await?;
        Ok(oldest.map(|oldest| oldest + WINDOW))
    }

    /// The keys by which tries at an account are counted before its door.
    pub(super) fn keys_of(&self, account: &Account) -> [Vec<u8>; 2] {
        [self.keys.address_hash(&account.address.exact_key()), self.code_key(account.id)]
    }

    /// What stands for a network beside an address: another hash for each, so that nobody can tell from a copy of the
    /// database who works where.
    pub(super) fn network_key(&self, address: &[u8], network: &str) -> Vec<u8> {
        let address = HEXLOWER.encode(address);
        self.keys.address_hash(&format!("network {network} of {address}"))
    }

    /// The key by which the password is counted that somebody who is signed in types once more.
    pub(super) fn once_more_key(&self, account: Uuid) -> Vec<u8> {
        self.keys.address_hash(&format!("once more {account}"))
    }

    fn code_key(&self, account: Uuid) -> Vec<u8> {
        self.keys.address_hash(&format!("code of {account}"))
    }
}
