//! With a streaming replica that is behind, or away: nobody is shown who has left, and everybody who has come. And with two
//! nodes behind a balancer, of which one is killed or restarted.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use nix::sys::signal::Signal;
use sqlx::{Connection as _, PgConnection};

use crate::support::{
    app::SECRET,
    balancer::{Balancer, PUBLIC},
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

/// Two nodes as docs/run.md has them.
struct Cluster {
    servers: Servers,
    mails: Mailbox,
    balancer: Balancer,
    place: Place,
}

impl Cluster {
    async fn open() -> Self {
        let servers = tokio::task::spawn_blocking(|| Servers::start(0)).await.unwrap();
        let (mails, balancer) = (Mailbox::open().await, Balancer::open().await);
        let place = Place::new(Some(servers.primary()))
            .with("DATABASE_READ_URL", servers.replica())
            .with("UNDERSIGNED_PUBLIC_URL", PUBLIC)
            .with("UNDERSIGNED_SECRET_KEY", SECRET)
            .with("UNDERSIGNED_TRUSTED_PROXIES", "127.0.0.0/8")
            .with("UNDERSIGNED_SMTP_URL", mails.url())
            .with("UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", "100000");
        Self { servers, mails, balancer, place }
    }

    async fn node(&self, number: u8) -> Program {
        self.place.serve_at(&self.balancer.node(number)).await
    }

    /// Tries again what did not work: the balancer sends no form twice.
    async fn until<Trying: Future<Output = Option<Page>>>(
        &self,
        what: &str,
        attempt: impl Fn(Browser) -> Trying,
    ) -> Page {
        let began = Instant::now();
        loop {
            if let Some(page) = attempt(self.balancer.browser()).await {
                return page;
            }
            assert!(began.elapsed() < Duration::from_secs(20), "{what}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn signs(&self, name: &str) {
        let email = &format!("{}@example.org", name.to_lowercase());
        self.until("a form is not taken", async |browser| {
            let page = browser.get(LETTER).await;
            if page.status != 200 {
                return None;
            }
            let form = page.form("Sign").fill("Your name", name).fill("Your email address", email);
            let sent = form.choose("Show my name").tick("I agree").submit("Sign").await;
            (sent.status == 200).then_some(sent)
        })
        .await;
        let link = &self.mails.link_to(email, "/confirm/").await;
        self.until("a confirmation is not taken", async |browser| {
            let page = browser.get(link).await;
            match page.texts("h1").first().map(String::as_str) {
                Some("You have confirmed this already") => Some(page),
                Some(_) if page.status == 200 => {
                    let mine = page.press("Confirm my signature").await;
                    (mine.status == 200).then_some(mine)
                }
                _ => None,
            }
        })
        .await;
    }
}

#[tokio::test]
async fn behind_a_balancer_signing_goes_on_while_a_node_is_killed_or_restarted() {
    let cluster = Cluster::open().await;
    // Sets up the database, in which each turn of a job is noted.
    assert!(cluster.place.run(&["held"]).await.status.success());
    let mut database = PgConnection::connect(&cluster.servers.primary()).await.unwrap();
    let noted = "create table turn (name text not null);
        create function note_turn() returns trigger language plpgsql as
            $$ begin insert into turn values (new.name); return null; end $$;
        create trigger noted after update on job for each row
            when (old.held_by is not null and new.held_by is null) execute function note_turn()";
    sqlx::raw_sql(noted).execute(&mut database).await.unwrap();
    let (first, second) = tokio::join!(cluster.node(1), cluster.node(2));
    let typed = cluster.balancer.browser_without_tls().get(LETTER).await;
    assert_eq!((typed.status.as_u16(), typed.header("location")), (301, &*format!("{PUBLIC}{LETTER}")));

    let (count, over) = (Cell::new(0), Cell::new(false));
    let people = async {
        while !over.get() {
            cluster.signs(&format!("Signer{}", letters(count.get()))).await;
            count.set(count.get() + 1);
        }
    };
    // Some sign before each thing that happens, and some after it.
    let some_sign = async || {
        let before = count.get();
        while count.get() < before + 3 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let happens = async {
        some_sign().await;
        first.slay().await;
        some_sign().await;
        let first = cluster.node(1).await;
        some_sign().await;
        let (ended, _) = second.end(Signal::SIGTERM).await;
        assert!(ended.success());
        some_sign().await;
        let second = cluster.node(2).await;
        some_sign().await;
        over.set(true);
        (first, second)
    };
    let ((), (first, second)) = tokio::join!(people, happens);

    // What one has heard, the other asks within a second.
    tokio::time::sleep(Duration::from_millis(1100)).await;
    for node in [&first, &second] {
        let browser = node.browser();
        assert_eq!(crate::replicas::count(&browser).await, count.get());
        let list = browser.get(&format!("{LETTER}/signatories.csv")).await;
        for number in 0..count.get() {
            let name = format!(",Signer{},", letters(number));
            assert_eq!(list.body().matches(&name).count(), 1, "{name} {}", list.body());
        }
    }
    let hourly = "select name, count(*) from turn
        where name in ('remind', 'purge submissions', 'forget addresses') group by name order by name";
    let turns: Vec<(String, i64)> = sqlx::query_as(hourly).fetch_all(&mut database).await.unwrap();
    let expected = ["forget addresses", "purge submissions", "remind"].map(|name| (name.to_owned(), 1));
    assert_eq!(turns, expected, "jobs of an hour, of four starts");
    first.slay().await;
    second.slay().await;
}

/// A number as letters: a name has no digits.
fn letters(number: i64) -> String {
    number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}
