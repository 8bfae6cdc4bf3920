//! What the parts of the preview share: the file in waiting, and the address of the page with what was chosen.

use uuid::Uuid;

use crate::{
    imports::{
        Plan,
        choices::Choices,
        column_mapping::{Field, Mapping},
        sheet::Sheet,
    },
    moderation::pages::letter::OfLetter,
    ui::Locale,
};

/// How many rows of a kind are named: as many as somebody puts right in one go.
pub(in crate::imports::pages) const NAMED: usize = 50;

/// A file before it is entered.
pub struct Preview<'a> {
    /// Whose page, of which letter.
    pub of: OfLetter<'a>,
    /// The file in waiting.
    pub draft: Uuid,
    /// What stands in it.
    pub sheet: &'a Sheet,
    /// What its columns hold.
    pub mapping: &'a Mapping,
    /// What would become of it.
    pub plan: &'a Plan,
    /// What was decided about it.
    pub choices: &'a Choices,
    /// The same as the fields of a form.
    pub chosen: &'a [(String, String)],
    /// What was typed of its provenance.
    pub provenance: &'a str,
    /// What is wrong with that.
    pub mistake: Option<&'static str>,
}

pub(in crate::imports::pages) fn name_of(locale: &Locale, field: Field) -> String {
    locale.say(&format!("import-field-{}", field.as_str()))
}

pub(in crate::imports::pages) fn row(number: usize) -> (&'static str, fluent_bundle::FluentValue<'static>) {
    ("row", number.to_string().into())
}

/// The address of this page once these choices are made as well.
pub(in crate::imports::pages) fn with(page: &Preview<'_>, made: &[(String, String)]) -> String {
    let is_open = |(name, _): &&(String, String)| made.iter().all(|(chosen, _)| chosen != name);
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(page.chosen.iter().filter(is_open)).extend_pairs(made);
    format!("{}?{}", page_address(page.of, &format!("/{}", page.draft)), query.finish())
}

/// The page, as its path below the letter's.
pub const HERE: &str = "/import";

pub(super) fn page_address(of: OfLetter<'_>, below: &str) -> String {
    of.locale.paths.organize_letter(of.letter.letter.slug.as_str(), &format!("{HERE}{below}"))
}
