//! `undersigned access`: private links to a letter that the public cannot see yet.

use std::process::ExitCode;

use anyhow::{Context, bail};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

use super::{
    held::{with_changes, with_site},
    say,
};
use crate::{
    app::App,
    audit::Who,
    config::Config,
    keys::Purpose,
    letters::{
        Loaded,
        access::{self, Admits, NewLink, PrivateLink},
    },
    urls::Paths,
};

pub async fn list(config: Config, slug: String) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        let letter = letter(app, &slug)?;
        let links = access::all(app.database.pool(), letter.id).await?;
        for link in &links {
            show(app, &slug, link)?;
        }
        if links.is_empty() {
            say("no private links; make one with: undersigned access grant SLUG --for read|sign|press --label WHOM");
        }
        Ok(())
    })
    .await
}

/// Makes a link and prints it.
pub async fn grant(
    config: Config,
    slug: String,
    admits: Admits,
    label: String,
    expires: Option<String>,
) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let letter = letter(app, &slug)?;
        let now = app.clock.now();
        let expires = match expires {
            Some(text) => OffsetDateTime::parse(&text, &Rfc3339)
                .with_context(|| format!("--expires {text:?}: write a moment as 2026-12-31T09:00:00Z"))?,
            None => now + access::WORKS_FOR,
        };
        if expires <= now {
            bail!("--expires lies in the past");
        }
        let new = NewLink { letter: letter.id, admits, label: &label, expires_at: expires };
        let id = access::grant(app.database.pool(), Who::CommandLine, new, now).await?;
        let link = access::find(app.database.pool(), id).await?.context("the link is gone")?;
        show(app, &slug, &link)
    })
    .await
}

pub async fn revoke(config: Config, id: Uuid) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        if !access::revoke((app.database.pool(), &app.journal), Who::CommandLine, id, app.clock.now()).await?
        {
            bail!("there is no such link");
        }
        say("revoked");
        Ok(())
    })
    .await
}

pub(super) fn letter(app: &App, slug: &str) -> anyhow::Result<std::sync::Arc<Loaded>> {
    app.library.find(slug).with_context(|| {
        format!("there is no letter {slug:?}; the site knows those of its folder once it has run (undersigned serve)")
    })
}

fn show(app: &App, slug: &str, link: &PrivateLink) -> anyhow::Result<()> {
    let token = app.keys.token(Purpose::Private, link.id, 0);
    let state = match link.revoked_at {
        Some(at) => format!("revoked {}", at.date()),
        None => format!("until {}", link.expires_at.format(&Rfc3339)?),
    };
    say(&format!("{}  {}  {state}  used {}×  for {}", link.id, link.admits, link.uses, link.label));
    say(&format!("  {}", app.site.absolute(&Paths::negotiated().private(&token).letter(slug))));
    Ok(())
}
