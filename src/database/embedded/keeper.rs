//! Supervises the embedded server: restarts it when it dies, for as long as the site runs.

use std::{
    convert::Infallible,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use tokio::sync::oneshot;

use super::{Embedded, EmbeddedError, STOPS_WITHIN};

/// How often the server is checked. Requests wait at most this long, and as long as a start takes.
const LOOKS_EVERY: Duration = Duration::from_millis(500);

/// The longest pause after failed starts, as on a full disk: the log should not fill it further.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Supervises an embedded server and starts it again when it dies. Dropping it lets go of the server.
///
/// It is a thread because all of its work blocks, and so that it ends with the process, whatever it is doing.
pub(in crate::database) struct Keeper {
    stop: mpsc::Sender<Infallible>,
    ended: oneshot::Receiver<()>,
}

impl Keeper {
    pub(in crate::database) fn of(embedded: Embedded) -> Result<Self, EmbeddedError> {
        let (stop, stopped) = mpsc::channel();
        let (end, ended) = oneshot::channel();
        let folder = embedded.home.folder.clone();
        let work = move || {
            keep(embedded, &stopped);
            // The receiver may be gone.
            let _ = end.send(());
        };
        thread::Builder::new()
            .name("postgres-keeper".into())
            .spawn(work)
            .map_err(EmbeddedError::at(&folder))?;
        Ok(Self { stop, ended })
    }

    /// Lets go of the server, and waits briefly for it to stop if no other process holds it.
    pub(in crate::database) async fn let_go(self) {
        drop(self.stop);
        if tokio::time::timeout(STOPS_WITHIN, self.ended).await.is_err() {
            tracing::warn!("PostgreSQL takes its time to stop; the watchdog sees to it");
        }
    }
}

fn keep(mut embedded: Embedded, stopped: &mpsc::Receiver<Infallible>) {
    let mut pause = LOOKS_EVERY;
    while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        if let Err(error) = embedded.home.log.trim() {
            tracing::warn!(%error, "the log of PostgreSQL cannot be shortened");
        }
        if embedded.is_up() {
            continue;
        }
        tracing::warn!("PostgreSQL has stopped; starting it again");
        pause = match embedded.renew() {
            Ok(()) => {
                tracing::info!("PostgreSQL is up again");
                LOOKS_EVERY
            }
            Err(error) => {
                tracing::error!(%error, "PostgreSQL does not start");
                LONGEST_PAUSE.min(2 * pause)
            }
        };
    }
    embedded.let_go();
}
