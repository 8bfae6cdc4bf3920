//! Sender and recipient of a mail, to find out which of the two an answer's words are about.

use lettre::Message;

use super::EmailAddress;

/// Sender and recipient of a mail, as far as they are known.
#[derive(Clone, Default)]
pub(super) struct Parties {
    sender: Option<Party>,
    recipient: Option<Party>,
}

#[derive(Clone)]
struct Party {
    address: String,
    domain: String,
}

impl Party {
    fn of(address: &str) -> Option<Self> {
        let address = address.trim().to_lowercase();
        let domain = address.rsplit_once('@')?.1.to_owned();
        Some(Self { address, domain })
    }

    /// Whether the text names this party. If both parties share a domain, only the full address counts.
    fn is_in(&self, text: &str, other: Option<&Self>) -> bool {
        let is_below = |one: &str, two: &str| {
            one.strip_suffix(two).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        let shares = other.is_some_and(|other| {
            is_below(&self.domain, &other.domain) || is_below(&other.domain, &self.domain)
        });
        holds(text, &self.address) || !shares && holds(text, &self.domain)
    }
}

impl Parties {
    /// From addresses. A text that is not an address counts as unknown.
    pub(super) fn new(sender: &str, recipient: Option<&str>) -> Self {
        Self { sender: Party::of(sender), recipient: recipient.and_then(Party::of) }
    }

    pub(super) fn of(message: &Message) -> Self {
        let envelope = message.envelope();
        let sender = envelope.from().map(AsRef::<str>::as_ref).unwrap_or_default();
        Self::new(sender, envelope.to().first().map(AsRef::as_ref))
    }

    /// Whether this word is the recipient's address.
    pub(super) fn is_to(&self, word: &str) -> bool {
        let key =
            EmailAddress::parse(word.trim_matches(['<', '>', '"', ':', ',', ';'])).map(|one| one.exact_key());
        self.recipient.as_ref().is_some_and(|recipient| key.is_ok_and(|key| key == recipient.address))
    }

    /// Whether this text names us, and not the recipient.
    pub(super) fn only_we_are_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let names = |one: &Option<Party>, other: &Option<Party>| {
            one.as_ref().is_some_and(|one| one.is_in(&text, other.as_ref()))
        };
        names(&self.sender, &self.recipient) && !names(&self.recipient, &self.sender)
    }
}

/// Whether the text contains this name, not as a part of a longer name. A host below a domain counts as the domain.
fn holds(text: &str, name: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '+');
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + name.len()..]);
            let mut next = after.chars();
            let ends = match next.next() {
                Some('.') => next.next().is_none_or(|c| !goes_on(c)),
                c => c.is_none_or(|c| !goes_on(c)),
            };
            ends && before.chars().next_back().is_none_or(|c| !goes_on(c))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_about_us_that_names_us_and_not_the_recipient() {
        let parties = Parties::new("letters@swings.example.org", Some("ada@quill.example"));
        for (text, is_ours) in [
            ("550 <Letters@swings.example.org>: user unknown", true),
            ("550 MX for swings.example.org: no such host", true),
            ("550 unknown host out.swings.example.org.", true),
            ("550 user unknown", false),
            ("550 <ada@quill.example>: user unknown, from letters@swings.example.org", false),
            ("550 no such user at quill.example, mail from letters@swings.example.org", false),
            ("550 <letters@swings.example.org.uk>: user unknown", false),
            ("550 <my-letters@fair-swings.example.org>: user unknown", false),
        ] {
            assert_eq!(parties.only_we_are_in(text), is_ours, "{text}");
        }
    }

    #[test]
    fn a_domain_that_both_have_tells_nothing() {
        for recipient in ["ada@swings.example.org", "ada@members.swings.example.org", "ada@example.org"] {
            let parties = Parties::new("letters@swings.example.org", Some(recipient));
            assert!(!parties.only_we_are_in("550 no such user at swings.example.org"), "{recipient}");
            assert!(parties.only_we_are_in("550 <letters@swings.example.org>: user unknown"), "{recipient}");
        }
    }
}
