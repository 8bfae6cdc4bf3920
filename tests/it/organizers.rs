//! Organizers' accounts: how they log in, what keeps others out, and what each role may do.

use axum::http::StatusCode;
use data_encoding::BASE32_NOPAD;
use time::Duration;

use crate::support::{
    app::{SLUG, TestApp},
    browser::Browser,
    page::Page,
};
use undersigned::{
    language::Language,
    mail::EmailAddress,
    organizers::{
        accounts::{Invitation, Invited},
        rights::{Owner, Role},
    },
};

const OLA: &str = "ola@example.org";
pub const PASSWORD: &str = "seventeen grey herons";
/// The field for it before what could do harm.
pub const ONCE_MORE: &str = "Your own password, once more";
const ANOTHER: &str = "a ladder against the moon";

/// Makes an account at the command line, and returns the link that it prints.
pub async fn invited(app: &TestApp, address: &str, role: Role) -> String {
    let address = EmailAddress::parse(address).unwrap();
    let language: Language = "en".parse().unwrap();
    let invitation = Invitation::by_hand(&address, role, &language);
    let organizers = &app.site.organizers;
    let Invited::Done(id) = organizers.invite(&Owner::at_the_command_line(), &invitation).await.unwrap()
    else {
        panic!("there is an account already");
    };
    let account = organizers.account(id).await.unwrap().unwrap();
    format!("/organize/welcome/{}", organizers.link_token(&account))
}

/// Makes an account and sets its password; the browser is logged in.
pub async fn joined(app: &TestApp, address: &str, role: Role) -> Browser {
    let link = invited(app, address, role).await;
    let browser = app.browser();
    let page = browser.get(&link).await.form("Set password").fill("New password", PASSWORD).send().await;
    assert_eq!(page.texts("h1"), ["Organize"], "{}", page.text());
    app.deliver().await;
    browser
}

/// Comes to the door with a password.
pub async fn sign_in(browser: &Browser, address: &str, password: &str) -> Page {
    let door = browser.get("/organize/login").await;
    door.form("Sign in").fill("Your email address", address).fill("Password", password).send().await
}

/// The code that an app shows, by the secret that it was given (RFC 6238).
fn code(app: &TestApp, secret: &str) -> String {
    let secret = BASE32_NOPAD.decode(secret.replace(' ', "").as_bytes()).unwrap();
    let secret: [u8; 20] = secret.try_into().unwrap();
    let app_on_the_phone = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    app_on_the_phone.generate(app.clock.now().unix_timestamp().try_into().unwrap()).to_string()
}

/// Turns the second factor on, and returns its secret and the recovery codes.
async fn with_phone(app: &TestApp, browser: &Browser) -> (String, Vec<String>) {
    let page = browser.get("/organize/account/second-factor").await;
    assert_eq!(page.all("svg.scanned path").count(), 1);
    let secret = page.texts("p code").concat();
    let form = page.form("Turn it on").fill("Code", &code(app, &secret));
    let page = form.fill("Your own password, once more", PASSWORD).submit("Turn it on").await;
    let codes = page.texts(".codes li");
    assert_eq!(codes.len(), 10, "{}", page.text());
    (secret, codes)
}

#[tokio::test]
async fn an_invited_organizer_sets_a_password_once_and_is_in() {
    let app = TestApp::new().await;
    let link = invited(&app, OLA, Role::Owner).await;
    let browser = app.browser();
    let before = browser.get(&link).await;
    assert_eq!(before.texts("h1"), ["Set your password"]);
    assert!(before.header("cache-control").contains("no-store"), "{}", before.header("cache-control"));

    for (password, why) in [
        ("herons", "Please take at least 12 characters."),
        (
            "Password12345!",
            "This is among the first that others would try. Please take something of your own.",
        ),
    ] {
        let again = before.form("Set password").fill("New password", password).send().await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.field_error("New password").as_deref(), Some(why));
        assert!(!again.body().contains(password), "a password is not sent back");
    }
    let page = before.form("Set password").fill("New password", PASSWORD).send().await;
    assert_eq!((page.url.path(), page.texts("h1")), ("/organize", vec!["Organize".to_owned()]));
    assert!(page.header("cache-control").contains("no-store"));
    assert_eq!(app.deliver_to(OLA).await.subject, "Somebody has signed in to your account");

    let stranger = app.stranger().get(&link).await;
    assert_eq!(stranger.texts("h1"), ["This link has ended"]);
    assert_eq!(app.stranger().get("/organize").await.url.path(), "/organize/login");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_look_the_same() {
    let app = TestApp::new().await;
    joined(&app, OLA, Role::Owner).await;
    let known = sign_in(&app.browser(), OLA, "not this one at all").await;
    let unknown = sign_in(&app.browser(), "who@example.org", "not this one at all").await;
    assert_eq!(
        (known.status, unknown.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert_eq!(known.body().replace(OLA, ""), unknown.body().replace("who@example.org", ""));
    assert_eq!(sign_in(&app.browser(), "OLA@example.org", PASSWORD).await.texts("h1"), ["Organize"]);
    assert!(!app.database_as_text().await.contains(OLA), "addresses are sealed");
}

#[tokio::test]
async fn a_guesser_is_stopped_and_the_owner_gets_in_by_mail() {
    let app = TestApp::new().await;
    joined(&app, OLA, Role::Owner).await;
    for address in [OLA, "who@example.org"] {
        for _ in 0..10 {
            let page = sign_in(&app.browser(), address, "not this one at all").await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let page = sign_in(&app.browser(), address, PASSWORD).await;
        assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    }

    let door = app.browser().get("/organize/login").await.follow("I cannot sign in").await;
    let asked = door.form("Send me the link").fill("Your email address", OLA).send().await;
    let nobody = door.form("Send me the link").fill("Your email address", "who@example.org").send().await;
    assert_eq!(asked.body(), nobody.body());
    app.deliver().await;
    assert!(app.mails_to("who@example.org").is_empty());
    let mail = app.mail_to(OLA);
    assert_eq!(mail.subject, "Set your password");
    let browser = app.browser();
    let link = mail.links.iter().find(|link| link.contains("/organize/welcome/")).unwrap();
    let page = browser.get(link).await.form("Set password").fill("New password", ANOTHER).send().await;
    assert_eq!(page.texts("h1"), ["Organize"]);

    app.clock.advance(Duration::minutes(16));
    assert_eq!(sign_in(&app.browser(), OLA, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&app.browser(), OLA, ANOTHER).await.texts("h1"), ["Organize"]);
}

#[tokio::test]
async fn a_guesser_locks_out_only_themselves() {
    let app = TestApp::new().await;
    let ola = joined(&app, OLA, Role::Owner).await;
    for _ in 0..10 {
        let page = sign_in(&app.stranger(), OLA, "not this one at all").await;
        page.assert_says("do not belong together");
    }
    let shut_out = sign_in(&app.stranger(), OLA, PASSWORD).await;
    assert_eq!((shut_out.status, shut_out.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    assert!(shut_out.text().contains("Too many tries for this address. The next one is possible after"));
    assert!(!shut_out.text().contains("do not belong together"), "{}", shut_out.text());

    assert_eq!(ola.get("/organize").await.texts("h1"), ["Organize"], "who is signed in stays so");
    assert_eq!(says_once_more(&ola, PASSWORD).await.field_error(ONCE_MORE), None, "and is believed");
    assert_eq!(sign_in(&app.browser(), OLA, PASSWORD).await.texts("h1"), ["Organize"]);
    // The owner's login does not reset the limit for the stranger.
    assert_eq!(sign_in(&app.stranger(), OLA, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_distributed_guesser_is_stopped_and_the_owner_is_not() {
    let app = TestApp::new().await;
    joined(&app, OLA, Role::Owner).await;
    let home = app.browser().with_address("198.51.100.7");
    assert_eq!(sign_in(&home, OLA, PASSWORD).await.texts("h1"), ["Organize"]);
    let from = |network: usize| app.browser().with_address(&format!("203.0.{network}.9"));
    for turn in 0..100 {
        let page = sign_in(&from(turn / 5), OLA, "not this one at all").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{turn}");
    }
    assert_eq!(sign_in(&from(200), OLA, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
    let neighbour = app.browser().with_address("198.51.100.99");
    assert_eq!(sign_in(&neighbour, OLA, PASSWORD).await.texts("h1"), ["Organize"]);
    assert!(!app.database_as_text().await.contains("198.51.100"), "no network stands in the database");

    app.clock.advance(Duration::minutes(16));
    assert_eq!(sign_in(&from(200), OLA, PASSWORD).await.texts("h1"), ["Organize"]);
    app.clock.advance(Duration::days(31));
    app.site.organizers.forget_ended().await.unwrap();
    assert_eq!(app.rows("sign_in_network").await, 0, "after a month it is forgotten where they were");
}

#[tokio::test]
async fn a_hundred_tries_at_once_are_not_more_than_ten_in_a_row() {
    let app = TestApp::new().await;
    joined(&app, OLA, Role::Owner).await;
    let fields = [("email", OLA), ("password", "not this one at all"), ("next", "")];
    let tries = (0..100).map(async |_| app.browser().post("/organize/login", &fields).await.status);
    let answers = futures_util::future::join_all(tries).await;
    let count = |status: StatusCode| answers.iter().filter(|answer| **answer == status).count();
    assert_eq!((count(StatusCode::UNPROCESSABLE_ENTITY), count(StatusCode::TOO_MANY_REQUESTS)), (10, 90));
}

/// Sends the form for another password, and its own one wrong, as far as the password of now.
async fn says_once_more(browser: &Browser, password: &str) -> Page {
    let page = browser.get("/organize/account/second-factor").await;
    page.form("Turn it on").fill("Code", "000000").fill(ONCE_MORE, password).send().await
}

#[tokio::test]
async fn a_signed_in_guesser_of_the_password_is_told_to_wait() {
    let app = TestApp::new().await;
    let ola = joined(&app, OLA, Role::Owner).await;
    let mo = joined(&app, "mo@example.org", Role::Owner).await;
    for _ in 0..10 {
        let page = says_once_more(&ola, "not this one at all").await;
        assert_eq!(
            page.field_error(ONCE_MORE).as_deref(),
            Some("This is not your password. Please try again.")
        );
    }
    let page = says_once_more(&ola, PASSWORD).await;
    assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    assert!(page.text().contains("12:15") && !page.text().contains("not your password"), "{}", page.text());
    assert_eq!(ola.get("/organize").await.texts("h1"), ["Organize"], "the session stands");
    assert_eq!(
        says_once_more(&mo, PASSWORD).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the code is wrong"
    );
    assert_eq!(sign_in(&app.browser(), OLA, PASSWORD).await.texts("h1"), ["Organize"]);
    app.clock.advance(Duration::minutes(16));
    assert_eq!(says_once_more(&ola, PASSWORD).await.field_error(ONCE_MORE), None);
}

#[tokio::test]
async fn codes_are_counted_as_passwords_are() {
    let app = TestApp::new().await;
    let owner = joined(&app, OLA, Role::Owner).await;
    let (secret, _) = with_phone(&app, &owner).await;
    app.clock.advance(Duration::minutes(1));
    // An imposter has the password and not the phone.
    let thief = app.stranger();
    let door = sign_in(&thief, OLA, PASSWORD).await;
    for _ in 0..10 {
        let wrong = door.form("Sign in").fill("Code", "000000").send().await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let stopped = door.form("Sign in").fill("Code", &code(&app, &secret)).send().await;
    assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
    stopped.assert_says("Too many tries");

    let door = sign_in(&app.browser(), OLA, PASSWORD).await;
    let page = door.form("Sign in").fill("Code", &code(&app, &secret)).send().await;
    assert_eq!(page.texts("h1"), ["Organize"], "{}", page.text());
}

#[tokio::test]
async fn a_network_that_guesses_at_many_accounts_is_stopped_too() {
    let app = TestApp::new().await;
    for turn in 0..60 {
        let page =
            sign_in(&app.stranger(), &format!("somebody-{turn}@example.org"), "not this one at all").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = sign_in(&app.stranger(), "somebody-else@example.org", "not this one at all").await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn codes_from_a_phone_and_recovery_codes_work_once() {
    let app = TestApp::new().await;
    let owner = joined(&app, OLA, Role::Owner).await;
    let (secret, recovery) = with_phone(&app, &owner).await;
    assert!(!app.database_as_text().await.contains(&secret.replace(' ', "")));

    app.clock.advance(Duration::minutes(1));
    let browser = app.browser();
    let page = sign_in(&browser, OLA, PASSWORD).await;
    assert_eq!(page.texts("h1"), ["The code from your phone"]);
    assert_eq!(browser.get("/organize").await.url.path(), "/organize/login", "half in is out");
    let page = browser.get("/organize/login/code").await;
    let wrong = page.form("Sign in").fill("Code", "000000").send().await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let now = code(&app, &secret);
    assert_eq!(page.form("Sign in").fill("Code", &now).send().await.texts("h1"), ["Organize"]);

    let again = sign_in(&app.browser(), OLA, PASSWORD).await;
    let used = again.form("Sign in").fill("Code", &now).send().await;
    assert_eq!(
        used.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "a code that was seen over a shoulder is spent"
    );
    let lost = used.form("Sign in").fill("Code", &recovery[3]).send().await;
    assert_eq!(lost.texts("h1"), ["Organize"]);
    let again = sign_in(&app.browser(), OLA, PASSWORD).await;
    let used = again.form("Sign in").fill("Code", &recovery[3]).send().await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_owner_reaches_nothing_without_a_required_second_factor() {
    let app = TestApp::plan().with_strict_owners().open().await;
    let link = invited(&app, OLA, Role::Owner).await;
    let browser = app.browser();
    let page = browser.get(&link).await.form("Set password").fill("New password", PASSWORD).send().await;
    assert_eq!(page.url.path(), "/organize/account/second-factor");
    assert!(page.text().contains("Owners of this site need a second factor."));
    assert_eq!(browser.get("/organize/team").await.url.path(), "/organize/account/second-factor");
    with_phone(&app, &browser).await;
    assert_eq!(browser.get("/organize/team").await.texts("h1"), ["Team"]);
}

#[tokio::test]
async fn a_session_is_renewed_at_sign_in_and_ends_unused() {
    let app = TestApp::new().await;
    let owner = joined(&app, OLA, Role::Owner).await;
    with_phone(&app, &owner).await;
    app.clock.advance(Duration::minutes(1));
    let browser = app.browser();
    sign_in(&browser, OLA, PASSWORD).await;
    let half = browser.cookie("organizer").unwrap();
    assert!(!app.database_as_text().await.contains(&half), "the database does not know the cookie");

    assert_eq!(owner.get("/organize").await.url.path(), "/organize");
    app.clock.advance(Duration::hours(13));
    assert_eq!(owner.get("/organize").await.url.path(), "/organize/login");

    let owner = app.browser();
    let page = sign_in(&owner, OLA, PASSWORD).await;
    let before = owner.cookie("organizer").unwrap();
    let secret = app.site.organizers.account_of(&EmailAddress::parse(OLA).unwrap()).await.unwrap().unwrap();
    assert!(secret.has_second_factor);
    assert_eq!(page.texts("h1"), ["The code from your phone"]);
    assert_ne!(half, before);
}

#[tokio::test]
async fn a_session_in_use_ends_after_a_week_all_the_same() {
    let app = TestApp::new().await;
    let owner = joined(&app, OLA, Role::Owner).await;
    for _ in 0..15 {
        app.clock.advance(Duration::hours(11));
        assert_eq!(owner.get("/organize").await.url.path(), "/organize");
    }
    app.clock.advance(Duration::hours(4));
    assert_eq!(owner.get("/organize").await.url.path(), "/organize/login");
    app.site.organizers.forget_ended().await.unwrap();
    assert_eq!(app.rows("organizer_session").await, 0);
}

#[tokio::test]
async fn signing_out_elsewhere_ends_a_window_left_open() {
    let app = TestApp::new().await;
    let here = joined(&app, OLA, Role::Owner).await;
    let there = app.browser();
    sign_in(&there, OLA, PASSWORD).await;
    let account = here.get("/organize/account").await;
    assert_eq!(account.texts(".rows strong").len(), 2);
    let ended = account.press("Sign out there").await;
    assert!(ended.text().contains("That place is signed out."));
    assert_eq!(there.get("/organize").await.url.path(), "/organize/login");

    // A new password ends all sessions except the one that set it.
    sign_in(&there, OLA, PASSWORD).await;
    let form = here.get("/organize/account").await;
    let form =
        form.form("Set password").fill("Your password as it is now", PASSWORD).fill("New password", ANOTHER);
    assert!(form.submit("Set password").await.text().contains("Your password is changed."));
    assert_eq!(there.get("/organize").await.url.path(), "/organize/login");
    let out = here.get("/organize").await;
    let out = out.press("Sign out").await;
    assert!(out.text().contains("You are signed out."));
    assert_eq!(here.get("/organize").await.url.path(), "/organize/login");
}

#[tokio::test]
async fn an_owner_invites_by_mail_and_one_owner_always_remains() {
    let app = TestApp::new().await;
    let owner = joined(&app, OLA, Role::Owner).await;
    let team = owner.get("/organize/team").await;
    let form = || team.form("Invite").fill("Their email address", "mo@example.org").choose("Moderator");
    let refused = form().fill("Your own password, once more", "not my password").submit("Invite").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.rows("organizer").await, 1);
    let page = form().fill("Your own password, once more", PASSWORD).submit("Invite").await;
    page.assert_says("The invitation is made.");
    let mail = app.deliver_to("mo@example.org").await;
    assert_eq!(mail.subject, "You are invited to organize");
    let link = mail.links.iter().find(|link| link.contains("/organize/welcome/")).unwrap();
    let moderator = app.browser();
    let page = moderator.get(link).await.form("Set password").fill("New password", ANOTHER).send().await;
    assert_eq!(page.texts("h1"), ["Organize"]);

    let me = owner.get("/organize/team").await.follow(OLA).await;
    let form = me.form("Change role").choose("Observer").fill("Your own password, once more", PASSWORD);
    let kept = form.submit("Change role").await;
    kept.assert_says("Somebody must remain an owner.");
    let other = owner.get("/organize/team").await.follow("mo@example.org").await;
    let form = other.form("Close the account").fill("Your own password, once more", PASSWORD);
    assert!(form.submit("Close the account").await.text().contains("The account is closed."));
    assert_eq!(moderator.get("/organize").await.url.path(), "/organize/login");
    assert_eq!(
        sign_in(&app.browser(), "mo@example.org", ANOTHER).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

/// Every page and act of the organizers, with the least role that it is for; none for those that lie before the door.
const ROUTES: &[(&str, Option<Role>)] = &[
    ("/organize", Some(Role::Observer)),
    ("/organize/audit", Some(Role::Moderator)),
    ("/organize/audit.csv", Some(Role::Moderator)),
    ("/organize/letters/{slug}", Some(Role::Observer)),
    ("/organize/letters/{slug}/queue", Some(Role::Moderator)),
    ("/organize/letters/{slug}/texts", Some(Role::Owner)),
    ("/organize/letters/{slug}/access", Some(Role::Owner)),
    ("/organize/letters/{slug}/signatures", Some(Role::Observer)),
    ("/organize/letters/{slug}/signatures/address", Some(Role::Moderator)),
    ("/organize/letters/{slug}/signatures/new", Some(Role::Moderator)),
    ("/organize/letters/{slug}/signatures/{id}", Some(Role::Moderator)),
    ("/organize/letters/{slug}/signatures/{id}/withdraw", Some(Role::Moderator)),
    ("/organize/letters/{slug}/signatures/{id}/address", Some(Role::Moderator)),
    ("/organize/letters/{slug}/bulk", Some(Role::Moderator)),
    ("/organize/letters/{slug}/bulk/{id}", Some(Role::Moderator)),
    ("/organize/letters/{slug}/claims", Some(Role::Owner)),
    ("/organize/letters/{slug}/retraction", Some(Role::Owner)),
    ("/organize/letters/{slug}/import", Some(Role::Owner)),
    ("/organize/letters/{slug}/import/{id}", Some(Role::Owner)),
    ("/organize/letters/{slug}/updates", Some(Role::Owner)),
    ("/organize/letters/{slug}/updates/{id}", Some(Role::Owner)),
    ("/organize/letters/{slug}/updates/{id}/edit", Some(Role::Owner)),
    ("/organize/letters/new", Some(Role::Owner)),
    ("/organize/letters/{slug}/write", Some(Role::Owner)),
    ("/organize/letters/{slug}/write/{language}", Some(Role::Owner)),
    ("/organize/letters/{slug}/translate", Some(Role::Owner)),
    ("/organize/letters/{slug}/statement", Some(Role::Owner)),
    ("/organize/letters/{slug}/files", Some(Role::Owner)),
    ("/organize/letters/{slug}/files.zip", Some(Role::Owner)),
    ("/organize/letters/{slug}/files/{*path}", Some(Role::Owner)),
    ("/organize/login", None),
    ("/organize/login/code", None),
    ("/organize/logout", None),
    ("/organize/forgot", None),
    ("/organize/welcome/{token}", None),
    ("/organize/account", Some(Role::Observer)),
    ("/organize/account/password", Some(Role::Observer)),
    ("/organize/account/sessions", Some(Role::Observer)),
    ("/organize/account/digest", Some(Role::Observer)),
    ("/organize/account/second-factor", Some(Role::Observer)),
    ("/organize/site", Some(Role::Owner)),
    ("/organize/team", Some(Role::Owner)),
    ("/organize/team/{id}", Some(Role::Owner)),
];

/// The routes as the sources declare them.
fn declared() -> Vec<String> {
    let sources = [
        "organizers/routes/mod.rs",
        "moderation/routes.rs",
        "imports/routes/mod.rs",
        "updates/routes.rs",
        "writing/routes/mod.rs",
    ];
    let mut routes = Vec::new();
    for source in sources {
        let text = std::fs::read_to_string(format!("{}/src/{source}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        // In a long call, the address is on the next line.
        let addresses = text.split(".route(").skip(1).filter_map(|call| call.trim_start().strip_prefix('"'));
        routes.extend(addresses.map(|rest| rest.split('"').next().unwrap().to_owned()));
    }
    routes.sort();
    routes
}

/// Whether a form was refused for every sender. Some pages take none.
fn is_refused(page: &Page) -> bool {
    [StatusCode::BAD_REQUEST, StatusCode::METHOD_NOT_ALLOWED].contains(&page.status)
}

#[tokio::test]
async fn each_page_and_act_is_open_only_to_its_roles() {
    let mut known: Vec<_> = ROUTES.iter().map(|(route, _)| (*route).to_owned()).collect();
    known.sort();
    assert_eq!(declared(), known, "a route that this table does not know");

    let app = TestApp::new().await;
    let mut people = Vec::new();
    for (role, address) in
        [(Role::Observer, "obi@example.org"), (Role::Moderator, "mo@example.org"), (Role::Owner, OLA)]
    {
        people.push((role, joined(&app, address, role).await.that_follows_no_redirect()));
    }
    let id = app.site.organizers.account_of(&EmailAddress::parse(OLA).unwrap()).await.unwrap().unwrap().id;
    for (route, least) in ROUTES.iter().copied() {
        let path =
            route.replace("{id}", &id.to_string()).replace("{token}", "damaged").replace("{slug}", SLUG);
        let unsigned = app.stranger().that_follows_no_redirect();
        let foreign = people[2].1.post_from("https://evil.example", &path, &[]).await;
        assert_eq!(foreign.status, StatusCode::BAD_REQUEST, "{route} takes the form of another site");
        let silent = people[2].1.clone().that_names_no_origin();
        // The form comes from a page whose address is unknown.
        let silent = silent.post_from("", &path, &[]).await;
        assert!(is_refused(&silent), "{route} takes a form that does not say from where");
        let Some(least) = least else { continue };
        for page in [unsigned.get(&path).await, unsigned.post(&path, &[]).await] {
            let to_the_door = page.header("location").starts_with("/organize/login");
            assert!(to_the_door || is_refused(&page), "{route}: {}", page.status);
        }
        for (role, browser) in &people {
            let pages = [browser.get(&path).await, browser.post(&path, &[]).await];
            // If the page has no form to send, sending is refused.
            for page in pages.iter().filter(|page| page.status != StatusCode::METHOD_NOT_ALLOWED) {
                assert_eq!(
                    page.status == StatusCode::FORBIDDEN,
                    *role < least,
                    "{route} for {role:?}: {}",
                    page.status
                );
                assert!(page.status != StatusCode::INTERNAL_SERVER_ERROR, "{route}");
            }
        }
    }
}
