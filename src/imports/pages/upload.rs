//! The import page: upload of a file, which then has a [preview](super::preview), and the list of earlier
//! imports.

use maud::{Markup, html};

use super::shared::{HERE, page_address};
use crate::{
    moderation::pages::letter::letter_page,
    organizers::pages::LetterContext,
    organizers::{
        form::FormError,
        pages::{again, form_errors},
    },
    signing::entry::enter::Import,
    ui::components::{described_by, error_summary, hint_and_error},
};

/// The form for a file, and the earlier imports.
pub fn import(
    of: LetterContext<'_>,
    imports: &[Import],
    done: &[String],
    error: Option<&'static str>,
) -> Markup {
    let locale = of.locale;
    let error = error.map(|message| locale.say(message));
    let errors: Vec<_> = error.iter().map(|message| ("file", message.clone())).collect();
    let hint = locale.say("import-file-hint");
    letter_page(
        of,
        HERE,
        &locale.say("import-title"),
        &html! {
            @if !done.is_empty() { div.notice role="status" { @for said in done { p { (said) } } } }
            p { (locale.say("import-words")) }
            form method="post" action=(page_address(of, "")) enctype="multipart/form-data" novalidate {
                (error_summary(locale, &errors))
                div.field {
                    label for="file" { (locale.say("import-file")) }
                    (hint_and_error("file", Some(&hint), error.as_deref()))
                    input #file name="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain"
                        aria-describedby=[described_by("file", Some(&hint), error.as_deref())]
                        aria-invalid=[error.as_ref().map(|_| "true")];
                }
                div.field {
                    label for="pasted" { (locale.say("import-paste")) }
                    textarea #pasted name="pasted" rows="6" dir="auto" {}
                }
                button type="submit" { (locale.say("import-upload")) }
            }
            @let claims = of.path("/claims");
            p.aside { a href=(claims) { (locale.say("claims-link")) } }
            @if !imports.is_empty() {
                h2 { (locale.say("import-before")) }
                ul.rows { @for one in imports { li { (entered(of, one)) } } }
            }
        },
    )
}

/// One import, and the link that takes it back.
fn entered(of: LetterContext<'_>, import: &Import) -> Markup {
    let locale = of.locale;
    let day = locale.words.day(import.entered_at);
    let count = i64::from(import.entered);
    html! {
        p { bdi { (import.provenance) } }
        p.hint {
            (locale.say_with("import-entered", &[("count", count.into()), ("day", day.into())]))
            @if let Some(at) = import.taken_back_at {
                " · " (locale.say_with("import-taken-back", &[("day", locale.words.day(at).into())]))
            }
        }
        @if import.taken_back_at.is_none() {
            p.acts { a href=(page_address(of, &format!("/{}", import.id))) { (locale.say("import-take-back")) } }
        }
    }
}

/// Asks for the password before the entries of an import are withdrawn.
pub fn take_back(of: LetterContext<'_>, import: &Import, wrong: &[FormError]) -> Markup {
    let locale = of.locale;
    letter_page(
        of,
        HERE,
        &locale.say("import-take-back"),
        &html! {
            (form_errors(locale, wrong))
            p { bdi { (import.provenance) } }
            p { (locale.say("import-take-back-words")) }
            form method="post" action=(page_address(of, &format!("/{}", import.id))) {
                (again(locale, wrong))
                button.danger type="submit" name="act" value="take-back" { (locale.say("import-take-back-button")) }
            }
            p.aside { a href=(page_address(of, "")) { (locale.say("import-title")) } }
        },
    )
}
