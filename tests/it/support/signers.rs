//! People who sign, confirm and leave while things break: each tries until the site answers, and what they were told is
//! kept, so that a test can ask whether it is still true.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fmt,
    net::SocketAddr,
    sync::{Mutex, MutexGuard},
    time::{Duration, Instant},
};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::{
    app::SLUG,
    browser::Browser,
    mailbox::{Mailbox, Message},
    page::Page,
    program::browser_at,
};

/// How long anybody tries before something is wrong; of mail, after the last disturbance: what a killed node held goes on
/// once another one has run undisturbed for fifteen seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// What people were told.
#[derive(Default)]
pub struct Told {
    /// "We have written to you", by address.
    pub taken: BTreeSet<String>,
    /// "You have signed", by name.
    pub signed: BTreeSet<String>,
    /// "Your signature is withdrawn", by name.
    pub gone: BTreeSet<String>,
    /// How often a page came with which status; 502 is of the test, where nobody answered.
    pub statuses: BTreeMap<u16, usize>,
    /// The longest that anybody tried the same thing.
    pub slowest: Duration,
}

pub struct Signers {
    pub mails: Mailbox,
    /// Where the site is now, for each of its nodes.
    pub nodes: Vec<watch::Sender<SocketAddr>>,
    /// When something was broken last.
    disturbed_at: Mutex<Instant>,
    told: Mutex<Told>,
    pub over: CancellationToken,
}

impl Signers {
    pub fn of(nodes: &[SocketAddr], mails: Mailbox) -> Self {
        Self {
            mails,
            nodes: nodes.iter().map(|node| watch::Sender::new(*node)).collect(),
            disturbed_at: Mutex::new(Instant::now()),
            told: Mutex::default(),
            over: CancellationToken::new(),
        }
    }

    pub fn are_disturbed(&self) {
        *self.disturbed_at.lock().unwrap() = Instant::now();
    }

    pub fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap()
    }

    /// Signs for one after the other until it is over, with a pause between them. One in four leaves again.
    pub async fn come(&self, lane: usize, pause: Duration) {
        for turn in 0.. {
            if self.over.is_cancelled() {
                return;
            }
            let name = format!("Person{lane}of{turn}");
            let mine = self.signs(lane, &name, "You have signed").await;
            self.told().signed.insert(name.clone());
            if turn % 4 == 3 {
                self.leaves(lane, &name, mine.url.path()).await;
            }
            tokio::time::sleep(pause).await;
        }
    }

    /// Signs and confirms: this person's own page, which has this heading.
    pub async fn signs(&self, lane: usize, name: &str, heading: &str) -> Page {
        let email = &format!("{}@example.org", name.to_lowercase());
        self.until(lane, "a form is not taken", async |browser| {
            let page = self.noted(browser.get(&format!("/letters/{SLUG}")).await);
            if page.status != 200 {
                return None;
            }
            let form = page.form("Sign").fill("Your name", name).fill("Your email address", email);
            let form = form.choose("Show my name").tick("I agree").tick("Send me news");
            let sent = self.noted(form.submit("Sign").await);
            (sent.status == 200 && sent.url.path().contains("check-your-email")).then_some(sent)
        })
        .await;
        self.told().taken.insert(email.clone());
        let path = &self.confirmation(email).await;
        self.until(lane, "a confirmation is not taken", async |browser| {
            let page = self.noted(browser.get(path).await);
            let page = match page.texts("h1").first().map(String::as_str) {
                // The answer to an earlier try was lost.
                Some("You have confirmed this already") => page.follow("My signature").await,
                Some(_) if page.status == 200 => page.press("Confirm my signature").await,
                _ => return None,
            };
            let page = self.noted(page);
            (page.status == 200 && page.texts("h1") == [heading]).then_some(page)
        })
        .await
    }

    async fn leaves(&self, lane: usize, name: &str, path: &str) {
        self.until(lane, "nobody can leave", async |browser| {
            let page = self.noted(browser.get(path).await);
            let is_gone = page.text().contains("withdrawn");
            if page.status == 200 && !is_gone {
                self.noted(page.press("Withdraw and erase").await);
                return None;
            }
            is_gone.then_some(page)
        })
        .await;
        self.told().gone.insert(name.to_owned());
    }

    /// Tries until the site answers as wanted.
    pub async fn until(
        &self,
        lane: usize,
        what: &str,
        attempt: impl AsyncFn(Browser) -> Option<Page>,
    ) -> Page {
        let began = Instant::now();
        loop {
            let address = *self.nodes[lane % self.nodes.len()].borrow();
            if let Some(page) = attempt(browser_at(address)).await {
                let mut told = self.told();
                told.slowest = told.slowest.max(began.elapsed());
                return page;
            }
            assert!(began.elapsed() < PATIENCE, "{what} for {PATIENCE:?}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The path of the link to confirm in the mail to this address.
    async fn confirmation(&self, email: &str) -> String {
        loop {
            if let Some(link) = self.mails.to(email).iter().find_map(confirmation_link) {
                return url::Url::parse(&link).unwrap().path().to_owned();
            }
            assert!(self.disturbed_at.lock().unwrap().elapsed() < PATIENCE, "no mail to {email}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub fn noted(&self, page: Page) -> Page {
        *self.told().statuses.entry(page.status.as_u16()).or_default() += 1;
        page
    }

    /// Whoever signed and stayed is listed once, whoever left is not, no number is given twice, and nobody was asked to
    /// confirm by two mails.
    pub async fn find_all_as_they_were_told(&self, site: &Browser, replay: &str) {
        let file = site.get(&format!("/letters/{SLUG}/signatories.csv")).await;
        let mut listed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in file.body().lines().skip(1) {
            let mut cells = line.split(',');
            let number = cells.next().unwrap();
            listed.entry(cells.next().unwrap()).or_default().push(number);
        }
        let told = self.told();
        for name in &told.signed {
            let numbers = listed.get(name.as_str()).map_or(0, Vec::len);
            assert_eq!(numbers, usize::from(!told.gone.contains(name)), "{name}, {replay}");
        }
        let numbers: BTreeSet<_> = listed.values().flatten().collect();
        assert_eq!(numbers.len(), listed.values().map(Vec::len).sum::<usize>(), "{replay}");
        for email in &told.taken {
            let mut mails = self.mails.to(email);
            mails.retain(|mail| confirmation_link(mail).is_some());
            let ids: BTreeSet<_> = mails.iter().map(|mail| mail.header("message-id")).collect();
            // What a server had taken when the site was killed may come again, as the same mail.
            assert_eq!(ids.len(), 1, "{email} was asked by {} mails, {replay}", mails.len());
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { taken, signed, gone, statuses, slowest } = self;
        let (taken, signed, gone) = (taken.len(), signed.len(), gone.len());
        write!(f, "{taken} forms taken, {signed} signed, {gone} left; pages by status {statuses:?}; ")?;
        write!(f, "the longest that anybody tried {:.1} s", slowest.as_secs_f64())
    }
}

/// A number that replays a run or makes it longer, from the environment.
pub fn number(name: &str, otherwise: u64) -> u64 {
    env::var(name).ok().map_or(otherwise, |text| text.parse().unwrap())
}

fn confirmation_link(mail: &Message) -> Option<String> {
    mail.links().into_iter().find(|link| link.contains("/confirm/"))
}
