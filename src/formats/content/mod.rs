//! Recognises what a file is, and finds what it holds: active parts, location data, film faults.
//!
//! Takes bytes that the caller read, or a `Read + Seek` that the caller opened; opens no file and
//! knows nothing of kits. Returns values and lists of faults, and never panics on hostile bytes.
//! Every length that a file states has a limit.
//!
//! ```
//! use drivepress::formats::content::{Kind, classify_name, sniff};
//!
//! let kind = sniff(b"%PDF-1.7\n", "poster.png");
//! assert_eq!(kind, Kind::Pdf);
//! assert!(classify_name("photo.jpg.exe").is_some());
//! ```

pub mod active;
mod apple_double;
mod bytes;
mod ending;
mod extent;
mod folder_settings;
mod kind;
mod leftover;
mod markup;
pub mod mp4;
pub mod place;
mod placeholder;
mod program;
mod rewrite;
mod sniff;

pub use apple_double::{TWIN_TAIL_BYTES, ends_as_zip, is_named_twin, twin_end};
pub use ending::ending_of;
pub use extent::is_cut_off;
pub use folder_settings::{ActiveSetting, active_setting, hidden_names};
pub use kind::FileKind;
pub use leftover::{Leftover, OperatingSystem, is_system_folder, leftover, system_file};
pub use markup::shows_as_page;
pub use placeholder::{Placeholder, placeholder};
pub use program::{
    Active, ActiveKind, Disguise, classify_beside, classify_folders, classify_name, kind_of_ending,
};
pub use rewrite::{PatchedSource, Rewrite, RewritePiece};
pub use sniff::{SNIFF_BYTES, sniff};
