//! Listed files held against their manifests.

use std::collections::{BTreeMap, BTreeSet};

use super::super::damage::{Damage, Defect, Note};
use super::super::error::Error;
use super::super::hash::{Job, Outcome, hash_files};
use super::super::report::{Counts, RawName, Report};
use super::super::view::Files;
use super::index::Index;
use super::tags::{ManifestFile, Tags};
use crate::base::{Progress, is_held};
use crate::formats::bagit::{Algorithm, Digest, Digesting, Entry, ManifestKind};
use crate::formats::content::Kind;

/// What the manifests say about the files that are there.
#[derive(Default)]
pub(super) struct Listed {
    /// Which manifests (by place in `Tags::manifests`) list a file, with the digest they want.
    claims: BTreeMap<usize, Vec<(usize, Digest)>>,
    /// The first line that lists a file: the order in which a drive of ours was laid out.
    order: BTreeMap<usize, u32>,
    /// Listed files that are not there.
    pub(super) missing: BTreeSet<String>,
    /// What differs.
    pub(super) damaged: Vec<Damage>,
    /// Files that another program has open, so that nobody could find out about them.
    pub(super) held: BTreeSet<RawName>,
    /// Names that differ in case.
    pub(super) notes: Vec<Note>,
    /// How much was read.
    pub(super) counts: Counts,
    /// What the first bytes of each listed file say it is.
    pub(super) kinds: BTreeMap<usize, Kind>,
}

/// Finds each listed file in the tree.
pub(super) fn match_files(view: &dyn Files, index: &Index<'_>, tags: &Tags) -> Listed {
    let mut listed = Listed::default();
    let mut left: Vec<(usize, &Entry)> = Vec::new();
    for (number, manifest) in tags.manifests.iter().enumerate() {
        for entry in &manifest.manifest.entries {
            let literal = || index.exact(entry.literal.as_deref()?);
            match index.exact(&entry.path).or_else(literal) {
                Some(file) => listed.claim(file, number, entry),
                None => left.push((number, entry)),
            }
        }
    }
    // Only files that nothing lists by their very name may stand for one that is called alike.
    let taken: BTreeSet<usize> = listed.claims.keys().copied().collect();
    for (number, entry) in left {
        let mut alike = index.alike(&entry.path).iter();
        match alike.find(|file| !taken.contains(file)) {
            Some(file) => {
                listed.claim(*file, number, entry);
                let note = Note::NameDiffers {
                    listed: RawName::new(&*entry.path),
                    found: RawName::new(&*view.listing().files[*file].path),
                };
                if !listed.notes.contains(&note) {
                    listed.notes.push(note);
                }
            }
            None => listed.absent(view, &entry.path),
        }
    }
    listed.check_every_manifest_lists_all(view, &tags.manifests);
    listed
}

impl Listed {
    fn claim(&mut self, file: usize, manifest: usize, entry: &Entry) {
        let claims = self.claims.entry(file).or_default();
        claims.push((manifest, entry.digest.clone()));
        self.order.entry(file).or_insert(entry.line);
    }

    fn absent(&mut self, view: &dyn Files, path: &str) {
        let mut specials = view.listing().specials.iter();
        match specials.find(|special| special.path == path) {
            Some(special) => {
                let defect = Defect::NoFile { kind: special.kind };
                let damage = Damage::new(path, defect);
                if !self.damaged.contains(&damage) {
                    self.damaged.push(damage);
                }
            }
            None => {
                self.missing.insert(path.to_owned());
            }
        }
    }

    /// RFC 8493 §3: every payload file stands in every payload manifest.
    fn check_every_manifest_lists_all(&mut self, view: &dyn Files, manifests: &[ManifestFile]) {
        for (number, manifest) in manifests.iter().enumerate() {
            if manifest.kind != ManifestKind::Payload {
                continue;
            }
            for (file, claims) in &self.claims {
                let path = &view.listing().files[*file].path;
                let is_listed = claims.iter().any(|(by, _)| *by == number);
                if path.starts_with("data/") && !is_listed {
                    let manifest = RawName::new(&*manifest.name);
                    let defect = Defect::NotListedIn { manifest };
                    self.damaged.push(Damage::new(path, defect));
                }
            }
        }
    }

    /// Whether any manifest lists the file.
    pub(super) fn lists(&self, file: usize) -> bool {
        self.claims.contains_key(&file)
    }

    /// The first tag manifest that does not list the file (RFC 8493 §2.2.1: every one must list
    /// every payload manifest; the signature covers one of them only).
    pub(super) fn tag_manifest_without<'t>(
        &self,
        file: usize,
        tags: &'t Tags,
    ) -> Option<&'t ManifestFile> {
        let claims = self.claims.get(&file).map_or(&[][..], Vec::as_slice);
        let is_without = |number: &usize| claims.iter().all(|(by, _)| by != number);
        let numbered = tags.manifests.iter().enumerate();
        let mut of_tags = numbered.filter(|(_, m)| m.kind == ManifestKind::Tag);
        let found = of_tags.find(|(number, _)| is_without(number));
        found.map(|(_, manifest)| manifest)
    }

    /// Reads every listed file and compares. Tag files that were read already are not read again.
    pub(super) fn compare(
        &mut self,
        view: &dyn Files,
        target: &str,
        tags: &Tags,
        progress: &dyn Progress,
    ) -> Result<(), Error> {
        let mut jobs = Vec::new();
        let mut total_bytes: u64 = 0;
        for (file, claims) in &self.claims {
            if tags.bytes.contains_key(file) {
                continue;
            }
            let algorithms = algorithms_of(claims, &tags.manifests);
            total_bytes = total_bytes.saturating_add(view.listing().files[*file].length_bytes);
            let order = self.order.get(file).copied().unwrap_or(u32::MAX).into();
            jobs.push(Job {
                file: *file,
                algorithms,
                order,
            });
        }
        progress.stage("checking files", Some(total_bytes));
        let outcomes = hash_files(view, target, jobs, progress)?;
        for (file, outcome) in outcomes {
            self.judge(view, file, outcome, &tags.manifests);
        }
        let in_memory: Vec<usize> = self.claims.keys().copied().collect();
        for file in in_memory {
            if let Some(bytes) = tags.bytes.get(&file) {
                self.judge_bytes(view, file, bytes, &tags.manifests);
            }
        }
        self.damaged.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(())
    }

    fn judge(
        &mut self,
        view: &dyn Files,
        file: usize,
        outcome: Outcome,
        manifests: &[ManifestFile],
    ) {
        let path = &view.listing().files[file].path;
        let read = match outcome {
            Ok(read) => read,
            Err(error) if is_held(&error) => {
                self.held.insert(RawName::new(&**path));
                return;
            }
            Err(error) => {
                let reason = error.to_string();
                self.damaged
                    .push(Damage::new(path, Defect::Unreadable { reason }));
                return;
            }
        };
        self.counts.files += 1;
        self.counts.bytes = self.counts.bytes.saturating_add(read.length_bytes);
        self.kinds.insert(file, read.kind);
        let claims = self.claims.get(&file).map_or(&[][..], Vec::as_slice);
        let algorithms = algorithms_of(claims, manifests);
        let wrong = claims.iter().find(|(number, wanted)| {
            let algorithm = manifests[*number].algorithm;
            let place = algorithms.iter().position(|a| *a == algorithm);
            place.and_then(|place| read.digests.get(place)) != Some(wanted)
        });
        if let Some((number, _)) = wrong {
            let manifest = RawName::new(&*manifests[*number].name);
            self.damaged
                .push(Damage::new(path, Defect::Differs { manifest }));
        }
    }

    fn judge_bytes(
        &mut self,
        view: &dyn Files,
        file: usize,
        bytes: &[u8],
        manifests: &[ManifestFile],
    ) {
        let claims = self.claims.get(&file).map_or(&[][..], Vec::as_slice);
        let digests = algorithms_of(claims, manifests)
            .into_iter()
            .map(|algorithm| {
                let mut state = Digesting::new(algorithm);
                state.update(bytes);
                state.finish()
            });
        let read = super::super::hash::FileRead {
            digests: digests.collect(),
            kind: crate::formats::content::sniff(bytes, &view.listing().files[file].path),
            length_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        };
        self.judge(view, file, Ok(read), manifests);
    }

    /// Tells of the files that another program has open. Where all else is right, nobody knows
    /// whether the drive is; what is wrong with it is so whatever they hold.
    pub(super) fn tell_held(&self, report: &mut Report) -> Result<(), Error> {
        let Some(first) = self.held.first() else {
            return Ok(());
        };
        if report.verdict.is_yes() {
            return Err(Error::held_on(report.target.as_raw(), first.as_raw()));
        }
        let reason =
            |name: &RawName| format!("{name} was not checked: another program has it open");
        let notes = self.held.iter().map(|name| Note::Tree {
            reason: reason(name),
        });
        report.notes.extend(notes);
        Ok(())
    }

    /// Octets and files of the listed payload, as Payload-Oxum counts them.
    pub(super) fn payload_oxum(&self, view: &dyn Files) -> String {
        let files = self.claims.keys().map(|file| &view.listing().files[*file]);
        let payload: Vec<u64> = files
            .filter(|file| file.path.to_lowercase().starts_with("data/"))
            .map(|file| file.length_bytes)
            .collect();
        let octets = payload.iter().fold(0u64, |sum, n| sum.saturating_add(*n));
        format!("{octets}.{}", payload.len())
    }
}

fn algorithms_of(claims: &[(usize, Digest)], manifests: &[ManifestFile]) -> Vec<Algorithm> {
    let algorithms = claims
        .iter()
        .map(|(number, _)| manifests[*number].algorithm);
    let algorithms: BTreeSet<Algorithm> = algorithms.collect();
    algorithms.into_iter().collect()
}
