//! Owns the pixels of a share image, and its encoding as PNG.

use super::{MARGIN, MEASURE};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Pixels row by row, three bytes each (RGB).
pub struct Canvas {
    width: u32,
    height: u32,
    dots: Vec<u8>,
}

impl Canvas {
    pub fn new((width, height): (u32, u32), paper: Rgb) -> Self {
        let Rgb(r, g, b) = paper;
        Self { width, height, dots: [r, g, b].repeat((width * height) as usize) }
    }

    /// Blends a colour over one pixel; `alpha` is 0 to 255. Pixels outside the canvas are ignored.
    pub fn blend(&mut self, x: i32, y: i32, colour: Rgb, alpha: u8) {
        let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
        if x >= self.width || y >= self.height {
            return;
        }
        let start = 3 * (y * self.width + x) as usize;
        let over = [colour.0, colour.1, colour.2];
        for (dot, over) in self.dots[start..start + 3].iter_mut().zip(over) {
            let mixed = u32::from(over) * u32::from(alpha) + u32::from(*dot) * (255 - u32::from(alpha));
            *dot = (mixed / 255) as u8;
        }
    }

    /// A horizontal line over the full width of the text.
    pub fn rule(&mut self, y: u32, colour: Rgb) {
        for x in 0..MEASURE as i32 {
            self.blend(MARGIN as i32 + x, y as i32, colour, 255);
        }
    }

    /// The image as a PNG (ISO/IEC 15948).
    pub fn png(&self) -> anyhow::Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(&self.dots)?;
        Ok(file)
    }
}
