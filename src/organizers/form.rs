//! The forms of the organizers' pages, and their conversion to domain types.

use serde::Deserialize;

use super::{
    accounts::Account,
    password::{Password, Unfit},
    rights::Role,
};
use crate::{mail::EmailAddress, signing::submission::typed_address::AddressFields};

/// A validation error: the name of the field, and the id of a message.
pub type FormError = (&'static str, &'static str);

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    pub next: String,
}

/// A code of the second factor.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    pub code: String,
}

/// The request for a link after a forgotten password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ForgotForm {
    pub email: String,
}

/// A new password, and for a signed-in organizer the present one.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub current: String,
    pub password: String,
}

impl PasswordForm {
    pub fn parse(&self, account: &Account) -> Result<Password, FormError> {
        Password::parse(&self.password, &account.address).map_err(|unfit| {
            let message = match unfit {
                Unfit::Short => "error-password-short",
                Unfit::Long => "error-password-long",
                Unfit::Common => "error-password-common",
            };
            ("password", message)
        })
    }
}

/// Turns the second factor on or off.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FactorForm {
    /// `on` or `off`.
    pub act: String,
    /// The offered secret, sealed.
    pub offered: String,
    /// A code from the offered secret.
    pub code: String,
    /// The organizer's own password, to confirm.
    pub again: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    pub session: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    #[serde(flatten)]
    pub address: AddressFields,
    pub role: String,
    /// The owner's own password, to confirm.
    pub again: String,
}

impl InviteForm {
    /// The address and the role of the invited person.
    pub fn parse(&self) -> Result<(EmailAddress, Role), Vec<FormError>> {
        let address = EmailAddress::parse(self.address.typed().email)
            .map_err(|wrong| ("email", wrong.message_about_another()));
        let role = self.role.parse::<Role>().map_err(|_| ("role", "error-role-missing"));
        match (address, role) {
            (Ok(address), Ok(role)) => Ok((address, role)),
            (address, role) => Err([address.err(), role.err()].into_iter().flatten().collect()),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ManageForm {
    /// `role`, `reset` or `disable`.
    pub act: String,
    pub role: String,
    /// The owner's own password, to confirm.
    pub again: String,
}

/// Turns digests by mail on or off.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DigestForm {
    /// `on` or `off`.
    pub digest: String,
}
