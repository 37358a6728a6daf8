//! What every room stands on: digests, output that is whole or not at all, progress,
//! diagnostics, interruption, escaping of names. Knows nothing of kits, drives or formats.

mod blame;
mod diagnostic;
mod digest;
mod escape;
mod interrupt;
mod new_file;
mod output;
mod platform;
mod progress;
mod read_at;
mod units;

pub use blame::Blame;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use digest::{Crc32, HashState, Hashing, ParseDigestError, Sha256};
pub use escape::{code_points, escaped};
pub use interrupt::{Interrupted, interrupted, request_stop};
pub use new_file::{Readers, write_new};
pub use output::{OutputError, OutputFile, OutputFolder, read_file, sync_filesystem};
pub use progress::{Progress, Quiet};
pub use read_at::ReadAt;
pub use units::{human_bytes, plural};
