//! What the environment says beyond clap's own reading: an empty variable counts as unset, and each secret can be in a
//! file that `NAME_FILE` names, as Docker's and Kubernetes' secrets and systemd's credentials are.

use std::{env, fs, path::Path};

use clap::{Arg, Command};

/// No environment has a variable of this name.
const NO_VARIABLE: &str = "=";

/// The command line with what the environment says, and what is wrong with the file of a secret.
pub(super) fn with_environment(command: Command) -> (Command, Option<String>) {
    let mut wrong = None;
    let command = every_argument(command, &mut |argument| {
        let (argument, secret) = from_environment(argument);
        match secret {
            None => argument,
            // What is typed as an argument comes before it.
            Some(Ok(secret)) => argument.default_value(secret).hide_default_value(true),
            Some(Err(problem)) => {
                wrong.get_or_insert(problem);
                argument
            }
        }
    });
    (command, wrong)
}

fn every_argument(command: Command, change: &mut dyn FnMut(Arg) -> Arg) -> Command {
    command.mut_args(&mut *change).mut_subcommands(|command| every_argument(command, change))
}

/// The argument without its variable if that is empty, and the secret that a file has for it.
fn from_environment(argument: Arg) -> (Arg, Option<Result<String, String>>) {
    let Some(variable) = argument.get_env().map(|name| name.to_string_lossy().into_owned()) else {
        return (argument, None);
    };
    // Exactly the secrets have hidden values.
    let is_secret = argument.is_hide_env_values_set();
    let value = env::var_os(&variable);
    let is_set = value.as_ref().is_some_and(|value| !value.is_empty());
    // It can only be renamed, not taken away.
    let is_empty = value.is_some() && !is_set;
    let argument = if is_empty { argument.env(NO_VARIABLE).hide_env(true) } else { argument };
    let secret = if is_secret { in_file(&variable, is_set) } else { None };
    (argument, secret)
}

/// The secret in the file that `NAME_FILE` names.
fn in_file(variable: &str, is_set: bool) -> Option<Result<String, String>> {
    let naming = format!("{variable}_FILE");
    let path = env::var_os(&naming).filter(|path| !path.is_empty())?;
    if is_set {
        return Some(Err(format!("{variable} and {naming} are both set; unset one of them")));
    }
    let path = Path::new(&path);
    Some(secret_in(path).map_err(|problem| format!("{naming}: {}: {problem}", path.display())))
}

/// What the file holds, without the line end that editors and `echo` add, and without the mark that Windows' begin with.
fn secret_in(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => "it is not text in UTF-8".into(),
        _ => error.to_string(),
    })?;
    match text.trim_start_matches('\u{feff}').trim() {
        "" => Err("the file is empty".into()),
        // A key in PEM has lines.
        secret if !secret.contains("-----BEGIN ") && secret.contains(char::is_control) => {
            Err("write the secret alone into the file, in one line".into())
        }
        secret => Ok(secret.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_in_a_file_is_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let read = |bytes: &[u8]| {
            let path = folder.path().join("secret");
            fs::write(&path, bytes).unwrap();
            secret_in(&path)
        };
        for bytes in ["s3cret", "s3cret\n", "s3cret\r\n", "\u{feff}s3cret\r\n\r\n"] {
            assert_eq!(read(bytes.as_bytes()).unwrap(), "s3cret");
        }
        assert_eq!(read(b"  \n").unwrap_err(), "the file is empty");
        assert!(read(b"one\ntwo\n").unwrap_err().contains("in one line"));
        assert!(read(b"\xff\xfe").unwrap_err().contains("UTF-8"));
    }
}
