//! Returned mail that lies in a mailbox: the site reads it by IMAP, takes in what is about its own mail, and leaves the
//! rest as it is.

use std::{sync::Arc, time::Duration};

use nix::sys::signal::Signal;
use secrecy::ExposeSecret as _;
use undersigned::mail::{
    BounceMailbox, ImapUrl,
    bounce_mailbox::{Looked, NotRead},
};

use crate::{
    bounces::{ADA, EVE, latest_to, report},
    support::{
        app::TestApp,
        imap::{BEYOND_ASCII, Fault, PASSWORD, ReturnedMail},
        mailbox::Message,
        program::Place,
    },
};

const ANSWER: &str = "From: Ada <ada@example.org>\r\nSubject: Re: A question\r\n\r\nI have a question.\r\n";

/// Ada and Eve have signed, and what comes back of their mail lies in this mailbox.
async fn two_signers(mailbox: &ReturnedMail) -> TestApp {
    let app = TestApp::plan().with_smtp().reading(mailbox.url()).open().await;
    for (name, email) in [("Ada Byron", ADA), ("Eve Smith", EVE)] {
        app.signed(name, email).await;
        app.deliver().await;
    }
    app
}

async fn look(app: &TestApp) -> Result<Looked, NotRead> {
    app.site.bounce_mailbox.as_ref().expect("a mailbox").look().await
}

fn no_such_mailbox(message: &Message) -> Vec<u8> {
    report(message, &message.to[0], "failed", "5.1.1")
}

#[tokio::test]
async fn what_comes_back_is_taken_in_and_all_other_mail_stays_unread() {
    let mailbox = ReturnedMail::open().await;
    let app = two_signers(&mailbox).await;
    let theirs =
        b"From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\nNo such user, of somebody's mail.";
    mailbox.receive(ANSWER);
    mailbox.receive(no_such_mailbox(&latest_to(&app, ADA)));
    mailbox.receive(*theirs);
    mailbox.receive("");
    mailbox.receive(report(&latest_to(&app, EVE), EVE, "delayed", "4.4.1"));
    let looked = look(&app).await.unwrap();
    assert_eq!(looked, Looked { taken_in: 2, set_aside: 1, left: 3, ..Looked::default() });
    assert_eq!(mailbox.unread(), [1, 3, 4]);
    assert_eq!(app.rows("set_aside").await, 1);

    // Nothing is read twice.
    assert_eq!(look(&app).await.unwrap(), Looked::default());
    assert_eq!(mailbox.commands("UID FETCH").len(), 5);

    // A node that begins knows nothing of that, and changes nothing.
    let app = app.restart().await;
    assert_eq!(look(&app).await.unwrap(), Looked { left: 3, ..Looked::default() });
    assert_eq!((app.rows("set_aside").await, app.rows("returned_mail").await), (1, 2));
    assert_eq!(mailbox.unread(), [1, 3, 4]);
}

#[tokio::test]
async fn a_report_that_could_not_be_marked_is_taken_in_once() {
    let mailbox = ReturnedMail::open().await;
    let app = two_signers(&mailbox).await;
    mailbox.receive(no_such_mailbox(&latest_to(&app, ADA)));
    mailbox.receive(no_such_mailbox(&latest_to(&app, EVE)));
    mailbox.has(&[Fault::ReadOnly]);
    let refused = look(&app).await.unwrap_err().to_string();
    assert!(refused.ends_with("it refuses marking a message as read"), "{refused}");
    assert_eq!(app.rows("set_aside").await, 2);
    assert_eq!(look(&app).await.unwrap(), Looked::default());
}

#[tokio::test]
async fn a_message_that_breaks_the_connection_keeps_no_other_from_being_read() {
    for fault in [Fault::HangsUp(3), Fault::Nonsense(3), Fault::Endless(3)] {
        let mailbox = ReturnedMail::open().await;
        let app = two_signers(&mailbox).await;
        mailbox.receive(no_such_mailbox(&latest_to(&app, ADA)));
        mailbox.receive(ANSWER);
        mailbox.receive(no_such_mailbox(&latest_to(&app, EVE)));
        mailbox.has(&[fault]);
        // The newest comes first, and breaks it.
        let broken = look(&app).await.unwrap_err().to_string();
        assert!(broken.ends_with("or said what is no IMAP (reading a message)"), "{fault:?}: {broken}");
        assert!(!broken.contains('@'), "{broken}");
        assert!(mailbox.sent() < 64 << 20, "{fault:?}: {} bytes were taken", mailbox.sent());
        assert_eq!(app.rows("set_aside").await, 0);
        // Then it comes last.
        look(&app).await.unwrap_err();
        assert_eq!((app.rows("set_aside").await, mailbox.unread()), (1, vec![2, 3]), "{fault:?}");
        // After three times it is left alone.
        look(&app).await.unwrap_err();
        assert_eq!(look(&app).await.unwrap(), Looked::default(), "{fault:?}");
        // If it was the server, the message is read by whichever node begins next.
        mailbox.has(&[]);
        let app = app.restart().await;
        assert_eq!(look(&app).await.unwrap().set_aside, 1, "{fault:?}");
        assert_eq!((app.rows("set_aside").await, mailbox.unread()), (2, vec![2]), "{fault:?}");
    }
}

#[tokio::test]
async fn of_a_huge_message_the_beginning_is_read() {
    let mailbox = ReturnedMail::open().await;
    let app = two_signers(&mailbox).await;
    let mut huge = no_such_mailbox(&latest_to(&app, ADA));
    huge.resize(20 << 20, b'x');
    mailbox.receive(huge);
    mailbox.receive("Subject: a film\r\n\r\n".to_owned() + &"frame ".repeat(2 << 20));
    let looked = look(&app).await.unwrap();
    assert_eq!(looked, Looked { taken_in: 1, set_aside: 1, left: 1, ..Looked::default() });
    assert_eq!(mailbox.unread(), [2]);
}

/// The mailbox at this address, for this site, with less patience.
fn at(app: &TestApp, url: &str, mailbox: &ReturnedMail, patience: Duration) -> BounceMailbox {
    let site = &app.site;
    let readers = Arc::new(site.signing.signers.clone());
    let url = ImapUrl::parse(url).unwrap();
    let reader = BounceMailbox::new(url, site.outbox.clone(), readers).unwrap();
    reader.with(mailbox.trust(), patience)
}

#[tokio::test]
async fn a_mailbox_that_cannot_be_read_says_why_and_repeats_no_server() {
    let mailbox = ReturnedMail::open().await;
    let app = two_signers(&mailbox).await;
    let patience = Duration::from_secs(60);
    for (url, why) in [
        (mailbox.url_of("hunter2"), "it refuses user or password"),
        (mailbox.url_of("Schlüsselbund"), "it refuses user or password"),
        (
            mailbox.url().replace("/INBOX", "/Sent"),
            "it has no mailbox of this name, or does not open it for this user",
        ),
        (mailbox.url().replace("imap:", "imaps:"), "no TLS with it ("),
        ("imap://u:hunter2@127.0.0.1:1/INBOX".to_owned(), "it cannot be reached ("),
    ] {
        let error = at(&app, &url, &mailbox, patience).look().await.unwrap_err().to_string();
        assert!(error.contains(why), "{error}, not {why}");
        let is_secret = ["hunter2", "Schl", "letters"].iter().any(|word| error.contains(word));
        assert!(!is_secret, "{error}");
    }
    mailbox.has(&[Fault::Silent]);
    let silent = at(&app, &mailbox.url(), &mailbox, Duration::from_millis(200)).look().await.unwrap_err();
    assert!(silent.to_string().ends_with("no answer within 0 s (the connection)"), "{silent}");
    mailbox.has(&[]);
    mailbox.receive(no_such_mailbox(&latest_to(&app, ADA)));
    assert_eq!(
        at(&app, &mailbox.url_of(BEYOND_ASCII), &mailbox, patience).look().await.unwrap().set_aside,
        1
    );
}

#[tokio::test]
async fn only_a_server_with_a_valid_certificate_gets_the_password() {
    let mailbox = ReturnedMail::open_encrypted().await;
    let app = two_signers(&mailbox).await;
    mailbox.receive(no_such_mailbox(&latest_to(&app, ADA)));
    let refused = look(&app).await.unwrap_err().to_string();
    assert!(refused.contains("no TLS with it (invalid peer certificate: UnknownIssuer)"), "{refused}");
    assert!(mailbox.commands("").is_empty());
    let known = at(&app, &mailbox.url(), &mailbox, Duration::from_secs(60));
    assert_eq!(known.look().await.unwrap().set_aside, 1);
}

#[tokio::test]
async fn a_running_site_reads_its_mailbox_and_logs_nothing_of_it() {
    let mailbox = ReturnedMail::open().await;
    let app = two_signers(&mailbox).await;
    mailbox.receive(no_such_mailbox(&latest_to(&app, ADA)));
    mailbox.receive(ANSWER);
    let place = Place::beside(&app);
    place.write("mailbox", &mailbox.url());
    let secret = place.folder().join("mailbox");
    let place = place
        .with("UNDERSIGNED_BOUNCE_MAILBOX_FILE", secret.to_str().unwrap())
        .with("UNDERSIGNED_SMTP_URL", app.mail_server().url())
        .with("UNDERSIGNED_LOG", "trace");
    let site = place.serve().await;
    mailbox.is_read_but(&[2]).await;
    let (status, log) = site.end(Signal::SIGTERM).await;
    assert!(status.success());
    assert!(log.contains("returned mail was read"), "{log}");
    for secret in [PASSWORD, "LOGIN", "I have a question", "FETCH", ADA] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    assert_eq!(app.rows("set_aside").await, 1);

    // Another node finds that it was read, and leaves it for some minutes.
    let before = mailbox.connections();
    let site = place.serve().await;
    site.browser().get("/").await;
    site.end(Signal::SIGTERM).await;
    assert_eq!(mailbox.connections(), before);
}

#[tokio::test]
async fn the_doctor_looks_into_the_mailbox_and_touches_nothing() {
    let mailbox = ReturnedMail::open().await;
    let app = two_signers(&mailbox).await;
    mailbox.receive(no_such_mailbox(&latest_to(&app, ADA)));
    let url = app.site.config.bounce_mailbox.as_ref().unwrap().expose_secret();
    let server = format!("imap://{}", url.rsplit_once('@').unwrap().1.trim_end_matches("/INBOX"));
    for (url, line) in [
        (mailbox.url(), format!("ok   returned mail: {server} lets us in, 1 unread")),
        (
            mailbox.url_of("hunter2"),
            format!(
                "FAIL returned mail: {server}: it refuses user or password; see --bounce-mailbox (docs/mail.md)"
            ),
        ),
    ] {
        let place = Place::beside(&app).with("UNDERSIGNED_BOUNCE_MAILBOX", url);
        let said = String::from_utf8(place.run(&["doctor"]).await.stdout).unwrap();
        assert!(said.lines().any(|said| said == line), "{line}\nis not in\n{said}");
    }
    assert_eq!(mailbox.unread(), [1]);
    let wrong = Place::beside(&app).with("UNDERSIGNED_BOUNCE_MAILBOX", "imap://u:hunter2@mail.example.org");
    let said = wrong.run(&["doctor"]).await;
    let said = String::from_utf8_lossy(&said.stdout) + String::from_utf8_lossy(&said.stderr);
    assert!(said.contains("--bounce-mailbox: without TLS (imap://) a mailbox is read on this machine alone"));
    assert!(!said.contains("hunter2"), "{said}");
}
