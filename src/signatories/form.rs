//! Parses the query of a list of signatories: words, a capacity, a country.

use serde::Deserialize;
use url::form_urlencoded::Serializer;
use utoipa::{
    IntoParams,
    openapi::schema::{Object, ObjectBuilder, Type},
};

use crate::{
    signing::signature::{
        fields::Country,
        search_terms::{Search, TooLong},
    },
    ui::countries,
};

/// As it stands in the address; an empty field asks for nothing.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Words of a name, an organisation or a role, by their beginnings, in any case and without accents; 16 words and 120
    /// characters at most, as people count them: a letter with its marks is one, of however many code points.
    #[param(required = false)]
    q: String,
    /// Only those who signed as this: `personal`, `affiliation` or `group`.
    #[param(required = false, pattern = "^(personal|affiliation|group)?$")]
    capacity: String,
    // A custom schema includes its own description.
    #[param(required = false, schema_with = codes)]
    country: String,
}

/// The possible countries, for the OpenAPI document.
fn codes() -> Object {
    let codes = countries::codes();
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some([""].into_iter().chain(codes)))
        .description(Some("Only those from this country: ISO 3166-1 alpha-2, in capitals."))
        .build()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidFilter {
    /// There is no such capacity or country.
    Unknown,
    /// More or longer words than a search accepts.
    TooLong,
}

impl From<TooLong> for InvalidFilter {
    fn from(_: TooLong) -> Self {
        Self::TooLong
    }
}

impl Filter {
    pub fn parse(&self) -> Result<Search, InvalidFilter> {
        let capacity = match self.capacity.as_str() {
            "" => None,
            word => Some(word.parse().map_err(|_| InvalidFilter::Unknown)?),
        };
        let country = match self.country.as_str() {
            "" => None,
            code => Some(Country::parse(code).ok_or(InvalidFilter::Unknown)?),
        };
        Ok(Search::parse(&self.q, capacity, country)?)
    }

    /// The filter without words, and as many of the words as a search accepts, to show the form again.
    pub fn shortened(&self) -> (Self, String) {
        (Self { q: String::new(), ..self.clone() }, Search::shortened(&self.q))
    }
}

/// The search as a query string with `?`, together with paging parameters; empty for the whole list.
pub fn address(search: &Search, part: &[(&str, Option<i64>)]) -> String {
    let fields = [
        ("q", search.typed().to_owned()),
        ("capacity", search.capacity().map(|capacity| capacity.as_str().to_owned()).unwrap_or_default()),
        ("country", search.country().map(|country| country.code().to_owned()).unwrap_or_default()),
    ];
    let part = part.iter().filter_map(|(name, number)| Some((*name, number.as_ref()?.to_string())));
    let asked: Vec<_> = fields.into_iter().filter(|(_, value)| !value.is_empty()).chain(part).collect();
    if asked.is_empty() {
        return String::new();
    }
    let mut query = Serializer::new(String::new());
    for (name, value) in asked {
        query.append_pair(name, &value);
    }
    format!("?{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stands_in_the_address() {
        let filter = Filter { q: " ana & bea ".into(), capacity: "group".into(), country: String::new() };
        let search = filter.parse().unwrap();
        assert_eq!(
            address(&search, &[("after", Some(7)), ("limit", None)]),
            "?q=ana+%26+bea&capacity=group&after=7"
        );
        assert_eq!(address(&Search::default(), &[]), "");
        assert_eq!(Filter { country: "XX".into(), ..Filter::default() }.parse(), Err(InvalidFilter::Unknown));
    }
}
