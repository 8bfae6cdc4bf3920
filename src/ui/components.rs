//! Components that pages share: form fields, error summaries, notices.

use maud::{Markup, html};

use super::Locale;

/// One text field of a form.
#[derive(Clone, Copy, Default)]
pub struct TextField<'a> {
    pub name: &'a str,
    pub label: &'a str,
    /// A sentence below the label.
    pub hint: Option<&'a str>,
    pub value: &'a str,
    /// The `type` attribute, if not plain text.
    pub kind: Option<&'a str>,
    /// The `autocomplete` token of HTML.
    pub autocomplete: &'a str,
    pub required: bool,
    /// The error message about the value.
    pub error: Option<&'a str>,
}

/// A label, its hint, its error and its input, connected for screen readers.
pub fn text_field(field: TextField<'_>) -> Markup {
    html! {
        div.field {
            label for=(field.name) { (field.label) }
            (hint_and_error(field.name, field.hint, field.error))
            input #(field.name) name=(field.name) value=(writable(field.value)) type=(field.kind.unwrap_or("text"))
                autocomplete=(field.autocomplete) required[field.required] dir="auto"
                aria-describedby=[described_by(field.name, field.hint, field.error)]
                aria-invalid=[field.error.map(|_| "true")];
        }
    }
}

/// Typed text without the control characters that HTML text cannot contain (the HTML standard, 3.2.5.2.5). A field
/// that is shown again shows the rest.
pub fn writable(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

/// The hint and the error of a field, with the ids that [`described_by`] returns.
pub fn hint_and_error(name: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p.hint #{ (name) "-hint" } { (hint) } }
        @if let Some(error) = error { p.error #{ (name) "-error" } { (error) } }
    }
}

/// The value of `aria-describedby` for a field.
pub fn described_by(name: &str, hint: Option<&str>, error: Option<&str>) -> Option<String> {
    let ids = [hint.map(|_| format!("{name}-hint")), error.map(|_| format!("{name}-error"))];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// The errors, at the top of a form that is shown again: each line links to its field.
pub fn error_summary(locale: &Locale, errors: &[(&str, String)]) -> Markup {
    summary(locale, "errors-title", errors)
}

/// The same for a form that is right, but could not be taken.
pub fn not_taken_summary(locale: &Locale, errors: &[(&str, String)]) -> Markup {
    summary(locale, "errors-title-not-taken", errors)
}

fn summary(locale: &Locale, title: &str, errors: &[(&str, String)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.errors role="alert" tabindex="-1" #errors {
                h2 { (locale.say(title)) }
                ul { @for (field, message) in errors { li { a href={ "#" (field) } { (message) } } } }
            }
        }
    }
}
