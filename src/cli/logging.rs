//! Logging: text for a person at a terminal, JSON for a program that collects it.

use std::io::{self, IsTerminal};

use anyhow::Context;
use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Starts logging to standard error. The log contains ids, never an address, a name, a token or an IP.
pub(super) fn start(config: &Config) -> anyhow::Result<()> {
    // Notices of the database ("already exists, skipping") are hidden, unless the filter asks for them. What async-imap
    // logs has the password of the mailbox and the messages in it: "trace" alone does not ask for that.
    // Of a session that cannot be read, tower-sessions logs an error, and the request that needed it logs what it means.
    let quiet = "async_imap=off,tower_sessions_core=off";
    let filter = EnvFilter::try_new(format!("sqlx=warn,{},{quiet}", config.log))
        .with_context(|| format!("--log {:?} is no filter", config.log))?;
    let format = config.log_format.unwrap_or(match io::stderr().is_terminal() {
        true => LogFormat::Text,
        false => LogFormat::Json,
    });
    // A line that cannot be written (a full disk) is lost. To say so on the same stream would end who wanted to say it.
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).log_internal_errors(false);
    match format {
        LogFormat::Text => log.with_target(false).compact().init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(())
}
