//! Has the crate built again when a migration is added, which the macro that embeds them does not notice, and tells a
//! release the commit that it is built from.

use std::{env, path::Path, process::Command};

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-env-changed=UNDERSIGNED_COMMIT");
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let version = commit().map_or(version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=UNDERSIGNED_VERSION={version}");
}

/// The commit: given where the sources have no repository, as in a container; asked of git in one. Not for a
/// developer's build, which would be made anew after each commit.
fn commit() -> Option<String> {
    if let Some(given) = env::var("UNDERSIGNED_COMMIT").ok().filter(|given| !given.is_empty()) {
        return Some(given);
    }
    // Without a repository of its own, git would name the one that the folder lies in.
    if env::var("PROFILE").ok()? != "release" || !Path::new(".git").exists() {
        return None;
    }
    // It grows with each commit.
    println!("cargo:rerun-if-changed=.git/logs/HEAD");
    let head = Command::new("git").args(["rev-parse", "--short=12", "HEAD"]).output().ok()?;
    let head = String::from_utf8(head.stdout).ok().filter(|_| head.status.success())?;
    Some(head.trim().to_owned())
}
