//! `undersigned secret`: shows which secret is in use, and changes it.
//!
//! If the secret is a file, a change has three steps, and may be interrupted between any two of them: the new
//! secret is written beside the old one; the keys are wrapped by the new secret, in one transaction; the new file
//! replaces the old one. The next start, or the same command again, detects the state and continues
//! (`the_one_in_force`).

use std::process::ExitCode;

use anyhow::{Context, bail};
use secrecy::{ExposeSecret, SecretString};
use sqlx::PgPool;

use super::{
    say,
    settings::{existing_secret, secret, source},
};
use crate::{
    config::Config,
    database::Database,
    keys::{self, Rotated, Secret, SecretFile},
};

/// Prints the fingerprint of the secret in force. It makes no secret, and uses no database.
pub fn show_fingerprint(config: &Config) -> anyhow::Result<ExitCode> {
    let secret = existing_secret(config)?;
    let secret =
        secret.with_context(|| format!("there is no secret in {} yet", file(config).path().display()))?;
    say(&secret.fingerprint());
    Ok(ExitCode::SUCCESS)
}

/// Wraps the keys in a new secret: the given one, else a random one.
pub async fn rotate(config: Config, new: Option<SecretString>) -> anyhow::Result<ExitCode> {
    let new = new.map(|key| Secret::parse(key.expose_secret()).context("--new-secret-key")).transpose()?;
    let public = config.public_url(config.listen.port());
    if config.secret_key.is_some() && new.is_none() {
        bail!(
            "the present secret is given by a flag or variable, so give the new one as well (--new-secret-key or \
             UNDERSIGNED_NEW_SECRET_KEY): `openssl rand -base64 32` makes one"
        );
    }
    let database = Database::open_as_it_is(&source(&config)?, None).await?;
    let pools = database.pools();
    let outcome = async {
        let old = secret(&config, &public)?;
        match (&config.secret_key, new) {
            (Some(_), Some(new)) => in_the_environment(pools.pool(), &old, &new).await,
            (_, new) => in_the_file(pools.pool(), &file(&config), &old, new).await,
        }
    };
    let outcome = outcome.await;
    database.close().await;
    outcome.map(|()| ExitCode::SUCCESS)
}

async fn in_the_environment(pool: &PgPool, old: &Secret, new: &Secret) -> anyhow::Result<()> {
    report(keys::rotate(pool, old, new).await?, old, new);
    say("From its next start on, the site needs the new secret: put it where the old one was given.");
    say("Backups from before open only with the old one. Keep it as long as you keep them.");
    Ok(())
}

async fn in_the_file(
    pool: &PgPool,
    file: &SecretFile,
    old: &Secret,
    new: Option<Secret>,
) -> anyhow::Result<()> {
    let wanted = new.as_ref().map(Secret::fingerprint);
    // Write the new secret to disk first: if the secret that wraps the keys were lost, the site's data would be
    // lost too.
    let new = file.begin(new.unwrap_or_else(Secret::random))?;
    if wanted.is_some_and(|wanted| wanted != new.fingerprint()) {
        bail!(
            "another change of the secret, to {}, was begun and not ended; end it first: undersigned secret rotate",
            new.fingerprint()
        );
    }
    let rotated = keys::rotate(pool, old, &new).await?;
    let kept = file.finish(old)?;
    report(rotated, old, &new);
    say(&format!("The new secret is in {}.", file.path().display()));
    say(&format!(
        "Backups from before open only with the old one, which is in {}. Keep it, apart from them, as long as you \
         keep them.",
        kept.display()
    ));
    Ok(())
}

fn report(rotated: Rotated, old: &Secret, new: &Secret) {
    match rotated {
        Rotated::Anew(many) => say(&format!(
            "{many} keys are wrapped anew: by secret {}, no more by {}. Sites that run go on.",
            new.fingerprint(),
            old.fingerprint()
        )),
        Rotated::Already => say(&format!("the keys were wrapped by secret {} already", new.fingerprint())),
    }
}

/// The secret of the file, after finishing a change that was interrupted: if the keys are already wrapped by the
/// next secret, it replaces the present one; if not, the present one is still in force.
pub(super) async fn the_one_in_force(
    pool: &PgPool,
    config: &Config,
    present: Secret,
) -> anyhow::Result<Secret> {
    let file = file(config);
    if config.secret_key.is_some() {
        return Ok(present);
    }
    let Some(next) = file.next()? else { return Ok(present) };
    if keys::opens(pool, &present).await? || !keys::opens(pool, &next).await? {
        return Ok(present);
    }
    file.finish(&present)?;
    tracing::info!("a change of the secret that had been interrupted is brought to its end");
    Ok(next)
}

fn file(config: &Config) -> SecretFile {
    SecretFile::at(config.data.join("secret.key"))
}
