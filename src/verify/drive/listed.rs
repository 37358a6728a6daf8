//! Listed files held against their manifests.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::super::error::Error;
use super::tags::index::Index;
use super::tags::kept::{FINDINGS_MAX, Kept, NOTES_MAX};
use super::tags::{ManifestFile, Tags};
use crate::bag::{MANIFEST_PATH, TAG_MANIFEST_PATH};
use crate::base::{Activity, NameKey, Work, is_held};
use crate::formats::bagit::{Algorithm, Digest, ManifestKind};
use crate::formats::content::{Kind, system_file};
use crate::verify::answer::{BagKind, Counts, Damage, Defect, Note, RawName};
use crate::verify::view::{Files, Job, Outcome, SpecialKind, hash_files};
use crate::words::ToMessage as _;

/// A manifest's line that lists a file. There may be a million, so the digest stays in the manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// The file's place in the listing.
    file: usize,
    /// The manifest's place in `Tags::manifests`.
    manifest: usize,
    /// The entry's place in the manifest.
    entry: usize,
}

impl Claim {
    fn digest(self, manifests: &[ManifestFile]) -> Option<Digest> {
        let manifest = &manifests[self.manifest].manifest;
        manifest.entry(self.entry).map(|entry| entry.digest)
    }
}

/// What the manifests say about the files that are there.
pub(super) struct Listed {
    /// Sorted by file, then by manifest.
    claims: Vec<Claim>,
    /// Whether each manifest makes a file the drive's own. Ours has two, and the signature covers
    /// these alone: what only a list of somebody else names is somebody else's.
    vouches: Vec<bool>,
    /// Listed files that are not there, as far as they are told.
    pub(super) missing: BTreeSet<String>,
    /// All of them.
    missing_keys: HashSet<NameKey>,
    /// Whether any of the payload's is among them.
    pub(super) is_payload_missing: bool,
    /// Operating systems' files that are listed, and how many of them are missing.
    system_files: (usize, usize),
    /// What differs.
    pub(super) damaged: Kept<Damage>,
    /// Files that another program has open, so that nobody could find out about them.
    pub(super) held: BTreeSet<RawName>,
    /// Names that differ in case.
    pub(super) notes: Kept<Note>,
    /// How much was read.
    pub(super) counts: Counts,
    /// What the first bytes of each listed file say it is.
    pub(super) kinds: BTreeMap<usize, Kind>,
}

/// Finds each listed file in the tree.
pub(super) fn match_files(
    view: &dyn Files,
    index: &Index<'_>,
    tags: &Tags,
    bag: BagKind,
) -> Listed {
    let mut claims = Vec::new();
    let mut left: Vec<(usize, usize)> = Vec::new();
    for (number, manifest) in tags.manifests.iter().enumerate() {
        for (at, entry) in manifest.manifest.entries().enumerate() {
            let literal = || index.exact(entry.literal?);
            match index.exact(entry.path).or_else(literal) {
                Some(file) => claims.push(Claim {
                    file,
                    manifest: number,
                    entry: at,
                }),
                None => left.push((number, at)),
            }
        }
    }
    let is_ours = |name: &str| {
        let mut own = [MANIFEST_PATH, TAG_MANIFEST_PATH].into_iter();
        own.any(|own| own.eq_ignore_ascii_case(name))
    };
    let manifests = tags.manifests.iter();
    let vouches = manifests.map(|list| bag != BagKind::Ours || is_ours(&list.name));
    let mut listed = Listed {
        claims,
        vouches: vouches.collect(),
        missing: BTreeSet::new(),
        missing_keys: HashSet::new(),
        is_payload_missing: false,
        system_files: (0, 0),
        damaged: Kept::at_most(FINDINGS_MAX),
        held: BTreeSet::new(),
        notes: Kept::at_most(NOTES_MAX),
        counts: Counts::default(),
        kinds: BTreeMap::new(),
    };
    listed.match_names_alike(view, index, tags, (left, bag));
    listed.claims.sort_unstable();
    listed.count_system_files(view);
    listed.check_every_manifest_lists_all(view, &tags.manifests);
    listed
}

/// Files that stand for listed names which nothing has to the letter.
struct StandIns {
    /// Files that a list names by their very name.
    taken: Vec<bool>,
    /// What stands for a name that was asked for before: each manifest asks anew.
    found: HashMap<NameKey, Option<usize>>,
    /// How many files of a group were handed out or passed over: each is looked at once.
    passed: HashMap<usize, usize>,
}

impl StandIns {
    /// The file that stands for `path`, and whether it is told the first time. A file that a list
    /// names by its very name stands for no other, and none stands for two.
    fn find(&mut self, index: &Index<'_>, path: &str) -> (Option<usize>, bool) {
        let key = NameKey::of(path);
        if let Some(found) = self.found.get(&key) {
            return (*found, false);
        }
        let alike = index.alike(path);
        let passed = self.passed.entry(alike.group).or_default();
        let mut files = alike.files().enumerate().skip(*passed);
        let found = files.find(|(_, file)| !self.taken[*file]);
        if alike.files().len() > 0 {
            *passed = found.map_or(alike.files().len(), |(at, _)| at + 1);
        }
        let found = found.map(|(_, file)| file);
        self.found.insert(key, found);
        (found, true)
    }
}

impl Listed {
    /// Finds files for the entries that none has to the letter: (manifest, entry) each.
    fn match_names_alike(
        &mut self,
        view: &dyn Files,
        index: &Index<'_>,
        tags: &Tags,
        (left, bag): (Vec<(usize, usize)>, BagKind),
    ) {
        let listing = view.listing();
        let specials = listing.specials.iter().rev();
        let specials: HashMap<&str, SpecialKind> = specials
            .map(|special| (special.path.as_str(), special.kind))
            .collect();
        let mut taken = vec![false; listing.files.len()];
        for claim in &self.claims {
            taken[claim.file] = true;
        }
        let mut stand_ins = StandIns {
            taken,
            found: HashMap::new(),
            passed: HashMap::new(),
        };
        for (manifest, entry) in left {
            let Some(listed) = tags.manifests[manifest].manifest.entry(entry) else {
                continue;
            };
            let (found, is_first) = stand_ins.find(index, listed.path);
            match found {
                Some(file) => {
                    self.claims.push(Claim {
                        file,
                        manifest,
                        entry,
                    });
                    if is_first {
                        self.notes.push_with(|| Note::NameDiffers {
                            listed: RawName::new(listed.path),
                            found: RawName::new(&*listing.files[file].path),
                        });
                    }
                }
                None if is_first => self.absent(listed.path, &specials, bag),
                None => {}
            }
        }
    }

    fn absent(&mut self, path: &str, specials: &HashMap<&str, SpecialKind>, bag: BagKind) {
        if let Some(kind) = specials.get(path) {
            let defect = Defect::NoFile { kind: *kind };
            self.damaged.push_with(|| Damage::new(path, defect));
            return;
        }
        self.is_payload_missing |= path.starts_with("data/");
        // What a system writes and takes away by itself shows nothing to anybody. Drives of ours
        // list no such file: whoever lists one there is not us.
        if bag == BagKind::Foreign && system_file(path).is_some() {
            self.system_files.0 += 1;
            self.system_files.1 += 1;
            return;
        }
        self.miss(path);
    }

    /// Tells a file as missing.
    pub(super) fn miss(&mut self, path: &str) {
        if self.missing_keys.insert(NameKey::of(path)) && self.missing.len() < FINDINGS_MAX {
            self.missing.insert(path.to_owned());
        }
    }

    /// Takes a file back that is told otherwise.
    pub(super) fn unmiss(&mut self, path: &str) {
        self.missing_keys.remove(&NameKey::of(path));
        self.missing.remove(path);
    }

    /// How many missing files are not told by name.
    pub(super) fn missing_untold(&self) -> usize {
        self.missing_keys.len().saturating_sub(self.missing.len())
    }

    fn count_system_files(&mut self, view: &dyn Files) {
        let files = &view.listing().files;
        let by_system = self.files().filter(|claims| {
            let path = &files[claims[0].file].path;
            system_file(path).is_some()
        });
        self.system_files.0 += by_system.count();
    }

    /// The note about operating systems' files that a manifest lists.
    pub(super) fn system_files_note(&self) -> Option<Note> {
        let (files, missing) = self.system_files;
        (files > 0).then_some(Note::SystemFilesListed { files, missing })
    }

    /// The claims of each listed file that is there.
    fn files(&self) -> impl Iterator<Item = &[Claim]> {
        self.claims.chunk_by(|one, other| one.file == other.file)
    }

    fn claims_of(&self, file: usize) -> &[Claim] {
        let start = self.claims.partition_point(|claim| claim.file < file);
        let behind = &self.claims[start..];
        &behind[..behind.partition_point(|claim| claim.file == file)]
    }

    /// RFC 8493 §3: every payload file stands in every payload manifest.
    fn check_every_manifest_lists_all(&mut self, view: &dyn Files, manifests: &[ManifestFile]) {
        let claims = std::mem::take(&mut self.claims);
        for (number, manifest) in manifests.iter().enumerate() {
            if manifest.kind != ManifestKind::Payload {
                continue;
            }
            for of_file in claims.chunk_by(|one, other| one.file == other.file) {
                let path = &view.listing().files[of_file[0].file].path;
                let is_listed = of_file.iter().any(|claim| claim.manifest == number);
                if path.starts_with("data/") && !is_listed {
                    self.damaged.push_with(|| {
                        let manifest = RawName::new(&*manifest.name);
                        Damage::new(path, Defect::NotListedIn { manifest })
                    });
                }
            }
        }
        self.claims = claims;
    }

    /// Whether the file is the drive's own by a manifest.
    pub(super) fn lists(&self, file: usize) -> bool {
        let mut claims = self.claims_of(file).iter();
        claims.any(|claim| self.vouches[claim.manifest])
    }

    /// Whether a list of this kind is there that makes files the drive's own.
    pub(super) fn has_list(&self, kind: ManifestKind, tags: &Tags) -> bool {
        let mut lists = tags.manifests.iter().zip(&self.vouches);
        lists.any(|(list, vouches)| *vouches && list.kind == kind)
    }

    /// The first tag manifest that does not list the file (RFC 8493 §2.2.1: every one must list
    /// every payload manifest; the signature covers one of them only).
    pub(super) fn tag_manifest_without<'t>(
        &self,
        file: usize,
        tags: &'t Tags,
    ) -> Option<&'t ManifestFile> {
        let claims = self.claims_of(file);
        let is_without = |number: &usize| claims.iter().all(|claim| claim.manifest != *number);
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
        tags: &mut Tags,
        work: &Work,
    ) -> Result<(), Error> {
        let mut jobs = Vec::new();
        let mut total_bytes: u64 = 0;
        for claims in self.files() {
            let file = claims[0].file;
            if tags.read.contains_key(&file) {
                continue;
            }
            let algorithms = algorithms_of(claims, &tags.manifests);
            total_bytes = total_bytes.saturating_add(view.listing().files[file].length_bytes);
            // The first line that lists it: the order in which a drive of ours was laid out.
            let first = tags.manifests[claims[0].manifest]
                .manifest
                .entry(claims[0].entry);
            let order = first.map_or(u32::MAX, |entry| entry.line).into();
            jobs.push(Job {
                file,
                algorithms,
                order,
            });
        }
        let task = work.task(Activity::CheckFiles, Some(total_bytes));
        let outcomes = hash_files(view, target, jobs, &task)?;
        for (file, outcome) in outcomes {
            let algorithms = algorithms_of(self.claims_of(file), &tags.manifests);
            self.judge(view, (file, outcome), &algorithms, &tags.manifests);
        }
        for (file, tag) in std::mem::take(&mut tags.read) {
            if !self.claims_of(file).is_empty() {
                self.judge(view, (file, Ok(tag.read)), &tag.algorithms, &tags.manifests);
            }
        }
        Ok(())
    }

    fn judge(
        &mut self,
        view: &dyn Files,
        (file, outcome): (usize, Outcome),
        algorithms: &[Algorithm],
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
                let reason = error.message();
                self.damaged
                    .push(Damage::new(path, Defect::Unreadable { reason }));
                return;
            }
        };
        self.counts.files += 1;
        self.counts.bytes = self.counts.bytes.saturating_add(read.length_bytes);
        self.kinds.insert(file, read.kind);
        let claims = self.claims_of(file);
        let wrong = claims.iter().find(|claim| {
            let algorithm = manifests[claim.manifest].algorithm;
            let place = algorithms.iter().position(|a| *a == algorithm);
            let found = place.and_then(|place| read.digests.get(place));
            found.is_none_or(|found| claim.digest(manifests).as_ref() != Some(found))
        });
        if let Some(claim) = wrong {
            let manifest = RawName::new(&*manifests[claim.manifest].name);
            self.damaged
                .push(Damage::new(path, Defect::Differs { manifest }));
        }
    }

    /// Octets and files of the listed payload, as Payload-Oxum counts them.
    pub(super) fn payload_oxum(&self, view: &dyn Files) -> String {
        let files = &view.listing().files;
        let listed = self.files().map(|claims| &files[claims[0].file]);
        let payload = listed.filter(|file| file.path.to_lowercase().starts_with("data/"));
        let (octets, count) = payload.fold((0u64, 0usize), |(octets, count), file| {
            (octets.saturating_add(file.length_bytes), count + 1)
        });
        format!("{octets}.{count}")
    }
}

fn algorithms_of(claims: &[Claim], manifests: &[ManifestFile]) -> Vec<Algorithm> {
    let algorithms = claims
        .iter()
        .map(|claim| manifests[claim.manifest].algorithm);
    let algorithms: BTreeSet<Algorithm> = algorithms.collect();
    algorithms.into_iter().collect()
}
