//! The Debian package names files that are there, and settings that the program knows. `script/package` makes it.

use std::{collections::BTreeSet, fs, path::Path};

use clap::CommandFactory as _;
use toml::Table;

use undersigned::cli::Cli;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn each_file_of_the_package_is_there() {
    let manifest: Table = read("Cargo.toml").parse().unwrap();
    let package = &manifest["package"]["metadata"]["deb"];
    let sources = package["assets"].as_array().unwrap().iter().map(|asset| asset[0].as_str().unwrap());
    let scripts = package["maintainer-scripts"].as_str().unwrap();
    let unit = format!("{}/undersigned.service", package["systemd-units"]["unit-scripts"].as_str().unwrap());
    for source in sources.chain([scripts, &unit]).filter(|source| !source.starts_with("target/")) {
        // A pattern of a whole folder.
        let file = source.split('*').next().unwrap();
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(file).exists(), "{source}");
    }
}

#[test]
fn the_settings_in_the_package_are_those_of_the_program_and_none_is_in_force() {
    let command = Cli::command();
    let known: BTreeSet<&str> =
        command.get_arguments().filter_map(|argument| argument.get_env()?.to_str()).collect();
    let file = read("docs/deploy/undersigned.env");
    let lines: Vec<&str> = file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
    assert!(lines.len() >= 5, "{lines:#?}");
    for line in lines {
        let Some((name, _)) = line.strip_prefix('#').and_then(|setting| setting.split_once('=')) else {
            panic!("{line:?} is neither a comment nor a setting that is commented out");
        };
        assert!(known.contains(name), "{name} is no setting of the program");
    }
}

#[test]
fn scripts_of_the_package_leave_room_for_what_debian_adds() {
    for script in ["postinst", "postrm"] {
        let text = read(&format!("docs/deploy/debian/{script}"));
        assert!(text.lines().any(|line| line == "#DEBHELPER#"), "{script}");
    }
}
