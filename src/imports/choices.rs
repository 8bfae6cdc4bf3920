//! What a person decides about a file where its reading is in doubt, on the page or by flags.

use std::collections::{HashMap, HashSet};

use super::{
    charset::Charset,
    column_mapping::{Field, Mapping},
    dates::Order,
    names::{self, AfterComma},
    row_faults::Kind,
    sheet::Sheet,
};
use crate::letters::Capacity;

/// All of it; what is left open is decided by how the file looks, or asked.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// In which the file is written.
    pub encoding: Option<Charset>,
    /// Does the first row name the columns?
    pub header: Option<bool>,
    /// The row that names the columns, as a spreadsheet numbers it: what stands above is left out.
    pub head_row: Option<usize>,
    /// What columns hold, counted from zero.
    pub columns: HashMap<usize, Field>,
    /// In which order the column of days writes them.
    pub days: Option<Order>,
    /// What stands behind the comma of a name, or behind what else most names have there.
    pub after_comma: Option<AfterComma>,
    /// As whom all of them sign whose row does not say it.
    pub capacity: Option<Capacity>,
    /// Are damaged letters mended, where it is certain what they were?
    pub mends_letters: bool,
    /// What is left out wherever it stands: cells of a kind, or rows without a name that can be taken.
    pub dropped: HashSet<Kind>,
    /// Are numbers, links and accounts taken off the names beside which they stand?
    pub bares_names: bool,
    /// Rows that may repeat another: are they another person?
    pub namesakes: HashMap<usize, bool>,
    /// The same for all rows that are not decided on one by one.
    pub all_namesakes: Option<bool>,
}

impl Choices {
    /// What the columns of a sheet hold.
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

    /// What stands behind the comma of a name, as it was decided, or as the head of its column says.
    pub fn after_comma(&self, mapping: &Mapping, sheet: &Sheet) -> Option<AfterComma> {
        let said = mapping.says_last_first(sheet).then_some(AfterComma::FirstName);
        self.after_comma.or(said)
    }

    /// As whom they sign who do not say it: a list that names organisations alone is one of organisations.
    pub fn capacity(&self, mapping: &Mapping) -> Capacity {
        let usual = if mapping.lists_organisations { Capacity::Group } else { Capacity::Personal };
        self.capacity.unwrap_or(usual)
    }
}

/// Is this a list with one name a line whose commas were, or would be, taken for those between cells?
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
    fn a_list_of_names_whose_first_line_looks_like_a_head_is_put_together_when_it_is_none() {
        let list = "Martin King, Jr., First Church\nRosa Díaz, RN\n";
        let mut sheet = Sheet::read(list.as_bytes(), None).unwrap();
        assert!(Mapping::guess(&sheet).has_header, "it holds the word \"first\"");
        let decided =
            Choices { header: Some(false), after_comma: Some(AfterComma::Affiliation), ..Choices::default() };
        decided.mapping(&mut sheet);
        assert_eq!(sheet.rows[0].cells, ["Martin King, Jr., First Church"]);
    }
}
