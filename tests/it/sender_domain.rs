//! What `doctor` says of the domain that mail is sent from, by the DNS server of Debian's dnsmasq.

use std::{
    net::{Ipv4Addr, SocketAddr, UdpSocket},
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use tokio::process::{Child, Command};

use crate::support::{app::SECRET, database::TestDatabase, mailbox::Mailbox, program::Place};

const KEY: &str = include_str!("../../src/mail/dkim_keys/test_rsa.pem");

/// A DNS server on loopback; it ends with this value.
pub struct Dns {
    _server: Child,
    pub address: SocketAddr,
}

impl Dns {
    pub async fn with(records: &[String]) -> Self {
        // Debian's folder of servers is not on everybody's path.
        let known = "/usr/sbin/dnsmasq";
        let program = if Path::new(known).exists() { known } else { "dnsmasq" };
        // A port is free until somebody else takes it: another one is tried.
        for _ in 0..5 {
            let port = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            let mut server = Command::new(program)
                .args([
                    "--keep-in-foreground",
                    "--conf-file=/dev/null",
                    "--no-resolv",
                    "--no-hosts",
                    "--pid-file=",
                ])
                .args(["--user=", "--bind-interfaces", "--listen-address=127.0.0.1", "--log-facility=-"])
                .args(["--auth-ttl=1", "--local=/example/", "--local=/in-addr.arpa/"])
                .arg(format!("--port={port}"))
                .args(records)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .kill_on_drop(true)
                .spawn()
                .unwrap();
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(20) && server.try_wait().unwrap().is_none() {
                if tokio::net::TcpStream::connect(address).await.is_ok() {
                    return Self { _server: server, address };
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        panic!("dnsmasq does not answer");
    }
}

/// What `doctor` says, a line each, of a site that sends from letters.example.
async fn doctor(records: &[String], settings: &[(&'static str, String)]) -> Vec<String> {
    let dns = Dns::with(records).await;
    let database = TestDatabase::new().await;
    let mails = Mailbox::open().await;
    let mut place = Place::new(Some(database.url()))
        .with("UNDERSIGNED_SECRET_KEY", SECRET)
        .with("UNDERSIGNED_PUBLIC_URL", "https://letters.example")
        .with("UNDERSIGNED_SMTP_URL", mails.url());
    for (name, value) in settings {
        place = place.with(name, value);
    }
    let ran = place.run(&["doctor", "--dns", &dns.address.to_string()]).await;
    String::from_utf8(ran.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn line<'a>(said: &'a [String], what: &str) -> &'a str {
    let line = said.iter().find(|line| line.get(5..).is_some_and(|line| line.starts_with(what)));
    line.unwrap_or_else(|| panic!("nothing of {what}: {said:#?}"))
}

fn text(name: &str, value: &str) -> String {
    format!("--txt-record={name},{value}")
}

#[tokio::test]
async fn a_domain_without_records_is_told_which_to_set() {
    let key = ("UNDERSIGNED_DKIM_KEY", KEY.replace('\n', "\\n"));
    let said = doctor(&[], &[key]).await;
    assert!(line(&said, "SPF").contains("TXT record of letters.example to"), "{said:#?}");
    let dkim = line(&said, "DKIM");
    assert!(
        dkim.starts_with("FAIL ")
            && dkim.contains("undersigned._domainkey.letters.example to: v=DKIM1; k=rsa; p=MII")
    );
    assert!(line(&said, "DMARC").contains("_dmarc.letters.example to: v=DMARC1; p=none;"), "{said:#?}");
    assert!(line(&said, "answers").starts_with("FAIL "), "{said:#?}");
    assert!(line(&said, "reverse name").starts_with("note "), "{said:#?}");
}

#[tokio::test]
async fn a_domain_that_is_right_is_found_right() {
    let place = Place::new(None);
    place.write("dkim.pem", KEY);
    let key = place.folder().join("dkim.pem");
    let key = key.to_str().unwrap().to_owned();
    let missing = doctor(&[], &[("UNDERSIGNED_DKIM_KEY", key.clone())]).await;
    let record = line(&missing, "DKIM").split_once(" to: ").unwrap().1;
    // A record has parts of at most 255 characters.
    let (one, two) = record.split_at(200);
    let said = doctor(
        &[
            text("letters.example", "google-site-verification=abc"),
            text("letters.example", "v=spf1 a mx ~all"),
            format!("--txt-record=mail2026._domainkey.letters.example,{one},{two}"),
            text("_dmarc.letters.example", "v=DMARC1; p=quarantine"),
            "--mx-host=letters.example,mail.letters.example,10".into(),
            "--host-record=letters.example,192.0.2.7".into(),
        ],
        &[("UNDERSIGNED_DKIM_KEY_FILE", key), ("UNDERSIGNED_DKIM_SELECTOR", "mail2026".into())],
    )
    .await;
    for what in ["SPF", "DKIM", "DMARC", "answers", "reverse name"] {
        assert!(line(&said, what).starts_with("ok   "), "{said:#?}");
    }
}

#[tokio::test]
async fn records_that_harm_are_called_so() {
    let said = doctor(
        &[
            text("letters.example", "v=spf1 a ~all"),
            text("letters.example", "v=spf1 include:other.example ~all"),
            text("undersigned._domainkey.letters.example", "v=DKIM1; k=rsa; p=AAAA"),
            text("_dmarc.letters.example", "v=DMARC1; p=none"),
            text("_dmarc.letters.example", "v=DMARC1; p=reject"),
            "--mx-host=letters.example,mail.letters.example,10".into(),
            "--host-record=letters.example,192.0.2.7".into(),
            "--ptr-record=7.2.0.192.in-addr.arpa,rented.example".into(),
        ],
        &[("UNDERSIGNED_DKIM_KEY", KEY.replace('\n', "\\n"))],
    )
    .await;
    for (what, words) in [
        ("SPF", "2 records where one is allowed"),
        ("DKIM", "another key than the one that signs"),
        ("DMARC", "several records"),
        ("reverse name", "rented.example"),
    ] {
        let line = line(&said, what);
        assert!(line.starts_with("FAIL ") && line.contains(words), "{said:#?}");
    }
    let open = doctor(&[text("letters.example", "v=spf1 +all")], &[]).await;
    assert!(line(&open, "SPF").contains("lets everybody send"), "{open:#?}");
    assert!(line(&open, "DKIM").starts_with("note "), "the provider may sign: {open:#?}");
}

#[tokio::test]
async fn each_night_only_what_has_changed_is_told() {
    let place = Place::new(None);
    let ask = async |place: &Place| {
        let ran = place.run(&["doctor", "--changes"]).await;
        String::from_utf8(ran.stdout).unwrap()
    };
    let first = ask(&place).await;
    assert!(first.contains("FAIL owners") && first.contains("ok   counts"), "{first}");
    assert_eq!(ask(&place).await, "", "nothing has changed");
    assert!(place.run(&["organizer", "add", "ada@example.org"]).await.status.success());
    assert_eq!(ask(&place).await, "", "whoever has not set a password is no owner yet");
    let place = place.with("UNDERSIGNED_LISTEN", "0.0.0.0:3000");
    let changed = ask(&place).await;
    assert!(changed.starts_with("FAIL address") && changed.lines().count() == 1, "{changed}");
}
