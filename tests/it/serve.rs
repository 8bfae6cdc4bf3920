//! `undersigned serve` as its operator sees it: what it prints, how it ends, and what survives kill -9.

use std::{
    os::unix::fs::PermissionsExt,
    time::{Duration, Instant},
};

use nix::sys::signal::Signal;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::{
    app::{SECRET, SLUG, TITLE},
    browser::Browser,
    database::TestDatabase,
    mailbox::Mailbox,
    page::Page,
    program::{Place, read},
};

/// Opens the letter, signs it, and shows the answer as it came.
async fn sign(browser: &Browser) -> Page {
    let letter = browser.get("/letters/night-bus").await;
    assert_eq!(letter.texts("h1"), [TITLE], "{}", letter.body());
    let form =
        letter.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", "ada@example.org");
    form.choose("Show my name").tick("I agree").submit("Sign").await
}

/// How long a site takes to end if no request is under way: below the six seconds that one is given.
const SOON: Duration = Duration::from_secs(5);

/// Waits for something that happens by itself.
async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(90), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_new_site_prints_its_address_and_is_signed_over_a_socket() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url()));
    let site = place.serve().await;
    let port = site.address.port();
    let expected = format!(
        "Undersigned is at  http://localhost:{port}\n  mail goes to     http://localhost:{port}/dev/mail\n  \
         its database is  PostgreSQL "
    );
    assert!(site.greeting.starts_with(&expected), "{}", site.greeting);
    assert!(site.greeting.ends_with("  its letters are  1 in ./letters\n"), "{}", site.greeting);

    let browser = site.browser();
    assert_eq!(sign(&browser).await.texts("h1"), ["Check your email"]);
    let link = eventually("the mail arrives", async || {
        let mails = browser.get("/dev/mail.json").await.json();
        mails[0]["links"][0].as_str().map(str::to_owned)
    });
    let confirm = browser.get(&link.await).await;
    let mine = confirm.press("Confirm my signature").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    assert!(browser.get("/letters/night-bus").await.text().contains("Ada Byron"));
    let file = browser.get("/letters/night-bus/signatories.csv").await;
    assert!(file.body().contains("1,Ada Byron,personal,"), "{}", file.body());
    browser.get("/confirm/no-such-token").await;

    let token = mine.url.path().rsplit('/').next().unwrap().to_owned();
    let (status, log) = site.end(Signal::SIGTERM).await;
    assert!(status.success(), "{status}");
    for secret in ["Ada", "Byron", "example.org", &token, "no-such-token", "127.0.0.1"] {
        assert!(!log.contains(secret), "{secret:?} is in the log:\n{log}");
    }
    let mode = std::fs::metadata(place.data().join("secret.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn an_answered_form_survives_kill_9_and_its_mail_arrives() {
    let database = TestDatabase::new().await;
    let mailbox = Mailbox::open().await;
    let place = Place::new(Some(database.url())).with("UNDERSIGNED_SMTP_URL", mailbox.url());
    let site = place.serve().await;
    assert!(
        site.greeting.contains(&format!("mail goes to     {}\n", mailbox.address())),
        "{}",
        site.greeting
    );
    let answer = sign(&site.browser().that_follows_no_redirect()).await;
    site.slay().await;
    assert_eq!(answer.status, 303);
    let rows = "select count(*) from submission";
    assert_eq!(sqlx::query_scalar::<_, i64>(rows).fetch_one(database.pool()).await.unwrap(), 1);

    // What the killed program held goes on when another takes it for dead, which is now.
    sqlx::query("delete from mail_node").execute(database.pool()).await.unwrap();
    let site = place.serve().await;
    let mail = &mailbox.wait_for(1).await[0];
    assert_eq!(mail.to, ["ada@example.org"]);
    // The link has the port of the killed program.
    let path = url::Url::parse(&mail.links()[0]).unwrap().path().to_owned();
    let check = site.browser().get(answer.header("location")).await;
    assert_eq!(check.texts("h1"), ["Check your email"], "the reference of before still opens");
    let confirm = site.browser().get(&path).await;
    let mine = confirm.press("Confirm my signature").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    site.end(Signal::SIGINT).await;
}

#[tokio::test]
async fn a_site_with_its_own_database_starts_and_survives_kill_9() {
    let place = Place::new(None);
    let site = place.serve().await;
    assert!(site.greeting.contains(", embedded in ./data/postgres\n"), "{}", site.greeting);
    let answer = sign(&site.browser().that_follows_no_redirect()).await;
    site.slay().await;
    let site = place.serve().await;
    let check = site.browser().get(answer.header("location")).await;
    let wrong = check.form("Confirm my signature").fill("Code", "1").send().await;
    assert_eq!(wrong.error_summary(), ["Please type the six digits of the code."]);
    let held = place.run(&["held"]).await;
    assert_eq!(String::from_utf8_lossy(&held.stdout), "nothing waits\n", "{held:?}");
    let (status, log) = site.end(Signal::SIGTERM).await;
    assert!(status.success(), "{status}: {log}");
    assert!(read(&place.data().join("postgres/postgres.log")).contains("database system is"));
}

#[tokio::test]
async fn a_site_that_is_told_to_end_does_so_within_about_a_second() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url()));
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let site = place.serve().await;
        // One browser keeps its connection alive, and another has opened one without a request.
        let _early = TcpStream::connect(site.address).await.unwrap();
        let mut idle = TcpStream::connect(site.address).await.unwrap();
        idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
        assert!(idle.read(&mut [0; 1024]).await.unwrap() > 0);
        let begun = Instant::now();
        let (status, log) = site.end(signal).await;
        assert!(status.success(), "{status}: {log}");
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn a_silent_client_does_not_keep_a_site_from_ending() {
    let database = TestDatabase::new().await;
    let site = Place::new(Some(database.url())).serve().await;
    let mut slow = TcpStream::connect(site.address).await.unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: loc").await.unwrap();
    // Once another request is answered, this one has been read.
    assert_eq!(site.browser().get("/healthz").await.status, 200);
    let begun = Instant::now();
    let (status, log) = site.end(Signal::SIGTERM).await;
    assert!(status.success(), "{status}: {log}");
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    assert!(!log.contains("took too long"), "{log}");
}

#[tokio::test]
async fn ten_megabytes_get_their_answer_over_a_real_socket_too() {
    let database = TestDatabase::new().await;
    let site = Place::new(Some(database.url()));
    let site = site.serve().await;
    let mut line = TcpStream::connect(site.address).await.unwrap();
    let head = "POST /letters/night-bus/sign HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000000\r\n\r\n";
    line.write_all(head.as_bytes()).await.unwrap();
    // Like a browser, it sends until it is done or fails, and then reads the answer.
    let _ = line.write_all(&vec![b'x'; 10_000_000]).await;
    let mut answer = Vec::new();
    let read = line.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{read:?}: {answer}");
    assert!(answer.contains("larger than any of our forms"), "{answer}");
    site.end(Signal::SIGTERM).await;
}

#[tokio::test]
async fn a_secret_that_is_not_the_databases_is_refused_plainly() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url()));
    place.serve().await.end(Signal::SIGTERM).await;
    let other = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    let refused = other.run(&["serve", "--listen", "127.0.0.1:0"]).await;
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && refused.stdout.is_empty(), "{refused:?}");
    assert!(said.contains("this secret is not the one that the database was made with"), "{said}");
    assert!(!said.contains(SECRET), "{said}");
    place.serve().await.end(Signal::SIGTERM).await;
}

#[tokio::test]
async fn a_failed_start_is_explained_without_the_password() {
    let url = "postgres://ada:hunter2@127.0.0.1:1/letters";
    let database = TestDatabase::new().await;
    for (place, arguments, words) in [
        (Place::new(Some(url.into())), &["held"][..], "127.0.0.1:1/letters"),
        (Place::new(Some("postgres://ada:hunter2@host".into())), &["held"], "names no database"),
        (
            Place::new(Some("mysql://ada:hunter2@host/x".into())),
            &["held"],
            "not the URL of a PostgreSQL database",
        ),
        (Place::new(Some(database.url())), &["held", "--secret-key", "aHVudGVyMg=="], "32 bytes in base64"),
        (Place::new(Some(database.url())), &["held", "--smtp-url", "smtp://ada:hunter2@"], "--smtp-url"),
        (Place::new(Some(database.url())), &["held", "--mail-from", "nobody"], "--mail-from"),
        (
            Place::new(Some(database.url())),
            &["held", "--public-url", "https://letters.example"],
            "with DATABASE_URL and a public URL, give the secret as well",
        ),
        (Place::new(Some(database.url())), &["text", SLUG, "--letters", "no-such-folder"], "no-such-folder"),
    ] {
        let needs_none = arguments.contains(&"--public-url");
        let place = if needs_none { place } else { place.with("UNDERSIGNED_SECRET_KEY", SECRET) };
        let refused = place.run(arguments).await;
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(!refused.status.success() && refused.stdout.is_empty(), "{arguments:?}: {refused:?}");
        assert!(said.contains(words), "{words:?} is not in {said}");
        assert!(!said.contains("hunter2") && !said.contains("aHVudGVyMg"), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[tokio::test]
async fn a_public_site_without_a_mail_server_tells_its_operator() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    let site = place.with("UNDERSIGNED_PUBLIC_URL", "https://letters.example").serve().await;
    let expected = format!(
        "Undersigned is at  https://letters.example\n  listening on     {}\n  mail goes        nowhere, so that signing \
         is closed; give a mail server with --smtp-url\n",
        site.address
    );
    assert!(site.greeting.starts_with(&expected), "{}", site.greeting);
    let page = site.browser().get("/letters/night-bus").await;
    page.assert_says("this site cannot send mail yet");
    let (_, log) = site.end(Signal::SIGTERM).await;
    assert!(log.contains("no mail server is configured (--smtp-url): signing is closed"), "{log}");
}

#[tokio::test]
async fn a_first_start_says_what_to_keep_and_what_is_missing() {
    let place = Place::new(None)
        .with("UNDERSIGNED_PUBLIC_URL", "http://letters.example")
        .with("UNDERSIGNED_SMTP_URL", "smtp://127.0.0.1:1");
    let site = place.serve().await;
    for words in [
        "the secret       ./data/secret.key (fingerprint ",
        "undersigned restore FILE",
        "make the first owner",
    ] {
        assert!(site.greeting.contains(words), "{words}: {}", site.greeting);
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (_, log) = site.end(Signal::SIGTERM).await;
    assert!(log.contains("the mail server 127.0.0.1:1 cannot be used"), "{log}");
    assert!(log.contains("http://letters.example is not https"), "{log}");

    assert!(place.run(&["organizer", "add", "ada@example.org"]).await.status.success());
    let again = place.serve().await;
    assert!(
        !again.greeting.contains("secret.key") && !again.greeting.contains("first owner"),
        "{}",
        again.greeting
    );
    again.end(Signal::SIGTERM).await;
}

#[tokio::test]
async fn an_address_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = Place::new(None).run(&["--listen", &address]).await;
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains(&format!("{address} cannot be listened on; choose another")), "{said}");
}

/// Commands that a cron job or a mail server starts, in any working directory.
const ELSEWHERE: [&[&str]; 8] = [
    &["held"],
    &["organizer", "list"],
    &["organizer", "add", "ada@example.org"],
    &["access", "list", SLUG],
    &["access", "grant", SLUG, "--label", "Press"],
    &["export", SLUG],
    &["bounce"],
    &["demo", "--signatures", "3"],
];

#[tokio::test]
async fn a_command_in_another_folder_leaves_the_letters_alone() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    place.serve().await.end(Signal::SIGTERM).await;
    let other = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    other.write(
        &format!("letters/{SLUG}/letter.md"),
        "+++\ntitle = \"Something else\"\nlanguage = \"en\"\n+++\nA draft of another day.\n",
    );
    other.write("letters/second/letter.md", "+++\ntitle = \"Second\"\nlanguage = \"en\"\n+++\nDraft.\n");
    for arguments in ELSEWHERE {
        let ran = other.run(arguments).await;
        assert!(ran.status.success(), "{arguments:?}: {ran:?}");
        // They need no folder at all.
        let nowhere = [arguments, &["--letters", "no-such-folder"]].concat();
        if arguments != ["organizer", "add", "ada@example.org"] {
            assert!(other.run(&nowhere).await.status.success(), "{nowhere:?}");
        }
    }
    let known = "select (select count(*) from letter) || ' ' || (select count(*) from letter_version)";
    let known: String = sqlx::query_scalar(known).fetch_one(database.pool()).await.unwrap();
    assert_eq!(known, "1 1");
    // `text` works on the folder.
    let text = other.run(&["text", SLUG]).await;
    let letters: i64 =
        sqlx::query_scalar("select count(*) from letter").fetch_one(database.pool()).await.unwrap();
    assert_eq!(letters, 2, "{text:?}");
}

#[tokio::test]
async fn a_command_sets_up_an_empty_database_without_letters() {
    let database = TestDatabase::empty().await;
    let place = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    let held = place.run(&["held"]).await;
    assert!(held.status.success(), "{held:?}");
    let demo = place.run(&["demo"]).await;
    assert!(
        String::from_utf8_lossy(&demo.stderr).contains("once it has run (undersigned serve)"),
        "{demo:?}"
    );
}

#[tokio::test]
async fn a_command_leaves_the_database_of_an_older_release_alone() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    let newest = "delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)";
    sqlx::query(newest).execute(database.pool()).await.unwrap();
    let before: i64 =
        sqlx::query_scalar("select count(*) from _sqlx_migrations").fetch_one(database.pool()).await.unwrap();
    for arguments in ELSEWHERE {
        let refused = place.run(arguments).await;
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(
            !refused.status.success() && said.contains("the database is from an older release"),
            "{refused:?}"
        );
        assert!(said.contains("Start the site once with this release (undersigned serve)"), "{said}");
    }
    let after: i64 =
        sqlx::query_scalar("select count(*) from _sqlx_migrations").fetch_one(database.pool()).await.unwrap();
    assert_eq!(before, after);
}

#[tokio::test]
async fn check_ends_quietly_when_only_its_first_line_is_read() {
    let place = Place::new(None);
    for number in 0..3_000 {
        place.write(&format!("letters/letter-{number}/letter.md"), "no front matter");
    }
    let program = env!("CARGO_BIN_EXE_undersigned");
    let head =
        format!("cd {:?} && {program} check | head -n 1; echo ended ${{PIPESTATUS[0]}}", place.folder());
    let ran = tokio::process::Command::new("bash").args(["-c", &head]).output().await.unwrap();
    let (said, complained) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(said.contains(": the front matter is missing") && said.ends_with("ended 1\n"), "{said}");
    assert_eq!(complained, "");
}

#[tokio::test]
async fn a_secret_may_be_in_a_file_or_in_a_variable_and_not_in_both() {
    let database = TestDatabase::new().await;
    let place = Place::new(None);
    place.write("url", &format!("{}\n", database.url()));
    place.write("secret", &format!("\u{feff}{SECRET}\r\n"));
    let path = |name: &str| place.folder().join(name).to_str().unwrap().to_owned();
    let files = Place::new(None)
        .with("DATABASE_URL_FILE", path("url"))
        .with("UNDERSIGNED_SECRET_KEY_FILE", path("secret"))
        // As compose hands on what nobody has set.
        .with("UNDERSIGNED_SMTP_URL", "")
        .with("UNDERSIGNED_SMTP_URL_FILE", "");
    let site = files.serve().await;
    let browser = site.browser();
    assert_eq!(sign(&browser).await.texts("h1"), ["Check your email"]);
    let rows: i64 =
        sqlx::query_scalar("select count(*) from submission").fetch_one(database.pool()).await.unwrap();
    assert_eq!(rows, 1, "it runs on the database of the file");
    site.end(Signal::SIGTERM).await;
    // What is typed comes first.
    let typed = files.run(&["organizer", "list", "--database-url", "postgres://127.0.0.1:1/none"]).await;
    assert!(!typed.status.success());

    place.write("empty", "\n");
    for (name, value, why) in [
        ("DATABASE_URL_FILE", path("none"), "No such file"),
        ("DATABASE_URL_FILE", path("empty"), "the file is empty"),
        ("UNDERSIGNED_SECRET_KEY", SECRET.to_owned(), "are both set; unset one of them"),
    ] {
        let refused = Place::new(None).with("UNDERSIGNED_SECRET_KEY_FILE", path("secret")).with(name, value);
        let refused = refused.run(&["organizer", "list"]).await;
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && said.contains(why), "{said}");
        assert!(!said.contains(SECRET));
    }
}
