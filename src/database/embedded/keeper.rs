//! Keeps the server up while the site runs.

use std::{
    convert::Infallible,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use tokio::sync::oneshot;

use super::{Embedded, EmbeddedError, STOPS_WITHIN};

/// How often the server is looked at. Requests wait that long at most, and as long as a start takes.
const LOOKS_EVERY: Duration = Duration::from_millis(500);

/// The longest pause after starts that failed, as on a full disk: the log should not fill it further.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Looks after an embedded server, and starts it again when it dies. Dropping it lets go of the server.
///
/// It is a thread, because all that it does blocks; and one that ends with the process, in whatever it is.
pub(in crate::database) struct Keeper {
    stop: mpsc::Sender<Infallible>,
    ended: oneshot::Receiver<()>,
}

impl Keeper {
    /// Looks after this one.
    pub(in crate::database) fn of(embedded: Embedded) -> Result<Self, EmbeddedError> {
        let (stop, stopped) = mpsc::channel();
        let (end, ended) = oneshot::channel();
        let folder = embedded.home.folder.clone();
        let work = move || {
            keep(embedded, &stopped);
            // Nobody may be waiting any more.
            let _ = end.send(());
        };
        thread::Builder::new()
            .name("postgres-keeper".into())
            .spawn(work)
            .map_err(EmbeddedError::at(&folder))?;
        Ok(Self { stop, ended })
    }

    /// Lets go of the server, and waits a moment for it to stop if nobody else holds it.
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
