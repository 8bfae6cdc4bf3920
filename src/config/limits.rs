//! Rate limits for one network or one address. Above the first limits a signature waits for a moderator; only a
//! flood is refused.

use std::num::NonZeroU32;

/// Limits on what one network (IPv4 /24, IPv6 /48) or one address causes.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Limits {
    /// Signatures that one network sends at once before further ones wait for a moderator
    #[arg(long = "limit-signatures-at-once", env = "UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", default_value_t = SIGNATURES_AT_ONCE, global = true)]
    pub signatures_at_once: NonZeroU32,

    /// Signatures a minute that one network sends after that before further ones wait for a moderator
    #[arg(long = "limit-signatures-per-minute", env = "UNDERSIGNED_LIMIT_SIGNATURES_PER_MINUTE", default_value_t = SIGNATURES_PER_MINUTE, global = true)]
    pub signatures_per_minute: NonZeroU32,

    /// At so many times these two, forms of any kind are refused for a moment (429)
    #[arg(long = "limit-flood", env = "UNDERSIGNED_LIMIT_FLOOD", default_value_t = FLOOD, global = true)]
    pub flood: NonZeroU32,

    /// Reports of names that one network sends at once; after that, one a minute
    #[arg(long = "limit-reports", env = "UNDERSIGNED_LIMIT_REPORTS", default_value_t = REPORTS, global = true)]
    pub reports: NonZeroU32,

    /// Searches in lists that one network makes at once; after that, one a second
    #[arg(long = "limit-searches", env = "UNDERSIGNED_LIMIT_SEARCHES", default_value_t = SEARCHES, global = true)]
    pub searches: NonZeroU32,

    /// Wrong codes that one network may type in an hour; after that, the link in the mail is left
    #[arg(long = "limit-wrong-codes", env = "UNDERSIGNED_LIMIT_WRONG_CODES", default_value_t = WRONG_CODES, global = true)]
    pub wrong_codes: NonZeroU32,

    /// Mails in a day that typing one address can send there about one letter
    #[arg(long = "limit-mails", env = "UNDERSIGNED_LIMIT_MAILS", default_value_t = MAILS, global = true)]
    pub mails: NonZeroU32,
}

/// All people in an office or at a meeting, at the same time.
const SIGNATURES_AT_ONCE: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// More than a shared phone network has sent on a good day; a script sends that in a second.
const SIGNATURES_PER_MINUTE: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// No real network sends 1200 forms at once, and no moderator looks through more.
const FLOOD: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// More than a reader reports who has looked through a list; a moderator reads each report.
const REPORTS: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// A newsroom whose people all search at the same time; a person types a search in some seconds.
const SEARCHES: NonZeroU32 = NonZeroU32::new(120).unwrap();

/// A meeting whose people mistype codes; at this rate, a million codes cannot be guessed in the two weeks of their
/// validity.
const WRONG_CODES: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// One to confirm, one reminder, and a few for a signer who tries again.
const MAILS: NonZeroU32 = NonZeroU32::new(5).unwrap();

impl Default for Limits {
    fn default() -> Self {
        Self {
            signatures_at_once: SIGNATURES_AT_ONCE,
            signatures_per_minute: SIGNATURES_PER_MINUTE,
            flood: FLOOD,
            reports: REPORTS,
            searches: SEARCHES,
            wrong_codes: WRONG_CODES,
            mails: MAILS,
        }
    }
}
