//! A backup is restored after people have left: nobody comes back, nothing is sent twice, and no number is given twice.

use std::time::Duration;

use nix::sys::signal::Signal;
use url::Url;

use crate::{
    organizers::{ONCE_MORE, PASSWORD, sign_in},
    support::{
        browser::Browser,
        mailbox::Mailbox,
        program::{Place, Program},
    },
};

const LETTER: &str = "/letters/night-bus";

/// An empty place, in which the site is to live on.
fn new_machine(old: &Place, mails: &Mailbox) -> Place {
    let place = Place::new(None).with("UNDERSIGNED_SMTP_URL", mails.url());
    std::fs::create_dir_all(place.data()).unwrap();
    std::fs::copy(old.data().join("secret.key"), place.data().join("secret.key")).unwrap();
    place
}

/// The names in the public list, in its order.
async fn listed(node: &Program) -> Vec<String> {
    let file = node.browser().get(&format!("{LETTER}/signatories.csv")).await;
    assert_eq!(file.status, 200);
    file.body().lines().skip(1).filter_map(|line| line.split(',').nth(1).map(str::to_owned)).collect()
}

async fn run(place: &Place, arguments: &[&str]) -> String {
    let output = place.run(arguments).await;
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn after_a_restore_nobody_is_back_and_nothing_is_sent_twice() {
    let mails = Mailbox::open().await;
    let old = Place::new(None).with("UNDERSIGNED_SMTP_URL", mails.url());
    let node = old.serve().await;
    let browser = node.browser();
    let ada = node.signs("Ada", &mails).await;
    let bob = node.signs("Bob", &mails).await;
    let cora = node.signs("Cora", &mails).await;
    node.signs("Dora", &mails).await;
    // The sender of mail is quick: what it sends between the copy and the loss is owed in the copy.
    run(&old, &["switch", "mail", "off", "--note", "to make a backup"]).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let form = browser.get(LETTER).await;
    let form = form.form("Sign").fill("Your name", "Emil").fill("Your email address", "emil@example.org");
    assert_eq!(form.choose("Show my name").tick("I agree").submit("Sign").await.status, 200);
    // A form that is confirmed and withdrawn after the backup: its link is still in a mailbox.
    let file = old.folder().join("night.dump");
    let path = file.to_str().unwrap();
    run(&old, &["backup", path]).await;
    run(&old, &["switch", "mail", "on"]).await;

    // What is done after the backup.
    assert_eq!(browser.get(ada.url.path()).await.press("Withdraw and erase").await.status, 200);
    let mine = browser.get(bob.url.path()).await;
    let hidden = mine.form("Change this").choose("Count me, do not show my name").send().await;
    assert_eq!(hidden.status, 200, "{}", hidden.text());
    let id = run(&old, &["held"]).await;
    assert!(id.contains("nothing"), "{id}");
    node.signs("Finn", &mails).await;
    let emil = mails.link_to("emil@example.org", "/confirm/").await;
    let mine = browser.get(&emil).await.press("Confirm my signature").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    assert_eq!(mine.press("Withdraw and erase").await.status, 200);
    assert_eq!(listed(&node).await, ["Cora", "Dora", "Finn"]);
    assert!(cora.text().contains("Cora"));
    node.end(Signal::SIGTERM).await;
    let sent = mails.messages().len();

    let new = new_machine(&old, &mails);
    let journal = old.data().join("narrowing.journal");
    let journal = journal.to_str().unwrap();
    let broken_off = new.run(&["restore", path, "--journal", journal, "--mail-from", "nobody"]).await;
    assert!(!broken_off.status.success());
    let refused = new.run(&["serve", "--listen", "127.0.0.1:0"]).await;
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(why.contains("a restore was begun here and has not ended"), "{why}");
    let said = run(&new, &["restore", path, "--journal", journal]).await;
    assert!(said.contains("withdrawn 2, rejected 0") && said.contains("changed 1"), "{said}");
    let node = new.serve().await;
    assert_eq!(listed(&node).await, ["Cora", "Dora"]);
    assert_eq!(node.browser().get(&emil).await.status, 410, "who has left does not come back by an old link");
    let page = node.browser().get(LETTER).await;
    page.assert_says("Signing is paused for a while.");
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(mails.messages().len(), sent, "no mail leaves before somebody has looked");

    run(&new, &["switch", "mail", "on", "--drop-waiting-mail"]).await;
    run(&new, &["switch", "signing", "on"]).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(mails.messages().len(), sent, "what was thrown away is not sent");
    let gina = node.signs("Gina", &mails).await;
    gina.assert_says("Yours is signature number 7");
    let held = run(&new, &["held"]).await;
    assert!(held.contains("Bob") && held.contains("restored"), "{held}");
    node.end(Signal::SIGTERM).await;
}

/// The link that a command printed.
fn printed_link(said: &str) -> String {
    let word = said.split_whitespace().find(|word| word.contains("/organize/welcome/"));
    word.unwrap_or_else(|| panic!("no link: {said}")).to_owned()
}

/// An owner who has set a password.
async fn owner(place: &Place, node: &Program, address: &str) -> Browser {
    let link = printed_link(&run(place, &["organizer", "add", address]).await);
    let browser = node.browser();
    let link = Url::parse(&link).unwrap();
    let page =
        browser.get(link.path()).await.form("Set password").fill("New password", PASSWORD).send().await;
    assert_eq!(page.texts("h1"), ["Organize"], "{}", page.text());
    browser
}

#[tokio::test]
async fn no_organizer_gets_back_a_right_or_an_old_password() {
    let mails = Mailbox::open().await;
    let old = Place::new(None).with("UNDERSIGNED_SMTP_URL", mails.url());
    let node = old.serve().await;
    let ola = owner(&old, &node, "ola@example.org").await;
    owner(&old, &node, "mo@example.org").await;
    owner(&old, &node, "pia@example.org").await;
    let file = old.folder().join("night.dump");
    let path = file.to_str().unwrap();
    run(&old, &["backup", path]).await;

    let mo = ola.get("/organize/team").await.follow("mo@example.org").await;
    let form = mo.form("Change role").choose("Observer").fill(ONCE_MORE, PASSWORD);
    form.submit("Change role").await.assert_says("The role is changed.");
    let account = ola.get("/organize/account").await;
    let form = account.form("Set password").fill("Your password as it is now", PASSWORD);
    let form = form.fill("New password", "a ladder against the moon");
    form.submit("Set password").await.assert_says("Your password is changed.");
    node.end(Signal::SIGTERM).await;

    let new = new_machine(&old, &mails);
    let journal = old.data().join("narrowing.journal");
    let said = run(&new, &["restore", path, "--journal", journal.to_str().unwrap()]).await;
    assert!(said.contains("rights taken away 1, old passwords ended 1"), "{said}");
    let list = run(&new, &["organizer", "list"]).await;
    assert!(list.contains("mo@example.org  observer"), "{list}");
    let node = new.serve().await;
    assert_eq!(sign_in(&node.browser(), "ola@example.org", PASSWORD).await.status, 422);
    assert_eq!(sign_in(&node.browser(), "pia@example.org", PASSWORD).await.texts("h1"), ["Organize"]);

    // Ola asks for a link on the page, and is an owner as before.
    run(&new, &["switch", "mail", "on", "--drop-waiting-mail"]).await;
    let door = node.browser().get("/organize/login").await.follow("I cannot sign in").await;
    door.form("Send me the link").fill("Your email address", "ola@example.org").send().await;
    let link = mails.link_to("ola@example.org", "/organize/welcome/").await;
    let page =
        node.browser().get(&link).await.form("Set password").fill("New password", PASSWORD).send().await;
    assert_eq!(page.texts("h1"), ["Organize"], "{}", page.text());
    node.end(Signal::SIGTERM).await;
}

#[tokio::test]
async fn what_was_erased_of_a_letter_that_is_written_on_the_site_stays_erased() {
    let mails = Mailbox::open().await;
    let old = Place::new(None).with("UNDERSIGNED_SMTP_URL", mails.url());
    let node = old.serve().await;
    let ola = owner(&old, &node, "ola@example.org").await;
    let (files, write) = ("/organize/letters/ferry/files", "/organize/letters/ferry/write");
    let fields = [("slug", "ferry"), ("title", "The ferry"), ("text", "Keep it."), ("action", "publish")];
    ola.post("/organize/letters/new", &fields).await.assert_says("Published.");
    let save = async |path: &str, text: &str| {
        ola.post(&format!("{files}/{path}"), &[("act", "save"), ("text", text)]).await.assert_says("Saved.");
    };
    save("signatories.csv", "name\nAda Byron\nGrace Hopper\n").await;
    save("statements/01-ada.md", "+++\nname = \"Ada Byron\"\n+++\n\nI row at night.\n").await;
    ola.post(write, &[("action", "publish")]).await.assert_says("Published.");
    let file = old.folder().join("night.dump");
    let path = file.to_str().unwrap();
    run(&old, &["backup", path]).await;

    save("signatories.csv", "name\nGrace Hopper\n").await;
    ola.post(write, &[("action", "publish")]).await.assert_says("Published.");
    ola.post(&format!("{files}/statements/01-ada.md"), &[("act", "erase")])
        .await
        .assert_says("The file has been erased");
    node.end(Signal::SIGTERM).await;

    let new = new_machine(&old, &mails);
    let journal = old.data().join("narrowing.journal");
    run(&new, &["restore", path, "--journal", journal.to_str().unwrap()]).await;
    let node = new.serve().await;
    let list = node.browser().get("/letters/ferry/signatories").await;
    assert_eq!((list.text().contains("Grace Hopper"), list.text().contains("Ada Byron")), (true, false));
    let statements = node.browser().get("/letters/ferry/statements").await;
    assert!(!statements.text().contains("I row at night"), "{}", statements.text());
    let pulled = new.folder().join("ferry");
    run(&new, &["letter", "pull", "ferry", pulled.to_str().unwrap()]).await;
    assert_eq!(std::fs::read_to_string(pulled.join("signatories.csv")).unwrap(), "name\nGrace Hopper\n");
    assert!(!pulled.join("statements").exists());
    node.end(Signal::SIGTERM).await;
}
