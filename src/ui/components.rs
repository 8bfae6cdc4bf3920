//! Parts that pages share: fields of a form, summaries of what went wrong, notices.

use maud::{Markup, html};

use super::Locale;

/// One text field of a form.
#[derive(Clone, Copy, Default)]
pub struct Field<'a> {
    /// Its name when it is sent.
    pub name: &'a str,
    /// What it asks for.
    pub label: &'a str,
    /// A sentence below the label.
    pub hint: Option<&'a str>,
    /// What was typed before.
    pub value: &'a str,
    /// `type`, if not plain text.
    pub kind: Option<&'a str>,
    /// The `autocomplete` token of HTML.
    pub autocomplete: &'a str,
    /// Must it be filled in?
    pub required: bool,
    /// What is wrong with what was typed.
    pub error: Option<&'a str>,
}

/// A label, its hint, its error and its input, tied together for a screen reader.
pub fn text_field(field: Field<'_>) -> Markup {
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

/// What was typed, but for the control characters that HTML text cannot hold (its standard, 3.2.5.2.5): a field that is
/// shown again shows the rest.
pub fn writable(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

/// The hint and the error of a field, with the ids that [`described_by`] names.
pub fn hint_and_error(name: &str, hint: Option<&str>, error: Option<&str>) -> Markup {
    html! {
        @if let Some(hint) = hint { p.hint #{ (name) "-hint" } { (hint) } }
        @if let Some(error) = error { p.error #{ (name) "-error" } { (error) } }
    }
}

/// The ids of the sentences that belong to a field.
pub fn described_by(name: &str, hint: Option<&str>, error: Option<&str>) -> Option<String> {
    let ids = [hint.map(|_| format!("{name}-hint")), error.map(|_| format!("{name}-error"))];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What went wrong, at the top of a form that is shown again: each line leads to its field.
pub fn error_summary(locale: &Locale, errors: &[(&str, String)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.errors role="alert" tabindex="-1" #errors {
                h2 { (locale.say("errors-title")) }
                ul { @for (field, message) in errors { li { a href={ "#" (field) } { (message) } } } }
            }
        }
    }
}

/// A text whose direction nobody knows: a name, an organisation.
pub fn isolated(text: &str) -> Markup {
    html! { bdi { (text) } }
}
