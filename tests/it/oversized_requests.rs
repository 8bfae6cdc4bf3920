//! On a real socket: a request that is too large is answered with a page that the sender sees, in whatever
//! way they send it.

use std::time::Duration;

use axum::http::StatusCode;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use undersigned::organizers::rights::Role;

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        chromium::Chromium,
    },
};

const MEGABYTE: usize = 1024 * 1024;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

async fn listening() -> TestApp {
    TestApp::plan().listening().open().await
}

fn authority(app: &TestApp) -> &str {
    app.site.site.public().prefix().trim_start_matches("http://")
}

async fn connect(app: &TestApp) -> TcpStream {
    TcpStream::connect(authority(app).replace("localhost", "127.0.0.1")).await.unwrap()
}

/// The head of a form that is sent to be signed.
fn head(app: &TestApp, more: &str) -> String {
    let host = authority(app);
    format!(
        "POST /letters/{SLUG}/sign HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         {more}\r\n\r\n"
    )
}

/// Sends a head and a body as a browser does: all of it, and only then looks for an answer.
async fn send(app: &TestApp, head: &str, body: &[u8]) -> String {
    let mut line = connect(app).await;
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(body).await.expect("the site reads on");
    answer(&mut line).await
}

/// Reads until the other side closes, or a whole page has come.
async fn answer(line: &mut TcpStream) -> String {
    let mut said = Vec::new();
    let reading = async {
        let mut piece = [0; 4096];
        loop {
            let read = line.read(&mut piece).await.expect("the connection is not reset");
            said.extend_from_slice(&piece[..read]);
            if read == 0 || said.windows(7).any(|end| end == b"</html>") {
                return;
            }
        }
    };
    tokio::time::timeout(PATIENCE, reading).await.expect("an answer");
    String::from_utf8_lossy(&said).into_owned()
}

fn says_too_much(answer: &str) {
    let beginning: String = answer.chars().take(200).collect();
    assert!(answer.starts_with("HTTP/1.1 413 "), "{beginning}");
    assert!(answer.contains("That was too much"), "{beginning}");
}

#[tokio::test]
async fn a_form_of_ten_megabytes_is_answered_with_a_page() {
    let app = listening().await;
    let body = vec![b'x'; 10 * MEGABYTE];
    says_too_much(&send(&app, &head(&app, &format!("Content-Length: {}", body.len())), &body).await);
    // Chunked, without a length.
    let mut pieces = Vec::new();
    for piece in body.chunks(64 * 1024) {
        pieces.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        pieces.extend_from_slice(piece);
        pieces.extend_from_slice(b"\r\n");
    }
    pieces.extend_from_slice(b"0\r\n\r\n");
    says_too_much(&send(&app, &head(&app, "Transfer-Encoding: chunked"), &pieces).await);
}

#[tokio::test]
async fn a_file_that_is_too_large_gets_the_form_and_is_not_kept() {
    let app = listening().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let cookie = owner.cookie("organizer").unwrap();
    for (field, size) in [("file", 9), ("pasted", 12)] {
        let named = if field == "file" { "; filename=\"names.csv\"" } else { "" };
        let mut body =
            format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"{named}\r\n\r\n").into_bytes();
        body.extend(b"Ada Byron\n".iter().cycle().take(size * MEGABYTE));
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let host = authority(&app);
        let head = format!(
            "POST /organize/letters/{SLUG}/import HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
             Cookie: organizer={cookie}\r\nContent-Type: multipart/form-data; boundary=edge\r\n\
             Content-Length: {}\r\n\r\n",
            body.len()
        );
        let answer = send(&app, &head, &body).await;
        let beginning: String = answer.chars().take(200).collect();
        assert!(answer.starts_with("HTTP/1.1 413 "), "{beginning}");
        assert!(answer.contains("The file is larger than 8 MB."), "{beginning}");
        assert!(!answer.contains("Ada Byron"), "nothing of it is repeated");
        assert_eq!(app.rows("import_draft").await, 0);
    }
}

#[tokio::test]
async fn the_connection_serves_on_after_what_was_too_large() {
    let app = listening().await;
    let mut line = connect(&app).await;
    let length = 2 * MEGABYTE;
    line.write_all(head(&app, &format!("Content-Length: {length}")).as_bytes()).await.unwrap();
    line.write_all(&vec![b'x'; length]).await.unwrap();
    says_too_much(&answer(&mut line).await);
    let next = format!("GET /letters/{SLUG} HTTP/1.1\r\nHost: {}\r\n\r\n", authority(&app));
    line.write_all(next.as_bytes()).await.unwrap();
    assert!(answer(&mut line).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn a_far_too_large_body_is_cut_off_without_a_reset() {
    let app = listening().await;
    let mut line = connect(&app).await;
    line.write_all(head(&app, &format!("Content-Length: {}", 900 * MEGABYTE)).as_bytes()).await.unwrap();
    let piece = vec![b'x'; MEGABYTE];
    for _ in 0..30 {
        line.write_all(&piece).await.expect("the site reads on for a while");
    }
    let said = answer(&mut line).await;
    says_too_much(&said);
    assert!(said.to_lowercase().contains("connection: close"), "{said}");
}

#[tokio::test]
async fn expect_100_continue_is_refused_before_the_body_is_sent() {
    let app = listening().await;
    let more = format!("Content-Length: {}\r\nExpect: 100-continue", 10 * MEGABYTE);
    let mut line = connect(&app).await;
    let elsewhere = head(&app, &format!("{more}\r\nOrigin: https://evil.example"));
    line.write_all(elsewhere.as_bytes()).await.unwrap();
    let said = answer(&mut line).await;
    assert!(said.starts_with("HTTP/1.1 400 "), "{said}");

    // For a form that is accepted the body is asked for, and a body that is too large is refused as usual.
    let mut line = connect(&app).await;
    line.write_all(head(&app, &more).as_bytes()).await.unwrap();
    let mut asked = [0; 25];
    line.read_exact(&mut asked).await.unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
    line.write_all(&vec![b'x'; 10 * MEGABYTE]).await.expect("the site reads on");
    says_too_much(&answer(&mut line).await);
}

#[tokio::test]
async fn a_sender_who_stops_or_hangs_up_delays_no_other() {
    let app = listening().await;
    for _ in 0..3 {
        let mut line = connect(&app).await;
        line.write_all(head(&app, "Content-Length: 5000000").as_bytes()).await.unwrap();
        line.write_all(&[b'x'; 1000]).await.unwrap();
        drop(line);
    }
    let silent = connect(&app).await;
    assert_eq!(app.browser().get(&format!("/letters/{SLUG}")).await.status, StatusCode::OK);
    drop(silent);
}

#[tokio::test]
async fn chromium_shows_the_page_that_says_what_was_too_much() {
    let app = listening().await;
    let chromium = Chromium::start().await;
    chromium.goto(&format!("{}/letters/{SLUG}", app.site.site.public())).await.unwrap();
    for megabytes in [10, 40] {
        chromium.goto(&format!("{}/letters/{SLUG}", app.site.site.public())).await.unwrap();
        let send = format!(
            "const form = document.querySelector('form[method=post]');
             const field = document.createElement('textarea');
             field.name = 'comment';
             field.value = 'x'.repeat({megabytes} * 1024 * 1024);
             form.append(field); form.noValidate = true; form.submit();"
        );
        chromium.execute(&send, vec![]).await.unwrap();
        let said = tokio::time::timeout(PATIENCE, async {
            loop {
                let script = "return document.readyState === 'complete' ? document.body.innerText : ''";
                let said = chromium.execute(script, vec![]).await.ok();
                let said = said.and_then(|said| said.as_str().map(ToOwned::to_owned)).unwrap_or_default();
                if said.contains("too much") || said.contains("ERR_") {
                    return said;
                }
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        });
        let said = said.await.expect("an answer");
        assert!(said.contains("That was too much"), "{megabytes} MB: {said}");
    }
}
