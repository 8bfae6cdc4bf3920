//! Links of earlier generations: a mail from before an address was corrected or a link was renewed opens
//! nothing, whatever happened to the signature since.

use axum::http::StatusCode;
use undersigned::keys::Purpose;

use crate::support::{
    app::{SLUG, TestApp},
    mail::Mail,
    page::Page,
};

const TYPO: &str = "ada@exmaple.org";
const ADA: &str = "ada@example.org";
const REPLACED: &str = "There is a newer link";

async fn corrected(check: &Page, to: &str) -> Page {
    check.form("Send it there").fill("Correct email address", to).send().await
}

/// What can be asked of a signature by its link.
const ACTS: [&str; 9] =
    ["", "/edit", "/visibility", "/updates", "/answer", "/correction", "/stand-by", "/new-link", "/withdraw"];

/// Opens every link of these mails in every way, and each time there is a newer one.
async fn open_nothing(app: &TestApp, mails: &[Mail]) {
    for link in mails.iter().flat_map(|mail| mail.links.clone()) {
        let of_signature = link.contains("/signature/");
        if !(of_signature || ["/confirm/", "/not-me/", "/claim/"].iter().any(|path| link.contains(path))) {
            continue;
        }
        for act in if of_signature { &ACTS[..] } else { &ACTS[..1] } {
            let link = format!("{}{act}", link.split('#').next().unwrap());
            let mut answers = vec![app.stranger().get(&link).await];
            // The page "my signature" is only read.
            if !(of_signature && act.is_empty()) {
                answers.push(app.browser().post(&link, &[]).await);
            }
            for opened in answers {
                let found = (opened.status, opened.texts("h1"));
                assert_eq!(found, (StatusCode::GONE, vec![REPLACED.to_owned()]), "{link}");
                assert!(!opened.body().contains("/signature/"), "{link}: {}", opened.body());
            }
        }
        if of_signature {
            let data = app.browser().get(&format!("{}/data.json", link.split('#').next().unwrap())).await;
            assert_eq!(data.status, StatusCode::GONE);
        }
    }
}

async fn names_on_the_list(app: &TestApp) -> Vec<String> {
    app.csv(SLUG).await.into_iter().map(|line| line["name"].clone()).collect()
}

#[tokio::test]
async fn a_mistyped_address_opens_nothing_once_the_right_one_confirms() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", TYPO).await;
    app.deliver().await;
    let old = app.mails_to(TYPO);
    corrected(&check, ADA).await;
    open_nothing(&app, &old).await;
    app.confirm(ADA).await;
    open_nothing(&app, &old).await;
    let typed = check.form("Confirm my signature").fill("Code from the email", &old[0].code().unwrap());
    assert_eq!(typed.submit("Confirm my signature").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(names_on_the_list(&app).await, ["Ada Byron"]);
}

#[tokio::test]
async fn a_wrong_recipient_can_only_end_mail_to_themselves() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", TYPO).await;
    let not_me = app.deliver_to(TYPO).await.link("This was not me");
    corrected(&check, ADA).await;
    app.confirm(ADA).await;
    app.deliver().await;
    let asked = app.browser().get(&not_me).await;
    asked.assert_is(StatusCode::GONE, REPLACED);
    let done = asked.press("Never write to this address again").await;
    done.assert_says("We will never write to this address again.");
    assert_eq!(names_on_the_list(&app).await, ["Ada Byron"]);
    let before = app.mails_to(ADA).len();
    app.sign("Ada Byron", TYPO).await;
    app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", ADA)]).await;
    app.deliver().await;
    assert_eq!((app.mails_to(TYPO).len(), app.mails_to(ADA).len()), (1, before + 1));
}

#[tokio::test]
async fn a_new_mail_to_a_mistyped_address_opens_its_own_form() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", TYPO).await;
    let old = app.deliver_to(TYPO).await.link("Look at it and confirm");
    corrected(&check, ADA).await;
    app.confirm(ADA).await;
    app.sign("Adela Bryant", TYPO).await;
    let opened = app.browser().get(&old).await;
    assert_eq!(
        (opened.status, opened.texts("blockquote")),
        (StatusCode::OK, vec!["Adela Bryant".to_owned()])
    );
}

#[tokio::test]
async fn a_new_link_ends_all_that_came_before() {
    let app = TestApp::new().await;
    // A second form waits, and a third has ended: both have mails with old links.
    app.sign("Ada B.", ADA).await;
    app.deliver().await;
    let mine = app.signed("Ada Byron", ADA).await;
    app.sign("A. Byron", ADA).await;
    app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", ADA)]).await;
    mine.press("Send me news").await;
    app.deliver().await;
    let before = app.mails_to(ADA);

    let renewed = mine.press("Get a new link").await;
    renewed.assert_is(StatusCode::OK, "You have signed");
    renewed.assert_says("You have a new link: the address of this page.");
    assert_ne!(renewed.url.path(), mine.url.path());
    let mail = app.deliver_to(ADA).await;
    assert_eq!(mail.subject, "Your new link");
    assert_eq!(app.browser().get(&mail.link("My signature")).await.texts("h1"), ["You have signed"]);

    // The finder of an old mail sends another form, so that there is something to confirm.
    let found = app.sign("Ada Byron", ADA).await;
    for mail in &before {
        for link in mail.links.iter().filter(|link| link.contains("/confirm/")) {
            for opened in [app.browser().get(link).await, app.browser().post(link, &[]).await] {
                assert_eq!(opened.status, StatusCode::GONE, "{link}");
            }
        }
        if let Some(code) = mail.code() {
            let typed = found.form("Confirm my signature").fill("Code from the email", &code);
            assert_eq!(typed.submit("Confirm my signature").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let of_signature: Vec<Mail> = before.into_iter().filter(|mail| mail.code().is_none()).collect();
    assert!(of_signature.len() >= 3, "{of_signature:#?}");
    // "This was not me" on a request for the link has nothing to erase, and does not tell.
    let held: Vec<Mail> = of_signature
        .into_iter()
        .map(|mut mail| {
            mail.links.retain(|link| link.contains("/signature/"));
            mail
        })
        .collect();
    open_nothing(&app, &held).await;
    assert_eq!(names_on_the_list(&app).await, ["Ada Byron"]);
}

#[tokio::test]
async fn a_page_left_open_says_where_to_get_the_new_link() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", ADA).await;
    let tab = app.browser().get(mine.url.path()).await;
    mine.press("Get a new link").await;
    let late = tab.press("Withdraw and erase").await;
    late.assert_is(StatusCode::GONE, REPLACED);
    assert_eq!(late.attribute("article ul a", "href"), Some("/en/letters/night-bus/find-my-signature"));
    let again = tab.press("Get a new link").await;
    assert_eq!(again.status, StatusCode::GONE);
    assert_eq!(app.count(SLUG).await, 1);
}

/// Waits until a request of this site waits for a row that another transaction has locked.
async fn somebody_waits(app: &TestApp) {
    let waits = "select exists (select from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock')";
    for _ in 0..6_000 {
        if sqlx::query_scalar(waits).fetch_one(app.site.database.pool()).await.unwrap() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("nobody waits");
}

#[tokio::test]
async fn a_form_sent_while_links_are_renewed_comes_too_late() {
    let zeros = "0".repeat(64);
    let nobody = uuid::Uuid::nil().to_string();
    let acts: [(&str, &[(&str, &str)]); 7] = [
        ("edit", &[("name", "Eve Intruder"), ("visibility", "public")]),
        ("visibility", &[("visibility", "private")]),
        ("updates", &[("updates", "on")]),
        ("answer", &[("question", &nobody), ("answer", "It is me.")]),
        ("stand-by", &[("version", &zeros)]),
        ("new-link", &[]),
        ("withdraw", &[]),
    ];
    let app = TestApp::new().await;
    let mut mine = app.signed("Ada Byron", ADA).await.url.path().to_owned();
    for (act, fields) in acts {
        let pool = app.site.database.pool();
        let known = app.rows("audit").await;
        let mut renewal = pool.begin().await.unwrap();
        sqlx::query("select from signature for update").execute(&mut *renewal).await.unwrap();
        let (browser, address) = (app.browser(), format!("{mine}/{act}"));
        let (late, ()) = tokio::join!(browser.post(&address, fields), async {
            somebody_waits(&app).await;
            let raised = "update signature set generation = generation + 1";
            sqlx::query(raised).execute(&mut *renewal).await.unwrap();
            renewal.commit().await.unwrap();
        });
        assert_eq!((late.status, late.texts("h1")), (StatusCode::GONE, vec![REPLACED.to_owned()]), "{act}");
        assert_eq!(app.rows("audit").await, known, "{act} was done");
        app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", ADA)]).await;
        app.deliver().await;
        app.clock.advance(time::Duration::DAY);
        let link = app.mail_to(ADA).link("My signature");
        mine = app.browser().get(&link).await.url.path().to_owned();
    }
    assert_eq!(names_on_the_list(&app).await, ["Ada Byron"]);
}

#[tokio::test]
async fn an_old_link_to_a_hidden_letter_is_renewed_by_mail() {
    for front in ["state = \"draft\"", "publishes = 2027-11-23T12:00:00Z", "state = \"withdrawn\""] {
        let app = TestApp::new().await;
        let mine = app.signed("Ada Byron", ADA).await;
        let renewed = mine.press("Get a new link").await;
        app.deliver().await;
        let letter =
            format!("+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\n{front}\n+++\nHello.\n");
        app.write(&format!("{SLUG}/letter.md"), &letter).await;
        let old = app.browser().get(mine.url.path()).await;
        old.assert_is(StatusCode::GONE, REPLACED);
        let asks = old.follow("Keep the night bus").await;
        let known = app.mails().len();
        for address in ["nobody@example.org", ADA] {
            let asked =
                asks.form("Send me the link").fill("The email address with which you signed", address);
            let asked = asked.submit("Send me the link").await;
            assert_eq!(asked.texts("h1"), ["Look into your mailbox"], "{front}");
            app.deliver().await;
        }
        assert_eq!(app.mails().len(), known + 2);
        let link = app.mail_to(ADA).link("My signature");
        assert_eq!(url::Url::parse(&link).unwrap().path(), renewed.url.path());
        assert_eq!(app.browser().get(&link).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn links_can_always_be_renewed_and_fill_no_mailbox() {
    let app = TestApp::new().await;
    let mut mine = app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    let before = app.mails().len();
    for _ in 0..7 {
        mine = mine.press("Get a new link").await;
        assert_eq!(mine.status, StatusCode::OK);
        app.deliver().await;
    }
    assert_eq!(app.mails().len() - before, 5);
    mine.assert_says("No further email goes out about it today.");
}

#[tokio::test]
async fn news_end_by_any_link_that_its_mailbox_was_sent() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", ADA).await;
    mine.press("Send me news").await;
    let unsubscribe = app.deliver_to(ADA).await.link("Send me no more news");
    let mine = mine.press("Get a new link").await;
    let done = app.browser().post(&unsubscribe, &[]).await;
    assert_eq!(done.status, StatusCode::OK);
    let data = app.browser().get(&format!("{}/data.json", mine.url.path())).await.json();
    assert_eq!(data["signature"]["updates_by_email"], false);
}

#[tokio::test]
async fn an_older_link_ends_news_unless_the_signature_has_moved() {
    let app = TestApp::new().await;
    let wants_news = async || app.signed_so("Ada Byron", ADA, |form| form.tick("Send me news")).await;
    let has_news = async |mine: &Page| {
        let data = app.browser().get(&format!("{}/data.json", mine.url.path())).await.json();
        data["signature"]["updates_by_email"] == true
    };
    let mine = wants_news().await;
    let data = app.browser().get(&format!("{}/data.json", mine.url.path())).await.json();
    let id: uuid::Uuid = data["signature"]["id"].as_str().unwrap().parse().unwrap();
    let old = format!("/unsubscribe/{}", app.site.keys.token(Purpose::Unsubscribe, id, 0));
    let mine = mine.press("Get a new link").await;
    assert!(has_news(&mine).await);
    assert_eq!(app.browser().post(&old, &[]).await.status, StatusCode::OK);
    assert!(!has_news(&mine).await, "the links were renewed, the mailbox is the same");

    let mine = app.browser().get(mine.url.path()).await;
    let mine = mine.press("Send me news").await;
    app.sql(&format!(
        "insert into audit (at, who, act, letter_id, subject) \
         select now(), 'signer', 'move-address', letter_id, id from signature where id = '{id}'"
    ))
    .await;
    assert_eq!(app.browser().post(&old, &[]).await.status, StatusCode::OK, "and tells nothing");
    assert!(has_news(&mine).await, "the mail was another mailbox's");
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_submission() {
    let app = TestApp::new().await;
    let (one, two) = tokio::join!(app.sign("Ada Byron", ADA), app.sign("Ada Byron", ADA));
    app.clock.advance(time::Duration::seconds(20));
    let three = app.sign("Ada Byron", ADA).await;
    app.deliver().await;
    assert_eq!((app.mails_to(ADA).len(), app.rows("submission").await), (1, 1));
    let code = app.mail_to(ADA).code().unwrap();
    for page in [one, two, three] {
        assert_eq!(page.texts("h1"), ["Check your email"]);
        let typed = page.form("Confirm my signature").fill("Code from the email", &code);
        assert_eq!(typed.submit("Confirm my signature").await.texts("h1"), ["You have signed"]);
    }
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_form_with_any_other_detail_is_another_submission() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", ADA).await;
    app.sign("Ada  Lovelace", ADA).await;
    app.sign("Ada Byron", "ada@example.net").await;
    assert_eq!(app.rows("submission").await, 3);
    app.clock.advance(time::Duration::minutes(6));
    app.sign("Ada Byron", ADA).await;
    app.deliver().await;
    assert_eq!((app.rows("submission").await, app.mails_to(ADA).len()), (4, 3));
}

#[tokio::test]
async fn a_correction_sent_twice_is_one_correction() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", TYPO).await;
    let first = corrected(&check, ADA).await;
    app.deliver().await;
    let second = corrected(&check, ADA).await;
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), 1);
    let code = app.mail_to(ADA).code().unwrap();
    for page in [second, first] {
        let typed = page.form("Confirm my signature").fill("Code from the email", &code);
        assert_eq!(typed.submit("Confirm my signature").await.texts("h1"), ["You have signed"]);
    }
}
