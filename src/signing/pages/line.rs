//! A signature as the public sees it: one line, the same in every list, preview and mail.

use maud::{Markup, html};

use crate::{
    letters::Capacity,
    signing::signature::details::PublicLine,
    ui::{Locale, countries},
};

/// The line. The direction of a name is isolated, so that a right-to-left name does not reorder the text around it.
pub fn line(locale: &Locale, line: &PublicLine) -> Markup {
    html! {
        span.name {
            @match &line.name {
                Some(name) => bdi { (name) },
                None => (locale.say("anonymous")),
            }
        }
        @let about = about(locale, line);
        @if !about.is_empty() {
            " "
            span.about { @for (place, part) in about.iter().enumerate() { @if place > 0 { "\u{a0}· " } bdi { (part) } } }
        }
        @if !line.website.is_empty() {
            " "
            a.website href=(line.website) rel="nofollow ugc noopener" dir="ltr" { (shown_host(&line.website)) }
        }
        @if !line.comment.is_empty() { p.comment { bdi { (line.comment) } } }
    }
}

/// The line as plain text, for mail.
pub fn plain(locale: &Locale, line: &PublicLine) -> String {
    let mut parts = vec![line.name.clone().unwrap_or_else(|| locale.say("anonymous"))];
    parts.extend(about(locale, line));
    parts.extend((!line.website.is_empty()).then(|| line.website.clone()));
    let text = parts.join(" · ");
    if line.comment.is_empty() { text } else { format!("{text}\n{}", line.comment) }
}

/// What comes after the name.
fn about(locale: &Locale, line: &PublicLine) -> Vec<String> {
    let capacity = match line.capacity {
        Capacity::Group => Some("line-group"),
        Capacity::Affiliation if !line.organisation.is_empty() => Some("line-affiliation"),
        Capacity::Affiliation | Capacity::Personal => None,
    };
    let description = Some(line.description()).filter(|description| !description.is_empty());
    let country = countries::name(locale, &line.country);
    let place: Vec<_> =
        Some(line.city.clone()).filter(|city| !city.is_empty()).into_iter().chain(country).collect();
    let place = Some(place.join(", ")).filter(|place| !place.is_empty());
    [description, place, capacity.map(|id| locale.say(id))].into_iter().flatten().collect()
}

/// The part of a web address that shows its owner: the host.
fn shown_host(website: &str) -> &str {
    let host = website.split_once("://").map_or(website, |(_, rest)| rest);
    host.split('/').next().unwrap_or(host).trim_start_matches("www.")
}
