//! A letter under embargo: who sees it, who may sign it, and the minute of its publication.

use axum::http::StatusCode;
use time::{Duration, OffsetDateTime, macros::datetime};
use undersigned::{
    audit::Who,
    keys::Purpose,
    letters::access::{self, Admits},
};
use uuid::Uuid;

use crate::support::app::{NOW, SLUG, TestApp};

const PUBLISHES: OffsetDateTime = datetime!(2026-11-25 09:00 UTC);
const LETTER: &str = "/letters/night-bus";

async fn embargoed() -> TestApp {
    TestApp::plan().front("publishes = 2026-11-25T09:00:00Z").open().await
}

/// A private link to the letter, and its id.
async fn link(app: &TestApp, admits: Admits) -> (String, Uuid) {
    let Some(letter) = app.site.library.find(SLUG) else { panic!("no letter") };
    let new = access::NewLink {
        letter: letter.id,
        admits,
        label: "a neighbour",
        expires_at: NOW + Duration::days(1),
    };
    let id = access::grant(app.site.database.pool(), Who::CommandLine, new, NOW).await.unwrap();
    (format!("/private/{}{LETTER}", app.site.keys.token(Purpose::Private, id, 0)), id)
}

async fn uses(app: &TestApp, id: Uuid) -> i64 {
    access::find(app.site.database.pool(), id).await.unwrap().unwrap().uses
}

#[tokio::test]
async fn the_public_sees_nothing_before_the_minute_and_all_after() {
    let app = embargoed().await;
    for page in [
        LETTER,
        "/letters/night-bus/signatories",
        "/letters/night-bus/signatories.csv",
        "/letters/night-bus/figures.json",
    ] {
        assert_eq!(app.browser().get(page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert!(!app.browser().get("/").await.body().contains("night bus"));
    app.clock.advance(PUBLISHES - NOW - Duration::SECOND);
    assert_eq!(app.browser().get(LETTER).await.status, StatusCode::NOT_FOUND);
    app.clock.advance(Duration::SECOND);
    assert_eq!(app.browser().get(LETTER).await.status, StatusCode::OK);
    assert_eq!(app.signed("Ada Byron", "ada@example.org").await.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn an_early_signer_is_counted_at_once_on_publication() {
    let app = embargoed().await;
    let (address, id) = link(&app, Admits::Sign).await;
    let page = app.browser().get(&address).await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    page.assert_says("private until 25 November 2026");
    assert_eq!(page.attribute("meta[name=robots]", "content"), Some("noindex"));
    assert_eq!(uses(&app, id).await, 0, "opening a page is no use");
    let form = page.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", "ada@example.org");
    let check = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(check.texts("h1"), ["Check your email"]);
    assert_eq!(uses(&app, id).await, 1);
    let mail = app.deliver_to("ada@example.org").await;
    mail.assert_says("private until 25 November 2026");
    assert!(!mail.text.contains("/letters/night-bus\n"), "nobody is asked to share it: {}", mail.text);
    assert_eq!(app.confirm("ada@example.org").await.texts("h1"), ["You have signed"]);
    assert_eq!(app.browser().get(LETTER).await.status, StatusCode::NOT_FOUND);
    app.clock.advance(PUBLISHES - NOW);
    assert_eq!(app.count(SLUG).await, 1);
    assert!(app.browser().get(LETTER).await.text().contains("Ada Byron"));
}

#[tokio::test]
async fn a_reading_link_does_not_sign_and_shows_no_signer() {
    let app = embargoed().await;
    let (signing, _) = link(&app, Admits::Sign).await;
    let page = app.browser().get(&signing).await;
    let form = page.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", "ada@example.org");
    form.choose("Show my name").tick("I agree").submit("Sign").await;
    app.confirm("ada@example.org").await;
    for admits in [Admits::Read, Admits::Sign] {
        let (address, _) = link(&app, admits).await;
        assert!(!app.browser().get(&address).await.text().contains("Ada Byron"));
        for more in ["/signatories", "/signatories.csv", "/figures.json"] {
            let answer = app.browser().get(&format!("{address}{more}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{admits} {more}");
        }
    }
    let (reading, _) = link(&app, Admits::Read).await;
    let page = app.browser().get(&reading).await;
    assert!(page.texts("form[action$=sign]").is_empty());
    let forced = app.browser().post(&format!("{reading}/sign"), &[("name", "Eve")]).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_press_sees_the_list_and_the_file_before_the_public() {
    let app = embargoed().await;
    let (address, id) = link(&app, Admits::Press).await;
    assert_eq!(app.browser().get(&format!("{address}/signatories")).await.status, StatusCode::OK);
    let file = app.browser().get(&format!("{address}/signatories.csv")).await;
    assert_eq!((file.status, file.header("cache-control")), (StatusCode::OK, "no-store"));
    assert_eq!(uses(&app, id).await, 1);
}

#[tokio::test]
async fn a_link_ends_by_expiry_by_revocation_and_when_altered() {
    let app = embargoed().await;
    let (revoked, id) = link(&app, Admits::Read).await;
    assert_eq!(app.browser().get(&revoked).await.status, StatusCode::OK);
    access::revoke((app.site.database.pool(), &app.site.journal), Who::CommandLine, id, NOW).await.unwrap();
    assert_eq!(app.browser().get(&revoked).await.status, StatusCode::NOT_FOUND);
    let (expiring, _) = link(&app, Admits::Read).await;
    let altered = expiring.replace("/letters", "x/letters");
    assert_eq!(app.browser().get(&altered).await.status, StatusCode::NOT_FOUND);
    app.clock.advance(Duration::days(1));
    assert_eq!(app.browser().get(&expiring).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_leads_to_the_public_page_once_there_is_one() {
    let app = embargoed().await;
    let (address, _) = link(&app, Admits::Read).await;
    app.clock.advance(PUBLISHES - NOW);
    let page = app.browser().get(&address).await;
    assert_eq!((page.status, page.url.path()), (StatusCode::OK, LETTER));
    let sent_on = app.browser().that_follows_no_redirect().get(&address).await;
    let kept = (sent_on.status, sent_on.header("cache-control"));
    assert_eq!(kept, (StatusCode::TEMPORARY_REDIRECT, "no-store"), "it may become a draft again");
}
