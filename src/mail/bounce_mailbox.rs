//! Reads mail that comes back from a mailbox, by IMAP: each unread message is given to [`Outbox::hear`], every few minutes
//! by a job.
//!
//! A message that tells of a mail of ours is marked as read, once what follows from it is committed. All others stay as
//! they are, unread: answers of people reach this mailbox too. This node remembers their numbers, so that it does not
//! read them every time; after a restart it reads them once more, which changes nothing.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use futures_util::FutureExt as _;
use rustls::ClientConfig;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::{
    Outbox,
    bounce::{Heard, Readers},
    imap::{ImapConnection, ImapError, ImapProblem, PATIENCE},
    imap_url::ImapUrl,
    smtp::NoTls,
    smtp_tls::client_config,
};
use crate::{
    database::{LONGEST_WAIT, within},
    error::{discreet, is_unavailable},
};

/// A look that takes longer has found a server that hangs; the next one, minutes later, goes on.
const LONGEST_LOOK: Duration = Duration::from_secs(240);

/// How many messages are read at one time, so that a mailbox full of other mail does not take all of it.
const MOST_MESSAGES: usize = 500;

/// How often a message is tried that breaks the connection or this program, or that the server does not give.
const TRIES: u8 = 3;

pub struct BounceMailbox {
    url: ImapUrl,
    tls: TlsConnector,
    patience: Duration,
    outbox: Outbox,
    readers: Arc<dyn Readers>,
    known: Mutex<Known>,
}

/// What one look at the mailbox came to, in messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Marked as read: they told of mails of ours.
    pub taken_in: usize,
    pub set_aside: usize,
    pub complaints: usize,
    /// Left unread: they are something else.
    pub left: usize,
    /// Left unread for now: they could not be read.
    pub failed: usize,
}

/// Why the mailbox was not read to its end. The next look goes on.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    #[error("the mailbox of returned mail at {0}: {1}")]
    Mailbox(String, ImapError),
    #[error("the mailbox of returned mail at {server} took longer than {} s", LONGEST_LOOK.as_secs())]
    TooLong { server: String },
    #[error("reading the mailbox of returned mail panicked")]
    Panicked,
    #[error("what came back could not be taken in")]
    Database(#[from] sqlx::Error),
}

/// What this node knows of the messages that are unread, by their numbers.
#[derive(Default)]
struct Known {
    validity: Option<u32>,
    /// How often each was tried; [`TRIES`] if nothing more is to be done about it.
    tries: HashMap<u32, u8>,
}

impl Known {
    /// Those of the unread messages that are to be read: those that never failed first, the newest of them first.
    fn due(&mut self, validity: Option<u32>, unread: &[u32]) -> Vec<u32> {
        if self.validity != validity {
            *self = Self { validity, tries: HashMap::new() };
        }
        let before = std::mem::take(&mut self.tries);
        self.tries = unread.iter().filter_map(|uid| before.get(uid).map(|tries| (*uid, *tries))).collect();
        let mut due: Vec<(u8, u32)> =
            unread.iter().map(|uid| (self.tries.get(uid).copied().unwrap_or_default(), *uid)).collect();
        due.retain(|(tries, _)| *tries < TRIES);
        due.sort_unstable_by_key(|(tries, uid)| (*tries, std::cmp::Reverse(*uid)));
        due.into_iter().map(|(_, uid)| uid).collect()
    }
}

impl BounceMailbox {
    pub fn new(url: ImapUrl, outbox: Outbox, readers: Arc<dyn Readers>) -> Result<Self, NoTls> {
        let tls = TlsConnector::from(Arc::new(client_config(false)?));
        Ok(Self { url, tls, patience: PATIENCE, outbox, readers, known: Mutex::default() })
    }

    /// For tests: another authority for certificates, and less patience.
    pub fn with(mut self, tls: ClientConfig, patience: Duration) -> Self {
        self.tls = TlsConnector::from(Arc::new(tls));
        self.patience = patience;
        self
    }

    /// The server, without user and password.
    pub fn server(&self) -> String {
        self.url.to_string()
    }

    /// Whether the mailbox can be opened, and how many messages are unread in it.
    pub async fn probe(&self) -> Result<usize, ImapError> {
        let mut imap = ImapConnection::open((&self.url, &self.tls), self.patience).await?;
        let unread = imap.unread().await?.len();
        imap.close().await;
        Ok(unread)
    }

    /// Reads what is unread.
    pub async fn look(&self) -> Result<Looked, NotRead> {
        let mut looked = Looked::default();
        let read = AssertUnwindSafe(timeout(LONGEST_LOOK, self.read(&mut looked))).catch_unwind().await;
        if looked != Looked::default() {
            let Looked { taken_in, set_aside, complaints, left, failed } = looked;
            tracing::info!(taken_in, set_aside, complaints, left, failed, "returned mail was read");
        }
        match read {
            Ok(Ok(read)) => read.map(|()| looked),
            Ok(Err(_)) => Err(NotRead::TooLong { server: self.server() }),
            Err(_) => Err(NotRead::Panicked),
        }
    }

    async fn read(&self, looked: &mut Looked) -> Result<(), NotRead> {
        let told = |error| NotRead::Mailbox(self.server(), error);
        let mut imap = ImapConnection::open((&self.url, &self.tls), self.patience).await.map_err(told)?;
        let unread = imap.unread().await.map_err(told)?;
        let due = self.known().due(imap.validity, &unread);
        let mut not_marked = None;
        for uid in due.into_iter().take(MOST_MESSAGES) {
            // Counted before, so that one that breaks the connection comes after all others the next time.
            *self.known().tries.entry(uid).or_default() += 1;
            let Some(message) = imap.message(uid).await.map_err(told)? else { continue };
            match self.hear(&message).await {
                Ok(Some(heard)) if heard.is_of_our_mail() => {
                    looked.taken_in += 1;
                    looked.set_aside += usize::from(heard == Heard::SetAside);
                    looked.complaints += usize::from(heard == Heard::Complaint);
                    match imap.mark_as_read(uid).await {
                        Ok(()) => {}
                        Err(error) if matches!(error.problem, ImapProblem::Refused) => {
                            not_marked = Some(error);
                        }
                        Err(error) => return Err(told(error)),
                    }
                }
                Ok(Some(_)) => looked.left += 1,
                Ok(None) => {
                    looked.failed += 1;
                    continue;
                }
                Err(error) => {
                    // The message is not at fault.
                    self.known().tries.remove(&uid);
                    return Err(error.into());
                }
            }
            self.known().tries.insert(uid, TRIES);
        }
        imap.close().await;
        not_marked.map_or(Ok(()), |error| Err(told(error)))
    }

    /// What a message tells; nothing if it breaks what reads it, which is logged.
    async fn hear(&self, message: &[u8]) -> sqlx::Result<Option<Heard>> {
        let heard = within(LONGEST_WAIT, self.outbox.hear(message, &*self.readers));
        match AssertUnwindSafe(heard).catch_unwind().await {
            Ok(Ok(heard)) => Ok(Some(heard)),
            Ok(Err(error)) if is_unavailable(&error) => Err(error),
            Ok(Err(error)) => {
                tracing::error!("a returned message could not be taken in: {}", discreet(&error));
                Ok(None)
            }
            Err(_) => {
                tracing::error!("taking in a returned message panicked");
                Ok(None)
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_comes_after_what_is_new_and_is_given_up_at_last() {
        let mut known = Known::default();
        assert_eq!(known.due(Some(7), &[1, 3, 2]), [3, 2, 1]);
        known.tries.extend([(3, 1), (2, TRIES)]);
        assert_eq!(known.due(Some(7), &[1, 2, 3, 4]), [4, 1, 3]);
        // Read elsewhere and gone: forgotten.
        assert_eq!(known.due(Some(7), &[3]), [3]);
        assert_eq!(known.tries, HashMap::from([(3, 1)]));
        // The server has numbered its messages anew.
        assert_eq!(known.due(Some(8), &[3]), [3]);
        assert!(known.tries.is_empty());
    }
}
