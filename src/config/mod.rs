//! The configuration: one clap struct, whose doc comments are the help text, checked once at start. Owns the type of the
//! site's public address ([`PublicUrl`]); [`crate::urls`] appends the paths. `limits` owns the flags that limit readers,
//! `byte_size` how sizes are written.

mod byte_size;
mod limits;

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    num::{NonZeroU16, NonZeroU32},
    path::PathBuf,
    str::FromStr,
};

use ipnet::IpNet;
use secrecy::SecretString;
use url::{Host, Url};

pub use byte_size::ByteSize;
pub use limits::Limits;

/// To a server far away each connection carries some ten mails a second, and providers allow about so many.
pub const MAIL_CONNECTIONS: NonZeroU16 = NonZeroU16::new(20).unwrap();

/// The version of the program, and the commit that a release was built from.
pub const VERSION: &str = env!("UNDERSIGNED_VERSION");

/// Settings that every command shares; each flag has an environment variable.
#[derive(Clone, Debug, clap::Args)]
// The doc comments are the help text of the program, where <port> has this form.
#[allow(rustdoc::invalid_html_tags, rustdoc::broken_intra_doc_links)]
pub struct Config {
    /// Address to listen on; port 0 picks a free one and prints it
    #[arg(long, env = "UNDERSIGNED_LISTEN", default_value = "127.0.0.1:3000", global = true)]
    pub listen: SocketAddr,

    /// Address for the measures of this node in Prometheus' format, at /metrics; for a network of your own alone [default: none]
    #[arg(long, env = "UNDERSIGNED_METRICS_LISTEN", global = true)]
    pub metrics_listen: Option<SocketAddr>,

    /// Prefix of every link that leaves the site [default: http://localhost:<port>]
    #[arg(long, env = "UNDERSIGNED_PUBLIC_URL", global = true)]
    pub public_url: Option<PublicUrl>,

    /// PostgreSQL 14 or newer, as postgres://user:password@host/name [default: an embedded one in the data folder]
    #[arg(long, env = "DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<SecretString>,

    /// A streaming replica for public lists and exports
    #[arg(long, env = "DATABASE_READ_URL", global = true, hide_env_values = true)]
    pub read_database_url: Option<SecretString>,

    /// Folder of the embedded database and of secret.key
    #[arg(long, env = "UNDERSIGNED_DATA", default_value = "./data", global = true)]
    pub data: PathBuf,

    /// How much of the disk kept files may take, as 500MB or 2GB: a list of signatories is read from the database once for
    /// all readers and lies in the data folder. 0 reads it for each reader
    #[arg(long, env = "UNDERSIGNED_SPOOL", default_value = "2GB", global = true)]
    pub spool: ByteSize,

    /// Folder for a backup each night, best on another disk [default: none is made]
    #[arg(long, env = "UNDERSIGNED_BACKUP_DIR", global = true)]
    pub backup_dir: Option<PathBuf>,

    /// For how many days these backups are kept
    #[arg(long, env = "UNDERSIGNED_BACKUP_KEEP", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..), global = true)]
    pub backup_keep: u16,

    /// Folder of the letters
    #[arg(long, env = "UNDERSIGNED_LETTERS", default_value = "./letters", global = true)]
    pub letters: PathBuf,

    /// Mail server: smtp://, smtps://, or smtp://…?tls=required, with user and password
    #[arg(long, env = "UNDERSIGNED_SMTP_URL", global = true, hide_env_values = true)]
    pub smtp_url: Option<SecretString>,

    /// Sender of all mail, as "Name <address>" [default: undersigned@<host of the public URL>]
    #[arg(long, env = "UNDERSIGNED_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,

    /// Mails that the provider accepts in an hour [default: no limit]
    #[arg(long, env = "UNDERSIGNED_MAIL_PER_HOUR", global = true)]
    pub mail_per_hour: Option<NonZeroU32>,

    /// Mails that the provider accepts in a day [default: no limit]
    #[arg(long, env = "UNDERSIGNED_MAIL_PER_DAY", global = true)]
    pub mail_per_day: Option<NonZeroU32>,

    /// Signs mail for DKIM where the provider does not: a private key in PEM, or the path of its file; `undersigned doctor`
    /// says which record the domain needs
    #[arg(long, env = "UNDERSIGNED_DKIM_KEY", global = true, hide_env_values = true)]
    pub dkim_key: Option<SecretString>,

    /// The name of that record: <selector>._domainkey.<domain of the sender>
    #[arg(long, env = "UNDERSIGNED_DKIM_SELECTOR", default_value = "undersigned", global = true)]
    pub dkim_selector: String,

    /// Takes bounces and complaints from the mail provider at /hooks/mail/<provider>/<this secret>, 16 characters or more;
    /// the providers are ses, postmark, mailgun, sendgrid, brevo and generic [default: they are not taken]
    #[arg(long, env = "UNDERSIGNED_MAIL_HOOK_SECRET", value_parser = hook_secret, global = true, hide_env_values = true)]
    pub mail_hook_secret: Option<SecretString>,

    /// Reads what comes back every few minutes from a mailbox: imaps://user:password@host/INBOX, with @ : / ? # % in user and
    /// password percent-encoded [default: none is read]
    #[arg(long, env = "UNDERSIGNED_BOUNCE_MAILBOX", global = true, hide_env_values = true)]
    pub bounce_mailbox: Option<SecretString>,

    /// Connections to the mail server at one time, at most: how many are used follows what the server bears
    #[arg(long, env = "UNDERSIGNED_MAIL_CONNECTIONS", default_value_t = MAIL_CONNECTIONS, global = true)]
    pub mail_connections: NonZeroU16,

    /// Whom to tell of a weakness of the site, in security.txt: a mail or web address [default: the first letter's contact]
    #[arg(long, env = "UNDERSIGNED_SECURITY_CONTACT", global = true)]
    pub security_contact: Option<String>,

    /// Owners of the site must sign in with a second factor: without one they reach nothing but its setting up
    #[arg(long, env = "UNDERSIGNED_OWNERS_NEED_SECOND_FACTOR", global = true)]
    pub owners_need_second_factor: bool,

    /// 32 bytes in base64 that wrap the keys in the database [default: secret.key in the data folder, made once]
    #[arg(long, env = "UNDERSIGNED_SECRET_KEY", global = true, hide_env_values = true)]
    pub secret_key: Option<SecretString>,

    /// Networks or addresses whose X-Forwarded-For and X-Forwarded-Proto are believed, as 10.0.0.0/8,127.0.0.1
    #[arg(long, env = "UNDERSIGNED_TRUSTED_PROXIES", value_delimiter = ',', value_parser = network, global = true)]
    pub trusted_proxies: Vec<IpNet>,

    /// How much one network or one address may cause
    #[command(flatten)]
    pub limits: Limits,

    /// What is logged: error, warn, info, debug, or a tracing filter
    #[arg(long, env = "UNDERSIGNED_LOG", default_value = "info", global = true)]
    pub log: String,

    /// How it is logged [default: text on a terminal, JSON elsewhere]
    #[arg(long, env = "UNDERSIGNED_LOG_FORMAT", global = true)]
    pub log_format: Option<LogFormat>,
}

/// Lines for people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// One readable line an event
    Text,
    /// One JSON object an event
    Json,
}

impl Config {
    /// The public URL: as given, else localhost with the port that is listened on.
    pub fn public_url(&self, port: u16) -> PublicUrl {
        self.public_url.clone().unwrap_or_else(|| PublicUrl::localhost(port))
    }
}

/// The public URL of the site: `https://letters.example`, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(Url);

/// The text cannot be the URL of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a web address without path, as https://letters.example")]
pub struct NotAPublicUrl;

impl PublicUrl {
    fn localhost(port: u16) -> Self {
        // A constant text with a number in it is always a valid URL.
        #[expect(clippy::expect_used)]
        Self(Url::parse(&format!("http://localhost:{port}")).expect("an address"))
    }

    /// The prefix of absolute URLs.
    pub fn prefix(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether browsers reach the site through TLS.
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// True for localhost and loopback addresses, as on a developer's machine.
    pub fn is_local(&self) -> bool {
        is_loopback_host(self.host())
    }
}

/// True for the loopback names and addresses of a machine, an IPv6 address in its brackets: browsers look up
/// `localhost` and all names below it nowhere else (RFC 6761, 6.3).
pub fn is_loopback_host(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

impl FromStr for PublicUrl {
    type Err = NotAPublicUrl;

    fn from_str(text: &str) -> Result<Self, NotAPublicUrl> {
        let url = Url::parse(text.trim()).map_err(|_| NotAPublicUrl)?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty();
        if plain { Ok(Self(url)) } else { Err(NotAPublicUrl) }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.prefix())
    }
}

/// A secret that stands in an address and cannot be guessed.
fn hook_secret(text: &str) -> Result<SecretString, &'static str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if text.len() >= 16 && text.bytes().all(is_plain) {
        Ok(text.to_owned().into())
    } else {
        Err("take at least 16 letters and digits, as `openssl rand -hex 24` makes them")
    }
}

/// A network, or the network of one address alone.
fn network(text: &str) -> Result<IpNet, String> {
    let alone = || text.parse::<IpAddr>().map(IpNet::from);
    text.parse()
        .or_else(|_| alone())
        .map_err(|_| "write a network as 10.0.0.0/8, or an address as 127.0.0.1".into())
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_public_url_is_an_address_without_a_path() {
        let parse = |text: &str| text.parse::<PublicUrl>().map(|url| url.to_string());
        assert_eq!(parse("https://letters.example/").unwrap(), "https://letters.example");
        assert_eq!(parse("http://localhost:3000").unwrap(), "http://localhost:3000");
        for wrong in [
            "letters.example",
            "ftp://letters.example",
            "https://a.example/path",
            "https://a.example/?q",
            "https://me@a.example",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_this_very_machine_is_local() {
        for (url, local) in [
            ("http://localhost:3000", true),
            ("http://try.localhost", true),
            ("http://127.0.0.1:8080", true),
            ("http://[::1]:8080", true),
            ("http://192.168.1.2", false),
            ("https://localhost.example", false),
        ] {
            assert_eq!(url.parse::<PublicUrl>().unwrap().is_local(), local, "{url}");
        }
    }

    /// Each setting that is a secret must be of the type that hides it.
    #[test]
    fn no_secret_of_the_configuration_is_shown() {
        #[derive(clap::Parser)]
        struct Program {
            #[command(flatten)]
            config: Config,
        }
        let given = [
            "--database-url=postgres://u:hunter2@h/d",
            "--read-database-url=postgres://u:hunter2@h/d",
            "--smtp-url=smtps://u:hunter2@h",
            "--secret-key=hunter2",
            "--dkim-key=hunter2",
            "--mail-hook-secret=hunter2-hunter2-hunter2",
            "--bounce-mailbox=imaps://u:hunter2@h",
        ];
        let config = Program::parse_from(["undersigned"].into_iter().chain(given)).config;
        assert_eq!(config.smtp_url.as_ref().map(ExposeSecret::expose_secret), Some("smtps://u:hunter2@h"));
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}
