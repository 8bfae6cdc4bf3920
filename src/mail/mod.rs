//! The mail outbox: a mail is queued in the transaction of its cause, and sent afterwards (transactional outbox).
//!
//! Other modules call [`enqueue`] in their own transaction with a kind (what to say) and an id (about what). A
//! [`Worker`] on any node claims the row, asks the [`Renderer`] of that kind for the content, and passes it to the
//! [`Transport`]. Rendered content is never stored: the queue holds no address, no name and no secret link, and a
//! change or erasure in between takes effect when the mail is written.
//!
//! Guarantee: a mail whose cause was committed is sent, through refusals, hangs, dropped connections and restarts,
//! for about two days ([`backoff`]); and only once, whatever the number of nodes. One exception cannot be avoided
//! (RFC 1047; RFC 5321, 6.1): if the program ends between the server's acceptance and our record of it, the mail is
//! sent again, with the same Message-ID. That is at most one mail of each connection.
//!
//! | file | owns |
//! | --- | --- |
//! | [`outbox`](Outbox), `store`, `batch` | the queue; its SQL; mail that is held, resumed and counted together |
//! | `worker`, `delivery`, `backoff` | which mail is sent now; one attempt and its outcome; when to try again |
//! | `places` | how many mails are handed over at one time, and which is next |
//! | `notes` | outcomes, recorded together |
//! | [`heartbeat`] | that this node is alive, and what dead nodes held |
//! | `quota`, `forecast` | what the provider allows; when the last mail will have left |
//! | `compose`, `dkim` | a mail as bytes; its signature |
//! | `transport`, `smtp`, `smtp_url` | where mail goes; the server with its open connections, and its address |
//! | `smtp_connection`, `smtp_parser`, `smtp_tls` | the conversation with the server; what it says; its encryption |
//! | `smtp_reply`, `refusal` | what a reply in that conversation means for the mail, and for the next ones |
//! | `smtp_health` | what this node has learnt of the server: pause, number of connections |
//! | `bounce`, `report`, [`hooks`] | mail that came back: what follows from it; its parsing; what providers say of it |
//! | [`bounce_mailbox`], `imap`, `imap_url` | a mailbox from which it is read; the conversation with its server, its address |
//! | `server_answer`, `parties` | what the words of a server mean for an address, and about which of the two they are |
//! | `redaction` | removes addresses from such words, so that they can be stored |
//! | `returned` | returned mail in numbers, for organizers |
//! | `suppression_list` | addresses that get no bulk mail |
//! | `address`, `pasted_address`, `address_typos` | an address as people type it |
//! | `development`, `pages`, `routes` | the development mailbox |

use async_trait::async_trait;
use sqlx::PgConnection;
use strum::VariantArray;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use crate::language::Language;

pub mod address;
mod address_typos;
pub mod backoff;
pub mod batch;
pub mod bounce;
pub mod bounce_mailbox;
pub mod compose;
pub mod delivery;
pub mod development;
pub mod dkim;
pub mod forecast;
#[cfg(test)]
pub(crate) mod fuzz;
pub mod heartbeat;
pub mod hooks;
mod imap;
pub mod imap_url;
mod notes;
pub mod outbox;
mod pages;
mod parties;
mod pasted_address;
mod places;
pub mod quota;
mod redaction;
mod refusal;
mod report;
pub mod returned;
pub mod routes;
pub mod server_answer;
pub mod smtp;
mod smtp_connection;
mod smtp_health;
mod smtp_parser;
mod smtp_reply;
mod smtp_tls;
pub mod smtp_url;
mod store;
pub mod suppression_list;
pub mod transport;
pub mod worker;

pub use self::forecast::{Forecast, QuotaLeft};
pub use address::{EmailAddress, MailDomain, NotAnAddress};
pub use batch::Batch;
pub use bounce_mailbox::BounceMailbox;
pub use compose::Sender;
pub use development::DevelopmentMailbox;
pub use dkim::Dkim;
pub use imap_url::ImapUrl;
pub use outbox::{Outbox, QueueFigures};
pub use quota::Quota;
pub use smtp::Smtp;
pub use smtp_url::SmtpUrl;
pub use transport::Transport;
pub use worker::Worker;

/// A mail to be sent: its kind, its subject, and its priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Selects the [`Renderer`].
    pub kind: &'static str,
    /// The id of what it is about: a submission, a signature, an account; the renderer knows which.
    pub subject: Uuid,
    pub priority: Priority,
}

/// Who waits how eagerly. A retry keeps its place: priority comes before age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
#[repr(i16)]
pub enum Priority {
    /// The signer has just signed and waits for it. Before all other mail.
    Confirmation = 0,
    /// A person asked for this mail or must know soon: a lost link, a decision, an invitation.
    Personal = 1,
    /// Sent to many recipients at once, who must know. May use only a part of the quota, like [`Self::News`].
    Bulk = 2,
    /// Sent to many recipients at once, and not urgent: updates.
    News = 3,
}

impl Priority {
    /// All of them, the most eager first.
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

/// Queues mails in the caller's transaction, with one statement however many there are.
///
/// After the commit, [`Outbox::wake`] saves the second that a worker may take to look.
pub async fn enqueue(tx: &mut PgConnection, now: OffsetDateTime, owed: &[Owed]) -> sqlx::Result<()> {
    store::insert(tx, now, owed, None).await
}

/// Cancels the mails of this kind about this subject, except those that are being sent at this moment.
pub async fn take_back(
    tx: &mut PgConnection,
    now: OffsetDateTime,
    kind: &str,
    subject: Uuid,
    why: &str,
) -> sqlx::Result<()> {
    store::take_back(tx, now, kind, subject, why).await
}

/// A mail as the queue stores it: what it was about, never what it said.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Selects the [`Renderer`].
    pub kind: String,
    pub queued_at: OffsetDateTime,
    /// `waiting`, `sent`, `failed` or `dropped`.
    pub state: String,
    /// When it was sent, given up or dropped.
    pub settled_at: Option<OffsetDateTime>,
}

/// The mails about one subject that are still in the queue's records, oldest first.
pub async fn about(conn: &mut PgConnection, subject: Uuid) -> sqlx::Result<Vec<Remembered>> {
    store::about(conn, subject).await
}

/// Whether a mail of this kind about this subject waits and is not claimed yet.
pub async fn is_owed(conn: &mut PgConnection, kind: &str, subject: Uuid) -> sqlx::Result<bool> {
    store::is_owed(conn, kind, subject).await
}

/// Writes the content of one kind of mail, when it is sent. `app` registers renderers with the [`Worker`].
#[async_trait]
pub trait Renderer: Send + Sync {
    /// The kind that this renderer writes, as in [`Owed`].
    fn kind(&self) -> &'static str;

    /// Writes the mail about `subject` from the present data. An error or a panic is retried later; a mail that is
    /// no longer due is not an error but [`Rendered::Nothing`].
    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered>;
}

/// The result of a [`Renderer`].
#[derive(Clone, Debug)]
pub enum Rendered {
    Mail(Box<Mail>),
    /// The mail is no longer due, and why, in words without personal data: "withdrawn in between".
    Nothing(&'static str),
}

/// The content of a mail to one person.
#[derive(Clone, Debug)]
pub struct Mail {
    /// One address, never several.
    pub to: EmailAddress,
    /// The subject as a person reads it. Line breaks become spaces.
    pub subject: String,
    /// The plain-text body, complete in itself.
    pub text: String,
    /// The same content as an HTML document.
    pub html: String,
    pub language: Language,
    /// Where replies go, if not to the sender.
    pub reply_to: Option<EmailAddress>,
    /// The URL where one POST ends further mail of this kind (RFC 8058), for mail that can be unsubscribed from.
    pub unsubscribe: Option<Url>,
    /// The links that the recipient is meant to follow, for the development mailbox.
    pub links: Vec<String>,
}
