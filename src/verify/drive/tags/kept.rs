//! Limits findings that may number a million: keeps the first and counts the rest.

/// Most missing files, and most damaged lines or files, reported for one drive. A crafted manifest
/// of absent names would otherwise fill memory and screen (tuning).
pub(in crate::verify::drive) const FINDINGS_MAX: usize = 10_000;

/// Most notes of one kind: a drive that came back in capitals has one per file (tuning).
pub(in crate::verify::drive) const NOTES_MAX: usize = 50;

/// The first findings of a kind.
#[derive(Debug)]
pub(in crate::verify::drive) struct Kept<T> {
    first: Vec<T>,
    most: usize,
    left_out: usize,
}

impl<T> Kept<T> {
    /// An empty list that keeps at most `most`.
    pub(in crate::verify::drive) fn at_most(most: usize) -> Self {
        Self {
            first: Vec::new(),
            most,
            left_out: 0,
        }
    }

    /// Keeps a finding, or counts it if the list is full.
    pub(in crate::verify::drive) fn push(&mut self, finding: T) {
        self.push_with(|| finding);
    }

    /// Like `push`, but creates the finding only if it is kept.
    pub(in crate::verify::drive) fn push_with(&mut self, finding: impl FnOnce() -> T) {
        if self.first.len() < self.most {
            self.first.push(finding());
        } else {
            self.left_out += 1;
        }
    }

    /// The kept findings, in order.
    pub(in crate::verify::drive) fn iter(&self) -> impl Iterator<Item = &T> {
        self.first.iter()
    }

    /// Moves the kept findings to `to` and returns how many were left out.
    pub(in crate::verify::drive) fn move_to(&mut self, to: &mut Vec<T>) -> usize {
        to.append(&mut self.first);
        std::mem::take(&mut self.left_out)
    }
}
