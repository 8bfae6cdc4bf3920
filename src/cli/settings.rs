//! Reads the database and the secret from the configuration, before a command opens anything.

use anyhow::Context as _;
use secrecy::ExposeSecret as _;

use crate::{
    config::{Config, PublicUrl},
    database::Source,
    keys::Secret,
};

pub(super) fn source(config: &Config) -> anyhow::Result<Source> {
    Ok(match &config.database_url {
        Some(url) => Source::Server { url: url.expose_secret().parse().context("DATABASE_URL")? },
        None => Source::Embedded { folder: config.data.join("postgres") },
    })
}

/// The secret that is there, from the configuration or from its file; none is made.
pub(super) fn existing_secret(config: &Config) -> anyhow::Result<Option<Secret>> {
    match &config.secret_key {
        Some(key) => Ok(Some(Secret::parse(key.expose_secret()).context("--secret-key")?)),
        None => Ok(Secret::read(&config.data.join("secret.key"))?),
    }
}

/// The secret, from the configuration or from its file.
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
