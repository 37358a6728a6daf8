//! What all lists of one drive may hold together: each alone stays within its own limits, and
//! eight of them would fill the memory all the same.

/// Bytes of all manifests and of `fetch.txt` of a drive together; of their names, too, as they are
/// kept (old encodings have a byte where UTF-8 has three). A drive of 500,000 files with two lists
/// has half of it; more is made to fill the memory of whoever verifies it (tuning).
pub const LISTS_BYTES_MAX: u64 = 128 << 20;

/// Lines of all manifests and of `fetch.txt` of a drive together: the same attack with short lines
/// (tuning).
const LISTS_LINES_MAX: usize = 1_000_000;

/// What is left of the limits while a drive's lists are read one after another.
#[derive(Debug, Clone)]
pub struct Budget {
    read_bytes: u64,
    kept_bytes: u64,
    lines: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            read_bytes: LISTS_BYTES_MAX,
            kept_bytes: LISTS_BYTES_MAX,
            lines: LISTS_LINES_MAX,
        }
    }
}

impl Budget {
    /// Takes a list of this length off; whether it fits. One that does not must not be read.
    pub fn take_list(&mut self, length_bytes: u64) -> bool {
        let left = self.read_bytes.checked_sub(length_bytes);
        self.read_bytes = left.unwrap_or(self.read_bytes);
        left.is_some()
    }

    /// Takes a line whose names are kept off; whether it fits.
    pub(super) fn take_line(&mut self, kept_bytes: usize) -> bool {
        let kept_bytes = u64::try_from(kept_bytes).unwrap_or(u64::MAX);
        match (
            self.kept_bytes.checked_sub(kept_bytes),
            self.lines.checked_sub(1),
        ) {
            (Some(bytes), Some(lines)) => {
                (self.kept_bytes, self.lines) = (bytes, lines);
                true
            }
            _ => false,
        }
    }
}
