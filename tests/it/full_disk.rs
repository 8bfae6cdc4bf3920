//! The disk for large files takes nothing, or no more in the middle of a file: whoever asks gets all of it by another way,
//! and never a part with the status 200. Where the disk for the log is full, the site goes on.

use futures_util::future::join_all;
use nix::sys::signal::Signal;

use crate::{
    kept_files::said,
    support::{
        app::{SLUG, TestApp},
        mailbox::Mailbox,
        program::{Place, Program},
    },
};

/// Of each format, in the form of which nothing was asked for before.
const FILES: [(&str, &str); 4] =
    [("xlsx", "identity"), ("csv", "identity"), ("json", "br"), ("ndjson", "gzip")];

/// Blocks of half a kilobyte or of one: more than the first bytes of a list of five thousand, and less than all of it.
/// Without the trap, the signal of this limit would end the program, as a full disk does not.
const SMALL_DISK: &str = "trap '' XFSZ; ulimit -f 256";

async fn with_a_long_list() -> TestApp {
    let app = TestApp::new().await;
    let letter = app.site.library.all().remove(0);
    app.site.signing.demo.invent(&letter, 5_000, |_| ()).await.unwrap();
    app
}

/// All nodes give the same files.
fn beside(app: &TestApp) -> Place {
    Place::beside(app).with("UNDERSIGNED_PUBLIC_URL", "http://letters.example")
}

async fn file(program: &Program, (format, encoding): (&str, &str)) -> String {
    let reader = program.browser().with_header("accept-encoding", encoding);
    let file = reader.get(&format!("/letters/{SLUG}/signatories.{format}")).await;
    assert_eq!(file.status, 200, "{format}: {}", file.text());
    said(&file)
}

#[tokio::test]
async fn a_disk_that_is_full_in_the_middle_of_a_file_breaks_nothing_off() {
    let app = with_a_long_list().await;
    let (place, small) = (beside(&app), beside(&app).limited(SMALL_DISK));
    let (other, program) = (place.serve().await, small.serve().await);
    for kind in FILES {
        let whole = file(&other, kind).await;
        let files = join_all((0..3).map(|_| file(&program, kind))).await;
        assert!(files.iter().all(|file| *file == whole), "{kind:?}");
        assert!(file(&program, kind).await == whole, "{kind:?}, later");
    }
    let (_, log) = program.end(Signal::SIGTERM).await;
    for (format, _) in FILES {
        let words = format!("a {format} file cannot be kept and is read from the database for each reader");
        assert!(log.contains(&words), "{words}: {log}");
    }
    assert!(!log.contains("broke off"), "{log}");
    other.slay().await;
}

#[tokio::test]
async fn where_no_file_can_be_made_lists_arrive_whole_and_people_leave() {
    let app = with_a_long_list().await;
    let mails = Mailbox::open().await;
    let (place, without) = (beside(&app), Place::beside(&app).with("UNDERSIGNED_SMTP_URL", mails.url()));
    // A file is where the folder should be, and where temporary files should be as well.
    without.write("data", "");
    let nowhere = without.data().to_str().unwrap().to_owned();
    let without = without.with("TMPDIR", nowhere);
    let (other, program) = (place.serve().await, without.serve().await);
    let count = file(&other, FILES[1]).await.lines().count();
    let csv = file(&program, FILES[1]).await;
    assert_eq!(csv.lines().count(), count);
    let workbook = file(&program, FILES[0]).await;
    assert!(workbook.starts_with("PK"));
    let mine = program.signs("Ada", &mails).await;
    assert_eq!(mine.press("Withdraw and erase").await.status, 200);
    let (_, log) = program.end(Signal::SIGTERM).await;
    assert!(log.contains("a csv file cannot be kept and is read from the database for each reader"), "{log}");
    other.slay().await;
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_log_that_cannot_be_written_keeps_nobody_from_signing() {
    let app = TestApp::new().await;
    let mails = Mailbox::open().await;
    let place = Place::beside(&app).with("UNDERSIGNED_SMTP_URL", mails.url());
    let program = place.limited("exec 2>/dev/full").serve().await;
    assert_eq!(program.signs("Ada", &mails).await.texts("h1"), ["You have signed"]);
    let (status, _) = program.end(Signal::SIGTERM).await;
    assert!(status.success(), "{status}");
}
