//! What is given random bytes: Markdown. Whatever is written, nothing in the page can run or hide.

use std::collections::BTreeMap;

use scraper::{Html as Page, Selector};

use super::{Body, BodyContext, BodyLabels, BodyRenderer, Html};
use crate::{language::Language, letters::source::problem::Problem};

/// Elements that a text never has.
const ACTING: [&str; 12] =
    ["script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "base", "link", "meta"];

fn markdown(data: &[u8]) {
    let body = String::from_utf8_lossy(data);
    let mut problems = Vec::new();
    let html = set(&body, &mut problems);
    assert_harmless(html.as_str());
    assert_harmless(html.with_whole_addresses("https://a.example", "https://a.example/letters/a").as_str());
    if let Some(opening) = html.opening(40) {
        assert_harmless(opening.as_str());
    }
    assert!(html.first_words(40).chars().count() <= 41);
    let lines = body.matches('\n').count() + 1;
    assert!(
        problems.iter().all(|problem| (1..=lines).contains(&problem.line)),
        "{lines} lines: {problems:?}"
    );
}

pub(super) fn set(body: &str, problems: &mut Vec<Problem>) -> Html {
    let renderer = BodyRenderer {
        images: &BTreeMap::new(),
        image_url: &|name, _| format!("/letters/{name}"),
        words: &|_| BodyLabels::english(),
    };
    let place = BodyContext { language: &Language::english(), anchor: "text-", top_heading: 2 };
    renderer.set(&Body { file: "letter.md", first_line: 1, text: body }, &place, problems)
}

/// Asserts that nothing in the page can run or hide, with an HTML parser as a browser has it.
pub(in crate::letters) fn assert_harmless(html: &str) {
    let page = Page::parse_fragment(html);
    for element in page.select(&Selector::parse("*").expect("a selector")) {
        assert!(!ACTING.contains(&element.value().name()), "{html}");
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on") && attribute != "style", "{html}");
            if ["href", "src"].contains(&attribute) {
                let good = ["http://", "https://", "mailto:", "#", "/letters/"];
                assert!(good.iter().any(|start| value.to_lowercase().starts_with(start)), "{html}");
            }
        }
    }
    assert!(!html.to_lowercase().contains("<script"));
}

#[cfg(test)]
mod tests {
    #[test]
    fn markdown_holds() {
        crate::seeds::each("markdown", super::markdown);
    }
}
