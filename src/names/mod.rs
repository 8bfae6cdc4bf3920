//! Owns the comparison of people's names; used by every capability.

pub mod confusables;

use unicode_normalization::UnicodeNormalization as _;

/// A name for comparison: compatibility forms (NFKC) and case folded, white space collapsed. Stricter than
/// [`confusables`], which also takes letters for the same that only look alike.
pub fn folded_name(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_compatibility_forms_and_cases() {
        assert_eq!(folded_name("  ＡＮＮＡ\u{a0} Schmidt\t"), "anna schmidt");
        assert_eq!(folded_name("aure\u{300}ce"), folded_name("AURÈCE"));
        assert_ne!(folded_name("Müller"), folded_name("Muller"));
    }
}
