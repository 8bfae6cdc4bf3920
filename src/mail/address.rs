//! An email address that mail can be sent to. It is parsed once, where it enters the program.
//!
//! It has three forms, each with its own method: what the person typed (mail goes to it), the key that makes two
//! entries the same address, and the key that makes two addresses the same mailbox.

use std::{fmt, str::FromStr};

use idna::{AsciiDenyList, uts46};
use lettre::Address;
use unicode_normalization::UnicodeNormalization;

use super::pasted_address;

/// Octets before the `@` (RFC 5321, 4.5.3.1.1).
const LOCAL_PART_MAX: usize = 64;
/// Octets of the whole: a path of 256 with its angle brackets (RFC 5321, 4.5.3.1.3).
const ADDRESS_MAX: usize = 254;
/// Bytes of what is typed or pasted: an address with a name before it, or a link that brings a subject. What is longer
/// is not looked through, because links in links are unwrapped one by one, each on the stack.
const TYPED_MAX: usize = 2_000;

/// A mail address: local part as typed, domain lower-cased and in its ASCII form (IDNA).
///
/// `Debug` hides it and there is no `Display`: an address is personal data and must not reach a log. Two values are
/// equal if their characters are equal; to tell people apart, compare [`Self::exact_key`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    whole: String,
    at: usize,
}

/// Why a text is not an address that we can send mail to. Each has its own message ([`Self::message`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAddress {
    #[error("no address was given")]
    Empty,
    /// A line break or another control character: people never type these, and header injection needs them.
    #[error("an address has no line breaks or control characters")]
    Control,
    /// Longer than mail can carry (RFC 5321, 4.5.3.1).
    #[error("the address is too long")]
    TooLong,
    #[error("the address has no @")]
    NoAt,
    #[error("the address has more than one @")]
    TwoAts,
    /// Several addresses in one field.
    #[error("these are several addresses")]
    Several,
    #[error("there is a space inside the address")]
    Space,
    #[error("nothing stands before the @")]
    NoLocalPart,
    /// A dot at either end, or two in a row, on either side of the `@`.
    #[error("a dot is at the wrong place in the address")]
    Dots,
    /// A character that an address cannot contain. Quoted local parts are refused too: RFC 5321, 4.1.2 asks hosts
    /// not to give such addresses out.
    #[error("{0} cannot be part of an address")]
    Character(char),
    #[error("nothing stands after the @")]
    NoDomain,
    /// A comma after the `@` instead of a dot.
    #[error("there is a comma after the @")]
    Comma,
    #[error("there is no dot after the @")]
    NoDot,
    /// The last label is not a possible top-level domain.
    #[error("the address ends in what is no ending")]
    Ending,
    /// The part after the `@` is not a name in the public domain name system.
    #[error("what stands after the @ is not the name of a mail provider")]
    Domain,
}

impl NotAnAddress {
    /// The id of the message that says what to do. The message of [`Self::Character`] has a placeholder,
    /// `character`.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "error-email-empty",
            Self::Control | Self::Space => "error-email-space",
            Self::TooLong => "error-email-long",
            Self::NoAt => "error-email-no-at",
            Self::TwoAts => "error-email-two-ats",
            Self::Several => "error-email-several",
            Self::NoLocalPart => "error-email-no-local-part",
            Self::Dots => "error-email-dots",
            Self::Character(_) => "error-email-character",
            Self::NoDomain => "error-email-no-domain",
            Self::Comma => "error-email-comma",
            Self::NoDot => "error-email-no-dot",
            Self::Ending => "error-email-ending",
            Self::Domain => "error-email-domain",
        }
    }

    /// The same for organizers who enter the address of another person. It has no placeholder.
    pub const fn message_about_another(self) -> &'static str {
        match self {
            Self::Empty => "error-address-empty",
            Self::Character(_) => "error-address-character",
            wrong => wrong.message(),
        }
    }
}

impl EmailAddress {
    /// Parses what a person typed or pasted. Text that mail programs and documents put around an address is
    /// removed.
    pub fn parse(typed: &str) -> Result<Self, NotAnAddress> {
        if typed.trim().len() > TYPED_MAX {
            return Err(NotAnAddress::TooLong);
        }
        let typed = pasted_address::bare(typed).ok_or(NotAnAddress::Several)?;
        if typed.is_empty() {
            return Err(NotAnAddress::Empty);
        }
        if typed.chars().any(char::is_control) {
            return Err(NotAnAddress::Control);
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(NotAnAddress::NoAt)?;
        if local.contains('@') {
            let parts = typed.split([',', ';', '/', '|', ' ']).filter(|part| part.contains('@'));
            return Err(if parts.count() > 1 { NotAnAddress::Several } else { NotAnAddress::TwoAts });
        }
        if local.is_empty() {
            return Err(NotAnAddress::NoLocalPart);
        }
        if domain.is_empty() {
            return Err(NotAnAddress::NoDomain);
        }
        if typed.contains(char::is_whitespace) {
            return Err(NotAnAddress::Space);
        }
        let domain = domain_in_ascii(domain)?;
        if local.len() > LOCAL_PART_MAX || local.len() + 1 + domain.len() > ADDRESS_MAX {
            return Err(NotAnAddress::TooLong);
        }
        if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
            return Err(NotAnAddress::Dots);
        }
        if let Some(wrong) = local.chars().find(|c| c.is_ascii() && !is_atext(*c)) {
            return Err(NotAnAddress::Character(wrong));
        }
        if Address::new(local, &domain).is_err() {
            let wrong = local.chars().find(|c| Address::new(c.to_string(), "example.org").is_err());
            return Err(wrong.map_or(NotAnAddress::Domain, NotAnAddress::Character));
        }
        Ok(Self { whole: format!("{local}@{domain}"), at: local.len() })
    }

    /// Reads an address that this program stored. It was parsed before, perhaps by less strict rules than today's,
    /// and mail to its owner must still work.
    pub fn stored(text: &str) -> Option<Self> {
        let (local, domain) = text.rsplit_once('@')?;
        let is_safe = !text.chars().any(|c| c.is_control() || c.is_whitespace());
        let can_be_sent_to = is_safe && Address::new(local, domain).is_ok();
        can_be_sent_to.then(|| Self { whole: text.to_owned(), at: local.len() })
    }

    /// Whether every mail server can deliver to it. Other addresses need SMTPUTF8 (RFC 6531).
    pub fn is_ascii(&self) -> bool {
        self.whole.is_ascii()
    }

    /// The address that mail is sent to.
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// The address with its domain in Unicode, as its owner writes it: `ada@bücher.example`. Show it only to its
    /// owner and to the person who typed it; to others, one domain can look like another (homograph attack).
    pub fn in_unicode(&self) -> String {
        let (domain, _) = uts46::Uts46::new().to_unicode(
            self.domain().as_bytes(),
            AsciiDenyList::STD3,
            uts46::Hyphens::CheckFirstLast,
        );
        format!("{}@{domain}", self.local_part())
    }

    pub fn local_part(&self) -> &str {
        &self.whole[..self.at]
    }

    /// The domain, in ASCII and lower case. It is the most that organizers see at a glance.
    pub fn domain(&self) -> &str {
        &self.whole[self.at + 1..]
    }

    pub fn mail_domain(&self) -> MailDomain {
        MailDomain(self.domain().to_owned())
    }

    /// The input for the hash of the exact address. Case is folded: by RFC 5321 it could tell two mailboxes apart,
    /// but no provider does so, and people type their own address in either case.
    pub fn exact_key(&self) -> String {
        format!("{}@{}", self.local_part().nfc().collect::<String>().to_lowercase(), self.domain())
    }

    /// The input for the hash of the mailbox: one mailbox, one key, however its owner spells it.
    ///
    /// Besides case, a `+tag` is removed (RFC 5233 calls it detail, and nearly all providers that know tags write
    /// them so), and for a few providers the characters that they ignore themselves. At some provider this may
    /// merge two mailboxes into one; for that reason such a signature is held, and not refused.
    pub fn canonical_mailbox(&self) -> String {
        let mut local = self.local_part().nfkc().collect::<String>().to_lowercase();
        if let Some(tag) = local.find('+').filter(|&plus| plus > 0) {
            local.truncate(tag);
        }
        match PROVIDERS.iter().find(|provider| provider.domains.contains(&self.domain())) {
            None => format!("{local}@{}", self.domain()),
            Some(provider) => {
                local.retain(|c| !provider.ignores.contains(&c));
                format!("{local}@{}", provider.domains[0])
            }
        }
    }
}

/// Characters of a local part without quotes (RFC 5322, 3.2.3), and the dot.
const fn is_atext(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '.' | '!'
                | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '-'
                | '/'
                | '='
                | '?'
                | '^'
                | '_'
                | '`'
                | '{'
                | '|'
                | '}'
                | '~'
        )
}

/// A mail provider that delivers several spellings to one mailbox.
struct Provider {
    /// Its domains that name the same mailboxes; the first is the canonical one.
    domains: &'static [&'static str],
    /// Characters of the local part that the provider ignores.
    ignores: &'static [char],
}

/// Only providers that document it themselves. A merge on hearsay would hold back innocent signers.
const PROVIDERS: &[Provider] = &[
    // Google: "Dots don't matter in Gmail addresses", support.google.com/mail/answer/7436150; googlemail.com is
    // Gmail's name in countries where the other name was taken.
    Provider { domains: &["gmail.com", "googlemail.com"], ignores: &['.'] },
    // Apple: one account, three names, depending on its age: support.apple.com/118230.
    Provider { domains: &["icloud.com", "me.com", "mac.com"], ignores: &[] },
    // Proton compares its own addresses this way: canonicalizeEmail in ProtonMail/WebClients,
    // packages/shared/lib/helpers/email.ts, scheme PROTON. Each domain is a separate address there.
    Provider { domains: &["proton.me"], ignores: &['.', '-', '_'] },
    Provider { domains: &["protonmail.com"], ignores: &['.', '-', '_'] },
    Provider { domains: &["protonmail.ch"], ignores: &['.', '-', '_'] },
    Provider { domains: &["pm.me"], ignores: &['.', '-', '_'] },
];

/// The domain of addresses, in ASCII and lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MailDomain(String);

impl MailDomain {
    /// Parses what a person typed, with or without a leading `@`.
    pub fn parse(typed: &str) -> Result<Self, NotAnAddress> {
        let typed = typed.trim();
        domain_in_ascii(typed.strip_prefix('@').unwrap_or(typed)).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The domain in lower-case ASCII. It must have a dot and must not be an address literal: signers use the public
/// mail system (RFC 5321, 2.3.5 asks for a full name).
fn domain_in_ascii(typed: &str) -> Result<String, NotAnAddress> {
    if typed.is_empty() {
        return Err(NotAnAddress::NoDomain);
    }
    if typed.contains(',') {
        return Err(NotAnAddress::Comma);
    }
    if let Some(wrong) =
        typed.chars().find(|c| c.is_ascii() && !(c.is_ascii_alphanumeric() || ".-[]:".contains(*c)))
    {
        return Err(NotAnAddress::Character(wrong));
    }
    if typed.starts_with('.') || typed.ends_with('.') || typed.contains("..") {
        return Err(NotAnAddress::Dots);
    }
    let ascii = uts46::Uts46::new()
        .to_ascii(
            typed.as_bytes(),
            AsciiDenyList::STD3,
            uts46::Hyphens::CheckFirstLast,
            uts46::DnsLength::Verify,
        )
        .map_err(|_| NotAnAddress::Domain)?;
    let (_, top) = ascii.rsplit_once('.').ok_or(NotAnAddress::NoDot)?;
    // A top-level domain consists of letters (RFC 3696, 2), at least two; one with digits only would be an IP
    // address.
    let is_ending =
        top.len() > 1 && (top.bytes().all(|b| b.is_ascii_alphabetic()) || top.starts_with("xn--"));
    if is_ending { Ok(ascii.into_owned()) } else { Err(NotAnAddress::Ending) }
}

impl FromStr for EmailAddress {
    type Err = NotAnAddress;

    fn from_str(typed: &str) -> Result<Self, NotAnAddress> {
        Self::parse(typed)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(typed: &str) -> EmailAddress {
        EmailAddress::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"))
    }

    /// Unwrapped one by one, each on the stack, they kept a core busy for seconds, and overflowed the stack here.
    #[test]
    fn links_in_links_without_end_are_no_address() {
        let (links, ats) = ("mailto:".repeat(5_000), "%40".repeat(5_000));
        assert_eq!(EmailAddress::parse(&format!("{links}{ats}")), Err(NotAnAddress::TooLong));
        let few = format!("mailto:{}@example.org", "a".repeat(60));
        assert!(EmailAddress::parse(&format!("{few}?subject={}", "x".repeat(1_000))).is_ok());
    }

    #[test]
    fn an_address_is_kept_as_typed_but_for_its_domain() {
        assert_eq!(
            address("  Ada.Lovelace+letters@Example.ORG ").as_str(),
            "Ada.Lovelace+letters@example.org"
        );
        assert_eq!(address("ada@bücher.example").as_str(), "ada@xn--bcher-kva.example");
        assert_eq!(address("ada@Bücher.example").in_unicode(), "ada@bücher.example");
        assert_eq!(address("ada@quill.example").in_unicode(), "ada@quill.example");
        assert_eq!(address("δοκιμή@παράδειγμα.gr").local_part(), "δοκιμή");
        assert_eq!(address("o'brien@example.ie").domain(), "example.ie");
    }

    #[test]
    fn a_stored_address_is_read_by_the_rules_of_its_time() {
        for stored in
            ["ada@harbour.x1", "ada@1harbour.example1", "\u{3b4}@quill.example.org", "ada@127.0.0.1"]
        {
            assert_eq!(EmailAddress::stored(stored).unwrap().as_str(), stored);
        }
        assert_eq!(EmailAddress::stored("ada@harbour.x1").unwrap().domain(), "harbour.x1");
        for broken in
            ["", "ada", "@harbour.x1", "ada@", "ada@harbour.x1\r\nBcc: eve@example.org", "a b@example.org"]
        {
            assert_eq!(EmailAddress::stored(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn what_is_no_address_says_why() {
        let long_local = format!("{}@example.org", "a".repeat(65));
        let long_domain = format!("a@{}example.org", "a.".repeat(125));
        let long_whole =
            format!("{}@{}.org", "a".repeat(64), ["b".repeat(62), "b".repeat(62), "b".repeat(62)].join("."));
        for (typed, why) in [
            ("", NotAnAddress::Empty),
            ("   ", NotAnAddress::Empty),
            ("ada", NotAnAddress::NoAt),
            ("@example.org", NotAnAddress::NoLocalPart),
            ("ada@", NotAnAddress::NoDomain),
            ("ada@localhost", NotAnAddress::NoDot),
            ("ada@example..org", NotAnAddress::Dots),
            ("ada@-example.org", NotAnAddress::Domain),
            ("ada@exam_ple.org", NotAnAddress::Character('_')),
            ("ada@[127.0.0.1]", NotAnAddress::Domain),
            ("ada@127.0.0.1", NotAnAddress::Ending),
            ("ada@example.c", NotAnAddress::Ending),
            ("ada@example,org", NotAnAddress::Comma),
            (&long_domain, NotAnAddress::Domain),
            (&long_local, NotAnAddress::TooLong),
            (&long_whole, NotAnAddress::TooLong),
            ("ada lovelace@example.org", NotAnAddress::Space),
            // Half of an address would be the address of another person.
            ("Ada lovelace@example.org", NotAnAddress::Space),
            ("ada maria lovelace@example.org", NotAnAddress::Space),
            ("Ada. lovelace@example.org", NotAnAddress::Space),
            ("O' brien@example.org", NotAnAddress::Space),
            ("anne- marie@example.org", NotAnAddress::Space),
            ("Ann joanne@example.org", NotAnAddress::Space),
            ("ada@example org", NotAnAddress::Space),
            ("ada..lovelace@example.org", NotAnAddress::Dots),
            (".ada@example.org", NotAnAddress::Dots),
            ("ada@home@example.org", NotAnAddress::TwoAts),
            ("ada@@example.org", NotAnAddress::TwoAts),
            ("\"ada\"@example.org", NotAnAddress::Character('"')),
            ("ada(x)@example.org", NotAnAddress::Character('(')),
            ("a@example.org,b@example.org", NotAnAddress::Several),
            ("A <a@example.org>, B <b@example.org>", NotAnAddress::Several),
            ("a@example.org b@example.org", NotAnAddress::Several),
        ] {
            assert_eq!(EmailAddress::parse(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn no_line_break_of_any_kind_gets_into_an_address() {
        for forged in ["\r\n", "\n", "\r", "\0", "\u{85}", "\u{7f}"] {
            let typed = format!("ada{forged}Bcc: eve@example.org");
            assert_eq!(EmailAddress::parse(&typed), Err(NotAnAddress::Control), "{forged:?}");
        }
        for separator in ["\u{2028}", "\u{2029}"] {
            assert!(EmailAddress::parse(&format!("ada{separator}@example.org")).is_err());
            assert!(EmailAddress::parse(&format!("ada@example{separator}.org")).is_err());
        }
    }

    #[test]
    fn one_address_has_one_key_however_it_is_cased() {
        assert_eq!(address("ADA@Example.org").exact_key(), address("ada@example.ORG").exact_key());
        assert_ne!(address("ada@example.org").exact_key(), address("ada+x@example.org").exact_key());
        assert_ne!(address("a.da@gmail.com").exact_key(), address("ada@gmail.com").exact_key());
    }

    #[test]
    fn one_mailbox_has_one_key_however_it_is_spelt() {
        for (spelling, mailbox) in [
            ("Ada+letters@example.org", "ada@example.org"),
            ("ada.l@example.org", "ada.l@example.org"),
            ("A.d.a+x@GoogleMail.com", "ada@gmail.com"),
            ("ada.l+x@icloud.com", "ada.l@icloud.com"),
            ("ada.l@mac.com", "ada.l@icloud.com"),
            ("ada_love.lace@proton.me", "adalovelace@proton.me"),
            ("+ada@example.org", "+ada@example.org"),
        ] {
            assert_eq!(address(spelling).canonical_mailbox(), mailbox, "{spelling}");
        }
        assert_ne!(address("ada@proton.me").canonical_mailbox(), address("ada@pm.me").canonical_mailbox());
    }

    #[test]
    fn an_address_does_not_reach_a_log() {
        assert_eq!(format!("{:?}", address("ada@example.org")), "EmailAddress(…)");
    }

    proptest::proptest! {
        #[test]
        fn what_parses_once_parses_again_to_the_same(typed in "\\PC{0,12}@?[a-z0-9.\\-ü]{0,12}") {
            if let Ok(address) = EmailAddress::parse(&typed) {
                proptest::prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address.clone()));
                proptest::prop_assert_eq!(EmailAddress::stored(address.as_str()), Some(address.clone()));
                proptest::prop_assert!(!address.as_str().chars().any(char::is_control));
                proptest::prop_assert_eq!(EmailAddress::parse(&address.in_unicode()), Ok(address.clone()));
            }
        }
    }
}
