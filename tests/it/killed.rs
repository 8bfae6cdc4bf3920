//! The site and its database are killed (SIGKILL) again and again while people sign, confirm and leave: nothing that
//! anybody was told is lost, and nobody is counted twice.
//!
//! `SEED` replays an order of kills, `KILLS` says how many; `script/soak killed` takes two hundred.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    net::SocketAddr,
    sync::Mutex,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::{join, sync::watch};
use tokio_util::sync::CancellationToken;

use crate::support::{
    app::SLUG,
    mailbox::{Mailbox, Message},
    page::Page,
    program::{Place, browser_at},
};

/// How many people do something at one time.
const LANES: usize = 8;

/// How long anybody tries before something is wrong; of mail, after the last kill: what a killed node held goes on once
/// another one has run undisturbed for fifteen seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// After so many kills there is a while in which what was held goes on.
const STORM: u64 = 10;
const CALM: Duration = Duration::from_secs(20);

/// What people were told.
#[derive(Default)]
struct Told {
    /// "We have written to you."
    taken: BTreeSet<String>,
    /// "You have signed."
    signed: BTreeSet<String>,
    /// "Your signature is withdrawn."
    gone: BTreeSet<String>,
}

struct Scene {
    mails: Mailbox,
    address: watch::Sender<SocketAddr>,
    killed_at: Mutex<Instant>,
    told: Mutex<Told>,
    over: CancellationToken,
}

impl Scene {
    /// Tries until the site answers as wanted.
    async fn until<Trying: Future<Output = Option<Page>>>(
        &self,
        what: &str,
        attempt: impl Fn(SocketAddr) -> Trying,
    ) -> Page {
        let began = Instant::now();
        loop {
            let address = *self.address.borrow();
            if let Some(page) = attempt(address).await {
                return page;
            }
            assert!(began.elapsed() < PATIENCE, "{what} for {PATIENCE:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The path of the link to confirm in the mail to this address.
    async fn confirmation(&self, email: &str) -> String {
        loop {
            if let Some(link) = confirmations(&self.mails.messages(), email).first().and_then(link) {
                return url::Url::parse(&link).unwrap().path().to_owned();
            }
            assert!(self.killed_at.lock().unwrap().elapsed() < PATIENCE, "no mail to {email}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn one(&self, name: &str, leaves: bool) {
        let email = format!("{}@example.org", name.to_lowercase());
        self.until("a form is not taken", |address| {
            let email = &email;
            async move {
                let page = browser_at(address).get(&format!("/letters/{SLUG}")).await;
                if page.status != 200 {
                    return None;
                }
                let form = page.form("Sign").fill("Your name", name).fill("Your email address", email);
                let sent = form.choose("Show my name").tick("I agree").submit("Sign").await;
                (sent.status == 200 && sent.url.path().contains("check-your-email")).then_some(sent)
            }
        })
        .await;
        self.told.lock().unwrap().taken.insert(email.clone());
        let path = &self.confirmation(&email).await;
        let mine = self
            .until("a confirmation is not taken", |address| async move {
                let page = browser_at(address).get(path).await;
                let page = match page.texts("h1").first().map(String::as_str) {
                    // The answer to an earlier try was lost.
                    Some("You have confirmed this already") => page.follow("My signature").await,
                    Some(_) if page.status == 200 => page.press("Confirm my signature").await,
                    _ => return None,
                };
                (page.status == 200 && page.texts("h1") == ["You have signed"]).then_some(page)
            })
            .await;
        self.told.lock().unwrap().signed.insert(name.to_owned());
        if !leaves {
            return;
        }
        let path = mine.url.path();
        self.until("nobody can leave", |address| async move {
            let page = browser_at(address).get(path).await;
            let is_gone = page.text().contains("withdrawn");
            if page.status == 200 && !is_gone {
                page.press("Withdraw and erase").await;
                return None;
            }
            is_gone.then_some(page)
        })
        .await;
        self.told.lock().unwrap().gone.insert(name.to_owned());
    }

    async fn people(&self, lane: usize) {
        for turn in 0.. {
            if self.over.is_cancelled() {
                return;
            }
            self.one(&format!("Person{lane}of{turn}"), turn % 4 == 3).await;
        }
    }
}

/// The mails that ask this address to confirm.
fn confirmations(mails: &[Message], email: &str) -> Vec<Message> {
    let asks = |mail: &&Message| mail.to.iter().any(|to| to == email) && link(mail).is_some();
    mails.iter().filter(asks).cloned().collect()
}

fn link(mail: &Message) -> Option<String> {
    mail.links().into_iter().find(|link| link.contains("/confirm/"))
}

fn number(name: &str, otherwise: u64) -> u64 {
    env::var(name).ok().map_or(otherwise, |text| text.parse().unwrap())
}

#[tokio::test]
async fn whatever_is_killed_nothing_that_was_told_is_lost() {
    let seed = number("SEED", fastrand::u64(..));
    println!("SEED={seed}");
    let mut chance = fastrand::Rng::with_seed(seed);
    let mails = Mailbox::open().await;
    let place = Place::new(None)
        .with("UNDERSIGNED_SMTP_URL", mails.url())
        .with("UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", "100000")
        .with("UNDERSIGNED_LIMIT_SIGNATURES_PER_MINUTE", "100000");
    let mut node = place.serve().await;
    let (address, _) = watch::channel(node.address);
    let over = CancellationToken::new();
    let killed_at = Mutex::new(Instant::now());
    let scene = Scene { mails, address, killed_at, told: Mutex::default(), over };
    let people = join_all((0..LANES).map(|lane| scene.people(lane)));
    let kills = async {
        for turn in 0..number("KILLS", 8) {
            let calm = if turn > 0 && turn % STORM == 0 { CALM } else { Duration::ZERO };
            tokio::time::sleep(calm + Duration::from_millis(chance.u64(300..3000))).await;
            *scene.killed_at.lock().unwrap() = Instant::now();
            if chance.bool() {
                node.slay().await;
                node = place.serve().await;
                scene.address.send_replace(node.address);
            } else {
                let noted = place.data().join("postgres/cluster/postmaster.pid");
                // It is not there while the server starts.
                let pid = fs::read_to_string(noted).ok().and_then(|noted| noted.lines().next()?.parse().ok());
                if let Some(pid) = pid {
                    let _ = kill(Pid::from_raw(pid), Signal::SIGKILL);
                }
            }
        }
        scene.over.cancel();
        node
    };
    let (_, node) = join!(people, kills);

    let Scene { mails, told, .. } = scene;
    let told = told.into_inner().unwrap();
    let file = node.browser().get(&format!("/letters/{SLUG}/signatories.csv")).await;
    let mut listed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in file.body().lines().skip(1) {
        let mut cells = line.split(',');
        let number = cells.next().unwrap();
        listed.entry(cells.next().unwrap()).or_default().push(number);
    }
    for name in &told.signed {
        let numbers = listed.get(name.as_str()).map_or(0, Vec::len);
        assert_eq!(numbers, usize::from(!told.gone.contains(name)), "{name}, SEED={seed}");
    }
    let numbers: BTreeSet<_> = listed.values().flatten().collect();
    assert_eq!(numbers.len(), listed.values().map(Vec::len).sum::<usize>(), "SEED={seed}");
    let received = mails.messages();
    for email in &told.taken {
        let mails = confirmations(&received, email);
        let ids: BTreeSet<_> = mails.iter().map(|mail| mail.header("message-id")).collect();
        // What a server had taken when the site was killed may come again, as the same mail.
        assert_eq!(ids.len(), 1, "{email} was asked by {} mails, SEED={seed}", mails.len());
    }
    let doctor = place.run(&["doctor"]).await;
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(said.contains("ok   counts: agree with the rows"), "{said} SEED={seed}");
    println!("{} signed, {} left, {} forms taken", told.signed.len(), told.gone.len(), told.taken.len());
    node.slay().await;
}
