//! Bounces on the organizers' pages: refusals of the site in the words of the servers, and counts by kind.

use maud::{Markup, html};

use crate::{
    mail::{
        returned::{RefusalReason, Returned},
        server_answer::Meaning,
    },
    ui::{
        Locale,
        plots::{self, PlotPart},
    },
};

/// A warning, if mail servers refuse the site.
pub fn refusals(locale: &Locale, refusals: &[RefusalReason]) -> Markup {
    html! {
        @if !refusals.is_empty() {
            section.problems aria-labelledby="refused" {
                h2 #refused { (locale.say("dashboard-refused-title")) }
                p { (locale.say("dashboard-refused")) }
                ul {
                    @for refused in refusals {
                        @let count = [("count", refused.count.into()), ("time", locale.words.minute(refused.last_at).into())];
                        li {
                            (meaning(locale, refused.meaning)) " · " (locale.say_with("dashboard-refused-count", &count))
                            // The server's text may be in any language and direction.
                            @if !refused.words.is_empty() { blockquote dir="auto" { (refused.words) } }
                        }
                    }
                }
            }
        }
    }
}

/// Recent bounces, by kind.
pub fn returned(locale: &Locale, returned: &Returned) -> Markup {
    let complaints = (returned.complaints > 0)
        .then(|| PlotPart { name: html! { (locale.say("returned-complaint")) }, value: returned.complaints });
    let parts: Vec<_> = returned
        .meanings
        .iter()
        .map(|&(of, value)| PlotPart { name: meaning(locale, of), value })
        .chain(complaints)
        .collect();
    let heads = (&*locale.say("dashboard-returned-kind"), &*locale.say("dashboard-mail-count"));
    html! {
        @if parts.is_empty() {
            h3 { (locale.say("dashboard-returned")) }
            p { (locale.say("dashboard-returned-none")) }
        } @else {
            (plots::parts(locale, &locale.say("dashboard-returned"), heads, &parts))
        }
        @if !returned.not_known.is_empty() {
            p { (locale.say_with("dashboard-not-known", &[("codes", codes(locale, returned).into())])) }
        }
        p.hint { (locale.say("dashboard-returned-hint")) }
    }
}

fn meaning(locale: &Locale, of: Meaning) -> Markup {
    html! { (locale.say(&format!("returned-{}", of.into_str()))) }
}

/// "550 (2), 5.0.0 (1)"
fn codes(locale: &Locale, returned: &Returned) -> String {
    let none = locale.say("dashboard-no-code");
    let named = |(code, count): &(String, i64)| {
        let code = if code.is_empty() { &*none } else { code };
        format!("{code} ({})", locale.words.number(*count))
    };
    returned.not_known.iter().map(named).collect::<Vec<_>>().join(" · ")
}
