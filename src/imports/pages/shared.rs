//! Shared by the parts of the preview: its parameters, and the URL of the page with the choices.

use uuid::Uuid;

use crate::{
    imports::{
        Plan,
        column_mapping::{ImportField, Mapping},
        options::ImportOptions,
        sheet::Sheet,
    },
    organizers::pages::LetterContext,
    ui::Locale,
};

/// How many rows of a kind are listed: as many as a person corrects in one go.
pub(in crate::imports::pages) const NAMED: usize = 50;

pub struct PreviewPage<'a> {
    pub of: LetterContext<'a>,
    pub draft: Uuid,
    pub sheet: &'a Sheet,
    pub mapping: &'a Mapping,
    pub plan: &'a Plan,
    pub choices: &'a ImportOptions,
    /// The choices as fields of a form.
    pub chosen: &'a [(String, String)],
    pub provenance: &'a str,
    pub error: Option<&'static str>,
}

pub(in crate::imports::pages) fn name_of(locale: &Locale, field: ImportField) -> String {
    locale.say(&format!("import-field-{}", field.into_str()))
}

pub(in crate::imports::pages) fn row(number: usize) -> (&'static str, fluent_bundle::FluentValue<'static>) {
    ("row", number.to_string().into())
}

/// The URL of this page with these choices added.
pub(in crate::imports::pages) fn with(page: &PreviewPage<'_>, made: &[(String, String)]) -> String {
    let is_open = |(name, _): &&(String, String)| made.iter().all(|(chosen, _)| chosen != name);
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(page.chosen.iter().filter(is_open)).extend_pairs(made);
    format!("{}?{}", page_address(page.of, &format!("/{}", page.draft)), query.finish())
}

/// The path of the import page, below the letter's.
pub const HERE: &str = "/import";

pub(super) fn page_address(of: LetterContext<'_>, below: &str) -> String {
    of.path(&format!("{HERE}{below}"))
}
