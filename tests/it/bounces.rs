//! Addresses that do not work, as found in the SMTP conversation or by a bounce report: no more mail is
//! sent to them unless they are confirmed again.

use time::Duration;
use undersigned::{
    mail::{
        bounce::{Heard, Kept, NotKnown},
        server_answer::Meaning,
    },
    organizers::rights::Role,
};

use crate::{
    organizers::{PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        mailbox::{Message, Mood},
        page::Page,
    },
};

pub const ADA: &str = "ada@example.org";
pub const EVE: &str = "eve@example.org";
pub const NEWS: &str = "/organize/letters/night-bus/updates/2026-11-20-first-answer";

/// A letter with news, and two who asked for news of it.
pub async fn two_readers() -> TestApp {
    let news = "+++\ntitle = \"A first answer\"\n+++\n\nThe council reads us.\n";
    let app = TestApp::plan()
        .file(&format!("{SLUG}/updates/2026-11-20-first-answer.md"), news)
        .file(&format!("{SLUG}/updates/2026-11-21-second.md"), news)
        .with_smtp()
        .open()
        .await;
    for (name, email) in [("Ada Byron", ADA), ("Eve Smith", EVE)] {
        app.signed_so(name, email, |form| form.tick("Send me news of this letter by email")).await;
        app.deliver().await;
    }
    app
}

pub async fn send(owner: &Browser, page: &str) -> Page {
    let page = owner.get(page).await;
    page.form("Send it by mail").fill("Your own password, once more", PASSWORD).send().await
}

pub async fn hear(app: &TestApp, message: &[u8]) -> Heard {
    app.site.outbox.hear(message, &app.site.signing.signers).await.unwrap()
}

pub fn latest_to(app: &TestApp, address: &str) -> Message {
    app.mail_server().messages().into_iter().rfind(|message| message.to == [address]).unwrap()
}

/// A report about a mail, as the mail server of `recipient` writes it.
pub fn report(message: &Message, recipient: &str, action: &str, status: &str) -> Vec<u8> {
    let id = message.header("Message-ID").unwrap();
    format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: undersigned@localhost\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nI could not deliver your mail.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: A first answer\r\nMessage-ID: {id}\r\n\r\n--b--\r\n"
    )
    .into_bytes()
}

#[tokio::test]
async fn a_dead_mailbox_gets_no_news_until_it_is_confirmed_again() {
    let app = two_readers().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    app.mail_server().meet(1, Mood::RefuseRecipient("550 5.1.1 no such user"));
    let page = send(&owner, NEWS).await;
    app.attempt().await;
    assert_eq!(app.rows("set_aside").await, 1);
    let page = owner.get(page.url.path()).await;
    page.assert_says("1 of 2 sent");

    let page = send(&owner, "/organize/letters/night-bus/updates/2026-11-21-second").await;
    page.assert_says("0 of 1 sent");

    // A signer who signs again and confirms has shown that the mailbox works.
    let gone = if app.mails_to(ADA).iter().any(|mail| mail.subject == "A first answer") { EVE } else { ADA };
    let before = app.mails_to(gone).len();
    app.sign("Ada Byron", gone).await;
    app.attempt().await;
    assert_eq!(app.mails_to(gone).len(), before + 1, "what somebody asks for is tried");
}

#[tokio::test]
async fn a_bounce_suspends_only_the_address_that_the_mail_went_to() {
    let app = two_readers().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let page = send(&owner, NEWS).await;
    app.deliver().await;
    let mail = latest_to(&app, ADA);
    for (action, status, heard) in [
        ("delayed", "4.4.1", Heard::Kept(Kept::Later)),
        ("failed", "4.4.7", Heard::Kept(Kept::Later)),
        ("failed", "5.2.2", Heard::Kept(Kept::Full)),
        ("failed", "5.7.1", Heard::Kept(Kept::Refused(Meaning::Policy, String::new()))),
        ("delivered", "2.0.0", Heard::Kept(Kept::Arrived)),
        ("failed", "5.0.0", Heard::NotKnown(NotKnown::Reason("5.0.0".into()))),
    ] {
        assert_eq!(hear(&app, &report(&mail, ADA, action, status)).await, heard, "{status}");
    }
    let mut forged = mail.clone();
    forged.bytes =
        String::from_utf8_lossy(&mail.bytes).replace("Message-ID: <", "Message-ID: <x").into_bytes();
    assert_eq!(
        hear(&app, &report(&forged, EVE, "failed", "5.1.1")).await,
        Heard::NotKnown(NotKnown::NotOurs)
    );
    assert_eq!(
        hear(&app, b"Subject: I am away\r\n\r\nBack on Monday.\r\n").await,
        Heard::NotKnown(NotKnown::NoReport)
    );
    assert_eq!(app.rows("set_aside").await, 0);

    // A bounce of a mail only speaks for the address that the mail went to.
    assert_eq!(hear(&app, &report(&mail, EVE, "failed", "5.1.1")).await, Heard::SetAside);
    assert_eq!(hear(&app, &report(&mail, ADA, "failed", "5.1.1")).await, Heard::SetAside, "twice is once");
    assert_eq!(app.rows("set_aside").await, 1);
    assert!(!app.database_as_text().await.contains(ADA));
    let figures = owner.get(page.url.path()).await;
    figures.assert_says("came back later as undeliverable 1");

    send(&owner, "/organize/letters/night-bus/updates/2026-11-21-second").await;
    app.deliver().await;
    let second = |address: &str| {
        let messages = app.mail_server().messages();
        messages
            .iter()
            .filter(|message| message.to == [address] && message.subject() == "A first answer")
            .count()
    };
    assert_eq!((second(ADA), second(EVE)), (1, 2));

    app.clock.advance(Duration::days(366));
    app.site.outbox.forget_set_aside().await.unwrap();
    assert_eq!(app.rows("set_aside").await, 0);
}

#[tokio::test]
async fn confirming_an_address_again_resumes_its_mail() {
    let app = two_readers().await;
    let mail = latest_to(&app, ADA);
    hear(&app, &report(&mail, ADA, "failed", "5.1.1")).await;
    assert_eq!(app.rows("set_aside").await, 1);
    // She withdraws and signs again; a signature under another letter would do as well.
    let mine = app
        .mails_to(ADA)
        .iter()
        .rev()
        .find_map(|mail| mail.links.iter().find(|link| link.contains("/signature/")).cloned());
    let mine = app.browser().get(&mine.unwrap()).await;
    mine.press("Withdraw and erase").await;
    app.signed("Ada Byron", ADA).await;
    assert_eq!(app.rows("set_aside").await, 0);
}

#[tokio::test]
async fn other_returned_mail_suspends_no_address() {
    let app = two_readers().await;
    let mail = latest_to(&app, ADA);
    let id = mail.header("Message-ID").unwrap();
    let good = report(&mail, ADA, "failed", "5.1.1");
    let text = String::from_utf8(good.clone()).unwrap();
    // Signed with another site's key; another mail's id with this proof; a second mail appended to the first.
    let flipped: String = id
        .chars()
        .map(|c| {
            if c == 'A' {
                'B'
            } else if c == 'B' {
                'A'
            } else {
                c
            }
        })
        .collect();
    let mut nested = text.clone();
    for _ in 0..200 {
        nested = format!("Content-Type: message/rfc822\r\n\r\n{nested}");
    }
    let many_parts = format!(
        "Content-Type: multipart/report; boundary=b\r\n\r\n{}",
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n".repeat(50_000)
    );
    for message in [
        text.replace(&id, &flipped).into_bytes(),
        text.replace(&id, "<>").into_bytes(),
        text.replace(&id, &format!("<{}@x>", "A".repeat(100_000))).into_bytes(),
        vec![0; 4 * 1024 * 1024],
        "=?utf-8?B?////?=\r\n".repeat(100_000).into_bytes(),
        many_parts.into_bytes(),
        nested.into_bytes(),
        good[..good.len() / 2].to_vec(),
    ] {
        let heard = hear(&app, &message).await;
        assert_ne!(heard, Heard::SetAside, "{}", String::from_utf8_lossy(&message[..message.len().min(300)]));
    }
    assert_eq!(app.rows("set_aside").await, 0);
}

/// The page of Ada's signature.
async fn her_page(app: &TestApp) -> Page {
    let mails = app.mails_to(ADA);
    let mine =
        mails.iter().rev().find_map(|mail| mail.links.iter().find(|link| link.contains("/signature/")));
    app.browser().get(mine.unwrap()).await
}

#[tokio::test]
async fn a_late_bounce_of_a_mail_whose_link_was_used_is_ignored() {
    let app = two_readers().await;
    let mails = app.mail_server().messages();
    let asked = mails.iter().find(|message| message.to == [ADA]).unwrap();
    assert_eq!(hear(&app, &report(asked, ADA, "failed", "5.1.1")).await, Heard::Kept(Kept::Read));
    assert_eq!(app.rows("set_aside").await, 0);
    assert!(her_page(&app).await.text().contains("We send you news of this letter by email."));

    // A mail after the confirmation can bounce, because the mailbox was closed since.
    assert_eq!(hear(&app, &report(&latest_to(&app, ADA), ADA, "failed", "5.1.1")).await, Heard::SetAside);
}

#[tokio::test]
async fn a_suspended_signer_reads_it_on_the_page_and_in_their_data() {
    let app = two_readers().await;
    assert!(!her_page(&app).await.text().contains("came back"));
    hear(&app, &report(&latest_to(&app, ADA), ADA, "failed", "5.1.1")).await;
    let mine = her_page(&app).await;
    let text = mine.text();
    assert!(text.contains("Mail to your address came back on"), "{text}");
    assert!(text.contains("so that none is sent for now"), "{text}");
    assert!(!text.contains("We send you news of this letter by email."), "{text}");
    let data = app.browser().get(&format!("{}/data.json", mine.url.path())).await;
    assert!(data.json()["set_aside_since_mail_came_back_at"].is_string(), "{}", data.body());
}

#[tokio::test]
async fn the_page_after_the_form_says_that_there_is_no_such_mailbox() {
    let app = TestApp::plan().with_smtp().open().await;
    // One address has signed, the other has not: the pages are the same.
    app.sign("Ada Byron", ADA).await;
    app.attempt().await;
    app.confirm(ADA).await;
    app.attempt().await;
    let mut told = Vec::new();
    for address in [ADA, EVE] {
        let check = app.sign("Somebody Else", address).await;
        assert_eq!(check.texts("h1"), ["Check your email"]);
        app.mail_server().meet(1, Mood::RefuseRecipient("550 5.1.1 no such user"));
        app.attempt().await;
        let again = app.browser().get(&format!("{}?{}", check.url.path(), check.url.query().unwrap())).await;
        let text = again.text();
        assert!(text.contains("It says that there is no such mailbox."), "{text}");
        assert!(!text.contains("spam folder") && !text.contains("We have written to"), "{text}");
        assert_eq!(again.all("details[open] input[name=email]").count(), 1);
        told.push(text.replace(address, "…"));
        // After a correction it is the usual page.
        let form = again.form("Send it there").fill("Correct email address", &format!("x{address}"));
        assert_eq!(form.submit("Send it there").await.texts("h1"), ["Check your email"]);
        app.attempt().await;
    }
    assert_eq!(told[0], told[1]);
}
