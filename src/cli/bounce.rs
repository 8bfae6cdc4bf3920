//! `undersigned bounce`: a message that came back, from standard input.

use std::{io::Read as _, process::ExitCode};

use anyhow::Context;

use super::{open::open, say};
use crate::{config::Config, error::discreet, mail::bounce::Heard};

/// A report is read as far as this, in bytes: it returns our mail, and no mail server returns more than it got.
const LONGEST: u64 = 4 * 1024 * 1024;

/// What a mail server takes for "try again later" of a program that it pipes to (sysexits.h, `EX_TEMPFAIL`). Any
/// other failure would make it send a report about the report.
const LATER: u8 = 75;

/// Reads the message and says what came of it. It is well also where nothing came of it.
pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    match hear(config).await {
        Ok(heard) => {
            say(match heard {
                Heard::SetAside => {
                    "the address is set aside: no update is sent to it until it is confirmed again"
                }
                Heard::NotGivenUp => "nothing was done: the mail arrived, or is tried again",
                Heard::AnotherReason => {
                    "nothing was done: it was given up for another reason than its address"
                }
                Heard::NotOurs => "nothing was done: no mail of this site is named by its Message-ID",
                Heard::NoReport => "nothing was done: this is no delivery report (RFC 3464)",
            });
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            tracing::error!(
                "the report could not be taken in, and is asked for again: {}",
                discreet(&*error)
            );
            Ok(ExitCode::from(LATER))
        }
    }
}

async fn hear(config: Config) -> anyhow::Result<Heard> {
    let mut message = Vec::new();
    std::io::stdin().lock().take(LONGEST).read_to_end(&mut message).context("standard input")?;
    let public = config.public_url(config.listen.port());
    let (app, _, database) = open(config, public).await?;
    let heard = app.outbox.hear(&message).await;
    database.close().await;
    Ok(heard?)
}
