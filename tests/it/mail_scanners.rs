//! Mail scanners open every link of every mail before its reader does, and again at any time: opening a
//! link changes nothing.

use std::{collections::BTreeSet, sync::Arc};

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
    letters::{ChangeKind, Loaded, library::text_changes::ChangeDecision},
    mail::EmailAddress,
    organizers::{rights::Role, sign_in::SIGN_IN_MAIL},
    signing::{
        review::correction::Correction,
        signature::{
            fields::{Plain, SignerName},
            fingerprint::Seen,
            mail_kinds::MailKind,
        },
    },
    updates::broadcast::{TEST_MAIL, UPDATE_MAIL},
};

const WATCHED: &str = "Rex Halloran-Quist";

/// The letter with another text.
const CHANGED: &str =
    "+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\nthreshold = 2\n+++\nAnd the day bus.\n";

/// A scanner asks for every link in every way, and the database stays the same. Returns the kinds of mail.
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

async fn rename(mine: &Page, name: &str) {
    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("Your name", name).send().await;
}

async fn see_as(mine: &Page, choice: &str) {
    mine.form("Change this").choose(choice).send().await;
}

/// The site with a letter that is signed jointly or not, a watched name, a first signatory and an update.
async fn opened() -> TestApp {
    let update = "+++\ntitle = \"A first answer\"\n+++\n\nThey read it.\n";
    TestApp::plan()
        .front("threshold = 2")
        .file("night-bus/watch.txt", &format!("{WATCHED}\n"))
        .file("night-bus/signatories.csv", "name\nGrace Murray\n")
        .file(&format!("{SLUG}/updates/{}.md", updates::FILE), update)
        .open()
        .await
}

fn letter(app: &TestApp) -> Arc<Loaded> {
    let Some(letter) = app.site.library.find(SLUG) else { panic!("a letter") };
    letter
}

/// Ada signs, signs again, and changes her signature in every way.
async fn ada_signs_and_changes_everything(app: &TestApp) -> Page {
    let edits = &app.site.signing.edits;
    let ada = app.signed("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    rename(&ada, "Ada Lovelace").await;
    see_as(&ada, "Count me, do not show my name").await;
    ada.press("Send me news").await;
    app.deliver().await;
    see_as(&ada, "Show my name").await;
    for accepts in [false, true] {
        rename(&ada, WATCHED).await;
        app.deliver().await;
        let edit = app.waiting_edits().await[0].1.edit;
        match accepts {
            true => edits.accept(edit, Who::CommandLine, None).await.unwrap(),
            false => edits.decline(edit, Who::CommandLine, "Is it you?").await.unwrap(),
        };
        app.deliver().await;
    }
    ada
}

/// Rex is held and rejected. A lost link is asked for, by a signer and by a stranger.
async fn rex_is_rejected_and_links_are_lost(app: &TestApp) {
    app.signed(WATCHED, "rex@example.org").await;
    app.deliver().await;
    let held = app.held().await[0].id;
    app.site.signing.decisions.reject(held, Who::CommandLine, "Is it you?").await.unwrap();
    for address in ["ada@example.org", "nobody@example.org"] {
        app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", address)]).await;
    }
}

/// Cyd is asked a question, corrected, and withdrawn on request.
async fn cyd_is_asked_corrected_and_withdrawn(app: &TestApp) {
    let signing = &app.site.signing;
    app.signed(WATCHED, "cyd@example.org").await;
    app.deliver().await;
    let held = app.held().await[0].clone();
    let words = |text: &str| Plain::line(text).unwrap();
    signing.questions.ask(held.id, &Seen::of(&held), Who::CommandLine, &words("Is it you?")).await.unwrap();
    app.deliver().await;
    let name = Some(SignerName::parse("Rex Halloran Quist").unwrap());
    let correction = Correction { name, role: words(""), organisation: words("") };
    signing.review.correct(held.id, &Seen::of(&held), Who::CommandLine, &correction).await.unwrap();
    app.deliver().await;
    let reason = words("You asked for it");
    signing.decisions.withdraw_on_request(held.id, Who::CommandLine, &reason).await.unwrap();
    app.deliver().await;
}

/// Grace, a first signatory, is given an address and invited to claim her line.
async fn grace_is_invited_to_claim_her_line(app: &TestApp) {
    let (claims, letter) = (&app.site.signing.claims, letter(app).id);
    let (grace, _) = claims.overview(letter).await.unwrap().without_address[0].clone();
    let address = EmailAddress::parse("grace@example.org").unwrap();
    claims.give_address(letter, grace, &address, Who::CommandLine).await.unwrap();
    claims.invite(letter, Who::CommandLine).await.unwrap();
    app.deliver().await;
}

/// An owner logs in, and sends an update to herself and then to all who asked for news.
async fn an_owner_sends_an_update(app: &TestApp) {
    let owner = joined(app, "ola@example.org", Role::Owner).await;
    let news = owner.get(&format!("{}/{}", updates::UPDATES, updates::FILE)).await;
    let tried = news.press("Send this to me").await;
    app.deliver().await;
    updates::send(&tried).await;
    app.deliver().await;
}

/// Hana's signature moves to another address, and back. Returns the kinds of mail on the way.
async fn hana_moves_to_another_address_and_back(app: &TestApp) -> BTreeSet<String> {
    let hana = app.signed("Hana Hill", "hana@example.org").await;
    let new = [("email", "hana@new.example.org")];
    app.browser().post(&format!("{}/move", hana.url.path()), &new).await;
    app.deliver().await;
    let mut kinds = scan(app).await;
    let latest = |address: &str, path: &str| {
        app.mail_to(address).links.into_iter().find(|link| link.contains(path)).unwrap()
    };
    app.browser().post(&latest("hana@new.example.org", "/move/"), &[]).await;
    app.deliver().await;
    kinds.extend(scan(app).await);
    app.browser().post(&latest("hana@example.org", "/way-back/"), &[]).await;
    app.deliver().await;
    kinds
}

/// Two joint signers are told that their names will be shown, until one of them leaves.
async fn two_sign_jointly_and_one_leaves(app: &TestApp) {
    let mut one = None;
    for address in ["one@example.org", "two@example.org"] {
        app.sign_so("Somebody", address, |form| form.choose("Show my name once enough of us stand together"))
            .await;
        one = Some(app.confirm(address).await);
    }
    app.pass_and_deliver(Duration::minutes(2)).await;
    app.clock.advance(Duration::days(1));
    see_as(&one.unwrap(), "Count me, do not show my name").await;
    app.pass_and_deliver(Duration::minutes(2)).await;
}

async fn the_text_changes(app: &TestApp) {
    app.write(&format!("{SLUG}/letter.md"), CHANGED).await;
    let letter = letter(app);
    let language = &letter.letter.language.clone();
    let version = letter.waiting.values().next().expect("a text that waits").version;
    let decision = ChangeDecision { language, version, kind: ChangeKind::Material, note: "" };
    let reconsents = &app.site.signing.reconsents;
    reconsents.put_text_in_force(&letter, decision, false, Who::CommandLine).await.unwrap();
    app.deliver().await;
}

async fn the_letter_is_withdrawn(app: &TestApp) {
    let withdrawn = CHANGED.replace("threshold = 2", "state = \"withdrawn\"");
    app.write(&format!("{SLUG}/letter.md"), &withdrawn).await;
    app.site.signing.schedule.tell_of_withdrawal(&letter(app), Who::CommandLine).await.unwrap();
    app.deliver().await;
}

#[tokio::test]
async fn a_scanner_that_opens_every_link_of_mail_changes_nothing() {
    let app = opened().await;
    let ada = ada_signs_and_changes_everything(&app).await;
    rex_is_rejected_and_links_are_lost(&app).await;
    cyd_is_asked_corrected_and_withdrawn(&app).await;
    grace_is_invited_to_claim_her_line(&app).await;
    an_owner_sends_an_update(&app).await;
    app.sign("Bo", "bo@example.org").await;
    app.deliver().await;
    ada.press("Get a new link").await;
    app.deliver().await;
    let mut kinds = hana_moves_to_another_address_and_back(&app).await;
    // Bo, who has not confirmed, is reminded.
    app.pass_and_deliver(Duration::days(1)).await;
    two_sign_jointly_and_one_leaves(&app).await;
    the_text_changes(&app).await;
    kinds.extend(scan(&app).await);
    // Much later, addresses are about to be erased.
    app.pass_and_deliver(Duration::days(355)).await;
    kinds.extend(scan(&app).await);
    the_letter_is_withdrawn(&app).await;
    kinds.extend(scan(&app).await);

    let to_signers = MailKind::ALL.iter().map(MailKind::into_str);
    let known = to_signers.chain([UPDATE_MAIL, TEST_MAIL, SIGN_IN_MAIL]).map(str::to_owned);
    assert_eq!(kinds, known.collect(), "every kind of mail was there");
}
