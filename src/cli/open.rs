//! What every command that needs the site does first: open the database and find the secret.

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

/// The site in step with the letters' folder, for the few commands that act on it, with the database that must be
/// closed in the end.
pub(super) async fn open_with_letters(
    config: Config,
    public: PublicUrl,
) -> anyhow::Result<(App, Worker, Database)> {
    let opened =
        open_on(config, public, async |source, replica| Database::open(source, replica).await).await?;
    match opened.0.take_in_letters().await {
        Ok(()) => Ok(opened),
        Err(error) => {
            opened.2.close().await;
            Err(error)
        }
    }
}

/// The site as the database has it: neither is a folder read, in which the command may happen to run, nor a database
/// changed that an older release may be using.
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
        let secret = the_one_in_force(database.pools().pool(), &config, secret).await?;
        App::open(config, public, database.pools(), &secret, Clock::system()).await
    };
    match opened.await {
        Ok((app, worker)) => Ok((app, worker, database)),
        Err(error) => {
            database.close().await;
            Err(error)
        }
    }
}
