//! The data of the page "my signature", shared by its sections.

use time::OffsetDateTime;

use super::About;
use crate::{
    letters::library::text_changes::Earlier,
    mail::EmailAddress,
    signing::{
        review::{address_access::Look, notes::Notes},
        signature::Signature,
        signer::edit::Waiting,
    },
    ui::Locale,
};

#[derive(Clone, Copy)]
pub struct MySignature<'a> {
    pub locale: &'a Locale,
    pub about: About<'a>,
    pub signature: &'a Signature,
    /// An edit that waits for a moderator.
    pub waiting: Option<&'a Waiting>,
    /// Why the last edit was declined.
    pub declined_for: Option<&'a str>,
    /// The text that it belongs to, if more than editorial changes were made since.
    pub earlier: Option<&'a Earlier>,
    /// What organizers did about it.
    pub beside: &'a Notes,
    /// An answer that was refused, and why.
    pub refused: Option<(&'a str, &'static str)>,
    /// The looks at its address.
    pub looks: &'a [Look],
    /// Whether it can move to another address, or is moving.
    pub moving: &'a Moving,
    /// When mail to its address bounced, if the address is set aside.
    pub came_back: Option<OffsetDateTime>,
    pub token: &'a str,
    /// What has just been done: the id of a message.
    pub done: Option<&'static str>,
}

/// What "my signature" says about moving.
#[derive(Clone, Debug)]
pub enum Moving {
    /// Nothing: the signature cannot move.
    No,
    Can(Typed),
    /// This address was asked, and can confirm until then.
    Asked(EmailAddress, OffsetDateTime, Typed),
    /// It has moved, and the move can be undone until then.
    CanGoBack(OffsetDateTime),
}

/// An address that was typed and was not asked yet.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub email: String,
    /// The address that the "did you mean" question was about.
    pub asked: String,
    /// Why it cannot be used.
    pub mistake: Option<&'static str>,
    /// The address that is probably meant instead.
    pub meant: Option<EmailAddress>,
}
