//! A withdrawn letter: its signers are told by mail, once, when an owner decides so.

use axum::http::StatusCode;
use insta::assert_snapshot;
use time::Duration;
use undersigned::organizers::rights::Role;

use crate::{
    organizers::{ONCE_MORE, PASSWORD, joined},
    support::{
        app::{SLUG, TITLE, TestApp},
        browser::Browser,
        page::Page,
    },
};

const OVERVIEW: &str = "/organize/letters/night-bus";
const SUBJECT: &str = "A letter that you signed was taken back";

/// Withdraws the letter, or restores it.
pub async fn turn(app: &TestApp, state: &str) {
    let letter = format!(
        "+++\ntitle = {TITLE:?}\nlanguage = \"en\"\nstate = {state:?}\nmoderation = \"all\"\n+++\nHello.\n"
    );
    app.write(&format!("{SLUG}/letter.md"), &letter).await;
}

/// A letter with a statement in two languages beside it, for the day when it is needed.
async fn opened() -> TestApp {
    let app = TestApp::plan()
        .front("moderation = \"all\"")
        .file(&format!("{SLUG}/letter.fr.md"), "+++\ntitle = \"Le bus de nuit\"\n+++\n\nCher conseil.\n")
        .file(
            &format!("{SLUG}/withdrawn.md"),
            "We were **wrong** about the bus. <!-- ask Bo first -->See [why](https://example.org/why).\n",
        )
        .file(&format!("{SLUG}/withdrawn.fr.md"), "Nous avions tort.\n")
        .open()
        .await;
    turn(&app, "live").await;
    app
}

async fn owner(app: &TestApp) -> Browser {
    joined(app, "ola@example.org", Role::Owner).await
}

/// Tells the signers on the overview, with this password; returns the next page.
pub async fn tell(owner: &Browser, password: &str) -> Page {
    let page = owner.get(OVERVIEW).await;
    let button = page.texts("section[aria-labelledby=retraction] button").remove(0);
    page.form(&button).fill(ONCE_MORE, password).send().await
}

fn told(app: &TestApp) -> Vec<String> {
    let mut told: Vec<_> =
        app.mails().into_iter().filter(|mail| mail.subject == SUBJECT).map(|mail| mail.to).collect();
    told.sort();
    told
}

/// A withdrawn letter that Ada has signed. Grace has withdrawn, and Mary has not confirmed.
async fn withdrawn() -> (TestApp, Page, Browser) {
    let app = opened().await;
    let ada = app.signed("Ada Byron", "ada@example.org").await;
    let grace = app.signed("Grace Murray", "grace@example.org").await;
    grace.press("Withdraw and erase").await;
    app.sign("Mary Somerville", "mary@example.org").await;
    app.deliver().await;
    let owner = owner(&app).await;
    assert!(owner.get(OVERVIEW).await.texts("#retraction").is_empty(), "the letter is live");
    turn(&app, "withdrawn").await;
    (app, ada, owner)
}

#[tokio::test]
async fn only_an_owner_tells_the_signers_of_a_withdrawn_letter() {
    let (app, _, owner) = withdrawn().await;
    for (address, role) in [("mo@example.org", Role::Moderator), ("obi@example.org", Role::Observer)] {
        let other = joined(&app, address, role).await;
        assert!(other.get(OVERVIEW).await.texts("#retraction").is_empty(), "{role:?}");
        let sent = other.post(&format!("{OVERVIEW}/retraction"), &[("again", PASSWORD)]).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
    }
    let page = owner.get(OVERVIEW).await;
    assert_eq!(page.texts("details.mail pre").len(), 1, "one language");
    let preview: String = page.all("details.mail pre").flat_map(|preview| preview.text()).collect();
    assert_snapshot!(preview, @r"
    The organizers have taken back this open letter, which you signed on 23 November 2026:

        Keep the night bus

    They say about it:

    We were **wrong** about the bus. See [why](https://example.org/why).

    Nobody is shown under it any more: the text, the list of those who signed, its files and the count are no longer on this site. Copies that somebody made before are out of our hands.

    Nobody but the organizers sees what you had sent. It stays with the letter until you withdraw your signature; your email address is erased on 23 November 2027 or soon after. You need not do anything. If you want all of it erased now, withdraw:

    Look at my signature, or withdraw and erase it:
    …

    If this is an address at work, your employer may be able to read this mail.

    Sent by undersigned@localhost.
    ");
    page.assert_says("One signer gets this mail.");

    let wrong = tell(&owner, "not the password at all").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.error_summary().is_empty());
    app.deliver().await;
    assert!(told(&app).is_empty());
}

#[tokio::test]
async fn the_signers_of_a_withdrawn_letter_are_told_once() {
    let (app, ada, owner) = withdrawn().await;
    let old = owner.get(OVERVIEW).await;
    let done = tell(&owner, PASSWORD).await;
    done.assert_says("The mails are on their way.");
    done.assert_says("ola@example.org");
    app.deliver().await;
    assert_eq!(told(&app), ["ada@example.org"]);
    let mail = app.mail_to("ada@example.org");
    assert!(!mail.text.contains("pass on this address"), "{}", mail.text);
    assert!(mail.html.contains("We were <strong>wrong</strong>"), "{}", mail.html);
    let own = app.stranger().get(&mail.link("Look at my signature, or withdraw and erase it")).await;
    assert_eq!(own.url.path(), ada.url.path());

    // A page that was left open does not send it again.
    let again = old.form("Tell one signer, once and for good").fill(ONCE_MORE, PASSWORD).send().await;
    again.assert_says("the signers have been told before");
    assert!(again.text().contains("23 November 2026"), "when: {}", again.text());
    for _ in 0..3 {
        app.pass_and_deliver(Duration::minutes(2)).await;
    }
    assert_eq!(told(&app).len(), 1);
    let page = owner.get(OVERVIEW).await;
    page.assert_says("All mails are settled: 1 of 1.");
    let history = owner.get(&format!("/organize/audit?letter={SLUG}")).await;
    for said in ["were to be told by mail that it was taken back", "were told by mail."] {
        history.assert_says(said);
    }
}

#[tokio::test]
async fn blocked_and_dead_addresses_are_not_told() {
    let app = opened().await;
    for (name, email) in [
        ("Ada Byron", "ada@example.org"),
        ("Grace Murray", "grace@example.org"),
        ("Hedy Kiesler", "hedy@example.org"),
    ] {
        app.signed(name, email).await;
    }
    // Entered by organizers with an address, and never confirmed.
    app.sql(
        "update signature set consent_hash = null, import_id = null, first_key = '\\x01'
             where id = (select id from signature order by signed_at, id limit 1);
         insert into refused_mailbox (mailbox_hash, refused_at)
             select mailbox_hash, now() from signature where consent_hash is not null order by id limit 1",
    )
    .await;
    turn(&app, "withdrawn").await;
    let owner = owner(&app).await;
    let page = owner.get(OVERVIEW).await;
    page.assert_says("One signer gets this mail.");
    tell(&owner, PASSWORD).await;
    app.deliver().await;
    assert_eq!(told(&app).len(), 1);
}

#[tokio::test]
async fn each_signer_is_told_in_their_own_language() {
    let app = opened().await;
    app.signed("Ada Byron", "ada@example.org").await;
    let private = [("visibility", "private")];
    app.sign_in("fr", "Émilie du Châtelet", "emilie@example.org", &private).await;
    let code = app.deliver_to("emilie@example.org").await.links.remove(0);
    app.browser().get(&code).await.press("Confirmer ma signature").await;
    turn(&app, "withdrawn").await;
    let owner = owner(&app).await;
    assert_eq!(owner.get(OVERVIEW).await.texts("details.mail").len(), 2);
    tell(&owner, PASSWORD).await;
    let mail = app.deliver_to("emilie@example.org").await;
    assert_snapshot!(mail.shown(), @r"
    Une lettre que vous avez signée a été retirée

    L’équipe organisatrice a retiré cette lettre ouverte, que vous aviez signée le 23 novembre 2026 :

        Le bus de nuit

    Elle en dit :

    Nous avions tort.

    Plus personne n’y figure : le texte, la liste des signataires, ses fichiers et le décompte ne sont plus sur ce site. Les copies faites auparavant par d’autres nous échappent.

    Ce que vous aviez envoyé n’est visible que de l’équipe organisatrice. Cela reste avec la lettre jusqu’à ce que vous retiriez votre signature ; votre adresse électronique sera effacée le 23 novembre 2027 ou peu après. Vous n’avez rien à faire. Pour que tout soit effacé maintenant, retirez votre signature :

    Voir ma signature, ou la retirer et l’effacer :
    http://localhost:3000/fr/signature/{token}

    S’il s’agit d’une adresse professionnelle, ce courriel peut peut-être être lu sur votre lieu de travail.

    Envoyé par undersigned@localhost.
    ");
}

#[tokio::test]
async fn a_restored_letter_sends_no_more_notices() {
    let app = opened().await;
    app.signed("Ada Byron", "ada@example.org").await;
    turn(&app, "withdrawn").await;
    let owner = owner(&app).await;
    tell(&owner, PASSWORD).await;
    turn(&app, "live").await;
    app.deliver().await;
    assert!(told(&app).is_empty(), "what was owed is not sent");
    app.pass(Duration::minutes(2)).await;
    let page = owner.get(OVERVIEW).await;
    page.assert_says("The letter stands again");

    turn(&app, "withdrawn").await;
    app.pass_and_deliver(Duration::minutes(2)).await;
    assert!(told(&app).is_empty(), "it is done once, ever");
    assert!(owner.get(OVERVIEW).await.texts("section[aria-labelledby=retraction] form").is_empty());
}

#[tokio::test]
async fn every_page_of_a_withdrawn_letter_leads_to_its_notice() {
    let app = opened().await;
    app.signed("Ada Byron", "ada@example.org").await;
    turn(&app, "withdrawn").await;
    for beside in ["signatories", "statements", "press", "history", "statistics"] {
        let gone = app.browser().get(&format!("/letters/{SLUG}/{beside}")).await;
        assert_eq!(gone.status, StatusCode::GONE, "{beside}");
        let said = gone.follow("About its withdrawal, and the way to your signature").await;
        assert!(said.text().contains("We were wrong about the bus."), "{beside}: {}", said.text());
    }
}

#[tokio::test]
async fn a_signer_finds_their_link_at_a_letter_withdrawn_silently() {
    let app = TestApp::new().await;
    app.signed("Ada Byron", "ada@example.org").await;
    turn(&app, "withdrawn").await;
    let page = app.browser().get(&format!("/letters/{SLUG}")).await;
    assert_eq!(page.status, StatusCode::GONE);
    page.assert_says("Its organizers have taken it back.");
    assert!(!page.text().contains(TITLE), "what is not said is not shown");
    let find = page.follow("Ask for the link to my signature").await;
    find.form("Send me the link").fill("The email address with which", "ada@example.org").send().await;
    let mine = app.browser().get(&app.deliver_to("ada@example.org").await.links[0]).await;
    mine.assert_says("Ada Byron");

    let feed = app.browser().get(&format!("/letters/{SLUG}/updates.atom")).await;
    assert_eq!(feed.status, StatusCode::OK);
    assert!(feed.body().contains("Its organizers have taken it back."), "{}", feed.body());
}
