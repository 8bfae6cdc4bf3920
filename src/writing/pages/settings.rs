//! The settings of a letter, behind disclosures that are open where something is wrong.

use maud::{Markup, html};
use time::{UtcOffset, macros::format_description};

use super::{EditorPage, label, zone, zone_field};
use crate::{
    letters::{
        Ask, Capacity, Moderation,
        source::fields::{COVERAGE, COVERAGE_KEYS},
    },
    ui::{
        components::{TextField, described_by, hint_and_error, text_field},
        countries,
    },
    writing::form::parsed,
};

pub(super) fn all(page: &EditorPage<'_>) -> Markup {
    let organizer =
        ["organizer.name", "organizer.address", "organizer.country", "organizer.contact", "organizer.press"];
    let dates = ["publishes", "opens", "closes"];
    let signing = ["goal", "threshold", "moderation", "ask", "capacities"];
    let more = ["description", "license", "contact", "index_list", "retention_days", "aliases"];
    html! {
        (group(page, "write-behind", &organizer, page.fields.get("organizer.name").is_empty(), &html! {
            (page.line("organizer.name", Some("write-organizer-name-hint"), None))
            (page.area("organizer.address", None, 3))
            (country(page))
            (page.line("organizer.contact", Some("write-organizer-contact-hint"), None))
            (page.line("organizer.press", Some("write-organizer-press-hint"), None))
        }))
        (group(page, "write-dates", &dates, false, &html! {
            @for name in dates { (moment(page, name)) }
            (zone_field(page))
        }))
        (group(page, "write-signing", &signing, false, &html! {
            (page.line("goal", Some("write-goal-hint"), Some("number")))
            (choices(page, "ask", Ask::ALL.iter().map(|one| (one.as_str(), page.say(&format!("write-ask-{one}")))), &[]))
            @let capacities = Capacity::ALL.iter().map(|one| (one.as_str(), page.say(&format!("write-capacities-{one}"))));
            (choices(page, "capacities", capacities, Capacity::ALL))
            (moderation(page))
            (page.line("threshold", Some("write-threshold-hint"), Some("number")))
        }))
        (group(page, "write-more", &more, false, &html! {
            (page.area("description", Some("write-description-hint"), 2))
            (page.line("contact", Some("write-contact-hint"), None))
            (page.line("license", Some("write-license-hint"), None))
            (page.line("retention_days", Some("write-retention-days-hint"), Some("number")))
            div.tick {
                input type="checkbox" #index_list name="index_list" value="on" checked[page.fields.get("index_list") == "on"];
                label for="index_list" { (page.say("write-index-list")) }
            }
            @if page.letter.is_some() { (page.area("aliases", Some("write-aliases-hint"), 2)) }
        }))
        (coverage(page))
    }
}

fn group(page: &EditorPage<'_>, title: &str, fields: &[&str], is_open: bool, body: &Markup) -> Markup {
    let has_error = fields.iter().any(|field| page.error(field).is_some());
    html! {
        details open[is_open || has_error] {
            summary { (page.say(title)) }
            (body)
        }
    }
}

fn country(page: &EditorPage<'_>) -> Markup {
    let (name, error) = ("organizer.country", page.error("organizer.country"));
    html! {
        div.field {
            label for=(name) { (page.say(&label(name))) }
            (hint_and_error(name, None, error.as_deref()))
            select id=(name) name=(name) aria-describedby=[described_by(name, None, error.as_deref())] {
                option value="" { (page.say("field-country-none")) }
                @for (code, country) in countries::all(page.locale) {
                    option value=(code) selected[page.fields.get(name).eq_ignore_ascii_case(code)] { (country) }
                }
            }
        }
    }
}

/// A moment in the offset that is chosen below; what is none is shown as it was typed.
fn moment(page: &EditorPage<'_>, name: &str) -> Markup {
    let typed = page.fields.get(name);
    let offset = zone(page.fields);
    let offset =
        UtcOffset::parse(&offset, format_description!("[offset_hour sign:mandatory]:[offset_minute]"));
    let local = parsed(typed).zip(offset.ok()).and_then(|(at, offset)| {
        let format = format_description!("[year]-[month]-[day]T[hour]:[minute]");
        at.to_offset(offset).format(format).ok()
    });
    let kind = if local.is_some() || typed.is_empty() { "datetime-local" } else { "text" };
    text_field(TextField {
        name,
        label: &page.say(&label(name)),
        hint: Some(&page.say(&format!("write-{name}-hint"))),
        value: local.as_deref().unwrap_or(typed),
        kind: Some(kind),
        autocomplete: "off",
        required: false,
        error: page.error(name).as_deref(),
    })
}

fn choices<'a>(
    page: &EditorPage<'_>,
    name: &str,
    offered: impl Iterator<Item = (&'a str, String)>,
    usual: &[Capacity],
) -> Markup {
    let chosen: Vec<&str> = page.fields.get(name).lines().collect();
    let is_chosen = |word: &str| {
        chosen.contains(&word) || chosen.is_empty() && usual.iter().any(|usual| usual.as_str() == word)
    };
    let error = page.error(name);
    html! {
        fieldset.choices id=(name) aria-describedby=[described_by(name, None, error.as_deref())] {
            legend { (page.say(&label(name))) }
            (hint_and_error(name, None, error.as_deref()))
            @for (word, words) in offered {
                @let id = format!("{name}-{word}");
                div.choice {
                    input type="checkbox" name=(name) value=(word) id=(id) checked[is_chosen(word)];
                    label for=(id) { (words) }
                }
            }
        }
    }
}

fn moderation(page: &EditorPage<'_>) -> Markup {
    let chosen = page.fields.get("moderation");
    html! {
        fieldset.choices #moderation {
            legend { (page.say("write-moderation")) }
            @for kind in Moderation::ALL {
                @let (word, id) = (kind.as_str(), format!("moderation-{kind}"));
                div.choice {
                    input type="radio" name="moderation" value=(word) id=(id)
                        checked[chosen == word || chosen.is_empty() && *kind == Moderation::Flagged];
                    label for=(id) { (page.say(&format!("write-moderation-{word}"))) }
                }
            }
        }
    }
}

/// Press articles, and a blank one below them.
fn coverage(page: &EditorPage<'_>) -> Markup {
    if page.letter.is_none() {
        return html! {};
    }
    let names = |at: usize| COVERAGE_KEYS.map(|key| (key, format!("{COVERAGE}.{at}.{key}")));
    let articles = page.fields.articles();
    let has_error = (0..articles).flat_map(names).any(|(_, name)| page.error(&name).is_some());
    html! {
        details open[has_error] {
            summary { (page.say("write-coverage")) }
            @for at in 0..=articles {
                fieldset.article {
                    legend {
                        @if at < articles { (page.fields.get(&format!("{COVERAGE}.{at}.title"))) }
                        @else { (page.say("write-coverage-new")) }
                    }
                    @for (key, name) in names(at) {
                        (text_field(TextField {
                            name: &name,
                            label: &page.say(&format!("write-coverage-{key}")),
                            value: page.fields.get(&name),
                            kind: Some(match key { "date" => "date", "url" => "url", _ => "text" }),
                            autocomplete: "off",
                            error: page.error(&name).as_deref(),
                            ..TextField::default()
                        }))
                    }
                }
            }
        }
    }
}
