//! What each provider sends, after its public documentation. Only what is needed is looked at, and nothing must be there:
//! providers add fields, leave some out, and number what others write.

use serde_json::Value;
use url::Url;

use super::{Provider, Told};
use crate::mail::{
    report::{Content, Event},
    server_answer::{ServerAnswer, Status},
};

/// Status codes (RFC 3463) for what providers say in a word. The words of the server, where there are any, come first.
const NO_MAILBOX: &str = "5.1.1";
const FULL: &str = "5.2.2";
const SPAM: &str = "5.6.0";
const POLICY: &str = "5.7.1";
const DMARC: &str = "5.7.26";

/// The events of one call; an array has several.
pub(in crate::mail) fn read(provider: Provider, body: &Value) -> Vec<Told> {
    let events = body.as_array().map_or_else(|| std::slice::from_ref(body), Vec::as_slice);
    let of_mail = |read: fn(&Value) -> (String, Content)| {
        let one = move |event: &Value| {
            let (recipient, content) = read(event);
            Told::OfMail(Event { text: strings(event), recipient, content })
        };
        events.iter().map(one).collect()
    };
    match provider {
        Provider::Ses => events.iter().filter_map(amazon).collect(),
        Provider::Postmark => of_mail(postmark),
        Provider::Mailgun => of_mail(mailgun),
        Provider::Sendgrid => of_mail(sendgrid),
        Provider::Brevo => of_mail(brevo),
        Provider::Generic => of_mail(generic),
    }
}

/// The text at this place (RFC 6901), also where it is a number; empty if there is none.
fn text(event: &Value, place: &str) -> String {
    match event.pointer(place) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// All texts in it, a line each, in which our Message-ID is sought.
fn strings(event: &Value) -> String {
    match event {
        Value::String(text) => format!("{text}\n"),
        Value::Array(all) => all.iter().map(strings).collect(),
        Value::Object(fields) => fields.values().map(strings).collect(),
        _ => String::new(),
    }
}

/// The first text that is there.
fn first(event: &Value, places: &[&str]) -> String {
    places.iter().map(|place| text(event, place)).find(|text| !text.is_empty()).unwrap_or_default()
}

fn answer(words: &str, stated: &str) -> ServerAnswer {
    ServerAnswer::quoted(words, Status::parse(stated))
}

fn failed(words: &str, stated: &str) -> Content {
    Content::Failed(answer(words, stated))
}

fn delayed(words: &str, stated: &str) -> Content {
    Content::Delayed(answer(words, stated))
}

/// Our provider did not even try, because of something earlier.
fn suppressed(why: &str) -> Content {
    failed(&format!("on the suppression list: {why}"), "")
}

/// Amazon SES by way of Amazon SNS, whose envelope is left out where "raw message delivery" is on. What it is told about
/// (deliveries, openings, a new topic) is more than we ask for.
fn amazon(event: &Value) -> Option<Told> {
    match text(event, "/Type").as_str() {
        "SubscriptionConfirmation" => {
            let url = Url::parse(&text(event, "/SubscribeURL")).ok()?;
            return is_amazon(&url).then_some(Told::Confirm(url));
        }
        "Notification" => {
            let message: Value = serde_json::from_str(&text(event, "/Message")).ok()?;
            return amazon(&message);
        }
        _ => {}
    }
    let (recipient, content) = ses(event);
    Some(Told::OfMail(Event { text: strings(event), recipient, content }))
}

/// The host of Amazon SNS in a region: others below amazonaws.com are anybody's.
fn is_amazon(url: &Url) -> bool {
    let host: Vec<_> = url.host_str().unwrap_or_default().split('.').collect();
    let region = match host.as_slice() {
        ["sns", region, "amazonaws", "com"] | ["sns", region, "amazonaws", "com", "cn"] => region,
        _ => return false,
    };
    let is_plain = url.scheme() == "https" && url.username().is_empty() && url.port().is_none();
    // A region has a number: eu-west-1.
    is_plain && region.contains('-') && region.ends_with(|last: char| last.is_ascii_digit())
}

fn ses(event: &Value) -> (String, Content) {
    let bounced = |place: &str| text(event, &format!("/bounce/bouncedRecipients/0/{place}"));
    match first(event, &["/notificationType", "/eventType"]).as_str() {
        "Bounce" => {
            let words = bounced("diagnosticCode");
            let words = words.split_once(';').map_or(words.as_str(), |(_, words)| words).trim();
            let (kind, detail) = (text(event, "/bounce/bounceType"), text(event, "/bounce/bounceSubType"));
            let status = bounced("status");
            let content = match (kind.as_str(), detail.as_str()) {
                (_, "Suppressed" | "OnAccountSuppressionList") => suppressed(&detail),
                ("Transient", "MailboxFull") => delayed(words, FULL),
                ("Transient", _) => delayed(words, &status),
                (_, "NoEmail") => failed(words, NO_MAILBOX),
                _ => failed(words, &status),
            };
            (bounced("emailAddress"), content)
        }
        "Complaint" => {
            let recipient = text(event, "/complaint/complainedRecipients/0/emailAddress");
            let kind = text(event, "/complaint/complaintFeedbackType");
            let content = match text(event, "/complaint/complaintSubType").as_str() {
                "OnAccountSuppressionList" => suppressed("a complaint"),
                _ if kind.is_empty() => Content::Complaint,
                _ => Content::of_feedback(&kind),
            };
            (recipient, content)
        }
        "Delivery" => (text(event, "/delivery/recipients/0"), Content::Arrived),
        "DeliveryDelay" => {
            let of = |place: &str| text(event, &format!("/deliveryDelay/delayedRecipients/0/{place}"));
            (of("emailAddress"), delayed(&of("diagnosticCode"), &of("status")))
        }
        _ => (String::new(), Content::Nothing),
    }
}

fn postmark(event: &Value) -> (String, Content) {
    let words = first(event, &["/Details", "/Description"]);
    let content = match text(event, "/RecordType").as_str() {
        "SpamComplaint" => Content::Complaint,
        "Delivery" => Content::Arrived,
        // Hooks of an older kind do not say that they are about a bounce.
        "Bounce" | "" => match text(event, "/Type").as_str() {
            "HardBounce" | "BadEmailAddress" => failed(&words, NO_MAILBOX),
            "SpamComplaint" => Content::Complaint,
            "ManuallyDeactivated" | "Unconfirmed" => suppressed("deactivated"),
            "Blocked" | "VirusNotification" => failed(&words, POLICY),
            "SpamNotification" => failed(&words, SPAM),
            "DMARCPolicy" => failed(&words, DMARC),
            "Transient" | "SoftBounce" | "DnsError" | "SMTPApiError" => delayed(&words, ""),
            "AutoResponder" | "ChallengeVerification" | "AddressChange" | "Subscribe" | "Unsubscribe" => {
                Content::Reply
            }
            "Unknown" => failed(&words, ""),
            _ => Content::Nothing,
        },
        _ => Content::Nothing,
    };
    (first(event, &["/Email", "/Recipient"]), content)
}

fn mailgun(event: &Value) -> (String, Content) {
    let of = |place: &str| text(event, &format!("/event-data{place}"));
    let status = of("/delivery-status/enhanced-code");
    let status = if status.is_empty() { of("/delivery-status/bounce-code") } else { status };
    let words =
        [of("/delivery-status/code"), of("/delivery-status/message"), of("/delivery-status/description")];
    let words = words.iter().filter(|word| !word.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    let reason = of("/reason");
    let content = match of("/event").as_str() {
        "failed" if reason.starts_with("suppress-") => suppressed(&reason),
        "failed" if of("/severity") == "temporary" => delayed(&words, &status),
        "failed" => failed(&words, &status),
        "rejected" => failed(&of("/reject/reason"), POLICY),
        "complained" => Content::Complaint,
        "delivered" => Content::Arrived,
        _ => Content::Nothing,
    };
    (of("/recipient"), content)
}

fn sendgrid(event: &Value) -> (String, Content) {
    let (words, status) = (first(event, &["/reason", "/response"]), text(event, "/status"));
    let content = match text(event, "/event").as_str() {
        "bounce" => failed(&words, &status),
        "deferred" => delayed(&words, &status),
        "dropped" if words.eq_ignore_ascii_case("invalid") => failed(&words, NO_MAILBOX),
        "dropped" if words.to_ascii_lowercase().contains("address") => suppressed(&words),
        "dropped" => failed(&words, POLICY),
        "spamreport" => Content::Complaint,
        "delivered" => Content::Arrived,
        _ => Content::Nothing,
    };
    (text(event, "/email"), content)
}

fn brevo(event: &Value) -> (String, Content) {
    let words = text(event, "/reason");
    let content = match text(event, "/event").as_str() {
        "hard_bounce" | "hardBounce" | "invalid_email" | "invalid" => failed(&words, NO_MAILBOX),
        "soft_bounce" | "softBounce" | "deferred" => delayed(&words, ""),
        "blocked" => suppressed(&words),
        "error" => failed(&words, ""),
        "spam" | "complaint" => Content::Complaint,
        "delivered" => Content::Arrived,
        _ => Content::Nothing,
    };
    (text(event, "/email"), content)
}

/// `docs/mail.md` describes it.
fn generic(event: &Value) -> (String, Content) {
    let (words, status) = (text(event, "/text"), text(event, "/status"));
    let content = match text(event, "/event").as_str() {
        "failed" => failed(&words, &status),
        "delayed" => delayed(&words, &status),
        "complaint" => Content::Complaint,
        "delivered" => Content::Arrived,
        _ => Content::Nothing,
    };
    (text(event, "/recipient"), content)
}
