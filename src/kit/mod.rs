//! What staff put in: `kit.toml`, `media.toml`, tables, texts, translations; read and checked.
//!
//! ```
//! use drivepress::kit::DistrictCode;
//! let phuket: DistrictCode = "8301".parse()?;
//! assert_eq!(phuket.province().as_str(), "83");
//! # Ok::<(), drivepress::kit::CodeError>(())
//! ```

mod built_in;
mod code;
mod drive_path;
mod model;

pub use built_in::built_in_template;
pub use code::{
    CampaignName, CodeError, DistrictCode, EditionName, LanguageCode, ProvinceCode, Recipient,
    Release,
};
pub use drive_path::{DrivePath, NameFault, fold};
pub use model::{
    Config, Contact, District, Edition, Kit, Localised, Media, MediaKind, Province, Serves,
    TemplateSource, Translation,
};
