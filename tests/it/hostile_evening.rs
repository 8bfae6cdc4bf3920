//! An attack: thousands sign in ten minutes, and hundreds of them are fake, from three networks, with the
//! names of people who are known, some in look-alike letters. What the site holds by itself and three bulk
//! actions keep the fakes out; no real signature is lost, and a bulk action can be undone.

use std::{
    collections::BTreeSet,
    num::NonZeroU32,
    time::{Duration as Pause, Instant},
};

use axum::http::StatusCode;
use fantoccini::Locator;
use futures_util::future::join_all;
use time::Duration;
use tokio_util::sync::CancellationToken;
use undersigned::{config::Limits, organizers::rights::Role};

use crate::{
    organizers::{PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        chromium::{Appearance, Chromium},
    },
};

const BULK: &str = "/organize/letters/night-bus/bulk";
const MODERATOR: &str = "mo@example.org";

/// Invented well-known people.
const KNOWN: [&str; 8] = [
    "Winifred Attlebury",
    "Casimir Vantongeren",
    "Philippa Oakenshaw",
    "Leocadia Ferreyra",
    "Anselm Rothenburger",
    "Marguerite Delacourbe",
    "Octavian Popescu-Rey",
    "Eudora Kapranos",
];

const FIRST: [&str; 40] = [
    "Ida", "Noor", "Piet", "Sana", "Tove", "Ugo", "Vera", "Wim", "Xenia", "Yan", "Zora", "Alba", "Bram",
    "Cleo", "Dag", "Elif", "Finn", "Gia", "Hans", "Inga", "Jon", "Kaya", "Lev", "Mina", "Nils", "Olga",
    "Pia", "Rana", "Sven", "Tara", "Ulla", "Vito", "Wanda", "Yara", "Zeno", "Amir", "Britt", "Carlo", "Dina",
    "Emil",
];

/// How many forms are on their way at once.
const AT_ONCE: usize = 50;

/// How many signatures come between two looks at what is public.
const WAVE: usize = 500;

/// A signer of that evening.
#[derive(Clone)]
struct Signer {
    name: String,
    email: String,
    network: String,
}

/// The name as impostors write it: as it is, in capitals, with letters that look alike, in wide letters, with blanks.
fn imitated(name: &str, way: usize) -> String {
    match way % 5 {
        0 => name.to_owned(),
        1 => name.to_uppercase(),
        2 => name.replace('a', "а").replace('e', "е").replace('o', "о"),
        3 => name
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c.is_ascii_alphabetic()).unwrap_or(c))
            .collect(),
        _ => name.replace(' ', "  "),
    }
}

/// All of them, mixed as they come: the fakes of each network, and people of everywhere. A few of these are called as
/// somebody known is.
fn evening(people: usize, fakes: usize) -> Vec<(bool, Signer)> {
    let mut all = Vec::new();
    for at in 0..fakes {
        let network = at % 3;
        // One in six avoids the watched names.
        let name = if at % 6 == 5 {
            format!("Made Up {at}")
        } else {
            imitated(KNOWN[at % KNOWN.len()], at / KNOWN.len())
        };
        let email = format!("f{at}@{}.example", ["cheap", "throwaway", "farm"][network]);
        let network = format!("203.0.113.{}", at % 200).replace("113", &(113 + network).to_string());
        all.push((true, Signer { name, email, network }));
    }
    for at in 0..people {
        let name = match at % 1500 {
            7 => KNOWN[at / 1500 % KNOWN.len()].to_owned(),
            _ => format!("{} {}son", FIRST[at % FIRST.len()], FIRST[at / FIRST.len() % FIRST.len()]),
        };
        // At most three people share a network.
        let (high, low) = (at % 1600 / 250, at % 250);
        let network = format!("100.{}.{low}.{}", 64 + high, at % 200 + 1);
        all.push((false, Signer { name, email: format!("p{at}@people{}.example", at % 7), network }));
    }
    // A fixed shuffle spreads the fakes over the evening.
    let length = all.len();
    let mut mixed = Vec::with_capacity(length);
    let mut at = 0;
    for _ in 0..length {
        at = (at + 7919) % length;
        mixed.push(all[at].clone());
    }
    mixed
}

/// Sends all forms and confirms them, over ten minutes of the site's clock. Looks again and again at what is public.
async fn play(app: &TestApp, signers: &[(bool, Signer)]) {
    let watched: BTreeSet<&str> = signers
        .iter()
        .filter(|(is_fake, one)| *is_fake && !one.name.starts_with("Made Up"))
        .map(|(_, one)| one.name.as_str())
        .collect();
    let stranger = app.browser().that_follows_no_redirect();
    let version = app.text_version(SLUG).await;
    let pause = Duration::minutes(10) / u32::try_from(signers.len()).unwrap();
    let mut known = app.mails_after(0).len();
    for wave in signers.chunks(WAVE) {
        for some in wave.chunks(AT_ONCE) {
            let forms = some.iter().map(|(_, one)| {
                let browser = stranger.clone().with_address(&one.network);
                let version = &version;
                async move {
                    let fields = [
                        ("name", one.name.as_str()),
                        ("email", &one.email),
                        ("visibility", "public"),
                        ("consent", "on"),
                        ("version", version),
                    ];
                    browser.post(&format!("/letters/{SLUG}/sign"), &fields).await
                }
            });
            for page in join_all(forms).await {
                assert_eq!(page.status, StatusCode::SEE_OTHER, "nobody is refused: {}", page.text());
            }
            app.clock.advance(pause * u32::try_from(some.len()).unwrap());
        }
        app.deliver().await;
        let mails = app.mails_after(known);
        known += mails.len();
        let links: Vec<_> = mails
            .iter()
            .filter(|mail| mail.text.contains("Look at it and confirm"))
            .map(|mail| mail.link("Look at it and confirm"))
            .collect();
        assert_eq!(links.len(), wave.len());
        for some in links.chunks(AT_ONCE) {
            let confirmed = some.iter().map(|link| stranger.post(link, &[]));
            for page in join_all(confirmed).await {
                assert!(page.status.is_redirection(), "{}: {}", page.status, page.text());
            }
        }
        let public: Vec<_> = app.csv(SLUG).await.into_iter().map(|row| row["name"].clone()).collect();
        let fakes: Vec<_> = public.iter().filter(|name| watched.contains(name.as_str())).collect();
        assert!(fakes.is_empty(), "in public: {fakes:?}");
    }
    app.clock.advance(Duration::MINUTE);
}

/// The state of each signature of an evening, fakes and others, by the hash of the mail domain.
async fn standing(app: &TestApp) -> Vec<(uuid::Uuid, String, Option<i64>)> {
    sqlx::query_as("select id, state, number from signature order by id")
        .fetch_all(app.site.database.pool())
        .await
        .unwrap()
}

/// The count of those in a state whose signer is among the three networks, and of all others.
async fn by_side(app: &TestApp, state: &str) -> (i64, i64) {
    sqlx::query_as(
        "select count(*) filter (where many > 9), count(*) filter (where many <= 9)
         from signature join network using (id)
         join (select hash, count(*) as many from network group by hash) as size using (hash)
         where state = $1",
    )
    .bind(state)
    .fetch_one(app.site.database.pool())
    .await
    .unwrap()
}

fn limits(at_once: u32) -> Limits {
    Limits { signatures_at_once: NonZeroU32::new(at_once).unwrap(), ..Limits::default() }
}

fn watch() -> String {
    KNOWN.join("\n")
}

#[tokio::test]
async fn a_hostile_evening_is_dealt_with_by_three_acts() {
    let app = TestApp::plan()
        .file("night-bus/watch.txt", &watch())
        .with_smtp()
        .with_limits(limits(10))
        .open()
        .await;
    play(&app, &evening(180, 60)).await;
    let moderator = joined(&app, MODERATOR, Role::Moderator).await;
    let genuine = by_side(&app, "published").await.1;
    for _ in 0..3 {
        let page = moderator.get(BULK).await;
        let network = page.texts("a").into_iter().find(|words| words.starts_with("Network ")).unwrap();
        let found = page.follow(&network).await;
        found.assert_says("20 found");
        let form = found.form("Reject 20").fill("Reason", "One machine has sent all of these.");
        let form = if found.all("#again").count() > 0 {
            form.fill("Your own password, once more", PASSWORD)
        } else {
            form
        };
        form.submit("Reject 20").await;
        while app.site.bulk.step().await.unwrap() {}
    }
    app.catch_up().await;
    assert_eq!(by_side(&app, "rejected").await, (60, 0));
    assert_eq!(app.count(SLUG).await, genuine);
    assert_eq!(by_side(&app, "held").await, (0, 180 - genuine), "who is called as somebody known waits");
}

/// The moderator's browser.
struct Hand {
    chromium: Chromium,
    home: String,
}

impl Hand {
    async fn goto(&self, path: &str) {
        self.chromium.goto(&format!("{}{path}", self.home)).await.unwrap();
    }

    async fn text(&self) -> String {
        let text = self.chromium.execute("return document.body.innerText", vec![]).await.unwrap();
        text.as_str().unwrap_or_default().to_owned()
    }

    async fn fill(&self, id: &str, text: &str) {
        self.chromium.find(Locator::Id(id)).await.unwrap().send_keys(text).await.unwrap();
    }

    async fn has(&self, id: &str) -> bool {
        self.chromium.find(Locator::Id(id)).await.is_ok()
    }

    /// Presses what begins with these words, and waits until the page says something.
    async fn press(&self, what: &str, words: &str, says: &str) {
        let path = format!("//{what}[starts-with(normalize-space(), {words:?})]");
        let found = self.chromium.find(Locator::XPath(&path)).await.unwrap();
        let click = "arguments[0].click()";
        self.chromium.execute(click, vec![serde_json::to_value(&found).unwrap()]).await.unwrap();
        self.wait(says).await;
    }

    async fn wait(&self, says: &str) {
        for _ in 0..1200 {
            let text = self.chromium.execute("return document.body?.innerText ?? ''", vec![]).await;
            if text.is_ok_and(|text| text.as_str().unwrap_or_default().contains(says)) {
                return;
            }
            tokio::time::sleep(Pause::from_millis(50)).await;
        }
        panic!("{says:?} is not said: {}", self.text().await);
    }
}

/// The whole of it, with a real browser: some minutes, so that `script/soak` runs it. Prints how long it took.
#[tokio::test]
#[ignore = "takes minutes: script/soak"]
async fn five_thousand_sign_in_ten_minutes_and_six_hundred_are_fake() {
    let app = TestApp::plan().file("night-bus/watch.txt", &watch()).with_smtp().listening().open().await;
    let began = Instant::now();
    play(&app, &evening(4400, 600)).await;
    println!("5,000 forms sent, mailed and confirmed: {:.1} s", began.elapsed().as_secs_f32());
    let ((bad, good), (held_bad, held_good)) =
        (by_side(&app, "published").await, by_side(&app, "held").await);
    println!(
        "published: {good} people, {bad} made-up names; waiting: {held_bad} fakes, {held_good} namesakes"
    );
    assert_eq!((bad + held_bad, good + held_good), (600, 4400));
    assert!(held_good <= 4, "people wait for nothing: {held_good}");

    joined(&app, MODERATOR, Role::Moderator).await;
    let stopped = CancellationToken::new();
    let (site, token) = (app.site.clone(), stopped.clone());
    tokio::spawn(async move { site.bulk.work(token).await });
    let hand = Hand { chromium: Chromium::start().await, home: app.site.site.public().prefix().to_owned() };
    hand.chromium.show(360, Appearance::Light).await;
    hand.goto("/organize/login").await;
    hand.fill("email", MODERATOR).await;
    hand.fill("password", PASSWORD).await;
    hand.press("button", "Sign in", "Organize").await;

    let evening = Instant::now();
    let mut before_last = Vec::new();
    for act in 1..=3 {
        let began = Instant::now();
        hand.goto(BULK).await;
        before_last = standing(&app).await;
        hand.press("a", "Network", "200 found").await;
        hand.chromium.screenshot(&format!("evening-{act}-found")).await;
        assert_eq!(hand.chromium.overflow().await, 0);
        hand.fill("why", "One machine has sent all of these.").await;
        if hand.has("again").await {
            hand.fill("again", PASSWORD).await;
        }
        hand.press("button", "Reject 200", "Done: 200 of 200 were changed.").await;
        println!("act {act}, from opening the page to done: {:.1} s", began.elapsed().as_secs_f32());
    }
    println!("three acts in all: {:.1} s", evening.elapsed().as_secs_f32());
    app.catch_up().await;
    assert_eq!(by_side(&app, "rejected").await, (600, 0));
    assert_eq!((by_side(&app, "published").await, by_side(&app, "held").await), ((0, good), (0, held_good)));
    assert_eq!(app.count(SLUG).await, good);

    let undoing = Instant::now();
    hand.press("button", "Take all of it back", "Taken back: 200 of 200 stand again as before.").await;
    println!("one act taken back: {:.1} s", undoing.elapsed().as_secs_f32());
    hand.chromium.screenshot("evening-4-taken-back").await;
    app.catch_up().await;
    assert_eq!(standing(&app).await, before_last, "all of it");
    stopped.cancel();
}
