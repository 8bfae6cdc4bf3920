//! `script/scan-logs` finds typed text in every part of the logs, and reports nothing else.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use uuid::Uuid;

/// Logs and what was typed, in a folder of their own.
struct Ground(PathBuf);

impl Ground {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("scan-{}", Uuid::new_v4().simple()));
        let ground = Self(folder);
        ground.write(
            "typed/1.txt",
            "Rosalind Aberquist\nRosalind+Aberquist\nquinceberry marmalade\nbus\n4711\n",
        );
        ground.write(
            "logs/1-sites.log",
            "INFO undersigned::http::router: answered route=\"/letters/{slug}\"\n",
        );
        ground
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn scan(&self) -> Output {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/script/scan-logs");
        Command::new(script).args([self.0.join("logs"), self.0.join("typed")]).output().unwrap()
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn typed_text_is_found_in_every_log() {
    let ground = Ground::new();
    // A short word, a number, the text of a statement and what the files of a letter say are no fault.
    ground.write(
        "logs/2-sites.log",
        "DEBUG sqlx::query: summary=\"select 'Rosalind Aberquist'\" rows=1\nINFO a: the bus, 4711\n\
         WARN undersigned::letters::library: letter.md:3: Rosalind Aberquist\n",
    );
    let calm = ground.scan();
    assert!(calm.status.success(), "{}", String::from_utf8_lossy(&calm.stderr));
    for (log, line) in [
        ("2-sites.log", "WARN undersigned::signing: Rosalind Aberquist has signed"),
        ("2-sites.log", "DEBUG sqlx::query: summary=\"select $1\" values=[\"quinceberry marmalade\"]"),
        ("2-panics.log", "panicked at src/signing/mod.rs:1: no such name: rosalind aberquist"),
        ("2-program-7.log", "{\"level\":\"INFO\",\"uri\":\"/letters/a/signatories?q=Rosalind+Aberquist\"}"),
        ("2-program-8.log", "kept: the mailbox of somebody@example.org is full"),
        ("postgres.log", "DETAIL:  Key (name)=(Rosalind Aberquist) already exists."),
    ] {
        let ground = Ground::new();
        ground.write(&format!("logs/{log}"), &format!("{line}\n"));
        let found = ground.scan();
        let said = String::from_utf8_lossy(&found.stderr);
        assert_eq!(found.status.code(), Some(1), "{log}: {line}: {said}");
        assert!(said.contains("is in the log"), "{said}");
    }
}

#[test]
fn a_scan_of_nothing_fails() {
    let ground = Ground::new();
    ground.write("typed/1.txt", "");
    assert!(!ground.scan().status.success(), "nobody has typed anything");
    let ground = Ground::new();
    ground.write("logs/1-sites.log", "");
    assert!(!ground.scan().status.success(), "nothing was logged");
}
