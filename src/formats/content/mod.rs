//! Recognises what a file is, and finds what it holds: active parts, location data, film faults.
//!
//! Takes bytes that the caller read, or a `Read + Seek` that the caller opened; opens no file and
//! knows nothing of kits. Returns values and lists of faults, and never panics on hostile bytes.
//! Every length that a file states has a limit.
//!
//! ```
//! use drivepress::formats::content::{FileKind, classify_name, sniff};
//!
//! let kind = sniff(b"%PDF-1.7\n", "poster.png");
//! assert_eq!(kind, FileKind::Pdf);
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
mod title;

pub use apple_double::{TWIN_PARTS_MAX, TWIN_TAIL_BYTES, ends_as_zip, is_named_twin, twin_end};
pub use ending::{
    OPEN_DOCUMENT_ENDINGS, OPEN_XML_ENDINGS, PLAIN_TEXT_ENDINGS, XML_ENDINGS, ending_of, stem_of,
};
pub use extent::is_cut_off;
pub use folder_settings::{ActiveSetting, active_setting, hidden_names};
pub use kind::FileKind;
pub use leftover::{
    Leftover, OperatingSystem, SYSTEM_FOLDERS, SYSTEM_NAMES, is_system_folder, leftover,
    system_file,
};
pub use markup::{PAGE_MARKS, shows_as_page};
pub use placeholder::{Placeholder, placeholder};
pub use program::{
    ACTIVE_ENDINGS, AUTORUN_NAMES, Active, ActiveKind, BUNDLE_ENDINGS, DIRECTION_CONTROLS,
    Disguise, INVISIBLE, TRUSTED_ENDINGS, classify_beside, classify_folders, classify_name,
    kind_of_ending,
};
pub use rewrite::{PatchedSource, Rewrite, RewritePiece};
pub use sniff::{MEMBERS_SNIFFED_MAX, SNIFF_BYTES, sniff};
pub use title::own_title;
