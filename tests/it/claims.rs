//! People whose names organizers entered claim their line or decline it.

use crate::{
    import::take_back,
    organizers::{ONCE_MORE, PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
    },
};
use undersigned::{organizers::rights::Role, signing::signature::fingerprint::Seen};

const CLAIMS: &str = "/organize/letters/night-bus/claims";
const LIST: &str = "/letters/night-bus/signatories";
const ADA: &str = "ada@example.org";
pub const LOOK: &str = "Look at it: confirm, change or take off";

/// A letter with one first signatory and two people from a list, of whom one has an address.
async fn entered() -> (TestApp, Browser) {
    let app =
        TestApp::plan().file("night-bus/signatories.csv", "name,role\nGrace Murray,Driver\n").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let list = format!("Name;Organisation;Mail\nAda Byron;Choir;{ADA}\nBo Boole;;\n");
    let preview = owner.upload("/organize/letters/night-bus/import", "file", list.as_bytes()).await;
    preview.form("Enter 2 lines").fill("From where", "paper lists").send().await;
    (app, owner)
}

/// Invites all who can be invited, and sends the mail.
pub async fn invited(app: &TestApp, owner: &Browser) {
    let page = owner.get(CLAIMS).await;
    let wrong = page.form("Invite one person").fill(ONCE_MORE, "not it at all").send().await;
    assert!(wrong.error_summary()[0].starts_with("This is not your password"), "{}", wrong.text());
    let done = wrong.form("Invite one person").fill(ONCE_MORE, PASSWORD).send().await;
    assert_eq!(done.texts(".notice"), ["One invitation is on its way."]);
    app.deliver().await;
}

/// The site, its owner, and Ada's link to claim her line.
async fn invited_to_claim() -> (TestApp, Browser, String) {
    let (app, owner) = entered().await;
    invited(&app, &owner).await;
    let link = app.mail_to(ADA).link(LOOK);
    (app, owner, link)
}

#[tokio::test]
async fn an_owner_sees_the_mail_and_each_is_invited_once() {
    let (app, owner) = entered().await;
    let page = owner.get(CLAIMS).await;
    page.assert_says("One person can be invited.");
    let shown = page.texts(".mail pre").join("");
    assert!(shown.contains("Ada Byron") && shown.contains("paper lists"), "{shown}");
    assert!(!shown.contains("/claim/") && !page.body().contains(ADA), "the link is for its reader alone");
    assert!(app.mails_to(ADA).is_empty(), "looking writes to nobody");

    invited(&app, &owner).await;
    let mail = app.mail_to(ADA);
    assert_eq!(mail.subject, "Is this your name under the letter?");
    mail.assert_says("From where it comes, in the words of the organizers: paper lists");
    let found = owner.get("/organize/letters/night-bus/signatures?q=Ada").await;
    let story = found.follow("Open: Ada Byron").await;
    story.assert_says("Invites to confirm the line.");
    let page = owner.get(CLAIMS).await;
    page.assert_says("Nobody is left to be invited.");
    page.assert_says("One person was invited and has not answered.");
    owner.post(CLAIMS, &[("act", "invite"), ("again", PASSWORD)]).await;
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), 1, "once, whoever presses again");
}

#[tokio::test]
async fn a_claimant_edits_consents_and_counts_as_confirmed() {
    let (app, owner, link) = invited_to_claim().await;
    let page = app.browser().get(&link).await;
    assert_eq!(page.texts("h1"), ["Is this your line?"]);
    assert_eq!(app.figures(SLUG).await["verified_by"]["email"], 0, "looking changes nothing");
    let refused = page.press("Confirm my line").await;
    assert_eq!(refused.error_summary().len(), 2, "who may see it, and the consent: {}", refused.text());

    let form = refused.form("Confirm my line").fill("Your name", "Ada Lovelace-Byron").choose("Show my name");
    let mine = form.tick("I agree").submit("Confirm my line").await;
    assert_eq!(mine.texts("h1"), ["You have signed"]);
    let row = app.csv(SLUG).await.into_iter().find(|row| row["name"] == "Ada Lovelace-Byron").unwrap();
    assert_eq!((row["verified_by"].as_str(), row["organisation"].as_str()), ("email", "Choir"));
    let figures = app.figures(SLUG).await;
    assert_eq!((&figures["count"], &figures["verified_by"]["email"]), (&3.into(), &1.into()));
    let list = app.stranger().get(LIST).await;
    assert_eq!(list.texts(".entered").len(), 2, "those of the others");
    app.deliver().await;
    assert!(app.mails_to(ADA).iter().any(|mail| mail.subject == "Your signature is confirmed"));
    let again = app.browser().get(&link).await;
    assert_eq!(again.texts("h1"), ["You have signed"], "the link goes on to lead there");

    let import = owner.get("/organize/letters/night-bus/import").await;
    let done = take_back(&import).await;
    assert_eq!(done.texts(".notice p"), ["One line is withdrawn."], "hers is hers");
    assert_eq!(app.count(SLUG).await, 2);
}

#[tokio::test]
async fn a_person_who_declines_is_gone_and_gets_no_more_mail() {
    let (app, _, link) = invited_to_claim().await;
    let page = app.browser().get(&link).await;
    let gone = page.form("Take my name off").tick("Never write to this address again").send().await;
    assert_eq!(gone.texts("h1"), ["Your name is taken off"]);
    assert_eq!(app.count(SLUG).await, 2);
    let sent = app.mails().len();
    app.sign("Ada Byron", ADA).await;
    app.deliver().await;
    assert_eq!(app.mails().len(), sent);
    assert!(!app.database_as_text().await.contains("Choir"), "the words are erased");
}

#[tokio::test]
async fn a_first_signatory_given_an_address_belongs_to_its_owner() {
    let (app, owner) = entered().await;
    let foot = app.stranger().get("/letters/night-bus").await;
    assert_eq!(foot.texts(".first li"), ["Grace Murray Driver"], "the foot of the letter stays calm");
    assert!(foot.text().contains("Entered by the organizers."));
    let page = owner.get(CLAIMS).await;
    let form = page.form("Keep the address").pick("Whose", "Grace Murray").fill("Their email", ADA);
    let refused = form.submit("Keep the address").await;
    assert!(refused.error_summary()[0].contains("cannot be given to this line"), "{}", refused.text());
    let form = refused.form("Keep the address").pick("Whose", "Grace Murray");
    let done = form.fill("Their email", "grace@example.org").submit("Keep the address").await;
    done.assert_says("Nobody has been written to yet.");
    let page = owner.get(CLAIMS).await;
    page.form("Invite 2 people").fill(ONCE_MORE, PASSWORD).send().await;
    app.deliver().await;

    let link = app.mail_to("grace@example.org").link(LOOK);
    let form = app.browser().get(&link).await;
    let form = form.form("Confirm my line").choose("Show my name").fill("Role", "Night driver");
    form.tick("I agree").submit("Confirm my line").await;
    app.write("night-bus/signatories.csv", "name,role\nGrace Murray,Chief driver\nMary Shelley,\n").await;
    let foot = app.stranger().get("/letters/night-bus").await;
    assert_eq!(
        foot.texts(".first li"),
        ["Grace Murray Night driver", "Mary Shelley"],
        "the file does not rewrite her"
    );
    app.write("night-bus/signatories.csv", "name,role\nMary Shelley,\n").await;
    assert_eq!(app.count(SLUG).await, 4, "nor take her away");
}

#[tokio::test]
async fn a_first_signatory_who_leaves_is_not_brought_back_by_the_file() {
    let (app, owner) = entered().await;
    let page = owner.get(CLAIMS).await;
    let form =
        page.form("Keep the address").pick("Whose", "Grace Murray").fill("Their email", "grace@example.org");
    form.submit("Keep the address").await;
    owner.post(CLAIMS, &[("act", "invite"), ("again", PASSWORD)]).await;
    let page = app.browser().get(&app.deliver_to("grace@example.org").await.link(LOOK)).await;
    page.press("Take my name off").await;
    assert_eq!(app.count(SLUG).await, 2);
    app.write("night-bus/signatories.csv", "name,role\nGrace Murray,Driver\nMary Shelley,\n").await;
    assert_eq!(app.count(SLUG).await, 3);
    assert!(!app.stranger().get(LIST).await.text().contains("Grace Murray"));
}

#[tokio::test]
async fn a_signer_is_led_to_the_line_entered_for_them() {
    let (app, _owner) = entered().await;
    let page = app.sign("Ada Byron", ADA).await;
    assert_eq!(page.texts("h1"), ["Check your email"], "the page tells nothing");
    let mail = app.deliver_to(ADA).await;
    assert_eq!(mail.subject, "Is this your name under the letter?");
    let page = app.browser().get(&mail.link(LOOK)).await;
    page.form("Confirm my line").choose("Show my name").tick("I agree").send().await;
    assert_eq!(app.count(SLUG).await, 3, "one person, one line");
}

#[tokio::test]
async fn an_interrupted_claim_claims_nothing_and_shows_no_hidden_name() {
    let (app, _, link) = invited_to_claim().await;
    app.sql(
        "create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
         create trigger broken before insert on audit for each row when (new.act = 'edit') execute function broken()",
    )
    .await;
    let hide = async || {
        let page = app.browser().get(&link).await;
        page.form("Confirm my line").choose("Count me, do not show").tick("I agree").send().await
    };
    assert_eq!(hide().await.status.as_u16(), 500);
    assert_eq!(app.figures(SLUG).await["verified_by"]["entered"], 3, "it is still to be claimed");
    app.sql("drop trigger broken on audit").await;
    assert_eq!(hide().await.texts("h1"), ["You have signed"]);
    assert_eq!(app.csv(SLUG).await.len(), 2);
}

#[tokio::test]
async fn a_checked_line_gets_no_mail_and_is_claimed_as_usual() {
    let (app, owner, link) = invited_to_claim().await;
    let (id, seen) = {
        let id: uuid::Uuid = sqlx::query_scalar("select id from signature where address_hash is not null")
            .fetch_one(app.site.database.pool())
            .await
            .unwrap();
        let signature = app.site.signing.signatures.signature(id).await.unwrap().unwrap();
        (id.to_string(), Seen::of(&signature))
    };
    let check = [
        ("act", "check"),
        ("id", id.as_str()),
        ("signature", id.as_str()),
        ("seen", seen.as_str()),
        ("how", "By telephone"),
        ("on", "2026-11-20"),
    ];
    let queue = "/organize/letters/night-bus/queue";
    owner.post(queue, &check).await;
    assert_eq!(app.figures(SLUG).await["verified_by"]["checked"], 1);
    owner.post(queue, &[("act", "undo-publish"), ("id", id.as_str()), ("seen", seen.as_str())]).await;
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), 1, "she has not said yet that she wants to hear from here");
    owner
        .post(
            queue,
            &[("act", "publish"), ("id", id.as_str()), ("seen", held_seen(&app, &id).await.as_str())],
        )
        .await;
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), 1);

    let page = app.browser().get(&link).await;
    assert_eq!(page.texts("h1"), ["Is this your line?"]);
    let form = page.form("Confirm my line").choose("Show my name").tick("I agree");
    assert_eq!(form.submit("Confirm my line").await.texts("h1"), ["You have signed"]);
    assert_eq!(app.figures(SLUG).await["verified_by"]["checked"], 1, "what was found out stands");
    let check: uuid::Uuid = sqlx::query_scalar("select id from identity_check")
        .fetch_one(app.site.database.pool())
        .await
        .unwrap();
    owner.post(queue, &[("act", "uncheck"), ("id", &check.to_string())]).await;
    assert_eq!(
        app.figures(SLUG).await["verified_by"]["email"],
        1,
        "and once it ends, her mailbox is confirmed"
    );
    assert_eq!(app.count(SLUG).await, 3);
}

async fn held_seen(app: &TestApp, id: &str) -> Seen {
    Seen::of(&app.site.signing.signatures.signature(id.parse().unwrap()).await.unwrap().unwrap())
}

#[tokio::test]
async fn a_claimed_line_shows_all_that_is_held_of_its_person() {
    let (app, _, link) = invited_to_claim().await;
    let page = app.browser().get(&link).await;
    let mine = page.form("Confirm my line").choose("Show my name").tick("I agree").send().await;
    let data = mine.browser.get(&format!("{}/data.json", mine.url.path())).await.json();
    assert_eq!(data["entered_by_organizers"]["from"], "paper lists");
    assert!(data["entered_by_organizers"]["invited_to_claim_at"].is_string(), "{data}");
    assert_eq!(data["updates_sent"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn no_invitation_goes_to_blocked_or_dead_addresses() {
    let (app, owner, link) = invited_to_claim().await;
    let page = app.browser().get(&link).await;
    page.form("Take my name off").tick("Never write to this address again").send().await;
    let sent = app.mails().len();
    let list = format!("Name;Mail\nAda Byron;{ADA}\nCi Cole;ci@example.org\n");
    let preview = owner.upload("/organize/letters/night-bus/import", "file", list.as_bytes()).await;
    preview.form("Enter 2 lines").fill("From where", "the same lists again").send().await;
    app.sql(
        "insert into set_aside select address_hash, gen_random_uuid(), 'report: 5.1.1', now() from signature
         where state = 'published' order by number desc limit 1",
    )
    .await;
    owner.post(CLAIMS, &[("act", "invite"), ("again", PASSWORD)]).await;
    app.deliver().await;
    assert_eq!(app.mails().len(), sent);
    owner.post(CLAIMS, &[("act", "invite"), ("again", PASSWORD)]).await;
    app.deliver().await;
    assert_eq!(app.mails().len(), sent);
}

#[tokio::test]
async fn a_claim_link_works_once_and_not_for_a_line_taken_back() {
    let (app, owner, link) = invited_to_claim().await;
    let page = app.browser().get(&link).await;
    let claim = async || page.form("Confirm my line").choose("Show my name").tick("I agree").send().await;
    let import = owner.get("/organize/letters/night-bus/import").await;
    let (one, other, taken_back) = tokio::join!(claim(), claim(), take_back(&import));
    assert!(taken_back.status.is_success() && one.status.is_success() && other.status.is_success());
    let claims = app.rows("audit where act = 'claim'").await;
    assert!(claims <= 1, "one consent");
    assert_eq!(app.count(SLUG).await, 1 + claims, "claimed and there, or taken back and gone");
    let mine = app.browser().get(&link).await;
    if claims == 1 {
        mine.press("Withdraw and erase").await;
    }
    assert_eq!(claim().await.texts("h1"), ["You have withdrawn your signature"]);
    assert_eq!(app.count(SLUG).await, 1);
}

#[tokio::test]
async fn a_line_of_a_withdrawn_letter_can_only_be_removed() {
    let (app, owner, link) = invited_to_claim().await;
    let open = app.browser().get(&link).await;
    let file = app.letters().join("night-bus/letter.md");
    let letter = std::fs::read_to_string(file).unwrap();
    app.write("night-bus/letter.md", &letter.replacen("+++\n", "+++\nstate = \"withdrawn\"\n", 1)).await;

    let claims = owner.get(CLAIMS).await;
    claims.assert_says("The letter is withdrawn: nobody is invited");
    let page = app.browser().get(&link).await;
    page.assert_says("The letter was taken back. Nobody is shown.");
    assert_eq!(page.texts("button"), ["Take my name off"]);
    let sent = open.form("Confirm my line").choose("Show my name").tick("I agree").send().await;
    assert_eq!(sent.texts("button"), ["Take my name off"], "a form that stood open confirms nothing");
    let off = page.press("Take my name off").await;
    assert_eq!(off.texts("h1"), ["Your name is taken off"]);
}
