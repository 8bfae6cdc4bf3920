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
        from_environment(argument).unwrap_or_else(|(argument, problem)| {
            wrong.get_or_insert(problem);
            argument
        })
    });
    (command, wrong)
}

fn every_argument(command: Command, change: &mut dyn FnMut(Arg) -> Arg) -> Command {
    command.mut_args(&mut *change).mut_subcommands(|command| every_argument(command, change))
}

/// The argument, or with it what is wrong with the file of its secret.
fn from_environment(argument: Arg) -> Result<Arg, (Arg, String)> {
    let Some(variable) = argument.get_env().map(|name| name.to_string_lossy().into_owned()) else {
        return Ok(argument);
    };
    let is_set = match env::var_os(&variable) {
        Some(value) if !value.is_empty() => true,
        Some(_) => {
            // It can only be renamed, not taken away.
            return in_file(argument.env(NO_VARIABLE).hide_env(true), &variable, false);
        }
        None => false,
    };
    in_file(argument, &variable, is_set)
}

/// Takes the secret from the file that `NAME_FILE` names. What is typed as an argument comes before it.
fn in_file(argument: Arg, variable: &str, is_set: bool) -> Result<Arg, (Arg, String)> {
    // Exactly the secrets have hidden values.
    if !argument.is_hide_env_values_set() {
        return Ok(argument);
    }
    let naming = format!("{variable}_FILE");
    let Some(path) = env::var_os(&naming).filter(|path| !path.is_empty()) else { return Ok(argument) };
    if is_set {
        return Err((argument, format!("{variable} and {naming} are both set; unset one of them")));
    }
    match secret_in(Path::new(&path)) {
        Ok(secret) => Ok(argument.default_value(secret).hide_default_value(true)),
        Err(problem) => Err((argument, format!("{naming}: {}: {problem}", Path::new(&path).display()))),
    }
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
