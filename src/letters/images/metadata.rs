//! Removes metadata from pictures: where and when they were taken, with which camera and by which person. A
//! portrait with GPS data would publish where a person lives, so none of it is served.
//!
//! Pixels are not changed. What a browser needs to show them is kept: the colours and the orientation. A GIF is
//! left as it is: no camera makes one.

use bytes::Bytes;
use image::metadata::Orientation;
use img_parts::{
    ImageEXIF,
    jpeg::{Jpeg, JpegSegment, markers},
    png::Png,
    riff::{RiffChunk, RiffContent},
    webp::{CHUNK_ALPH, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ICCP, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP},
};

const DAMAGED: &str = "this picture is damaged; save it anew";
/// In an AVIF each part gives the file offsets of the others, so that no part can be cut out; the author must do
/// it.
const TELLS: &str = "this picture holds what a camera or a program wrote about it, perhaps where it was taken; save it \
                     without metadata (Exif, XMP), or as JPEG, PNG or WebP, where the site leaves that out by itself";

/// The first bytes of an APP2 segment that holds a colour profile (ICC.1:2022, B.4).
const COLOUR_PROFILE: &[u8] = b"ICC_PROFILE\0";
/// The ancillary chunks that change how a PNG is shown: colours, transparency, pixel size, and animation frames
/// (PNG, third edition, 11.3).
const SHOWN_IN_PNG: [[u8; 4]; 16] = [
    *b"tRNS", *b"cHRM", *b"gAMA", *b"iCCP", *b"sBIT", *b"sRGB", *b"cICP", *b"mDCV", *b"cLLI", *b"bKGD",
    *b"hIST", *b"pHYs", *b"sPLT", *b"acTL", *b"fcTL", *b"fdAT",
];
/// The chunks that a WebP is shown by (RFC 9649, 2.7).
const SHOWN_IN_WEBP: [[u8; 4]; 7] =
    [CHUNK_VP8X, CHUNK_ICCP, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ALPH, CHUNK_VP8, CHUNK_VP8L];
/// The bit of a WebP's VP8X chunk that announces XMP (RFC 9649, 2.7.1).
const ANNOUNCES_XMP: u8 = 0b0000_0100;

/// Returns the picture without metadata, and the orientation that it declares.
///
/// # Errors
/// The file cannot be parsed, or it is an AVIF with metadata. The text says what to do.
pub(in crate::letters) fn remove(
    picture: &Bytes,
    media_type: &str,
) -> Result<(Bytes, Orientation), &'static str> {
    match media_type {
        "image/jpeg" => from_jpeg(picture).ok_or(DAMAGED),
        "image/png" => from_png(picture).ok_or(DAMAGED),
        "image/webp" => from_webp(picture).ok_or(DAMAGED),
        "image/avif" if avif_tells(picture) => Err(TELLS),
        _ => Ok((picture.clone(), Orientation::NoTransforms)),
    }
}

fn from_jpeg(picture: &Bytes) -> Option<(Bytes, Orientation)> {
    let mut jpeg = Jpeg::from_bytes(picture.slice(..end_of_jpeg(picture))).ok()?;
    let orientation = orientation(&jpeg);
    jpeg.segments_mut().retain(|segment| match segment.marker() {
        markers::APP2 => segment.contents().starts_with(COLOUR_PROFILE),
        // JFIF and Adobe segments say how colours are encoded.
        markers::APP0 | markers::APP14 => true,
        markers::APP1..=markers::APP15 | markers::COM => false,
        _ => true,
    });
    jpeg.set_exif(exif(orientation));
    jpeg.segments().iter().any(JpegSegment::has_entropy).then(|| (jpeg.encoder().bytes(), orientation))
}

/// The offset of the end of the picture. Phones append a film or a second picture, each with its own place and
/// time.
fn end_of_jpeg(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == markers::P))
    {
        at += found + 1;
        match bytes.get(at) {
            Some(&markers::EOI) => return at + 1,
            // Pixel data or fill bytes.
            Some(&(markers::Z | markers::P | markers::SOI | markers::RST0..=markers::RST7)) => {}
            // A segment; its length field includes itself.
            Some(_) => {
                let length =
                    bytes.get(at + 1..at + 3).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
                at += 1 + length;
            }
            None => {}
        }
    }
    bytes.len()
}

fn from_png(picture: &Bytes) -> Option<(Bytes, Orientation)> {
    // Bytes after the last chunk are not read.
    let mut png = Png::from_bytes(picture.clone()).ok()?;
    let orientation = orientation(&png);
    png.chunks_mut().retain(|chunk| {
        let is_critical = chunk.kind()[0].is_ascii_uppercase();
        is_critical || SHOWN_IN_PNG.contains(&chunk.kind())
    });
    png.set_exif(exif(orientation));
    Some((png.encoder().bytes(), orientation))
}

fn from_webp(picture: &Bytes) -> Option<(Bytes, Orientation)> {
    let mut webp = WebP::from_bytes(picture.clone()).ok()?;
    let orientation = orientation(&webp);
    webp.chunks_mut().retain(|chunk| SHOWN_IN_WEBP.contains(&chunk.id()));
    let extended = webp.chunks_mut().iter_mut().find(|chunk| chunk.id() == CHUNK_VP8X);
    if let Some(RiffContent::Data(announced)) = extended.map(RiffChunk::content_mut) {
        let mut bits = announced.to_vec();
        *bits.first_mut()? &= !ANNOUNCES_XMP;
        *announced = bits.into();
    }
    // Also sets or clears the Exif flag in the VP8X chunk.
    webp.set_exif(exif(orientation));
    Some((webp.encoder().bytes(), orientation))
}

/// True if an AVIF has an Exif item or a MIME item, which is XMP (ISO/IEC 14496-12, 8.11.6).
fn avif_tells(picture: &[u8]) -> bool {
    // Between the box name and the item type are version and flags (4 bytes), the item id (2 bytes, 4 from version
    // 3 on), and the protection index (2 bytes).
    let kind = |entry: &[u8]| {
        let at = if entry.get(4).is_some_and(|version| *version >= 3) { 14 } else { 12 };
        entry.get(at..at + 4).is_some_and(|kind| kind == b"Exif" || kind == b"mime")
    };
    picture.windows(4).enumerate().any(|(at, name)| name == b"infe" && kind(&picture[at..]))
}

fn orientation(picture: &impl ImageEXIF) -> Orientation {
    let orientation = picture.exif().and_then(|exif| Orientation::from_exif_chunk(&exif));
    orientation.unwrap_or(Orientation::NoTransforms)
}

/// Exif data that holds the orientation only; none for the normal orientation.
fn exif(orientation: Orientation) -> Option<Bytes> {
    // Big endian; the directory begins at byte 8 and has one entry: tag 0x112, type "short", count 1 (TIFF 6.0, 2;
    // Exif 3.0, 4.6.5).
    const UNTIL_THE_VALUE: &[u8] = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    const BEHIND_IT: &[u8] = b"\0\0\0\0\0\0";
    (orientation != Orientation::NoTransforms)
        .then(|| [UNTIL_THE_VALUE, &[orientation.to_exif()], BEHIND_IT].concat().into())
}

#[cfg(test)]
mod tests {
    use image::{
        ExtendedColorType, ImageEncoder, ImageFormat,
        codecs::{jpeg::JpegEncoder, webp::WebPEncoder},
    };
    use img_parts::png::PngChunk;

    use super::*;

    /// Must not reach any reader.
    const HOME: &str = "48 deg 12' N, 16 deg 22' E";

    /// Metadata as a camera writes it: the picture is rotated, and where it was taken.
    fn camera() -> Bytes {
        [&exif(Orientation::Rotate90).unwrap()[..], HOME.as_bytes()].concat().into()
    }

    /// 4 × 2 pixels, all different.
    fn pixels() -> Vec<u8> {
        (0..24).map(|value| value * 10).collect()
    }

    fn tells(bytes: &[u8]) -> bool {
        bytes.windows(HOME.len()).any(|part| part == HOME.as_bytes())
    }

    /// Asserts that the pixels and the orientation are as before and that nothing else is left.
    fn is_bare_and_upright(taken: &Bytes, media_type: &str, format: ImageFormat) {
        assert!(tells(taken), "the test would prove nothing");
        let (bare, orientation) = remove(taken, media_type).unwrap();
        assert_eq!(orientation, Orientation::Rotate90, "{media_type}");
        assert!(!tells(&bare), "{media_type}");
        let pixels = |bytes: &[u8]| image::load_from_memory_with_format(bytes, format).unwrap().into_rgb8();
        assert_eq!(pixels(taken), pixels(&bare), "{media_type}");
        assert_eq!(remove(&bare, media_type), Ok((bare, orientation)), "twice is as once");
    }

    #[test]
    fn a_photograph_loses_its_place_and_keeps_its_orientation() {
        let mut jpeg = Vec::new();
        JpegEncoder::new(&mut jpeg).write_image(&pixels(), 4, 2, ExtendedColorType::Rgb8).unwrap();
        let mut jpeg = Jpeg::from_bytes(jpeg.into()).unwrap();
        let profile =
            JpegSegment::new_with_contents(markers::APP2, Bytes::from_static(b"ICC_PROFILE\0\x01\x01x"));
        jpeg.segments_mut().insert(0, profile);
        for kind in [markers::APP1, markers::APP2, markers::APP13, markers::COM] {
            jpeg.segments_mut()
                .insert(0, JpegSegment::new_with_contents(kind, Bytes::from_static(HOME.as_bytes())));
        }
        jpeg.set_exif(Some(camera()));
        let film = [&jpeg.encoder().bytes()[..], b"\0\0\0\x18ftypmp42", HOME.as_bytes()].concat();
        let film = Bytes::from(film);
        is_bare_and_upright(&film, "image/jpeg", ImageFormat::Jpeg);
        let (bare, _) = remove(&film, "image/jpeg").unwrap();
        assert!(bare.windows(12).any(|part| part == COLOUR_PROFILE), "the colours stay as they were meant");
        assert!(bare.ends_with(&[markers::P, markers::EOI]));
    }

    #[test]
    fn nor_does_a_png() {
        let mut png = Vec::new();
        image::codecs::png::PngEncoder::new(&mut png)
            .write_image(&pixels(), 4, 2, ExtendedColorType::Rgb8)
            .unwrap();
        let mut png = Png::from_bytes(png.into()).unwrap();
        for kind in [*b"tEXt", *b"iTXt", *b"caBX"] {
            png.chunks_mut().insert(1, PngChunk::new(kind, Bytes::from_static(HOME.as_bytes())));
        }
        png.set_exif(Some(camera()));
        let behind = [&png.encoder().bytes()[..], HOME.as_bytes()].concat();
        is_bare_and_upright(&behind.into(), "image/png", ImageFormat::Png);
    }

    #[test]
    fn nor_does_a_webp() {
        let mut webp = Vec::new();
        WebPEncoder::new_lossless(&mut webp).encode(&pixels(), 4, 2, ExtendedColorType::Rgb8).unwrap();
        let mut webp = WebP::from_bytes(webp.into()).unwrap();
        webp.set_exif(Some(camera()));
        let xmp = RiffChunk::new(*b"XMP ", RiffContent::Data(Bytes::from_static(HOME.as_bytes())));
        webp.chunks_mut().push(xmp);
        is_bare_and_upright(&webp.encoder().bytes(), "image/webp", ImageFormat::WebP);
    }

    #[test]
    fn an_avif_that_tells_something_is_not_taken() {
        let entry = |kind: &[u8; 4]| [b"\0\0\0\x15infe\x02\0\0\0\0\x02\0\0", &kind[..], b"\0"].concat();
        let avif = |kind| Bytes::from([b"\0\0\0\x1cftypavif".to_vec(), entry(b"av01"), entry(kind)].concat());
        assert!(remove(&avif(b"Exif"), "image/avif").unwrap_err().contains("where it was taken"));
        assert!(remove(&avif(b"mime"), "image/avif").is_err());
        assert!(remove(&avif(b"av01"), "image/avif").is_ok());
    }

    #[test]
    fn what_is_no_whole_picture_is_refused_and_never_a_crash() {
        let heads: [(&str, &[u8]); 5] = [
            ("image/jpeg", b"\xff\xd8\xff\xe1\xff\xff"),
            ("image/jpeg", b"\xff\xd8\xff"),
            ("image/jpeg", b"\xff\xd8\xff\xd9"),
            ("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("image/webp", b"RIFF\xff\0\0\0WEBPVP8X"),
        ];
        for (media_type, head) in heads {
            assert_eq!(remove(&Bytes::from_static(head), media_type), Err(DAMAGED), "{head:?}");
        }
    }
}
