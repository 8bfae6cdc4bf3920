//! Owns the version of a text, which says which exact words were signed: the canonical form, and its hash.

use std::{fmt, str::FromStr};

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use sha2::{Digest as _, Sha256};

/// One exact text, named by the SHA-256 (FIPS 180-4) of its canonical Markdown body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version([u8; 32]);

impl Version {
    /// The version of a canonical body; see [`canonical`].
    pub fn of(canonical_body: &str) -> Self {
        Self(Sha256::digest(canonical_body).into())
    }

    /// The hash, as the database stores it.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for Version {
    fn from(hash: [u8; 32]) -> Self {
        Self(hash)
    }
}

/// The text is not a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 in hexadecimal")]
pub struct NotAVersion;

impl FromStr for Version {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        let hash = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).map_err(|_| NotAVersion)?;
        hash.try_into().map(Self).map_err(|_| NotAVersion)
    }
}

/// Sixty-four hexadecimal digits, as `sha256sum` prints them.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

/// The canonical form of a Markdown body: lines end with LF, without spaces or tabs before it; the body begins with
/// its first line that is not blank and ends with one final newline.
///
/// So an editor that removes trailing white space, or a checkout with other line ends, does not change the version.
/// Blank lines at the top separate the text from the front matter and do not belong to it. Only spaces and tabs
/// count as trailing space: an ideographic space may be part of a drawing.
pub fn canonical(body: &str) -> String {
    tidied(body, "")
}

/// The body as it is kept, to be set again: canonical, but for the two spaces at the end of a line that break it there
/// (`CommonMark`, 6.7). They are seen by readers, though an editor may take them off and the version is the same.
pub fn with_line_breaks(body: &str) -> String {
    tidied(body, "  ")
}

fn tidied(body: &str, line_break: &str) -> String {
    let mut canonical = String::with_capacity(body.len() + 1);
    let mut blank_lines = 0;
    for whole in unix_lines(body).split('\n') {
        let line = whole.trim_end_matches([' ', '\t']);
        if line.is_empty() {
            blank_lines += 1;
            continue;
        }
        if !canonical.is_empty() {
            canonical.extend(std::iter::repeat_n('\n', blank_lines));
        }
        blank_lines = 0;
        canonical.push_str(line);
        if whole.ends_with("  ") {
            canonical.push_str(line_break);
        }
        canonical.push('\n');
    }
    canonical
}

/// Converts every line end (CRLF, or CR alone) to LF; the number of lines does not change.
pub fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn white_space_that_nobody_sees_does_not_make_another_version() {
        let canonical_body = canonical("Dear all,\n\nplease.\n");
        assert_eq!(canonical_body, "Dear all,\n\nplease.\n");
        for same in
            ["Dear all,\r\n\r\nplease.", "\n\nDear all,  \n \t\nplease.\n\n\n", "Dear all,\r\rplease.\r"]
        {
            assert_eq!(canonical(same), canonical_body, "{same:?}");
        }
        assert_ne!(canonical("Dear all,\nplease.\n"), canonical_body);
    }

    #[test]
    fn leading_and_ideographic_spaces_are_part_of_the_text() {
        assert_eq!(canonical("  drawn\u{3000}\n"), "  drawn\u{3000}\n");
        assert_eq!(canonical(""), "");
        assert_eq!(canonical(" \n\t\n"), "");
    }

    #[test]
    fn a_version_is_what_sha256sum_prints() {
        // printf 'Enjoy,\n' | sha256sum
        let printed = "85bc8271a9e6fcc9926e15048a0020ddd3bad743473838900ff78023c8f887be";
        assert_eq!(Version::of(&canonical("Enjoy,  ")).to_string(), printed);
        assert_eq!(printed.parse(), Ok(Version::of("Enjoy,\n")));
        assert_eq!(printed.to_uppercase().parse(), Ok(Version::of("Enjoy,\n")));
        for wrong in [
            "",
            "85bc",
            &printed.replace('8', "g"),
            &printed.replace("85", "é"),
            &printed.replace("85", "+8"),
        ] {
            assert_eq!(wrong.parse::<Version>(), Err(NotAVersion), "{wrong}");
        }
    }

    #[test]
    fn a_line_that_breaks_is_kept_so_and_is_the_same_version() {
        let typed = "1 Street  \r\nTown    \r\nEnd \t\n";
        assert_eq!(with_line_breaks(typed), "1 Street  \nTown  \nEnd\n");
        assert_eq!(canonical(&with_line_breaks(typed)), canonical(typed));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_the_same_version(body in "(?s)[ \\t\\r\\n\u{3000}a-c̅]{0,60}") {
            let kept = with_line_breaks(&body);
            prop_assert_eq!(canonical(&kept), canonical(&body));
            prop_assert_eq!(with_line_breaks(&kept), kept.clone());
        }

        #[test]
        fn canonical_is_canonical_already(body in "(?s)[ \\t\\r\\n\u{3000}a-c̅]{0,60}") {
            let once = canonical(&body);
            prop_assert_eq!(canonical(&once), once.clone());
            prop_assert!(!once.contains('\r') && !once.contains(" \n") && !once.ends_with("\n\n"));
            prop_assert!(once.is_empty() || once.ends_with('\n'));
        }
    }
}
