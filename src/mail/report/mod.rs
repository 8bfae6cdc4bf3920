//! Parses a message that came back: a delivery report (RFC 3464, RFC 6533, or the plain words of a mail server), a
//! complaint (RFC 5965), or a reply of a person or a machine.
//!
//! Nothing here is trusted: [`super::bounce`] acts only on a report that names a mail of ours with its MAC.

mod fields;
mod plain;

use std::collections::HashSet;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use self::fields::{Fields, groups};
use super::{
    EmailAddress,
    parties::Parties,
    redaction::decoded,
    server_answer::{Meaning, ServerAnswer, Status},
};

/// How deep messages may be nested: a report about a report about a mail.
const DEEPEST: usize = 4;

/// More parts than any report has. A message that is nested deeper than a parser should go is not parsed at all.
const MOST_PARTS: usize = 200;

/// More addresses than a report contains before ours.
const MOST_ADDRESSES: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// It was delivered, or relayed.
    Arrived,
    /// It is being retried.
    Delayed(ServerAnswer),
    /// It was given up.
    Failed(ServerAnswer),
    /// The recipient marked it as spam or fraud.
    Complaint,
    /// Feedback that is not a complaint, by its type.
    Feedback(String),
    /// A reply of a person, an automatic reply, or a receipt.
    Reply,
    /// Unrelated to a mail of ours.
    Nothing,
}

/// What a provider's hook says of one mail, in place of a report.
pub(super) struct Event {
    /// All of it, in which our Message-ID is sought.
    pub text: String,
    /// To whom the mail was sent, as the provider says.
    pub recipient: String,
    pub content: Content,
}

impl Content {
    /// By the type of the feedback.
    pub(super) fn of_feedback(kind: &str) -> Self {
        match kind.to_ascii_lowercase().as_str() {
            "abuse" | "fraud" | "opt-out" | "opt-out-list" | "complaint" => Self::Complaint,
            _ => Self::Feedback(
                kind.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(20).collect(),
            ),
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Report<'a> {
    message: Option<Message<'a>>,
    raw: &'a [u8],
}

impl<'a> Report<'a> {
    pub(super) fn parse(raw: &'a [u8]) -> Self {
        let message = if is_bounded(raw) { MessageParser::default().parse(raw) } else { None };
        Self { message, raw }
    }

    /// What the report says about a mail between these parties.
    pub(super) fn content(&self, parties: &Parties) -> Content {
        let Some(message) = &self.message else { return Content::Nothing };
        let parts = self.parts();
        let find = |kinds: &[&str]| parts.iter().find(|part| is(part, "message", kinds));
        if let Some(part) = find(&["feedback-report"]) {
            return feedback(&text_of(part));
        }
        if let Some(part) = find(&["delivery-status", "global-delivery-status"]) {
            return delivery(&groups(&text_of(part)), message, parties);
        }
        if find(&["disposition-notification", "global-disposition-notification"]).is_some() {
            return Content::Reply;
        }
        // Outlook.com returns the mail itself, with a special subject.
        if plain::is_complaint(message) {
            return Content::Complaint;
        }
        plain::read(message, parties)
    }

    /// All texts in which our Message-ID may be: the raw message, its decoded parts, and both once more without
    /// line ends and quotation marks, because programs break long lines.
    pub(super) fn texts(&self) -> impl Iterator<Item = String> {
        let parts = self.parts();
        let decoded = parts.into_iter().map(|part| match &part.body {
            PartType::Message(inner) => String::from_utf8_lossy(inner.raw_message()).into_owned(),
            _ => text_of(part),
        });
        let texts: Vec<String> =
            std::iter::once(String::from_utf8_lossy(self.raw).into_owned()).chain(decoded).collect();
        let joined: Vec<String> = texts.iter().map(|text| plain::joined(text)).collect();
        texts.into_iter().chain(joined)
    }

    /// The first address in the report for which `is_it` is true.
    pub(super) fn address(&self, is_it: impl Fn(&EmailAddress) -> bool) -> Option<EmailAddress> {
        let mut seen = HashSet::new();
        for text in self.texts() {
            for word in text.split_whitespace().filter(|word| word.contains(['@', '%', '='])) {
                let word = decoded(word);
                let pieces = word.split(['<', '>', '(', ')', '[', ']', '"', ',', ';', ':']);
                for piece in pieces.filter(|piece| piece.contains('@')) {
                    let Ok(address) = EmailAddress::parse(piece.trim_matches(['.', '\''])) else { continue };
                    if seen.len() >= MOST_ADDRESSES {
                        return None;
                    }
                    if seen.insert(address.exact_key()) && is_it(&address) {
                        return Some(address);
                    }
                }
            }
        }
        None
    }

    /// The addresses that the report names as recipients. They are removed from every quotation of it.
    pub(super) fn addresses(&self) -> Vec<String> {
        let Some(message) = &self.message else { return Vec::new() };
        let mut found = Vec::new();
        for name in ["X-Failed-Recipients", "X-Actual-Recipients"] {
            found.extend(message.header_raw(name).map(str::to_owned));
        }
        for part in self.parts() {
            if is(part, "message", &["delivery-status", "global-delivery-status", "feedback-report"]) {
                let names = ["Final-Recipient", "Original-Recipient", "Original-Rcpt-To"];
                let groups = groups(&text_of(part));
                let fields = groups.iter().flat_map(|group| names.map(|name| group.get(name)));
                found.extend(
                    fields.flatten().map(|field| field.rsplit(';').next().unwrap_or(field).to_owned()),
                );
            } else if let PartType::Message(inner) = &part.body {
                found.extend(inner.header_raw("To").map(str::to_owned));
            } else if is_headers(part) {
                found.extend(
                    groups(&text_of(part)).iter().filter_map(|group| group.get("To").map(str::to_owned)),
                );
            }
        }
        let split = found.iter().flat_map(|field| field.split([',', ' ', '\r', '\n', '\t']));
        split
            .map(|one| one.trim_matches(['<', '>', '"']))
            .filter(|one| one.contains('@'))
            .map(str::to_owned)
            .collect()
    }

    /// All parts; those of nested messages come after it.
    fn parts(&self) -> Vec<&MessagePart<'a>> {
        let mut found = Vec::new();
        let mut level: Vec<&Message<'a>> = self.message.iter().collect();
        for _ in 0..DEEPEST {
            let parts: Vec<_> = level.iter().flat_map(|message| &message.parts).collect();
            level = parts.iter().filter_map(|part| part.message()).collect();
            found.extend(parts);
        }
        found
    }
}

/// A parser that meets ten thousand nested messages does not return.
fn is_bounded(raw: &[u8]) -> bool {
    let inner = raw.windows(8).filter(|bytes| bytes.eq_ignore_ascii_case(b"message/")).count();
    let digests = raw.windows(6).filter(|bytes| bytes.eq_ignore_ascii_case(b"digest")).count();
    inner + digests <= MOST_PARTS
}

fn is(part: &MessagePart<'_>, kind: &str, subkinds: &[&str]) -> bool {
    part.content_type().is_some_and(|of| {
        let subkind = of.subtype().unwrap_or_default();
        of.ctype().eq_ignore_ascii_case(kind) && subkinds.iter().any(|one| one.eq_ignore_ascii_case(subkind))
    })
}

fn is_headers(part: &MessagePart<'_>) -> bool {
    is(part, "text", &["rfc822-headers"]) || is(part, "message", &["global-headers"])
}

fn text_of(part: &MessagePart<'_>) -> String {
    String::from_utf8_lossy(part.contents()).into_owned()
}

/// Feedback-Type is required (RFC 5965, 3.1); "fraud" is sent by a "phishing" button.
fn feedback(text: &str) -> Content {
    let groups = groups(text);
    Content::of_feedback(groups.iter().find_map(|group| group.get("Feedback-Type")).unwrap_or_default())
}

/// If our recipient is named, only the groups about them count: another program may have merged many reports into
/// one. Otherwise the groups are the members of a list behind one address: all must have failed, and all in the
/// same way.
fn delivery(groups: &[Fields], message: &Message<'_>, parties: &Parties) -> Content {
    let is_theirs = |group: &&Fields| {
        ["Final-Recipient", "Original-Recipient"].iter().any(|name| {
            let field = group.get(name).unwrap_or_default();
            parties.is_to(field.rsplit(';').next().unwrap_or_default().trim())
        })
    };
    let theirs: Vec<_> = groups.iter().filter(is_theirs).collect();
    let counted = if theirs.is_empty() { groups.iter().collect() } else { theirs };
    let mut failed: Option<ServerAnswer> = None;
    let mut delayed = None;
    for group in counted {
        let stated = group.get("Status").and_then(|text| Status::parse(text.split([' ', '(', '\t']).next()?));
        let words =
            group.get("Diagnostic-Code").map(|text| text.split_once(';').map_or(text, |(_, words)| words));
        let answer = ServerAnswer::quoted(words.unwrap_or_default().trim(), stated);
        let action = group
            .get("Action")
            .map(|action| action.split([' ', '(', ';']).next().unwrap_or_default().to_ascii_lowercase());
        match action.as_deref() {
            Some("delivered" | "relayed" | "expanded") => return Content::Arrived,
            Some("delayed") => delayed = Some(answer),
            Some("failed") => failed = Some(milder(failed, explained(answer, message, parties), parties)),
            // Not a standard action: decide by the code.
            _ if answer.status.is_some_and(Status::is_success) => return Content::Arrived,
            _ if answer.status.is_some_and(Status::is_for_good)
                || answer.reply.is_some_and(|code| code >= 500) =>
            {
                failed = Some(milder(failed, explained(answer, message, parties), parties));
            }
            _ if answer.is_for_now() => delayed = Some(answer),
            _ => {}
        }
    }
    match (delayed, failed) {
        (Some(delayed), _) => Content::Delayed(delayed),
        (None, Some(failed)) => Content::Failed(failed),
        (None, None) => plain::read(message, parties),
    }
}

/// Of two answers, the one that does not set the address aside.
fn milder(before: Option<ServerAnswer>, answer: ServerAnswer, parties: &Parties) -> ServerAnswer {
    before.filter(|before| before.meaning(parties) != Meaning::NoMailbox).unwrap_or(answer)
}

/// If the fields say nothing, use the text for people. The server's own answer is replaced only if that text says
/// more.
fn explained(answer: ServerAnswer, message: &Message<'_>, parties: &Parties) -> ServerAnswer {
    if answer.meaning(parties) != Meaning::NotKnown {
        return answer;
    }
    let told = plain::answer(message, answer.status, parties);
    if told.says_so() && told.meaning(parties) != Meaning::NotKnown { told } else { answer }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mail::redaction::ServerWords;

    /// All steps for a message whose Message-ID is ours.
    fn read(raw: &[u8]) -> Content {
        let report = Report::parse(raw);
        let parties = Parties::new("letters@example.com", Some("ada@example.org"));
        let content = report.content(&parties);
        let _ = (report.texts().count(), report.address(|one| one.local_part() == "ada"));
        if let Content::Failed(answer) | Content::Delayed(answer) = &content {
            let _ = (answer.code(), ServerWords(answer.text.clone()).without(&report.addresses()));
        }
        content
    }

    #[test]
    fn what_nests_too_deep_is_not_read() {
        let level = "Content-Type: message/rfc822\r\n\r\n";
        assert_eq!(read(level.repeat(100_000).as_bytes()), Content::Nothing);
        let level = "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n";
        assert_eq!(read(level.repeat(50_000).as_bytes()), Content::Nothing);
        read(level.repeat(MOST_PARTS / 2).as_bytes());
    }

    #[test]
    fn a_message_of_four_megabytes_is_read_in_a_moment() {
        for piece in ["a", "A@", "--b\n", "550 ", "Status: 5.1.1\n\n", "> ", "\u{ff20}", "=40"] {
            let head = "From: MAILER-DAEMON@example.org\nSubject: failure notice\n\n";
            read(format!("{head}{}", piece.repeat(4_000_000 / piece.len())).as_bytes());
        }
    }

    proptest! {
        #[test]
        fn no_bytes_at_all_make_it_panic(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            read(&raw);
        }

        #[test]
        fn no_report_that_is_damaged_makes_it_panic(
            from in 0..60_000_usize,
            length in 0..3_000_usize,
            damage in proptest::collection::vec((0..3_000_usize, any::<u8>()), 0..8),
        ) {
            let corpus = include_bytes!("../../../tests/it/reports_corpus.txt");
            let from = from.min(corpus.len());
            let mut raw = corpus[from..(from + length).min(corpus.len())].to_vec();
            for (at, byte) in damage {
                if let Some(place) = raw.get_mut(at) {
                    *place = byte;
                }
            }
            read(&raw);
        }
    }
}
