//! `undersigned organizer`: manages the accounts of organizers.

use std::process::ExitCode;

use anyhow::{Context, bail};

use super::{
    held::{with_changes, with_site},
    say,
};
use crate::{
    app::App,
    config::Config,
    language::Language,
    mail::EmailAddress,
    organizers::{
        accounts::{Account, Invitation, Invited, Managed},
        rights::{Owner, Role},
    },
    urls::Paths,
};

/// The account of the site's first owner, whose link `serve` prints on a developer's machine. Mail to this address
/// goes to the development mailbox.
const FIRST_OWNER: &str = "owner@example.org";

/// Makes an account and prints its link.
pub async fn add(config: Config, address: String, role: Role) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let address = parse(&address)?;
        let owner = Owner::at_the_command_line();
        match app
            .organizers
            .invite(&owner, &Invitation::by_hand(&address, role, &Language::english()))
            .await?
        {
            Invited::Already => {
                bail!("this address has an account; a new link: undersigned organizer reset ADDRESS")
            }
            Invited::Done(_) => show_link(app, &find(app, &address).await?),
        }
    })
    .await
}

pub async fn list(config: Config) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        let accounts = app.organizers.accounts().await?;
        for account in &accounts {
            say(&format!("{}  {}  {}", account.address.as_str(), account.role.into_str(), standing(account)));
        }
        if accounts.is_empty() {
            say("no organizers; make one with: undersigned organizer add ADDRESS --role owner");
        }
        Ok(())
    })
    .await
}

pub async fn disable(config: Config, address: String) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let account = find(app, &parse(&address)?).await?;
        match app.organizers.disable(&Owner::at_the_command_line(), account.id).await? {
            Managed::Done => say("disabled, and signed out everywhere"),
            Managed::Already => say("it was disabled already"),
            Managed::LastOwner | Managed::Unknown => bail!("this account cannot be disabled"),
        }
        Ok(())
    })
    .await
}

/// Resets an account and prints the new link.
pub async fn reset(config: Config, address: String) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let address = parse(&address)?;
        let account = find(app, &address).await?;
        app.organizers.reset(&Owner::at_the_command_line(), account.id, false).await?;
        say("password, second factor and sessions are gone");
        show_link(app, &find(app, &address).await?)
    })
    .await
}

/// The link for the first owner of a site on a developer's machine, as long as the site has no other account and
/// this one was not claimed.
pub(super) async fn first_link(app: &App) -> anyhow::Result<Option<String>> {
    if !app.site.public().is_local() {
        return Ok(None);
    }
    let account = app.organizers.first_owner(&parse(FIRST_OWNER)?).await?;
    Ok(account.map(|account| link(app, &account)))
}

fn parse(address: &str) -> anyhow::Result<EmailAddress> {
    EmailAddress::parse(address).context("this is not an email address")
}

async fn find(app: &App, address: &EmailAddress) -> anyhow::Result<Account> {
    app.organizers.account_of(address).await?.context("this address has no account")
}

fn standing(account: &Account) -> String {
    match (account.disabled_at, account.signed_in_at) {
        (Some(at), _) => format!("disabled {}", at.date()),
        (None, _) if !account.is_claimed => "has not set a password yet".to_owned(),
        (None, Some(at)) => format!("last signed in {}", at.date()),
        (None, None) => "has never signed in".to_owned(),
    }
}

fn show_link(app: &App, account: &Account) -> anyhow::Result<()> {
    let until = account.link_until.context("the link has ended")?;
    say(&format!("this link sets the password, once, until {}:", until.date()));
    say(&format!("  {}", link(app, account)));
    Ok(())
}

fn link(app: &App, account: &Account) -> String {
    let page = format!("/welcome/{}", app.organizers.link_token(account));
    app.site.absolute(&Paths::negotiated().organize(&page))
}
