//! Mail: what is owed is written down in the transaction that owes it, and sent afterwards.
//!
//! A capability that owes somebody a mail calls [`enqueue`] in its own transaction with *what* to
//! say and *about whom* (a kind and an id). A [`Worker`] on any node takes the row, asks the
//! [`Renderer`] of that kind for the words, and hands them to the [`Transport`]. Nothing rendered is
//! ever kept: no address, no name, no secret link lies in the queue, and what changed or was erased
//! in between is seen when the mail is written.
//!
//! What is promised: a mail whose cause was committed is sent, through refusals, hangs, dropped
//! connections and restarts, for about two days ([`backoff`]); and only once, whatever the number of
//! nodes. The one exception nobody can close (RFC 1047): if we end between the server's acceptance
//! and our note of it, the mail goes again, with the same Message-ID.

use async_trait::async_trait;
use sqlx::PgConnection;
use strum::VariantArray;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use crate::language::Language;

pub mod address;
pub mod answer;
pub mod backoff;
pub mod batch;
pub mod bounce;
pub mod compose;
pub mod delivery;
pub mod development;
pub mod forecast;
mod mistyped;
pub mod outbox;
mod pages;
mod parties;
mod pasted;
pub mod quota;
mod quoted;
mod report;
pub mod returned;
pub mod routes;
pub mod smtp;
mod smtp_health;
mod smtp_reply;
pub mod smtp_url;
mod store;
pub mod suppression_list;
pub mod transport;
pub mod worker;

pub use self::forecast::{Left, Outlook};
pub use address::{EmailAddress, MailDomain, NotAnAddress};
pub use batch::Batch;
pub use compose::Sender;
pub use development::DevelopmentMailbox;
pub use outbox::{Figures, Outbox};
pub use quota::Quota;
pub use smtp::Smtp;
pub use smtp_url::SmtpUrl;
pub use transport::Transport;
pub use worker::Worker;

/// A mail that somebody is owed: what to say, about what, and how soon compared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Which [`Renderer`] writes it.
    pub kind: &'static str,
    /// What it is about: a submission, a signature, an account; the renderer knows.
    pub subject: Uuid,
    /// What goes before it and what after.
    pub priority: Priority,
}

/// Who waits how eagerly. A retry keeps its place: priority comes before age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
#[repr(i16)]
pub enum Priority {
    /// Somebody has just signed and looks at their mailbox. Before everything.
    Confirmation = 0,
    /// Somebody asked for this mail or must know soon: a lost link, a decision, an invitation.
    Personal = 1,
    /// Written to many at once, who must know. May use only a part of the quota, as all that comes after it.
    Bulk = 2,
    /// Written to many at once, who may as well read it tomorrow: updates.
    News = 3,
}

impl Priority {
    /// All of them, the most eager first.
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

/// Writes down what is owed, in the caller's transaction: one statement however many there are.
///
/// After the commit, [`Outbox::wake`] spares the mail the second that a worker may take to look.
pub async fn enqueue(tx: &mut PgConnection, now: OffsetDateTime, owed: &[Owed]) -> sqlx::Result<()> {
    store::insert(tx, now, owed, None).await
}

/// Owes the mails of this kind about this subject no more, as far as nobody is sending them at this moment.
pub async fn take_back(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    kind: &str,
    subject: Uuid,
    why: &str,
) -> sqlx::Result<()> {
    store::take_back(tx, now, kind, subject, why).await
}

/// A mail as the queue remembers it: what it was about, never what it said.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Which [`Renderer`] writes it.
    pub kind: String,
    /// When it was owed.
    pub queued_at: OffsetDateTime,
    /// `waiting`, `sent`, `failed` or `dropped`.
    pub state: String,
    /// When it was sent, given up or not owed any more.
    pub settled_at: Option<OffsetDateTime>,
}

/// The mails about one subject that the queue still remembers, oldest first.
pub async fn about(conn: &mut PgConnection, subject: Uuid) -> sqlx::Result<Vec<Remembered>> {
    store::about(conn, subject).await
}

/// Does a mail of this kind about this subject still wait to be written?
pub async fn is_owed(conn: &mut PgConnection, kind: &str, subject: Uuid) -> sqlx::Result<bool> {
    store::is_owed(conn, kind, subject).await
}

/// Words for one kind of mail, written when it is sent. `app` registers them with the [`Worker`].
#[async_trait]
pub trait Renderer: Send + Sync {
    /// The kind that this one writes, as [`Owed`] names it.
    fn kind(&self) -> &'static str;

    /// Writes the mail about `subject` as things stand now. An error, or a panic, is tried again
    /// later; what is not owed any more is no error but [`Rendered::Nothing`].
    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered>;
}

/// What a [`Renderer`] found to say.
#[derive(Clone, Debug)]
pub enum Rendered {
    Mail(Box<Mail>),
    /// Nothing is owed any more, and why, in words without personal data: "withdrawn in between".
    Nothing(&'static str),
}

/// A mail in words, to one person.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Who gets it; one address, never several.
    pub to: EmailAddress,
    /// The subject as a person reads it. Line breaks become spaces.
    pub subject: String,
    /// The words as plain text, complete in itself.
    pub text: String,
    /// The same words as an HTML document.
    pub html: String,
    /// The language of the words.
    pub language: Language,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<EmailAddress>,
    /// Where one POST ends further mail of this kind (RFC 8058), for mail that can be ended.
    pub unsubscribe: Option<Url>,
    /// The links in it that its reader is meant to follow, for the development mailbox.
    pub links: Vec<String>,
}
