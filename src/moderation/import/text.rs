//! A file as text, whatever program wrote it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// In which a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenIn {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, as some spreadsheets save "Unicode text".
    Utf16,
    /// Neither, and so what older programs of Western Europe write. A guess, which is said aloud.
    Windows1252,
}

impl WrittenIn {
    /// Its name, which is the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
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

/// The text of a file, and in which it was written.
pub fn read(bytes: &[u8]) -> Result<(String, WrittenIn), Unreadable> {
    let (encoding, written_in) = encoding_of(bytes);
    // Takes the byte order mark away.
    let (text, _, _) = encoding.decode(bytes);
    if text.contains('\0') || bytes.starts_with(b"PK\x03\x04") {
        return Err(Unreadable::NoText);
    }
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    // One kind of line end, so that lines can be counted.
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), written_in))
}

fn encoding_of(bytes: &[u8]) -> (&'static Encoding, WrittenIn) {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_8 => (UTF_8, WrittenIn::Utf8),
        Some((encoding, _)) => (encoding, WrittenIn::Utf16),
        None if zeros(bytes, 1) => (UTF_16LE, WrittenIn::Utf16),
        None if zeros(bytes, 0) => (UTF_16BE, WrittenIn::Utf16),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, WrittenIn::Utf8),
        None => (WINDOWS_1252, WrittenIn::Windows1252),
    }
}

/// Is every other byte of the beginning zero, as in UTF-16 of Latin letters without byte order mark?
fn zeros(bytes: &[u8], from: usize) -> bool {
    let begin = &bytes[..bytes.len().min(64)];
    let of = |from: usize| begin.iter().skip(from).step_by(2);
    begin.len() > 3 && of(from).all(|byte| *byte == 0) && of(1 - from).all(|byte| *byte != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_file_is_read_in_what_its_program_wrote() {
        for (bytes, written_in) in [
            ("Name\nZoë\n".as_bytes().to_vec(), WrittenIn::Utf8),
            ("\u{feff}Name\r\nZoë\r\n".as_bytes().to_vec(), WrittenIn::Utf8),
            (utf_16("Name\nZoë\n", true), WrittenIn::Utf16),
            (utf_16("Name\nZoë\n", false), WrittenIn::Utf16),
            (b"Name\rZo\xeb\r".to_vec(), WrittenIn::Windows1252),
        ] {
            assert_eq!(read(&bytes), Ok(("Name\nZoë\n".to_owned(), written_in)), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_told_from_what_is_empty() {
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b"\xef\xbb\xbf \r\n"), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04and so on"), Err(Unreadable::NoText));
        assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"), Err(Unreadable::NoText));
    }
}
