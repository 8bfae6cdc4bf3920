//! Makes smaller versions of pictures, so that a phone loads a tenth of what a printing press would need.
//!
//! A smaller version is made on the first request for it, outside the threads that answer requests, one at a time,
//! and is kept in memory. Animated pictures (GIF, AVIF, and PNG or WebP with frames), pictures that would not get
//! smaller, and pictures that cannot be decoded are shown as they are.

use std::{io::Cursor, sync::Arc};

use bytes::Bytes;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageResult, Limits,
    codecs::{
        jpeg::{JpegDecoder, JpegEncoder},
        png::{PngDecoder, PngEncoder},
        webp::WebPDecoder,
    },
    imageops::FilterType,
};
use tokio::sync::Semaphore;

use crate::letters::Image;

/// Widths in pixels that are offered besides the original: the column on a phone, and the same on a screen with two
/// device pixels per CSS pixel, which is also the column on a desktop.
pub const WIDTHS: [usize; 2] = [480, 960];

/// Size of the cache of smaller pictures in bytes: about five hundred of them.
const CAPACITY: u64 = 32 * 1024 * 1024;

/// The most memory for one decoded picture, in bytes: 40 megapixels, which is what a camera takes and what a small
/// server can spare. A larger picture is shown as it is.
const MOST_UNPACKED: u64 = 160 * 1024 * 1024;

/// JPEG quality, as most web sites use it. Above it, bytes grow faster than visible quality.
const QUALITY: u8 = 75;

/// A picture as it is sent.
#[derive(Clone)]
pub struct Sent {
    pub media_type: &'static str,
    pub bytes: Bytes,
}

/// Cache of the smaller pictures of this process. Clones share it.
#[derive(Clone)]
pub struct Smaller {
    kept: moka::future::Cache<([u8; 32], usize), Option<Sent>>,
    workbench: Arc<Semaphore>,
}

impl Default for Smaller {
    fn default() -> Self {
        let weight = |_: &([u8; 32], usize), sent: &Option<Sent>| {
            let bytes = sent.as_ref().map_or(0, |sent| sent.bytes.len());
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        let kept = moka::future::Cache::builder().max_capacity(CAPACITY).weigher(weight).build();
        Self { kept, workbench: Arc::new(Semaphore::new(1)) }
    }
}

impl Smaller {
    /// The picture in the requested width if that makes it smaller, otherwise the original.
    pub async fn of(&self, image: &Image, width: usize) -> Sent {
        let make = async {
            let _turn = self.workbench.acquire().await;
            let image = image.clone();
            tokio::task::spawn_blocking(move || made(&image, width)).await.ok().flatten()
        };
        let smaller = self.kept.get_with((image.hash, width), make).await;
        smaller.unwrap_or_else(|| Sent { media_type: image.media_type, bytes: image.bytes.clone() })
    }
}

impl Image {
    /// The widths that are offered besides the original, the smallest first.
    pub fn smaller_widths(&self) -> impl Iterator<Item = usize> {
        let stands_still = matches!(self.media_type, "image/png" | "image/jpeg" | "image/webp");
        WIDTHS.into_iter().filter(move |width| stands_still && *width < self.width)
    }
}

/// The picture in that width; `None` if the original is better.
fn made(image: &Image, width: usize) -> Option<Sent> {
    let file = Cursor::new(&image.bytes);
    let sent = match image.media_type {
        "image/jpeg" => shrink(JpegDecoder::new(file).ok()?, width),
        "image/png" => {
            let decoder = PngDecoder::new(file).ok()?;
            if decoder.is_apng().ok()? {
                return None;
            }
            shrink(decoder, width)
        }
        "image/webp" => {
            let decoder = WebPDecoder::new(file).ok()?;
            if decoder.has_animation() {
                return None;
            }
            shrink(decoder, width)
        }
        _ => return None,
    };
    sent.ok().flatten().filter(|sent| sent.bytes.len() < image.bytes.len())
}

/// Applies the orientation, scales to the width and keeps the colours. The result is a JPEG, or a PNG if there is
/// transparency. Camera metadata is dropped.
fn shrink(mut decoder: impl ImageDecoder, width: usize) -> ImageResult<Option<Sent>> {
    if decoder.total_bytes() > MOST_UNPACKED {
        return Ok(None);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_UNPACKED);
    decoder.set_limits(limits)?;
    let orientation = decoder.orientation()?;
    // Bytes 16 to 19 of a profile name its colour space (ICC.1:2022, 7.2.6). A profile for grey or for printing
    // inks does not fit the RGB pixels that the decoder returns.
    let profile = decoder.icc_profile()?.filter(|profile| profile.get(16..20) == Some(b"RGB "));
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let Some((width, height)) = scaled(picture.width(), picture.height(), width) else { return Ok(None) };
    let smaller = picture.resize_exact(width, height, FilterType::CatmullRom);
    drop(picture);
    let mut bytes = Vec::new();
    let shines_through = smaller.color().has_alpha() && smaller.to_rgba8().pixels().any(|p| p.0[3] < u8::MAX);
    let media_type = if shines_through {
        let mut encoder = PngEncoder::new(&mut bytes);
        if let Some(profile) = profile {
            // In a format that cannot hold a profile, the picture is shown in the browser's default colours.
            let _ = encoder.set_icc_profile(profile);
        }
        encoder.write_image(smaller.to_rgba8().as_raw(), width, height, ExtendedColorType::Rgba8)?;
        "image/png"
    } else {
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        if let Some(profile) = profile {
            let _ = encoder.set_icc_profile(profile);
        }
        encoder.write_image(smaller.to_rgb8().as_raw(), width, height, ExtendedColorType::Rgb8)?;
        "image/jpeg"
    };
    Ok(Some(Sent { media_type, bytes: bytes.into() }))
}

/// Width and height after scaling to `wanted`; `None` if that would enlarge the picture.
fn scaled(width: u32, height: u32, wanted: usize) -> Option<(u32, u32)> {
    let wanted = u32::try_from(wanted).ok().filter(|wanted| *wanted < width)?;
    let scaled = (u64::from(height) * u64::from(wanted)).div_ceil(u64::from(width));
    Some((wanted, u32::try_from(scaled).ok()?.max(1)))
}

#[cfg(test)]
mod tests {
    use image::{GenericImageView, Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    /// A PNG in which no two neighbouring pixels are equal.
    fn noise(width: u32, height: u32, alpha: Option<u8>) -> Image {
        let value = |x: u32, y: u32| (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).to_le_bytes();
        let mut bytes = Cursor::new(Vec::new());
        let picture: DynamicImage = match alpha {
            None => RgbImage::from_fn(width, height, |x, y| {
                let [r, g, b, _] = value(x, y);
                Rgb([r, g, b])
            })
            .into(),
            Some(alpha) => RgbaImage::from_fn(width, height, |x, y| {
                let [r, g, b, _] = value(x, y);
                Rgba([r, g, b, alpha])
            })
            .into(),
        };
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        Image {
            media_type: "image/png",
            width: width as usize,
            height: height as usize,
            hash: [u8::try_from(width % 251).unwrap(); 32],
            bytes: bytes.into_inner().into(),
        }
    }

    #[tokio::test]
    async fn a_phone_gets_a_picture_of_its_own_width_in_fewer_bytes() {
        let image = noise(1201, 801, None);
        assert_eq!(image.smaller_widths().collect::<Vec<_>>(), [480, 960]);
        let sent = Smaller::default().of(&image, 480).await;
        assert_eq!(sent.media_type, "image/jpeg");
        let shown = image::load_from_memory(&sent.bytes).unwrap();
        assert_eq!(shown.dimensions(), (480, 321));
        assert!(sent.bytes.len() * 3 < image.bytes.len());
    }

    #[tokio::test]
    async fn what_shines_through_still_does() {
        let sent = Smaller::default().of(&noise(600, 20, Some(99)), 480).await;
        assert_eq!(sent.media_type, "image/png");
        assert_eq!(image::load_from_memory(&sent.bytes).unwrap().get_pixel(3, 3).0[3], 99);
        let opaque = Smaller::default().of(&noise(600, 20, Some(255)), 480).await;
        assert_eq!(opaque.media_type, "image/jpeg");
    }

    #[tokio::test]
    async fn what_cannot_be_made_smaller_is_shown_as_it_is() {
        let smaller = Smaller::default();
        let narrow = noise(480, 20, None);
        assert_eq!(narrow.smaller_widths().count(), 0);
        let moving = Image { media_type: "image/gif", ..noise(600, 20, None) };
        assert_eq!(moving.smaller_widths().count(), 0);
        let broken = Image { bytes: Bytes::from_static(b"\x89PNG\r\n\x1a\n"), ..noise(600, 20, None) };
        for image in [narrow, moving, broken] {
            assert_eq!(smaller.of(&image, 480).await.bytes, image.bytes);
        }
    }
}
