//! Owns [`Problem`], a mistake in a file with its line and advice, and the search for the known word nearest to a
//! mistyped one.

use std::{fmt, ops::Range};

/// The most edits between a mistyped word and the known word that was probably meant.
const TYPO_DISTANCE: usize = 2;

/// One mistake in one file, described for its author.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path from the folder of letters on: `my-letter/letter.md`.
    pub file: String,
    /// The line, from 1; line 1 for a problem of the whole file.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
    /// True if the letter can be loaded despite it, though the result is hardly what the author wanted.
    pub is_remark: bool,
}

impl Problem {
    pub fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into(), is_remark: false }
    }

    /// A probable mistake that does not prevent loading.
    pub fn remark(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { is_remark: true, ..Self::new(file, line, what) }
    }

    /// The same problem with a path from one folder further up.
    #[must_use]
    pub fn within(mut self, folder: &str) -> Self {
        self.file = format!("{folder}/{}", self.file);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Converts byte offsets of a text to line numbers.
pub struct LineNumbers {
    /// The offset of each line except the first.
    begins: Vec<usize>,
    /// The number of each line.
    numbers: Vec<usize>,
}

impl LineNumbers {
    /// The lines of `text`, each ended by LF.
    pub fn of(text: &str) -> Self {
        Self::numbered(text, (1..=text.matches('\n').count() + 1).collect())
    }

    /// The lines of a text from which parts were cut, with their original numbers.
    pub fn numbered(text: &str, numbers: Vec<usize>) -> Self {
        Self { begins: text.match_indices('\n').map(|(at, _)| at + 1).collect(), numbers }
    }

    pub fn into_numbers(self) -> Vec<usize> {
        self.numbers
    }

    /// The number of the line with the byte at `offset`, from 1.
    pub fn line_at(&self, offset: usize) -> usize {
        let index = self.index_at(offset);
        self.numbers.get(index).copied().unwrap_or(index + 1)
    }

    /// The index of that line.
    fn index_at(&self, offset: usize) -> usize {
        self.begins.partition_point(|begin| *begin <= offset)
    }

    /// The line numbers after these ranges are cut out; they must be sorted and must not overlap. A line that loses
    /// its beginning is joined with the line at the end of the cut, and gets the number of that line.
    pub(in crate::letters) fn numbers_without(&self, cut: &[Range<usize>]) -> Vec<usize> {
        let mut left = Vec::with_capacity(self.numbers.len());
        let mut next = 0;
        for range in cut {
            let (first, last) = (self.index_at(range.start), self.index_at(range.end));
            left.extend(self.numbers.get(next..=first).unwrap_or_default());
            let begins_line = range.start == 0 || self.begins.binary_search(&range.start).is_ok();
            if begins_line && let (Some(number), Some(below)) = (left.last_mut(), self.numbers.get(last)) {
                *number = *below;
            }
            next = last + 1;
        }
        left.extend(self.numbers.get(next..).unwrap_or_default());
        left
    }
}

/// The known word nearest to `word`, by edit distance.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known.into_iter().min_by_key(|candidate| distance(word, candidate))
}

/// The known word of which `word` is probably a misspelling.
pub fn mistyped<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    nearest(word, known).filter(|candidate| is_slip(word, candidate))
}

/// Advice about an unknown word: the nearest known one, as a question if it is likely.
pub fn advice<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    match nearest(word, known) {
        Some(candidate) if is_slip(word, candidate) => {
            format!("did you mean \"{candidate}\"?")
        }
        Some(candidate) => format!("the nearest known one is \"{candidate}\""),
        None => "remove it".to_owned(),
    }
}

/// Few edits, and fewer than the word has letters: "a" is not a misspelling of "id".
fn is_slip(word: &str, candidate: &str) -> bool {
    let edits = distance(word, candidate);
    edits <= TYPO_DISTANCE && edits * 2 <= candidate.chars().count()
}

fn distance(one: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(&one.to_lowercase(), &other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_like_a_compilers() {
        let problem = Problem::new("letter.md", 3, "unknown key").within("my-letter");
        assert_eq!(problem.to_string(), "my-letter/letter.md:3: unknown key");
    }

    #[test]
    fn a_byte_is_on_the_line_that_it_ends_or_stands_in() {
        let lines = LineNumbers::of("ab\n\nc");
        assert_eq!([0, 2, 3, 4, 5].map(|at| lines.line_at(at)), [1, 1, 2, 3, 3]);
    }

    #[test]
    fn a_typo_gets_a_suggestion_and_an_unknown_word_does_not() {
        let known = ["title", "goal", "language"];
        assert_eq!(advice("titel", known), "did you mean \"title\"?");
        assert_eq!(advice("gaol", known), "did you mean \"goal\"?");
        assert_eq!(advice("a", ["id"]), "the nearest known one is \"id\"");
        assert_eq!(advice("colour-scheme", known), "the nearest known one is \"language\"");
    }
}
