//! A table of the mails of one broadcast or retraction, by outcome.

use maud::{Markup, html};

use crate::{mail::Batch, ui::Locale};

/// The table, with further rows: the id of a message and a number each.
pub fn mails_table(locale: &Locale, mails: &Batch, more: &[(&str, i64)]) -> Markup {
    let known = [
        ("organize-update-sent", mails.sent),
        ("organize-update-waiting", mails.left()),
        ("organize-update-failed", mails.failed),
        ("organize-update-dropped", mails.dropped),
        ("organize-update-all", mails.all()),
    ];
    html! {
        div.table { table.parts {
            caption { (locale.say("organize-update-mails")) }
            tbody { @for (id, count) in known.iter().chain(more) {
                tr { th scope="row" { (locale.say(id)) } td { (locale.words.number(*count)) } }
            } }
        } }
    }
}
