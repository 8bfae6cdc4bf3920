//! `undersigned freeze`: what readers had is there without the site, and nothing that only a site can do.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use scraper::{Html, Selector};

use crate::support::{
    app::{SLUG, TestApp},
    program::{Place, read},
};

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
}

async fn frozen(app: &TestApp) -> (Place, PathBuf) {
    let place = Place::beside(app);
    let folder = place.folder().join("copy");
    let ran = place.run(&["freeze", folder.to_str().unwrap()]).await;
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    (place, folder)
}

#[tokio::test]
async fn a_copy_has_every_page_and_every_way_in_it_leads_to_one() {
    let app = TestApp::plan()
        .file(&format!("{SLUG}/letter.de.md"), "+++\ntitle = \"Der Nachtbus\"\n+++\nLasst ihn fahren.\n")
        .file(
            &format!("{SLUG}/updates/2026-11-20-news.md"),
            "+++\ntitle = \"A first answer\"\n+++\nThey read us.\n",
        )
        // Links as people write them: to other sites, by an old name, to what is not public, to the form.
        .front("aliases = [\"late-bus\"]")
        .file(
            "report/letter.md",
            "+++\ntitle = \"Reports\"\nlanguage = \"en\"\n+++\nSee [theirs](https://example.org/report/2024), [the \
             bus](http://localhost:3000/letters/late-bus), [a draft](http://localhost:3000/letters/draft), and [sign](#sign).\n",
        )
        .file("draft/letter.md", "+++\ntitle = \"Draft\"\nlanguage = \"en\"\nstate = \"draft\"\n+++\nNot yet.\n")
        .open()
        .await;
    app.signed("Ada Byron", "ada@example.org").await;
    let (_place, folder) = frozen(&app).await;
    let letter = folder.join("letters").join(SLUG);
    for file in
        ["index.html", "signatories/index.html", "signatories.csv", "signatories.xlsx", "press/index.html"]
    {
        assert!(letter.join(file).is_file(), "{file}");
    }
    assert!(folder.join("de/letters").join(SLUG).join("index.html").is_file());
    assert!(read(&letter.join("signatories.csv")).contains("1,Ada Byron,"));
    assert!(read(&letter.join("index.html")).contains("This is a copy of"));
    assert!(
        read(&folder.join("de/letters").join(SLUG).join("index.html")).contains("Dies ist eine Kopie vom")
    );
    assert!(read(&letter.join("signatories/index.html")).contains("Ada Byron"));
    assert!(files(&folder).iter().any(|file| file.ends_with("card.png")), "what other sites show of it");
    let reports = read(&folder.join("letters/report/index.html"));
    for kept in ["href=\"https://example.org/report/2024\"", ">the bus</a>", ", a draft, and sign."] {
        assert!(reports.contains(kept), "{kept}: {reports}");
    }
    assert!(folder.join("letters/report/press/index.html").is_file());

    let mut pages = 0;
    for file in files(&folder).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html"))
    {
        pages += 1;
        let text = read(&file);
        for gone in
            ["<form", "<script", "/organize", "find-my-signature", "/report/1", "/embed", "ada@example.org"]
        {
            assert!(!text.contains(gone), "{gone} in {}", file.display());
        }
        let page = Html::parse_document(&text);
        let ids: BTreeSet<_> = attributes(&page, "[id]", "id").into_iter().collect();
        let ways =
            ["a", "link[rel=stylesheet]", "link[rel=icon]"].map(|which| attributes(&page, which, "href"));
        for way in ways.concat().into_iter().chain(attributes(&page, "img", "src")) {
            if way.starts_with("http") || way.starts_with("mailto:") {
                continue;
            }
            let (path, fragment) = way.split_once('#').unwrap_or((&way, ""));
            assert!(
                path.is_empty() || file.parent().unwrap().join(path).is_file(),
                "{way} in {}",
                file.display()
            );
            if path.is_empty() {
                assert!(ids.contains(fragment), "#{fragment} in {}", file.display());
            }
        }
    }
    assert!(pages > 10, "{pages} pages");
}

#[tokio::test]
async fn a_long_list_is_there_to_its_end_and_a_withdrawn_letter_says_why() {
    let app = TestApp::plan()
        .file(
            "old/letter.md",
            "+++\ntitle = \"An old letter\"\nlanguage = \"en\"\nstate = \"withdrawn\"\n+++\nNo more.\n",
        )
        .file("old/withdrawn.md", "We were wrong.\n")
        .open()
        .await;
    let (place, _) = {
        let place = Place::beside(&app);
        let ran = place.run(&["demo", "--signatures", "250", "--letter", SLUG]).await;
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        (place, ())
    };
    let folder = place.folder().join("copy");
    let ran = place.run(&["freeze", folder.to_str().unwrap()]).await;
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut page = folder.join("letters").join(SLUG).join("signatories/index.html");
    let mut numbers = BTreeSet::new();
    loop {
        let html = Html::parse_document(&read(&page));
        numbers.extend(
            attributes(&html, "[id^=s]", "id").into_iter().filter(|id| id[1..].parse::<u32>().is_ok()),
        );
        let Some(next) = attributes(&html, "a[rel=next]", "href").into_iter().next() else { break };
        page = page.parent().unwrap().join(next);
    }
    assert_eq!(numbers.len(), 250);
    assert!(read(&folder.join("letters/old/index.html")).contains("We were wrong."));

    // A second time, nothing is mixed.
    let again = place.run(&["freeze", folder.to_str().unwrap()]).await;
    assert!(String::from_utf8_lossy(&again.stderr).contains("is not empty"));
}
