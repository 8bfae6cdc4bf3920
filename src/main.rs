//! The program: parse, run; nothing else.

use clap::Parser;
use undersigned::cli::Cli;

fn main() -> std::process::ExitCode {
    Cli::parse().run()
}
