//! A broadcast to ten thousand readers, with a failing mail server, kills of the site and a quota.
//! `script/soak broadcast` runs it.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration as Pause, Instant},
};

use time::Duration;

use crate::{
    organizers::{PASSWORD, sign_in},
    support::{
        browser::Browser,
        mailbox::{Mailbox, Message, Mood},
        page::Page,
        program::{Place, Program},
    },
    updates::{FILE, UPDATES, figures, owner, owner_again, plan, readers, send},
};

const READERS: usize = 10_000;
/// Mailboxes that do not exist.
const GONE: usize = 200;
/// How long all of it may take: what was in a killed program's hands goes again eight minutes later.
const PATIENCE: Pause = Pause::from_mins(45);

/// What ten thousand mails meet on their way, besides the program's own ends.
fn be_moody(server: &Mailbox) {
    for _ in 0..GONE {
        server.meet(1, Mood::RefuseRecipient("550 5.1.1 no such user"));
        server.meet(1, Mood::RefuseRecipient("450 4.2.1 try again later"));
        server.meet(30, Mood::Good);
    }
    for mood in [Mood::DropInMessage, Mood::CloseAfterOne, Mood::DropAfterMessage] {
        server.meet(20, mood);
        server.meet(500, Mood::Good);
    }
}

pub fn news(messages: &[Message]) -> Vec<&Message> {
    messages.iter().filter(|message| message.subject() == "A first answer").collect()
}

async fn until(what: &str, begun: Instant, mut is_so: impl AsyncFnMut() -> bool) {
    while !is_so().await {
        assert!(begun.elapsed() < PATIENCE, "{what}: not after {:.0?}", begun.elapsed());
        tokio::time::sleep(Pause::from_millis(100)).await;
    }
    println!("{what}: {:.0} s", begun.elapsed().as_secs_f64());
}

/// The owner at the site that runs now.
async fn owner_of(site: &Program) -> Browser {
    let browser = site.browser();
    let page = sign_in(&browser, "ola@example.org", PASSWORD).await;
    assert_eq!(page.texts("h1"), ["Organize"], "{}", page.text());
    browser
}

pub async fn progress(site: &Program) -> Page {
    owner_of(site).await.get(&format!("{UPDATES}/{FILE}")).await
}

#[tokio::test]
#[ignore = "takes a quarter of an hour: script/soak broadcast"]
async fn ten_thousand_get_it_once_despite_refusals_and_two_kills() {
    let app = plan().open().await;
    owner(&app).await;
    readers(&app, READERS).await;
    let mut server = Mailbox::open().await;
    be_moody(&server);
    let place = Place::beside(&app).with("UNDERSIGNED_SMTP_URL", server.url());

    let mut site = place.serve().await;
    let begun = Instant::now();
    send(&progress(&site).await).await;
    for share in [3_000, 6_000] {
        until(&format!("{share} have arrived; kill -9"), begun, async || {
            news(&server.messages()).len() >= share
        })
        .await;
        site.slay().await;
        site = place.serve().await;
    }
    until("8,000 have arrived; the mail server goes away", begun, async || {
        news(&server.messages()).len() >= 8_000
    })
    .await;
    let mut messages = server.messages();
    let address = server.address();
    drop(server);
    tokio::time::sleep(Pause::from_secs(5)).await;
    server = Mailbox::open_at(address).await;
    let mut sums = BTreeMap::new();
    until("all of it is sent", begun, async || {
        tokio::time::sleep(Pause::from_secs(5)).await;
        sums = figures(&progress(&site).await);
        sums["Still to be sent"] == 0 && sums["All together"] > 0
    })
    .await;
    messages.extend(server.messages());
    println!("{sums:?}");

    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let all = news(&messages);
    for message in &all {
        ids.entry(message.to.join(",")).or_default().insert(message.header("Message-ID").unwrap());
    }
    println!("{} messages to {} mailboxes", all.len(), ids.len());
    assert!(ids.values().all(|ids| ids.len() == 1), "what comes twice is the same message");
    let of = |name: &str| usize::try_from(sums[name]).unwrap();
    assert_eq!(of("All together"), READERS);
    // A killed program retries a refusal that it could not record, and the server may accept it then.
    assert!((GONE - 32..=GONE).contains(&of("Refused for good")), "{sums:?}");
    assert_eq!(of("Taken by the mail server") + of("Refused for good"), READERS, "{sums:?}");
    // If the answer to a message is lost, SMTP cannot tell whether it arrived (RFC 5321, 6.1): it goes again, and the server
    // may refuse it then.
    let lost_answers = 20 + 3 * 32;
    let arrived_and_refused = ids.len().checked_sub(of("Taken by the mail server"));
    assert!(
        arrived_and_refused.is_some_and(|few| few <= lost_answers),
        "nobody is left out: {} arrived",
        ids.len()
    );
    let twice = all.len() - ids.len();
    assert!(twice <= lost_answers, "{twice} came twice");
}

#[tokio::test]
#[ignore = "takes minutes: script/soak broadcast"]
async fn ten_thousand_under_a_quota_get_it_by_the_promised_day() {
    let app = plan().with_smtp().with_mails_per_day(500).open().await;
    owner(&app).await;
    readers(&app, READERS).await;
    app.clock.advance(Duration::days(2));
    let page = owner_again(&app).await.get(&format!("{UPDATES}/{FILE}")).await;
    let promised = app.site.outbox.last_leaves_at(u32::try_from(READERS).unwrap()).await.unwrap();
    send(&page).await;
    let arrived = || news(&app.mail_server().messages()).len();
    let (mut days, mut most, mut last, mut before) = (0, 0, app.clock.now(), 0);
    while before < READERS {
        app.attempt().await;
        let sent = arrived() - before;
        before += sent;
        if sent > 0 {
            last = app.clock.now();
        }
        most = most.max(sent);
        app.clock.advance(Duration::hours(24) + Duration::MINUTE);
        days += 1;
        assert!(days < 60, "{before} arrived");
    }
    println!("{days} days, {most} a day at most; promised for {promised}, the last went {last}");
    assert!(most <= 375, "{most} in a day: a quarter of the quota is for those who sign");
    assert!((last - promised).abs() <= Duration::hours(25), "promised {promised}, went {last}");
    let messages = app.mail_server().messages();
    let mailboxes: BTreeSet<_> = news(&messages).into_iter().map(|message| message.to.join(",")).collect();
    assert_eq!(mailboxes.len(), READERS);
}
