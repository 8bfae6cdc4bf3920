//! `undersigned freeze`: a copy of all public pages and files that any web server can show, without forms, for the day on
//! which nobody runs the site any more.
//!
//! The pages are asked of the site itself, in this process, and followed from link to link; so the copy has what readers
//! had. [`page`] owns what is different in it, [`place`] under which name a page is kept.

mod page;
mod place;

use std::{
    collections::{HashSet, VecDeque},
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail, ensure};
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use time::OffsetDateTime;
use tower::ServiceExt as _;
use url::Url;

use self::place::Place;
use super::{held::with_site, say};
use crate::{
    app::App,
    config::Config,
    http::router::{self, SLOWEST_ANSWER, SiteService},
    letters::Life,
    ui::languages::Words,
};

/// No page of ours is longer, nor a file of a million lines.
const LONGEST: usize = 1 << 30;

/// After so many pages and files, a line says that it goes on.
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

/// What the site answered.
struct Answer {
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
        let withdrawn =
            app.library.all().into_iter().filter(|letter| letter.letter.life(self.now) == Life::Withdrawn);
        let withdrawn = withdrawn.map(|letter| format!("/letters/{}", letter.letter.slug));
        let unlinked = UNLINKED.iter().map(|path| (*path).to_owned());
        let mut ahead: VecDeque<Url> = VecDeque::new();
        for path in ["/".to_owned()].into_iter().chain(unlinked).chain(withdrawn) {
            ahead.push_back(self.base.join(&path)?);
        }
        let mut known: HashSet<PathBuf> = HashSet::new();
        let (mut pages, mut files) = (0, 0);
        while let Some(url) = ahead.pop_front() {
            let Some(place) = Place::of(&url) else { continue };
            if !known.insert(place.file()) {
                continue;
            }
            let url = place.address(&url);
            let Some(answer) = self.ask(&url).await? else { continue };
            let bytes = if answer.is_page {
                pages += 1;
                let frozen = page::freeze(&String::from_utf8(answer.bytes)?, (&url, &place), |language| {
                    let words = Words::spoken(language).unwrap_or(Words::english());
                    words.say_with("frozen-copy", &[("day", words.day(self.now).into())])
                })?;
                ahead.extend(frozen.leads_to);
                frozen.html.into_bytes()
            } else {
                files += 1;
                answer.bytes
            };
            self.keep(&place.file(), &bytes)?;
            if (pages + files) % SAID_EVERY == 0 {
                say(&format!("{} so far …", pages + files));
            }
        }
        Ok((pages, files))
    }

    /// Asks the site for this address; nothing, if there is nothing any more.
    async fn ask(&self, url: &Url) -> anyhow::Result<Option<Answer>> {
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let mut request = Request::get(path)
            .header(header::HOST, &url[url::Position::BeforeHost..url::Position::AfterPort])
            .body(Body::empty())?;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))));
        let answer = self.site.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let is_page = answer
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        match answer.status() {
            // The page of a letter that was taken back.
            StatusCode::GONE if is_page => {}
            status if status.is_success() => {}
            StatusCode::NOT_FOUND | StatusCode::GONE => return Ok(None),
            status => bail!("{path} is answered with {status}"),
        }
        let bytes =
            to_bytes(answer.into_body(), LONGEST).await.with_context(|| format!("{path} broke off"))?;
        Ok(Some(Answer { is_page, bytes: bytes.into() }))
    }

    fn keep(&self, file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let path = self.folder.join(file);
        let kept =
            path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, bytes));
        kept.with_context(|| format!("{} cannot be written", path.display()))
    }
}
