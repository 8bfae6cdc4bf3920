//! The paper under a share image: dots of colour, and the PNG that they become.

use super::{MARGIN, MEASURE};

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Dots, row by row, three bytes each.
pub struct Canvas {
    width: u32,
    height: u32,
    dots: Vec<u8>,
}

impl Canvas {
    /// All of one colour.
    pub fn new((width, height): (u32, u32), paper: Rgb) -> Self {
        let Rgb(r, g, b) = paper;
        Self { width, height, dots: [r, g, b].repeat((width * height) as usize) }
    }

    /// Lays a colour over one dot, as dense as `alpha` of 255. What falls beside the paper is lost.
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

    /// A line across, as wide as the text may be.
    pub fn rule(&mut self, y: u32, colour: Rgb) {
        for x in 0..MEASURE as i32 {
            self.blend(MARGIN as i32 + x, y as i32, colour, 255);
        }
    }

    /// The picture as a PNG (ISO/IEC 15948).
    pub fn png(&self) -> anyhow::Result<Vec<u8>> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(&self.dots)?;
        Ok(file)
    }
}
