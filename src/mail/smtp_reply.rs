//! Decides what an SMTP reply means for the mail, and for the mails after it.

use super::{
    parties::Parties,
    redaction::ServerWords,
    refusal::{Refusal, ServerRefusal, Verdict},
    server_answer::{Meaning, ServerAnswer, Status},
    smtp_connection::{Failure, SmtpError, SmtpStage},
    smtp_parser::Reply,
};

/// The refusal that follows from a failure of the conversation, for a mail between these parties.
pub(super) fn refusal(failure: &Failure, parties: &Parties) -> Refusal {
    let stage = failure.stage;
    let told = match &failure.error {
        SmtpError::Refused(reply) => return refusal_by(stage, reply, parties),
        SmtpError::Silence => "no answer in time".to_owned(),
        SmtpError::NoSmtp => "closed, or no SMTP".to_owned(),
        SmtpError::NotOffered(what) => (*what).to_owned(),
        SmtpError::Io(error) => error.to_string(),
    };
    Refusal::new(verdict(stage, None, None, Meaning::NotKnown), format!("{stage}: {told}"))
}

fn refusal_by(stage: SmtpStage, reply: &Reply, parties: &Parties) -> Refusal {
    let (code, words) = (reply.code.to_string(), reply.text());
    let detail = enhanced(&words);
    let answer =
        ServerAnswer { reply: Some(reply.code), status: detail.and_then(Status::parse), text: words.clone() };
    // Before RCPT TO, nothing can be about the recipient's mailbox.
    let meaning = match (stage, answer.meaning(parties)) {
        (SmtpStage::Sender, Meaning::NoMailbox | Meaning::Suspended | Meaning::NotKnown) => Meaning::Sender,
        (
            SmtpStage::Connection | SmtpStage::Encryption | SmtpStage::Login,
            Meaning::NoMailbox | Meaning::Suspended,
        ) => Meaning::Policy,
        (_, meaning) => meaning,
    };
    let verdict = verdict(stage, Some(&code), detail, meaning);
    let told = detail.map_or_else(|| code.clone(), |detail| format!("{code} {detail}"));
    // A refusal for now at RCPT TO is about the mailbox, unless the words say otherwise.
    let overburdens = reply.code / 100 == 4 && (stage != SmtpStage::Recipient || meaning.refuses_us());
    let server =
        ServerRefusal { meaning, code: answer.code(), words: ServerWords(format!("{code} {words}")) };
    Refusal {
        answered: true,
        overburdens,
        server: Some(server),
        ..Refusal::new(verdict, format!("{stage}: {told}"))
    }
}

/// The verdict from the stage, the reply code if there is one (RFC 5321, 4.2), the enhanced status code (RFC 3463)
/// and the meaning of the answer.
fn verdict(stage: SmtpStage, code: Option<&str>, detail: Option<&str>, meaning: Meaning) -> Verdict {
    match stage {
        SmtpStage::Connection | SmtpStage::Encryption | SmtpStage::Login => return Verdict::Unreachable,
        SmtpStage::Sender => return Verdict::Unwelcome,
        SmtpStage::Recipient | SmtpStage::ServerWords | SmtpStage::Acceptance => {}
    }
    match code {
        // The server is shutting down (RFC 5321, 3.8).
        Some("421") => Verdict::Unwelcome,
        // The login is missing or of the wrong kind (RFC 4954, 6): the operator will correct that.
        Some("530" | "534" | "535" | "538") => Verdict::Unwelcome,
        Some(code) if code.starts_with('5') => {
            match (meaning, detail.and_then(|detail| detail.split('.').nth(1))) {
                (Meaning::NoMailbox | Meaning::Full, _) => Verdict::Fail,
                (Meaning::Later | Meaning::Rate, _) => Verdict::Retry,
                // Before the content is sent, a refusal of us can be corrected, such as "relay access denied";
                // after it, the refusal is about the content.
                (meaning, _) if meaning.refuses_us() && stage == SmtpStage::Recipient => Verdict::Retry,
                (meaning, _) if meaning.refuses_us() => Verdict::Fail,
                // About the mail system, the network or the protocol: not about the mailbox, and temporary.
                (_, Some("3" | "4" | "5")) => Verdict::Retry,
                _ => Verdict::Fail,
            }
        }
        _ => Verdict::Retry,
    }
}

/// The enhanced status code at the start of a reply's text (RFC 2034). It contains no address.
pub(super) fn enhanced(words: &str) -> Option<&str> {
    let first = words.split_whitespace().next()?;
    let mut parts = first.split('.');
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let class = parts.next().is_some_and(|class| matches!(class, "2" | "4" | "5"));
    let rest = parts.clone().count() == 2 && parts.all(|part| digits(part, 3));
    (class && rest).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_refusal_means_depends_on_how_far_we_came() {
        use SmtpStage::{Acceptance, Connection, Login, Recipient, Sender, ServerWords};
        use Verdict::{Fail, Retry, Unreachable, Unwelcome};
        for (stage, code, detail, words, means) in [
            (Connection, None, None, "", Unreachable),
            (Connection, Some("554"), Some("5.7.1"), "", Unreachable),
            (Login, Some("535"), Some("5.7.8"), "", Unreachable),
            (Sender, Some("451"), None, "", Unwelcome),
            (Sender, Some("550"), Some("5.1.8"), "", Unwelcome),
            (Recipient, Some("450"), Some("4.7.1"), "", Retry),
            (Recipient, Some("421"), None, "", Unwelcome),
            (Recipient, Some("530"), Some("5.7.0"), "", Unwelcome),
            (Recipient, Some("550"), None, "", Fail),
            (Recipient, Some("550"), None, "SPF check failed", Retry),
            (Recipient, Some("550"), Some("5.1.0"), "sender rejected", Retry),
            (Recipient, Some("550"), None, "greylisted", Retry),
            (Recipient, Some("550"), Some("5.1.1"), "", Fail),
            (Recipient, Some("552"), Some("5.2.2"), "", Fail),
            (Recipient, Some("554"), Some("5.7.1"), "", Retry),
            (Recipient, Some("550"), Some("5.4.5"), "", Retry),
            (
                Recipient,
                Some("550"),
                Some("5.4.1"),
                "Recipient address rejected: Access denied. AS(201806281)",
                Fail,
            ),
            (Recipient, Some("554"), Some("5.7.1"), "Recipient address rejected: Access denied", Retry),
            (Recipient, None, None, "", Retry),
            (ServerWords, Some("554"), Some("5.7.1"), "", Fail),
            (ServerWords, Some("554"), None, "too many messages today", Retry),
            (Acceptance, Some("451"), None, "", Retry),
            (Acceptance, Some("554"), Some("5.6.0"), "", Fail),
            (Acceptance, None, None, "", Retry),
        ] {
            let status = detail.and_then(Status::parse);
            let reply = code.and_then(|code| code.parse().ok());
            let meaning = ServerAnswer { reply, status, text: words.into() }.meaning(&Parties::default());
            assert_eq!(verdict(stage, code, detail, meaning), means, "{stage} {code:?} {detail:?} {words}");
        }
    }

    #[test]
    fn of_what_a_server_says_only_codes_are_kept() {
        assert_eq!(enhanced("5.1.1 <ada@example.org>: no such mailbox"), Some("5.1.1"));
        assert_eq!(enhanced("4.7.650"), Some("4.7.650"));
        for words in [
            "",
            "no such mailbox ada@example.org",
            "5.1",
            "5.1.1.1",
            "1.2.3 x",
            "5.1.1234",
            "5..1",
            "ada.b.c",
        ] {
            assert_eq!(enhanced(words), None, "{words}");
        }
    }
}
