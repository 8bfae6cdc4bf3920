//! Records what became of mails. What the server answers while the database writes is written next, in one statement
//! (group commit), so that no mail waits for others and a commit is shared by as many as there are.
//!
//! A mail's connection is free again only when its result is recorded. So after a crash, no more mails are in doubt
//! than there were connections.

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::{
    Outbox,
    store::notes::{self, Note},
};
use crate::{
    database::{LONGEST_WAIT, within},
    error::{code, discreet},
};

/// If the database does not accept a result, it is written again after this time: until it is, the mail stays with this
/// node, and is not sent twice.
const AGAIN: Duration = Duration::from_secs(1);

/// The most results in one statement.
const MOST: usize = 100;

type Entry = (Note, oneshot::Sender<()>);

/// Where results are left. The task that writes them ends when this is dropped.
pub(super) struct Notes(mpsc::UnboundedSender<Entry>);

impl Notes {
    pub(super) fn open(outbox: Outbox) -> Self {
        let (sender, receiver) = mpsc::unbounded_channel();
        tokio::spawn(write(outbox, receiver));
        Self(sender)
    }

    /// Returns once the result is recorded.
    pub(super) async fn record(&self, note: Note) {
        let (recorded, is_recorded) = oneshot::channel();
        if self.0.send((note, recorded)).is_ok() {
            let _ = is_recorded.await;
        }
    }
}

async fn write(outbox: Outbox, mut entries: mpsc::UnboundedReceiver<Entry>) {
    let mut batch = Vec::new();
    while entries.recv_many(&mut batch, MOST).await > 0 {
        let (notes, recorded): (Vec<Note>, Vec<_>) = batch.drain(..).unzip();
        if record(&outbox, &notes).await == Recorded::NotAsItIs {
            for note in &notes {
                if record(&outbox, std::slice::from_ref(note)).await == Recorded::NotAsItIs {
                    tracing::error!(mail = %note.row.id, "what became of a mail cannot be noted; it will go again");
                }
            }
        }
        for recorded in recorded {
            // Nobody waits for it at shutdown.
            let _ = recorded.send(());
        }
    }
}

#[derive(PartialEq, Eq)]
enum Recorded {
    Yes,
    /// Something about it is refused, and would be refused again.
    NotAsItIs,
}

async fn record(outbox: &Outbox, notes: &[Note]) -> Recorded {
    loop {
        match within(LONGEST_WAIT, notes::record(outbox.pool(), outbox.now(), notes)).await {
            Ok(()) => return Recorded::Yes,
            Err(error) => {
                tracing::warn!(
                    mails = notes.len(),
                    "what became of mails cannot be noted yet: {}",
                    discreet(&error)
                );
                if is_about_the_data(&error) {
                    return Recorded::NotAsItIs;
                }
            }
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Whether the database refuses the values, and not the moment (SQLSTATE classes 22 and 23).
fn is_about_the_data(error: &sqlx::Error) -> bool {
    code(error).is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
}
