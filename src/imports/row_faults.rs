//! Faults of a row: where, why, and the text of the cell.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::column_mapping::ImportField;
use crate::signing::signature::{
    fields::{LONGEST_WEBSITE, TextProblem},
    text_limit::TextLimit,
};

/// How many characters of a cell a fault quotes.
pub(super) const QUOTED: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row, as a spreadsheet numbers it.
    pub row: usize,
    /// The field that the column holds.
    pub field: ImportField,
    pub why: Why,
    pub cell: String,
    /// The probable original, if its letters are damaged.
    pub meant: Option<String>,
}

/// Faults of one kind can be left out together.
pub type Kind = (ImportField, Why);

impl Fault {
    pub const fn kind(&self) -> Kind {
        (self.field, self.why)
    }

    /// The longest cell of its column, in characters.
    pub const fn limit(&self) -> usize {
        match self.field {
            ImportField::Comment => TextLimit::COMMENT.graphemes,
            ImportField::Website => LONGEST_WEBSITE,
            _ => TextLimit::LINE.graphemes,
        }
    }
}

/// How many cells can be repaired.
pub fn mendable(faults: &[Fault]) -> usize {
    faults.iter().filter(|fault| fault.why == Why::Damaged).count()
}

/// The kinds that can be left out, in the order of their first fault, and how often each occurs.
pub fn droppable(faults: &[Fault]) -> Vec<(Kind, usize)> {
    let mut kinds: Vec<(Kind, usize)> = Vec::new();
    for fault in faults.iter().filter(|fault| fault.why.can_be_dropped()) {
        match kinds.iter_mut().find(|(kind, _)| *kind == fault.kind()) {
            Some((_, count)) => *count += 1,
            None => kinds.push((fault.kind(), 1)),
        }
    }
    kinds
}

/// Why a cell cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Why {
    NoName,
    /// The name is "Anonymous": a person can choose that only for themselves.
    NamesNobody,
    /// It does not read as a name: a line of a chat, "and many more".
    NotAName,
    /// It contains more than a name: a number, a link, an account.
    HoldsMore,
    /// One address is beside the name, and another in the column of addresses.
    TwoAddresses,
    /// It is a sum, a number or a head where a person's name should be.
    NoPerson,
    TooLong,
    /// It contains a line break or a control character.
    Control,
    /// It contains marks that change the direction of the text after them.
    Bidirectional,
    /// Its letters carry more combining marks than any script uses.
    Stacked,
    Country,
    Website,
    Email,
    /// It is none of `personal`, `affiliation`, `group`.
    Capacity,
    /// A letter in it was lost: the file is broken there, or was read in the wrong encoding.
    Lost,
    /// Its letters are damaged, and can be repaired.
    Damaged,
    /// An address or a telephone number would be published.
    HoldsAddress,
    /// It is neither yes nor no.
    Consent,
    Day,
    Future,
    /// There are more cells than columns.
    Surplus,
    /// A quotation mark is missing: the text after it would be part of this row.
    Quotation,
}

impl Why {
    /// Can it be left out? A missing quotation mark says nothing about one cell alone.
    pub const fn can_be_dropped(self) -> bool {
        !matches!(self, Self::Quotation | Self::Surplus)
    }
}

impl From<TextProblem> for Why {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::Empty => Self::NoName,
            TextProblem::TooLong | TextProblem::Joined => Self::TooLong,
            TextProblem::Control => Self::Control,
            TextProblem::Bidirectional => Self::Bidirectional,
            TextProblem::Stacked => Self::Stacked,
        }
    }
}
