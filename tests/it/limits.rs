//! Rate limits for one network and one address: real visitors are not locked out, and no mailbox is flooded.

use std::{collections::BTreeSet, num::NonZeroU32};

use axum::http::StatusCode;
use futures_util::future::join_all;
use time::{Duration, macros::time};

use crate::support::{
    app::{SLUG, TestApp},
    browser::Browser,
    page::Page,
};
use undersigned::{
    config::Limits,
    keys::Purpose,
    mail::EmailAddress,
    signing::{screening::Reason, submission::sealed_state::Reference},
};

const LETTER: &str = "/letters/night-bus";
const SIGN: &str = "/letters/night-bus/sign";
const ADA: &str = "ada@example.org";

/// A site for the world, with as few signatures at once as a test has patience for.
async fn public_site(signatures_at_once: u32) -> TestApp {
    public_site_with(few(signatures_at_once)).await
}

async fn public_site_with(limits: Limits) -> TestApp {
    TestApp::plan().with_public_url("https://letters.example").with_smtp().with_limits(limits).open().await
}

fn few(signatures_at_once: u32) -> Limits {
    let few = |number| NonZeroU32::new(number).unwrap();
    Limits {
        signatures_at_once: few(signatures_at_once),
        signatures_per_minute: few(1),
        flood: few(2),
        ..Limits::default()
    }
}

/// Signs as a browser does whose page is open already.
async fn sign(browser: &Browser, name: &str, email: &str) -> Page {
    let version = browser.get(LETTER).await.attribute("input[name=version]", "value").unwrap().to_owned();
    let fields = [
        ("name", name),
        ("email", email),
        ("visibility", "public"),
        ("consent", "on"),
        ("version", &version),
    ];
    browser.post(SIGN, &fields).await
}

/// Signs from that network address, and confirms.
async fn signed_from(app: &TestApp, network: &str, name: &str) -> Page {
    let email = format!("{}@example.org", name.to_lowercase());
    let check = sign(&app.browser().with_address(network), name, &email).await;
    assert_eq!(check.texts("h1"), ["Check your email"], "{}", check.text());
    app.confirm(&email).await
}

fn is_held(mine: &Page) -> bool {
    let title = mine.texts("h1");
    assert!(
        title == ["You have signed"] || title == ["Your signature is waiting for an organizer"],
        "{title:?}"
    );
    title != ["You have signed"]
}

#[tokio::test]
async fn an_office_of_sixty_signs_at_once_and_none_is_held() {
    let app = TestApp::plan().with_public_url("https://letters.example").with_smtp().open().await;
    let people: Vec<usize> = (1..=60).collect();
    let forms =
        people.iter().map(|person| {
            let browser = app.browser().with_address(&format!("203.0.113.{person}"));
            async move {
                sign(&browser, &format!("Colleague {person}"), &format!("c{person}@office.example")).await
            }
        });
    let pages = join_all(forms).await;
    assert!(pages.iter().all(|page| page.texts("h1") == ["Check your email"]));
    app.deliver().await;
    let confirmed = people.iter().map(|person| {
        let link = app.mail_to(&format!("c{person}@office.example")).link("Look at it and confirm");
        let browser = app.browser();
        async move { browser.post(&link, &[]).await }
    });
    assert!(join_all(confirmed).await.iter().all(|mine| !is_held(mine)));
    assert_eq!(app.count(SLUG).await, 60);
}

#[tokio::test]
async fn past_the_burst_a_signature_is_held() {
    let app = public_site(2).await;
    for (network, name, waits) in [
        ("203.0.113.9", "Ada", false),
        ("203.0.113.10", "Grace", false),
        ("203.0.113.11", "Mary", true),
        ("198.51.100.1", "Hedy", false),
        ("2001:db8:1::1", "Radia", false),
        ("2001:db8:1:2::1", "Barbara", false),
        ("2001:db8:1:ffff::1", "Frances", true),
    ] {
        assert_eq!(is_held(&signed_from(&app, network, name).await), waits, "{name}");
    }
    let held = app.held().await;
    assert!(held.iter().all(|one| one.held_for == [Reason::Burst]), "{held:?}");
    assert_eq!((held.len(), app.count(SLUG).await), (2, 5));
    let told = app.deliver_to("mary@example.org").await;
    assert_eq!(told.subject, "Your signature is waiting for an organizer");
    told.assert_says("Very many signatures came from your network at that time.");

    app.clock.advance(Duration::MINUTE);
    assert!(!is_held(&signed_from(&app, "203.0.113.12", "Annie").await), "one more a minute");
}

#[tokio::test]
async fn a_form_sent_again_to_other_addresses_counts_each_time() {
    let app = public_site_with(Limits { flood: NonZeroU32::new(20).unwrap(), ..few(2) }).await;
    let check = sign(&app.stranger(), "Ada", ADA).await;
    assert!(!is_held(&app.confirm(ADA).await));
    for (email, waits) in [("second@example.org", false), ("third@example.org", true)] {
        check.form("Send it there").fill("Correct email address", email).send().await;
        assert_eq!(is_held(&app.confirm(email).await), waits, "{email}");
    }
}

#[tokio::test]
async fn only_a_flood_is_told_to_wait_and_keeps_what_it_typed() {
    let app = public_site(2).await;
    let browser = app.stranger();
    for name in ["Ada", "Grace", "Mary", "Hedy"] {
        let check = sign(&browser, name, &format!("{name}@example.org")).await;
        assert_eq!(check.texts("h1"), ["Check your email"]);
    }
    let letter = browser.get(LETTER).await;
    let form = letter.form("Sign").fill("Your name", "Radia").fill("Your email address", "radia@example.org");
    let form = form.fill("A few words", "I walk home.").choose("Show my name").tick("I agree");
    let refused = form.submit("Sign").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("retry-after"), "60");
    let said = "More forms come from your network at the moment than we can take. \
        What you typed is still here: please send it again in a minute.";
    assert_eq!(refused.error_summary(), [said]);
    let mut again = refused.form("Sign");
    for (field, typed) in [
        ("Your name", "Radia"),
        ("Your email address", "radia@example.org"),
        ("A few words", "I walk home."),
        ("Show my name", "true"),
        ("I agree", "true"),
    ] {
        assert_eq!(again.value(field), typed);
    }
    assert_eq!(app.rows("submission").await, 4);

    app.clock.advance(Duration::MINUTE);
    assert_eq!(again.submit("Sign").await.texts("h1"), ["Check your email"]);
    let elsewhere = sign(&app.stranger().with_address("198.51.100.1"), "Annie", "annie@example.org").await;
    assert_eq!(elsewhere.texts("h1"), ["Check your email"], "nobody else's network is touched");
}

#[tokio::test]
async fn a_flood_of_other_forms_is_told_to_wait_too() {
    let app = public_site(2).await;
    let browser = app.stranger();
    let check = sign(&browser, "Ada", ADA).await;
    let find = browser.get("/letters/night-bus/find-my-signature").await;
    for _ in 0..3 {
        let form = find.form("Send me the link").fill("The email address with which you signed", ADA);
        assert_eq!(form.submit("Send me the link").await.texts("h1"), ["Look into your mailbox"]);
    }
    let form = find.form("Send me the link").fill("The email address with which you signed", ADA);
    let refused = form.submit("Send me the link").await;
    let code = check.form("Confirm my signature").fill("Code", "000000").send().await;
    let correct = check.form("Send it there").fill("Correct email address", "ada@example.net");
    let correct = correct.submit("Send it there").await;
    for page in [&refused, &code, &correct] {
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "60"));
        assert_eq!(page.error_summary().len(), 1, "{}", page.text());
    }
    assert_eq!(refused.form("Send me the link").value("The email address with which you signed"), ADA);
    assert_eq!(correct.form("Send it there").value("Correct email address"), "ada@example.net");
    app.deliver().await;
    assert!(app.mails_to("ada@example.net").is_empty());
}

#[tokio::test]
async fn a_reader_who_reports_too_many_names_is_told_to_wait() {
    let app = public_site_with(Limits { reports: NonZeroU32::new(2).unwrap(), ..Limits::default() }).await;
    let report = async |number: u32| {
        let page = app.stranger().get(&format!("/letters/night-bus/report/{number}")).await;
        page.form("Send the report").fill("What is wrong", "That is not her.").send().await
    };
    for number in [1, 2] {
        assert_eq!(report(number).await.status, StatusCode::OK);
    }
    let refused = report(3).await;
    assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "60"));
    assert_eq!(refused.form("Send the report").value("What is wrong"), "That is not her.");
    app.clock.advance(Duration::MINUTE);
    assert_eq!(report(3).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_forged_forwarding_header_gains_nothing() {
    let forging = |browser: Browser, hop: usize| {
        browser.with_header("x-forwarded-for", &format!("192.0.2.{hop}, 10.9.8.7"))
    };
    let app = public_site(1).await;
    for (hop, name) in ["Ada", "Grace"].into_iter().enumerate() {
        sign(&forging(app.stranger(), hop), name, &format!("{name}@example.org")).await;
    }
    assert!(!is_held(&app.confirm("Ada@example.org").await));
    assert!(is_held(&app.confirm("Grace@example.org").await), "nobody's proxy said so");

    let plan = TestApp::plan().with_public_url("https://letters.example").with_smtp();
    let app = plan.with_limits(few(1)).behind("10.0.0.0/8").open().await;
    let through = |from: &str, forged: usize| {
        let hops = format!("192.0.{forged}.1, {from}, 10.0.0.2");
        app.browser().with_address("10.0.0.1").with_header("x-forwarded-for", &hops)
    };
    for (at, (from, name)) in
        [("203.0.113.9", "Ada"), ("203.0.113.9", "Grace"), ("198.51.100.1", "Mary")].into_iter().enumerate()
    {
        sign(&through(from, at), name, &format!("{name}@example.org")).await;
    }
    for (name, waits) in [("Ada", false), ("Grace", true), ("Mary", false)] {
        assert_eq!(is_held(&app.confirm(&format!("{name}@example.org")).await), waits, "{name}");
    }
}

#[tokio::test]
async fn a_developer_on_their_own_machine_meets_no_limit() {
    let app = TestApp::plan().with_limits(few(1)).open().await;
    for name in ["Ada", "Grace", "Mary", "Hedy"] {
        assert!(!is_held(&app.signed(name, &format!("{name}@example.org")).await), "{name}");
    }
}

#[tokio::test]
async fn a_guesser_of_codes_is_left_with_the_link() {
    let limits = Limits { wrong_codes: NonZeroU32::new(3).unwrap(), ..Limits::default() };
    let app = public_site_with(limits).await;
    let check = sign(&app.stranger(), "Ada", ADA).await;
    let other = sign(&app.stranger(), "Grace", "grace@example.org").await;
    let code = app.deliver_to(ADA).await.code().unwrap();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let typed =
        async |page: &Page, code: &str| page.form("Confirm my signature").fill("Code", code).send().await;
    for page in [&other, &check, &other] {
        assert_eq!(typed(page, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = typed(&check, &code).await;
    let said = "Too many wrong codes were typed in your network. Please use the link in the email.";
    assert_eq!(
        (refused.status, refused.error_summary()),
        (StatusCode::TOO_MANY_REQUESTS, vec![said.to_owned()])
    );
    assert_eq!(refused.header("retry-after"), "1200");

    app.clock.advance(Duration::minutes(20));
    assert!(!is_held(&typed(&check, &code).await));
    let again = typed(&other, wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "a right code is not counted");
    assert!(!is_held(&app.confirm("grace@example.org").await));
}

/// One mailbox at Gmail in many spellings.
fn spellings(count: usize) -> Vec<String> {
    let spell = |turn: usize| {
        let local: String = "adabyron"
            .char_indices()
            .map(|(at, letter)| {
                let dot = if at > 0 && turn >> at & 1 == 1 { "." } else { "" };
                let letter = if turn % 3 == 1 { letter.to_ascii_uppercase() } else { letter };
                format!("{dot}{letter}")
            })
            .collect();
        let tag = if turn % 4 == 3 { format!("+{turn}") } else { String::new() };
        format!("{local}{tag}@{}", if turn % 5 == 4 { "GoogleMail.com" } else { "gmail.com" })
    };
    (0..count).map(spell).collect()
}

#[tokio::test]
async fn forty_spellings_of_a_mailbox_get_five_mails_and_sign_once() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    let addresses = spellings(40);
    let exact = |email: &String| EmailAddress::parse(email).unwrap().exact_key();
    let different = addresses.iter().map(exact).collect::<BTreeSet<_>>().len();
    assert!(different > 30);
    let forms = addresses.iter().enumerate().map(|(turn, email)| {
        let browser = if turn % 2 == 0 { app.browser() } else { other.browser() };
        async move { sign(&browser, "Ada Byron", email).await }
    });
    let pages = join_all(forms).await;
    let forms = app.rows("submission").await;
    assert_eq!(forms, i64::try_from(different).unwrap(), "each form is taken, and the same one once");
    app.deliver().await;
    other.deliver().await;
    let mails = |app: &TestApp, other: &TestApp| app.mails().len() + other.mails().len();
    assert_eq!(mails(&app, &other), 5);

    let confirmed = pages.iter().enumerate().map(|(turn, page)| {
        let reference = page.attribute("input[name=s]", "value").unwrap();
        let form = Reference::open(&app.site.keys, SLUG, reference).unwrap().submission;
        let link = format!("/confirm/{}", app.site.keys.token(Purpose::Confirm, form, 0));
        let browser = if turn % 2 == 0 { app.browser() } else { other.browser() };
        async move { browser.post(&link, &[]).await }
    });
    // A form ended if its exact address had been confirmed before.
    let pages = join_all(confirmed).await;
    assert!(pages.iter().all(|page| [StatusCode::OK, StatusCode::GONE].contains(&page.status)));
    app.catch_up().await;
    assert_eq!((app.count(SLUG).await, app.rows("signature").await), (1, 1));
    app.deliver().await;
    other.deliver().await;
    assert_eq!(mails(&app, &other), 6, "and one that tells its owner that it is confirmed");
}

#[tokio::test]
async fn a_domain_in_its_own_script_and_in_ascii_is_one_mailbox() {
    let app = TestApp::new().await;
    let spellings = ["ada@bücher.example", "Ada@xn--bcher-kva.example", "ada+x@BÜCHER.example"];
    for (turn, email) in spellings.iter().cycle().take(9).enumerate() {
        app.sign(&format!("Ada {turn}"), email).await;
    }
    app.deliver().await;
    assert_eq!(app.mails().len(), 5);
}

/// The page that follows the form, but for the sealed reference in it.
fn without_reference(page: &Page) -> String {
    page.body().replace(page.attribute("input[name=s]", "value").unwrap(), "…")
}

#[tokio::test]
async fn an_owner_whose_mails_a_stranger_spent_signs_by_any_link() {
    let app = TestApp::new().await;
    let mut pages = Vec::new();
    for turn in 0..5 {
        pages.push(app.sign(&format!("Not Ada {turn}"), ADA).await);
        app.deliver().await;
    }
    let mails = app.mails_to(ADA);
    for mail in &mails {
        let not_me = app.browser().get(&mail.link("This was not me")).await;
        not_me.press("Erase it").await;
    }
    let link = mails[0].link("Look at it and confirm");
    assert_eq!(app.browser().get(&link).await.texts("h1"), ["This link has ended"]);

    let mine = app.sign("Ada Byron", ADA).await;
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len(), 5, "no more mail today");
    assert_eq!(without_reference(&mine), without_reference(&pages[0]), "and nobody is told");
    for mail in &mails {
        let opened = app.browser().get(&mail.link("Look at it and confirm")).await;
        assert_eq!(opened.texts("blockquote"), ["Ada Byron"]);
    }
    let confirmed = app.browser().get(&link).await.press("Confirm my signature").await;
    assert_eq!(confirmed.texts("h1"), ["You have signed"]);
    app.deliver().await;
    assert_eq!(app.browser().get(&link).await.texts("h1"), ["This link has ended"]);

    app.clock.advance(Duration::days(1) + Duration::SECOND);
    app.sign("Ada Byron", ADA).await;
    assert_eq!(app.deliver_to(ADA).await.subject, "You have signed already", "another day, other mails");
}

#[tokio::test]
async fn the_old_link_of_a_corrected_form_opens_its_own_form_alone() {
    let app = TestApp::new().await;
    let check = app.sign("Ada Byron", "ada@exmaple.org").await;
    let link = app.deliver_to("ada@exmaple.org").await.link("Look at it and confirm");
    check.form("Send it there").fill("Correct email address", ADA).send().await;
    assert_eq!(app.browser().get(&link).await.texts("h1"), ["There is a newer link"]);
    app.sign("Ada Exmaple", "ada@exmaple.org").await;
    assert_eq!(app.browser().get(&link).await.texts("blockquote"), ["Ada Exmaple"]);
    assert_eq!(app.confirm(ADA).await.texts("blockquote"), ["Ada Byron"]);
}

#[tokio::test]
async fn corrections_lost_links_and_reminders_count_too() {
    let app = TestApp::new().await;
    app.sign("Ada Byron", ADA).await;
    for _ in 0..3 {
        let check = app.sign("Ada Byron", "ada@exmaple.org").await;
        check.form("Send it there").fill("Correct email address", "ADA@example.org").send().await;
    }
    for _ in 0..3 {
        let find = app.browser().get("/letters/night-bus/find-my-signature").await;
        let form = find.form("Send me the link").fill("The email address with which you signed", ADA);
        form.submit("Send me the link").await;
    }
    app.deliver().await;
    assert_eq!(app.mails_to(ADA).len() + app.mails_to("ADA@example.org").len(), 5);
    app.pass(Duration::days(1) - Duration::SECOND).await;
    app.clock.advance(Duration::SECOND * 2);
    assert_eq!(app.rows("caused_mail").await, 8, "five to Ada, three to nobody");
    app.pass(Duration::HOUR).await;
    assert_eq!(app.rows("caused_mail").await, 1, "a day later, the reminder of her newest form");
}

#[tokio::test]
async fn the_page_after_the_form_says_when_a_delayed_mail_comes() {
    let app = TestApp::plan().with_mails_per_hour(1).open().await;
    app.sign("Ada Byron", ADA).await;
    app.deliver().await;
    app.clock.advance(Duration::minutes(20));
    let said = "Much mail is leaving at the moment. Yours is expected about 13:00 UTC.";
    let check = app.sign("Grace Murray", "grace@example.org").await;
    assert_eq!(check.texts("p.notice")[0], said);
    let again = app.sign("Ada Byron", ADA).await;
    assert_eq!(
        again.texts("p.notice")[0],
        said.replace("13:00", "14:00"),
        "whoever has written to us before"
    );
    let french = app.browser().get(&format!("/fr{}?{}", check.url.path(), check.url.query().unwrap())).await;
    assert_eq!(
        french.texts("p.notice")[0],
        "Beaucoup de courriels partent en ce moment. Le vôtre est attendu à peu près à cette heure : 13:00 UTC."
    );

    app.clock.advance(Duration::minutes(40));
    app.deliver().await;
    assert_eq!(app.mails_to("grace@example.org").len(), 1);
    let later = app.browser().get(check.url.as_str()).await;
    assert!(!later.text().contains("is expected about"), "it has come: {}", later.text());
    // Past midnight it is another day.
    let night = app.clock.now().replace_time(time!(23:30)) - app.clock.now();
    app.clock.advance(night);
    app.deliver().await;
    let tomorrow = app.sign("Mary", "mary@example.org").await;
    assert!(
        tomorrow.texts("p.notice")[0].ends_with("about 24 November 2026 at 00:30 UTC."),
        "{}",
        tomorrow.text()
    );
}

/// The hashes of networks that the database knows.
async fn networks(app: &TestApp) -> Vec<String> {
    let rows = app.database_as_text().await;
    let hash = |row: &str| row.split("\"hash\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    rows.lines().filter(|row| row.starts_with("network ")).map(hash).collect()
}

#[tokio::test]
async fn a_network_is_kept_two_days_as_a_hash_that_changes_daily() {
    let app = public_site_with(Limits { flood: NonZeroU32::new(20).unwrap(), ..few(1) }).await;
    for (network, name) in [("203.0.113.9", "Ada"), ("203.0.113.10", "Grace"), ("203.0.113.11", "Mary")] {
        signed_from(&app, network, name).await;
    }
    signed_from(&app, "198.51.100.1", "Hedy").await;
    let today = networks(&app).await;
    assert_eq!((today.len(), today.iter().collect::<BTreeSet<_>>().len()), (4, 2));
    let held = app.held().await;
    let [grace, mary] = &held[..] else { panic!("two wait") };
    let beside = app.site.signing.submissions.held_from_networks_of(&[grace.id, mary.id]).await.unwrap();
    assert_eq!((beside[&grace.id], beside[&mary.id]), (2, 2));

    app.pass(Duration::days(1)).await;
    assert_eq!(app.rows("network_key").await, 0, "nobody can find out any more which network it was");
    signed_from(&app, "203.0.113.9", "Radia").await;
    let known = networks(&app).await;
    assert_eq!(known.iter().collect::<BTreeSet<_>>().len(), 3, "the same network has another hash today");
    let dump = app.database_as_text().await;
    assert!(!dump.contains("203.0.113") && !dump.contains("198.51.100"));

    app.pass(Duration::days(1) + Duration::SECOND).await;
    assert_eq!((app.rows("network").await, app.rows("network_key").await), (1, 0));
    assert!(app.site.signing.submissions.held_from_networks_of(&[mary.id]).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_withdrawal_forgets_the_network_too() {
    let app = TestApp::new().await;
    let mine = app.signed("Ada Byron", ADA).await;
    assert_eq!(app.rows("network").await, 1);
    mine.press("Withdraw and erase").await;
    assert_eq!(app.rows("network").await, 0);
}

#[tokio::test]
async fn a_node_that_cannot_keep_up_refuses_files_first_then_searches_then_forms() {
    let app = public_site(2).await;
    app.signed("Ada", ADA).await;
    let reader = app.stranger();
    sign(&reader, "Grace", "grace@example.org").await;
    app.deliver().await;
    let letter = reader.get(LETTER).await;
    let answers = async |late: u64| {
        app.site.load.note(&[std::time::Duration::from_millis(late)]);
        let form =
            letter.form("Sign").fill("Your name", "Radia").fill("Your email address", "radia@example.org");
        [
            reader.get(&format!("{LETTER}/signatories.csv")).await,
            reader.get(&format!("{LETTER}/signatories?q=ada")).await,
            form.choose("Show my name").tick("I agree").submit("Sign").await,
            reader.get(LETTER).await,
        ]
    };
    for (late, refused) in [(10, 0), (150, 1), (300, 2), (1500, 3)] {
        let answers = answers(late).await;
        let busy = answers.iter().take_while(|page| page.status == StatusCode::SERVICE_UNAVAILABLE).count();
        assert_eq!(busy, refused, "{late} ms late");
        assert!(answers[busy..].iter().all(|page| page.status.is_success()), "{late} ms late");
        assert!(answers[..busy].iter().all(|page| page.headers.contains_key("retry-after")));
    }
    let [.., form, _] = answers(1500).await;
    assert_eq!(form.form("Sign").value("Your name"), "Radia");
    assert!(!is_held(&app.confirm("grace@example.org").await), "who has a link is let in");
}
