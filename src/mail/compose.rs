//! Builds a mail as bytes: headers, and the text and HTML bodies (RFC 5322, MIME).
//!
//! Nothing that a person typed can become a header: addresses are parsed values, control characters of the subject
//! are replaced here, and lettre encodes the rest.

use std::{fmt, str::FromStr};

use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use time::OffsetDateTime;

use super::{EmailAddress, Mail};

/// The sender of our mail: the address, with a display name if it has one.
#[derive(Clone, PartialEq, Eq)]
pub struct Sender(Mailbox);

/// The text is not a sender. It comes from the configuration, so the messages are written for an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASender {
    /// A line break or another control character.
    #[error("a sender has no line breaks or control characters")]
    Control,
    /// `<` without `>`, or text after the `>`.
    #[error("write the sender as address@example.org or as Name <address@example.org>")]
    Form,
    #[error("the sender's address is not valid; write it as name@host")]
    Address,
}

impl Sender {
    /// Parses `address` or `Name <address>` (a mailbox, RFC 5322, 3.4). The name may be quoted but need not be,
    /// even where the standard requires it; the host may be `localhost`.
    pub fn parse(text: &str) -> Result<Self, NotASender> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return Err(NotASender::Control);
        }
        let (name, address) = match text.split_once('<') {
            None => ("", text),
            Some((name, rest)) => (name.trim(), rest.strip_suffix('>').ok_or(NotASender::Form)?),
        };
        let (local, domain) = address.trim().rsplit_once('@').ok_or(NotASender::Address)?;
        let domain = idna::domain_to_ascii(domain).map_err(|_| NotASender::Address)?;
        let address = Address::new(local, domain).map_err(|_| NotASender::Address)?;
        let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
        let name = name.replace("\\\"", "\"").replace("\\\\", "\\");
        Ok(Self(Mailbox::new((!name.is_empty()).then_some(name), address)))
    }

    /// The address alone, which pages tell people to look for. It is the site's own, so it is not personal data.
    pub fn address(&self) -> &str {
        self.0.email.as_ref()
    }

    /// The host of the address, used in Message-IDs.
    pub fn domain(&self) -> &str {
        self.0.email.domain()
    }

    pub fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }
}

/// A mail that cannot be built. The error does not contain the recipient.
#[derive(Debug, thiserror::Error)]
pub enum CannotCompose {
    /// The mail library refuses an address that we accepted.
    #[error("an address was refused")]
    Address(#[from] lettre::address::AddressError),
    /// The mail library refuses the message.
    #[error("the message was refused")]
    Message(#[from] lettre::error::Error),
}

/// Builds a mail as bytes. `id` is the left part of its Message-ID. It depends only on the outbox row and the
/// address, so a mail that is sent more than once is the same message for its recipient (RFC 5322, 3.6.4). A provider may
/// want it in a `field` of its own, too.
pub fn compose(
    mail: &Mail,
    sender: &Sender,
    (id, field): (&str, Option<&'static str>),
    now: OffsetDateTime,
) -> Result<Message, CannotCompose> {
    let mut message = Message::builder()
        .from(sender.0.clone())
        .to(mailbox(&mail.to)?)
        .subject(one_line(&mail.subject))
        .date(now.into())
        .message_id(Some(format!("<{id}@{}>", sender.domain())))
        // An automatic reply must not be answered automatically: RFC 3834, 5.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        // RFC 3282.
        .raw_header(header("Content-Language", mail.language.as_str()));
    if let Some(field) = field {
        message = message.raw_header(header(field, id));
    }
    if let Some(reply_to) = &mail.reply_to {
        message = message.reply_to(mailbox(reply_to)?);
    }
    if let Some(unsubscribe) = &mail.unsubscribe {
        // RFC 2369, 3.2 and RFC 8058, 3.1. A parsed URL has no space, line break or angle bracket.
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{unsubscribe}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let (text, html) = (whole_lines(&mail.text), whole_lines(&mail.html));
    Ok(message.multipart(MultiPart::alternative_plain_html(text, html))?)
}

fn mailbox(address: &EmailAddress) -> Result<Mailbox, CannotCompose> {
    Ok(Address::new(address.local_part(), address.domain())?.into())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A subject contains what a signer or an organizer wrote: characters that could end a line become spaces.
fn one_line(subject: &str) -> String {
    let ends_a_line = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let spaced: String = subject.chars().map(|c| if ends_a_line(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Servers interpret a lone CR differently, and one could take it for the end of the message (SMTP smuggling).
/// lettre turns every LF into CRLF (RFC 5322, 2.3), but lets a lone CR pass.
fn whole_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

impl FromStr for Sender {
    type Err = NotASender;

    fn from_str(text: &str) -> Result<Self, NotASender> {
        Self::parse(text)
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sender({self})")
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::{HeaderValue, MessageParser};
    use time::macros::datetime;

    use super::*;
    use crate::language::Language;

    const ID: &str = "AZLwAAAAcACAAAAAAAAAAQ";

    fn mail(subject: &str, text: &str) -> Mail {
        Mail {
            to: EmailAddress::parse("ada@example.org").unwrap(),
            subject: subject.into(),
            text: text.into(),
            html: format!("<!doctype html><p>{text}"),
            language: Language::english(),
            reply_to: None,
            unsubscribe: None,
            links: Vec::new(),
        }
    }

    fn bytes(mail: &Mail) -> Vec<u8> {
        let sender = Sender::parse("Die Brücke <letters@example.org>").unwrap();
        compose(mail, &sender, (ID, None), datetime!(2024-11-28 09:40 UTC)).unwrap().formatted()
    }

    fn header_names(message: &[u8]) -> Vec<String> {
        let parsed = MessageParser::default().parse(message).unwrap();
        parsed.headers_raw().map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn a_mail_says_what_it_is_and_carries_both_forms() {
        let mut mail = mail("Please confirm: “Für die Brücke” 🌉", "Grüße.\n\n.\nEnde");
        mail.reply_to = Some(EmailAddress::parse("press@example.org").unwrap());
        mail.unsubscribe = Some("https://example.org/unsubscribe/abc?x=<y>".parse().unwrap());
        let bytes = bytes(&mail);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        let raw = |name: &'static str| parsed.header_raw(name).map(str::trim);
        assert_eq!(parsed.subject(), Some("Please confirm: “Für die Brücke” 🌉"));
        let from = parsed.from().unwrap().first().unwrap();
        assert_eq!((from.name(), from.address()), (Some("Die Brücke"), Some("letters@example.org")));
        assert_eq!(parsed.reply_to().unwrap().first().unwrap().address(), Some("press@example.org"));
        assert_eq!(raw("Message-ID"), Some("<AZLwAAAAcACAAAAAAAAAAQ@example.org>"));
        assert_eq!(raw("Date"), Some("Thu, 28 Nov 2024 09:40:00 +0000"));
        assert_eq!(raw("Auto-Submitted"), Some("auto-generated"));
        assert_eq!(raw("Content-Language"), Some("en"));
        assert_eq!(raw("List-Unsubscribe"), Some("<https://example.org/unsubscribe/abc?x=%3Cy%3E>"));
        assert_eq!(raw("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
        assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), mail.text);
        assert!(parsed.body_html(0).unwrap().starts_with("<!doctype html>"));
        assert!(matches!(parsed.header("Content-Type"), Some(HeaderValue::ContentType(kind))
            if kind.ctype() == "multipart" && kind.subtype() == Some("alternative")));
    }

    #[test]
    fn no_subject_makes_a_header() {
        let plain = header_names(&bytes(&mail("Hello", "Text")));
        for forged in [
            "Hello\r\nBcc: eve@example.org",
            "Hello\nBcc: eve@example.org",
            "Hello\rBcc: eve@example.org",
            "Hello\r\n\r\nAnother body",
            "Hello\0\u{b}\u{c}\u{85}\u{2028}Bcc: eve@example.org",
            "=?utf-8?q?Hello=0D=0ABcc:_eve@example.org?=",
            &format!("{}\r\nBcc: eve@example.org", "long ".repeat(300)),
        ] {
            let bytes = bytes(&mail(forged, "Text"));
            assert_eq!(header_names(&bytes), plain, "{forged:?}");
            let parsed = MessageParser::default().parse(&bytes).unwrap();
            assert!(parsed.bcc().is_none());
            assert!(!parsed.subject().unwrap().chars().any(|c| c.is_control() && c != '\r' && c != '\n'));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_subject_at_all_makes_a_header(subject in "(?s).{0,200}") {
            let plain = header_names(&bytes(&mail("Hello", "Text")));
            proptest::prop_assert_eq!(header_names(&bytes(&mail(&subject, "Text"))), plain);
        }
    }

    #[test]
    fn no_text_ends_the_message() {
        for text in
            ["one\n.\nMAIL FROM:<eve@example.org>", "one\r.\rtwo", "one\r\n.\r\ntwo", "a\n.\n\nb\r\n.\r"]
        {
            let bytes = bytes(&mail("Hello", text));
            let bare = bytes.windows(2).any(|pair| (pair[0] == b'\r') != (pair[1] == b'\n'));
            assert!(!bare, "a bare CR or LF is read differently by different servers: {text:?}");
            assert_eq!(header_names(&bytes), header_names(&self::bytes(&mail("Hello", "Text"))));
        }
    }

    #[test]
    fn lines_stay_within_what_servers_take() {
        let bytes = bytes(&mail(&"Brücke ".repeat(100), &"a".repeat(5_000)));
        assert!(bytes.is_ascii());
        let longest = bytes.split(|&b| b == b'\n').map(<[u8]>::len).max();
        assert!(longest <= Some(998), "RFC 5322, 2.1.1: {longest:?}");
    }

    #[test]
    fn a_sender_is_read_as_people_write_it() {
        for (text, name, address) in [
            ("letters@example.org", None, "letters@example.org"),
            ("<letters@example.org>", None, "letters@example.org"),
            ("Open Letters <letters@example.org>", Some("Open Letters"), "letters@example.org"),
            ("\"Letters, open\" <letters@example.org>", Some("Letters, open"), "letters@example.org"),
            ("Letters, open <letters@example.org>", Some("Letters, open"), "letters@example.org"),
            (
                "Briefe für alle <briefe@bücher.example>",
                Some("Briefe für alle"),
                "briefe@xn--bcher-kva.example",
            ),
            ("undersigned@localhost", None, "undersigned@localhost"),
        ] {
            let sender = Sender::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((sender.name(), sender.address()), (name, address), "{text}");
        }
        for (text, why) in [
            ("", NotASender::Address),
            ("letters", NotASender::Address),
            ("Letters <letters@example.org", NotASender::Form),
            ("Letters <letters@example.org> x", NotASender::Form),
            ("Letters\r\nBcc: eve@example.org <letters@example.org>", NotASender::Control),
            ("Letters <a@example.org> <b@example.org>", NotASender::Address),
        ] {
            assert_eq!(Sender::parse(text), Err(why), "{text}");
        }
    }
}
