//! Owns the file formats of exports, in the order in which they are offered: the one that opens with a click first.

use strum::IntoStaticStr;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum, IntoStaticStr)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Format {
    /// For spreadsheets, with typed cells
    Xlsx,
    /// For everything that reads tables
    Csv,
    /// One document, for programs
    Json,
    /// One document a line, for programs that read a long list piece by piece
    Ndjson,
}

impl Format {
    pub const fn extension(self) -> &'static str {
        self.into_str()
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
            Self::Ndjson => "application/x-ndjson",
        }
    }

    /// The last part of the URL.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Xlsx => "signatories.xlsx",
            Self::Csv => "signatories.csv",
            Self::Json => "signatories.json",
            Self::Ndjson => "signatories.ndjson",
        }
    }
}
