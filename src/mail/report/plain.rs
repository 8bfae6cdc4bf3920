//! Parses reports without machine-readable parts, in the words of Exim, qmail, Gmail, Exchange, Postfix and
//! Sendmail, and recognises messages that are not reports.

use std::sync::LazyLock;

use mail_parser::{Addr, Message};
use regex::Regex;

use super::Content;
use crate::mail::{
    parties::Parties,
    server_answer::{Meaning, ServerAnswer, Status, plain_letters},
};

/// Local parts of the addresses that send reports.
const DAEMONS: [&str; 8] = [
    "mailer-daemon",
    "mailerdaemon",
    "mail-daemon",
    "maildaemon",
    "mdaemon",
    "postmaster",
    "microsoftexchange",
    "mmdf",
];

/// How many characters of the text are read: more than any mail server writes before the returned mail.
const MOST_READ: usize = 20_000;

/// Headers that only reports have.
const OF_REPORTS: [&str; 2] = ["X-Failed-Recipients", "X-MS-Exchange-Message-Is-Ndr"];

/// Phrases that identify a message, one per line under the name of what they identify; compared in the form of
/// [`plain_letters`].
static MARKS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let mut under = "";
    let lines = include_str!("marks.txt").lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .filter_map(|line| {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                under = name;
                return None;
            }
            Some((under, plain_letters(line)))
        })
        .collect()
});

/// Reads a message that has no machine-readable part.
pub(super) fn read(message: &Message<'_>, parties: &Parties) -> Content {
    if !is_report(message) {
        return Content::Reply;
    }
    let told = plain_letters(&words(message));
    let subject = plain_letters(message.subject().unwrap_or_default());
    let is = |mark: &str| has(&told, mark) || has(&subject, mark);
    let answer = answer(message, None, parties);
    let is_final = answer.meaning(parties) == Meaning::NoMailbox || is("given up");
    if (is("arrived") || subject_begins(&subject, "arrived subject")) && !is_final {
        Content::Arrived
    } else if is("delayed") && !is("given up") {
        Content::Delayed(answer)
    } else {
        Content::Failed(answer)
    }
}

/// Whether a message without a machine-readable part is a complaint.
pub(super) fn is_complaint(message: &Message<'_>) -> bool {
    let subject = plain_letters(message.subject().unwrap_or_default());
    subject_begins(&subject, "complaint") && message.attachment_count() > 0
}

fn subject_begins(subject: &str, mark: &str) -> bool {
    MARKS.iter().any(|(of, phrase)| *of == mark && subject.trim_start().starts_with(phrase.as_str()))
}

/// The server's answer, extracted from the text for people: the lines with a code, or the whole text if these say
/// nothing.
pub(super) fn answer(message: &Message<'_>, stated: Option<Status>, parties: &Parties) -> ServerAnswer {
    let words = of_recipient(&words(message), parties);
    let quoted = ServerAnswer::quoted(&with_codes(&words), stated);
    if quoted.meaning(parties) != Meaning::NotKnown {
        return quoted;
    }
    // A refusal must be in the server's own words: explanations list all possible reasons.
    let told = words.split("\n\n").map(|paragraph| ServerAnswer::quoted(paragraph, stated));
    let is_plain = |told: &ServerAnswer| {
        matches!(
            told.meaning(parties),
            Meaning::NoMailbox | Meaning::Full | Meaning::Later | Meaning::Suspended | Meaning::Suppressed
        )
    };
    told.filter(is_plain).find(ServerAnswer::says_so).unwrap_or(quoted)
}

/// If a report lists several recipients, the part under our recipient's address.
fn of_recipient(words: &str, parties: &Parties) -> String {
    let heads =
        |line: &str| line.split_whitespace().next().filter(|word| word.contains('@')).map(str::to_owned);
    let is_theirs = |line: &str| heads(line).map(|address| parties.is_to(&address));
    if !words.lines().any(|line| is_theirs(line) == Some(true)) {
        return words.to_owned();
    }
    let mut is_kept = false;
    let kept = words.lines().filter(|line| {
        is_kept = is_theirs(line).unwrap_or(is_kept);
        is_kept
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// A report comes from a mail server and says so; a reply of a person or an automatic reply does not.
fn is_report(message: &Message<'_>) -> bool {
    if OF_REPORTS.iter().any(|name| message.header_raw(*name).is_some()) {
        return true;
    }
    let from = message.from().and_then(|from| from.first());
    let local =
        from.and_then(Addr::address).and_then(|address| address.split('@').next()).unwrap_or_default();
    let local = local.to_lowercase();
    let subject = plain_letters(message.subject().unwrap_or_default());
    let told = plain_letters(&words(message));
    if has(&subject, "answer") || has(&told, "answer") {
        return false;
    }
    DAEMONS.iter().any(|name| local.starts_with(name))
        || subject_begins(&subject, "subject")
        || has(&told, "report")
}

fn has(text: &str, mark: &str) -> bool {
    MARKS.iter().any(|(of, phrase)| *of == mark && text.contains(phrase.as_str()))
}

/// The text for people, up to the returned mail, without lines that quote the mail in between.
fn words(message: &Message<'_>) -> String {
    let body = message.body_text(0).unwrap_or_default();
    let start = body.char_indices().nth(MOST_READ).map_or(&*body, |(end, _)| &body[..end]);
    let mut kept = Vec::new();
    for line in start.lines() {
        let trimmed = line.trim();
        let plain = plain_letters(trimmed);
        if is_border(&plain) || begins_headers(&plain) {
            break;
        }
        let is_quoted =
            trimmed.starts_with('>') || plain.starts_with("subject:") || plain.starts_with("message-id:");
        if !is_quoted {
            let line = trimmed.trim_start_matches('<').trim_start_matches("<<");
            kept.push(SUBJECT.as_ref().map_or(line.into(), |quoted| quoted.replace_all(line, "$1")));
        }
    }
    kept.join("\n")
}

/// The subject of our mail quoted in a sentence: it may sound like an answer.
static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let named = "subject|betreff|objet|asunto|oggetto|title|titled|your (?:message|e-?mail|mail|letter)";
    Regex::new(&format!(r#"(?i)\b({named}):? ["'“„«‘»][^"'”“»«’]*["'”“»«’]"#)).ok()
});

/// A separator line such as "------ This is a copy of the message ------".
fn is_border(line: &str) -> bool {
    let has_rule = line.starts_with("--") || line.starts_with("==") || line.starts_with("__");
    (has_rule || line.ends_with(':')) && has(line, "border")
}

fn begins_headers(line: &str) -> bool {
    ["return-path:", "received:", "dkim-signature:", "mime-version:", "content-type:", "list-unsubscribe"]
        .iter()
        .any(|name| line.starts_with(name))
}

/// The lines with a server's code, each with its continuation lines and with the line before that says which
/// command was answered ("after MAIL FROM:").
fn with_codes(words: &str) -> String {
    let mut kept = Vec::new();
    let (mut goes_on, mut before) = (false, "");
    for line in words.lines() {
        if line.is_empty() {
            goes_on = false;
        } else if goes_on {
            kept.push(line);
        } else if ServerAnswer::quoted(line, None).has_code() {
            goes_on = true;
            kept.extend(Some(before).filter(|before| before.ends_with(':')));
            kept.push(line);
        }
        before = line;
    }
    kept.join("\n")
}

/// The text with its broken lines joined again.
pub(super) fn joined(text: &str) -> String {
    text.lines()
        .map(|line| line.trim_start_matches(['>', ' ', '\t', '|']).trim_end_matches(['\r', ' ', '=']))
        .collect()
}
