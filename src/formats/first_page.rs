//! Draws the first page of a PDF as a small picture (ISO 32000; the picture is a PNG).
//!
//! A crafted PDF can use any amount of time, memory and stack before the drawing ends, so the
//! caller limits the process that draws.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Width of a picture in pixels: what the materials page shows on a screen of double density.
const PICTURE_WIDTH_MAX: f32 = 480.0;

/// Greatest height of a picture in pixels. A page may be a million times as high as wide, and the
/// pixels of its picture would fill the memory.
const PICTURE_HEIGHT_MAX: f32 = 960.0;

/// The first page of a PDF as a PNG; `None` if it cannot be drawn: the PDF is broken, locked or
/// without pages, or the page is a line.
pub fn first_page(pdf: Vec<u8>) -> Option<Vec<u8>> {
    let pdf = Pdf::new(Arc::new(pdf)).ok()?;
    let page = pdf.pages().first()?;
    let (width, height) = page.render_dimensions();
    let scale = (PICTURE_WIDTH_MAX / width).min(PICTURE_HEIGHT_MAX / height);
    let is_line = |side: f32| !(side * scale).is_finite() || side * scale < 1.0;
    if is_line(width) || is_line(height) {
        return None;
    }
    let paper = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let drawn = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &paper,
    );
    drawn.into_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF with one page of the given size and content.
    fn page(size: &str, content: &str) -> Vec<u8> {
        let length = content.len();
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]/Contents 4 0 R/Resources<<>>>>"
            ),
            format!("<</Length {length}>>stream\n{content}\nendstream"),
        ];
        let objects = objects.iter().enumerate();
        let objects = objects.map(|(at, object)| format!("{} 0 obj{object}endobj\n", at + 1));
        let objects: String = objects.collect();
        let pdf = format!("%PDF-1.4\n{objects}trailer<</Root 1 0 R/Size 5>>\n%%EOF\n");
        pdf.into_bytes()
    }

    /// Width and height in a PNG's first chunk.
    fn size(png: &[u8]) -> (u32, u32) {
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        (number(16), number(20))
    }

    #[test]
    fn the_first_page_becomes_a_picture_of_the_width_of_the_materials_page() {
        let blank = first_page(page("600 300", "")).unwrap();
        assert_eq!(size(&blank), (480, 240));
        let drawn = first_page(page("600 300", "1 0 0 rg 0 0 300 300 re f")).unwrap();
        assert_eq!(size(&drawn), (480, 240));
        assert_ne!(blank, drawn);
    }

    #[test]
    fn no_page_makes_a_large_picture() {
        let tall = first_page(page("100 14400", "")).unwrap();
        assert!(size(&tall).1 <= 960, "{:?}", size(&tall));
        assert_eq!(first_page(page("14400 1", "")), None);
    }

    #[test]
    fn what_cannot_be_drawn_is_no_picture() {
        assert_eq!(first_page(Vec::new()), None);
        assert_eq!(first_page(b"%PDF-1.4 torn".to_vec()), None);
    }
}
