//! Mail through Debian's Postfix and Exim, and out of Debian's Dovecot: what they deliver, refuse, put off and send back
//! later, and what becomes of the addresses. `script/soak mail-servers` brings the programs.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::{PermissionsExt as _, chown},
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use nix::unistd::Uid;
use tokio::process::{Child, Command};
use undersigned::mail::bounce_mailbox::Looked;

use crate::{
    bounces::{ADA, latest_to, report},
    support::{
        app::{SECRET, SLUG, TestApp},
        browser::Browser,
        database::TestDatabase,
        mailbox::{Mailbox, Mood},
        program::Place,
        wire::Proxy,
    },
};

const PATIENCE: Duration = Duration::from_secs(60);

/// Debian's account of programs that have none; here that of the site, for which Postfix runs the pipe.
const DAEMON: u32 = 1;

/// Debian's account without rights. Mail servers do not run as root, and none of theirs does here.
const NOBODY: u32 = 65_534;

/// The site sends as this address; an alias pipes its mail to `undersigned bounce`, as in docs/mail.md.
const SENDER: &str = "letters@letters.example";

/// A mail server of its own in a folder, between the site and the server of `elsewhere.example`.
struct MailServer {
    /// Exim; what has started Postfix has ended.
    _process: Child,
    folder: PathBuf,
    port: u16,
    /// Stops Postfix.
    stop: Option<std::process::Command>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Postfix,
    Exim,
}

/// The folder where `script/soak` has put Exim's and other packages, which cannot be installed beside Postfix.
fn packages() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/mail-servers");
    assert!(folder.is_dir(), "run script/soak mail-servers");
    folder
}

/// The account of what runs here: this one, unless it is root's.
fn account() -> u32 {
    let us = Uid::effective();
    if us.is_root() { NOBODY } else { us.as_raw() }
}

/// A port that is free until somebody else takes it.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A folder that the account of the servers may write into.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("undersigned-{name}-{}", uuid::Uuid::new_v4().simple()));
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    give(&folder);
    folder
}

fn give(path: &Path) {
    chown(path, Some(account()), Some(account())).unwrap();
}

fn write(path: &Path, content: &str, mode: u32) {
    fs::write(path, content).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    give(path);
}

/// As that account; the environment is Debian's alone.
fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").current_dir("/");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    if Uid::effective().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

async fn answers(port: u16) {
    let began = Instant::now();
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        assert!(began.elapsed() < PATIENCE, "nobody answers on port {port}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

impl MailServer {
    async fn start(kind: Kind, hop: u16) -> Self {
        let (folder, port) = (folder("mx"), free_port());
        for inner in ["mail", "spool", "data"] {
            fs::create_dir(folder.join(inner)).unwrap();
            give(&folder.join(inner));
        }
        let (mut command, stop) = match kind {
            Kind::Postfix => postfix(&folder, port, hop),
            Kind::Exim => (exim(&folder, port, hop), None),
        };
        let process = command.spawn().unwrap();
        answers(port).await;
        Self { _process: process, folder, port, stop }
    }

    /// What the pipe has said so far, a line each.
    fn said(&self) -> Vec<String> {
        let said = fs::read_to_string(self.folder.join("site/said")).unwrap_or_default();
        said.lines().map(str::to_owned).collect()
    }

    /// Waits until the pipe has said as many lines, and returns the last.
    async fn says(&self, lines: usize) -> String {
        let began = Instant::now();
        while self.said().len() < lines {
            assert!(began.elapsed() < PATIENCE, "{lines} reports should be there: {:?}", self.said());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.said()[lines - 1].clone()
    }

    fn delivered(&self) -> usize {
        fs::read_dir(self.folder.join("mail/ada/new")).map(Iterator::count).unwrap_or_default()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        if let Some(stop) = &mut self.stop {
            let _ = stop.status();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A Postfix of its own: <https://www.postfix.org/MULTI_INSTANCE_README.html>. It must be started by root.
fn postfix(folder: &Path, port: u16, hop: u16) -> (Command, Option<std::process::Command>) {
    assert!(Uid::effective().is_root(), "Postfix is started by root alone");
    let (place, nobody) = (folder.display(), NOBODY);
    let postfix = nix::unistd::User::from_name("postfix").unwrap().expect("Debian's package of Postfix");
    chown(folder.join("data"), Some(postfix.uid.as_raw()), None).unwrap();
    chown(folder.join("spool"), Some(0), Some(0)).unwrap();
    fs::create_dir(folder.join("etc")).unwrap();
    write(
        &folder.join("etc/main.cf"),
        &format!(
            "compatibility_level = 3.6
             queue_directory = {place}/spool
             data_directory = {place}/data
             maillog_file = {place}/log
             maillog_file_prefixes = /
             inet_interfaces = 127.0.0.1
             inet_protocols = ipv4
             mynetworks = 127.0.0.0/8
             myhostname = mx.letters.example
             myorigin = letters.example
             mydestination = letters.example
             alias_maps = hash:{place}/of-the-site/aliases
             alias_database =
             virtual_mailbox_domains = readers.example
             virtual_mailbox_base = {place}/mail
             virtual_mailbox_maps = inline:{{
               {{ada@readers.example = ada/}}, {{full@readers.example = full}}, {{slow@readers.example = slow/}} }}
             virtual_uid_maps = static:{nobody}
             virtual_gid_maps = static:{nobody}
             message_size_limit = 204800
             virtual_mailbox_limit = 204800
             transport_maps = inline:{{ {{elsewhere.example = smtp:[127.0.0.1]:{hop}}} }}
             smtpd_recipient_restrictions = check_recipient_access inline:{{
               {{slow@readers.example = 450 4.2.0 Greylisted}} }}, permit_mynetworks, reject
             disable_dns_lookups = yes
             delay_warning_time = 1s
             maximal_queue_lifetime = 4s
             bounce_queue_lifetime = 4s
             minimal_backoff_time = 1s
             maximal_backoff_time = 1s
             queue_run_delay = 1s
"
        )
        .replace("\n             ", "\n"),
        0o644,
    );
    write(
        &folder.join("etc/master.cf"),
        &format!(
            "127.0.0.1:{port} inet n - n - - smtpd
             postlog unix-dgram n - n - 1 postlogd
             pickup unix n - n 60 1 pickup
             cleanup unix n - n - 0 cleanup
             qmgr unix n - n 300 1 qmgr
             rewrite unix - - n - - trivial-rewrite
             bounce unix - - n - 0 bounce
             defer unix - - n - 0 bounce
             trace unix - - n - 0 bounce
             flush unix n - n 1000? 0 flush
             proxymap unix - - n - - proxymap
             smtp unix - - n - - smtp
             error unix - - n - - error
             retry unix - - n - - error
             local unix - n n - - local
             virtual unix - n n - - virtual
             anvil unix - - n - 1 anvil
"
        )
        .replace("\n             ", "\n"),
        0o644,
    );
    // A mailbox with no more room than for a few letters.
    write(&folder.join("mail/full"), &"x".repeat(204_790), 0o644);
    for path in ["etc", "etc/main.cf", "etc/master.cf"] {
        chown(folder.join(path), Some(0), Some(0)).unwrap();
    }
    let aliases = folder.join("of-the-site/aliases");
    fs::create_dir(folder.join("of-the-site")).unwrap();
    write(&aliases, &format!("letters: \"|{place}/undersigned-bounce\"\n"), 0o644);
    for path in [&aliases, &folder.join("of-the-site")] {
        chown(path, Some(DAEMON), Some(DAEMON)).unwrap();
    }
    let etc = folder.join("etc");
    let aliases = format!("hash:{}", aliases.display());
    let made = std::process::Command::new("/usr/sbin/postalias").arg("-c").arg(&etc).arg(aliases).status();
    assert!(made.unwrap().success());
    let as_root = |what: &str| {
        let mut command = std::process::Command::new("/usr/sbin/postfix");
        command.arg("-c").arg(&etc).arg(what).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    (as_root("start").into(), Some(as_root("stop")))
}

/// Exim as a program of one account, which is made to be Exim's by libnss-wrapper.
fn exim(folder: &Path, port: u16, hop: u16) -> Command {
    let (place, packages, account) = (folder.display(), packages(), account());
    let library = packages.join("usr/lib");
    let mut libraries = fs::read_dir(library).unwrap().map(|entry| entry.unwrap().path());
    let library = libraries.find(|folder| folder.join("libnss_wrapper.so").exists()).unwrap();
    let packages = packages.display();
    let users = format!("root:x:0:0::/:/bin/sh\nDebian-exim:x:{account}:{account}::/:/bin/false\n");
    write(&folder.join("passwd"), &users, 0o644);
    write(&folder.join("group"), &format!("root:x:0:\nDebian-exim:x:{account}:\nmail:x:8:\n"), 0o644);
    // Transports and `return_fail_output` are those of Debian's configuration.
    write(
        &folder.join("exim.conf"),
        &format!(
            "exim_path = {packages}/usr/sbin/exim4
keep_environment = LD_LIBRARY_PATH : LD_PRELOAD : NSS_WRAPPER_PASSWD : NSS_WRAPPER_GROUP
deliver_drop_privilege = true
never_users =
spool_directory = {place}/spool
log_file_path = {place}/spool/%slog
pid_file_path = {place}/spool/exim.pid
primary_hostname = mx.letters.example
qualify_domain = letters.example
daemon_smtp_ports = {port}
local_interfaces = 127.0.0.1
tls_advertise_hosts =
host_lookup =
rfc1413_hosts =
delay_warning = 1s
acl_smtp_rcpt = rcpt
begin acl
rcpt:
  defer message = 4.2.0 Greylisted, come back later
        local_parts = slow
        domains = readers.example
  accept domains = elsewhere.example
  require verify = recipient
  accept
begin routers
elsewhere:
  driver = manualroute
  domains = elsewhere.example
  transport = hop
  route_list = * 127.0.0.1
  self = send
aliases:
  driver = redirect
  domains = letters.example
  data = ${{lookup{{$local_part}}lsearch{{{place}/aliases}}}}
  pipe_transport = address_pipe
full:
  driver = accept
  domains = readers.example
  local_parts = full
  transport = full
readers:
  driver = accept
  domains = readers.example
  local_parts = ada : slow
  transport = maildir
begin transports
hop:
  driver = smtp
  port = {hop}
  allow_localhost
maildir:
  driver = appendfile
  directory = {place}/mail/ada
  maildir_format
  create_directory
full:
  driver = appendfile
  directory = {place}/mail/full
  maildir_format
  create_directory
  quota = 100
address_pipe:
  driver = pipe
  return_fail_output
begin retry
* quota
* * F,3s,1s
"
        ),
        0o644,
    );
    write(&folder.join("aliases"), &format!("letters: \"|{place}/undersigned-bounce\"\n"), 0o644);
    let program = PathBuf::from(format!("{packages}/usr/sbin/exim4"));
    let mut command = command(&program);
    command
        .env("LD_LIBRARY_PATH", &library)
        .env("LD_PRELOAD", library.join("libnss_wrapper.so"))
        .env("NSS_WRAPPER_PASSWD", folder.join("passwd"))
        .env("NSS_WRAPPER_GROUP", folder.join("group"))
        .args(["-C", &format!("{place}/exim.conf"), "-bdf", "-q1s"]);
    command
}

/// Fills in the form, and sends it.
async fn sign(browser: &Browser, name: &str, email: &str) {
    let letter = browser.get(&format!("/letters/{SLUG}")).await;
    let form = letter.form("Sign").fill("Your name", name).fill("Your email address", email);
    let sent = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert_eq!(sent.texts("h1"), ["Check your email"], "{}", sent.text());
}

async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let began = Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < PATIENCE, "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn people_sign_through(kind: Kind) {
    let database = TestDatabase::new().await;
    let count = async |query: &'static str| -> i64 {
        sqlx::query_scalar(query).fetch_one(database.pool()).await.unwrap()
    };
    let set_aside = async || count("select count(*) from set_aside").await;
    // Who elsewhere.example is, and how it treats each mail.
    let hop = Mailbox::open().await;
    let server = MailServer::start(kind, hop.address().port()).await;
    let wire = Proxy::to(&database.url()).await;
    let (place, program) = (server.folder.display(), env!("CARGO_BIN_EXE_undersigned"));
    let url = wire.url();
    // The script that docs/mail.md describes, closed to others; here it also keeps what was said.
    let (pipe, data) = (server.folder.join("undersigned-bounce"), server.folder.join("site"));
    fs::create_dir(&data).unwrap();
    write(
        &pipe,
        &format!(
            "#!/bin/sh
export DATABASE_URL='{url}' UNDERSIGNED_SECRET_KEY='{SECRET}' UNDERSIGNED_PUBLIC_URL=http://localhost:3000
export UNDERSIGNED_MAIL_FROM='{SENDER}' UNDERSIGNED_DATA='{place}/site'
{program} bounce >'{place}/site/this' 2>>'{place}/site/log'; ended=$?
cat '{place}/site/this' >>'{place}/site/said'; cat '{place}/site/this'
exit $ended
"
        ),
        0o700,
    );
    let runs_it = if matches!(kind, Kind::Postfix) { DAEMON } else { account() };
    for path in [&pipe, &data] {
        chown(path, Some(runs_it), Some(runs_it)).unwrap();
    }
    let site = Place::new(Some(database.url()))
        .with("UNDERSIGNED_SECRET_KEY", SECRET)
        .with("UNDERSIGNED_MAIL_FROM", format!("Our letter <{SENDER}>"))
        .with("UNDERSIGNED_SMTP_URL", format!("smtp://127.0.0.1:{}", server.port));
    let site = site.serve().await;
    let browser = site.browser();

    sign(&browser, "Ada Byron", "ada@readers.example").await;
    until("Ada's mail is in her mailbox", async || server.delivered() == 1).await;

    sign(&browser, "Bo Nemo", "nobody@readers.example").await;
    until("the server refuses who is unknown", async || set_aside().await == 1).await;

    sign(&browser, "Cy Late", "slow@readers.example").await;
    let waits = "select count(*) from outbox where state = 'waiting' and last_error like '%4.2.0%'";
    until("a greylisted mail waits", async || count(waits).await == 1).await;

    sign(&browser, "Di Full", "full@readers.example").await;
    assert_eq!(server.says(1).await, "kept: the mailbox is full");

    for (lines, name, email, refusal, said) in [
        (
            2,
            "Ed Gone",
            "gone@elsewhere.example",
            "550 5.1.1 <gone@elsewhere.example>: User unknown",
            "set aside: ",
        ),
        (3, "Fay Plain", "plain@elsewhere.example", "550 No such user here", "set aside: "),
        (4, "Gus Brim", "brim@elsewhere.example", "552 5.2.2 Mailbox full", "kept: the mailbox is full"),
        (
            5,
            "Hal Spam",
            "hal@elsewhere.example",
            "554 5.7.1 Message refused: looks like spam",
            "kept: the mail of this site is refused, not the mailbox (it looks like spam to them)",
        ),
        (
            6,
            "Ida List",
            "ida@elsewhere.example",
            "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org",
            "kept: the mail of this site is refused, not the mailbox (our network is on a block list)",
        ),
    ] {
        hop.meet(1, Mood::RefuseRecipient(refusal));
        sign(&browser, name, email).await;
        let told = server.says(lines).await;
        assert!(told.starts_with(said), "{kind:?}, {refusal}: {told}");
        assert!(!told.contains('@'), "{told}");
    }
    assert_eq!(set_aside().await, 3);

    // A warning comes first or the end, whatever the machine has time for.
    hop.meet(1_000, Mood::RefuseRecipient("450 4.2.0 Greylisted, come back later"));
    sign(&browser, "Jo Grey", "jo@elsewhere.example").await;
    let told = server.says(7).await;
    assert_eq!(told, "kept: it failed for now only, or is still being tried", "{kind:?}");
    assert_eq!(set_aside().await, 3, "{kind:?}");
    let (status, _) = site.end(nix::sys::signal::Signal::SIGTERM).await;
    assert!(status.success());
}

#[tokio::test]
#[ignore = "script/soak mail-servers brings Exim"]
async fn people_sign_through_exim() {
    people_sign_through(Kind::Exim).await;
}

#[tokio::test]
#[ignore = "script/soak mail-servers; Postfix is started by root alone"]
async fn people_sign_through_postfix() {
    people_sign_through(Kind::Postfix).await;
}

#[tokio::test]
#[ignore = "script/soak mail-servers, with Debian's Dovecot"]
async fn returned_mail_is_read_out_of_dovecot() {
    let (place, port) = (folder("imap"), free_port());
    for inner in ["run", "Maildir", "Maildir/new", "Maildir/cur", "Maildir/tmp"] {
        fs::create_dir(place.join(inner)).unwrap();
        give(&place.join(inner));
    }
    let (shown, account) = (place.display(), account());
    let name = nix::unistd::User::from_uid(account.into()).unwrap().unwrap().name;
    write(
        &place.join("dovecot.conf"),
        &format!(
            "protocols = imap
listen = 127.0.0.1
base_dir = {shown}/run
state_dir = {shown}/run
log_path = {shown}/log
default_internal_user = {name}
default_internal_group =
default_login_user = {name}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{shown}/Maildir
passdb {{
  driver = static
  args = user=letters@letters.example password=s3cret
}}
userdb {{
  driver = static
  args = uid={account} gid={account} home={shown}
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"
        ),
        0o644,
    );
    let mut dovecot = command(Path::new("/usr/sbin/dovecot"));
    let mut dovecot = dovecot.args(["-F", "-c", &format!("{shown}/dovecot.conf")]).spawn().unwrap();
    answers(port).await;

    let mailbox = format!("imap://letters%40letters.example:s3cret@127.0.0.1:{port}/INBOX");
    let app = TestApp::plan().with_smtp().reading(mailbox).open().await;
    app.signed("Ada Byron", ADA).await;
    app.deliver().await;
    let gone = report(&latest_to(&app, ADA), ADA, "failed", "5.1.1");
    let mut huge = gone.clone();
    huge.resize(10 << 20, b'x');
    let arrive = |name: &str, message: &[u8]| {
        let path = place.join("Maildir/new").join(name);
        fs::write(&path, message).unwrap();
        give(&path);
    };
    arrive("1.answer", b"From: Ada <ada@example.org>\r\nSubject: Re: a question\r\n\r\nI have one.\r\n");
    arrive("2.report", &gone);
    arrive("3.empty", b"");
    arrive("4.huge", &huge);
    arrive("5.bytes", &[0, 255, 13, 10, 0, 200]);
    let reader = app.site.bounce_mailbox.as_ref().unwrap();
    let looked = reader.look().await.unwrap();
    assert_eq!(looked, Looked { taken_in: 2, set_aside: 2, left: 3, ..Looked::default() });
    assert_eq!((app.rows("set_aside").await, reader.probe().await.unwrap()), (1, 3));
    assert_eq!(reader.look().await.unwrap(), Looked::default());
    dovecot.kill().await.unwrap();
    fs::remove_dir_all(&place).unwrap();
}
