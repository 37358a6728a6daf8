//! The terms of a drive: paths, codes, releases, recipients, and the names that every drive has.
//!
//! Used by the modules that fill drives ([`kit`](crate::kit), [`site`](crate::site)) and by those
//! that know drives but no kit ([`bag`](crate::bag), [`image`](crate::image),
//! [`verify`](crate::verify)). Takes text and gives values that are always valid.

mod code;
mod file;
pub mod layout;
mod path;
mod unfinished;

pub use code::{
    CampaignName, CodeError, DistrictCode, EditionName, LanguageCode, ProvinceCode, Recipient,
    Release,
};
pub use file::DriveFile;
pub use path::{CodePoint, DrivePath, NameFault, fold};
pub use unfinished::{UNFINISHED_BYTES, UnfinishedMark, UnfinishedStage};

crate::words::shown_values!(
    CampaignName,
    DistrictCode,
    DrivePath,
    EditionName,
    LanguageCode,
    ProvinceCode,
    Recipient,
    Release,
);
