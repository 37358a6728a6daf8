//! Reads `site-template/`, the kit's own or built in. Gives its files and interface words, with
//! faults.

mod files;
mod translation;

pub use files::{TemplateFiles, built_in_template};
pub(super) use translation::{KitLanguages, missing_words, read_translations};
