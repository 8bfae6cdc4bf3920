//! Renders the versions of a text: when each was in force, what changed, and how many signed it.

use maud::{Markup, html};
use time::format_description::well_known::Rfc3339;

use super::{FramedPage, LetterView, NavEntry, text_diff::difference};
use crate::{
    letters::{
        ChangeKind, Text, Version,
        library::{text_changes::HistoryStep, text_diff},
        source::texts::handed_out,
    },
    ui::Locale,
};

/// The page, with the text in force first.
pub fn history(view: &LetterView<'_>, text: &Text, steps: &[HistoryStep]) -> Markup {
    let (locale, slug) = (view.locale, view.slug());
    let title = locale.say("history-heading");
    let body = html! {
        p { (locale.say("history-words")) }
        ol.versions {
            @for (at, one) in steps.iter().enumerate() {
                li id={ "v" (steps.len() - at) } { (step(locale, text, one, steps.get(at + 1), at == 0)) }
            }
        }
        h2 { (locale.say("history-check-title")) }
        p { (locale.say("history-check")) }
        p { a href=(locale.paths.source(slug)) type="text/markdown" { (locale.say("history-source")) } }
    };
    FramedPage {
        view: *view,
        nav_entry: NavEntry::History,
        heading: html! { h1 { (title) } },
        title: &title,
        description: None,
        // Search engines should find the letter and not its old texts.
        is_empty: true,
        path: &|paths| paths.history(slug),
        body,
    }
    .document()
}

fn step(
    locale: &Locale,
    text: &Text,
    step: &HistoryStep,
    before: Option<&HistoryStep>,
    is_in_force: bool,
) -> Markup {
    let change = &step.change;
    let hash = change.version.to_string();
    let handed_out = Version::of(&handed_out(&change.body));
    let moment = change.in_force_at.format(&Rfc3339).unwrap_or_default();
    html! {
        section {
            h2 { time datetime=(moment) { (locale.say_with("history-moment", &[("time", locale.words.minute(change.in_force_at).into())])) } }
            p.label {
                (locale.say(kind(change.kind)))
                @if is_in_force { " · " (locale.say("history-in-force")) }
            }
            @if change.kind == ChangeKind::Editorial { p.hint { (locale.say("history-editorial-words")) } }
            @if change.kind == ChangeKind::Material { p.hint { (locale.say("history-material-words")) } }
            @if handed_out != change.version { p.hint { (locale.say("history-comments")) } }
            @if !change.note.is_empty() { blockquote { p { bdi { (change.note) } } } }
            dl.facts {
                dt { (locale.say("history-hash")) }
                dd { code title=(hash) { (hash) } }
                @if handed_out != change.version {
                    @let hash = handed_out.to_string();
                    dt { (locale.say("history-hash-handed-out")) }
                    dd { code title=(hash) { (hash) } }
                }
                dt { (locale.say("history-signatures")) }
                dd {
                    @match step.signed {
                        Some(count) => (locale.words.number(count)),
                        None => (locale.say("history-came-back")),
                    }
                }
            }
            @if let Some(before) = before {
                h3 { (locale.say("history-difference")) }
                (difference(locale, &text.language, &text_diff::difference(&before.change.body, &change.body)))
            }
        }
    }
}

/// The message id for a kind of change.
pub const fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::First => "history-first",
        ChangeKind::Unsigned => "history-unsigned",
        ChangeKind::Editorial => "history-editorial",
        ChangeKind::Material => "history-material",
    }
}
