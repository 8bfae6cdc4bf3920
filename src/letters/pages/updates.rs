//! Renders news about a letter and responses to it: all of them on one page, and the response on the letter itself.

use maud::{Markup, html};

use super::{FramedPage, LetterView, NavEntry, dated, host, set};
use crate::{
    letters::{Loaded, Update, UpdateKind, WebAddress},
    ui::Locale,
};

/// How many characters of a response are shown on the letter before a link to the rest: about two screens of a
/// phone, and more than nearly every press office writes.
const SHOWN_OF_A_RESPONSE: usize = 1_800;

/// All updates, the newest first.
pub fn all(view: &LetterView<'_>) -> Markup {
    let LetterView { locale, letter, .. } = *view;
    let slug = view.slug();
    let updates = &letter.letter.updates;
    let title = locale.say("updates-title");
    let body = html! {
        @if updates.is_empty() { p { (locale.say("updates-none")) } }
        @for update in updates { (whole(view, update)) }
    };
    FramedPage {
        view: *view,
        nav_entry: NavEntry::Updates,
        heading: html! { h1 { (title) } },
        title: &title,
        description: None,
        is_empty: updates.is_empty(),
        path: &|paths| paths.updates(slug),
        body,
    }
    .document()
}

/// The addressee's answer in their own words, on the letter page: the newest response in full or its opening, and
/// links to the others.
pub fn response(view: &LetterView<'_>) -> Markup {
    let (locale, slug) = (view.locale, view.slug());
    let mut responses = responses(view.letter);
    let Some((update, from, source)) = responses.next() else { return html! {} };
    let telling = update.in_language(&locale.text);
    let language = &telling.language;
    let opening = telling.html.opening(SHOWN_OF_A_RESPONSE);
    let earlier: Vec<_> = responses.collect();
    html! {
        section.response #response aria-labelledby="response-title" {
            h2.quiet #response-title { (response_by(locale, from)) }
            (dated(locale, update.date))
            div.text.words lang=(language) dir=(language.direction()) { (set(opening.as_ref().unwrap_or(&telling.html))) }
            p.source {
                @if opening.is_some() {
                    a href=(locale.paths.update(slug, &update.id)) { (locale.say("response-whole")) } " "
                }
                (source_link(locale, source))
            }
            @if !earlier.is_empty() {
                p.source { (locale.say("response-earlier")) }
                ul.earlier {
                    @for (update, from, _) in earlier {
                        li { a href=(locale.paths.update(slug, &update.id)) { (dated(locale, update.date)) " " bdi { (from) } } }
                    }
                }
            }
        }
    }
}

/// One line at the top that links to the response further down.
pub fn response_pointer(view: &LetterView<'_>) -> Markup {
    let locale = view.locale;
    html! {
        @if let Some((update, from, _)) = responses(view.letter).next() {
            p.responded { a href="#response" { (response_by(locale, from)) } " " (dated(locale, update.date)) }
        }
    }
}

fn responses(letter: &Loaded) -> impl Iterator<Item = (&Update, &str, &str)> {
    letter.letter.updates.iter().filter_map(|update| match &update.kind {
        UpdateKind::Response { from, source } => Some((update, from.as_str(), source.as_str())),
        UpdateKind::News => None,
    })
}

fn whole(view: &LetterView<'_>, update: &Update) -> Markup {
    let locale = view.locale;
    let telling = update.in_language(&locale.text);
    let language = &telling.language;
    let (own_words, kind) = match &update.kind {
        UpdateKind::News => (None, locale.say("update-news")),
        UpdateKind::Response { from, source } => (Some(source), response_by(locale, from)),
    };
    html! {
        section.update.response[own_words.is_some()] #(update.id) aria-labelledby={ "title-" (update.id) } {
            header {
                p.kind { span { (kind) } " " a href={ "#" (update.id) } { (dated(locale, update.date)) } }
                h2 #{ "title-" (update.id) } lang=(language) dir=(language.direction()) { (telling.title) }
            }
            div.text.words[own_words.is_some()] lang=(language) dir=(language.direction()) { (set(&telling.html)) }
            @if let Some(source) = own_words { p.source { (source_link(locale, source)) } }
        }
    }
}

/// "Response from …": names the author without a comment.
fn response_by(locale: &Locale, from: &str) -> String {
    locale.say_with("response-from", &[("name", from.into())])
}

/// Where the response was published.
fn source_link(locale: &Locale, source: &str) -> Markup {
    html! {
        (locale.say("response-source")) " "
        @match source.parse::<WebAddress>() {
            Ok(address) => a href=(address) rel="noopener" dir="ltr" { (host(address.as_str())) },
            Err(_) => bdi { (source) },
        }
    }
}
