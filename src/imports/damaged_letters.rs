//! Finds letters that were damaged before a file was saved, and repairs them where the original is certain:
//! UTF-8 that a program read in another encoding, and the escapes of mail, web pages and databases.

use std::{collections::HashMap, sync::LazyLock};

use data_encoding::{BASE64, BASE64_NOPAD};
use encoding_rs::{
    Encoding, IBM866, KOI8_R, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1256, WINDOWS_1257,
};
use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization as _;
use unicode_script::{Script, UnicodeScript as _};

use super::{charset::Charset, encoding::is_odd};

/// The encodings as which programs misread UTF-8; of two that repair a cell, the first is taken.
const MISREAD_AS: [Charset; 13] = [
    Charset::Web(WINDOWS_1252),
    Charset::Web(WINDOWS_1250),
    Charset::Web(WINDOWS_1251),
    Charset::Web(MACINTOSH),
    Charset::Cp850,
    Charset::Cp437,
    Charset::Cp852,
    Charset::Web(IBM866),
    Charset::Web(KOI8_R),
    Charset::Web(WINDOWS_1253),
    Charset::Web(WINDOWS_1254),
    Charset::Web(WINDOWS_1256),
    Charset::Web(WINDOWS_1257),
];

/// The most steps to repair a cell: some were damaged twice, and in several ways.
const MOST_STEPS: usize = 8;

/// The replacement character for an unreadable letter, and the same damaged once more.
const LOST: [&str; 2] = ["\u{fffd}", "ï¿½"];

/// Characters that can directly follow an undamaged word.
const AFTER_WORDS: &str = "\u{a0}’‘“”„‚«»‹›–—…€™®©°·¹²³";

/// What happened to the letters of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Harm {
    /// They can be repaired.
    Damaged,
    Lost,
}

/// The kind of cell, which decides whether a question mark stands in for a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The name of a person: it contains no question mark.
    Name,
    /// A few words: a question mark can end them ("Why Not?"), but is never inside a word.
    Words,
    /// Sentences, or texts that were written on this site: a question mark can be anywhere.
    Prose,
}

/// The damage of a cell, if there is any.
pub fn harm(cell: &str, holds: Holds) -> Option<Harm> {
    if mended(cell).is_some() {
        return Some(Harm::Damaged);
    }
    let is_lost = LOST.iter().any(|lost| cell.contains(lost)) || lacks_bytes(cell) || is_asked(cell, holds);
    is_lost.then_some(Harm::Lost)
}

/// The cell with the letters that it probably had; `None` if it is undamaged or cannot be repaired.
pub fn mended(cell: &str) -> Option<String> {
    let can_be_damaged = !cell.is_ascii() || cell.contains(['=', '%', '+', '&', '\\']);
    if !can_be_damaged || LOST.iter().any(|lost| cell.contains(lost)) {
        return None;
    }
    let ways = [misread, encoded_words, hexadecimal, utf_7, entities, escapes];
    let step = |cell: &str| ways.iter().find_map(|way| way(cell).filter(|mended| mended != cell));
    let steps = std::iter::successors(step(cell), |mended| step(mended));
    steps.take(MOST_STEPS).last()
}

/// For each character of an encoding beyond ASCII, its byte.
type Table = HashMap<char, u8>;

/// The tables of [`MISREAD_AS`].
static TABLES: LazyLock<[Table; 13]> = LazyLock::new(|| {
    MISREAD_AS.map(|charset| {
        let bytes: Vec<u8> = (0x80..=0xff).collect();
        let (letters, _) = charset.decode(&bytes);
        letters.chars().zip(bytes.iter().copied()).collect()
    })
});

/// The bytes that a program read as these letters. Bytes that it could not read are passed on unchanged by
/// some programs.
fn bytes_of(letters: &str, table: &Table) -> Option<Vec<u8>> {
    let unread = |c: char| u8::try_from(c).ok().filter(|byte| (0x80..0xa0).contains(byte));
    letters.chars().map(|c| table.get(&c).copied().or_else(|| unread(c))).collect()
}

/// `JÃ¼rgen`: UTF-8 that was read in another encoding.
fn misread(cell: &str) -> Option<String> {
    // A damaged "à" ends with a no-break space, which is cut off at the end of a cell.
    let cell = if cell.ends_with('Ã') { format!("{cell}\u{a0}") } else { cell.to_owned() };
    // By chance, a part of a cell can be repaired with another table than the whole: the table that repairs
    // the most is taken.
    let turned = TABLES.iter().rev().map(|table| {
        let mut mended = String::new();
        let mut count = 0;
        let mut rest = cell.as_str();
        while let Some(begin) = rest.find(|c: char| !c.is_ascii()) {
            mended.push_str(&rest[..begin]);
            let end = rest[begin..].find(|c: char| c.is_ascii()).map_or(rest.len(), |length| begin + length);
            let (run, after) = (&rest[begin..end], rest[end..].chars().next().unwrap_or(' '));
            let turned = turned_back(run, (&mended, after), table);
            count += usize::from(turned.is_some());
            mended.push_str(turned.as_deref().unwrap_or(run));
            rest = &rest[end..];
        }
        mended.push_str(rest);
        (count, mended)
    });
    turned.max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0).map(|(_, mended)| mended)
}

/// The repaired form of a run of letters beyond ASCII, if it is certain.
fn turned_back(run: &str, (before, after): (&str, char), table: &Table) -> Option<String> {
    let turned = String::from_utf8(bytes_of(run, table)?).ok()?;
    let last = before.chars().next_back().unwrap_or(' ');
    let around: Vec<char> = [last].into_iter().chain(run.chars()).chain([after]).collect();
    let is_within = |before: char, c: char, after: char| {
        !c.is_alphabetic() && before.is_alphabetic() && after.is_alphabetic() && !"’·–\u{a0}".contains(c)
    };
    let reads_oddly = around.windows(3).any(|three| match *three {
        [before, c, after] => is_odd(before, c, after) || is_within(before, c, after),
        _ => false,
    });
    // "„SMÅ“": a capital at the end of a word, followed by a quotation mark.
    let ends_word =
        run.chars().count() == 2 && !after.is_alphabetic() && run.ends_with(|c| AFTER_WORDS.contains(c));
    // A run that reads well by itself is a word.
    let is_part = last.is_alphabetic() || after.is_alphabetic();
    let is_sign = turned.chars().all(|c| ('\u{2010}'..='\u{203a}').contains(&c));
    let is_certain = reads_oddly || is_sign || (is_part && !ends_word);
    if !is_certain {
        return None;
    }
    // Some were misread twice.
    let again = turned_back(&turned, (before, after), table);
    again.or_else(|| is_written_so(&turned, (before, after)).then_some(turned))
}

/// Whether people write these letters in this position.
fn is_written_so(letters: &str, (before, after): (&str, char)) -> bool {
    let begin: Vec<char> = before.chars().rev().take(2).collect();
    let begin = begin.iter().rev().copied();
    let around: Vec<char> =
        [' ', ' '].into_iter().chain(begin).chain(letters.chars()).chain([after]).collect();
    let from = around.len() - letters.chars().count() - 1;
    let mut at = from..around.len() - 1;
    at.all(|at| match around[at - 2..=at + 1] {
        [earlier, before, c, after] => {
            let is_small = c.is_lowercase() && c != 'ß';
            let among_capitals = before.is_uppercase() && (earlier.is_uppercase() || after.is_uppercase());
            is_usual(before, c, after) && !(is_small && among_capitals)
        }
        _ => false,
    })
}

/// Whether this is a letter or sign that occurs in lists. Most of what a wrong decoding produces by chance
/// is not.
fn is_usual(before: char, c: char, after: char) -> bool {
    match c.script() {
        Script::Common => match c {
            '\u{3001}'..='\u{30ff}' => !before.is_ascii(),
            c => matches!(c, '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{203a}' | '€' | '№' | '™'),
        },
        // A combining mark that the letter before it can carry.
        Script::Inherited => {
            let composed = [before, c].into_iter().nfc().count() == 1;
            composed || (before.script() == Script::Arabic && ('\u{64b}'..='\u{652}').contains(&c))
        }
        Script::Latin => {
            let is_known = matches!(c, '\u{a0}'..='\u{17f}' | 'Ș' | 'ș' | 'Ț' | 'ț' | 'Ə' | 'ə' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1e00}'..='\u{1eff}');
            is_known && !is_odd(before, c, after)
        }
        Script::Greek
        | Script::Cyrillic
        | Script::Armenian
        | Script::Georgian
        | Script::Hebrew
        | Script::Arabic
        | Script::Devanagari
        | Script::Thai
        | Script::Han
        | Script::Hiragana
        | Script::Katakana
        | Script::Hangul => !is_odd(before, c, after),
        _ => false,
    }
}

/// UTF-8 misread as the first encoding of [`MISREAD_AS`], with a byte missing: `ê¹€ì²ìˆ˜`.
fn lacks_bytes(cell: &str) -> bool {
    let [table, ..] = &*TABLES;
    cell.split(|c: char| c.is_ascii()).filter_map(|run| bytes_of(run, table)).any(|bytes| {
        let whole = || bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars());
        let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        broken > 0 && whole().count() > broken && whole().any(|c| c.len_utf8() > 2 && is_usual(' ', c, ' '))
    })
}

/// Whether a question mark, or an escaped byte, replaces a letter.
fn is_asked(cell: &str, holds: Holds) -> bool {
    static WITHIN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\p{L}\?+\p{L}").ok());
    static ANYWHERE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\p{L}\?|\?\p{L}|\?\?|\p{L}=[89A-F][0-9A-F]").ok());
    let found = |regex: &LazyLock<Option<Regex>>| regex.as_ref().is_some_and(|regex| regex.is_match(cell));
    match holds {
        Holds::Name => found(&ANYWHERE),
        // URLs contain question marks, too.
        Holds::Words => !cell.contains(['/', '=']) && found(&WITHIN),
        Holds::Prose => false,
    }
}

/// A cell in which each match is replaced by its meaning; `None` if nothing is replaced.
fn replaced(
    cell: &str,
    pattern: &LazyLock<Option<Regex>>,
    meant: impl Fn(&Captures<'_>) -> Option<String>,
) -> Option<String> {
    let pattern = pattern.as_ref()?;
    let mut is_mended = false;
    let mended = pattern.replace_all(cell, |found: &Captures<'_>| {
        let meant = meant(found);
        is_mended |= meant.is_some();
        meant.unwrap_or_else(|| found[0].to_owned())
    });
    is_mended.then(|| mended.into_owned())
}

/// `=?utf-8?Q?Zo=C3=AB?=`: names as mail headers encode them.
fn encoded_words(cell: &str) -> Option<String> {
    static WORD: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"=\?([^?\s]+)\?([QqBb])\?([^?\s]*)\?=").ok());
    static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\?=\s+=\?").ok());
    let joined = BETWEEN.as_ref()?.replace_all(cell, "?==?");
    replaced(&joined, &WORD, |word| {
        let bytes = match &word[2] {
            "Q" | "q" => unescaped(&word[3].replace('_', " "))?,
            _ => BASE64.decode(word[3].as_bytes()).ok()?,
        };
        let encoding = Encoding::for_label(word[1].as_bytes())?;
        let (text, is_broken) = encoding.decode_without_bom_handling(&bytes);
        (!is_broken).then(|| text.into_owned())
    })
}

/// The bytes of a text in which some are written as `=C3` or `%C3`.
fn unescaped(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['=', '%']) {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        bytes.push(u8::from_str_radix(rest.get(at + 1..at + 3)?, 16).ok()?);
        rest = rest.get(at + 3..)?;
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(bytes)
}

/// `J=C3=BCrgen`, `J%C3%BCrgen`: UTF-8 as mail bodies and URLs encode it.
fn hexadecimal(cell: &str) -> Option<String> {
    static BYTES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:[=%][0-9A-Fa-f]{2})+").ok());
    let text = |found: &Captures<'_>| String::from_utf8(unescaped(&found[0])?).ok();
    let is_letter = |found: &Captures<'_>| text(found).is_some_and(|text| !text.is_ascii());
    let is_meant =
        !cell.contains("://") && BYTES.as_ref()?.captures_iter(cell).any(|found| is_letter(&found));
    // Spaces and commas beside the letters are encoded in the same way.
    replaced(cell, &BYTES, |found| text(found).filter(|text| is_meant && !text.contains(char::is_control)))
}

/// `J+APw-rgen`: UTF-7, which some old mail programs wrote.
fn utf_7(cell: &str) -> Option<String> {
    static SHIFTED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\+([A-Za-z0-9+/]{3,})-").ok());
    replaced(cell, &SHIFTED, |found| {
        let bytes = BASE64_NOPAD.decode(found[1].as_bytes()).ok()?;
        let text = utf_16(bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])))?;
        // By chance, an ASCII word between these signs decodes to an ideograph.
        let whole = found.get(0)?;
        let after = cell[whole.end()..].chars().next().unwrap_or(' ');
        (bytes.len() % 2 == 0 && is_written_so(&text, (&cell[..whole.start()], after))).then_some(text)
    })
}

/// `J\u00fcrgen`: escapes, as in JSON.
fn escapes(cell: &str) -> Option<String> {
    static UNITS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:\\u[0-9A-Fa-f]{4})+").ok());
    replaced(cell, &UNITS, |found| {
        let units = found[0].split("\\u").skip(1).map(|unit| u16::from_str_radix(unit, 16).ok());
        utf_16(units.collect::<Option<Vec<_>>>()?)
    })
}

/// Letters beyond ASCII from UTF-16.
fn utf_16(units: impl IntoIterator<Item = u16>) -> Option<String> {
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    text.chars().all(|c| !c.is_ascii() && is_usual(' ', c, ' ')).then_some(text)
}

/// `J&uuml;rgen`, `J&amp;#252;rgen`: HTML entities.
fn entities(cell: &str) -> Option<String> {
    static ENTITY: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"&(?:amp;)*(#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z]+);").ok());
    replaced(cell, &ENTITY, |found| {
        let name = &found[1];
        let number = name.strip_prefix('#').map(|number| match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16),
            None => number.parse(),
        });
        match number {
            Some(number) => char::from_u32(number.ok()?).filter(|c| is_usual(' ', *c, ' ')).map(String::from),
            None => named(name),
        }
    })
}

/// The letter of an entity's name: those of Western Europe, by their accents, and some without.
fn named(name: &str) -> Option<String> {
    const ACCENTS: [(&str, char); 8] = [
        ("grave", '\u{300}'),
        ("acute", '\u{301}'),
        ("circ", '\u{302}'),
        ("tilde", '\u{303}'),
        ("uml", '\u{308}'),
        ("ring", '\u{30a}'),
        ("caron", '\u{30c}'),
        ("cedil", '\u{327}'),
    ];
    const OTHERS: [(&str, &str); 17] = [
        ("szlig", "ß"),
        ("oslash", "ø"),
        ("Oslash", "Ø"),
        ("aelig", "æ"),
        ("AElig", "Æ"),
        ("oelig", "œ"),
        ("OElig", "Œ"),
        ("eth", "ð"),
        ("ETH", "Ð"),
        ("thorn", "þ"),
        ("THORN", "Þ"),
        ("lsquo", "‘"),
        ("rsquo", "’"),
        ("ldquo", "“"),
        ("rdquo", "”"),
        ("ndash", "–"),
        ("mdash", "—"),
    ];
    let other = OTHERS.iter().find(|(known, _)| *known == name).map(|(_, letter)| (*letter).to_owned());
    other.or_else(|| {
        let (letter, accent) = name.split_at_checked(1)?;
        let (_, accent) = ACCENTS.iter().find(|(known, _)| *known == accent)?;
        let composed: String = format!("{letter}{accent}").nfc().collect();
        (composed.chars().count() == 1).then_some(composed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as a program shows it that decodes UTF-8 in another encoding.
    fn misread_as(text: &str, charset: Charset) -> String {
        charset.decode(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn letters_that_were_read_as_others_are_turned_back() {
        for name in [
            "Jürgen Weiß",
            "Özgür Yücel",
            "Zoë Bréval",
            "Ángel Ibáñez",
            "Óscar Núñez",
            "Ünal Åsa",
            "JÜRGEN GROß",
            "João Conceição",
            "Nicolà Niccolò",
            "Łukasz Świątek",
            "Řehoř Čáp",
            "Győző",
            "Şule Işık",
            "Ștefan Țepeș",
            "Ольга Красная",
            "Їжак Ґедзь",
            "Ελένη Παππά",
            "نورا علي",
            "林青",
            "김하늘",
            "青木 あきら",
            "Nguyễn Văn",
            "Bo O’Brien",
            "Bo – “Ci”",
        ] {
            for charset in MISREAD_AS {
                let once = misread_as(name, charset);
                let twice = misread_as(&once, charset);
                // Some charsets lack some bytes.
                for damaged in [&once, &twice].into_iter().take_while(|damaged| !damaged.contains('\u{fffd}'))
                {
                    assert_eq!(mended(damaged).as_deref(), Some(name), "{} {damaged}", charset.name());
                }
            }
        }
        // Beside undamaged letters, and where the no-break space of a damaged letter was cut off.
        assert_eq!(mended("JÃ¼rgen Müller").as_deref(), Some("Jürgen Müller"));
        assert_eq!(mended("Bo NicolÃ").as_deref(), Some("Bo Nicolà"));
    }

    #[test]
    fn escapes_of_mails_pages_and_programs_are_decoded() {
        for (damaged, name) in [
            ("J=C3=BCrgen Wei=C3=9F", "Jürgen Weiß"),
            ("J=c3=bcrgen=20Wei=C3=9F", "Jürgen Weiß"),
            ("J%C3%BCrgen%20Wei%C3%9F", "Jürgen Weiß"),
            ("=?utf-8?Q?Zo=C3=AB?= Ash", "Zoë Ash"),
            ("=?iso-8859-1?q?Zo=EB_Br=E9val?=", "Zoë Bréval"),
            ("=?UTF-8?B?T2xnYSA=?= =?UTF-8?B?Wm/Dqw==?=", "Olga Zoë"),
            ("J+APw-rgen", "Jürgen"),
            ("+BB4EOwRMBDMEMA-", "Ольга"),
            ("J&uuml;rgen Wei&szlig;", "Jürgen Weiß"),
            ("J&amp;amp;uuml;rgen", "Jürgen"),
            ("Zo&#235; Br&#xE9;val &Ccedil;a", "Zoë Bréval Ça"),
            ("J\\u00fcrgen \\u674e\\u660e", "Jürgen 李明"),
            ("M&uuml;ller%20Anna, K%C3%B6ln", "Müller Anna, Köln"),
        ] {
            assert_eq!(mended(damaged).as_deref(), Some(name), "{damaged}");
            assert_eq!(harm(damaged, Holds::Prose), Some(Harm::Damaged));
        }
    }

    #[test]
    fn letters_that_are_lost_are_seen() {
        for name in [
            "Jos? Pe?a",
            "Zo? Br?val",
            "?ukasz",
            "??? ??",
            "M\u{fffd}ller",
            "Mï¿½ller",
            "Bj=F6rn",
            "ê¹€ì²ìˆ˜",
        ] {
            assert_eq!(harm(name, Holds::Name), Some(Harm::Lost), "{name}");
        }
        assert_eq!(harm("Universit?t K?ln", Holds::Words), Some(Harm::Lost));
    }

    #[test]
    fn what_people_write_is_left_alone() {
        for text in [
            "São Paulo",
            "Ângela Brandão",
            "IRMÃ",
            "NGUYỄN VÃN",
            "Đặng Thị Ân",
            "ÂNGELA CONCEIÇÃO",
            "CÂŞTIGĂ",
            "TOMĂŞ",
            "Mihăilă Ţiriac",
            "VÂSLAN",
            "„SMÅ“",
            "PÄ”",
            "CAFÉ™",
            "UNIVERSITÉ\u{a0}DE PARIS",
            "UNIVERSITÉ – PARIS",
            "MANHÃ\u{a0}DE",
            "Paris–Évreux",
            "Mª Àngels",
            "Nº 5, 3. º",
            "L’Été «École»",
            "« À la »",
            "WÓŹNIAK",
            "ŁÓDŹ",
            "DĚŤÁTKO",
            "KSIĄŻĘ",
            "Сі Цзіньпін",
            "Брюс Лі",
            "Її",
            "её",
            "Сё",
            "Ίων",
            "ПЁТР",
            "Ωμέγα",
            "ق،",
            "Ø",
            "Møller Ærø",
            "RŮŽIČKA",
            "PĚŠINA",
            "„ÄÄNEKOSKI“",
            "хаб",
            "«شکر»",
            "R&D",
            "R&amp;D",
            "A=B",
            "100%",
            "Ada+Bo-Ci",
            "C++",
            "x+abc-y",
            "Weiß’",
            "Strauß–Kahn",
            "Gal·la",
            "ÆØÅ",
            "Ã",
            "Ö€",
            "José™",
            "林青",
            "Straße 5°",
            "Dvořák × Bo",
            "C:\\users",
            "&c; &co;",
        ] {
            assert_eq!(harm(text, Holds::Name), None, "{text}: {:?}", mended(text));
        }
        for (text, holds) in [
            ("Why Not?", Holds::Words),
            ("https://example.org/a?b=%C3%BC", Holds::Words),
            ("example.org/page?x=1", Holds::Words),
            ("Why not?So be it. What?!", Holds::Prose),
            ("Ada (?)", Holds::Name),
        ] {
            assert_eq!(harm(text, holds), None, "{text}");
        }
    }
}
