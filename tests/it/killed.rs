//! The site and its database are killed (SIGKILL) again and again while people sign, confirm and leave: nothing that
//! anybody was told is lost, and nobody is counted twice.
//!
//! `SEED` replays an order of kills, `KILLS` says how many; `script/soak killed` takes two hundred.

use std::{fs, time::Duration};

use futures_util::future::join_all;
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::join;

use crate::support::{
    mailbox::Mailbox,
    program::Place,
    signers::{Signers, number},
};

/// How many people do something at one time.
const LANES: usize = 8;

/// After so many kills there is a while in which what was held goes on.
const STORM: u64 = 10;
const CALM: Duration = Duration::from_secs(20);

#[tokio::test]
async fn whatever_is_killed_nothing_that_was_told_is_lost() {
    let seed = number("SEED", fastrand::u64(..));
    println!("SEED={seed}");
    let mut chance = fastrand::Rng::with_seed(seed);
    let mails = Mailbox::open().await;
    let place = Place::new(None)
        .with("UNDERSIGNED_SMTP_URL", mails.url())
        .with("UNDERSIGNED_LIMIT_SIGNATURES_AT_ONCE", "100000")
        .with("UNDERSIGNED_LIMIT_SIGNATURES_PER_MINUTE", "100000");
    let mut node = place.serve().await;
    let signers = Signers::of(&[node.address], mails);
    let people = join_all((0..LANES).map(|lane| signers.come(lane, Duration::ZERO)));
    let kills = async {
        for turn in 0..number("KILLS", 8) {
            let calm = if turn > 0 && turn % STORM == 0 { CALM } else { Duration::ZERO };
            tokio::time::sleep(calm + Duration::from_millis(chance.u64(300..3000))).await;
            signers.are_disturbed();
            if chance.bool() {
                node.slay().await;
                node = place.serve().await;
                signers.nodes[0].send_replace(node.address);
            } else {
                let noted = place.data().join("postgres/cluster/postmaster.pid");
                // It is not there while the server starts.
                let pid = fs::read_to_string(noted).ok().and_then(|noted| noted.lines().next()?.parse().ok());
                if let Some(pid) = pid {
                    let _ = kill(Pid::from_raw(pid), Signal::SIGKILL);
                }
            }
        }
        signers.over.cancel();
        node
    };
    let (_, node) = join!(people, kills);

    signers.find_all_as_they_were_told(&node.browser(), &format!("SEED={seed}")).await;
    let doctor = place.run(&["doctor"]).await;
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(said.contains("ok   counts: agree with the rows"), "{said} SEED={seed}");
    println!("{}", signers.told());
    node.slay().await;
}
