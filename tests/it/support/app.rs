//! The whole site for one test: its own database and folder of letters, a clock that only the test moves,
//! and the mail that it sends. A second node, or the site after a restart, is opened from clones of its
//! parts.

use std::{
    collections::BTreeMap,
    env, fs,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, Response},
};
use ipnet::IpNet;
use sqlx::AssertSqlSafe;
use time::{OffsetDateTime, macros::datetime};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};
use tower::ServiceExt;
use uuid::Uuid;

use super::{
    browser::Browser, database::TestDatabase, form::Form, log, mail::Mail, mailbox::Mailbox, page::Page,
};
use undersigned::{
    app::App,
    audit::Who,
    background, chunks,
    clock::Clock,
    config::{Config, Limits, MAIL_CONNECTIONS},
    database::Pools,
    http::{
        listen,
        router::{self, SiteService},
    },
    keys::Secret,
    letters::{ChangeKind, library::text_changes::ChangeDecision},
    mail::{EmailAddress, Worker},
    moderation::reports::Report,
    signing::{
        signature::{Signature, address::SealedAddress},
        signer::{edit::Waiting, reconsent::Decided},
    },
};

/// How long an answer may take: long, because a busy machine is not a fault of the site.
const SLOWEST_ANSWER: Duration = Duration::from_secs(600);

/// The start of a queue, before all waiting items.
pub const FRONT: (OffsetDateTime, Uuid) = (OffsetDateTime::UNIX_EPOCH, Uuid::nil());

/// The time of a test that sets no other.
pub const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

/// The letter of a test that needs no other: small, and written for these tests.
pub const SLUG: &str = "night-bus";

/// The title of that letter.
pub const TITLE: &str = "Keep the night bus";

const LETTER: &str = "
Dear council,

the last bus home leaves at 1:40. Without it we walk, along a road that has no pavement.

Keep it running.
";

/// 32 bytes in base64: the secret of every site in these tests.
pub const SECRET: &str = "dGhlIHNlY3JldCBvZiBldmVyeSBzaXRlIGluIHRlc3Q=";

/// What mail providers know, for their hooks.
pub const HOOK_SECRET: &str = "the-path-of-the-hooks";

/// The network addresses of the site's own machine, and of all other visitors.
const LOOPBACK: &str = "127.0.0.1";
const ELSEWHERE: &str = "203.0.113.9";

/// The settings of a site, before it is opened.
pub struct Plan {
    files: BTreeMap<String, Vec<u8>>,
    folder: Option<PathBuf>,
    public_url: Option<String>,
    with_mail_server: bool,
    bounce_mailbox: Option<String>,
    listens: bool,
    trusted_proxies: Vec<IpNet>,
    limits: Limits,
    mail_per_hour: Option<NonZeroU32>,
    mail_per_day: Option<NonZeroU32>,
    owners_need_second_factor: bool,
    spool: &'static str,
    database: Option<TestDatabase>,
    now: OffsetDateTime,
}

pub struct TestApp {
    pub site: App,
    pub clock: Clock,
    pub router: SiteService,
    worker: Worker,
    ground: Arc<Ground>,
    _listening: Option<AbortOnDropHandle<()>>,
}

/// What nodes share, and what outlasts a restart.
struct Ground {
    database: TestDatabase,
    letters: PathBuf,
    is_ours: bool,
    config: Config,
    mail_server: Option<Mailbox>,
}

impl Drop for Ground {
    fn drop(&mut self) {
        if self.is_ours {
            let _ = fs::remove_dir_all(&self.letters);
        }
    }
}

impl TestApp {
    /// A site with one letter, in development mode.
    pub async fn new() -> Self {
        Self::plan().open().await
    }

    /// The same, with settings to change before it opens.
    pub fn plan() -> Plan {
        Plan {
            files: BTreeMap::new(),
            folder: None,
            public_url: None,
            with_mail_server: false,
            bounce_mailbox: None,
            listens: false,
            trusted_proxies: Vec::new(),
            limits: Limits::default(),
            mail_per_hour: None,
            mail_per_day: None,
            owners_need_second_factor: false,
            spool: "2GB",
            database: None,
            now: NOW,
        }
        .front("")
    }

    /// Another node on the same database, letters and mail server.
    pub async fn second_node(&self) -> Self {
        Self::open(self.ground.clone(), self.clock.clone(), None).await
    }

    /// Another node on the same database, with its own folder of letters.
    pub async fn second_node_with(&self, letters: &Path) -> Self {
        let config = Config { letters: letters.to_owned(), ..self.ground.config.clone() };
        Self::open_so(self.ground.clone(), config, self.clock.clone(), None).await
    }

    /// Drops everything that is in memory, and opens the site again.
    pub async fn restart(self) -> Self {
        let (ground, clock) = (self.ground.clone(), self.clock.clone());
        drop(self);
        Self::open(ground, clock, None).await
    }

    async fn open(ground: Arc<Ground>, clock: Clock, listener: Option<TcpListener>) -> Self {
        let config = ground.config.clone();
        Self::open_so(ground, config, clock, listener).await
    }

    async fn open_so(
        ground: Arc<Ground>,
        config: Config,
        clock: Clock,
        listener: Option<TcpListener>,
    ) -> Self {
        log::keep();
        let address = listener.as_ref().map_or(ground.config.listen, |it| it.local_addr().unwrap());
        let public = ground.config.public_url(address.port());
        let pool = ground.database.pool();
        let pools = Pools::new(pool.clone(), pool.clone());
        let secret = Secret::parse(SECRET).unwrap();
        let opened = App::open(config, public, pools, &secret, clock.clone()).await;
        let (site, worker) = opened.unwrap_or_else(|error| panic!("the site does not open: {error:#}"));
        site.take_in_letters().await.unwrap_or_else(|error| panic!("the letters are not read: {error:#}"));
        let router = router::site(site.clone(), SLOWEST_ANSWER);
        let listening = listener.map(|listener| {
            let serving = listen::serve(listener, router.clone(), CancellationToken::new());
            AbortOnDropHandle::new(tokio::spawn(serving))
        });
        Self { site, clock, router, worker, ground, _listening: listening }
    }

    /// A browser on the site's own machine (loopback), at the public URL of a public site.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone()).at(self.site.site.public().prefix()).with_address(LOOPBACK)
    }

    /// A browser at an address outside the site's machine.
    pub fn stranger(&self) -> Browser {
        self.browser().with_address(ELSEWHERE)
    }

    /// Sends a request that no browser makes, from the site's own machine.
    pub async fn send(&self, mut request: Request<Body>) -> Response<Vec<u8>> {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(LOOPBACK.parse().unwrap(), 50000)));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("the answer breaks off");
        Response::from_parts(parts, bytes.to_vec())
    }

    /// Opens the letter, fills in the form with a public name, and sends it.
    pub async fn sign(&self, name: &str, email: &str) -> Page {
        self.sign_so(name, email, |form| form).await
    }

    /// The same; `and` fills in more fields, or changes them.
    pub async fn sign_so(
        &self,
        name: &str,
        email: &str,
        and: impl for<'p> FnOnce(Form<'p>) -> Form<'p>,
    ) -> Page {
        let letter = self.browser().get(&format!("/letters/{SLUG}")).await;
        let form = letter.form("Sign").fill("Your name", name).fill("Your email address", email);
        and(form.choose("Show my name").tick("I agree")).submit("Sign").await
    }

    /// Delivers mail, follows the link in the latest mail to this address, and confirms.
    pub async fn confirm(&self, email: &str) -> Page {
        let link = self.deliver_to(email).await.link("Look at it and confirm");
        self.browser().get(&link).await.press("Confirm my signature").await
    }

    /// Signs and confirms; returns the page "my signature".
    pub async fn signed(&self, name: &str, email: &str) -> Page {
        assert_eq!(self.sign(name, email).await.texts("h1"), ["Check your email"]);
        self.confirm(email).await
    }

    /// The same; `and` fills in more fields, or changes them.
    pub async fn signed_so(
        &self,
        name: &str,
        email: &str,
        and: impl for<'p> FnOnce(Form<'p>) -> Form<'p>,
    ) -> Page {
        self.sign_so(name, email, and).await;
        self.confirm(email).await
    }

    /// Sends the form in another language, with these fields too.
    pub async fn sign_in(&self, language: &str, name: &str, email: &str, more: &[(&str, &str)]) -> Page {
        let letter = format!("/{language}/letters/{SLUG}");
        let page = self.browser().get(&letter).await;
        let version = page.attribute("input[name=version]", "value").unwrap();
        let fields = [("name", name), ("email", email), ("consent", "on"), ("version", version)];
        self.browser().post(&format!("{letter}/sign"), &[more, &fields].concat()).await
    }

    /// Sends the mail in the outbox. A mail that cannot be rendered or is refused fails the test.
    pub async fn deliver(&self) {
        self.worker.drain_once().await.unwrap();
        let query = "select last_error from outbox where state in ('waiting', 'failed') and last_error <> ''";
        let refused: Vec<String> =
            sqlx::query_scalar(query).fetch_all(self.ground.database.pool()).await.unwrap();
        assert!(refused.is_empty(), "mail was refused: {refused:#?}");
    }

    /// Attempts the mail that is due, whatever the result, and returns how many were attempted.
    pub async fn attempt(&self) -> usize {
        self.worker.drain_once().await.unwrap()
    }

    pub fn mail_server(&self) -> &Mailbox {
        self.ground.mail_server.as_ref().expect("a site with a mail server")
    }

    /// Follows the changes of other nodes in the background, as a running site does, until the token is
    /// cancelled.
    pub fn work(&self) -> CancellationToken {
        let stopped = CancellationToken::new();
        let revisions = self.site.signing.revisions().clone();
        tokio::spawn(revisions.follow(self.ground.database.pool().clone(), stopped.clone()));
        stopped
    }

    /// Reads the revisions that other processes changed in the database, without waiting for a
    /// notification.
    pub async fn catch_up(&self) {
        self.site.signing.revisions().refresh(self.ground.database.pool()).await.unwrap();
    }

    /// All mail that arrived, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        if let Some(server) = &self.ground.mail_server {
            return server.messages().iter().map(Mail::from).collect();
        }
        let mailbox = self.site.mailbox.as_ref().expect("a site that sends mail");
        mailbox.mails().into_iter().rev().map(Mail::from).collect()
    }

    /// The mail that arrived after the first `known` mails, oldest first: cheaper where thousands arrive.
    pub fn mails_after(&self, known: usize) -> Vec<Mail> {
        let server = self.ground.mail_server.as_ref().expect("a mail server");
        server.messages().iter().skip(known).map(Mail::from).collect()
    }

    /// The mail to one address, oldest first.
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.mails().into_iter().filter(|mail| mail.to == address).collect()
    }

    pub fn mail_to(&self, address: &str) -> Mail {
        self.mails_to(address).pop().unwrap_or_else(|| {
            let known: Vec<_> = self.mails().into_iter().map(|mail| (mail.to, mail.subject)).collect();
            panic!("no mail to {address}, only {known:#?}")
        })
    }

    /// The version of the text that the form of a letter names.
    pub async fn text_version(&self, slug: &str) -> String {
        let letter = self.browser().get(&format!("/letters/{slug}")).await;
        letter.attribute("input[name=version]", "value").unwrap().to_owned()
    }

    /// Sends the mail in the outbox; returns the latest to this address.
    pub async fn deliver_to(&self, address: &str) -> Mail {
        self.deliver().await;
        self.mail_to(address)
    }

    pub async fn figures(&self, slug: &str) -> serde_json::Value {
        self.browser().get(&format!("/letters/{slug}/figures.json")).await.json()
    }

    /// `signatories.csv`, for each row a map from column to cell. Checks the byte order mark and the CRLF
    /// that spreadsheets need.
    pub async fn csv(&self, slug: &str) -> Vec<BTreeMap<String, String>> {
        let file = self.browser().get(&format!("/letters/{slug}/signatories.csv")).await;
        let text = file.body().strip_prefix('\u{feff}').expect("a byte order mark");
        assert!(text.ends_with("\r\n"), "{text}");
        csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
    }

    /// The count of signatures, after checking that pages, figures and file agree on it.
    pub async fn count(&self, slug: &str) -> i64 {
        let figures = self.figures(slug).await;
        let number = |pointer: &str| figures.pointer(pointer).unwrap().as_i64().unwrap();
        let count = number("/count");
        assert_eq!(count, number("/public") + number("/private") + number("/anonymous"), "{figures}");
        let verified = ["email", "checked", "entered"].map(|by| number(&format!("/verified_by/{by}")));
        assert_eq!(count, verified.iter().sum::<i64>(), "{figures}");
        let rows = i64::try_from(self.csv(slug).await.len()).unwrap();
        assert_eq!(rows, number("/public") + number("/anonymous"), "{figures}");
        let said = match count {
            0 => "Nobody has signed yet".to_owned(),
            1 => "1 signature".to_owned(),
            more => format!("{more} signatures"),
        };
        for page in ["", "/signatories"] {
            let page = self.browser().get(&format!("/letters/{slug}{page}")).await;
            let shown = page.texts(".count");
            assert!(
                !shown.is_empty() && shown.iter().all(|text| text.replace(',', "") == said),
                "{said}: {shown:?}"
            );
        }
        count
    }

    /// Copies the one reader who asked for updates until there are `count`, each with a mailbox of their
    /// own: `reader-1@example.org` and so on.
    pub async fn multiply_readers(&self, count: usize) {
        let addresses = (1..count).map(|number| format!("reader-{number}@example.org"));
        let sealed: Vec<_> = addresses
            .map(|address| SealedAddress::seal(&self.site.keys, &EmailAddress::parse(&address).unwrap()))
            .collect();
        let column = |of: fn(&SealedAddress) -> &Vec<u8>| sealed.iter().map(of).cloned().collect::<Vec<_>>();
        sqlx::query(
            "insert into signature (id, letter_id, version_id, language, number, state, visibility, capacity,
                 verified_by, updates, address_sealed, address_hash, mailbox_hash, signed_at, published_at,
                 state_changed_at)
             select gen_random_uuid(), letter_id, version_id, language, number + place, state, visibility, capacity,
                 verified_by, updates, sealed, exact, mailbox, signed_at, published_at, state_changed_at
             from signature,
                  unnest($1::bytea[], $2::bytea[], $3::bytea[]) with ordinality as new (sealed, exact, mailbox, place)
             where signature.updates",
        )
        .bind(column(|one| &one.sealed))
        .bind(column(|one| &one.exact))
        .bind(column(|one| &one.mailbox))
        .execute(self.ground.database.pool())
        .await
        .unwrap();
        let words = "insert into signature_revision (signature_id, standing, name, written_at)
             select id, 'current', 'Reader', signed_at from signature on conflict do nothing";
        sqlx::query(words).execute(self.ground.database.pool()).await.unwrap();
    }

    /// Runs the periodic jobs that are due. A job that fails fails the test.
    pub async fn run_due_jobs(&self) {
        let failed = background::run_due(&self.site).await;
        assert!(failed.is_empty(), "the jobs {failed:?} failed; target/logs says why");
    }

    /// Lets time pass, and runs the jobs that are due then.
    pub async fn pass(&self, time: time::Duration) {
        self.clock.advance(time);
        self.run_due_jobs().await;
    }

    /// Puts the text that waits in force, as the command does; how many are asked.
    pub async fn put_text_in_force(&self, slug: &str, kind: ChangeKind, note: &str) -> i64 {
        let Some(letter) = self.site.library.find(slug) else { panic!("no letter") };
        let text = letter.waiting.values().next().expect("a text that waits");
        let decision = ChangeDecision { language: &text.language, version: text.version, kind, note };
        let reconsents = &self.site.signing.reconsents;
        match reconsents.put_text_in_force(&letter, decision, false, Who::CommandLine).await.unwrap() {
            Decided::InForce(asked) => asked,
            Decided::NotWaiting => panic!("it does not wait"),
        }
    }

    /// Lets time pass, runs the jobs that are due then, and sends the mail.
    pub async fn pass_and_deliver(&self, time: time::Duration) {
        self.pass(time).await;
        self.deliver().await;
    }

    /// The held signatures, the longest waiting first.
    pub async fn held(&self) -> Vec<Signature> {
        self.site.signing.signatures.held_after(None, FRONT, chunks::ROWS).await.unwrap()
    }

    /// The waiting edits, with the current signatures.
    pub async fn waiting_edits(&self) -> Vec<(Signature, Waiting)> {
        self.site.signing.edits.waiting_after(None, FRONT, chunks::ROWS).await.unwrap()
    }

    pub async fn reported(&self) -> Vec<(Signature, Report)> {
        self.site.reports.waiting_after(None, FRONT, chunks::ROWS).await.unwrap()
    }

    pub async fn rows(&self, table: &str) -> i64 {
        let query = AssertSqlSafe(format!("select count(*) from {table}"));
        sqlx::query_scalar(query).fetch_one(self.ground.database.pool()).await.unwrap()
    }

    pub async fn tables(&self) -> Vec<String> {
        let tables = "select relname::text from pg_class \
            where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1";
        sqlx::query_scalar(tables).fetch_all(self.ground.database.pool()).await.unwrap()
    }

    /// Everything in the database, one line for each row.
    pub async fn database_as_text(&self) -> String {
        let pool = self.ground.database.pool();
        let mut text = String::new();
        for table in self.tables().await {
            let rows = format!("select '{table} ' || row_to_json(t)::text from {table} t order by 1");
            let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_all(pool).await.unwrap();
            rows.iter().for_each(|row| text += &format!("{row}\n"));
        }
        text
    }

    /// Runs SQL on the database, unknown to the site.
    pub async fn sql(&self, statement: &str) {
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))
            .execute(self.ground.database.pool())
            .await
            .unwrap();
    }

    /// Changes a file of a letter, and has the site read its letters again.
    pub async fn write(&self, file: &str, content: &str) {
        write(&self.ground.letters, file, content.as_bytes());
        self.site.take_in_letters().await.unwrap();
    }

    pub fn database_url(&self) -> String {
        self.ground.database.url()
    }

    pub fn letters(&self) -> &Path {
        &self.ground.letters
    }
}

impl Plan {
    /// Adds these lines to the front matter of the letter.
    pub fn front(self, lines: &str) -> Self {
        let asks = "ask = [\"role\", \"organisation\", \"country\", \"website\", \"comment\"]";
        let asks = if lines.contains("ask =") { "" } else { asks };
        let letter = format!("+++\ntitle = {TITLE:?}\nlanguage = \"en\"\n{asks}\n{lines}\n+++\n{LETTER}");
        self.file(&format!("{SLUG}/letter.md"), &letter)
    }

    pub fn file(mut self, path: &str, content: &str) -> Self {
        self.files.insert(path.into(), content.into());
        self
    }

    /// Takes the letters from an existing folder, and leaves it unchanged.
    pub fn letters_in(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    pub fn with_public_url(mut self, url: &str) -> Self {
        self.public_url = Some(url.into());
        self
    }

    /// Sends its mail to a real mail server over SMTP.
    pub fn with_smtp(mut self) -> Self {
        self.with_mail_server = true;
        self
    }

    /// Reads what comes back from the mailbox at this address.
    pub fn reading(mut self, mailbox: String) -> Self {
        self.bounce_mailbox = Some(mailbox);
        self
    }

    /// Also listens on a real socket, for a real browser.
    pub fn listening(mut self) -> Self {
        self.listens = true;
        self
    }

    /// Trusts the proxies in this network.
    pub fn behind(mut self, proxies: &str) -> Self {
        self.trusted_proxies = vec![proxies.parse().unwrap()];
        self
    }

    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    pub fn with_mails_per_hour(mut self, mails: u32) -> Self {
        self.mail_per_hour = NonZeroU32::new(mails);
        self
    }

    pub fn with_mails_per_day(mut self, mails: u32) -> Self {
        self.mail_per_day = NonZeroU32::new(mails);
        self
    }

    /// Keeps files of together at most this size.
    pub fn with_spool(mut self, size: &'static str) -> Self {
        self.spool = size;
        self
    }

    /// Requires a second factor of owners.
    pub fn with_strict_owners(mut self) -> Self {
        self.owners_need_second_factor = true;
        self
    }

    /// Goes on with a database that another site has filled, at this time.
    pub fn on(mut self, database: TestDatabase, now: OffsetDateTime) -> Self {
        (self.database, self.now) = (Some(database), now);
        self
    }

    pub async fn open(self) -> TestApp {
        let name = format!("letters-{}", uuid::Uuid::new_v4().simple());
        let is_ours = self.folder.is_none();
        let letters = self.folder.unwrap_or_else(|| env::temp_dir().join(name));
        if is_ours {
            self.files.iter().for_each(|(path, content)| write(&letters, path, content));
        }
        let mail_server = if self.with_mail_server { Some(Mailbox::open().await) } else { None };
        let listener =
            if self.listens { Some(TcpListener::bind((LOOPBACK, 0)).await.unwrap()) } else { None };
        let config = Config {
            listen: SocketAddr::new(LOOPBACK.parse().unwrap(), 3000),
            public_url: self.public_url.map(|url| url.parse().unwrap()),
            database_url: None,
            read_database_url: None,
            metrics_listen: None,
            data: PathBuf::from("/nonexistent"),
            backup_dir: None,
            backup_keep: 7,
            spool: self.spool.parse().unwrap(),
            letters: letters.clone(),
            smtp_url: mail_server.as_ref().map(|server| server.url().into()),
            mail_from: None,
            security_contact: None,
            mail_per_hour: self.mail_per_hour,
            owners_need_second_factor: self.owners_need_second_factor,
            mail_per_day: self.mail_per_day,
            mail_connections: MAIL_CONNECTIONS,
            mail_hook_secret: Some(HOOK_SECRET.into()),
            bounce_mailbox: self.bounce_mailbox.map(Into::into),
            dkim_key: None,
            dkim_selector: "undersigned".into(),
            secret_key: None,
            trusted_proxies: self.trusted_proxies,
            limits: self.limits,
            log: "off".into(),
            log_format: None,
        };
        let database = match self.database {
            Some(filled) => filled,
            None => TestDatabase::new().await,
        };
        let ground = Arc::new(Ground { database, letters, is_ours, config, mail_server });
        TestApp::open(ground, Clock::standing_at(self.now), listener).await
    }
}

/// Writes a file, and creates its folder if that is missing.
pub fn write(folder: &Path, path: &str, content: &[u8]) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}
