//! What owners pause on the whole site: signing, mail, every change.

use axum::http::StatusCode;
use time::Duration;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::joined,
    support::{app::TestApp, page::Page, program::Place},
};

/// The form of a reader who wants to sign, as it was answered.
async fn signs(app: &TestApp, email: &str) -> Page {
    // A page may be a second old.
    app.clock.advance(Duration::seconds(2));
    let form = app.browser().get("/letters/night-bus").await;
    let form = form.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", email);
    form.choose("Show my name").tick("I agree").submit("Sign").await
}

#[tokio::test]
async fn a_site_that_is_moved_is_read_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let site = owner.get("/organize/site").await;
    let form = site.form("Let the site only show").fill("Why, for the other organizers", "we move");
    form.submit("Let the site only show").await.assert_says("It is paused.");
    let page = app.browser().get("/letters/night-bus").await;
    assert_eq!(page.status, StatusCode::OK);

    // The form of the page is closed; one that was open before comes back as it was.
    let fields = [("name", "Ada Byron"), ("email", "ada@example.org"), ("visibility", "public")];
    let kept = app.browser().post("/letters/night-bus/sign", &fields).await;
    kept.assert_is(StatusCode::SERVICE_UNAVAILABLE, "Your form could not be taken yet");
    kept.assert_says("Whoever runs the site has paused every change for a while");
    assert_eq!(kept.header("retry-after"), "600");
    assert!(kept.body().contains("Ada Byron"));
    let json = app
        .browser()
        .with_header("accept", "application/json")
        .post("/letters/night-bus/sign", &fields)
        .await;
    assert_eq!(json.json()["status"], 503);

    // Nor does the shell change anything, and a mail server keeps its reports.
    let place = Place::beside(&app);
    let refused = place.run(&["organizer", "add", "mo@example.org"]).await;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("undersigned switch site on"), "{said}");
    assert_eq!(place.pipe(&["bounce"], b"Subject: away\r\n\r\n").await.status.code(), Some(75));
    assert!(place.run(&["organizer", "list"]).await.status.success());

    let site = owner.get("/organize/site").await;
    site.assert_says("we move");
    site.form("Allow changes again").submit("Allow changes again").await.assert_says("It goes on.");
    assert_eq!(signs(&app, "ada@example.org").await.texts("h1"), ["Check your email"]);
}

#[tokio::test]
async fn mail_that_is_held_is_counted_and_sent_or_thrown_away() {
    let app = TestApp::plan().with_smtp().open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let before = app.mail_server().messages().len();
    let press = async |button: &str| {
        let site = owner.get("/organize/site").await;
        site.form(button).submit(button).await
    };
    press("Hold mail").await.assert_says("No mail waits.");
    assert_eq!(signs(&app, "bob@example.org").await.texts("h1"), ["Check your email"]);
    app.attempt().await;
    assert_eq!(app.mail_server().messages().len(), before, "it is held");
    owner.get("/organize/site").await.assert_says("One mail has been waiting since");
    press("Throw it away").await.assert_says("The mail that waited is thrown away.");
    press("Send mail again").await.assert_says("It goes on.");
    app.attempt().await;
    assert_eq!(app.mail_server().messages().len(), before, "it is never sent");
    signs(&app, "cora@example.org").await;
    app.attempt().await;
    assert_eq!(app.mail_server().messages().len(), before + 1);

    press("Pause signing").await.assert_says("It is paused.");
    app.clock.advance(Duration::seconds(2));
    app.browser().get("/letters/night-bus").await.assert_says("Signing is paused for a while.");
    press("Open signing again").await.assert_says("It goes on.");
}
