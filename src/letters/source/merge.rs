//! Owns the merging of what two people changed in one file at the same time: field by field, and paragraph by
//! paragraph in the text. Nothing is overwritten unseen: where both changed the same, the one who saves later is shown
//! what the other wrote.

use std::collections::BTreeSet;

use diffy::{ConflictStyle, MergeOptions};

use super::fields::{Fields, TEXT};

/// The length of the marks around what both changed, beyond any line of a letter.
const MARK: usize = 120;

/// The outcome of a merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The fields with the changes of both; where both changed the same, as the later one typed it.
    pub fields: Fields,
    /// The fields that the other changed, and whose change is taken over.
    pub taken: Vec<String>,
    /// What both changed: the name of the field, and what the other wrote.
    pub conflicts: Vec<(String, String)>,
}

/// Merges what was `typed` over `base` with what somebody else has made of it meanwhile.
pub fn merge(base: &Fields, theirs: &Fields, typed: &Fields) -> Merged {
    let mut merged = Merged { fields: typed.clone(), ..Merged::default() };
    let names: BTreeSet<&str> = base.names().chain(theirs.names()).chain(typed.names()).collect();
    for name in names {
        let [before, other, mine] = [base, theirs, typed].map(|fields| fields.get(name).trim_end());
        if other == before || other == mine {
            continue;
        }
        if mine == before {
            merged.fields.set(name, other);
            merged.taken.push(name.to_owned());
        } else if name == TEXT {
            let (text, is_clean) = merge_texts(before, other, mine);
            merged.fields.set(name, text.trim_end());
            if is_clean {
                merged.taken.push(name.to_owned());
            } else {
                merged.conflicts.push((name.to_owned(), other.to_owned()));
            }
        } else {
            merged.conflicts.push((name.to_owned(), other.to_owned()));
        }
    }
    merged
}

/// Merges two texts line by line; a paragraph is a line or a few. Where both changed the same lines, `mine` stands, and
/// the second value is false.
pub fn merge_texts(base: &str, theirs: &str, mine: &str) -> (String, bool) {
    let [base, theirs, mine] = [base, theirs, mine].map(|text| format!("{text}\n"));
    let mut options = MergeOptions::new();
    options.set_conflict_style(ConflictStyle::Merge).set_conflict_marker_length(MARK);
    match options.merge(&base, &mine, &theirs) {
        Ok(merged) => (merged.trim_end_matches('\n').to_owned(), true),
        Err(marked) => (without_theirs(&marked).trim_end_matches('\n').to_owned(), false),
    }
}

/// The text with my side of each conflict.
fn without_theirs(marked: &str) -> String {
    let is_mark = |line: &str, mark: char| line.chars().take(MARK).filter(|c| *c == mark).count() == MARK;
    let mut kept = String::new();
    let mut is_theirs = false;
    for line in marked.split_inclusive('\n') {
        if is_mark(line, '<') {
            continue;
        }
        if is_mark(line, '=') {
            is_theirs = true;
        } else if is_mark(line, '>') {
            is_theirs = false;
        } else if !is_theirs {
            kept.push_str(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(values: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in values {
            fields.set(name, value);
        }
        fields
    }

    #[test]
    fn changes_in_different_places_come_together() {
        let base = fields(&[("title", "A"), ("goal", "10"), (TEXT, "One.\n\nTwo.\n\nThree.\n")]);
        let theirs = fields(&[("title", "B"), ("goal", "10"), (TEXT, "One!\n\nTwo.\n\nThree.\n")]);
        let typed = fields(&[("title", "A"), ("goal", "20"), (TEXT, "One.\n\nTwo.\n\nThree!\n")]);
        let merged = merge(&base, &theirs, &typed);
        assert_eq!(merged.conflicts, []);
        assert_eq!(merged.taken, [TEXT, "title"]);
        let expected = fields(&[("title", "B"), ("goal", "20"), (TEXT, "One!\n\nTwo.\n\nThree!")]);
        assert_eq!(merged.fields, expected);
    }

    #[test]
    fn what_both_changed_is_told_and_mine_stands() {
        let base = fields(&[("title", "A"), (TEXT, "One.\n\nTwo.\n\nThree.\n")]);
        let theirs = fields(&[("title", "B"), (TEXT, "One!\n\nTwo!\n\nThree.\n")]);
        let typed = fields(&[("title", "C"), (TEXT, "One.\n\nTwo?\n\nThree.\n")]);
        let merged = merge(&base, &theirs, &typed);
        assert_eq!(merged.taken, Vec::<String>::new());
        assert_eq!(merged.fields.get("title"), "C");
        assert!(merged.fields.get(TEXT).contains("Two?"), "{merged:?}");
        assert_eq!(
            merged.conflicts,
            [(TEXT.to_owned(), "One!\n\nTwo!\n\nThree.".to_owned()), ("title".to_owned(), "B".to_owned())]
        );
    }

    #[test]
    fn the_same_change_is_no_conflict() {
        let base = fields(&[("title", "A"), (TEXT, "One.\n")]);
        let both = fields(&[("title", "B"), (TEXT, "One!\n")]);
        let merged = merge(&base, &both, &both.clone());
        assert_eq!((merged.conflicts.len(), merged.taken.len()), (0, 0));
    }
}
