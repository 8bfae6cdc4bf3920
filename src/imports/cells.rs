//! Reads cells that hold a choice or a placeholder for "nothing", as people and programs write them.

use super::{column_mapping::ImportField, word_lists};
use crate::letters::Capacity;

/// The capacity in which a person signs, in our own words or in those of other lists.
pub(super) fn as_whom(cell: &str) -> Option<Capacity> {
    let known = [("as a person", Capacity::Personal), ("as a group", Capacity::Group)];
    let meant =
        || known.into_iter().find(|(list, _)| word_lists::is(list, cell)).map(|(_, capacity)| capacity);
    cell.to_lowercase().parse().ok().or_else(meant)
}

/// Whether a cell is a placeholder for an empty value, such as "-", "n/a" or "none". Includes the values
/// that tools write for lost data.
pub(super) fn stands_for_nothing(field: ImportField, cell: &str) -> bool {
    let is_sign = !cell.contains(char::is_alphanumeric) && field != ImportField::Comment;
    // "NA" is also the country code of Namibia.
    let is_namibia = field == ImportField::Country && cell == "NA";
    is_sign
        || cell.starts_with("#N/A")
        || cell.starts_with("#REF")
        || (word_lists::is("nothing said", cell) && !is_namibia)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{imports::rows::tests::reading, signing::signature::fields::Country};

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        let read = reading(
            "Name;Funktion;Einrichtung;Land;Web\nAda;-;n/a;-;N/A\nBo;keine;none;NA;#REF!\nCi;?;#N/A;n/a;—\n",
        );
        assert_eq!(read.faults, []);
        let texts = read.lines.iter().map(|(_, entry)| &entry.details.text);
        let texts: Vec<_> =
            texts.map(|texts| (texts.role.as_str(), texts.organisation.as_str(), texts.country)).collect();
        let namibia = Country::parse("NA");
        assert_eq!(texts, [("", "", None), ("", "", namibia), ("", "", None)]);
    }

    #[test]
    fn as_whom_somebody_signs_is_read_in_the_words_of_other_lists() {
        let read =
            reading("Name,capacity\nAda,Individual\nLibrary,NGO\nBo,personal\nChoir,Verein\nCi,boss\n");
        let all: Vec<_> = read.lines.iter().map(|(_, entry)| entry.details.capacity).collect();
        assert_eq!(all, [Capacity::Personal, Capacity::Group, Capacity::Personal, Capacity::Group]);
        assert_eq!(read.faults.len(), 1);
    }
}
