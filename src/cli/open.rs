//! Opens the database and reads the secret. Used by every command that needs the site.

use anyhow::Context;
use secrecy::ExposeSecret;

use super::{
    secret::the_one_in_force,
    settings::{secret, source},
};
use crate::{
    app::App,
    clock::Clock,
    config::{Config, PublicUrl},
    database::{Database, DatabaseError, ServerUrl, Source},
    mail::Worker,
};

/// The site after reading the letters' folder, for the few commands that need it, with the database, which the
/// caller must close at the end.
pub(super) async fn open_with_letters(
    config: Config,
    public: PublicUrl,
) -> anyhow::Result<(App, Worker, Database)> {
    let opened = open_migrated(config, public).await?;
    match opened.0.take_in_letters().await {
        Ok(()) => Ok(opened),
        Err(error) => {
            opened.2.close().await;
            Err(error)
        }
    }
}

/// The site as the database has it, after the migrations. No folder is read.
pub(super) async fn open_migrated(
    config: Config,
    public: PublicUrl,
) -> anyhow::Result<(App, Worker, Database)> {
    open_on(config, public, async |source, replica| Database::open(source, replica).await).await
}

/// The site as the database has it. No folder is read, because the command may run in any folder; and, except on an
/// empty database, no migration is applied, because an older release may be using the database.
pub(super) async fn open(config: Config, public: PublicUrl) -> anyhow::Result<(App, Worker, Database)> {
    open_on(config, public, async |source, replica| Database::open_as_it_is(source, replica).await).await
}

async fn open_on(
    config: Config,
    public: PublicUrl,
    connect: impl AsyncFnOnce(&Source, Option<&ServerUrl>) -> Result<Database, DatabaseError>,
) -> anyhow::Result<(App, Worker, Database)> {
    let source = source(&config)?;
    let secret = secret(&config, &public)?;
    let replica = config.read_database_url.as_ref().map(|url| url.expose_secret().parse::<ServerUrl>());
    let replica = replica.transpose().context("DATABASE_READ_URL")?;
    let database = connect(&source, replica.as_ref()).await?;
    let opened = async {
        let secret = the_one_in_force(database.pool(), &config, secret).await?;
        let clock = Clock::running_from(Database::time(database.pool()).await?);
        App::open(config, public, database.pools(), &secret, clock).await
    };
    match opened.await {
        Ok((app, worker)) => Ok((app, worker, database)),
        Err(error) => {
            database.close().await;
            Err(error)
        }
    }
}
