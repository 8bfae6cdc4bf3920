//! The whole journey in a real browser on a phone, without JavaScript; and every page as people see it,
//! hear it and use it with the keyboard. Screenshots are kept in `target/screenshots`.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use fantoccini::Locator;
use undersigned::{
    audit::Who,
    keys::Purpose,
    letters::access::{self, Admits},
    ui::languages::Words,
    urls::Paths,
};

use crate::support::{
    app::{NOW, SLUG, TITLE, TestApp},
    chromium::{Appearance, BETWEEN_LOOKS, Chromium, LOOKS},
    typed,
};

/// The narrowest phone that is still sold, in CSS pixels.
const PHONE: u32 = 360;

/// Keys, as WebDriver writes them.
const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';
const SPACE: char = ' ';

/// More presses of Tab than any page of ours has stops.
const MOST_TABS: usize = 80;

/// A visitor of a site of a test, on a phone.
struct Visitor {
    chromium: Chromium,
    home: String,
}

impl Visitor {
    async fn of(app: &TestApp) -> Self {
        let chromium = Chromium::start().await;
        chromium.show(PHONE, Appearance::Light).await;
        Self { chromium, home: app.site.site.public().prefix().to_owned() }
    }

    async fn open(&self, address: &str) {
        let address =
            if address.starts_with('/') { format!("{}{address}", self.home) } else { address.into() };
        self.chromium.goto(&address).await.unwrap();
    }

    async fn click(&self, what: &str) {
        let found = self.chromium.find(Locator::XPath(what)).await;
        let found = found.unwrap_or_else(|error| panic!("{what}: {error}"));
        // The page scrolls smoothly, and a click that is faster misses.
        let there = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
        self.chromium.execute(there, vec![serde_json::to_value(&found).unwrap()]).await.unwrap();
        found.click().await.unwrap_or_else(|error| panic!("{what}: {error}"));
    }

    /// Clicks what leads to another page, and waits until this one is gone.
    async fn leave(&self, by: &str) {
        let page = self.chromium.find(Locator::Css("html")).await.unwrap();
        self.click(by).await;
        for _ in 0..LOOKS {
            // Elements of a page that was left are unknown.
            if page.tag_name().await.is_err() {
                return;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        panic!("{by} leads nowhere");
    }

    /// Follows the link with these words to another page.
    async fn follow(&self, words: &str) {
        self.leave(&format!("//a[normalize-space()={words:?}]")).await;
    }

    /// Presses the button with these words, which sends a form.
    async fn press(&self, words: &str) {
        self.leave(&format!("//button[normalize-space()={words:?}]")).await;
    }

    /// Touches the label with these words.
    async fn touch(&self, words: &str) {
        self.click(&format!("//label[starts-with(normalize-space(), {words:?})]")).await;
    }

    /// Goes with Tab to what this says in JavaScript of `it`, and sees at each stop where the focus is.
    async fn tab_to(&self, what: &str) {
        for _ in 0..MOST_TABS {
            self.chromium.key(TAB).await;
            let focus = "(it => {
                const look = getComputedStyle(it);
                return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 ? '' : it.outerHTML;
            })(document.activeElement)";
            let unseen = self.read(focus).await;
            assert_eq!(unseen, "", "nobody sees that the focus is here");
            if self.read(&format!("(it => {what})(document.activeElement)")).await == true {
                return;
            }
        }
        panic!("no way with Tab to {what}: {}", self.text().await);
    }

    async fn tab_to_id(&self, id: &str) {
        self.tab_to(&format!("it.id === {id:?}")).await;
    }

    /// Goes to a link or a button by its words.
    async fn tab_to_words(&self, words: &str) {
        self.tab_to(&format!("it.textContent.trim() === {words:?}")).await;
    }

    /// Presses Enter on what leads to another page, and waits for that.
    async fn enter(&self, title: &str) {
        self.chromium.key(ENTER).await;
        self.chromium.sees("document.querySelector('h1')?.innerText", title).await;
    }

    async fn write(&self, text: &str) {
        self.chromium.active_element().await.unwrap().send_keys(text).await.unwrap();
    }

    async fn fill(&self, label: &str, text: &str) {
        typed::words(text);
        let field = format!("//input[@id=//label[starts-with(normalize-space(), {label:?})]/@for]");
        self.chromium.find(Locator::XPath(&field)).await.unwrap().send_keys(text).await.unwrap();
    }

    /// What a person can see.
    async fn text(&self) -> String {
        self.read("document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Whether the page shows the line of this visitor.
    async fn shows_the_line(&self) -> bool {
        let text = self.text().await;
        text.contains("محمد O'Brien-Σωκράτης") && text.contains("Night nurse")
    }

    async fn title(&self) -> String {
        self.read("document.querySelector('h1').innerText").await.as_str().unwrap_or_default().to_owned()
    }

    async fn read(&self, script: &str) -> serde_json::Value {
        self.chromium.execute(&format!("return {script}"), vec![]).await.unwrap()
    }

    /// Keeps a picture, and sees that the page need not be pushed sideways.
    async fn look(&self, name: &str) {
        self.chromium.screenshot(name).await;
        let url = self.chromium.current_url().await.unwrap();
        assert_eq!(self.chromium.overflow().await, 0, "{name}, {url}, is wider than the phone");
    }
}

/// What the visitor on the phone does, one step after the other.
impl Visitor {
    async fn reads_the_letter(&self) {
        self.open("/").await;
        assert_eq!(self.title().await, TITLE);
        assert!(self.text().await.contains("Winifred Attlebury"));
        self.look("journey-1-letter").await;
    }

    async fn sends_the_form_empty(&self) {
        self.click("//a[normalize-space()='Sign this letter']").await;
        self.press("Sign").await;
        assert!(self.text().await.contains("Please look at this again"));
        assert!(!self.text().await.contains("Leave this field empty"), "that one is for programs");
        self.look("journey-2-mistakes").await;
    }

    async fn signs(&self) {
        self.fill("Your name", "محمد O'Brien-Σωκράτης").await;
        self.fill("Your email address", "ada@example.org").await;
        self.touch("Show my name").await;
        self.click("//section[@id='sign']//details/summary").await;
        self.fill("Role", "Night nurse").await;
        self.touch("I agree").await;
        self.look("journey-3-form").await;
        self.press("Sign").await;
        assert_eq!(self.title().await, "Check your email");
        assert!(self.text().await.contains("ada@example.org"));
        self.look("journey-4-check-your-email").await;
    }

    async fn confirms_from_the_mail(&self) {
        self.follow("This site does not send mail: read it in the development mailbox").await;
        assert!(self.text().await.contains("Nothing is public yet."));
        self.look("journey-5-mailbox").await;
        self.leave("//a[contains(@href, '/confirm/')]").await;
        assert_eq!(self.title().await, "Please confirm your signature");
        assert!(self.shows_the_line().await);
        self.look("journey-6-confirm").await;
        self.press("Confirm my signature").await;
        assert_eq!(self.title().await, "You have signed");
        self.look("journey-7-my-signature").await;
    }

    async fn finds_the_line_under_the_letter(&self) {
        self.follow(TITLE).await;
        assert!(self.text().await.contains("2 signatures"));
        assert!(self.shows_the_line().await);
        self.look("journey-8-under-the-letter").await;
        self.follow("All signatories").await;
        assert!(self.shows_the_line().await);
        self.look("journey-9-signatories").await;
    }

    async fn withdraws(&self) {
        self.click("//summary[normalize-space()='Withdraw my signature']").await;
        self.look("journey-10-withdraw").await;
        self.press("Withdraw and erase").await;
        assert_eq!(self.title().await, "You have withdrawn your signature");
        self.look("journey-11-withdrawn").await;
    }

    async fn finds_no_line_any_more(&self) {
        self.follow(TITLE).await;
        // For a moment, a browser may show its cached copy of the page.
        for _ in 0..50 {
            if !self.text().await.contains("محمد") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
            self.chromium.refresh().await.unwrap();
        }
        assert!(!self.text().await.contains("محمد"));
    }
}

#[tokio::test]
async fn a_phone_without_javascript_signs_confirms_and_withdraws() {
    let app = TestApp::plan()
        .file("night-bus/signatories.csv", "name\nWinifred Attlebury\n")
        .listening()
        .open()
        .await;
    let visitor = Visitor::of(&app).await;
    visitor.chromium.scripts(false).await;
    visitor.reads_the_letter().await;
    visitor.sends_the_form_empty().await;
    visitor.signs().await;
    app.deliver().await;
    visitor.confirms_from_the_mail().await;
    let mine = visitor.chromium.current_url().await.unwrap();
    visitor.finds_the_line_under_the_letter().await;
    visitor.open(mine.as_str()).await;
    visitor.withdraws().await;
    visitor.finds_no_line_any_more().await;
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn an_open_page_goes_on_counting_in_its_language() {
    let app = TestApp::plan().listening().open().await;
    let visitor = Visitor::of(&app).await;
    let spans = "[...document.querySelectorAll('[data-figures] span')]";
    let counts = &format!("[...new Set({spans}.map(count => count.textContent))].join()");
    for (page, before, after) in [
        (format!("/letters/{SLUG}"), "Nobody has signed yet", "1 signature"),
        (format!("/de/letters/{SLUG}"), "1 Unterschrift", "2 Unterschriften"),
    ] {
        visitor.open(&page).await;
        visitor.chromium.sees(counts, before).await;
        app.signed("Ada", &format!("{}@example.org", app.count(SLUG).await)).await;
        visitor.chromium.sees(counts, after).await;
    }
}

#[tokio::test]
async fn a_keyboard_user_signs_and_withdraws_in_english_and_arabic() {
    let app = TestApp::plan().front("threshold = 3").listening().open().await;
    let visitor = Visitor::of(&app).await;
    for (language, name, scripts) in [("en", "Ada Byron", false), ("ar", "آدا بايرون", true)] {
        let words = Words::all().iter().find(|words| words.language.as_str() == language).unwrap();
        let say = |id: &str| words.say(id);
        visitor.chromium.scripts(scripts).await;
        visitor.open(&format!("/{language}/letters/{SLUG}")).await;
        visitor.tab_to_id("name").await;
        visitor.write(name).await;
        visitor.tab_to_id("email").await;
        visitor.write(&format!("{language}@example.org")).await;
        visitor.tab_to("it.name === 'visibility'").await;
        visitor.chromium.key(SPACE).await;
        visitor.tab_to_id("consent").await;
        visitor.chromium.key(SPACE).await;
        visitor.look(&format!("keyboard-{language}-1-form")).await;
        visitor.tab_to_words(&say("sign-button")).await;
        visitor.enter(&say("check-title")).await;
        visitor.look(&format!("keyboard-{language}-2-check")).await;

        let mail = app.deliver_to(&format!("{language}@example.org")).await;
        visitor.tab_to_id("code").await;
        visitor.write(&mail.code().unwrap()).await;
        visitor.enter(&say("mine-published-title")).await;
        assert!(visitor.text().await.contains(name));
        visitor.look(&format!("keyboard-{language}-3-mine")).await;

        visitor.tab_to_words(&say("edit-link")).await;
        visitor.enter(&say("edit-title")).await;
        visitor.tab_to_id("name").await;
        // Tab has selected the old text.
        visitor.write(&format!("{name} (2)")).await;
        visitor.tab_to_words(&say("edit-button")).await;
        visitor.enter(&say("mine-published-title")).await;
        assert!(visitor.text().await.contains(&format!("{name} (2)")), "{}", visitor.text().await);
        visitor.tab_to_words(&say("withdraw-title")).await;
        visitor.chromium.key(SPACE).await;
        visitor.look(&format!("keyboard-{language}-4-withdraw")).await;
        visitor.tab_to_words(&say("withdraw-button")).await;
        visitor.enter(&say("mine-withdrawn-title")).await;
        visitor.look(&format!("keyboard-{language}-5-withdrawn")).await;
    }
    assert_eq!(app.figures(SLUG).await["withdrawn"], 2);
}

#[tokio::test]
async fn every_page_is_accessible_in_light_and_dark() {
    let app = every_kind_of_page().await;
    let visitor = Visitor::of(&app).await;
    for words in Words::all() {
        let prefix = Paths::in_language(&words.language).home();
        for address in pages_of(&app, &prefix).await {
            visitor.chromium.show(PHONE, Appearance::Light).await;
            visitor.open(&address).await;
            if address.ends_with("/sign") {
                // An empty form shows its mistakes at this address.
                visitor.click("//section[@id='sign']//details/summary").await;
                visitor.leave("//section[@id='sign']//form//button").await;
                assert_eq!(visitor.read("document.querySelectorAll('[role=alert] li').length").await, 4);
            }
            let found = visitor.chromium.axe().await;
            assert!(found.is_empty(), "{address}:\n{}", found.join("\n"));
            assert_eq!(visitor.chromium.overflow().await, 0, "{address} is wider than the phone");
            visitor.chromium.show(PHONE, Appearance::Dark).await;
            let found = visitor.chromium.contrast().await;
            assert!(found.is_empty(), "{address}, dark:\n{}", found.join("\n"));
        }
    }
}

/// A letter with all that a letter can have, one that is private, and one that was taken back.
async fn every_kind_of_page() -> TestApp {
    let letter = |title: &str, front: &str| {
        format!("+++\ntitle = {title:?}\nlanguage = \"en\"\n{front}\n+++\nHello.\n")
    };
    let signatories =
        "name,capacity,role,website\nWinifred Attlebury,,Poet,https://w.example\nNight Shift,group,,\n";
    let said = "+++\ntitle = \"An answer\"\nkind = \"response\"\nfrom = \"The council\"\nsource = \"https://council.example/1\"\n+++\n\n> No.\n";
    let app = TestApp::plan()
        .front(
            "addressed_to = \"The council\"\nlicense = \"CC-BY-4.0\"\nthreshold = 3\n\
             [organizer]\nname = \"Walkers\"\naddress = \"1 Street\"\ncountry = \"IE\"\ncontact = \"w@walkers.example\"\n\
             [[coverage]]\ntitle = \"They walk\"\noutlet = \"The Paper\"\ndate = 2026-11-02\nurl = \"https://paper.example/1\"",
        )
        .file("night-bus/signatories.csv", signatories)
        .file("night-bus/statements/01-winifred.md", "+++\nname = \"Winifred\"\nguest = true\nrole = \"Poet\"\nlicense = \"CC-BY-4.0\"\n+++\n\n## I walk\n\nHome.\n")
        .file("night-bus/statements/02-ada.md", "+++\nname = \"Ada\"\nwebsite = \"https://ada.example\"\n+++\n\nSo do I.[^1]\n\n[^1]: At two.\n")
        .file("night-bus/updates/2026-11-02-they-met.md", "+++\ntitle = \"They met\"\n+++\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
        .file("night-bus/updates/2026-11-03-an-answer.md", said)
        .file("night-bus/about.md", "# Thanks\n\nTo all.\n")
        .file("second/letter.md", &letter("Second", ""))
        .file("second/letter.ar.md", "+++\ntitle = \"الثانية\"\n+++\nمرحبا.\n")
        .file("old/letter.md", &letter("Old", "state = \"withdrawn\""))
        .file("draft/letter.md", &letter("Draft", "state = \"draft\""))
        .listening()
        .open()
        .await;
    // Another version of a text, for its history.
    app.write("second/letter.md", &letter("Second", "").replace("Hello", "Good evening")).await;
    app
}

/// Every page that there is, in one language; the one that shows mistakes ends in `/sign`.
async fn pages_of(app: &TestApp, prefix: &str) -> Vec<String> {
    let browser = app.browser();
    let letter = browser.get(&format!("{prefix}/letters/{SLUG}")).await;
    let mut sent = Vec::new();
    for (name, email) in
        [("Ada Byron", "ada@example.org"), ("Grace", "grace@example.org"), ("Bo", "bo@example.org")]
    {
        let version = letter.attribute("input[name=version]", "value").unwrap();
        let fields = [
            ("name", name),
            ("email", email),
            ("visibility", "public"),
            ("consent", "on"),
            ("version", version),
        ];
        sent.push(browser.post(&format!("{prefix}/letters/{SLUG}/sign"), &fields).await);
    }
    app.deliver().await;
    let links = |email: &str| app.mails_to(email)[0].links.clone();
    let signed = browser.post(&links("grace@example.org")[0], &[]).await;
    let gone = browser.post(&links("bo@example.org")[0], &[]).await;
    browser.post(&format!("{}/withdraw", gone.url.path()), &[]).await;
    let [confirm, not_me, ..] = &links("ada@example.org")[..] else { panic!("two links") };
    assert_eq!((signed.texts("h1"), gone.texts("h1").len()), (vec!["You have signed".into()], 1));
    let mut pages = vec![sent[0].url.to_string(), confirm.clone(), not_me.clone()];
    pages.extend([signed.url.to_string(), gone.url.to_string(), links("grace@example.org")[0].clone()]);
    pages.extend(["/dev/mail", "/letters/old", "/nothing"].map(str::to_owned));
    let below = [
        "",
        "/letters/night-bus",
        "/letters/night-bus/statements",
        "/letters/night-bus/statements/winifred",
        "/letters/night-bus/updates",
        "/letters/night-bus/press",
        "/letters/night-bus/signatories",
        "/letters/night-bus/embed",
        "/letters/night-bus/find-my-signature",
        "/letters/night-bus/report/1",
        "/letters/second/history",
        "/privacy",
        "/accessibility",
        "/confirm/damaged",
        "/letters/night-bus/sign",
    ];
    pages.extend(below.map(|path| format!("{prefix}{path}")));
    let private = private_link(app, prefix).await;
    pages.extend(["", "/press"].map(|page| format!("{private}{page}")));
    pages
}

/// A link that admits to sign the draft.
async fn private_link(app: &TestApp, prefix: &str) -> String {
    let Some(letter) = app.site.library.find("draft") else { panic!("no draft") };
    let new = access::NewLink {
        letter: letter.id,
        admits: Admits::Sign,
        label: "a neighbour",
        expires_at: NOW + time::Duration::days(1),
    };
    let id = access::grant(app.site.database.pool(), Who::CommandLine, new, NOW).await.unwrap();
    format!("/private/{}{prefix}/letters/draft", app.site.keys.token(Purpose::Private, id, 0))
}

#[tokio::test]
async fn the_sample_letters_fit_a_phone_and_their_art_is_untouched() {
    letters_fit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("letters")).await;
}

#[tokio::test]
async fn the_real_letter_fits_a_phone_and_its_art_is_untouched() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/real/letters");
    if !folder.is_dir() {
        println!("skipped: there are no letters in {}", folder.display());
        return;
    }
    letters_fit(&folder).await;
    let app = TestApp::plan().letters_in(&folder).open().await;
    let letter = app.browser().get("/letters/dear-corporate-ai-overlords").await;
    let first = letter.texts(".first .name");
    let in_file = fs::read_to_string(folder.join("dear-corporate-ai-overlords/signatories.csv")).unwrap();
    let rows = csv::Reader::from_reader(in_file.as_bytes());
    let names: Vec<String> = rows.into_records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!((first.len(), &first), (19, &names));
    for name in ["204 no-content | Cintia Aguiar Pinto & Dimitri De Jonghe", "aurèce vettier"] {
        assert!(first.iter().any(|shown| shown == name), "{name}: {first:#?}");
    }
}

/// Every text of every letter in a folder, and its list.
async fn letters_fit(folder: &Path) {
    let app = TestApp::plan().letters_in(folder).listening().open().await;
    assert_eq!(app.site.library.problems(), []);
    let visitor = Visitor::of(&app).await;
    visitor.open("/").await;
    visitor.look(&format!("home-of-{}", app.site.library.all().len())).await;
    for letter in app.site.library.all() {
        let slug = letter.letter.slug.as_str();
        for language in letter.languages() {
            visitor.open(&format!("/{language}/letters/{slug}")).await;
            visitor.look(&format!("{slug}-{language}-{PHONE}")).await;
            let shown =
                visitor.read("[...document.querySelectorAll('pre.art')].map(art => art.textContent)").await;
            let file = if language == letter.letter.language {
                "letter.md".into()
            } else {
                format!("letter.{language}.md")
            };
            let drawn = art(&folder.join(slug).join(file));
            assert_eq!(shown, serde_json::json!(drawn), "{slug} in {language}");
        }
        visitor.open(&format!("/letters/{slug}/signatories")).await;
        visitor.look(&format!("{slug}-signatories-{PHONE}")).await;
    }
}

/// The text between the fences of character art in a file, byte for byte.
fn art(file: &PathBuf) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let fences = text.split("\n```art ").skip(1);
    let drawn = fences.map(|rest| rest.split_once('\n').unwrap().1.split_once("\n```").unwrap().0);
    drawn.map(|art| format!("{art}\n")).collect()
}
