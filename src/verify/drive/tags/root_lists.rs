//! Which of the files in a bag's root are its manifests. Of one algorithm there is one (RFC 8493
//! §2.1.3): of several, the one that is called as it must be is read, the others are damage and
//! never read. So twenty spellings of one name cost no more than one.

use std::collections::BTreeMap;

use super::index::Index;
use super::kept::{Kept, NOTES_MAX};
use crate::drive::fold;
use crate::formats::bagit::{Algorithm, ManifestKind, manifest_name};
use crate::verify::answer::{Damage, Defect, LeftOut, Note, RawName};
use crate::verify::drive::words::DriveFinding;
use crate::verify::view::Files;

/// A manifest that is read.
pub(in crate::verify::drive) struct Chosen {
    /// Its place in the listing.
    pub(in crate::verify::drive) place: usize,
    /// Its name.
    pub(in crate::verify::drive) name: String,
    /// What it lists.
    pub(in crate::verify::drive) kind: ManifestKind,
    /// How.
    pub(in crate::verify::drive) algorithm: Algorithm,
}

/// The lists in a bag's root.
pub(in crate::verify::drive) struct RootLists {
    /// In the order in which they are read: ours first, so that no stranger's uses up their room.
    pub(in crate::verify::drive) chosen: Vec<Chosen>,
    /// Other lists of an algorithm that has one, with the name of that one. Names that are equal
    /// but for case are told where the chosen one is read.
    second: Vec<(String, String)>,
    /// Those of algorithms that are not known here.
    unknown: Vec<(ManifestKind, String)>,
}

impl RootLists {
    /// Looks through the listing.
    pub(in crate::verify::drive) fn find(view: &dyn Files, index: &Index<'_>) -> Self {
        let mut known: BTreeMap<(ManifestKind, Algorithm), Vec<usize>> = BTreeMap::new();
        let mut unknown = Vec::new();
        let files = &view.listing().files;
        for (place, file) in files.iter().enumerate() {
            if !file.exact || file.path.contains('/') {
                continue;
            }
            let name = file.path.to_lowercase();
            let Some((kind, algorithm)) = manifest_name(&name) else {
                continue;
            };
            match Algorithm::named(algorithm) {
                Some(algorithm) => known.entry((kind, algorithm)).or_default().push(place),
                None => unknown.push((kind, file.path.clone())),
            }
        }
        let mut lists = Self {
            chosen: Vec::new(),
            second: Vec::new(),
            unknown,
        };
        for ((kind, algorithm), places) in known {
            let front = match kind {
                ManifestKind::Payload => "manifest",
                ManifestKind::Tag => "tagmanifest",
            };
            let right = index.exact(&format!("{front}-{algorithm}.txt"));
            let Some(chosen) = right.or_else(|| places.first().copied()) else {
                continue;
            };
            let name = &files[chosen].path;
            let folded = fold(name);
            let others = places.iter().map(|place| &files[*place].path);
            let others = others.filter(|other| fold(other) != folded);
            lists
                .second
                .extend(others.map(|other| (other.clone(), name.clone())));
            lists.chosen.push(Chosen {
                place: chosen,
                name: name.clone(),
                kind,
                algorithm,
            });
        }
        lists.chosen.sort_by_key(|chosen| {
            let is_ours = chosen.algorithm == Algorithm::Sha256;
            let is_tag = chosen.kind == ManifestKind::Tag;
            (!is_ours, !is_tag, chosen.place)
        });
        lists
    }

    /// The algorithms of the lists of a kind, sorted.
    pub(in crate::verify::drive) fn algorithms(&self, kind: ManifestKind) -> Vec<Algorithm> {
        let of_kind = self.chosen.iter().filter(|chosen| chosen.kind == kind);
        let mut algorithms: Vec<Algorithm> = of_kind.map(|chosen| chosen.algorithm).collect();
        algorithms.sort_unstable();
        algorithms
    }

    /// A payload manifest of an algorithm that is not known here.
    pub(in crate::verify::drive) fn unknown_payload_list(&self) -> Option<String> {
        let mut unknown = self.unknown.iter();
        let payload = unknown.find(|(kind, _)| *kind == ManifestKind::Payload);
        payload.map(|(_, name)| name.clone())
    }

    /// What was not checked.
    pub(in crate::verify::drive) fn notes(&self) -> Vec<Note> {
        let mut kept = Kept::at_most(NOTES_MAX);
        for (_, name) in &self.unknown {
            kept.push_with(|| Note::UnknownAlgorithm {
                file: RawName::new(&**name),
            });
        }
        let mut notes = Vec::new();
        let count = kept.move_to(&mut notes);
        notes.extend(Note::more(LeftOut::Lists, count));
        notes
    }

    /// Second lists of one algorithm: programs differ in which they believe.
    pub(in crate::verify::drive) fn tell_second_lists(&mut self, damaged: &mut Kept<Damage>) {
        for (name, first) in self.second.drain(..) {
            let first = RawName::new(first);
            let reason = DriveFinding::SecondList { first }.into();
            damaged.push(Damage::new(&name, Defect::Form { reason }));
        }
    }
}
