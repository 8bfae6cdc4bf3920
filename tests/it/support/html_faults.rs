//! Faults in a page's HTML that matter for every reader: duplicate ids, labels that point nowhere, nested
//! forms. The check is cheap enough for every page that any test opens.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

use super::form;

/// Attributes that name other elements by their ids.
const REFERENCES: [&str; 8] = [
    "for",
    "form",
    "list",
    "headers",
    "aria-describedby",
    "aria-labelledby",
    "aria-controls",
    "aria-errormessage",
];

/// The faults of a page, one sentence each.
pub fn of(text: &str, html: &Html) -> Vec<String> {
    let elements: Vec<ElementRef<'_>> = html.root_element().descendent_elements().collect();
    let mut faults: Vec<String> =
        html.errors.iter().map(|error| format!("it does not parse: {error}")).collect();
    let mut ids = HashSet::new();
    for id in elements.iter().filter_map(|element| element.attr("id")) {
        if !ids.insert(id) {
            faults.push(format!("the id {id:?} is given twice"));
        }
    }
    for element in &elements {
        let name = element.value().name();
        let nowhere = |reference: &str| format!("<{name} {reference}> points nowhere");
        for attribute in REFERENCES {
            let missing = |id: &&str| !ids.contains(id);
            let values = element.attr(attribute).unwrap_or_default().split_whitespace();
            faults.extend(values.filter(missing).map(|id| nowhere(&format!("{attribute}={id:?}"))));
        }
        let target = element.attr("href").and_then(|target| target.strip_prefix('#')).unwrap_or_default();
        if !["", "top"].contains(&target) && !ids.contains(target) {
            faults.push(nowhere(&format!("href=\"#{target}\"")));
        }
        if name == "img" && element.attr("alt").is_none() {
            faults.push(format!("<img src={:?}> has no alt", element.attr("src").unwrap_or_default()));
        }
        if form::is_field(*element) && form::labels(html, *element).iter().all(String::is_empty) {
            faults.push(format!("<{name} name={:?}> has no label", element.attr("name").unwrap_or_default()));
        }
    }
    if has_a_form_within_a_form(text) {
        faults.push("a form stands within a form".into());
    }
    if html.root_element().attr("lang").is_none() {
        faults.push("<html> has no lang".into());
    }
    let title = Selector::parse("head > title").unwrap();
    if html.select(&title).all(|title| title.inner_html().trim().is_empty()) {
        faults.push("the page has no title".into());
    }
    faults
}

/// Searches the text, because the parser drops the inner form.
fn has_a_form_within_a_form(text: &str) -> bool {
    let mut open = false;
    for tag in text.to_ascii_lowercase().split('<').filter_map(|tag| tag.split(['>', ' ']).next()) {
        match tag {
            "form" if open => return true,
            "form" => open = true,
            "/form" => open = false,
            _ => {}
        }
    }
    false
}
