//! Plans a FAT32 image, base and tails, in memory.
//!
//! Common data comes first and the recipient's data last, so an image is base ‖ tail. The root
//! directory starts at cluster 2 with the common entries and continues in the tail with the
//! recipient's. The recipient's folders and files lie in the tail, except for the common prefix of
//! a file.
//!
//! ```
//! use drivepress::base::{Crc32, Sha256};
//! use drivepress::image::fat::FatPlan;
//! use drivepress::drive::DriveFile;
//! use drivepress::image::{CommonFile, TailSlot, VolumeProperties};
//!
//! let volume = VolumeProperties {
//!     label: "SAFE-2026".parse()?,
//!     serial: 0x2026_0001,
//!     time: jiff::civil::date(2026, 3, 1).at(12, 0, 0, 0).try_into()?,
//!     free_space_bytes: 16 << 20,
//! };
//! let film = CommonFile {
//!     path: "data/video/film.mp4".parse()?,
//!     length_bytes: 3,
//!     sha256: Sha256::of(b"..."),
//!     crc32: Crc32::of(b"..."),
//! };
//! let slot = TailSlot { path: "bag-info.txt".parse()?, length_bytes: 9, common_prefix: Vec::new() };
//! let plan = FatPlan::plan(&volume, &[film], &[slot])?;
//! let file = DriveFile { path: "bag-info.txt".parse()?, bytes: b"District\n".to_vec() };
//! let tail = plan.tail(&[file])?;
//! let length_bytes = plan.base().length_bytes() + u64::try_from(tail.len())?;
//! assert_eq!(length_bytes, plan.layout().image_length_bytes());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod folder;
mod head;
mod place;
mod planner;
mod tail;
mod tree;

pub use error::Error;
pub use planner::FatPlan;
