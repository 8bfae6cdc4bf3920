//! Mail in the outbox arrives: once, in order, whatever the mail server does.

use std::{
    collections::HashSet,
    num::{NonZeroU16, NonZeroU32},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration as Real, Instant},
};

use async_trait::async_trait;
use futures_util::future::join_all;
use sqlx::PgPool;
use time::{Duration, OffsetDateTime, macros::datetime};
use tokio_util::sync::CancellationToken;
use undersigned::{
    clock::Clock,
    config::MAIL_CONNECTIONS,
    keys::{Keys, Secret},
    language::Language,
    mail::{
        self, DevelopmentMailbox, EmailAddress, Mail, Outbox, Owed, Priority, Quota, Rendered, Renderer,
        Sender, Smtp, SmtpUrl, Transport, Worker, backoff, heartbeat::Pace, smtp::Timeouts,
    },
    switches::Switches,
};
use uuid::Uuid;

use crate::support::{
    app::SECRET,
    database::TestDatabase,
    mailbox::{Mailbox, Message, Mood},
};

const NOON: OffsetDateTime = datetime!(2024-11-28 12:00 UTC);
/// Longer than the longest pause.
const A_PAUSE: Duration = Duration::minutes(3);

/// Time limits for servers that hang: tests have less patience, but a busy machine is not to look like such a server.
const IMPATIENT: Timeouts = Timeouts {
    connect: Real::from_secs(2),
    open: Real::from_secs(2),
    command: Real::from_secs(2),
    accept: Real::from_secs(2),
};

/// An outbox in a database of its own, with a clock that only the test moves.
struct Post {
    _database: TestDatabase,
    pool: PgPool,
    keys: Arc<Keys>,
    clock: Clock,
    outbox: Outbox,
}

impl Post {
    async fn new() -> Self {
        Self::with_quota(Quota::NONE).await
    }

    async fn with_quota(quota: Quota) -> Self {
        let database = TestDatabase::new().await;
        let pool = database.pool().clone();
        let clock = Clock::standing_at(NOON);
        let secret = Secret::parse(SECRET).unwrap();
        let keys = Arc::new(Keys::open(&pool, &secret).await.unwrap());
        let sender = Sender::parse("letters@example.org").unwrap();
        let outbox = Outbox::new(
            pool.clone(),
            keys.clone(),
            clock.clone(),
            (quota, MAIL_CONNECTIONS, Switches::default()),
            &sender,
        );
        Self { _database: database, pool, keys, clock, outbox }
    }

    async fn owe(&self, count: usize, kind: &'static str, priority: Priority) -> Vec<Uuid> {
        let owed: Vec<_> = (0..count).map(|_| Owed { kind, subject: Uuid::new_v4(), priority }).collect();
        let mut tx = self.pool.begin().await.unwrap();
        mail::enqueue(&mut tx, self.clock.now(), &owed).await.unwrap();
        tx.commit().await.unwrap();
        owed.iter().map(|owed| owed.subject).collect()
    }

    async fn owe_one(&self) -> Uuid {
        self.owe(1, "hello", Priority::Confirmation).await[0]
    }

    fn worker(&self, mailbox: &Mailbox) -> Worker {
        self.worker_by(smtp(&mailbox.url()))
    }

    /// For a mailbox that hangs.
    fn impatient_worker(&self, mailbox: &Mailbox) -> Worker {
        let smtp = Smtp::new(SmtpUrl::parse(&mailbox.url()).unwrap(), "letters.example.org").unwrap();
        self.worker_by(Transport::Smtp(Arc::new(smtp.with_timeouts(IMPATIENT))))
    }

    fn worker_by(&self, transport: Transport) -> Worker {
        self.worker_writing(transport, Arc::new(Hello::default()))
    }

    fn worker_writing(&self, transport: Transport, renderer: Arc<dyn Renderer>) -> Worker {
        let sender = Sender::parse("Die Brücke <letters@example.org>").unwrap();
        Worker::new(self.outbox.clone(), transport, sender, [renderer])
    }

    /// What another node has: its own knowledge of the server, the same database and time.
    fn other_node(&self, mailbox: &Mailbox, quota: Quota) -> Worker {
        let sender = Sender::parse("letters@example.org").unwrap();
        let (keys, clock) = (self.keys.clone(), self.clock.clone());
        let outbox = Outbox::new(
            self.pool.clone(),
            keys,
            clock,
            (quota, MAIL_CONNECTIONS, Switches::default()),
            &sender,
        );
        Worker::new(outbox, smtp(&mailbox.url()), sender, [Arc::new(Hello::default()) as Arc<dyn Renderer>])
    }

    /// Another node, with a heartbeat of this pace.
    fn node_at(&self, mailbox: &Mailbox, pace: Pace) -> Worker {
        self.node(mailbox, MAIL_CONNECTIONS, pace)
    }

    fn node(&self, mailbox: &Mailbox, connections: NonZeroU16, pace: Pace) -> Worker {
        let sender = Sender::parse("letters@example.org").unwrap();
        let (keys, clock) = (self.keys.clone(), self.clock.clone());
        let outbox = Outbox::new(
            self.pool.clone(),
            keys,
            clock,
            (Quota::NONE, connections, Switches::default()),
            &sender,
        );
        let hello = Arc::new(Hello::default()) as Arc<dyn Renderer>;
        Worker::with_pace(outbox, smtp(&mailbox.url()), sender, [hello], pace)
    }

    async fn row(&self, subject: Uuid) -> Row {
        let row: (String, i16, Option<String>) =
            sqlx::query_as("select state, attempts, last_error from outbox where subject_id = $1")
                .bind(subject)
                .fetch_one(&self.pool)
                .await
                .unwrap();
        Row { state: row.0, attempts: row.1, last_error: row.2.unwrap_or_default() }
    }
}

#[derive(Debug, PartialEq)]
struct Row {
    state: String,
    attempts: i16,
    last_error: String,
}

fn row(state: &str, attempts: i16, last_error: &str) -> Row {
    Row { state: state.into(), attempts, last_error: last_error.into() }
}

fn smtp(url: &str) -> Transport {
    let smtp = Smtp::new(SmtpUrl::parse(url).unwrap(), "letters.example.org").unwrap();
    Transport::Smtp(Arc::new(smtp))
}

fn quota(per_hour: u32) -> Quota {
    Quota { per_hour: NonZeroU32::new(per_hour), per_day: None }
}

fn addressees(messages: &[Message]) -> Vec<String> {
    messages.iter().flat_map(|message| message.to.clone()).collect()
}

fn address_of(subject: Uuid) -> String {
    format!("{}@example.org", subject.simple())
}

/// Writes to an address that is made of the subject.
#[derive(Default)]
struct Hello {
    subject_line: Option<&'static str>,
    local_part: Option<&'static str>,
}

#[async_trait]
impl Renderer for Hello {
    fn kind(&self) -> &'static str {
        "hello"
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let to = match self.local_part {
            Some(local) => format!("{local}@example.org"),
            None => address_of(subject),
        };
        let link = format!("https://letters.example.org/confirm/{subject}");
        Ok(Rendered::Mail(Box::new(Mail {
            to: EmailAddress::parse(&to)?,
            subject: self.subject_line.unwrap_or("Bitte bestätigen: “Für die Brücke”").into(),
            text: format!("Grüße!\n\n{link}\n\n.\nEnde\n"),
            html: format!("<!doctype html><p>Grüße! <a href=\"{link}\">Bestätigen</a>"),
            language: "de".parse::<Language>()?,
            reply_to: None,
            unsubscribe: Some("https://letters.example.org/unsubscribe/x".parse()?),
            links: vec![link],
        })))
    }
}

#[tokio::test]
async fn a_mail_that_is_owed_arrives_whole() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe_one().await;

    assert_eq!(post.worker(&mailbox).drain_once().await.unwrap(), 1);

    let messages = mailbox.messages();
    assert_eq!(messages.len(), 1);
    let message = &messages[0];
    let link = format!("https://letters.example.org/confirm/{subject}");
    assert_eq!((message.from.as_str(), &message.to), ("letters@example.org", &vec![address_of(subject)]));
    assert_eq!(message.subject(), "Bitte bestätigen: “Für die Brücke”");
    assert_eq!(message.text().trim_end(), format!("Grüße!\n\n{link}\n\n.\nEnde"));
    assert!(message.html().contains(&format!("<a href=\"{link}\">Bestätigen</a>")));
    assert_eq!(message.links(), [link]);
    assert_eq!(message.header("Date").unwrap(), "Thu, 28 Nov 2024 12:00:00 +0000");
    assert_eq!(message.header("List-Unsubscribe-Post").unwrap(), "List-Unsubscribe=One-Click");
    assert!(mailbox.commands().contains(&"EHLO letters.example.org".to_owned()));
    assert_eq!(post.row(subject).await, row("sent", 1, ""));
    assert_eq!(post.worker(&mailbox).drain_once().await.unwrap(), 0);
}

#[tokio::test]
async fn a_mail_whose_transaction_is_rolled_back_is_never_sent() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let mut tx = post.pool.begin().await.unwrap();
    let owed = Owed { kind: "hello", subject: Uuid::new_v4(), priority: Priority::Confirmation };
    mail::enqueue(&mut tx, NOON, &[owed]).await.unwrap();
    tx.rollback().await.unwrap();
    mail::enqueue(&mut post.pool.acquire().await.unwrap(), NOON, &[]).await.unwrap();

    assert_eq!(post.worker(&mailbox).drain_once().await.unwrap(), 0);
}

#[tokio::test]
async fn a_mailbox_that_is_refused_for_now_gets_its_mail_later() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.worker(&mailbox);
    let subject = post.owe_one().await;
    mailbox.meet(1, Mood::RefuseRecipient("450 4.2.1 <someone@example.org> is greylisted"));
    mailbox.meet(1, Mood::RefuseMessage("451 4.3.0 Later"));

    worker.drain_once().await.unwrap();
    assert_eq!(post.row(subject).await, row("waiting", 1, "recipient: 450 4.2.1"));
    assert_eq!(worker.drain_once().await.unwrap(), 0, "not before its time");

    post.clock.advance(Duration::seconds(40));
    worker.drain_once().await.unwrap();
    assert_eq!(post.row(subject).await, row("waiting", 2, "acceptance: 451 4.3.0"));

    post.clock.advance(Duration::minutes(3));
    worker.drain_once().await.unwrap();
    assert_eq!(post.row(subject).await, row("sent", 3, ""));
    assert_eq!(mailbox.messages().len(), 1);
    assert_eq!(mailbox.connections(), 1, "a refused mail does not spoil the connection");
}

#[tokio::test]
async fn mails_about_one_thing_arrive_in_order() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.worker(&mailbox);
    let subject = Uuid::new_v4();
    let news = |priority| Owed { kind: "hello", subject, priority };
    let mut tx = post.pool.begin().await.unwrap();
    mail::enqueue(&mut tx, NOON, &[news(Priority::Personal), news(Priority::Personal)]).await.unwrap();
    tx.commit().await.unwrap();
    mailbox.meet(1, Mood::RefuseRecipient("450 4.2.1 <someone@example.org> is greylisted"));

    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 0, "the second waits for the first");

    // A new confirmation mail does not wait for older news.
    let mut tx = post.pool.begin().await.unwrap();
    mail::enqueue(&mut tx, NOON, &[news(Priority::Confirmation)]).await.unwrap();
    tx.commit().await.unwrap();
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 1);

    post.clock.advance(Duration::minutes(1));
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 3);
}

#[tokio::test]
async fn a_mailbox_that_does_not_exist_is_written_to_once() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe_one().await;
    mailbox.meet(1, Mood::RefuseRecipient("550 5.1.1 <someone@example.org>: no such user"));

    post.worker(&mailbox).drain_once().await.unwrap();
    assert_eq!(post.row(subject).await, row("failed", 1, "recipient: 550 5.1.1"));

    post.clock.advance(Duration::days(1));
    assert_eq!(post.worker(&mailbox).drain_once().await.unwrap(), 0);
    assert_eq!(mailbox.connections(), 1);
}

#[tokio::test]
async fn a_mail_that_is_never_taken_is_given_up_after_about_two_days() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.worker(&mailbox);
    let subject = post.owe_one().await;
    mailbox.meet(usize::from(backoff::MOST_ATTEMPTS), Mood::RefuseRecipient("450 Not now"));

    let mut hours = 0;
    while post.row(subject).await.state == "waiting" {
        worker.drain_once().await.unwrap();
        post.clock.advance(Duration::hours(1));
        hours += 1;
    }
    assert!((44..72).contains(&hours), "{hours} hours");
    assert_eq!(post.row(subject).await, row("failed", 17, "recipient: 450"));
}

#[tokio::test]
async fn a_server_that_hangs_or_drops_loses_nothing() {
    for (mood, said) in [
        (Mood::DropInMessage, "acceptance: closed, or no SMTP"),
        (Mood::DropAfterMessage, "acceptance: closed, or no SMTP"),
        (Mood::HangAfterMessage, "acceptance: no answer in time"),
    ] {
        let (post, mailbox) = (Post::new().await, Mailbox::open().await);
        let worker = post.impatient_worker(&mailbox);
        let subject = post.owe_one().await;
        mailbox.meet(1, mood);

        worker.drain_once().await.unwrap();
        let put_off = post.row(subject).await;
        assert_eq!((put_off.state.as_str(), put_off.attempts), ("waiting", 1), "{mood:?}");
        if !matches!(mood, Mood::DropInMessage) {
            assert_eq!(put_off.last_error, said);
        }

        post.clock.advance(Duration::minutes(1));
        worker.drain_once().await.unwrap();
        assert_eq!(post.row(subject).await, row("sent", 2, ""), "{mood:?}");
        let ids: HashSet<_> = mailbox.messages().iter().map(|message| message.header("Message-ID")).collect();
        assert_eq!(ids.len(), 1, "what may have arrived twice is the same message: {mood:?}");
    }
}

#[tokio::test]
async fn a_late_answer_is_not_taken_for_that_to_the_next_mail() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.impatient_worker(&mailbox);
    let late = post.owe_one().await;
    mailbox.meet(1, Mood::Slow(3_000));
    mailbox.meet(1, Mood::RefuseMessage("451 4.3.0 Later"));
    worker.drain_once().await.unwrap();
    assert_eq!(post.row(late).await, row("waiting", 1, "acceptance: no answer in time"));
    mailbox.wait_for(1).await;

    let next = post.owe_one().await;
    worker.drain_once().await.unwrap();
    assert_eq!(post.row(next).await, row("waiting", 1, "acceptance: 451 4.3.0"));
}

#[tokio::test]
async fn a_server_that_cannot_be_used_costs_no_mail_an_attempt() {
    for mood in [
        Mood::RefuseGreeting("554 5.7.1 Go away, 192.0.2.1"),
        Mood::RefuseGreeting("421 Too busy"),
        Mood::HangAtGreeting,
    ] {
        let (post, mailbox) = (Post::new().await, Mailbox::open().await);
        let worker = post.impatient_worker(&mailbox);
        let subjects = post.owe(30, "hello", Priority::Confirmation).await;
        mailbox.meet(4, mood);

        assert_eq!(worker.drain_once().await.unwrap(), 4, "the first few, not all: {mood:?}");
        for &subject in &subjects {
            let row = post.row(subject).await;
            assert_eq!((row.state.as_str(), row.attempts), ("waiting", 0), "{mood:?}");
            assert!(!row.last_error.contains("192.0.2.1"));
        }
        assert_eq!(worker.drain_once().await.unwrap(), 0, "the server is left alone");
        assert!(post.outbox.expected_at().await.unwrap() > NOON);

        mailbox.meet(1, mood);
        post.clock.advance(A_PAUSE);
        assert_eq!(worker.drain_once().await.unwrap(), 1, "one finds out for all");

        post.clock.advance(A_PAUSE);
        worker.drain_once().await.unwrap();
        assert_eq!(mailbox.messages().len(), 30, "{mood:?}");
        assert_eq!(post.outbox.expected_at().await.unwrap(), post.clock.now());
    }
}

#[tokio::test]
async fn a_server_that_takes_two_at_a_time_is_not_overrun() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.worker(&mailbox);
    let subjects = post.owe(40, "hello", Priority::Confirmation).await;
    mailbox.take_at_once(2);

    while mailbox.messages().len() < 40 {
        assert!(worker.drain_once().await.unwrap() > 0);
        post.clock.advance(A_PAUSE);
    }
    assert!(mailbox.connections() < 30, "{} connections for 40 mails", mailbox.connections());
    for subject in subjects {
        assert_eq!(post.row(subject).await, row("sent", 1, ""));
    }
}

#[tokio::test]
async fn a_server_that_is_down_for_days_loses_nothing() {
    let post = Post::new().await;
    let address = Mailbox::nobody().await;
    let worker = post.worker_by(smtp(&format!("smtp://{address}")));
    let subject = post.owe_one().await;

    for _ in 0..30 {
        worker.drain_once().await.unwrap();
        post.clock.advance(Duration::hours(4));
    }
    let waiting = post.row(subject).await;
    assert_eq!((waiting.state.as_str(), waiting.attempts), ("waiting", 0));
    assert!(waiting.last_error.starts_with("connection: "), "{waiting:?}");

    let mailbox = Mailbox::open_at(address).await;
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 1);
}

#[tokio::test]
async fn a_server_that_refuses_our_sender_is_not_hammered() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subjects = post.owe(30, "hello", Priority::Confirmation).await;
    mailbox.meet(30, Mood::RefuseSender("550 5.7.1 Not from you"));

    assert_eq!(post.worker(&mailbox).drain_once().await.unwrap(), 4);
    assert_eq!(mailbox.connections(), 4);
    for subject in subjects {
        assert_eq!(post.row(subject).await.state, "waiting");
    }
}

#[tokio::test]
async fn a_password_goes_with_the_mail_and_a_wrong_one_loses_nothing() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.worker_by(smtp(&format!("smtp://ada%40example.org:p%3Ass@{}", mailbox.address())));
    let subject = post.owe_one().await;
    mailbox.meet(1, Mood::RefuseLogin("535 5.7.8 Wrong"));

    worker.drain_once().await.unwrap();
    assert_eq!(post.row(subject).await, row("waiting", 0, "login: 535 5.7.8"));

    post.clock.advance(A_PAUSE);
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 1);
    assert_eq!(mailbox.logins(), ["ada@example.org p:ss"]);
}

#[tokio::test]
async fn nothing_is_sent_without_encryption_where_it_is_required() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.worker_by(smtp(&format!("smtp://u:p@{}?tls=required", mailbox.address())));
    let subject = post.owe_one().await;

    worker.drain_once().await.unwrap();
    assert_eq!(post.row(subject).await.attempts, 0);
    assert!(post.row(subject).await.last_error.starts_with("encryption: "));
    assert!(mailbox.commands().iter().all(|command| command.starts_with("EHLO") || command == "QUIT"));
}

#[tokio::test]
async fn a_connection_is_reused_and_replaced_when_it_dies() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = post.worker(&mailbox);
    for _ in 0..3 {
        post.owe_one().await;
        worker.drain_once().await.unwrap();
    }
    assert_eq!((mailbox.messages().len(), mailbox.connections()), (3, 1));

    let mailbox = Mailbox::open().await;
    mailbox.meet(1, Mood::CloseAfterOne);
    let worker = post.worker(&mailbox);
    let mut subjects = Vec::new();
    for _ in 0..2 {
        subjects.push(post.owe_one().await);
        worker.drain_once().await.unwrap();
    }
    assert_eq!((mailbox.messages().len(), mailbox.connections()), (2, 2));
    assert_eq!(post.row(subjects[1]).await, row("sent", 1, ""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_send_each_mail_once() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subjects = post.owe(200, "hello", Priority::Confirmation).await;
    let (here, there) = (post.worker(&mailbox), post.other_node(&mailbox, Quota::NONE));

    let (sent_here, sent_there) = tokio::join!(here.drain_once(), there.drain_once());

    let (sent_here, sent_there) = (sent_here.unwrap(), sent_there.unwrap());
    assert_eq!(sent_here + sent_there, 200);
    assert!(sent_here > 0 && sent_there > 0, "{sent_here} and {sent_there}");
    let mut arrived = addressees(&mailbox.messages());
    let mut expected: Vec<_> = subjects.into_iter().map(address_of).collect();
    arrived.sort_unstable();
    expected.sort_unstable();
    assert_eq!(arrived, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_whose_node_died_goes_on_when_others_notice() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe_one().await;
    mailbox.meet(1, Mood::HangAtGreeting);
    let dying = post.worker(&mailbox);
    let dying = tokio::spawn(async move { dying.drain_once().await });
    while mailbox.connections() == 0 {
        tokio::time::sleep(Real::from_millis(5)).await;
    }
    let patient = post.other_node(&mailbox, Quota::NONE);
    assert_eq!(patient.drain_once().await.unwrap(), 0, "it is on its way");
    dying.abort();
    assert!(dying.await.unwrap_err().is_cancelled());

    // Nobody else is alive whom this haste could hurt.
    let dead = Real::from_millis(200);
    let other = post.node_at(&mailbox, Pace { dead, ..Pace::DEFAULT });
    while other.drain_once().await.unwrap() == 0 {
        tokio::time::sleep(Real::from_millis(20)).await;
    }
    assert_eq!(post.row(subject).await, row("sent", 2, ""));
    assert_eq!(mailbox.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_mail_stays_with_a_node_that_is_alive() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe_one().await;
    mailbox.meet(1, Mood::Slow(1_500));
    let slow = post.worker(&mailbox);
    let slow = tokio::spawn(async move { slow.drain_once().await });
    while !mailbox.has_heard_all_of(1) {
        tokio::time::sleep(Real::from_millis(5)).await;
    }

    let other = post.other_node(&mailbox, Quota::NONE);
    while !slow.is_finished() {
        assert_eq!(other.drain_once().await.unwrap(), 0);
    }
    assert_eq!(post.row(subject).await, row("sent", 1, ""));
    assert_eq!(mailbox.messages().len(), 1);
}

#[tokio::test]
async fn a_node_that_the_database_does_not_hear_hands_nothing_over() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe_one().await;
    mailbox.meet(1, Mood::SlowToAsk(1_000));
    let unheard = Pace { every: Real::from_secs(3600), trusted: Real::from_millis(900), ..Pace::DEFAULT };
    let node = post.node_at(&mailbox, unheard);

    while !mailbox.commands().contains(&"DATA".to_owned()) {
        node.drain_once().await.unwrap();
    }
    assert_eq!(mailbox.messages().len(), 0);
    assert_eq!(post.row(subject).await, row("waiting", 0, "the database does not hear of this node"));

    post.worker(&mailbox).drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 1);
}

#[tokio::test]
async fn what_was_taken_from_a_node_is_not_sent_by_it() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe_one().await;
    mailbox.meet(1, Mood::SlowToAsk(300));
    let node = post.node_at(&mailbox, Pace { every: Real::from_millis(10), ..Pace::DEFAULT });
    let sending = tokio::spawn(async move { node.drain_once().await });
    while !mailbox.commands().contains(&"DATA".to_owned()) {
        tokio::time::sleep(Real::from_millis(5)).await;
    }

    sqlx::query("delete from mail_node").execute(&post.pool).await.unwrap();
    sending.await.unwrap().unwrap();
    let arrived = mailbox.messages().len();
    assert_eq!(post.row(subject).await.state, if arrived == 1 { "sent" } else { "waiting" });

    post.worker(&mailbox).drain_once().await.unwrap();
    assert_eq!((mailbox.messages().len(), post.row(subject).await.state), (1, "sent".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_whose_answer_was_lost_is_not_forgotten() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let node = Arc::new(post.node_at(&mailbox, Pace { every: Real::from_millis(100), ..Pace::DEFAULT }));
    let shutdown = CancellationToken::new();
    let running = tokio::spawn({
        let (node, shutdown) = (Arc::clone(&node), shutdown.clone());
        async move { node.run(shutdown).await }
    });
    post.owe_one().await;
    mailbox.wait_for(1).await;

    let mut tx = post.pool.begin().await.unwrap();
    let owed = Owed { kind: "hello", subject: Uuid::new_v4(), priority: Priority::Confirmation };
    mail::enqueue(&mut tx, NOON, &[owed]).await.unwrap();
    sqlx::query("update outbox set node_id = (select id from mail_node) where subject_id = $1")
        .bind(owed.subject)
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    mailbox.wait_for(2).await;

    shutdown.cancel();
    running.await.unwrap();
    let nodes: i64 =
        sqlx::query_scalar("select count(*) from mail_node").fetch_one(&post.pool).await.unwrap();
    assert_eq!(nodes, 0, "a node that ends says so");
}

#[tokio::test]
async fn commands_go_together_where_the_server_takes_groups() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    post.owe_one().await;
    post.worker(&mailbox).drain_once().await.unwrap();
    assert_eq!((mailbox.messages().len(), mailbox.commands_in_groups()), (1, 2), "all but the last");

    let mailbox = Mailbox::open().await;
    mailbox.take_one_command_at_a_time();
    mailbox.meet(1, Mood::RefuseRecipient("450 4.2.1 Later"));
    post.owe(3, "hello", Priority::Confirmation).await;
    post.worker(&mailbox).drain_once().await.unwrap();
    assert_eq!((mailbox.messages().len(), mailbox.commands_in_groups()), (2, 0));
}

#[tokio::test]
async fn a_refused_mail_in_a_group_leaves_nothing_behind() {
    for asks_anyway in [false, true] {
        let (post, mailbox) = (Post::new().await, Mailbox::open().await);
        if asks_anyway {
            mailbox.ask_for_any_message();
        }
        let worker = post.worker(&mailbox);
        let refused = post.owe_one().await;
        mailbox.meet(1, Mood::RefuseRecipient("550 5.1.1 No such user"));
        worker.drain_once().await.unwrap();
        let next = post.owe_one().await;
        worker.drain_once().await.unwrap();

        assert_eq!(post.row(refused).await, row("failed", 1, "recipient: 550 5.1.1"));
        assert_eq!(post.row(next).await, row("sent", 1, ""));
        assert_eq!(addressees(&mailbox.messages()), [address_of(next)]);
        assert_eq!(mailbox.connections(), 1);
    }
}

#[tokio::test]
async fn mail_is_encrypted_where_the_server_offers_it() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    mailbox.offer_tls();
    let subject = post.owe_one().await;
    let verified = post.worker_by(smtp(&format!("smtp://u:p@{}?tls=required", mailbox.address())));
    verified.drain_once().await.unwrap();
    let refused = post.row(subject).await;
    assert!(refused.last_error.starts_with("encryption: invalid peer certificate"), "{refused:?}");
    assert_eq!(mailbox.logins(), [""; 0], "no password for whom we do not know");

    post.clock.advance(A_PAUSE);
    post.worker(&mailbox).drain_once().await.unwrap();
    assert_eq!(post.row(subject).await, row("sent", 1, ""));
    assert!(mailbox.messages()[0].is_encrypted);
}

#[tokio::test]
async fn there_are_no_more_connections_than_allowed() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    post.owe(60, "hello", Priority::Confirmation).await;
    let three = NonZeroU16::new(3).unwrap();
    post.node(&mailbox, three, Pace::DEFAULT).drain_once().await.unwrap();
    assert_eq!((mailbox.messages().len(), mailbox.most_connections()), (60, 3));
}

#[tokio::test]
async fn no_subject_makes_a_header() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let forger =
        Hello { subject_line: Some("Hi\r\nBcc: eve@example.org\r\n\r\nRead this"), local_part: None };
    let subject = post.owe_one().await;

    post.worker_writing(smtp(&mailbox.url()), Arc::new(forger)).drain_once().await.unwrap();

    let messages = mailbox.messages();
    assert_eq!(addressees(&messages), [address_of(subject)]);
    assert_eq!(messages[0].subject(), "Hi Bcc: eve@example.org Read this");
    assert_eq!(messages[0].header("Bcc"), None);
}

#[tokio::test]
async fn an_address_beyond_ascii_is_written_to_where_the_server_can() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let greek = || Arc::new(Hello { subject_line: None, local_part: Some("δοκιμή") });
    let subject = post.owe_one().await;
    post.worker_writing(smtp(&mailbox.url()), greek()).drain_once().await.unwrap();
    assert_eq!(post.row(subject).await.state, "sent");
    assert_eq!(addressees(&mailbox.messages()), ["δοκιμή@example.org"]);

    mailbox.take_ascii_only();
    let subject = post.owe_one().await;
    post.worker_writing(smtp(&mailbox.url()), greek()).drain_once().await.unwrap();
    assert_eq!(
        post.row(subject).await,
        row("failed", 1, "recipient: the server takes no address beyond ASCII")
    );
}

#[tokio::test]
async fn a_quota_is_kept_and_says_when_mail_is_expected() {
    let (post, mailbox) = (Post::with_quota(quota(10)).await, Mailbox::open().await);
    let worker = post.worker(&mailbox);
    post.owe(4, "hello", Priority::Confirmation).await;
    assert_eq!(post.outbox.expected_at().await.unwrap(), NOON);
    worker.drain_once().await.unwrap();

    post.clock.advance(Duration::minutes(20));
    post.owe(11, "hello", Priority::Confirmation).await;
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 10);
    // Five wait. At one o'clock the window has room for four; the fifth, and the new signer, go at twenty past.
    assert_eq!(post.outbox.expected_at().await.unwrap(), NOON + Duration::minutes(80));

    post.clock.advance(Duration::minutes(41));
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 14);
    post.clock.advance(Duration::minutes(20));
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 15);
}

#[tokio::test]
async fn who_signs_while_mail_is_slow_is_told_when_theirs_comes() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    post.owe(60, "hello", Priority::Confirmation).await;
    post.worker(&mailbox).drain_once().await.unwrap();
    post.owe(120, "hello", Priority::Confirmation).await;
    assert_eq!(
        post.outbox.expected_at().await.unwrap(),
        NOON,
        "a queue that begins tells nothing of the pace"
    );

    // They have waited for twenty seconds, while sixty left in the last minute.
    post.clock.advance(Duration::seconds(20));
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let expected = NOON + Duration::seconds(20) + Duration::minutes(2);
    assert_eq!(post.outbox.expected_at().await.unwrap(), expected);
    post.worker(&mailbox).drain_once().await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    assert_eq!(post.outbox.expected_at().await.unwrap(), post.clock.now());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_share_one_quota() {
    let (post, mailbox) = (Post::with_quota(quota(3)).await, Mailbox::open().await);
    post.owe(60, "hello", Priority::Confirmation).await;
    let nodes: Vec<_> = (0..4).map(|_| post.other_node(&mailbox, quota(3))).collect();

    for hour in 1..=5 {
        let sent = join_all(nodes.iter().map(Worker::drain_once)).await;
        assert_eq!(sent.into_iter().map(Result::unwrap).sum::<usize>(), 3, "hour {hour}");
        post.clock.advance(Duration::minutes(61));
    }
    assert_eq!(mailbox.messages().len(), 15);
}

#[tokio::test]
async fn a_new_signers_mail_does_not_wait_behind_an_update() {
    let (post, mailbox) = (Post::with_quota(quota(4)).await, Mailbox::open().await);
    let worker = post.worker(&mailbox);
    post.owe(5, "hello", Priority::Bulk).await;
    worker.drain_once().await.unwrap();
    assert_eq!(mailbox.messages().len(), 3, "one in four is kept for those who sign");

    let personal = post.owe(1, "hello", Priority::Personal).await[0];
    let confirmation = post.owe_one().await;
    worker.drain_once().await.unwrap();
    assert_eq!(addressees(&mailbox.messages())[3..], [address_of(confirmation)]);

    post.clock.advance(Duration::minutes(61));
    worker.drain_once().await.unwrap();
    assert_eq!(post.row(personal).await.state, "sent");
    assert_eq!(mailbox.messages().len(), 7);
    let again = post.owe_one().await;
    mailbox.meet(1, Mood::RefuseRecipient("450 Later"));
    worker.drain_once().await.unwrap();

    post.owe(5, "hello", Priority::Bulk).await;
    post.clock.advance(Duration::minutes(61));
    worker.drain_once().await.unwrap();
    assert_eq!(post.row(again).await.state, "sent", "a retry keeps its place before the update");
}

/// Panics or fails the first time, and writes the second time.
struct Stumbling {
    panics: bool,
    stumbled: AtomicBool,
}

#[async_trait]
impl Renderer for Stumbling {
    fn kind(&self) -> &'static str {
        "hello"
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        if !self.stumbled.swap(true, Ordering::SeqCst) {
            assert!(!self.panics, "a renderer that panics");
            anyhow::bail!("a renderer that fails");
        }
        Hello::default().render(subject).await
    }
}

#[tokio::test]
async fn a_failing_renderer_delays_no_other_mail() {
    for (panics, said) in [(true, "rendering: panicked"), (false, "rendering: failed")] {
        let (post, mailbox) = (Post::new().await, Mailbox::open().await);
        let stumbling = Stumbling { panics, stumbled: AtomicBool::new(false) };
        let worker = post.worker_writing(smtp(&mailbox.url()), Arc::new(stumbling));
        let subjects = post.owe(3, "hello", Priority::Confirmation).await;

        worker.drain_once().await.unwrap();
        assert_eq!(mailbox.messages().len(), 2);
        let mut errors = Vec::new();
        for &subject in &subjects {
            errors.push(post.row(subject).await.last_error);
        }
        errors.sort_unstable();
        assert_eq!(errors, ["", "", said]);

        post.clock.advance(Duration::minutes(1));
        worker.drain_once().await.unwrap();
        assert_eq!(mailbox.messages().len(), 3);
    }
}

struct Silent;

#[async_trait]
impl Renderer for Silent {
    fn kind(&self) -> &'static str {
        "hello"
    }

    async fn render(&self, _: Uuid) -> anyhow::Result<Rendered> {
        Ok(Rendered::Nothing("withdrawn in between"))
    }
}

#[tokio::test]
async fn a_mail_that_is_no_longer_owed_is_dropped() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe_one().await;
    post.worker_writing(smtp(&mailbox.url()), Arc::new(Silent)).drain_once().await.unwrap();
    assert_eq!(post.row(subject).await, row("dropped", 1, "withdrawn in between"));
    assert_eq!(mailbox.connections(), 0);
}

#[tokio::test]
async fn mail_that_this_node_cannot_write_is_left_to_others() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let subject = post.owe(1, "from a newer version", Priority::Confirmation).await[0];
    assert_eq!(post.worker(&mailbox).drain_once().await.unwrap(), 0);
    assert_eq!(post.row(subject).await, row("waiting", 0, ""));
}

#[tokio::test]
async fn without_a_server_mail_waits_or_is_kept_for_development() {
    let post = Post::new().await;
    let subject = post.owe_one().await;
    assert_eq!(post.worker_by(Transport::Closed).drain_once().await.unwrap(), 0);
    assert_eq!(post.row(subject).await, row("waiting", 0, ""));

    let mailbox = DevelopmentMailbox::new();
    post.worker_by(Transport::Development(mailbox.clone())).drain_once().await.unwrap();
    let mails = mailbox.mails();
    assert_eq!((mails.len(), mails[0].to.clone()), (1, address_of(subject)));
    assert_eq!(mails[0].links, [format!("https://letters.example.org/confirm/{subject}")]);
    assert_eq!(mails[0].at, NOON);
    assert_eq!(post.row(subject).await.state, "sent");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_worker_sends_at_once_when_woken_and_soon_when_not() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    let worker = Arc::new(post.worker(&mailbox));
    let shutdown = CancellationToken::new();
    let running = tokio::spawn({
        let (worker, shutdown) = (Arc::clone(&worker), shutdown.clone());
        async move { worker.run(shutdown).await }
    });

    // A worker that is not woken looks a second after the last mail. On a busy machine, one of several is sooner.
    let mut quickest = Real::MAX;
    for turn in 1..=5 {
        post.owe_one().await;
        let queued = Instant::now();
        post.outbox.wake();
        mailbox.wait_for(turn).await;
        quickest = quickest.min(queued.elapsed());
    }
    assert!(quickest < Real::from_millis(700), "{quickest:?}");

    post.owe(20, "hello", Priority::Confirmation).await;
    mailbox.wait_for(25).await;

    shutdown.cancel();
    tokio::time::timeout(Real::from_secs(30), running).await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_shutdown_mail_on_its_way_arrives_and_hung_mail_is_left() {
    for (mood, state) in [(Mood::Slow(50), "sent"), (Mood::HangAtGreeting, "waiting")] {
        let (post, mailbox) = (Post::new().await, Mailbox::open().await);
        let patient = Smtp::new(SmtpUrl::parse(&mailbox.url()).unwrap(), "letters.example.org").unwrap();
        let worker = post.worker_by(Transport::Smtp(Arc::new(patient)));
        let subject = post.owe_one().await;
        mailbox.meet(1, mood);
        let shutdown = CancellationToken::new();
        let running = tokio::spawn({
            let shutdown = shutdown.clone();
            async move { worker.run(shutdown).await }
        });
        let is_on_its_way = || match mood {
            Mood::Slow(_) => mailbox.has_heard_all_of(1),
            _ => mailbox.connections() == 1,
        };
        while !is_on_its_way() {
            tokio::time::sleep(Real::from_millis(5)).await;
        }

        shutdown.cancel();
        // The default for a server that hangs is 45 seconds.
        tokio::time::timeout(Real::from_secs(20), running).await.expect("ends in time").unwrap();
        assert_eq!(post.row(subject).await.state, state, "{mood:?}");
    }
}

#[tokio::test]
async fn the_queue_can_be_looked_at_and_forgets() {
    let (post, mailbox) = (Post::new().await, Mailbox::open().await);
    post.owe(3, "hello", Priority::Confirmation).await;
    mailbox.meet(1, Mood::RefuseRecipient("550 5.1.1 No"));
    post.worker(&mailbox).drain_once().await.unwrap();
    post.clock.advance(Duration::minutes(5));
    post.owe(2, "unknown", Priority::Bulk).await;

    let figures = post.outbox.figures().await.unwrap();
    assert_eq!((figures.waiting, figures.retried, figures.oldest), (2, 0, Some(post.clock.now())));
    assert_eq!((figures.sent_last_hour, figures.failed_last_day), (2, 1));

    assert_eq!(post.outbox.forget_settled(Duration::hours(1)).await.unwrap(), 0);
    assert_eq!(post.outbox.forget_settled(Duration::minutes(1)).await.unwrap(), 3);
    assert_eq!(post.outbox.figures().await.unwrap().waiting, 2);
}

#[tokio::test]
async fn doctor_learns_whether_mail_would_be_taken() {
    let mailbox = Mailbox::open().await;
    let Transport::Smtp(server) = smtp(&mailbox.url()) else { unreachable!() };
    assert_eq!(server.probe().await, Ok(()));
    mailbox.meet(1, Mood::RefuseGreeting("554 No"));
    assert_eq!(server.probe().await.unwrap_err().to_string(), "connection: 554");
    assert!(mailbox.messages().is_empty());
}
