//! `undersigned freeze`: a copy of all public pages and files that any web server can show, without forms, for the day on
//! which nobody runs the site any more.
//!
//! The pages are asked of the site itself, in this process, and followed from link to link; so the copy has what readers
//! had. `page` owns what is different in it, `place` under which name a page is kept.

mod page;
mod place;

use std::{
    collections::{HashMap, VecDeque},
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, ensure};
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderValue, Request, StatusCode, header},
};
use time::OffsetDateTime;
use tower::ServiceExt as _;
use url::{Position, Url};

use self::place::Place;
use super::{held::with_site, say};
use crate::{
    app::App,
    config::Config,
    http::router::{self, SLOWEST_ANSWER, SiteService},
    language::Language,
    letters::Life,
    ui::languages::Words,
};

/// No page of ours is longer, nor a file of a million lines.
const LONGEST: usize = 1 << 30;

/// More than the site has in a row.
const MOST_REDIRECTS: usize = 5;

/// After so many pages, a line says that it goes on.
const SAID_EVERY: usize = 1000;

/// Pages that no link leads to.
const UNLINKED: [&str; 3] = ["/robots.txt", "/sitemap.xml", "/favicon.ico"];

/// Each page is an answer of the site, and an answer is a line of its log.
pub fn quiet(config: Config) -> Config {
    let log = if config.log == "info" { "warn".into() } else { config.log };
    Config { log, ..config }
}

pub async fn run(config: Config, folder: PathBuf) -> anyhow::Result<ExitCode> {
    let is_free = folder.read_dir().map_or(true, |mut entries| entries.next().is_none());
    ensure!(is_free, "{} is not empty; name a folder that is, or is not there yet", folder.display());
    with_site(config, async |app| {
        let copy = Copy::of(app, &folder)?;
        let (pages, files) = copy.write(app).await?;
        say(&format!("{pages} pages and {files} files are in {}.", folder.display()));
        say("Any web server can show the folder; index.html in it can also be opened without one.");
        Ok(())
    })
    .await
}

struct Copy<'a> {
    site: SiteService,
    base: Url,
    folder: &'a Path,
    now: OffsetDateTime,
}

/// What was found on the way.
struct Crawl<'a> {
    copy: &'a Copy<'a>,
    /// Whether there is something at a place.
    is_there: HashMap<PathBuf, bool>,
    /// Pages that were asked for and are not written yet.
    ahead: VecDeque<(Place, Answer)>,
    /// Files are large, and written as they come.
    files: usize,
}

impl Crawl<'_> {
    /// Asks for what is at an address, unless it was asked for before.
    async fn discover(&mut self, url: &Url) -> anyhow::Result<()> {
        let Some(place) = Place::of(url) else { return Ok(()) };
        if self.is_there.contains_key(&place.file()) {
            return Ok(());
        }
        let answer = self.copy.ask(&place.address(url)).await?;
        self.is_there.insert(place.file(), answer.is_some());
        match answer {
            Some(answer) if answer.is_page => self.ahead.push_back((place, answer)),
            Some(answer) => {
                self.copy.keep(&place.file(), &answer.bytes)?;
                self.files += 1;
            }
            None => {}
        }
        Ok(())
    }
}

/// What the site answered.
struct Answer {
    /// Where it was in the end.
    url: Url,
    is_page: bool,
    bytes: Vec<u8>,
}

impl<'a> Copy<'a> {
    fn of(app: &App, folder: &'a Path) -> anyhow::Result<Self> {
        let base = Url::parse(app.site.public().prefix())?;
        let site = router::site(app.clone(), SLOWEST_ANSWER);
        Ok(Self { site, base, folder, now: app.clock.now() })
    }

    /// Writes everything that links lead to; returns how many pages and files that are.
    async fn write(&self, app: &App) -> anyhow::Result<(usize, usize)> {
        let letters = app.library.all();
        ensure!(
            !letters.is_empty(),
            "the database knows no letter yet: start the site once (undersigned serve)"
        );
        let withdrawn = letters.iter().filter(|letter| letter.letter.life(self.now) == Life::Withdrawn);
        let withdrawn = withdrawn.map(|letter| format!("/letters/{}", letter.letter.slug));
        let unlinked = UNLINKED.iter().map(|path| (*path).to_owned());
        let mut crawl = Crawl { copy: self, is_there: HashMap::new(), ahead: VecDeque::new(), files: 0 };
        for path in ["/".to_owned()].into_iter().chain(unlinked).chain(withdrawn) {
            crawl.discover(&self.base.join(&path)?).await?;
        }
        let mut pages = 0;
        while let Some((place, answer)) = crawl.ahead.pop_front() {
            let text = String::from_utf8(answer.bytes)?;
            let living = page::Living { html: &text, url: &answer.url, place: &place };
            // All that it leads to is asked for first: a link to what is not there becomes words.
            for to in living.leads_to()? {
                crawl.discover(&to).await?;
            }
            let is_there = |place: &Place| crawl.is_there.get(&place.file()).copied().unwrap_or_default();
            let frozen = living.frozen(|language| self.notice(language), is_there)?;
            self.keep(&place.file(), frozen.as_bytes())?;
            pages += 1;
            if pages % SAID_EVERY == 0 {
                say(&format!("{pages} pages so far …"));
            }
        }
        Ok((pages, crawl.files))
    }

    /// What the copy is, above every page.
    fn notice(&self, language: &Language) -> String {
        let words = Words::spoken(language).unwrap_or(Words::english());
        words.say_with("frozen-copy", &[("day", words.day(self.now).into())])
    }

    /// Asks the site for this address, and where it leads; nothing, if there is nothing that the public may see.
    async fn ask(&self, url: &Url) -> anyhow::Result<Option<Answer>> {
        let mut url = url.clone();
        for _ in 0..MOST_REDIRECTS {
            let path = &url[Position::BeforePath..Position::AfterQuery];
            let mut request = Request::get(path)
                .header(header::HOST, &url[Position::BeforeHost..Position::AfterPort])
                .body(Body::empty())?;
            request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))));
            let answer = self.site.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
            let text = |name| answer.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
            let is_page = text(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html"));
            let status = answer.status();
            if status.is_redirection() {
                let to = text(header::LOCATION).and_then(|to| url.join(to).ok());
                match to.filter(|to| to.origin() == url.origin() && Place::of(to).is_some()) {
                    Some(to) => url = to,
                    None => return Ok(None),
                }
                continue;
            }
            // The page of a letter that was taken back is there.
            let is_there = status.is_success() || status == StatusCode::GONE && is_page;
            if !is_there {
                let is_refused = status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS;
                ensure!(is_refused, "{path} is answered with {status}");
                return Ok(None);
            }
            let bytes = to_bytes(answer.into_body(), LONGEST).await;
            let bytes = bytes.with_context(|| format!("{path} broke off"))?.into();
            return Ok(Some(Answer { url, is_page, bytes }));
        }
        Ok(None)
    }

    fn keep(&self, file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let path = self.folder.join(file);
        let kept =
            path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, bytes));
        kept.with_context(|| format!("{} cannot be written", path.display()))
    }
}
