//! What "my signature" shows, as each of its sections reads it.

use time::OffsetDateTime;

use super::About;
use crate::{
    letters::library::text_changes::Earlier,
    mail::EmailAddress,
    signing::{
        review::{address_access::Look, notes::Beside},
        signature::Signature,
        signer::edit::Waiting,
    },
    ui::Locale,
};

/// What the page shows.
#[derive(Clone, Copy)]
pub struct MySignature<'a> {
    /// How the page speaks.
    pub locale: &'a Locale,
    pub about: About<'a>,
    pub signature: &'a Signature,
    /// An edit that waits for a moderator.
    pub waiting: Option<&'a Waiting>,
    /// Why the last edit was declined.
    pub declined_for: Option<&'a str>,
    /// The text that it belongs to, if that has changed since by more than editorial changes.
    pub earlier: Option<&'a Earlier>,
    /// What organizers did about it.
    pub beside: &'a Beside,
    /// An answer that could not be taken, and why.
    pub refused: Option<(&'a str, &'static str)>,
    /// Who has looked at its address.
    pub looks: &'a [Look],
    /// Can it move to another address, or does it?
    pub moving: &'a Moving,
    /// When mail to its address came back, if it is set aside.
    pub came_back: Option<OffsetDateTime>,
    /// The token of its link.
    pub token: &'a str,
    /// What has just been done: the id of a message.
    pub done: Option<&'static str>,
}

/// What "my signature" says about moving it.
#[derive(Clone, Debug)]
pub enum Moving {
    /// Nothing: it cannot move.
    No,
    Can(Typed),
    /// This address is asked, until then.
    Asked(EmailAddress, OffsetDateTime, Typed),
    /// It moved, and can be taken back until then.
    CanGoBack(OffsetDateTime),
}

/// An address that was typed and is not asked yet.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// As it was typed.
    pub email: String,
    /// What was asked about before.
    pub asked: String,
    /// Why it cannot be taken.
    pub mistake: Option<&'static str>,
    /// What may be meant instead.
    pub meant: Option<EmailAddress>,
}
