//! What every room stands on: digests, output that is whole or not at all, progress,
//! diagnostics, interruption, escaping of names. Knows nothing of kits, drives or formats.

mod blame;
mod bulk;
mod diagnostic;
mod digest;
mod escape;
mod exact;
mod foreign;
mod held;
mod interrupt;
mod mend;
mod name_key;
mod new_file;
mod open;
mod output;
mod output_error;
mod platform;
mod progress;
mod read_at;
mod shell;
mod units;

pub use blame::Blame;
pub use bulk::{BulkBytes, BulkWriter};
pub use diagnostic::{Diagnostic, Place, Severity};
pub use digest::{Crc32, HashState, Hashing, ParseDigestError, Sha256};
pub use escape::{code_points, escaped, escaped_span, shown_bytes};
pub use exact::{exact_path, is_kept_elsewhere, plain_path, real_path};
pub use foreign::{ForeignFault, ForeignPath, is_device_name};
pub use held::is_held;
pub use interrupt::{Interrupted, interrupted, request_stop};
pub use mend::{CLOSE_IT, machine_mend};
pub use name_key::NameKey;
pub use new_file::{Readers, write_new};
pub use open::{open_file, read_at_most, read_file};
pub use output::{OutputFile, OutputFolder, remove_entry, sync_drive};
pub use output_error::OutputError;
pub use progress::{Progress, Quiet};
pub use read_at::ReadAt;
pub use shell::{quoted, quoted_path};
pub use units::{human_bytes, plural};
