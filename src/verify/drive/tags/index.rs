//! Looks up files of a listing by the names in manifests.

use std::ops::Range;

use super::kept::{Kept, NOTES_MAX};
use crate::base::NameKey;
use crate::drive::fold;
use crate::verify::answer::{Note, RawName};
use crate::verify::view::ViewFiles;

/// A listing by name. The listing is sorted by path, so exact lookup needs no memory. Folded lookup
/// stores only a key per file: a million folded names would be as large as the listing.
pub(in crate::verify::drive) struct Index<'a> {
    listing: &'a ViewFiles,
    /// Each folded name's key with its file's index, sorted.
    folded: Vec<(NameKey, usize)>,
}

/// Files whose names differ only in case, composition and the order of Thai marks.
#[derive(Debug, Clone, Copy)]
pub(in crate::verify::drive) struct Alike<'i> {
    files: &'i [(NameKey, usize)],
    /// Identifies this group.
    pub(in crate::verify::drive) group: usize,
}

impl Alike<'_> {
    /// Their indices in the listing, sorted by name.
    pub(in crate::verify::drive) fn files(&self) -> impl ExactSizeIterator<Item = usize> {
        self.files.iter().map(|(_, file)| *file)
    }
}

impl<'a> Index<'a> {
    /// Indexes the files whose names are Unicode. Of two files with the same name the first counts;
    /// the view reports the duplicate.
    pub(in crate::verify::drive) fn new(listing: &'a ViewFiles) -> Self {
        let files = listing.files.iter().enumerate();
        let exact = files.filter(|(_, file)| file.exact);
        let mut folded: Vec<(NameKey, usize)> = exact
            .map(|(place, file)| (NameKey::of(&fold(&file.path)), place))
            .collect();
        folded.sort_unstable();
        Self { listing, folded }
    }

    /// The file with exactly this name.
    pub(in crate::verify::drive) fn exact(&self, path: &str) -> Option<usize> {
        let files = &self.listing.files;
        let first = files.partition_point(|file| file.path.as_str() < path);
        let mut of_this_name = (first..files.len()).take_while(|at| files[*at].path == path);
        of_this_name.find(|at| files[*at].exact)
    }

    /// The files whose names differ only in case, composition and the order of Thai marks.
    pub(in crate::verify::drive) fn alike(&self, path: &str) -> Alike<'_> {
        let key = NameKey::of(&fold(path));
        let start = self.folded.partition_point(|(other, _)| *other < key);
        let length = self.folded[start..].partition_point(|(other, _)| *other == key);
        self.group(start..start + length)
    }

    fn group(&self, range: Range<usize>) -> Alike<'_> {
        Alike {
            group: range.start,
            files: &self.folded[range],
        }
    }

    /// The file with this name, or the first similar one. Several similar ones are damage, which
    /// [`Reader`](super::Reader) reports.
    pub(in crate::verify::drive) fn find(&self, path: &str) -> Option<usize> {
        let first_alike = || self.alike(path).files().next();
        self.exact(path).or_else(first_alike)
    }

    /// Names that some systems do not distinguish, up to a limit.
    pub(in crate::verify::drive) fn names_alike(&self) -> Kept<Note> {
        let groups = self.folded.chunk_by(|(one, _), (other, _)| one == other);
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for group in groups {
            for pair in group.windows(2) {
                let (first, second) = (pair[0].1, pair[1].1);
                if self.listing.files[first].path != self.listing.files[second].path {
                    pairs.push((first, second));
                }
            }
        }
        pairs.sort_unstable();
        let name = |place: usize| RawName::new(&*self.listing.files[place].path);
        let mut notes = Kept::at_most(NOTES_MAX);
        for (first, second) in pairs {
            notes.push_with(|| Note::NamesAlike {
                first: name(first),
                second: name(second),
            });
        }
        notes
    }
}
