//! Layout, base, tails, the image set, ZIP, export.

mod batch;
mod contents;
mod error;
mod export;
pub mod fat;
mod inside;
mod layout;
mod plan;
#[cfg(test)]
mod sample;
mod set;
mod sign;
mod stamp;
mod stream;
mod virtual_image;
mod zip;

pub use self::zip::ZipPlan;
pub use batch::PIECE_BYTES;
pub use contents::{NOT_SIGNED, SIGNATURE_FILE, district_files, waits_for_signature};
pub use error::{Change, Error};
pub use export::{Export, ExportForm, ExportItem, ExportPlan, Exported, export, plan_export};
pub use layout::{Chain, Layout, LayoutError, Run};
pub use plan::{BasePlan, CommonFile, DistrictFile, Piece, Slot, Volume};
pub use set::{
    Base, CommonRecord, ImageForm, ImageSet, RecipientRecord, SET_FILE, SET_FORMAT,
    SET_SIGNATURE_FILE, STAMPS_FOLDER, SUMS_FILE, SUMS_SIGNATURE_FILE, SetFault, Tail,
};
pub use sign::{SignedSet, sign_set};
pub use stamp::{FilesOf, Order, Press, RecipientEntry, Reuse, Scope, Stamped};
pub use stream::Source;
pub use virtual_image::VirtualImage;
