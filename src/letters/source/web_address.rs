//! Owns links for readers: `http` or `https` only.

use std::{fmt, str::FromStr};

use url::Url;

/// The longest address that is stored, in bytes; every browser and spreadsheet accepts it.
const MAX_WEB_ADDRESS: usize = 2_000;

/// A web address as it was written, valid by the WHATWG URL standard, with `http` or `https` and a host.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebAddress(String);

/// The text is not an address on the web.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a web address; write it whole, with https:// in front")]
pub struct NotAWebAddress(String);

impl WebAddress {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WebAddress {
    type Err = NotAWebAddress;

    fn from_str(text: &str) -> Result<Self, NotAWebAddress> {
        let parsed = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        // The standard removes line breaks and spaces silently; here they are a mistake of the author.
        let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
        if plain && text.len() <= MAX_WEB_ADDRESS && parsed.is_some_and(|url| url.has_host()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAWebAddress(text.to_owned()))
        }
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_on_the_web() {
        for good in ["https://crosslucid.zone", "http://a.test/é?b=c#d", "https://münchen.test"] {
            assert!(good.parse::<WebAddress>().is_ok(), "{good}");
        }
        for bad in [
            "crosslucid.zone",
            "javascript:alert(1)",
            "java\nscript:x",
            "https://",
            "mailto:a@b.test",
            "/a",
            "",
            " https://a.test",
        ] {
            assert!(bad.parse::<WebAddress>().is_err(), "{bad:?}");
        }
    }
}
