//! Parses the URL of a mailbox (RFC 5092): host, port, credentials and the name of the mailbox.
//!
//! | URL | what it means | port unless named |
//! | --- | --- | --- |
//! | `imaps://user:password@host/INBOX` | TLS from the first byte (RFC 8314) | 993 |
//! | `imap://user:password@127.0.0.1/INBOX` | no TLS, and therefore on this machine alone | 143 |
//!
//! Without a name, the mailbox is `INBOX`. STARTTLS is not spoken: every provider that offers it also has the port 993.

use std::fmt;

use percent_encoding::percent_decode_str;
use url::Url;

use super::smtp_url::{Credentials, NotAnSmtpUrl, credentials, host, is_this_machine};

/// IMAP without TLS (RFC 3501, 2.1).
const IMAP_PORT: u16 = 143;
/// IMAP over TLS from the first byte (RFC 8314, 7.2).
const IMAPS_PORT: u16 = 993;

/// A mailbox and how to reach it. `Debug` and `Display` hide user and password.
#[derive(Clone)]
pub struct ImapUrl {
    host: String,
    port: u16,
    is_encrypted: bool,
    credentials: Credentials,
    mailbox: String,
}

/// The text is not the URL of a mailbox. The errors do not repeat the text, which contains a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnImapUrl {
    #[error(
        "not a URL ({0}); write imaps://user:password@host/INBOX, with @ : / ? # % in user and password percent-encoded"
    )]
    Url(#[from] url::ParseError),
    #[error("the scheme is `{0}`, but a mailbox is read by imaps://")]
    Scheme(String),
    #[error("without TLS (imap://) a mailbox is read on this machine alone; write imaps://")]
    NotEncrypted,
    #[error("the host of the mailbox is missing")]
    NoHost,
    #[error("user and password of the mailbox are missing; write imaps://user:password@host/INBOX")]
    NoCredentials,
    #[error(transparent)]
    Credentials(#[from] NotAnSmtpUrl),
    /// Servers write other characters in an encoding of IMAP's own (RFC 3501, 5.1.3).
    #[error("write the name of the mailbox in ASCII, as INBOX or INBOX/Bounces")]
    Mailbox,
    /// A part that would otherwise be ignored silently.
    #[error("`{0}` is not understood; nothing follows the name of the mailbox")]
    Unknown(String),
}

impl ImapUrl {
    /// Parses the forms in the table above.
    pub fn parse(text: &str) -> Result<Self, NotAnImapUrl> {
        let url = Url::parse(text.trim())?;
        let is_encrypted = match url.scheme() {
            "imaps" => true,
            "imap" => false,
            other => return Err(NotAnImapUrl::Scheme(other.to_owned())),
        };
        let host = host(&url).ok_or(NotAnImapUrl::NoHost)?;
        if !is_encrypted && !is_this_machine(&host) {
            return Err(NotAnImapUrl::NotEncrypted);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(NotAnImapUrl::Unknown("what follows ? or #".to_owned()));
        }
        let credentials = credentials(&url)?.ok_or(NotAnImapUrl::NoCredentials)?;
        let path = url.path().trim_matches('/');
        let mailbox = percent_decode_str(path).decode_utf8().map_err(|_| NotAnImapUrl::Mailbox)?;
        if !mailbox.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Err(NotAnImapUrl::Mailbox);
        }
        let mailbox = if mailbox.is_empty() { "INBOX".to_owned() } else { mailbox.into_owned() };
        let port = url.port().unwrap_or(if is_encrypted { IMAPS_PORT } else { IMAP_PORT });
        Ok(Self { host, port, is_encrypted, credentials, mailbox })
    }

    pub(super) fn server(&self) -> (&str, u16) {
        (&self.host, self.port)
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.is_encrypted
    }

    pub(super) fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    pub(super) fn mailbox(&self) -> &str {
        &self.mailbox
    }
}

impl fmt::Display for ImapUrl {
    /// The server without user, password and mailbox, so that it may be shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_encrypted { "imaps" } else { "imap" };
        match self.host.contains(':') {
            true => write!(f, "{scheme}://[{}]:{}", self.host, self.port),
            false => write!(f, "{scheme}://{}:{}", self.host, self.port),
        }
    }
}

impl fmt::Debug for ImapUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImapUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_the_url_mean_what_the_table_says() {
        for (text, server, mailbox) in [
            ("imaps://u:p@mail.example.org", "imaps://mail.example.org:993", "INBOX"),
            ("imaps://u:p@mail.example.org/", "imaps://mail.example.org:993", "INBOX"),
            ("imaps://u:p@mail.example.org:9993/INBOX", "imaps://mail.example.org:9993", "INBOX"),
            ("imaps://u:p@mail.example.org/INBOX/Bounces", "imaps://mail.example.org:993", "INBOX/Bounces"),
            ("imaps://u:p@mail.example.org/Sent%20back", "imaps://mail.example.org:993", "Sent back"),
            ("imap://u:p@localhost", "imap://localhost:143", "INBOX"),
            ("imap://u:p@[::1]:1143", "imap://[::1]:1143", "INBOX"),
        ] {
            let url = ImapUrl::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((url.to_string().as_str(), url.mailbox()), (server, mailbox), "{text}");
        }
        let url = ImapUrl::parse("imaps://letters%40example.org:p%3A%2F%C3%BC@mail.example.org").unwrap();
        assert_eq!(url.credentials().user, "letters@example.org");
        assert_eq!(url.credentials().password, "p:/ü");
    }

    #[test]
    fn what_cannot_be_used_says_why_and_never_repeats_a_password() {
        for (text, why) in [
            ("mail.example.org", NotAnImapUrl::Url(url::ParseError::RelativeUrlWithoutBase)),
            ("pop3s://u:hunter2@example.org", NotAnImapUrl::Scheme("pop3s".into())),
            ("imap://u:hunter2@mail.example.org", NotAnImapUrl::NotEncrypted),
            ("imaps:mail", NotAnImapUrl::NoHost),
            ("imaps://mail.example.org", NotAnImapUrl::NoCredentials),
            ("imaps://hunter2@host", NotAnImapUrl::Credentials(NotAnSmtpUrl::HalfCredentials)),
            ("imaps://u:hunter2%ff@host", NotAnImapUrl::Credentials(NotAnSmtpUrl::Encoding)),
            ("imaps://u:hunter2@host/R%C3%BCckl%C3%A4ufer", NotAnImapUrl::Mailbox),
            ("imaps://u:hunter2@host/INBOX%0d%0aLOGOUT", NotAnImapUrl::Mailbox),
            ("imaps://u:hunter2@host/INBOX?timeout=5", NotAnImapUrl::Unknown("what follows ? or #".into())),
        ] {
            let error = ImapUrl::parse(text).expect_err(text);
            assert_eq!(error, why, "{text}");
            assert!(!error.to_string().contains("hunter2"));
        }
        let url = ImapUrl::parse("imaps://u:hunter2@host").unwrap();
        assert!(!format!("{url:?} {url}").contains("hunter2"));
    }
}
