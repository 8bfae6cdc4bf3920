//! Records what the people of the tests type, in `target/typed`, one line each: `script/scan-logs` looks
//! for it in the logs of the sites.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process,
    sync::Mutex,
};

use url::form_urlencoded;

/// Fields whose values people typed about themselves or others; all other fields are choices, numbers and
/// seals.
const PERSONAL: [&str; 23] = [
    "again",
    "city",
    "comment",
    "current",
    "domain",
    "email",
    "email_asked",
    "email_meant",
    "how",
    "label",
    "name",
    "note",
    "organisation",
    "password",
    "provenance",
    "q",
    "question",
    "reason",
    "role",
    "spokesperson",
    "website",
    "why",
    "words",
];

static FILE: Mutex<Option<File>> = Mutex::new(None);

/// Records the fields of a form, or of a query string.
pub fn fields(encoded: &[u8]) {
    for (name, value) in form_urlencoded::parse(encoded) {
        if PERSONAL.contains(&&*name) || name.starts_with("question_") {
            words(&value);
        }
    }
}

/// Records the cells of a list.
pub fn cells(file: &[u8]) {
    let Ok(text) = std::str::from_utf8(file) else { return };
    text.split([',', ';', '\t', '"', '\n', '\r'])
        .map(str::trim)
        .filter(|cell| cell.contains([' ', '@']))
        .for_each(words);
}

/// Records a typed text, as it is and as it is encoded in an address.
pub fn words(typed: &str) {
    let mut file = FILE.lock().unwrap();
    let file = file.get_or_insert_with(open);
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let line: String = line.chars().take(60).collect();
        let encoded: String = form_urlencoded::byte_serialize(line.as_bytes()).collect();
        file.write_all(format!("{line}\n{encoded}\n").as_bytes()).unwrap();
    }
}

fn open() -> File {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../typed");
    fs::create_dir_all(&folder).unwrap();
    File::options().create(true).append(true).open(folder.join(format!("{}.txt", process::id()))).unwrap()
}
