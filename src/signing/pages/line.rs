//! A signature as the public sees it: one line, the same in every list, preview and mail.

use maud::{Markup, html};

use crate::{letters::Capacity, signing::adherence::Line, ui::Locale, ui::countries};

/// The line. Names isolate their direction, so that a right-to-left name does not turn its neighbours around.
pub fn line(locale: &Locale, line: &Line) -> Markup {
    let description = line.description();
    html! {
        span.name {
            @match &line.name {
                Some(name) => bdi { (name) },
                None => (locale.say("anonymous")),
            }
        }
        @if !description.is_empty() { " " span.about { bdi { (description) } } }
        @if let Some(country) = countries::name(locale, &line.country) { " " span.about { (country) } }
        @if line.capacity == Capacity::Group { " " span.about { (locale.say("line-group")) } }
        @if line.capacity == Capacity::Affiliation && !line.organisation.is_empty() {
            " " span.about { (locale.say("line-affiliation")) }
        }
        @if !line.website.is_empty() {
            " " a.website href=(line.website) rel="nofollow ugc noopener" dir="ltr" { (shown_host(&line.website)) }
        }
        @if !line.comment.is_empty() { p.comment { bdi { (line.comment) } } }
    }
}

/// The line as plain text, for mail.
pub fn plain(locale: &Locale, line: &Line) -> String {
    let name = line.name.clone().unwrap_or_else(|| locale.say("anonymous"));
    let mut parts = vec![name, line.description()];
    parts.extend(countries::name(locale, &line.country));
    parts.push(match line.capacity {
        Capacity::Group => locale.say("line-group"),
        Capacity::Affiliation if !line.organisation.is_empty() => locale.say("line-affiliation"),
        _ => String::new(),
    });
    parts.push(line.website.clone());
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    if !line.comment.is_empty() {
        text.push('\n');
        text.push_str(&line.comment);
    }
    text
}

/// The part of a web address that says whose it is.
fn shown_host(website: &str) -> &str {
    let host = website.split_once("://").map_or(website, |(_, rest)| rest);
    host.split('/').next().unwrap_or(host).trim_start_matches("www.")
}
