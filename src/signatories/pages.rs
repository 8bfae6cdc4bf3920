//! What a reader sees of the signatories.

use maud::{Markup, html};

use super::list::{ListPage, UnderTheLetter};
use crate::{
    letters::Loaded,
    signing::{adherence::Line, pages::line::line, tally::Figures},
    ui::{Locale, Page, Robots, alternates, layout},
};

/// The count, plainly, with what it counts and its time behind one disclosure.
pub fn count(locale: &Locale, figures: &Figures) -> Markup {
    html! {
        p.count { (locale.say_with("count", &[("count", figures.count().into())])) }
    }
}

/// The first signatories as at the foot of a printed letter, and the newest below them.
pub fn under_the_letter(locale: &Locale, letter: &Loaded, under: &UnderTheLetter) -> Markup {
    html! {
        section.signatories aria-labelledby="signatories-title" data-nosnippet {
            h2 #signatories-title { (locale.say("signatories-title")) }
            (count(locale, &under.figures))
            @if !under.first.is_empty() {
                h3.quiet { (locale.say("first-signatories")) }
                ul.first { @for signatory in &under.first { li { (signatory_line(locale, letter, signatory)) } } }
            }
            @if !under.newest.is_empty() {
                h3.quiet { (locale.say("newest-signatories")) }
                ul.newest { @for signatory in &under.newest { li { (signatory_line(locale, letter, signatory)) } } }
            }
            @if under.leads_to_list {
                p { a href=(locale.paths.signatories(letter.letter.slug.as_str())) { (locale.say("all-signatories")) } }
            }
        }
    }
}

/// A line, with a word where it belongs to an earlier text.
fn signatory_line(locale: &Locale, letter: &Loaded, signatory: &Line) -> Markup {
    html! {
        (line(locale, signatory))
        @if signatory.is_of_earlier_text {
            " "
            a.earlier href=(locale.paths.history(letter.letter.slug.as_str())) { (locale.say("line-earlier")) }
        }
    }
}

/// The whole list, a page at a time.
pub fn list(locale: &Locale, letter: &Loaded, page: &ListPage) -> Markup {
    let text = letter.letter.text_in(&locale.text);
    let slug = letter.letter.slug.as_str();
    let title = locale.say_with("list-title", &[("letter", text.title.as_str().into())]);
    let body = html! {
        article.list {
            h1 { (locale.say("signatories-title")) }
            p { a href=(locale.paths.letter(slug)) lang=(text.language) dir=(text.language.direction()) { (text.title) } }
            (count(locale, &page.figures))
            p.hint { (as_of(locale, &page.figures)) }
            @if page.figures.private > 0 {
                p.hint { (locale.say_with("list-private", &[("count", page.figures.private.into())])) }
            }
            div data-nosnippet { (lines(locale, letter, &page.lines)) }
            @if let Some(next) = page.next {
                nav.pager aria-label=(locale.say("list-pages")) {
                    a rel="next" href={ (locale.paths.signatories(slug)) "?after=" (next) } { (locale.say("list-older")) }
                }
            }
            (files(locale, slug))
        }
    };
    let robots = if letter.letter.index_list { Robots::Index } else { Robots::NoIndex };
    layout(&Page {
        locale,
        title: &title,
        description: None,
        robots,
        languages: alternates(locale, &letter.languages(), |paths| paths.signatories(slug)),
        head: html! {},
        body,
    })
}

fn lines(locale: &Locale, letter: &Loaded, lines: &[Line]) -> Markup {
    html! {
        @if lines.is_empty() { p { (locale.say("list-empty")) } }
        ol.all {
            @for signatory in lines {
                @let number = signatory.number.unwrap_or_default();
                li #{ "s" (number) } {
                    a.number href={ "#s" (number) } aria-label=(locale.say_with("list-number", &[("number", number.into())])) {
                        (locale.words.number(number))
                    }
                    div { (signatory_line(locale, letter, signatory)) }
                    a.report href=(locale.paths.report(letter.letter.slug.as_str(), number)) rel="nofollow"
                        aria-label=(locale.say_with("report-link-number", &[("number", number.into())])) {
                        (locale.say("report-link"))
                    }
                }
            }
        }
    }
}

/// The list as files, and what describes them: what opens with a click goes first.
pub fn files(locale: &Locale, slug: &str) -> Markup {
    let kinds = [
        ("signatories.xlsx", "list-file-xlsx"),
        ("signatories.csv", "list-file-csv"),
        ("signatories.json", "list-file-json"),
        ("signatories.ndjson", "list-file-ndjson"),
    ];
    html! {
        section.files aria-labelledby="files-title" {
            h2 #files-title { (locale.say("list-files")) }
            ul {
                @for (file, words) in kinds { li { a href=(locale.paths.data(slug, file)) download { (locale.say(words)) } } }
                li { a href=(locale.paths.data(slug, "datapackage.json")) { (locale.say("list-file-package")) } }
            }
        }
    }
}

/// When these numbers were true.
fn as_of(locale: &Locale, figures: &Figures) -> String {
    locale.say_with("as-of", &[("time", locale.words.minute(figures.as_of).into())])
}
