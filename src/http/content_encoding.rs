//! Owns texts in their content encodings: plain, gzip and brotli, compressed once and sent many times.

use std::io::Write;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};

/// One text in every encoding.
pub struct Encoded {
    plain: Bytes,
    gzip: Bytes,
    brotli: Bytes,
}

impl Encoded {
    /// Compresses a text; `brotli_level` from 0 to 11 says how much time that may take.
    pub fn new(plain: Bytes, brotli_level: u32) -> Self {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        // Writing to memory does not fail; if it did, the text would be sent uncompressed.
        let gzip = gzip.write_all(&plain).and_then(|()| gzip.finish()).unwrap_or_default();
        let mut brotli = Vec::new();
        let mut encoder = brotli::CompressorWriter::new(&mut brotli, 4096, brotli_level, 22);
        let complete = encoder.write_all(&plain).and_then(|()| encoder.flush());
        drop(encoder);
        let brotli = if complete.is_ok() { brotli } else { Vec::new() };
        Self { plain, gzip: gzip.into(), brotli: brotli.into() }
    }

    /// The text in the shortest encoding that the client accepts, and the name of the encoding; `None` for plain.
    pub fn for_caller(&self, headers: &HeaderMap) -> (Option<&'static str>, Bytes) {
        match accepted_encodings(headers) {
            [true, _] if !self.brotli.is_empty() => (Some("br"), self.brotli.clone()),
            [_, true] if !self.gzip.is_empty() => (Some("gzip"), self.gzip.clone()),
            _ => (None, self.plain.clone()),
        }
    }

    /// The header with the name of an encoding.
    pub fn header(encoding: &'static str) -> (HeaderName, HeaderValue) {
        (header::CONTENT_ENCODING, HeaderValue::from_static(encoding))
    }

    /// The bytes of all encodings together.
    pub const fn size(&self) -> usize {
        self.plain.len() + self.gzip.len() + self.brotli.len()
    }
}

/// Whether the client accepts brotli, and gzip (RFC 9110, 12.5.3). Read here, because the crate `headers` has no
/// `Accept-Encoding`, and the layer of tower-http that reads it compresses each answer again.
pub fn accepted_encodings(headers: &HeaderMap) -> [bool; 2] {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    ["br", "gzip"].map(|encoding| {
        accepted.split(',').any(|offer| {
            let (name, weight) = offer.trim().split_once(';').unwrap_or((offer.trim(), "q=1"));
            name.trim() == encoding && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    })
}
