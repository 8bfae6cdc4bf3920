//! Work on every signature of a large letter runs in chunks of some hundreds.

use std::sync::Arc;

use sqlx::query_scalar;
use time::Duration;

use crate::support::{
    app::{SLUG, TestApp},
    form::Form,
};
use undersigned::{audit::Who, letters::Loaded};

/// More than two chunks.
const MANY: i64 = 1_200;

async fn number(app: &TestApp, query: &'static str) -> i64 {
    query_scalar(query).fetch_one(app.site.database.pool()).await.unwrap()
}

/// How many rows of each transaction, as the database names them, the largest first.
async fn transactions(app: &TestApp, query: &'static str) -> Vec<i64> {
    query_scalar(query).fetch_all(app.site.database.pool()).await.unwrap()
}

/// One signer signs so, and is copied until there are many.
async fn many(app: &TestApp, and: impl for<'p> FnOnce(Form<'p>) -> Form<'p>) -> Vec<Arc<Loaded>> {
    app.signed_so("Ada Byron", "ada@example.org", and).await;
    app.deliver().await;
    app.sql("update signature set updates = true").await;
    app.multiply_readers(usize::try_from(MANY).unwrap()).await;
    app.site.library.all()
}

async fn tell_and_show(threshold: i64) -> Vec<i64> {
    let app = TestApp::plan().front(&format!("threshold = {threshold}")).open().await;
    let letters = many(&app, |form| form.choose("Show my name once enough of us stand together")).await;
    let signing = &app.site.signing;
    signing.schedule.publish_joint_signatures(&letters).await.unwrap();
    let owed = "select count(distinct subject_id) from outbox where kind = 'together'";
    assert_eq!(number(&app, owed).await, MANY);
    let notices = "select count(*) from together_notice group by xmin order by 1 desc";
    assert_eq!(transactions(&app, notices).await, [500, 500, 200], "some hundreds are told at a time");
    app.sql("update outbox set state = 'sent', settled_at = queued_at where kind = 'together'").await;
    app.clock.advance(Duration::days(1) + Duration::minutes(1));
    signing.schedule.publish_joint_signatures(&letters).await.unwrap();
    assert_eq!(number(&app, "select count(*) from signature where visibility = 'public'").await, MANY);
    assert_eq!(number(&app, "select count(*) from together_notice").await, 0);
    transactions(&app, "select count(*) from signature group by revision order by revision").await
}

#[tokio::test]
async fn names_appear_by_hundreds_and_never_fewer_than_promised() {
    assert_eq!(tell_and_show(3).await, [500, 500, 200]);
    assert_eq!(tell_and_show(700).await, [700, 500]);
}

#[tokio::test]
async fn all_notices_of_a_joint_publication_are_withdrawn() {
    let app = TestApp::plan().front("threshold = 1200").open().await;
    let letters = many(&app, |form| form.choose("Show my name once enough of us stand together")).await;
    let signing = &app.site.signing;
    signing.schedule.publish_joint_signatures(&letters).await.unwrap();
    app.sql("update outbox set state = 'sent', settled_at = queued_at where kind = 'together'").await;
    app.clock.advance(Duration::days(1) + Duration::minutes(1));
    // One leaves, and some were told only now.
    app.sql(
        "update signature set visibility = 'private' where id = (select id from signature order by id limit 1);
         update outbox set settled_at = settled_at + interval '20 hours' where kind = 'together' and subject_id in
             (select id from signature order by id desc limit 900)",
    )
    .await;
    signing.schedule.publish_joint_signatures(&letters).await.unwrap();
    assert_eq!(number(&app, "select count(*) from together_notice").await, 0);
    let told = "select count(distinct subject_id) from outbox where kind = 'together-waits-again'";
    assert_eq!(number(&app, told).await, MANY - 1);
}

#[tokio::test]
async fn a_file_of_many_first_signatories_goes_in_and_out() {
    let names: String = (0..MANY).map(|number| format!("Signatory No. {number}\n")).collect();
    let file = format!("{SLUG}/signatories.csv");
    let app = TestApp::plan().file(&file, &format!("name\n{names}")).open().await;
    assert_eq!(app.count(SLUG).await, MANY);
    let of_a_kind = "select count(*) from signature group by revision order by revision";
    assert_eq!(transactions(&app, of_a_kind).await, [500, 500, 200]);
    let places = "select count(*) from signature where first_place = number";
    assert_eq!(number(&app, places).await, MANY, "numbers are given in the order of the file");
    // A new name at the top moves all others down.
    app.write(&file, &format!("name\nThe first\n{names}")).await;
    assert_eq!(number(&app, "select count(*) from signature where first_place = number + 1").await, MANY);
    app.write(&file, "name\nThe first\n").await;
    assert_eq!(app.count(SLUG).await, 1);
    assert_eq!(app.figures(SLUG).await["withdrawn"], MANY);
}

#[tokio::test]
async fn the_addresses_of_many_anonymous_signers_are_forgotten() {
    let app = TestApp::new().await;
    many(&app, |form| form.choose("Show my name")).await;
    app.sql("update signature set visibility = 'anonymous'").await;
    app.site.signing.schedule.forget_anonymous().await.unwrap();
    assert_eq!(number(&app, "select count(*) from signature where address_sealed is not null").await, 0);
    let erased = "select count(*) from audit where act = 'erase-address' group by xmin order by 1 desc";
    assert_eq!(transactions(&app, erased).await, [500, 500, 200]);
}

#[tokio::test]
async fn many_are_invited_to_claim_their_lines_each_once() {
    let app = TestApp::new().await;
    let letters = many(&app, |form| form.choose("Show my name")).await;
    app.sql("update signature set verified_by = 'entered', consent_hash = null").await;
    for invited in [MANY, 0] {
        let count = app.site.signing.claims.invite(letters[0].id, Who::CommandLine).await.unwrap();
        assert_eq!(i64::try_from(count).unwrap(), invited);
        let owed = "select count(distinct subject_id) from outbox where kind = 'claim'";
        assert_eq!(number(&app, owed).await, MANY);
        assert_eq!(number(&app, "select count(*) from outbox where kind = 'claim'").await, MANY);
    }
}

#[tokio::test]
async fn expired_data_is_forgotten_however_much_there_is() {
    let app = TestApp::new().await;
    many(&app, |form| form.choose("Show my name")).await;
    app.sql(
        "insert into caused_mail (letter_id, subject_id, generation, mailbox_hash, owed_at)
             select letter_id, id, 0, mailbox_hash, signed_at from signature;
         insert into network (id, hash, seen_at) select id, mailbox_hash, signed_at from signature
             on conflict do nothing;
         insert into code_try (submission_id, tries, first_at) select id, 1, signed_at from signature;
         insert into outbox (id, kind, subject_id, priority, queued_at, due_at, state, settled_at)
             select gen_random_uuid(), 'standing', id, 1, signed_at, signed_at, 'sent', signed_at from signature",
    )
    .await;
    app.clock.advance(Duration::days(31));
    app.site.signing.submissions.purge().await.unwrap();
    app.site.signing.submissions.forget_networks().await.unwrap();
    app.site.outbox.forget_settled(Duration::days(30)).await.unwrap();
    for table in ["caused_mail", "network", "code_try", "outbox"] {
        assert_eq!(app.rows(table).await, 0, "{table}");
    }
}
