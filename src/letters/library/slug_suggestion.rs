//! Guesses which letter a wrong URL means: links are cut short in chats, end in a full stop, or are typed from
//! paper.

use crate::letters::source::problem::nearest;

/// The shortest prefix that is completed to a slug: shorter ones match too many.
const SHORTEST_BEGINNING: usize = 4;
/// One typing mistake is allowed per this many characters.
const CHARACTERS_PER_SLIP: usize = 5;

/// The slug among `known` that `typed` probably means.
pub fn meant<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    let typed = typed.to_lowercase().replace(['_', ' '], "-");
    let typed = typed.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(same) = known.iter().find(|name| **name == typed) {
        return Some(same);
    }
    let begins = |name: &&&str| {
        let (shorter, longer) = if typed.len() < name.len() { (typed, **name) } else { (**name, typed) };
        shorter.len() >= SHORTEST_BEGINNING && longer.starts_with(shorter)
    };
    let mut beginnings = known.iter().filter(begins);
    if let (Some(only), None) = (beginnings.next(), beginnings.next()) {
        return Some(only);
    }
    let slips = |name: &&str| strsim::damerau_levenshtein(typed, name);
    nearest(typed, known.iter().copied())
        .filter(|name| slips(name) * CHARACTERS_PER_SLIP <= name.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 3] = ["the-unpaid-orchestra", "the-unpaid-choir", "a-bench-by-the-river"];

    #[test]
    fn a_link_that_was_cut_short_or_ran_on_is_understood() {
        assert_eq!(meant("a-bench-by", &KNOWN), Some("a-bench-by-the-river"));
        assert_eq!(meant("a-bench-by-the-river.", &KNOWN), Some("a-bench-by-the-river"));
        assert_eq!(meant("a-bench-by-the-river),", &KNOWN), Some("a-bench-by-the-river"));
        assert_eq!(meant("A_Bench_by_the_River", &KNOWN), Some("a-bench-by-the-river"));
    }

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        assert_eq!(meant("the-unpaid-ochestra", &KNOWN), Some("the-unpaid-orchestra"));
        assert_eq!(meant("teh-unpaid-chior", &KNOWN), Some("the-unpaid-choir"));
    }

    #[test]
    fn what_could_mean_anything_means_nothing() {
        for typed in ["", "the", "the-unpaid", "wp-login.php", ".env", "orchestra"] {
            assert_eq!(meant(typed, &KNOWN), None, "{typed}");
        }
    }
}
