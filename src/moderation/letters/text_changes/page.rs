//! The page of a letter's texts: which was in force when, and the form that decides on a changed one.

use maud::{Markup, html};

use super::form::TextForm;
use crate::{
    language::Language,
    letters::{
        WaitingText,
        library::{text_changes::HistoryStep, text_diff},
        pages::{history::kind, text_diff::difference},
    },
    moderation::pages::letter::letter_page,
    organizers::pages::LetterContext,
    organizers::{
        form::FormError,
        pages::{again, field_error, form_errors, notice},
    },
    signing::signer::reconsent::Progress,
    ui::{
        components::{described_by, hint_and_error, writable},
        own_name,
    },
};

pub struct TextsPage<'a> {
    pub of: LetterContext<'a>,
    /// The text to decide on, if one waits.
    pub waiting: Option<&'a WaitingText>,
    /// How many signers of earlier texts have been asked, while that is in progress.
    pub asking: Option<Progress>,
    /// For each language, the texts that were in force, the latest first.
    pub histories: &'a [(Language, Vec<HistoryStep>)],
    /// Whether readers can open the versions.
    pub is_public: bool,
    pub done: Option<&'a str>,
    pub typed: &'a TextForm,
    pub errors: &'a [FormError],
}

pub fn texts(page: &TextsPage<'_>) -> Markup {
    let LetterContext { locale, letter, .. } = page.of;
    letter_page(
        page.of,
        "/texts",
        &locale.say("texts-title"),
        &html! {
            (notice(locale, page.done))
            @if let Some(Progress { asked, to_ask }) = page.asking {
                p { (locale.say_with("texts-asking", &[("number", asked.into()), ("count", to_ask.into())])) }
            }
            @match page.waiting {
                Some(text) => (decision(page, text)),
                None => p { (locale.say("texts-none-wait")) },
            }
            h2 { (locale.say("history-heading")) }
            @if page.is_public {
                p { a href=(locale.paths.history(letter.letter.slug.as_str())) { (locale.say("texts-history-link")) } }
            }
            @for (language, steps) in page.histories { (versions(page, language, steps)) }
        },
    )
}

fn decision(page: &TextsPage<'_>, text: &WaitingText) -> Markup {
    let LetterContext { locale, letter, .. } = page.of;
    let here = page.of.path("/texts");
    let in_force = letter.letter.text_in(&text.language);
    let passages = text_diff::difference(&in_force.body, &text.body);
    let others = letter.waiting.values().filter(|other| other.language != text.language);
    let since = locale.words.minute(text.since);
    let (hint, error) = (locale.say("texts-note-hint"), field_error(locale, page.errors, "note"));
    let signed = page.histories.iter().find(|(language, _)| *language == text.language);
    let signed: i64 = signed.map_or(0, |(_, steps)| steps.iter().filter_map(|step| step.signed).sum());
    html! {
        h2 { (locale.say("texts-waits")) " " (name(&text.language)) }
        p.hint { (locale.say_with("texts-since", &[("time", since.into())])) }
        @if text.title != in_force.title {
            p { (locale.say("texts-other-title")) " " cite lang=(text.language) dir=(text.language.direction()) { (text.title) } }
        }
        (difference(locale, &text.language, &passages))
        form method="post" action=(here) novalidate {
            (form_errors(locale, page.errors))
            input type="hidden" name="language" value=(text.language);
            input type="hidden" name="version" value=(text.version);
            div.field {
                label for="note" { (locale.say("texts-note")) }
                (hint_and_error("note", Some(&hint), error.as_deref()))
                textarea #note name="note" rows="3" dir="auto"
                    aria-describedby=[described_by("note", Some(&hint), error.as_deref())]
                    aria-invalid=[error.as_ref().map(|_| "true")] { (writable(&page.typed.note)) }
            }
            @if !letter.letter.signatories.is_empty() {
                div.tick {
                    input type="checkbox" #first_agree name="first_agree" value="on" checked[page.typed.first_agree == "on"];
                    label for="first_agree" { (locale.say("texts-first-agree")) }
                }
            }
            (again(locale, page.errors))
            p #about-editorial { (locale.say("texts-editorial-words")) }
            button type="submit" name="act" value="editorial" aria-describedby="about-editorial" { (locale.say("texts-editorial-button")) }
            p #about-material { (locale.say_with("texts-material-words", &[("count", signed.into())])) }
            button.danger type="submit" name="act" value="material" aria-describedby="about-material" { (locale.say("texts-material-button")) }
        }
        @for other in others {
            p { (locale.say("texts-other-waits")) " " a href={ (here) "?text=" (other.language) } { (name(&other.language)) } }
        }
    }
}

fn versions(page: &TextsPage<'_>, language: &Language, steps: &[HistoryStep]) -> Markup {
    let locale = page.of.locale;
    let id = format!("versions-{language}");
    html! {
        h3 #(id) { (name(language)) }
        div.wide tabindex="0" role="region" aria-labelledby=(id) {
            table.parts {
                thead {
                    tr {
                        th scope="col" { (locale.say("texts-when")) }
                        th scope="col" { (locale.say("history-signatures")) }
                        th scope="col" { (locale.say("texts-as")) }
                        th scope="col" { (locale.say("history-hash")) }
                    }
                }
                tbody {
                    @for (at, HistoryStep { change, signed }) in steps.iter().enumerate() {
                        tr {
                            th scope="row" { (locale.words.minute(change.in_force_at)) }
                            td { @if let Some(signed) = signed { (locale.words.number(*signed)) } }
                            td {
                                (locale.say(kind(change.kind)))
                                @if at == 0 { " · " (locale.say("history-in-force")) }
                            }
                            td { code dir="ltr" { (change.version.to_string().chars().take(12).collect::<String>()) "…" } }
                        }
                    }
                }
            }
        }
    }
}

fn name(language: &Language) -> Markup {
    html! { bdi lang=(language) { (own_name(language).unwrap_or_else(|| language.to_string())) } }
}
