//! The organizers' pages of signatures: search, the story of one signature, decisions, featuring,
//! withdrawal on request; and what is shown only for a stated reason.

use axum::http::StatusCode;

use crate::{
    organizers::{PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        page::Page,
    },
};
use undersigned::organizers::rights::Role;

const SIGNATURES: &str = "/organize/letters/night-bus/signatures";
const LIST: &str = "/letters/night-bus/signatories";
const ADA: &str = "ada@poets.example";
const BEN: &str = "ben@elsewhere.example";

/// A letter with Ada, who is public, Ben, who is private, and a moderator.
async fn with_two() -> (TestApp, Browser) {
    let app = TestApp::new().await;
    app.signed("Ada Byron", ADA).await;
    app.signed_so("Ben Okri", BEN, |form| form.choose("Count me, do not show my name")).await;
    app.deliver().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    (app, moderator)
}

async fn searched(browser: &Browser, words: &str) -> Page {
    let page = browser.get(SIGNATURES).await;
    page.form("Search").fill("Name, organisation, role or number", words).send().await
}

/// The page of the signature with this name.
async fn opened(browser: &Browser, name: &str) -> Page {
    searched(browser, name).await.follow(&format!("Open: {name}")).await
}

fn names(page: &Page) -> Vec<String> {
    page.texts(".rows .name")
}

#[tokio::test]
async fn a_moderator_finds_signatures_and_sees_only_mail_providers() {
    let (_app, moderator) = with_two().await;
    let all = moderator.get(SIGNATURES).await;
    assert_eq!(names(&all), ["Ben Okri", "Ada Byron"], "the newest first");
    assert!(all.text().contains("@poets.example") && all.text().contains("Count me, do not show my name"));
    assert!(!all.body().contains(ADA) && !all.body().contains(BEN));
    assert_eq!(names(&searched(&moderator, "okr").await), ["Ben Okri"]);
    assert_eq!(names(&searched(&moderator, "#1").await), ["Ada Byron"]);
    let held = all.form("Search").pick("State", "Waiting").send().await;
    assert_eq!(names(&held), Vec::<String>::new());
    assert!(held.text().contains("Nothing was found."));
    let published = all.form("Search").pick("State", "Published").send().await;
    assert_eq!(names(&published).len(), 2);
}

#[tokio::test]
async fn an_address_is_found_by_its_hash_and_is_in_no_url() {
    let (_app, moderator) = with_two().await;
    let page = moderator.get(SIGNATURES).await.follow("Find by address").await;
    let ask = async |address: &str| page.form("Search").fill("Email address", address).send().await;
    let found = ask("Ada@Poets.example").await;
    assert_eq!(names(&found), ["Ada Byron"]);
    assert!(found.url.query().is_none() && found.header("cache-control").contains("no-store"));
    assert!(ask("nobody@poets.example").await.text().contains("Nothing was found."));
    let wrong = ask("ada").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.field_error("Email address").is_some());
}

#[tokio::test]
async fn an_anonymous_signer_is_not_found_by_trying_addresses() {
    let app = TestApp::new().await;
    app.signed_so("", ADA, |form| form.choose("Sign without a name")).await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    assert_eq!(names(&moderator.get(SIGNATURES).await).len(), 1);
    let page = moderator.get(&format!("{SIGNATURES}/address")).await;
    let found = page.form("Search").fill("Email address", ADA).send().await;
    found.assert_says("Nothing was found.");

    // Nor by entering a line with it: the answer is the same as for an unknown address.
    let page = moderator.get(SIGNATURES).await.follow("Add one by hand").await;
    let mut told = Vec::new();
    for (name, address) in [("Dora Quill", ADA), ("Nora Reed", "nobody@poets.example")] {
        let form = page
            .form("Add it")
            .fill("Name, as it should stand", name)
            .fill("Where it comes from", "On paper");
        let added = form.fill("Email address, if you have it", address).submit("Add it").await;
        told.push((added.texts(".notice"), added.text().contains("@poets.example")));
    }
    assert_eq!(told[0], told[1]);
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let claims = owner.get("/organize/letters/night-bus/claims").await;
    claims.assert_says("2 people can be invited.");
    let sheet = format!("Cora Fields,{ADA}\n");
    let preview = owner.upload("/organize/letters/night-bus/import", "file", sheet.as_bytes()).await;
    preview.assert_says("Enter one line");
}

#[tokio::test]
async fn an_observer_finds_only_what_is_public() {
    let (app, moderator) = with_two().await;
    let story = opened(&moderator, "Ben Okri").await.url;
    let observer = joined(&app, "obi@example.org", Role::Observer).await;
    for page in [
        observer.get(SIGNATURES).await,
        observer.get(&format!("{SIGNATURES}?state=published")).await,
        searched(&observer, "o").await,
        observer.get(&format!("{SIGNATURES}?q=2")).await,
        observer.get(&format!("{SIGNATURES}?q=Ben")).await,
    ] {
        assert_eq!(page.status, StatusCode::OK);
        for secret in ["Ben Okri", "poets.example", "elsewhere.example", "Find by address"] {
            assert!(!page.text().contains(secret), "{secret}: {}", page.text());
        }
        assert_eq!(page.all("ol.rows a").count(), 0, "no way to a story");
    }
    assert_eq!(names(&observer.get(SIGNATURES).await), ["Ada Byron"]);
    assert_eq!(moderator.get(&format!("{SIGNATURES}/nothing")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(observer.get(story.path()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(observer.get(&format!("{SIGNATURES}/address")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_moderator_reads_the_history_and_decides_again() {
    let (app, moderator) = with_two().await;
    let story = opened(&moderator, "Ada Byron").await;
    story.assert_says("A signature was confirmed from its mailbox.");
    story.assert_says("Tells how the signature stands.");
    assert!(!story.body().contains(ADA));

    let empty = story.press("Take it down").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form =
        story.form("Take it down").fill("Reason, if it does not stand", "You told us that it is not you.");
    let down = form.submit("Take it down").await;
    assert_eq!(down.texts(".notice"), ["It does not stand, and its signer is told why."]);
    assert!(down.text().contains("A signature was rejected or taken down."));
    assert_eq!(app.count(SLUG).await, 1);
    let late = story.form("Take it down").submit("Let it wait again").await;
    assert!(late.texts(".notice")[0].starts_with("Nothing was changed"), "another was quicker");
    let again = down.press("Publish").await;
    assert_eq!(again.texts(".notice"), ["It is published, and its signer is told."]);
    assert_eq!(app.count(SLUG).await, 2);
}

#[tokio::test]
async fn a_signer_who_asks_is_withdrawn_erased_and_told() {
    let (app, moderator) = with_two().await;
    let story = opened(&moderator, "Ada Byron").await;
    let ask = story.follow("Withdraw it on request").await;
    let form = || ask.form("Withdraw it on request").fill("Reason", "Ada wrote to us on Monday.");
    let wrong =
        form().fill("Your own password, once more", "not this").submit("Withdraw it on request").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.count(SLUG).await, 2);
    let done = form().fill("Your own password, once more", PASSWORD).submit("Withdraw it on request").await;
    assert_eq!(done.texts(".notice"), ["It is withdrawn and erased."], "{}", done.text());
    assert!(!done.text().contains("Ada"), "nor in the reason that the trail keeps: {}", done.text());
    assert_eq!(app.count(SLUG).await, 1);
    assert!(!app.stranger().get(LIST).await.body().contains("Ada Byron"));

    let mail = app.deliver_to(ADA).await;
    assert_eq!(mail.subject, "Your signature is withdrawn");
    mail.assert_says("Ada wrote to us on Monday.");
    app.site.signing.schedule.forget_anonymous().await.unwrap();
    assert_eq!(app.rows("withdrawal_notice").await, 0, "what was kept to write it goes with it");
    assert!(
        !app.database_as_text().await.contains("Ada wrote to us"),
        "the trail keeps the reason without the name"
    );
}

#[tokio::test]
async fn an_address_is_shown_once_for_a_reason_that_its_signer_reads() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", ADA).await.url;
    app.deliver().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    let story = opened(&moderator, "Ada Byron").await;
    let ask = story.follow("Show the address").await;
    let show = async |reason: &str, password: &str| {
        let form = ask.form("Show the address").fill("Reason", reason);
        form.fill("Your own password, once more", password).submit("Show the address").await
    };
    for (reason, password) in [("", PASSWORD), ("We have to ask you something.", "not this")] {
        let refused = show(reason, password).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refused.body().contains(ADA));
    }
    assert!(app.browser().get(mine.path()).await.text().contains("Nobody has looked at your address."));

    let shown = show("We have to ask you something.", PASSWORD).await;
    shown.assert_says(ADA);
    assert!(shown.header("cache-control").contains("no-store"));
    assert!(!shown.url.as_str().contains("poets"));
    let story = shown.follow("Back to the signature").await;
    assert!(!story.body().contains(ADA));
    assert!(
        story.text().contains("The address of a signer was looked at.")
            && story.text().contains("We have to ask you")
    );
    let mine = app.browser().get(mine.path()).await;
    assert_eq!(mine.texts(".looks p"), ["We have to ask you something."]);
    assert!(mine.texts(".looks")[0].contains("Moderator"), "{:?}", mine.texts(".looks"));
    assert!(app.browser().get("/privacy").await.text().contains("One of them can look at it for a reason"));
}

#[tokio::test]
async fn organizers_choose_who_comes_first_and_in_which_order() {
    let (app, moderator) = with_two().await;
    app.signed("Cleo Marsh", "cleo@example.org").await;
    let before = app.figures(SLUG).await["revision"].as_i64().unwrap();
    let hidden = opened(&moderator, "Ben Okri").await;
    assert!(!hidden.text().contains("Put first"), "a name that nobody sees is not put first");
    for name in ["Ada Byron", "Cleo Marsh"] {
        let put = opened(&moderator, name).await.press("Put first").await;
        assert_eq!(put.texts(".notice"), ["It stands among the first now."]);
    }
    let list = moderator.get(SIGNATURES).await;
    assert_eq!(list.texts(".featured .name"), ["Ada Byron", "Cleo Marsh"]);
    let moved = list.press("Later: Ada Byron").await;
    assert_eq!(moved.texts(".featured .name"), ["Cleo Marsh", "Ada Byron"]);
    assert_eq!(moved.texts(".notice"), ["The order is changed."]);
    assert!(app.figures(SLUG).await["revision"].as_i64().unwrap() >= before + 3, "pages are made anew");

    // An unpublished signature keeps its place; a withdrawn one does not.
    let cleo = opened(&moderator, "Cleo Marsh").await;
    cleo.form("Take it down").fill("Reason, if it does not stand", "We look at it again.").send().await;
    let list = moderator.get(SIGNATURES).await;
    assert!(list.texts(".featured")[0].contains("Not shown there now"));
    let out = list.press("No longer first: Cleo Marsh").await;
    assert_eq!(out.texts(".featured .name"), ["Ada Byron"]);
}

#[tokio::test]
async fn a_line_entered_by_hand_shows_its_provenance() {
    let (app, moderator) = with_two().await;
    let page = moderator.get(SIGNATURES).await.follow("Add one by hand").await;
    let form = |name: &str| page.form("Add it").fill("Name, as it should stand under the letter", name);
    let refused = form("Dora Quill").submit("Add it").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.field_error("Where it comes from").is_some());

    let sent = app.mails().len();
    let on_paper = |name: &str| form(name).fill("Where it comes from", "On paper, at the spring meeting.");
    let added = on_paper("Dora Quill")
        .fill("Role", "baker")
        .fill("City", "Leeds")
        .fill("Email address, if you have it", "dora@quills.example");
    let added = added.submit("Add it").await;
    assert_eq!(added.texts(".notice"), ["It is added, and counts."], "{}", added.text());
    assert!(added.text().contains("entered by the organizers") && added.text().contains("@quills.example"));
    assert_eq!(app.count(SLUG).await, 3);
    let row = app.csv(SLUG).await.pop().unwrap();
    let shown = ["name", "city", "verified_by"].map(|column| row[column].as_str());
    assert_eq!(shown, ["Dora Quill", "Leeds", "entered"]);
    assert!(app.stranger().get(LIST).await.text().contains("On paper, at the spring meeting."));
    app.deliver().await;
    assert_eq!(app.mails().len(), sent, "nobody is written to who has never heard of the site");

    let again = on_paper("dora  QUILL").submit("Add it").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.assert_says("Somebody of that name stands there");
    let another = again.form("Add it").tick("It is another person of the same name");
    assert_eq!(another.submit("Add it").await.texts(".notice"), ["It is added, and counts."]);
    let address = on_paper("Ada B.").fill("Email address, if you have it", ADA).submit("Add it").await;
    address.assert_says("This address has signed already");
}

#[tokio::test]
async fn a_broken_url_is_answered_by_a_page_that_helps() {
    let app = TestApp::new().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    let page = moderator.get(&format!("{SIGNATURES}?after=nonsense")).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(page.text().contains("Something in this address is not what it should be"), "{}", page.body());
}
