//! Faults of a row: where, why, and the text of the cell.

use super::column_mapping::Field;
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
    pub field: Field,
    pub why: Why,
    pub cell: String,
    /// The probable original, if its letters are damaged.
    pub meant: Option<String>,
}

/// Faults of one kind can be left out together.
pub type Kind = (Field, Why);

impl Fault {
    pub const fn kind(&self) -> Kind {
        (self.field, self.why)
    }

    /// The longest cell of its column, in characters.
    pub const fn limit(&self) -> usize {
        match self.field {
            Field::Comment => TextLimit::COMMENT.graphemes,
            Field::Website => LONGEST_WEBSITE,
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

/// Why a cell cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    pub const ALL: [Self; 22] = [
        Self::NoName,
        Self::NamesNobody,
        Self::NotAName,
        Self::HoldsMore,
        Self::TwoAddresses,
        Self::NoPerson,
        Self::TooLong,
        Self::Control,
        Self::Bidirectional,
        Self::Stacked,
        Self::Country,
        Self::Website,
        Self::Email,
        Self::Capacity,
        Self::Lost,
        Self::Damaged,
        Self::HoldsAddress,
        Self::Consent,
        Self::Day,
        Self::Future,
        Self::Surplus,
        Self::Quotation,
    ];

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == name)
    }

    /// Whether it can be left out. A missing quotation mark and surplus cells concern more than one cell.
    pub const fn can_be_dropped(self) -> bool {
        !matches!(self, Self::Quotation | Self::Surplus)
    }
    /// The name, which ends the ids of its messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::NamesNobody => "names-nobody",
            Self::NotAName => "not-a-name",
            Self::HoldsMore => "holds-more",
            Self::TwoAddresses => "two-addresses",
            Self::NoPerson => "no-person",
            Self::TooLong => "too-long",
            Self::Control => "control",
            Self::Bidirectional => "bidirectional",
            Self::Stacked => "stacked",
            Self::Country => "country",
            Self::Website => "website",
            Self::Email => "email",
            Self::Capacity => "capacity",
            Self::Lost => "lost",
            Self::Damaged => "damaged",
            Self::HoldsAddress => "holds-address",
            Self::Consent => "consent",
            Self::Day => "day",
            Self::Future => "future",
            Self::Surplus => "surplus",
            Self::Quotation => "quotation",
        }
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
