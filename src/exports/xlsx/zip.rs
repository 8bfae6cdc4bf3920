//! Writes a ZIP archive front to back (APPNOTE 6.3.10): each entry is compressed as it comes, and its sum and sizes
//! follow it.
//!
//! The crate `zip` completes an archive also when its writer is dropped, so that a workbook whose rows broke off would
//! seem whole.

use std::io::{self, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// What a reader needs: the version with deflate.
const VERSION: u16 = 20;

/// Sum and sizes follow the data (bit 3), and names are UTF-8 (bit 11).
const FLAGS: u16 = 1 << 3 | 1 << 11;

const DEFLATED: u16 = 8;

/// No time, and 1 January 1980, the earliest day that can be said: the same content gives the same bytes.
const MOMENT: [u16; 2] = [0, 1 << 5 | 1];

/// An archive that is being written. It is complete only after [`Zip::end`].
pub(super) struct Zip<W> {
    to: W,
    written: u64,
    level: Compression,
    entries: Vec<Entry>,
    /// Of the last entry, while it is being written.
    open: Option<Data>,
}

struct Entry {
    name: String,
    at: u32,
    /// Sum, compressed size, size.
    facts: [u32; 3],
}

struct Data {
    sum: Crc,
    compressed: DeflateEncoder<Vec<u8>>,
}

impl<W: Write> Zip<W> {
    pub(super) const fn new(to: W, level: u32) -> Self {
        Self { to, written: 0, level: Compression::new(level), entries: Vec::new(), open: None }
    }

    /// Ends the entry before, and begins one to which the following bytes belong.
    pub(super) fn begin(&mut self, name: &str) -> io::Result<()> {
        self.end_entry()?;
        let entry = Entry { name: name.to_owned(), at: size(self.written)?, facts: [0; 3] };
        let mut header = 0x0403_4b50_u32.to_le_bytes().to_vec();
        entry.describe(&mut header)?;
        put16(&mut header, &[0]);
        header.extend_from_slice(name.as_bytes());
        self.entries.push(entry);
        self.open = Some(Data { sum: Crc::new(), compressed: DeflateEncoder::new(Vec::new(), self.level) });
        self.put(&header)
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Some(data) = &mut self.open else { return Err(io::ErrorKind::InvalidInput.into()) };
        data.sum.update(bytes);
        data.compressed.write_all(bytes)?;
        let compressed = std::mem::take(data.compressed.get_mut());
        self.put(&compressed)
    }

    /// Writes the directory, which completes the archive, and gives back what it was written to.
    pub(super) fn end(mut self) -> io::Result<W> {
        self.end_entry()?;
        let mut directory = Vec::new();
        for entry in &self.entries {
            put32(&mut directory, &[0x0201_4b50]);
            put16(&mut directory, &[VERSION]);
            entry.describe(&mut directory)?;
            // No extra field, no comment, the first volume, no attributes.
            put16(&mut directory, &[0; 4]);
            put32(&mut directory, &[0, entry.at]);
            directory.extend_from_slice(entry.name.as_bytes());
        }
        let entries = u16::try_from(self.entries.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
        let (length, at) = (size(directory.len() as u64)?, size(self.written)?);
        put32(&mut directory, &[0x0605_4b50]);
        put16(&mut directory, &[0, 0, entries, entries]);
        put32(&mut directory, &[length, at]);
        put16(&mut directory, &[0]);
        self.put(&directory)?;
        Ok(self.to)
    }

    fn end_entry(&mut self) -> io::Result<()> {
        let (Some(Data { sum, mut compressed }), Some(entry)) = (self.open.take(), self.entries.last_mut())
        else {
            return Ok(());
        };
        let bytes = compressed.total_in();
        compressed.try_finish()?;
        entry.facts = [sum.sum(), size(compressed.total_out())?, size(bytes)?];
        let mut end = compressed.finish()?;
        put32(&mut end, &[0x0807_4b50]);
        put32(&mut end, &entry.facts);
        self.put(&end)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written += bytes.len() as u64;
        self.to.write_all(bytes)
    }
}

impl Entry {
    /// What the header of an entry and the directory have in common. Before the data, the facts are not known.
    fn describe(&self, to: &mut Vec<u8>) -> io::Result<()> {
        put16(to, &[VERSION, FLAGS, DEFLATED]);
        put16(to, &MOMENT);
        put32(to, &self.facts);
        put16(to, &[u16::try_from(self.name.len()).map_err(|_| io::ErrorKind::FileTooLarge)?]);
        Ok(())
    }
}

/// Sizes and places are written in four bytes: what is larger than 4 GB needs an extension that some readers lack.
fn size(bytes: u64) -> io::Result<u32> {
    u32::try_from(bytes).map_err(|_| io::ErrorKind::FileTooLarge.into())
}

fn put16(to: &mut Vec<u8>, numbers: &[u16]) {
    numbers.iter().for_each(|number| to.extend_from_slice(&number.to_le_bytes()));
}

fn put32(to: &mut Vec<u8>, numbers: &[u32]) {
    numbers.iter().for_each(|number| to.extend_from_slice(&number.to_le_bytes()));
}
