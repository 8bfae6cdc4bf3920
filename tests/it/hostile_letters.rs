//! Malicious or broken letter files: each is shown as harmless text or refused with its file and line, and
//! the letter beside it stays unchanged.

use std::{
    fs,
    os::unix::fs::symlink,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use axum::http::StatusCode;

use crate::support::{
    app::{SLUG, TITLE, TestApp, write},
    page::Page,
};

/// Enough to read all of them on a busy machine: it takes a tenth. An attack that works takes minutes.
const QUICKLY: Duration = Duration::from_secs(30);

fn letter(body: &str) -> String {
    format!("+++\ntitle = \"A\"\nlanguage = \"en\"\n+++\n\n{body}\n")
}

fn with_front(lines: &str) -> String {
    format!("+++\ntitle = \"A\"\nlanguage = \"en\"\n{lines}\n+++\n\nDear all\n")
}

/// A folder with a good letter in it, which goes away by itself.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let folder = Self(std::env::temp_dir().join(format!("hostile-{}", uuid::Uuid::new_v4().simple())));
        folder.write(
            &format!("{SLUG}/letter.md"),
            format!("+++\ntitle = {TITLE:?}\nlanguage = \"en\"\n+++\n\nKeep it.\n"),
        );
        folder
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        write(&self.0, path, content.as_ref());
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The good letter is read and signed as if nothing were.
async fn nothing_happened(app: &TestApp) {
    assert_eq!(app.browser().get(&format!("/letters/{SLUG}")).await.texts("h1"), [TITLE]);
    assert_eq!(app.signed("Ada Byron", "ada@example.org").await.texts("h1"), ["You have signed"]);
}

/// Reads the letters beside the good one: each is refused with the words that its file is given here, and
/// none of them is shown.
async fn is_refused(folder: &Folder, cases: &[(&str, String, &str)]) -> (TestApp, Vec<String>) {
    for (file, content, _) in cases {
        if !file.ends_with("/letter.md") {
            folder.write(&format!("{}/letter.md", file.split('/').next().unwrap()), letter("a"));
        }
        folder.write(file, content);
    }
    let begun = Instant::now();
    let app = TestApp::plan().letters_in(&folder.0).open().await;
    assert!(begun.elapsed() < QUICKLY, "{:?}", begun.elapsed());
    let problems: Vec<String> = app.site.library.problems().iter().map(ToString::to_string).collect();
    for (file, _, problem) in cases {
        is_told(&problems, &format!("{file}:{problem}"));
    }
    assert_eq!(app.site.library.all().len(), 1, "none of them is shown");
    nothing_happened(&app).await;
    (app, problems)
}

fn is_told(problems: &[String], expected: &str) {
    assert!(problems.iter().any(|problem| problem.starts_with(expected)), "{expected}\nin {problems:#?}");
}

#[tokio::test]
async fn a_text_that_would_do_harm_is_refused_by_line() {
    let huge = "All work and no play.\n".repeat(5 * 1024 * 1024 / 22);
    let (app, _) = is_refused(
        &Folder::new(),
        &[
            (
                "script-link/letter.md",
                letter("a\n\n[x](javascript:alert(1))"),
                "8: the link \"javascript:alert(1)\" leads nowhere",
            ),
            ("data-link/letter.md", letter("[x](data:text/html,<script>)"), "6: the link \"data:text/html,"),
            (
                "encoded-link/letter.md",
                letter("[x](&#106;avascript:alert(1))"),
                "6: the link \"javascript:alert(1)\" leads nowhere",
            ),
            ("auto-link/letter.md", letter("<vbscript:x>"), "6: the link \"vbscript:x\" leads nowhere"),
            ("unclosed/letter.md", letter("```art \"a\"\n<b>"), "6: the fence that begins here never ends"),
            ("huge/letter.md", letter(&huge), "1: is larger than 1 MiB"),
            (
                "deep/letter.md",
                letter(&("- ".repeat(10_000) + "a")),
                "6: lists, quotes or emphasis lie too deep",
            ),
            (
                "outside/letter.md",
                letter("![x](../../etc/passwd)"),
                "6: \"../../etc/passwd\" leads out of images/",
            ),
            ("absolute/letter.md", letter("![x](/etc/passwd)"), "6: \"/etc/passwd\" is elsewhere"),
            (
                "tracker/letter.md",
                letter("![x](https://tracker.example/pixel.png)"),
                "6: \"https://tracker.example/pixel.png\" is elsewhere",
            ),
        ],
    )
    .await;
    assert_eq!(app.stranger().get("/letters/unclosed").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn front_matter_that_would_do_harm_is_refused_by_line() {
    let usurper = with_front(&format!("aliases = [\"{SLUG}\"]"));
    is_refused(
        &Folder::new(),
        &[
            ("misspelt/letter.md", with_front("gaol = 3"), "4: unknown key \"gaol\"; did you mean \"goal\"?"),
            ("february/letter.md", with_front("opens = 2026-02-30T00:00:00Z"), "4: this is not TOML"),
            (
                "quoted-february/letter.md",
                with_front("opens = \"2026-02-30T00:00:00Z\""),
                "4: opens cannot be this text",
            ),
            (
                "backwards/letter.md",
                with_front("opens = 2026-03-01T00:00:00Z\ncloses = 2026-02-01T00:00:00Z"),
                "5: the letter closes before it opens",
            ),
            ("usurper/letter.md", usurper, "4: \"night-bus\" is the name of another letter"),
            (
                "evil-press/letter.md",
                with_front("[[coverage]]\ntitle = \"A\"\nurl = \"javascript:alert(1)\""),
                "6: url",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn files_that_would_do_harm_are_refused_by_name() {
    let folder = Folder::new();
    folder.write("latin/letter.md", b"+++\ntitle = \"A\"\nlanguage = \"en\"\n+++\n\nDe\xe1r all\n");
    folder.write("linked/letter.md", letter("a"));
    symlink("/etc/hostname", folder.0.join("linked/about.md")).unwrap();
    // A program that opened it would wait for ever.
    fs::create_dir(folder.0.join("pipe")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.0.join("pipe/letter.md")).status().unwrap().success());
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_owned();
    let (_, problems) = is_refused(
        &folder,
        &[
            ("nul/letter.md", letter("a\nb\0"), "7: there is a NUL character"),
            ("UPPER/letter.md", letter("a"), "1: the folder's name becomes the letter's address"),
            ("evil-site/signatories.csv", "name,website\nA,javascript:alert(1)\n".into(), "2: "),
            ("drawing/images/a.svg", drawing, "1: this is no picture"),
            ("leap/updates/2026-02-30-a.md", "+++\ntitle = \"A\"\n+++\n\na\n".into(), "1: "),
        ],
    )
    .await;
    is_told(&problems, "latin/letter.md:6: this line is not UTF-8");
    is_told(&problems, "linked/about.md:1: this link leads out of the letter's folder");
    is_told(&problems, "pipe/letter.md:1: this is not a plain file");
    let both = problems.iter().filter(|problem| problem.starts_with("latin/") || problem.starts_with("nul/"));
    assert_eq!(both.count(), 2, "an unreadable file is not told to lack anything: {problems:#?}");
}

#[tokio::test]
async fn a_letter_that_tries_to_act_is_read_as_it_was_typed() {
    let folder = Folder::new();
    let tricks = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> <iframe src=\"https://x.example\"></iframe>\n\n\
                  <style>body { display: none }</style>\n\n<!-- hidden -->\n\n</main></body></html>\n\n\
                  `<b>` &lt;i&gt; [a](https://x.example/\"onmouseover=\"alert(1)) ![<b>](a.png \"<b>\")\n\n\
                  ```art \"\"><script>alert(1)</script>\"\n<script>\n```\n\n```html\n<form action=/x>\n```";
    folder.write("tricks/letter.md", letter(tricks));
    folder
        .write("tricks/letter.fr.md", format!("+++\ntitle = '<script>alert(1)</script>'\n+++\n\n{tricks}\n"));
    folder.write(
        "tricks/statements/01-a.md",
        format!("+++\nname = '<b>A</b>'\nrole = '\"><b>'\n+++\n\n{tricks}\n"),
    );
    folder.write("tricks/updates/2026-11-01-a.md", format!("+++\ntitle = '<b>B</b>'\n+++\n\n{tricks}\n"));
    folder.write("tricks/about.md", tricks);
    let picture =
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/letters/the-unpaid-orchestra/images/hands.png"));
    folder.write("tricks/images/a.png", picture.unwrap());
    let words = "To be read aloud, slowly, on a night bus.\n\n";
    folder.write("long/letter.md", letter(&words.repeat(1_000_000 / words.len())));
    let lines = letter("Dear all,\n\n- one\n- two");
    folder.write("unix/letter.md", &lines);
    folder.write("windows/letter.md", format!("\u{feff}{}", lines.replace('\n', "\r\n")));

    let begun = Instant::now();
    let app = TestApp::plan().letters_in(&folder.0).open().await;
    // A remark, for example on a tag that is shown as text, does not refuse a letter.
    assert!(app.site.library.problems().iter().all(|problem| problem.is_remark));
    for page in
        ["", "/statements", "/statements/a", "/updates", "/press", "/history", "/updates.atom", "/card.png"]
    {
        for language in ["en", "fr"] {
            let page = app.browser().get(&format!("/{language}/letters/tricks{page}")).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.url);
            does_nothing(&page);
        }
    }
    let page = app.browser().get("/letters/tricks").await;
    assert!(page.text().contains("<img src=x onerror=alert(1)> <iframe src=\"https://x.example\"></iframe>"));
    assert_eq!(page.texts(".text pre.art"), ["<script>"]);
    assert_eq!(app.browser().get("/letters/long").await.status, StatusCode::OK);
    assert!(begun.elapsed() < QUICKLY, "{:?}", begun.elapsed());

    let version = |page: &Page| page.attribute("input[name=version]", "value").unwrap().to_owned();
    let (unix, windows) =
        (app.browser().get("/letters/unix").await, app.browser().get("/letters/windows").await);
    assert_eq!(version(&unix), version(&windows), "an editor's line ends make no other text");
    nothing_happened(&app).await;
}

/// Nothing in a page is other than what the site itself puts there.
fn does_nothing(page: &Page) {
    let scripts = page.all("script").filter(|script| script.attr("type") != Some("application/ld+json"));
    assert!(
        scripts
            .map(|script| script.attr("src"))
            .all(|src| src.is_some_and(|src| src.starts_with("/static/")))
    );
    for element in page.all("*") {
        let acts = element.value().attrs().find(|(name, _)| name.starts_with("on") || *name == "style");
        assert_eq!(acts, None, "{}", page.url);
    }
    assert_eq!(
        page.all("iframe, object, embed, style, base, .text form, .text input, .text img[src^=x]").count(),
        0
    );
}
