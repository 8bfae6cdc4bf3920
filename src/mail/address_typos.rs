//! Detects likely typing errors in an address: `gmial.com`, `hotmail.couk`, `gmail.con`, a Cyrillic `а` among Latin
//! letters.
//!
//! The result is used for a question, never for a correction. A question about a correct address annoys its owner
//! and suggests that their provider does not exist. For that reason only three things are asked about: a top-level
//! domain that does not exist and is one error away from one that does; an error in the name of one of the few
//! providers that are almost certainly meant by a name so close; and a name with two scripts that reads as one in
//! Latin letters, typed on two keyboards.

use std::{collections::HashSet, sync::LazyLock};

use unicode_security::{MixedScript, confusable_detection::skeleton};

use super::EmailAddress;

static ENDINGS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words(include_str!("address_typos/endings.txt")).collect());

/// Providers whose names are asked about, and other known providers.
static PROVIDERS: LazyLock<(Vec<&str>, Vec<&str>)> = LazyLock::new(|| {
    let (often, known) = include_str!("address_typos/providers.txt").split_once("---").unwrap_or_default();
    (words(often).collect(), words(known).collect())
});

/// Domain endings that are tried for one that does not exist, the most used first. None has two letters: "ed" may
/// mean "de", "edu" and more.
const COMMON: [&str; 42] = [
    "com", "org", "net", "edu", "gov", "info", "co.uk", "org.uk", "ac.uk", "gov.uk", "nhs.uk", "me.uk",
    "com.au", "net.au", "org.au", "edu.au", "gov.au", "co.nz", "org.nz", "ac.nz", "com.br", "com.mx",
    "com.ar", "com.tr", "com.co", "com.cn", "com.tw", "com.hk", "com.sg", "co.za", "org.za", "ac.za",
    "co.in", "ac.in", "co.jp", "ne.jp", "ac.jp", "co.kr", "ac.kr", "co.il", "ac.il", "org.il",
];

/// Providers that have only this one ending: another ending is a different owner, or does not exist.
const COM_ALONE: [&str; 2] = ["gmail", "icloud"];

/// Keyboard layouts by rows, as the keys lie below and beside each other.
const KEYBOARDS: [[&str; 3]; 3] = [
    ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    ["qwertzuiop", "asdfghjkl", "yxcvbnm"],
    ["azertyuiop", "qsdfghjklm", "wxcvbn"],
];

/// In names from this length on, one additional letter counts as an error, whichever letter it is.
const LONG_NAME: usize = 6;

impl EmailAddress {
    /// The address that was probably meant, if an error is likely.
    pub fn likely_meant(&self) -> Option<Self> {
        let (local, domain) = (likely_local_part(self.local_part()), likely_domain(self.domain()));
        if local.is_none() && domain.is_none() {
            return None;
        }
        let local = local.as_deref().unwrap_or(self.local_part());
        Self::parse(&format!("{local}@{}", domain.as_deref().unwrap_or(self.domain()))).ok()
    }
}

/// The local part in Latin letters, if it mixes these with similar letters of other scripts.
fn likely_local_part(typed: &str) -> Option<String> {
    if typed.is_single_script() {
        return None;
    }
    // The skeleton of a Latin letter may differ from the letter (UTS #39: "m" is seen as "rn").
    let seen = typed.chars().map(|c| match c.is_ascii() {
        true => c.to_string(),
        false => skeleton(c.encode_utf8(&mut [0; 4])).collect(),
    });
    Some(seen.collect::<String>()).filter(|seen| seen.is_ascii())
}

fn likely_domain(typed: &str) -> Option<String> {
    let (_, ending) = typed.rsplit_once('.')?;
    if is_provider(typed) {
        None
    } else if ENDINGS.contains(ending) {
        likely_provider(typed).map(ToOwned::to_owned)
    } else {
        with_an_ending(typed)
    }
}

/// The domain with an ending that exists.
fn with_an_ending(typed: &str) -> Option<String> {
    let (name, ending) = typed.split_once('.')?;
    let of_provider = providers().find(|known| {
        known.split_once('.').is_some_and(|(of, right)| of == name && is_one_slip(ending, right))
    });
    if let Some(known) = of_provider {
        return Some(known.to_owned());
    }
    let dots: Vec<usize> = typed.match_indices('.').map(|(at, _)| at).collect();
    let mended = COMMON.iter().find_map(|right| {
        // As many labels as the right ending has, or one fewer if its dot was forgotten.
        let ends = dots.iter().rev().take(2).map(|at| typed.split_at(*at));
        let mut slips = ends.filter(|(_, end)| end.len() > 3 && is_one_slip(&end[1..], right));
        slips.next().map(|(before, _)| format!("{before}.{right}"))
    })?;
    match is_provider(&mended) {
        true => Some(mended),
        false => Some(likely_provider(&mended).map_or(mended.clone(), ToOwned::to_owned)),
    }
}

/// The provider that is meant by a domain whose ending exists.
fn likely_provider(typed: &str) -> Option<&'static str> {
    if let Some(known) = typed.strip_prefix("www.").and_then(|host| providers().find(|known| *known == host))
    {
        return Some(known);
    }
    let (name, ending) = typed.split_once('.')?;
    let parts = || PROVIDERS.0.iter().filter_map(|known| Some((*known, known.split_once('.')?)));
    let by_name = parts().find(|(_, (right, of))| *of == ending && slips_to(name, right));
    let is_com = |right: &str| {
        let is_elsewhere = ending.starts_with("com.") || ending.starts_with("co.");
        is_one_slip(ending, "com") || (is_elsewhere && COM_ALONE.contains(&right))
    };
    let by_ending = || parts().find(|(_, (right, of))| *of == "com" && *right == name && is_com(right));
    by_name.or_else(by_ending).map(|(known, _)| known)
}

/// One letter too many, one missing, one replaced, or two neighbours exchanged.
fn is_one_slip(typed: &str, meant: &str) -> bool {
    strsim::osa_distance(typed, meant) == 1
}

/// The same for a name, limited to errors that fingers make: the first letter is right or exchanged with its
/// neighbour; a wrong letter is next to the right key, or is another vowel.
fn slips_to(typed: &str, meant: &str) -> bool {
    if !is_one_slip(typed, meant) {
        return false;
    }
    let (typed, meant): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    let same = typed.iter().zip(&meant).take_while(|(one, other)| one == other).count();
    let hit = typed.get(same).copied();
    let is_beside =
        |right: Option<&char>| hit.zip(right.copied()).is_some_and(|(hit, right)| beside(hit, right));
    match typed.len().cmp(&meant.len()) {
        std::cmp::Ordering::Less => same > 0,
        std::cmp::Ordering::Equal => {
            let is_swapped = typed.get(same + 1..) != meant.get(same + 1..);
            is_swapped || (same > 0 && is_beside(meant.get(same)))
        }
        std::cmp::Ordering::Greater => {
            let before = same.checked_sub(1).and_then(|at| meant.get(at));
            same > 0 && (meant.len() >= LONG_NAME || is_beside(before) || is_beside(meant.get(same)))
        }
    }
}

fn beside(hit: char, right: char) -> bool {
    let are_vowels = || [hit, right].iter().all(|c| "aeiou".contains(*c));
    hit == right
        || are_vowels()
        || KEYBOARDS.iter().any(|rows| {
            let place = |key| rows.iter().enumerate().find_map(|(row, keys)| Some((row, keys.find(key)?)));
            place(hit)
                .zip(place(right))
                .is_some_and(|((a, x), (b, y))| a.abs_diff(b) <= 1 && x.abs_diff(y) <= 1)
        })
}

fn is_provider(domain: &str) -> bool {
    providers().any(|known| known == domain)
}

fn providers() -> impl Iterator<Item = &'static str> {
    PROVIDERS.0.iter().chain(&PROVIDERS.1).copied()
}

fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_asked_about() {
        for (typed, meant) in [
            ("gmail.con", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmail.comm", "gmail.com"),
            ("gmail.com.br", "gmail.com"),
            ("gmial.com", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmil.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gmaim.com", "gmail.com"),
            ("gmeil.com", "gmail.com"),
            ("gmial.con", "gmail.com"),
            ("www.gmail.com", "gmail.com"),
            ("hotmail.couk", "hotmail.co.uk"),
            ("hotmal.couk", "hotmail.co.uk"),
            ("hotmal.com", "hotmail.com"),
            ("hotmial.fr", "hotmail.fr"),
            ("hotmail.con", "hotmail.com"),
            ("yaho.com", "yahoo.com"),
            ("yahooo.com", "yahoo.com"),
            ("yahoo.couk", "yahoo.co.uk"),
            ("outlok.com", "outlook.com"),
            ("outllok.com", "outlook.com"),
            ("iclould.com", "icloud.com"),
            ("protonmial.com", "protonmail.com"),
            ("live.con", "live.com"),
            ("web.ed", "web.de"),
            ("gmx.ner", "gmx.net"),
            ("orange.fe", "orange.fr"),
            ("harbour.couk", "harbour.co.uk"),
            ("harbour.ac.ik", "harbour.ac.uk"),
            ("library.harbour.ogr", "library.harbour.org"),
            ("harbour.con", "harbour.com"),
        ] {
            assert_eq!(likely_domain(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn a_name_typed_on_two_keyboards_is_asked_about() {
        let meant = |typed: &str| {
            let typed = EmailAddress::parse(typed).unwrap();
            typed.likely_meant().map(|meant| meant.as_str().to_owned())
        };
        // Cyrillic а, Greek ο.
        assert_eq!(meant("\u{430}da.m@harbour.org").as_deref(), Some("ada.m@harbour.org"));
        assert_eq!(meant("b\u{3bf}@gmial.com").as_deref(), Some("bo@gmail.com"));
        for typed in ["ада@harbour.org", "δοκιμή@harbour.org", "zoë@harbour.org", "用户ada@harbour.org"]
        {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_may_be_right_is_not() {
        for typed in [
            "gmx.co",
            "me.com",
            "mail.com",
            "ymail.com",
            "mail.ru",
            "gmx.net",
            "aol.co.uk",
            "web.de",
            "live.nl",
            "email.com",
            "gail.com",
            "grail.com",
            "zmail.com",
            "fmail.com",
            "mailw.com",
            "mask.io",
            "gmail.hu",
            "gmail.fr",
            "harbour.co",
            "harbour.cm",
            "harbour.om",
            "harbour.cam",
            "example.org",
            "quill.example",
            "hicloud.com",
            "cloud.com",
            "shotmail.org",
            "outlook.harbour.edu",
            "gmail.harbour.edu",
            "mail.harbour.ac.uk",
            "uni-x.ed",
            "harbour.wxyz",
            "xn--e1afmkfd.xn--p1ai",
            "live.ucl.ac.uk",
        ] {
            assert_eq!(likely_domain(typed), None, "{typed}");
        }
    }

    #[test]
    fn no_provider_and_no_ending_that_exists_draws_a_question() {
        assert!(PROVIDERS.0.len() > 50 && PROVIDERS.1.len() > 150 && ENDINGS.len() > 1400);
        for known in providers() {
            assert_eq!(likely_domain(known), None, "{known}");
            let (_, ending) = known.rsplit_once('.').unwrap();
            assert!(ENDINGS.contains(ending), "{known}");
        }
        for ending in ENDINGS.iter() {
            assert_eq!(likely_domain(&format!("harbour.{ending}")), None, "{ending}");
        }
    }

    proptest::proptest! {
        #[test]
        fn an_answer_draws_no_other_question(name in "[a-z]{1,8}", ending in "[a-z]{2,4}(\\.[a-z]{2})?") {
            if let Some(meant) = likely_domain(&format!("{name}.{ending}")) {
                proptest::prop_assert_eq!(likely_domain(&meant), None);
            }
        }
    }
}
