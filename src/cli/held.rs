//! `undersigned held`: the moderation queue on the command line.

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use uuid::Uuid;

use super::{
    open::{open, open_with_letters},
    say,
};
use crate::{
    app::App,
    chunks,
    config::Config,
    database::Database,
    mail::Worker,
    moderation::{
        Moderator, decide,
        queue::{QueueCursor, QueueItem, queue},
        reports::{Dismissed, Report},
    },
    signing::{
        screening::Reason,
        signature::{Changed, Signature, details::SignatureDetails},
        signer::edit::Waiting,
    },
    switches::Switch,
};

/// Prints the queue, the longest waiting first.
pub async fn list(config: Config, slug: Option<String>) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        let find =
            |slug: String| app.library.find(&slug).with_context(|| format!("there is no letter {slug:?}"));
        let letter = slug.map(find).transpose()?.map(|letter| letter.id);
        let (mut behind, mut count, mut acts) = (QueueCursor::FRONT, 0, "publish|reject");
        loop {
            let portion = queue(&app.signing, &app.reports, letter, behind, chunks::ROWS).await?;
            let ids: Vec<_> = portion.items.iter().map(|item| item.signature().id).collect();
            let beside = app.signing.submissions.held_from_networks_of(&ids).await?;
            for item in &portion.items {
                match item {
                    QueueItem::Signature(signature) => {
                        show(app, signature);
                        show_network(signature, beside.get(&signature.id).copied().unwrap_or_default());
                    }
                    QueueItem::Edit(signature, edit) => show_edit(app, signature, edit),
                    QueueItem::Report(signature, report) => {
                        acts = "publish|reject|dismiss";
                        show_report(app, signature, report);
                    }
                }
            }
            count += portion.items.len();
            let Some(next) = portion.next else { break };
            behind = next;
        }
        say(&match count {
            0 => "nothing waits".to_owned(),
            1 => format!("1 waits; decide with: undersigned held {acts} ID"),
            n => format!("{n} wait; decide with: undersigned held {acts} ID"),
        });
        Ok(())
    })
    .await
}

pub async fn publish(config: Config, id: Uuid, reason: Option<String>) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let moderator = Moderator::at_the_command_line();
        report(decide::publish(&moderator, &app.signing, id, reason.as_deref()).await?, "published")
    })
    .await
}

pub async fn reject(config: Config, id: Uuid, reason: Option<String>) -> anyhow::Result<ExitCode> {
    let Some(reason) = reason.filter(|reason| !reason.trim().is_empty()) else {
        bail!("say why, in words for the signer: --reason \"…\"");
    };
    with_changes(config, async |app| {
        let moderator = Moderator::at_the_command_line();
        report(decide::reject(&moderator, &app.signing, id, &reason).await?, "rejected")
    })
    .await
}

pub async fn dismiss(config: Config, id: Uuid, reason: Option<String>) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let moderator = Moderator::at_the_command_line();
        match app.reports.dismiss(&moderator, id, reason.as_deref()).await? {
            Dismissed::Done => say("dismissed"),
            Dismissed::Unknown => bail!("no report waits under this id"),
        }
        Ok(())
    })
    .await
}

/// Opens the site for one command, without serving it, with the letters as the database has them.
pub(super) async fn with_site(
    config: Config,
    work: impl AsyncFnOnce(&App) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    let public = config.public_url(config.listen.port());
    act_on(open(config, public).await?, work).await
}

/// The same for a command that changes something: refused while the site only shows.
pub(super) async fn with_changes(
    config: Config,
    work: impl AsyncFnOnce(&App) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        take_changes(app)?;
        work(app).await
    })
    .await
}

/// Whether the site takes changes now.
pub(super) fn take_changes(app: &App) -> anyhow::Result<()> {
    anyhow::ensure!(
        !app.switches.is_off(Switch::Site),
        "the site is switched to show only, and takes no change: undersigned switch site on"
    );
    Ok(())
}

/// The same, after reading the letters' folder.
pub(super) async fn with_letters(
    config: Config,
    work: impl AsyncFnOnce(&App) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    let public = config.public_url(config.listen.port());
    act_on(open_with_letters(config, public).await?, work).await
}

async fn act_on(
    (app, _, database): (App, Worker, Database),
    work: impl AsyncFnOnce(&App) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
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
        Changed::Conflict => bail!("somebody else has decided on it in between"),
        Changed::Unknown => bail!("nothing waits under this id; an edit that was changed since has another"),
    }
    Ok(())
}

fn show(app: &App, signature: &Signature) {
    say(&format!("{}  {}  since {}", signature.id, slug(app, signature), signature.signed_at.date()));
    show_words(&signature.details);
    show_reasons(&signature.held_for);
}

/// How many signatures come from one network, for the moderator of a burst. The network is forgotten after two
/// days.
fn show_network(signature: &Signature, beside: i64) {
    if signature.held_for.contains(&Reason::Burst) && beside > 1 {
        say(&format!("    {beside} that wait came from its network on that day"));
    }
}

/// An edit has its own id: if the signer changes the words once more, that is another edit.
fn show_edit(app: &App, signature: &Signature, edit: &Waiting) {
    let (slug, number) = (slug(app, signature), signature.number.unwrap_or_default());
    say(&format!("{}  {slug}  change of number {number} since {}", edit.edit, edit.written_at.date()));
    say(" now:");
    show_words(&signature.details);
    say(" would be:");
    show_words(&edit.wanted);
    show_reasons(&edit.waits_for);
}

/// A report has its own id; the id of its signature is printed too.
fn show_report(app: &App, signature: &Signature, report: &Report) {
    let (slug, number) = (slug(app, signature), signature.number.unwrap_or_default());
    say(&format!("{}  {slug}  report of number {number} since {}", report.id, report.reported_at.date()));
    show_words(&signature.details);
    say(&format!("  reported: {}", report.words.replace('\n', " ")));
    say(&format!("  if the report is right: undersigned held reject {} --reason \"…\"", signature.id));
    say(&format!("  if it is not: undersigned held dismiss {}", report.id));
}

fn slug(app: &App, signature: &Signature) -> String {
    let letter = app.library.by_id(signature.letter);
    letter.map_or_else(|| "(gone)".to_owned(), |letter| letter.letter.slug.as_str().to_owned())
}

fn show_words(details: &SignatureDetails) {
    let line = details.line();
    let name = line.name.as_deref().unwrap_or("Anonymous");
    say(&format!("  {name}  ({}, {})", line.capacity, details.visibility.into_str()));
    let details = [
        ("says", line.description()),
        ("speaks for it", details.text.spokesperson.as_str().to_owned()),
        ("city", line.city.clone()),
        ("country", line.country.clone()),
        ("page", line.website.clone()),
        ("comment", line.comment.replace('\n', " ")),
    ];
    for (label, value) in details.iter().filter(|(_, value)| !value.is_empty()) {
        say(&format!("  {label}: {value}"));
    }
}

fn show_reasons(reasons: &[Reason]) {
    let names = reasons.iter().map(Reason::into_str).collect::<Vec<_>>().join(", ");
    if !names.is_empty() {
        say(&format!("  held for: {names}"));
    }
    for reason in reasons {
        say(&format!("    {}", explained(*reason)));
    }
}

/// A reason, in words for the moderator.
const fn explained(reason: Reason) -> &'static str {
    match reason {
        Reason::Anonymous => "it names nobody; the line will read \"Anonymous\"",
        Reason::Group => "it speaks for many: see that whoever speaks for them may",
        Reason::Everyone => "every signature under this letter waits (moderation = \"all\")",
        Reason::Watched => "its name, or one that looks like it, is on the letter's watch.txt",
        Reason::FirstSignatory => "its name, or one that looks like it, is that of a first signatory",
        Reason::Reported => "somebody has reported a signature with this name",
        Reason::Scripts => "a word mixes letters of several alphabets, of which some look alike",
        Reason::Link => "there is a link or an address in its words",
        Reason::Mailbox => "its mailbox has signed under another name: a family's, or one person twice",
        Reason::Burst => {
            "many forms came from its network at once: an office, a train, or one person many times"
        }
        Reason::Honeypot => "its form filled in a field that people do not see, as programs do",
        Reason::Restored => {
            "it was changed after the backup from which the site was restored; the change is lost"
        }
    }
}
