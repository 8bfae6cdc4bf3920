//! Packs the files of a letter into a ZIP archive, and unpacks one that somebody brings: whatever is in it, only files that
//! a letter can have, within a letter's limits.

use std::io::{Cursor, Read as _, Write as _};

use bytes::Bytes;
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::files::{Files, LETTER, MAX_FILES, MAX_IMAGE_BYTES, MAX_LETTER_BYTES, is_path_of_letter};

#[derive(Debug, thiserror::Error)]
pub enum NotALetter {
    #[error("this is not an archive that can be read")]
    Archive(#[from] ZipError),
    #[error("a file in the archive cannot be read")]
    File(#[from] std::io::Error),
    #[error("there is more in the archive than a letter may have")]
    TooLarge,
    #[error("there is no letter.md in the archive")]
    NoLetter,
}

/// The files in one folder named `name`.
///
/// # Errors
/// If the archive cannot be written, which in memory it can.
pub fn pack(name: &str, files: &Files) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files.iter() {
        zip.start_file(format!("{name}/{path}"), SimpleFileOptions::default())?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The files of a letter in an archive, at its root or in one folder.
///
/// # Errors
/// If it is no archive, larger than a letter may be, or without a letter.
pub fn unpack(archive: &Bytes) -> Result<Files, NotALetter> {
    let mut zip = ZipArchive::new(Cursor::new(archive.as_ref()))?;
    let names: Vec<String> =
        zip.file_names().filter_map(|name| Some(name.ok()?.replace('\\', "/"))).collect();
    let root =
        names.iter().find_map(|name| name.strip_suffix(LETTER).filter(|root| root.matches('/').count() <= 1));
    let root = root.ok_or(NotALetter::NoLetter)?;
    let (mut files, mut count, mut bytes) = (Files::default(), 0, 0);
    for at in 0..zip.len() {
        let file = zip.by_index(at)?;
        let name = file.name()?.replace('\\', "/");
        let Some(path) = name.strip_prefix(root).filter(|path| is_path_of_letter(path)) else { continue };
        let mut content = Vec::new();
        // The size that is written in an archive need not be that of the file.
        file.take(MAX_IMAGE_BYTES as u64 + 1).read_to_end(&mut content)?;
        (count, bytes) = (count + 1, bytes + content.len());
        if content.len() > MAX_IMAGE_BYTES || count > MAX_FILES || bytes > MAX_LETTER_BYTES {
            return Err(NotALetter::TooLarge);
        }
        files.insert(path, content);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Bytes {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner().into()
    }

    #[test]
    fn a_letter_comes_out_as_it_went_in() {
        let files = Files::from_iter([
            ("letter.md", &b"+++\r\n\xef\xbb\xbf"[..]),
            ("images/a b.png", b"\0\x01"),
            ("statements/01-a.md", b""),
        ]);
        assert_eq!(unpack(&pack("night-bus", &files).unwrap().into()).unwrap(), files);
    }

    #[test]
    fn whatever_else_is_in_it_stays_outside() {
        let packed = archive(&[
            ("x/letter.md", b"a"),
            ("x/../../etc/passwd", b"b"),
            ("x/images/../letter.fr.md", b"c"),
            ("__MACOSX/x/letter.md", b"d"),
            ("x/.DS_Store", b"e"),
            ("y/about.md", b"f"),
            ("/etc/passwd", b"g"),
        ]);
        let files = unpack(&packed).unwrap();
        assert_eq!(files.iter().map(|(path, _)| path).collect::<Vec<_>>(), ["letter.md"]);
    }

    #[test]
    fn what_is_no_letter_is_refused() {
        assert!(matches!(unpack(&Bytes::from_static(b"PK\x03\x04...")), Err(NotALetter::Archive(_))));
        assert!(matches!(unpack(&archive(&[("about.md", b"a")])), Err(NotALetter::NoLetter)));
        let bomb = vec![0; MAX_IMAGE_BYTES + 1];
        let packed = archive(&[("letter.md", b"a"), ("images/a.png", &bomb)]);
        assert!(packed.len() < 100_000);
        assert!(matches!(unpack(&packed), Err(NotALetter::TooLarge)));
    }
}
