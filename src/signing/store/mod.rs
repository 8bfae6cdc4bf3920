//! All SQL of signing. These modules alone write submissions, signatures and tallies.

pub mod checked;
pub mod claims;
pub mod demo;
pub mod domains;
pub mod entered;
pub mod featured;
pub mod funnel;
pub mod looks;
pub mod lost_links;
pub mod many;
pub mod moves;
pub mod networks;
pub mod notices;
pub mod own_data;
pub mod questions;
pub mod ration;
pub mod records;
pub mod reminder;
pub mod renewal;
pub mod reported;
pub mod retention;
pub mod retraction;
pub mod revisions;
pub mod signatures;
pub mod submissions;
pub mod tally;
pub mod together;
pub mod waits;

use sqlx::types::time::OffsetDateTime;

use super::{
    adherence::{Adherence, Said, Visibility},
    fields::{Country, Plain, SignerName, Website},
    found::found_by,
};
use crate::letters::Capacity;

/// The words of a row, as columns.
struct Words {
    visibility: String,
    capacity: String,
    name: String,
    spokesperson: String,
    role: String,
    organisation: String,
    country: String,
    website: String,
    comment: String,
    updates: bool,
}

/// The words of any row that has these columns.
macro_rules! words {
    ($row:ident) => {
        super::Words {
            visibility: $row.visibility,
            capacity: $row.capacity,
            name: $row.name,
            spokesperson: $row.spokesperson,
            role: $row.role,
            organisation: $row.organisation,
            country: $row.country,
            website: $row.website,
            comment: $row.comment,
            updates: $row.updates,
        }
    };
}

use words;

impl Words {
    /// The adherence that these columns were written from. What this program stored, it has checked before.
    fn adherence(self) -> sqlx::Result<Adherence> {
        let unknown =
            |column: &str| sqlx::Error::Decode(format!("a {column} that this program does not know").into());
        Ok(Adherence {
            visibility: Visibility::parse(&self.visibility).ok_or_else(|| unknown("visibility"))?,
            capacity: self.capacity.parse::<Capacity>().map_err(|_| unknown("capacity"))?,
            said: Said {
                name: SignerName::stored(self.name),
                spokesperson: Plain::stored(self.spokesperson),
                role: Plain::stored(self.role),
                organisation: Plain::stored(self.organisation),
                country: Country::parse(&self.country),
                website: Website::stored(self.website),
                comment: Plain::stored(self.comment),
            },
            updates: self.updates,
        })
    }
}

/// One array a column, for `unnest`: many adherences in one statement.
#[derive(Default)]
struct Columns {
    visibilities: Vec<String>,
    capacities: Vec<String>,
    names: Vec<String>,
    spokespersons: Vec<String>,
    roles: Vec<String>,
    organisations: Vec<String>,
    countries: Vec<String>,
    websites: Vec<String>,
    comments: Vec<String>,
    updates: Vec<bool>,
    /// The words of each, with spaces between: an array of arrays must be rectangular.
    found_by: Vec<String>,
}

impl<'a> FromIterator<&'a Adherence> for Columns {
    fn from_iter<I: IntoIterator<Item = &'a Adherence>>(adherences: I) -> Self {
        let mut columns = Self::default();
        for adherence in adherences {
            let Adherence { visibility, capacity, said, updates } = adherence;
            columns.found_by.push(found_by(adherence).join(" "));
            columns.visibilities.push(visibility.as_str().to_owned());
            columns.capacities.push(capacity.as_str().to_owned());
            columns.names.push(said.name.as_ref().map(SignerName::as_str).unwrap_or_default().to_owned());
            columns.spokespersons.push(said.spokesperson.as_str().to_owned());
            columns.roles.push(said.role.as_str().to_owned());
            columns.organisations.push(said.organisation.as_str().to_owned());
            columns.countries.push(said.country.map(Country::code).unwrap_or_default().to_owned());
            columns.websites.push(said.website.as_ref().map(Website::as_str).unwrap_or_default().to_owned());
            columns.comments.push(said.comment.as_str().to_owned());
            columns.updates.push(*updates);
        }
        columns
    }
}

/// The hour that a moment falls in.
pub(super) fn hour(moment: OffsetDateTime) -> OffsetDateTime {
    let hour = moment.time().hour();
    time::Time::from_hms(hour, 0, 0).map_or(moment, |time| moment.replace_time(time))
}
