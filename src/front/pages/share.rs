//! Renders ways to share a letter without third-party code: its address to copy, a mail to write, and a frame to
//! embed.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    letters::{Letter, Text},
    ui::{Locale, assets},
};

/// The height of the embedded frame in CSS pixels: room for three lines of title, the count and the button.
const FRAME_HEIGHT: u32 = 220;

/// The sharing section below a public letter.
pub fn share(locale: &Locale, letter: &Letter, text: &Text) -> Markup {
    let slug = letter.slug.as_str();
    let address = locale.site.absolute(&locale.paths.for_everybody().letter(slug));
    html! {
        section.share aria-labelledby="share-title" {
            h2.quiet #share-title { (locale.say("share-title")) }
            div.field {
                label for="share-address" { (locale.say("share-address")) }
                input #share-address type="url" dir="ltr" readonly autocomplete="off" value=(address);
            }
            p.ways {
                a href=(mail(&text.title, &address)) { (locale.say("share-mail")) }
                // The script shows it if the browser can share or copy.
                button.quiet #share type="button" hidden data-title=(text.title) data-share=(locale.say("share-button"))
                    data-copy=(locale.say("share-copy")) data-copied=(locale.say("share-copied")) {}
            }
            details {
                summary { (locale.say("share-embed")) }
                div.field {
                    label for="share-frame" { (locale.say("share-embed-words")) }
                    textarea #share-frame dir="ltr" rows="4" readonly autocomplete="off" spellcheck="false" { (frame(locale, letter, text)) }
                }
            }
            script type="module" src=(assets::SHARE.url()) {}
        }
    }
}

/// A `mailto:` URL with the title and the address (RFC 6068).
fn mail(title: &str, address: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    format!("mailto:?subject={}&body={}", encode(title), encode(&format!("{title}\r\n{address}\r\n")))
}

/// The HTML of the frame for other sites.
fn frame(locale: &Locale, letter: &Letter, text: &Text) -> String {
    let address = locale.site.absolute(&locale.paths.also_in(&text.language).embed(letter.slug.as_str()));
    html! {
        iframe src=(address) title=(text.title) width="100%" height=(FRAME_HEIGHT) style="border: 0" loading="lazy" {}
    }
    .into_string()
}
