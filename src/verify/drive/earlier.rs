//! Files of an earlier release that an update left on a drive.
//!
//! An update is unpacked over a drive, and unpacking removes nothing. So it brings the lists of the
//! release before, as its signer signed them, in a folder of their own. A file that such a list
//! names, with exactly its content, was the campaign's own and is harmless. Nobody else can make
//! such a list.

use std::collections::{BTreeMap, BTreeSet};

use super::super::error::Error;
use super::listed::ListedFiles;
use super::tags::Tags;
use crate::bag::{INFO_PATH, MANIFEST_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::{Activity, Sha256, Work, is_held};
use crate::drive::Release;
use crate::drive::layout::EARLIER_FOLDER;
use crate::formats::bagit::{
    Algorithm, Charset, Digest, Manifest, ManifestKind, TAG_FILE_BYTES_MAX, TagFile,
    parse_manifest, parse_tag_file,
};
use crate::formats::content::FileKind;
use crate::formats::minisign::SIGNATURE_BYTES_MAX;
use crate::verify::answer::{DriveIdentity, Evidence, Seal, judge_seal};
use crate::verify::view::{Files, HashJob, hash_files, small_file};

/// Most earlier releases whose lists are read, the newest first. More would let a drive make the
/// program parse lists without end.
pub const EARLIER_RELEASES_MAX: usize = 8;

/// Longest list of an earlier release that is read, about 40,000 files. Without it, the lists of
/// several releases could exhaust memory.
pub const EARLIER_LIST_BYTES_MAX: u64 = 4 << 20;

/// The lists that an update brings along, by their names in the folder of the release.
pub(in crate::verify) const EARLIER_LISTS: [&str; 4] =
    [INFO_PATH, MANIFEST_PATH, TAG_MANIFEST_PATH, SIGNATURE_PATH];

/// An earlier release of the same drive, proved by its signature.
#[derive(Debug)]
pub(in crate::verify) struct EarlierFiles {
    /// Digests of its payload by path.
    pub(in crate::verify) payload: BTreeMap<String, Digest>,
    /// Paths of its lists on the drive.
    pub(in crate::verify) lists: Vec<String>,
}

/// The earlier releases whose lists are in `view` and hold for the drive with `identity`, whose
/// `bag-info.txt` names the signer `signed_by`.
pub(in crate::verify) fn earlier_releases(
    view: &dyn Files,
    identity: &DriveIdentity,
    signed_by: Option<&str>,
) -> Vec<EarlierFiles> {
    let own = identity.release.as_ref();
    let Some(own) = own.and_then(|own| own.as_raw().parse::<Release>().ok()) else {
        return Vec::new();
    };
    let files = view.listing().files.iter();
    let releases: BTreeSet<Release> = files
        .filter_map(|file| file.path.strip_prefix(EARLIER_FOLDER)?.split_once('/'))
        .filter_map(|(release, _)| release.parse().ok())
        .filter(|release| *release < own)
        .collect();
    let newest = releases.into_iter().rev().take(EARLIER_RELEASES_MAX);
    let proved = |release: Release| EarlierLists::read(view, release)?.proved(identity, signed_by);
    newest.filter_map(proved).collect()
}

/// The lists of an earlier release as they are on the drive.
struct EarlierLists {
    folder: String,
    release: Release,
    info: TagFile,
    info_digest: Digest,
    manifest: Vec<u8>,
    tag_manifest: Vec<u8>,
    signature: Option<Vec<u8>>,
}

impl EarlierLists {
    fn read(view: &dyn Files, release: Release) -> Option<Self> {
        let folder = format!("{EARLIER_FOLDER}{release}/");
        let read = |name: &str, most| small_file(view, &format!("{folder}{name}"), most);
        let info = read(INFO_PATH, TAG_FILE_BYTES_MAX)?;
        Some(Self {
            release,
            info: parse_tag_file(std::str::from_utf8(&info).ok()?),
            info_digest: Sha256::of(&info).into(),
            manifest: read(MANIFEST_PATH, EARLIER_LIST_BYTES_MAX)?,
            tag_manifest: read(TAG_MANIFEST_PATH, EARLIER_LIST_BYTES_MAX)?,
            signature: read(SIGNATURE_PATH, SIGNATURE_BYTES_MAX),
            folder,
        })
    }

    /// Its files, if the lists hold together, are of this drive's own earlier release, and the same
    /// signer signed them.
    fn proved(self, identity: &DriveIdentity, signed_by: Option<&str>) -> Option<EarlierFiles> {
        let says = DriveIdentity::of_info(Some(&self.info));
        let is_this_drive = says.campaign == identity.campaign
            && says.edition == identity.edition
            && says.district == identity.district
            && says.release.as_ref()?.as_raw() == self.release.to_string()
            && self.info.get("Signed-By") == signed_by;
        let tags = parsed(&self.tag_manifest, ManifestKind::Tag)?;
        let lists = |name: &str, digest: Digest| {
            let mut entries = tags.entries();
            entries.any(|entry| entry.path == name && entry.digest == digest)
        };
        let is_whole = lists(INFO_PATH, self.info_digest)
            && lists(MANIFEST_PATH, Sha256::of(&self.manifest).into());
        let evidence = Evidence {
            signed: Some(self.tag_manifest),
            signature: self.signature,
            signed_by: signed_by.map(str::to_owned),
            is_ours: true,
            identity: says,
            ..Evidence::default()
        };
        let is_sealed = matches!(
            judge_seal(&evidence, None),
            Seal::Right { .. } | Seal::Nobody
        );
        if !(is_this_drive && is_whole && is_sealed) {
            return None;
        }
        let manifest = parsed(&self.manifest, ManifestKind::Payload)?;
        let payload = manifest.entries();
        let names = EARLIER_LISTS.iter();
        Some(EarlierFiles {
            payload: payload
                .map(|entry| (entry.path.to_owned(), entry.digest))
                .collect(),
            lists: names.map(|name| format!("{}{name}", self.folder)).collect(),
        })
    }
}

/// A list of ours; `None` if any line is faulty.
fn parsed(bytes: &[u8], kind: ManifestKind) -> Option<Manifest> {
    let manifest = parse_manifest(bytes, kind, Algorithm::Sha256, Charset::UTF_8);
    manifest.faults.is_empty().then_some(manifest)
}

/// Files of earlier releases on a drive, by index in the listing, with their kind by content.
#[derive(Debug, Default)]
pub(super) struct LeftOver(BTreeMap<usize, FileKind>);

impl LeftOver {
    /// The unlisted files of `view` that an earlier release listed and that still have its content,
    /// and the lists that prove it.
    ///
    /// # Errors
    /// Fails if the medium disappeared, a file is locked, or the user asked to stop.
    pub(super) fn find(
        view: &dyn Files,
        tags: &Tags,
        listed: &ListedFiles,
        target: &str,
        work: &Work,
    ) -> Result<Self, Error> {
        let info = tags.info.as_ref();
        let signed_by = info.and_then(|info| info.get("Signed-By"));
        let earlier = earlier_releases(view, &DriveIdentity::of_info(info), signed_by);
        let mut found = Self::default();
        let mut jobs = Vec::new();
        for (place, file) in view.listing().files.iter().enumerate() {
            if listed.lists(place) || !file.exact {
                continue;
            }
            if earlier.iter().any(|one| one.lists.contains(&file.path)) {
                found.0.insert(place, FileKind::Unknown);
            } else if earlier
                .iter()
                .any(|one| one.payload.contains_key(&file.path))
            {
                jobs.push(HashJob {
                    file: place,
                    algorithms: vec![Algorithm::Sha256],
                    order: 0,
                });
            }
        }
        if jobs.is_empty() {
            return Ok(found);
        }
        let files = &view.listing().files;
        let total = jobs.iter().map(|job| files[job.file].length_bytes);
        let task = work.task(Activity::CheckFiles, Some(total.sum()));
        for (place, outcome) in hash_files(view, target, jobs, &task)? {
            let path = &files[place].path;
            match outcome {
                Ok(read) => {
                    let digest = read.digests.first();
                    let is_of = |one: &EarlierFiles| one.payload.get(path) == digest;
                    if earlier.iter().any(is_of) {
                        found.0.insert(place, read.kind);
                    }
                }
                Err(error) if is_held(&error) => return Err(Error::held_on(target, path)),
                // Sorted like any other file that cannot be read.
                Err(_) => {}
            }
        }
        Ok(found)
    }

    /// The kind of the file at an index in the listing; `None` if it is not of an earlier release.
    pub(super) fn kind(&self, place: usize) -> Option<FileKind> {
        self.0.get(&place).copied()
    }
}
