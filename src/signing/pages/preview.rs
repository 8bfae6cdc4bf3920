//! A signature as others see it, and who they are.

use maud::{Markup, html};

use super::line::line;
use crate::{
    signing::signature::{details::SignatureDetails, showing::Showing},
    ui::Locale,
};

/// The line, with an introduction before it and who sees it after it.
pub(super) fn shown(locale: &Locale, showing: Showing, details: &SignatureDetails) -> Markup {
    let visibility = details.visibility;
    html! {
        p.label { (locale.say(showing.introduces(visibility))) }
        blockquote.signatory.unseen[!visibility.is_listed()] { (line(locale, &details.line())) }
        p { (locale.say(&showing.seen(visibility))) }
    }
}
