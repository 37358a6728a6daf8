//! Limits on all lists of one drive together: eight lists, each within its own limits, could still
//! fill the memory.

/// Maximum bytes of all manifests and `fetch.txt` of a drive together. Also limits the bytes of
/// their names once decoded (an old encoding can have one byte where UTF-8 has three). A drive of
/// 500,000 files with two lists needs half of this; more is an attack on memory (tuning).
pub const LISTS_BYTES_MAX: u64 = 128 << 20;

/// Maximum lines of all manifests and `fetch.txt` of a drive together: the same attack with short
/// lines (tuning).
pub const LISTS_LINES_MAX: usize = 1_000_000;

/// The remaining limits while a drive's lists are read one after another.
#[derive(Debug, Clone)]
pub struct BagBudget {
    read_bytes: u64,
    kept_bytes: u64,
    lines: usize,
}

impl Default for BagBudget {
    fn default() -> Self {
        Self {
            read_bytes: LISTS_BYTES_MAX,
            kept_bytes: LISTS_BYTES_MAX,
            lines: LISTS_LINES_MAX,
        }
    }
}

impl BagBudget {
    /// Subtracts a list of this length; `false` if it does not fit. The caller must not read it
    /// then.
    pub fn take_list(&mut self, length_bytes: u64) -> bool {
        let left = self.read_bytes.checked_sub(length_bytes);
        self.read_bytes = left.unwrap_or(self.read_bytes);
        left.is_some()
    }

    /// Subtracts a line whose names are kept; `false` if it does not fit.
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
