//! All SQL of signing. These modules alone write submissions, signatures and tallies.

pub mod daily_records;
pub mod identity_checks;
pub mod imports;
pub mod mail_domains;
pub mod revisions;
pub mod signatures;
pub mod tally;

use sqlx::types::time::OffsetDateTime;

use super::{
    details::{Adherence, Said, Visibility},
    fields::{Country, Plain, SignerName, Website},
    search_terms::found_by,
};
use crate::letters::Capacity;

/// The words of a row, as columns.
pub(in crate::signing) struct Words {
    pub(in crate::signing) visibility: String,
    pub(in crate::signing) capacity: String,
    pub(in crate::signing) name: String,
    pub(in crate::signing) spokesperson: String,
    pub(in crate::signing) role: String,
    pub(in crate::signing) organisation: String,
    pub(in crate::signing) country: String,
    pub(in crate::signing) website: String,
    pub(in crate::signing) comment: String,
    pub(in crate::signing) updates: bool,
}

/// The words of any row that has these columns.
macro_rules! words {
    ($row:ident) => {
        $crate::signing::signature::store::Words {
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

pub(in crate::signing) use words;

impl Words {
    /// The adherence that these columns were written from. What this program stored, it has checked before.
    pub(in crate::signing) fn adherence(self) -> sqlx::Result<Adherence> {
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
pub(in crate::signing) struct Columns {
    pub(in crate::signing) visibilities: Vec<String>,
    pub(in crate::signing) capacities: Vec<String>,
    pub(in crate::signing) names: Vec<String>,
    pub(in crate::signing) spokespersons: Vec<String>,
    pub(in crate::signing) roles: Vec<String>,
    pub(in crate::signing) organisations: Vec<String>,
    pub(in crate::signing) countries: Vec<String>,
    pub(in crate::signing) websites: Vec<String>,
    pub(in crate::signing) comments: Vec<String>,
    pub(in crate::signing) updates: Vec<bool>,
    /// The words of each, with spaces between: an array of arrays must be rectangular.
    pub(in crate::signing) found_by: Vec<String>,
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
pub(in crate::signing) fn hour(moment: OffsetDateTime) -> OffsetDateTime {
    let hour = moment.time().hour();
    time::Time::from_hms(hour, 0, 0).map_or(moment, |time| moment.replace_time(time))
}
