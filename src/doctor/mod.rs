//! Looks at everything that the site needs, and says with a remedy what is wrong: for `undersigned doctor`, and each
//! night for the owners.
//!
//! | file | owns |
//! | --- | --- |
//! | `dns` | what the domain of the sender says |
//! | `nightly`, [`email`], `store` | what has changed since the night before, told to the owners by mail |

pub mod dns;
pub mod email;
pub mod nightly;
mod store;

use std::{net::SocketAddr, path::Path, time::Duration};

use nix::sys::statvfs::statvfs;
use time::OffsetDateTime;

use crate::{
    app::{App, SendsTo},
    backup,
    clock::minute,
    config::{Config, PublicUrl},
    database::Database,
    mail::hooks::HookState,
    organizers::{accounts::Account, rights::Role},
    signing,
    switches::Switches,
};

/// How long the mail server may take.
const PROBED_WITHIN: Duration = Duration::from_secs(20);

/// A mail that a person waits for is late after this.
const LATE: time::Duration = time::Duration::minutes(15);

/// Less room than this is too little for a busy evening.
const ROOM: u64 = 1 << 30;

/// More than this between two clocks, and times in mails and on pages look wrong.
const APART: time::Duration = time::Duration::seconds(5);

/// A backup of each night is at most this old.
const NIGHTLY: time::Duration = time::Duration::hours(26);

pub enum Finding {
    Right(String),
    /// It works, and somebody should know.
    Doubt(String),
    /// It does not work: what is wrong, and what to do.
    Wrong(String),
}

use Finding::{Doubt, Right, Wrong};

impl Finding {
    pub fn words(&self) -> &str {
        let (Right(words) | Doubt(words) | Wrong(words)) = self;
        words
    }
}

/// What was found, by what was looked at.
#[derive(Default)]
pub struct Findings(Vec<(String, Finding)>);

impl Findings {
    pub fn add(&mut self, what: &str, finding: Finding) {
        self.0.push((what.to_owned(), finding));
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Finding)> {
        self.0.iter().map(|(what, finding)| (what.as_str(), finding))
    }
}

/// What can be said without the database. The letters are looked at by whoever asks: in their folder, or as they are loaded.
pub fn of_machine(config: &Config, public: &PublicUrl, letters: Finding, found: &mut Findings) {
    of_address(config, public, found);
    found.add("letters", letters);
    found.add("disk", room(&config.data));
    found.add("backups", backups(config));
}

fn of_address(config: &Config, public: &PublicUrl, found: &mut Findings) {
    let is_reachable = !config.listen.ip().is_loopback();
    found.add(
        "address",
        if public.is_local() && config.database_url.is_some() {
            Doubt(format!("{public}, on a database of its own: give --public-url, or links in mails lead nowhere"))
        } else if public.is_local() && is_reachable {
            Wrong(format!(
                "{public}, a site for one developer, listens on {} for everybody: give --public-url, or listen on 127.0.0.1",
                config.listen
            ))
        } else if !public.is_local() && !public.is_https() {
            Doubt(format!("{public}: without https, whoever is in between reads links and names"))
        } else {
            Right(public.to_string())
        },
    );
    let has_proxy = !config.trusted_proxies.is_empty();
    found.add(
        "proxy",
        if public.is_https() && !has_proxy {
            Wrong(
                "none is believed, and https comes from one: all visitors share one network and its limits. Give its \
                 address with --trusted-proxies"
                    .into(),
            )
        } else {
            Right(format!("{} believed", config.trusted_proxies.len()))
        },
    );
}

fn room(data: &Path) -> Finding {
    let place = if data.is_dir() { data } else { Path::new(".") };
    match statvfs(place) {
        Ok(disk) => {
            let free = disk.blocks_available() * disk.fragment_size();
            let words = format!("{} MB free in {}", free >> 20, place.display());
            if free < ROOM {
                Wrong(format!("{words}: make room, an evening can take a gigabyte"))
            } else {
                Right(words)
            }
        }
        Err(error) => Wrong(format!("{} cannot be looked at: {error}", place.display())),
    }
}

fn backups(config: &Config) -> Finding {
    let Some(folder) = &config.backup_dir else {
        return Doubt("none are made by the site: give a folder with --backup-dir (docs/backup.md)".into());
    };
    match backup::latest(folder) {
        Ok(Some(at)) if OffsetDateTime::now_utc() - at < NIGHTLY => {
            Right(format!("the last one is of {}", minute(at)))
        }
        Ok(Some(at)) => {
            Wrong(format!("the last one is of {}: see the log of the site for \"back up\"", minute(at)))
        }
        Ok(None) => Doubt("none yet; the first is made at three in the morning (UTC)".into()),
        Err(error) => Wrong(format!("{} cannot be read: {error}", folder.display())),
    }
}

/// What the site itself can be asked.
pub async fn of_site(app: &App, found: &mut Findings) -> anyhow::Result<()> {
    let (pool, now) = (app.database.pool(), app.clock.now());
    let apart = Database::time(pool).await? - OffsetDateTime::now_utc();
    found.add(
        "clock",
        if apart.abs() < APART {
            Right("the same as the database's".into())
        } else {
            Wrong(format!("{apart} from the database's: keep both by NTP"))
        },
    );
    found.add(
        "journal",
        if app.journal.is_written() {
            Right("written in the data folder".into())
        } else {
            Wrong("there is no data folder for it: who leaves after a backup would come back with it (docs/backup.md)".into())
        },
    );
    found.add("mail server", mail_server(app).await);
    hooks(app, found).await?;
    bounce_mailbox(app, found).await;
    let queue = app.outbox.figures().await?;
    let late = app.outbox.stalled(now - LATE).await?;
    found.add(
        "mail",
        if late > 0 {
            Wrong(format!(
                "{late} mails that people wait for are late by {LATE}: see what the mail server says above"
            ))
        } else if queue.failed_last_day > 0 {
            Doubt(format!(
                "{} could not be delivered in a day, {} wait",
                queue.failed_last_day, queue.waiting
            ))
        } else {
            Right(format!("{} sent in an hour, {} wait", queue.sent_last_hour, queue.waiting))
        },
    );
    for off in Switches::all_off(pool).await? {
        let words = format!("off since {} {}", minute(off.off_since), off.note);
        found.add(&format!("switch {}", off.name), Doubt(words));
    }
    let accounts = app.organizers.accounts().await?;
    let owners = accounts.iter().filter(|account| account.is_open_owner()).count();
    let is_invited = |account: &Account| account.role == Role::Owner && account.disabled_at.is_none();
    found.add(
        "owners",
        if owners > 0 {
            Right(owners.to_string())
        } else if accounts.iter().any(is_invited) {
            Wrong("nobody can decide on signatures: who was invited has not set a password yet".into())
        } else {
            Wrong("nobody can decide on signatures: undersigned organizer add ADDRESS".into())
        },
    );
    found.add("counts", counts(app).await?);
    Ok(())
}

/// What the domain of the sender says to those who get its mail.
pub async fn of_sender(app: &App, server: Option<SocketAddr>, found: &mut Findings) {
    let SendsTo::Server(name) = app.sends_to() else { return };
    let public = app.site.public();
    let domain = app.sender.rsplit_once('@').map_or("", |(_, domain)| domain);
    if public.is_local() || !domain.contains('.') {
        return;
    }
    let host = name.rsplit_once(':').map_or(name.as_str(), |(host, _)| host);
    let sending = dns::Sending { domain, host, public, dkim: app.dkim.as_ref() };
    for (what, finding) in dns::look(server, &sending).await {
        found.add(what, finding);
    }
}

/// Whether the mail provider tells what came back.
async fn hooks(app: &App, found: &mut Findings) -> anyhow::Result<()> {
    if app.config.mail_hook_secret.is_none() {
        return Ok(());
    }
    let hooks = app.outbox.hooks().await?;
    let told = |hook: &HookState| Some(format!("{} {}", hook.provider, minute(hook.heard_at?)));
    let told: Vec<_> = hooks.iter().filter_map(told).collect();
    found.add(
        "mail hooks",
        if told.is_empty() {
            Doubt(format!(
                "nothing was heard yet; give your provider the address {}/hooks/mail/<provider>/<the secret>",
                app.site.public()
            ))
        } else {
            Right(format!("last heard of {}", told.join(", ")))
        },
    );
    for url in hooks.iter().filter_map(|hook| hook.confirm_url.as_ref()) {
        found.add("Amazon SNS", Doubt(format!("sends nothing before this address was opened once: {url}")));
    }
    Ok(())
}

/// Whether the mailbox of returned mail can be read.
async fn bounce_mailbox(app: &App, found: &mut Findings) {
    let Some(mailbox) = &app.bounce_mailbox else { return };
    let server = mailbox.server();
    let remedy = "see --bounce-mailbox (docs/mail.md)";
    let finding = match tokio::time::timeout(PROBED_WITHIN, mailbox.probe()).await {
        Ok(Ok(unread)) => Right(format!("{server} lets us in, {unread} unread")),
        Ok(Err(error)) => Wrong(format!("{server}: {error}; {remedy}")),
        Err(_) => Wrong(format!("{server} does not answer within {} s; {remedy}", PROBED_WITHIN.as_secs())),
    };
    found.add("returned mail", finding);
}

async fn mail_server(app: &App) -> Finding {
    match (app.sends_to(), app.probe_mail_server()) {
        (SendsTo::Server(server), Some(probe)) => match tokio::time::timeout(PROBED_WITHIN, probe).await {
            Ok(Ok(())) => Right(format!("{server} answers and lets us in")),
            Ok(Err(refusal)) => Wrong(format!("{server}: {refusal}; see --smtp-url")),
            Err(_) => Wrong(format!(
                "{server} does not answer within {} s; see --smtp-url",
                PROBED_WITHIN.as_secs()
            )),
        },
        (SendsTo::Mailbox, _) => Doubt("mail stays in the development mailbox".into()),
        _ => Wrong("none, and so nobody can sign: give one with --smtp-url".into()),
    }
}

/// Whether sums agree with the rows.
async fn counts(app: &App) -> anyhow::Result<Finding> {
    let differences = signing::differences(&mut *app.database.pool().acquire().await?).await?;
    if differences.is_empty() {
        return Ok(Right("agree with the rows".into()));
    }
    let one = |difference: &signing::Difference| {
        let letter = app.library.by_id(difference.letter);
        let slug = letter.as_ref().map_or("?", |letter| letter.letter.slug.as_str());
        format!("{slug} {}: {} counted, {} there", difference.sum, difference.kept, difference.counted)
    };
    let all = differences.iter().take(10).map(one).collect::<Vec<_>>().join("; ");
    Ok(Wrong(format!(
        "differ from the rows: {all}. Please report it with this line; the rows are what counts"
    )))
}
