//! The measures of a node: what the documentation lists, and nothing of a person.

use std::collections::BTreeSet;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::support::{mailbox::Mailbox, program::Place};

/// These are there only with a replica, after a night, or when an answer was repeated.
const SOMETIMES: [&str; 3] = [
    "undersigned_replica_lag_seconds",
    "undersigned_backup_age_seconds",
    "undersigned_repeated_answers_total",
];

/// The names in the first column of the table.
fn documented() -> BTreeSet<String> {
    let page = include_str!("../../docs/monitoring.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned())).collect()
}

/// The text that the node serves at its second address.
async fn measures(greeting: &str) -> String {
    let line = greeting.lines().find(|line| line.contains("measures are at")).expect("it says where");
    let address = line.rsplit("http://").next().unwrap().strip_suffix("/metrics").unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");
    text
}

#[tokio::test]
async fn a_node_tells_its_measures_and_names_nobody() {
    let mails = Mailbox::open().await;
    let place = Place::new(None)
        .with("UNDERSIGNED_SMTP_URL", mails.url())
        .with("UNDERSIGNED_METRICS_LISTEN", "127.0.0.1:0");
    let node = place.serve().await;
    node.signs("Adelheid", &mails).await;
    let text = measures(&node.greeting).await;
    for line in [
        "undersigned_signatures{letter=\"night-bus\"} 1",
        "undersigned_requests_total{method=\"POST\",route=\"/{lang}/confirm/{token}\",status=\"303\"} 1",
        "undersigned_switched_off{switch=\"mail\"} 0",
        "undersigned_journal_written 1",
        "undersigned_batch_entries_count{batch=\"confirmations\"} 1",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(!text.to_lowercase().contains("adelheid") && !text.contains("example.org"), "{text}");

    let is_name = |line: &&str| line.starts_with("undersigned_") || line.starts_with("process_");
    let name = |line: &str| {
        let name = line.split(['{', ' ']).next().unwrap();
        let of_histogram = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end));
        of_histogram.unwrap_or(name).to_owned()
    };
    let shown: BTreeSet<String> = text.lines().filter(is_name).map(name).collect();
    let documented = documented();
    let unknown: Vec<_> = shown.difference(&documented).collect();
    assert!(unknown.is_empty(), "docs/monitoring.md does not know {unknown:?}");
    let missing: Vec<_> = documented.iter().filter(|name| !shown.contains(*name)).collect();
    assert!(missing.iter().all(|name| SOMETIMES.contains(&name.as_str())), "{missing:?} are not there");
    for name in &shown {
        assert!(text.contains(&format!("# HELP {name} ")), "{name} has no words");
    }
    // What alerts and the dashboard ask for is there.
    for file in [
        include_str!("../../docs/monitoring/alerts.yaml"),
        include_str!("../../docs/monitoring/dashboard.json"),
    ] {
        let words = file.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        for asked in words.filter(|word| word.starts_with("undersigned_")) {
            assert!(documented.contains(&name(asked)), "{asked} is asked for and not measured");
        }
    }
    node.slay().await;
}
