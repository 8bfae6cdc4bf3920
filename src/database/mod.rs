//! The database connection: a pool that reads and writes, a pool for readers, and a schema that is up to date.
//!
//! It has two sources that are never mixed: a server that a URL names, or an embedded PostgreSQL ([`embedded`]), so
//! that the site runs on a machine where nothing was set up. This module knows no table.
//!
//! | file | owns |
//! | --- | --- |
//! | `server`, `version` | a server by its URL; which versions will do |
//! | `pool`, `pools` | pools and their limits; the pools of the site, a replica among them |
//! | `schema` | the migrations |
//! | [`dump`] | a copy in a file, and its return |
//! | [`embedded`] | a PostgreSQL of its own |
//! | `limits` | how long an answer is waited for |
//! | `error` | why a database cannot be used, and what to do |

pub mod dump;
pub mod embedded;
mod error;
mod limits;
mod pool;
mod pools;
mod schema;
mod server;
mod version;

use std::{fmt, path::PathBuf, time::Duration};

use sqlx::{Connection as _, PgConnection, PgExecutor, PgPool, postgres::PgConnectOptions};
use time::OffsetDateTime;

pub use error::DatabaseError;
pub use limits::{LONGEST_WAIT, within};
pub use pool::{FRESH, PATIENCE, READING_CONNECTIONS, pool};
pub use pools::{Pools, Snapshot};
pub use schema::{MIGRATIONS, apply, bring_up_to_date, demand_empty, set_up_if_empty};
pub use server::{BadUrl, ServerUrl};
pub use version::ServerVersion;

use embedded::{Durability, Embedded, EmbeddedError, Keeper};
use pool::{reading_pool, writing_pool};

/// How long [`Database::close`] waits for connections that are still in use. What takes longer at the end of the
/// program is interrupted and rolled back.
const CONNECTIONS_END_WITHIN: Duration = Duration::from_millis(400);

#[derive(Clone, Debug)]
pub enum Source {
    Embedded {
        /// Contains its cluster, its socket and its log, and belongs to its account; made if missing.
        folder: PathBuf,
    },
    /// A server that is managed outside of this program.
    Server {
        /// The server and the name of one of its databases.
        url: ServerUrl,
    },
}

/// An open database. The embedded server, if that is the source, stays up as long as this value exists, and is
/// restarted if it dies.
pub struct Database {
    pools: Pools,
    description: String,
    keeper: Option<Keeper>,
}

impl Database {
    /// Connects, or starts the embedded server; checks the server's version; and brings the schema up to date,
    /// which several processes may do at the same time.
    ///
    /// `read_url` names a streaming replica for [`Pools::read`]. If it does not answer, there is only a
    /// warning: a site must be able to start while its replica is down.
    ///
    /// # Errors
    /// Every reason why the database cannot be used, with what can be done about it. A given server that cannot be
    /// reached is such a reason: there is no fallback to the embedded one.
    pub async fn open(source: &Source, read_url: Option<&ServerUrl>) -> Result<Self, DatabaseError> {
        Self::open_so(source, read_url, async |connection| bring_up_to_date(connection).await).await
    }

    /// The same without a migration, unless the database is empty: for commands that may run beside a site of an
    /// older release.
    ///
    /// # Errors
    /// As above, and if the schema is older than this program.
    pub async fn open_as_it_is(source: &Source, read_url: Option<&ServerUrl>) -> Result<Self, DatabaseError> {
        Self::open_so(source, read_url, async |connection| set_up_if_empty(connection).await).await
    }

    /// The same for a database in which there must be nothing yet; nothing is made in it.
    ///
    /// # Errors
    /// As above, and if there is a table.
    pub async fn open_empty(source: &Source) -> Result<Self, DatabaseError> {
        Self::open_so(source, None, async |connection| demand_empty(connection).await).await
    }

    async fn open_so(
        source: &Source,
        read_url: Option<&ServerUrl>,
        prepare: impl AsyncFnOnce(&mut PgConnection) -> Result<(), DatabaseError>,
    ) -> Result<Self, DatabaseError> {
        let (options, place, keeper) = match source {
            Source::Server { url } => (url.options().clone(), format!("at {url}"), None),
            Source::Embedded { folder } => {
                let (options, keeper) = start(folder.clone()).await?;
                (options, format!("embedded in {}", folder.display()), Some(keeper))
            }
        };
        let (mut connection, version) = server::connect(&options, &place).await?;
        prepare(&mut connection).await?;
        // Optional: it only lets the server end the session in order.
        let _ = connection.close().await;

        let mut pools = Pools::new(writing_pool(options.clone()), reading_pool(options));
        if let Some(url) = read_url {
            pools = pools.with_replica(replica(url).await?);
        }
        let comma = if keeper.is_some() { "," } else { "" };
        let description = format!("PostgreSQL {version}{comma} {place}");
        Ok(Self { pools, description, keeper })
    }

    /// Waits for a server that is not up yet, and says what it waits for. For a site that starts with its machine.
    pub async fn wait_for(source: &Source, told: impl FnMut(String)) {
        if let Source::Server { url } = source {
            server::wait_for(url.options(), &url.to_string(), told).await;
        }
    }

    /// The time by the server's clock.
    pub async fn time(db: impl PgExecutor<'_>) -> sqlx::Result<OffsetDateTime> {
        sqlx::query_scalar("select clock_timestamp()").fetch_one(db).await
    }

    pub fn pool(&self) -> &PgPool {
        self.pools.pool()
    }

    /// For public lists and exports, on the same server as [`Database::pool`].
    pub fn readers(&self) -> &PgPool {
        self.pools.readers()
    }

    pub fn pools(&self) -> Pools {
        self.pools.clone()
    }

    /// What the database runs on, for the start message: `PostgreSQL 15.18, embedded in ./data/postgres` or
    /// `PostgreSQL 16.2 at db.example:5432/undersigned`. Never a user or a password.
    pub fn describe(&self) -> &str {
        &self.description
    }

    /// Closes the pools and lets go of the embedded server, which stops if no other process holds it. Returns
    /// within about a second, whatever is still in progress.
    pub async fn close(self) {
        if tokio::time::timeout(CONNECTIONS_END_WITHIN, self.pools.close()).await.is_err() {
            tracing::warn!("database connections were still at work, and are cut off");
        }
        if let Some(keeper) = self.keeper {
            keeper.let_go().await;
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({})", self.description)
    }
}

/// Starts the embedded server of `folder` and its keeper.
async fn start(folder: PathBuf) -> Result<(PgConnectOptions, Keeper), EmbeddedError> {
    let asked = folder.clone();
    let opening = tokio::task::spawn_blocking(move || {
        let embedded = Embedded::open(&folder, Durability::Lasting)?;
        Ok((embedded.connect_options(embedded::DATABASE), Keeper::of(embedded)?))
    });
    opening.await.unwrap_or_else(|ended| Err(EmbeddedError::at(&asked)(ended.into())))
}

async fn replica(url: &ServerUrl) -> Result<PgPool, DatabaseError> {
    match server::connect(url.options(), &format!("at {url}")).await {
        Ok(_) => {}
        Err(error @ DatabaseError::Unreachable { .. }) => {
            tracing::warn!(%error, "starting without the replica");
        }
        Err(error) => return Err(error),
    }
    Ok(reading_pool(url.options().clone()))
}
