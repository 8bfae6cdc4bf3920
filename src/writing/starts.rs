//! What a new letter begins with: an open letter, a statement, or a petition to an institution.

use crate::{
    letters::{
        State,
        source::fields::{Fields, TEXT},
    },
    ui::Locale,
};

/// A kind of letter, by the end of the ids of its messages.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumString, strum::VariantArray, strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Start {
    #[default]
    OpenLetter,
    Statement,
    Petition,
}

impl Start {
    pub const fn name(self) -> &'static str {
        self.into_str()
    }

    /// The fields of a new letter, in the language of the page.
    pub fn fields(self, locale: &Locale) -> Fields {
        let mut fields = Fields::default();
        fields.set("language", locale.language().as_str());
        fields.set("state", State::Draft.as_str());
        fields.set(TEXT, &locale.say(&format!("start-{}-text", self.name())));
        fields
    }
}
