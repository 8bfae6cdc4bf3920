//! Signatures and edits that wait for a moderator, and the decisions on them.

use std::process::Output;

use insta::assert_snapshot;
use time::Duration;
use tokio::process::Command;
use undersigned::signing::screening::Reason;

use crate::support::{
    app::{SECRET, SLUG, TestApp},
    form::Form,
    snapshot,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_undersigned");

/// Signs and confirms; the reasons for which it is held. What is held is nowhere in public.
async fn held(app: &TestApp, name: &str, and: impl for<'p> FnOnce(Form<'p>) -> Form<'p>) -> Vec<Reason> {
    let counted = app.count(SLUG).await;
    let mine = app.signed_so(name, "somebody@example.org", and).await;
    let held = app.held().await;
    let Some(signature) = held.last() else {
        assert_eq!(mine.texts("h1"), ["You have signed"]);
        assert_eq!(app.count(SLUG).await, counted + 1);
        return Vec::new();
    };
    assert_eq!(mine.texts("h1"), ["Your signature is waiting for an organizer"]);
    assert_eq!(
        app.deliver_to("somebody@example.org").await.subject,
        "Your signature is waiting for an organizer"
    );
    assert_eq!(app.count(SLUG).await, counted, "what waits does not count");
    assert_eq!(app.stranger().get("/letters/night-bus").await.texts(".newest li"), [""; 0]);
    signature.held_for.clone()
}

fn anonymous(form: Form<'_>) -> Form<'_> {
    form.choose("Sign without a name")
}

fn group(form: Form<'_>) -> Form<'_> {
    form.choose("For a group, collective or organisation").fill("Who speaks for the group", "Ada Byron")
}

fn as_it_is(form: Form<'_>) -> Form<'_> {
    form
}

#[tokio::test]
async fn anonymous_signatures_and_groups_are_held() {
    assert_eq!(held(&TestApp::new().await, "", anonymous).await, [Reason::Anonymous]);
    assert_eq!(held(&TestApp::new().await, "The Night Shift", group).await, [Reason::Group]);
}

#[tokio::test]
async fn a_watched_name_is_held_however_it_is_spelled() {
    let app = TestApp::plan().file("night-bus/watch.txt", "Rex Halloran-Quist\n").open().await;
    assert_eq!(held(&app, "REX  HALLORAN-quist", as_it_is).await, [Reason::Watched]);
    let app = TestApp::plan().file("night-bus/watch.txt", "Rex Halloran-Quist\n").open().await;
    assert_eq!(held(&app, "R e x  H á l l o r a n  Q u i s t", as_it_is).await, [Reason::Watched]);
}

#[tokio::test]
async fn a_lookalike_of_a_watched_name_is_held_without_saying_why() {
    let app = TestApp::plan().file("night-bus/watch.txt", "Rex Halloran-Quist\n").open().await;
    // R, е, х, а, о and і are Cyrillic.
    app.sign("Rех Hаllоran-Quіst", "somebody@example.org").await;
    let mail = app.deliver_to("somebody@example.org").await;
    let page = app.browser().get(&mail.link("Look at it and confirm")).await;
    for text in [page.text(), mail.text] {
        assert!(text.contains("An organizer looks at it before it counts."), "{text}");
        assert!(text.contains("mixes letters of several alphabets"), "{text}");
    }
    page.press("Confirm my signature").await;
    let held = app.held().await;
    assert_eq!(held[0].held_for, [Reason::Watched, Reason::Scripts]);
    let queue = run(&app, &["held"]).await;
    assert!(said(&queue).contains("held for: watched, scripts"), "{queue:?}");

    let app = TestApp::plan().file("night-bus/watch.txt", "Rex Halloran-Quist\n").open().await;
    app.sign("Rex Halloran-Quist", "somebody@example.org").await;
    let page =
        app.browser().get(&app.deliver_to("somebody@example.org").await.link("Look at it and confirm")).await;
    assert_eq!(page.texts(".offer > p.hint"), ["An organizer looks at it before it counts."]);
}

#[tokio::test]
async fn lookalike_letters_are_held_and_names_in_two_scripts_are_not() {
    assert_eq!(held(&TestApp::new().await, "Annа Schmidt", as_it_is).await, [Reason::Scripts]);
    let app = TestApp::new().await;
    for (at, name) in ["O'Brien-Σωκράτης", "Xú Wei", "DJみそしる", "🎭🎻 Kollektiv"].into_iter().enumerate()
    {
        app.signed(name, &format!("n{at}@example.org")).await;
    }
    app.signed_so("Ada", "ada@example.org", |form| form.fill("Organisation", "Аmnesia")).await;
    let held = app.held().await;
    assert_eq!(held.iter().map(|one| one.held_for.as_slice()).collect::<Vec<_>>(), [[Reason::Scripts]]);
}

#[tokio::test]
async fn a_signature_with_a_link_in_its_words_is_held() {
    fn comment(form: Form<'_>) -> Form<'_> {
        form.fill("A few words", "Buy at https://watches.example")
    }
    fn role(form: Form<'_>) -> Form<'_> {
        form.fill("Role", "t.me/watches")
    }
    assert_eq!(held(&TestApp::new().await, "Ada Byron", comment).await, [Reason::Link]);
    assert_eq!(held(&TestApp::new().await, "Ada Byron", role).await, [Reason::Link]);
    assert_eq!(held(&TestApp::new().await, "cheap-watches.com", as_it_is).await, [Reason::Link]);
    let app = TestApp::new().await;
    assert_eq!(held(&app, "J.R.R. Byron", |form| form.fill("Role", "Node.js, Ph.D.")).await, []);
}

#[tokio::test]
async fn people_of_one_name_sign_and_none_is_held() {
    let app = TestApp::new().await;
    for at in 0..3 {
        app.signed("Anna Schmidt", &format!("anna{at}@example.org")).await;
    }
    assert_eq!((app.count(SLUG).await, app.held().await.len()), (3, 0));
}

#[tokio::test]
async fn a_held_signer_reads_why_on_every_page_and_in_every_mail() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let why = "The organizers of this letter look at every signature first.";
    app.sign("Ada Byron", "ada@example.org").await;
    let asked = app.deliver_to("ada@example.org").await;
    assert!(asked.text.contains(why) && asked.html.contains(why), "{}", asked.text);
    let page = app.browser().get(&asked.link("Look at it and confirm")).await;
    page.assert_says(why);
    let mine = page.press("Confirm my signature").await;
    mine.assert_says(why);
    let waits = app.deliver_to("ada@example.org").await;
    assert_eq!(waits.subject, "Your signature is waiting for an organizer");
    assert!(waits.text.contains(why) && waits.html.contains(why), "{}", waits.text);
}

#[tokio::test]
async fn the_name_of_a_first_signatory_is_held() {
    let app = TestApp::plan().file("night-bus/signatories.csv", "name\nAurèce Vettier\n").open().await;
    assert_eq!(held(&app, "aure\u{300}ce vettier", as_it_is).await, [Reason::FirstSignatory]);
}

#[tokio::test]
async fn a_bot_that_fills_in_the_hidden_field_is_held_not_refused() {
    let app = TestApp::new().await;
    let reasons =
        held(&app, "Ada Byron", |form| form.fill("Leave this field empty", "https://watches.example")).await;
    assert_eq!(reasons, [Reason::Honeypot]);
    assert!(!app.database_as_text().await.contains("watches.example"), "what it says is nobody's business");

    let mine = app.browser().get(&app.mail_to("somebody@example.org").link("My signature")).await;
    let edit = mine.follow("Change what it says").await;
    assert!(!edit.body().contains("Leave this field empty"), "asked once");
    edit.form("Save the change").fill("Your name", "Ada B.").send().await;
    let held = app.held().await;
    assert_eq!(held[0].held_for, [Reason::Honeypot], "saying something else does not make it forgotten");
}

#[tokio::test]
async fn an_unwatched_name_is_held_where_every_signature_is() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    assert_eq!(held(&app, "Ada Byron", as_it_is).await, [Reason::Everyone]);
}

#[tokio::test]
async fn without_moderation_only_anonymous_signatures_are_held() {
    let plan = || TestApp::plan().front("moderation = \"none\"").file("night-bus/watch.txt", "Rex\n");
    assert_eq!(held(&plan().open().await, "", anonymous).await, [Reason::Anonymous]);
    assert_eq!(held(&plan().open().await, "The Night Shift", group).await, []);
    assert_eq!(held(&plan().open().await, "Rex", as_it_is).await, []);
}

#[tokio::test]
async fn names_that_are_not_watched_are_not_held() {
    let app = TestApp::plan().file("night-bus/watch.txt", "Rex\n").open().await;
    assert_eq!(held(&app, "Rexine", as_it_is).await, []);
}

#[tokio::test]
async fn an_anonymous_signature_keeps_no_name_even_if_one_was_typed() {
    let app = TestApp::new().await;
    app.sign_so("Ada Byron", "ada@example.org", |form| {
        anonymous(form).fill("Role", "nurse").fill("Organisation", "St. Elsewhere")
    })
    .await;
    assert!(!app.database_as_text().await.contains("Ada"));
    app.confirm("ada@example.org").await;
    let id = app.held().await[0].id.to_string();
    assert!(run(&app, &["held", "publish", &id]).await.status.success());
    app.catch_up().await;
    let letter = app.stranger().get("/letters/night-bus").await;
    assert_eq!(letter.texts(".newest li"), ["Anonymous nurse, St. Elsewhere"]);
    let row = &app.csv(SLUG).await[0];
    assert_eq!((&*row["name"], &*row["role"]), ("Anonymous", "nurse"));
    assert_eq!((app.count(SLUG).await, app.figures(SLUG).await["anonymous"].as_i64()), (1, Some(1)));
}

#[tokio::test]
async fn a_moderator_decides_at_a_terminal_and_signers_are_told() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    for (name, email) in [("Ada Byron", "ada@example.org"), ("Grace Murray", "grace@example.org")] {
        app.signed_so(name, email, |form| form.fill("Role", "Reader")).await;
    }
    let queue = run(&app, &["held", SLUG]).await;
    let queue = said(&queue);
    assert_snapshot!(snapshot::masked(&queue), @r#"
    {id}  night-bus  since 2026-11-23
      Ada Byron  (personal, public)
      says: Reader
      held for: everyone
        every signature under this letter waits (moderation = "all")
    {id}  night-bus  since 2026-11-23
      Grace Murray  (personal, public)
      says: Reader
      held for: everyone
        every signature under this letter waits (moderation = "all")
    2 wait; decide with: undersigned held publish|reject ID
    "#);
    let ids: Vec<&str> =
        queue.lines().filter_map(|line| line.split_once(&format!("  {SLUG}  "))).map(|it| it.0).collect();

    assert_eq!(said(&run(&app, &["held", "publish", ids[0]]).await).trim(), "published");
    assert_eq!(said(&run(&app, &["held", "publish", ids[0]]).await).trim(), "it was published already");
    let unexplained = run(&app, &["held", "reject", ids[1]]).await;
    assert!(!unexplained.status.success());
    assert!(String::from_utf8_lossy(&unexplained.stderr).contains("say why"), "{unexplained:?}");
    let why = "We could not find you in the list of readers.";
    assert_eq!(said(&run(&app, &["held", "reject", ids[1], "--reason", why]).await).trim(), "rejected");
    assert_eq!(said(&run(&app, &["held"]).await).trim(), "nothing waits");

    // The program's clock is the machine's, which may be ahead of the test's.
    app.clock.advance(Duration::days(3650));
    app.catch_up().await;
    app.deliver().await;
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.csv(SLUG).await[0]["name"], "Ada Byron");
    assert_eq!(app.figures(SLUG).await["rejected"], 1);
    let published = app.mail_to("ada@example.org");
    assert_eq!(published.subject, "Your signature is confirmed");
    let mine = app.browser().get(&published.link("My signature")).await;
    mine.assert_says("Yours is signature number 1");
    let rejected = app.mail_to("grace@example.org");
    assert_eq!(rejected.subject, "About your signature");
    assert!(rejected.text.contains(why) && rejected.html.contains(why), "{}", rejected.text);
    let mine = app.browser().get(&rejected.link("My signature")).await;
    assert_eq!(mine.texts("h1"), ["Your signature was not published"]);
    mine.assert_says(why);
}

#[tokio::test]
async fn a_decision_can_be_turned_around_and_the_number_stays() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let database = app.database_as_text().await;
    let row = database.lines().find_map(|line| line.strip_prefix("signature ")).unwrap();
    let id = serde_json::from_str::<serde_json::Value>(row).unwrap()["id"].as_str().unwrap().to_owned();
    assert!(run(&app, &["held", "reject", &id, "--reason", "A doubt"]).await.status.success());
    app.catch_up().await;
    assert_eq!(app.count(SLUG).await, 0);
    assert!(run(&app, &["held", "publish", &id]).await.status.success());
    app.catch_up().await;
    assert_eq!((app.count(SLUG).await, &*app.csv(SLUG).await[0]["number"]), (1, "1"));
    assert_eq!(app.figures(SLUG).await["rejected"], 0);
}

#[tokio::test]
async fn a_withdrawn_or_unknown_signature_cannot_be_published() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    let mine = app.signed("Ada Byron", "ada@example.org").await;
    let id = app.held().await[0].id.to_string();
    mine.press("Withdraw and erase").await;
    for (id, why) in [
        (id.as_str(), "its signer has withdrawn it"),
        ("00000000-0000-7000-8000-000000000000", "nothing waits under this id"),
        ("seven", "invalid value 'seven'"),
    ] {
        let refused = run(&app, &["held", "publish", id]).await;
        assert!(!refused.status.success());
        assert!(String::from_utf8_lossy(&refused.stderr).contains(why), "{refused:?}");
    }
    let unknown = run(&app, &["held", "no-such-letter"]).await;
    assert!(!unknown.status.success());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("there is no letter \"no-such-letter\""));
}

/// Runs the program on the database of the test.
pub async fn run(app: &TestApp, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env_clear().env("DATABASE_URL", app.database_url());
    command.env("UNDERSIGNED_LETTERS", app.letters()).env("UNDERSIGNED_SECRET_KEY", SECRET);
    command.output().await.unwrap()
}

pub fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}
