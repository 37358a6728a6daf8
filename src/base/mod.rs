//! Foundations of all other modules.
//!
//! Owns digests, atomic output, safe opening and reading of files, progress and interruption,
//! diagnostics, and the escaping of names. Takes paths and bytes; gives values and typed errors.
//! Knows nothing of kits, drives or formats.

mod blame;
mod bulk;
mod diagnostic;
mod digest;
mod machine;
mod mode;
mod names;
mod open;
mod output;
mod platform;
mod read_at;
mod totals;
mod work;

pub use blame::Blame;
pub use bulk::{BulkBytes, BulkWriter, is_all_zeros};
pub use diagnostic::{Diagnostic, Place, Severity};
pub use digest::{Crc32, HashState, Hashing, ParseDigestError, Sha256};
pub use machine::Failure;
pub(crate) use machine::{ReadRefusal, refused, repeated, walk_cause};
pub use mode::Mode;
pub use names::escape::{code_points, escaped, escaped_span, shown_bytes};
pub use names::exact::{exact_path, is_kept_elsewhere, is_volume_root, plain_path, real_path};
pub use names::foreign::{ForeignFault, ForeignPath, is_device_name};
pub use names::name_key::NameKey;
pub use open::{open_file, read_at_most, read_file};
pub use output::error::{Action, FileError};
pub use output::held::is_held;
pub use output::new_file::{Readers, write_new};
pub use output::{OutputFile, OutputFolder, remove_entry, sync_drive};
pub use read_at::ReadAt;
pub use totals::folder_totals;
pub use work::{Activity, Interrupted, Progress, Task, Work, read_through};

pub use crate::words::{human_bytes, quoted};
