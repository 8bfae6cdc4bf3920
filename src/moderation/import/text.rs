//! A file as text, whatever program wrote it: its encoding is said by the file, detected, or chosen by a person.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, GBK, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256,
};

/// What spreadsheets save where they do not save UTF-8, with the names by which a person knows it.
pub const ENCODINGS: [&Encoding; 13] = [
    UTF_8,
    WINDOWS_1252,
    MACINTOSH,
    WINDOWS_1250,
    WINDOWS_1251,
    KOI8_R,
    WINDOWS_1254,
    WINDOWS_1256,
    GB18030,
    BIG5,
    SHIFT_JIS,
    EUC_KR,
    UTF_16LE,
];

/// From how many bytes beyond ASCII a detector tells one language from another (`chardetng` is made for pages).
const ENOUGH: usize = 60;

/// How many lines of a reading are shown, and how much of each.
const SAMPLE: (usize, usize) = (3, 60);

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// With one kind of line end.
    pub text: String,
    /// In which it was written.
    pub encoding: &'static Encoding,
    /// Is the encoding a guess that a person should confirm? Names stand in public.
    pub is_in_doubt: bool,
    /// Where it was detected: the likely encodings, the likeliest first, and what the file says in each.
    pub readings: Vec<(&'static Encoding, String)>,
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A program's own format: a spreadsheet that was not saved as CSV.
    #[error("the file is no text; save the sheet as CSV and take that file")]
    NoText,
    /// More rows than can be entered in one go.
    #[error("the file has more than {} rows; divide it into several files", super::MOST_ROWS)]
    TooLong,
}

impl Unreadable {
    /// The message that says what to do.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "error-import-empty",
            Self::NoText => "error-import-no-text",
            Self::TooLong => "error-import-too-long",
        }
    }
}

/// The encoding of that name, as the WHATWG labels it ("windows-1251", "gbk", "macintosh").
pub fn encoding_called(label: &str) -> Option<&'static Encoding> {
    match label.to_lowercase().as_str() {
        "macroman" | "mac roman" => Some(MACINTOSH),
        "cp932" => Some(SHIFT_JIS),
        label => Encoding::for_label(label.as_bytes()),
    }
}

/// The text of a file, in the encoding that was chosen, or that it seems to have.
pub fn read(bytes: &[u8], chosen: Option<&'static Encoding>) -> Result<Text, Unreadable> {
    const SPREADSHEETS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
    if SPREADSHEETS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Unreadable::NoText);
    }
    let certain = certain(bytes);
    let readings = if certain.is_some() { Vec::new() } else { readings(bytes) };
    let guess = readings.first().map_or(WINDOWS_1252, |(encoding, _)| *encoding);
    let encoding = certain.or(chosen).unwrap_or(guess);
    let is_in_doubt = certain.is_none() && chosen.is_none() && is_in_doubt(bytes, guess);
    // Takes the byte order mark away.
    let (text, _, _) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err(Unreadable::NoText);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Ok(Text { text, encoding, is_in_doubt, readings })
}

/// The encoding that a file shows by itself.
fn certain(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding);
    }
    if bytes.contains(&0) {
        return utf_16(bytes);
    }
    std::str::from_utf8(bytes).is_ok().then_some(UTF_8)
}

/// UTF-16 without byte order mark: read the right way round, its line ends and separators are ASCII.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let ascii = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        (!broken && !text.contains('\0')).then(|| text.chars().filter(char::is_ascii).count())
    };
    let known = [UTF_16LE, UTF_16BE].into_iter().filter_map(|encoding| Some((ascii(encoding)?, encoding)));
    known.max_by_key(|(ascii, _)| *ascii).filter(|(ascii, _)| *ascii > 0).map(|(_, encoding)| encoding)
}

/// The encodings in which the bytes are text, the likeliest first.
fn readings(bytes: &[u8]) -> Vec<(&'static Encoding, String)> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let detected = match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == GBK => GB18030,
        encoding => encoding,
    };
    let oddness = |encoding| oddness(bytes, encoding);
    // The detector does not know what old Macs wrote.
    let is_mac = detected.is_single_byte() && oddness(MACINTOSH) < oddness(detected);
    let first = if is_mac { MACINTOSH } else { detected };
    let mut others: Vec<_> =
        ENCODINGS.into_iter().filter(|other| *other != first && *other != UTF_16LE).collect();
    others.sort_by_key(|encoding| (*encoding != detected, oddness(encoding)));
    let mut readings: Vec<(&'static Encoding, String)> = Vec::new();
    for encoding in [first].into_iter().chain(others) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let sample = sample(&text);
        if encoding == first || (!broken && readings.iter().all(|(_, other)| *other != sample)) {
            readings.push((encoding, sample));
        }
    }
    readings
}

/// How much in a reading is not what people write in names: signs among letters, and capitals within words.
fn oddness(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut before = ' ';
    let mut odd = if broken { bytes.len() } else { 0 };
    for c in text.chars() {
        let is_sign = !c.is_ascii() && !c.is_alphanumeric() && !"’‘“”„«»–—…·°ª º€、。，".contains(c);
        let is_capital_within = !c.is_ascii() && c.is_uppercase() && before.is_lowercase();
        odd += usize::from(is_sign || is_capital_within);
        before = c;
    }
    odd
}

fn is_in_doubt(bytes: &[u8], guess: &'static Encoding) -> bool {
    let beyond_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    beyond_ascii < ENOUGH || guess == MACINTOSH || oddness(bytes, guess) * 10 > beyond_ascii
}

/// The first lines that tell one encoding from another.
fn sample(text: &str) -> String {
    let lines = text.split(['\r', '\n']).filter(|line| !line.is_ascii()).take(SAMPLE.0);
    let lines: Vec<String> = lines.map(|line| line.chars().take(SAMPLE.1).collect()).collect();
    lines.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_file_that_shows_its_encoding_is_read_without_doubt() {
        for (bytes, encoding) in [
            ("Name\nZoë\n".as_bytes().to_vec(), UTF_8),
            ("\u{feff}Name\r\nZoë\r\n".as_bytes().to_vec(), UTF_8),
            (utf_16("Name\nZoë\n", true), UTF_16LE),
            (utf_16("Name\nZoë\n", false), UTF_16LE),
        ] {
            let read = read(&bytes, None).unwrap();
            assert_eq!((read.text.as_str(), read.encoding), ("Name\nZoë\n", encoding), "{bytes:?}");
            assert!(!read.is_in_doubt && read.readings.is_empty());
        }
        assert_eq!(read(&utf_16("姓名\n林青\n", false), None).unwrap().text, "姓名\n林青\n");
    }

    #[test]
    fn what_older_programs_wrote_is_detected_and_a_short_one_is_asked_about() {
        for (text, encoding) in [
            ("Jméno;Instituce\nŘehoř Čáp;Knihovna\n", WINDOWS_1250),
            ("Имя;Организация\nОльга Красная;Школа\n", WINDOWS_1251),
            ("الاسم;الجهة\nليلى نصر;دار الكتب\n", WINDOWS_1256),
            ("姓名,单位\n林青,图书馆\n", GB18030),
            ("氏名,所属\n青木 章,図書館\n", SHIFT_JIS),
            ("이름,소속\n김하늘,도서관\n", EUC_KR),
            ("Nom;Fonction\nZoé Bréval;infirmière\n", MACINTOSH),
        ] {
            let (bytes, ..) = encoding.encode(text);
            let bytes = if encoding == MACINTOSH { mac(text) } else { bytes.to_vec() };
            let guessed = read(&bytes, None).unwrap();
            assert!(guessed.is_in_doubt);
            assert!(guessed.readings.iter().any(|(known, _)| *known == encoding), "{}", encoding.name());
            let chosen = read(&bytes, Some(encoding)).unwrap();
            assert_eq!((chosen.text.as_str(), chosen.is_in_doubt), (text, false), "a person has chosen");
        }
    }

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
    fn what_is_no_text_is_told_from_what_is_empty() {
        assert_eq!(read(b"", None), Err(Unreadable::Empty));
        assert_eq!(read(b"\xef\xbb\xbf \r\n", None), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04and so on", None), Err(Unreadable::NoText));
        assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", None), Err(Unreadable::NoText));
    }
}
