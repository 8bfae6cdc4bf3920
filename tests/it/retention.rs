//! Retention: what is kept, until when, and that nothing of it appears elsewhere.

use std::collections::BTreeSet;

use time::Duration;

use crate::support::app::{SLUG, TestApp};
use undersigned::{
    audit::Who,
    background, imports,
    letters::referrers,
    mail::{returned, suppression_list},
    moderation::{bulk, reports},
    organizers::attempt_limits::KNOWN_FOR,
    signing::{
        decision::requested_withdrawal,
        schedule::retention,
        screening::reported_names,
        signer::{moving, question},
        submission::{self, lost_link, mail_limit, network_hash},
    },
    updates::broadcast,
};

const ADA: &str = "ada@example.org";

/// A minute's work of the site.
async fn work(app: &TestApp) {
    app.pass(Duration::MINUTE).await;
}

async fn later(app: &TestApp, by: Duration) {
    app.clock.advance(by);
    work(app).await;
    app.deliver().await;
}

/// Signatures that still have an address, those with the hash of the exact one, and those with a mailbox.
async fn addresses(app: &TestApp) -> [i64; 3] {
    let rows = app.database_as_text().await;
    let with = |column: &str| {
        let signatures = rows.lines().filter(|row| row.starts_with("signature "));
        i64::try_from(signatures.filter(|row| !row.contains(&format!("\"{column}\":null"))).count()).unwrap()
    };
    [with("address_sealed"), with("address_hash"), with("mailbox_hash")]
}

async fn sign_without_a_name(app: &TestApp) {
    app.signed_so("", ADA, |form| {
        form.choose("Sign without a name").fill("Role", "artist with early access")
    })
    .await;
    app.deliver().await;
}

#[tokio::test]
async fn an_anonymous_signer_is_known_by_mailbox_alone_once_decided() {
    let app = TestApp::new().await;
    sign_without_a_name(&app).await;
    later(&app, Duration::days(30)).await;
    assert_eq!(addresses(&app).await, [1, 1, 1], "nobody has decided");

    let id = app.held().await[0].id;
    app.site.signing.decisions.publish(id, Who::CommandLine, None).await.unwrap();
    work(&app).await;
    assert_eq!(addresses(&app).await, [1, 1, 1], "nobody has told them");
    app.deliver().await;
    work(&app).await;
    assert_eq!(addresses(&app).await, [0, 0, 1]);

    let told = app.mail_to(ADA);
    assert_eq!(told.subject, "Your signature is confirmed");
    let mine = app.browser().get(&told.link("My signature")).await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);

    sign_again_without_a_name(&app).await;
    assert_eq!(app.mail_to(ADA).subject, "You have signed already", "one mailbox has one signature still");
}

async fn sign_again_without_a_name(app: &TestApp) {
    app.sign_so("", ADA, |form| form.choose("Sign without a name")).await;
    app.deliver().await;
}

#[tokio::test]
async fn a_decision_that_cannot_be_mailed_does_not_keep_the_address() {
    let app = TestApp::new().await;
    sign_without_a_name(&app).await;
    let id = app.held().await[0].id;
    app.site.signing.decisions.reject(id, Who::CommandLine, "We do not know you.").await.unwrap();
    app.clock.advance(retention::ANONYMOUS_AT_MOST);
    work(&app).await;
    assert_eq!(addresses(&app).await, [0, 0, 1]);
    let sent = app.mails().len();
    app.deliver().await;
    assert_eq!(app.mails().len(), sent, "there is nobody to write to");
}

#[tokio::test]
async fn a_signer_named_anonymous_is_offered_anonymity_once() {
    let app = TestApp::new().await;
    for (name, language) in [("Anonymous", "en"), ("anonyme", "fr"), ("Anónima", "es"), ("مجهول", "ar")]
    {
        let again = app.sign_in(language, name, ADA, &[("visibility", "public")]).await;
        assert_eq!(again.status, 422, "{name}");
        assert_eq!(again.attribute("input[name=meant]", "value"), Some(name));
    }
    let again = app.sign("Anonymous", ADA).await;
    let said = again.field_error("Your name").unwrap();
    assert!(said.contains("choose “Sign without a name”"), "{said}");
    assert_eq!(again.press("Sign").await.texts("h1"), ["Check your email"], "they insist");
    app.confirm(ADA).await;
    let held = app.held().await;
    assert_eq!(held.len(), 1, "and an organizer looks at it, as at every line that names nobody");
}

#[tokio::test]
async fn a_form_that_waits_is_reminded_of_once() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", ADA).await;
    app.deliver().await;
    later(&app, Duration::hours(23)).await;
    assert_eq!(app.mails_to(ADA).len(), 1);
    later(&app, Duration::hours(1)).await;
    let mails = app.mails_to(ADA);
    assert_eq!(mails.len(), 2);
    assert!(mails[1].text.starts_with("Yesterday somebody, we hope you,"), "{}", mails[1].text);
    for _ in 0..5 {
        later(&app, Duration::DAY).await;
    }
    assert_eq!(app.mails_to(ADA).len(), 2, "never again");
    let link = mails[1].link("Look at it and confirm");
    app.browser().get(&link).await.press("Confirm my signature").await;
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn the_newest_of_several_forms_is_reminded_of() {
    let app = TestApp::new().await;
    app.sign("Ada", ADA).await;
    app.deliver().await;
    app.clock.advance(Duration::hours(6));
    app.sign("Ada Byron", ADA).await;
    app.deliver().await;
    later(&app, Duration::hours(20)).await;
    assert_eq!(app.mails_to(ADA).len(), 2, "the newest has waited less than a day");
    later(&app, Duration::hours(5)).await;
    assert!(app.mail_to(ADA).text.contains("    Ada Byron\n"));
    app.sign("Ada Byron again", ADA).await;
    app.deliver().await;
    later(&app, Duration::hours(25)).await;
    assert_eq!(app.mails_to(ADA).len(), 4, "one reminder, whoever goes on sending forms");
}

#[tokio::test]
async fn no_reminder_goes_to_signed_refused_or_closed_forms() {
    let app = TestApp::plan().front("closes = 2026-11-24T13:00:00Z").open().await;
    app.signed("Ada Byron", ADA).await;
    app.sign("Ada Lovelace", ADA).await;
    app.sign("Grace Murray", "grace@example.org").await;
    app.sign("Mary", "mary@example.org").await;
    let not_me = app.deliver_to("grace@example.org").await.link("This was not me");
    app.browser().get(&not_me).await.form("Erase it").tick("Never write").send().await;
    app.sign("Grace again", "grace@example.org").await;
    app.deliver().await;
    let sent = app.mails().len();
    later(&app, Duration::hours(25)).await;
    assert_eq!(app.mails().len(), sent + 1, "only Mary, who may still confirm");
    assert!(app.mail_to("mary@example.org").text.starts_with("Yesterday"));

    let app = TestApp::plan().front("closes = 2026-11-23T13:00:00Z").open().await;
    app.sign("Mary", "mary@example.org").await;
    app.deliver().await;
    later(&app, Duration::hours(26)).await;
    assert_eq!(app.mails().len(), 1, "it could not be confirmed any more");
}

#[tokio::test]
async fn a_form_whose_first_mail_was_not_sent_is_not_reminded_of() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", ADA).await;
    app.clock.advance(Duration::hours(25));
    work(&app).await;
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), 1, "the first has only just come");
}

#[tokio::test]
async fn addresses_are_erased_and_owners_still_find_their_signature() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    later(&app, retention::WITHOUT_CLOSING - retention::LAST_WORD - Duration::days(1)).await;
    let sent = app.mails().len();
    later(&app, Duration::days(1)).await;
    let farewell = app.mail_to(ADA);
    assert_eq!((farewell.subject.as_str(), app.mails().len()), ("We will erase your address", sent + 1));
    farewell.assert_says("erase yours on 23 November 2027");
    later(&app, Duration::days(13)).await;
    assert_eq!(addresses(&app).await, [1, 1, 1]);
    later(&app, Duration::days(2)).await;
    assert_eq!(addresses(&app).await, [0, 0, 1]);
    assert_eq!(app.mails().len(), sent + 1, "asked once");
    assert_eq!(app.count(SLUG).await, 1, "the signature stays");

    let mine = app.browser().get(&farewell.link("Keep, hide or withdraw my signature")).await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    app.sign("Ada Byron", ADA).await;
    let already = app.deliver_to(ADA).await;
    assert_eq!(already.subject, "You have signed already");
    assert_eq!(
        app.browser().get(&already.link("My signature")).await.texts("h1"),
        ["You have signed"],
        "found by the address that is typed"
    );
}

#[tokio::test]
async fn a_letter_sets_how_long_addresses_are_kept() {
    let app = TestApp::plan().front("closes = 2026-11-30T12:00:00Z\nretention_days = 5").open().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    work(&app).await;
    assert_eq!(
        app.deliver_to(ADA).await.subject,
        "We will erase your address",
        "less than two weeks are left"
    );
    later(&app, Duration::days(13)).await;
    assert_eq!(addresses(&app).await, [1, 1, 1], "five days after closing have passed, two weeks have not");
    later(&app, Duration::days(2)).await;
    assert_eq!(addresses(&app).await, [0, 0, 1]);

    let app = TestApp::plan().front("closes = 2026-11-30T12:00:00Z").open().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    later(&app, Duration::days(7) + retention::AFTER_CLOSING - retention::LAST_WORD).await;
    assert_eq!(app.mail_to(ADA).subject, "We will erase your address");
    later(&app, retention::LAST_WORD).await;
    assert_eq!(addresses(&app).await, [0, 0, 1]);
}

#[tokio::test]
async fn a_form_and_the_tries_of_its_code_are_gone_after_two_weeks() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", ADA).await;
    check.form("Confirm my signature").fill("Code", "000000").send().await;
    assert_eq!((app.rows("submission").await, app.rows("code_try").await), (1, 1));
    later(&app, submission::WAITS_FOR).await;
    assert_eq!((app.rows("submission").await, app.rows("code_try").await), (0, 0));
    app.clock.advance(background::SENT_MAIL_IS_KEPT);
    work(&app).await;
    work(&app).await;
    app.clock.advance(Duration::HOUR);
    work(&app).await;
    assert_eq!(app.rows("outbox").await, 0);
}

/// The rows of the first table of `docs/retention.md`.
fn table() -> Vec<Vec<String>> {
    let page = include_str!("../../docs/retention.md");
    let lines =
        page.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    lines.skip(2).map(cells).collect()
}

fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn the_retention_table_says_what_the_code_does() {
    let table = table();
    for (place, job, period) in [
        ("submission", "purge submissions", submission::WAITS_FOR),
        ("code_try", "purge submissions", submission::WAITS_FOR),
        ("lost_link", "purge submissions", lost_link::ANSWERED_WITHIN),
        ("address_move", "forget moves", moving::CONFIRMED_WITHIN),
        ("address_move", "forget moves", moving::WAY_BACK),
        ("caused_mail", "purge submissions", mail_limit::COUNTED_FOR),
        ("network", "forget networks", network_hash::KEPT_FOR),
        ("signature", "forget addresses", retention::AFTER_CLOSING),
        ("signature", "forget addresses", retention::WITHOUT_CLOSING),
        ("signature", "forget anonymous addresses", retention::ANONYMOUS_AT_MOST),
        ("withdrawal_notice", "forget anonymous addresses", requested_withdrawal::TOLD_WITHIN),
        ("question", "forget questions", question::KEPT_AT_MOST),
        ("report", "purge reports", reports::WAITS_FOR),
        ("reported_name", "forget reported names", reported_names::HELD_FOR),
        ("import_draft", "forget import drafts", imports::DRAFT_KEPT_FOR),
        ("sign_in_network", "forget sessions", KNOWN_FOR),
        ("outbox", "forget sent mail", background::SENT_MAIL_IS_KEPT),
        ("referral", "forget referring sites", referrers::KEPT_FOR),
        ("bulk_target", "forget acts on many", bulk::UNDONE_WITHIN),
        ("set_aside", "forget set-aside addresses", suppression_list::BELIEVED_FOR),
        ("returned_mail", "forget returned mail", returned::KEPT_FOR),
        ("broadcast_mail", "forget recipients of updates", broadcast::KEPT),
        ("broadcast_test", "forget recipients of updates", broadcast::KEPT),
    ] {
        let period = match period.whole_days() {
            1 => "24 hours".to_owned(),
            days => format!("{days} days"),
        };
        let says = |row: &&Vec<String>| {
            quoted(&row[1]).any(|table| table == place)
                && quoted(&row[4]).any(|named| named == job)
                && row[2].contains(&period)
        };
        assert!(table.iter().any(|row| says(&row)), "no line for {place}: {period}, by {job}");
    }
    let last_word = format!("{} days before", retention::LAST_WORD.whole_days());
    assert!(table.iter().any(|row| row[3].contains(&last_word)));
    assert!(table.iter().all(|row| row.len() == 5 && !row[3].is_empty()), "each line has its reason");

    let named: BTreeSet<&str> = table.iter().flat_map(|row| quoted(&row[4])).collect();
    // These jobs erase nothing in the database.
    let erases = |name: &&str| {
        ![
            "ask about changed texts",
            "tell of withdrawn letters",
            "remind",
            "note the day's numbers",
            "send updates",
            "write digests",
            "back up",
            "try a backup",
        ]
        .contains(name)
    };
    let known: BTreeSet<&str> = background::names().filter(erases).collect();
    assert_eq!(named, known);
}

#[tokio::test]
async fn every_table_has_its_line_in_the_retention_table() {
    let app = TestApp::new().await;
    let table = table();
    let told: BTreeSet<String> = table.iter().flat_map(|row| quoted(&row[1])).map(str::to_owned).collect();
    let tables = app.tables().await.into_iter().filter(|name| name != "_sqlx_migrations");
    assert_eq!(tables.collect::<BTreeSet<_>>(), told);
}
