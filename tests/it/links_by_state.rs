//! Every link of every mail, at every later moment of a signature's life: a table of what still opens. A kind of mail
//! that the site can write and that has no line here fails.

use std::{collections::BTreeSet, fs, path::Path};

use undersigned::{
    audit::Who,
    signing::{edit::News, fields::Plain, seen::Seen},
};

use crate::support::{
    app::{SLUG, TestApp},
    mail::Mail,
    page::Page,
};

const ADA: &str = "ada@example.org";
const TYPO: &str = "ada@exmaple.org";

/// What the links of a signer's own are for, by the first part of their paths.
const PURPOSES: [&str; 7] = ["move", "way-back", "confirm", "not-me", "signature", "claim", "unsubscribe"];

/// Which of them each kind of mail can hold.
const KINDS: &[(&str, &[&str])] = &[
    ("confirm", &["confirm", "not-me", "signature", "claim"]),
    ("reminder", &["confirm", "not-me"]),
    ("standing", &["signature"]),
    ("lost-link", &["signature", "claim", "not-me"]),
    ("new-link", &["signature"]),
    ("move", &["move", "signature", "claim", "not-me"]),
    ("move-asked", &["way-back"]),
    ("moved", &["way-back"]),
    ("moved-back", &[]),
    ("question", &["signature"]),
    ("renewal", &["signature"]),
    ("retraction", &["signature"]),
    ("farewell", &["signature"]),
    ("together", &["signature"]),
    ("together-waits-again", &["signature"]),
    ("claim", &["claim", "not-me"]),
    ("withdrawn", &[]),
    ("edit-words", &["signature"]),
    ("edit-visibility", &["signature"]),
    ("edit-updates", &["signature", "unsubscribe"]),
    ("edit-waits", &["signature"]),
    ("edit-accepted", &["signature"]),
    ("edit-declined", &["signature"]),
    ("edit-corrected", &["signature"]),
    ("update", &["unsubscribe"]),
    ("update-test", &[]),
    ("organizer-digest", &[]),
    ("organizer-sign-in", &[]),
    ("organizer-invitation", &[]),
    ("organizer-link", &[]),
];

/// What becomes of a signature after its mails were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Later {
    Waiting,
    Corrected,
    CorrectedAndConfirmed,
    Held,
    Published,
    Rejected,
    Renewed,
    Withdrawn,
}

const LATER: [Later; 8] = [
    Later::Waiting,
    Later::Corrected,
    Later::CorrectedAndConfirmed,
    Later::Held,
    Later::Published,
    Later::Rejected,
    Later::Renewed,
    Later::Withdrawn,
];

/// Does a link of this purpose open then?
fn opens(purpose: &str, later: Later) -> bool {
    match (later, purpose) {
        (_, "unsubscribe") => true,
        (Later::Waiting | Later::Held | Later::Published | Later::Rejected, _) => true,
        (Later::Corrected | Later::CorrectedAndConfirmed | Later::Renewed, _) => false,
        // It says that it is withdrawn, and that there is nothing left to erase.
        (Later::Withdrawn, purpose) => ["signature", "not-me"].contains(&purpose),
    }
}

#[test]
fn every_kind_of_mail_has_its_line() {
    let mut kinds: BTreeSet<String> = News::ALL.map(|news| news.kind().to_owned()).into();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            let named = text.split("_MAIL: &str = \"").skip(1);
            kinds.extend(named.map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    assert_eq!(kinds, KINDS.iter().map(|(kind, _)| (*kind).to_owned()).collect());
    assert!(KINDS.iter().flat_map(|(_, holds)| *holds).all(|purpose| PURPOSES.contains(purpose)));
}

/// Somebody is written to, and then something happens. The mails from before it.
async fn kept(app: &TestApp, later: Later) -> Vec<Mail> {
    let is_corrected = matches!(later, Later::Corrected | Later::CorrectedAndConfirmed);
    let check = app.sign("Ada Byron", if is_corrected { TYPO } else { ADA }).await;
    app.deliver().await;
    if later == Later::Waiting {
        return app.mails();
    }
    if is_corrected {
        check.form("Send it there").fill("Correct email address", ADA).submit("Send it there").await;
        if later == Later::CorrectedAndConfirmed {
            app.confirm(ADA).await;
        }
        return app.mails_to(TYPO);
    }
    let mine = app.confirm(ADA).await;
    ask_and_tell(app, &mine).await;
    let mails = app.mails();
    let signing = &app.site.signing;
    let id = signing.held(None).await.unwrap()[0].id;
    match later {
        Later::Published => drop(signing.publish(id, Who::CommandLine, None).await.unwrap()),
        Later::Rejected => drop(signing.reject(id, Who::CommandLine, "Is it you?").await.unwrap()),
        Later::Renewed => drop(mine.form("Get a new link").submit("Get a new link").await),
        Later::Withdrawn => drop(mine.form("Withdraw and erase").submit("Withdraw and erase").await),
        Later::Held | Later::Waiting | Later::Corrected | Later::CorrectedAndConfirmed => {}
    }
    mails
}

/// Asks a question, turns news on, and sends the link once more.
async fn ask_and_tell(app: &TestApp, mine: &Page) {
    let held = app.site.signing.held(None).await.unwrap()[0].clone();
    let words = Plain::line("Is it you?").unwrap();
    app.site.signing.ask(held.id, &Seen::of(&held), Who::CommandLine, &words).await.unwrap();
    mine.form("Send me news").submit("Send me news").await;
    app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", ADA)]).await;
    app.deliver().await;
}

#[tokio::test]
async fn every_link_opens_as_long_as_it_should_and_no_longer() {
    for later in LATER {
        let app = TestApp::plan().front("moderation = \"all\"").open().await;
        let mails = kept(&app, later).await;
        assert!(!mails.is_empty(), "{later:?}");
        for (mail, link) in mails.iter().flat_map(|mail| mail.links.iter().map(move |link| (mail, link))) {
            let Some(purpose) = PURPOSES.into_iter().find(|one| link.contains(&format!("/{one}/"))) else {
                continue;
            };
            // A request for the lost link has nothing to erase, at any time: only its mailbox to spare.
            if purpose == "not-me" && later == Later::Renewed && mail.code().is_none() {
                continue;
            }
            let said = format!("{later:?}: {purpose} of {:?}", mail.subject);
            let opened = app.stranger().get(link).await;
            let should = if opens(purpose, later) { 200 } else { 410 };
            assert_eq!(opened.status.as_u16(), should, "{said}");
            if should == 410 {
                assert!(!opened.body().contains("/signature/"), "{said}");
                // "My signature" itself is only looked at.
                if purpose != "signature" {
                    assert_eq!(app.browser().post(link, &[]).await.status.as_u16(), should, "{said}, posted");
                }
            }
        }
    }
}
