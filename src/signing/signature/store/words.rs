//! Owns the columns of a signature's words, in one place: the rows that read them, and the statements that write
//! them.
//!
//! `query!` accepts only literals, so the lists of columns are macros. Other stores read the columns with
//! `query_words!` and declare their rows with `row_with_words!`.

use sqlx::{PgConnection, query};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::signing::signature::{
    details::SignatureDetails,
    fields::{Country, SignerName, Website},
    hold_reason::Reason,
    search_terms::found_by,
};

/// A query with the columns of the words between its parts: as stored, or empty if a signature has none.
macro_rules! query_words {
    ($query:ident!($($row:ident,)? $before:literal, words, $after:literal $(+ $more:tt)? $(, $value:expr)* $(,)?)) => {
        $query!(
            $($row,)?
            $before + "name, spokesperson, role, organisation, city, country, website, comment" + $after $(+ $more)?
            $(, $value)*
        )
    };
    ($query:ident!($($row:ident,)? $before:literal, words_or_none, $after:literal $(+ $more:tt)? $(, $value:expr)* $(,)?)) => {
        $query!(
            $($row,)?
            $before
                + r#"coalesce(name, '') as "name!", coalesce(spokesperson, '') as "spokesperson!",
                     coalesce(role, '') as "role!", coalesce(organisation, '') as "organisation!",
                     coalesce(city, '') as "city!", coalesce(country, '') as "country!",
                     coalesce(website, '') as "website!", coalesce(comment, '') as "comment!""#
                + $after $(+ $more)?
            $(, $value)*
        )
    };
}

pub(in crate::signing) use query_words;

/// Declares a row with the columns of the words, and others.
macro_rules! row_with_words {
    (struct $name:ident { $($column:ident: $kind:ty,)* }) => {
        struct $name {
            $($column: $kind,)*
            visibility: $crate::signing::signature::details::Visibility,
            capacity: $crate::letters::Capacity,
            name: String,
            spokesperson: String,
            role: String,
            organisation: String,
            city: String,
            country: String,
            website: String,
            comment: String,
            updates: bool,
        }
    };
}

pub(in crate::signing) use row_with_words;

/// What a signature says, from any row that has these columns. Its values were checked before they were stored.
macro_rules! details_of {
    ($row:ident) => {
        $crate::signing::signature::details::SignatureDetails {
            visibility: $row.visibility,
            capacity: $row.capacity,
            text: $crate::signing::signature::details::SignerText {
                name: $crate::signing::signature::fields::SignerName::stored($row.name),
                spokesperson: $crate::signing::signature::fields::Plain::stored($row.spokesperson),
                role: $crate::signing::signature::fields::Plain::stored($row.role),
                organisation: $crate::signing::signature::fields::Plain::stored($row.organisation),
                city: $crate::signing::signature::fields::Plain::stored($row.city),
                country: $crate::signing::signature::fields::Country::parse(&$row.country),
                website: $crate::signing::signature::fields::Website::stored($row.website),
                comment: $crate::signing::signature::fields::Plain::stored($row.comment),
            },
            updates: $row.updates,
        }
    };
}

pub(in crate::signing) use details_of;

/// One array per column, for `unnest`: many all_details in one statement.
#[derive(Default)]
pub(in crate::signing) struct Columns {
    pub(in crate::signing) visibilities: Vec<String>,
    pub(in crate::signing) capacities: Vec<String>,
    pub(in crate::signing) names: Vec<String>,
    pub(in crate::signing) spokespersons: Vec<String>,
    pub(in crate::signing) roles: Vec<String>,
    pub(in crate::signing) organisations: Vec<String>,
    pub(in crate::signing) cities: Vec<String>,
    pub(in crate::signing) countries: Vec<String>,
    pub(in crate::signing) websites: Vec<String>,
    pub(in crate::signing) comments: Vec<String>,
    pub(in crate::signing) updates: Vec<bool>,
    /// The search terms of each, separated by spaces: an array of arrays must be rectangular.
    pub(in crate::signing) found_by: Vec<String>,
}

impl<'a> FromIterator<&'a SignatureDetails> for Columns {
    fn from_iter<I: IntoIterator<Item = &'a SignatureDetails>>(all_details: I) -> Self {
        let mut columns = Self::default();
        for details in all_details {
            let SignatureDetails { visibility, capacity, text: said, updates } = details;
            columns.found_by.push(found_by(details).join(" "));
            columns.visibilities.push(visibility.into_str().to_owned());
            columns.capacities.push(capacity.as_str().to_owned());
            columns.names.push(said.name.as_ref().map(SignerName::as_str).unwrap_or_default().to_owned());
            columns.spokespersons.push(said.spokesperson.as_str().to_owned());
            columns.roles.push(said.role.as_str().to_owned());
            columns.organisations.push(said.organisation.as_str().to_owned());
            columns.cities.push(said.city.as_str().to_owned());
            columns.countries.push(said.country.map(Country::code).unwrap_or_default().to_owned());
            columns.websites.push(said.website.as_ref().map(Website::as_str).unwrap_or_default().to_owned());
            columns.comments.push(said.comment.as_str().to_owned());
            columns.updates.push(*updates);
        }
        columns
    }
}

pub(in crate::signing) async fn insert_words(
    tx: &mut PgConnection,
    ids: &[Uuid],
    columns: &Columns,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into signature_revision
             (signature_id, standing, name, spokesperson, role, organisation, city, country, website, comment,
              written_at, found_by)
         select id, 'current', name, spokesperson, role, organisation, city, country, website, comment, $1,
                array_to_tsvector(string_to_array(found_by, ' '))
         from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                     $10::text[], $11::text[])
             as said (id, name, spokesperson, role, organisation, city, country, website, comment, found_by)
         on conflict on constraint signature_revision_pk do update set
             name = excluded.name, spokesperson = excluded.spokesperson, role = excluded.role,
             organisation = excluded.organisation, city = excluded.city, country = excluded.country, website = excluded.website,
             comment = excluded.comment, written_at = excluded.written_at, found_by = excluded.found_by",
        now,
        ids,
        &columns.names,
        &columns.spokespersons,
        &columns.roles,
        &columns.organisations,
        &columns.cities,
        &columns.countries,
        &columns.websites,
        &columns.comments,
        &columns.found_by
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Stores new words next to those in force, until a moderator decides.
pub async fn wait(
    tx: &mut PgConnection,
    id: Uuid,
    wanted: &SignatureDetails,
    reasons: &[Reason],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    let Columns { names, spokespersons, roles, organisations, cities, countries, websites, comments, .. } =
        [wanted].into_iter().collect();
    query!(
        "insert into signature_revision
             (signature_id, standing, name, spokesperson, role, organisation, city, country, website, comment,
              written_at, edit_id, asked_visibility, asked_capacity, waits_for)
         select $1, 'waiting', name, spokesperson, role, organisation, city, country, website, comment, $2,
                $3, $4, $5, string_to_array($6, ' ')
         from unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
             as said (name, spokesperson, role, organisation, city, country, website, comment)",
        id,
        now,
        Uuid::now_v7(),
        wanted.visibility.into_str(),
        wanted.capacity.as_str(),
        join(reasons),
        &names,
        &spokespersons,
        &roles,
        &organisations,
        &cities,
        &countries,
        &websites,
        &comments
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Keeps the words in force as the signer's own words, before organizers correct them for the first time; each
/// correction has its own id.
pub async fn keep_as_written(
    tx: &mut PgConnection,
    id: Uuid,
    correction: Uuid,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into signature_revision
             (signature_id, standing, name, spokesperson, role, organisation, city, country, website, comment,
              written_at, edit_id)
         select signature_id, 'corrected', name, spokesperson, role, organisation, city, country, website, comment, $3, $2
         from signature_revision where signature_id = $1 and standing = 'current'
         on conflict on constraint signature_revision_pk do update
             set edit_id = excluded.edit_id, written_at = excluded.written_at",
        id,
        correction,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(in crate::signing) fn join(reasons: &[Reason]) -> String {
    reasons.iter().map(Reason::into_str).collect::<Vec<_>>().join(" ")
}
