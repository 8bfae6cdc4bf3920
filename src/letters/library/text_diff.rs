//! Compares two texts word by word and renders the difference for readers.
//!
//! Paragraphs are compared first, then the words within paragraphs that differ. A line break in another place is
//! not a difference. A rewritten paragraph is shown whole, old and new, and not as many small pieces.

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices_deadline};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::letters::markdown::without_comments;

/// Time limit for the search of the shortest difference. Two versions of a letter take a millisecond; two whole
/// novels without a common word still get a result, only a coarser one.
const LONGEST_SEARCH: Duration = Duration::from_millis(250);

/// Two paragraphs are versions of each other if at least one word in this many is common to both.
const RELATED: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    Kept(String),
    Removed(String),
    Added(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// The number of paragraphs that are equal in both texts.
    Same(usize),
    /// One or more paragraphs that differ.
    Changed(Vec<Run>),
}

/// Compares two texts. Differences in white space alone are ignored.
pub fn difference(old: &str, new: &str) -> Vec<Passage> {
    let until = Instant::now() + LONGEST_SEARCH;
    // Readers see the result, and comments are not for readers.
    let (old, new) = (without_comments(old), without_comments(new));
    let (old, new) = (paragraphs(&old), paragraphs(&new));
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let mut passages = Vec::new();
    for op in compare(&old_keys, &new_keys, until) {
        if op.tag() == DiffTag::Equal {
            passages.push(Passage::Same(op.new_range().len()));
            continue;
        }
        let (old, new) = (old[op.old_range()].join("\n\n"), new[op.new_range()].join("\n\n"));
        passages.push(Passage::Changed(words(&old, &new, until)));
    }
    passages
}

/// The difference as plain text for logs and terminals, in the format of wdiff: `[-removed-]`, `{+added+}`.
pub fn plain(passages: &[Passage]) -> String {
    let shown = passages.iter().map(|passage| match passage {
        Passage::Same(_) => "…".to_owned(),
        Passage::Changed(runs) => runs
            .iter()
            .map(|run| match run {
                Run::Kept(words) => words.clone(),
                Run::Removed(words) => format!("[-{words}-]"),
                Run::Added(words) => format!("{{+{words}+}}"),
            })
            .collect(),
    });
    shown.collect::<Vec<_>>().join("\n\n")
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')).filter(|p| !p.is_empty()).collect()
}

/// Comparison keys of paragraphs: the text without its line breaks.
fn keys(paragraphs: &[&str]) -> Vec<String> {
    paragraphs.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn compare<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T], until: Instant) -> Vec<DiffOp> {
    capture_diff_slices_deadline(Algorithm::Patience, old, new, Some(until))
}

fn words(old: &str, new: &str, until: Instant) -> Vec<Run> {
    let (old_words, new_words) = (split(old), split(new));
    let (old_keys, new_keys): (Vec<_>, Vec<_>) =
        (old_words.iter().map(|word| key(word)).collect(), new_words.iter().map(|word| key(word)).collect());
    let ops = compare(&old_keys, &new_keys, until);
    let mut writing = RunCollector::default();
    let count = |words: &[&str]| words.iter().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    let kept = ops.iter().filter(|op| op.tag() == DiffTag::Equal);
    let common: usize = kept.map(|op| count(&new_words[op.new_range()])).sum();
    if common * RELATED * 2 < count(&old_words) + count(&new_words) {
        writing.change(old, new);
        return writing.finish();
    }
    for op in ops {
        let (old, new) = (old_words[op.old_range()].concat(), new_words[op.new_range()].concat());
        if op.tag() == DiffTag::Equal { writing.keep(&old, &new) } else { writing.change(&old, &new) }
    }
    writing.finish()
}

/// Splits a text at word boundaries (Unicode UAX 29); consecutive white space is one piece.
fn split(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut begin = 0;
    let mut was_space = false;
    for (at, word) in text.split_word_bound_indices() {
        let is_space = word.chars().all(char::is_whitespace);
        if at > begin && !(is_space && was_space) {
            words.push(&text[begin..at]);
            begin = at;
        }
        was_space = is_space;
    }
    words.extend((begin < text.len()).then(|| &text[begin..]));
    words
}

/// Comparison key of a word: a line break within a paragraph equals a space.
fn key(word: &str) -> &str {
    if !word.chars().all(char::is_whitespace) {
        word
    } else if word.matches('\n').count() > 1 {
        "\n\n"
    } else {
        " "
    }
}

/// Collects runs. A change, white space and another change become one change.
#[derive(Default)]
struct RunCollector {
    runs: Vec<Run>,
    removed: String,
    added: String,
    /// White space after a change, old and new, while it is open whether another change follows.
    gap: Option<(String, String)>,
}

impl RunCollector {
    fn change(&mut self, old: &str, new: &str) {
        if let Some((old, new)) = self.gap.take() {
            self.removed.push_str(&old);
            self.added.push_str(&new);
        }
        self.removed.push_str(old);
        self.added.push_str(new);
    }

    fn keep(&mut self, old: &str, new: &str) {
        let follows_change = !(self.removed.is_empty() && self.added.is_empty());
        if follows_change && key(new) == " " {
            self.gap = Some((old.to_owned(), new.to_owned()));
            return;
        }
        self.end_change();
        self.runs.push(Run::Kept(new.to_owned()));
    }

    fn end_change(&mut self) {
        let (removed, added) = (std::mem::take(&mut self.removed), std::mem::take(&mut self.added));
        self.runs.extend((!removed.is_empty()).then_some(Run::Removed(removed)));
        self.runs.extend((!added.is_empty()).then_some(Run::Added(added)));
        self.runs.extend(self.gap.take().map(|(_, gap)| Run::Kept(gap)));
    }

    fn finish(mut self) -> Vec<Run> {
        self.end_change();
        self.runs
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(old: &str, new: &str) -> String {
        plain(&difference(old, new))
    }

    #[test]
    fn a_changed_word_is_shown_in_its_paragraph() {
        assert_eq!(
            shown("One.\n\nPay us now, please.\n", "One.\n\nPay us fairly, please.\n"),
            "…\n\nPay us [-now-]{+fairly+}, please."
        );
    }

    #[test]
    fn neighbouring_changes_are_one() {
        assert_eq!(
            shown(
                "We kindly ask you to keep the old library open for us all",
                "We kindly ask you to keep our town library open for us all"
            ),
            "We kindly ask you to keep [-the old-]{+our town+} library open for us all"
        );
    }

    #[test]
    fn a_line_that_is_broken_elsewhere_is_no_difference() {
        assert_eq!(difference("a b\nc\n\nd", "a\nb c\n\nd"), [Passage::Same(2)]);
        assert_eq!(shown("a b\nc d e f", "a\nb c d e g"), "a\nb c d e [-f-]{+g+}");
    }

    #[test]
    fn a_paragraph_written_anew_is_shown_whole() {
        assert_eq!(
            shown("Bread and roses.\n\nEnd", "All power to the imagination!\n\nEnd"),
            "[-Bread and roses.-]{+All power to the imagination!+}\n\n…"
        );
    }

    #[test]
    fn paragraphs_come_and_go() {
        assert_eq!(shown("A\n\nB", "A\n\nNew\n\nB"), "…\n\n{+New+}\n\n…");
        assert_eq!(shown("A\n\nOld\n\nB", "A\n\nB"), "…\n\n[-Old-]\n\n…");
        assert_eq!(shown("", "A"), "{+A+}");
        assert_eq!(difference("A", "A"), [Passage::Same(1)]);
    }

    #[test]
    fn scripts_without_spaces_are_compared_by_their_own_words() {
        assert_eq!(shown("我们要求公平的报酬", "我们要求公正的报酬"), "我们要求公[-平-]{+正+}的报酬");
        assert_eq!(
            shown("نطلب أجرا عادلا لنا اليوم", "نطلب أجرا كريما لنا اليوم"),
            "نطلب أجرا [-عادلا-]{+كريما+} لنا اليوم"
        );
    }

    /// Rebuilds one of the two texts from their difference.
    fn side(passages: &[Passage], of: impl Fn(&Run) -> Option<String>) -> String {
        let changed = passages.iter().map(|passage| match passage {
            Passage::Same(_) => String::new(),
            Passage::Changed(runs) => runs.iter().filter_map(&of).collect(),
        });
        changed.collect()
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_their_difference(
            (old, new) in ("[a-c .\\n]{0,40}", "[a-c .\\n]{0,40}"),
        ) {
            let words = |text: String| text.split_whitespace().collect::<Vec<_>>().concat();
            let (old_paragraphs, new_paragraphs) = (paragraphs(&old), paragraphs(&new));
            let passages = difference(&old, &new);
            let same: usize = passages.iter().map(|one| if let Passage::Same(n) = one { *n } else { 0 }).sum();
            prop_assert!(same <= old_paragraphs.len().min(new_paragraphs.len()));
            if same == 0 {
                let kept_or = |run: &Run, wanted: fn(&Run) -> Option<&String>| match run {
                    Run::Kept(words) => Some(words.clone()),
                    other => wanted(other).cloned(),
                };
                let before = side(&passages, |run| kept_or(run, |run| if let Run::Removed(words) = run { Some(words) } else { None }));
                let after = side(&passages, |run| kept_or(run, |run| if let Run::Added(words) = run { Some(words) } else { None }));
                prop_assert_eq!(words(before), words(old_paragraphs.concat()));
                prop_assert_eq!(words(after), words(new_paragraphs.concat()));
            }
        }
    }
}
