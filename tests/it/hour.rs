//! An hour with a fault every minute: people sign, confirm and leave at two nodes, a moderator decides, files are taken,
//! an update goes to all who want it, and one thing after the other breaks. `script/soak hour` runs it; `MINUTES` says
//! for how long, `SEED` replays an order of faults.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    sync::{Arc, Mutex as Locked},
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use nix::sys::signal::Signal;
use sqlx::{Connection as _, PgConnection};
use strum::VariantArray;
use tokio::{join, sync::Mutex};

use crate::{
    organizers::{PASSWORD, sign_in},
    support::{
        app::{SECRET, SLUG},
        browser::Browser,
        mailbox::{Mailbox, Mood},
        program::{Place, Program, browser_at},
        replica::Servers,
        signers::{Signers, number},
        wire::{Proxy, Wire},
    },
    updates::{FILE, UPDATES, figures, send},
};

const OWNER: &str = "ola@example.org";

/// How many people do something at one time, and how long each waits before the next comes.
const LANES: usize = 8;
const PAUSE: Duration = Duration::from_secs(1);

/// How long a thing stays broken at most.
const BROKEN: Duration = Duration::from_secs(15);

/// How long the site may take to send what it owes when nothing breaks any more.
const PATIENCE: Duration = Duration::from_secs(300);

#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
enum Fault {
    NodeKilled,
    NodeRestarted,
    NodeFrozen,
    DatabaseCrashes,
    DatabaseSilent,
    DatabaseCutOff,
    DatabaseOnlyReads,
    TableLocked,
    MailRefused,
    MailGreylisted,
    MailDroppedAfterData,
    MailHangs,
}

/// Two nodes, the wire to their database, and a mail server. The first node runs all the time; faults of a node are
/// those of the second.
struct Scene {
    servers: Arc<Locked<Servers>>,
    wire: Proxy,
    signers: Signers,
    steady: Program,
    place: Place,
    shaken: Place,
    /// The second node, while it runs.
    second: Mutex<Option<Program>>,
    /// From when to when which fault was.
    faults: RefCell<Vec<(Fault, Instant, Instant)>>,
}

impl Scene {
    async fn open(names: &[String]) -> Self {
        let servers = tokio::task::spawn_blocking(|| Servers::alone(&[], &[])).await.unwrap();
        let (wire, mails) = (Proxy::to(&servers.primary()).await, Mailbox::open().await);
        let place = |mails: &Mailbox| {
            Place::new(Some(wire.url()))
                .with("UNDERSIGNED_SECRET_KEY", SECRET)
                .with("UNDERSIGNED_SMTP_URL", mails.url())
                .with("UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", "100000")
                .with("UNDERSIGNED_LIMIT_SIGNATURES_PER_MINUTE", "100000")
        };
        let first = place(&mails);
        first.write(&format!("letters/{SLUG}/watch.txt"), &names.join("\n"));
        let update = "+++\ntitle = \"A first answer\"\n+++\n\nThe council reads us.\n";
        first.write(&format!("letters/{SLUG}/updates/{FILE}.md"), update);
        let letters = first.folder().join("letters");
        let shaken = place(&mails).with("UNDERSIGNED_LETTERS", letters.to_str().unwrap());
        let steady = first.serve().await;
        let second = shaken.serve().await;
        let signers = Signers::of(&[steady.address, second.address], mails);
        let servers = Arc::new(Locked::new(servers));
        let (second, faults) = (Mutex::new(Some(second)), RefCell::default());
        Self { servers, wire, signers, steady, place: first, shaken, second, faults }
    }

    async fn database(&self) -> PgConnection {
        let url = self.servers.lock().unwrap().primary();
        // After a silence, sessions that both nodes have left hold all places for a moment.
        for _ in 0..30 {
            if let Ok(connection) = PgConnection::connect(&url).await {
                return connection;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        PgConnection::connect(&url).await.unwrap()
    }

    async fn number(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&mut self.database().await).await.unwrap()
    }

    async fn second_serves(&self) {
        let program = self.shaken.serve().await;
        self.signers.nodes[1].send_replace(program.address);
        *self.second.lock().await = Some(program);
    }

    /// Breaks something, and mends it.
    async fn breaks(&self, fault: Fault) {
        let mails = &self.signers.mails;
        match fault {
            Fault::NodeKilled => {
                let taken = self.second.lock().await.take();
                taken.unwrap().slay().await;
                tokio::time::sleep(Duration::from_secs(5)).await;
                self.second_serves().await;
            }
            Fault::NodeRestarted => {
                let taken = self.second.lock().await.take();
                taken.unwrap().end(Signal::SIGTERM).await;
                self.second_serves().await;
            }
            Fault::NodeFrozen => {
                let second = self.second.lock().await;
                second.as_ref().unwrap().signal(Signal::SIGSTOP);
                tokio::time::sleep(BROKEN).await;
                second.as_ref().unwrap().signal(Signal::SIGCONT);
            }
            Fault::DatabaseCrashes => {
                let servers = Arc::clone(&self.servers);
                let crash = move || servers.lock().unwrap().crash(Duration::from_secs(5));
                tokio::task::spawn_blocking(crash).await.unwrap();
            }
            Fault::DatabaseSilent | Fault::DatabaseCutOff => {
                let is_cut = fault == Fault::DatabaseCutOff;
                self.wire.is_now(if is_cut { Wire::Cut } else { Wire::Silent });
                tokio::time::sleep(BROKEN).await;
                self.wire.is_now(Wire::Whole);
            }
            Fault::DatabaseOnlyReads => {
                let mut database = self.database().await;
                for (setting, pause) in
                    [("set default_transaction_read_only = on", BROKEN), ("reset all", Duration::ZERO)]
                {
                    let statement = sqlx::AssertSqlSafe(format!("alter system {setting}"));
                    sqlx::raw_sql(statement).execute(&mut database).await.unwrap();
                    sqlx::raw_sql("select pg_reload_conf()").execute(&mut database).await.unwrap();
                    tokio::time::sleep(pause).await;
                }
            }
            Fault::TableLocked => {
                let mut database = self.database().await;
                let mut lock = database.begin().await.unwrap();
                // It waits for those who use it, who wait for it.
                let locked = "set local lock_timeout = '5s'; lock table submission in access exclusive mode";
                if sqlx::raw_sql(locked).execute(&mut *lock).await.is_ok() {
                    tokio::time::sleep(BROKEN).await;
                }
                lock.rollback().await.unwrap();
            }
            Fault::MailRefused => {
                mails.take_at_once(0);
                tokio::time::sleep(BROKEN).await;
                mails.take_at_once(usize::MAX);
            }
            Fault::MailGreylisted | Fault::MailDroppedAfterData | Fault::MailHangs => {
                let mood = match fault {
                    Fault::MailGreylisted => Mood::RefuseRecipient("450 4.2.0 Greylisted, try again"),
                    Fault::MailDroppedAfterData => Mood::DropAfterMessage,
                    _ => Mood::HangAtGreeting,
                };
                mails.meet(50, mood);
                tokio::time::sleep(BROKEN).await;
                mails.meet_well();
            }
        }
    }

    /// One fault a minute, each kind in its turn and in an order of chance.
    async fn break_one_thing_after_the_other(&self, minutes: u64, chance: &mut fastrand::Rng) {
        let began = Instant::now();
        let mut waiting = Vec::new();
        for minute in 0..minutes {
            if waiting.is_empty() {
                waiting = Fault::VARIANTS.to_vec();
                chance.shuffle(&mut waiting);
            }
            let fault = waiting.pop().unwrap();
            let at = Duration::from_secs(60 * minute + chance.u64(2..25));
            tokio::time::sleep(at.saturating_sub(began.elapsed())).await;
            self.signers.are_disturbed();
            let from = Instant::now();
            println!("after {:.0} s: {fault:?}", began.elapsed().as_secs_f64());
            self.breaks(fault).await;
            self.signers.are_disturbed();
            self.faults.borrow_mut().push((fault, from, Instant::now()));
            tokio::time::sleep(Duration::from_secs(60 * (minute + 1)).saturating_sub(began.elapsed())).await;
        }
        self.signers.over.cancel();
    }

    /// Signs with watched names, of which the moderator publishes the one and rejects the next.
    async fn moderate(&self, names: &[String]) -> (usize, usize) {
        let browser = self.steady.browser();
        sign_in(&browser, OWNER, PASSWORD).await;
        let (mut published, mut rejected) = (0, 0);
        for name in names {
            if self.signers.over.is_cancelled() {
                break;
            }
            let mine = self.signers.signs(0, name, "Your signature is waiting for an organizer").await;
            let stands = published <= rejected;
            let heading = if stands { "You have signed" } else { "Your signature was not published" };
            let queue = format!("/organize/letters/{SLUG}/queue");
            self.signers
                .until(0, "nobody can decide", async |anybody| {
                    let page = self.signers.noted(anybody.get(mine.url.path()).await);
                    if page.status == 200 && page.texts("h1") == [heading] {
                        return Some(page);
                    }
                    let waits = self.signers.noted(browser.get(&queue).await);
                    if waits.status == 200 && waits.text().contains(name) {
                        let form = waits.form(if stands { "Publish" } else { "Reject" });
                        let decided = if stands {
                            form.submit("Publish").await
                        } else {
                            form.fill("Reason, if it does not stand", "Not they.").submit("Reject").await
                        };
                        self.signers.noted(decided);
                    }
                    None
                })
                .await;
            self.signers.told().signed.insert(name.clone());
            if stands {
                published += 1;
            } else {
                self.signers.told().gone.insert(name.clone());
                rejected += 1;
            }
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
        (published, rejected)
    }

    /// Takes files all the time: how many came whole, and how many not at all or broken off.
    async fn take_files(&self) -> (usize, usize) {
        let (mut whole, mut broken) = (0, 0);
        for kind in ["csv", "json", "xlsx", "ndjson"].iter().cycle() {
            if self.signers.over.is_cancelled() {
                break;
            }
            let taken = self.steady.reader().take(&format!("/letters/{SLUG}/signatories.{kind}")).await;
            match taken.map(|file| self.signers.noted(file).status.as_u16()) {
                Some(200) => whole += 1,
                _ => broken += 1,
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        (whole, broken)
    }

    /// Reads the letter all the time: the longest time in which a node did not show it.
    async fn read(&self, node: usize) -> Duration {
        let (mut longest, mut seen) = (Duration::ZERO, Instant::now());
        while !self.signers.over.is_cancelled() {
            let address = *self.signers.nodes[node].borrow();
            let page = browser_at(address).get(&format!("/letters/{SLUG}")).await;
            if self.signers.noted(page).status == 200 {
                longest = longest.max(seen.elapsed());
                seen = Instant::now();
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        longest
    }

    /// Sends the update to all who have asked for news so far.
    async fn broadcast(&self, after: Duration, owner: &Browser) {
        tokio::time::sleep(after).await;
        let path = format!("{UPDATES}/{FILE}");
        self.signers
            .until(0, "the update is not sent", async |_| {
                let page = self.signers.noted(owner.get(&path).await);
                if page.status == 200 && page.text().contains("All together") {
                    return Some(page);
                }
                if page.status == 200 {
                    self.signers.noted(send(&page).await);
                }
                None
            })
            .await;
    }

    async fn until_nothing_is_owed(&self) {
        let began = Instant::now();
        // What is due on another day is not owed now.
        let owed =
            "select count(*) from outbox where state = 'waiting' and due_at < now() + interval '1 hour'";
        while self.number(owed).await > 0 {
            assert!(began.elapsed() < PATIENCE, "{} mails are still owed", self.number(owed).await);
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        println!("nothing owed {:.0} s after the last minute", began.elapsed().as_secs_f64());
    }

    /// Each mail came once, but for those that were under way while something was broken: whether these arrived, nobody
    /// can tell (RFC 5321, 6.1).
    fn mails_came_once(&self) {
        let mut arrived: BTreeMap<String, Vec<Instant>> = BTreeMap::new();
        for message in self.signers.mails.messages() {
            arrived
                .entry(message.header("message-id").unwrap())
                .or_default()
                .push(message.arrived_at.unwrap());
        }
        let all: usize = arrived.values().map(Vec::len).sum();
        let faults = self.faults.borrow();
        let mut by_fault: BTreeMap<String, usize> = BTreeMap::new();
        for times in arrived.values().filter(|times| times.len() > 1) {
            let slack = Duration::from_secs(2);
            let during =
                faults.iter().find(|(_, from, to)| times[0] + slack >= *from && times[0] <= *to + slack);
            let why = during.map_or("nothing was broken".into(), |(fault, ..)| format!("{fault:?}"));
            *by_fault.entry(why).or_default() += times.len() - 1;
        }
        println!("{} mails, {} of them twice: {by_fault:?}", all, all - arrived.len());
        assert!(!by_fault.contains_key("nothing was broken"), "{by_fault:?}");
    }
}

#[tokio::test]
#[ignore = "takes an hour: script/soak hour"]
async fn an_hour_with_a_fault_every_minute_loses_nothing() {
    let (seed, minutes) = (number("SEED", fastrand::u64(..)), number("MINUTES", 60));
    println!("SEED={seed}");
    let mut chance = fastrand::Rng::with_seed(seed);
    let watched: Vec<_> = (0..2000).map(|at| format!("Watched{at}Person")).collect();
    let scene = Scene::open(&watched).await;
    let added = scene.place.run(&["organizer", "add", OWNER, "--role", "owner"]).await;
    let said = String::from_utf8_lossy(&added.stdout).into_owned();
    let welcome = said.split_whitespace().find(|word| word.contains("/organize/welcome/")).unwrap();
    let path = url::Url::parse(welcome).unwrap().path().to_owned();
    let owner = scene.steady.browser();
    owner.get(&path).await.form("Set password").fill("New password", PASSWORD).send().await;

    let signers = &scene.signers;
    let memory = scene.steady.memory();
    let ((), _, moderated, files, first, second, ()) = join!(
        scene.break_one_thing_after_the_other(minutes, &mut chance),
        join_all((0..LANES).map(|lane| signers.come(lane, PAUSE))),
        scene.moderate(&watched),
        scene.take_files(),
        scene.read(0),
        scene.read(1),
        scene.broadcast(Duration::from_secs(60 * minutes / 4), &owner),
    );
    println!("{}", signers.told());
    println!("moderated: {moderated:?}; files whole and broken off: {files:?}");
    let outages = [first, second].map(|longest| format!("{:.1} s", longest.as_secs_f64()));
    println!("longest time without the letter's page: {outages:?}");
    println!("memory of the node that stayed: {memory} MiB, then {} MiB", scene.steady.memory());
    scene.until_nothing_is_owed().await;
    let update = figures(&owner.get(&format!("{UPDATES}/{FILE}")).await);
    println!("the update: {update:?}");
    scene.mails_came_once();
    signers.find_all_as_they_were_told(&scene.steady.browser(), &format!("SEED={seed}")).await;
    let doctor = scene.place.run(&["doctor"]).await;
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    let second = scene.second.lock().await.take().unwrap();
    let mut errors = Vec::new();
    for node in [scene.steady, second] {
        let (_, log) = node.end(Signal::SIGTERM).await;
        errors.extend(log.lines().filter(|line| line.contains("\"ERROR\"")).map(str::to_owned));
    }
    for error in &errors {
        println!("{error}");
    }
    assert!(errors.is_empty(), "{} errors", errors.len());
    assert_eq!(signers.told().statuses.get(&500), None, "nothing breaks on our side");
    assert_eq!(update["Taken by the mail server"], update["All together"]);
    assert!(said.contains("ok   counts: agree with the rows"), "{said}");
}
