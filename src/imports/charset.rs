//! Character encodings of files: those of the Web (WHATWG), DOS code pages, and two encodings mixed in one
//! file.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, SHIFT_JIS, WINDOWS_1252};
use oem_cp::code_table::{DECODING_TABLE_CP437, DECODING_TABLE_CP850, DECODING_TABLE_CP852};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// An encoding that the WHATWG names.
    Web(&'static Encoding),
    /// The DOS code page of the United States. Windows calls such pages "OEM": programs at its command line
    /// and many old databases still write them.
    Cp437,
    /// The DOS code page of Western Europe.
    Cp850,
    /// The DOS code page of Central Europe.
    Cp852,
    /// UTF-8 where the bytes are valid UTF-8, windows-1252 elsewhere: a file that was put together from
    /// others.
    Mixed,
}

impl Charset {
    /// What most programs write now.
    pub const UTF_8: Self = Self::Web(encoding_rs::UTF_8);

    /// Those that the WHATWG does not name.
    const OTHERS: [Self; 4] = [Self::Cp850, Self::Cp437, Self::Cp852, Self::Mixed];

    /// By a label of the WHATWG ("windows-1251", "gbk", "macintosh"), or by the code page ("cp850").
    pub fn called(label: &str) -> Option<Self> {
        let label = label.to_lowercase();
        let other = || Self::OTHERS.into_iter().find(|other| other.name().to_lowercase() == label);
        match label.as_str() {
            "macroman" | "mac roman" => Some(Self::Web(MACINTOSH)),
            "cp932" => Some(Self::Web(SHIFT_JIS)),
            "ibm437" => Some(Self::Cp437),
            "ibm850" => Some(Self::Cp850),
            "ibm852" => Some(Self::Cp852),
            known => Encoding::for_label(known.as_bytes()).map(Self::Web).or_else(other),
        }
    }

    /// The name, which [`Self::called`] accepts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Cp437 => "cp437",
            Self::Cp850 => "cp850",
            Self::Cp852 => "cp852",
            Self::Mixed => "UTF-8+windows-1252",
        }
    }

    pub fn is_of_dos(self) -> bool {
        matches!(self, Self::Cp437 | Self::Cp850 | Self::Cp852)
    }

    /// The text without a byte order mark; true if some bytes could not be decoded.
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        let page = |table: &[char; 128]| {
            let decoded = |byte: &u8| match byte.checked_sub(128) {
                None => char::from(*byte),
                Some(at) => table.get(usize::from(at)).copied().unwrap_or_default(),
            };
            (bytes.iter().map(decoded).collect::<String>().into(), false)
        };
        match self {
            Self::Web(encoding) => encoding.decode_with_bom_removal(bytes),
            Self::Cp437 => page(&DECODING_TABLE_CP437),
            Self::Cp850 => page(&DECODING_TABLE_CP850),
            Self::Cp852 => page(&DECODING_TABLE_CP852),
            Self::Mixed => {
                let chunks = bytes.utf8_chunks().map(|chunk| {
                    let (other, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
                    format!("{}{other}", chunk.valid())
                });
                (chunks.collect::<String>().into(), false)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_are_known_by_name_and_dos_pages_decode() {
        for charset in Charset::OTHERS {
            assert_eq!(Charset::called(charset.name()), Some(charset));
        }
        assert_eq!(Charset::called("CP850"), Some(Charset::Cp850));
        assert_eq!(Charset::called("Windows-1251"), Some(Charset::Web(encoding_rs::WINDOWS_1251)));
        assert_eq!(Charset::called("cp0"), None);
        assert_eq!(Charset::Cp850.decode(b"Wei\xe1, S\x9bren").0, "Weiß, Søren");
        assert_eq!(Charset::Cp437.decode(b"Wei\xe1, Pe\xa4a").0, "Weiß, Peña");
        assert_eq!(Charset::Cp852.decode(b"Ji\xfd\xa1 Dvo\xfd\xa0k").0, "Jiří Dvořák");
        assert_eq!(Charset::Mixed.decode(b"Zo\xc3\xab Zo\xeb").0, "Zoë Zoë");
    }
}
