//! Delivers one row of the outbox: renders the mail, sends it and records the result. Used by the worker.

use std::{collections::HashMap, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;

use super::{
    Outbox, Priority, Rendered, Renderer, Sender, Transport, backoff,
    compose::compose,
    refusal::{Refusal, Verdict},
    server_answer::Meaning,
    smtp_health::Known,
    store::{self, Claimed},
};
use crate::error::discreet;

/// A renderer reads a few rows; one that takes longer than this hangs.
pub(super) const RENDERING: Duration = Duration::from_secs(30);
/// If the database does not accept the result, it is written again after this time, …
const NOTE_AGAIN: Duration = Duration::from_secs(1);
/// … up to so many times. A mail that was sent without a recorded result is sent again when its lease ends.
pub(super) const NOTES: u32 = 60;

pub(super) struct Delivery {
    pub outbox: Outbox,
    pub transport: Transport,
    pub sender: Sender,
    pub renderers: HashMap<&'static str, Arc<dyn Renderer>>,
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
        let known = self.outbox.server().known();
        let delivered = AssertUnwindSafe(self.deliver(&row)).catch_unwind().await;
        let outcome = delivered.unwrap_or_else(|_| {
            tracing::error!(mail = %row.id, kind = row.kind, "writing a mail panicked");
            Outcome::Refused(Refusal::new(Verdict::Retry, "rendering: panicked"))
        });
        self.learn(&outcome, known);
        self.note(&row, &outcome).await;
    }

    async fn deliver(&self, row: &Claimed) -> Outcome {
        let rendered = match tokio::time::timeout(RENDERING, self.render(row)).await {
            Ok(Ok(rendered)) => rendered,
            Ok(Err(error)) => {
                tracing::error!(mail = %row.id, kind = row.kind, "a mail could not be written: {}", discreet(&*error));
                return Outcome::Refused(Refusal::new(Verdict::Retry, "rendering: failed"));
            }
            Err(_) => return Outcome::Refused(Refusal::new(Verdict::Retry, "rendering: took too long")),
        };
        let mail = match rendered {
            Rendered::Mail(mail) => *mail,
            Rendered::Nothing(why) => return Outcome::NotOwed(why),
        };
        let (now, address) = (self.outbox.now(), self.outbox.address_hash(&mail.to));
        if row.priority >= Priority::Bulk as i16 {
            match store::suppression_list::contains(self.outbox.pool(), &address).await {
                Ok(false) => {}
                Ok(true) => return Outcome::NotOwed("the address is set aside"),
                Err(error) => {
                    tracing::warn!(mail = %row.id, "what is set aside cannot be read: {}", discreet(&error));
                    return Outcome::Refused(Refusal::new(Verdict::Retry, "set aside: cannot be read"));
                }
            }
        }
        let message = match compose(&mail, &self.sender, &self.outbox.message_id(row.id, &address), now) {
            Ok(message) => message,
            Err(error) => {
                return Outcome::Refused(Refusal::new(Verdict::Fail, format!("composing: {error}")));
            }
        };
        let recipient = [format!("{}@{}", mail.to.local_part(), mail.to.domain())];
        match self.transport.deliver(mail, &message, now).await {
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
        match outcome.refusal() {
            Some(refusal) if matches!(refusal.verdict, Verdict::Unwelcome | Verdict::Unreachable) => {
                let (now, node) = (self.outbox.now(), self.outbox.node());
                if let Some(pause) = self.outbox.server().failed(known, now, node) {
                    let seconds = pause.whole_seconds();
                    tracing::warn!("the mail server takes no mail, next try in {seconds} s: {refusal}");
                }
            }
            Some(refusal) if !refusal.answered => {}
            None if matches!(outcome, Outcome::NotOwed(_)) => {}
            _ => {
                if self.outbox.server().answered(known) {
                    tracing::info!("the mail server takes mail again");
                }
            }
        }
    }

    /// Records the result, with many retries: a result that is lost means a mail that is sent twice.
    async fn note(&self, row: &Claimed, outcome: &Outcome) {
        for _ in 0..NOTES {
            match self.note_once(row, outcome).await {
                Ok(()) => return,
                Err(error) => {
                    tracing::warn!(mail = %row.id, "what became of a mail cannot be noted yet: {}", discreet(&error));
                }
            }
            tokio::time::sleep(NOTE_AGAIN).await;
        }
        tracing::error!(mail = %row.id, ?outcome, "what became of a mail was never noted; it will go again");
    }

    async fn note_once(&self, row: &Claimed, outcome: &Outcome) -> sqlx::Result<()> {
        let (db, now) = (self.outbox.pool(), self.outbox.now());
        let attempts = row.attempts.unsigned_abs();
        let refusal = match outcome {
            Outcome::Sent => return store::sent(db, row.id, now).await,
            Outcome::NotOwed(why) => return store::dropped(db, row, now, why).await,
            Outcome::Nowhere(refusal, address) => {
                tracing::info!(mail = %row.id, kind = row.kind, "an address was set aside: {refusal}");
                let code = refusal.server.as_ref().map_or("", |server| &server.code);
                return store::nowhere(db, row, now, (&refusal.detail, code), address).await;
            }
            Outcome::Refused(refusal) | Outcome::RefusedBy(refusal, _) => refusal,
        };
        let given_up = refusal.verdict == Verdict::Fail || attempts >= backoff::MOST_ATTEMPTS;
        if let Outcome::RefusedBy(Refusal { server: Some(server), .. }, words) = outcome {
            let words = if server.meaning.refuses_us() { words.as_str() } else { "" };
            if server.meaning.refuses_us() || given_up {
                let conn = &mut *db.acquire().await?;
                let kind = server.meaning.into_str();
                let entry = store::returned::ReturnedEntry { mail: row.id, kind, code: &server.code, words };
                store::returned::insert(conn, &entry, now).await?;
            }
        }
        if refusal.verdict == Verdict::Unreachable {
            store::give_back(db, row, &refusal.detail).await
        } else if given_up {
            tracing::warn!(mail = %row.id, kind = row.kind, attempts, "a mail was given up: {refusal}");
            store::failed(db, row, now, &refusal.detail).await
        } else {
            tracing::info!(mail = %row.id, kind = row.kind, attempts, "a mail was put off: {refusal}");
            store::put_off(db, row, now + backoff::wait(attempts, row.id), &refusal.detail).await
        }
    }
}
