//! Invalid forms, one mistake at a time: each is reported beside the field and above the form, what was
//! typed is kept, and nothing is stored.

use axum::{
    body::Body,
    http::{Request, Response, StatusCode, header},
};

use crate::support::app::{SLUG, TestApp};

/// A form without a mistake; `version` names the text of the letter.
const GOOD: [(&str, &str); 12] = [
    ("name", "Ada Byron"),
    ("email", "ada@example.org"),
    ("visibility", "public"),
    ("consent", "on"),
    ("capacity", "personal"),
    ("spokesperson", ""),
    ("role", "Poet"),
    ("organisation", "Night Shift"),
    ("country", "IE"),
    ("website", "https://ada.example"),
    ("comment", "I walk home."),
    ("updates", ""),
];

const CONTROL: &str = "Please type this again: it holds a line break or another control character.";
const DIRECTION: &str =
    "Please type this again: it holds invisible characters that turn the direction of the text.";
const LINE: &str = "Please shorten this to 120 characters.";
const COMMENT: &str = "Please shorten this to 500 characters.";
const NAME: &str = "Please write your name as it should stand, or choose to sign without a name.";
const SPACE: &str = "Please take out the space or line break inside the address.";
const NO_DOT: &str = "What stands after the @ has no full stop. It should look like example.org.";
const NO_ADDRESS: &str = "Please write your email address, so that you can confirm your signature.";
const WEBSITE: &str = "Please write a web address, such as https://example.org.";
const VISIBILITY: &str = "Please choose who may see your name.";
const CONSENT: &str = "Please tick the box if you agree. Without it we may not keep your signature.";
const COUNTRY: &str = "Please choose a country from the list.";
const CAPACITY: &str = "Please choose as whom you sign.";

fn label(field: &str) -> &'static str {
    match field {
        "name" => "Your name",
        "email" => "Your email address",
        "visibility" => "Who may see your name?",
        "consent" => "I agree",
        "capacity" => "As whom do you sign?",
        "spokesperson" => "Who speaks for the group",
        "role" => "Role",
        "organisation" => "Organisation",
        "country" => "Country",
        "website" => "Website",
        _ => "A few words",
    }
}

#[tokio::test]
async fn mistakes_of_one_kind_name_their_fields_above_the_form() {
    let app = TestApp::new().await;
    let version = app.text_version(SLUG).await;
    let too_long = "x".repeat(121);
    let sent = GOOD.map(|(name, value)| match name {
        "role" | "organisation" => (name, too_long.as_str()),
        "email" => (name, ""),
        _ => (name, value),
    });
    let sent: Vec<_> = sent.into_iter().chain([("version", version.as_str())]).collect();
    let page = app.browser().post("/letters/night-bus/sign", &sent).await;
    assert_eq!(
        page.error_summary(),
        [NO_ADDRESS, &format!("Role: {LINE}"), &format!("Organisation: {LINE}")]
    );
    assert_eq!(page.field_error("Role").as_deref(), Some(LINE));
}

/// Sends the good form with one mistake at a time: what is typed into a field, and the message about it.
async fn is_shown_beside_its_field(mistakes: &[(&str, &str, &str)]) {
    let app = TestApp::new().await;
    let version = app.text_version(SLUG).await;
    for &(field, typed, message) in mistakes {
        let sent = GOOD.map(|(name, value)| (name, if name == field { typed } else { value }));
        let sent: Vec<_> = sent.into_iter().chain([("version", version.as_str())]).collect();
        let page = app.browser().post("/letters/night-bus/sign", &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {typed:?}");
        assert_eq!(page.error_summary(), [message], "{field} {typed:?}");
        assert_eq!(page.field_error(label(field)).as_deref(), Some(message), "{field} {typed:?}");
        let target = page.attribute("[role=alert] a", "href").unwrap();
        assert_eq!(page.attribute(target, "name"), Some(field), "the summary leads to the field");
        assert_eq!(app.rows("submission").await + app.rows("outbox").await, 0, "{field} {typed:?}");

        let mut form = page.form("Sign");
        for (name, value) in sent {
            let kept = match name {
                "visibility" | "capacity" | "consent" | "updates" | "version" | "country" => continue,
                // Control characters cannot be shown again in HTML.
                _ if value.contains(char::is_control) => continue,
                name => form.value(label(name)),
            };
            assert_eq!(kept, value, "what was typed into {name} is kept");
        }
        let choices = [("visibility", "Show my name"), ("consent", "I agree"), ("capacity", "For myself")];
        for (name, choice) in choices.into_iter().filter(|(name, _)| *name != field) {
            assert_eq!(form.value(choice), "true", "{name} is kept");
        }
    }
}

#[tokio::test]
async fn a_mistake_in_a_name_is_shown_beside_its_field() {
    let too_long = "x".repeat(121);
    let stacked = format!("A{}da", "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}");
    is_shown_beside_its_field(&[
        ("name", "", NAME),
        ("name", " \u{200b}\u{3164} ", NAME),
        ("name", &too_long, LINE),
        ("name", "Ada\u{0}Byron", CONTROL),
        ("name", "Ada\u{1b}[31m", CONTROL),
        ("name", "Ada\r\nBcc: eve@example.org", CONTROL),
        ("name", "Ada\u{2028}Byron", CONTROL),
        ("name", "Ada \u{202e}noryB", DIRECTION),
        ("name", "Ada \u{2067}Byron", DIRECTION),
        ("name", &stacked, "Please use fewer accents on one letter."),
    ])
    .await;
}

#[tokio::test]
async fn a_mistake_in_an_address_is_shown_beside_its_field() {
    let long_local = format!("{}@example.org", "a".repeat(65));
    is_shown_beside_its_field(&[
        ("email", "", NO_ADDRESS),
        ("email", "   ", NO_ADDRESS),
        ("email", "ada", "There is no @ in this address. It should look like name@example.org."),
        ("email", "ada,b@example.org", "“,” cannot be part of an address. Please check it."),
        ("email", "ada@", "Nothing stands after the @. Please write the whole address."),
        ("email", "@example.org", "Nothing stands before the @. Please write the whole address."),
        ("email", "ada@example", NO_DOT),
        ("email", "ada@localhost", NO_DOT),
        (
            "email",
            "ada@[127.0.0.1]",
            "What stands after the @ is not the name of a mail provider. Please check it.",
        ),
        ("email", "ada byron@example.org", SPACE),
        ("email", "ada@example.org\r\nBcc: eve@example.org", SPACE),
        ("email", "ada@example.org\nSubject: hello", SPACE),
        ("email", "ada@example.org, eve@example.org", "These are several addresses. Please write one."),
        ("email", &long_local, "This address is longer than mail can carry. Please check it."),
        (
            "email",
            ".ada@example.org",
            "There is a full stop at the wrong place: at the beginning, two in a row, or one beside the @. Please check \
             the address.",
        ),
    ])
    .await;
}

#[tokio::test]
async fn a_mistake_in_a_choice_is_shown_beside_its_field() {
    let too_long = "x".repeat(121);
    is_shown_beside_its_field(&[
        ("visibility", "", VISIBILITY),
        ("visibility", "everybody", VISIBILITY),
        ("visibility", "together", VISIBILITY),
        ("consent", "", CONSENT),
        ("consent", "maybe", CONSENT),
        ("capacity", "king", CAPACITY),
        ("role", &too_long, LINE),
        ("role", "Poet\u{7}", CONTROL),
        ("organisation", "Night\u{202d}Shift", DIRECTION),
        ("country", "XX", COUNTRY),
        ("country", "Ireland", COUNTRY),
    ])
    .await;
}

#[tokio::test]
async fn a_mistake_in_a_website_or_comment_is_shown_beside_it() {
    let far_too_long = "x".repeat(501);
    let long_website = format!("https://ada.example/{}", "x".repeat(3000));
    is_shown_beside_its_field(&[
        ("website", "javascript:alert(1)", WEBSITE),
        ("website", "JaVaScRiPt://ada.example/%0aalert(1)", WEBSITE),
        ("website", "data:text/html,x", WEBSITE),
        ("website", "https://ada:secret@ada.example", WEBSITE),
        ("website", "not a website", WEBSITE),
        (
            "website",
            &long_website,
            "Please shorten this web address to 300 characters. Letters other than a to z count as several.",
        ),
        ("comment", &far_too_long, COMMENT),
        ("comment", "I \u{2066}walk home.", DIRECTION),
        ("comment", "I walk\u{0} home.", CONTROL),
    ])
    .await;
}

#[tokio::test]
async fn an_empty_form_is_told_all_that_it_lacks_at_once() {
    let app = TestApp::new().await;
    let letter = app.browser().get("/letters/night-bus").await;
    let page = letter.press("Sign").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.error_summary(), [NAME, NO_ADDRESS, VISIBILITY, CONSENT]);
    assert_eq!(page.url.path(), "/letters/night-bus/sign");
    let reloaded = app.browser().get("/letters/night-bus/sign").await;
    assert_eq!(reloaded.url.path(), "/letters/night-bus", "its address leads back to the form");
}

#[tokio::test]
async fn a_group_needs_a_spokesperson() {
    let app = TestApp::new().await;
    let page = app.sign_so("Night Shift", "ada@example.org", |form| form.choose("For a group")).await;
    assert_eq!(page.error_summary(), ["Please write who speaks for the group."]);
    assert_eq!(page.field_error("Who speaks").as_deref(), Some("Please write who speaks for the group."));
    assert_eq!(page.attribute("#sign details", "open"), Some(""), "what is wrong is not folded away");
}

#[tokio::test]
async fn a_field_the_letter_does_not_ask_for_is_not_kept() {
    let app = TestApp::plan().front("ask = []\ncapacities = [\"personal\"]").open().await;
    let version = app.text_version(SLUG).await;
    let sent: Vec<_> = GOOD.into_iter().chain([("version", version.as_str())]).collect();
    let check = app.browser().post("/letters/night-bus/sign", &sent).await;
    assert_eq!(check.texts("h1"), ["Check your email"]);
    let kept = app.database_as_text().await;
    for word in ["Poet", "Night Shift", "ada.example", "I walk home"] {
        assert!(!kept.contains(word), "{word}");
    }
    let page = app.browser().post("/letters/night-bus/sign", &[("capacity", "group")]).await;
    assert!(page.error_summary().contains(&CAPACITY.to_owned()), "{:?}", page.error_summary());
}

#[tokio::test]
async fn a_body_that_is_no_form_of_ours_is_refused_with_the_reason() {
    let app = TestApp::new().await;
    let form = "application/x-www-form-urlencoded";
    let large = format!("name={}", "x".repeat(10_000_000)).into_bytes();
    let plain = "What was sent is not one of our forms.";
    let text = "What was sent is not readable text (UTF-8). Please go back and try again.";
    let size = "What was sent is larger than any of our forms. Please go back and shorten it.";
    for (kind, body, status, words) in [
        (form, large, StatusCode::PAYLOAD_TOO_LARGE, size),
        (form, b"name=%FF%FE&email=ada%40example.org".to_vec(), StatusCode::BAD_REQUEST, text),
        (form, b"name=\xc3\x28".to_vec(), StatusCode::BAD_REQUEST, text),
        ("application/json", b"{\"name\":\"Ada\"}".to_vec(), StatusCode::BAD_REQUEST, plain),
        ("multipart/form-data; boundary=x", b"--x--".to_vec(), StatusCode::BAD_REQUEST, plain),
        ("text/plain", b"name=Ada".to_vec(), StatusCode::BAD_REQUEST, plain),
    ] {
        for path in ["sign", "check-your-email"] {
            let answer = post(&app, path, kind, body.clone()).await;
            assert_eq!(answer.status(), status, "{kind} to {path}");
            let shown = String::from_utf8_lossy(answer.body()).into_owned();
            assert!(shown.contains(words), "{kind} to {path}: {shown}");
        }
    }
    assert_eq!(app.rows("submission").await, 0);
}

async fn post(app: &TestApp, path: &str, kind: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    let request = Request::post(format!("/letters/{SLUG}/{path}")).header(header::CONTENT_TYPE, kind);
    app.send(request.header(header::HOST, "localhost:3000").body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn the_first_of_two_values_for_one_field_counts() {
    let app = TestApp::new().await;
    let version = app.text_version(SLUG).await;
    let twice = [("name", "Eve"), ("email", "eve@example.org"), ("visibility", "private"), ("version", "x")];
    let sent: Vec<_> = GOOD.into_iter().chain([("version", version.as_str())]).chain(twice).collect();
    app.browser().post("/letters/night-bus/sign", &sent).await;
    let mail = app.deliver_to("ada@example.org").await;
    mail.assert_says("    Ada Byron");
    assert_eq!(app.mails().len(), 1);
}

#[tokio::test]
async fn a_form_on_another_site_signs_nothing() {
    let app = TestApp::new().await;
    let version = app.text_version(SLUG).await;
    let sent: Vec<_> = GOOD.into_iter().chain([("version", version.as_str())]).collect();
    let page = app.browser().post_from("https://evil.example", "/letters/night-bus/sign", &sent).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    let said =
        "This form came from another site, and was not accepted. Please open the page here and try again.";
    page.assert_says(said);
    assert_eq!(app.rows("submission").await, 0);

    let lynx = app.browser().that_names_no_origin().post("/letters/night-bus/sign", &sent).await;
    assert_eq!(lynx.texts("h1"), ["Check your email"], "a text browser says nothing of its origin");
}

#[tokio::test]
async fn a_button_on_another_site_confirms_and_withdraws_nothing() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    let link = app.deliver_to("ada@example.org").await.link("Look at it and confirm");
    let refused = app.browser().post_from("https://evil.example", &link, &[]).await;
    assert_eq!((refused.status, app.count(SLUG).await), (StatusCode::BAD_REQUEST, 0));
    let mine = app.confirm("ada@example.org").await;
    let withdraw = format!("{}/withdraw", mine.url.path());
    let refused = app.browser().post_from("https://evil.example", &withdraw, &[]).await;
    assert_eq!((refused.status, app.count(SLUG).await), (StatusCode::BAD_REQUEST, 1));
}
