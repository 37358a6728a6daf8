//! Layout, base, tails, the image set, ZIP, export.

mod batch;
mod error;
pub mod fat;
mod layout;
mod plan;
#[cfg(test)]
mod sample;
mod set;
mod stamp;
mod stream;
mod zip;

pub use self::zip::ZipPlan;
pub use batch::PIECE_BYTES;
pub use error::{Change, Error};
pub use layout::{Chain, Layout, LayoutError, Run};
pub use plan::{BasePlan, CommonFile, DistrictFile, Piece, Slot, Volume};
pub use set::{
    Base, CommonRecord, Identity, ImageForm, ImageSet, RecipientRecord, SET_FILE, SET_FORMAT,
    STAMPS_FOLDER, SUMS_FILE, SetFault, Tail,
};
pub use stamp::{FilesOf, Order, Press, RecipientEntry, Reuse, Scope, Stamped};
pub use stream::Source;
