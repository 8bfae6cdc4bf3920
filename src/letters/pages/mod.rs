//! How a letter's own words stand in a page.

pub mod head;

use maud::{Markup, PreEscaped, html};

use super::Html;

/// A body as it was set. Only `markdown` makes [`Html`], so that this is the one place where escaping ends.
pub fn set(body: &Html) -> Markup {
    html! { (PreEscaped(body.as_str())) }
}

/// Facts for search engines as JSON (JSON-LD), which nothing in it can end: within a string, `<` is written by its
/// number, and elsewhere JSON has none.
pub fn facts(facts: &serde_json::Value) -> Markup {
    let json = facts.to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(json)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_facts() {
        let title = "</script><script>alert(1)</script><!-- \" \u{2028}";
        let markup = facts(&serde_json::json!({ "headline": title })).into_string();
        let json = markup.strip_prefix("<script type=\"application/ld+json\">").unwrap();
        let json = json.strip_suffix("</script>").unwrap();
        assert!(!json.contains('<'), "{json}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(json).unwrap()["headline"], title);
    }
}
