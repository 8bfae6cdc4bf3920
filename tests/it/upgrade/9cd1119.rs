//! Fills a site of commit 9cd1119 with all that people do to it, and dumps its database. See `README.md`.

use std::{fs, path::Path, process::Command};

use serde_json::{Map, Value, json};
use time::{Duration, format_description::well_known::Rfc3339};
use undersigned::{
    audit::Who,
    jobs,
    keys::Purpose,
    letters::{
        ChangeKind, Shelved,
        access::{self, Admits},
        changes::Decision,
    },
    organizers::rights::Role,
    signing::renewal::Decided,
};

use crate::{
    organizers::{ONCE_MORE, PASSWORD, invited, joined, sign_in},
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        form::Form,
        mail::Mail,
        mailbox::Mood,
        page::Page,
    },
};

const OLA: &str = "ola@example.org";
const MO: &str = "mo@example.org";
const LETTERS: &str = "/organize/letters/night-bus";

const TEXT: &str = "Dear council,\n\nthe last bus home leaves at 1:40. Without it we walk.\n";

/// A letter's file; what stands between the marks is up to the letter.
fn letter(title: &str, front: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nlanguage = \"en\"\n{front}\n+++\n\n{text}")
}

fn night_bus(text: &str) -> String {
    let front = "ask = [\"role\", \"organisation\", \"country\", \"website\", \"comment\"]\nthreshold = 50";
    letter("Keep the night bus", front, text)
}

async fn press(page: &Page, button: &str) -> Page {
    page.form(button).submit(button).await
}

fn email(name: &str) -> String {
    format!("{}@example.org", name.split(' ').next().unwrap().to_lowercase())
}

/// Signs this letter from a network of one's own, confirms, and gets the mail that says so.
async fn signs_at(
    app: &TestApp,
    slug: &str,
    name: &str,
    and: impl for<'p> FnOnce(Form<'p>) -> Form<'p>,
) -> Page {
    let email = email(name);
    let page = app.browser().get(&format!("/letters/{slug}")).await;
    let form = page.form("Sign").fill("Your name", name).fill("Your email address", &email);
    let sent = and(form.choose("Show my name").tick("I agree")).submit("Sign").await;
    assert_eq!(sent.texts("h1"), ["Check your email"], "{name}: {}", sent.text());
    let mine = app.confirm(&email).await;
    app.deliver().await;
    mine
}

async fn signs(app: &TestApp, name: &str, and: impl for<'p> FnOnce(Form<'p>) -> Form<'p>) -> Page {
    signs_at(app, SLUG, name, and).await
}

async fn passes(app: &TestApp, time: Duration) {
    app.clock.advance(time);
    jobs::run_due(&app.site).await;
    app.deliver().await;
}

/// Somebody who organizes, signed in anew: sessions do not last for days.
async fn at_work(app: &TestApp, address: &str) -> Browser {
    let browser = app.browser();
    assert_eq!(sign_in(&browser, address, PASSWORD).await.texts("h1"), ["Organize"]);
    app.deliver().await;
    browser
}

/// The page of a signature, as organizers see it.
async fn opened(browser: &Browser, name: &str) -> Page {
    let page = browser.get(&format!("{LETTERS}/signatures")).await;
    let found = page.form("Search").fill("Name, organisation, role or number", name).submit("Search").await;
    found.follow(&format!("Open: {name}")).await
}

/// The item of the queue with this name.
async fn decide(browser: &Browser, slug: &str, name: &str, act: &str, field: Option<(&str, &str)>) {
    let page = browser.get(&format!("/organize/letters/{slug}/signatures")).await;
    let found = page.form("Search").fill("Name, organisation, role or number", name).submit("Search").await;
    let story = found.follow(&format!("Open: {name}")).await;
    let mut form = story.form(act);
    if let Some((label, words)) = field {
        form = form.fill(label, words);
    }
    let done = form.submit(act).await;
    assert!(done.status.is_success(), "{name}: {}", done.text());
}

fn subjects(mails: &[Mail]) -> Vec<[String; 2]> {
    let mut all: Vec<_> = mails.iter().map(|mail| [mail.to.clone(), mail.subject.clone()]).collect();
    all.sort();
    all
}

#[tokio::test]
async fn fill() {
    let folder = std::env::var("FILLED").expect("FILLED names the folder to write into");
    let folder = Path::new(&folder);
    let news = "+++\ntitle = \"A first answer\"\n+++\n\nThe council reads us.\n";
    let app = TestApp::plan()
        .file("night-bus/letter.md", &night_bus(TEXT))
        .file("night-bus/letter.fr.md", "+++\ntitle = \"Le bus de nuit\"\n+++\n\nCher conseil, gardez-le.\n")
        .file("night-bus/signatories.csv", "name,role,id\nUna Ekberg,Driver,una\nVito Farr,,vito\n")
        .file("night-bus/watch.txt", "Rex Halloran-Quist\n")
        .file("night-bus/updates/2026-11-20-first-answer.md", news)
        .file("ferry/letter.md", &letter("Keep the ferry", "moderation = \"all\"", "Dear captain, stay.\n"))
        .file("old-mill/letter.md", &letter("Mend the old mill", "", "Dear miller, mend it.\n"))
        .file(
            "quiet-road/letter.md",
            &letter("A quiet road", "publishes = 2027-06-01T09:00:00Z", "Dear road, be quiet.\n"),
        )
        .with_smtp()
        .open()
        .await;
    let ola = joined(&app, OLA, Role::Owner).await;
    let mo = joined(&app, MO, Role::Moderator).await;
    joined(&app, "obi@example.org", Role::Observer).await;
    sign_in(&app.stranger(), OLA, "not this one at all").await;
    let mut links = Map::new();
    let mut keep = |name: &str, link: String| links.insert(name.to_owned(), Value::String(link));

    // The first day: people sign, and organizers decide.
    signs(&app, "Ada Byron", |form| {
        form.fill("Role", "Poet of numbers")
            .fill("Organisation", "The Late Shift")
            .pick("Country", "Ireland")
            .fill("Website", "ada.example")
            .fill("A few words", "I walk home.\nEvery night.")
            .tick("Send me news of this letter by email")
    })
    .await;
    keep("my signature", app.mail_to("ada@example.org").link("My signature"));
    let french = app.browser().get("/fr/letters/night-bus").await;
    let version = french.attribute("input[name=version]", "value").unwrap().to_owned();
    let fields = [
        ("name", "Bea Lind"),
        ("email", "bea@example.org"),
        ("visibility", "public"),
        ("consent", "on"),
        ("updates", "on"),
        ("version", &version),
    ];
    app.browser().post("/fr/letters/night-bus/sign", &fields).await;
    app.deliver().await;
    let mail = app.mail_to("bea@example.org");
    let link = mail.links.iter().find(|link| link.contains("/confirm/")).unwrap();
    press(&app.browser().get(&link.replace("/fr/", "/en/")).await, "Confirm my signature").await;
    app.deliver().await;
    signs(&app, "Cid Okafor", |form| form.choose("Count me, do not show my name")).await;
    signs(&app, "Ines Vale", |form| form.choose("Show my name once enough of us stand together")).await;
    let sent = app
        .sign_so("", "hidden@example.org", |form| form.choose("Sign without a name").fill("Role", "nurse"))
        .await;
    assert_eq!(sent.texts("h1"), ["Check your email"]);
    app.confirm("hidden@example.org").await;
    app.deliver().await;
    let queue = mo.get(&format!("{LETTERS}/queue")).await;
    press(&queue, "Publish").await;
    signs(&app, "Kara Dvoe", |form| form.fill("A few words", "See https://kara.example")).await;
    let queue = mo.get(&format!("{LETTERS}/queue")).await;
    let form = queue.form("Mark as checked").fill("How", "Called back at her school.");
    let queue = form.submit("Mark as checked").await;
    let queue = queue.form("Correct it").fill("Name", "Kara Dove").submit("Correct it").await;
    press(&queue, "Publish").await;
    signs(&app, "Lev Stone", |form| form.fill("A few words", "Read https://lev.example")).await;
    let queue = mo.get(&format!("{LETTERS}/queue")).await;
    let form = queue.form("Send the question").fill("Question", "Is this your page?");
    form.submit("Send the question").await;
    app.deliver().await;
    signs(&app, "The Night Shift", |form| {
        form.choose("For a group, collective or organisation").fill("Who speaks for the group", "Gerd Holt")
    })
    .await;
    signs(&app, "Rex Halloran-Quist", |form| form).await;
    let why = Some(("Reason, if it does not stand", "We could not reach you."));
    decide(&mo, SLUG, "Rex Halloran-Quist", "Reject", why).await;
    let dana = signs(&app, "Dana Frey", |form| form).await;
    let edit = dana.follow("Change what it says").await;
    edit.form("Save the change").fill("Role", "Night nurse").submit("Save the change").await;
    let edda = signs(&app, "Edda Holm", |form| form.fill("Role", "Cook")).await;
    let edit = edda.follow("Change what it says").await;
    let form = edit.form("Save the change").fill("A few words", "See https://edda.example");
    assert!(form.submit("Save the change").await.text().contains("A change is waiting"));
    let finn = signs(&app, "Finn Roe", |form| form.fill("A few words", "For my brother.")).await;
    press(&finn, "Withdraw and erase").await;
    signs(&app, "Gil Amado", |form| form.pick("Country", "Portugal")).await;
    let gil = app.csv(SLUG).await.into_iter().find(|row| row["name"] == "Gil Amado").unwrap();
    let page = app.stranger().get(&format!("/letters/night-bus/report/{}", gil["number"])).await;
    let report =
        page.form("Send the report").fill("What is wrong?", "This is my name, and I have not signed.");
    assert_eq!(report.submit("Send the report").await.texts("h1"), ["Thank you"]);
    signs(&app, "Hana Brook", |form| form).await;
    decide(&mo, SLUG, "Hana Brook", "Take it down", Some(("Reason, if it does not stand", "You told us.")))
        .await;
    signs(&app, "Mia Tarn", |form| form).await;
    press(&opened(&mo, "Mia Tarn").await, "Put first").await;
    app.sign("Pia Unwilling", "pia@example.org").await;
    app.deliver().await;
    let page = app.browser().get(&app.mail_to("pia@example.org").link("This was not me")).await;
    page.form("Erase it").tick("Never write to this address again").submit("Erase it").await;
    signs_at(&app, "old-mill", "Zoe Grant", |form| form.tick("Send me news of this letter by email")).await;

    // Names that were collected on paper.
    let list = "Name;Organisation;Mail\nQuinn Abel;Choir;quinn@example.org\nRhea Bond;;\nSven Carr;;sven@example.org\n";
    let preview = ola.upload(&format!("{LETTERS}/import"), "file", list.as_bytes()).await;
    let form = preview.form("Enter 3 lines").fill("From where", "paper lists, town fair");
    assert_eq!(form.submit("Enter 3 lines").await.texts(".notice p"), ["3 lines are entered."]);
    let form = ola.get(&format!("{LETTERS}/claims")).await;
    form.form("Invite 2 people").fill(ONCE_MORE, PASSWORD).submit("Invite 2 people").await;
    app.deliver().await;
    let claim = "Look at it: confirm, change or take off";
    keep("claim", app.mail_to("quinn@example.org").link(claim));
    let page = app.browser().get(&app.mail_to("sven@example.org").link(claim)).await;
    let form = page.form("Confirm my line").choose("Show my name").tick("I agree");
    assert_eq!(form.submit("Confirm my line").await.texts("h1"), ["You have signed"]);
    ola.upload(&format!("{LETTERS}/import"), "file", b"Left Lying,left@example.org\n").await;

    // Acts on many, at a letter where everybody waits.
    for name in ["Wim Ash", "Xia Reed", "Yan Moor"] {
        signs_at(&app, "ferry", name, |form| form).await;
    }
    app.clock.advance(Duration::seconds(5));
    let found = mo.get("/organize/letters/ferry/bulk?held=on&name=Wim").await;
    found.form("Reject 1").fill("Reason", "They do not exist.").submit("Reject 1").await;
    while app.site.bulk.step().await.unwrap() {}
    decide(&mo, "ferry", "Xia Reed", "Publish", None).await;
    app.catch_up().await;
    app.deliver().await;

    // The next day the text changes, and those who signed it are asked.
    passes(&app, Duration::DAY).await;
    app.write("night-bus/letter.md", &night_bus(&format!("{TEXT}\nKeep it running.\n"))).await;
    app.site.take_in_letters().await.unwrap();
    let Some(Shelved::Here(here)) = app.site.library.find(SLUG) else { panic!("no letter") };
    let text = here.waiting.values().next().expect("a text that waits");
    let kind = ChangeKind::Material;
    let decision = Decision { language: &text.language, version: text.version, kind, note: "A last line." };
    let asked = app.site.signing.put_text_in_force(&here, decision, false, Who::CommandLine).await.unwrap();
    assert!(matches!(asked, Decided::InForce(_)));
    app.site.take_in_letters().await.unwrap();
    passes(&app, Duration::minutes(2)).await;
    signs(&app, "Nell Quay", |form| form.tick("Send me news of this letter by email")).await;
    app.write(
        "old-mill/letter.md",
        &letter("Mend the old mill", "state = \"withdrawn\"", "Dear miller, mend it.\n"),
    )
    .await;
    let Some(Shelved::Here(road)) = app.site.library.find("quiet-road") else { panic!("no letter") };
    let label = "a neighbour";
    let expires_at = app.clock.now() + Duration::days(60);
    let link = access::NewLink { letter: road.id, admits: Admits::Sign, label, expires_at };
    let id = access::grant(app.site.database.pool(), Who::CommandLine, link, app.clock.now()).await.unwrap();
    keep("private", format!("/private/{}/letters/quiet-road", app.site.keys.token(Purpose::Private, id, 0)));

    // Two days later: news by mail, one all the way, one on hold.
    passes(&app, Duration::days(2)).await;
    let ola = at_work(&app, OLA).await;
    app.mail_server().meet(1, Mood::RefuseRecipient("550 5.1.1 no such user"));
    let page = ola.get(&format!("{LETTERS}/updates/2026-11-20-first-answer")).await;
    page.form("Send it by mail").fill(ONCE_MORE, PASSWORD).submit("Send it by mail").await;
    app.attempt().await;
    app.attempt().await;
    assert_eq!(app.rows("set_aside").await, 1);
    app.clock.advance(Duration::minutes(2));
    jobs::run_due(&app.site).await;
    app.attempt().await;
    let messages = app.mail_server().messages();
    let message = messages.iter().rfind(|message| message.subject() == "A first answer").unwrap();
    let unsubscribe = message.header("List-Unsubscribe").unwrap();
    keep("unsubscribe", unsubscribe.trim_matches(['<', '>']).to_owned());
    let form = press(&ola.get(&format!("{LETTERS}/updates")).await, "Write an update").await;
    let saved = form
        .form("Save")
        .tamper("title-en", "They answered")
        .tamper("body-en", "Dear all,\n\nthe council **answered**.")
        .tamper("title-fr", "Ils ont répondu")
        .tamper("body-fr", "Le conseil a *répondu*.")
        .submit("Save")
        .await;
    let page = press(&saved, "Publish on the site").await;
    page.form("Send it by mail").fill(ONCE_MORE, PASSWORD).submit("Send it by mail").await;
    app.site.broadcasts.tend().await.unwrap();
    press(&ola.get(page.url.path()).await, "Put on hold").await;
    let draft = press(&ola.get(&format!("{LETTERS}/updates")).await, "Write an update").await;
    let draft = draft.form("Save").tamper("title-en", "Soon").tamper("body-en", "More to come.");
    draft.submit("Save").await.text().contains("This is a draft.").then_some(()).unwrap();

    // What is under way when the site is upgraded.
    app.sign("Nils Ostrow", "nils@example.org").await;
    app.attempt().await;
    keep("confirm", app.mail_to("nils@example.org").link("Look at it and confirm"));
    app.sign("Per Novak", "per@example.org").await;
    app.attempt().await;
    keep("not me", app.mail_to("per@example.org").link("This was not me"));
    keep("welcome", invited(&app, "new@example.org", Role::Moderator).await);
    app.attempt().await;
    app.clock.advance(Duration::MINUTE);
    app.sign("Olof Pine", "olof@example.org").await;
    app.clock.advance(Duration::MINUTE);
    app.browser().post("/letters/night-bus/find-my-signature", &[("email", "ada@example.org")]).await;
    app.clock.advance(Duration::MINUTE);
    let dana = app.browser().get(dana.url.path()).await;
    let edit = dana.follow("Change what it says").await;
    edit.form("Save the change").fill("Organisation", "St. Elsewhere").submit("Save the change").await;
    // A node that was killed while it sent this.
    let lease = "update outbox set attempts = 1, leased_until = due_at + interval '8 minutes' \
        where id = (select id from outbox where state = 'waiting' order by queued_at limit 1)";
    app.sql(lease).await;

    let mut letters = Map::new();
    for slug in ["night-bus", "ferry"] {
        app.count(slug).await;
        let file = app.browser().get(&format!("/letters/{slug}/signatories.csv")).await;
        letters.insert(slug.to_owned(), json!({ "csv": file.body(), "figures": app.figures(slug).await }));
    }
    let at = app.clock.now().format(&Rfc3339).unwrap();
    dump(&app, &folder.join("9cd1119.sql"));
    // The letters as they are now, for the newer program.
    let copied = Command::new("cp").arg("-rT").arg(app.letters()).arg(folder.join("letters")).status();
    assert!(copied.unwrap().success());
    // What this program would have sent.
    let known = app.mails().len();
    app.clock.advance(Duration::minutes(10));
    app.attempt().await;
    let owed = subjects(&app.mails()[known..]);
    assert_eq!(owed.len(), 3, "{owed:#?}");
    let facts = json!({ "at": at, "letters": letters, "links": links, "owed": owed });
    fs::write(folder.join("9cd1119.json"), format!("{facts:#}\n")).unwrap();
}

/// Plain SQL, without what only `psql` understands.
fn dump(app: &TestApp, file: &Path) {
    let options = app.site.database.pool().connect_options();
    let programs = Command::new("script/postgres-programs").output().unwrap();
    let programs = String::from_utf8(programs.stdout).unwrap();
    let dumped = Command::new(format!("{}/pg_dump", programs.trim()))
        .args(["--no-owner", "--no-privileges", "--no-comments", "--inserts", "--rows-per-insert=100"])
        .arg("-h")
        .arg(options.get_socket().unwrap())
        .args(["-p", &options.get_port().to_string(), "-U", options.get_username()])
        .arg(options.get_database().unwrap())
        .output()
        .unwrap();
    assert!(dumped.status.success(), "{}", String::from_utf8_lossy(&dumped.stderr));
    let dump = String::from_utf8(dumped.stdout).unwrap();
    let kept = dump.lines().filter(|line| !line.starts_with('\\'));
    fs::write(file, kept.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
}
