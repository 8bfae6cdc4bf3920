//! Permissions as values: code that holds one may do what it permits.
//!
//! A function that needs a moderator takes `&Moderator`. Only a signed-in account gives one, or the command line,
//! whose user controls the whole server anyway. So whatever compiles has been authorised.

pub use super::account::{NotARole, Role};

use super::account::Account;
use crate::audit::Who;

/// A right that an account may have.
pub trait Right: Sized + Send {
    /// The right, if the account's role includes it. An [`Account`] does not prove that its owner is signed in; for
    /// that the function takes [`Present`].
    fn of(present: &Present) -> Option<Self>;
}

/// Proof that the owner of an account is signed in, made when a session is read.
pub struct Present(Account);

impl Present {
    /// Called where sessions are read, and nowhere else.
    pub(super) const fn new(account: Account) -> Self {
        Self(account)
    }

    pub const fn account(&self) -> &Account {
        &self.0
    }
}

/// Declares a right: its least role, and how it is obtained at the command line.
macro_rules! right {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name(Who);

        impl $name {
            /// A person with a shell on the server may do everything.
            pub const fn at_the_command_line() -> Self {
                Self(Who::CommandLine)
            }

            /// The actor in the audit trail.
            pub const fn who(&self) -> Who {
                self.0
            }
        }

        impl Right for $name {
            fn of(present: &Present) -> Option<Self> {
                (present.0.role >= Role::$name).then(|| Self(Who::Organizer(present.0.id)))
            }
        }
    };
}

right!(
    /// May see figures and public data.
    Observer
);
right!(
    /// May decide on signatures.
    Moderator
);
right!(Owner);
