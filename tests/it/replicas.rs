//! With a streaming replica that is behind, or away: nobody is shown who has left, and everybody who has come.

use std::time::{Duration, Instant};

use crate::support::{
    browser::Browser,
    mailbox::Mailbox,
    page::Page,
    program::{Place, Program},
    replica::Servers,
    wire::{Proxy, Wire},
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

    async fn signs(&self, name: &str) -> Page {
        self.node.signs(name, &self.mails).await
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

/// The replica lacks the last of what was done: somebody has signed, and somebody has left.
#[tokio::test]
async fn after_a_promotion_nobody_is_back_and_no_number_is_given_twice() {
    let servers = tokio::task::spawn_blocking(|| Servers::start(0)).await.unwrap();
    let wire = Proxy::to(&servers.primary()).await;
    let mails = Mailbox::open().await;
    let place = Place::new(Some(wire.url())).with("UNDERSIGNED_SMTP_URL", mails.url());
    let node = place.serve().await;
    let browser = node.browser();
    let ada = node.signs("Signera", &mails).await;
    node.signs("Signerb", &mails).await;

    let mut servers = tokio::task::spawn_blocking(move || {
        servers.part();
        servers
    })
    .await
    .unwrap();
    node.signs("Signerc", &mails).await;
    assert_eq!(browser.get(ada.url.path()).await.press("Withdraw and erase").await.status, 200);
    let before = browser.get(&format!("{LETTER}/signatories.csv")).await;
    assert!(before.body().contains("Signerc") && !before.body().contains("Signera"));

    wire.is_now(Wire::Cut);
    let servers = tokio::task::spawn_blocking(move || {
        servers.promote();
        servers
    })
    .await
    .unwrap();
    wire.leads_to(&servers.replica());
    wire.is_now(Wire::Whole);

    let began = Instant::now();
    let asks_again = node.browser().with_header("if-none-match", before.header("etag"));
    loop {
        let after = asks_again.get(&format!("{LETTER}/signatories.csv")).await;
        let is_right =
            after.status == 200 && !after.body().contains("Signera") && !after.body().contains("Signerc");
        if is_right && after.body().contains("Signerb") {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{} {}", after.status, after.body());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(shown(&browser, "Signera").await, [false; 5]);
    assert_eq!(shown(&browser, "Signerc").await, [false; 5]);
    assert_eq!(shown(&browser, "Signerb").await, [true; 5]);
    let dan = node.signs("Signerd", &mails).await;
    dan.assert_says("Yours is signature number 4");
    node.slay().await;
    drop(servers);
}
