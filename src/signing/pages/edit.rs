//! Edit my signature: the fields of the sign form, without those that are asked only once.

use maud::{Markup, html};

use super::{
    About, own_page,
    sign_form::{Door, SignSection, edit_fields, visibilities},
};
use crate::{
    signing::{signer::edit_form::EditForm, submission::form::Mistake},
    ui::Locale,
};

/// What was typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct EditPage<'a> {
    pub locale: &'a Locale,
    pub about: About<'a>,
    pub token: &'a str,
    pub form: &'a EditForm,
    /// What is wrong with the typed values.
    pub mistakes: &'a [Mistake],
}

impl<'a> EditPage<'a> {
    fn section(&self) -> SignSection<'a> {
        let letter = &self.about.letter.letter;
        SignSection {
            locale: self.locale,
            letter,
            text: letter.text_in(&self.locale.text),
            door: Door::Open,
            typed: &self.form.typed,
            edits: Some(self.form),
            mistakes: self.mistakes,
            meant: None,
            // A signer who chooses this now is told a day before their name is shown, like every earlier signer.
            stands_together: false,
        }
    }
}

pub fn edit(page: &EditPage<'_>) -> Markup {
    let locale = page.locale;
    let title = locale.say("edit-title");
    own_page(
        locale,
        &title,
        &html! {
            h1 { (title) }
            p { (page.about.title(locale)) }
            form method="post" action=(locale.paths.my(page.token, "edit")) novalidate {
                (edit_fields(&page.section()))
                button type="submit" { (locale.say("edit-button")) }
                p.hint { (locale.say("edit-what-happens")) }
            }
            p.aside { a href=(locale.paths.signature(page.token)) { (locale.say("edit-back")) } }
        },
    )
}

/// The choice of who may see the signature, to be made again.
pub(super) fn choose_visibility(page: &EditPage<'_>) -> Markup {
    let locale = page.locale;
    html! {
        form method="post" action=(locale.paths.my(page.token, "visibility")) novalidate {
            (visibilities(&page.section(), None))
            button type="submit" { (locale.say("visibility-button")) }
        }
    }
}
