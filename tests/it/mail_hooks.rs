//! Bounces and complaints that mail providers tell by their web hooks, in the form in which each of them does.

use serde_json::{Value, json};

use crate::{
    bounces::{ADA, EVE, latest_to, two_readers},
    support::{
        app::{HOOK_SECRET, TestApp},
        page::Page,
    },
};

/// What a provider sends, as a program does it.
async fn call(app: &TestApp, provider: &str, body: &str) -> Page {
    let program = app.stranger().that_names_no_origin();
    program.send(&format!("/hooks/mail/{provider}/{HOOK_SECRET}"), "text/plain; charset=UTF-8", body).await
}

/// Sends it twice, as all providers may.
async fn tell(app: &TestApp, provider: &str, event: &Value) {
    for _ in 0..2 {
        let answer = call(app, provider, &event.to_string()).await;
        assert_eq!(answer.status, 204, "{provider}: {}", answer.body());
    }
}

/// The Message-ID of the last mail to Ada, without brackets.
fn message_id(app: &TestApp) -> String {
    latest_to(app, ADA).header("Message-ID").unwrap().trim_matches(['<', '>']).to_owned()
}

/// What is counted of returned mail.
async fn returned(app: &TestApp) -> Vec<(String, String)> {
    let rows = sqlx::query_as("select kind, code from returned_mail order by kind");
    rows.fetch_all(app.site.database.pool()).await.unwrap()
}

fn amazon_notice(message: &Value) -> Value {
    json!({ "Type": "Notification", "MessageId": "22b80b92", "TopicArn": "arn:aws:sns:eu-west-1:123:mail",
            "Message": message.to_string(), "SignatureVersion": "1", "Signature": "EXAMPLE" })
}

fn amazon_bounce(id: &str, kind: &str, recipient: &Value) -> Value {
    json!({ "notificationType": "Bounce",
            "bounce": { "bounceType": kind, "bounceSubType": "General", "bouncedRecipients": [recipient],
                        "feedbackId": "0100", "reportingMTA": "dns; a9.smtp-out.example" },
            "mail": { "messageId": "0102019-amazon-has-its-own", "destination": [ADA],
                      "headers": [{ "name": "From", "value": "undersigned@localhost" },
                                  { "name": "Message-ID", "value": format!("<{id}>") }],
                      "commonHeaders": { "messageId": format!("<{id}>"), "subject": "A first answer" } } })
}

/// What each provider says of a mailbox that does not exist.
fn no_such_mailbox(id: &str) -> Vec<(&'static str, Value)> {
    let words = format!("550 5.1.1 <{ADA}>: Recipient address rejected: User unknown");
    let recipient = json!({ "emailAddress": ADA, "action": "failed", "status": "5.1.1",
                            "diagnosticCode": format!("smtp; {words}") });
    let token = id.split_once('@').unwrap().0;
    let ses = amazon_bounce(id, "Permanent", &recipient);
    vec![
        ("ses", amazon_notice(&ses)),
        // "Raw message delivery" leaves the envelope out.
        ("ses", ses),
        (
            "postmark",
            json!({ "RecordType": "Bounce", "ID": 42, "Type": "HardBounce", "TypeCode": 1, "Email": ADA,
                    "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483", "Details": words,
                    "Metadata": { "undersigned": token } }),
        ),
        // Words of the server are missing, and the provider has understood them.
        ("postmark", json!({ "Type": "HardBounce", "Email": ADA, "Metadata": { "undersigned": token } })),
        (
            "mailgun",
            json!({ "signature": { "token": "a", "timestamp": "1529006854", "signature": "d2" },
                    "event-data": { "event": "failed", "severity": "permanent", "reason": "bounce", "recipient": ADA,
                        "delivery-status": { "code": 550, "message": "5.1.1 User unknown", "attempt-no": 1 },
                        "message": { "headers": { "message-id": id, "to": ADA } } } }),
        ),
        (
            "sendgrid",
            json!([{ "event": "processed", "email": EVE, "smtp-id": "<other@example.org>" },
                   { "event": "bounce", "type": "bounce", "email": ADA, "reason": words, "status": "5.1.1",
                     "smtp-id": format!("<{id}>"), "timestamp": 1_513_299_569 }]),
        ),
        (
            "brevo",
            json!({ "event": "hard_bounce", "email": ADA, "id": 26224, "reason": words, "ts": 1_598_634_509,
                    "message-id": "<201798300811.5787683@relay.example>", "X-Mailin-custom": token }),
        ),
        ("generic", json!({ "event": "failed", "message_id": id, "status": "5.1.1", "text": words })),
        ("generic", json!({ "event": "failed", "head": format!("Message-ID:\r\n\t{id}"), "text": words })),
    ]
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_is_set_aside_whoever_says_it() {
    let app = two_readers().await;
    for (provider, event) in no_such_mailbox(&message_id(&app)) {
        // Whoever confirmed an address has shown that it exists, unless the mail is a later one.
        app.sql("delete from set_aside").await;
        app.sql("delete from returned_mail").await;
        app.clock.advance(time::Duration::MINUTE);
        tell(&app, provider, &event).await;
        assert_eq!(returned(&app).await.len(), 1, "{provider}: {event}");
        assert_eq!(app.rows("set_aside").await, 1, "{provider}: {event}");
    }
    let text = app.database_as_text().await;
    assert!(!text.contains(ADA), "no address of a hook is stored");
}

#[tokio::test]
async fn a_complaint_ends_updates_whoever_says_it() {
    let app = two_readers().await;
    let id = message_id(&app);
    let token = id.split_once('@').unwrap().0;
    let of_amazon = |kind: &str| {
        let mut event = amazon_bounce(&id, "", &json!({}));
        event["notificationType"] = "Complaint".into();
        event["complaint"] = json!({ "complainedRecipients": [{ "emailAddress": ADA }],
                                     "complaintFeedbackType": kind });
        amazon_notice(&event)
    };
    tell(&app, "ses", &of_amazon("not-spam")).await;
    assert!(returned(&app).await.is_empty(), "who says that it is no spam does not complain");
    for (provider, event) in [
        ("ses", of_amazon("abuse")),
        (
            "postmark",
            json!({ "RecordType": "SpamComplaint", "Type": "SpamComplaint", "Email": ADA,
                             "Metadata": { "undersigned": token } }),
        ),
        (
            "mailgun",
            json!({ "event-data": { "event": "complained", "recipient": ADA,
                                            "message": { "headers": { "message-id": id } } } }),
        ),
        ("sendgrid", json!([{ "event": "spamreport", "email": ADA, "smtp-id": format!("<{id}>") }])),
        ("brevo", json!({ "event": "spam", "email": ADA, "X-Mailin-custom": token })),
        ("generic", json!({ "event": "complaint", "message_id": id })),
    ] {
        app.sql("delete from returned_mail").await;
        app.sql("update signature set updates = true").await;
        tell(&app, provider, &event).await;
        assert_eq!(returned(&app).await, [("complaint".to_owned(), String::new())], "{provider}");
        let wants: i64 = sqlx::query_scalar("select count(*) from signature where updates")
            .fetch_one(app.site.database.pool())
            .await
            .unwrap();
        assert_eq!(wants, 1, "{provider}: Eve alone goes on to get news");
    }
}

#[tokio::test]
async fn what_proves_nothing_sets_nobody_aside() {
    let app = two_readers().await;
    let id = message_id(&app);
    let full =
        json!({ "emailAddress": ADA, "status": "4.2.2", "diagnosticCode": "smtp; 452 4.2.2 over quota" });
    let listed = json!({ "emailAddress": ADA });
    let mut suppressed = amazon_bounce(&id, "Permanent", &listed);
    suppressed["bounce"]["bounceSubType"] = "OnAccountSuppressionList".into();
    let blocked = "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using bl.example";
    for (provider, event, kind) in [
        ("ses", amazon_bounce(&id, "Transient", &full), "full"),
        ("ses", suppressed, "suppressed"),
        // A bounce of "type" blocked, and one without a status.
        (
            "sendgrid",
            json!([{ "event": "bounce", "type": "blocked", "email": ADA, "reason": blocked,
                              "smtp-id": format!("<{id}>") }]),
            "block-list",
        ),
        (
            "sendgrid",
            json!([{ "event": "dropped", "email": ADA, "reason": "Bounced Address",
                              "smtp-id": format!("<{id}>") }]),
            "suppressed",
        ),
        (
            "mailgun",
            json!({ "event-data": { "event": "failed", "severity": "temporary", "recipient": ADA,
                            "delivery-status": { "code": 451, "message": "4.7.1 greylisted, try again" },
                            "message": { "headers": { "message-id": id } } } }),
            "later",
        ),
        ("brevo", json!({ "event": "blocked", "email": ADA, "X-Mailin-custom": id }), "suppressed"),
    ] {
        app.sql("delete from returned_mail").await;
        tell(&app, provider, &event).await;
        let kinds: Vec<_> = returned(&app).await.into_iter().map(|row| row.0).collect();
        assert_eq!(kinds, [kind], "{provider}: {event}");
    }

    // Nothing of ours is named, or the name is made up: whoever knows the secret alone can set nobody aside.
    app.sql("delete from returned_mail").await;
    let forged = format!("{}A@localhost", &id[..id.find('@').unwrap() - 1]);
    for (provider, event) in [
        no_such_mailbox(&forged).remove(0),
        (
            "sendgrid",
            json!([{ "event": "bounce", "email": ADA, "status": "5.1.1", "reason": "550 5.1.1 no user" }]),
        ),
        ("postmark", json!({ "RecordType": "Open", "Email": ADA })),
        ("ses", json!({ "Type": "Notification", "Message": "Successfully validated SNS topic" })),
        ("brevo", json!([])),
        ("generic", json!("hello")),
    ] {
        tell(&app, provider, &event).await;
    }
    assert!(returned(&app).await.is_empty());
    assert_eq!(app.rows("set_aside").await, 0);
}

#[tokio::test]
async fn a_hook_is_there_for_those_who_know_it() {
    let app = two_readers().await;
    let program = app.stranger().that_names_no_origin();
    for path in [
        "/hooks/mail/ses/the-path-of-the-hookz".to_owned(),
        "/hooks/mail/ses/".to_owned(),
        format!("/hooks/mail/nobody/{HOOK_SECRET}"),
    ] {
        assert_eq!(program.send(&path, "application/json", "{}").await.status, 404, "{path}");
    }
    assert_eq!(call(&app, "postmark", "this is no JSON").await.status, 400);
    let large = format!("[{}{{}}]", "{},".repeat(400_000));
    assert_eq!(call(&app, "sendgrid", &large).await.status, 204, "a megabyte of events is taken");
    // A report as a mail, as the pipe takes it.
    let report = crate::bounces::report(&latest_to(&app, ADA), ADA, "failed", "5.2.2");
    assert_eq!(call(&app, "generic", std::str::from_utf8(&report).unwrap()).await.status, 204);
    assert_eq!(returned(&app).await, [("full".to_owned(), "5.2.2".to_owned())]);
}

#[tokio::test]
async fn amazon_s_first_question_waits_for_the_operator() {
    let app = two_readers().await;
    let ask = |url: &str| json!({ "Type": "SubscriptionConfirmation", "TopicArn": "arn:aws:sns:eu-west-1:123:mail", "SubscribeURL": url });
    let url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f";
    for (given, kept) in [
        ("https://evil.example/?sns.amazonaws.com", None),
        ("https://sns.evil.s3.amazonaws.com/", None),
        ("https://sns.s3.amazonaws.com/", None),
        ("https://user@sns.eu-west-1.amazonaws.com/", None),
        (url, Some(url)),
    ] {
        tell(&app, "ses", &ask(given)).await;
        let hooks = app.site.outbox.hooks().await.unwrap();
        assert_eq!(hooks.iter().find_map(|hook| hook.confirm_url.as_deref()), kept);
    }
    // Rubbish confirms nothing, nor does what another topic tells.
    let bounce = amazon_bounce(&message_id(&app), "Transient", &json!({ "emailAddress": ADA }));
    let mut other = amazon_notice(&bounce);
    other["TopicArn"] = "arn:aws:sns:eu-west-1:123:complaints".into();
    for event in [json!({}), json!([]), other] {
        tell(&app, "ses", &event).await;
        let hooks = app.site.outbox.hooks().await.unwrap();
        assert_eq!(hooks.iter().find_map(|hook| hook.confirm_url.as_deref()), Some(url), "{event}");
    }
    tell(&app, "ses", &amazon_notice(&bounce)).await;
    let hooks = app.site.outbox.hooks().await.unwrap();
    assert!(hooks.iter().all(|hook| hook.confirm_url.is_none() && hook.heard_at.is_some()));
}

#[tokio::test]
async fn a_provider_that_hangs_up_is_heard_to_the_end() {
    let app = two_readers().await;
    let of = |address| latest_to(&app, address).header("Message-ID").unwrap();
    let bounce =
        |id: String| json!({ "event": "bounce", "type": "bounce", "status": "5.1.1", "smtp-id": id });
    let mut events = vec![bounce(of(ADA)); 1_000];
    events.push(bounce(of(EVE)));
    let body = Value::from(events).to_string();
    let patience = std::time::Duration::from_millis(100);
    let hung_up = tokio::time::timeout(patience, call(&app, "sendgrid", &body)).await;
    assert!(hung_up.is_err(), "it takes longer");
    let began = std::time::Instant::now();
    while app.rows("set_aside").await < 2 {
        assert!(began.elapsed() < std::time::Duration::from_secs(60), "the last event is not heard");
        tokio::time::sleep(patience).await;
    }
}
