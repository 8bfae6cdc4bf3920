//! Where a page or a file of the site stands in the copy.

use std::{borrow::Cow, path::PathBuf};

use percent_encoding::percent_decode_str;
use url::Url;

/// First parts of addresses of what only a running site can do, and of pages that belong to one person.
const ALIVE: [&str; 13] = [
    "api",
    "claim",
    "confirm",
    "dev",
    "find",
    "hooks",
    "move",
    "not-me",
    "organize",
    "private",
    "signature",
    "unsubscribe",
    "way-back",
];

/// The same below a letter.
const ALIVE_OF_A_LETTER: [&str; 4] = ["embed", "find-my-signature", "report", "sign"];

/// Files that are the same in every language.
const SHARED: [&str; 6] = [
    "datapackage.json",
    "figures.json",
    "signatories.csv",
    "signatories.json",
    "signatories.ndjson",
    "signatories.xlsx",
];

/// The place of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The parts of the path below the folder.
    parts: Vec<String>,
    /// The path to ask for; without a language where all languages share it.
    path: String,
}

impl Place {
    /// The place of an address; none for what the copy does not have.
    pub(super) fn of(url: &Url) -> Option<Self> {
        let parts = url.path_segments()?.filter(|part| !part.is_empty());
        let decoded = parts.map(|part| percent_decode_str(part).decode_utf8().ok().map(Cow::into_owned));
        let mut parts: Vec<String> = decoded.collect::<Option<_>>()?;
        // A name of ours never has these; a path that has them leads elsewhere on a disk.
        if parts.iter().any(|part| part.starts_with('.') || part.contains(['/', '\\'])) {
            return None;
        }
        let is = |at: usize, names: &[&str]| parts.get(at).is_some_and(|part| names.contains(&part.as_str()));
        let letters = [0, 1].into_iter().find(|at| is(*at, &["letters"]));
        let is_alive = match letters {
            Some(at) => is(at + 2, &ALIVE_OF_A_LETTER),
            None => is(0, &ALIVE) || is(1, &ALIVE),
        };
        if is_alive || letters == Some(1) && is(0, &ALIVE) {
            return None;
        }
        // What is the same in every language stands once; so does a list after its first page, which has names alone.
        let is_page_of_list = url.query().is_some_and(|query| query.starts_with("after="));
        let is_shared = parts.last().is_some_and(|name| SHARED.contains(&name.as_str())) || is_page_of_list;
        if letters == Some(1) && is_shared {
            parts.remove(0);
        }
        let encoded: Vec<_> = parts.iter().map(|part| encode(part)).collect();
        let path = format!("/{}", encoded.join("/"));
        let is_file = parts.last().is_some_and(|name| name.contains('.'));
        match url.query() {
            None => {}
            // The version of a picture.
            Some(_) if is_file => {}
            Some(query) => {
                parts.push(format!("after-{}", query.strip_prefix("after=")?.parse::<i64>().ok()?));
            }
        }
        if !is_file {
            parts.push("index.html".into());
        }
        Some(Self { parts, path })
    }

    pub(super) fn file(&self) -> PathBuf {
        self.parts.iter().collect()
    }

    /// The address of the site to ask for what stands here.
    pub(super) fn address(&self, url: &Url) -> Url {
        let mut address = url.clone();
        address.set_path(&self.path);
        address.set_fragment(None);
        address
    }

    /// The way from this place to another, as a relative address.
    pub(super) fn way_to(&self, other: &Self, fragment: Option<&str>) -> String {
        let up = self.parts.len() - 1;
        let shared = self.parts.iter().take(up).zip(&other.parts).take_while(|(one, two)| one == two).count();
        let shared = shared.min(other.parts.len() - 1);
        let mut way = vec![".."; up - shared];
        let encoded: Vec<_> = other.parts.iter().skip(shared).map(|part| encode(part)).collect();
        way.extend(encoded.iter().map(String::as_str));
        let way = way.join("/");
        fragment.map_or(way.clone(), |fragment| format!("{way}#{fragment}"))
    }
}

/// A part of a path, encoded as in an address.
fn encode(part: &str) -> String {
    percent_encoding::utf8_percent_encode(part, percent_encoding::NON_ALPHANUMERIC)
        .to_string()
        .replace("%2D", "-")
        .replace("%2E", ".")
        .replace("%5F", "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &str) -> Option<Place> {
        Place::of(&Url::parse("https://letters.example").unwrap().join(path).unwrap())
    }

    #[test]
    fn pages_are_folders_and_files_keep_their_names() {
        for (path, file) in [
            ("/", "index.html"),
            ("/fr/letters/a", "fr/letters/a/index.html"),
            ("/letters/a/signatories?after=900#s899", "letters/a/signatories/after-900/index.html"),
            ("/fr/letters/a/signatories?after=900", "letters/a/signatories/after-900/index.html"),
            ("/letters/a/signatories.csv", "letters/a/signatories.csv"),
            ("/ar/letters/a/signatories.xlsx", "letters/a/signatories.xlsx"),
            ("/letters/a/card.png?v=1f", "letters/a/card.png"),
            ("/letters/move", "letters/move/index.html"),
            ("/letters/a/images/1f/%E5%9B%BE.png", "letters/a/images/1f/图.png"),
        ] {
            assert_eq!(place(path).unwrap().file().to_str().unwrap(), file, "{path}");
        }
        for alive in [
            "/organize",
            "/de/organize/login",
            "/letters/a/report/7",
            "/letters/a/find-my-signature",
            "/letters/a/signatories?q=ada",
            "/letters/a/signatories?after=x",
            "/private/abc/letters/a",
            "/a%2fb/..%2f..%2fetc",
        ] {
            assert_eq!(place(alive), None, "{alive}");
        }
    }

    #[test]
    fn a_way_leads_from_one_place_to_another() {
        for (from, to, way) in [
            ("/", "/letters/a", "letters/a/index.html"),
            ("/letters/a", "/", "../../index.html"),
            ("/letters/a", "/letters/a/press", "press/index.html"),
            ("/letters/a/press", "/letters/a", "../index.html"),
            ("/de/letters/a", "/letters/a", "../../../letters/a/index.html"),
            ("/letters/a", "/letters/a", "index.html"),
            ("/letters/a", "/static/site.1f.css", "../../static/site.1f.css"),
        ] {
            let (from, to) = (place(from).unwrap(), place(to).unwrap());
            assert_eq!(from.way_to(&to, None), way, "{from:?} to {to:?}");
        }
        let (from, to) = (place("/").unwrap(), place("/letters/b").unwrap());
        assert_eq!(from.way_to(&to, Some("text")), "letters/b/index.html#text");
    }
}
