//! The page after the form was sent: typing the code, correcting the address, and "this was not me".

use axum::http::StatusCode;
use time::Duration;

use crate::support::{
    app::{SLUG, TestApp},
    mail::Mail,
    page::Page,
};
use undersigned::audit::Who;

/// Types a code on the page that follows the form.
async fn type_code(page: &Page, code: &str) -> Page {
    page.form("Confirm my signature").fill("Code from the email", code).send().await
}

/// A code of six digits that is not this one.
fn another(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test]
async fn the_code_typed_instead_of_the_link_confirms() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@example.org").await;
    let code = app.deliver_to("ada@example.org").await.code().unwrap();
    let mine = type_code(&check, &code).await;
    mine.assert_is(StatusCode::OK, "You have signed");
    assert_eq!(app.count(SLUG).await, 1);
    let link = app.mail_to("ada@example.org").link("Look at it and confirm");
    assert_eq!(app.browser().get(&link).await.texts("h1"), ["You have confirmed this already"]);
}

#[tokio::test]
async fn a_code_is_taken_in_the_digits_of_its_readers_script() {
    let app = TestApp::new().await;
    let check = app.sign("محمد", "mohamed@example.org").await;
    let code = app.deliver_to("mohamed@example.org").await.code().unwrap();
    let arabic = |digit: char| char::from_u32(0x660 + digit.to_digit(10).unwrap()).unwrap();
    let typed: String = code.chars().map(arabic).collect();
    let mine = type_code(&check, &format!(" {} {} ", typed.split_at(6).0, typed.split_at(6).1)).await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn five_wrong_codes_are_allowed_and_the_link_still_works() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@example.org").await;
    let code = app.deliver_to("ada@example.org").await.code().unwrap();

    let unread = type_code(&check, "12345").await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unread.field_error("Code").as_deref(), Some("Please type the six digits of the code."));
    for _ in 0..5 {
        let wrong = type_code(&check, &another(&code)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = "This code does not confirm this form. Please check it, or open the link in our latest email: it says how things stand.";
        assert_eq!(wrong.field_error("Code").as_deref(), Some(said));
        assert_eq!(wrong.error_summary(), [said]);
        assert!(wrong.text().contains("ada@example.org"), "the page is still the same");
    }
    let too_late = type_code(&check, &code).await;
    let said = "This code was tried too often. Please use the link in the email.";
    assert_eq!(too_late.field_error("Code").as_deref(), Some(said));
    assert_eq!(app.count(SLUG).await, 0);
    assert_eq!(app.confirm("ada@example.org").await.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn a_corrected_address_gets_the_mail_and_the_old_link_is_dead() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@exmaple.org").await;
    let to_the_wrong_one = app.deliver_to("ada@exmaple.org").await;
    let corrected = check.form("Send it there").fill("Correct email address", "ada@example.org").send().await;
    assert_eq!(corrected.texts("h1"), ["Check your email"]);
    corrected.assert_says("We have written to ada@example.org");
    assert!(!corrected.text().contains("exmaple"), "{}", corrected.text());

    let old = app.browser().get(&to_the_wrong_one.link("Look at it and confirm")).await;
    old.assert_is(StatusCode::GONE, "There is a newer link");
    // A stranger who got the mail by mistake gets no second one.
    old.assert_says("If it was you, please use the link in our latest email.");
    let posted = app.browser().post(&to_the_wrong_one.link("Look at it and confirm"), &[]).await;
    posted.assert_is(StatusCode::GONE, "There is a newer link");
    let by_code = type_code(&corrected, &to_the_wrong_one.code().unwrap()).await;
    assert_eq!(by_code.status, StatusCode::UNPROCESSABLE_ENTITY);
    let not_me = app.browser().get(&to_the_wrong_one.link("This was not me")).await;
    not_me.assert_is(StatusCode::GONE, "There is a newer link");
    assert_eq!(app.count(SLUG).await, 0);

    let mine = app.confirm("ada@example.org").await;
    mine.assert_is(StatusCode::OK, "You have signed");
    assert_eq!(app.mails_to("ada@exmaple.org").len(), 1);
    assert_eq!(app.mails_to("ada@example.org").len(), 1);
}

#[tokio::test]
async fn an_address_corrected_before_sending_never_gets_the_mail() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@exmaple.org").await;
    check.form("Send it there").fill("Correct email address", "ada@example.org").send().await;
    app.deliver().await;
    assert!(app.mails_to("ada@exmaple.org").is_empty(), "{:#?}", app.mails());
    assert_eq!(app.confirm("ada@example.org").await.texts("h1"), ["You have signed"]);
}

#[tokio::test]
async fn a_correction_that_is_no_address_is_shown_beside_its_field() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@exmaple.org").await;
    for (typed, said) in [
        ("", "Please write your email address, so that you can confirm your signature."),
        ("ada@", "Nothing stands after the @. Please write the whole address."),
    ] {
        let again = check.form("Send it there").fill("Correct email", typed).send().await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.field_error("Correct email address").as_deref(), Some(said));
        assert_eq!(again.error_summary(), [said]);
        assert_eq!(again.form("Send it there").value("Correct email"), typed);
    }
    app.deliver().await;
    assert_eq!(app.mails_to("ada@exmaple.org").len(), 1, "nothing has changed");
}

#[tokio::test]
async fn a_cut_or_foreign_reference_opens_nothing() {
    let app =
        TestApp::plan().file("other/letter.md", "+++\ntitle = \"Other\"\nlanguage = \"en\"\n+++\nHi.\n");
    let app = app.open().await;
    let check = app.sign("Ada Byron", "ada@example.org").await;
    let reference = check.url.query().unwrap().strip_prefix("s=").unwrap();
    for address in [
        "/letters/night-bus/check-your-email".to_owned(),
        format!("/letters/night-bus/check-your-email?s={}", &reference[..reference.len() - 1]),
        format!("/letters/other/check-your-email?s={reference}"),
    ] {
        let page = app.browser().get(&address).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{address}");
        page.assert_says("Part of this link is missing.");
    }
}

#[tokio::test]
async fn this_was_not_me_erases_the_form_and_twice_is_harmless() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    let mail = app.deliver_to("ada@example.org").await;
    let ask = app.browser().get(&mail.link("This was not me")).await;
    assert_eq!(ask.texts("h1"), ["Did somebody else type your address?"]);
    assert_eq!(app.rows("submission").await, 1, "asking erases nothing");
    for _ in 0..2 {
        let done = ask.press("Erase it").await;
        done.assert_is(StatusCode::OK, "It is erased");
    }
    assert!(!app.database_as_text().await.contains("Ada"));
    let link = app.browser().get(&mail.link("Look at it and confirm")).await;
    link.assert_is(StatusCode::GONE, "This link has ended");

    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 2, "mail was not forbidden");
}

#[tokio::test]
async fn this_was_not_me_takes_back_what_was_confirmed_with_the_code() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let mail = &app.mails_to("ada@example.org")[0];
    let ask = app.browser().get(&mail.link("This was not me")).await;
    for _ in 0..2 {
        ask.press("Erase it").await;
    }
    assert_eq!(app.count(SLUG).await, 0);
    assert_eq!(app.figures(SLUG).await["withdrawn"], 1);
    assert!(!app.database_as_text().await.contains("Ada"));
}

#[tokio::test]
async fn a_blocked_address_gets_no_mail_and_the_page_does_not_tell() {
    let app = TestApp::new().await;
    let first = app.sign("Ada Byron", "ada@example.org").await;
    let ask = app.browser().get(&app.deliver_to("ada@example.org").await.link("This was not me")).await;
    ask.form("Erase it").tick("Never write to this address again").send().await;

    let again = app.sign("Ada Byron", "ADA@example.org").await;
    assert_eq!(again.status, first.status);
    assert_eq!(again.text().to_lowercase(), first.text().to_lowercase());
    app.deliver().await;
    assert_eq!(app.mails().len(), 1);
    assert_eq!(app.count(SLUG).await, 0);
}

/// Opens the link of a mail by which its reader says that it was not them, and asks for no more mail.
async fn never_again(app: &TestApp, mail: &Mail) {
    let ask = app.browser().get(&mail.link("This was not me")).await;
    let done = ask.form("Erase it").tick("Never write to this address again").send().await;
    done.assert_is(StatusCode::OK, "It is erased");
    done.assert_says("We will never write to this address again.");
}

#[tokio::test]
async fn a_request_for_no_more_mail_holds_after_the_form_is_gone() {
    let app = TestApp::new().await;
    // An address that was corrected since.
    let check = app.sign("Ada Byron", "wrong@example.org").await;
    app.deliver().await;
    check.form("Send it there").fill("Correct email address", "ada@example.org").send().await;
    // Deleted after two weeks.
    app.sign("Old Form", "old@example.org").await;
    app.deliver().await;
    app.clock.advance(Duration::days(15));
    app.site.signing.submissions.purge().await.unwrap();
    // A request for the link to a signature that does not exist.
    app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", "lost@example.org")]).await;
    app.deliver().await;
    let asked = ["wrong@example.org", "old@example.org", "lost@example.org"];
    for address in asked {
        never_again(&app, &app.mail_to(address)).await;
    }
    let before = app.mails().len();
    for address in asked {
        app.sign("Ada Byron", address).await;
        app.sign("Ada Byron", &address.replace('@', "+bus@").to_uppercase()).await;
        app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", address)]).await;
    }
    app.deliver().await;
    assert_eq!(app.mails().len(), before, "{:#?}", app.mails().last());
}

#[tokio::test]
async fn a_request_for_no_more_mail_covers_other_signatures_too() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    app.sign("Somebody Else", "ada+else@example.org").await;
    never_again(&app, &app.deliver_to("ada+else@example.org").await).await;
    let before = app.mails().len();
    let held = &app.held().await[0];
    app.site.signing.decisions.publish(held.id, Who::CommandLine, None).await.unwrap();
    app.deliver().await;
    assert_eq!(
        (app.count(SLUG).await, app.mails().len()),
        (1, before),
        "it stands, and nobody is written to"
    );
}

#[tokio::test]
async fn correcting_a_strangers_address_hides_whether_they_signed() {
    let app = TestApp::new().await;
    // A stranger types three people's addresses: one signs, one signs and withdraws, one does nothing.
    let mut probes = Vec::new();
    for name in ["signs", "withdraws", "idles"] {
        let address = format!("{name}@example.org");
        probes.push(app.sign_so("Mal Prober", &address, |form| form.fill("Role", "Fisher")).await);
    }
    app.deliver().await;
    app.signed("Ada Byron", "signs@example.org").await;
    let mine = app.signed("Bo Quill", "withdraws@example.org").await;
    app.deliver().await;
    mine.press("Withdraw and erase").await;

    let mut answers = Vec::new();
    for (probe, own) in probes.iter().zip(["one@example.com", "two@example.com", "six@example.com"]) {
        let form = probe.form("Send it there").fill("Correct email address", own);
        let page = form.submit("Send it there").await;
        app.deliver().await;
        let mails = app.mails_to(own);
        assert_eq!(mails.len(), 1, "each gets its mail: {own}");
        let reference = page.attribute("input[name=s]", "value").unwrap();
        let shown = page.body().replace(reference, "REF").replace(own, "OWN");
        let offered = app.browser().get(&mails[0].link("Look at it and confirm")).await;
        assert_eq!(offered.texts("blockquote"), ["Mal Prober Fisher"], "a form like any other");
        answers.push((shown, mails[0].text.len()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
}

#[tokio::test]
async fn a_code_that_was_never_sent_is_never_right() {
    let app = TestApp::new().await;
    let mut sent = Vec::new();
    for sender in ["One", "Two", "Three", "Four", "Five", "Six"] {
        sent.push(app.sign(sender, "ada@example.org").await);
        app.deliver().await;
    }
    assert_eq!(app.mails_to("ada@example.org").len(), 5, "its address had all of its mails");
    let database = app.database_as_text().await;
    let rows = database.lines().filter_map(|line| line.strip_prefix("submission "));
    let ids = rows.map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap()["id"].clone());
    let newest = ids.map(|id| id.as_str().unwrap().parse().unwrap()).max().unwrap();
    let guessed = type_code(&sent[5], &format!("{:06}", app.site.keys.code(newest, 0))).await;
    assert_eq!(guessed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.count(SLUG).await, 0);
}

#[tokio::test]
async fn the_code_of_a_corrected_address_works_after_the_link_too() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@exmaple.org").await;
    let check = check.form("Send it there").fill("Correct email address", "ada@example.org").send().await;
    app.confirm("ada@example.org").await;
    let code = app.mails_to("ada@example.org")[0].code().unwrap();
    assert_eq!(type_code(&check, &code).await.texts("h1"), ["You have signed"]);
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_damaged_link_says_what_happened_to_it() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    let mail = app.deliver_to("ada@example.org").await;
    let confirm = mail.link("Look at it and confirm");
    let (not_me, other_purpose) = (mail.link("This was not me"), confirm.replace("/confirm/", "/signature/"));
    for link in [&confirm[..confirm.len() - 1], &not_me[..not_me.len() - 5], &other_purpose] {
        let page = app.browser().get(link).await;
        page.assert_is(StatusCode::GONE, "This link is damaged");
    }
}
