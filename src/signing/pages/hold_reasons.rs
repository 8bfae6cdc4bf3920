//! Why a signature waits, in words for its signer.

use crate::{signing::screening::Reason, ui::Locale};

/// One paragraph: that it waits, and why.
pub fn waits(locale: &Locale, reasons: &[Reason]) -> String {
    [locale.say("confirm-moderated")].into_iter().chain(why(locale, reasons)).collect::<Vec<_>>().join(" ")
}

/// Only why. Empty if the only reasons are secret: they would tell an impostor which names are watched, or tell a
/// person that they were reported.
pub fn why(locale: &Locale, reasons: &[Reason]) -> Vec<String> {
    let told = |reason: &Reason| match reason {
        Reason::Anonymous => Some("why-anonymous"),
        Reason::Group => Some("why-group"),
        Reason::Everyone => Some("why-everyone"),
        Reason::FirstSignatory => Some("why-first-signatory"),
        Reason::Scripts => Some("why-scripts"),
        Reason::Link => Some("why-link"),
        Reason::Mailbox => Some("why-mailbox"),
        Reason::Honeypot => Some("why-honeypot"),
        Reason::Burst => Some("why-burst"),
        Reason::Restored => Some("why-restored"),
        Reason::Watched | Reason::Reported => None,
    };
    reasons.iter().filter_map(told).map(|id| locale.say(id)).collect()
}
