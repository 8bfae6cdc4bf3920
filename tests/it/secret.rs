//! The secret key: its fingerprint, and changing it while the site runs.

use std::{fs, path::Path};

use nix::sys::signal::Signal;
use time::Duration;

use crate::support::{
    app::SECRET,
    database::TestDatabase,
    program::{Place, read},
};

/// Another 32 bytes in base64.
const OTHER: &str = "YW5vdGhlciBzZWNyZXQgb2YgdGhpcnR5LXR3byBieXQ=";

fn said(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Runs a command that must succeed; what it says.
async fn run(place: &Place, arguments: &[&str]) -> String {
    let output = place.run(arguments).await;
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

async fn fingerprint(place: &Place) -> String {
    let said = run(place, &["secret", "show-fingerprint"]).await;
    assert!(said.len() == 9 && said.trim().chars().all(|c| c.is_ascii_hexdigit()), "{said}");
    said.trim().to_owned()
}

/// The site opens, and a link that was mailed before still confirms.
async fn serves(place: &Place) {
    let site = place.serve().await;
    assert_eq!(site.browser().get("/letters/night-bus").await.status, 200);
    site.end(Signal::SIGTERM).await;
}

fn in_data(place: &Place, file: &str) -> std::path::PathBuf {
    place.data().join(file)
}

fn exists(path: &Path) -> bool {
    path.try_exists().unwrap()
}

#[tokio::test]
async fn showing_a_fingerprint_makes_no_secret() {
    let place = Place::new(None);
    let none = place.run(&["secret", "show-fingerprint"]).await;
    assert!(!none.status.success() && said(&none).contains("there is no secret in"), "{}", said(&none));
    assert!(!exists(&in_data(&place, "secret.key")));
    let place = place.with("UNDERSIGNED_SECRET_KEY", SECRET);
    let shown = fingerprint(&place).await;
    assert!(!SECRET.contains(&shown));
}

#[tokio::test]
async fn a_new_secret_replaces_the_old_one_while_the_site_runs() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url()));
    let site = place.serve().await;
    let browser = site.browser();
    let letter = browser.get("/letters/night-bus").await;
    let form = letter.form("Sign").fill("Your name", "Ada").fill("Your email address", "ada@example.org");
    form.choose("Show my name").tick("I agree").submit("Sign").await;
    let old = fingerprint(&place).await;

    let told = run(&place, &["secret", "rotate"]).await;
    let new = fingerprint(&place).await;
    assert_ne!(old, new);
    assert!(told.contains(&new) && told.contains(&old), "{told}");
    for file in [in_data(&place, "secret.key"), in_data(&place, &format!("secret.key.{old}"))] {
        assert!(!told.contains(read(&file).trim()), "a secret is said nowhere");
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert!(!exists(&in_data(&place, "secret.key.next")));

    let mut mails = browser.get("/dev/mail.json").await.json();
    for _ in 0..1_200 {
        if mails.as_array().is_some_and(|mails| !mails.is_empty()) {
            break;
        }
        tokio::time::sleep(Duration::milliseconds(50).unsigned_abs()).await;
        mails = browser.get("/dev/mail.json").await.json();
    }
    let links = mails[0]["links"].as_array().unwrap();
    let link = links.iter().filter_map(|link| link.as_str()).find(|link| link.contains("/confirm/")).unwrap();
    site.end(Signal::SIGTERM).await;

    let site = place.serve().await;
    let offered = site.browser().get(&link[link.find("/confirm/").unwrap()..]).await;
    let offered = match offered.status.as_u16() {
        200 => offered,
        _ => panic!("a link from before does not open: {}", offered.text()),
    };
    let mine = offered.press("Confirm my signature").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    site.end(Signal::SIGTERM).await;

    fs::rename(in_data(&place, &format!("secret.key.{old}")), in_data(&place, "secret.key")).unwrap();
    let refused = place.run(&["held"]).await;
    assert!(!refused.status.success() && said(&refused).contains(&old), "the old one opens nothing any more");
}

#[tokio::test]
async fn a_change_that_is_interrupted_anywhere_is_resumed() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url()));
    serves(&place).await;
    let old = fingerprint(&place).await;

    // Killed before any key was rewrapped: the new secret is stored, and the old one is in use.
    fs::write(in_data(&place, "secret.key.next"), OTHER).unwrap();
    serves(&place).await;
    assert_eq!(fingerprint(&place).await, old);
    run(&place, &["secret", "rotate"]).await;
    assert_eq!(read(&in_data(&place, "secret.key")).trim(), OTHER, "the one that was begun with");

    // Killed before the new file replaced the old one.
    let interrupt = || {
        fs::rename(in_data(&place, "secret.key"), in_data(&place, "secret.key.next")).unwrap();
        fs::rename(in_data(&place, &format!("secret.key.{old}")), in_data(&place, "secret.key")).unwrap();
    };
    interrupt();
    serves(&place).await;
    assert_eq!(read(&in_data(&place, "secret.key")).trim(), OTHER, "a start brings it to its end");
    interrupt();
    let told = run(&place, &["secret", "rotate"]).await;
    assert!(told.contains("already"), "{told}");
    assert_eq!(read(&in_data(&place, "secret.key")).trim(), OTHER, "and so does the command");
    serves(&place).await;
}

#[tokio::test]
async fn a_secret_in_the_environment_is_changed_for_a_given_one() {
    let database = TestDatabase::new().await;
    let place = Place::new(Some(database.url())).with("UNDERSIGNED_SECRET_KEY", SECRET);
    serves(&place).await;
    let refused = place.run(&["secret", "rotate"]).await;
    assert!(!refused.status.success() && said(&refused).contains("UNDERSIGNED_NEW_SECRET_KEY"));
    run(&place, &["secret", "rotate", "--new-secret-key", OTHER]).await;
    let told = run(&place, &["secret", "rotate", "--new-secret-key", OTHER]).await;
    assert!(told.contains("already"), "twice is harmless: {told}");
    assert!(!place.run(&["held"]).await.status.success(), "the old one opens nothing any more");
    let place = place.with("UNDERSIGNED_SECRET_KEY", OTHER);
    serves(&place).await;
    let wrong = place.with("UNDERSIGNED_SECRET_KEY", SECRET);
    let refused = wrong
        .run(&["secret", "rotate", "--new-secret-key", "YSB0aGlyZCBzZWNyZXQgb2YgdGhpcnR5LXR3byBieXQ="])
        .await;
    assert!(!refused.status.success(), "nobody changes what they could not open: {}", said(&refused));
}
