//! Reads and checks a kit: `kit.toml`, `media.toml`, tables, texts and translations.
//!
//! Takes the kit's folder; gives the kit *and* everything wrong with it, so one run shows all:
//!
//! ```
//! use std::path::Path;
//!
//! use drivepress::base::Work;
//! let read = drivepress::kit::load(Path::new("tests/fixtures/kit-small"), &Work::new())?;
//! assert!(!read.has_faults());
//! let kit = read.kit.expect("kit.toml was understood");
//! assert_eq!(kit.districts.len(), 10);
//! assert_eq!(kit.contacts_for(&"81070000".parse()?).len(), 4);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod edition;
mod error;
mod find;
mod inspect;
mod load;
mod manifest;
mod model;
mod reading;
mod release;
mod table;
mod template;
mod tree;

pub(crate) use edition::EditionFinding;
pub use error::{Error, is_misnamed};
pub use find::{DistrictSearch, find_districts};
pub use inspect::{Conversion, Digests, inspect_media, refused_kind, unlistable_kind};
pub use load::{Loaded, check_is_kit, load};
pub use manifest::{TOML_SYNTAX, campaign_near, is_toml_within_limits, label_near};
pub use model::{
    Area, Config, Contact, District, Edition, HelpDesk, Kit, Localised, Media, MediaDefaults,
    MediaKind, Province, Serves, TemplateSource, Translation,
};
pub use reading::read_words_file;
pub use release::{as_in_release, needs_call, release_faults};
pub use table::{Absent, ContactChange, ContactsPlan, FieldChange, ImportOptions, plan_contacts};
pub use template::{TemplateFiles, built_in_template};
pub use tree::{CaptionsName, CaptionsNameFault, CaptionsPurpose};
