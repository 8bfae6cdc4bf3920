//! Parses the URL of the mail server: host, port, security and credentials.
//!
//! | URL | what it means | port unless named |
//! | --- | --- | --- |
//! | `smtp://host` | TLS if the server offers it | 25 |
//! | `smtp://user:password@host` | TLS required | 587 |
//! | `smtps://user:password@host` | TLS from the first byte (RFC 8314) | 465 |
//!
//! `?tls=required`, `?tls=opportunistic` and `?tls=none` override this for `smtp`. A password is sent without
//! encryption only to this machine itself, or where `tls` says so.

use std::{fmt, net::IpAddr, str::FromStr};

use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// Relays accept mail without a password here (RFC 5321, 4.5.4.2).
const RELAY_PORT: u16 = 25;
/// Submission, with STARTTLS (RFC 6409).
const SUBMISSION_PORT: u16 = 587;
/// Submission over TLS from the first byte (RFC 8314, 7.3).
const SUBMISSIONS_PORT: u16 = 465;

/// A mail server and how to connect to it. `Debug` hides user and password.
#[derive(Clone)]
pub struct SmtpUrl {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
}

/// What the server lets us in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub user: String,
    pub password: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    None,
    /// If the server offers STARTTLS. The certificate is not verified: an attacker who could forge it could also
    /// remove the offer, and a relay in the next room has a self-signed one (RFC 7435).
    Opportunistic,
    /// With STARTTLS and a valid certificate, or not at all.
    Required,
    /// From the first byte, with a valid certificate.
    Wrapped,
}

/// The text is not the URL of a mail server. The errors do not repeat the text, which may contain a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnSmtpUrl {
    #[error(
        "not a URL ({0}); write smtp://host or smtps://user:password@host, with @ : / ? # % in user and password percent-encoded"
    )]
    Url(#[from] url::ParseError),
    #[error("the scheme is `{0}`, but mail goes over smtp:// or smtps://")]
    Scheme(String),
    #[error("the host of the mail server is missing")]
    NoHost,
    #[error("a user without a password, or a password without a user")]
    HalfCredentials,
    /// Percent-encoded bytes that are not UTF-8.
    #[error("user or password is not UTF-8 once percent-decoded")]
    Encoding,
    /// `tls` with another value, or with `smtps`.
    #[error("tls is `required`, `opportunistic` or `none` for smtp://, and left out for smtps://")]
    Tls,
    /// A part that would otherwise be ignored silently.
    #[error("`{0}` is not understood; only `tls` may follow the question mark, and nothing after the host")]
    Unknown(String),
}

impl SmtpUrl {
    /// Parses the forms in the table above.
    pub fn parse(text: &str) -> Result<Self, NotAnSmtpUrl> {
        let url = Url::parse(text.trim())?;
        let wrapped = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            other => return Err(NotAnSmtpUrl::Scheme(other.to_owned())),
        };
        let host = host(&url).ok_or(NotAnSmtpUrl::NoHost)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(NotAnSmtpUrl::Unknown("what follows the host".to_owned()));
        }
        let credentials = credentials(&url)?;
        let security = match (wrapped, tls(&url)?) {
            (true, None) => Security::Wrapped,
            (true, Some(_)) => return Err(NotAnSmtpUrl::Tls),
            (false, Some(chosen)) => chosen,
            (false, None) if credentials.is_some() && !is_this_machine(&host) => Security::Required,
            (false, None) => Security::Opportunistic,
        };
        let port = url.port().unwrap_or(match (wrapped, &credentials) {
            (true, _) => SUBMISSIONS_PORT,
            (false, Some(_)) => SUBMISSION_PORT,
            (false, None) => RELAY_PORT,
        });
        Ok(Self { host, port, security, credentials })
    }

    pub fn host(&self) -> &str {
        &self.host
    }

    /// The given port, or the default one.
    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn security(&self) -> Security {
        self.security
    }

    /// User and password, if given.
    pub fn credentials(&self) -> Option<&Credentials> {
        self.credentials.as_ref()
    }
}

/// The host as it is connected to: an IPv6 address without its brackets.
pub(super) fn host(url: &Url) -> Option<String> {
    match url.host()? {
        Host::Ipv6(ip) => Some(ip.to_string()),
        host => Some(host.to_string()).filter(|host| !host.is_empty()),
    }
}

pub(super) fn credentials(url: &Url) -> Result<Option<Credentials>, NotAnSmtpUrl> {
    let decoded = |text: &str| {
        percent_decode_str(text).decode_utf8().map(String::from).map_err(|_| NotAnSmtpUrl::Encoding)
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None) => Err(NotAnSmtpUrl::HalfCredentials),
        (user, Some(password)) => {
            Ok(Some(Credentials { user: decoded(user)?, password: decoded(password)? }))
        }
    }
}

fn tls(url: &Url) -> Result<Option<Security>, NotAnSmtpUrl> {
    let mut chosen = None;
    for (key, value) in url.query_pairs() {
        chosen = match (&*key, &*value) {
            ("tls", "required") => Some(Security::Required),
            ("tls", "opportunistic") => Some(Security::Opportunistic),
            ("tls", "none") => Some(Security::None),
            ("tls", _) => return Err(NotAnSmtpUrl::Tls),
            (other, _) => return Err(NotAnSmtpUrl::Unknown(other.to_owned())),
        };
    }
    Ok(chosen)
}

pub(super) fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

impl FromStr for SmtpUrl {
    type Err = NotAnSmtpUrl;

    fn from_str(text: &str) -> Result<Self, NotAnSmtpUrl> {
        Self::parse(text)
    }
}

impl fmt::Display for SmtpUrl {
    /// The server without user and password, so that it may be shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.security == Security::Wrapped { "smtps" } else { "smtp" };
        match self.host.contains(':') {
            true => write!(f, "{scheme}://[{}]:{}", self.host, self.port),
            false => write!(f, "{scheme}://{}:{}", self.host, self.port),
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let login = if self.credentials.is_some() { "with" } else { "without" };
        write!(f, "SmtpUrl({self}, {:?}, {login} password)", self.security)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_the_url_mean_what_the_table_says() {
        for (text, server, security) in [
            ("smtp://mail.example.org", "smtp://mail.example.org:25", Security::Opportunistic),
            ("smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525", Security::Opportunistic),
            ("smtp://[::1]:2525", "smtp://[::1]:2525", Security::Opportunistic),
            ("smtp://u:p@mail.example.org", "smtp://mail.example.org:587", Security::Required),
            ("smtp://u:p@localhost:1025", "smtp://localhost:1025", Security::Opportunistic),
            (
                "smtp://u:p@mail.example.org:587?tls=required",
                "smtp://mail.example.org:587",
                Security::Required,
            ),
            ("smtp://u:p@relay?tls=none", "smtp://relay:587", Security::None),
            ("smtp://relay/?tls=opportunistic", "smtp://relay:25", Security::Opportunistic),
            ("smtps://u:p@mail.example.org", "smtps://mail.example.org:465", Security::Wrapped),
        ] {
            let url = SmtpUrl::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((url.to_string().as_str(), url.security()), (server, security), "{text}");
        }
    }

    #[test]
    fn user_and_password_are_percent_decoded() {
        let url = SmtpUrl::parse("smtps://ada%40example.org:p%3A%2F%C3%BC@mail.example.org").unwrap();
        assert_eq!(
            url.credentials(),
            Some(&Credentials { user: "ada@example.org".into(), password: "p:/ü".into() })
        );
    }

    #[test]
    fn what_cannot_be_used_says_why_and_never_repeats_a_password() {
        for (text, why) in [
            ("mail.example.org", NotAnSmtpUrl::Url(url::ParseError::RelativeUrlWithoutBase)),
            ("https://u:hunter2@example.org", NotAnSmtpUrl::Scheme("https".into())),
            ("smtp:relay", NotAnSmtpUrl::NoHost),
            ("smtp://user@host", NotAnSmtpUrl::HalfCredentials),
            ("smtp://:hunter2@host", NotAnSmtpUrl::HalfCredentials),
            ("smtp://u:%ff@host", NotAnSmtpUrl::Encoding),
            ("smtp://u:hunter2@host?tls=maybe", NotAnSmtpUrl::Tls),
            ("smtps://u:hunter2@host?tls=none", NotAnSmtpUrl::Tls),
            ("smtp://u:hunter2@host?timeout=5", NotAnSmtpUrl::Unknown("timeout".into())),
            ("smtp://host/path", NotAnSmtpUrl::Unknown("what follows the host".into())),
        ] {
            let error = SmtpUrl::parse(text).expect_err(text);
            assert_eq!(error, why, "{text}");
            assert!(!error.to_string().contains("hunter2"));
        }
        let url = SmtpUrl::parse("smtp://u:hunter2@host").unwrap();
        assert!(!format!("{url:?} {url}").contains("hunter2"));
    }
}
