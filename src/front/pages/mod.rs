//! Renders the home page and the letter page.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | the home page and the letter page |
//! | [`press`], [`withdrawn`] | the press page; the page of a withdrawn letter |
//! | [`embed`] | the frame for other sites |
//! | `article` | structured data for search engines |
//! | [`privacy`], [`accessibility`] | pages about the site |

pub mod accessibility;
mod article;
pub mod embed;
pub mod press;
pub mod privacy;
pub mod withdrawn;

use maud::{Markup, html};
use time::OffsetDateTime;

use crate::{
    letters::{
        Life, Loaded, Problem, Text,
        pages::{
            LetterView, NavEntry, contents,
            head::head,
            organizer, private_notice, set, share, terms,
            updates::{response, response_pointer},
            waiting_text::waiting,
        },
    },
    signatories::{
        list::UnderTheLetter,
        pages::{count, live_count, under_the_letter},
    },
    signing::pages::{
        address_question,
        sign_form::{Door, SignSection, deadline, sign_section},
    },
    ui::{Locale, Page, Robots, alternates, languages::Words, layout},
    urls::Paths,
};

/// The input of the letter page.
pub struct LetterPage<'a> {
    /// The letter, and the rights of the reader.
    pub view: LetterView<'a>,
    /// The form, with the text that it is about.
    pub sign: SignSection<'a>,
    /// `None` if it cannot be read now.
    pub under: Option<&'a UnderTheLetter>,
    /// Problems in the letter's files, shown to an author on their own machine.
    pub problems: &'a [Problem],
}

/// The letter, with a link "Sign" at the top and the form at the end.
pub fn letter(page: &LetterPage<'_>) -> Markup {
    let LetterView { locale, letter, .. } = page.view;
    let text = page.sign.text;
    let is_open = page.sign.door == Door::Open;
    let body = html! {
        (problems(locale, page.problems))
        @if !page.problems.is_empty() { (waiting(locale, page.view.letter)) }
        (private_notice(&page.view))
        @if !page.sign.mistakes.is_empty() {
            // After an error in the form, the reader finds this link first.
            @let why = if page.sign.was_not_taken() { "errors-title-not-taken" } else { "errors-jump" };
            p.notice { a href="#sign" { (locale.say(why)) } }
        }
        @if let Some(meant) = page.sign.meant {
            p.notice { (locale.say("email-question-unsent")) " " a href="#email-question" { (address_question::words(locale, "email-question", meant.as_str())) } }
        }
        article.letter {
            header lang=(text.language) dir=(text.language.direction()) {
                h1 { (text.title) }
                (letterhead(&page.view))
            }
            div.standing {
                @if let Some(under) = page.under {
                    div.so-far {
                        // What is not public yet has no figures for a script to ask for.
                        @if page.view.is_private() { (count(locale, &under.figures)) }
                        @else { (live_count(locale, letter.letter.slug.as_str(), &under.figures)) }
                        @if let Some(goal) = letter.letter.goal { (toward(locale, under.figures.count(), goal)) }
                    }
                }
                @if is_open { a.button href="#sign" { (locale.say("sign-link")) } }
            }
            (when(locale, letter, page.sign.door))
            (behind_the_original(locale, letter, text))
            (response_pointer(&page.view))
            (contents(&page.view, NavEntry::Letter))
            div.text lang=(text.language) dir=(text.language.direction()) { (set(&text.html)) }
            // Whoever has read to the end need not look for it.
            @if is_open { p.sign-here { a.button href="#sign" { (locale.say("sign-link")) } } }
            (terms(locale, letter))
            p.terms { a href=(locale.paths.history(letter.letter.slug.as_str())) { (locale.say("history-link")) } }
            (response(&page.view))
            (behind(locale, letter))
            @if !page.view.is_private() { (share::share(locale, &letter.letter, text)) }
        }
        @if let Some(under) = page.under { (under_the_letter(locale, letter, under)) }
        (sign_section(&page.sign))
    };
    let languages = alternates(locale, &letter.languages(), |paths| paths.letter(page.view.slug()));
    let address = languages.iter().find(|one| one.language == text.language).map(|one| one.address.as_str());
    let head = html! {
        (head(locale, &letter.letter))
        @if let (Some(address), false) = (address, page.view.is_private()) { (article::article(locale, &letter.letter, text, address)) }
    };
    layout(&Page {
        locale,
        title: &text.title,
        description: Some(&text.summary()),
        robots: if page.view.is_private() { Robots::NoIndex } else { Robots::Index },
        languages,
        head,
        body,
    })
}

/// From whom and to whom the letter is, and since which day it is public.
fn letterhead(view: &LetterView<'_>) -> Markup {
    let LetterView { locale, letter, .. } = view;
    let day = letter.shown_from.filter(|_| !view.is_private());
    html! {
        div.letterhead lang=(locale.language()) dir=(locale.language().direction()) {
            @if let Some(addressee) = &letter.letter.addressed_to {
                p.addressee { (locale.say("addressed-to")) " " bdi { (addressee) } }
            }
            @if let Some(organizer) = &letter.letter.organizer {
                p { (locale.say("from-whom")) " " bdi { (organizer.name) } }
            }
            @if let Some(day) = day { p { time datetime=(day.date()) { (locale.words.day(day)) } } }
        }
    }
}

/// That a translation is of an earlier text, with a link to what has changed since.
fn behind_the_original(locale: &Locale, letter: &Loaded, text: &Text) -> Markup {
    let since = letter.behind.get(&text.language).and_then(|behind| behind.since);
    let history = locale.paths.also_in(&letter.letter.language).history(letter.letter.slug.as_str());
    html! {
        @if let Some(since) = since {
            p.hint {
                (locale.say("translation-behind")) " "
                a href={ (history) "#v" (since) } hreflang=(letter.letter.language) { (locale.say("translation-changes")) }
            }
        }
    }
}

/// How far the letter has come to its goal, as a bar with its words.
fn toward(locale: &Locale, count: i64, goal: u32) -> Markup {
    html! {
        div.toward {
            progress #toward max=(goal) value=(count.min(goal.into())) data-goal aria-labelledby="so-far-words" {}
            span.hint #so-far-words { (locale.say_with("toward-goal", &[("count", i64::from(goal).into())])) }
        }
    }
}

/// Until when the letter can be signed, or why it cannot.
fn when(locale: &Locale, letter: &Loaded, door: Door) -> Markup {
    let opens = match door {
        Door::NotYet(opens) => {
            Some(locale.say_with("sign-not-yet", &[("time", locale.words.minute(opens).into())]))
        }
        _ => None,
    };
    html! {
        @if let Some(opens) = opens { p.hint { (opens) } }
        @if let Some(deadline) = deadline(locale, &letter.letter, door) {
            @if matches!(door, Door::Closed(_)) { p.notice { (deadline) } } @else { p.hint { (deadline) } }
        }
    }
}

/// The organizers of the letter, in plain words.
fn behind(locale: &Locale, letter: &Loaded) -> Markup {
    html! {
        @if let Some(behind) = &letter.letter.organizer {
            section.behind aria-labelledby="behind-title" {
                h2.quiet #behind-title { (locale.say("behind-title")) }
                (organizer(locale, behind))
            }
        }
    }
}

/// The home page: the letters, the latest first.
pub fn home(
    locale: &Locale,
    letters: &[(std::sync::Arc<Loaded>, i64)],
    broken: &[Problem],
    now: OffsetDateTime,
) -> Markup {
    let title = locale.say("home-title");
    let body = html! {
        (problems(locale, broken))
        article.home {
            h1 { (title) }
            @if letters.is_empty() { p { (locale.say("home-empty")) } }
            ul.letters {
                @for (letter, count) in letters {
                    @let text = letter.letter.text_in(&locale.text);
                    li {
                        h2 lang=(text.language) dir=(text.language.direction()) {
                            a href=(paths_to(locale, letter).letter(letter.letter.slug.as_str())) { (text.title) }
                        }
                        @if let Some(description) = &text.description {
                            p lang=(text.language) dir=(text.language.direction()) { (description) }
                        }
                        p.hint {
                            (locale.say_with("count", &[("count", (*count).into())]))
                            @match letter.letter.life(now) {
                                Life::Closed(closed) => { " · " (locale.say_with("home-closed", &[("day", locale.words.day(closed).into())])) },
                                Life::NotYetOpen(opens) => { " · " (locale.say_with("home-opens", &[("day", locale.words.day(opens).into())])) },
                                _ => {},
                            }
                        }
                    }
                }
            }
        }
    };
    layout(&Page {
        locale,
        title: &title,
        description: None,
        robots: Robots::Index,
        languages: alternates(locale, &Words::languages(), Paths::home),
        head: html! {},
        body,
    })
}

/// Links keep the reader's language if the letter or the site is available in it.
fn paths_to(locale: &Locale, letter: &Loaded) -> Paths {
    let is_spoken = Words::all().iter().any(|words| words.language == locale.text);
    let is_there = is_spoken || letter.languages().contains(&locale.text);
    if is_there { locale.paths.clone() } else { Paths::negotiated() }
}

fn problems(locale: &Locale, problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            section.problems aria-labelledby="problems-title" {
                h2 #problems-title { (locale.say("problems-title")) }
                ul dir="ltr" lang="en" { @for problem in problems { li { code { (problem.file) ":" (problem.line) } " " (problem.what) } } }
            }
        }
    }
}
