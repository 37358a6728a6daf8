//! Finding files of a listing by the names that manifests use.

use std::collections::BTreeMap;

use super::super::damage::Note;
use super::super::report::RawName;
use super::super::view::Listing;
use crate::kit::fold;

/// A listing by name.
pub(super) struct Index<'a> {
    listing: &'a Listing,
    exact: BTreeMap<&'a str, usize>,
    folded: BTreeMap<String, Vec<usize>>,
}

impl<'a> Index<'a> {
    /// Indexes the files whose names are Unicode; of two files of one name the first counts (the
    /// view tells that there are two).
    pub(super) fn new(listing: &'a Listing) -> Self {
        let mut exact = BTreeMap::new();
        let mut folded: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, file) in listing.files.iter().enumerate() {
            if file.exact {
                exact.entry(file.path.as_str()).or_insert(index);
                folded.entry(fold(&file.path)).or_default().push(index);
            }
        }
        Self {
            listing,
            exact,
            folded,
        }
    }

    /// The file of exactly this name.
    pub(super) fn exact(&self, path: &str) -> Option<usize> {
        self.exact.get(path).copied()
    }

    /// Files whose names are equal but for case, composition and the order of Thai marks.
    pub(super) fn alike(&self, path: &str) -> &[usize] {
        self.folded.get(&fold(path)).map_or(&[], Vec::as_slice)
    }

    /// The file of this name, or the only one alike.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.exact(path).or_else(|| match self.alike(path) {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// Names that some systems do not keep apart.
    pub(super) fn names_alike(&self) -> Vec<Note> {
        let name = |index: &usize| RawName::new(&*self.listing.files[*index].path);
        let mut notes = Vec::new();
        for group in self.folded.values() {
            for pair in group.windows(2) {
                let (first, second) = (name(&pair[0]), name(&pair[1]));
                if first != second {
                    notes.push(Note::NamesAlike { first, second });
                }
            }
        }
        notes
    }
}
