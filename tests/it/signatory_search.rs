//! Searching the public list: spellings of names, filters, and the same results in the files.

use axum::http::StatusCode;

use crate::support::app::{SLUG, TestApp};

const LIST: &str = "/letters/night-bus/signatories";

/// Name, organisation, role, country by its English name, and whether it is a group.
const PEOPLE: [(&str, &str, &str, &str, bool); 6] = [
    ("Jörg Müller", "Writers’ Union of the Coast", "Novelist", "Germany", false),
    ("王小明", "", "Poet", "China", false),
    ("Aoife O’Brien", "Harbour Theatre", "Stage hand", "Ireland", false),
    ("Joerg Mueller", "", "", "Germany", false),
    ("Choir of the Night Bus", "", "", "Germany", true),
    ("Nguyễn Thị Ánh", "=Harbour Theatre", "Singer", "", false),
];

async fn letter_with_people() -> TestApp {
    let app = TestApp::new().await;
    let moderated: Vec<_> = PEOPLE.iter().filter(|(.., is_group)| *is_group).collect();
    for (turn, (name, organisation, role, country, is_group)) in PEOPLE.iter().enumerate() {
        let email = format!("signer-{turn}@example.org");
        app.sign_so(name, &email, |form| {
            let form = form.fill("Organisation", organisation).fill("Role", role);
            let form = if country.is_empty() { form } else { form.pick("Country", country) };
            if *is_group { form.choose("For a group").fill("Who speaks for", "Cleo Marsh") } else { form }
        })
        .await;
        app.confirm(&email).await;
    }
    assert_eq!(app.count(SLUG).await, 6 - i64::try_from(moderated.len()).unwrap());
    app
}

async fn names(app: &TestApp, query: &str) -> Vec<String> {
    app.browser().get(&format!("{LIST}?{query}")).await.texts(".all .name")
}

#[tokio::test]
async fn a_reader_finds_a_name_however_they_type_it() {
    let app = letter_with_people().await;
    let list = app.browser().get(LIST).await;
    let found = list.form("Search").fill("Name, organisation or role", "MULLER jorg").send().await;
    assert_eq!(found.texts(".all .name"), ["Jörg Müller"]);
    assert!(found.body().contains("value=\"MULLER jorg\""), "what was typed is kept");
    for (typed, expected) in [
        ("mueller", vec!["Joerg Mueller", "Jörg Müller"]),
        ("m%C3%BCller", vec!["Joerg Mueller", "Jörg Müller"]),
        ("%E5%B0%8F%E6%98%8E", vec!["王小明"]),
        ("obrien", vec!["Aoife O’Brien"]),
        ("o%27brien", vec!["Aoife O’Brien"]),
        ("harbour", vec!["Nguyễn Thị Ánh", "Aoife O’Brien"]),
        ("stage+har", vec!["Aoife O’Brien"]),
        ("anh", vec!["Nguyễn Thị Ánh"]),
        ("rien", vec![]),
        ("%27%29%20%7C%20%28%27a%27:*", vec!["Nguyễn Thị Ánh", "Aoife O’Brien"]),
        ("%5C", vec![]),
        ("%00", vec![]),
    ] {
        assert_eq!(names(&app, &format!("q={typed}")).await, expected, "{typed}");
    }
    let nothing = app.browser().get(&format!("{LIST}?q=zzz")).await;
    nothing.assert_says("Nobody on the list is found by this.");
    assert_eq!(nothing.follow("The whole list").await.texts(".all .name").len(), 5);
}

#[tokio::test]
async fn the_list_is_filtered_by_country_or_capacity_with_counts() {
    let app = letter_with_people().await;
    let list = app.browser().get(LIST).await;
    let countries = list.texts("#country option");
    assert_eq!(countries, ["All countries", "China (1)", "Germany (2)", "Ireland (1)"]);
    assert!(list.texts("#capacity").is_empty(), "nobody stands there but persons");
    let group = app.held().await.remove(0).id;
    app.site.signing.decisions.publish(group, undersigned::audit::Who::CommandLine, None).await.unwrap();
    let list = app.browser().get(LIST).await;
    assert_eq!(list.texts("#capacity option"), ["Everybody", "Persons (5)", "Groups and organisations (1)"]);
    let german = list.form("Search").pick("Country", "Germany (3)").send().await;
    assert_eq!(german.texts(".all .name"), ["Choir of the Night Bus", "Joerg Mueller", "Jörg Müller"]);
    let both = german.form("Search").pick("Signed as", "Groups and organisations (1)").send().await;
    assert_eq!(both.texts(".all .name"), ["Choir of the Night Bus"]);
    assert_eq!(names(&app, "country=DE&q=jo").await, ["Joerg Mueller", "Jörg Müller"]);
    let wrong = app.browser().get(&format!("{LIST}?country=Atlantis")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn search_results_are_downloaded_as_a_file() {
    let app = letter_with_people().await;
    let found = app.browser().get(&format!("{LIST}?q=harbour")).await;
    let csv = found.follow("Table (CSV)").await;
    assert!(csv.header("content-disposition").contains("-signatories-found-"));
    assert!(
        csv.body().contains("\r\n3,Aoife O’Brien,personal,Stage hand,Harbour Theatre,IE,,,2026-11-23,en,")
    );
    assert!(csv.body().contains(",'=Harbour Theatre,"), "a cell stays guarded: {}", csv.body());
    assert_eq!(csv.body().lines().count(), 3);
    let whole = app.browser().get(&format!("/letters/{SLUG}/signatories.csv")).await;
    assert_ne!(csv.header("etag"), whole.header("etag"));
    let line = |body: &str| body.lines().find(|line| line.contains("Aoife")).unwrap().to_owned();
    assert_eq!(line(csv.body()), line(whole.body()), "the same line as in the whole file");
    let json = app.browser().get(&format!("/letters/{SLUG}/signatories.json?country=DE")).await.json();
    assert_eq!(json["search"]["country"], "DE");
    assert_eq!(json["signatories"].as_array().unwrap().len(), 2);
    let lines = app.browser().get(&format!("/letters/{SLUG}/signatories.ndjson?q=anh")).await;
    assert_eq!(lines.body().lines().count(), 1);
}

#[tokio::test]
async fn a_file_of_search_results_is_sent_again_only_if_changed() {
    let app = letter_with_people().await;
    for format in ["xlsx", "csv", "json", "ndjson"] {
        let file = |query: &str| format!("/letters/{SLUG}/signatories.{format}{query}");
        let found = app.stranger().get(&file("?q=harbour")).await;
        let etag = found.header("etag");
        let head = app.stranger().head(&file("?q=harbour")).await;
        assert_eq!((head.status, head.header("etag"), head.bytes.len()), (StatusCode::OK, etag, 0));
        assert_eq!(head.header("content-disposition"), found.header("content-disposition"));
        let has_it = app.stranger().with_header("if-none-match", etag);
        assert_eq!(has_it.get(&file("?q=harbour")).await.status, StatusCode::NOT_MODIFIED, "{format}");
        for other in ["", "?q=anh", "?q=harbour&country=IE", "?q=harbour&capacity=group"] {
            assert_eq!(has_it.get(&file(other)).await.status, StatusCode::OK, "{format}{other}");
        }
    }
    let before = app.stranger().head(&format!("/letters/{SLUG}/signatories.csv?q=harbour")).await;
    app.signed("Bo Harbour", "bo@example.org").await;
    let has_it = app.stranger().with_header("if-none-match", before.header("etag"));
    let csv = has_it.get(&format!("/letters/{SLUG}/signatories.csv?q=harbour")).await;
    assert!(csv.body().contains("Bo Harbour"), "{}", csv.body());
}

#[tokio::test]
async fn a_signer_who_left_or_changed_is_no_longer_found() {
    let app = TestApp::new().await;
    let mine = app.sign_so("Ada Byron", "ada@example.org", |form| form.pick("Country", "Portugal")).await;
    drop(mine);
    let mine = app.confirm("ada@example.org").await;
    assert_eq!(names(&app, "q=byron&country=PT").await, ["Ada Byron"]);
    let edit = app.browser().get(&format!("{}/edit", mine.url.path())).await;
    edit.form("Save the change").fill("Your name", "Ada Lovelace").pick("Country", "France").send().await;
    assert_eq!(names(&app, "q=byron").await.len(), 0);
    assert_eq!(names(&app, "q=lovelace&country=FR").await, ["Ada Lovelace"]);
    assert_eq!(app.browser().get(LIST).await.texts("#country option"), ["All countries", "France (1)"]);
    let withdraw = app.browser().get(mine.url.path()).await;
    withdraw.press("Withdraw and erase").await;
    assert_eq!(names(&app, "q=lovelace").await.len(), 0);
    assert!(app.browser().get(LIST).await.texts("#country option").is_empty());
    // The remaining numbers agree with the rows.
    let wrong = app
        .rows(
            "(select kind, value, counted, listed from facet where counted <> 0 or listed <> 0 except
              select kind, value, count(*), count(*) filter (where visibility in ('public', 'anonymous'))
              from signature join signature_revision said on signature_id = id and standing = 'current',
                   lateral (values ('capacity', signature.capacity), ('country', country), ('text', version_id::text))
                       as facet (kind, value)
              where state = 'published' and value <> '' group by kind, value) as wrong",
        )
        .await;
    assert_eq!(wrong, 0);
}

#[tokio::test]
async fn signatures_older_than_the_search_are_found_after_a_start() {
    let app = letter_with_people().await;
    app.sql("update signature_revision set found_by = null").await;
    app.sql("update signature set listed_by = null").await;
    assert_eq!(names(&app, "q=anh").await.len(), 0);
    app.site.signing.signatures.backfill_search_terms().await.unwrap();
    assert_eq!(names(&app, "q=anh").await, ["Nguyễn Thị Ánh"]);
}

#[tokio::test]
async fn the_old_name_of_a_letter_leads_to_its_list_and_files() {
    let app = TestApp::plan().front("aliases = [\"late-bus\"]").open().await;
    let reader = app.browser().that_follows_no_redirect();
    for (old, new) in [
        ("signatories?q=ada", "/letters/night-bus/signatories?q=ada"),
        ("signatories.csv?country=PT", "/letters/night-bus/signatories.csv?country=PT"),
        (
            "signatories.json?q=ada&after=7&limit=9",
            "/letters/night-bus/signatories.json?q=ada&after=7&limit=9",
        ),
        ("signatories.ndjson?since=3", "/letters/night-bus/signatories.ndjson?since=3"),
    ] {
        let moved = reader.get(&format!("/letters/late-bus/{old}")).await;
        assert_eq!((moved.status, moved.header("location")), (StatusCode::PERMANENT_REDIRECT, new));
    }
}

#[tokio::test]
async fn featured_signers_come_first_on_page_one_of_the_whole_list() {
    let app = letter_with_people().await;
    let second = sqlx::query_scalar("select id from signature where number = 2");
    let second: uuid::Uuid = second.fetch_one(app.site.database.pool()).await.unwrap();
    let feature = undersigned::signing::review::featured::Feature::In;
    app.site.signing.review.feature(second, feature, undersigned::audit::Who::CommandLine).await.unwrap();
    let list = app.browser().get(LIST).await;
    assert_eq!(list.texts("[aria-labelledby=featured-title] h2"), ["Put first by the organizers"]);
    assert_eq!(list.texts("[aria-labelledby=featured-title] .name"), ["王小明"]);
    assert_eq!(list.texts(".all .name").len(), 5, "each keeps the place of its number");
    for part in ["?q=ming", "?after=4", "?country=DE"] {
        assert!(
            app.browser().get(&format!("{LIST}{part}")).await.texts("#featured-title").is_empty(),
            "{part}"
        );
    }
}

#[tokio::test]
async fn the_number_of_a_signature_is_a_link_that_keeps_leading_to_it() {
    let app = TestApp::new().await;
    let letter = app.site.library.all().remove(0);
    app.site.signing.demo.invent(&letter, 250, |_| ()).await.unwrap();
    let list = app.browser().get(LIST).await;
    assert_eq!(list.texts(".pager a"), ["Earlier signatures"]);
    let link = list.attribute("#s200 .number", "href").unwrap().to_owned();
    app.site.signing.demo.invent(&letter, 250, |_| ()).await.unwrap();
    assert!(app.browser().get(LIST).await.texts("#s200").is_empty(), "it is not on the first page any more");
    let there = app.browser().get(&link).await;
    assert_eq!(there.url.fragment(), Some("s200"));
    assert_eq!(there.texts("#s200 .name").len(), 1);
    let newest = there.follow("Newest signatures").await;
    assert_eq!(newest.texts("#s500 .name").len(), 1);
}
