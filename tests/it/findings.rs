//! The site looks at itself every night, and tells its owners what has changed.

use time::Duration;
use undersigned::{doctor::nightly, organizers::rights::Role};

use crate::{
    organizers::joined,
    sender_domain::Dns,
    support::{app::TestApp, mail::Mail},
};

const OWNER: &str = "owner@our-letter.example";
const MO: &str = "mo@our-letter.example";

/// The look of one night, and the mails to somebody about it.
async fn night(app: &TestApp, dns: &Dns, who: &str) -> Vec<Mail> {
    let known = app.mails_to(who).len();
    nightly::tell(&app.site, Some(dns.address)).await.unwrap();
    app.deliver().await;
    app.clock.advance(Duration::DAY);
    app.mails_to(who).split_off(known)
}

#[tokio::test]
async fn owners_are_told_what_changed_in_the_night_and_nothing_else() {
    let app = TestApp::plan()
        .with_public_url("https://letters.example")
        .with_smtp()
        .behind("127.0.0.1/32")
        .open()
        .await;
    joined(&app, OWNER, Role::Owner).await;
    joined(&app, MO, Role::Moderator).await;
    let with = Dns::with(&["--txt-record=letters.example,v=spf1 a mx ~all".to_owned()]).await;
    let without = Dns::with(&[]).await;
    let first = night(&app, &with, OWNER).await;
    assert_eq!(first.len(), 1);
    first[0].assert_says("to know · DMARC");
    assert!(!first[0].text.contains("SPF"), "what is right from the beginning is no news: {}", first[0].text);
    assert!(night(&app, &with, OWNER).await.is_empty(), "nothing has changed");
    let gone = night(&app, &without, OWNER).await;
    gone[0].assert_says("to know · SPF: none; set the TXT record of letters.example to");
    assert!(!gone[0].text.contains("DMARC"), "{}", gone[0].text);
    assert!(night(&app, &without, OWNER).await.is_empty());
    let back = night(&app, &with, OWNER).await;
    back[0].assert_says("now right · SPF");
    assert!(app.mails_to(MO).iter().all(|mail| !mail.text.contains("doctor")), "it is the owners' to see to");
}

#[tokio::test]
async fn a_site_on_a_developers_machine_writes_to_nobody() {
    let app = TestApp::new().await;
    joined(&app, OWNER, Role::Owner).await;
    let dns = Dns::with(&[]).await;
    assert!(night(&app, &dns, OWNER).await.is_empty());
    assert_eq!(app.rows("finding").await, 0);
}
