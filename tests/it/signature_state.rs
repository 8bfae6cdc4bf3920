//! What a signer reads about their signature is true: in every state, with every choice of visibility, at
//! every moment of the letter's life, in every language.

use std::fs;

use axum::http::StatusCode;
use uuid::Uuid;

use crate::support::{
    app::{SLUG, TestApp},
    page::Page,
};
use undersigned::{audit::Who, keys::Purpose, signing::signature::State, ui::languages::Words};

/// Each choice, by the words of the form.
const CHOICES: [&str; 4] = [
    "Show my name",
    "Show my name once enough of us stand together",
    "Count me, do not show my name",
    "Sign without a name",
];

/// The line that a letter's file begins with, at each moment of its life that a signer can live through.
const LIVES: [(&str, &str); 5] = [
    ("open", ""),
    ("closed", "closes = 2026-11-01T09:00:00Z"),
    ("embargoed", "publishes = 2027-11-25T09:00:00Z"),
    ("draft", "state = \"draft\""),
    ("taken back", "state = \"withdrawn\""),
];

const ALL: &str = "moderation = \"all\"\nthreshold = 20\n";

/// What waits for an organizer, while the public can read the letter.
const HELD: [&str; 4] = [
    "Until an organizer has accepted it, nobody else sees it. Then everyone does: the public, the \
     organizers and the addressee.",
    "Only the organizers see your name. Once one of them has accepted it, you are counted. Everyone \
     sees your name once enough people stand together, after we have written to you.",
    "Only the organizers see your name. Once one of them has accepted it, the public and the addressee \
     see one more signature in the count.",
    "Until an organizer has accepted it, nobody else sees this line. Then everyone does. No name is \
     kept.",
];

/// The same before the public can.
const HELD_BEFORE: [&str; 4] = [
    "Until an organizer has accepted it and the letter is published, nobody else sees it. Then everyone does: the \
     public, the organizers and the addressee.",
    "Only the organizers see your name. Once one of them has accepted it and the letter is published, you are \
     counted. Everyone sees your name once enough people stand together, after we have written to you.",
    "Only the organizers see your name. Once one of them has accepted it and the letter is published, the public \
     and the addressee see one more signature in the count.",
    "Until an organizer has accepted it and the letter is published, nobody else sees this line. Then everyone \
     does. No name is kept.",
];

/// The words that introduce the line, and the words that say who sees it.
fn told(state: State, choice: usize, life: &str) -> (&'static str, &'static str) {
    let is_listed = [true, false, false, true][choice];
    match (state, life) {
        (_, "taken back") => ("This is what it says:", "The letter was taken back. Nobody is shown."),
        (State::Rejected, _) => ("This is what it says:", "Nobody but the organizers sees it."),
        (State::Held, _) => (
            if is_listed {
                "This is how it would stand under the letter:"
            } else {
                "You would be counted. This is what only the organizers see:"
            },
            if matches!(life, "embargoed" | "draft") { HELD_BEFORE } else { HELD }[choice],
        ),
        (_, "embargoed" | "draft") => (
            if is_listed {
                "This is how it will stand under the letter:"
            } else {
                "You will be counted. This is what only the organizers see:"
            },
            [
                "Once the letter is published, everyone sees it: the public, the organizers and the addressee.",
                "Only the organizers see your name. Once the letter is published and enough people stand together, \
                 everyone sees it, after we have written to you.",
                "Only the organizers see your name. Once the letter is published, the public and the addressee see \
                 one more signature in the count.",
                "Once the letter is published, everyone sees this line. No name is kept.",
            ][choice],
        ),
        _ => (
            if is_listed {
                "This is how it stands under the letter:"
            } else {
                "You are counted. This is what only the organizers see:"
            },
            [
                "Everyone sees it: the public, the organizers and the addressee.",
                "Only the organizers see your name. Everyone sees it once enough people stand together, after we \
                 have written to you.",
                "Only the organizers see your name. The public and the addressee see one more signature in the \
                 count.",
                "Everyone sees this line. No name is kept.",
            ][choice],
        ),
    }
}

/// The ids of all messages that tell who sees a signature.
fn seen() -> Vec<String> {
    let when = ["now", "once-confirmed", "once-accepted", "once-accepted-and-published", "once-published"];
    let whose = ["public", "together", "private", "anonymous"];
    let each = when.iter().flat_map(|when| whose.iter().map(move |whose| format!("seen-{when}-{whose}")));
    each.chain(["seen-rejected".into(), "seen-taken-back".into()]).collect()
}

/// An English sentence of these in another language, as a page's text is read: one blank wherever there are some.
fn translated(sentence: &str, words: &Words) -> String {
    let id = seen().into_iter().find(|id| Words::english().say(id) == sentence).unwrap();
    words.say(&id).split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Signer {
    state: State,
    choice: usize,
    address: String,
    mine: Page,
}

/// A signer for each choice in each state.
async fn signers(app: &TestApp) -> Vec<Signer> {
    let mut signers = vec![];
    for (number, state) in [State::Held, State::Published, State::Rejected].into_iter().enumerate() {
        for (choice, words) in CHOICES.into_iter().enumerate() {
            let address = format!("signer{number}{choice}@example.org");
            let mine = app
                .signed_so(&format!("Ada Byron {number}{choice}"), &address, |form| form.choose(words))
                .await;
            let id = id_of(app, &mine);
            let signing = &app.site.signing;
            match state {
                State::Published => {
                    signing.decisions.publish(id, Who::CommandLine, None).await.unwrap();
                }
                State::Rejected => {
                    signing.decisions.reject(id, Who::CommandLine, "Not you").await.unwrap();
                }
                State::Held | State::Withdrawn => {}
            }
            signers.push(Signer { state, choice, address, mine });
        }
    }
    app.deliver().await;
    signers
}

fn id_of(app: &TestApp, mine: &Page) -> Uuid {
    let token = mine.url.path_segments().unwrap().next_back().unwrap();
    app.site.keys.read_token(Purpose::Signature, token).unwrap().0
}

/// The letter comes to the moment of its life that this line of its file says.
async fn live(app: &TestApp, line: &str) {
    let file = format!("{SLUG}/letter.md");
    let letter = fs::read_to_string(app.letters().join(&file)).unwrap();
    let says_when = |line: &&str| ["closes", "publishes", "state"].iter().any(|key| line.starts_with(key));
    let rest: Vec<_> = letter.lines().skip(1).filter(|line| !says_when(line)).collect();
    app.write(&file, &format!("+++\n{line}\n{}\n", rest.join("\n"))).await;
}

#[tokio::test]
async fn the_page_of_a_signature_says_who_sees_it() {
    let app = TestApp::plan().front(ALL).open().await;
    let signers = signers(&app).await;
    for (life, line) in LIVES {
        live(&app, line).await;
        for signer in &signers {
            let Signer { state, choice, mine, .. } = signer;
            let (introduced, sees) = told(*state, *choice, life);
            let of = format!("{state:?}, {}, {life}", CHOICES[*choice]);
            for words in Words::all() {
                let path = mine.url.path().replacen("/en/", &format!("/{}/", words.language), 1);
                let page = app.browser().get(&path).await;
                let of = format!("{of}, {}\n{}", words.language, page.text());
                assert_eq!(page.texts(".signatory + p"), [translated(sees, words)], "{of}");
                if words.language == Words::english().language {
                    assert_eq!(page.texts("p.label").last().unwrap(), introduced, "{of}");
                }
            }
        }
    }
}

#[tokio::test]
async fn the_page_names_the_state_and_the_reason() {
    let app = TestApp::plan().front(ALL).open().await;
    let signers = signers(&app).await;
    for signer in &signers {
        let page = app.browser().get(signer.mine.url.path()).await;
        let (title, reason) = match signer.state {
            State::Held => ("Your signature is waiting for an organizer", "look at every signature first"),
            State::Rejected => ("Your signature was not published", "Not you"),
            _ => ("You have signed", "Yours is signature number"),
        };
        assert_eq!(page.texts("h1"), [title]);
        page.assert_says(reason);
    }
    live(&app, "state = \"withdrawn\"").await;
    for signer in &signers {
        let page = app.browser().get(signer.mine.url.path()).await;
        assert_eq!(page.texts("h1"), ["The letter was taken back"]);
        assert_eq!(page.text().contains("Not you"), signer.state == State::Rejected, "{}", page.text());
        assert!(!page.text().contains("Thank you"), "{}", page.text());
        page.assert_says("Withdraw my signature");
    }
}

#[tokio::test]
async fn the_mail_about_a_signature_says_who_sees_it() {
    let app = TestApp::plan().front(ALL).open().await;
    for signer in signers(&app).await {
        let (introduced, sees) = told(signer.state, signer.choice, "open");
        let mail = app.mail_to(&signer.address);
        for words in [introduced, sees] {
            assert!(mail.text.contains(words), "{words:?} is not in\n{}", mail.text);
        }
        let others = seen().into_iter().map(|id| Words::english().say(&id)).filter(|other| other != sees);
        assert_eq!(others.filter(|other| mail.text.contains(other)).count(), 0, "{}", mail.text);
    }
}

#[tokio::test]
async fn a_mail_about_a_withdrawn_letter_says_so_and_shares_nothing() {
    let app = TestApp::plan().front(ALL).open().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    let id = id_of(&app, &mine);
    app.deliver().await;
    app.site.signing.decisions.publish(id, Who::CommandLine, None).await.unwrap();
    live(&app, "state = \"withdrawn\"").await;
    let mail = app.deliver_to("ada@example.org").await;
    assert_eq!(mail.subject, "Your signature is confirmed");
    mail.assert_says("The letter was taken back. Nobody is shown.");
    assert!(!mail.text.contains("To share the letter"), "{}", mail.text);
}

#[tokio::test]
async fn no_signer_is_asked_to_confirm_what_the_letter_refuses() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    let link = app.deliver_to("ada@example.org").await.link("Look at it and confirm");
    app.sign("Grace Murray", "grace@example.org").await;
    for (line, title) in [
        ("state = \"withdrawn\"", "This letter was withdrawn"),
        ("state = \"draft\"", "This letter takes no signatures now"),
        ("closes = 2026-11-01T09:00:00Z", "This letter takes no more signatures"),
    ] {
        live(&app, line).await;
        let page = app.browser().get(&link).await;
        page.assert_is(StatusCode::GONE, title);
        assert!(!page.text().contains("Confirm my signature"), "{}", page.text());
        assert_eq!(app.browser().post(&link, &[]).await.texts("h1"), [title]);
    }
    app.deliver().await;
    assert!(app.mails_to("grace@example.org").is_empty(), "she would be asked for nothing");
    assert_eq!(app.rows("signature").await, 0);
}

#[tokio::test]
async fn a_lost_link_is_found_again_at_a_withdrawn_letter() {
    let app = TestApp::plan().file(&format!("{SLUG}/withdrawn.md"), "We were wrong.\n").open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    live(&app, "state = \"withdrawn\"").await;
    let gone = app.browser().get(&format!("/letters/{SLUG}")).await;
    let find = gone.follow("Ask for the link to my signature").await;
    let form =
        find.form("Send me the link").fill("The email address with which you signed", "ada@example.org");
    assert_eq!(form.submit("Send me the link").await.texts("h1"), ["Look into your mailbox"]);
    let mine = app.browser().get(&app.deliver_to("ada@example.org").await.link("My signature")).await;
    assert_eq!(mine.texts("h1"), ["The letter was taken back"]);
    let erased = mine.press("Withdraw and erase").await;
    assert_eq!(erased.texts("h1"), ["You have withdrawn your signature"]);
}
