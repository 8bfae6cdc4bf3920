//! Letters that change while the site runs: saved files come into force, and what people have signed is
//! kept.

use std::{collections::BTreeMap, fs, path::PathBuf, time::Duration};

use axum::http::StatusCode;
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use tokio::time::{Instant, sleep};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::support::{
    app::{SLUG, TITLE, TestApp, write},
    page::Page,
};
use undersigned::{
    background,
    letters::{ChangeKind, Loaded},
};

/// A save is in force within a second; the rest is for a machine that does other things as well.
const SOON: Duration = Duration::from_secs(60);

/// Long enough that whatever would be taken in has been: several looks.
const A_WHILE: Duration = Duration::from_millis(1200);

/// A letter with this text, after an opening that stays.
fn letter(text: &str) -> String {
    format!("+++\ntitle = {TITLE:?}\nlanguage = \"en\"\n+++\nDear council,\n\n{text}\n")
}

/// A site that follows its folder.
struct Followed {
    app: TestApp,
    _follows: DropGuard,
}

impl std::ops::Deref for Followed {
    type Target = TestApp;

    fn deref(&self) -> &TestApp {
        &self.app
    }
}

fn followed(app: TestApp) -> Followed {
    let stopped = CancellationToken::new();
    tokio::spawn(background::follow_letters(app.site.clone(), stopped.clone()));
    Followed { app, _follows: stopped.drop_guard() }
}

impl Followed {
    async fn with(text: &str) -> Self {
        followed(TestApp::plan().file("night-bus/letter.md", &letter(text)).open().await)
    }

    /// Saves a file, as an editor does that writes in place.
    fn save(&self, path: &str, content: &str) {
        write(self.letters(), path, content.as_bytes());
    }

    fn place(&self, path: &str) -> PathBuf {
        self.letters().join(path)
    }

    /// Ends this node and begins it again, on the same folder and database.
    async fn begin_again(self) -> Self {
        let Self { app, _follows } = self;
        drop(_follows);
        followed(app.restart().await)
    }

    async fn body(&self) -> String {
        body(&self.app).await
    }
}

/// What a reader reads.
async fn body(app: &TestApp) -> String {
    let page = app.stranger().get(&format!("/letters/{SLUG}")).await;
    page.texts(".text").concat()
}

/// Waits until the letter says this.
async fn reads(app: &TestApp, words: &str) {
    let begun = Instant::now();
    while !body(app).await.contains(words) {
        assert!(begun.elapsed() < SOON, "{words:?} is not in {:?}", body(app).await);
        sleep(Duration::from_millis(50)).await;
    }
}

/// Waits until a page of the letter has this many of something.
async fn has(app: &TestApp, page: &str, selector: &str, count: usize) -> Vec<String> {
    let begun = Instant::now();
    loop {
        let found = app.browser().get(page).await.texts(selector);
        if found.len() == count {
            return found;
        }
        assert!(begun.elapsed() < SOON, "{selector} on {page}: {found:#?}");
        sleep(Duration::from_millis(50)).await;
    }
}

fn loaded(app: &TestApp) -> std::sync::Arc<Loaded> {
    match app.site.library.find(SLUG) {
        Some(letter) => letter,
        other => panic!("no letter: {other:?}"),
    }
}

/// Decides on the text that waits, as the command does; how many are asked.
async fn decide(app: &TestApp, kind: ChangeKind, note: &str) -> i64 {
    app.site.take_in_letters().await.unwrap();
    app.put_text_in_force(SLUG, kind, note).await
}

async fn history(app: &TestApp) -> Page {
    app.stranger().get(&format!("/letters/{SLUG}/history")).await
}

/// The version that each name in the list has signed.
async fn signed_versions(app: &TestApp) -> BTreeMap<String, String> {
    let rows = app.csv(SLUG).await;
    rows.into_iter()
        .map(|mut row| (row.remove("name").unwrap(), row.remove("text_version").unwrap()))
        .collect()
}

fn version_of(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(format!("Dear council,\n\n{text}\n")))
}

#[tokio::test]
async fn an_address_keeps_its_lines_while_a_text_waits_and_after_the_decision() {
    let with = |end: &str| letter(&format!("1 Street  \nTown\n\n{end}"));
    let app = Followed::with("1 Street  \nTown\n\nPlease.").await;
    let breaks = async || app.stranger().get(&format!("/letters/{SLUG}")).await.all(".text br").count();
    assert_eq!(breaks().await, 1);
    app.signed("Ada", "ada@example.org").await;
    app.save("night-bus/letter.md", &with("Please do."));
    let begun = Instant::now();
    while loaded(&app).waiting.is_empty() {
        assert!(begun.elapsed() < SOON);
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(breaks().await, 1, "the signed text as it was");
    app.put_text_in_force(SLUG, ChangeKind::Editorial, "").await;
    reads(&app, "Please do.").await;
    assert_eq!(breaks().await, 1, "the new one as it was written");
}

#[tokio::test]
async fn a_saved_file_is_in_force_soon() {
    let app = Followed::with("Keep it.").await;
    let began = Instant::now();
    app.save("night-bus/letter.md", &letter("Keep it running."));
    reads(&app, "Keep it running.").await;
    eprintln!("in force after {:?}", began.elapsed());
    app.save("another/letter.md", &letter("A letter beside it."));
    has(&app, "/", ".letters h2", 2).await;
    app.save("night-bus/signatories.csv", "name\nAda\nGrace\n");
    has(&app, "/letters/night-bus", ".first li", 2).await;
    app.save("night-bus/signatories.csv", "name\nGrace\n");
    has(&app, "/letters/night-bus", ".first li", 1).await;
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn an_editor_that_saves_by_renaming_does_no_harm() {
    let app = Followed::with("Keep it.").await;
    for turn in 1..=3 {
        fs::write(app.place("night-bus/.letter.md.swp"), "x").unwrap();
        fs::write(app.place("night-bus/4913"), "").unwrap();
        fs::remove_file(app.place("night-bus/4913")).unwrap();
        fs::rename(app.place("night-bus/letter.md"), app.place("night-bus/letter.md~")).unwrap();
        sleep(Duration::from_millis(20)).await;
        fs::write(app.place("night-bus/letter.md"), letter(&format!("Keep it {turn} times."))).unwrap();
        reads(&app, &format!("Keep it {turn} times.")).await;
    }
    assert!(app.site.library.problems().is_empty(), "{:?}", app.site.library.problems());
}

#[tokio::test]
async fn a_broken_edit_keeps_the_last_good_letter_after_a_restart() {
    let app = Followed::with("Keep it.").await;
    app.save("night-bus/letter.md", &letter("Keep it.").replace("language", "langauge"));
    let problems = has(&app, "/letters/night-bus", ".problems li", 2).await;
    assert!(problems[1].contains("langauge"), "{problems:#?}");
    assert!(app.body().await.contains("Keep it."));
    assert_eq!(app.stranger().get("/letters/night-bus").await.texts(".problems").len(), 0);

    let app = app.begin_again().await;
    assert!(app.body().await.contains("Keep it."));
    fs::remove_dir_all(app.place("night-bus")).unwrap();
    app.save("night-bus", "this is a file");
    let app = app.begin_again().await;
    assert!(app.body().await.contains("Keep it."));
    fs::remove_file(app.place("night-bus")).unwrap();
    app.save("night-bus/letter.md", &letter("Keep it, mended."));
    reads(&app, "Keep it, mended.").await;
}

#[tokio::test]
async fn a_file_that_is_still_being_copied_is_not_read() {
    let app = Followed::with("Keep it.").await;
    let text: String = (0..20).map(|turn| format!("Paragraph {turn}.\n\n")).collect();
    let whole = letter(&text);
    let is_copied = std::cell::Cell::new(false);
    // The file grows however long a page takes.
    let copying = async {
        for end in (60..whole.len()).step_by(15) {
            fs::write(app.place("night-bus/letter.md"), &whole[..end]).unwrap();
            sleep(Duration::from_millis(60)).await;
        }
        is_copied.set(true);
    };
    let reading = async {
        let mut seen = std::collections::BTreeSet::new();
        while !is_copied.get() {
            let body = app.body().await;
            // A read when the file had just been completed proves nothing.
            if !is_copied.get() {
                seen.insert(body);
            }
            sleep(Duration::from_millis(5)).await;
        }
        seen
    };
    let ((), seen) = tokio::join!(copying, reading);
    assert_eq!(seen.len(), 1, "{seen:#?}");
    app.save("night-bus/letter.md", &whole);
    reads(&app, "Paragraph 19.").await;
    assert_eq!(history(&app).await.texts(".versions > li").len(), 2);
}

#[tokio::test]
async fn a_folder_that_vanishes_unpublishes_nothing() {
    let app = Followed::with("Keep it.").await;
    app.signed("Ada", "ada@example.org").await;
    fs::rename(app.place("night-bus"), app.letters().with_extension("away")).unwrap();
    let problems = has(&app, "/letters/night-bus", ".problems li", 1).await;
    assert!(problems[0].contains("the folder of this letter is gone"), "{problems:#?}");
    assert_eq!(app.count(SLUG).await, 1);
    let app = app.begin_again().await;
    assert_eq!(app.count(SLUG).await, 1);

    // The whole folder is missing, like a disk that is not mounted.
    fs::remove_dir_all(app.letters()).unwrap();
    sleep(A_WHILE).await;
    assert_eq!(app.count(SLUG).await, 1);
    let app = app.begin_again().await;
    assert_eq!(app.count(SLUG).await, 1);
    fs::create_dir(app.letters()).unwrap();
    fs::rename(app.letters().with_extension("away"), app.place("night-bus")).unwrap();
    has(&app, "/letters/night-bus", ".problems li", 0).await;
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_renamed_letter_keeps_its_signatures_and_its_old_address() {
    let app = Followed::with("Keep it.").await;
    app.signed("Ada", "ada@example.org").await;
    fs::rename(app.place("night-bus"), app.place("late-bus")).unwrap();
    let renamed = letter("Keep it.").replace("+++\nDear", "aliases = [\"night-bus\"]\n+++\nDear");
    app.save("late-bus/letter.md", &renamed);
    has(&app, "/letters/late-bus", ".newest li", 1).await;
    assert_eq!(app.stranger().get("/letters/night-bus").await.url.path(), "/letters/late-bus");
    assert_eq!(
        app.stranger().get("/letters/night-bus/history").await.url.path(),
        "/letters/late-bus/history"
    );
    assert_eq!(app.count("late-bus").await, 1);
    assert_eq!(app.rows("letter").await, 1);

    // A node that still has the old folder does not make a second letter of it.
    app.save("night-bus/letter.md", &letter("Keep it."));
    fs::remove_dir_all(app.place("late-bus")).unwrap();
    let app = app.begin_again().await;
    assert_eq!(app.rows("letter").await, 1);
    assert_eq!(app.count("late-bus").await, 1);
    assert!(app.site.library.problems().iter().any(|problem| problem.what.contains("is an old name")));
}

#[tokio::test]
async fn an_unsigned_text_and_its_first_signatories_change_at_once() {
    let app = Followed::with("Keep it.").await;
    app.save("night-bus/signatories.csv", "name\nAda\n");
    has(&app, "/letters/night-bus", ".first li", 1).await;
    app.save("night-bus/letter.md", &letter("Keep it running."));
    reads(&app, "Keep it running.").await;
    // The text applies a moment before its first signatories are listed.
    let begun = Instant::now();
    while signed_versions(&app).await["Ada"] != version_of("Keep it running.") {
        assert!(begun.elapsed() < SOON, "{:?}", signed_versions(&app).await);
        sleep(Duration::from_millis(50)).await;
    }
    let page = history(&app).await;
    assert_eq!(
        page.texts(".versions .label"),
        ["Changed before anybody had signed · in force", "First version"]
    );
    assert_eq!(page.texts(".versions dd:last-child"), ["1", "0"]);
    assert_eq!(app.stranger().get("/letters/night-bus").await.texts(".earlier").len(), 0);
}

#[tokio::test]
async fn a_draft_has_no_history() {
    let draft = |text: &str| letter(text).replace("+++\nDear", "state = \"draft\"\n+++\nDear");
    let app = followed(TestApp::plan().file("night-bus/letter.md", &draft("One.")).open().await);
    app.app.write("night-bus/letter.md", &draft("Two.")).await;
    app.app.write("night-bus/letter.md", &letter("Three.")).await;
    app.app.write("night-bus/letter.md", &letter("Four.")).await;
    let page = history(&app).await;
    assert!(!page.text().contains("One.") && !page.text().contains("Two."), "{}", page.text());
    assert_eq!(page.texts(".versions > li").len(), 2);
}

#[tokio::test]
async fn a_signed_letters_new_text_waits_while_the_rest_applies() {
    let app = Followed::with("Keep it running.").await;
    app.signed("Ada", "ada@example.org").await;
    app.save("night-bus/letter.md", &letter("Scrap it.").replace(TITLE, "Keep the late bus"));
    app.save("night-bus/signatories.csv", "name\nGrace\n");
    has(&app, "/letters/night-bus", ".first li", 1).await;
    let page = app.browser().get("/letters/night-bus").await;
    assert_eq!(page.texts("h1"), ["Keep the late bus"]);
    assert!(app.body().await.contains("Keep it running."));
    let told = page.texts(".problems");
    assert!(told[0].contains("`undersigned text night-bus --editorial` or `--material`"), "{told:#?}");
    assert!(
        told[1].contains("[removed: Keep it running.]") && told[1].contains("[added: Scrap it.]"),
        "{told:#?}"
    );
    let public = app.stranger().get("/letters/night-bus").await;
    assert_eq!(public.texts(".problems").len(), 0);
    assert!(!public.body().contains("Scrap it"), "{}", public.body());

    // A new signer signs the current text.
    app.signed("Linus", "linus@example.org").await;
    let app = app.begin_again().await;
    assert!(app.body().await.contains("Keep it running."), "so it does after a restart");
    assert_eq!(loaded(&app).waiting.len(), 1);
    assert_eq!(app.rows("text_waiting").await, 1);
    assert!(signed_versions(&app).await.values().all(|version| *version == version_of("Keep it running.")));
    assert_eq!(history(&app).await.texts(".versions > li").len(), 1);

    app.save("night-bus/letter.md", &letter("Keep it running."));
    has(&app, "/letters/night-bus", ".problems", 0).await;
    assert_eq!(app.rows("text_waiting").await, 0, "taken back, it waits no more");
}

#[tokio::test]
async fn a_new_translation_applies_at_once_and_a_changed_one_waits() {
    let app = Followed::with("Keep it.").await;
    app.signed("Ada", "ada@example.org").await;
    app.save("night-bus/letter.fr.md", "+++\ntitle = \"Le bus de nuit\"\n+++\nGardez-le.\n");
    has(&app, "/fr/letters/night-bus", ".text[lang=fr]", 1).await;
    app.save("night-bus/letter.fr.md", "+++\ntitle = \"Le bus de nuit\"\n+++\nGardez-le donc.\n");
    has(&app, "/fr/letters/night-bus", ".problems li", 1).await;
    let waiting: Vec<_> = loaded(&app).waiting.keys().map(ToString::to_string).collect();
    assert_eq!(waiting, ["fr"]);
    assert_eq!(decide(&app, ChangeKind::Material, "").await, 0, "nobody has signed it in French");
    app.site.take_in_letters().await.unwrap();
    let french = app.stranger().get("/fr/letters/night-bus/history").await;
    assert_eq!(french.texts(".versions > li").len(), 2);
    assert_eq!(history(&app).await.texts(".versions > li").len(), 1);
}

#[tokio::test]
async fn an_editorial_change_keeps_signatures_and_sends_no_mail() {
    let app = Followed::with("Keep it runing.").await;
    app.signed("Ada", "ada@example.org").await;
    app.deliver().await;
    let mails = app.mails().len();
    app.save("night-bus/letter.md", &letter("Keep it running."));
    assert_eq!(decide(&app, ChangeKind::Editorial, "A missing n.").await, 0);
    reads(&app, "Keep it running.").await;
    app.deliver().await;
    assert_eq!(app.mails().len(), mails);
    assert_eq!(signed_versions(&app).await["Ada"], version_of("Keep it runing."));
    assert_eq!(app.stranger().get("/letters/night-bus/signatories").await.texts(".earlier").len(), 0);
    let page = history(&app).await;
    assert_eq!(page.texts(".versions .label"), ["Editorial change · in force", "First version"]);
    assert_eq!(page.texts(".versions blockquote"), ["A missing n."]);
    assert_eq!(page.texts(".versions dd:last-child"), ["0", "1"]);
    assert_eq!(page.texts(".versions code"), [version_of("Keep it running."), version_of("Keep it runing.")]);
    assert_eq!(page.texts(".difference del"), ["[removed: runing]"]);
    assert_eq!(page.texts(".difference ins"), ["[added: running]"]);

    let app = app.begin_again().await;
    assert!(app.body().await.contains("Keep it running."));
    assert!(loaded(&app).waiting.is_empty());
}

#[tokio::test]
async fn a_material_change_asks_each_signer_once_to_stay_or_leave() {
    let app = Followed::with("Keep it running.").await;
    for (name, email) in
        [("Ada", "ada@example.org"), ("Grace", "grace@example.org"), ("Linus", "linus@example.org")]
    {
        app.signed(name, email).await;
    }
    app.save("night-bus/letter.md", &letter("Keep it running, also on Sundays."));
    app.deliver().await;
    let mails = app.mails().len();
    assert_eq!(decide(&app, ChangeKind::Material, "We forgot Sundays.").await, 3);
    reads(&app, "also on Sundays").await;
    app.deliver().await;
    app.deliver().await;
    assert_eq!(app.mails().len(), mails + 3, "one mail each");
    let list = app.stranger().get("/letters/night-bus/signatories").await;
    assert_eq!(list.texts(".earlier"), ["signed an earlier version"; 3]);

    let mail = app.mail_to("ada@example.org");
    assert_eq!(mail.subject, "The text that you signed has changed");
    mail.assert_says("We forgot Sundays.");
    let mine = app.browser().get(&mail.link("See the difference and decide")).await;
    mine.assert_says("The text has changed since you signed it");
    assert_eq!(mine.texts(".difference ins"), ["[added: , also on Sundays]"]);
    let stays = mine.press("I stand by the new text").await;
    stays.assert_says("as it stands today");

    let mail = app.mail_to("grace@example.org");
    let hers = app.browser().get(&mail.link("See the difference and decide")).await;
    hers.press("Withdraw and erase").await;

    let (old, new) = (version_of("Keep it running."), version_of("Keep it running, also on Sundays."));
    let expected = BTreeMap::from([("Ada".to_owned(), new), ("Linus".to_owned(), old)]);
    assert_eq!(signed_versions(&app).await, expected);
    assert_eq!(app.count(SLUG).await, 2);
    let list = app.stranger().get("/letters/night-bus/signatories").await;
    assert_eq!(list.texts(".all li div:has(.earlier) .name"), ["Linus"]);
    assert_eq!(list.follow("signed an earlier version").await.url.path(), "/letters/night-bus/history");
    let page = history(&app).await;
    assert_eq!(page.texts(".versions .label"), ["Material change · in force", "First version"]);
    assert_eq!(page.texts(".versions dd:last-child"), ["1", "1"]);

    // A signer who did not answer is shown the difference to the text that they signed.
    app.save("night-bus/letter.md", &letter("Keep it running, also on Sundays and holidays."));
    assert_eq!(decide(&app, ChangeKind::Material, "And holidays.").await, 2);
    let mail = app.deliver_to("linus@example.org").await;
    assert!(mail.text.contains("We forgot Sundays.") && mail.text.contains("And holidays."), "{}", mail.text);
    let his = app.browser().get(&mail.link("See the difference and decide")).await;
    assert_eq!(his.texts(".difference ins"), ["[added: , also on Sundays and holidays]"]);
}

#[tokio::test]
async fn a_signer_who_stays_is_shown_a_text_that_changes_again() {
    let app = Followed::with("One.").await;
    app.signed("Ada", "ada@example.org").await;
    app.deliver().await;
    app.save("night-bus/letter.md", &letter("Two."));
    decide(&app, ChangeKind::Material, "").await;
    let link = app.deliver_to("ada@example.org").await.link("See the difference and decide");
    let mine = app.browser().get(&link).await;
    app.save("night-bus/letter.md", &letter("Three."));
    decide(&app, ChangeKind::Material, "").await;
    let again = mine.press("I stand by the new text").await;
    assert_eq!(again.status, StatusCode::OK);
    again.assert_says("changed once more");
    assert_eq!(again.texts(".difference ins"), ["[added: Three.]"]);
    assert_eq!(signed_versions(&app).await["Ada"], version_of("One."));
    again.press("I stand by the new text").await;
    assert_eq!(signed_versions(&app).await["Ada"], version_of("Three."));
    // A double press and an older page are harmless.
    mine.press("I stand by the new text").await;
    assert_eq!(signed_versions(&app).await["Ada"], version_of("Three."));
}

#[tokio::test]
async fn a_text_changed_between_page_and_form_is_asked_about_again() {
    let app = Followed::with("One.").await;
    let page = app.browser().get("/letters/night-bus").await;
    app.save("night-bus/letter.md", &letter("Two."));
    reads(&app, "Two.").await;
    let form = page.form("Sign").fill("Your name", "Ada").fill("Your email address", "ada@example.org");
    let again = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("has changed since you opened this page") && again.text().contains("Two."));
    assert_eq!(app.rows("submission").await, 0);
    again.press("Sign").await;
    app.confirm("ada@example.org").await;
    assert_eq!(signed_versions(&app).await["Ada"], version_of("Two."));
}

#[tokio::test]
async fn a_text_that_came_back_is_the_one_that_was_signed() {
    let app = Followed::with("One.").await;
    app.signed("Ada", "ada@example.org").await;
    for text in ["Two.", "One."] {
        app.save("night-bus/letter.md", &letter(text));
        decide(&app, ChangeKind::Material, "").await;
        app.site.take_in_letters().await.unwrap();
    }
    app.deliver().await;
    assert_eq!(
        app.mails_to("ada@example.org").len(),
        2,
        "to confirm and that it is confirmed: no more is owed"
    );
    assert_eq!(app.stranger().get("/letters/night-bus").await.texts(".earlier").len(), 0);
    let counts = history(&app).await.texts(".versions dd:last-child");
    assert_eq!(counts, ["1", "0", "(counted where this text came back later)"]);
}

#[tokio::test]
async fn the_source_of_a_text_hashes_to_its_version() {
    let app = Followed::with("Keep it.  \r\n\r\n\r\nRunning.").await;
    let file = app.stranger().get("/letters/night-bus/letter.md").await;
    assert_eq!(file.header("content-type"), "text/markdown; charset=utf-8");
    assert_eq!(file.body(), "Dear council,\n\nKeep it.\n\n\nRunning.\n");
    let hash = HEXLOWER.encode(&Sha256::digest(file.body()));
    assert_eq!(history(&app).await.texts(".versions code").concat(), hash);
    app.signed("Ada", "ada@example.org").await;
    assert_eq!(signed_versions(&app).await["Ada"], hash);
    let again = app.stranger().with_header("if-none-match", file.header("etag"));
    assert_eq!(again.get("/letters/night-bus/letter.md").await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn nodes_agree_even_if_their_folders_do_not() {
    let one = Followed::with("One.").await;
    let folder = std::env::temp_dir().join(format!("letters-{}", uuid::Uuid::new_v4().simple()));
    write(&folder, "night-bus/letter.md", letter("One.").as_bytes());
    let two = followed(one.second_node_with(&folder).await);

    // A deployment reaches the first node; the second follows it without the files.
    one.save("night-bus/letter.md", &letter("Two."));
    reads(&one, "Two.").await;
    reads(&two, "Two.").await;
    sleep(A_WHILE).await;
    reads(&one, "Two.").await;
    assert_eq!(history(&one).await.texts(".versions > li").len(), 2, "nobody puts the old text back");

    // The deployment reaches the second node: nothing changes.
    write(&folder, "night-bus/letter.md", letter("Two.").as_bytes());
    sleep(A_WHILE).await;
    assert_eq!(history(&two).await.texts(".versions > li").len(), 2);

    two.signed("Ada", "ada@example.org").await;
    write(&folder, "night-bus/letter.md", letter("Three.").as_bytes());
    has(&one, "/letters/night-bus", ".problems li", 1).await;
    decide(&one, ChangeKind::Editorial, "").await;
    reads(&two, "Three.").await;
    reads(&one, "Three.").await;
    fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_picture_of_the_current_text_stays_while_a_new_one_waits() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0\x12\x16\xf1\x4d";
    let app = Followed::with("Keep it.").await;
    write(app.letters(), "night-bus/images/bus.png", picture);
    app.save("night-bus/letter.md", &letter("![The bus](images/bus.png)"));
    has(&app, "/letters/night-bus", ".text img", 1).await;
    app.signed("Ada", "ada@example.org").await;
    fs::remove_dir_all(app.place("night-bus/images")).unwrap();
    app.save("night-bus/letter.md", &letter("No picture."));
    has(&app, "/letters/night-bus", ".problems li", 1).await;
    let page = app.stranger().get("/letters/night-bus").await;
    let image = page.attribute(".text img", "src").unwrap();
    assert_eq!(app.stranger().get(image).await.status, StatusCode::OK);
    decide(&app, ChangeKind::Editorial, "").await;
    reads(&app, "No picture.").await;
}

#[tokio::test]
async fn comments_in_a_text_are_not_published_and_change_nothing() {
    let app = TestApp::new().await;
    let text = |note: &str| {
        format!(
            "+++\ntitle = {TITLE:?}\nlanguage = \"en\"\n+++\nDear council,\n\n<!-- {note} -->\n\nmend it <!-- by May? -->.\n"
        )
    };
    let file = format!("{SLUG}/letter.md");
    app.write(&file, &text("ask Nora")).await;
    app.write(
        &format!("{SLUG}/updates/2026-11-03-paint.md"),
        "+++\ntitle = \"Paint\"\n+++\nIt has come. <!-- not from Bert -->\n",
    )
    .await;
    app.signed("Ada Byron", "ada@example.org").await;
    let signed = app.csv(SLUG).await[0]["text_version"].clone();

    app.write(&file, &text("Nora says no")).await;
    assert_eq!(app.site.library.problems(), [], "another comment asks nobody for a decision");
    app.signed("Grace Hopper", "grace@example.org").await;
    let versions: Vec<_> = app.csv(SLUG).await.iter().map(|row| row["text_version"].clone()).collect();
    assert_eq!(versions, [signed.clone(), signed.clone()]);

    for page in ["", "/history", "/letter.md", "/updates", "/updates.atom", "/press", "/embed"] {
        let page = app.stranger().get(&format!("/letters/{SLUG}{page}")).await;
        for word in ["Nora", "May", "Bert", "<!-- ", "&lt;!--"] {
            assert!(!page.body().contains(word), "{word} is on {}", page.url);
        }
    }
    let source = app.stranger().get(&format!("/letters/{SLUG}/letter.md")).await;
    assert_eq!(source.body(), "Dear council,\n\nmend it .\n");
    let history = app.stranger().get(&format!("/letters/{SLUG}/history")).await;
    history.assert_says("contains comments by its authors");
    let hashes = history.texts("dd code");
    let handed_out = undersigned::letters::Version::of(source.body()).to_string();
    assert_eq!(hashes[..2], [signed, handed_out]);
}
