//! The database: a pool that reads and writes, a pool for readers, and a schema that is up to date.
//!
//! It has two sources that are never mixed: a server that a URL names, or a real PostgreSQL of our own
//! ([`embedded`]), so that the site runs where nothing was set up. This module knows no table.

pub mod embedded;
mod error;
mod pool;
mod pools;
mod schema;
mod server;
mod version;

use std::{fmt, path::PathBuf, time::Duration};

use sqlx::{Connection as _, PgConnection, PgPool, postgres::PgConnectOptions};

pub use error::DatabaseError;
pub use pool::pool;
pub use pools::Pools;
pub use schema::{MIGRATIONS, bring_up_to_date, set_up_if_empty};
pub use server::{BadUrl, ServerUrl};
pub use version::Version;

use embedded::{Durability, Embedded, EmbeddedError, Keeper};

/// How long [`Database::close`] waits for connections that are still at work. What takes longer at the
/// end of the program is cut off and rolled back.
const CONNECTIONS_END_WITHIN: Duration = Duration::from_millis(400);

/// Where the database is.
#[derive(Clone, Debug)]
pub enum Source {
    /// A PostgreSQL of our own.
    Embedded {
        /// Holds its cluster, its socket and its log, and belongs to its account; made if missing.
        folder: PathBuf,
    },
    /// A server that somebody else runs.
    Server {
        /// Which one, and which of its databases.
        url: ServerUrl,
    },
}

/// An open database. The embedded server, if that is the source, stays up as long as this lives and is
/// started again if it dies.
pub struct Database {
    pools: Pools,
    description: String,
    keeper: Option<Keeper>,
}

impl Database {
    /// Connects, or starts the embedded server; sees that the server is one we can work with; and brings
    /// the schema up to date, which several processes may ask for at the same time.
    ///
    /// `read_url` names a streaming replica for [`Database::readers`]. One that does not answer is only
    /// warned about: a site must be able to start while its replica is down.
    ///
    /// # Errors
    /// Every reason why there is no database to work with, with what can be done about it. A server
    /// that was named and cannot be reached is such a reason: nothing falls back to the embedded one.
    pub async fn open(source: &Source, read_url: Option<&ServerUrl>) -> Result<Self, DatabaseError> {
        Self::open_so(source, read_url, async |connection| bring_up_to_date(connection).await).await
    }

    /// The same without a migration, unless the database is empty: for commands that a site's older release may be
    /// running beside.
    ///
    /// # Errors
    /// As above, and if the database is older than this program.
    pub async fn open_as_it_is(source: &Source, read_url: Option<&ServerUrl>) -> Result<Self, DatabaseError> {
        Self::open_so(source, read_url, async |connection| set_up_if_empty(connection).await).await
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
        // Only good manners.
        let _ = connection.close().await;

        let pool = pool(options, pool::MAX_CONNECTIONS);
        let readers = match read_url {
            Some(url) => replica(url).await?,
            None => pool.clone(),
        };
        let pools = Pools::new(pool, readers);
        let comma = if keeper.is_some() { "," } else { "" };
        let description = format!("PostgreSQL {version}{comma} {place}");
        Ok(Self { pools, description, keeper })
    }

    pub fn pool(&self) -> &PgPool {
        self.pools.pool()
    }

    /// For public lists and exports: the replica, which may lag, or else the same as [`Database::pool`].
    pub fn readers(&self) -> &PgPool {
        self.pools.readers()
    }

    /// All pools, to be handed on.
    pub fn pools(&self) -> Pools {
        self.pools.clone()
    }

    /// What it runs on, for the start message and `doctor`: `PostgreSQL 15.18, embedded in
    /// ./data/postgres` or `PostgreSQL 16.2 at db.example:5432/undersigned`. Never a user or a password.
    pub fn describe(&self) -> &str {
        &self.description
    }

    /// Closes the pools and lets go of the embedded server, which stops if no other process holds it.
    /// Returns within about a second, whatever is still at work.
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

/// The embedded server of `folder`, and who keeps it up.
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
    Ok(pool(url.options().clone(), pool::MAX_READER_CONNECTIONS))
}
