//! Renders the press page: what a journalist with ten minutes needs, each item with its definition and its source.

use fluent_bundle::FluentValue;
use maud::{Markup, html};

use crate::{
    letters::{
        Coverage, Letter, License, StatementImage,
        pages::{
            FramedPage, LetterView, NavEntry, PicturePosition, about, credit, dated, img, license, organizer,
            reachable,
        },
    },
    signatories::pages::files,
    signing::{
        pages::sign_form::{Door, deadline},
        signature::{search_terms::Search, tally::Figures},
    },
    ui::{Locale, languages::Words},
    urls::{self, Paths},
};

/// U+2068 and U+2069 isolate the direction of a name in a sentence of the other direction, also when the sentence
/// is copied as plain text (UAX #9).
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

pub fn page(view: &LetterView<'_>, figures: &Figures, door: Door) -> Markup {
    let LetterView { locale, letter, .. } = *view;
    let slug = view.slug();
    let title = locale.say("press-title");
    let body = html! {
        (to_quote(view, figures))
        (the_number(locale, figures))
        @if let Some(deadline) = deadline(locale, &letter.letter, door) { p { (deadline) } }
        (contact(locale, &letter.letter))
        (coverage(locale, &letter.letter))
        (pictures(view))
        (data(view))
        (about(view))
    };
    FramedPage {
        view: *view,
        nav_entry: NavEntry::Press,
        heading: html! { h1 { (title) } },
        title: &title,
        description: None,
        is_empty: false,
        path: &|paths| paths.press(slug),
        body,
    }
    .document()
}

/// A paragraph about the letter to copy, in each language that both the letter and the site have; the language of
/// the page first.
fn to_quote(view: &LetterView<'_>, figures: &Figures) -> Markup {
    let page = view.locale.words;
    let languages = view.letter.languages();
    let others = languages.iter().filter_map(Words::spoken).filter(|words| words.language != page.language);
    html! {
        section aria-labelledby="press-quote" {
            h2 #press-quote { (view.locale.say("press-quote")) }
            @for words in [page].into_iter().chain(others) {
                blockquote.to-quote lang=(words.language) dir=(words.language.direction()) {
                    p { (paragraph(words, view, figures)) }
                }
            }
        }
    }
}

fn paragraph(words: &Words, view: &LetterView<'_>, figures: &Figures) -> String {
    let letter = &view.letter.letter;
    let text = letter.text_in(&words.language);
    // A letter that is not public yet is quoted with its future public URL.
    let is_own = text.language == letter.language;
    let paths = if is_own { Paths::negotiated() } else { Paths::in_language(&text.language) };
    let name = |name: &str| -> FluentValue<'static> {
        match words.language.direction() {
            "rtl" => format!("{}{name}{}", ISOLATE[0], ISOLATE[1]).into(),
            _ => name.to_owned().into(),
        }
    };
    let title = ("title", name(&text.title));
    let mut sentences = vec![match &letter.addressed_to {
        Some(addressee) => words.say_with("quote-letter-to", &[title, ("addressee", name(addressee))]),
        None => words.say_with("quote-letter", &[title]),
    }];
    if let Some(organizer) = &letter.organizer {
        sentences.push(words.say_with("quote-behind", &[("organizer", name(&organizer.name))]));
    }
    let counted = [("time", words.minute(figures.as_of).into()), ("count", figures.count().into())];
    sentences.push(words.say_with("quote-count", &counted));
    let address = view.locale.site.absolute(&paths.letter(view.slug()));
    sentences.push(words.say_with("quote-where", &[("address", name(&address))]));
    sentences.join(" ")
}

/// The count, what it counts, how far it was verified, and what it leaves out.
fn the_number(locale: &Locale, figures: &Figures) -> Markup {
    let counted = |id: &str, count: i64| {
        html! { dt { (locale.words.number(count)) } dd { (locale.say(id)) } }
    };
    let parts = [
        ("number-public", figures.public),
        ("number-private", figures.private),
        ("number-anonymous", figures.anonymous),
    ];
    let verified = [
        ("verified-email", figures.by_email),
        ("verified-checked", figures.by_checked),
        ("verified-entered", figures.by_entered),
    ];
    let left_out = [("number-withdrawn", figures.withdrawn), ("number-rejected", figures.rejected)];
    html! {
        section.number-explained aria-labelledby="press-number" {
            h2 #press-number { (locale.say("press-number")) }
            p.count { (locale.say_with("count", &[("count", figures.count().into())])) }
            p.hint { (locale.say_with("as-of", &[("time", locale.words.minute(figures.as_of).into())])) }
            p { (locale.say("number-definition")) }
            dl.figures { @for (id, count) in parts { (counted(id, count)) } }
            h3 { (locale.say("verified-title")) }
            dl.figures { @for (id, count) in verified { (counted(id, count)) } }
            h3 { (locale.say("number-left-out")) }
            dl.figures { @for (id, count) in left_out { (counted(id, count)) } }
        }
    }
}

fn contact(locale: &Locale, letter: &Letter) -> Markup {
    html! {
        @if letter.organizer.is_some() || letter.contact.is_some() {
            section aria-labelledby="press-contact" {
                h2 #press-contact { (locale.say("press-contact")) }
                div {
                    @match &letter.organizer {
                        Some(behind) => (organizer(locale, behind)),
                        None => @if let Some(contact) = &letter.contact { p { (reachable(contact)) } },
                    }
                }
            }
        }
    }
}

/// Press articles about the letter.
fn coverage(locale: &Locale, letter: &Letter) -> Markup {
    html! {
        @if !letter.coverage.is_empty() {
            section aria-labelledby="press-coverage" {
                h2 #press-coverage { (locale.say("press-coverage")) }
                ul.coverage { @for article in &letter.coverage { li { (covered(locale, article)) } } }
            }
        }
    }
}

fn covered(locale: &Locale, article: &Coverage) -> Markup {
    html! {
        cite {
            @match &article.url {
                Some(address) => a href=(address) rel="noopener" { bdi { (article.title) } },
                None => bdi { (article.title) },
            }
        }
        @let by: Vec<&str> = [&article.outlet, &article.author].into_iter().flatten().map(String::as_str).collect();
        @if !by.is_empty() || article.date.is_some() {
            p.about {
                @for (place, part) in by.iter().enumerate() {
                    @if place > 0 { "\u{a0}· " }
                    bdi { (part) }
                }
                @if let Some(date) = article.date { @if !by.is_empty() { "\u{a0}· " } (dated(locale, date)) }
            }
        }
    }
}

/// Pictures with alternative text and credit; a download link only if the licence allows everyone to copy.
fn pictures(view: &LetterView<'_>) -> Markup {
    let (locale, letter) = (view.locale, &view.letter.letter);
    let pictures: Vec<&StatementImage> =
        letter.statements.iter().filter_map(|statement| statement.image.as_ref()).collect();
    html! {
        @if !pictures.is_empty() {
            section.pictures aria-labelledby="press-pictures" {
                h2 #press-pictures { (locale.say("press-pictures")) }
                p.hint { (locale.say("press-pictures-words")) }
                @for image in pictures { (to_print(view, image)) }
            }
        }
    }
}

fn to_print(view: &LetterView<'_>, of: &StatementImage) -> Markup {
    let (locale, language) = (view.locale, view.language());
    let is_free = of.license.as_ref().is_some_and(License::allows_copies);
    let original = view.letter.letter.images.get(&of.file).filter(|_| is_free);
    html! {
        figure lang=(language) dir=(language.direction()) {
            (img(view, of, PicturePosition::Small))
            figcaption {
                // A screen reader has read it with the picture; here it is visible, to be printed with it.
                p.alt aria-hidden="true" { (of.alt) }
                (credit(view, of))
                p lang=(locale.language()) dir=(locale.language().direction()) {
                    @match original {
                        Some(image) => {
                            a href=(urls::image(view.slug(), &of.file, &image.hash)) download=(of.file) {
                                (locale.say("picture-download"))
                            }
                            " " bdi { (image.width) " × " (image.height) }
                        }
                        None => (locale.say("picture-ask")),
                    }
                }
            }
        }
    }
}

/// The data, the licence of the text, and what the licence does not cover.
fn data(view: &LetterView<'_>) -> Markup {
    let (locale, slug, letter) = (view.locale, view.slug(), &view.letter.letter);
    html! {
        section aria-labelledby="press-data" {
            h2 #press-data { (locale.say("press-data")) }
            @if view.sees_signatories {
                (files(locale, slug, &Search::default()))
                ul.plain {
                    li { a href=(locale.paths.data(slug, "figures.json")) { (locale.say("press-figures")) } }
                    li { a href=(locale.paths.statistics(slug)) { (locale.say("statistics-link")) } }
                }
                p { (locale.say("press-fewer-rows")) }
            }
            @if let Some(terms) = &letter.license { p { (locale.say("terms-text")) " " (license(terms)) } }
            p { (locale.say("terms-not-names")) }
        }
    }
}
