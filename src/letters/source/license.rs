//! Owns licences of texts and pictures: an SPDX identifier, with a name and a URL for readers.

use std::{fmt, str::FromStr};

use super::problem::nearest;

/// The six Creative Commons licences, spelt as in SPDX identifiers and in the URLs of their deeds.
const CREATIVE_COMMONS: [&str; 6] = ["BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND"];
const CREATIVE_COMMONS_VERSIONS: [&str; 5] = ["1.0", "2.0", "2.5", "3.0", "4.0"];

/// Other licences for letters, essays and pictures: SPDX identifier, name, URL of the terms.
const OTHERS: [(&str, &str, &str); 4] = [
    ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC-PDM-1.0", "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
    ("LAL-1.3", "Free Art License 1.3", "https://artlibre.org/licence/lal/en/"),
    ("GFDL-1.3-or-later", "GNU FDL 1.3 or later", "https://www.gnu.org/licenses/fdl-1.3.html"),
];

/// A licence by its SPDX identifier (<https://spdx.org/licenses/>).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct License {
    id: String,
    name: String,
    url: String,
}

/// The text is not the identifier of a licence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALicense {
    /// It begins like a Creative Commons licence, but no such licence exists.
    #[error("there is no Creative Commons licence \"{word}\"; did you mean \"{nearest}\"?")]
    CreativeCommons {
        word: String,
        /// The licence of the current version with the nearest name.
        nearest: String,
    },
    /// It does not have the form of an identifier.
    #[error(
        "\"{0}\" is not an SPDX licence identifier; take one of https://spdx.org/licenses/, such as \"CC-BY-4.0\""
    )]
    Form(String),
}

impl License {
    /// The SPDX identifier: `CC-BY-4.0`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A short name for readers: `CC BY 4.0`; the identifier itself if no better name is known.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The URL of the deed, or of the page in the SPDX list.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// True if the licence allows everyone to copy, as all licences in the SPDX list under which texts and pictures
    /// are published do. A custom licence (`LicenseRef-…`) may say anything.
    pub fn allows_copies(&self) -> bool {
        !self.id.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("LicenseRef"))
    }

    /// Parses `CC-BY-NC-3.0-DE`: elements, version, and the country that it was adapted to.
    fn creative_commons(word: &str) -> Option<Self> {
        let id = word.to_ascii_uppercase();
        let (elements, rest) = CREATIVE_COMMONS.iter().find_map(|elements| {
            let rest = id.strip_prefix("CC-")?.strip_prefix(elements)?.strip_prefix('-')?;
            rest.starts_with(|c: char| c.is_ascii_digit()).then_some((*elements, rest))
        })?;
        let (version, country) = rest.split_once('-').unwrap_or((rest, ""));
        let adapted = country.is_empty() || (2..=3).contains(&country.len());
        if !CREATIVE_COMMONS_VERSIONS.contains(&version) || !adapted {
            return None;
        }
        let mut name = format!("CC {elements} {version}");
        let mut url =
            format!("https://creativecommons.org/licenses/{}/{version}/", elements.to_ascii_lowercase());
        if !country.is_empty() {
            name += &format!(" {country}");
            url += &format!("{}/", country.to_ascii_lowercase());
        }
        Some(Self { id, name, url })
    }
}

impl FromStr for License {
    type Err = NotALicense;

    /// Creative Commons licences must exist. Other words in the form of an identifier are accepted without a check,
    /// because the SPDX list grows every quarter.
    fn from_str(word: &str) -> Result<Self, NotALicense> {
        if let Some((id, name, url)) = OTHERS.iter().find(|(id, ..)| id.eq_ignore_ascii_case(word)) {
            return Ok(Self { id: (*id).to_owned(), name: (*name).to_owned(), url: (*url).to_owned() });
        }
        if word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("cc")) {
            return Self::creative_commons(word).ok_or_else(|| NotALicense::CreativeCommons {
                word: word.to_owned(),
                nearest: nearest_creative_commons(word),
            });
        }
        let formed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
        if word.is_empty() || !word.chars().all(formed) {
            return Err(NotALicense::Form(word.to_owned()));
        }
        let url = format!("https://spdx.org/licenses/{word}.html");
        Ok(Self { id: word.to_owned(), name: word.to_owned(), url })
    }
}

impl fmt::Display for License {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

fn nearest_creative_commons(word: &str) -> String {
    let current: Vec<String> = CREATIVE_COMMONS.iter().map(|elements| format!("CC-{elements}-4.0")).collect();
    let known = current.iter().map(String::as_str).chain(["CC0-1.0"]);
    nearest(word, known).unwrap_or("CC-BY-4.0").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_a_name_and_an_address() {
        for (written, id, name, url) in [
            ("cc-by-4.0", "CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
            (
                "CC-BY-NC-SA-3.0",
                "CC-BY-NC-SA-3.0",
                "CC BY-NC-SA 3.0",
                "https://creativecommons.org/licenses/by-nc-sa/3.0/",
            ),
            (
                "CC-BY-3.0-DE",
                "CC-BY-3.0-DE",
                "CC BY 3.0 DE",
                "https://creativecommons.org/licenses/by/3.0/de/",
            ),
            ("cc0-1.0", "CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
            ("OGL-UK-3.0", "OGL-UK-3.0", "OGL-UK-3.0", "https://spdx.org/licenses/OGL-UK-3.0.html"),
        ] {
            let license: License = written.parse().unwrap();
            assert_eq!((license.id(), license.name(), license.url()), (id, name, url));
        }
    }

    #[test]
    fn only_a_licence_that_everybody_can_read_allows_copies() {
        let allows = |word: &str| word.parse::<License>().unwrap().allows_copies();
        assert!(allows("CC-BY-NC-ND-4.0") && allows("OGL-UK-3.0"));
        assert!(!allows("LicenseRef-all-rights-reserved"));
    }

    #[test]
    fn a_licence_that_does_not_exist_is_told_the_nearest() {
        let why = |word: &str| word.parse::<License>().unwrap_err().to_string();
        assert!(why("CC-BY-4").contains("did you mean \"CC-BY-4.0\"?"));
        assert!(why("CC BY SA 4.0").contains("did you mean \"CC-BY-SA-4.0\"?"));
        assert!(why("CC0").contains("did you mean \"CC0-1.0\"?"));
        assert!(why("all rights reserved").contains("such as \"CC-BY-4.0\""));
    }
}
