//! The program's entry point: it only parses the command line and runs it.

use undersigned::cli::Cli;

fn main() -> std::process::ExitCode {
    Cli::of_this_process().run()
}
