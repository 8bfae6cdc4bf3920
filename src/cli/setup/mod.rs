//! `undersigned setup`: asks what a machine needs to be told to run the site, tries the mail, and writes the files.
//!
//! | file | owns |
//! | --- | --- |
//! | `files` | what is written, and where |

mod files;

use std::{
    io::IsTerminal as _,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use anyhow::{Context as _, bail};
use clap::ValueEnum as _;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret as _, SecretString};
use time::OffsetDateTime;

use self::files::Machine;
use super::{say, terminal};
use crate::{
    config::{Config, PublicUrl},
    doctor::dns,
    language::Language,
    mail::{EmailAddress, Mail, Sender, Smtp, SmtpUrl},
};

/// How long the mail server may take for the test message.
const SENT_WITHIN: Duration = Duration::from_secs(60);

/// Which proxy brings TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Proxy {
    /// nginx, with certificates of certbot
    Nginx,
    /// Caddy, which gets certificates by itself
    Caddy,
    /// Another one, which is set up by hand
    None,
}

#[derive(Debug, clap::Args)]
pub struct SetupArgs {
    /// The address of the first owner, who gets a test message
    #[arg(long)]
    owner: Option<String>,
    /// The proxy in front of the site, which brings TLS
    #[arg(long)]
    proxy: Option<Proxy>,
    /// The folder below which the files are written, to look at them first
    #[arg(long, default_value = "/")]
    root: PathBuf,
    /// Send no test message
    #[arg(long)]
    no_test_mail: bool,
    /// The DNS server that is asked about the sender's domain, as 9.9.9.9:53 [default: those of the system]
    #[arg(long)]
    dns: Option<SocketAddr>,
    /// Replace files that are there and say something else; each is kept beside, with .before at its end
    #[arg(long)]
    replace: bool,
}

/// What is not given is asked on a terminal; elsewhere it is an error that names the flag.
pub async fn run(config: Config, asked: SetupArgs) -> anyhow::Result<ExitCode> {
    let public = match config.public_url.clone() {
        Some(public) => public,
        None => answer("--public-url", "The address of the site, as https://letters.example", str::parse)?,
    };
    if public.is_local() || !public.is_https() {
        bail!("{public} is no address for readers; give one with https, as https://letters.example");
    }
    let owner = match &asked.owner {
        Some(typed) => address(typed)?,
        None => answer("--owner", "Your address, for the first account and a test message", address)?,
    };
    let smtp = match &config.smtp_url {
        Some(url) => url.clone(),
        None => mail_server()?,
    };
    let server = SmtpUrl::parse(smtp.expose_secret()).context("--smtp-url")?;
    let sender = match &config.mail_from {
        Some(sender) => Sender::parse(sender).context("--mail-from")?,
        None => {
            let example = format!("Our letter <letter@{}>", public.host());
            answer("--mail-from", &format!("The sender of all mail, as {example}"), Sender::parse)?
        }
    };
    let proxy = match asked.proxy {
        Some(proxy) => proxy,
        None => answer("--proxy", "The proxy that brings TLS: nginx, caddy or none", |typed| {
            Proxy::from_str(typed, true).map_err(|_| "write nginx, caddy or none")
        })?,
    };
    // It tries its configuration while it is installed, and ours names a certificate that is not there yet.
    if proxy == Proxy::Nginx && asked.root == Path::new("/") && !Path::new("/etc/nginx").exists() {
        bail!("install the proxy first: apt install nginx certbot");
    }
    let host = server.host().to_owned();
    if !asked.no_test_mail {
        try_mail(server, &sender, (&owner, &public)).await?;
    }
    let machine = Machine {
        public: &public,
        smtp: &smtp,
        sender: &sender,
        database: config.database_url.as_ref(),
        backups: config.backup_dir.as_deref(),
        proxy,
    };
    files::write(&machine, &asked.root, asked.replace)?;
    let sending = dns::Sending { domain: sender.domain(), host: &host, public: &public, dkim: None };
    records(&sending, asked.dns).await;
    next(&public, owner.as_str(), proxy);
    Ok(ExitCode::SUCCESS)
}

/// An answer from the terminal.
fn answer<T, E: std::fmt::Display>(
    flag: &str,
    question: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> anyhow::Result<T> {
    if !std::io::stdin().is_terminal() {
        bail!("nobody is there to be asked; give {flag}");
    }
    terminal::ask(question, parse)
}

fn address(typed: &str) -> anyhow::Result<EmailAddress> {
    EmailAddress::parse(typed).map_err(|_| anyhow::anyhow!("write it as you@letters.example"))
}

/// The mail server as its provider describes it, in parts.
fn mail_server() -> anyhow::Result<SecretString> {
    let server = answer("--smtp-url", "Mail server and port, as mail.example:465", |typed| {
        let parts = typed.rsplit_once(':').filter(|(host, _)| !host.contains('/'));
        let (host, port) = parts.ok_or("write host and port, with a colon between them, and nothing else")?;
        let port: u16 = port.parse().map_err(|_| "the port is a number: 465, 587 or 25")?;
        Ok::<_, &str>((host.to_owned(), port))
    })?;
    let (host, port) = server;
    let user = terminal::typed("User (empty if it wants none): ")?;
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let login = if user.is_empty() {
        String::new()
    } else {
        let password = rpassword::prompt_password("Password (is not shown): ")?;
        format!("{}:{}@", encoded(&user), encoded(&password))
    };
    // Port 465 speaks TLS from the first byte (RFC 8314, 7.3).
    let scheme = if port == 465 { "smtps" } else { "smtp" };
    Ok(format!("{scheme}://{login}{host}:{port}").into())
}

/// Sends the owner a message, so that it is known now whether mail leaves.
async fn try_mail(
    server: SmtpUrl,
    sender: &Sender,
    (owner, public): (&EmailAddress, &PublicUrl),
) -> anyhow::Result<()> {
    let text = format!(
        "This is a test of {public}. If you read this, its mail leaves.\n\nLook into the head of this message for \
         dkim=pass and spf=pass: where they are missing, mail to signers may not arrive. `undersigned doctor` says what to do."
    );
    let mail = Mail {
        to: owner.clone(),
        reply_to: None,
        unsubscribe: None,
        language: Language::english(),
        subject: format!("A test of {}", public.host()),
        html: format!("<p>{}</p>", text.replace("\n\n", "</p><p>")),
        text,
        links: Vec::new(),
    };
    let (host, port) = (server.host().to_owned(), server.port());
    let smtp = Smtp::new(server, public.host())?;
    let sent = tokio::time::timeout(SENT_WITHIN, smtp.send(&mail, sender, OffsetDateTime::now_utc()));
    match sent.await {
        Ok(Ok(())) => {}
        Ok(Err(refusal)) => bail!("{host}:{port} does not take mail: {refusal}"),
        Err(_) => bail!("{host}:{port} does not answer within {} s", SENT_WITHIN.as_secs()),
    }
    say(&format!("A test message to {} has left; look whether it arrives.", owner.as_str()));
    Ok(())
}

/// What the DNS has and lacks.
async fn records(sending: &dns::Sending<'_>, server: Option<SocketAddr>) {
    say("");
    say("In the DNS, so that the site is found and its mail arrives:");
    say(&format!("  A and AAAA records of {} lead to this machine", sending.public.host()));
    for (what, finding) in dns::look(server, sending).await {
        say(&format!("  {what}: {}", finding.words()));
    }
}

fn next(public: &PublicUrl, owner: &str, proxy: Proxy) {
    say("");
    say("Next, as root:");
    let host = public.host();
    match proxy {
        Proxy::Nginx => {
            say(&format!(
                "  certbot certonly --standalone -d {host} --pre-hook 'systemctl stop nginx' --post-hook 'systemctl start nginx'"
            ));
            say("  nginx -t && systemctl reload-or-restart nginx");
        }
        Proxy::Caddy => say("  systemctl reload-or-restart caddy"),
        Proxy::None => {
            say("  let your proxy pass on Host, X-Forwarded-For and X-Forwarded-Proto to 127.0.0.1:3000");
        }
    }
    say("  systemctl daemon-reload && systemctl enable --now undersigned");
    say("  put your letter into /var/lib/undersigned/letters (undersigned new SLUG makes a folder for it)");
    say(&format!("  undersigned-site organizer add {owner}"));
    say("  undersigned-site doctor");
    say("");
    say(
        "The first start makes the secret and says in the log (journalctl -u undersigned) what to keep apart.",
    );
}
