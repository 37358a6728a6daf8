//! The templates of the pages' texts: headings and what to write below each, in the languages that
//! the program has words for. The Burmese, Khmer and Lao ones are drafts that no speaker has read.

use std::path::Path;

use super::files::write;
use crate::commands::Error;
use crate::drive::LanguageCode;

/// The five texts of each language, with their templates.
macro_rules! texts {
    ($($language:literal),*) => {
        [$(
            text!($language, "about"),
            text!($language, "guide"),
            text!($language, "home"),
            text!($language, "report"),
            text!($language, "watch"),
        )*]
    };
}

macro_rules! text {
    ($language:literal, $name:literal) => {
        TextTemplate {
            language: $language,
            file: concat!($name, ".md"),
            text: include_str!(concat!("templates/text/", $language, "/", $name, ".md")),
        }
    };
}

/// A text to fill in.
struct TextTemplate {
    language: &'static str,
    file: &'static str,
    text: &'static str,
}

const TEXTS: [TextTemplate; 25] = texts!("en", "th", "my", "km", "lo");

/// Writes each text of these languages that the kit does not have yet, and returns their number.
pub(super) fn write_missing(root: &Path, languages: &[LanguageCode]) -> Result<usize, Error> {
    let is_wanted =
        |text: &&TextTemplate| languages.iter().any(|code| code.as_str() == text.language);
    let mut written = 0;
    for TextTemplate {
        language,
        file,
        text,
    } in TEXTS.iter().filter(is_wanted)
    {
        let name = format!("media/text/{language}/{file}");
        if !root.join(&name).exists() {
            write(root, &name, text)?;
            written += 1;
        }
    }
    Ok(written)
}
