//! The command line: one clap struct, one command a file.

pub mod check;
pub mod held;
mod logging;
pub mod new;
pub mod open;
pub mod serve;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use uuid::Uuid;

use crate::config::Config;

/// Open letters published from Markdown, signatures confirmed by email, signatories shown in public and
/// exported for the press.
#[derive(Debug, Parser)]
#[command(name = "undersigned", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    config: Config,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the site: migrate, load the letters, serve, send mail (the default)
    Serve,
    /// Make a letter's folder with commented front matter to fill in
    New {
        /// Its name in addresses, as "save-the-library"
        slug: String,
    },
    /// Load every letter and report each problem with its file and line
    Check {
        /// A folder of letters, or one letter [default: the folder of letters]
        dir: Option<PathBuf>,
    },
    /// Show the signatures that wait for a moderator, and decide on them
    #[command(args_conflicts_with_subcommands = true)]
    Held {
        /// Only those of this letter
        slug: Option<String>,
        #[command(subcommand)]
        decision: Option<Decision>,
    },
}

#[derive(Debug, Subcommand)]
enum Decision {
    /// Publish a signature
    Publish {
        /// As `held` shows it
        id: Uuid,
        /// Why, for the audit trail
        #[arg(long)]
        reason: Option<String>,
    },
    /// Reject a signature; its signer is told the reason
    Reject {
        /// As `held` shows it
        id: Uuid,
        /// Why, in words for the signer
        #[arg(long)]
        reason: Option<String>,
    },
}

impl Cli {
    /// Does what was asked.
    pub fn run(self) -> ExitCode {
        let Self { command, config } = self;
        let outcome = match command.unwrap_or(Command::Serve) {
            Command::New { slug } => new::run(&config.letters, &slug),
            Command::Check { dir } => {
                let is_local = config.public_url.as_ref().is_none_or(crate::config::PublicUrl::is_local);
                check::run(dir.as_ref().unwrap_or(&config.letters), !is_local)
            }
            Command::Serve => in_runtime(config, serve::run),
            Command::Held { slug, decision: None } => {
                in_runtime(config, async |config| held::list(config, slug).await)
            }
            Command::Held { decision: Some(Decision::Publish { id, reason }), .. } => {
                in_runtime(config, async |config| held::publish(config, id, reason).await)
            }
            Command::Held { decision: Some(Decision::Reject { id, reason }), .. } => {
                in_runtime(config, async |config| held::reject(config, id, reason).await)
            }
        };
        outcome.unwrap_or_else(|error| {
            #[expect(clippy::print_stderr)] // this is a command's answer
            {
                eprintln!("undersigned: {error:#}");
            }
            ExitCode::FAILURE
        })
    }
}

fn in_runtime<F: Future<Output = anyhow::Result<ExitCode>>>(
    config: Config,
    command: impl FnOnce(Config) -> F,
) -> anyhow::Result<ExitCode> {
    logging::start(&config)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(command(config));
    // What still hangs, hangs in somebody else's system call: the end does not wait for it.
    runtime.shutdown_background();
    outcome
}
