//! `site-template/`: its files, the kit's own or compiled in, and its interface words.

mod files;
mod translation;

pub use files::{TemplateFiles, built_in_template};
pub(super) use translation::{Wanted, missing_words, read_translations};
