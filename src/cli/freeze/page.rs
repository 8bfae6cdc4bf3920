//! A page as the copy has it: without forms and scripts, with ways from file to file, and with a word of what it is.

use std::{cell::RefCell, rc::Rc};

use lol_html::{
    RewriteStrSettings, element,
    html_content::{ContentType, Element},
    rewrite_str,
};
use maud::html;
use url::Url;

use super::place::Place;
use crate::language::Language;

pub(super) struct Frozen {
    pub html: String,
    /// The pages and files of the site that it needs or leads to.
    pub leads_to: Vec<Url>,
}

/// What only a running site can do.
const ALIVE: &str = "form, script, section.sign, a[href='#sign'], a[href*='/report/'], a[href$='/find-my-signature'], \
                     link[rel='alternate'][type='application/json+oembed']";

/// Freezes the page at this address and place; `notice` says in a language what it is a copy of.
pub(super) fn freeze(
    page: &str,
    (url, place): (&Url, &Place),
    notice: impl Fn(&Language) -> String,
) -> anyhow::Result<Frozen> {
    let leads_to = RefCell::new(Vec::new());
    let language = Rc::new(RefCell::new(Language::english()));
    let link = |name: &'static str, element: &mut Element<'_, '_>| {
        if let Some(target) = element.get_attribute(name) {
            match way(&target, (url, place), element, &leads_to) {
                Some(way) => element.set_attribute(name, &way)?,
                // The words stay.
                None => element.remove_and_keep_content(),
            }
        }
        Ok(())
    };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html[lang]", |element| {
            let tag = element.get_attribute("lang").unwrap_or_default();
            *language.borrow_mut() = tag.parse().unwrap_or_else(|_| Language::english());
            Ok(())
        }))
        .append_element_content_handler(element!("main", |element| {
            let notice = html! { p.notice { (notice(&language.borrow())) } };
            element.prepend(&notice.into_string(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(ALIVE, |element| {
            element.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("a[href], link[href]", |element| link("href", element)))
        .append_element_content_handler(element!("img[src]", |element| link("src", element)))
        .append_element_content_handler(element!("meta[property='og:image']", |element| {
            // It is shown by other sites, which need its whole address.
            let image = element.get_attribute("content").and_then(|target| url.join(&target).ok());
            leads_to.borrow_mut().extend(image.filter(|image| image.origin() == url.origin()));
            Ok(())
        }))
        .append_element_content_handler(element!("[srcset]", |element| {
            let set = element.get_attribute("srcset").unwrap_or_default();
            let ways = set.split(',').filter_map(|candidate| {
                let (target, size) = candidate.trim().split_once(' ').unwrap_or((candidate.trim(), ""));
                let way = way(target, (url, place), element, &leads_to)?;
                Some(format!("{way} {size}").trim().to_owned())
            });
            let ways = ways.collect::<Vec<_>>().join(", ");
            Ok(element.set_attribute("srcset", &ways)?)
        }));
    let html = rewrite_str(page, settings)?;
    Ok(Frozen { html, leads_to: leads_to.into_inner() })
}

/// What an element leads to, in the copy; none where the copy does not have it.
fn way(
    target: &str,
    (url, place): (&Url, &Place),
    element: &Element<'_, '_>,
    leads_to: &RefCell<Vec<Url>>,
) -> Option<String> {
    let target = target.replace("&amp;", "&");
    let Ok(to) = url.join(&target) else { return Some(target) };
    let is_elsewhere = to.origin() != url.origin();
    // What search engines are told is where the page was.
    let is_for_others = element.tag_name() == "link" && target.starts_with("http");
    if is_elsewhere || target.starts_with('#') {
        return Some(target);
    }
    // The number of a line leads to a page that begins with it. In the copy it leads to the line, on this page.
    let is_next = element.get_attribute("rel").as_deref() == Some("next");
    if to.query().is_some() && !is_next {
        let is_here = to.path() == url.path();
        return to.fragment().filter(|_| is_here).map(|fragment| format!("#{fragment}"));
    }
    let there = Place::of(&to)?;
    leads_to.borrow_mut().push(to.clone());
    Some(if is_for_others { target } else { place.way_to(&there, to.fragment()) })
}
