//! Decodes a file of any program to text. The encoding is declared by the file, detected, or chosen by a
//! person.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_5, ISO_8859_6,
    ISO_8859_7, KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258, X_MAC_CYRILLIC,
};
use unicode_script::{Script, UnicodeScript as _};

use super::charset::Charset;

/// Encodings of programs that do not save UTF-8; of two that read a file in the same way, the first is
/// named.
const ENCODINGS: [&Encoding; 26] = [
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    WINDOWS_1257,
    WINDOWS_1258,
    WINDOWS_874,
    MACINTOSH,
    X_MAC_CYRILLIC,
    ISO_8859_2,
    ISO_8859_5,
    ISO_8859_6,
    ISO_8859_7,
    KOI8_R,
    KOI8_U,
    IBM866,
    GB18030,
    BIG5,
    SHIFT_JIS,
    EUC_JP,
    ISO_2022_JP,
    EUC_KR,
    UTF_8,
];

/// Bytes of the sample with which encodings are compared: the first lines beyond ASCII.
const SPECIMEN: usize = 32 * 1024;

/// From how many tenths of odd letters on a reading is implausible.
const ODD: usize = 5;

/// The escape byte that begins letters in ISO-2022-JP, and is ASCII in other encodings.
const ESCAPE: u8 = 0x1b;

/// How many lines of a reading are shown, and how many characters of each.
const SAMPLE: (usize, usize) = (3, 60);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// With `\n` line ends.
    pub text: String,
    pub encoding: Charset,
    /// Whether the encoding is a guess that a person should confirm, because names appear in public.
    pub is_in_doubt: bool,
    /// If it was detected: the likely encodings, the likeliest first, each with a sample.
    pub readings: Vec<(Charset, String)>,
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the file is empty")]
    Empty,
    /// A binary format: a spreadsheet that was not saved as CSV.
    #[error("the file is no text; save the sheet as CSV and take that file")]
    NoText,
    /// More rows than can be entered at once.
    #[error("the file has more than {} rows; divide it into several files", crate::imports::MOST_ROWS)]
    TooLong,
}

impl Unreadable {
    /// The id of the message that says what to do.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "error-import-empty",
            Self::NoText => "error-import-no-text",
            Self::TooLong => "error-import-too-long",
        }
    }
}

/// Decodes a file in the chosen encoding, or in the detected one.
pub fn read(bytes: &[u8], chosen: Option<Charset>) -> Result<DecodedText, Unreadable> {
    const SPREADSHEETS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
    if SPREADSHEETS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Unreadable::NoText);
    }
    let certain = certain(bytes);
    let (readings, is_plain) = if certain.is_some() { (Vec::new(), true) } else { readings(bytes) };
    let guess = readings.first().map_or(Charset::Web(WINDOWS_1252), |(encoding, _)| *encoding);
    let encoding = certain.or(chosen).unwrap_or(guess);
    let is_in_doubt = chosen.is_none() && !is_plain;
    let (text, _) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err(Unreadable::NoText);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Ok(DecodedText { text, encoding, is_in_doubt, readings })
}

/// The encoding that the bytes prove by themselves.
fn certain(bytes: &[u8]) -> Option<Charset> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(Charset::Web(encoding));
    }
    if bytes.contains(&0) {
        return utf_16(bytes).map(Charset::Web);
    }
    let is_utf_8 = std::str::from_utf8(bytes).is_ok() && !bytes.contains(&ESCAPE);
    is_utf_8.then_some(Charset::UTF_8)
}

/// UTF-16 without byte order mark: in the right byte order, its line ends and separators are ASCII. UTF-8
/// with a stray NUL or two is not UTF-16.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    if nuls * 4 < bytes.len() && std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let ascii = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        (!broken && !text.contains('\0')).then(|| text.chars().filter(char::is_ascii).count())
    };
    let known = [UTF_16LE, UTF_16BE].into_iter().filter_map(|encoding| Some((ascii(encoding)?, encoding)));
    known.max_by_key(|(ascii, _)| *ascii).filter(|(ascii, _)| *ascii > 0).map(|(_, encoding)| encoding)
}

/// A file decoded in one encoding.
struct Decoding {
    encoding: Charset,
    /// The lines beyond ASCII.
    text: String,
    /// The part of it that people do not write in names, in tenths.
    oddness: usize,
}

/// The encodings in which the bytes are text, the likeliest first, each with a sample; true if the first
/// one is certain: it reads plausibly, and all others read implausibly.
fn readings(bytes: &[u8]) -> (Vec<(Charset, String)>, bool) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let detected = match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == GBK => Charset::Web(GB18030),
        encoding => Charset::Web(encoding),
    };
    let others = [Charset::Cp850, Charset::Cp437, Charset::Cp852, Charset::Mixed];
    let specimen = specimen(bytes);
    let mut readings: Vec<Decoding> = Vec::new();
    for encoding in [detected].into_iter().chain(ENCODINGS.map(Charset::Web)).chain(others) {
        let (text, is_broken) = encoding.decode(&specimen);
        let oddness = if encoding == Charset::UTF_8 { 0 } else { oddness(&text) };
        let is_read = match encoding {
            utf_8 if utf_8 == Charset::UTF_8 => !is_broken || is_nearly_utf_8(bytes),
            Charset::Mixed => oddness == 0 && is_mixed(&specimen),
            _ => !is_broken,
        };
        if is_read && readings.iter().all(|known| known.encoding != encoding && known.text != text) {
            readings.push(Decoding { encoding, text: text.into_owned(), oddness });
        }
    }
    // Broken UTF-8 has either one or two broken letters, from cutting or pasting, or whole lines in another
    // encoding.
    let rank = |encoding: Charset| match encoding {
        utf_8 if utf_8 == Charset::UTF_8 => 0,
        Charset::Mixed => 1,
        _ => 2,
    };
    readings.sort_by_key(|reading| (rank(reading.encoding), reading.oddness, reading.encoding != detected));
    let is_plain = readings.split_first().is_some_and(|(first, others)| {
        rank(first.encoding) == 2
            // DOS had a code page for each region, and a name in one of them often reads as a name in the
            // others.
            && !first.encoding.is_of_dos()
            && first.oddness == 0
            && others.iter().all(|other| is_odd_beside(other, first))
    });
    let samples = readings.iter().map(|reading| (reading.encoding, sample(&reading.text)));
    (samples.collect(), is_plain)
}

/// The lines that differ between encodings.
fn specimen(bytes: &[u8]) -> Vec<u8> {
    let mut specimen = Vec::new();
    for line in bytes.split(|byte| matches!(byte, b'\r' | b'\n')) {
        if specimen.len() < SPECIMEN && line.iter().any(|byte| !byte.is_ascii() || *byte == ESCAPE) {
            specimen.extend_from_slice(line);
            specimen.push(b'\n');
        }
    }
    specimen
}

/// Whether this is UTF-8 with a few broken bytes. Other encodings hardly ever look so by chance.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// Whether some lines are UTF-8 and others are not. In East Asian encodings a line is valid UTF-8 by chance
/// now and then.
fn is_mixed(lines: &[u8]) -> bool {
    let lines = || lines.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii());
    let whole = lines().filter(|line| std::str::from_utf8(line).is_ok()).count();
    whole > 0 && whole < lines().count() && whole * 5 >= lines().count()
}

/// The part of the letters beyond ASCII that people do not write in names, in tenths.
fn oddness(text: &str) -> usize {
    let beyond = || judged(text).filter(|(c, _)| !c.is_ascii());
    (beyond().filter(|(_, is_odd)| *is_odd).count() * 10).div_ceil(beyond().count().max(1))
}

/// Whether a reading is implausible in the letters that differ from the first reading.
fn is_odd_beside(reading: &Decoding, first: &Decoding) -> bool {
    // Files of DOS are rare compared with those of Windows, so a DOS reading counts only if it reads well.
    // This does not hold beside old Macs, whose letters have the same bytes as those of DOS.
    let is_of_mac = first.encoding == Charset::Web(MACINTOSH);
    let odd = if reading.encoding.is_of_dos() && !is_of_mac { 1 } else { ODD };
    if reading.text.chars().count() != first.text.chars().count() {
        return oddness(&reading.text) >= odd;
    }
    let differing =
        || judged(&reading.text).zip(first.text.chars()).filter(|((here, _), there)| here != there);
    differing().filter(|((_, is_odd), _)| *is_odd).count() * 10 >= differing().count() * odd
}

/// Each letter, and whether it is odd in its position.
fn judged(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    std::iter::from_fn(move || {
        let c = chars.next()?;
        let after = chars.peek().copied().unwrap_or(' ');
        let is_odd = !c.is_ascii() && is_odd(before, c, after);
        before = c;
        Some((c, is_odd))
    })
}

/// Whether this is a sign among letters, a capital inside a word, or a letter of another script than its
/// neighbours.
pub(super) fn is_odd(before: char, c: char, after: char) -> bool {
    // Accents alone and superscript letters count as letters, superscript numbers and fractions as numbers.
    let is_raised = ('\u{2b0}'..='\u{2ff}').contains(&c) || c == 'ⁿ';
    if is_raised || ("¹²³¼½¾".contains(c) && after.is_alphabetic()) {
        return true;
    }
    if !c.is_alphanumeric() && !matches!(c.script(), Script::Thai | Script::Arabic | Script::Hebrew) {
        let ends_sentence = c == '…' && !after.is_alphanumeric();
        // Catalan uses the middle dot within words ("Gal·la"), other languages between them.
        let is_between = before.script() != Script::Latin || (before, after) == ('l', 'l');
        let is_usual = "’‘“”„«»–—°ª º\u{a0}€、。，・（）\u{3000}".contains(c);
        return !(is_usual || ends_sentence || (c == '·' && is_between));
    }
    let is_other = |other: char| {
        let script = |c: char| match c.script() {
            Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => Script::Han,
            script => script,
        };
        let is_letter = other.is_alphabetic() && other.script() != Script::Common;
        is_letter && c.script() != Script::Common && script(other) != script(c)
    };
    // People do not type a capital "ß".
    let ends_capitals = |after: char| after.is_lowercase() && after != 'ß';
    is_other(before)
        || is_other(after)
        || (c.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && ends_capitals(after))))
        || (c.is_lowercase() && before == ' ' && after.is_uppercase())
        // The bytes of "ß" and "Ä" on Macs are a ligature and a florin in other encodings, and the reverse.
        || "ﬁﬂƒ".contains(c)
}

/// The first lines that differ between encodings, the broken ones first.
fn sample(text: &str) -> String {
    let is_broken = |line: &&str| line.contains('\u{fffd}');
    let broken = text.lines().filter(is_broken);
    let lines = broken.chain(text.lines().filter(|line| !is_broken(line))).take(SAMPLE.0);
    let lines: Vec<String> = lines.map(|line| line.chars().take(SAMPLE.1).collect()).collect();
    lines.join(" · ")
}

#[cfg(test)]
mod tests {
    use encoding_rs::ISO_8859_15;

    use super::*;

    fn utf_16(text: &str, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_file_that_shows_its_encoding_is_read_without_doubt() {
        for (bytes, encoding) in [
            ("Name\nZoë\n".as_bytes().to_vec(), Charset::UTF_8),
            ("\u{feff}Name\r\nZoë\r\n".as_bytes().to_vec(), Charset::UTF_8),
            (utf_16("Name\nZoë\n", true), Charset::Web(UTF_16LE)),
            (utf_16("Name\nZoë\n", false), Charset::Web(UTF_16LE)),
        ] {
            let read = read(&bytes, None).unwrap();
            assert_eq!((read.text.as_str(), read.encoding), ("Name\nZoë\n", encoding), "{bytes:?}");
            assert!(!read.is_in_doubt && read.readings.is_empty());
        }
        assert_eq!(read(&utf_16("姓名\n林青\n", false), None).unwrap().text, "姓名\n林青\n");
        assert_eq!(read(&utf_16("Ada\nBo\n", false), None).unwrap().text, "Ada\nBo\n");
        for one_nul in [&b"Name\nAda\0Byron\nBo\n"[..], b"Ada\0\nBo Boole\n"] {
            assert_eq!(read(one_nul, None), Err(Unreadable::NoText), "this is no UTF-16");
        }
    }

    /// The text as an older program writes it.
    fn written(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let (bytes, _, is_broken) = encoding.encode(text);
        assert!(!is_broken, "{text}");
        bytes.into_owned()
    }

    /// The same in a single-byte charset, if it has the letters.
    fn written_in(text: &str, charset: Charset) -> Option<Vec<u8>> {
        let bytes: Vec<u8> = (0..=255).collect();
        let letters: Vec<char> = charset.decode(&bytes).0.chars().collect();
        let byte = |c: char| letters.iter().position(|letter| *letter == c);
        text.chars().map(|c| u8::try_from(byte(c)?).ok()).collect()
    }

    const LISTS: [(&Encoding, &str); 15] = [
        (WINDOWS_1250, "Jméno;Instituce\nŘehoř Čáp;Knihovna\n"),
        (WINDOWS_1251, "Имя;Организация\nОльга Красная;Школа\n"),
        (KOI8_R, "Имя;Организация\nОльга Красная;Школа\n"),
        (WINDOWS_1253, "Όνομα;Πόλη\nΕλένη Παππά;Πάτρα\n"),
        (WINDOWS_1254, "Ad Soyad;Kurum\nŞule Işık;Doğuş Okulu\n"),
        (WINDOWS_1255, "שם;ארגון\nנועה לוי;ספרייה\n"),
        (WINDOWS_1256, "الاسم;الجهة\nليلى نصر;دار الكتب\n"),
        (GB18030, "姓名,单位\n林青,图书馆\n"),
        (BIG5, "姓名,單位\n林青,圖書館\n"),
        (SHIFT_JIS, "氏名,所属\n青木 章,図書館\n"),
        (EUC_JP, "氏名,所属\n青木 あきら,図書館\n"),
        (ISO_2022_JP, "氏名,所属\n青木 あきら,図書館\n"),
        (EUC_KR, "이름,소속\n김하늘,도서관\n"),
        (WINDOWS_1252, "Nombre;Ciudad\nÍñigo Muñoz;Logroño\n"),
        (IBM866, "Имя;Организация\nОльга Красная;Школа\n"),
    ];

    #[test]
    fn older_encodings_are_offered_first_and_asked_about() {
        for (encoding, text) in LISTS {
            let bytes = written(text, encoding);
            let guessed = read(&bytes, None).unwrap();
            assert!(guessed.is_in_doubt, "{}: {:?}", encoding.name(), guessed.readings);
            let right = sample(&text.lines().filter(|line| !line.is_ascii()).collect::<Vec<_>>().join("\n"));
            let at = guessed.readings.iter().position(|(_, sample)| *sample == right);
            assert!(at.is_some_and(|at| at < 8), "{}: {at:?} {:#?}", encoding.name(), guessed.readings);
            let chosen = read(&bytes, Some(Charset::Web(encoding))).unwrap();
            assert_eq!((chosen.text.as_str(), chosen.is_in_doubt), (text, false), "a person has chosen");
        }
    }

    #[test]
    fn a_long_list_is_detected_and_another_alphabet_is_asked_about() {
        let names = [
            (WINDOWS_1250, "Řehoř Čáp;Žďár\nŠárka Dvořáková;Třebíč\nJiří Němec;Mělník\n"),
            (WINDOWS_1251, "Ольга Красная;Школа\nИгорь Белов;Завод\nАнна Зимина;Театр\n"),
            (KOI8_R, "Ольга Красная;Школа\nИгорь Белов;Завод\nАнна Зимина;Театр\n"),
            (WINDOWS_1253, "Ελένη Παππά;Πάτρα\nΓιώργος Νικολάου;Βόλος\nΜαρία Ιωάννου;Αθήνα\n"),
            (WINDOWS_1256, "ليلى نصر;دار الكتب\nسلمى الأحمد;الجامعة\nكريم حداد;المدرسة\n"),
            (GB18030, "林青,图书馆\n王小明,上海大学\n陈静,人民医院\n"),
            (BIG5, "林青,圖書館\n王小明,臺灣大學\n陳靜,醫院\n"),
            (SHIFT_JIS, "青木 あきら,図書館\n山田 はなこ,病院\n鈴木 いちろう,学校\n"),
            (EUC_KR, "김하늘,도서관\n이서연,서울대학교\n박지훈,병원\n"),
        ];
        for (encoding, three) in names {
            let text = three.repeat(20);
            let read = read(&written(&text, encoding), None).unwrap();
            assert_eq!(read.text, text, "{} as {}", encoding.name(), read.encoding.name());
            // One alphabet has several encodings that all give readable words; most encodings of ideographs
            // give noise.
            assert!(read.is_in_doubt || !encoding.is_single_byte(), "{}", encoding.name());
        }
    }

    /// The text as old Macs wrote it; no encoder does that.
    fn mac(text: &str) -> Vec<u8> {
        text.chars()
            .map(|c| match c {
                'é' => 0x8e,
                'è' => 0x8f,
                '\n' => b'\r',
                c => u8::try_from(c).unwrap(),
            })
            .collect()
    }

    #[test]
    fn what_can_be_read_in_one_way_alone_is_read_without_a_question() {
        for text in [
            "Zoé Müller;Köln\nJörg Größe;Zürich\n",
            "Bo;Köln\n",
            "Nom;Ville\nZoé Bréval;Orléans\nLéa Morel;Vézelay\n",
        ] {
            let read = read(&written(text, WINDOWS_1252), None).unwrap();
            assert_eq!(read.text, text);
            assert!(!read.is_in_doubt, "{:#?}", read.readings);
        }
        let polish = "Imię;Miasto\nŚwiętosława Żak;Łódź\n";
        let read_so = read(&written(polish, ISO_8859_2), None).unwrap();
        assert_eq!(read_so.text, polish, "elsewhere, it is full of signs");
        let old_mac = read(&mac("Nom;Fonction\nZoé Bréval;infirmière\n"), None).unwrap();
        assert_eq!(old_mac.text, "Nom;Fonction\nZoé Bréval;infirmière\n");
        // Both readings are names: "Åsa Öberg" and "Ĺsa Öberg", "Muñoz" and "Muńoz".
        for text in ["Åsa Öberg\nBjörn Sjögren\n", "Íñigo Muñoz\n", "Hélène Lefèvre\n"] {
            assert!(read(&written(text, WINDOWS_1252), None).unwrap().is_in_doubt, "{text}");
        }
    }

    #[test]
    fn utf_8_with_a_broken_byte_is_utf_8_and_shows_the_place() {
        let mut bytes = "Zoë Müller\nŘehoř Čáp\nLéa Morel\n".as_bytes().to_vec();
        bytes[2] = 0xeb;
        bytes.remove(3);
        let read = read(&bytes, None).unwrap();
        assert_eq!((read.encoding, read.is_in_doubt), (Charset::UTF_8, true));
        assert!(read.readings[0].1.starts_with("Zo\u{fffd} Müller · Řehoř"), "{:?}", read.readings);
    }

    #[test]
    fn a_dos_page_is_asked_about_and_not_taken_for_a_mac_page() {
        let trial = b"Name;Stadt\r\nJ\x81rgen Wei\xe1;K\x94ln\r\nBj\x94rn M\x81ller;D\x81ren\r\n";
        let guessed = read(trial, None).unwrap();
        assert_eq!((guessed.encoding, guessed.is_in_doubt), (Charset::Cp850, true));
        assert_eq!(guessed.readings[0].1, "Jürgen Weiß;Köln · Björn Müller;Düren");
        let chosen = read(b"Ji\xfd\xa1 Dvo\xfd\xa0k\n", Some(Charset::Cp852)).unwrap();
        assert_eq!((chosen.text.as_str(), chosen.is_in_doubt), ("Jiří Dvořák\n", false));
    }

    #[test]
    fn whatever_is_read_without_a_question_is_read_aright() {
        let (dos, mac) = ([Charset::Cp437, Charset::Cp850, Charset::Cp852], [MACINTOSH, X_MAC_CYRILLIC]);
        let windows = [
            WINDOWS_1250,
            WINDOWS_1251,
            WINDOWS_1252,
            WINDOWS_1253,
            WINDOWS_1254,
            WINDOWS_1255,
            WINDOWS_1256,
            WINDOWS_1257,
            WINDOWS_1258,
        ];
        let others = [
            ISO_8859_2,
            ISO_8859_5,
            ISO_8859_6,
            ISO_8859_7,
            ISO_8859_15,
            KOI8_R,
            KOI8_U,
            IBM866,
            WINDOWS_874,
        ];
        let web = mac.into_iter().chain(windows).chain(others).map(Charset::Web);
        let charsets: Vec<Charset> = dos.into_iter().chain(web).collect();
        for list in [
            "Jürgen Weiß;Köln\nBjörn Müller;Düren\n",
            "Käthe Groß;Österreich\nÄnne Ölçer;Ulm\n",
            "François Lefèvre\nZoé Bréval\n",
            "José Peña;Cádiz\nÍñigo Muñoz\n",
            "João Gonçalves\nConceição Simões\n",
            "Niccolò Più\nNicolà Forlì;Città\n",
            "Åsa Öberg\nMärta Ås\n",
            "Søren Ødegård\nBjørn Kjær;Århus\n",
            "Þóra Guðmundsdóttir\nJón Ægir;Höfn\n",
            "Päivi Mäkelä\nÄijö Yrjö\n",
            "Łukasz Świątek\nPaweł Żak;Łódź\n",
            "Jiří Dvořák\nŘehoř Čáp;Žďár\n",
            "Győző Erdős\nBéla Nagy\n",
            "Đorđe Marić\nŽeljko Šarić\n",
            "Mihăilă Ţiriac\nŞtefan Ţepeş\n",
            "Işık Yılmaz\nÇağla Şahin;İzmir\n",
            "Jānis Bērziņš\nŽydrūnas Šarūnas\n",
            "Иван Петров\nОльга Красная;Школа\n",
            "Єва Ілліч\nЇжакова Ганна\n",
            "Ελένη Παππά;Πάτρα\nΓιώργος Νικολάου\n",
            "נועה לוי;ספרייה\nדוד כהן\n",
            "ليلى نصر;دار الكتب\nأحمد علي\n",
            "สมชาย ใจดี\nมาลี แก้ว\n",
        ] {
            let lines: Vec<String> = list.lines().map(|line| format!("{line}\n")).collect();
            for text in [list, &lines[0], &lines[1]] {
                for (charset, bytes) in
                    charsets.iter().filter_map(|charset| Some((charset, written_in(text, *charset)?)))
                {
                    let read = read(&bytes, None).unwrap();
                    let place = format!("{text} in {}: {:#?}", charset.name(), read.readings);
                    assert!(read.is_in_doubt || read.text == text, "{place}");
                    // If the encoding is asked about, the right answer is offered.
                    let right = sample(text.trim_end());
                    let is_offered = read.readings.iter().any(|(_, sample)| *sample == right);
                    let has_every_line = text.lines().all(|line| !line.is_ascii());
                    assert!(!read.is_in_doubt || is_offered || !has_every_line, "{place}");
                }
            }
        }
    }

    #[test]
    fn lines_in_utf_8_beside_others_are_read_as_each_is_written() {
        let bytes = b"Name;Org\nJ\xc3\xbcrgen Wei\xc3\x9f;K\xc3\xb6ln\nBj\xf6rn M\xfcller;D\xfcren\n";
        let guessed = read(bytes, None).unwrap();
        assert_eq!((guessed.encoding, guessed.is_in_doubt), (Charset::Mixed, true));
        assert_eq!(guessed.readings[0].1, "Jürgen Weiß;Köln · Björn Müller;Düren");
        let chosen = read(bytes, Some(Charset::Mixed)).unwrap();
        assert_eq!(chosen.text, "Name;Org\nJürgen Weiß;Köln\nBjörn Müller;Düren\n");
    }

    #[test]
    fn what_is_no_text_is_told_from_what_is_empty() {
        assert_eq!(read(b"", None), Err(Unreadable::Empty));
        assert_eq!(read(b"\xef\xbb\xbf \r\n", None), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04and so on", None), Err(Unreadable::NoText));
        assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", None), Err(Unreadable::NoText));
    }
}
