//! Selects the manifests in a bag's root. Each algorithm has one (RFC 8493 §2.1.3). Of several,
//! only the one with the exact name is read; the others are damage. So twenty spellings of one name
//! cost no more than one.

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
    /// Its index in the listing.
    pub(in crate::verify::drive) place: usize,
    /// Its name.
    pub(in crate::verify::drive) name: String,
    /// What it lists.
    pub(in crate::verify::drive) kind: ManifestKind,
    /// The algorithm of its digests.
    pub(in crate::verify::drive) algorithm: Algorithm,
}

/// The manifests in a bag's root.
pub(in crate::verify::drive) struct RootLists {
    /// In reading order: ours first, so that foreign ones cannot use up the budget.
    pub(in crate::verify::drive) chosen: Vec<Chosen>,
    /// Surplus manifests of an algorithm, each with the chosen one's name. Names that differ only
    /// in case are reported when the chosen one is read.
    second: Vec<(String, String)>,
    /// Manifests with unknown algorithms.
    unknown: Vec<(ManifestKind, String)>,
}

impl RootLists {
    /// Searches the listing.
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
            match Algorithm::from_name(algorithm) {
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

    /// The algorithms of a kind's manifests, sorted.
    pub(in crate::verify::drive) fn algorithms(&self, kind: ManifestKind) -> Vec<Algorithm> {
        let of_kind = self.chosen.iter().filter(|chosen| chosen.kind == kind);
        let mut algorithms: Vec<Algorithm> = of_kind.map(|chosen| chosen.algorithm).collect();
        algorithms.sort_unstable();
        algorithms
    }

    /// A payload manifest with an unknown algorithm.
    pub(in crate::verify::drive) fn unknown_payload_list(&self) -> Option<String> {
        let mut unknown = self.unknown.iter();
        let payload = unknown.find(|(kind, _)| *kind == ManifestKind::Payload);
        payload.map(|(_, name)| name.clone())
    }

    /// Notes on manifests that were not checked.
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

    /// Reports surplus manifests of one algorithm, since programs differ in which one they use.
    pub(in crate::verify::drive) fn report_second_lists(&mut self, damaged: &mut Kept<Damage>) {
        for (name, first) in self.second.drain(..) {
            let first = RawName::new(first);
            let reason = DriveFinding::SecondList { first }.into();
            damaged.push(Damage::new(&name, Defect::Form { reason }));
        }
    }
}
