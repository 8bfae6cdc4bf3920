//! Reports that come back when a mail was accepted and could not be delivered (RFC 3464).
//!
//! Anybody can send such a report, so that nothing in it is believed but the Message-ID of the mail that it returns:
//! it names our mail and the address that it went to, with a proof that only we can make. Whoever holds it has
//! received that mail, or carried it; a forged report can set nobody's address aside but its forger's own.

use mail_parser::{MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Outbox, reply::is_no_mailbox, store};
use crate::keys::Purpose;

/// What a report was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The address leads nowhere, and is set aside.
    SetAside,
    /// It could not be delivered yet, or it was delivered.
    NotGivenUp,
    /// It was given up for another reason than the address: a full mailbox, policy, the words.
    AnotherReason,
    /// No mail of ours is named, or the name is not one that we gave.
    NotOurs,
    /// It is no delivery report.
    NoReport,
}

impl Outbox {
    /// Takes in a message that came back.
    pub async fn hear(&self, message: &[u8]) -> sqlx::Result<Heard> {
        let Some(report) = Report::read(message) else { return Ok(Heard::NoReport) };
        let Some(status) = report.failed else { return Ok(Heard::NotGivenUp) };
        let said = report.message_id.as_deref().and_then(|id| id.split('@').next());
        let said = said.and_then(|left| self.keys().read_token_to(Purpose::Mail, left).ok());
        let Some(said) = said.filter(|said| !said.mailbox.is_empty()) else { return Ok(Heard::NotOurs) };
        if !is_nowhere(&status) {
            return Ok(Heard::AnotherReason);
        }
        let mut tx = self.pool().begin().await?;
        store::set_aside::insert(&mut tx, &said.mailbox, said.id, &format!("report: {status}"), self.now())
            .await?;
        tx.commit().await?;
        Ok(Heard::SetAside)
    }
}

/// Servers that say nothing more of an address that does not exist say "other" (5.0.0), and of a host that does
/// not, "unable to route" (5.4.4).
fn is_nowhere(status: &str) -> bool {
    is_no_mailbox(status) || matches!(status, "5.0.0" | "5.4.4")
}

/// What we read of a report.
#[derive(Debug, Default, PartialEq, Eq)]
struct Report {
    /// The status of a recipient for whom it was given up for good.
    failed: Option<String>,
    /// The Message-ID of the mail that came back.
    message_id: Option<String>,
}

impl Report {
    /// Nothing if it is no delivery report: `multipart/report` with a part `message/delivery-status`.
    fn read(message: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(message)?;
        let status = message
            .parts
            .iter()
            .find(|part| is(part, "message", &["delivery-status", "global-delivery-status"]))?;
        let failed = failed(&String::from_utf8_lossy(status.contents()));
        let message_id = message.parts.iter().find_map(returned);
        Some(Self { failed, message_id })
    }
}

/// The Message-ID of the mail that came back, in whole or by its headers alone.
fn returned(part: &MessagePart<'_>) -> Option<String> {
    if let PartType::Message(mail) = &part.body {
        return mail.message_id().map(str::to_owned);
    }
    let is_headers = is(part, "text", &["rfc822-headers"]) || is(part, "message", &["global-headers"]);
    let headers = is_headers.then(|| part.contents())?;
    MessageParser::default().parse_headers(headers)?.message_id().map(str::to_owned)
}

fn is(part: &MessagePart<'_>, kind: &str, subkinds: &[&str]) -> bool {
    part.content_type().is_some_and(|of| {
        let subkind = of.subtype().unwrap_or_default();
        of.ctype().eq_ignore_ascii_case(kind) && subkinds.iter().any(|one| one.eq_ignore_ascii_case(subkind))
    })
}

/// The status of the first recipient for whom it was given up for good. Groups of fields, the first about the mail
/// as a whole, each other about one recipient (RFC 3464, 2.1); folded lines are not needed for what we read.
fn failed(fields: &str) -> Option<String> {
    let fields = fields.replace("\r\n", "\n");
    fields.split("\n\n").find_map(|group| {
        let field = |name: &str| {
            let mut lines = group.lines().filter_map(|line| line.split_once(':'));
            lines.find(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
        };
        let action = field("Action")?;
        let status = field("Status")?.split([' ', '(']).next()?;
        (action.eq_ignore_ascii_case("failed") && status.starts_with("5.")).then(|| status.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(groups: &str, third: &str) -> Report {
        let text = format!(
            "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\
             MIME-Version: 1.0\n\n--b\n\nIt could not be delivered.\n\n--b\nContent-Type: message/delivery-status\n\n\
             Reporting-MTA: dns; mx.example\n\n{groups}\n\n--b\n{third}\n--b--\n"
        );
        Report::read(text.replace('\n', "\r\n").as_bytes()).unwrap()
    }

    const HEADERS: &str =
        "Content-Type: text/rfc822-headers\n\nSubject: Hello\nMessage-ID: <a-token@a.example>\n";
    const WHOLE: &str =
        "Content-Type: message/rfc822\n\nSubject: Hello\nMessage-ID: <a-token@a.example>\n\nHello\n";

    #[test]
    fn a_report_says_what_was_given_up_and_which_mail_it_was() {
        let group = "Final-Recipient: rfc822; ada@b.example\nAction: failed\nStatus: 5.1.1 (no such user)";
        for third in [HEADERS, WHOLE] {
            let read = report(group, third);
            assert_eq!(read.failed.as_deref(), Some("5.1.1"));
            assert_eq!(read.message_id.as_deref(), Some("a-token@a.example"), "{third}");
        }
    }

    #[test]
    fn what_is_tried_again_or_arrived_is_not_given_up() {
        for group in [
            "Final-Recipient: rfc822; ada@b.example\nAction: delayed\nStatus: 4.4.1",
            "Final-Recipient: rfc822; ada@b.example\nAction: delivered\nStatus: 2.0.0",
            "Final-Recipient: rfc822; ada@b.example\nAction: failed\nStatus: 4.4.7",
            "Final-Recipient: rfc822; ada@b.example",
        ] {
            assert_eq!(report(group, HEADERS).failed, None, "{group}");
        }
    }

    #[test]
    fn what_is_no_report_is_none() {
        for text in [
            "",
            "Subject: I am on holiday\r\n\r\nBack soon",
            "\0\u{ff}",
            "Content-Type: multipart/report; boundary=b\r\n\r\n--b",
        ] {
            assert_eq!(Report::read(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn a_full_mailbox_policy_and_words_are_no_reason_to_set_an_address_aside() {
        for status in ["5.1.1", "5.1.2", "5.1.10", "5.2.1", "5.0.0", "5.4.4"] {
            assert!(is_nowhere(status), "{status}");
        }
        for status in ["5.2.2", "5.2.3", "5.3.4", "5.6.0", "5.7.1", "5.1.8", "5", "4.1.1"] {
            assert!(!is_nowhere(status), "{status}");
        }
    }
}
