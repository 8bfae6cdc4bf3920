//! Actions on many signatures: only the signatures that were shown are changed, an action can be stopped
//! and undone, and signing continues during it.

use axum::http::StatusCode;
use time::Duration;

use crate::{
    organizers::{PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        page::Page,
        program::Place,
    },
};
use undersigned::{
    audit::Who,
    organizers::rights::Role,
    signing::{signature::Changed, submission::confirm::Confirmed},
};

const BULK: &str = "/organize/letters/night-bus/bulk";
const LETTER: &str = "/letters/night-bus";

/// A chunk of an act, as the site has it.
const CHUNK: usize = 500;

/// Signs from a network and confirms.
async fn signed_from(app: &TestApp, network: &str, name: &str, email: &str) {
    let browser = app.browser().with_address(network);
    let letter = browser.get(LETTER).await;
    let form = letter.form("Sign").fill("Your name", name).fill("Your email address", email);
    form.choose("Show my name").tick("I agree").submit("Sign").await;
    app.confirm(email).await;
    app.deliver().await;
}

/// A letter that everybody may sign, whose organizers look at each: three came from one network, one from another.
async fn four_wait() -> (TestApp, Browser) {
    let app = TestApp::plan().front("moderation = \"all\"").with_smtp().open().await;
    for (name, at) in [("Bao", 1), ("Bea", 2), ("Bob", 3)] {
        let email = format!("{}@crowd.example", name.to_lowercase());
        signed_from(&app, &format!("203.0.113.{at}"), name, &email).await;
    }
    signed_from(&app, "198.51.100.1", "Ada Byron", "ada@example.org").await;
    app.clock.advance(Duration::seconds(5));
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    (app, moderator)
}

/// A letter with invented signatures, which are in the count, and a moderator.
async fn crowd(many: usize) -> (TestApp, Browser) {
    let app = TestApp::new().await;
    let Some(letter) = app.site.library.find(SLUG) else { panic!("no letter") };
    app.site.signing.demo.invent(&letter, many, |_| ()).await.unwrap();
    app.catch_up().await;
    app.clock.advance(Duration::seconds(5));
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    (app, moderator)
}

/// Does all that was begun.
async fn work(app: &TestApp) {
    while app.site.bulk.step().await.unwrap() {}
    app.catch_up().await;
}

/// Presses the button of a dry run, with a reason and, where it is asked for, the password.
async fn act(found: &Page, button: &str) -> Page {
    let mut form = found.form(button).fill("Reason", "They do not exist.");
    if found.all("#again").count() > 0 {
        form = form.fill("Your own password, once more", PASSWORD);
    }
    form.submit(button).await
}

/// The state and the number of each signature, in the order of their ids.
async fn standing(app: &TestApp) -> Vec<(String, Option<i64>, Option<String>)> {
    sqlx::query_as("select state, number, rejected_for from signature order by id")
        .fetch_all(app.site.database.pool())
        .await
        .unwrap()
}

async fn in_state(app: &TestApp, state: &str) -> usize {
    standing(app).await.iter().filter(|(is, ..)| is == state).count()
}

#[tokio::test]
async fn a_bulk_act_does_what_was_shown_and_can_be_undone() {
    let (app, moderator) = four_wait().await;
    let before = standing(&app).await;
    let page = moderator.get(BULK).await;
    page.assert_says("Waiting: 3 · published: 0");
    let network = page.texts("a").into_iter().find(|words| words.starts_with("Network ")).unwrap();
    let found = page.follow(&network).await;
    found.assert_says("3 found");
    let mut names = found.texts(".waits .name");
    names.sort();
    assert_eq!(names, ["Bao", "Bea", "Bob"]);
    assert!(!found.body().contains("bao@"), "an address is shown to nobody");

    let refused = found.press("Reject 3").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("Please say why: the signer reads it.");
    assert_eq!(standing(&app).await, before, "looking changes nothing");

    let running = act(&refused, "Reject 3").await;
    running.assert_says("It goes on: 0 of 3 are done.");
    work(&app).await;
    let done = moderator.get(running.url.path()).await;
    done.assert_says("Done: 3 of 3 were changed.");
    assert_eq!((in_state(&app, "rejected").await, in_state(&app, "held").await), (3, 1));
    let told = app.deliver_to("bea@crowd.example").await;
    told.assert_says("They do not exist.");

    done.press("Take all of it back").await;
    work(&app).await;
    let undone = moderator.get(running.url.path()).await;
    undone.assert_says("Taken back: 3 of 3 stand again as before.");
    assert_eq!(standing(&app).await, before);
    assert_eq!(
        app.deliver_to("bea@crowd.example").await.subject,
        "Your signature is waiting for an organizer"
    );
    let trail = app.database_as_text().await;
    let trail: String = trail.lines().filter(|row| row.starts_with("audit ")).collect();
    assert!(!trail.contains("Bea") && trail.contains("bulk-undone"), "{trail}");
}

#[tokio::test]
async fn signatures_are_found_by_each_part_of_the_predicate() {
    let (app, moderator) = four_wait().await;
    for (query, found) in [
        ("held=on", 4),
        ("published=on", 0),
        ("held=on&reason=everyone", 4),
        ("held=on&reason=watched", 0),
        ("held=on&name=byr", 1),
        ("held=on&words=da+By", 1),
        ("held=on&words=%25", 0),
        ("held=on&domain=crowd.example", 3),
        ("held=on&domain=example.org&name=ada", 1),
        ("held=on&since=2026-11-23T12:00", 4),
        ("held=on&since=2026-11-23T12:01", 0),
        ("held=on&until=2026-11-23T11:59", 0),
        ("held=on&network=00", 0),
    ] {
        let page = moderator.get(&format!("{BULK}?{query}")).await;
        assert!(page.text().contains(&format!("{found} found")), "{query}: {}", page.text());
    }
    for (query, why) in [
        ("name=Ada", "Please choose at least one: waiting, published or rejected."),
        ("held=on&domain=%40", "Please give what stands after the @, such as example.org."),
        ("held=on&since=soon", "Please give a day and a time."),
        ("held=on&network=zz", "This is no network. Please choose one from the list."),
    ] {
        let page = moderator.get(&format!("{BULK}?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.text().contains(why), "{query}: {}", page.text());
    }
    assert!(moderator.get(BULK).await.texts("bdi").contains(&"@crowd.example".to_owned()));

    // A withdrawn signature is not found any more.
    let mine = app.mail_to("ada@example.org").link("My signature");
    let mine = app.browser().get(&mine).await;
    mine.form("Withdraw and erase").send().await;
    assert!(!app.database_as_text().await.lines().any(|row| {
        row.starts_with("signature ") && row.contains("withdrawn") && !row.contains("\"domain_hash\":null")
    }));
}

#[tokio::test]
async fn numbers_are_given_once_and_public_lines_ask_for_a_password() {
    let (app, moderator) = four_wait().await;
    let page = moderator.get(&format!("{BULK}?held=on")).await;
    assert_eq!(page.all("#again").count(), 0);
    act(&page, "Publish 4").await;
    work(&app).await;
    assert_eq!(app.count(SLUG).await, 4);
    let published = standing(&app).await;

    let page = moderator.get(&format!("{BULK}?published=on")).await;
    let form = page.form("Let 4 wait again").fill("Reason", "We look once more.");
    let refused = form.fill("Your own password, once more", "not this one").submit("Let 4 wait again").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.count(SLUG).await, 4);
    act(&refused, "Let 4 wait again").await;
    work(&app).await;
    assert_eq!(app.count(SLUG).await, 0);

    signed_from(&app, "192.0.2.1", "Zoe", "zoe@example.org").await;
    app.clock.advance(Duration::seconds(5));
    act(&moderator.get(&format!("{BULK}?held=on")).await, "Publish 5").await;
    work(&app).await;
    assert_eq!(standing(&app).await[..4], published[..], "each has its number again");
    assert_eq!(app.csv(SLUG).await.iter().map(|row| row["number"].clone()).max(), Some("5".to_owned()));
}

#[tokio::test]
async fn an_act_and_its_undo_skip_what_changed_in_the_meantime() {
    let (app, moderator) = four_wait().await;
    let found = moderator.get(&format!("{BULK}?held=on")).await;
    let (seen, ada) = {
        let held = app.held().await;
        (held[0].id, held[3].id)
    };
    let who = undersigned::audit::Who::CommandLine;
    app.site.signing.decisions.publish(seen, who, None).await.unwrap();
    let refused = act(&found, "Reject 4").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.assert_says("Something has changed since you looked.");

    let running = act(&refused, "Reject 3").await;
    app.site.signing.decisions.publish(ada, who, None).await.unwrap();
    work(&app).await;
    let done = moderator.get(running.url.path()).await;
    done.assert_says("Done: 2 of 3 were changed.");
    done.assert_says("not stand any more as you saw them: 1");

    app.clock.advance(Duration::MINUTE);
    let again = app.site.signing.signatures.signature(seen).await.unwrap().unwrap();
    assert_eq!(again.number, Some(1));
    let rejected: Vec<uuid::Uuid> =
        sqlx::query_scalar("select id from signature where state = 'rejected' order by id")
            .fetch_all(app.site.database.pool())
            .await
            .unwrap();
    app.site.signing.decisions.publish(rejected[0], who, None).await.unwrap();
    app.site.signing.decisions.reject(rejected[0], who, "Another reason.").await.unwrap();
    done.press("Take all of it back").await;
    work(&app).await;
    let undone = moderator.get(running.url.path()).await;
    undone.assert_says("Taken back: 1 of 2 stand again as before.");
    let kept = app.site.signing.signatures.signature(rejected[0]).await.unwrap().unwrap();
    assert_eq!(kept.rejected_for.as_deref(), Some("Another reason."));
}

#[tokio::test]
async fn a_quiet_act_sends_no_mail() {
    let (app, moderator) = four_wait().await;
    let before = app.mails().len();
    let found = moderator.get(&format!("{BULK}?held=on&domain=crowd.example")).await;
    let form = found.form("Reject 3").fill("Reason", "Made by a machine.").tick("Write to nobody");
    let running = form.submit("Reject 3").await;
    running.assert_says("Nobody is written to.");
    work(&app).await;
    app.deliver().await;
    assert_eq!((app.mails().len(), in_state(&app, "rejected").await), (before, 3));
}

#[tokio::test]
async fn a_signers_edit_waits_again_once_an_act_is_undone() {
    let app = TestApp::plan().file("night-bus/watch.txt", "Rex Halloran-Quist\n").open().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("Your name", "Rex Halloran-Quist").send().await;
    app.clock.advance(Duration::seconds(5));
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    let edit = app.waiting_edits().await[0].1.edit;

    let running = act(&moderator.get(&format!("{BULK}?published=on")).await, "Reject 1").await;
    work(&app).await;
    assert!(app.waiting_edits().await.is_empty(), "of what does not stand, nothing is to be decided");
    let accepted = app.site.signing.edits.accept(edit, Who::CommandLine, None).await.unwrap();
    assert_eq!(accepted, Changed::Unknown);
    let mine = app.browser().get(mine.url.path()).await;
    assert!(!mine.text().contains("A change is waiting"), "{}", mine.text());

    let done = moderator.get(running.url.path()).await;
    done.press("Take all of it back").await;
    work(&app).await;
    assert_eq!(app.waiting_edits().await[0].1.edit, edit, "as before the act");
    let mine = app.browser().get(mine.url.path()).await;
    mine.assert_says("A change is waiting");
}

#[tokio::test]
async fn an_act_is_stopped_half_way_and_undone() {
    let (app, moderator) = crowd(2 * CHUNK + 200).await;
    let before = standing(&app).await;
    let running = act(&moderator.get(&format!("{BULK}?published=on")).await, "Let 1,200 wait again").await;
    app.site.bulk.step().await.unwrap();
    let page = moderator.get(running.url.path()).await;
    page.assert_says("It goes on: 500 of 1,200 are done.");
    assert_eq!(page.attribute("progress", "value"), Some("500"));
    let stopped = page.press("Stop here").await;
    stopped.assert_says("Stopped: 500 of 1,200 were changed.");
    assert!(!app.site.bulk.step().await.unwrap(), "nothing goes on");
    assert_eq!((in_state(&app, "held").await, app.count(SLUG).await), (500, 700));
    let log = app.browser().get("/letters/night-bus/statistics/log.csv").await;
    assert!(
        log.body().contains(",bulk-hold,organizer,500,"),
        "everybody reads what was done, and no more: {}",
        log.body()
    );

    stopped.press("Take all of it back").await;
    work(&app).await;
    assert_eq!((standing(&app).await, app.count(SLUG).await), (before, 1200));
    let log = app.browser().get("/letters/night-bus/statistics/log.csv").await;
    assert!(log.body().contains(",bulk-undone,organizer,500,"), "{}", log.body());
}

#[tokio::test]
async fn an_interrupted_act_resumes_and_does_nothing_twice() {
    let (app, moderator) = crowd(2 * CHUNK + 200).await;
    let running = act(&moderator.get(&format!("{BULK}?published=on")).await, "Reject 1,200").await;
    app.site.bulk.step().await.unwrap();
    // Killed in the middle of a chunk.
    for pause in 1..6 {
        let site = app.site.clone();
        let chunk = tokio::spawn(async move { site.bulk.step().await });
        tokio::time::sleep(std::time::Duration::from_millis(pause * 7)).await;
        chunk.abort();
        drop(chunk.await);
    }
    let app = app.restart().await;
    let second = app.second_node().await;
    // Two nodes at once.
    tokio::join!(work(&app), work(&second));
    work(&app).await;
    assert_eq!((in_state(&app, "rejected").await, app.count(SLUG).await), (1200, 0));
    assert_eq!(app.figures(SLUG).await["rejected"], 1200);
    let decided: i64 = sqlx::query_scalar("select count(*) from audit where act = 'reject'")
        .fetch_one(app.site.database.pool())
        .await
        .unwrap();
    assert_eq!(decided, 1200, "each once");
    let acts = app.database_as_text().await;
    let act = acts.lines().find(|row| row.starts_with("bulk_act ")).unwrap();
    assert!(act.contains("\"done\"") && act.contains("\"changed\":1200"), "{act}");
    assert!(running.url.path().starts_with(BULK));
}

#[tokio::test]
async fn an_act_and_its_undo_survive_kill_9() {
    let (app, moderator) = crowd(4 * CHUNK).await;
    let before = standing(&app).await;
    let place = Place::beside(&app);
    // Lets a site come up to the first chunk that it does, kills it, and then lets another do the rest.
    let killed_once = async |stage: &str| {
        let come = "select (changed + restored)::bigint from bulk_act";
        let far = || sqlx::query_scalar::<_, i64>(come).fetch_one(app.site.database.pool());
        let begun = far().await.unwrap();
        let site = place.serve().await;
        while far().await.unwrap() == begun {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
        site.slay().await;
        let site = place.serve().await;
        let is_done = format!("select state = '{stage}' from bulk_act");
        let is_done = || {
            let asked = sqlx::AssertSqlSafe(is_done.clone());
            sqlx::query_scalar::<_, bool>(asked).fetch_one(app.site.database.pool())
        };
        while !is_done().await.unwrap() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        site.slay().await;
        app.catch_up().await;
    };
    let running = act(&moderator.get(&format!("{BULK}?published=on")).await, "Reject 2,000").await;
    killed_once("done").await;
    assert_eq!(
        (in_state(&app, "rejected").await, app.figures(SLUG).await["rejected"].as_i64()),
        (2_000, Some(2_000))
    );

    // The programs use the real clock, by which the session has expired.
    let moderator = joined(&app, "mia@example.org", Role::Moderator).await;
    let done = moderator.get(running.url.path()).await;
    done.press("Take all of it back").await;
    killed_once("undone").await;
    assert_eq!((standing(&app).await, app.figures(SLUG).await["count"].as_i64()), (before, Some(2_000)));
    let each = "select count(*) from audit where act in ('publish', 'reject') and subject is not null";
    let each: i64 = sqlx::query_scalar(each).fetch_one(app.site.database.pool()).await.unwrap();
    assert_eq!(each, 4_000, "each once, there and back");
}

#[tokio::test]
async fn people_confirm_while_an_act_on_thousands_runs() {
    let (app, moderator) = crowd(4 * CHUNK).await;
    let mut waiting = Vec::new();
    for person in 0..24 {
        app.sign(&format!("Person {person}"), &format!("p{person}@example.org")).await;
    }
    let ids: Vec<uuid::Uuid> =
        sqlx::query_scalar("select id from submission").fetch_all(app.site.database.pool()).await.unwrap();
    waiting.extend(ids);
    act(&moderator.get(&format!("{BULK}?published=on")).await, "Let 2,000 wait again").await;
    let confirmations = async {
        for id in &waiting {
            let outcome = app.site.signing.submissions.confirming.confirm(*id, 0).await.unwrap();
            assert_eq!(outcome, Confirmed::Signed(*id, 0));
        }
    };
    let working = async { while app.site.bulk.step().await.unwrap() {} };
    tokio::join!(confirmations, working);
    app.catch_up().await;
    assert_eq!(app.count(SLUG).await, 24, "who came after the look is not meant by the act");
}

#[tokio::test]
async fn a_month_later_an_act_is_forgotten_but_for_its_numbers() {
    let (app, moderator) = four_wait().await;
    let running = act(&moderator.get(&format!("{BULK}?held=on&words=Byron")).await, "Reject 1").await;
    work(&app).await;
    app.pass(Duration::days(31)).await;
    assert_eq!(app.rows("bulk_target").await, 0);
    let rows = app.database_as_text().await;
    let act = rows.lines().find(|row| row.starts_with("bulk_act ")).unwrap();
    assert!(!act.contains("Byron") && !act.contains("exist"), "{act}");
    let back = joined(&app, "mia@example.org", Role::Moderator).await;
    let page = back.get(running.url.path()).await;
    page.assert_says("Done: 1 of 1 were changed.");
    assert_eq!(page.texts("section button").len(), 0);
}

#[tokio::test]
async fn an_observer_finds_no_way_in() {
    let (app, _) = four_wait().await;
    let observer = joined(&app, "obi@example.org", Role::Observer).await;
    assert_eq!(observer.get(BULK).await.status, StatusCode::FORBIDDEN);
    assert!(!observer.get("/organize").await.body().contains("/bulk"));
}

#[tokio::test]
async fn a_reason_for_many_names_no_signer_in_the_record() {
    let (app, moderator) = four_wait().await;
    let found = moderator.get(&format!("{BULK}?held=on")).await;
    found.form("Reject 4").fill("Reason", "All of them but Ada Byron were invented.").send().await;
    work(&app).await;
    assert!(
        app.deliver_to("bea@crowd.example").await.text.contains("All of them but Ada Byron were invented.")
    );
    app.sql("delete from bulk_target; delete from bulk_act; update signature set rejected_for = null").await;
    let kept = app.database_as_text().await;
    let trail: Vec<_> =
        kept.lines().filter(|row| row.starts_with("audit ") && row.contains("invented")).collect();
    assert_eq!(trail.len(), 4);
    assert!(trail.iter().all(|row| row.contains("All of them but … … were invented.")), "{trail:#?}");
}

#[tokio::test]
async fn the_page_says_when_nothing_is_left_to_change() {
    let (app, moderator) = four_wait().await;
    let found = moderator.get(&format!("{BULK}?held=on")).await;
    app.sql("update signature set state = 'rejected', rejected_for = 'No.'").await;
    let late = act(&found, "Reject 4").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.error_summary()[0].contains("Something has changed"), "{}", late.text());
}
