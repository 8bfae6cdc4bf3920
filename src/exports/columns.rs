//! Owns the columns of the exported files, in order: name, type and meaning. Used by every format and by the data
//! dictionary.

use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

pub struct Column {
    pub name: &'static str,
    /// The type in Frictionless Table Schema.
    pub kind: &'static str,
    /// The description in the data dictionary.
    pub meaning: &'static str,
    /// True if no cell is empty.
    pub required: bool,
    /// True for free text, which a spreadsheet might run as a formula.
    pub is_typed: bool,
    /// The width in a spreadsheet, in characters.
    pub width: u8,
}

/// A column with a value in every row and without free text.
const fn given(name: &'static str, kind: &'static str, width: u8, meaning: &'static str) -> Column {
    Column { name, kind, meaning, required: true, is_typed: false, width }
}

/// A column that a signer may have filled in.
const fn typed(name: &'static str, width: u8, meaning: &'static str) -> Column {
    Column { name, kind: "string", meaning, required: false, is_typed: true, width }
}

/// All columns.
pub const COLUMNS: [Column; 13] = [
    given(
        "number",
        "integer",
        9,
        "Given once, in order of publication, and never again: a number that is missing belongs to a signature that \
         is private or was withdrawn or rejected since.",
    ),
    Column {
        required: true,
        ..typed(
            "name",
            32,
            "As it should stand: of a person, or of a group. “Anonymous” where no name was asked for.",
        )
    },
    given(
        "capacity",
        "string",
        12,
        "personal: for oneself; affiliation: for oneself, the affiliation is given for identification only; group: \
         the name is that of a group, collective or organisation.",
    ),
    typed("role", 28, "What the person does; of an anonymous signature, its description."),
    typed("organisation", 28, "Where."),
    Column {
        is_typed: false,
        ..typed("country", 9, "Where the person lives, in their own words: ISO 3166-1 alpha-2.")
    },
    typed("website", 28, "A web page of the person or group."),
    typed("comment", 40, "A few words; may have several lines."),
    given(
        "signed_on",
        "date",
        12,
        "The day on which the signature was confirmed, in UTC; of one that was entered, the day that the organizers' \
         list says, or else that of the entry.",
    ),
    given("language", "string", 10, "The language in which it was signed: BCP 47."),
    given(
        "text_version",
        "string",
        14,
        "Which text was signed: the SHA-256 of its Markdown, as the letter's history names it.",
    ),
    given(
        "verified_by",
        "string",
        12,
        "email: the mailbox is confirmed, the identity is not checked; checked: an organizer checked who it is; \
         entered: typed or imported by an organizer, not confirmed by the person.",
    ),
    typed("city", 20, "The city or town of the person or group, in their own words."),
];

/// What a file says of a signature, with exactly the text that its signer wrote; an empty cell is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Row {
    /// Given once, in order of publication, and never again
    pub number: i64,
    /// As it should stand; “Anonymous” where no name was asked for
    pub name: String,
    /// `personal`, `affiliation` (given for identification only) or `group`
    pub capacity: String,
    /// What the person does; of an anonymous signature, its description
    pub role: Option<String>,
    /// Where
    pub organisation: Option<String>,
    /// Where the person lives, in their own words: ISO 3166-1 alpha-2
    pub country: Option<String>,
    /// A web page of the person or group
    pub website: Option<String>,
    /// A few words; may have several lines
    pub comment: Option<String>,
    /// The day on which the signature was confirmed, in UTC; of one that was entered, the day that the organizers' list
    /// says, or else that of the entry
    #[serde(with = "iso")]
    #[schema(value_type = String, format = Date)]
    pub signed_on: Date,
    /// The language in which it was signed: BCP 47
    pub language: String,
    /// Which text was signed: the SHA-256 of its Markdown, as the letter's history names it
    pub text_version: String,
    /// `email`, `checked` or `entered`
    pub verified_by: String,
    /// The city or town of the person or group, in their own words
    pub city: Option<String>,
}

impl Row {
    /// The text of each column; `None` for number and day.
    pub fn texts(&self) -> [Option<&str>; 13] {
        [
            None,
            Some(&self.name),
            Some(&self.capacity),
            self.role.as_deref(),
            self.organisation.as_deref(),
            self.country.as_deref(),
            self.website.as_deref(),
            self.comment.as_deref(),
            None,
            Some(&self.language),
            Some(&self.text_version),
            Some(&self.verified_by),
            self.city.as_deref(),
        ]
    }
}

time::serde::format_description!(iso, Date, "[year]-[month]-[day]");

/// Says why there are fewer rows than signatures.
pub(super) const FEWER_ROWS: &str = "A file lists signatures with a public name and anonymous ones; private \
     signatures count, and their names are seen by the organizers alone.";

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_row_has_the_columns_in_their_order() {
        let row = Row {
            number: 1,
            name: "Ada".into(),
            capacity: "personal".into(),
            role: None,
            organisation: None,
            country: None,
            website: None,
            comment: None,
            signed_on: date!(2026 - 11 - 23),
            language: "en".into(),
            text_version: "ab".into(),
            verified_by: "email".into(),
            city: None,
        };
        let json = serde_json::to_string(&row).unwrap();
        let names = json.split('"').filter(|part| COLUMNS.iter().any(|column| column.name == *part));
        let mut names: Vec<_> = names.collect();
        // "email" describes how a signature was verified and is not a column.
        names.dedup();
        assert_eq!(names, COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>());
        assert!(json.contains("\"signed_on\":\"2026-11-23\""), "{json}");
    }
}
