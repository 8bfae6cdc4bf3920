//! Repeated and concurrent requests: double clicks, two browsers on one form, forms sent again.

use axum::http::StatusCode;

use crate::support::{
    app::{SLUG, TestApp},
    page::Page,
};

async fn type_code(page: &Page, code: &str) -> Page {
    page.form("Confirm my signature").fill("Code from the email", code).send().await
}

#[tokio::test]
async fn two_browsers_on_one_form_leave_at_most_one_signature() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    for round in 0..8 {
        let address = format!("person{round}@example.org");
        let check = app.sign(&format!("Person {round}"), &address).await;
        let mail = app.deliver_to(&address).await;
        let offered = app.browser().get(&mail.link("Look at it and confirm")).await;
        let not_me = other.browser().get(&mail.link("This was not me")).await;
        let code = mail.code().unwrap();
        let confirm = offered.press("Confirm my signature");
        let correct = check.form("Send it there").fill("Correct email address", "else@example.org").send();
        let (by_link, by_code, corrected, erased) = tokio::join!(
            confirm,
            type_code(&check, &code),
            async { if round % 2 == 0 { Some(correct.await) } else { None } },
            async {
                match round % 4 < 2 {
                    true => Some(not_me.press("Erase it").await),
                    false => None,
                }
            },
        );
        for page in [&by_link, &by_code].into_iter().chain(&corrected).chain(&erased) {
            assert!(!page.status.is_server_error(), "round {round}: {} {}", page.status, page.text());
        }
        // A correction sends the form to another mailbox, whatever the first request did.
        if corrected.is_none() {
            let left = format!("submission where name = 'Person {round}'");
            assert_eq!(app.rows(&left).await, 0, "round {round}: it became something");
        }
        other.catch_up().await;
        app.catch_up().await;
        assert_eq!(app.count(SLUG).await, other.count(SLUG).await, "round {round}");
        // If the address was corrected first, the form belongs to another mailbox.
        if erased.is_some() && corrected.is_none() {
            assert!(!app.database_as_text().await.contains(&format!("Person {round}")), "round {round}");
        }
        app.deliver().await;
    }
    assert!(app.count(SLUG).await >= 1, "who is left alone has signed");
}

#[tokio::test]
async fn a_double_click_sends_one_mail_and_makes_one_signature() {
    let app = TestApp::new().await;
    let letter = app.browser().get(&format!("/letters/{SLUG}")).await;
    let form = || {
        let form = letter.form("Sign").fill("Your name", "Ada Byron");
        form.fill("Your email address", "ada@example.org").choose("Show my name").tick("I agree")
    };
    let (one, two) = tokio::join!(form().submit("Sign"), form().submit("Sign"));
    app.deliver().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 1, "the same form is the same submission");
    let confirm = async |page: &Page| page.press("Confirm my signature").await.texts("h1");
    let offered = app.browser().get(&mails[0].link("Look at it and confirm")).await;
    // The button twice, and at the same time the code on both pages.
    let code = mails[0].code().unwrap();
    let (once, twice, typed_one, typed_two) =
        tokio::join!(confirm(&offered), confirm(&offered), type_code(&one, &code), type_code(&two, &code));
    assert!(
        [once, twice]
            .iter()
            .flatten()
            .all(|title| title == "You have signed" || title == "This link has ended")
    );
    assert!(!typed_one.status.is_server_error() && !typed_two.status.is_server_error());
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.rows("submission").await, 0);

    app.deliver().await;

    // The back button, and the same form again.
    let again = form().submit("Sign").await;
    again.assert_is(StatusCode::OK, "Check your email");
    assert_eq!(app.deliver_to("ada@example.org").await.subject, "You have signed already");
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_form_of_an_older_page_is_shown_again_with_what_was_typed() {
    let app = TestApp::new().await;
    // An older page: it names no version, and has fields that are gone.
    let fields = [
        ("name", "Ada Byron"),
        ("email", "ada@example.org"),
        ("visibility", "public"),
        ("consent", "on"),
        ("title", "Countess"),
    ];
    let page = app.browser().post(&format!("/letters/{SLUG}/sign"), &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.error_summary()[0].starts_with("The text of the letter has changed"),
        "{:?}",
        page.error_summary()
    );
    assert_eq!(app.rows("submission").await, 0);
    let sent = page.press("Sign").await;
    assert_eq!(sent.texts("h1"), ["Check your email"]);
    assert!(sent.text().contains("ada@example.org"));
}

#[tokio::test]
async fn a_form_that_meets_a_stuck_database_is_kept_and_sent_again() {
    let app = TestApp::new().await;
    let letter = app.browser().get(&format!("/letters/{SLUG}")).await;
    let form =
        letter.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", "ada@example.org");
    let mut stuck = app.site.database.pool().begin().await.unwrap();
    sqlx::query("lock table submission").execute(&mut *stuck).await.unwrap();
    let refused = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.header("retry-after"), "5");
    let said = "We cannot take your form at this very moment. What you typed is still here: \
        please send it again in a few seconds.";
    assert_eq!(refused.error_summary(), [said]);
    let mut again = refused.form("Sign");
    assert_eq!(again.value("Your email address"), "ada@example.org");
    stuck.rollback().await.unwrap();
    assert_eq!(again.submit("Sign").await.texts("h1"), ["Check your email"]);
    app.deliver().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 1);
}
