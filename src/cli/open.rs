//! Opens the database and reads the secret. Used by every command that needs the site.

use std::path::Path;

use anyhow::{Context, bail};
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

/// Where `setup` and the package put the settings of a machine's site.
const SETTINGS: &str = "/etc/undersigned.env";

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
    if let Some(site) = another_site(&config) {
        bail!("there is no site in {}; a command on the site of this machine: {site}", config.data.display());
    }
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

/// The command for the site that this machine was set up for, if this command would begin another one where somebody
/// happens to stand: what they pause or change there would pause and change nothing.
fn another_site(config: &Config) -> Option<&'static str> {
    let begins = config.database_url.is_none() && config.public_url.is_none() && !config.data.exists();
    (begins && Path::new(SETTINGS).exists()).then_some("undersigned-site")
}
