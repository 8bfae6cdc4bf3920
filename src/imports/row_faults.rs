//! What is wrong with a row: where, why, and what stands there.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::column_mapping::Field;
use crate::signing::signature::{
    fields::{LONGEST_WEBSITE, TextProblem},
    text_limit::TextLimit,
};

/// How much of a cell a fault quotes.
pub(super) const QUOTED: usize = 80;

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row, as a spreadsheet numbers it.
    pub row: usize,
    /// What should stand in the column.
    pub field: Field,
    /// Why it cannot be taken.
    pub why: Why,
    pub cell: String,
    /// What it probably was, where its letters are damaged.
    pub meant: Option<String>,
}

/// Faults of one kind, which are left out together.
pub type Kind = (Field, Why);

impl Fault {
    /// Of what kind it is.
    pub const fn kind(&self) -> Kind {
        (self.field, self.why)
    }

    /// How long a cell of its column may be, in characters.
    pub const fn limit(&self) -> usize {
        match self.field {
            Field::Comment => TextLimit::COMMENT.graphemes,
            Field::Website => LONGEST_WEBSITE,
            _ => TextLimit::LINE.graphemes,
        }
    }
}

/// How many cells can be mended.
pub fn mendable(faults: &[Fault]) -> usize {
    faults.iter().filter(|fault| fault.why == Why::Damaged).count()
}

/// The kinds that can be left out, in the order in which they are met, and how often each is.
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
    /// There is no name.
    NoName,
    /// The name is "Anonymous", which nobody can enter for somebody else.
    NamesNobody,
    /// It reads as no name: a line of a chat, "and many more".
    NotAName,
    /// More than a name stands in it: a number, a link, an account.
    HoldsMore,
    /// One address stands beside the name, and another in the column of addresses.
    TwoAddresses,
    /// It is a sum, a number or a head, where somebody's name should stand.
    NoPerson,
    /// It is too long.
    TooLong,
    /// There is a line break or a control character in it.
    Control,
    /// There are marks in it that turn the direction of what follows.
    Bidirectional,
    /// Its letters carry more marks than any script stacks.
    Stacked,
    /// It is no country.
    Country,
    /// It is not the address of a page.
    Website,
    /// It is not an address that mail can be sent to.
    Email,
    /// It is none of `personal`, `affiliation`, `group`.
    Capacity,
    /// A letter in it was lost: the file is broken there, or read in the wrong way.
    Lost,
    /// Its letters are damaged, and can be mended.
    Damaged,
    /// An address or a telephone number would stand in public.
    HoldsAddress,
    /// It is neither yes nor no.
    Consent,
    /// It is no day.
    Day,
    /// It is a day that has not come yet.
    Future,
    /// There are more cells than columns.
    Surplus,
    /// A quotation mark is missing: what follows would stand in this row.
    Quotation,
}

impl Why {
    /// Can it be left out? A missing quotation mark says nothing about one cell alone.
    pub const fn can_be_dropped(self) -> bool {
        !matches!(self, Self::Quotation | Self::Surplus)
    }

    /// Its name, which ends the ids of its messages.
    pub const fn as_str(self) -> &'static str {
        self.into_str()
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
