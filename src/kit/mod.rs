//! What staff put in: `kit.toml`, `media.toml`, tables, texts, translations; read and checked.
//!
//! ```
//! use drivepress::kit::DistrictCode;
//! let phuket: DistrictCode = "8301".parse()?;
//! assert_eq!(phuket.province().as_str(), "83");
//! # Ok::<(), drivepress::kit::CodeError>(())
//! ```

mod code;
mod dates;
mod drive_path;
mod error;
mod find;
mod freshness;
mod inspect;
mod load;
mod manifest;
mod model;
mod release;
mod source;
mod spell;
mod table;
mod template;
mod translation;
mod tree;

pub use code::{
    CampaignName, CodeError, DistrictCode, EditionName, LanguageCode, ProvinceCode, Recipient,
    Release,
};
pub use drive_path::{DrivePath, NameFault, fold};
pub use error::Error;
pub use find::{Found, find_districts};
pub use inspect::{Digests, inspect_media};
pub use load::{Loaded, load};
pub use manifest::TOML_SYNTAX;
pub use model::{
    Config, Contact, District, Edition, Kit, Localised, Media, MediaKind, Province, Serves,
    TemplateSource, Translation,
};
pub use release::{as_in_release, release_faults};
pub use template::{TemplateFiles, built_in_template};
pub use tree::{CaptionsName, CaptionsNameFault, CaptionsPurpose};
