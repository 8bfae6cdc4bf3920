//! What became of the mails of one act.

use maud::{Markup, html};

use crate::{mail::Batch, ui::Locale};

/// The table, with further rows below: the message that names each, and its number.
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
