//! What is given random bytes: the files of a letter.

use super::{
    Files, Letter, SiteContext, load,
    markdown::fuzz::assert_harmless,
    source::files::{ABOUT, LETTER, SIGNATORIES, WATCH, WITHDRAWN},
};

/// The smallest letter.
const SMALLEST: &str = "+++\ntitle = \"A\"\nlanguage = \"en\"\n+++\n\nDear all\n";

/// The files that can be anything; the first byte chooses one.
const FILES: [&str; 8] = [
    LETTER,
    "letter.fr.md",
    SIGNATORIES,
    ABOUT,
    WATCH,
    WITHDRAWN,
    "statements/01-a.md",
    "updates/2026-11-01-a.md",
];

/// A file is read and harmless, or its mistakes are told with a line that it has.
fn letter_file(data: &[u8]) {
    let Some((which, content)) = data.split_first() else { return };
    let path = FILES[usize::from(*which) % FILES.len()];
    let mut files = Files::default();
    files.insert(LETTER, SMALLEST.as_bytes().to_vec());
    files.insert(path, content.to_vec());
    match load(&"a".parse().expect("a slug"), &files, &SiteContext::unseen(false)) {
        Ok(letter) => bodies(&letter).for_each(assert_harmless),
        Err(problems) => {
            let lines = content.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
            for problem in &problems {
                assert_eq!(problem.file, format!("a/{path}"), "{problem}");
                assert!((1..=lines).contains(&problem.line), "{lines} lines: {problem}");
            }
        }
    }
}

/// All that was Markdown.
fn bodies(letter: &Letter) -> impl Iterator<Item = &str> {
    let texts = letter.texts.iter().map(|text| &text.html);
    let statements = letter.statements.iter().map(|statement| &statement.html);
    let updates = letter.updates.iter().flat_map(|update| &update.tellings).map(|telling| &telling.html);
    let withdrawal = letter.withdrawal.iter().map(|withdrawal| &withdrawal.html);
    let all = texts.chain(statements).chain(updates).chain(withdrawal).chain(&letter.about);
    all.map(super::Html::as_str)
}

#[cfg(test)]
mod tests {
    #[test]
    fn letter_files_hold() {
        crate::seeds::each("letter_file", super::letter_file);
    }
}
