//! The program's entry point: it only parses the command line and runs it.

use clap::Parser;
use undersigned::cli::Cli;

fn main() -> std::process::ExitCode {
    Cli::parse().run()
}
