//! How a letter's own words stand in a page.

use maud::{Markup, PreEscaped, html};

use super::Html;

/// A body as it was set. Only `markdown` makes [`Html`], so that this is the one place where escaping ends.
pub fn set(body: &Html) -> Markup {
    html! { (PreEscaped(body.as_str())) }
}
