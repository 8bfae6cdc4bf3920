//! With a streaming replica that is behind, or away: nobody is shown who has left, and everybody who has come.

use std::time::{Duration, Instant};

use crate::support::{
    browser::Browser,
    mailbox::{Mailbox, Message},
    page::Page,
    program::{Place, Program},
    replica::Servers,
};

const LETTER: &str = "/letters/night-bus";

struct Scene {
    servers: Servers,
    mails: Mailbox,
    node: Program,
    other: Program,
    _place: Place,
}

impl Scene {
    async fn behind_by(milliseconds: u32) -> Self {
        let servers = tokio::task::spawn_blocking(move || Servers::start(milliseconds)).await.unwrap();
        let mails = Mailbox::open().await;
        let place = Place::new(Some(servers.primary()))
            .with("DATABASE_READ_URL", servers.replica())
            .with("UNDERSIGNED_SMTP_URL", mails.url())
            .with("UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", "100000");
        let node = place.serve().await;
        let other = place.serve().await;
        Self { servers, mails, node, other, _place: place }
    }

    /// This person's own page, after they have signed and confirmed.
    async fn signs(&self, name: &str) -> Page {
        let browser = self.node.browser();
        let form = browser.get(LETTER).await;
        let email = format!("{}@example.org", name.to_lowercase());
        let form = form.form("Sign").fill("Your name", name).fill("Your email address", &email);
        let sent = form.choose("Show my name").tick("I agree").submit("Sign").await;
        assert_eq!(sent.status, 200, "{}", sent.text());
        let began = Instant::now();
        loop {
            let mails = self.mails.messages();
            let mut links = mails.iter().filter(|mail| mail.to[0] == email).flat_map(Message::links);
            if let Some(link) = links.find(|link| link.contains("/confirm/")) {
                let path = url::Url::parse(&link).unwrap().path().to_owned();
                return browser.get(&path).await.press("Confirm my signature").await;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "no mail");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Whether each public place of a letter shows this name.
async fn shown(browser: &Browser, name: &str) -> Vec<bool> {
    let mut shown = Vec::new();
    for path in
        ["", "/signatories", "/signatories.csv", "/signatories.json?limit=1000", "/signatories?q=signer"]
    {
        let page = browser.get(&format!("{LETTER}{path}")).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body());
        shown.push(page.body().contains(name));
    }
    shown
}

async fn count(browser: &Browser) -> i64 {
    browser.get(&format!("{LETTER}/figures.json")).await.json()["count"].as_i64().unwrap()
}

#[tokio::test]
async fn a_replica_behind_shows_nobody_who_has_left_and_all_who_came() {
    for behind in [20, 200] {
        let scene = Scene::behind_by(behind).await;
        let (here, there) = (scene.node.browser(), scene.other.browser());
        for turn in 1..=5 {
            let name = format!("Signer{turn}of{behind}");
            let mine = scene.signs(&name).await;
            assert_eq!(shown(&here, &name).await, [true; 5], "{name} has just signed");
            assert_eq!(count(&here).await, 1);
            // The other node hears of it at once, or asks within a second.
            tokio::time::sleep(Duration::from_millis(1100)).await;
            assert_eq!(shown(&there, &name).await, [true; 5], "{name}, on the other node");
            let gone = here.get(mine.url.path()).await.press("Withdraw and erase").await;
            assert_eq!(gone.status, 200);
            assert_eq!(shown(&here, &name).await, [false; 5], "{name} has just left");
            assert_eq!(count(&here).await, 0);
            tokio::time::sleep(Duration::from_millis(1100)).await;
            assert_eq!(shown(&there, &name).await, [false; 5], "{name}, on the other node");
            assert_eq!(count(&there).await, 0);
        }
        scene.node.slay().await;
        scene.other.slay().await;
    }
}

#[tokio::test]
async fn a_replica_that_is_away_keeps_nobody_waiting() {
    let mut scene = Scene::behind_by(0).await;
    let browser = scene.node.browser();
    scene.signs("Signera").await;
    assert_eq!(shown(&browser, "Signera").await, [true; 5]);
    scene.servers.lose_replica();
    scene.signs("Signerb").await;
    let began = Instant::now();
    assert_eq!(browser.get(LETTER).await.status, 200);
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(shown(&browser, "Signerb").await, [true; 5]);
    assert!(began.elapsed() < Duration::from_secs(4), "not each of them finds out again");
    scene.node.slay().await;
    scene.other.slay().await;
}
