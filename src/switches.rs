//! Switches: signing and mail can be paused, or the whole site be made to show only. Each node follows them once a second.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    time::Duration,
};

use serde_json::json;
use sqlx::{PgPool, query, query_as};
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::OffsetDateTime;
use tokio_util::sync::CancellationToken;

use crate::{
    audit::{self, Who},
    database::{LONGEST_WAIT, within},
    error::discreet,
};

/// How often a node asks what is off.
const TICK: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray, clap::ValueEnum)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Switch {
    /// Forms of letters. Who has filled one in can still confirm it.
    Signing,
    /// All mail: it waits in the outbox.
    Mail,
    /// Every change, and with it signing and mail: the site only shows.
    Site,
}

impl Switch {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// That something is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off {
    pub name: String,
    pub off_since: OffsetDateTime,
    /// Why, for those who run the site.
    pub note: String,
}

/// What is off, as this node knows. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Switches(Arc<AtomicU8>);

impl Switches {
    /// A site that only shows takes no forms and sends no mail either.
    pub fn is_off(&self, switch: Switch) -> bool {
        self.0.load(Ordering::Relaxed) & (switch.bit() | Switch::Site.bit()) != 0
    }

    /// All that are off.
    pub async fn all_off(pool: &PgPool) -> sqlx::Result<Vec<Off>> {
        query_as!(Off, "select name, off_since, note from switch order by name").fetch_all(pool).await
    }

    /// Turns one off, for the reason that is given, or on again. Returns false if it was so already.
    pub async fn turn(
        &self,
        pool: &PgPool,
        (who, switch): (Who, Switch),
        off_because: Option<&str>,
        now: OffsetDateTime,
    ) -> sqlx::Result<bool> {
        let mut tx = pool.begin().await?;
        let name = switch.into_str();
        let (turned, act) = match off_because {
            Some(note) => {
                let off = query!(
                    "insert into switch (name, off_since, note) values ($1, $2, $3) on conflict do nothing",
                    name,
                    now,
                    note
                );
                (off.execute(&mut *tx).await?, "switch-off")
            }
            None => {
                let on = query!("delete from switch where name = $1", name);
                (on.execute(&mut *tx).await?, "switch-on")
            }
        };
        let turned = turned.rows_affected() > 0;
        if turned {
            // The note may name people, and the trail is never erased.
            audit::record_of_site(&mut tx, now, (who, act), json!({ "switch": name })).await?;
        }
        tx.commit().await?;
        self.refresh(pool).await?;
        Ok(turned)
    }

    /// Asks what is off.
    pub async fn refresh(&self, pool: &PgPool) -> sqlx::Result<()> {
        let off = Self::all_off(pool).await?;
        let known = off.iter().filter_map(|off| off.name.parse::<Switch>().ok());
        self.0.store(known.fold(0, |bits, switch| bits | switch.bit()), Ordering::Relaxed);
        Ok(())
    }

    /// Follows the switches until `stopped`.
    pub async fn follow(self, pool: PgPool, stopped: CancellationToken) {
        let mut tick = tokio::time::interval(TICK);
        loop {
            tokio::select! { _ = tick.tick() => {}, () = stopped.cancelled() => return }
            if let Err(error) = within(LONGEST_WAIT, self.refresh(&pool)).await {
                tracing::warn!("what is switched off is not known: {}", discreet(&error));
            }
        }
    }
}
