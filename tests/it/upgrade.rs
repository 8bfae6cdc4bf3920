//! A database that an earlier release has filled, under the newest program: `upgrade/README.md` says how it was made.
//! What a migration does while somebody reads is in `database`.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use axum::http::StatusCode;
use serde_json::Value;
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};
use undersigned::{
    database::{MIGRATIONS, bring_up_to_date},
    signing,
};

use crate::{
    organizers::{PASSWORD, sign_in},
    support::{app::TestApp, database::TestDatabase, page::Page, program::Place},
};

/// The last migration of that release.
const DUMPED_AT: i64 = 69;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/upgrade").join(name)
}

async fn filled() -> TestDatabase {
    TestDatabase::restored(fs::read_to_string(file("9cd1119.sql")).unwrap()).await
}

/// What that release showed, wrote and owed.
struct Facts(Value);

impl Facts {
    fn read() -> Self {
        Self(serde_json::from_str(&fs::read_to_string(file("9cd1119.json")).unwrap()).unwrap())
    }

    fn at(&self) -> OffsetDateTime {
        OffsetDateTime::parse(self.0["at"].as_str().unwrap(), &Rfc3339).unwrap()
    }

    /// A link of one of its mails.
    fn link(&self, name: &str) -> &str {
        self.0["links"][name].as_str().unwrap_or_else(|| panic!("no {name:?}"))
    }

    fn figures(&self, slug: &str) -> &Value {
        &self.0["letters"][slug]["figures"]
    }

    /// The lines of `signatories.csv`, each a map from column to cell.
    fn csv(&self, slug: &str) -> Vec<BTreeMap<String, String>> {
        let file = self.0["letters"][slug]["csv"].as_str().unwrap().trim_start_matches('\u{feff}');
        csv::Reader::from_reader(file.as_bytes()).deserialize().map(Result::unwrap).collect()
    }

    /// To whom mail was owed.
    fn owed(&self) -> Vec<String> {
        let mails: Vec<[String; 2]> = serde_json::from_value(self.0["owed"].clone()).unwrap();
        mails.into_iter().map(|[to, _subject]| to).collect()
    }
}

/// The site of the newest program on that database, at the moment of the dump.
async fn upgraded() -> (TestApp, Facts) {
    let (facts, database) = (Facts::read(), filled().await);
    let mut connection = database.pool().connect_options().connect().await.unwrap();
    bring_up_to_date(&mut connection).await.unwrap();
    let app = TestApp::plan().letters_in(file("letters")).on(database, facts.at()).open().await;
    app.site.signing.signatures.backfill_search_terms().await.unwrap();
    (app, facts)
}

async fn list(app: &TestApp, query: &str) -> Page {
    app.stranger().get(&format!("/letters/night-bus/signatories{query}")).await
}

#[tokio::test]
async fn whoever_was_public_is_public_after_an_upgrade_and_nobody_else() {
    let (app, facts) = upgraded().await;
    for slug in ["night-bus", "ferry"] {
        let (before, mut now) = (facts.csv(slug), app.csv(slug).await);
        // Columns that came later are of no concern here.
        for (line, before) in now.iter_mut().zip(&before) {
            line.retain(|column, _| before.contains_key(column));
        }
        assert_eq!(now, before);
        let (before, now) = (facts.figures(slug), app.figures(slug).await);
        for figure in ["count", "public", "private", "anonymous", "verified_by"] {
            assert_eq!(now[figure], before[figure], "{slug}: {figure}");
        }
        // Pages, figures, file and rows agree.
        app.count(slug).await;
    }
    let shown = [
        app.stranger().get("/letters/night-bus").await.text(),
        list(&app, "").await.text(),
        app.stranger().get("/letters/old-mill").await.text(),
        app.stranger().get("/letters/old-mill/signatories").await.text(),
    ]
    .concat();
    for hidden in
        ["Cid", "Ines", "Night Shift", "Rex", "Finn", "Hana", "Lev", "Nils", "Olof", "Zoe", "edda.example"]
    {
        assert!(!shown.contains(hidden), "{hidden} is in {shown}");
    }
    assert_eq!(
        list(&app, "?q=byr").await.texts("ol.all .name"),
        ["Ada Byron"],
        "a search finds earlier lines"
    );
    assert!(app.browser().get("/letters/night-bus/history").await.text().contains("A last line."));
}

#[tokio::test]
async fn sums_agree_with_rows_after_an_upgrade_and_once_its_jobs_have_run() {
    let (app, _) = upgraded().await;
    let differences = async || {
        let conn = &mut *app.site.database.pool().acquire().await.unwrap();
        signing::differences(conn).await.unwrap()
    };
    assert!(differences().await.is_empty(), "{:?}", differences().await);
    let doctor = Place::beside(&app).run(&["doctor"]).await;
    let said = String::from_utf8(doctor.stdout).unwrap();
    for line in ["ok   secret: opens the keys", "ok   counts: agree with the rows"] {
        assert!(said.lines().any(|said| said == line), "{line:?} is not in\n{said}");
    }
    app.run_due_jobs().await;
    app.pass(Duration::DAY).await;
    assert!(differences().await.is_empty(), "{:?}", differences().await);
}

#[tokio::test]
async fn links_in_earlier_mails_open_what_they_opened() {
    let (app, facts) = upgraded().await;
    let open = async |name: &str| app.browser().get(facts.link(name)).await;

    let mine = open("my signature").await;
    mine.assert_is(StatusCode::OK, "You have signed");
    mine.assert_says("Ada Byron");
    let confirm = open("confirm").await;
    confirm.assert_is(StatusCode::OK, "Please confirm your signature");
    let count = app.count("night-bus").await;
    confirm.press("Confirm my signature").await.assert_is(StatusCode::OK, "You have signed");
    assert_eq!(app.count("night-bus").await, count + 1);
    assert!(list(&app, "").await.texts("ol.all .name").contains(&"Nils Ostrow".to_owned()));

    let claim = open("claim").await;
    claim.assert_is(StatusCode::OK, "Is this your line?");
    let claimed = claim.form("Confirm my line").choose("Show my name").tick("I agree").send().await;
    claimed.assert_is(StatusCode::OK, "You have signed");
    open("not me").await.press("Erase it").await;
    assert_eq!(app.rows("submission").await, 1, "Olof's is left");
    assert_eq!(open("private").await.texts("h1"), ["A quiet road"]);
    assert_eq!(open("welcome").await.texts("h1"), ["Set your password"]);
    for address in ["ola@example.org", "mo@example.org"] {
        let page = sign_in(&app.browser(), address, PASSWORD).await;
        assert_eq!(page.texts("h1"), ["Organize"], "{address}");
    }
}

#[tokio::test]
async fn one_click_in_an_earlier_mail_ends_news() {
    let (app, facts) = upgraded().await;
    let wanting = "signature where updates and address_sealed is not null";
    let before = app.rows(wanting).await;
    let mail_program = app.stranger().that_names_no_origin();
    let ended = mail_program.post(facts.link("unsubscribe"), &[("List-Unsubscribe", "One-Click")]).await;
    assert_eq!(ended.status, StatusCode::OK);
    assert_eq!(app.rows(wanting).await, before - 1);
}

#[tokio::test]
async fn mail_that_was_owed_goes_once_and_what_was_on_hold_stays() {
    let (app, facts) = upgraded().await;
    let held = app.rows("outbox where state = 'held'").await;
    assert!(held > 0);
    app.attempt().await;
    let first = app.mails().len();
    assert!(first < facts.owed().len(), "what the killed node was sending is still its own");
    app.clock.advance(Duration::minutes(10));
    app.attempt().await;
    app.attempt().await;
    let mut sent: Vec<_> = app.mails().into_iter().map(|mail| mail.to).collect();
    sent.sort();
    assert_eq!(sent, facts.owed());
    assert_eq!(app.rows("outbox where state = 'held'").await, held);

    let owner = app.browser();
    sign_in(&owner, "ola@example.org", PASSWORD).await;
    app.attempt().await;
    let known = app.mails().len();
    let updates = owner.get("/organize/letters/night-bus/updates").await.follow("They answered").await;
    updates.press("Go on").await;
    app.attempt().await;
    let news = app.mails().len() - known;
    assert_eq!(i64::try_from(news).unwrap(), held);
}

/// What no migration may change, as every schema since the dump can be asked.
const KEPT: [&str; 12] = [
    "select letter_id, state, visibility, capacity, verified_by, count(*) from signature group by 1, 2, 3, 4, 5",
    "select letter_id, number, name, role, organisation, country, website, comment
     from signature join signature_revision on signature_id = signature.id
     where standing = 'current' and state = 'published' and visibility = 'public'",
    "select signature_id, standing, name, spokesperson, written_at from signature_revision",
    "select id, address_sealed, address_hash, mailbox_hash, generation, updates, consent_hash from signature",
    "select id, letter_id, name, address_sealed, generation, created_at from submission",
    "select id, kind, subject_id, priority, state, batch_id, attempts from outbox",
    "select letter_id, sum(public), sum(private), sum(anonymous), sum(rejected), sum(withdrawn) from tally group by 1",
    "select letter_id, kind, value, counted, listed from facet where kind in ('capacity', 'country')",
    "select letter_id, revision, last_number from letter_revision",
    "select id, state, left_out, sent, failed, dropped from broadcast",
    "select id, role, address_sealed, password_hash from organizer",
    "select (select count(*) from report), (select count(*) from refused_mailbox), (select count(*) from set_aside),
            (select count(*) from import), (select count(*) from bulk_target), (select count(*) from letter_version),
            (select count(*) from day_record), (select count(*) from site_key), (select count(*) from private_link)",
];

async fn kept(connection: &mut PgConnection) -> Vec<String> {
    let mut rows = Vec::new();
    for query in KEPT {
        let texts = format!("select row_to_json(kept)::text from ({query}) kept order by 1");
        let found: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(texts)).fetch_all(&mut *connection).await.unwrap();
        assert!(!found.is_empty(), "nothing is kept of {query}");
        rows.extend(found);
    }
    rows
}

#[tokio::test]
async fn each_migration_keeps_what_people_did() {
    let database = filled().await;
    let mut connection = database.pool().connect_options().connect().await.unwrap();
    let before = kept(&mut connection).await;
    let mut audited = count(&mut connection, "audit").await;
    let later = MIGRATIONS.iter().map(|migration| migration.version).filter(|version| *version > DUMPED_AT);
    let later: Vec<_> = later.collect();
    assert!(later.len() >= 17, "{later:?}");
    for version in later {
        MIGRATIONS.run_direct(Some(version), &mut connection, false).await.unwrap();
        assert_eq!(kept(&mut connection).await, before, "after migration {version}");
        let now = count(&mut connection, "audit").await;
        assert!(now >= audited, "migration {version} forgets what was done");
        audited = now;
    }
}

async fn count(connection: &mut PgConnection, table: &str) -> i64 {
    let query = AssertSqlSafe(format!("select count(*) from {table}"));
    sqlx::query_scalar(query).fetch_one(connection).await.unwrap()
}
