//! `undersigned setup`: a machine is told what it needs to run the site.

use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf};

use crate::{
    sender_domain::Dns,
    support::{
        mailbox::Mailbox,
        program::{Place, read},
    },
};

/// A machine before anybody set it up, as a folder.
struct Machine {
    place: Place,
    mails: Mailbox,
    dns: Dns,
}

impl Machine {
    async fn new() -> Self {
        Self { place: Place::new(None), mails: Mailbox::open().await, dns: Dns::with(&[]).await }
    }

    fn root(&self) -> PathBuf {
        self.place.folder().join("root")
    }

    /// Sets it up with these flags in addition. Returns what was said, or why not.
    async fn set_up(&self, more: &[&str]) -> Result<String, String> {
        let (root, smtp) = (self.root().display().to_string(), self.mails.url());
        let dns = self.dns.address.to_string();
        let asked =
            ["setup", "--root", &root, "--public-url", "https://our-letter.example", "--smtp-url", &smtp];
        let asked = [&asked[..], &["--dns", &dns], more].concat();
        let ran = self.place.pipe(&asked, b"").await;
        let [said, why] = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        if ran.status.success() { Ok(said) } else { Err(why) }
    }
}

const FROM: [&str; 2] = ["--mail-from", "Our letter <letter@our-letter.example>"];
const OWNER: [&str; 2] = ["--owner", "ada@our-letter.example"];

#[tokio::test]
async fn a_machine_is_set_up_and_its_owner_gets_a_test_message() {
    let machine = Machine::new().await;
    let said = machine.set_up(&[&FROM[..], &OWNER, &["--proxy", "nginx"]].concat()).await.unwrap();
    let [mail] = &machine.mails.messages()[..] else { panic!("one message") };
    assert_eq!(mail.subject(), "A test of our-letter.example");
    for next in [
        "certbot",
        "our-letter.example lead to this machine",
        "TXT record of our-letter.example",
        "undersigned-site organizer add ada@our-letter.example",
    ] {
        assert!(said.contains(next), "{said}");
    }
    let file = |path: &str| read(&machine.root().join(path));
    assert_eq!(
        file("etc/undersigned.env"),
        format!(
            "UNDERSIGNED_PUBLIC_URL=https://our-letter.example\n\
             UNDERSIGNED_TRUSTED_PROXIES=127.0.0.1\n\
             UNDERSIGNED_SMTP_URL={}\n\
             UNDERSIGNED_MAIL_FROM=Our letter <letter@our-letter.example>\n\
             UNDERSIGNED_BACKUP_DIR=/var/lib/undersigned/backups\n",
            machine.mails.url()
        )
    );
    let mode = |path: &str| fs::metadata(machine.root().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("etc/undersigned.env"), mode("usr/bin/undersigned-site")), (0o600, 0o755));
    let proxy = file("etc/nginx/conf.d/undersigned.conf");
    assert!(proxy.contains("server_name our-letter.example;") && !proxy.contains("letters.example"));
    assert!(file("etc/systemd/system/undersigned.service").contains("ExecStart=/usr/bin/undersigned serve"));
    assert!(machine.root().join("usr/bin/undersigned").is_file());
}

#[tokio::test]
async fn what_an_operator_wrote_is_not_overwritten() {
    let machine = Machine::new().await;
    let asked = [&FROM[..], &OWNER, &["--proxy", "caddy", "--no-test-mail"]].concat();
    let caddy = machine.root().join("etc/caddy/Caddyfile");
    fs::create_dir_all(caddy.parent().unwrap()).unwrap();
    fs::write(&caddy, "other.example { }\n").unwrap();
    let why = machine.set_up(&asked).await.unwrap_err();
    assert!(why.contains("Caddyfile is there already and different; --replace"), "{why}");
    assert!(!machine.root().join("etc/undersigned.env").exists(), "nothing is written");
    machine.set_up(&[&asked[..], &["--replace"]].concat()).await.unwrap();
    assert_eq!(read(&caddy.with_extension("before")), "other.example { }\n");
    assert!(read(&caddy).starts_with("# Undersigned behind Caddy"));
    let again = machine.set_up(&asked).await.unwrap();
    assert!(!again.contains("wrote"), "{again}");
}

#[tokio::test]
async fn what_is_missing_is_named_where_nobody_can_be_asked() {
    let machine = Machine::new().await;
    for (given, missing) in [
        (vec![], "give --owner"),
        (OWNER.to_vec(), "give --mail-from"),
        ([OWNER, FROM].concat(), "give --proxy"),
    ] {
        let why = machine.set_up(&given).await.unwrap_err();
        assert!(why.contains(missing), "{why}");
    }
    let given = [&OWNER[..], &FROM, &["--proxy", "none", "--smtp-url", "smtp://127.0.0.1:1"]].concat();
    let (root, mut asked) =
        (machine.root().display().to_string(), vec!["setup", "--public-url", "https://our-letter.example"]);
    asked.extend(["--root", &root]);
    let ran = machine.place.pipe(&[asked, given].concat(), b"").await;
    let why = String::from_utf8(ran.stderr).unwrap();
    assert!(why.contains("127.0.0.1:1 does not take mail"), "{why}");
    assert!(!machine.root().exists(), "nothing is written");
}
