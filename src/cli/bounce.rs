//! `undersigned bounce`: reads a returned message from standard input.

use std::{io::Read as _, process::ExitCode};

use anyhow::Context;

use super::{held::take_changes, open::open, say};
use crate::{
    config::Config,
    error::discreet,
    mail::{
        bounce::{Heard, Kept, LONGEST_REPORT, NotKnown},
        server_answer::Meaning,
    },
};

/// The exit code by which a program tells the mail server that pipes to it to try again later (sysexits.h,
/// `EX_TEMPFAIL`). Any other failure would make the server send a report about the report.
const LATER: u8 = 75;

/// Reads the message and prints the result. It also succeeds if the message changed nothing.
pub async fn run(config: Config) -> anyhow::Result<ExitCode> {
    match hear(config).await {
        Ok(heard) => {
            say(&told(&heard));
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
    std::io::stdin().lock().take(LONGEST_REPORT).read_to_end(&mut message).context("standard input")?;
    let public = config.public_url(config.listen.port());
    let (app, _, database) = open(config, public).await?;
    let heard = async {
        take_changes(&app)?;
        Ok(app.outbox.hear(&message, &app.signing.signers).await?)
    };
    let heard = heard.await;
    database.close().await;
    heard
}

/// The result on one line, whose first words are read by programs.
fn told(heard: &Heard) -> String {
    match heard {
        Heard::SetAside => {
            "set aside: the mailbox does not exist; no update is sent to it until it is confirmed again"
                .into()
        }
        Heard::Complaint => "complaint: updates to that mailbox have ended, of all letters".into(),
        Heard::Kept(why) => format!("kept: {}", kept(why)),
        Heard::NotKnown(NotKnown::Reason(code)) if code.is_empty() => {
            "not known: neither a code nor the words tell why the mail was given up; it is counted".into()
        }
        Heard::NotKnown(NotKnown::Reason(code)) => {
            format!(
                "not known: neither the code {code} nor the words tell why the mail was given up; it is counted"
            )
        }
        Heard::NotKnown(NotKnown::NotOurs) => {
            "not known: no mail of this site is named in it by its Message-ID; nothing was done".into()
        }
        Heard::NotKnown(NotKnown::NoReport) => {
            "not known: it is no delivery report and no complaint; nothing was done".into()
        }
    }
}

fn kept(why: &Kept) -> String {
    match why {
        Kept::Arrived => "the mail arrived".into(),
        Kept::Later => "it failed for now only, or is still being tried".into(),
        Kept::Full => "the mailbox is full".into(),
        Kept::Suspended => "the account is suspended there, which may end".into(),
        Kept::Suppressed => {
            "our mail provider does not write to it any more, as something came back before (its suppression list)"
                .into()
        }
        Kept::Read => "the address was confirmed after that mail was written, so that the mailbox exists".into(),
        Kept::Reply => "it is an answer or a receipt, and reports no failure".into(),
        Kept::Feedback(kind) => format!("it is feedback of the type \"{kind}\" and no complaint"),
        Kept::Refused(meaning, words) => {
            let why = match meaning {
                Meaning::BlockList => "our network is on a block list",
                Meaning::Spf => "SPF",
                Meaning::Dkim => "DKIM",
                Meaning::Dmarc => "DMARC",
                Meaning::Rate => "too many mails",
                Meaning::Sender => "our sender's address or domain",
                Meaning::Content => "it looks like spam to them",
                Meaning::Relay => "their server does not take mail for that domain from us",
                _ => "a rule of theirs",
            };
            let answer = if words.is_empty() { "nothing but a code" } else { words.as_str() };
            format!("the mail of this site is refused, not the mailbox ({why}). Their server said: {answer}")
        }
    }
}
