//! The templates of the pages' texts: headings and what to write below each, in Thai and English.
//! Pages in other languages show the English text until somebody translates it.

use std::path::Path;

use super::files::write;
use crate::commands::Error;

/// The texts, by their path in `media/text/`.
const TEXTS: [(&str, &str); 10] = [
    ("en/about.md", include_str!("templates/text/en/about.md")),
    ("en/guide.md", include_str!("templates/text/en/guide.md")),
    ("en/home.md", include_str!("templates/text/en/home.md")),
    ("en/report.md", include_str!("templates/text/en/report.md")),
    ("en/watch.md", include_str!("templates/text/en/watch.md")),
    ("th/about.md", include_str!("templates/text/th/about.md")),
    ("th/guide.md", include_str!("templates/text/th/guide.md")),
    ("th/home.md", include_str!("templates/text/th/home.md")),
    ("th/report.md", include_str!("templates/text/th/report.md")),
    ("th/watch.md", include_str!("templates/text/th/watch.md")),
];

/// Writes each text that the kit does not have yet, and returns their number.
pub(super) fn write_missing(root: &Path) -> Result<usize, Error> {
    let mut written = 0;
    for (name, text) in TEXTS {
        let name = format!("media/text/{name}");
        if !root.join(&name).exists() {
            write(root, &name, text)?;
            written += 1;
        }
    }
    Ok(written)
}
