//! What every command that needs the site does first: open the database and find the secret.

use anyhow::Context;
use secrecy::ExposeSecret;

use super::secret::the_one_in_force;
use crate::{
    app::App,
    clock::Clock,
    config::{Config, PublicUrl},
    database::{Database, DatabaseError, ServerUrl, Source},
    keys::Secret,
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

/// Which database it is.
pub(super) fn source(config: &Config) -> anyhow::Result<Source> {
    Ok(match &config.database_url {
        Some(url) => Source::Server { url: url.expose_secret().parse().context("DATABASE_URL")? },
        None => Source::Embedded { folder: config.data.join("postgres") },
    })
}

/// The secret, as it is given or in its file.
pub(super) fn secret(config: &Config, public: &PublicUrl) -> anyhow::Result<Secret> {
    match &config.secret_key {
        Some(key) => Ok(Secret::parse(key.expose_secret()).context("--secret-key")?),
        None if config.database_url.is_some() && !public.is_local() => anyhow::bail!(
            "with DATABASE_URL and a public URL, give the secret as well (--secret-key or UNDERSIGNED_SECRET_KEY): \
             a file on this machine would be lost with it. `openssl rand -base64 32` makes one; keep it apart from \
             the database"
        ),
        None => Ok(Secret::read_or_make(&config.data.join("secret.key"))?),
    }
}
