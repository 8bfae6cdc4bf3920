//! What comes back as mail: reports, complaints and answers, and what is done about them.
//!
//! Anybody can send such a message, so that nothing in it is believed but the Message-ID of a mail of ours: it names
//! the mail and the address that it went to, with a proof that only we can make. Whoever holds it has received that
//! mail, or carried it; a forged report can set nobody's address aside but its forger's own.

use async_trait::async_trait;
use sqlx::PgConnection;
use uuid::Uuid;

pub use super::store::Written;
use super::{
    Outbox,
    answer::Meaning,
    parties::Parties,
    quoted::Words,
    report::{Content, Report},
    store::{
        self,
        returned::{COMPLAINT, Entry},
    },
};
use crate::keys::{Purpose, Said};

/// Those who get our mail. An address is known by its keyed hash.
#[async_trait]
pub trait Readers: Send + Sync {
    /// Ends all updates to the mailbox of this address.
    async fn end_updates(&self, tx: &mut PgConnection, address: &[u8]) -> sqlx::Result<()>;

    /// Has somebody proven that they read this address, by this mail or after it?
    async fn have_read(&self, tx: &mut PgConnection, address: &[u8], mail: &Written) -> sqlx::Result<bool>;
}

/// What came of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The address leads nowhere, and is set aside.
    SetAside,
    /// It is written to as before.
    Kept(Kept),
    /// Somebody complained: updates to that mailbox have ended.
    Complaint,
    NotKnown(NotKnown),
}

/// Why an address is written to as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    Arrived,
    /// It is tried again, or can be.
    Later,
    /// The mailbox is full.
    Full,
    /// The account is suspended.
    Suspended,
    /// Our provider does not write to it any more.
    Suppressed,
    /// The report says that there is no such mailbox, but a mail to it has been read since.
    Read,
    /// Not the mailbox is refused but we are: why, and in which words, without the address.
    Refused(Meaning, String),
    /// It is an answer of a person or of a machine for one, or a receipt.
    Reply,
    /// It is feedback that is no complaint: its type.
    Feedback(String),
}

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKnown {
    /// Neither its code nor its words tell why the mail was given up. Its code.
    Reason(String),
    /// No mail of ours is named, or the name is not one that we gave.
    NotOurs,
    /// It is neither a report nor a complaint.
    NoReport,
}

impl Outbox {
    /// Takes in a message that came back.
    pub async fn hear(&self, message: &[u8], readers: &dyn Readers) -> sqlx::Result<Heard> {
        let report = Report::parse(message);
        let Some(ours) = self.named_in(&report) else {
            return Ok(Heard::NotKnown(match report.content(&Parties::default()) {
                Content::Reply | Content::Nothing => NotKnown::NoReport,
                _ => NotKnown::NotOurs,
            }));
        };
        let recipient = report.address(|address| self.address_hash(address) == ours.mailbox);
        let recipient = recipient.map(|address| address.exact_key());
        let parties = Parties::new(self.sender(), recipient.as_deref());
        let addresses: Vec<_> = report.addresses().into_iter().chain(recipient).collect();
        let words = |text: String| Words(text).without(&addresses);
        let mut tx = self.pool().begin().await?;
        let heard = match report.content(&parties) {
            Content::Arrived => Heard::Kept(Kept::Arrived),
            Content::Reply => Heard::Kept(Kept::Reply),
            Content::Nothing => Heard::NotKnown(NotKnown::NoReport),
            Content::Feedback(kind) => Heard::Kept(Kept::Feedback(kind)),
            Content::Complaint => {
                readers.end_updates(&mut tx, &ours.mailbox).await?;
                let entry = Entry { mail: ours.id, kind: COMPLAINT, code: "", words: "" };
                store::returned::insert(&mut tx, &entry, self.now()).await?;
                Heard::Complaint
            }
            Content::Delayed(answer) => {
                let meaning = match answer.meaning(&parties) {
                    Meaning::NoMailbox | Meaning::Suspended | Meaning::NotKnown => Meaning::Later,
                    meaning => meaning,
                };
                let code = answer.code();
                self.take_in(&mut tx, &ours, (meaning, &code, words(answer.text))).await?
            }
            Content::Failed(answer) => {
                let (meaning, code) = (answer.meaning(&parties), answer.code());
                if meaning == Meaning::NoMailbox && self.was_read(&mut tx, &ours, readers).await? {
                    Heard::Kept(Kept::Read)
                } else {
                    self.take_in(&mut tx, &ours, (meaning, &code, words(answer.text))).await?
                }
            }
        };
        tx.commit().await?;
        Ok(heard)
    }

    /// Has somebody confirmed the address since this mail was written to it? Reports take days, and links minutes.
    async fn was_read(
        &self,
        tx: &mut PgConnection,
        ours: &Said,
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
        ours: &Said,
        (meaning, code, words): (Meaning, &str, String),
    ) -> sqlx::Result<Heard> {
        let quoted = if meaning.refuses_us() { words.as_str() } else { "" };
        let entry = Entry { mail: ours.id, kind: meaning.as_str(), code, words: quoted };
        store::returned::insert(tx, &entry, self.now()).await?;
        Ok(match meaning {
            Meaning::NoMailbox => {
                let said = format!("report: {code}");
                store::set_aside::insert(tx, &ours.mailbox, ours.id, &said, self.now()).await?;
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

    /// Our mail that a message names, wherever it does.
    fn named_in(&self, report: &Report<'_>) -> Option<Said> {
        let length = self.message_id(Uuid::nil(), &[0; 32]).len();
        report.texts().find_map(|text| self.named_in_text(&text, length))
    }

    fn named_in_text(&self, text: &str, length: usize) -> Option<Said> {
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
        // Where "<" is written as "%3C" or "=3C", that stands before it.
        let names = words.map(|word| {
            word.strip_prefix("3C")
                .or(word.strip_prefix("3c"))
                .filter(|rest| rest.len() == length)
                .unwrap_or(word)
        });
        names.filter(|name| name.len() == length).find_map(|id| {
            let said = self.keys().read_token_to(Purpose::Mail, id).ok()?;
            (!said.mailbox.is_empty()).then_some(said)
        })
    }
}
