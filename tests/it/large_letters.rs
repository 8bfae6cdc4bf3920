//! Letters with ten thousand waiting signatures or more: actions run in chunks, and pages read only one
//! page.

use std::{ops::Range, time::Instant};

use sqlx::query_scalar;
use time::Duration;

use crate::{
    organizers::{PASSWORD, joined},
    retraction,
    support::{
        app::{SLUG, TITLE, TestApp},
        program::Place,
    },
};
use undersigned::{
    letters::ChangeKind, mail::EmailAddress, organizers::rights::Role,
    signing::signature::address::SealedAddress,
};

/// Past what the lock table of a server with the default settings holds, some 7,000.
const CROWD: usize = 10_000;

async fn number(app: &TestApp, query: &'static str) -> i64 {
    query_scalar(query).fetch_one(app.site.database.pool()).await.unwrap()
}

/// Rows that are made in one statement, which has its time limit here too.
const AT_ONCE: usize = 5_000;

/// The columns of these mailboxes, of people who are called `name`.
fn mailboxes(app: &TestApp, name: &str, numbers: Range<usize>) -> [Vec<Vec<u8>>; 3] {
    let seal = |number| {
        let address = EmailAddress::parse(&format!("{name}-{number}@example.org")).unwrap();
        SealedAddress::seal(&app.site.keys, &address)
    };
    let sealed: Vec<_> = numbers.map(seal).collect();
    [
        sealed.iter().map(|one| one.sealed.clone()).collect(),
        sealed.iter().map(|one| one.exact.clone()).collect(),
        sealed.iter().map(|one| one.mailbox.clone()).collect(),
    ]
}

/// Copies the one signature to so many more that are held, each with a mailbox of its own.
pub async fn many_wait(app: &TestApp, count: usize) {
    for first in (0..count).step_by(AT_ONCE) {
        let [sealed, exact, mailbox] = mailboxes(app, "waits", first..count.min(first + AT_ONCE));
        sqlx::query(
            "insert into signature (id, letter_id, version_id, language, state, held_for, visibility, capacity,
                 verified_by, consent_hash, address_sealed, address_hash, mailbox_hash, signed_at, state_changed_at)
             select gen_random_uuid(), letter_id, version_id, language, 'held', array['everyone'], visibility, capacity,
                 verified_by, consent_hash, sealed, exact, mailbox,
                 signed_at - ($4 + place) * interval '1 millisecond', state_changed_at
             from (select * from signature order by signed_at desc limit 1) as signature,
                  unnest($1::bytea[], $2::bytea[], $3::bytea[]) with ordinality as new (sealed, exact, mailbox, place)",
        )
        .bind(sealed)
        .bind(exact)
        .bind(mailbox)
        .bind(i64::try_from(first).unwrap())
        .execute(app.site.database.pool())
        .await
        .unwrap();
    }
    app.sql(
        "insert into signature_revision (signature_id, standing, name, written_at)
         select id, 'current', 'Grace Murray', signed_at from signature on conflict do nothing; analyze signature",
    )
    .await;
}

/// Copies the one form to so many more.
async fn many_forms(app: &TestApp, count: usize) {
    for first in (0..count).step_by(AT_ONCE) {
        let [sealed, exact, mailbox] = mailboxes(app, "form", first..count.min(first + AT_ONCE));
        sqlx::query(
            "with form as (select * from submission order by created_at desc limit 1),
                  new as (select gen_random_uuid() as id, *
                          from unnest($1::bytea[], $2::bytea[], $3::bytea[]) with ordinality
                               as new (sealed, exact, mailbox, place))
             insert into submission
             select made.* from form, new, jsonb_populate_record(null::submission, to_jsonb(form) || jsonb_build_object(
                 'id', new.id, 'address_sealed', new.sealed, 'address_hash', new.exact, 'mailbox_hash', new.mailbox,
                 'created_at', form.created_at - ($4 + new.place) * interval '1 millisecond')) as made",
        )
        .bind(sealed)
        .bind(exact)
        .bind(mailbox)
        .bind(i64::try_from(first).unwrap())
        .execute(app.site.database.pool())
        .await
        .unwrap();
    }
    app.sql(
        "insert into outbox (id, kind, subject_id, priority, queued_at, due_at, state, settled_at)
         select gen_random_uuid(), 'confirm', id, 0, created_at, created_at, 'sent', created_at from submission
         where not exists (select from outbox where subject_id = submission.id); analyze submission; analyze outbox",
    )
    .await;
}

/// Puts another text in force, as a material change; how many are asked.
async fn change_the_text(app: &TestApp) -> i64 {
    let text = format!("+++\ntitle = {TITLE:?}\nlanguage = \"en\"\nmoderation = \"all\"\n+++\nScrap it.\n");
    app.write("night-bus/letter.md", &text).await;
    app.put_text_in_force(SLUG, ChangeKind::Material, "why").await
}

const ASKED: &str = "select count(*) from outbox where kind = 'renewal'";

const ASKED_ONCE: &str = "select count(distinct subject_id) from outbox where kind = 'renewal'";

#[tokio::test]
async fn ten_thousand_forms_are_reminded_of_each_once() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", "ada@example.org").await;
    app.deliver().await;
    many_forms(&app, CROWD).await;
    all_are_reminded_once(&app, CROWD).await;
}

async fn all_are_reminded_once(app: &TestApp, crowd: usize) {
    let all = i64::try_from(crowd).unwrap() + 1;
    app.clock.advance(Duration::hours(25));
    let letters = app.site.library.all();
    let begun = Instant::now();
    app.site.signing.signers.remind(&letters).await.unwrap();
    eprintln!("{all} were reminded in {:?}", begun.elapsed());
    app.site.signing.signers.remind(&letters).await.unwrap();
    let reminded = "select count(*) from outbox where kind = 'reminder'";
    let once = "select count(distinct subject_id) from outbox where kind = 'reminder'";
    assert_eq!((number(app, reminded).await, number(app, once).await), (all, all));
}

#[tokio::test]
async fn ten_thousand_are_asked_about_a_new_text_once_despite_kills() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    many_wait(&app, CROWD).await;
    all_are_asked_once(&app, CROWD).await;
}

/// Changes the text of a letter that so many and one more have signed, and kills the site that asks them.
async fn all_are_asked_once(app: &TestApp, crowd: usize) {
    let all = i64::try_from(crowd).unwrap() + 1;
    let owner = joined(app, "olu@example.org", Role::Owner).await;
    let begun = Instant::now();
    assert_eq!(change_the_text(app).await, all);
    eprintln!("a material change for {all}: answered after {:?}", begun.elapsed());
    assert_eq!(number(app, ASKED).await, 500, "the request does the first chunk alone");
    let page = owner.get("/organize/letters/night-bus/texts").await;
    page.assert_says("500 of");
    // A signer without mail yet sees the difference on their page.
    assert_eq!(number(app, "select count(*) from letter_version where superseded").await, 1);

    let place = Place::beside(app);
    let site = place.serve().await;
    while number(app, ASKED).await == 500 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    site.slay().await;
    let begun = Instant::now();
    app.site.signing.reconsents.ask_about_changed_texts().await.unwrap();
    eprintln!("the rest were asked in {:?}", begun.elapsed());
    app.site.signing.reconsents.ask_about_changed_texts().await.unwrap();
    assert_eq!((number(app, ASKED).await, number(app, ASKED_ONCE).await), (all, all));
    assert_eq!(number(app, "select asked from renewal where ended_at is not null").await, all);
    let page = owner.get("/organize/letters/night-bus/texts").await;
    assert!(!page.text().contains("so far"), "{}", page.text());
}

#[tokio::test]
async fn ten_thousand_are_told_of_a_withdrawal_once_despite_kills() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    many_wait(&app, CROWD).await;
    let all = i64::try_from(CROWD).unwrap() + 1;
    retraction::turn(&app, "withdrawn").await;
    let owner = joined(&app, "olu@example.org", Role::Owner).await;
    let page = retraction::tell(&owner, PASSWORD).await;
    page.assert_says("0 of 10,001 are settled");
    let told = "select count(*) from outbox where kind = 'retraction'";
    let once = "select count(distinct subject_id) from outbox where kind = 'retraction'";
    assert_eq!(number(&app, told).await, 500, "the request does the first chunk alone");

    let place = Place::beside(&app);
    let site = place.serve().await;
    while number(&app, told).await == 500 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    site.slay().await;
    for _ in 0..2 {
        app.site.signing.schedule.tell_of_withdrawals(&app.site.library).await.unwrap();
        assert_eq!((number(&app, told).await, number(&app, once).await), (all, all));
    }
}

#[tokio::test]
async fn the_queue_is_paged_counts_all_and_keeps_its_place() {
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    many_wait(&app, 120).await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    let home = moderator.get("/organize").await;
    home.assert_says("121 wait for a decision");
    let mut page = moderator.get("/organize/letters/night-bus/queue").await;
    let mut shown = Vec::new();
    loop {
        page.assert_says("121 wait for a decision");
        shown.push(page.texts(".queue > li").len());
        if !page.text().contains("Look at those behind these") {
            break;
        }
        page = page.follow("Look at those behind these").await;
    }
    assert_eq!(shown, [50, 50, 21]);
    assert_eq!(page.texts(".queue .name").last().unwrap(), "Ada Byron", "the last that came waits last");

    // A moderator who decides on the last page stays there.
    let page = page.press("Publish").await;
    assert_eq!(page.texts(".queue > li").len(), 20);
    let front = page.follow("Back to those that have waited longest").await;
    assert_eq!(front.texts(".queue > li").len(), 50);
    assert!(front.text().contains("120 wait for a decision"));
}

#[tokio::test]
#[ignore = "takes minutes; script/soak waiting"]
async fn a_hundred_thousand_wait() {
    const CROWD: usize = 100_000;
    let app = TestApp::plan().front("moderation = \"all\"").open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    app.sign("Hedy Kiesler", "hedy@example.org").await;
    app.deliver().await;
    many_forms(&app, CROWD).await;
    many_wait(&app, CROWD).await;
    let moderator = joined(&app, "mo@example.org", Role::Moderator).await;
    for page in ["/organize", "/organize/letters/night-bus", "/organize/letters/night-bus/queue"] {
        assert_eq!(moderator.get(page).await.status, 200, "{page}");
        let begun = Instant::now();
        moderator.get(page).await;
        eprintln!("{page}: {:?}", begun.elapsed());
    }
    all_are_asked_once(&app, CROWD).await;
    all_are_reminded_once(&app, CROWD).await;
}
