//! Renders statements: all of them in order, and each on its own page.

use maud::{Markup, html};

use super::{FramedPage, LetterView, NavEntry, PicturePosition, about, license, picture, set, website};
use crate::letters::{Html, Statement};

/// How many statements a page can hold whole. Forty with their pictures were 53,000 pixels on a phone.
const MOST_WHOLE: usize = 6;

/// How much of each is shown where there are more, in characters.
const OPENING: usize = 400;

/// All statements in order, whole or how they begin, and the acknowledgements below.
pub fn all(view: &LetterView<'_>) -> Markup {
    let LetterView { locale, letter, .. } = *view;
    let slug = view.slug();
    let statements = &letter.letter.statements;
    let title = locale.say("statements-title");
    let first_picture = statements.iter().position(|statement| statement.image.is_some());
    let body = html! {
        @if statements.is_empty() { p { (locale.say("statements-none")) } }
        @if statements.len() > 1 { (authors(view)) }
        @for (at, statement) in statements.iter().enumerate() {
            // The heading labels the section; its own anchors begin with "statement-".
            section.statement #{ "by-" (statement.slug) } aria-labelledby={ "name-" (statement.slug) } {
                header {
                    h2 #{ "name-" (statement.slug) } {
                        a href=(locale.paths.statement(slug, statement.slug.as_str())) { bdi { (statement.name) } }
                    }
                    (author(view, statement))
                }
                @let shown = if first_picture == Some(at) { PicturePosition::AtOnce } else { PicturePosition::Later };
                @match statement.html.opening(OPENING).filter(|_| statements.len() > MOST_WHOLE) {
                    Some(opening) => (beginning(view, statement, &opening, shown)),
                    None => (statement_text(view, statement, shown)),
                }
            }
        }
        (about(view))
    };
    FramedPage {
        view: *view,
        nav_entry: NavEntry::Statements,
        heading: html! { h1 { (title) } },
        title: &title,
        description: None,
        is_empty: statements.is_empty(),
        path: &|paths| paths.statements(slug),
        body,
    }
    .document()
}

/// One statement with links to the one before and the one after; `None` if no statement has this name.
pub fn one(view: &LetterView<'_>, name: &str) -> Option<Markup> {
    let LetterView { locale, letter, .. } = *view;
    let slug = view.slug();
    let statements = &letter.letter.statements;
    let at = statements.iter().position(|statement| statement.slug.as_str() == name)?;
    let statement = &statements[at];
    let before = at.checked_sub(1).and_then(|before| statements.get(before));
    let after = statements.get(at + 1);
    let text = letter.letter.text_in(&locale.text);
    let description = locale.say_with(
        "statement-description",
        &[("name", statement.name.as_str().into()), ("letter", text.title.as_str().into())],
    );
    let body = html! {
        div.statement {
            // For screen readers only: the headings of the text are below this one. Sighted readers see where the
            // text begins.
            h2.heard { (locale.say("statement")) }
            (statement_text(view, statement, PicturePosition::AtOnce))
        }
        @if before.is_some() || after.is_some() {
            nav.turn aria-label=(locale.say("statements-title")) {
                @if let Some(before) = before {
                    a rel="prev" href=(locale.paths.statement(slug, before.slug.as_str())) {
                        span { (locale.say("statement-before")) } " " bdi { (before.name) }
                    }
                }
                @if let Some(after) = after {
                    a rel="next" href=(locale.paths.statement(slug, after.slug.as_str())) {
                        span { (locale.say("statement-after")) } " " bdi { (after.name) }
                    }
                }
            }
        }
    };
    let document = FramedPage {
        view: *view,
        nav_entry: NavEntry::Statements,
        heading: html! { h1 { bdi { (statement.name) } } (author(view, statement)) },
        title: &statement.name,
        description: Some(&description),
        is_empty: false,
        path: &|paths| paths.statement(slug, statement.slug.as_str()),
        body,
    };
    Some(document.document())
}

/// The authors, in the order of their statements.
fn authors(view: &LetterView<'_>) -> Markup {
    let LetterView { locale, letter, .. } = view;
    html! {
        nav.authors aria-label=(locale.say("statements-authors")) {
            ol { @for statement in &letter.letter.statements { li { a href={ "#by-" (statement.slug) } { bdi { (statement.name) } } } } }
        }
    }
}

/// What is known about the author: guest, role, website.
fn author(view: &LetterView<'_>, statement: &Statement) -> Markup {
    let (locale, language) = (view.locale, view.language());
    html! {
        @if statement.guest || statement.role.is_some() || statement.website.is_some() {
            p.author {
                @if statement.guest { span.guest { (locale.say("statement-guest")) } " " }
                @if let Some(role) = &statement.role { span.role lang=(language) dir=(language.direction()) { (role) } " " }
                @if let Some(address) = &statement.website { (website(address)) }
            }
        }
    }
}

/// How a statement begins, with a link to the whole.
fn beginning(view: &LetterView<'_>, statement: &Statement, opening: &Html, shown: PicturePosition) -> Markup {
    let (locale, language) = (view.locale, view.language());
    let whole = locale.say_with("statement-whole", &[("name", statement.name.as_str().into())]);
    html! {
        @if let Some(image) = &statement.image { (picture(view, image, shown)) }
        div.text lang=(language) dir=(language.direction()) { (set(opening)) }
        p.whole { a href=(locale.paths.statement(view.slug(), statement.slug.as_str())) { (whole) } }
    }
}

/// The picture, the text, and its licence.
fn statement_text(view: &LetterView<'_>, statement: &Statement, shown: PicturePosition) -> Markup {
    let (locale, language, letter) = (view.locale, view.language(), &view.letter.letter);
    let terms = statement.license.as_ref().or(letter.license.as_ref());
    html! {
        @if let Some(image) = &statement.image { (picture(view, image, shown)) }
        div.text lang=(language) dir=(language.direction()) { (set(&statement.html)) }
        @if let Some(terms) = terms { p.terms { (locale.say("terms-statement")) " " (license(terms)) } }
    }
}
