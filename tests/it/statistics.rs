//! Statistics: how the number grew, its composition, the actions of organizers on it, and the recorded
//! number of each day.

use data_encoding::HEXLOWER;
use insta::assert_snapshot;
use sha2::{Digest, Sha256};
use time::Duration;

use crate::support::{
    app::{SLUG, TestApp},
    chromium::{Appearance, Chromium},
    snapshot,
};
use undersigned::audit::Who;

const PAGE: &str = "/letters/night-bus/statistics";

async fn csv(app: &TestApp, name: &str) -> String {
    app.browser().get(&format!("{PAGE}/{name}.csv")).await.body().to_owned()
}

#[tokio::test]
async fn a_reader_sees_how_the_number_grew_and_downloads_it() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.clock.advance(Duration::days(2));
    app.signed("Cleo Marsh", "cleo@example.org").await;
    let bea = app.signed("Bea Lund", "bea@example.org").await;
    app.clock.advance(Duration::days(1));
    app.browser().get(bea.url.path()).await.press("Withdraw and erase").await;
    assert_snapshot!(snapshot::csv(&csv(&app, "days").await), @r"
    day,change,count
    2026-11-23,1,1
    2026-11-24,0,1
    2026-11-25,2,3
    2026-11-26,-1,2
    ");
    let page = app.browser().get(PAGE).await;
    assert_eq!(page.texts("figure.plot figcaption").len(), 4);
    assert!(csv(&app, "hours").await.ends_with("2026-11-25T12:00:00Z,2,3\r\n2026-11-26T12:00:00Z,-1,2\r\n"));
    page.assert_says("Withdrawn by their signers after they had counted 1");
    for link in page.all("a[download]").map(|link| link.value().attr("href").unwrap().to_owned()) {
        assert_eq!(
            app.browser().get(&link).await.header("content-type"),
            "text/csv; charset=utf-8; header=present"
        );
    }
    assert_eq!(app.browser().get(&format!("{PAGE}/nothing.csv")).await.status, 404);
}

#[tokio::test]
async fn a_pause_is_logged_with_its_effect_on_the_number() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let file = std::fs::read_to_string(app.letters().join("night-bus/letter.md")).unwrap();
    let letter = |line: &str| file.replacen("+++\n", &format!("+++\n{line}"), 1);
    app.write("night-bus/letter.md", &letter("closes = 2026-11-24T09:00:00Z\n")).await;
    app.clock.advance(Duration::days(2));
    app.write("night-bus/letter.md", &letter("closes = 2026-11-30T09:00:00Z\n")).await;
    app.clock.advance(Duration::days(1));
    assert_snapshot!(snapshot::csv(&csv(&app, "log").await), @r"
    day,act,who,count,language,reason,note
    2026-11-25,open,organizer,0,,,
    2026-11-24,close,organizer,0,,,
    2026-11-23,text-first,organizer,1,en,,
    ");
    let page = app.browser().get(PAGE).await;
    for said in ["The letter stopped taking signatures.", "The letter began to take signatures."] {
        page.assert_says(said);
    }
}

#[tokio::test]
async fn rare_values_are_counted_with_the_others() {
    let app = TestApp::new().await;
    for turn in 0..12 {
        let email = format!("signer-{turn}@example.org");
        let country = if turn < 11 { "Portugal" } else { "Iceland" };
        app.signed_so(&format!("Ada Byron {turn}"), &email, |form| form.pick("Country", country)).await;
    }
    // The remainder would reveal a single Icelander, so Portugal is hidden with it.
    assert_eq!(csv(&app, "countries").await, "country,count\r\n,12\r\n");
    assert_eq!(csv(&app, "capacities").await, "capacity,count\r\npersonal,12\r\n");
    assert_eq!(csv(&app, "languages").await, "language,count\r\nen,12\r\n");
}

#[tokio::test]
async fn a_private_signers_group_is_not_revealed_by_the_numbers() {
    let app = TestApp::new().await;
    for turn in 0..10 {
        let email = format!("signer-{turn}@example.org");
        app.signed_so(&format!("Ada Byron {turn}"), &email, |form| form.pick("Country", "Portugal")).await;
    }
    // The files list ten from Portugal: a sum of eleven would reveal the country of the private signer.
    let bea = app
        .signed_so("Bea Lund", "bea@example.org", |form| {
            form.choose("Count me, do not show my name").pick("Country", "Portugal")
        })
        .await;
    for (table, rows) in [
        ("countries", "country,count\r\nPT,10\r\n"),
        ("capacities", "capacity,count\r\npersonal,10\r\n"),
        ("languages", "language,count\r\nen,10\r\n"),
    ] {
        assert_eq!(csv(&app, table).await, rows);
    }
    assert!(app.browser().get(PAGE).await.text().contains("1 private signature counts as well."));

    // Nor does an edit of the private signature reach clients that follow the letter.
    let changes = format!("/letters/{SLUG}/signatories.json?since=0");
    let before = app.browser().get(&changes).await.json();
    assert_eq!(before["gone"], serde_json::json!([]), "who was never on the list is not gone from it");
    let edit = app.browser().get(bea.url.path()).await.follow("Change what it says").await;
    edit.form("Save the change").pick("Country", "Iceland").send().await;
    assert_eq!(app.browser().get(&changes).await.json(), before);
    app.browser().get(bea.url.path()).await.press("Withdraw and erase").await;
    assert_eq!(app.browser().get(&changes).await.json()["gone"], serde_json::json!([]));
}

#[tokio::test]
async fn rare_reasons_of_rejection_cannot_be_worked_out() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    for turn in 0..11 {
        app.signed(&format!("Ada Byron {turn}"), &format!("signer-{turn}@example.org")).await;
    }
    let held = app.held().await;
    app.site.signing.decisions.publish(held[0].id, Who::CommandLine, None).await.unwrap();
    for one in held {
        app.site.signing.decisions.reject(one.id, Who::CommandLine, "Not they.").await.unwrap();
    }
    // One was unpublished and ten never published: the difference would reveal the one.
    assert_eq!(csv(&app, "removals").await, "reason,count\r\n,11\r\n");
}

#[tokio::test]
async fn the_acts_of_organizers_on_the_number_are_told_by_day() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    for turn in 0..3 {
        app.signed(&format!("Ada Byron {turn}"), &format!("signer-{turn}@example.org")).await;
    }
    let held = app.held().await;
    for one in &held[..2] {
        app.site.signing.decisions.publish(one.id, Who::CommandLine, None).await.unwrap();
    }
    app.site.signing.decisions.reject(held[2].id, Who::CommandLine, "Not they.").await.unwrap();
    let page = app.browser().get(PAGE).await;
    assert_snapshot!(page.texts(".log li").join("\n"), @r"
    23 November 2026 The organizers published 2 signatures that had waited for them.
    23 November 2026 The organizers rejected one signature or took it down.
    23 November 2026 The text came into force: English
    ");
    assert!(!page.body().contains("Not they."), "a reason is the signer's to read");
    assert_snapshot!(snapshot::csv(&csv(&app, "log").await), @r"
    day,act,who,count,language,reason,note
    2026-11-23,publish,command-line,2,,,
    2026-11-23,reject,command-line,1,,,
    2026-11-23,text-first,organizer,1,en,,
    ");
}

#[tokio::test]
async fn the_number_of_each_day_is_kept_with_the_sum_of_its_file() {
    let app = TestApp::new().await;
    let ada = app.signed("Ada Byron", "ada@example.org").await;
    app.pass(Duration::hours(12) + Duration::minutes(1)).await;
    let whole = app.browser().get(&format!("/letters/{SLUG}/signatories.csv")).await;
    let package = app.browser().get(&format!("/letters/{SLUG}/datapackage.json")).await.json();
    let proof = &package["resources"][0]["record"];
    let sum = nonced(proof["nonce"].as_str().unwrap(), &whole.bytes);
    assert_eq!(proof["nonce_csv_sha256"], sum);
    let record = csv(&app, "record").await;
    let row = format!("2026-11-23,1,1,0,0,1,1,{sum},2026-11-24T00:01:00Z,\r\n");
    assert_eq!(record.lines().nth(1).map(|line| format!("{line}\r\n").replace("\r\r", "\r")), Some(row));

    app.signed("Bea Lund", "bea@example.org").await;
    assert!(csv(&app, "record").await.ends_with("Z,\r\n"), "who comes later changes no day that has ended");
    app.browser().get(ada.url.path()).await.press("Withdraw and erase").await;
    assert!(
        csv(&app, "record").await.ends_with("Z,2026-11-24T00:01:00Z\r\n"),
        "{}",
        csv(&app, "record").await
    );
    let page = app.browser().get(PAGE).await;
    page.assert_says("changed since");

    // A day is recorded without a new revision, and the tag of the table changes all the same.
    let tag = app.browser().get(&format!("{PAGE}/record.csv")).await.header("etag").to_owned();
    let known = app.browser().with_header("if-none-match", &tag);
    assert_eq!(known.get(&format!("{PAGE}/record.csv")).await.status, 304);
    app.pass(Duration::days(1)).await;
    // This node may cache its count for a minute, so another node is asked.
    let elsewhere = app.second_node().await;
    let known = elsewhere.browser().with_header("if-none-match", &tag);
    assert_eq!(known.get(&format!("{PAGE}/record.csv")).await.status, 200);
}

/// The sum of a file behind a nonce, as the data dictionary says it.
fn nonced(nonce: &str, file: &[u8]) -> String {
    let nonce = HEXLOWER.decode(nonce.as_bytes()).unwrap();
    HEXLOWER.encode(&Sha256::digest([&nonce, file].concat()))
}

#[tokio::test]
async fn the_record_does_not_tell_whose_line_was_in_a_file() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let bea = app.signed("Bea Lund", "bea@example.org").await;
    app.signed("Cyd Moss", "cyd@example.org").await;
    app.pass(Duration::hours(12) + Duration::minutes(1)).await;
    let address = |file: &str| format!("/letters/{SLUG}/{file}");
    let as_it_was = app.browser().get(&address("signatories.csv")).await.bytes;
    app.browser().get(bea.url.path()).await.press("Withdraw and erase").await;

    // The guess is right: with the missing line, today's file is the file of that day.
    let now = app.stranger().get(&address("signatories.csv")).await;
    let lines: Vec<&str> = now.body().split_inclusive("\r\n").collect();
    let guessed = lines[1].replace("1,Ada Byron", "2,Bea Lund");
    let guess = [lines[0], lines[1], &guessed, lines[2]].concat();
    assert!(guess.as_bytes() == as_it_was, "{guess}");

    // Nothing public confirms it: neither the plain sum nor the sum with any published nonce.
    let mut public = csv(&app, "record").await;
    for page in [
        "",
        "/signatories",
        "/statistics",
        "/datapackage.json",
        "/figures.json",
        "/signatories.csv",
        "/history",
    ] {
        let page = app.stranger().get(&format!("/letters/{SLUG}{page}")).await;
        public += &format!("{}\n{}\n", page.body(), page.header("etag"));
    }
    assert!(!public.contains(&HEXLOWER.encode(&Sha256::digest(&guess))));
    let digits: Vec<&str> =
        public.split(|c: char| !c.is_ascii_hexdigit()).filter(|run| run.len() >= 8).collect();
    let package = app.stranger().get(&address("datapackage.json")).await.json();
    let nonce = package["resources"][0]["record"]["nonce"].as_str().unwrap().to_owned();
    assert!(digits.contains(&nonce.as_str()), "the nonce of today is public");
    for run in digits.iter().filter(|run| run.len() % 2 == 0) {
        let run = run.to_lowercase();
        assert!(!public.contains(&nonced(&run, guess.as_bytes())), "behind {run}");
    }
    // Nor does a copy of the database.
    assert!(app.database_as_text().await.contains(&nonce));
    let kept: Vec<u8> = sqlx::query_scalar("select nonced_sha256 from day_record")
        .fetch_one(app.site.database.pool())
        .await
        .unwrap();
    assert_ne!(HEXLOWER.encode(&kept), nonced(&nonce, guess.as_bytes()));
}

#[tokio::test]
async fn older_sums_are_removed_and_the_log_says_so() {
    let app = TestApp::new().await;
    // The earlier schema, beside the current one.
    let mut conn = app.site.database.pool().acquire().await.unwrap();
    let mut files: Vec<_> =
        std::fs::read_dir("migrations").unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let at = files.iter().position(|file| file.ends_with("0082_nonce.sql")).unwrap();
    let begin = "create schema before; set search_path to before";
    let old = "insert into letter (slug, files_hash, first_seen_at) values ('night-bus', '', now());
        insert into letter_revision (letter_id, revision, as_of, last_number) select id, 7, now(), 2 from letter;
        insert into day_record (letter_id, day, taken_at, revision, public, private, anonymous, sha256)
        select id, day::date, day, 7, 2, 0, 0, sha256('file') from letter,
               generate_series(now() - interval '1 day', now(), interval '1 day') as day";
    let run = async |conn: &mut sqlx::PgConnection, sql: String| {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(conn).await.unwrap();
    };
    run(&mut conn, begin.into()).await;
    for file in &files[..at] {
        run(&mut conn, std::fs::read_to_string(file).unwrap()).await;
    }
    run(&mut conn, old.into()).await;
    run(&mut conn, std::fs::read_to_string(&files[at]).unwrap()).await;
    let left: i64 = sqlx::query_scalar("select count(*) from day_record where nonced_sha256 is not null")
        .fetch_one(&mut *conn)
        .await
        .unwrap();
    let said: i64 =
        sqlx::query_scalar("select (detail ->> 'sums')::bigint from audit where act = 'take-down-sums'")
            .fetch_one(&mut *conn)
            .await
            .unwrap();
    assert_eq!((left, said), (0, 2));
    let nonce: Vec<u8> =
        sqlx::query_scalar("select nonce from letter_revision").fetch_one(&mut *conn).await.unwrap();
    assert_eq!(nonce.len(), 32);
    conn.close().await.unwrap();

    app.sql(
        "insert into audit (at, who, act, letter_id, detail)
         select now(), 'site', 'take-down-sums', id, '{\"sums\": 2}' from letter",
    )
    .await;
    let page = app.browser().get(PAGE).await;
    page.assert_says("2 sums of days’ files were taken down");
    assert!(csv(&app, "log").await.contains(",take-down-sums,site,2,"));
}

#[tokio::test]
async fn a_day_on_which_a_letter_was_not_there_has_no_number() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.run_due_jobs().await;
    assert_eq!(csv(&app, "record").await.lines().count(), 1, "it came today: yesterday had no number");
}

#[tokio::test]
async fn a_reader_sees_the_number_grow_while_they_look() {
    let app = TestApp::plan().listening().open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let chromium = Chromium::start().await;
    chromium.show(360, Appearance::Light).await;
    let home = app.site.site.public().prefix().to_owned();
    for (turn, page) in ["", "/signatories", "/embed"].iter().enumerate() {
        chromium.goto(&format!("{home}/letters/{SLUG}{page}")).await.unwrap();
        let height = "return document.body.scrollHeight";
        let before = chromium.execute(height, vec![]).await.unwrap();
        app.signed(&format!("Bea Lund {turn}"), &format!("bea-{turn}@example.org")).await;
        let counted = format!("{} signatures", turn + 2);
        chromium.sees("document.querySelector('.count span').textContent", &counted).await;
        assert_eq!(chromium.execute(height, vec![]).await.unwrap(), before, "{page} has moved");
    }
}
