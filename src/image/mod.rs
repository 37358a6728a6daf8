//! Image sets: layouts, bases, tails, ZIPs, signing and export.
//!
//! Takes a drive folder and each recipient's files; gives image sets and exported images. Common
//! data comes first and the recipient's data last, so an image is base ‖ tail. Its SHA-256
//! continues from a clone of the SHA-256 state after the base. [`fat::FatPlan`] and [`ZipPlan`]
//! compute all positions in memory. [`Press`] streams the bases once and makes a tail for each
//! recipient. [`ImageSet`] is the content of `image-set.json`. [`export()`] writes complete files,
//! [`VirtualImage`] reads base and tail as one image, and [`sign_set`] inserts signatures.
//!
//! ```no_run
//! use std::path::Path;
//! use drivepress::base::ReadAt as _;
//! use drivepress::image::{Error, ImageForm, ImageSet, VirtualImage};
//!
//! let folder = Path::new("dist/images/community");
//! let set = ImageSet::read(folder)?;
//! for record in &set.recipients {
//!     println!("{}  {}.img", record.img.image_sha256, record.recipient);
//! }
//! let image = VirtualImage::open(folder, &set, &set.recipients[0].recipient, ImageForm::Img)?;
//! let mut boot_sector = [0; 512];
//! image.read_exact_at(1 << 20, &mut boot_sector).expect("a set of one's own");
//! # Ok::<(), Error>(())
//! ```

mod batch;
mod contents;
mod error;
mod export;
pub mod fat;
mod inside;
mod intact;
mod layout;
mod lists;
mod plan;
mod releases;
#[cfg(test)]
pub(crate) mod sample;
mod set;
mod sign;
mod stamp;
mod stream;
mod update;
mod virtual_image;
mod zip;

pub use self::zip::ZipPlan;
pub use batch::PIECE_BYTES;
pub use contents::{NOT_SIGNED, SIGNATURE_FILE, district_files, waits_for_signature};
pub use error::{Change, Error};
pub use export::{
    Export, ExportForm, ExportItem, ExportPlan, Exported, ItemPresence, LowSpace, export,
    plan_export,
};
pub use intact::bases_are_intact;
pub use layout::{Chain, Layout, LayoutError, Run};
pub use plan::{BasePiece, BasePlan, CommonFile, TailSlot, VolumeProperties};
pub use releases::{all_sets, has_signatures, keep_release};
pub use set::{
    Base, CommonRecord, Dist, ImageForm, ImageSet, RecipientRecord, SET_FILE, SET_FORMAT,
    SET_SIGNATURE_FILE, STAMPS_FOLDER, SUMS_FILE, SUMS_SIGNATURE_FILE, SetFault, Tail, read_pieces,
};
pub use sign::{SignTagManifest, SignedSet, kept_signature, sign_set};
pub use stamp::{FilesOf, Order, Press, RecipientEntry, Reuse, Scope, SignList, Stamped};
pub use stream::CommonFiles;
pub use update::{
    Update, UpdateFault, UpdateItem, UpdatePlan, Updated, export_updates, plan_update,
};
pub use virtual_image::VirtualImage;
