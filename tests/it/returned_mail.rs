//! Bounce reports as real servers write them: each has the right effect, and is shown without its address.

use std::path::Path;

use data_encoding::BASE64;

use crate::{
    bounces::{ADA, EVE, NEWS, hear, latest_to, report, send, two_readers},
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        mailbox::Mood,
        program::Place,
    },
};
use undersigned::{
    mail::{
        bounce::{Heard, Kept, NotKnown},
        server_answer::Meaning,
    },
    organizers::rights::Role,
};

const OVERVIEW: &str = "/organize/letters/night-bus";

/// Reports, each under a line "#### what it is => what is right". In them, `@@ID@@` stands for the left part and the
/// host of our Message-ID, and what stands between `@@BASE64@@` or `@@QUOTED@@` and `@@END@@` is encoded so.
const CORPUS: &str = include_str!("reports_corpus.txt");

fn corpus() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    CORPUS.split("#### ").skip(1).map(|entry| {
        let (head, message) = entry.split_once('\n').unwrap();
        let (name, right) = head.split_once(" => ").unwrap();
        (name, right, message)
    })
}

/// A report of the corpus about the mail with this Message-ID.
fn written(message: &str, id: &str) -> String {
    let id = id.trim_matches(['<', '>']);
    let broken = format!("{}\n> {}", &id[..60], &id[60..]);
    let mut text = message.replace("@@ID@@", id).replace("@@ID-BROKEN@@", &broken);
    while let Some((before, rest)) = text.split_once("@@BASE64@@\n") {
        let (inner, after) = rest.split_once("\n@@END@@").unwrap();
        let encoded = BASE64.encode(inner.as_bytes());
        let lines: Vec<_> =
            encoded.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
        text = format!("{before}{}{after}", lines.join("\n"));
    }
    while let Some((before, rest)) = text.split_once("@@QUOTED@@\n") {
        let (inner, after) = rest.split_once("\n@@END@@").unwrap();
        text = format!("{before}{}{after}", quoted_printable(inner));
    }
    text
}

/// RFC 2045, 6.7, with lines that break everywhere.
fn quoted_printable(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let codes: Vec<String> = line
            .bytes()
            .map(|byte| match byte {
                b'=' | 127.. => format!("={byte:02X}"),
                byte => char::from(byte).to_string(),
            })
            .collect();
        codes.chunks(40).map(<[String]>::concat).collect::<Vec<_>>().join("=\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// In the words of the corpus.
fn named(heard: &Heard) -> String {
    match heard {
        Heard::SetAside => "set aside".into(),
        Heard::Complaint => "complaint".into(),
        Heard::NotKnown(NotKnown::Reason(_)) => "not known".into(),
        Heard::NotKnown(NotKnown::NotOurs) => "not ours".into(),
        Heard::NotKnown(NotKnown::NoReport) => "no report".into(),
        Heard::Kept(Kept::Refused(meaning, _)) => format!("kept: {}", meaning.into_str()),
        Heard::Kept(Kept::Feedback(_)) => "kept: feedback".into(),
        Heard::Kept(kept) => format!("kept: {}", format!("{kept:?}").to_lowercase()),
    }
}

#[tokio::test]
async fn every_report_of_the_corpus_has_the_right_effect() {
    let app = two_readers().await;
    let id = latest_to(&app, ADA).header("Message-ID").unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    // First the reports that keep an address, so that a suspended one hides nothing.
    for sets_aside in [false, true] {
        for (name, right, message) in corpus().filter(|(_, right, _)| (*right == "set aside") == sets_aside) {
            let lf = written(message, &id);
            for (line_ends, message) in [("LF", lf.clone()), ("CRLF", lf.replace('\n', "\r\n"))] {
                let heard = hear(&app, message.as_bytes()).await;
                count += 1;
                if named(&heard) != right {
                    wrong.push(format!("{name} ({line_ends}): {heard:?}, not {right}"));
                }
                if let Heard::Kept(Kept::Refused(_, words)) = &heard {
                    let words = words.to_lowercase();
                    let named = words.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ada");
                    if named || words.contains("example.org") || words.contains('@') {
                        wrong.push(format!("{name} ({line_ends}) names the recipient: {words}"));
                    }
                }
            }
        }
        assert_eq!(app.rows("set_aside").await, i64::from(sets_aside), "{wrong:#?}");
    }
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(corpus().count() >= 60);
    assert!(!app.database_as_text().await.contains(ADA));
}

#[tokio::test]
async fn every_shared_case_has_the_right_effect() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    if !folder.is_dir() {
        println!("skipped: no ../shared/cases");
        return;
    }
    let app = two_readers().await;
    let id = latest_to(&app, ADA).header("Message-ID").unwrap();
    for (file, right) in [
        ("C04-bare-550-mailbox-full", "kept: full"),
        ("C04-bare-550-spf", "kept: spf"),
        ("C04-bare-554-rate", "kept: rate"),
        ("C05-5.1.0-sender-listed", "kept: block-list"),
        ("C05-5.1.1-over-5.7.1", "kept: block-list"),
        ("C28-spam-complaint", "complaint"),
        ("C04-control-550-5.1.1-no-such-user", "set aside"),
        ("C04-control-bare-550-no-such-user", "set aside"),
        ("C27-no-status-field", "set aside"),
        ("C27-plain-text-unknown-user", "set aside"),
    ] {
        let message = std::fs::read_to_string(folder.join(format!("{file}.eml"))).unwrap();
        let message = message.replace("@@OUR-MESSAGE-ID@@", id.trim_matches(['<', '>']));
        assert_eq!(named(&hear(&app, message.as_bytes()).await), right, "{file}");
    }
}

#[tokio::test]
async fn organizers_see_what_comes_back_and_that_the_site_is_refused() {
    let app = two_readers().await;
    let observer = joined(&app, "obi@example.org", Role::Observer).await;
    let calm = observer.get(OVERVIEW).await;
    calm.assert_says("Nothing came back.");
    assert!(!calm.text().contains("refuse mail of this site"));

    let (ada, eve) = (latest_to(&app, ADA), latest_to(&app, EVE));
    let answered = |answer: &str| {
        let diagnostic = format!("5.0.0\r\nDiagnostic-Code: smtp; {answer}");
        report(&ada, ADA, "failed", &diagnostic)
    };
    hear(
        &app,
        &answered("550 5.7.1 <ada@example.org> <script>alert(1)</script> 192.0.2.9 is on a block list"),
    )
    .await;
    hear(&app, &answered("550 Ouranos")).await;
    hear(&app, &answered("550 Ouranos")).await;
    hear(&app, &report(&eve, EVE, "failed", "5.0.0\r\nDiagnostic-Code: smtp; 550 Ouranos again")).await;
    hear(&app, &report(&eve, EVE, "failed", "5.1.1")).await;

    let home = observer.get("/organize").await;
    assert_eq!(
        home.texts(".problems h2"),
        ["Other mail servers refuse mail of this site"],
        "once for all letters"
    );
    home.assert_says("192.0.2.9 is on a block list");
    let page = observer.get(OVERVIEW).await;
    let refused = page.texts(".problems").join("\n");
    assert!(refused.contains("Other mail servers refuse mail of this site"), "{refused}");
    assert!(refused.contains("block list · one mail, on"), "{refused}");
    assert_eq!(
        page.texts(".problems blockquote"),
        ["550 5.7.1 … <script>alert(1)</script> 192.0.2.9 is on a block list"]
    );
    assert!(page.all("script").all(|script| !script.inner_html().contains("alert")));
    let text = page.text();
    for line in
        ["No such mailbox: set aside 1", "Given up, not known why 2", "by the code of the answer: 5.0.0 (2)"]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    for nobody in [ADA, EVE] {
        assert!(!text.contains(nobody));
    }
    let arabic = observer.get(&format!("/ar{OVERVIEW}")).await;
    assert_eq!(arabic.texts(".problems blockquote").len(), 1, "{}", arabic.text());
}

#[tokio::test]
async fn a_refusal_over_smtp_is_classified_like_one_in_a_report() {
    for (answer, is_set_aside) in [
        ("550 no such user here", true),
        ("550 5.1.1 <ada@example.org>: user unknown", true),
        ("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", true),
        ("550 5.1.1 <undersigned@localhost>: user unknown", false),
        ("554 5.7.1 <ada@example.org>: Recipient address rejected: Access denied", false),
        ("550 5.1.0 sender rejected", false),
        ("550 5.1.1 <ada@example.org>: mailbox is full", false),
        ("550 5.1.1 your network is on a block list, <ada@example.org>", false),
        ("550 SPF check failed", false),
        ("554 5.7.1 <ada@example.org>: Relay access denied", false),
        ("550 Requested action not taken: mailbox unavailable", false),
        ("550 greylisted, come back later", false),
    ] {
        for after_the_words in [false, true] {
            let app = TestApp::plan().with_smtp().open().await;
            let owner = joined(&app, "ola@example.org", Role::Owner).await;
            app.sign("Ada Byron", ADA).await;
            let mood =
                if after_the_words { Mood::RefuseMessage(answer) } else { Mood::RefuseRecipient(answer) };
            app.mail_server().meet(1, mood);
            app.attempt().await;
            assert_eq!(app.rows("set_aside").await, i64::from(is_set_aside), "{answer}");
            let kept = app.database_as_text().await;
            assert!(!kept.contains(ADA), "{answer}");
            let refused = owner.get(OVERVIEW).await.texts(".problems blockquote");
            let refuses_us = ["sender", "network", "SPF", "Relay", "localhost", "554 5.7.1"]
                .iter()
                .any(|word| answer.contains(word));
            assert_eq!(refused.len(), usize::from(refuses_us), "{answer}: {refused:?}");
            assert!(refused.iter().all(|words| !words.contains("ada")), "{refused:?}");
        }
    }
}

#[tokio::test]
async fn a_refusal_is_quoted_whole_but_for_the_recipient() {
    let app = two_readers().await;
    let ada = latest_to(&app, ADA);
    for (answer, words) in [
        (
            "550 5.7.1 <ada@example.org>: Recipient address rejected: Blocked by policy",
            "550 5.7.1 … Recipient address rejected: Blocked by policy",
        ),
        ("550 5.7.1 Mailbox ada: message blocked by policy", "550 5.7.1 Mailbox … message blocked by policy"),
        ("550 5.7.1 Message for ada rejected", "550 5.7.1 Message for … rejected"),
    ] {
        let diagnostic = format!("5.7.1\r\nDiagnostic-Code: smtp; {answer}");
        let heard = hear(&app, &report(&ada, ADA, "failed", &diagnostic)).await;
        assert_eq!(heard, Heard::Kept(Kept::Refused(Meaning::Policy, words.into())));
    }
    // The report names its recipient only in its readable part.
    let plain = corpus().find(|(name, ..)| *name == "exim: no such user").unwrap().2;
    let plain = plain.replace("X-Failed-Recipients: ada@example.org\n", "");
    let plain = plain
        .replace(
            "550-5.1.1 The email account that you tried to reach does not exist. Please try",
            "550-5.7.1",
        )
        .replace("550 5.1.1 double-checking the address.", "550 5.7.1 Message for ada rejected by policy");
    let heard = hear(&app, written(&plain, &ada.header("Message-ID").unwrap()).as_bytes()).await;
    let Heard::Kept(Kept::Refused(_, words)) = heard else { panic!("{heard:?}") };
    assert!(words.contains("Message for … rejected by policy"), "{words}");
}

#[tokio::test]
async fn a_server_that_turns_the_site_away_at_the_door_is_quoted() {
    for mood in [
        Mood::RefuseGreeting("554 5.7.1 Your host 192.0.2.9 is on our block list"),
        Mood::RefuseSender("550 letters are not taken from undersigned@localhost: sender rejected"),
    ] {
        let app = TestApp::plan().with_smtp().open().await;
        app.sign("Ada Byron", ADA).await;
        app.mail_server().meet(1, mood);
        app.attempt().await;
        let refusals = app.site.outbox.returned().await.unwrap().refusals;
        assert_eq!(refusals.len(), 1, "{mood:?}");
        assert!(refusals[0].words.contains("letters are not") || refusals[0].words.contains("block list"));
        assert!(!refusals[0].words.contains('@'), "{}", refusals[0].words);
    }
}

#[tokio::test]
async fn a_reader_who_reports_spam_gets_no_update_of_any_letter() {
    let second = "+++\ntitle = \"Keep the pool\"\nlanguage = \"en\"\n+++\nKeep it open.\n";
    let app = TestApp::plan()
        .file(
            &format!("{SLUG}/updates/2026-11-20-first-answer.md"),
            "+++\ntitle = \"A first answer\"\n+++\n\nYes.\n",
        )
        .file("keep-the-pool/letter.md", second)
        .with_smtp()
        .open()
        .await;
    // One mailbox in two spellings, on two letters; and another reader.
    for (slug, email) in [(SLUG, ADA), ("keep-the-pool", "Ada@example.org"), (SLUG, EVE)] {
        let letter = app.browser().get(&format!("/letters/{slug}")).await;
        let form = letter.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", email);
        let form = form.choose("Show my name").tick("I agree").tick("Send me news of this letter by email");
        form.submit("Sign").await;
        app.confirm(email).await;
        app.deliver().await;
    }
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let wanted = async || {
        let rows = app.database_as_text().await;
        rows.lines().filter(|row| row.starts_with("signature ") && row.contains("\"updates\":true")).count()
    };
    assert_eq!(wanted().await, 3);
    let page = send(&owner, NEWS).await;
    app.deliver().await;

    let id = latest_to(&app, ADA).header("Message-ID").unwrap();
    let complaint = corpus().find(|(name, ..)| *name == "a complaint without the recipient").unwrap().2;
    let forged = written(complaint, &id).replace(&id[1..20], "AAAAAAAAAAAAAAAAAAA");
    assert_eq!(hear(&app, forged.as_bytes()).await, Heard::NotKnown(NotKnown::NotOurs));
    assert_eq!(wanted().await, 3);
    for _ in 0..2 {
        assert_eq!(hear(&app, written(complaint, &id).as_bytes()).await, Heard::Complaint, "twice is once");
    }
    assert_eq!(wanted().await, 1, "of both letters, and nobody else's");
    assert_eq!(app.rows("set_aside").await, 0, "the mailbox is there");
    let overview = owner.get(OVERVIEW).await;
    overview.assert_says("Marked as spam: updates ended 1");
    let update = owner.get(page.url.path()).await;
    update.assert_says("Marked as spam; updates to that mailbox have ended 1");
    let mine = app
        .mails_to(ADA)
        .iter()
        .rev()
        .find_map(|mail| mail.links.iter().find(|link| link.contains("/signature/")).cloned());
    let mine = app.browser().get(&mine.unwrap()).await;
    assert!(mine.text().contains("Keep the night bus") || mine.status == 200);
}

#[tokio::test]
async fn the_command_says_what_came_of_a_message_and_no_address() {
    let app = two_readers().await;
    let id = latest_to(&app, ADA).header("Message-ID").unwrap();
    let place = Place::beside(&app);
    for (name, begins) in [
        ("exim: no such user", "set aside: "),
        ("refused, and the recipient is named: VERP", "kept: the mail of this site is refused"),
        ("a complaint with the headers", "complaint: "),
        ("exim: nothing that anybody understands", "not known: "),
        ("somebody writes to the mailbox", "not known: "),
    ] {
        let message = corpus().find(|(known, ..)| *known == name).unwrap().2;
        let output = place.pipe(&["bounce"], written(message, &id).as_bytes()).await;
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && said.starts_with(begins), "{name}: {said}");
        let log = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("ada") && !log.contains("ada@"), "{said}{log}");
    }
}
