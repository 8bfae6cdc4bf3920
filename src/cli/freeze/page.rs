//! A page as the copy has it: without forms and scripts, with ways from file to file, and with a word of what it is.

use std::cell::RefCell;

use lol_html::{
    RewriteStrSettings, element,
    html_content::{ContentType, Element},
    rewrite_str,
};
use maud::html;
use url::Url;

use super::place::Place;
use crate::language::Language;

/// What only a running site can do.
const ALIVE: &str = "form, script, section.sign, section.share details, #share, button.live, a.report, \
                     a.button[href='#sign'], link[rel='alternate'][type='application/json+oembed']";

/// A page of the site, with its address and its place.
#[derive(Clone, Copy)]
pub(super) struct Living<'a> {
    pub html: &'a str,
    pub url: &'a Url,
    pub place: &'a Place,
}

/// Where an element leads in the copy.
enum Way {
    /// To another site, or within the page.
    AsItIs,
    To(String),
    /// Nowhere.
    Gone,
}

impl Living<'_> {
    /// The pages and files of the site that it needs or leads to.
    pub(super) fn leads_to(self) -> anyhow::Result<Vec<Url>> {
        let found = RefCell::new(Vec::new());
        self.rewritten(
            |_| String::new(),
            |url, _| {
                found.borrow_mut().push(url.clone());
                true
            },
        )?;
        Ok(found.into_inner())
    }

    /// The page for the copy. `notice` says in a language what it is a copy of; `is_there` whether the copy has a place.
    pub(super) fn frozen(
        self,
        notice: impl Fn(&Language) -> String,
        is_there: impl Fn(&Place) -> bool,
    ) -> anyhow::Result<String> {
        self.rewritten(notice, |_, place| is_there(place))
    }

    fn rewritten(
        self,
        notice: impl Fn(&Language) -> String,
        is_there: impl Fn(&Url, &Place) -> bool,
    ) -> anyhow::Result<String> {
        let language = RefCell::new(Language::english());
        let link = |name: &'static str, element: &mut Element<'_, '_>| {
            if element.removed() {
                return Ok(());
            }
            let target = element.get_attribute(name).unwrap_or_default();
            match self.way(&target, element, &is_there) {
                Way::AsItIs => {}
                Way::To(way) => element.set_attribute(name, &way)?,
                // The words stay.
                Way::Gone => element.remove_and_keep_content(),
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
            .append_element_content_handler(element!("[data-figures]", |element| {
                element.remove_attribute("data-figures");
                Ok(())
            }))
            .append_element_content_handler(element!("a[href], link[href]", |element| link("href", element)))
            .append_element_content_handler(element!("img[src]", |element| link("src", element)))
            .append_element_content_handler(element!("meta[property='og:image']", |element| {
                // It is shown by other sites, which need its whole address.
                let image = element.get_attribute("content").and_then(|target| self.url.join(&target).ok());
                if let Some(image) = image.filter(|image| image.origin() == self.url.origin())
                    && let Some(place) = Place::of(&image)
                {
                    is_there(&image, &place);
                }
                Ok(())
            }))
            .append_element_content_handler(element!("[srcset]", |element| {
                let set = element.get_attribute("srcset").unwrap_or_default();
                let ways = set.split(',').filter_map(|candidate| {
                    let (target, size) = candidate.trim().split_once(' ').unwrap_or((candidate.trim(), ""));
                    match self.way(target, element, &is_there) {
                        Way::AsItIs => Some(candidate.trim().to_owned()),
                        Way::To(way) => Some(format!("{way} {size}").trim().to_owned()),
                        Way::Gone => None,
                    }
                });
                let ways = ways.collect::<Vec<_>>().join(", ");
                Ok(element.set_attribute("srcset", &ways)?)
            }));
        Ok(rewrite_str(self.html, settings)?)
    }

    fn way(self, target: &str, element: &Element<'_, '_>, is_there: &impl Fn(&Url, &Place) -> bool) -> Way {
        // The form that it leads to is not there.
        if target == "#sign" {
            return Way::Gone;
        }
        let Ok(to) = self.url.join(&target.replace("&amp;", "&")) else { return Way::AsItIs };
        if target.starts_with('#') || to.origin() != self.url.origin() {
            return Way::AsItIs;
        }
        // The number of a line leads to a page that begins with it. In the copy it leads to the line, on this page.
        let is_number = to.query().is_some_and(|query| query.starts_with("after="));
        if is_number && element.get_attribute("rel").as_deref() != Some("next") {
            let here = to.fragment().filter(|_| to.path() == self.url.path());
            return here.map_or(Way::Gone, |fragment| Way::To(format!("#{fragment}")));
        }
        let Some(there) = Place::of(&to) else { return Way::Gone };
        if !is_there(&to, &there) {
            return Way::Gone;
        }
        // What search engines are told is where the page was.
        if element.tag_name() == "link" && target.starts_with("http") {
            return Way::AsItIs;
        }
        Way::To(self.place.way_to(&there, to.fragment()).replace('&', "&amp;"))
    }
}
