//! `undersigned held`: the queue on the command line.

use std::process::ExitCode;

use anyhow::bail;
use uuid::Uuid;

use super::{open::open, say};
use crate::{
    app::App,
    config::Config,
    letters::Shelved,
    moderation::{Moderator, decide},
    signing::signature::{Changed, Signature},
};

/// Shows what waits, the longest waiting first.
pub async fn list(config: Config, slug: Option<String>) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        let letter = match slug.as_deref().map(|slug| (slug, app.library.find(slug))) {
            Some((_, Some(Shelved::Here(letter) | Shelved::Moved(letter)))) => Some(letter.id),
            Some((slug, None)) => bail!("there is no letter {slug:?}"),
            None => None,
        };
        let held = app.signing.held(letter).await?;
        for signature in &held {
            show(app, signature);
        }
        say(&match held.len() {
            0 => "nothing waits".to_owned(),
            1 => "1 signature waits; decide with: undersigned held publish|reject ID".to_owned(),
            n => format!("{n} signatures wait; decide with: undersigned held publish|reject ID"),
        });
        Ok(())
    })
    .await
}

/// Publishes one.
pub async fn publish(config: Config, id: Uuid, reason: Option<String>) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        let moderator = Moderator::at_the_command_line();
        report(decide::publish(&moderator, &app.signing, id, reason.as_deref()).await?, "published")
    })
    .await
}

/// Rejects one.
pub async fn reject(config: Config, id: Uuid, reason: Option<String>) -> anyhow::Result<ExitCode> {
    let Some(reason) = reason.filter(|reason| !reason.trim().is_empty()) else {
        bail!("say why, in words for the signer: --reason \"…\"");
    };
    with_site(config, async |app| {
        let moderator = Moderator::at_the_command_line();
        report(decide::reject(&moderator, &app.signing, id, &reason).await?, "rejected")
    })
    .await
}

/// Opens the site for one act, without serving it.
pub(super) async fn with_site(
    config: Config,
    work: impl AsyncFnOnce(&App) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    let public = config.public_url(config.listen.port());
    let (app, _, database) = open(config, public).await?;
    let outcome = work(&app).await;
    drop(app);
    database.close().await;
    outcome.map(|()| ExitCode::SUCCESS)
}

fn report(changed: Changed, done: &str) -> anyhow::Result<()> {
    match changed {
        Changed::Done => say(done),
        Changed::Already => say(&format!("it was {done} already")),
        Changed::Erased => bail!("its signer has withdrawn it; there is nothing left to decide"),
        Changed::Unknown => bail!("there is no such signature"),
    }
    Ok(())
}

fn show(app: &App, signature: &Signature) {
    let letter = app.library.by_id(signature.letter);
    let slug = letter.as_ref().map_or("(gone)", |letter| letter.letter.slug.as_str());
    let line = signature.adherence.line();
    let name = line.name.as_deref().unwrap_or("Anonymous");
    let reasons = signature.held_for.iter().map(|reason| reason.as_str()).collect::<Vec<_>>().join(", ");
    say(&format!("{}  {slug}  since {}", signature.id, signature.signed_at.date()));
    say(&format!("  {name}  ({}, {})", line.capacity, signature.adherence.visibility.as_str()));
    let details = [
        ("says", line.description()),
        ("speaks for it", signature.adherence.said.spokesperson.as_str().to_owned()),
        ("country", line.country.clone()),
        ("page", line.website.clone()),
        ("comment", line.comment.replace('\n', " ")),
        ("held for", reasons),
    ];
    for (label, value) in details.iter().filter(|(_, value)| !value.is_empty()) {
        say(&format!("  {label}: {value}"));
    }
}
