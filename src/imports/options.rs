//! The choices of a person about a file whose reading is ambiguous, from the page or from command line
//! flags.

use std::collections::{HashMap, HashSet};

use super::{
    charset::Charset,
    column_mapping::{ImportField, Mapping},
    dates::Order,
    names::{self, AfterComma},
    row_faults::Kind,
    sheet::Sheet,
};
use crate::letters::Capacity;

/// All choices. What is left open is guessed from the file, or asked.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    pub encoding: Option<Charset>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
    /// The row that names the columns, as a spreadsheet numbers it: rows above it are left out.
    pub head_row: Option<usize>,
    /// The contents of columns, counted from zero.
    pub columns: HashMap<usize, ImportField>,
    /// The order of day and month in the column of days.
    pub days: Option<Order>,
    /// What follows the comma of a name, or the other mark that most names have.
    pub after_comma: Option<AfterComma>,
    /// The capacity of rows that do not say it.
    pub capacity: Option<Capacity>,
    /// Whether damaged letters are repaired where the original is certain.
    pub mends_letters: bool,
    /// Cells of these kinds are left out, or the whole row if its name is of such a kind.
    pub dropped: HashSet<Kind>,
    /// Whether numbers, links and accounts beside names are removed.
    pub bares_names: bool,
    /// For rows that may repeat another: true if it is another person.
    pub namesakes: HashMap<usize, bool>,
    /// The same for all rows without a choice of their own.
    pub all_namesakes: Option<bool>,
}

impl ImportOptions {
    /// The contents of a sheet's columns.
    pub fn mapping(&self, sheet: &mut Sheet) -> Mapping {
        if self.after_comma.is_some() && self.header != Some(true) && is_cut_at_commas(sheet, self.header) {
            sheet.join_cells();
        }
        if let Some(head) = self.head_row.filter(|head| sheet.rows.iter().any(|row| row.number == *head)) {
            sheet.rows.retain(|row| row.number >= head);
        }
        let mut mapping = match self.header.or(self.head_row.map(|_| true)) {
            Some(has_header) => Mapping::with_header(sheet, has_header),
            None => Mapping::guess(sheet),
        };
        for (at, column) in mapping.columns.iter_mut().enumerate() {
            *column = self.columns.get(&at).copied().unwrap_or(*column);
        }
        mapping
    }

    /// What follows the comma of a name: as chosen, or as the head of the column says.
    pub fn after_comma(&self, mapping: &Mapping, sheet: &Sheet) -> Option<AfterComma> {
        let implied = mapping.says_last_first(sheet).then_some(AfterComma::FirstName);
        self.after_comma.or(implied)
    }

    /// The capacity of rows that do not say it: groups, if the list names only organisations.
    pub fn capacity(&self, mapping: &Mapping) -> Capacity {
        let usual = if mapping.lists_organisations { Capacity::Group } else { Capacity::Personal };
        self.capacity.unwrap_or(usual)
    }
}

/// Whether this is a list with one name in each line whose commas were, or would be, taken for separators
/// of cells.
pub fn is_cut_at_commas(sheet: &Sheet, header: Option<bool>) -> bool {
    let has_commas = || sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| names::has_comma(cell));
    let has_header = || header.unwrap_or_else(|| Mapping::guess(sheet).has_header);
    let is_cut = sheet.separator == Some(',') && !has_header();
    sheet.is_joined || (is_cut && !has_commas())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_that_looks_like_a_head_is_read_as_a_name() {
        let list = "Martin King, Jr., First Church\nRosa Díaz, RN\n";
        let mut sheet = Sheet::read(list.as_bytes(), None).unwrap();
        assert!(Mapping::guess(&sheet).has_header, "it holds the word \"first\"");
        let decided = ImportOptions {
            header: Some(false),
            after_comma: Some(AfterComma::Affiliation),
            ..ImportOptions::default()
        };
        decided.mapping(&mut sheet);
        assert_eq!(sheet.rows[0].cells, ["Martin King, Jr., First Church"]);
    }
}
