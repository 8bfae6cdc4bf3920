//! Reads the pictures of a letter: media type by content, size in pixels, and SHA-256 hash. Used by the parser of
//! letters.

mod metadata;
pub mod resize;

use std::{collections::BTreeMap, fmt};

use bytes::Bytes;
use image::metadata::Orientation;
use imagesize::{Compression, ImageType};
use percent_encoding::percent_decode_str;
use sha2::{Digest as _, Sha256};

use super::source::{
    files::{Files, IMAGES},
    problem::{Problem, mistyped},
};

/// A picture in a format that every browser shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// The media type, from the content and not from the file name.
    pub media_type: &'static str,
    /// Width in pixels, after rotation.
    pub width: usize,
    /// Height in pixels, after rotation.
    pub height: usize,
    /// SHA-256 of `bytes`. It is part of the URL, so that caches may keep the picture for ever.
    pub hash: [u8; 32],
    /// The picture without camera metadata.
    pub bytes: Bytes,
}

/// Leaves the bytes out: they would hide the other fields.
impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image({}, {} × {})", self.media_type, self.width, self.height)
    }
}

/// All pictures in `images/`, by file name.
pub fn read(files: &Files, problems: &mut Vec<Problem>) -> BTreeMap<String, Image> {
    let mut images = BTreeMap::new();
    for (path, name, bytes) in files.within(IMAGES) {
        match image(bytes) {
            Ok(image) => drop(images.insert(name.to_owned(), image)),
            Err(what) => problems.push(Problem::new(path, 1, what)),
        }
    }
    images
}

/// Finds the picture that `written` refers to in `file`: a file name, or a relative path as editors write it.
///
/// # Errors
/// Says what is wrong with `written` and what to do.
pub fn find<'a>(
    images: &'a BTreeMap<String, Image>,
    written: &str,
    file: &str,
) -> Result<(&'a str, &'a Image), String> {
    let decoded = percent_decode_str(written).decode_utf8_lossy();
    if decoded.contains(':') || decoded.starts_with(['/', '\\']) {
        return Err(format!(
            "\"{written}\" is elsewhere; put the picture into images/ and write its file name"
        ));
    }
    let mut name = decoded.strip_prefix("./").unwrap_or(&decoded);
    if file.contains('/') {
        name = name.strip_prefix("../").unwrap_or(name);
    }
    name = name.strip_prefix("images/").unwrap_or(name);
    if name.contains(['/', '\\']) {
        return Err(format!(
            "\"{written}\" leads out of images/; put the picture there and write its file name"
        ));
    }
    images.get_key_value(name).map(|(name, image)| (name.as_str(), image)).ok_or_else(|| {
        match mistyped(name, images.keys().map(String::as_str)) {
            Some(meant) => format!("there is no picture \"{name}\" in images/; did you mean \"{meant}\"?"),
            None => format!("there is no picture \"{name}\" in images/; put it there or correct the name"),
        }
    })
}

fn image(bytes: &Bytes) -> Result<Image, &'static str> {
    // SVG is not accepted on purpose: it can contain a script.
    let media_type = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "image/png",
        Ok(ImageType::Jpeg) => "image/jpeg",
        Ok(ImageType::Webp) => "image/webp",
        Ok(ImageType::Gif) => "image/gif",
        Ok(ImageType::Heif(Compression::Av1)) => "image/avif",
        _ => {
            return Err(
                "this is no picture that every browser shows; save it as PNG, JPEG, WebP, GIF or AVIF",
            );
        }
    };
    let size = imagesize::blob_size(bytes).ok().filter(|size| size.width > 0 && size.height > 0);
    let size = size.ok_or("this picture is damaged: it does not say how large it is; save it anew")?;
    let (bytes, orientation) = metadata::remove(bytes, media_type)?;
    let (width, height) =
        if lies_on_its_side(orientation) { (size.height, size.width) } else { (size.width, size.height) };
    Ok(Image { media_type, width, height, hash: Sha256::digest(&bytes).into(), bytes })
}

/// True if width and height in the file are swapped on the screen.
const fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::source::testing::PNG;

    fn read_one(name: &str, bytes: &'static [u8]) -> Result<Image, String> {
        let mut problems = Vec::new();
        let files = Files::from_iter([(format!("images/{name}"), Bytes::from_static(bytes))]);
        let images = read(&files, &mut problems);
        images.into_values().next().ok_or_else(|| problems.remove(0).to_string())
    }

    #[test]
    fn a_picture_is_known_by_its_content() {
        let image = read_one("called.gif", PNG).unwrap();
        assert_eq!((image.media_type, image.width, image.height), ("image/png", 3, 2));
        let gif = read_one("a.gif", b"GIF89a\x04\0\x05\0\0\0\0").unwrap();
        assert_eq!((gif.media_type, gif.width, gif.height), ("image/gif", 4, 5));
    }

    #[test]
    fn what_browsers_do_not_show_is_a_problem() {
        let svg = read_one("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap_err();
        assert!(svg.starts_with("images/a.svg:1: this is no picture"), "{svg}");
        assert!(read_one("a.png", b"").unwrap_err().contains("no picture"));
        assert!(read_one("a.png", &PNG[..16]).unwrap_err().contains("damaged"));
    }

    #[test]
    fn a_picture_is_found_by_name_or_by_an_editors_path() {
        let files = Files::from_iter([("images/red sea.png", Bytes::from_static(PNG))]);
        let images = read(&files, &mut Vec::new());
        let found = |written: &str, file: &str| find(&images, written, file).map(|(name, _)| name);
        for written in ["red sea.png", "red%20sea.png", "images/red%20sea.png", "./images/red sea.png"] {
            assert_eq!(found(written, "letter.md"), Ok("red sea.png"), "{written}");
        }
        assert_eq!(found("../images/red sea.png", "statements/01-a.md"), Ok("red sea.png"));
        let why = |written: &str| found(written, "letter.md").unwrap_err();
        for outside in [
            "../images/red sea.png",
            "images/../../b/red sea.png",
            "..",
            "%2e%2e/x.png",
            "a/b.png",
            "a\\b.png",
        ] {
            assert!(
                why(outside).contains("leads out of images/") || outside == "..",
                "{outside}: {}",
                why(outside)
            );
        }
        for elsewhere in [
            "https://a.test/a.png",
            "//a.test/a.png",
            "/etc/passwd",
            "data:image/png;base64,AA",
            "javascript:x",
        ] {
            assert!(why(elsewhere).contains("is elsewhere"), "{elsewhere}");
        }
        assert!(why("red see.png").contains("did you mean \"red sea.png\"?"));
        assert!(why("blue.png").contains("put it there"));
    }
}
