//! The audit trail: moderators and owners read who did what, and the site itself cannot change or shorten
//! it.

use std::{fs, path::Path};

use axum::http::StatusCode;
use time::Duration;

use crate::{
    organizers::joined,
    support::app::{SLUG, TestApp},
};
use undersigned::{audit::Who, moderation::audit::page::acts, organizers::rights::Role};

const RECORD: &str = "/organize/audit";
const ADA: &str = "ada@example.org";

/// A letter whose organizers look at every signature, and one that they have decided on.
async fn decided() -> TestApp {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    app.signed("Ada Byron", ADA).await;
    let held = app.held().await;
    app.clock.advance(Duration::days(1));
    app.site.signing.decisions.reject(held[0].id, Who::CommandLine, "We could not reach you.").await.unwrap();
    app
}

#[tokio::test]
async fn a_moderator_reads_who_did_what_and_finds_one_signature() {
    let app = decided().await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    let page = moderator.get("/organize").await.follow("Record").await;
    let lines = page.texts(".rows > li");
    assert!(lines[0].contains("you") && lines[0].contains("Somebody signed in."), "{lines:#?}");
    let rejected = lines.iter().find(|line| line.contains("was rejected")).unwrap();
    assert!(rejected.contains("24 November 2026 at 12:00 UTC · the command line"), "{rejected}");
    assert!(rejected.contains("We could not reach you."), "{rejected}");
    for private in ["Ada Byron", ADA, "mo@example.org"] {
        assert!(!page.body().contains(private), "{private} stands in the record");
    }

    let link =
        page.all(".ids a").find_map(|link| link.value().attr("href")?.split_once("signature=")).unwrap();
    let found = page.form("Show").fill("Signature, by its id", link.1).send().await;
    let told: Vec<_> = found.texts(".rows > li > p:nth-child(2)");
    assert_eq!(
        told,
        ["A signature was rejected or taken down.", "A signature was confirmed from its mailbox."]
    );
    let form =
        found.form("Show").pick("By whom", "the command line").fill("To, last day (UTC)", "2026-11-23");
    assert!(form.submit("Show").await.text().contains("Nothing is found by this."));
    let wrong = page.form("Show").fill("Signature, by its id", "17").send().await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.field_error("Signature, by its id").unwrap().starts_with("This is not the id"));
}

#[tokio::test]
async fn a_long_record_is_read_page_by_page_and_downloaded_whole() {
    let app = TestApp::new().await;
    app.sql(
        "insert into audit (at, who, act, letter_id, detail)
         select '2026-11-23 12:00Z', 'site', 'change-text', letter.id, '{\"reason\": \"=1+1\"}'
         from letter, generate_series(1, 2100)",
    )
    .await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let mut page = owner.get(&format!("{RECORD}?letter={SLUG}&who=site")).await;
    assert!(page.body().len() < 200_000);
    let first = page.texts(".rows > li").len();
    page = page.follow("Earlier").await;
    assert_eq!((first, page.texts(".rows > li").len()), (50, 50));
    assert!(page.url.query().unwrap().contains("letter=night-bus"), "the search goes along");

    let file = owner.get(&format!("{RECORD}.csv?letter={SLUG}&who=site")).await;
    assert!(file.header("content-type").starts_with("text/csv"));
    let text = file.body().strip_prefix('\u{feff}').unwrap();
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2100, "each line once");
    assert!(rows.windows(2).all(|two| two[0][0].parse::<i64>().unwrap() > two[1][0].parse::<i64>().unwrap()));
    assert_eq!((&rows[0][5], &rows[0][8]), (SLUG, "'=1+1"), "no spreadsheet runs a reason");
}

#[tokio::test]
async fn an_owner_is_told_which_organizer_it_was() {
    let app = decided().await;
    joined(&app, "mo@example.org", Role::Moderator).await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let page = owner.get(RECORD).await;
    let page = page.form("Show").pick("By whom", "mo@example.org").send().await;
    assert!(page.texts(".rows > li").iter().all(|line| line.contains("mo@example.org")), "{}", page.text());
    let file = owner.get(&format!("{RECORD}.csv")).await;
    assert!(!file.body().contains("example.org"), "the file knows ids alone");
}

#[tokio::test]
async fn the_site_itself_cannot_change_or_shorten_the_record() {
    let app = decided().await;
    let pool = app.site.database.pool();
    let before = app.rows("audit").await;
    for attack in
        ["update audit set who = 'nobody'", "delete from audit", "truncate audit", "truncate letter cascade"]
    {
        let refused = sqlx::query(attack).execute(pool).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{attack}: {refused}");
    }
    assert_eq!(app.rows("audit").await, before);
}

/// The names of acts as the sources write them.
fn acts_in(folder: &Path, found: &mut Vec<String>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            acts_in(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let fields = text.split(" act: \"").skip(1);
            // The second argument of `entry(who, act, …)`.
            let arguments = text.split("entry(").skip(1).filter_map(|rest| {
                let (who, rest) = rest.split_once(", \"")?;
                (!who.contains([',', '"', ';'])).then_some(rest)
            });
            // Of accounts and of the site: `audit::record_of_account(tx, now, (who, act), …)`.
            let calls = ["audit::record_of_account(", "audit::record_of_site("]
                .into_iter()
                .flat_map(|call| text.split(call).skip(1).filter_map(|rest| rest.split(';').next()));
            let beside_letters = calls.filter_map(|call| Some(call.split_once(", \"")?.1));
            let named = fields.chain(arguments).chain(beside_letters);
            found.extend(named.map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
}

#[test]
fn each_act_is_told_in_words() {
    let mut found = Vec::new();
    acts_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 30, "the sources are not read");
    found.retain(|act| !acts().any(|known| known == act));
    assert!(found.is_empty(), "no words for {found:?}: name them in ACTS, and say act-… in every language");
}
