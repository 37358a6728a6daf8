//! Findings of which there may be a million: the first are kept and told, the rest is counted.

/// Files that are told as missing, and lines or files that are told as damaged, of one drive. A
/// list of names that nothing has would fill memory and screen with them; nobody reads the ten
/// thousandth (tuning).
pub(in crate::verify::drive) const FINDINGS_MAX: usize = 10_000;

/// Notes of one kind: a drive that came back in capitals has one for each file (tuning).
pub(in crate::verify::drive) const NOTES_MAX: usize = 50;

/// The first findings of a kind.
#[derive(Debug)]
pub(in crate::verify::drive) struct Kept<T> {
    first: Vec<T>,
    most: usize,
    left_out: usize,
}

impl<T> Kept<T> {
    /// Nothing yet, and no more than `most`.
    pub(in crate::verify::drive) fn at_most(most: usize) -> Self {
        Self {
            first: Vec::new(),
            most,
            left_out: 0,
        }
    }

    /// Keeps a finding while there is room for it.
    pub(in crate::verify::drive) fn push(&mut self, finding: T) {
        self.push_with(|| finding);
    }

    /// The same for a finding that is made only where it is kept.
    pub(in crate::verify::drive) fn push_with(&mut self, finding: impl FnOnce() -> T) {
        if self.first.len() < self.most {
            self.first.push(finding());
        } else {
            self.left_out += 1;
        }
    }

    /// What was kept, in order.
    pub(in crate::verify::drive) fn iter(&self) -> impl Iterator<Item = &T> {
        self.first.iter()
    }

    /// Moves what was kept to `to`; answers how many were left out.
    pub(in crate::verify::drive) fn move_to(&mut self, to: &mut Vec<T>) -> usize {
        to.append(&mut self.first);
        std::mem::take(&mut self.left_out)
    }
}
