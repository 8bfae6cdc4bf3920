//! A letter is written on a phone in a real browser: with a preview beside it and saved while it is typed, and without
//! any script.

use fantoccini::Locator;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::invited,
    support::{
        app::TestApp,
        chromium::{Appearance, Chromium},
    },
};

const PHONE: u32 = 360;
const TEXT: &str = "document.querySelector('#text').value";
const SAVED: &str = "document.querySelector('[data-autosave]').textContent.split(' ')[0]";
const PREVIEW: &str =
    "document.querySelector('iframe.preview').contentDocument?.querySelector('h1')?.textContent";
const NOTICE: &str = "document.querySelector('.notice')?.textContent";

/// An owner at the page on which letters are begun, and the address of the site.
async fn at_a_new_letter() -> (TestApp, Chromium, String) {
    let app = TestApp::plan().listening().open().await;
    let home = app.site.site.public().prefix().to_owned();
    let link = invited(&app, "ola@example.org", Role::Owner).await;
    let owner = Chromium::start().await;
    owner.show(PHONE, Appearance::Light).await;
    owner.goto(&format!("{home}{link}")).await.unwrap();
    type_into(&owner, "[name=password]", "seventeen grey herons\u{e007}").await;
    owner.sees("document.querySelector('h1')?.textContent", "Organize").await;
    owner.goto(&format!("{home}/organize/letters/new")).await.unwrap();
    (app, owner, home)
}

async fn type_into(owner: &Chromium, field: &str, words: &str) {
    owner.find(Locator::Css(field)).await.unwrap().send_keys(words).await.unwrap();
}

async fn press(owner: &Chromium, action: &str) {
    let button = format!("button[name=action][value={action}]");
    // By key: the page would still be gliding to where it is clicked.
    owner.find(Locator::Css(&button)).await.unwrap().send_keys("\u{e007}").await.unwrap();
}

#[tokio::test]
async fn a_letter_is_seen_and_saved_while_it_is_typed() {
    let (app, owner, home) = at_a_new_letter().await;
    type_into(&owner, "#title", "The last ferry").await;
    owner.sees(PREVIEW, "The last ferry").await;
    press(&owner, "save").await;
    owner.sees(NOTICE, "Saved.").await;
    for page in ["/organize/letters/new", "/organize/letters/the-last-ferry/files"] {
        owner.goto(&format!("{home}{page}")).await.unwrap();
        assert_eq!(owner.axe().await, Vec::<String>::new(), "{page}");
        assert_eq!(owner.overflow().await, 0, "{page}");
    }
    owner.goto(&format!("{home}/organize/letters/the-last-ferry/write/ar")).await.unwrap();
    type_into(&owner, "#title", "العبّارة").await;
    type_into(&owner, "#text", "أبقوها.").await;
    owner.sees(SAVED, "Saved").await;
    assert_eq!(owner.axe().await, Vec::<String>::new());
    owner.goto(&format!("{home}/organize/letters/the-last-ferry/write")).await.unwrap();
    type_into(&owner, "#text", "And the crew.").await;
    owner.sees(SAVED, "Saved").await;
    owner
        .execute("document.querySelectorAll('details').forEach((one) => { one.open = true; })", vec![])
        .await
        .unwrap();
    assert_eq!(owner.axe().await, Vec::<String>::new());
    assert_eq!(owner.overflow().await, 0, "wider than the phone");
    owner.show(PHONE, Appearance::Dark).await;
    assert_eq!(owner.contrast().await, Vec::<String>::new());
    owner.refresh().await.unwrap();
    owner.sees(&format!("{TEXT}.includes('And the crew.')"), "true").await;
    press(&owner, "publish").await;
    owner.sees(NOTICE, "Published.").await;
    app.stranger().get("/ar/letters/the-last-ferry").await.assert_says("أبقوها.");
    app.stranger().get("/en/letters/the-last-ferry").await.assert_says("And the crew.");
}

#[tokio::test]
async fn a_letter_is_written_without_a_script() {
    let (app, owner, _) = at_a_new_letter().await;
    owner.scripts(false).await;
    owner.refresh().await.unwrap();
    type_into(&owner, "#title", "The last ferry").await;
    press(&owner, "preview").await;
    let frame = owner.find(Locator::Css("iframe.preview")).await.unwrap();
    assert!(frame.is_displayed().await.unwrap());
    let shown = frame.attr("srcdoc").await.unwrap().unwrap();
    assert!(shown.contains("<h1>The last ferry</h1>"), "{shown}");
    press(&owner, "publish").await;
    owner.find(Locator::Css(".notice")).await.unwrap();
    assert_eq!(app.stranger().get("/letters/the-last-ferry").await.status, 200);
}
