//! Processes mail that comes back: delivery reports, complaints and replies. Used by `undersigned bounce` and by
//! the [`hooks`](super::hooks) of providers.
//!
//! Every person can send such a message. For that reason nothing in it is trusted but the Message-ID of a mail of
//! ours, which names the mail and its address and contains a MAC that only we can make. Only a recipient or a
//! carrier of that mail knows it. A forged report can set aside no address but the forger's own.

use async_trait::async_trait;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    EmailAddress, Outbox,
    parties::Parties,
    redaction::ServerWords,
    report::{Content, Event, Report},
    server_answer::Meaning,
    store::{
        self,
        returned::{COMPLAINT, ReturnedEntry},
    },
};
use crate::keys::{Purpose, TokenFields};

pub use super::store::MailSubject;

/// What this module needs to know about the recipients of our mail. An address is identified by its keyed hash.
#[async_trait]
pub trait Readers: Send + Sync {
    /// Ends all updates to the mailbox of this address.
    async fn end_updates(&self, tx: &mut PgConnection, address: &[u8]) -> sqlx::Result<()>;

    /// Whether the owner of this address has proven to read it, by this mail or after it.
    async fn have_read(
        &self,
        tx: &mut PgConnection,
        address: &[u8],
        mail: &MailSubject,
    ) -> sqlx::Result<bool>;
}

/// The longest message that is read, in bytes: a report returns our mail, and no mail server returns more than it
/// got.
pub const LONGEST_REPORT: u64 = 4 * 1024 * 1024;

/// The result of a message that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// There is no such mailbox: the address is set aside.
    SetAside,
    /// Nothing changes: mail is sent to the address as before.
    Kept(Kept),
    /// The recipient complained: updates to that mailbox have ended.
    Complaint,
    NotKnown(NotKnown),
}

impl Heard {
    /// Whether it tells what became of a mail of ours. Answers of people, and reports about mail of others, do not.
    pub fn is_of_our_mail(&self) -> bool {
        !matches!(self, Self::Kept(Kept::Reply) | Self::NotKnown(NotKnown::NotOurs | NotKnown::NoReport))
    }
}

/// Why mail is still sent to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    Arrived,
    /// A temporary failure; the mail is retried, or can be.
    Later,
    Full,
    Suspended,
    /// Our mail provider no longer sends to it (suppression list).
    Suppressed,
    /// The report says that there is no such mailbox, but the owner has confirmed the address since.
    Read,
    /// The server refused us, not the mailbox: why, and its words, without the address.
    Refused(Meaning, String),
    /// A reply of a person or an automatic reply, or a receipt.
    Reply,
    /// Feedback that is not a complaint: its type.
    Feedback(String),
}

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKnown {
    /// Neither the code nor the words tell why the mail was given up. Holds the code.
    Reason(String),
    /// No mail of ours is named, or the Message-ID is not one that we made.
    NotOurs,
    NoReport,
}

impl Outbox {
    /// Processes a message that came back.
    pub async fn hear(&self, message: &[u8], readers: &dyn Readers) -> sqlx::Result<Heard> {
        let report = Report::parse(message);
        let Some(ours) = self.named_in(report.texts()) else {
            return Ok(Heard::NotKnown(match report.content(&Parties::default()) {
                Content::Reply | Content::Nothing => NotKnown::NoReport,
                _ => NotKnown::NotOurs,
            }));
        };
        let recipient = report.address(|address| self.address_hash(address) == ours.mailbox);
        let recipient = recipient.map(|address| address.exact_key());
        let parties = Parties::new(self.sender(), recipient.as_deref());
        let addresses: Vec<_> = report.addresses().into_iter().chain(recipient).collect();
        self.conclude(&ours, report.content(&parties), (&parties, &addresses), readers).await
    }

    /// Processes what a provider's hook says of one mail.
    pub(super) async fn hear_event(&self, event: Event, readers: &dyn Readers) -> sqlx::Result<Heard> {
        let Some(ours) = self.named_in([event.text].into_iter()) else {
            return Ok(Heard::NotKnown(match event.content {
                Content::Reply | Content::Nothing => NotKnown::NoReport,
                _ => NotKnown::NotOurs,
            }));
        };
        let recipient = EmailAddress::parse(&event.recipient).ok();
        let recipient = recipient.filter(|address| self.address_hash(address) == ours.mailbox);
        let recipient = recipient.map(|address| address.exact_key());
        let parties = Parties::new(self.sender(), recipient.as_deref());
        let addresses: Vec<_> = [event.recipient].into_iter().chain(recipient).collect();
        self.conclude(&ours, event.content, (&parties, &addresses), readers).await
    }

    /// What follows for the address of a mail of ours.
    async fn conclude(
        &self,
        ours: &TokenFields,
        content: Content,
        (parties, addresses): (&Parties, &[String]),
        readers: &dyn Readers,
    ) -> sqlx::Result<Heard> {
        let words = |text: String| ServerWords(text).without(addresses);
        let mut tx = self.pool().begin().await?;
        let heard = match content {
            Content::Arrived => Heard::Kept(Kept::Arrived),
            Content::Reply => Heard::Kept(Kept::Reply),
            Content::Nothing => Heard::NotKnown(NotKnown::NoReport),
            Content::Feedback(kind) => Heard::Kept(Kept::Feedback(kind)),
            Content::Complaint => {
                readers.end_updates(&mut tx, &ours.mailbox).await?;
                let entry = ReturnedEntry { mail: ours.id, kind: COMPLAINT, code: "", words: "" };
                store::returned::insert(&mut tx, &entry, self.now()).await?;
                Heard::Complaint
            }
            Content::Delayed(answer) => {
                let meaning = match answer.meaning(parties) {
                    Meaning::NoMailbox | Meaning::Suspended | Meaning::NotKnown => Meaning::Later,
                    meaning => meaning,
                };
                let code = answer.code();
                self.take_in(&mut tx, ours, (meaning, &code, words(answer.text))).await?
            }
            Content::Failed(answer) => {
                let (meaning, code) = (answer.meaning(parties), answer.code());
                if meaning == Meaning::NoMailbox && self.was_read(&mut tx, ours, readers).await? {
                    Heard::Kept(Kept::Read)
                } else {
                    self.take_in(&mut tx, ours, (meaning, &code, words(answer.text))).await?
                }
            }
        };
        tx.commit().await?;
        Ok(heard)
    }

    /// Whether the address was confirmed after this mail was written to it. Reports take days, links take minutes.
    async fn was_read(
        &self,
        tx: &mut PgConnection,
        ours: &TokenFields,
        readers: &dyn Readers,
    ) -> sqlx::Result<bool> {
        match store::written(tx, ours.id).await? {
            Some(mail) => readers.have_read(tx, &ours.mailbox, &mail).await,
            None => Ok(false),
        }
    }

    async fn take_in(
        &self,
        tx: &mut PgConnection,
        ours: &TokenFields,
        (meaning, code, words): (Meaning, &str, String),
    ) -> sqlx::Result<Heard> {
        let quoted = if meaning.refuses_us() { words.as_str() } else { "" };
        let entry = ReturnedEntry { mail: ours.id, kind: meaning.into_str(), code, words: quoted };
        store::returned::insert(tx, &entry, self.now()).await?;
        Ok(match meaning {
            Meaning::NoMailbox => {
                let reason = format!("report: {code}");
                store::suppression_list::insert(tx, &ours.mailbox, ours.id, &reason, self.now()).await?;
                Heard::SetAside
            }
            Meaning::Full => Heard::Kept(Kept::Full),
            Meaning::Later => Heard::Kept(Kept::Later),
            Meaning::Suspended => Heard::Kept(Kept::Suspended),
            Meaning::Suppressed => Heard::Kept(Kept::Suppressed),
            Meaning::NotKnown => Heard::NotKnown(NotKnown::Reason(code.to_owned())),
            refused => Heard::Kept(Kept::Refused(refused, words)),
        })
    }

    /// The mail of ours that a message names, wherever in these texts the Message-ID is.
    fn named_in(&self, mut texts: impl Iterator<Item = String>) -> Option<TokenFields> {
        let length = self.message_id(Uuid::nil(), &[0; 32]).len();
        texts.find_map(|text| self.named_in_text(&text, length))
    }

    fn named_in_text(&self, text: &str, length: usize) -> Option<TokenFields> {
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
        // Where "<" is encoded as "%3C" or "=3C", its last two characters precede the Message-ID.
        let names = words.map(|word| {
            word.strip_prefix("3C")
                .or(word.strip_prefix("3c"))
                .filter(|rest| rest.len() == length)
                .unwrap_or(word)
        });
        names.filter(|name| name.len() == length).find_map(|id| {
            let token = self.keys().read_token_to(Purpose::Mail, id).ok()?;
            (!token.mailbox.is_empty()).then_some(token)
        })
    }
}
