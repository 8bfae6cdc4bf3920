//! Rights as values: whoever holds one may do what it is for.
//!
//! A function that needs a moderator takes `&Moderator`. Only an account that is signed in gives one, or the command
//! line, whose user has the whole server anyway; so what the compiler lets through has been allowed.

pub use super::account::{NotARole, Role};

use super::account::Account;
use crate::audit::Who;

/// A right that an account may have.
pub trait Right: Sized + Send {
    /// The right, if the role of this account gives it. An [`Account`] is not proof of anybody's presence, so that the
    /// proof has to be brought along.
    fn of(present: &Present) -> Option<Self>;
}

/// Proof that the owner of an account is signed in: what a session was opened for.
pub struct Present(Account);

impl Present {
    /// Made where sessions are read, and nowhere else.
    pub(super) const fn new(account: Account) -> Self {
        Self(account)
    }

    /// Whose account it is.
    pub const fn account(&self) -> &Account {
        &self.0
    }
}

/// Declares a right: its least role, and who has it at the command line.
macro_rules! right {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name(Who);

        impl $name {
            /// Whoever has a shell on the server may do everything.
            pub const fn at_the_command_line() -> Self {
                Self(Who::CommandLine)
            }

            /// As whom the audit trail knows them.
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
    /// May look at figures and at what is public.
    Observer
);
right!(
    /// May decide on signatures.
    Moderator
);
right!(Owner);
