//! A page, read as a person reads it, by the text of links, labels and buttons. A page with serious HTML
//! faults fails the test that opened it.

use axum::http::{HeaderMap, Method, Response, StatusCode, header, response::Parts};
use scraper::{ElementRef, Html, Node, Selector};
use url::Url;

use super::{
    browser::{Browser, Initiator},
    form::{self, Form},
    html_faults,
};

/// An answer of the site.
pub struct Page {
    pub browser: Browser,
    pub url: Url,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub html: Html,
}

impl Page {
    pub(super) fn received(browser: Browser, url: Url, answer: Response<Vec<u8>>) -> Self {
        let (Parts { status, headers, .. }, bytes) = answer.into_parts();
        let kind = headers.get(header::CONTENT_TYPE).map_or("", |kind| kind.to_str().unwrap());
        let text = String::from_utf8_lossy(if kind.starts_with("text/html") { &bytes } else { b"" });
        let html = Html::parse_document(&text);
        if !text.is_empty() {
            let faults = html_faults::of(&text, &html);
            assert!(faults.is_empty(), "{url} is faulty HTML:\n{}\n\n{text}", faults.join("\n"));
        }
        drop(text);
        Self { browser, url, status, headers, bytes, html }
    }

    /// The value of a header; empty if it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn body(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("a text")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.body()))
    }

    /// The readable text of the whole body, in one line.
    pub fn text(&self) -> String {
        self.first("body").map(text_of).unwrap_or_default()
    }

    /// Checks the status and the heading.
    #[track_caller]
    pub fn assert_is(&self, status: StatusCode, heading: &str) {
        assert_eq!((self.status, self.texts("h1")), (status, vec![heading.to_owned()]), "{}", self.url);
    }

    #[track_caller]
    pub fn assert_says(&self, words: &str) {
        assert!(self.text().contains(words), "{words:?} is not in\n{}", self.text());
    }

    /// The texts of all elements that a CSS selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).map(text_of).collect()
    }

    /// An attribute of the first element that a CSS selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<&str> {
        self.first(selector)?.attr(name)
    }

    /// The target of the link with this text.
    pub fn link(&self, words: &str) -> Url {
        let links: Vec<(String, &str)> =
            self.all("a[href]").map(|link| (name_of(link), link.attr("href").unwrap_or_default())).collect();
        let Some((_, target)) = links.iter().find(|(name, _)| name == words) else {
            let names: Vec<&String> = links.iter().map(|(name, _)| name).collect();
            panic!("no link {words:?} on {}, only {names:#?}", self.url);
        };
        self.url.join(target).unwrap()
    }

    pub async fn follow(&self, words: &str) -> Page {
        let from = Initiator::Page(self.url.clone());
        self.browser.navigate(Method::GET, self.link(words), None, from).await
    }

    /// The form that has a button with this text, or that a CSS selector finds.
    pub fn form(&self, which: &str) -> Form<'_> {
        let by_button =
            self.all("form").find(|form| form::buttons(&self.html, *form).any(|b| name_of(b) == which));
        let by_selector =
            || Selector::parse(which).ok().and_then(|selector| self.html.select(&selector).next());
        let Some(form) = by_button.or_else(by_selector) else {
            let buttons: Vec<String> =
                self.all("form").flat_map(|form| form::buttons(&self.html, form)).map(name_of).collect();
            panic!("no form {which:?} on {}, only those with the buttons {buttons:#?}", self.url);
        };
        Form::new(self, form, which)
    }

    /// Presses a button, and leaves its form as it is.
    pub async fn press(&self, button: &str) -> Page {
        self.form(button).send().await
    }

    /// The mistakes in the summary above a form, one line each; empty if there is none.
    pub fn error_summary(&self) -> Vec<String> {
        self.texts("[role=alert] li, [role=alert]:not(:has(li))")
    }

    /// The error message of the field or fieldset with this label.
    pub fn field_error(&self, label: &str) -> Option<String> {
        let field = form::labelled(&self.html, label);
        let ids = field.attr("aria-errormessage").or(field.attr("aria-describedby"))?;
        // A field may also be described by its hint; an error has an id that says so.
        ids.split_whitespace()
            .filter(|id| id.contains("error"))
            .find_map(|id| self.first(&format!("[id='{id}']")))
            .map(text_of)
    }

    pub fn all(&self, selector: &str) -> impl Iterator<Item = ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.html.select(&selector).collect::<Vec<_>>().into_iter()
    }

    fn first(&self, selector: &str) -> Option<ElementRef<'_>> {
        self.all(selector).next()
    }
}

/// Inline elements: nothing separates their text from the text beside them.
const WITHIN_A_LINE: [&str; 26] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "label",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// Elements whose text is not read.
const UNREAD: [&str; 4] = ["script", "style", "template", "noscript"];

/// The readable text of an element, in one line.
pub fn text_of(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    read(element, &UNREAD, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of an element: its `aria-label`, as an input its value, or its text.
pub fn name_of(element: ElementRef<'_>) -> String {
    let said =
        element.attr("aria-label").or(element.attr("value").filter(|_| element.value().name() == "input"));
    said.map_or_else(|| text_of(element), ToOwned::to_owned)
}

/// The text of a label, without that of a control inside it.
pub fn label_text(label: ElementRef<'_>) -> String {
    let mut text = String::new();
    read(label, &["select", "textarea", "button"], &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(element: ElementRef<'_>, unread: &[&str], text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if unread.contains(&inner.name()) || inner.attr("hidden").is_some() => {}
            Node::Element(inner) => {
                let parted = !WITHIN_A_LINE.contains(&inner.name());
                text.push_str(if parted { " " } else { "" });
                ElementRef::wrap(child).into_iter().for_each(|inner| read(inner, unread, text));
                text.push_str(if parted { " " } else { "" });
            }
            _ => {}
        }
    }
}
