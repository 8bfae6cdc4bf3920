//! `undersigned switch`: pauses signing or mail, or lets the site only show.

use std::process::ExitCode;

use super::{held::with_site, say};
use crate::clock::minute;
use crate::{
    audit::Who,
    config::Config,
    switches::{Switch, Switches},
};

#[derive(Debug, clap::Args)]
pub struct SwitchArgs {
    /// What is turned off or on again; site is every change, and with it signing and mail [default: show all]
    #[arg(value_enum, requires = "turn")]
    switch: Option<Switch>,
    #[arg(value_enum)]
    turn: Option<Turn>,
    /// Why, for those who run the site
    #[arg(long, default_value = "")]
    note: String,
    /// Throw away the mail that waits: after a backup was restored, it was sent before
    #[arg(long)]
    drop_waiting_mail: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Turn {
    On,
    Off,
}

pub async fn run(config: Config, asked: SwitchArgs) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        let (pool, now) = (app.database.pool(), app.clock.now());
        if asked.drop_waiting_mail {
            let dropped = app.outbox.drop_waiting(Who::CommandLine).await?;
            say(&format!("thrown away: {dropped} mails"));
        }
        if let (Some(switch), Some(turn)) = (asked.switch, asked.turn) {
            let by = (Who::CommandLine, switch);
            let off_because = (turn == Turn::Off).then(|| asked.note.trim());
            app.switches.turn(pool, by, off_because, now).await?;
        }
        let off = Switches::all_off(pool).await?;
        for switch in Switch::ALL.iter().map(Switch::into_str) {
            match off.iter().find(|off| off.name == switch) {
                Some(off) => say(&format!("{switch}: off since {} {}", minute(off.off_since), off.note)),
                None => say(&format!("{switch}: on")),
            }
        }
        let waiting = app.outbox.figures().await?.waiting;
        say(&format!("mails that wait: {waiting}"));
        Ok(())
    })
    .await
}
