//! Parameters and responses as the OpenAPI document describes them.

use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::exports::columns::Row;

/// Which letter
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code)] // only the OpenAPI document reads them
pub(super) struct LetterParam {
    /// The letter’s name in addresses
    #[param(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    slug: String,
}

/// A table of the statistics
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code)] // only the OpenAPI document reads them
pub(super) enum StatisticsTable {
    Days,
    Hours,
    Capacities,
    Countries,
    Languages,
    Verified,
    Versions,
    Removals,
    Log,
    Record,
}

/// What was wrong (RFC 9457)
#[derive(Serialize, ToSchema)]
pub(super) struct Problem {
    /// Always `about:blank`: the status says which kind it is
    r#type: String,
    /// The status in words
    title: String,
    /// The status
    status: u16,
    /// What to do
    detail: Option<String>,
    /// Under what the organizers of the site find it, when it is their fault
    reference: Option<String>,
}

/// A list, whole or in part
#[derive(Serialize, ToSchema)]
pub(super) struct SignatoriesDocument {
    /// The letter’s name in addresses
    letter: String,
    /// When the list was as it is here
    #[schema(format = DateTime)]
    as_of: String,
    /// The revision that it shows: raised by every change of what is public
    revision: i64,
    /// Signatures that count: public, private and anonymous ones
    count: i64,
    /// Those with a public name
    public: i64,
    /// Those whose name is seen by the organizers alone: they are in no list
    private: i64,
    /// Those without a name
    anonymous: i64,
    /// What was asked for, if it is not the whole list
    search: Option<Search>,
    /// Signatories in the order of their numbers; with `since`, those that have changed
    signatories: Vec<Row>,
    /// After which number the next page goes on; absent without `limit`, and `null` on the last page
    next: Option<i64>,
    /// With `since`: numbers that do not stand on the list any more, or are not found any more by what was asked for
    gone: Option<Vec<i64>>,
}

/// What was asked for
#[derive(Serialize, ToSchema)]
pub(super) struct Search {
    /// Words of a name, an organisation or a role
    q: String,
    /// As whom they signed
    capacity: Option<String>,
    /// From which country
    country: Option<String>,
}
