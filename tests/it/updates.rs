//! Updates to signatories: written and published on the site or in files, and sent by mail once to those
//! who asked.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use time::Duration;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::{ONCE_MORE, PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        mailbox::Mood,
        page::Page,
    },
};

pub const UPDATES: &str = "/organize/letters/night-bus/updates";
pub const FILE: &str = "2026-11-20-first-answer";

/// A letter in two languages, with news in a file.
pub fn plan() -> crate::support::app::Plan {
    TestApp::plan()
        .file(&format!("{SLUG}/letter.de.md"), "+++\ntitle = \"Der Nachtbus\"\n+++\n\nLieber Rat.\n")
        .file(
            &format!("{SLUG}/updates/{FILE}.md"),
            "+++\ntitle = \"A first answer\"\n+++\n\nThe council *reads* us, see [the answer](https://example.org/answer).\n",
        )
}

pub async fn owner(app: &TestApp) -> Browser {
    joined(app, "ola@example.org", Role::Owner).await
}

/// Signs, confirms, and asks for news.
async fn reader(app: &TestApp, name: &str, email: &str, language: &str) {
    let news = [("visibility", "public"), ("updates", "on")];
    let page = app.sign_in(language, name, email, &news).await;
    assert!(page.status.is_success(), "{}", page.text());
    app.attempt().await;
    let mail = app.mail_to(email);
    let link = mail.links.iter().find(|link| link.contains("/confirm/")).unwrap();
    let link = link.replace(&format!("/{language}/"), "/en/");
    app.browser().get(&link).await.press("Confirm my signature").await;
    app.attempt().await;
}

/// Puts confirmed signatures into the database that ask for news, each with a mailbox of its own.
pub async fn readers(app: &TestApp, count: usize) {
    reader(app, "Ada Byron", "reader-0@example.org", "en").await;
    app.multiply_readers(count).await;
}

/// Writes an update here and publishes it: its page.
async fn published(owner: &Browser) -> Page {
    let form = owner.get(UPDATES).await.press("Write an update").await;
    let saved = form
        .form("Save")
        .tamper("title-en", "They answered")
        .tamper("body-en", "Dear all,\n\nthe council **answered**. <script>alert(1)</script>")
        .tamper("title-de", "Sie haben geantwortet")
        .tamper("body-de", "Der Rat hat *geantwortet*.")
        .send()
        .await;
    assert_eq!(saved.texts(".notice"), ["It is saved."]);
    saved.press("Publish on the site").await
}

pub async fn send(page: &Page) -> Page {
    page.form("Send it by mail").fill(ONCE_MORE, PASSWORD).send().await
}

/// The table of a progress page.
pub fn figures(page: &Page) -> BTreeMap<String, i64> {
    let (names, numbers) = (page.texts(".table th"), page.texts(".table td"));
    names
        .into_iter()
        .zip(numbers)
        .map(|(name, number)| (name, number.replace(',', "").parse().unwrap()))
        .collect()
}

#[tokio::test]
async fn a_published_update_is_listed_beside_those_from_files() {
    let app = plan().open().await;
    let owner = owner(&app).await;
    let page = published(&owner).await;
    assert_eq!(page.url.path(), &format!("{UPDATES}/2026-11-23-they-answered"));
    let list = owner.get(UPDATES).await;
    assert_eq!(list.texts(".rows a"), ["They answered", "A first answer"]);

    let public = app.stranger().get("/letters/night-bus/updates").await;
    assert_eq!(public.texts(".update h2"), ["They answered", "A first answer"]);
    assert!(public.body().contains("the council <strong>answered</strong>"), "{}", public.body());
    assert!(!public.body().contains("<script>alert"), "raw HTML is text");
    let german = app.stranger().get("/de/letters/night-bus/updates").await;
    assert_eq!(german.texts(".update h2"), ["Sie haben geantwortet", "A first answer"]);
    let feed = app.stranger().get("/de/letters/night-bus/updates.atom").await;
    assert!(feed.body().contains("Der Rat hat &lt;em&gt;geantwortet"), "{}", feed.body());

    // Another node, and a restarted one, have it too.
    let app = app.restart().await;
    assert_eq!(app.stranger().get("/letters/night-bus/updates").await.texts(".update h2").len(), 2);
}

#[tokio::test]
async fn a_draft_is_hidden_and_mistakes_in_it_are_named() {
    let app = plan().open().await;
    let owner = owner(&app).await;
    let form = owner.get(UPDATES).await.press("Write an update").await;
    let empty = form.press("Save").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(empty.error_summary(), ["Please write a headline.", "Please write the text."]);
    let broken = form
        .form("Save")
        .tamper("title-en", "They answered")
        .tamper("body-en", "See [it](htp:/nowhere).\n")
        .send()
        .await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    broken.assert_says("en:1:");
    let saved = broken.form("Save").tamper("body-en", "See [it](https://example.org/a).\n").send().await;
    assert!(saved.text().contains("This is a draft."));
    assert!(!app.stranger().get("/letters/night-bus/updates").await.text().contains("They answered"));
    let gone = saved.press("Remove the draft").await;
    assert_eq!(gone.texts(".rows a"), ["A first answer"]);
}

#[tokio::test]
async fn an_update_reaches_those_who_asked_and_ends_with_one_click() {
    let app = plan().with_smtp().open().await;
    let owner = owner(&app).await;
    reader(&app, "Ada Byron", "ada@example.org", "en").await;
    reader(&app, "Emmy Noether", "emmy@example.org", "de").await;
    app.signed("Quiet Reader", "quiet@example.org").await;
    app.deliver().await;
    let page = published(&owner).await;
    page.assert_says("It goes to 2 mailboxes, one mail each.");

    let tested = page.press("Send this to me").await;
    assert_eq!(tested.texts(".notice"), ["It is on its way to your own mailbox."]);
    let mine = app.deliver_to("ola@example.org").await;
    assert_eq!(mine.subject, "They answered");
    mine.assert_says("This is a test");

    let refused = page.form("Send it by mail").fill(ONCE_MORE, "not it").send().await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = send(&page).await;
    assert_eq!(sent.texts(".notice"), ["It is on its way."]);
    assert_eq!(app.deliver_to("ada@example.org").await.subject, "They answered");
    assert_eq!(app.mail_to("emmy@example.org").subject, "Sie haben geantwortet");
    app.mail_to("emmy@example.org").assert_says("unterschrieben");
    assert!(app.mails_to("quiet@example.org").iter().all(|mail| mail.subject != "They answered"));

    let messages = app.mail_server().messages();
    let message = messages.iter().rfind(|message| message.to == ["ada@example.org"]).unwrap();
    assert_eq!(message.header("List-Unsubscribe-Post").unwrap(), "List-Unsubscribe=One-Click");
    let link = message.header("List-Unsubscribe").unwrap();
    let link = link.trim_matches(['<', '>']);
    assert!(message.html().contains("<strong>answered</strong>") && !message.html().contains("<script"));
    // A mail program sends it without cookies and origin.
    let ended = app.stranger().that_names_no_origin().post(link, &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(ended.status, StatusCode::OK);

    let again = owner.get(page.url.path()).await;
    again.assert_says("On its way by mail: 2 of 2 sent");
    let file = owner.get(&format!("{UPDATES}/{FILE}")).await;
    file.assert_says("It goes to 1 mailbox.");
    send(&file).await;
    assert_eq!(app.deliver_to("ada@example.org").await.subject, "They answered", "she asked for no more");
    let mail = app.mail_to("emmy@example.org");
    assert_eq!(mail.subject, "A first answer", "news in a file is in the letter's own language");
    assert!(mail.html.contains("href=\"https://example.org/answer\""), "{}", mail.html);
}

#[tokio::test]
async fn a_mailbox_gets_an_update_once_and_none_after_leaving() {
    let app = plan().with_smtp().open().await;
    let owner = owner(&app).await;
    readers(&app, 1_200).await;
    let page = owner.get(&format!("{UPDATES}/{FILE}")).await;
    page.assert_says("It goes to 1200 mailboxes");
    let (one, two) = tokio::join!(send(&page), send(&page));
    let told: BTreeSet<_> = [one, two].iter().flat_map(|page| page.texts(".notice")).collect();
    assert_eq!(told.len(), 2, "the second of two presses changes nothing: {told:?}");
    app.site.broadcasts.tend().await.unwrap();
    assert_eq!(app.rows("broadcast_mail").await, 1_200);

    // Some signers leave meanwhile.
    app.sql(
        "update signature set updates = false where id in (select id from signature order by id limit 3)",
    )
    .await;
    app.deliver().await;
    let arrived: Vec<_> = app.mails().into_iter().filter(|mail| mail.subject == "A first answer").collect();
    let mailboxes: BTreeSet<_> = arrived.iter().map(|mail| mail.to.clone()).collect();
    assert_eq!((arrived.len(), mailboxes.len()), (1_197, 1_197));
    app.site.broadcasts.tend().await.unwrap();
    let done = owner.get(page.url.path()).await;
    done.assert_says("Sent by mail: 1,197 of 1,200");
    app.clock.advance(Duration::days(40));
    app.site.broadcasts.forget().await.unwrap();
    app.site.outbox.forget_settled(Duration::days(30)).await.unwrap();
    assert_eq!(app.rows("broadcast_mail").await, 0);
    let figures = figures(&owner_again(&app).await.get(page.url.path()).await);
    assert_eq!((figures["Taken by the mail server"], figures["All together"]), (1_197, 1_200));
}

pub async fn owner_again(app: &TestApp) -> Browser {
    joined(app, "olga@example.org", Role::Owner).await
}

#[tokio::test]
async fn a_broadcast_is_put_on_hold_goes_on_and_ends_when_told() {
    let app = plan().with_smtp().with_mails_per_day(40).open().await;
    let owner = owner(&app).await;
    readers(&app, 100).await;
    let page = send(&owner.get(&format!("{UPDATES}/{FILE}")).await).await;
    app.attempt().await;
    let before = arrived(&app);
    let held = owner.get(page.url.path()).await.press("Put on hold").await;
    held.assert_says("On hold:");
    app.clock.advance(Duration::days(2));
    let owner = owner_again(&app).await;
    assert_eq!((app.attempt().await, arrived(&app)), (0, before), "nothing goes while it is on hold");

    let going = owner.get(page.url.path()).await.press("Go on").await;
    assert!(going.text().contains("On its way by mail:"));
    app.attempt().await;
    assert!(arrived(&app) > before);
    let now = arrived(&app);
    let ended = owner.get(page.url.path()).await.press("End it now").await;
    ended.assert_says("Ended early:");
    let sums = figures(&ended);
    assert_eq!(sums["Taken by the mail server"], i64::try_from(now).unwrap());
    assert_eq!(sums["Still to be sent"], 0);
    assert_eq!(sums["All together"], 100);
    app.clock.advance(Duration::days(2));
    app.attempt().await;
    assert_eq!(arrived(&app), now);
}

fn arrived(app: &TestApp) -> usize {
    app.mails().iter().filter(|mail| mail.subject == "A first answer").count()
}

#[tokio::test]
async fn an_update_under_a_quota_takes_days_and_delays_no_signer() {
    let app = plan().with_mails_per_day(40).open().await;
    let owner = owner(&app).await;
    readers(&app, 100).await;
    app.clock.advance(Duration::days(2));
    let owner_now = owner_again(&app).await;
    drop(owner);
    let page = owner_now.get(&format!("{UPDATES}/{FILE}")).await;
    page.assert_says("The last of these mails should go about");
    let promised = app.site.outbox.last_leaves_at(100).await.unwrap();
    send(&page).await;
    let mut most = 0;
    let mut days = 0;
    let mut last = app.clock.now();
    while arrived(&app) < 100 {
        let before = arrived(&app);
        app.attempt().await;
        most = most.max(arrived(&app) - before);
        last = app.clock.now();
        // A new signer gets the confirmation at once.
        if days == 1 {
            app.sign("New Signer", "new@example.org").await;
            app.attempt().await;
            assert_eq!(app.mails_to("new@example.org").len(), 1);
        }
        app.clock.advance(Duration::hours(24) + Duration::MINUTE);
        days += 1;
        assert!(days < 10, "{} arrived", arrived(&app));
    }
    assert!(most <= 30, "{most} in a day: a quarter of the quota is for those who sign");
    let late = (last - promised).abs();
    assert!(late <= Duration::hours(25), "promised {promised}, went {last}");
}

#[tokio::test]
async fn an_update_arrives_once_despite_refusals_and_restarts() {
    let app = plan().with_smtp().open().await;
    let owner = owner(&app).await;
    readers(&app, 300).await;
    let page = send(&owner.get(&format!("{UPDATES}/{FILE}")).await).await;
    let server = app.mail_server();
    for _ in 0..5 {
        server.meet(3, Mood::RefuseRecipient("550 5.1.1 no such user"));
        server.meet(3, Mood::RefuseRecipient("450 4.2.1 later"));
        server.meet(2, Mood::DropInMessage);
        server.meet(10, Mood::Good);
    }
    let second = app.second_node().await;
    for _ in 0..40 {
        // Two nodes send at once; one is interrupted now and then.
        let cut = tokio::time::timeout(std::time::Duration::from_millis(40), second.attempt());
        let (_, _) = tokio::join!(app.attempt(), cut);
        app.clock.advance(Duration::minutes(10));
    }
    app.site.broadcasts.tend().await.unwrap();
    let sums = figures(&owner.get(page.url.path()).await);
    assert_eq!(sums["All together"], 300);
    assert_eq!(sums["Still to be sent"], 0, "{sums:?}");
    // An interrupted node retries a refusal that it could not record, and the server may accept it then.
    let (refused, taken) = (sums["Refused for good"], sums["Taken by the mail server"]);
    assert!((1..=15).contains(&refused) && refused + taken == 300, "{sums:?}");
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for message in app.mail_server().messages().iter().filter(|message| message.subject() == "A first answer")
    {
        let id = message.header("Message-ID").unwrap();
        ids.entry(message.to.join(",")).or_default().insert(id);
    }
    assert_eq!(i64::try_from(ids.len()).unwrap(), taken);
    assert!(ids.values().all(|ids| ids.len() == 1), "what comes twice is the same message");
}

#[tokio::test]
async fn an_update_runs_no_script_and_fetches_nothing() {
    let app = plan().with_smtp().open().await;
    let owner = owner(&app).await;
    reader(&app, "Ada Byron", "ada@example.org", "en").await;
    let begun = owner.get(UPDATES).await.press("Write an update").await;
    let words = "[one](javascript:alert(1)) [two](data:text/html,x) [three](JaVaScRiPt:alert(1)) <img src=x onerror=a()>\n\n\
        <iframe src=\"https://evil.example\"></iframe>\n\n[four]: vbscript:x\n\n[four]\n";
    let write = |body: &str| begun.form("Save").tamper("title-en", "News").tamper("body-en", body);
    let image = write("![A pixel](https://evil.example/p.png)").submit("Save").await;
    let said = image.text();
    assert!(
        image.status == StatusCode::UNPROCESSABLE_ENTITY || !image.body().contains("src=\"https://evil"),
        "{said}"
    );
    let saved = write(words).submit("Save").await;
    if saved.status == StatusCode::UNPROCESSABLE_ENTITY {
        return;
    }
    let page = saved.press("Publish on the site").await;
    send(&page).await;
    let html = app.deliver_to("ada@example.org").await.html.to_lowercase();
    for bad in ["href=\"javascript:", "href=\"data:", "href=\"vbscript:", "<img", "<iframe"] {
        assert!(!html.contains(bad), "{bad}: {html}");
    }
}

#[tokio::test]
async fn only_a_post_ends_news_and_it_needs_no_body() {
    let app = plan().with_smtp().open().await;
    let owner = owner(&app).await;
    reader(&app, "Ada Byron", "ada@example.org", "en").await;
    send(&owner.get(&format!("{UPDATES}/{FILE}")).await).await;
    app.deliver().await;
    let messages = app.mail_server().messages();
    let message = messages.iter().rfind(|message| message.to == ["ada@example.org"]).unwrap();
    let link = message.header("List-Unsubscribe").unwrap();
    let link = link.trim_matches(['<', '>']);
    assert_eq!(app.stranger().get(link).await.status, StatusCode::OK);
    assert_eq!(app.stranger().head(link).await.status, StatusCode::OK);
    assert_eq!(app.rows("signature where updates").await, 1, "a scanner that looks ends nothing");
    let path = link.splitn(4, '/').nth(3).unwrap();
    let bare = axum::http::Request::post(format!("/{path}")).body(axum::body::Body::empty()).unwrap();
    assert_eq!(app.send(bare).await.status(), StatusCode::OK);
    assert_eq!(app.rows("signature where updates").await, 0);
}

#[tokio::test]
async fn ids_of_one_letter_open_nothing_at_another() {
    let app = plan()
        .file("other/letter.md", "+++\ntitle = \"Another\"\nlanguage = \"en\"\n+++\n\nDear all.\n")
        .file(&format!("{SLUG}/signatories.csv"), "name\nGrace Murray\n")
        .with_smtp()
        .open()
        .await;
    let owner = owner(&app).await;
    reader(&app, "Ada Byron", "ada@example.org", "en").await;
    let here = format!("/organize/letters/{SLUG}");
    let draft = owner.upload(&format!("{here}/import"), "file", b"Bo Boole\n").await.url.path().to_owned();
    let draft_too = owner.upload(&format!("{here}/import"), "file", b"Ci Cole\n").await.url.path().to_owned();
    owner.post(&draft, &[("act", "enter"), ("provenance", "paper")]).await;
    app.clock.advance(Duration::seconds(5));
    let found = owner.get(&format!("{here}/bulk?published=on")).await;
    let form = found.form("Reject 3").fill("Reason", "No.").fill(ONCE_MORE, PASSWORD);
    let act = form.submit("Reject 3").await.url.path().to_owned();
    send(&owner.get(&format!("{here}/updates/{FILE}")).await).await;
    let signature: uuid::Uuid = sqlx::query_scalar("select id from signature where first_place is not null")
        .fetch_one(app.site.database.pool())
        .await
        .unwrap();
    let line = signature.to_string();
    let before = app.database_as_text().await;
    let elsewhere = |path: &str| path.replace(SLUG, "other");
    for (path, fields) in [
        (act, vec![("act", "cancel")]),
        (draft, vec![("act", "take-back")]),
        (draft_too, vec![("act", "enter"), ("provenance", "paper")]),
        (format!("{here}/updates/{FILE}"), vec![("act", "cancel")]),
        (format!("{here}/signatures/{line}"), vec![("act", "feature")]),
        (format!("{here}/signatures/{line}/withdraw"), vec![("reason", "No."), ("again", PASSWORD)]),
    ] {
        for page in [owner.get(&elsewhere(&path)).await, owner.post(&elsewhere(&path), &fields).await] {
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let give = [("act", "address"), ("line", line.as_str()), ("email", "grace@example.org")];
    let given = owner.post("/organize/letters/other/claims", &give).await;
    assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY);
    let without = |text: String| {
        let kept = text.lines().filter(|row| !row.starts_with("organizer") && !row.starts_with("job "));
        kept.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(without(app.database_as_text().await), without(before));
}
