//! What is given random bytes: addresses, what mail servers answer, and what comes back of mail.

use mail_parser::MessageParser;
use time::OffsetDateTime;

use super::{
    EmailAddress, Mail, MailDomain, Sender,
    compose::compose,
    hooks::{self, Provider, Told},
    parties::Parties,
    redaction::ServerWords,
    report::{Content, Report},
    smtp_connection::{Failure, SmtpError, SmtpStage},
    smtp_parser::{Extensions, Reading},
    smtp_reply,
};
use crate::language::Language;

/// The two whose mail came back.
const SENDER: &str = "letters@swings.example";
const RECIPIENT: &str = "ada.byron@quill.example";

/// An address is the same once it is read again, can be sent to, and has nothing in it that ends a line.
fn address(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = MailDomain::parse(&text);
    let Ok(address) = EmailAddress::parse(&text) else { return };
    let written = address.as_str();
    assert!(!written.contains(|c: char| c.is_control() || c.is_whitespace()), "{written:?}");
    assert!(written.len() <= 254 && written.matches('@').count() == 1, "{written:?}");
    assert!(EmailAddress::parse(written).as_ref() == Ok(&address), "{written:?}");
    assert!(EmailAddress::stored(written).as_ref() == Some(&address), "{written:?}");
    if let Ok(again) = EmailAddress::parse(&address.exact_key()) {
        assert_eq!(again.exact_key(), address.exact_key());
    }
    let _ = (address.canonical_mailbox(), address.in_unicode());
    if let Some(meant) = address.likely_meant() {
        assert!(meant != address, "{written:?}");
    }
}

/// What a server says is a reply with a code of SMTP, and what it means needs no word of it.
fn smtp_reply(data: &[u8]) {
    let mut reading = Reading::default();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        let Ok(read) = reading.line(line) else { return };
        let Some(reply) = read else { continue };
        assert!((200..560).contains(&reply.code));
        let _ = (Extensions::of(&reply), reply.is_positive());
        let parties = Parties::new(SENDER, Some(RECIPIENT));
        for stage in [SmtpStage::Sender, SmtpStage::Recipient, SmtpStage::Acceptance] {
            let failure = Failure { stage, error: SmtpError::Refused(reply.clone()) };
            let refusal = smtp_reply::refusal(&failure, &parties);
            assert!(!refusal.detail.contains(['@', '\r', '\n']), "{}", refusal.detail);
            if let Some(server) = refusal.server {
                is_discreet(&server.words);
            }
        }
        return;
    }
}

/// A mail that came back is read, and what is kept of it names nobody.
fn report(data: &[u8]) {
    let report = Report::parse(data);
    let _ = report.address(|_| false);
    let _ = report.addresses();
    let _ = report.content(&Parties::default());
    if let Content::Failed(answer) | Content::Delayed(answer) =
        report.content(&Parties::new(SENDER, Some(RECIPIENT)))
    {
        is_discreet(&ServerWords(answer.text));
    }
}

/// What a provider sends is read, what is kept of it names nobody, and no other host than Amazon's is asked for.
fn hook(data: &[u8]) {
    const PROVIDERS: [Provider; 6] = [
        Provider::Ses,
        Provider::Postmark,
        Provider::Mailgun,
        Provider::Sendgrid,
        Provider::Brevo,
        Provider::Generic,
    ];
    let Some((which, body)) = data.split_first() else { return };
    let Ok(body) = serde_json::from_slice(body) else { return };
    for told in hooks::providers::read(PROVIDERS[usize::from(*which) % PROVIDERS.len()], &body) {
        match told {
            Told::Confirm(url) => {
                let host = url.host_str().unwrap_or_default();
                let host = host.strip_suffix(".cn").unwrap_or(host);
                assert!(host.starts_with("sns.") && host.ends_with(".amazonaws.com"), "{url}");
                assert_eq!(url.scheme(), "https");
            }
            Told::OfMail(event) => {
                if let Content::Failed(answer) | Content::Delayed(answer) = event.content {
                    is_discreet(&ServerWords(answer.text));
                }
            }
        }
    }
}

/// Words that are kept hold no address at all, and not the recipient's in another spelling.
fn is_discreet(words: &ServerWords) {
    let kept = words.without(&[RECIPIENT.to_owned()]).to_lowercase();
    let mut words = kept.split(|c: char| !(c.is_alphanumeric() || ".-_+".contains(c)));
    assert!(!kept.contains('@') && words.all(|word| word != "ada.byron"), "{kept:?}");
    assert!(!kept.contains(char::is_control), "{kept:?}");
}

/// What we write above a mail, besides where answers go.
const HEADERS: [&str; 9] = [
    "auto-submitted",
    "content-language",
    "content-type",
    "date",
    "from",
    "message-id",
    "mime-version",
    "subject",
    "to",
];

/// A mail has the headers that we write, whatever people have typed into its subject, its words and its addresses.
fn mail(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (subject, words) = text.split_once('\0').unwrap_or((&text, &text));
    let (reply_to, words) = words.split_once('\0').unwrap_or(("", words));
    let to = EmailAddress::parse(RECIPIENT).expect("an address");
    let mail = Mail {
        to,
        subject: subject.to_owned(),
        text: words.to_owned(),
        html: format!("<p>{}</p>", words.replace(['<', '&'], " ")),
        language: Language::english(),
        reply_to: EmailAddress::parse(reply_to).ok().filter(EmailAddress::is_ascii),
        unsubscribe: None,
        links: Vec::new(),
    };
    let sender: Sender = SENDER.parse().expect("a sender");
    let made = compose(&mail, &sender, ("id", None), OffsetDateTime::UNIX_EPOCH).expect("a mail");
    assert_eq!(made.envelope().to().iter().map(AsRef::<str>::as_ref).collect::<Vec<_>>(), [RECIPIENT]);
    let bytes = made.formatted();
    assert!(bytes.is_ascii(), "of 8 bits not every server knows");
    let is_lone = |pair: &[u8]| (pair[0] == b'\r') != (pair[1] == b'\n');
    assert!(!bytes.windows(2).any(is_lone), "a lone CR or LF");
    let read = MessageParser::default().parse(&bytes).expect("a message");
    let mut names: Vec<_> = read.headers().iter().map(|header| header.name().to_ascii_lowercase()).collect();
    names.sort();
    names.retain(|name| name != "reply-to");
    assert_eq!(names, HEADERS);
    assert_eq!(read.parts.iter().filter(|part| part.is_text()).count(), 2, "its words, twice");
}

#[cfg(test)]
mod tests {
    use crate::seeds::each;

    #[test]
    fn addresses_hold() {
        each("address", super::address);
    }

    #[test]
    fn smtp_replies_hold() {
        each("smtp_reply", super::smtp_reply);
    }

    #[test]
    fn reports_hold() {
        each("report", super::report);
    }

    #[test]
    fn hooks_hold() {
        each("hook", super::hook);
    }

    #[test]
    fn mails_hold() {
        each("mail", super::mail);
    }
}
