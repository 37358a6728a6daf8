//! Compares listed files with their manifests.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::super::error::Error;
use super::tags::index::Index;
use super::tags::kept::{FINDINGS_MAX, Kept, NOTES_MAX};
use super::tags::{ManifestFile, Tags};
use crate::bag::{MANIFEST_PATH, TAG_MANIFEST_PATH};
use crate::base::{Activity, NameKey, Work, is_held};
use crate::formats::bagit::{Algorithm, Digest, ManifestKind};
use crate::formats::content::{FileKind, system_file};
use crate::verify::answer::{BagKind, Counts, Damage, Defect, Note, RawName};
use crate::verify::view::{Files, HashJob, Outcome, SpecialKind, hash_files};
use crate::words::ToMessage as _;

/// A manifest line that lists a file. There may be a million, so the digest stays in the manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// The file's index in the listing.
    file: usize,
    /// The manifest's index in `Tags::manifests`.
    manifest: usize,
    /// The entry's index in the manifest.
    entry: usize,
}

impl Claim {
    fn digest(self, manifests: &[ManifestFile]) -> Option<Digest> {
        let manifest = &manifests[self.manifest].manifest;
        manifest.entry(self.entry).map(|entry| entry.digest)
    }
}

/// What the manifests list.
pub(super) struct ListedFiles {
    /// Sorted by file, then by manifest.
    claims: Vec<Claim>,
    /// For each manifest, whether the files that it lists belong to the drive. On a drive of ours
    /// only our two manifests count, since the signature covers only these.
    vouches: Vec<bool>,
    /// Missing files, up to the limit of the report.
    pub(super) missing: BTreeSet<String>,
    /// The keys of all missing files.
    missing_keys: HashSet<NameKey>,
    /// Whether any payload file is missing.
    pub(super) is_payload_missing: bool,
    /// Listed operating-system files, and how many of them are missing.
    system_files: (usize, usize),
    /// Differences from the manifests.
    pub(super) damaged: Kept<Damage>,
    /// Files that could not be checked because another program has them locked.
    pub(super) held: BTreeSet<RawName>,
    /// Names that differ in case.
    pub(super) notes: Kept<Note>,
    /// How much was read.
    pub(super) counts: Counts,
    /// The kind of each listed file, by its first bytes.
    pub(super) kinds: BTreeMap<usize, FileKind>,
}

/// Finds each listed file in the tree.
pub(super) fn match_files(
    view: &dyn Files,
    index: &Index<'_>,
    tags: &Tags,
    bag: BagKind,
) -> ListedFiles {
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
    let mut listed = ListedFiles {
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

/// Files for listed names that no file matches exactly.
struct StandIns {
    /// Files that a manifest names exactly.
    taken: Vec<bool>,
    /// Results of earlier lookups, since each manifest repeats them.
    found: HashMap<NameKey, Option<usize>>,
    /// How many files of a group are used or skipped, so that each is checked once.
    passed: HashMap<usize, usize>,
}

impl StandIns {
    /// The file that matches `path` loosely, and whether this is the first lookup. Excludes files
    /// that a manifest names exactly or that already match another name.
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

impl ListedFiles {
    /// Finds files for entries without an exact match; each is (manifest, entry).
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
        // A missing system file means nothing, as systems create and delete them. Our drives never
        // list one, so there it counts as missing.
        if bag == BagKind::Foreign && system_file(path).is_some() {
            self.system_files.0 += 1;
            self.system_files.1 += 1;
            return;
        }
        self.miss(path);
    }

    /// Reports a file as missing.
    pub(super) fn miss(&mut self, path: &str) {
        if self.missing_keys.insert(NameKey::of(path)) && self.missing.len() < FINDINGS_MAX {
            self.missing.insert(path.to_owned());
        }
    }

    /// Withdraws a missing file that is reported in another way.
    pub(super) fn unmiss(&mut self, path: &str) {
        self.missing_keys.remove(&NameKey::of(path));
        self.missing.remove(path);
    }

    /// How many missing files are not reported by name.
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

    /// The note about listed operating-system files.
    pub(super) fn system_files_note(&self) -> Option<Note> {
        let (files, missing) = self.system_files;
        (files > 0).then_some(Note::SystemFilesListed { files, missing })
    }

    /// The claims of each listed file that exists.
    fn files(&self) -> impl Iterator<Item = &[Claim]> {
        self.claims.chunk_by(|one, other| one.file == other.file)
    }

    fn claims_of(&self, file: usize) -> &[Claim] {
        let start = self.claims.partition_point(|claim| claim.file < file);
        let behind = &self.claims[start..];
        &behind[..behind.partition_point(|claim| claim.file == file)]
    }

    /// RFC 8493 §3: every payload manifest must list every payload file.
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

    /// Whether a manifest in `vouches` lists the file, so it belongs to the drive.
    pub(super) fn lists(&self, file: usize) -> bool {
        let mut claims = self.claims_of(file).iter();
        claims.any(|claim| self.vouches[claim.manifest])
    }

    /// Whether a manifest of this kind exists whose files belong to the drive.
    pub(super) fn has_list(&self, kind: ManifestKind, tags: &Tags) -> bool {
        let mut lists = tags.manifests.iter().zip(&self.vouches);
        lists.any(|(list, vouches)| *vouches && list.kind == kind)
    }

    /// The first tag manifest that does not list the file. RFC 8493 §2.2.1: every one must list
    /// every payload manifest; the signature covers only one of them.
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

    /// Hashes every listed file and compares. Tag files are already hashed.
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
            // The first line that lists it; our drives are laid out in this order.
            let first = tags.manifests[claims[0].manifest]
                .manifest
                .entry(claims[0].entry);
            let order = first.map_or(u32::MAX, |entry| entry.line).into();
            jobs.push(HashJob {
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

    /// Octet and file counts of the listed payload, in the form of Payload-Oxum.
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
