//! What is given random bytes: tokens in links, and what is sealed.

use strum::VariantArray as _;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{Keys, Purpose, TokenFields, typed_code};

/// The same keys in each run, so that what was found once is found again.
pub(crate) fn keys() -> Keys {
    let key = |number| Zeroizing::new([number; 32]);
    Keys {
        tokens: key(1),
        codes: key(2),
        sealing: key(3),
        addresses: key(4),
        mailboxes: key(5),
        names: key(6),
        domains: key(7),
        forms: key(8),
    }
}

/// What we did not write is no token and does not open; what we wrote is read as it was written, for its purpose alone.
fn tokens(data: &[u8]) {
    let keys = keys();
    let text = String::from_utf8_lossy(data);
    assert!(Purpose::VARIANTS.iter().all(|purpose| keys.read_token_to(*purpose, &text).is_err()));
    assert!(typed_code(&text).is_none_or(|code| code < 1_000_000));
    assert_eq!(keys.unseal("fuzz", data), None);

    let Some((head, rest)) = data.split_first_chunk::<19>() else { return };
    let [purpose, first, second, id @ ..] = *head;
    let (id, generation) = (Uuid::from_bytes(id), i16::from_be_bytes([first, second]));
    let meant = Purpose::VARIANTS[usize::from(purpose) % Purpose::VARIANTS.len()];
    let token = keys.token_to(meant, id, generation, rest);
    let fields = TokenFields { id, generation, mailbox: rest.to_vec() };
    for purpose in Purpose::VARIANTS {
        let read = keys.read_token_to(*purpose, &token).ok();
        assert_eq!(read.as_ref(), Some(&fields).filter(|_| *purpose == meant));
    }
    let mut sealed = keys.seal("fuzz", rest);
    assert_eq!(keys.unseal("fuzz", &sealed).as_deref(), Some(rest));
    assert_eq!(keys.unseal("another", &sealed), None);
    let at = usize::from(first) % sealed.len();
    sealed[at] ^= second | 1;
    assert_eq!(keys.unseal("fuzz", &sealed), None);
}

#[cfg(test)]
mod tests {
    #[test]
    fn tokens_hold() {
        crate::seeds::each("tokens", super::tokens);
    }
}
