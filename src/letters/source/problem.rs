//! What is wrong in a file, at which line, and what to do about it.

use std::{fmt, ops::Range};

/// The furthest that a mistyped word may be from a known one to be taken for it, in edits.
const TYPO_DISTANCE: usize = 2;

/// One mistake in one file, in words for whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the folder of letters on: `my-letter/letter.md`.
    pub file: String,
    /// The line, from 1; what concerns a file as a whole stands at its line 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
    /// It stands in the way of nothing: the letter is shown, though hardly as it was meant.
    pub is_remark: bool,
}

impl Problem {
    /// A mistake at `line` of `file`.
    pub fn new(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, what: what.into(), is_remark: false }
    }

    /// Something at `line` of `file` that was probably meant otherwise.
    pub fn remark(file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { is_remark: true, ..Self::new(file, line, what) }
    }

    /// The same mistake, its file seen from one folder further up.
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

/// Where the lines of a text begin: tells the line of a byte offset.
pub struct Lines {
    /// Where each but the first begins.
    begins: Vec<usize>,
    /// What each is called.
    numbers: Vec<usize>,
}

impl Lines {
    /// The lines of `text`, each ended by LF.
    pub fn of(text: &str) -> Self {
        Self::numbered(text, (1..=text.matches('\n').count() + 1).collect())
    }

    /// The lines of a text that was longer once, with the numbers that they had there.
    pub fn numbered(text: &str, numbers: Vec<usize>) -> Self {
        Self { begins: text.match_indices('\n').map(|(at, _)| at + 1).collect(), numbers }
    }

    /// The number of each.
    pub fn into_numbers(self) -> Vec<usize> {
        self.numbers
    }

    /// The line that holds the byte at `offset`, from 1.
    pub fn line_at(&self, offset: usize) -> usize {
        let index = self.index_at(offset);
        self.numbers.get(index).copied().unwrap_or(index + 1)
    }

    /// Which line that is among those of the text.
    fn index_at(&self, offset: usize) -> usize {
        self.begins.partition_point(|begin| *begin <= offset)
    }

    /// The numbers of all lines once these ranges are cut out, which are in order and do not overlap. A line that loses
    /// its beginning goes on with what was below, and has the number of that.
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

/// The known word nearest to `word`, by the number of edits between them.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known.into_iter().min_by_key(|candidate| distance(word, candidate))
}

/// The known word for which `word` is probably a slip of the finger.
pub fn mistyped<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    nearest(word, known).filter(|candidate| is_slip(word, candidate))
}

/// What to do about an unknown word: the nearest known one, as a question where it is likely.
pub fn advice<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    match nearest(word, known) {
        Some(candidate) if is_slip(word, candidate) => {
            format!("did you mean \"{candidate}\"?")
        }
        Some(candidate) => format!("the nearest known one is \"{candidate}\""),
        None => "remove it".to_owned(),
    }
}

/// Few edits, and fewer than the word has letters: "a" is no slip for "id".
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
        let lines = Lines::of("ab\n\nc");
        assert_eq!([0, 2, 3, 4, 5].map(|at| lines.line_at(at)), [1, 1, 2, 3, 3]);
    }

    #[test]
    fn a_slip_of_the_finger_is_asked_about_and_a_stranger_is_only_told() {
        let known = ["title", "goal", "language"];
        assert_eq!(advice("titel", known), "did you mean \"title\"?");
        assert_eq!(advice("gaol", known), "did you mean \"goal\"?");
        assert_eq!(advice("a", ["id"]), "the nearest known one is \"id\"");
        assert_eq!(advice("colour-scheme", known), "the nearest known one is \"language\"");
    }
}
