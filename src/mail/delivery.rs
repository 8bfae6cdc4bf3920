//! Delivers one row of the outbox: renders the mail, sends it and records the result. Used by the worker.

use std::{collections::HashMap, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;
use lettre::Message;
use tokio::sync::Semaphore;

use super::{
    Mail, Outbox, Priority, Rendered, Renderer, Sender, Transport, backoff,
    compose::compose,
    heartbeat::Heartbeat,
    notes::Notes,
    places::{Place, Places},
    refusal::{Refusal, Verdict},
    server_answer::Meaning,
    smtp_health::{Known, Setback},
    store::{
        self, Claimed,
        notes::{Became, Counted, Note},
    },
};
use crate::{
    database::{LONGEST_WAIT, within},
    error::{discreet, is_unavailable, passes},
};

/// A renderer reads a few rows; one that takes longer than this hangs.
const RENDERING: Duration = Duration::from_secs(30);

/// How many mails are written at one time. Each takes a connection to the database, of which visitors need the most.
pub(super) const WRITERS: usize = 4;

pub(super) struct Delivery {
    pub outbox: Outbox,
    pub transport: Transport,
    pub sender: Sender,
    pub renderers: HashMap<&'static str, Arc<dyn Renderer>>,
    pub heartbeat: Arc<Heartbeat>,
    pub notes: Notes,
    pub writers: Semaphore,
    pub places: Places,
}

/// A mail that is ready to be handed over.
struct Written {
    mail: Mail,
    /// The keyed hash of its recipient.
    address: Vec<u8>,
    message: Message,
}

/// The result of an attempt.
#[derive(Debug)]
enum Outcome {
    Sent,
    NotOwed(&'static str),
    Refused(Refusal),
    /// The server refused the mail; its words, without the address.
    RefusedBy(Refusal, String),
    /// Refused permanently: there is no such mailbox. With the keyed hash of the address.
    Nowhere(Refusal, Vec<u8>),
}

impl Outcome {
    fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Sent | Self::NotOwed(_) => None,
            Self::Refused(refusal) | Self::RefusedBy(refusal, _) | Self::Nowhere(refusal, _) => Some(refusal),
        }
    }
}

impl Delivery {
    /// Delivers one row, or records why not. It neither fails nor panics, so that the worker continues.
    pub(super) async fn attempt(&self, row: Claimed) {
        let mut place = None;
        let delivered = AssertUnwindSafe(self.deliver(&row, &mut place)).catch_unwind().await;
        let outcome = delivered.unwrap_or_else(|_| {
            tracing::error!(mail = %row.id, kind = row.kind, "delivering a mail panicked");
            let stage = if place.is_none() { "rendering" } else { "handing over" };
            Outcome::Refused(Refusal::new(Verdict::Retry, format!("{stage}: panicked")))
        });
        self.notes.record(self.note(row, outcome)).await;
        drop(place);
    }

    /// Writes the mail, and hands it over when it is its turn.
    async fn deliver(&self, row: &Claimed, place: &mut Option<Place>) -> Outcome {
        let written = match self.write(row).await {
            Ok(written) => written,
            Err(outcome) => return outcome,
        };
        *place = self.places.take(row.priority).await;
        if place.is_none() {
            let left_alone = Refusal::new(Verdict::NotOurs, "the mail server is left alone for a while");
            return Outcome::Refused(left_alone);
        }
        let known = self.outbox.server().known();
        let outcome = self.hand_over(row, written).await;
        self.learn(&outcome, known);
        outcome
    }

    /// Renders and composes the mail, or says why not.
    async fn write(&self, row: &Claimed) -> Result<Written, Outcome> {
        let _writer = self.writers.acquire().await;
        let rendered = match tokio::time::timeout(RENDERING, self.render(row)).await {
            Ok(Ok(rendered)) => rendered,
            // It was not the mail's fault, and it goes again as soon as the database is back.
            Ok(Err(error)) if passes(&error) => {
                tracing::warn!(mail = %row.id, kind = row.kind, "a mail cannot be written yet: {}", discreet(&*error));
                return Err(Outcome::Refused(Refusal::new(
                    Verdict::NotOurs,
                    "rendering: the database is away",
                )));
            }
            Ok(Err(error)) => {
                tracing::error!(mail = %row.id, kind = row.kind, "a mail could not be written: {}", discreet(&*error));
                return Err(Outcome::Refused(Refusal::new(Verdict::Retry, "rendering: failed")));
            }
            Err(_) => return Err(Outcome::Refused(Refusal::new(Verdict::Retry, "rendering: took too long"))),
        };
        let mail = match rendered {
            Rendered::Mail(mail) => *mail,
            Rendered::Nothing(why) => return Err(Outcome::NotOwed(why)),
        };
        let (now, address) = (self.outbox.now(), self.outbox.address_hash(&mail.to));
        if row.priority >= Priority::Bulk as i16 {
            let looking = store::suppression_list::contains(self.outbox.pool(), &address);
            match within(LONGEST_WAIT, looking).await {
                Ok(false) => {}
                Ok(true) => return Err(Outcome::NotOwed("the address is set aside")),
                Err(error) => {
                    tracing::warn!(mail = %row.id, "what is set aside cannot be read: {}", discreet(&error));
                    let verdict = if is_unavailable(&error) { Verdict::NotOurs } else { Verdict::Retry };
                    return Err(Outcome::Refused(Refusal::new(verdict, "set aside: cannot be read")));
                }
            }
        }
        let id = self.outbox.message_id(row.id, &address);
        match compose(&mail, &self.sender, (&id, self.transport.field_for_id()), now) {
            Ok(message) => Ok(Written { mail, address, message }),
            Err(error) => Err(Outcome::Refused(Refusal::new(Verdict::Fail, format!("composing: {error}")))),
        }
    }

    async fn hand_over(&self, row: &Claimed, Written { mail, address, message }: Written) -> Outcome {
        let recipient = [format!("{}@{}", mail.to.local_part(), mail.to.domain())];
        let is_ours = || self.heartbeat.node() == Some(row.node);
        match self.transport.deliver(mail, &message, self.outbox.now(), is_ours).await {
            Ok(()) => Outcome::Sent,
            Err(refusal) if refusal.meaning() == Some(Meaning::NoMailbox) => {
                Outcome::Nowhere(refusal, address)
            }
            Err(refusal) => match &refusal.server {
                Some(server) => {
                    let words = server.words.without(&recipient);
                    Outcome::RefusedBy(refusal, words)
                }
                None => Outcome::Refused(refusal),
            },
        }
    }

    async fn render(&self, row: &Claimed) -> anyhow::Result<Rendered> {
        match self.renderers.get(row.kind.as_str()) {
            Some(renderer) => renderer.render(row.subject).await,
            // Only kinds with a renderer are claimed.
            None => anyhow::bail!("no renderer for this kind"),
        }
    }

    /// Updates the health of the mail server with this attempt's outcome. `known` is its state before the attempt.
    fn learn(&self, outcome: &Outcome, known: Known) {
        let Some(refusal) = outcome.refusal() else {
            if matches!(outcome, Outcome::Sent) {
                self.learn_that_it_answers(known);
            }
            return;
        };
        let (now, node) = (self.outbox.now(), self.outbox.node());
        let setback = match refusal.verdict {
            Verdict::Unwelcome | Verdict::Unreachable => {
                self.outbox.server().failed(known, refusal.answered, now, node)
            }
            _ if refusal.overburdens => self.outbox.server().overburdened(known),
            _ if refusal.answered => return self.learn_that_it_answers(known),
            _ => return,
        };
        match setback {
            Some(Setback::Pause(pause)) => {
                let seconds = pause.whole_seconds();
                tracing::warn!("the mail server takes no mail, next try in {seconds} s: {refusal}");
            }
            Some(Setback::Fewer(hands)) => {
                tracing::info!("the mail server takes {hands} mails at a time: {refusal}");
            }
            None => {}
        }
    }

    fn learn_that_it_answers(&self, known: Known) {
        if self.outbox.server().answered(known) {
            tracing::info!("the mail server takes mail again");
        }
    }

    /// What the outcome of an attempt means for the mail.
    fn note(&self, row: Claimed, outcome: Outcome) -> Note {
        let attempts = row.attempts.unsigned_abs();
        let (refusal, words) = match outcome {
            Outcome::Sent => return Note { row, became: Became::Sent, counted: None, nowhere: None },
            Outcome::NotOwed(why) => {
                return Note { row, became: Became::Dropped(why), counted: None, nowhere: None };
            }
            Outcome::Nowhere(refusal, address) => {
                tracing::info!(mail = %row.id, kind = row.kind, "an address was set aside: {refusal}");
                let code = refusal.server.map(|server| server.code).unwrap_or_default();
                let counted = Counted { meaning: Meaning::NoMailbox, code, words: String::new() };
                let became = Became::Failed(refusal.detail);
                return Note { row, became, counted: Some(counted), nowhere: Some(address) };
            }
            Outcome::Refused(refusal) => (refusal, String::new()),
            Outcome::RefusedBy(refusal, words) => (refusal, words),
        };
        let given_up = refusal.verdict == Verdict::Fail || attempts >= backoff::MOST_ATTEMPTS;
        let counted = refusal.server.as_ref().and_then(|server| {
            let refuses_us = server.meaning.refuses_us();
            let words = if refuses_us { words } else { String::new() };
            (refuses_us || given_up).then(|| Counted {
                meaning: server.meaning,
                code: server.code.clone(),
                words,
            })
        });
        let became = if matches!(refusal.verdict, Verdict::Unreachable | Verdict::NotOurs) {
            Became::GivenBack(refusal.detail)
        } else if given_up {
            tracing::warn!(mail = %row.id, kind = row.kind, attempts, "a mail was given up: {refusal}");
            Became::Failed(refusal.detail)
        } else {
            tracing::info!(mail = %row.id, kind = row.kind, attempts, "a mail was put off: {refusal}");
            Became::PutOff(self.outbox.now() + backoff::wait(attempts, row.id), refusal.detail)
        };
        Note { row, became, counted, nowhere: None }
    }
}
