//! Decides whether rows with the same name or address are one person twice, or two people.

use std::collections::HashSet;

use super::word_lists;
use crate::{mail::EmailAddress, signing::entry::enter::Entry};

/// Whether two rows of one name are one person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SamePerson {
    Same,
    Unclear,
    Other,
}

/// Another address, website or organisation means another person; a value that only one row has leaves it
/// unclear.
pub(super) fn same_person(one: &Entry, other: &Entry) -> SamePerson {
    let telling = |entry: &Entry| {
        let text = &entry.details.text;
        [
            entry.address.as_ref().map(EmailAddress::exact_key).unwrap_or_default(),
            text.website.as_ref().map(|page| page.as_str().to_lowercase()).unwrap_or_default(),
            text.organisation.as_str().to_lowercase(),
        ]
    };
    let rest = |entry: &Entry| {
        let text = &entry.details.text;
        let words = [&text.role, &text.comment, &text.spokesperson].map(|text| text.as_str().to_lowercase());
        (words, text.country, entry.details.capacity, entry.details.visibility)
    };
    let (here, there) = (telling(one), telling(other));
    if here == there && rest(one) == rest(other) {
        return SamePerson::Same;
    }
    let has_same_address = !here[0].is_empty() && here[0] == there[0];
    let differs = |(a, b): (&String, &String)| !a.is_empty() && !b.is_empty() && a != b;
    match !has_same_address && here.iter().zip(&there).any(differs) {
        true => SamePerson::Other,
        false => SamePerson::Unclear,
    }
}

/// Whether one name is part of the other: "Dr. Anna Quill" contains "Anna Quill", and "José" equals "Jose".
pub(super) fn is_part_of(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(word_lists::spaced);
    let [one, other] = [&one, &other].map(|name| name.split(' ').collect::<HashSet<_>>());
    one.is_subset(&other) || other.is_subset(&one)
}

#[cfg(test)]
mod tests {
    use crate::imports::rows::tests::{names, reading};

    #[test]
    fn another_address_or_page_is_another_person_or_is_asked() {
        let read = reading(
            "Vorname;Name;Verein;Mail;Web\nAda;Byron;;a@example.org;\nADA;byron;Chor;;\n\
             Anna;Schmidt;Chor;;\nAnna;Schmidt;Turnverein;s@example.org;\nBo;Schmidt;;S@example.org;\n\
             Anna;Quill;;q@example.org;q.example\nAnna;Quill;;w@example.org;w.example\nAnna;Quill;;q@example.org;q.example\n",
        );
        assert_eq!(read.lines.len(), 7, "{:?}", names(&read));
        assert_eq!((read.namesakes, read.repeated), (vec![(3, 2)], vec![(9, 7)]));
        assert_eq!(read.shared_addresses, vec![(6, 5)]);
    }

    #[test]
    fn one_address_and_a_name_within_another_may_be_one_person() {
        let read = reading(
            "Name;Mail\nAnna Quill;q@example.org\nDr. Anna Quill;q@example.org\nJosé García;g@example.org\n\
             Jose Garcia;g@example.org\nBo Quill;q@example.org\n",
        );
        assert_eq!(read.namesakes, [(3, 2), (5, 4)]);
        assert_eq!(read.shared_addresses, [(3, 2), (5, 4), (6, 2)]);
    }
}
