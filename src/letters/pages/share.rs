//! Renders ways to share a letter without third-party code: its address to copy, a mail to write, and a frame to
//! embed.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    letters::{Letter, Text},
    ui::{Locale, assets},
    urls::Paths,
};

/// The height of the embedded frame in CSS pixels: room for three lines of title, the count and the button.
const FRAME_HEIGHT: u32 = 220;

/// The sharing section below a public letter.
pub fn share(locale: &Locale, letter: &Letter, text: &Text) -> Markup {
    let address = public_address(locale, letter);
    html! {
        section.share aria-labelledby="share-title" {
            h2.quiet #share-title { (locale.say("share-title")) }
            (to_copy(locale, &address))
            (ways(locale, &text.title, (&text.title, &address)))
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

/// For somebody who has just signed: the address, and words to send with it.
pub fn after_signing(locale: &Locale, letter: &Letter, text: &Text) -> Markup {
    let address = public_address(locale, letter);
    let words = locale.say_with("share-words", &[("title", text.title.as_str().into())]);
    html! {
        section.share aria-labelledby="share-title" {
            h2 #share-title { (locale.say("share-after-title")) }
            p { (locale.say("share-after")) }
            (to_copy(locale, &address))
            (ways(locale, &text.title, (&words, &address)))
            script type="module" src=(assets::SHARE.url()) {}
        }
    }
}

/// Where everybody finds the letter, each in their own language.
fn public_address(locale: &Locale, letter: &Letter) -> String {
    // Whoever came by a private link passes on the public address.
    locale.site.absolute(&Paths::negotiated().letter(letter.slug.as_str()))
}

fn to_copy(locale: &Locale, address: &str) -> Markup {
    html! {
        div.field {
            label for="share-address" { (locale.say("share-address")) }
            input #share-address type="url" dir="ltr" readonly autocomplete="off" value=(address);
        }
    }
}

/// Plain links: nothing of another site is loaded, and nobody learns who looks at this page.
fn ways(locale: &Locale, title: &str, (words, address): (&str, &str)) -> Markup {
    let (said, at) = (encoded(words), encoded(address));
    let both = encoded(&format!("{words} {address}"));
    let networks = [
        ("WhatsApp", format!("https://wa.me/?text={both}")),
        ("Telegram", format!("https://t.me/share/url?url={at}&text={said}")),
        ("Bluesky", format!("https://bsky.app/intent/compose?text={both}")),
        ("Mastodon", format!("https://share.joinmastodon.org/#text={both}")),
        ("Facebook", format!("https://www.facebook.com/sharer/sharer.php?u={at}")),
        ("X", format!("https://x.com/intent/post?text={said}&url={at}")),
    ];
    html! {
        p.ways {
            a href=(mail(title, words, address)) { (locale.say("share-mail")) }
            // The script shows it if the browser can share or copy.
            button.quiet #share type="button" hidden data-title=(title) data-text=(words) data-share=(locale.say("share-button"))
                data-copy=(locale.say("share-copy")) data-copied=(locale.say("share-copied")) {}
        }
        ul.ways aria-label=(locale.say("share-networks")) {
            @for (name, link) in networks { li { a href=(link) rel="noopener noreferrer" { (name) } } }
        }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// A `mailto:` URL with the words and the address (RFC 6068).
fn mail(title: &str, words: &str, address: &str) -> String {
    format!("mailto:?subject={}&body={}", encoded(title), encoded(&format!("{words}\r\n{address}\r\n")))
}

/// The HTML of the frame for other sites.
fn frame(locale: &Locale, letter: &Letter, text: &Text) -> String {
    let address = locale.site.absolute(&locale.paths.also_in(&text.language).embed(letter.slug.as_str()));
    html! {
        iframe src=(address) title=(text.title) width="100%" height=(FRAME_HEIGHT) style="border: 0" loading="lazy" {}
    }
    .into_string()
}
