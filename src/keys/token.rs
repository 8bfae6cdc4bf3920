//! Tokens in links, and the codes that can be typed instead.
//!
//! A token is `base64url(id ‖ generation ‖ mailbox ‖ MAC)`: it proves that we made it for one purpose, and needs no
//! stored state. The module that owns the row of the id decides what the token still permits. Only tokens that must
//! still identify a mailbox after that row is gone contain the mailbox's keyed hash.

use data_encoding::BASE64URL_NOPAD;
use strum::{IntoStaticStr, VariantArray};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::{Key, keyed_hash};

/// Bytes of the MAC in a token. 128 bits of HMAC-SHA-256 cannot be guessed (RFC 2104, section 5), and keep the link
/// on one line of a mail.
const MAC: usize = 16;

/// What a token is for; one for another purpose is damaged here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Purpose {
    /// Shows a submission and confirms it.
    Confirm,
    /// Erases a submission that another person sent in the recipient's name.
    NotMe,
    /// Opens "my signature".
    Signature,
    /// Requests the link to a signature by mail, where its letter has no page for that.
    Find,
    /// Moves a signature to another address, which confirms it.
    Move,
    /// Stops a move, or moves the signature back to the previous address.
    WayBack,
    /// Shows a line that organizers entered to the person named in it.
    Claim,
    /// Ends updates by mail, and nothing else.
    Unsubscribe,
    /// Shows a letter that the public cannot see yet.
    Private,
    /// Lets an organizer set a password.
    Organizer,
    /// Identifies a mail of ours and the address that it was sent to, in its Message-ID.
    Mail,
}

/// Not a token that we made for this purpose: cut off, altered, or invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a damaged link")]
pub struct Damaged;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFields {
    /// The row that it is about.
    pub id: Uuid,
    pub generation: i16,
    /// Keyed hash of the mailbox that it was sent to; empty in most tokens.
    pub mailbox: Vec<u8>,
}

pub(super) fn write(key: &Key, purpose: Purpose, id: Uuid, generation: i16, mailbox: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(16 + 2 + mailbox.len() + MAC);
    bytes.extend(id.as_bytes());
    bytes.extend(generation.to_be_bytes());
    bytes.extend(mailbox);
    bytes.extend(mac(key, purpose, &bytes));
    BASE64URL_NOPAD.encode(&bytes)
}

pub(super) fn read(key: &Key, purpose: Purpose, text: &str) -> Result<TokenFields, Damaged> {
    HYPHENS_LEFT_OUT
        .into_iter()
        .find_map(|left_out| read_whole(key, purpose, &format!("{text}{left_out}")))
        .ok_or(Damaged)
}

/// What may be missing at the end. Mail programs that make links of plain text take hyphens there for punctuation
/// (Mozilla bug 1418548), and one in 64 tokens with a mailbox ends with one. The MAC still decides.
const HYPHENS_LEFT_OUT: [&str; 3] = ["", "-", "--"];

fn read_whole(key: &Key, purpose: Purpose, text: &str) -> Option<TokenFields> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    let (payload, proof) = bytes.split_last_chunk::<MAC>()?;
    if !bool::from(mac(key, purpose, payload).ct_eq(proof)) {
        return None;
    }
    let (id, rest) = payload.split_first_chunk()?;
    let (generation, mailbox) = rest.split_first_chunk()?;
    Some(TokenFields {
        id: Uuid::from_bytes(*id),
        generation: i16::from_be_bytes(*generation),
        mailbox: mailbox.to_vec(),
    })
}

/// Six digits for one generation of one id, as in RFC 4226 but without a stored counter.
pub(super) fn code(key: &Key, id: Uuid, generation: i16) -> u32 {
    let mut payload = id.as_bytes().to_vec();
    payload.extend(generation.to_be_bytes());
    let hash = keyed_hash(key, &payload);
    let number = hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    u32::try_from(number % 1_000_000).unwrap_or_default()
}

/// Six digits as people type them: with any spacing, and in the digits of their own script.
pub fn typed_code(text: &str) -> Option<u32> {
    let digit = |c: char| {
        let zero = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];
        zero.into_iter()
            .find_map(|zero| u32::from(c).checked_sub(u32::from(zero)).filter(|digit| *digit < 10))
    };
    let digits: Vec<u32> = text.chars().filter_map(digit).collect();
    (digits.len() == 6).then(|| digits.into_iter().fold(0, |number, digit| number * 10 + digit))
}

fn mac(key: &Key, purpose: Purpose, payload: &[u8]) -> [u8; MAC] {
    let mut message = purpose.into_str().as_bytes().to_vec();
    message.push(0);
    message.extend(payload);
    let hash = keyed_hash(key, &message);
    hash.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::Keys;

    /// They are part of what is signed: another word would damage every link that was ever sent.
    #[test]
    fn the_words_of_purposes() {
        let words: Vec<_> = Purpose::VARIANTS.iter().map(Purpose::into_str).collect();
        assert_eq!(
            words.join(" "),
            "confirm not-me signature find move way-back claim unsubscribe private organizer mail"
        );
    }

    #[test]
    fn a_token_opens_what_it_was_written_for_and_nothing_else() {
        let (keys, id) = (Keys::random(), Uuid::new_v4());
        let token = keys.token(Purpose::Confirm, id, 3);
        assert_eq!(keys.read_token(Purpose::Confirm, &token), Ok((id, 3)));
        assert_eq!(keys.read_token(Purpose::NotMe, &token), Err(Damaged));
        assert_eq!(Keys::random().read_token(Purpose::Confirm, &token), Err(Damaged));
        assert_eq!(token.len(), 46);
    }

    #[test]
    fn a_token_cut_anywhere_is_damaged() {
        let keys = Keys::random();
        let token = keys.token(Purpose::Confirm, Uuid::new_v4(), 0);
        for end in 0..token.len() {
            assert_eq!(keys.read_token(Purpose::Confirm, &token[..end]), Err(Damaged));
        }
    }

    #[test]
    fn a_token_that_names_a_mailbox_is_bound_to_it() {
        let (keys, id) = (Keys::random(), Uuid::new_v4());
        let token = keys.token_to(Purpose::NotMe, id, 3, &[7; 32]);
        let fields = keys.read_token_to(Purpose::NotMe, &token).unwrap();
        assert_eq!(fields, TokenFields { id, generation: 3, mailbox: vec![7; 32] });
        let hyphens = token.len() - token.trim_end_matches('-').len();
        for end in 0..token.len() - hyphens {
            assert_eq!(keys.read_token_to(Purpose::NotMe, &token[..end]), Err(Damaged));
        }
        let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).unwrap();
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            let altered = BASE64URL_NOPAD.encode(&altered);
            assert_eq!(keys.read_token_to(Purpose::NotMe, &altered), Err(Damaged), "byte {at}");
        }
    }

    /// As in a mail read in Thunderbird, whose links end before the hyphen.
    #[test]
    fn a_token_is_read_without_the_hyphen_at_its_end() {
        let keys = Keys::random();
        let tokens = std::iter::repeat_with(|| keys.token_to(Purpose::NotMe, Uuid::new_v4(), 0, &[7; 32]));
        for token in tokens.filter(|token| token.ends_with('-')).take(5) {
            let link = token.trim_end_matches('-');
            assert_eq!(keys.read_token_to(Purpose::NotMe, link), keys.read_token_to(Purpose::NotMe, &token));
            assert!(keys.read_token_to(Purpose::NotMe, link).is_ok(), "{token}");
            assert_eq!(keys.read_token_to(Purpose::Unsubscribe, link), Err(Damaged));
        }
    }

    #[test]
    fn codes_differ_between_generations() {
        let (keys, id) = (Keys::random(), Uuid::new_v4());
        assert_eq!(keys.code(id, 0), keys.code(id, 0));
        let codes: std::collections::BTreeSet<_> =
            (0..100).map(|generation| keys.code(id, generation)).collect();
        assert!(codes.len() > 95 && codes.iter().all(|code| *code < 1_000_000));
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["482913", "482 913", " 482-913 ", "٤٨٢٩١٣", "۴۸۲ ۹۱۳", "４８２９１３"]
        {
            assert_eq!(typed_code(typed), Some(482_913), "{typed}");
        }
        assert_eq!(typed_code("48291"), None);
        assert_eq!(typed_code("000007"), Some(7));
    }

    proptest! {
        #[test]
        fn no_made_up_text_is_a_token(text in "\\PC{0,80}") {
            prop_assert_eq!(Keys::random().read_token(Purpose::Signature, &text), Err(Damaged));
        }
    }
}
