//! The load of `script/bench`: many visitors at once, and the mail server that their mails go to. It knows the site
//! from outside only: forms, links from mails, pages.
//!
//! | file | owns |
//! | --- | --- |
//! | [`http`] | a connection that stays open, like a browser's |
//! | [`smtp`] | a mail server that accepts everything and reads the links |
//! | [`visitors`] | what a person sends: the form, the press of the button |
//! | [`crowd`] | open pages that ask for the count, idle and slow connections |
//! | [`bare`] | hyper alone, as a reference |
//! | [`latency`] | how long answers took |
//!
//! `signing` is a closed loop: each connection waits for its answer, as `pgbench` does beside it. `evening` is an open
//! loop: requests are due at their times, whether or not earlier ones were answered, and a latency counts from that time.
#![allow(clippy::print_stdout)]

mod bare;
mod crowd;
mod evening;
mod http;
mod latency;
mod signing;
mod smtp;
mod visitors;

use std::net::SocketAddr;

use clap::Parser;

#[derive(Parser)]
enum Load {
    /// Signs for some time, waits for the mails, confirms all of them
    Signing(signing::Round),
    /// Reads, signs and confirms at fixed rates
    Evening(evening::Evening),
    /// Is only there, until it is ended
    Crowd(crowd::Crowd),
    /// Serves a page with hyper alone, as a reference
    Bare(bare::Bare),
}

/// Where the site is, and where it sends its mail.
#[derive(Clone, clap::Args)]
struct Site {
    /// Where the site listens
    #[arg(long)]
    site: SocketAddr,
    /// Its public address, as forms name it in `Origin`
    #[arg(long)]
    origin: String,
    /// The letter that is signed
    #[arg(long)]
    letter: String,
    /// Where its mail arrives
    #[arg(long)]
    smtp: SocketAddr,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        match Load::parse() {
            Load::Signing(round) => round.run().await,
            Load::Evening(evening) => evening.run().await,
            Load::Crowd(crowd) => crowd.run().await,
            Load::Bare(bare) => bare.run().await,
        }
    })?;
    Ok(())
}
