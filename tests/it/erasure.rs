//! Withdrawal: what a person may ask to have erased is deleted at once, on every page, in every file and on
//! every node.

use axum::http::StatusCode;

use crate::support::app::{SLUG, TestApp};
use undersigned::audit::Who;

/// Words of a signature that are used nowhere else.
const WORDS: [&str; 6] = [
    "Ada Byron",
    "ada@example.org",
    "Poet of numbers",
    "The Night Shift",
    "ada-byron.example",
    "I walk home",
];

async fn signed_with_all_words(app: &TestApp) -> crate::support::page::Page {
    app.signed_so(WORDS[0], WORDS[1], |form| {
        form.fill("Role", WORDS[2])
            .fill("Organisation", WORDS[3])
            .fill("Website", WORDS[4])
            .fill("A few words", WORDS[5])
            .tick("Send me news")
    })
    .await
}

#[tokio::test]
async fn a_withdrawn_signature_leaves_no_word_and_no_address_behind() {
    let app = TestApp::new().await;
    app.signed("Grace Murray", "grace@example.org").await;
    let mine = signed_with_all_words(&app).await;
    app.deliver().await;
    let before = app.database_as_text().await;
    let sealed = sealed_address(&before);
    assert!(WORDS.iter().filter(|word| before.contains(*word)).count() == 5, "all but the address");
    assert!(!before.contains(WORDS[1]), "the address is never kept as it is");

    let gone = mine.press("Withdraw and erase").await;
    gone.assert_is(StatusCode::OK, "You have withdrawn your signature");
    let after = app.database_as_text().await;
    for word in WORDS.into_iter().chain(sealed.iter().map(String::as_str)) {
        assert!(!after.contains(word), "{word:?} is still in\n{after}");
    }
    for page in ["", "/signatories", "/signatories.csv"] {
        let page = app.stranger().get(&format!("/letters/{SLUG}{page}")).await;
        assert!(WORDS.iter().all(|word| !page.body().contains(word)), "{}", page.body());
        assert!(page.body().contains("Grace Murray"), "others stay");
    }
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.figures(SLUG).await["withdrawn"], 1);
}

/// Ciphertext and hash of the address of the signature that has a word of ours.
fn sealed_address(database: &str) -> Vec<String> {
    let rows = database.lines().filter_map(|line| line.strip_prefix("signature "));
    let rows = rows.map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap());
    let ours = rows.max_by_key(|row| row["number"].as_i64()).unwrap();
    ["address_sealed", "address_hash"].map(|column| ours[column].as_str().unwrap()[2..].to_owned()).into()
}

#[tokio::test]
async fn withdrawing_also_removes_waiting_forms_of_the_address() {
    let app = TestApp::new().await;
    let mine = signed_with_all_words(&app).await;
    app.sign("Ada Lovelace", "ADA@example.org").await;
    app.sign("Grace Murray", "grace@example.org").await;
    mine.press("Withdraw and erase").await;
    let after = app.database_as_text().await;
    assert!(!after.contains("Ada"), "{after}");
    assert!(after.contains("Grace"), "other people's forms wait on");
}

#[tokio::test]
async fn withdrawing_twice_is_harmless_and_links_say_it_is_gone() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    let confirm = app.mail_to("ada@example.org").link("Look at it and confirm");
    for _ in 0..2 {
        mine.press("Withdraw and erase").await;
    }
    assert_eq!(app.figures(SLUG).await["withdrawn"], 1);
    let seen = app.browser().get(mine.url.path()).await;
    assert_eq!(seen.texts("h1"), ["You have withdrawn your signature"]);
    assert!(seen.texts("form").is_empty());
    let link = app.browser().get(&confirm).await;
    link.assert_is(StatusCode::GONE, "This signature was withdrawn");
    let posted = app.browser().post(&confirm, &[]).await;
    assert_eq!(posted.status, StatusCode::GONE);
    app.deliver().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 1, "nothing more is written to an erased address");
}

#[tokio::test]
async fn a_signer_who_withdrew_may_sign_again() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    mine.press("Withdraw and erase").await;
    app.signed("Ada Byron", "ada@example.org").await;
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_held_signer_who_withdraws_leaves_no_public_trace() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    mine.press("Withdraw and erase").await;
    let figures = app.figures(SLUG).await;
    assert_eq!((&figures["count"], &figures["withdrawn"]), (&0.into(), &0.into()));
    assert!(!app.database_as_text().await.contains("Ada"));
}

/// All that the public can open of a letter and of the site; what is not there yet is not asked to be.
const PUBLIC: [&str; 16] = [
    "/",
    "/letters/night-bus",
    "/fr/letters/night-bus",
    "/letters/night-bus/signatories",
    "/letters/night-bus/signatories?q=Ada",
    "/letters/night-bus/signatories.csv",
    "/letters/night-bus/signatories.json",
    "/letters/night-bus/signatories.ndjson",
    "/letters/night-bus/signatories.xlsx",
    "/letters/night-bus/datapackage.json",
    "/letters/night-bus/figures.json",
    "/letters/night-bus/statistics",
    "/letters/night-bus/updates.atom",
    "/letters/night-bus/embed",
    "/letters/night-bus/press",
    "/letters/night-bus/history",
];

#[tokio::test]
async fn a_withdrawn_name_leaves_every_page_file_and_cache() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    app.signed("Grace Murray", "grace@example.org").await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    let mut shown = 0;
    other.catch_up().await;
    for path in PUBLIC {
        for node in [&app, &other] {
            let page = node.stranger().get(path).await;
            // `no-cache` is revalidated each time; other cached pages expire within seconds.
            let control = page.header("cache-control");
            let brief = ["no-store", "no-cache", "max-age=0", "max-age=1,"];
            let is_brief = brief.iter().any(|part| control.contains(part)) || control.ends_with("max-age=1");
            // The feed names no signer.
            let is_news = path.ends_with(".atom");
            assert!(is_brief || is_news || page.status != StatusCode::OK, "{path}: {control:?}");
            shown += u32::from(String::from_utf8_lossy(&page.bytes).contains("Ada Byron"));
        }
    }
    assert!(shown >= 8, "it was seen in many places: {shown}");

    mine.press("Withdraw and erase").await;
    other.catch_up().await;
    for path in PUBLIC {
        for node in [&app, &other] {
            let page = node.stranger().get(path).await;
            assert!(!String::from_utf8_lossy(&page.bytes).contains("Byron"), "{path}");
        }
    }
    assert_eq!((app.count(SLUG).await, other.count(SLUG).await), (1, 1));
}

#[tokio::test]
async fn a_name_in_a_moderators_reason_goes_with_its_signer() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    let held = app.held().await[0].id;
    app.site
        .signing
        .decisions
        .reject(held, Who::CommandLine, "We do not think that you are Ada BYRON.")
        .await
        .unwrap();
    let told = app.browser().get(mine.url.path()).await;
    assert!(told.text().contains("We do not think that you are Ada BYRON."), "its signer is told in full");
    told.press("Withdraw and erase").await;
    let left = app.database_as_text().await;
    assert!(!left.to_lowercase().contains("byron") && !left.contains("Ada"), "{left}");
    assert!(left.contains("We do not think that you are … …."), "the trail keeps the rest");
}
