//! What the parts of a drive are called: paths, codes, releases, recipients, and the names that
//! every drive has.
//!
//! Both sides of the house use it: the author's ([`kit`](crate::kit), [`site`](crate::site)), which
//! fills drives, and the drive's ([`bag`](crate::bag), [`image`](crate::image),
//! [`verify`](crate::verify)), which knows no kit. Takes text and gives values that cannot be wrong.

mod code;
mod file;
pub mod layout;
mod path;

pub use code::{
    CampaignName, CodeError, DistrictCode, EditionName, LanguageCode, ProvinceCode, Recipient,
    Release,
};
pub use file::DriveFile;
pub use path::{CodePoint, DrivePath, NameFault, fold};

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
