//! Reads the TOML manifests: `kit.toml` (the campaign), `media.toml` (its files) and the tables of
//! interface words. Takes a kit's folder; gives their values and the faults found.

mod config;
mod fields;
mod finding;
mod media_entry;
mod media_list;
mod public_key;
mod size;
mod syntax;
mod unfilled;
mod words;

pub(super) use config::{CONFIG_FILE, read_config};
pub use config::{campaign_near, label_near};
pub(super) use media_list::{ListedMedia, MEDIA_FILE, MediaEntry, media_lines, read_media};
pub use syntax::{TOML_SYNTAX, is_toml_within_limits};
pub(super) use words::read_words;
