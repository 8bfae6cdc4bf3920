//! Owns the compressed forms of a file. Each is made once from the plain file, like it.

use std::{
    io::{self, Write as _},
    sync::Arc,
};

use brotli::CompressorWriter;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use futures_util::{
    Stream, StreamExt as _,
    future::ready,
    stream::{once, unfold},
};

use super::SpoolFile;

/// Brotli level: above 4, compression is slower than the network time that it saves.
const BROTLI: u32 = 4;

/// How far back brotli looks, as a power of two: 256 KB. With the usual 4 MB, compressing a million rows took 34 MB of
/// memory at a time instead of 7, which piled up to 220, and saved 2 % (2026-11-30).
const WINDOW: u32 = 18;

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    Gzip,
    Brotli,
}

enum Encoder {
    Gzip(Box<GzEncoder<Vec<u8>>>),
    Brotli(Box<CompressorWriter<Vec<u8>>>),
}

impl Coding {
    /// As headers name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }

    /// A complete or growing file in this form.
    pub fn encode(self, file: Arc<SpoolFile>) -> impl Stream<Item = anyhow::Result<Bytes>> + Send {
        let encoder = match self {
            Self::Gzip => Encoder::Gzip(Box::new(GzEncoder::new(Vec::new(), Compression::default()))),
            Self::Brotli => {
                Encoder::Brotli(Box::new(CompressorWriter::new(Vec::new(), 4096, BROTLI, WINDOW)))
            }
        };
        let pieces = file.read(0..u64::MAX).map_or_else(
            || once(ready(Err(io::ErrorKind::BrokenPipe.into()))).boxed(),
            futures_util::StreamExt::boxed,
        );
        unfold(Some((encoder, pieces)), async |state| {
            let (mut encoder, mut pieces) = state?;
            loop {
                let piece = match pieces.next().await {
                    Some(Ok(piece)) => piece,
                    Some(Err(error)) => return Some((Err(error.into()), None)),
                    None => {
                        let last = tokio::task::spawn_blocking(|| encoder.finish()).await;
                        return Some((last.map_err(anyhow::Error::from).and_then(|last| Ok(last?)), None));
                    }
                };
                let encoded = tokio::task::spawn_blocking(move || {
                    let encoded = encoder.encode(&piece)?;
                    Ok::<_, io::Error>((encoder, encoded))
                });
                match encoded.await.map_err(anyhow::Error::from).and_then(|encoded| Ok(encoded?)) {
                    // An encoder keeps what is not enough to compress.
                    Ok((same, encoded)) if encoded.is_empty() => encoder = same,
                    Ok((same, encoded)) => return Some((Ok(encoded), Some((same, pieces)))),
                    Err(error) => return Some((Err(error), None)),
                }
            }
        })
    }
}

impl Encoder {
    fn encode(&mut self, piece: &[u8]) -> io::Result<Bytes> {
        let encoded = match self {
            Self::Gzip(encoder) => {
                encoder.write_all(piece)?;
                std::mem::take(encoder.get_mut())
            }
            Self::Brotli(encoder) => {
                encoder.write_all(piece)?;
                std::mem::take(encoder.get_mut())
            }
        };
        Ok(encoded.into())
    }

    fn finish(self) -> io::Result<Bytes> {
        match self {
            Self::Gzip(encoder) => Ok(encoder.finish()?.into()),
            Self::Brotli(encoder) => Ok(encoder.into_inner().into()),
        }
    }
}
