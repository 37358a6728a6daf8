//! QR codes as inline SVG.
//!
//! ASCII only: many phones misread other text in a QR code.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Quiet zone around a QR code, in modules (ISO/IEC 18004: four).
const QUIET_MODULES: i32 = 4;

/// `text` as an SVG; `None` if it is not ASCII or too long for a QR code.
pub(in crate::site) fn svg(text: &str) -> Option<String> {
    if !text.is_ascii() {
        return None;
    }
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * QUIET_MODULES;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET_MODULES, y + QUIET_MODULES);
            }
        }
    }
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" width=\"148\" height=\"148\" \
         role=\"img\" aria-label=\"QR\" shape-rendering=\"crispEdges\">\
         <path class=\"qr-ground\" d=\"M0,0h{size}v{size}h-{size}z\"/><path class=\"qr-code\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn codes_hold_ascii_only() {
        let svg = super::svg("https://example.org/a?b=1").unwrap();
        assert!(svg.starts_with("<svg class=\"qr\"") && svg.ends_with("</svg>"));
        assert_eq!(super::svg("ไทย"), None);
        assert_eq!(super::svg(&"a".repeat(4000)), None);
    }
}
