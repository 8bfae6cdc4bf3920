//! Renders lists of signatories, and the count.

use maud::{Markup, html};

use crate::{
    letters::Loaded,
    signatories::{
        form::address,
        list::{ListPage, UnderTheLetter},
    },
    signing::{
        pages::line::line,
        signature::{
            details::PublicLine,
            search_terms::Search,
            tally::{Figures, Shared},
        },
    },
    ui::{
        Locale, Page, Robots, alternates, assets,
        components::{described_by, error_summary, hint_and_error, writable},
        countries,
        languages::Words,
        layout,
    },
};

pub fn count(locale: &Locale, figures: &Figures) -> Markup {
    html! { p.count { (sentence(locale.words, figures)) } }
}

/// How many have signed, in words.
pub fn sentence(words: &Words, figures: &Figures) -> String {
    words.say_with("count", &[("count", figures.count().into())])
}

/// The count, updated while a reader looks at it if scripts can run.
///
/// The script polls `figures.json`, which has the sentence too, so that the script needs no texts in any language.
pub fn live_count(locale: &Locale, slug: &str, figures: &Figures) -> Markup {
    let asked = format!("{}?words={}", locale.paths.data(slug, "figures.json"), locale.language());
    html! {
        p.count data-figures=(asked) data-revision=(figures.revision) {
            span { (sentence(locale.words, figures)) }
            " "
            button.live type="button" hidden aria-label=(locale.say("count-live-label"))
                data-paused=(locale.say("count-paused")) data-paused-label=(locale.say("count-paused-label")) {
                (locale.say("count-live"))
            }
        }
        script type="module" src=(assets::COUNT.url()) {}
    }
}

/// The first signatories as at the end of a printed letter, and the newest below them.
pub fn under_the_letter(locale: &Locale, letter: &Loaded, under: &UnderTheLetter) -> Markup {
    html! {
        section.signatories aria-labelledby="signatories-title" data-nosnippet {
            h2 #signatories-title { (locale.say("signatories-title")) }
            (live_count(locale, letter.letter.slug.as_str(), &under.figures))
            @if !under.first.is_empty() {
                h3.quiet { (locale.say("first-signatories")) }
                ul.first { @for signatory in &under.first { li { (first_line(locale, letter, signatory)) } } }
                // One note for all of them keeps the end of the letter calm. The list marks each one.
                @if under.first.iter().any(|signatory| signatory.entered.is_some()) {
                    p.hint { (locale.say("first-entered")) }
                }
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

/// A line that marks signatures entered by organizers and signatures of an earlier text.
fn signatory_line(locale: &Locale, letter: &Loaded, signatory: &PublicLine) -> Markup {
    html! {
        (first_line(locale, letter, signatory))
        @if let Some(provenance) = &signatory.entered {
            " "
            span.entered {
                @if provenance.is_empty() { (locale.say("line-entered")) }
                @else { (locale.say_with("line-entered-from", &[("provenance", provenance.as_str().into())])) }
            }
        }
    }
}

/// The line without the mark about who entered it.
fn first_line(locale: &Locale, letter: &Loaded, signatory: &PublicLine) -> Markup {
    html! {
        (line(locale, signatory))
        @if signatory.is_of_earlier_text {
            " "
            a.earlier href=(locale.paths.history(letter.letter.slug.as_str())) { (locale.say("line-earlier")) }
        }
    }
}

/// One page of the list or of a search.
pub fn list(locale: &Locale, letter: &Loaded, search: &Search, page: &ListPage) -> Markup {
    let text = letter.letter.text_in(&locale.text);
    let slug = letter.letter.slug.as_str();
    let title = locale.say_with("list-title", &[("letter", text.title.as_str().into())]);
    let body = html! {
        article.list {
            h1 { (locale.say("signatories-title")) }
            p { a href=(locale.paths.letter(slug)) lang=(text.language) dir=(text.language.direction()) { (text.title) } }
            (live_count(locale, slug, &page.figures))
            p.hint { (as_of(locale, &page.figures)) }
            @if page.figures.private > 0 {
                p.hint { (locale.say_with("list-private", &[("count", page.figures.private.into())])) }
            }
            p.hint { a href=(locale.paths.statistics(slug)) { (locale.say("statistics-link")) } }
            (search_form(locale, slug, search, &page.shared, SearchBox { typed: search.typed(), mistake: None }))
            div data-nosnippet {
                @if !page.featured.is_empty() {
                    section.signatories aria-labelledby="featured-title" {
                        h2.quiet #featured-title { (locale.say("list-featured")) }
                        ul.first { @for one in &page.featured { li { (signatory_line(locale, letter, one)) } } }
                    }
                }
                (lines(locale, letter, search, &page.lines))
            }
            (pager(locale, slug, search, page))
            (files(locale, slug, search))
        }
    };
    let is_whole = search.is_empty();
    let robots = if letter.letter.index_list && is_whole { Robots::Index } else { Robots::NoIndex };
    let languages = alternates(locale, &letter.languages(), |paths| {
        format!("{}{}", paths.signatories(slug), address(search, &[]))
    });
    layout(&Page { locale, title: &title, description: None, robots, languages, head: html! {}, body })
}

/// The search form again, if the typed words are too long for a search.
pub fn search_refused(
    locale: &Locale,
    letter: &Loaded,
    search: &Search,
    typed: &str,
    page: &ListPage,
) -> Markup {
    let slug = letter.letter.slug.as_str();
    let title = locale.say("signatories-title");
    let mistake = locale.say("error-search-long");
    let body = html! {
        article.list {
            h1 { (title) }
            p { a href=(locale.paths.signatories(slug)) { (locale.say("list-whole")) } }
            (error_summary(locale, &[("q", mistake.clone())]))
            (search_form(locale, slug, search, &page.shared, SearchBox { typed, mistake: Some(&mistake) }))
        }
    };
    let (robots, languages) = (Robots::NoIndex, vec![]);
    layout(&Page { locale, title: &title, description: None, robots, languages, head: html! {}, body })
}

/// Links to older signatures, and back to the newest from any page.
fn pager(locale: &Locale, slug: &str, search: &Search, page: &ListPage) -> Markup {
    let leads_to =
        |after| format!("{}{}", locale.paths.signatories(slug), address(search, &[("after", after)]));
    html! {
        @if !page.is_first || page.next.is_some() {
            nav.pager aria-label=(locale.say("list-pages")) {
                @if !page.is_first { a href=(leads_to(None)) { (locale.say("newest-signatories")) } }
                @if page.next.is_some() { a rel="next" href=(leads_to(page.next)) { (locale.say("list-older")) } }
            }
        }
    }
}

/// The content of the search field, and its error.
#[derive(Clone, Copy)]
struct SearchBox<'a> {
    typed: &'a str,
    mistake: Option<&'a str>,
}

/// The search field and the filters; only values that occur in the list are offered.
fn search_form(
    locale: &Locale,
    slug: &str,
    search: &Search,
    shared: &[Shared],
    words: SearchBox<'_>,
) -> Markup {
    let of = |kind: &str| shared.iter().filter(|one| one.kind == kind && one.listed > 0).collect::<Vec<_>>();
    let (capacities, mut countries) = (of("capacity"), of("country"));
    // Sorted by name in the reader's language, so that readers find their own country.
    let order: Vec<_> = countries::all(locale).collect();
    countries.sort_by_key(|one| order.iter().position(|(code, _)| *code == one.value));
    let labelled = |name: String, one: &Shared| {
        locale
            .say_with("list-filter-count", &[("name", name.into()), ("count", i64::from(one.listed).into())])
    };
    let named = |code: &str| {
        order.iter().find(|(known, _)| *known == code).map_or(code.to_owned(), |(_, name)| (*name).to_owned())
    };
    html! {
        search {
            form.search method="get" action=(locale.paths.signatories(slug)) {
                div.field {
                    label for="q" { (locale.say("list-search")) }
                    (hint_and_error("q", None, words.mistake))
                    input #q name="q" type="search" dir="auto" autocomplete="off" enterkeyhint="search"
                        value=(writable(words.typed)) aria-describedby=[described_by("q", None, words.mistake)]
                        aria-invalid=[words.mistake.map(|_| "true")];
                }
                @if capacities.len() > 1 || search.capacity().is_some() {
                    div.field {
                        label for="capacity" { (locale.say("list-capacity")) }
                        select #capacity name="capacity" {
                            option value="" { (locale.say("list-capacity-all")) }
                            @for one in capacities {
                                option value=(one.value)
                                    selected[search.capacity().is_some_and(|chosen| chosen.as_str() == one.value)] {
                                    (labelled(locale.say(&format!("list-capacity-{}", one.value)), one))
                                }
                            }
                        }
                    }
                }
                @if !countries.is_empty() || search.country().is_some() {
                    div.field {
                        label for="country" { (locale.say("list-country")) }
                        select #country name="country" {
                            option value="" { (locale.say("list-country-all")) }
                            @for one in countries {
                                option value=(one.value)
                                    selected[search.country().is_some_and(|chosen| chosen.code() == one.value)] {
                                    (labelled(named(&one.value), one))
                                }
                            }
                        }
                    }
                }
                div.acts {
                    button type="submit" { (locale.say("list-search-button")) }
                    @if !search.is_empty() { a href=(locale.paths.signatories(slug)) { (locale.say("list-whole")) } }
                }
            }
        }
    }
}

fn lines(locale: &Locale, letter: &Loaded, search: &Search, lines: &[PublicLine]) -> Markup {
    let slug = letter.letter.slug.as_str();
    let nothing = if search.is_empty() { "list-empty" } else { "list-nothing-found" };
    html! {
        @if lines.is_empty() { p role="status" { (locale.say(nothing)) } }
        ol.all {
            @for signatory in lines {
                @let number = signatory.number.unwrap_or_default();
                li #{ "s" (number) } {
                    a.number href=(locale.paths.signatory(slug, number)) rel="nofollow" aria-label=(locale.say_with("list-number", &[("number", number.into())])) {
                        (locale.words.number(number))
                    }
                    div { (signatory_line(locale, letter, signatory)) }
                    a.report href=(locale.paths.report(slug, number)) rel="nofollow"
                        aria-label=(locale.say_with("report-link-number", &[("number", number.into())])) {
                        (locale.say("report-link"))
                    }
                }
            }
        }
    }
}

/// Links to the list or the search as files, and to their description; the format that opens with a click is first.
pub fn files(locale: &Locale, slug: &str, search: &Search) -> Markup {
    let kinds = [
        ("signatories.xlsx", "list-file-xlsx"),
        ("signatories.csv", "list-file-csv"),
        ("signatories.json", "list-file-json"),
        ("signatories.ndjson", "list-file-ndjson"),
    ];
    html! {
        section.files aria-labelledby="files-title" {
            h2 #files-title { (locale.say(if search.is_empty() { "list-files" } else { "list-files-found" })) }
            ul {
                @for (file, words) in kinds { li { a href={ (locale.paths.data(slug, file)) (address(search, &[])) } download { (locale.say(words)) } } }
                li { a href=(locale.paths.data(slug, "datapackage.json")) { (locale.say("list-file-package")) } }
            }
        }
    }
}

pub fn as_of(locale: &Locale, figures: &Figures) -> String {
    locale.say_with("as-of", &[("time", locale.words.minute(figures.as_of).into())])
}
