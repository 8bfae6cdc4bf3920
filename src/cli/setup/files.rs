//! The files of a machine that runs the site: those of `docs/deploy`, with its names in them.

use std::{
    fs,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use secrecy::{ExposeSecret as _, SecretString};

use super::Proxy;
use crate::{cli::say, config::PublicUrl, mail::Sender};

const UNIT: &str = include_str!("../../../docs/deploy/undersigned.service");
const SITE: &str = include_str!("../../../docs/deploy/undersigned-site");
const NGINX: &str = include_str!("../../../docs/deploy/nginx.conf");
const CADDY: &str = include_str!("../../../docs/deploy/Caddyfile");

/// The name that stands in these files for the host of the site.
const EXAMPLE: &str = "letters.example";

/// Where the unit starts the program.
const PROGRAM: &str = "usr/bin/undersigned";

/// What is known of the machine.
pub(super) struct Machine<'a> {
    pub public: &'a PublicUrl,
    pub smtp: &'a SecretString,
    pub sender: &'a Sender,
    pub database: Option<&'a SecretString>,
    pub backups: Option<&'a Path>,
    pub proxy: Proxy,
}

struct File {
    /// Below the root.
    path: &'static str,
    content: Vec<u8>,
    mode: u32,
}

impl Machine<'_> {
    fn files(&self) -> anyhow::Result<Vec<File>> {
        let host = |text: &str| text.replace(EXAMPLE, self.public.host()).into_bytes();
        let file = |path, content, mode| File { path, content, mode };
        let program = std::env::current_exe().context("this program cannot find itself")?;
        let program = fs::read(&program).with_context(|| format!("{} cannot be read", program.display()))?;
        let mut files = vec![
            // A home folder is hidden from the unit.
            file(PROGRAM, program, 0o755),
            file("usr/bin/undersigned-site", SITE.into(), 0o755),
            file("etc/undersigned.env", self.settings().into_bytes(), 0o600),
            file("etc/systemd/system/undersigned.service", UNIT.into(), 0o644),
        ];
        match self.proxy {
            Proxy::Nginx => files.push(file("etc/nginx/conf.d/undersigned.conf", host(NGINX), 0o644)),
            Proxy::Caddy => files.push(file("etc/caddy/Caddyfile", host(CADDY), 0o644)),
            Proxy::None => {}
        }
        Ok(files)
    }

    fn settings(&self) -> String {
        let mut lines = vec![
            format!("UNDERSIGNED_PUBLIC_URL={}", self.public),
            "UNDERSIGNED_TRUSTED_PROXIES=127.0.0.1".to_owned(),
            format!("UNDERSIGNED_SMTP_URL={}", self.smtp.expose_secret()),
            format!("UNDERSIGNED_MAIL_FROM={}", self.sender),
        ];
        lines.extend(self.database.map(|url| format!("DATABASE_URL={}", url.expose_secret())));
        let backups = self.backups.unwrap_or(Path::new("/var/lib/undersigned/backups"));
        lines.push(format!("UNDERSIGNED_BACKUP_DIR={}", backups.display()));
        lines.join("\n") + "\n"
    }
}

/// Writes all files, or none if one is there that says something else.
pub(super) fn write(machine: &Machine<'_>, root: &Path, replaces: bool) -> anyhow::Result<()> {
    let files = machine.files()?;
    let at = |file: &File| root.join(file.path);
    let differs = |file: &&File| fs::read(at(file)).is_ok_and(|there| there != file.content);
    let other: Vec<_> = files.iter().filter(differs).collect();
    if !other.is_empty() && !replaces {
        let paths: Vec<_> = other.iter().map(|file| at(file).display().to_string()).collect();
        bail!("{} there already and different; --replace keeps what it replaces beside it", are(&paths));
    }
    for file in &other {
        let path = at(file);
        let mut before = path.clone().into_os_string();
        before.push(".before");
        fs::rename(&path, PathBuf::from(before)).with_context(|| format!("{}", path.display()))?;
    }
    let letters = root.join("var/lib/undersigned/letters");
    fs::create_dir_all(&letters).with_context(|| format!("{}", letters.display()))?;
    for file in &files {
        let path = at(file);
        if fs::read(&path).is_ok_and(|there| there == file.content) {
            continue;
        }
        put(&path, file).with_context(|| format!("{} cannot be written", path.display()))?;
        say(&format!("wrote {}", path.display()));
    }
    Ok(())
}

fn are(paths: &[String]) -> String {
    let is = if paths.len() == 1 { "is" } else { "are" };
    format!("{} {is}", paths.join(", "))
}

/// Nobody else can read it in between.
fn put(path: &Path, file: &File) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(file.mode);
    std::io::Write::write_all(&mut options.open(path)?, &file.content)?;
    fs::set_permissions(path, fs::Permissions::from_mode(file.mode))
}
