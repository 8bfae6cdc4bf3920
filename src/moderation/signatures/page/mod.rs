//! The page of a letter's signatures: search results and featured signatures, with links to each. `one` is the page of
//! one signature: its history, its mails, and what can be done with it.

pub mod one;

use maud::{Markup, html};
use url::form_urlencoded::Serializer;
use uuid::Uuid;

use super::{SearchResults, form::SearchForm};
use crate::{
    moderation::pages::letter::letter_page,
    organizers::pages::{LetterContext, field_error, form_errors, notice},
    signing::{
        pages::line::line,
        signature::{Signature, State, details::Visibility, fields::SignerName},
    },
    ui::{
        Locale,
        components::{TextField, described_by, hint_and_error, text_field, writable},
    },
};

/// The states, in the order of the select box.
const STATES: [State; 4] = [State::Published, State::Held, State::Rejected, State::Withdrawn];

/// A signature, with the part of its address that the page may show.
pub struct Row {
    pub signature: Signature,
    /// The mail provider of the address; only for moderators.
    pub provider: Option<String>,
}

pub struct SignaturesPage<'a> {
    pub of: LetterContext<'a>,
    pub typed: &'a SearchForm,
    pub error: Option<&'a str>,
    pub rows: &'a [Row],
    /// The cursor of the next page.
    pub next: Option<Uuid>,
    /// Whether the reader may decide on signatures.
    pub decides: bool,
    /// The featured signatures; empty for readers who cannot change them.
    pub featured: &'a [Signature],
    pub done: Option<&'a str>,
}

impl<'a> SignaturesPage<'a> {
    /// The rows of a page; `of` returns the mail provider of a signature.
    pub fn rows(found: SearchResults, of: impl Fn(&Signature) -> Option<String>) -> (Vec<Row>, Option<Uuid>) {
        let row = |signature: Signature| Row { provider: of(&signature), signature };
        (found.signatures.into_iter().map(row).collect(), found.next)
    }
}

pub fn signatures(page: &SignaturesPage<'_>) -> Markup {
    let locale = page.of.locale;
    letter_page(
        page.of,
        "/signatures",
        &locale.say("signatures-title"),
        &html! {
            (notice(locale, page.done))
            @if page.decides {
                p.acts {
                    a href=(below(page.of, "/address")) { (locale.say("signatures-by-address")) }
                    a href=(below(page.of, "/new")) { (locale.say("enter-title")) }
                }
                (featured(page))
            } @else {
                p.hint { (locale.say("signatures-observer")) }
            }
            (search_form(page))
            (rows(page.of, page.rows, page.decides))
            @if let Some(next) = page.next {
                nav.pager aria-label=(locale.say("list-pages")) {
                    a rel="next" href={ (below(page.of, "")) (query(page.typed, next)) } { (locale.say("list-older")) }
                }
            }
        },
    )
}

/// The path of a page below the signatures of a letter.
pub fn below(of: LetterContext<'_>, page: &str) -> String {
    of.path(&format!("/signatures{page}"))
}

fn query(typed: &SearchForm, after: Uuid) -> String {
    let mut query = Serializer::new(String::from("?"));
    for (name, value) in [("q", &typed.q), ("state", &typed.state)] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    query.append_pair("after", &after.to_string()).finish()
}

fn search_form(page: &SignaturesPage<'_>) -> Markup {
    let (locale, typed) = (page.of.locale, page.typed);
    let error = page.error.map(|id| locale.say(id));
    let is_whole = typed.q.trim().is_empty() && typed.state.is_empty();
    html! {
        search {
            form.search method="get" action=(below(page.of, "")) {
                div.field {
                    label for="q" { (locale.say("signatures-search")) }
                    (hint_and_error("q", None, error.as_deref()))
                    input #q name="q" type="search" dir="auto" autocomplete="off" enterkeyhint="search"
                        value=(writable(&typed.q)) aria-describedby=[described_by("q", None, error.as_deref())]
                        aria-invalid=[error.as_ref().map(|_| "true")];
                }
                @if page.decides {
                    div.field {
                        label for="state" { (locale.say("signatures-state")) }
                        select #state name="state" {
                            option value="" { (locale.say("signatures-state-all")) }
                            @for state in STATES {
                                option value=(state.into_str()) selected[typed.state == state.into_str()] {
                                    (state_name(locale, state))
                                }
                            }
                        }
                    }
                }
                div.acts {
                    button type="submit" { (locale.say("list-search-button")) }
                    @if !is_whole { a href=(below(page.of, "")) { (locale.say("list-whole")) } }
                }
            }
        }
    }
}

pub fn state_name(locale: &Locale, state: State) -> String {
    locale.say(&format!("signatures-state-{}", state.into_str()))
}

/// The name of a signature where there is one line for it.
pub fn called(locale: &Locale, signature: &Signature) -> String {
    let name = signature.details.text.name.as_ref().map(SignerName::as_str);
    match (name, signature.state) {
        (Some(name), _) => name.to_owned(),
        (None, State::Withdrawn) => locale.say("signatures-erased"),
        (None, _) => locale.say("anonymous"),
    }
}

fn rows(of: LetterContext<'_>, rows: &[Row], decides: bool) -> Markup {
    let locale = of.locale;
    html! {
        @if rows.is_empty() { p role="status" { (locale.say("signatures-nothing")) } }
        ol.rows {
            @for row in rows {
                li {
                    (signer_details(locale, &row.signature))
                    p.hint { (facts(locale, &row.signature, row.provider.as_deref())) }
                    @if decides {
                        @let (open, name) = (locale.say("signatures-open"), called(locale, &row.signature));
                        p { a href=(below(of, &format!("/{}", row.signature.id)))
                            aria-label=(labelled(locale, &open, &name)) { (open) } }
                    }
                }
            }
        }
    }
}

/// The `aria-label` of a button or link: what it does, and to which signature.
fn labelled(locale: &Locale, what: &str, name: &str) -> String {
    locale.say_with("signatures-label", &[("what", what.into()), ("name", name.into())])
}

/// The line of a signature; for a withdrawn one, that it was erased.
pub fn signer_details(locale: &Locale, signature: &Signature) -> Markup {
    let visibility = signature.details.visibility;
    html! {
        @if signature.state == State::Withdrawn {
            p { (locale.say("signatures-erased")) }
        } @else {
            div.waits { (line(locale, &signature.details.line())) }
            @if visibility != Visibility::Public {
                p.hint { (locale.say(&format!("visibility-{}", visibility.into_str()))) }
            }
        }
    }
}

/// Number, time, state and the like, in one line.
pub fn facts(locale: &Locale, signature: &Signature, provider: Option<&str>) -> Markup {
    let number =
        signature.number.map(|number| locale.say_with("signatures-number", &[("number", number.into())]));
    let is_there = signature.state != State::Withdrawn;
    let verified =
        is_there.then(|| locale.say(&format!("signatures-verified-{}", signature.verified_by.into_str())));
    let capacity =
        is_there.then(|| locale.say(&format!("signatures-capacity-{}", signature.details.capacity.as_str())));
    let since = locale.words.minute(signature.state_changed_at);
    html! {
        @if let Some(number) = number { (number) "\u{a0}· " }
        (state_name(locale, signature.state)) " "
        (locale.say_with("signatures-since", &[("time", since.into())]))
        // The dot stays with the word before it.
        @for fact in [verified, capacity].into_iter().flatten() { "\u{a0}· " (fact) }
        @if let Some(provider) = provider { "\u{a0}· " bdi { "@" (provider) } }
    }
}

/// The featured signatures, with the buttons that change their order.
fn featured(page: &SignaturesPage<'_>) -> Markup {
    let locale = page.of.locale;
    let last = page.featured.len().saturating_sub(1);
    html! {
        @if !page.featured.is_empty() {
            details.featured open[page.done.is_some_and(|done| done.starts_with("featured-"))] {
                summary { (locale.say("featured-title")) }
                p.hint { (locale.say("featured-words")) }
                ol.rows {
                    @for (place, signature) in page.featured.iter().enumerate() {
                        li {
                            div.waits { (line(locale, &signature.details.line())) }
                            @if !signature.can_be_featured() { p.hint { (locale.say("featured-unseen")) } }
                            form.acts method="post" action=(below(page.of, &format!("/{}", signature.id))) {
                                input type="hidden" name="back" value="list";
                                @if place > 0 { (move_button(locale, signature, "earlier")) }
                                @if place < last { (move_button(locale, signature, "later")) }
                                (move_button(locale, signature, "unfeature"))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn move_button(locale: &Locale, signature: &Signature, act: &str) -> Markup {
    let words = locale.say(&format!("featured-{act}"));
    html! {
        button.quiet type="submit" name="act" value=(act)
            aria-label=(labelled(locale, &words, &called(locale, signature))) { (words) }
    }
}

/// The page that searches by address, with the results, if there was a search.
pub fn by_address(
    of: LetterContext<'_>,
    typed: &str,
    wrong: Option<&'static str>,
    found: Option<&[Row]>,
) -> Markup {
    let locale = of.locale;
    let wrong: Vec<_> = wrong.map(|message| ("email", message)).into_iter().collect();
    letter_page(
        of,
        "/signatures/address",
        &locale.say("signatures-by-address"),
        &html! {
            form method="post" action=(below(of, "/address")) novalidate {
                (form_errors(locale, &wrong))
                (text_field(TextField {
                    name: "email", label: &locale.say("address-field"), kind: Some("email"), value: typed,
                    autocomplete: "off", required: true, hint: Some(&locale.say("address-hint")),
                    error: field_error(locale, &wrong, "email").as_deref(),
                }))
                button type="submit" { (locale.say("list-search-button")) }
            }
            @if let Some(found) = found { (rows(of, found, true)) }
            p.aside { a href=(below(of, "")) { (locale.say("signatures-all")) } }
        },
    )
}
