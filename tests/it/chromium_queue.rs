//! The queue by keyboard, in a real browser: shortcuts never fire while a person types in a field, and can
//! be turned off.

use fantoccini::Locator;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::invited,
    support::{
        app::{SLUG, TestApp},
        chromium::{Appearance, Chromium},
    },
};

const CURRENT: &str = "document.querySelector('.queue > [aria-current] .name')?.textContent";
const WAITING: &str = "[...document.querySelectorAll('.queue .waits .name')].map(it => it.textContent)";
const NOTICE: &str = "document.querySelector('.notice p')?.textContent";

/// A moderator at the queue of a letter under which Ada, Grace and Mary wait.
async fn at_the_queue() -> (TestApp, Chromium) {
    let app = TestApp::plan().front("moderation = \"all\"").listening().open().await;
    for (name, address) in
        [("Ada", "ada@example.org"), ("Grace", "grace@example.org"), ("Mary", "mary@example.org")]
    {
        app.signed(name, address).await;
        app.clock.advance(time::Duration::MINUTE);
    }
    let home = app.site.site.public().prefix().to_owned();
    let link = invited(&app, "mo@example.org", Role::Moderator).await;
    let moderator = Chromium::start().await;
    moderator.goto(&format!("{home}{link}")).await.unwrap();
    let field = moderator.find(Locator::Css("[name=password]")).await.unwrap();
    field.send_keys("seventeen grey herons\u{e007}").await.unwrap();
    moderator.sees("document.querySelector('h1')?.textContent", "Organize").await;
    moderator.goto(&format!("{home}/organize/letters/{SLUG}/queue")).await.unwrap();
    moderator.sees("document.querySelector('.keys').hidden", "false").await;
    (app, moderator)
}

#[tokio::test]
async fn a_moderator_decides_by_keys_that_are_off_while_typing() {
    let (_app, moderator) = at_the_queue().await;
    moderator.key('p').await;
    moderator.sees(WAITING, "Ada,Grace,Mary").await;
    for (key, name) in [('j', "Ada"), ('j', "Grace"), ('j', "Mary"), ('j', "Mary"), ('k', "Grace")] {
        moderator.key(key).await;
        moderator.sees(CURRENT, name).await;
    }
    assert_eq!(moderator.axe().await, Vec::<String>::new());
    moderator.key('p').await;
    moderator.sees(NOTICE, "It is published, and its signer is told.").await;
    moderator.sees(WAITING, "Ada,Mary").await;
    moderator.sees(CURRENT, "Mary").await;
    moderator.key('u').await;
    moderator.sees(NOTICE, "It waits again, and its signer is told.").await;
    moderator.sees(WAITING, "Ada,Grace,Mary").await;

    moderator.key('j').await;
    moderator.key('r').await;
    moderator.sees("document.activeElement.name", "reason").await;
    for letter in "jump?".chars() {
        moderator.key(letter).await;
    }
    moderator.sees("document.activeElement.value", "jump?").await;
    moderator.sees(WAITING, "Ada,Grace,Mary").await;
    moderator.key('\u{e007}').await;
    moderator.sees(NOTICE, "It does not stand, and its signer is told why.").await;
}

#[tokio::test]
async fn a_moderator_turns_the_keys_off() {
    let (_app, moderator) = at_the_queue().await;
    moderator.key('?').await;
    moderator.sees("document.activeElement.className", "keys").await;
    moderator.find(Locator::Css("#keys")).await.unwrap().click().await.unwrap();
    moderator.refresh().await.unwrap();
    moderator.sees("document.querySelector('#keys').checked", "false").await;
    moderator.key('j').await;
    moderator.sees(CURRENT, "undefined").await;

    for appearance in [Appearance::Light, Appearance::Dark] {
        moderator.show(360, appearance).await;
        moderator.execute("document.querySelector('details.more').open = true", vec![]).await.unwrap();
        assert_eq!(moderator.overflow().await, 0);
        assert_eq!(moderator.axe().await, Vec::<String>::new());
    }
    moderator.screenshot("queue-360").await;
}
