//! The pages of the second factor: a QR code to scan, and recovery codes to keep.

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

use super::{again, form_errors, notice, organizer_page, sign_in::code_field};
use crate::{
    organizers::{accounts::Account, form::FormError, second_factor::OfferedSecret},
    ui::Locale,
};

/// White modules around the QR code, which readers need (ISO/IEC 18004, 9.1).
const QUIET_ZONE: i32 = 4;

pub fn offer(
    locale: &Locale,
    account: &Account,
    offer: &OfferedSecret,
    is_needed: bool,
    wrong: &[FormError],
) -> Markup {
    let title = locale.say("organize-factor-title");
    let grouped: Vec<&str> =
        offer.secret.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    organizer_page(
        locale,
        account,
        &title,
        &html! {
            h1 { (title) }
            (notice(locale, is_needed.then_some("organize-factor-needed")))
            p { (locale.say("organize-factor-scan")) }
            (picture(&offer.address, &locale.say("organize-factor-picture")))
            p { (locale.say("organize-factor-type")) " " code dir="ltr" { (grouped.join(" ")) } }
            form method="post" action=(locale.paths.organize("/account/second-factor")) novalidate {
                (form_errors(locale, wrong))
                input type="hidden" name="offered" value=(offer.sealed);
                (code_field(locale, wrong))
                (again(locale, wrong))
                button type="submit" name="act" value="on" { (locale.say("organize-factor-on-button")) }
            }
        },
    )
}

pub fn is_on(locale: &Locale, account: &Account, wrong: &[FormError]) -> Markup {
    let title = locale.say("organize-factor-title");
    organizer_page(
        locale,
        account,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("organize-factor-is-on")) }
            p { (locale.say("organize-factor-another")) }
            form method="post" action=(locale.paths.organize("/account/second-factor")) novalidate {
                (form_errors(locale, wrong))
                (again(locale, wrong))
                button.danger type="submit" name="act" value="off" { (locale.say("organize-factor-off-button")) }
            }
        },
    )
}

/// The recovery codes, shown once.
pub fn recovery(locale: &Locale, account: &Account, codes: &[String]) -> Markup {
    let title = locale.say("organize-recovery-title");
    organizer_page(
        locale,
        account,
        &title,
        &html! {
            h1 { (title) }
            p { (locale.say("organize-recovery-words")) }
            ol.codes dir="ltr" { @for code in codes { li { code { (code) } } } }
            p { a.button href=(locale.paths.organize("/account")) { (locale.say("organize-recovery-kept")) } }
        },
    )
}

/// A text as a QR code: dark on light, also where the page is dark.
fn picture(text: &str, alternative: &str) -> Markup {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return html! {} };
    let size = code.size();
    let dark =
        (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE)).collect();
    let whole = size + 2 * QUIET_ZONE;
    html! {
        svg.scanned role="img" aria-label=(alternative) viewBox={ "0 0 " (whole) " " (whole) } {
            rect width=(whole) height=(whole) fill="#fff" {}
            path d=(path) fill="#000" shape-rendering="crispEdges" {}
        }
    }
}
