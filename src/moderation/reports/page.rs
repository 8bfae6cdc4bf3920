//! The pages with which a reader reports a name.

use maud::{Markup, html};

use crate::{
    letters::Loaded,
    moderation::signatures::form::ReportForm,
    ui::{
        Locale, Page, Robots,
        components::{described_by, error_summary, hint_and_error, writable},
        layout,
    },
};

#[derive(Clone, Copy)]
pub struct Reported<'a> {
    pub locale: &'a Locale,
    pub letter: &'a Loaded,
    /// The number on the list. The page does not reveal whether a signature has it.
    pub number: i64,
}

/// The form, which says what a report does.
pub fn ask(reported: Reported<'_>, typed: &ReportForm, error: Option<&str>) -> Markup {
    let Reported { locale, letter, number } = reported;
    let error = error.map(|message| locale.say(message));
    let errors: Vec<_> = error.iter().map(|message| ("reason", message.clone())).collect();
    let hint = locale.say("report-reason-hint");
    page(
        reported,
        &locale.say("report-title"),
        &html! {
            p { (locale.say_with("report-about", &[("number", number.into())])) " " (title(reported)) }
            p { (locale.say("report-does")) }
            form method="post" action=(locale.paths.report(letter.letter.slug.as_str(), number)) novalidate {
                (error_summary(locale, &errors))
                div.field {
                    label for="reason" { (locale.say("report-reason")) }
                    (hint_and_error("reason", Some(&hint), error.as_deref()))
                    textarea #reason name="reason" rows="4" dir="auto" required
                        aria-describedby=[described_by("reason", Some(&hint), error.as_deref())]
                        aria-invalid=[error.as_ref().map(|_| "true")] { (writable(&typed.reason)) }
                }
                button type="submit" { (locale.say("report-button")) }
            }
        },
    )
}

/// The answer, the same for every number.
pub fn taken(reported: Reported<'_>) -> Markup {
    let Reported { locale, letter, number } = reported;
    page(
        reported,
        &locale.say("report-taken-title"),
        &html! {
            p { (locale.say("report-taken")) }
            p { a href=(locale.paths.signatory(letter.letter.slug.as_str(), number)) { (locale.say("report-back")) } }
        },
    )
}

fn title(Reported { locale, letter, .. }: Reported<'_>) -> Markup {
    let text = letter.letter.text_in(&locale.text);
    let path = locale.paths.letter(letter.letter.slug.as_str());
    html! { a href=(path) { cite lang=(text.language) dir=(text.language.direction()) { (text.title) } } }
}

fn page(reported: Reported<'_>, title: &str, words: &Markup) -> Markup {
    layout(&Page {
        locale: reported.locale,
        title,
        description: None,
        robots: Robots::NoIndex,
        languages: vec![],
        head: html! {},
        body: html! { article.own { h1 { (title) } (words) } },
    })
}
