//! Parses `watch.txt`, the names that wait for a moderator, and finds them in whatever way they are written.
//!
//! The organizers chose the names on this list, so the search is wider than for other names: words may precede or
//! follow a name (titles, middle names, "the real …"), letters may be doubled, and one letter may be wrong.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use super::{
    files::{Files, WATCH},
    problem::Problem,
};
use crate::names::confusables::Likeness;

/// The number of letters from which a name with one wrong letter is still recognisable and not another person's
/// name: Björk is not Björn.
const LONG_ENOUGH: usize = 8;

/// The list, indexed so that thousands of names can be checked at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchList {
    /// The words of each name, by the longest of them.
    words: HashMap<String, Vec<BTreeSet<String>>>,
    /// Hashes of each name written as one word and, for a long name, of its forms with one letter missing.
    whole: HashSet<u64>,
    /// Long names of several words, written as one word, by their first letters.
    within: HashMap<String, Vec<String>>,
}

impl WatchList {
    /// True if a reader would take this name for one of the list.
    pub fn meets(&self, name: &Likeness) -> bool {
        name.foldings().into_iter().any(|words| {
            // Numbers at the ends of a word, as in account names.
            let unnumbered = words.iter().map(|word| word.trim_matches(char::is_numeric));
            let words: BTreeSet<String> =
                words.iter().map(String::as_str).chain(unnumbered).map(undoubled).collect();
            words.iter().filter_map(|word| self.words.get(word)).flatten().any(|name| name.is_subset(&words))
        }) || name
            .foldings()
            .into_iter()
            .map(|words| undoubled(&words.concat()))
            .any(|whole| nearly(&whole).any(|nearly| self.whole.contains(&nearly)) || self.is_within(&whole))
    }

    /// True if one of the names is within this word, without spaces around it.
    fn is_within(&self, whole: &str) -> bool {
        whole.char_indices().any(|(at, _)| {
            let rest = &whole[at..];
            let names = beginning(rest).and_then(|beginning| self.within.get(beginning));
            names.into_iter().flatten().any(|name| rest.starts_with(name))
        })
    }

    fn add(&mut self, name: &str) {
        for words in Likeness::of(name).foldings() {
            let whole = undoubled(&words.concat());
            if whole.is_empty() {
                continue;
            }
            self.whole.extend(nearly(&whole));
            if let Some(beginning) = beginning(&whole).filter(|_| words.len() > 1) {
                self.within.entry(beginning.to_owned()).or_default().push(whole.clone());
            }
            let words: BTreeSet<String> = words.iter().map(|word| undoubled(word)).collect();
            if let Some(longest) = words.iter().max_by_key(|word| word.len()) {
                self.words.entry(longest.clone()).or_default().push(words);
            }
        }
    }
}

impl<'a> FromIterator<&'a str> for WatchList {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut list = Self::default();
        names.into_iter().for_each(|name| list.add(name));
        list
    }
}

/// Parses the file; an empty list if there is none.
pub fn read(files: &Files, problems: &mut Vec<Problem>) -> WatchList {
    let names = files.text(WATCH, problems).unwrap_or_default();
    names.lines().map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The first letters, if the word is long enough.
fn beginning(whole: &str) -> Option<&str> {
    let (last, c) = whole.char_indices().nth(LONG_ENOUGH - 1)?;
    Some(&whole[..last + c.len_utf8()])
}

fn undoubled(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Keys that two names share if they differ by one letter: wrong, missing, added, or swapped with the next. Each is
/// a hash, which takes less memory than the word.
fn nearly(whole: &str) -> impl Iterator<Item = u64> {
    let letters: Vec<char> = whole.chars().collect();
    let count = if letters.len() < LONG_ENOUGH { 0 } else { letters.len() };
    let hash = |left_out: Option<usize>| {
        let mut hasher = DefaultHasher::new();
        let left = letters.iter().enumerate().filter(|(at, _)| Some(*at) != left_out);
        left.for_each(|(_, letter)| letter.hash(&mut hasher));
        hasher.finish()
    };
    (0..count).map(Some).chain([None]).map(hash).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> WatchList {
        [
            "Rex Halloran-Quist",
            "Körbja",
            "Ольга Светлова",
            "Νίκη Αστέρη",
            "林若蘭",
            "فاطمة الكاتب",
            "J. R. R. Tolvane",
        ]
        .into_iter()
        .collect()
    }

    #[track_caller]
    fn meets(name: &str) -> bool {
        list().meets(&Likeness::of(name))
    }

    #[test]
    fn a_watched_name_is_met_however_it_is_written() {
        for name in [
            // Case, accents, spaces, and punctuation around it.
            "Rex Halloran-Quist",
            "REX HALLORAN-QUIST",
            "rex halloran quist",
            "RexHalloranQuist",
            "R e x  H a l l o r a n - Q u i s t",
            "R.e.x. Halloran–Quist",
            "“Rex Halloran‑Quist”",
            "*** Rex Halloran-Quist ***",
            "Rèx Hällørán-Qüist",
            "R̶e̶x̶ H̶a̶l̶l̶o̶r̶a̶n̶-Q̶u̶i̶s̶t",
            "Rex\u{a0}Halloran\u{ad}-Quist",
            "Re\u{200b}x Hallo\u{200d}ran-Qui\u{2060}st",
            "Rex Halloran-Quist 🎬",
            "Rex_Halloran_Quist",
            "Rex/Halloran/Quist",
            "R\u{e0061}ex Halloran-Quist",
            "Rex\u{fe0f} Halloran-Quist",
            "Rex Halloran'Quist",
            "Rex·Halloran·Quist",
            // The order of words, and words around it.
            "Halloran-Quist, Rex",
            "Quist Halloran Rex",
            "Dr. Rex Halloran-Quist",
            "Rex T. Halloran-Quist",
            "Rex Halloran-Quist (official)",
            "The real Rex Halloran-Quist",
            "therealrexhalloranquist",
            "RexHalloranQuistOfficial",
            "Sir Rex Amadeus Halloran Quist MBE",
            "Rex Halloran-Quist & friends",
            "xX_RexHalloranQuist_Xx",
            // Letters of other scripts and decorative letters.
            "Rех Hallоrаn-Quist",
            "Rеx Hаllоrаn-Quіst",
            "Ꭱex Ηalloran-Quist",
            "Ｒｅｘ　Ｈａｌｌｏｒａｎ－Ｑｕｉｓｔ",
            "𝐑𝐞𝐱 𝐇𝐚𝐥𝐥𝐨𝐫𝐚𝐧-𝐐𝐮𝐢𝐬𝐭",
            "𝓡𝓮𝔁 𝓗𝓪𝓵𝓵𝓸𝓻𝓪𝓷-𝓠𝓾𝓲𝓼𝓽",
            "ʀᴇx ʜᴀʟʟᴏʀᴀɴ-ǫᴜɪꜱᴛ",
            "Ⓡⓔⓧ Ⓗⓐⓛⓛⓞⓡⓐⓝ-Ⓠⓤⓘⓢⓣ",
            "🅁🄴🅇 🄷🄰🄻🄻🄾🅁🄰🄽-🅀🅄🄸🅂🅃",
            "🆁🅴🆇 🅷🅰🅻🅻🅾🆁🅰🅽-🆀🆄🅸🆂🆃",
            "🇷🇪🇽 🇭🇦🇱🇱🇴🇷🇦🇳-🇶🇺🇮🇸🇹",
            "ℜ𝔢𝔵 ℌ𝔞𝔩𝔩𝔬𝔯𝔞𝔫-𝔔𝔲𝔦𝔰𝔱",
            "ᴿᵉˣ ᴴᵃˡˡᵒʳᵃⁿ-Quist",
            "Rex HaIIoran-Quist",
            "Rex Ha11oran-Quist",
            "Rex Hal|oran-Quist",
            "R3x H4ll0r4n-Qu15t",
            "Rex H@lloran-Qui$t",
            "REX HALLORAN-QUI5T",
            "Rеx Hаlloran-Quiѕt",
            "Rex Ηalloran-Quιst",
            "Rex Hallоran‐Quist",
            "Reх Наlloran-Quist",
            "ЯЕХ RЕХ НАLLОRАN QUIST",
            "ЯΣX ΉΛLLΘЯΛП-QЦIƧƬ",
            "Rex Ⱨ₳ⱠⱠØⱤ₳₦-Quist",
            "Rex Haiiorän-Quist",
            "|2ex Halloran-Quist",
            "尺乇乂 卄卂ㄥㄥㄖ尺卂几-Ɋㄩ丨丂ㄒ",
            // One letter wrong, missing, doubled, swapped.
            "Rex Haloran-Quist",
            "Rexx Halloran-Quiist",
            "Rex Hallorran-Qvist",
            "Rex Halloran-Qiust",
            "Rex Halloren-Quist",
            "Rex Halloran-Quis",
            // A name of one word.
            "Körbja",
            "KÖRBJA",
            "Korbja",
            "Koerbja",
            "K ö r b j a",
            "K.ö.r.b.j.a",
            "Кörbja",
            "Kоrbjа",
            "Ƙǿɾƅʝɑ",
            "Kørbja",
            "K0rbja",
            "Körbja Official",
            "Körbja!",
            "Köörbja",
            "Koŕbja",
            "@körbja",
            "Ķořbja",
            "Κörbja",
            "🇰🇴🇷🇧🇯🇦",
            "Körbja (singer)",
            "ᏦörЬја",
            "Körbja™",
            "★Körbja★",
            "K♥rbja",
            "Ҝөгвја",
            "kö rb ja",
            "₭örbja",
            "Körbja2",
            "2Körbja",
            "Körbja②",
            // Names in other scripts, and in letters that look alike.
            "ольга светлова",
            "ОЛЬГА СВЕТЛОВА",
            "Светлова Ольга",
            "Ольга Cвeтлoвa",
            "Oльгa Ивановна Светлова",
            "νικη αστερη",
            "ΝΙΚΗ ΑΣΤΕΡΗ",
            "Nίκη Αστέρη",
            "林若蘭",
            "林 若 蘭",
            "فاطِمة الكاتب",
            "فاطـــمة الكاتب",
            "JRR Tolvane",
            "J R R Tolvane",
            "Tolvane, J.R.R.",
        ] {
            assert!(meets(name), "{name:?} {:?}", Likeness::of(name));
        }
    }

    #[test]
    fn who_bears_another_name_is_not_held_for_it() {
        for name in [
            "",
            "🎭",
            "Rex",
            "Rexine Halloran",
            "Rex Halloran",
            "Quist",
            "Anna Halloran-Quist",
            "Rex Quist",
            "Kerstin Björka",
            "Körber",
            "Korby",
            "Ольга Иванова",
            "Светлова",
            "Νίκη",
            "林",
            "若蘭",
            "فاطمة",
            "Anna Tolvane",
            "J. R. R. Tolkien",
            "Ada Byron",
            "Halloran & Quist",
        ] {
            assert!(!meets(name), "{name:?}");
        }
    }

    #[test]
    fn an_empty_list_and_signs_alone_meet_nobody() {
        let list: WatchList = ["", "🎭🎻", "---"].into_iter().collect();
        assert_eq!(list, WatchList::default());
        assert!(!list.meets(&Likeness::of("🎭🎻")) && !list.meets(&Likeness::of("Ada")));
    }
}
