//! Signs outgoing mail where the provider does not (DKIM: RFC 6376; Ed25519: RFC 8463), by the keys that rustls reads.
//!
//! Header and body are signed in their `relaxed` form, which survives servers that wrap lines anew. `Message-ID` is left
//! out: some servers put one of their own in its place, and the signature would break.

use std::{fmt, sync::Arc};

use data_encoding::BASE64;
use rustls::{
    SignatureAlgorithm, SignatureScheme,
    crypto::ring::sign::any_supported_type,
    pki_types::{PrivateKeyDer, pem::PemObject as _},
    sign::SigningKey,
};
use sha2::{Digest as _, Sha256};
use strum::IntoStaticStr;
use time::OffsetDateTime;

/// The fields that are signed, as far as a mail has them. RFC 8058, 4 demands the two for unsubscribing.
const SIGNED: [&str; 11] = [
    "from",
    "to",
    "reply-to",
    "subject",
    "date",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "auto-submitted",
];

/// Of these, none may be added on the way: they are signed once more than they are there (RFC 6376, 8.15).
const SEALED: [&str; 5] = ["from", "to", "reply-to", "subject", "date"];

/// A key with its place in the domain's records. Clones share it.
#[derive(Clone)]
pub struct Dkim {
    selector: String,
    domain: String,
    algorithm: Algorithm,
    key: Arc<dyn SigningKey>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase", const_into_str)]
enum Algorithm {
    Rsa,
    Ed25519,
}

/// A key or a selector that cannot be used. It comes from the configuration, so the messages are for an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDkim {
    #[error(
        "there is no private key in it: it begins with -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY-----"
    )]
    NoKey,
    #[error(
        "the key cannot be used: it is an RSA key of at least 2048 bits or an Ed25519 key, as \
         `openssl genrsa -out dkim.pem 2048` makes one"
    )]
    Unsuitable,
    #[error("a selector is a name in the domain, as undersigned or mail2026")]
    Selector,
}

impl Dkim {
    /// Reads a private key in PEM (PKCS #8 or PKCS #1) for mail from this domain.
    pub fn new(pem: &str, selector: &str, domain: &str) -> Result<Self, NotDkim> {
        let is_label = |label: &str| {
            let hyphens = label.starts_with('-') || label.ends_with('-');
            (1..=63).contains(&label.len())
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !hyphens
        };
        if !selector.split('.').all(is_label) {
            return Err(NotDkim::Selector);
        }
        let pem = mended(pem).ok_or(NotDkim::NoKey)?;
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| NotDkim::NoKey)?;
        let key = any_supported_type(&key).map_err(|_| NotDkim::Unsuitable)?;
        let algorithm = match key.algorithm() {
            SignatureAlgorithm::RSA => Algorithm::Rsa,
            SignatureAlgorithm::ED25519 => Algorithm::Ed25519,
            _ => return Err(NotDkim::Unsuitable),
        };
        Ok(Self { selector: selector.to_owned(), domain: domain.to_owned(), algorithm, key })
    }

    /// Where the public key is looked for.
    pub fn record_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// What the record there says.
    pub fn record(&self) -> String {
        format!("v=DKIM1; k={}; p={}", self.algorithm.into_str(), self.public_key())
    }

    /// The public key as the record has it: of RSA its whole structure, of Ed25519 the 32 bytes alone (RFC 8463, 4.2).
    pub fn public_key(&self) -> String {
        let key = self.key.public_key().map(|key| key.as_ref().to_vec()).unwrap_or_default();
        let from = if self.algorithm == Algorithm::Ed25519 { key.len().saturating_sub(32) } else { 0 };
        BASE64.encode(key.get(from..).unwrap_or_default())
    }

    /// The mail with its signature in front. A mail that cannot be signed leaves without one: it may be taken for spam,
    /// and that is better than none.
    pub fn sign(&self, message: Vec<u8>, now: OffsetDateTime) -> Vec<u8> {
        match self.signature(&message, now) {
            Some(mut signed) => {
                signed.extend_from_slice(&message);
                signed
            }
            None => {
                tracing::error!("a mail could not be signed for DKIM");
                message
            }
        }
    }

    /// The field with the signature.
    fn signature(&self, message: &[u8], now: OffsetDateTime) -> Option<Vec<u8>> {
        let (head, body) = parts(message);
        let fields = fields(head);
        let (names, mut data) = signed_fields(&fields);
        let tags = format!(
            "v=1; a={}-sha256; c=relaxed/relaxed; d={}; s={};\r\n t={}; h={};\r\n bh={};\r\n b=",
            self.algorithm.into_str(),
            self.domain,
            self.selector,
            now.unix_timestamp(),
            names.join(":"),
            BASE64.encode(&Sha256::digest(relaxed_body(body))),
        );
        // The field itself is signed without the end of its line (RFC 6376, 3.7).
        data.extend_from_slice(relaxed_field("DKIM-Signature", &tags).trim_end().as_bytes());
        let (scheme, data) = match self.algorithm {
            Algorithm::Rsa => (SignatureScheme::RSA_PKCS1_SHA256, data),
            // It signs the hash (RFC 8463, 3); RSA hashes by itself.
            Algorithm::Ed25519 => (SignatureScheme::ED25519, Sha256::digest(&data).to_vec()),
        };
        let signature = self.key.choose_scheme(&[scheme])?.sign(&data).ok()?;
        Some(format!("DKIM-Signature: {tags}{}\r\n", folded(&BASE64.encode(&signature))).into_bytes())
    }
}

impl fmt::Debug for Dkim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dkim({})", self.record_name())
    }
}

/// The private key in a text, in lines. In variables and panels they become blanks or `\n`, stand in quotation marks, or
/// have a certificate before them.
fn mended(text: &str) -> Option<String> {
    let text = text.replace("\\n", "\n");
    let mut parts = text.split("-----");
    let label = parts.find(|part| part.starts_with("BEGIN ") && part.ends_with("PRIVATE KEY"))?;
    let kind = label.strip_prefix("BEGIN ")?;
    let body: String = parts.next()?.split_whitespace().collect();
    let lines: Vec<_> = body.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    Some(format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----\n", lines.join("\n")))
}

/// Lines of at most 76 characters, as RFC 5322, 2.1.1 wants them.
fn folded(text: &str) -> String {
    let lines: Vec<_> = text.as_bytes().chunks(72).map(String::from_utf8_lossy).collect();
    lines.join("\r\n ")
}

/// The head and the body of a message.
fn parts(message: &[u8]) -> (&[u8], &[u8]) {
    let gap = message.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    gap.map_or((message, &[]), |gap| (&message[..gap + 2], &message[gap + 4..]))
}

/// The fields of a head, unfolded: their names and values.
fn fields(head: &[u8]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in String::from_utf8_lossy(head).split_terminator("\r\n") {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push_str(line);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    fields
}

/// The names for `h=` and what they sign. Of fields with one name, the last comes first (RFC 6376, 5.4.2).
fn signed_fields(fields: &[(String, String)]) -> (Vec<&'static str>, Vec<u8>) {
    let (mut names, mut data) = (Vec::new(), Vec::new());
    for name in SIGNED {
        for (_, value) in fields.iter().rev().filter(|(own, _)| own.eq_ignore_ascii_case(name)) {
            names.push(name);
            data.extend_from_slice(relaxed_field(name, value).as_bytes());
        }
    }
    names.extend(SEALED);
    (names, data)
}

/// A field in its relaxed form (RFC 6376, 3.4.2).
fn relaxed_field(name: &str, value: &str) -> String {
    let words: Vec<_> = value.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect();
    format!("{}:{}\r\n", name.trim().to_ascii_lowercase(), words.join(" "))
}

/// A body in its relaxed form (RFC 6376, 3.4.4).
fn relaxed_body(body: &[u8]) -> Vec<u8> {
    let mut relaxed = Vec::with_capacity(body.len());
    let mut empty_lines = 0;
    let body = body.strip_suffix(b"\r\n").unwrap_or(body);
    for line in body.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mut written = Vec::with_capacity(line.len());
        // Blanks at the begin of a line become one, those at its end none.
        for (place, word) in line.split(|byte| matches!(byte, b' ' | b'\t')).enumerate() {
            if place > 0 && !word.is_empty() {
                written.push(b' ');
            }
            written.extend_from_slice(word);
        }
        if written.is_empty() {
            empty_lines += 1;
            continue;
        }
        for _ in 0..std::mem::take(&mut empty_lines) {
            relaxed.extend_from_slice(b"\r\n");
        }
        relaxed.extend_from_slice(&written);
        relaxed.extend_from_slice(b"\r\n");
    }
    relaxed
}

#[cfg(test)]
mod tests {
    use ring::signature::{ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm};
    use time::macros::datetime;

    use super::*;

    /// The example of RFC 8463, appendix A.
    const KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
    const PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    const MAIL: &str = "From: Joe SixPack <joe@football.example.com>\r\n\
        To: Suzie Q <suzie@shopping.example.net>\r\n\
        Subject: Is dinner ready?\r\n\
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n\
        Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\r\n\
        Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
    const BODY_HASH: &str = "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=";

    /// Whether the signature in front of a mail is right, by what the field itself says.
    fn is_right(signed: &[u8], public: &[u8], by: &'static dyn VerificationAlgorithm) -> bool {
        let (head, body) = parts(signed);
        let mut fields = fields(head);
        let (_, signature) = fields.remove(0);
        let tags: Vec<_> = signature.split(';').filter_map(|tag| tag.trim().split_once('=')).collect();
        let tag =
            |name: &str| tags.iter().find(|tag| tag.0 == name).unwrap().1.replace([' ', '\r', '\n'], "");
        assert_eq!(tag("bh"), BASE64.encode(&Sha256::digest(relaxed_body(body))));
        let mut left = fields.clone();
        let mut data = String::new();
        for name in tag("h").split(':') {
            if let Some(place) = left.iter().rposition(|(own, _)| own.eq_ignore_ascii_case(name)) {
                let (_, value) = left.remove(place);
                data += &relaxed_field(name, &value);
            }
        }
        let unsigned = &signature[..signature.rfind("b=").unwrap() + 2];
        data += relaxed_field("dkim-signature", unsigned).trim_end();
        let is_ed25519 = tag("a") == "ed25519-sha256";
        let data = if is_ed25519 { Sha256::digest(&data).to_vec() } else { data.into_bytes() };
        let signature = BASE64.decode(tag("b").as_bytes()).unwrap();
        UnparsedPublicKey::new(by, public).verify(&data, &signature).is_ok()
    }

    #[test]
    fn the_example_of_the_standard_is_right_by_our_reading_of_it() {
        let (_, body) = parts(MAIL.as_bytes());
        assert_eq!(BASE64.encode(&Sha256::digest(relaxed_body(body))), BODY_HASH);
        let signed = format!(
            "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; \
             i=@football.example.com;\r\n q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : \
             message-id : from : subject : date;\r\n bh={BODY_HASH};\r\n b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSw\
             hEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n{MAIL}"
        );
        assert!(is_right(signed.as_bytes(), &BASE64.decode(PUBLIC.as_bytes()).unwrap(), &ED25519));
    }

    #[test]
    fn a_mail_is_signed_with_the_key_of_the_record() {
        let dkim = Dkim::new(KEY, "brisbane", "football.example.com").unwrap();
        assert_eq!(dkim.record_name(), "brisbane._domainkey.football.example.com");
        assert_eq!(dkim.record(), format!("v=DKIM1; k=ed25519; p={PUBLIC}"));
        let signed = dkim.sign(MAIL.into(), datetime!(2026-11-30 12:00 UTC));
        let public = BASE64.decode(PUBLIC.as_bytes()).unwrap();
        assert!(is_right(&signed, &public, &ED25519));
        for (honest, forged) in [("hungry", "angry"), ("dinner", "supper"), ("joe@", "jim@")] {
            let forged = String::from_utf8(signed.clone()).unwrap().replace(honest, forged);
            let outcome = std::panic::catch_unwind(|| is_right(forged.as_bytes(), &public, &ED25519));
            assert!(!matches!(outcome, Ok(true)), "{forged}");
        }
        // Another server may fold lines anew.
        let text = String::from_utf8(signed).unwrap();
        let (head, rest) = text.split_once("To: Suzie Q").unwrap();
        let folded = format!("{head}To:   Suzie Q\r\n\t{}", rest.trim_start());
        assert!(is_right(folded.as_bytes(), &public, &ED25519));
    }

    #[test]
    fn keys_as_people_have_them_are_read_and_others_explained() {
        let in_one_line = KEY.replace('\n', "\\n");
        let with_blanks = format!("\"{}\"", KEY.trim().replace('\n', " "));
        let behind = format!(
            "Bag Attributes\n    localKeyID: 01\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n{KEY}"
        );
        for key in [KEY, &in_one_line, &KEY.replace('\n', "\r\n"), &with_blanks, &behind] {
            assert!(Dkim::new(key, "mail2026", "example.org").is_ok(), "{key}");
        }
        let rsa = Dkim::new(include_str!("dkim_keys/test_rsa.pem"), "s1.eu", "example.org").unwrap();
        assert!(
            rsa.record().starts_with("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A"),
            "{}",
            rsa.record()
        );
        let signed = rsa.sign(MAIL.into(), datetime!(2026-11-30 12:00 UTC));
        let public = BASE64.decode(rsa.public_key().as_bytes()).unwrap();
        // Behind the 24 bytes that say what it is, the key as ring reads it.
        assert!(is_right(&signed, &public[24..], &RSA_PKCS1_2048_8192_SHA256));
        assert!(signed.split(|byte| *byte == b'\n').all(|line| line.len() <= 130), "lines stay short");

        let wrong = |key: &str, selector: &str| Dkim::new(key, selector, "example.org").unwrap_err();
        assert_eq!(wrong("ssh-ed25519 AAAA", "mail"), NotDkim::NoKey);
        assert_eq!(wrong(include_str!("dkim_keys/test_short.pem"), "mail"), NotDkim::Unsuitable);
        for selector in ["", "mail._domainkey.example.org", "a b", ".", "mail."] {
            assert_eq!(wrong(KEY, selector), NotDkim::Selector, "{selector}");
        }
    }

    #[test]
    fn bodies_are_the_same_however_they_are_blank() {
        for (body, relaxed) in [
            ("", ""),
            ("\r\n", ""),
            ("\r\n\r\n", ""),
            (" \t\r\n", ""),
            ("a", "a\r\n"),
            ("a \r\n\r\n b\t c \r\n\r\n\r\n", "a\r\n\r\n b c\r\n"),
        ] {
            assert_eq!(String::from_utf8(relaxed_body(body.as_bytes())).unwrap(), relaxed, "{body:?}");
        }
    }
}
