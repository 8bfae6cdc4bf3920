//! Questions at the terminal.

use std::io::{BufRead as _, Write as _};

use anyhow::bail;

use super::say;

/// Asks for one of the options. Counted from zero.
pub(super) fn pick(question: &str, offered: &[String]) -> anyhow::Result<usize> {
    say(question);
    for (at, one) in offered.iter().enumerate() {
        say(&format!("  {}  {one}", at + 1));
    }
    loop {
        let typed = typed(&format!("1 to {}: ", offered.len()))?;
        let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(at) = number.filter(|at| *at < offered.len()) {
            return Ok(at);
        }
    }
}

/// Yes or no; any other answer is no.
pub(super) fn agrees(question: &str) -> anyhow::Result<bool> {
    Ok(matches!(typed(&format!("{question} [y/N] "))?.to_lowercase().as_str(), "y" | "yes"))
}

/// Asks until what is typed can be read as what is wanted.
pub(super) fn ask<T, E: std::fmt::Display>(
    question: &str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> anyhow::Result<T> {
    loop {
        match parse(&typed(&format!("{question}: "))?) {
            Ok(answer) => return Ok(answer),
            Err(error) => say(&format!("  {error}")),
        }
    }
}

/// Reads a line; the end of the input is an error that ends the command.
pub(super) fn typed(prompt: &str) -> anyhow::Result<String> {
    let mut out = std::io::stdout().lock();
    write!(out, "{prompt}")?;
    out.flush()?;
    let mut line = String::new();
    if std::io::stdin().lock().read_line(&mut line)? == 0 {
        bail!("nothing was entered");
    }
    Ok(line.trim().to_owned())
}
