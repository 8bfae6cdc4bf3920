//! The command line: one clap struct, and one file for each command.
//!
//! | file | owns |
//! | --- | --- |
//! | `serve` | the site |
//! | `check`, `new`, `text`, `access`, `letter` | letters: problems, a new folder, a changed text, private links, a letter of the site as a folder |
//! | `held`, `import`, `export` | signatures: the queue, entering many, writing a file |
//! | `organizer`, `secret` | accounts; the secret that wraps the keys |
//! | `switch` | what is paused |
//! | `backup`, `freeze` | a whole copy, and its return; a copy for readers |
//! | `setup`, `doctor` | a new machine; whether all is well |
//! | `bounce`, `demo` | mail that came back; invented signatures |
//! | `environment`, `settings`, `open`, `logging`, `terminal` | what commands share: variables, before the database is open, after it, their log, questions |

pub mod access;
pub mod backup;
pub mod bounce;
pub mod check;
pub mod demo;
pub mod doctor;
mod environment;
pub mod export;
pub mod freeze;
pub mod held;
pub mod import;
pub mod letter;
mod logging;
pub mod new;
pub mod open;
pub mod organizer;
pub mod secret;
pub mod serve;
pub mod settings;
pub mod setup;
pub mod switch;
mod terminal;
pub mod text;

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, error::ErrorKind};
use secrecy::SecretString;
use uuid::Uuid;

use self::environment::with_environment;
use crate::{
    clock::minute,
    config::{Config, VERSION},
    letters::access::Admits,
    organizers::rights::Role,
};

/// Open letters published from Markdown, signatures confirmed by email, signatories shown in public and
/// exported for the press.
#[derive(Debug, Parser)]
#[command(name = "undersigned", version = VERSION, about, after_help = "Each secret can also be in a file: \
    set the variable's name with _FILE to its path, as DATABASE_URL_FILE=/run/secrets/database.")]
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
    /// Show what is different in a changed text of a signed letter, and put it in force
    Text(text::TextArgs),
    /// Private links to a letter that the public cannot see yet
    Access {
        #[command(subcommand)]
        act: Access,
    },
    /// A letter that is written on the site as a folder, and a folder into the site's keeping
    Letter {
        #[command(subcommand)]
        act: LetterCommand,
    },
    /// Accounts of those who moderate and write for the site
    Organizer {
        #[command(subcommand)]
        act: OrganizerCommand,
    },
    /// The secret that wraps the keys in the database
    Secret {
        #[command(subcommand)]
        act: SecretCommand,
    },
    /// Fill a database of its own with invented signatures, to try a site or to measure
    Demo(demo::DemoArgs),
    /// Enter signatories who were collected elsewhere (paper, another platform) from a file: all or nothing
    Import(Box<import::ImportArgs>),
    /// Write the public signatories of a letter as a file, the same as the web gives
    Export(export::ExportArgs),
    /// Ask what this machine needs to run the site, try the mail, write the settings, a systemd unit and a proxy's file, and
    /// say what is missing in the DNS
    Setup(setup::SetupArgs),
    /// Look at everything that the site needs, and say what to do where something is wrong; exit code 1 if it is
    Doctor(doctor::DoctorArgs),
    /// Write a copy of all public pages and files that any web server can show, without forms
    Freeze {
        /// A folder that is empty, or not there yet
        folder: PathBuf,
    },
    /// Write a whole copy of the database, with the journal of what people took away beside it; never the secret
    Backup {
        /// Where to write it
        file: PathBuf,
    },
    /// Fill an empty database with a backup, and repeat what people have taken away since; mail and signing stay paused
    Restore(backup::RestoreArgs),
    /// Pause signing or mail, or let the site only show; without arguments, say what is paused
    Switch(switch::SwitchArgs),
    /// Read a delivery report or a complaint from standard input, and say what came of it: `set aside`, `kept`,
    /// `complaint` or `not known`
    Bounce,
    /// Show the signatures and reports that wait for a moderator, and decide on them
    #[command(args_conflicts_with_subcommands = true)]
    Held {
        /// Only those of this letter
        slug: Option<String>,
        #[command(subcommand)]
        decision: Option<HeldCommand>,
    },
}

#[derive(Debug, Subcommand)]
enum Access {
    /// Show the links of a letter, how long they work and how often they were used
    List {
        /// The letter
        slug: String,
    },
    /// Make a link
    Grant {
        /// The letter
        slug: String,
        /// What it admits to: read, sign (before publication), or press (the list and its data)
        #[arg(long = "for", default_value = "read")]
        admits: Admits,
        /// For whom it is
        #[arg(long)]
        label: String,
        /// When it ends, as 2026-12-31T09:00:00Z [default: in 14 days]
        #[arg(long)]
        expires: Option<String>,
    },
    /// End a link now
    Revoke {
        /// As `list` shows it
        id: Uuid,
    },
}

#[derive(Debug, Subcommand)]
enum LetterCommand {
    /// Write a letter of the site into a folder
    Pull {
        /// The letter
        slug: String,
        /// A folder that is empty, or not there yet
        folder: PathBuf,
    },
    /// Save a folder as a letter of the site; its name is the letter's
    Push {
        /// The folder
        folder: PathBuf,
        /// Put it before the public, too
        #[arg(long)]
        publish: bool,
        /// Even if others have saved on the site since it was pulled
        #[arg(long)]
        overwrite: bool,
    },
}

#[derive(Debug, Subcommand)]
enum OrganizerCommand {
    /// Make an account and print the link by which its owner sets a password
    Add {
        /// Their email address
        address: String,
        /// owner, moderator or observer
        #[arg(long, default_value = "owner")]
        role: Role,
    },
    /// Show all accounts
    List,
    /// Close an account: it is signed out everywhere
    Disable {
        /// Their email address
        address: String,
    },
    /// End password, second factor and sessions of an account, and print a new link
    Reset {
        /// Their email address
        address: String,
    },
}

#[derive(Debug, Subcommand)]
enum SecretCommand {
    /// Print eight digits that tell this secret from another and give nothing away
    ShowFingerprint,
    /// Wrap the keys in a new secret; sites that run go on, and need it at their next start
    Rotate {
        /// 32 bytes in base64 [default: made, in the place of secret.key]
        #[arg(long, env = "UNDERSIGNED_NEW_SECRET_KEY", hide_env_values = true)]
        new_secret_key: Option<SecretString>,
    },
}

#[derive(Debug, Subcommand)]
enum HeldCommand {
    /// Publish a signature
    Publish {
        /// As `held` shows it
        id: Uuid,
        /// Why, for the audit trail
        #[arg(long)]
        reason: Option<String>,
    },
    /// Find that a report is not right: the signature stays, and the report is erased
    Dismiss {
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
    /// What was typed and what the environment says; ends the process if it cannot be read.
    pub fn of_this_process() -> Self {
        let (mut command, wrong) = with_environment(Self::command());
        let matches = command.get_matches_mut();
        let asked = Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
        match wrong {
            // These need no secret.
            Some(_) if matches!(asked.command, Some(Command::New { .. } | Command::Check { .. })) => asked,
            Some(problem) => command.error(ErrorKind::Io, problem).exit(),
            None => asked,
        }
    }

    pub fn run(self) -> ExitCode {
        let Self { command, config } = self;
        let outcome = match command.unwrap_or(Command::Serve) {
            Command::New { slug } => new::run(&config.letters, &slug),
            Command::Check { dir } => {
                let is_local = config.public_url.as_ref().is_none_or(crate::config::PublicUrl::is_local);
                check::run(dir.as_ref().unwrap_or(&config.letters), !is_local)
            }
            Command::Serve => in_runtime(config, serve::run),
            Command::Demo(asked) => in_runtime(config, |config| demo::run(config, asked)),
            Command::Import(asked) => in_runtime(config, |config| import::run(config, *asked)),
            Command::Bounce => in_runtime(config, bounce::run),
            Command::Setup(asked) => in_runtime(config, |config| setup::run(config, asked)),
            Command::Doctor(asked) => in_runtime(config, |config| doctor::run(config, asked)),
            Command::Freeze { folder } => {
                in_runtime(freeze::quiet(config), |config| freeze::run(config, folder))
            }
            Command::Backup { file } => in_runtime(config, |config| backup::write(config, file)),
            Command::Restore(asked) => in_runtime(config, |config| backup::restore(config, asked)),
            Command::Switch(asked) => in_runtime(config, |config| switch::run(config, asked)),
            Command::Export(asked) => in_runtime(config, |config| export::run(config, asked)),
            Command::Text(asked) => in_runtime(config, |config| text::run(config, asked)),
            Command::Access { act: Access::List { slug } } => {
                in_runtime(config, |config| access::list(config, slug))
            }
            Command::Access { act: Access::Grant { slug, admits, label, expires } } => {
                in_runtime(config, |config| access::grant(config, slug, admits, label, expires))
            }
            Command::Access { act: Access::Revoke { id } } => {
                in_runtime(config, |config| access::revoke(config, id))
            }
            Command::Letter { act: LetterCommand::Pull { slug, folder } } => {
                in_runtime(config, |config| letter::pull(config, slug, folder))
            }
            Command::Letter { act: LetterCommand::Push { folder, publish, overwrite } } => {
                let push = letter::Push { publishes: publish, overwrites: overwrite };
                in_runtime(config, |config| letter::push(config, folder, push))
            }
            Command::Organizer { act: OrganizerCommand::Add { address, role } } => {
                in_runtime(config, |config| organizer::add(config, address, role))
            }
            Command::Organizer { act: OrganizerCommand::List } => in_runtime(config, organizer::list),
            Command::Organizer { act: OrganizerCommand::Disable { address } } => {
                in_runtime(config, |config| organizer::disable(config, address))
            }
            Command::Organizer { act: OrganizerCommand::Reset { address } } => {
                in_runtime(config, |config| organizer::reset(config, address))
            }
            Command::Secret { act: SecretCommand::ShowFingerprint } => secret::show_fingerprint(&config),
            Command::Secret { act: SecretCommand::Rotate { new_secret_key } } => {
                in_runtime(config, |config| secret::rotate(config, new_secret_key))
            }
            Command::Held { slug, decision: None } => in_runtime(config, |config| held::list(config, slug)),
            Command::Held { decision: Some(HeldCommand::Publish { id, reason }), .. } => {
                in_runtime(config, |config| held::publish(config, id, reason))
            }
            Command::Held { decision: Some(HeldCommand::Dismiss { id, reason }), .. } => {
                in_runtime(config, |config| held::dismiss(config, id, reason))
            }
            Command::Held { decision: Some(HeldCommand::Reject { id, reason }), .. } => {
                in_runtime(config, |config| held::reject(config, id, reason))
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

/// Prints a line of the answer. If the reader has closed the pipe, as `head` does, the command still finishes its
/// work.
fn say(line: &str) {
    writeln!(std::io::stdout().lock(), "{line}").ok();
}

fn in_runtime<F: Future<Output = anyhow::Result<ExitCode>>>(
    config: Config,
    command: impl FnOnce(Config) -> F,
) -> anyhow::Result<ExitCode> {
    logging::start(&config)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(command(config));
    // Do not wait for threads that still hang in a system call.
    runtime.shutdown_background();
    outcome
}
