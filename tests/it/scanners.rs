//! Mail scanners open every link of every mail before its reader does, and again at any time: opening a
//! link changes nothing.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use time::Duration;

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        page::Page,
    },
    updates,
};
use undersigned::{
    audit::Who,
    letters::{ChangeKind, library::text_changes::ChangeDecision},
    mail::EmailAddress,
    organizers::{rights::Role, sign_in::SIGN_IN_MAIL},
    signing::{
        review::correction::Correction,
        signature::{
            fields::{Plain, SignerName},
            fingerprint::Seen,
            mail_kinds::{
                CONFIRM_MAIL, FAREWELL_MAIL, LOST_LINK_MAIL, MOVE_ASKED_MAIL, MOVE_MAIL, MOVED_BACK_MAIL,
                MOVED_MAIL, NEW_LINK_MAIL, QUESTION_MAIL, REMINDER_MAIL, RENEWAL_MAIL, RETRACTION_MAIL,
                STANDING_MAIL, WITHDRAWN_MAIL,
            },
        },
        signer::edit::News,
    },
    updates::broadcast::{TEST_MAIL, UPDATE_MAIL},
};

const WATCHED: &str = "Rex Halloran-Quist";

/// Somebody elsewhere, however they ask; and which kinds of mail there were.
async fn scan(app: &TestApp) -> BTreeSet<String> {
    let before = app.database_as_text().await;
    let links: BTreeSet<String> = app.mails().into_iter().flat_map(|mail| mail.links).collect();
    for link in &links {
        for _ in 0..3 {
            let opened = app.stranger().get(link).await;
            assert!([StatusCode::OK, StatusCode::GONE].contains(&opened.status), "{link}: {}", opened.status);
            assert_eq!(
                app.stranger().that_names_no_origin().head(link).await.status,
                opened.status,
                "{link}"
            );
            let path = url::Url::parse(link).unwrap().path().to_owned();
            let asked = Request::options(path).header("origin", "https://scanner.example");
            app.send(asked.body(Body::empty()).unwrap()).await;
        }
    }
    assert_eq!(app.database_as_text().await, before);
    let rows = before.lines().filter_map(|line| line.strip_prefix("outbox "));
    rows.map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap()["kind"].as_str().unwrap().into())
        .collect()
}

async fn later(app: &TestApp, by: Duration) {
    app.clock.advance(by);
    app.run_due_jobs().await;
    app.deliver().await;
}

async fn rename(mine: &Page, name: &str) {
    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("Your name", name).submit("Save the change").await;
}

async fn see_as(mine: &Page, choice: &str) {
    mine.form("Change this").choose(choice).submit("Change this").await;
}

#[tokio::test]
async fn a_scanner_that_opens_every_link_of_every_kind_of_mail_changes_nothing() {
    let watch = format!("{WATCHED}\n");
    let app = TestApp::plan()
        .front("threshold = 2")
        .file("night-bus/watch.txt", &watch)
        .file("night-bus/signatories.csv", "name\nGrace Murray\n")
        .file(
            &format!("{SLUG}/updates/{}.md", updates::FILE),
            "+++\ntitle = \"A first answer\"\n+++\n\nThey read it.\n",
        )
        .open()
        .await;
    let signing = &app.site.signing;

    // Signed, signed again, changed in every way.
    let ada = app.signed("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    rename(&ada, "Ada Lovelace").await;
    see_as(&ada, "Count me, do not show my name").await;
    ada.form("Send me news").submit("Send me news").await;
    app.deliver().await;
    see_as(&ada, "Show my name").await;
    for accepts in [false, true] {
        rename(&ada, WATCHED).await;
        app.deliver().await;
        let edit = app.waiting_edits().await[0].1.edit;
        match accepts {
            true => signing.signers.accept_edit(edit, Who::CommandLine, None).await.unwrap(),
            false => signing.signers.decline_edit(edit, Who::CommandLine, "Is it you?").await.unwrap(),
        };
        app.deliver().await;
    }
    // Held and rejected; a link that was lost, and one that never was.
    app.signed(WATCHED, "rex@example.org").await;
    app.deliver().await;
    let held = app.held().await[0].id;
    signing.decisions.reject(held, Who::CommandLine, "Is it you?").await.unwrap();
    for address in ["ada@example.org", "nobody@example.org"] {
        app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", address)]).await;
    }
    // Asked, corrected, taken off on request.
    app.signed(WATCHED, "cyd@example.org").await;
    app.deliver().await;
    let held = app.held().await[0].clone();
    let words = |text: &str| Plain::line(text).unwrap();
    signing.signers.ask(held.id, &Seen::of(&held), Who::CommandLine, &words("Is it you?")).await.unwrap();
    app.deliver().await;
    let name = Some(SignerName::parse("Rex Halloran Quist").unwrap());
    let correction = Correction { name, role: words(""), organisation: words("") };
    signing.review.correct(held.id, &Seen::of(&held), Who::CommandLine, &correction).await.unwrap();
    app.deliver().await;
    signing
        .decisions
        .withdraw_on_request(held.id, Who::CommandLine, &words("You asked for it"))
        .await
        .unwrap();
    app.deliver().await;
    // Entered by organizers, and invited.
    let Some(letter) = app.site.library.find(SLUG) else { panic!("a letter") };
    let (grace, _) = signing.signers.claims(letter.id).await.unwrap().without_address[0].clone();
    let address = EmailAddress::parse("grace@example.org").unwrap();
    signing.signers.give_address(letter.id, grace, &address, Who::CommandLine).await.unwrap();
    signing.signers.invite_to_claim(letter.id, Who::CommandLine).await.unwrap();
    app.deliver().await;
    // Told the news by an owner who signs in, and tries it first.
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let news = owner.get(&format!("{}/{}", updates::UPDATES, updates::FILE)).await;
    let tried = news.form("Send this to me").submit("Send this to me").await;
    app.deliver().await;
    updates::send(&tried).await;
    app.deliver().await;
    // Not confirmed, and reminded of.
    app.sign("Bo", "bo@example.org").await;
    app.deliver().await;
    ada.form("Get a new link").submit("Get a new link").await;
    app.deliver().await;
    // On the way to another address, there, and back.
    let hana = app.signed("Hana Hill", "hana@example.org").await;
    let there = [("email", "hana@new.example.org")];
    app.browser().post(&format!("{}/move", hana.url.path()), &there).await;
    app.deliver().await;
    let mut kinds = scan(&app).await;
    let latest = |address: &str, path: &str| {
        app.mail_to(address).links.into_iter().find(|link| link.contains(path)).unwrap()
    };
    app.browser().post(&latest("hana@new.example.org", "/move/"), &[]).await;
    app.deliver().await;
    kinds.extend(scan(&app).await);
    app.browser().post(&latest("hana@example.org", "/way-back/"), &[]).await;
    app.deliver().await;
    later(&app, Duration::days(1)).await;
    // Two who stand together and are told, until one of them leaves.
    let mut one = None;
    for address in ["one@example.org", "two@example.org"] {
        app.sign_so("Somebody", address, |form| form.choose("Show my name once enough of us stand together"))
            .await;
        one = Some(app.confirm(address).await);
    }
    later(&app, Duration::minutes(2)).await;
    app.clock.advance(Duration::days(1));
    see_as(&one.unwrap(), "Count me, do not show my name").await;
    later(&app, Duration::minutes(2)).await;
    // The text changes; much later, addresses are about to be erased.
    let changed =
        "+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\nthreshold = 2\n+++\nAnd the day bus.\n";
    app.write(&format!("{SLUG}/letter.md"), changed).await;
    let Some(letter) = app.site.library.find(SLUG) else { panic!("a letter") };
    let language = &letter.letter.language.clone();
    let version = letter.waiting.values().next().expect("a text that waits").version;
    let decision = ChangeDecision { language, version, kind: ChangeKind::Material, note: "" };
    signing.signers.put_text_in_force(&letter, decision, false, Who::CommandLine).await.unwrap();
    app.deliver().await;
    kinds.extend(scan(&app).await);
    later(&app, Duration::days(355)).await;
    kinds.extend(scan(&app).await);
    // At last the letter is taken back.
    let taken_back = changed.replace("threshold = 2", "state = \"withdrawn\"");
    app.write(&format!("{SLUG}/letter.md"), &taken_back).await;
    let Some(letter) = app.site.library.find(SLUG) else { panic!("a letter") };
    signing.schedule.tell_of_withdrawal(&letter, Who::CommandLine).await.unwrap();
    app.deliver().await;
    kinds.extend(scan(&app).await);

    let known = [
        CONFIRM_MAIL,
        REMINDER_MAIL,
        STANDING_MAIL,
        LOST_LINK_MAIL,
        NEW_LINK_MAIL,
        RENEWAL_MAIL,
        RETRACTION_MAIL,
        undersigned::signing::signature::mail_kinds::NOTICE_MAIL,
        undersigned::signing::signature::mail_kinds::WAITS_AGAIN_MAIL,
        FAREWELL_MAIL,
        QUESTION_MAIL,
        MOVE_MAIL,
        MOVE_ASKED_MAIL,
        MOVED_MAIL,
        MOVED_BACK_MAIL,
        WITHDRAWN_MAIL,
        undersigned::signing::signature::mail_kinds::INVITATION_MAIL,
        UPDATE_MAIL,
        TEST_MAIL,
        SIGN_IN_MAIL,
    ];
    let known = known.into_iter().chain(News::ALL.iter().map(|news| news.kind())).map(str::to_owned);
    assert_eq!(kinds, known.collect(), "every kind of mail was there");
}
