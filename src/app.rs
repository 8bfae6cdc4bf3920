//! The state that handlers share, and how its parts are built from each other: keys for letters, letters for
//! signing, signing for mail. `renderers` joins what renders each kind of mail.

use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, anyhow};
use axum::{extract::FromRef, http::HeaderMap};
use maud::{Markup, html};
use secrecy::ExposeSecret;
use time::OffsetDateTime;

use crate::{
    audit::journal::Journal,
    clock::{Clock, Pulse},
    config::{Config, PublicUrl},
    database::Pools,
    doctor::email::FindingsMail,
    error::AppError,
    exports::{Downloads, ask_rate::AskRate, spool::Spool},
    front::card_cache::CardCache,
    http::{
        Answer, LoadShedding, RequestedLanguage, Throttle, Visitor, VisitorRules,
        error_page::{ErrorPages, LetterSuggestion, LetterSuggestions},
        health::{Vital, Vitals},
        page_cache::{self, PageCache, PageKey},
        recent_answers::{LetterStamp, Letters},
    },
    imports::Imports,
    keys::{Keys, Secret},
    letters::{
        Library, Loaded, Problem, images::resize::Smaller, library::slug_suggestion::meant,
        referrers::Referrers,
    },
    mail::{
        BounceMailbox, DevelopmentMailbox, Dkim, EmailAddress, ImapUrl, Outbox, Quota, Renderer, Sender,
        Smtp, SmtpUrl, Transport, Worker,
    },
    moderation::{
        bulk::Bulk,
        digest::{Digests, emails::DigestMail},
        reports::Reports,
    },
    organizers::{Organizers, emails as organizers_emails},
    signatories::statistics,
    signing::{
        Signing, emails,
        signature::{mail_kinds::MailKind, revisions::Revisions, signed_texts::SignedTexts},
    },
    switches::Switches,
    ui::{Locale, languages::Words},
    updates::{broadcast::Broadcasts, emails as update_emails},
    urls::Site,
};

/// A node that has not asked for so long who has come or left is out of date. It asks once a second.
const FOLLOWED_WITHIN: Duration = Duration::from_secs(5);

/// The worker looks once a second, and waits for the database for ten.
const WORKED_WITHIN: Duration = Duration::from_secs(30);

/// Jobs are looked for once a minute, and one may take ten.
const JOBS_DONE_WITHIN: Duration = Duration::from_secs(900);

/// The site's shared state. Clones share it.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub config: Config,
    pub site: Site,
    pub database: Pools,
    pub clock: Clock,
    pub keys: Arc<Keys>,
    pub library: Arc<Library>,
    pub signing: Arc<Signing>,
    /// Updates that are being sent by mail.
    pub broadcasts: Arc<Broadcasts>,
    pub reports: Reports,
    /// Actions on many signatures.
    pub bulk: Bulk,
    /// Imports of signatories who were collected elsewhere.
    pub imports: Imports,
    /// Digests by mail for those who decide on signatures.
    pub digests: Digests,
    pub organizers: Arc<Organizers>,
    /// What was taken away, noted outside of the database.
    pub journal: Journal,
    pub outbox: Outbox,
    /// What is paused.
    pub switches: Switches,
    /// Counts which other sites link to this one.
    pub referrers: Arc<Referrers>,
    /// The sender of all mail.
    pub sender: String,
    /// What signs it, if it is not the provider.
    pub dkim: Option<Dkim>,
    /// Receives mail if there is no mail server, on a developer's machine.
    pub mailbox: Option<DevelopmentMailbox>,
    /// The mailbox that reports of undelivered mail arrive in, if the site reads it.
    pub bounce_mailbox: Option<Arc<BounceMailbox>>,
    /// Rate limits by network.
    pub throttle: Throttle,
    /// Cache of pages.
    pub pages: PageCache,
    pub downloads: Downloads,
    /// What is refused when there is more to do than can be done.
    pub load: LoadShedding,
    /// How often open pages ask for the figures.
    pub figures_asked: AskRate,
    pub statistics: statistics::StatisticsCache,
    pub cards: CardCache,
    pub jobs_done: JobsDone,
    /// Cache of scaled images.
    pub smaller: Smaller,
    visitors: VisitorRules,
    sends_to: SendsTo,
    mail_server: Option<Arc<Smtp>>,
}

/// Beats whenever this node has run the jobs that were due, of each table in [`crate::background`].
#[derive(Debug, Default)]
pub struct JobsDone {
    pub owing: Pulse,
    pub tidying: Pulse,
    pub asking: Pulse,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendsTo {
    Server(String),
    Mailbox,
    /// Nowhere: signing is closed.
    Nowhere,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Builds the parts from the letters in the database; [`App::take_in_letters`] reads the folder.
    pub async fn open(
        config: Config,
        public: PublicUrl,
        database: Pools,
        secret: &Secret,
        clock: Clock,
    ) -> anyhow::Result<(Self, Worker)> {
        let pool = database.pool().clone();
        let keys = Arc::new(Keys::open(&pool, secret).await?);
        // A folder that cannot be written is no reason to show nobody the letters; `doctor` and the measures tell.
        let (journal, noted) = Journal::open(&journals(&config), &keys.site()).unwrap_or_else(|error| {
            tracing::error!("the journal in the data folder cannot be written: {error}");
            Default::default()
        });
        let revisions = Revisions::open(journal.clone(), noted.reached.into_values());
        let library = Arc::new(Library::new(
            config.letters.clone(),
            pool.clone(),
            clock.clone(),
            body_words,
            Arc::new(SignedTexts),
        ));
        let signing = Arc::new(Signing::open(
            (&database, revisions),
            keys.clone(),
            clock.clone(),
            library.clone(),
            &config.limits,
        ));
        let reports = Reports::open(pool.clone(), signing.clone(), clock.clone());
        let imports = Imports::open(pool.clone(), signing.clone(), keys.clone(), clock.clone());
        let organizers = Arc::new(Organizers::open(
            pool.clone(),
            keys.clone(),
            clock.clone(),
            config.owners_need_second_factor,
            journal.clone(),
        ));
        let quota = Quota { per_hour: config.mail_per_hour, per_day: config.mail_per_day };
        let sender = match &config.mail_from {
            Some(text) => {
                Sender::parse(text).with_context(|| format!("--mail-from {text:?} is not a sender"))?
            }
            None => Sender::parse(&format!("undersigned@{}", public.host()))
                .context("no sender; give --mail-from")?,
        };
        let switches = Switches::default();
        switches.refresh(&pool).await?;
        let allowed = (quota, config.mail_connections, switches.clone());
        let outbox = Outbox::new(database.mail().clone(), keys.clone(), clock.clone(), allowed, &sender);
        let bulk = Bulk::open(pool.clone(), signing.clone(), outbox.clone(), clock.clone());
        let dkim = dkim(&config, &sender)?;
        let (transport, sends_to) = transport(&config, &public, dkim.clone())?;
        let mailbox = match &transport {
            Transport::Development(mailbox) => Some(mailbox.clone()),
            _ => None,
        };
        let mail_server = match &transport {
            Transport::Smtp(server) => Some(server.clone()),
            _ => None,
        };
        let bounce_mailbox = bounce_mailbox(&config, &outbox, &signing)?;
        let broadcasts =
            Arc::new(Broadcasts::open(pool.clone(), clock.clone(), outbox.clone(), library.clone()));
        let digests = Digests {
            library: library.clone(),
            signing: signing.clone(),
            reports: reports.clone(),
            organizers: organizers.clone(),
            outbox: outbox.clone(),
            clock: clock.clone(),
        };
        let site = Site::new(public);
        let app = Self(Arc::new(Parts {
            digests,
            visitors: VisitorRules::new(site.clone(), &config.trusted_proxies),
            site,
            sender: sender.address().to_owned(),
            dkim,
            throttle: Throttle::new(&config.limits, clock.clone()),
            pages: PageCache::default(),
            downloads: Downloads::new(Spool::new(disk(&config), config.spool.bytes())),
            load: LoadShedding::default(),
            figures_asked: AskRate::default(),
            statistics: statistics::StatisticsCache::new(clock.clone()),
            cards: CardCache::default(),
            jobs_done: JobsDone::default(),
            smaller: Smaller::default(),
            config,
            database,
            clock,
            keys,
            library,
            broadcasts,
            reports,
            bulk,
            imports,
            signing,
            organizers,
            journal,
            outbox: outbox.clone(),
            switches,
            referrers: Arc::new(Referrers::open(pool.clone())),
            mailbox,
            bounce_mailbox,
            sends_to,
            mail_server,
        }));
        app.library.catch_up().await?;
        app.signing.revisions().refresh(&pool).await?;
        let worker = Worker::new(outbox, transport, sender, app.renderers());
        Ok((app, worker))
    }

    /// Reads the letters' folders again, and updates the first signatories from their files.
    pub async fn take_in_letters(&self) -> anyhow::Result<()> {
        for letter in self.library.reload().await? {
            self.signing.entries.sync_first(&letter).await?;
        }
        Ok(())
    }

    /// Loads what the database says of letters now, and their first signatories; after a save on the site.
    pub async fn follow_letters(&self) -> anyhow::Result<()> {
        for letter in self.library.catch_up().await? {
            self.signing.entries.sync_first(&letter).await?;
        }
        Ok(())
    }

    /// What the renderers of signing's mail need.
    pub fn mail_context(&self) -> emails::MailContext {
        emails::MailContext {
            signing: self.signing.clone(),
            library: self.library.clone(),
            keys: self.keys.clone(),
            site: self.site.clone(),
            clock: self.clock.clone(),
            sender: self.sender.clone(),
        }
    }

    fn renderers(&self) -> Vec<Arc<dyn Renderer>> {
        let context = self.mail_context();
        let to_signers = MailKind::ALL.iter().map(|kind| emails::renderer(*kind, context.clone()));
        let context =
            organizers_emails::MailContext { organizers: self.organizers.clone(), site: self.site.clone() };
        let to_organizers: [Arc<dyn Renderer>; 5] = [
            Arc::new(FindingsMail { context: context.clone(), pool: self.database.pool().clone() }),
            Arc::new(DigestMail { context: context.clone(), digests: self.digests.clone() }),
            Arc::new(organizers_emails::InvitationMail(context.clone())),
            Arc::new(organizers_emails::LinkMail(context.clone())),
            Arc::new(organizers_emails::SignInMail(context)),
        ];
        let news = update_emails::MailContext {
            broadcasts: self.broadcasts.clone(),
            signing: self.signing.clone(),
            organizers: self.organizers.clone(),
            library: self.library.clone(),
            keys: self.keys.clone(),
            site: self.site.clone(),
        };
        let news: [Arc<dyn Renderer>; 2] =
            [Arc::new(update_emails::UpdateMail(news.clone())), Arc::new(update_emails::TestMail(news))];
        to_signers.chain(to_organizers).chain(news).collect()
    }

    /// Connects to the mail server, if there is one, to see whether it would take mail.
    pub fn probe_mail_server(&self) -> Option<impl Future<Output = Result<(), String>> + '_> {
        let server = self.mail_server.as_ref()?;
        Some(async { server.probe().await.map_err(|refusal| refusal.detail) })
    }

    /// A folder for large temporary files.
    pub fn spool_folder(&self) -> PathBuf {
        disk(&self.config)
    }

    pub fn sends_to(&self) -> &SendsTo {
        &self.sends_to
    }

    /// Can a form of this visitor be confirmed by mail?
    pub fn can_send_mail(&self, visitor: Visitor) -> bool {
        match self.sends_to {
            SendsTo::Server(_) => true,
            SendsTo::Mailbox => visitor.is_developer,
            SendsTo::Nowhere => false,
        }
    }

    /// Whether mail to this address can be sent.
    pub async fn can_write_to(&self, address: &EmailAddress) -> bool {
        match &self.mail_server {
            Some(server) if !address.is_ascii() => server.takes_beyond_ascii().await,
            _ => true,
        }
    }

    /// Whether this visitor may see the development mailbox.
    pub fn has_development_mailbox(&self, visitor: Visitor) -> bool {
        self.mailbox.is_some() && visitor.is_developer
    }

    /// Errors in the letters' files, shown only to the developer on their own machine.
    pub fn problems_for(&self, visitor: Visitor) -> Vec<Problem> {
        if visitor.is_developer { self.library.problems() } else { Vec::new() }
    }

    /// The voice of a page that is not about one letter.
    pub fn locale(&self, spoken: &RequestedLanguage) -> Result<Locale, AppError> {
        spoken.locale_beside(|| self.library.languages())
    }

    /// A public page, from the cache or rendered. While this node cannot find out who has come or left, the page says so; and
    /// while it cannot be rendered, readers get the last one that shows nothing that was taken away since.
    pub async fn page<Render>(
        &self,
        key: PageKey,
        locale: &Locale,
        headers: &HeaderMap,
        render: impl FnOnce() -> Render,
    ) -> Answer
    where
        Render: Future<Output = Result<Markup, AppError>>,
    {
        let revisions = self.signing.revisions();
        let silent = revisions.followed().silent_for(FOLLOWED_WITHIN).unwrap_or_default();
        let earlier = async || {
            let since = key.letter.map_or(key.revision, |letter| revisions.unchanged_since(letter));
            self.pages.earlier(&key, since).await
        };
        let (page, age) = if silent.is_zero() {
            match self.pages.answer(&key, headers, render).await {
                Err(AppError::Unavailable(cause)) => earlier().await.ok_or(AppError::Unavailable(cause))?,
                answered => return answered,
            }
        } else {
            // Who reads does not wait once more for what does not answer.
            match earlier().await {
                Some(earlier) => earlier,
                None => (self.pages.answer(&key, &HeaderMap::new(), render).await?, Duration::ZERO),
            }
        };
        let since = locale.words.minute(self.clock.now() - age.max(silent));
        let note = html! { p.notice role="status" { (locale.say_with("page-out-of-date", &[("time", since.into())])) } };
        Ok(page_cache::with_note(page, &note))
    }

    /// The cache key of a page about a letter.
    pub fn page_key(&self, page: &'static str, letter: &Loaded, locale: &Locale, detail: String) -> PageKey {
        let LetterStamp { letter, files, revision } = self.letter_stamp(letter);
        PageKey { page, letter: Some(letter), files, revision, voice: self.voice(locale), detail }
    }

    /// A letter as it is now.
    pub fn letter_stamp(&self, letter: &Loaded) -> LetterStamp {
        let revision = self.signing.revisions().of(letter.id);
        LetterStamp { letter: letter.id, files: letter.state(), revision }
    }

    /// The part of a cache key that depends on the language of the page.
    pub fn voice(&self, locale: &Locale) -> (String, String, bool, bool) {
        let (text, words) = (locale.text.to_string(), locale.language().to_string());
        (text, words, locale.paths.is_in_language(), locale.is_exposed)
    }
}

impl FromRef<App> for Vitals {
    fn from_ref(app: &App) -> Self {
        Self(vec![
            Vital {
                task: "following the letters",
                pulse: app.signing.revisions().followed().clone(),
                limit: FOLLOWED_WITHIN,
            },
            Vital { task: "sending mail", pulse: app.outbox.worked().clone(), limit: WORKED_WITHIN },
            Vital { task: "owing mail", pulse: app.jobs_done.owing.clone(), limit: JOBS_DONE_WITHIN },
            Vital { task: "tidying", pulse: app.jobs_done.tidying.clone(), limit: JOBS_DONE_WITHIN },
            Vital {
                task: "asking other servers",
                pulse: app.jobs_done.asking.clone(),
                limit: JOBS_DONE_WITHIN,
            },
        ])
    }
}

impl Letters for App {
    fn is_current(&self, stamp: &LetterStamp) -> bool {
        self.library.by_id(stamp.letter).is_some_and(|letter| self.letter_stamp(&letter) == *stamp)
    }

    fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }
}

impl LetterSuggestions for App {
    fn letter_meant(&self, path: &str, locale: &Locale) -> Option<LetterSuggestion> {
        let segments = || path.split('/').filter(|segment| !segment.is_empty());
        let typed =
            segments().skip_while(|segment| *segment != "letters").nth(1).or(segments().next_back())?;
        let typed = percent_encoding::percent_decode_str(typed).decode_utf8().ok()?;
        let letters = self.library.public(self.clock.now());
        let slugs: Vec<_> = letters.iter().map(|letter| letter.letter.slug.as_str()).collect();
        let slug = meant(&typed, &slugs)?;
        let letter = letters.iter().find(|letter| letter.letter.slug.as_str() == slug)?;
        Some(offer(letter, locale))
    }

    fn word_of_withdrawal(&self, path: &str, locale: &Locale) -> Option<String> {
        let slug = path.split('/').skip_while(|segment| *segment != "letters").nth(1)?;
        self.library.find(slug).map(|_| locale.paths.letter(slug))
    }

    fn letters_to_offer(&self, locale: &Locale) -> Vec<LetterSuggestion> {
        let letters = self.library.public(self.clock.now()).into_iter().take(20);
        letters.map(|letter| offer(&letter, locale)).collect()
    }
}

fn offer(letter: &Loaded, locale: &Locale) -> LetterSuggestion {
    let text = letter.letter.text_in(locale.language());
    let link = locale.paths.letter(letter.letter.slug.as_str());
    LetterSuggestion { title: text.title.clone(), language: text.language.clone(), link }
}

// What extractors and layers ask for; they do not know the whole.

macro_rules! from_app {
    ($($part:ty: $field:ident),* $(,)?) => {
        $(impl FromRef<App> for $part {
            fn from_ref(app: &App) -> Self {
                app.$field.clone()
            }
        })*
    };
}

from_app! {
    Site: site,
    Pools: database,
    Arc<Keys>: keys,
    Arc<Library>: library,
    Arc<Signing>: signing,
    Arc<Organizers>: organizers,
    VisitorRules: visitors,
}

impl FromRef<App> for ErrorPages {
    fn from_ref(app: &App) -> Self {
        Self { site: app.site.clone(), clock: app.clock.clone(), offers: Arc::new(app.clone()) }
    }
}

/// A folder for large temporary files: the data folder, which is on a disk. A site whose secret and database are
/// elsewhere may have none.
fn disk(config: &Config) -> PathBuf {
    if config.data.is_dir() { config.data.clone() } else { std::env::temp_dir() }
}

/// Where the journal is written: beside the embedded database and the secret. A site whose data is all elsewhere has no
/// folder, and no journal.
fn journals(config: &Config) -> Vec<&Path> {
    let folders = [Some(&config.data), config.backup_dir.as_ref()];
    folders.into_iter().flatten().map(PathBuf::as_path).filter(|folder| folder.is_dir()).collect()
}

/// What signs mail, if that is configured.
fn dkim(config: &Config, sender: &Sender) -> anyhow::Result<Option<Dkim>> {
    let Some(key) = &config.dkim_key else { return Ok(None) };
    let key = key.expose_secret();
    let pem = if key.contains("-----BEGIN ") {
        key.to_owned()
    } else {
        // What is no path may be the key itself, and is not shown.
        let read = std::fs::read_to_string(key.trim());
        read.map_err(|error| {
            anyhow!("--dkim-key is neither a private key in PEM nor the path of its file ({})", error.kind())
        })?
    };
    Ok(Some(Dkim::new(&pem, &config.dkim_selector, sender.domain()).context("--dkim-key")?))
}

/// The mailbox that returned mail is read from, if one is configured.
fn bounce_mailbox(
    config: &Config,
    outbox: &Outbox,
    signing: &Signing,
) -> anyhow::Result<Option<Arc<BounceMailbox>>> {
    let Some(url) = &config.bounce_mailbox else { return Ok(None) };
    let url = ImapUrl::parse(url.expose_secret()).context("--bounce-mailbox")?;
    let readers = Arc::new(signing.signers.clone());
    Ok(Some(Arc::new(BounceMailbox::new(url, outbox.clone(), readers)?)))
}

/// A mail server if one is configured; on a developer's machine the development mailbox; else nothing.
fn transport(
    config: &Config,
    public: &PublicUrl,
    dkim: Option<Dkim>,
) -> anyhow::Result<(Transport, SendsTo)> {
    if let Some(url) = &config.smtp_url {
        let url = SmtpUrl::parse(url.expose_secret()).context("--smtp-url")?;
        let server = format!("{}:{}", url.host(), url.port());
        let smtp = Smtp::new(url, public.host())?.with_dkim(dkim);
        return Ok((Transport::Smtp(Arc::new(smtp)), SendsTo::Server(server)));
    }
    if public.is_local() {
        return Ok((Transport::Development(DevelopmentMailbox::new()), SendsTo::Mailbox));
    }
    Ok((Transport::Closed, SendsTo::Nowhere))
}

/// The texts of the site that appear within a letter's body.
fn body_words(language: &crate::language::Language) -> crate::letters::BodyLabels {
    let words = Words::spoken(language).unwrap_or(Words::english());
    let numbered = |id: &str| words.say_with(id, &[("number", "{number}".into())]);
    crate::letters::BodyLabels {
        table: words.say("body-table"),
        footnotes: words.say("body-footnotes"),
        footnote: numbered("body-footnote"),
        back: numbered("body-footnote-back"),
    }
}
