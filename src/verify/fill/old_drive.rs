//! The drive that is on a stick before it is filled, and the files that may be taken away: those
//! that its own lists name, if these are the campaign's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::bag::UNSIGNED_BY;
use crate::base::ForeignPath;
use crate::drive::fold;
use crate::drive::layout::{PAYLOAD_FOLDER, code_in_district_text};
use crate::formats::bagit::Digest;
use crate::verify::answer::{BagKind, DriveIdentity, Seal, TargetKind, Verdict};
use crate::verify::drive::{Question, check_seal, earlier_releases};
use crate::verify::error::Error;
use crate::verify::repair::source::RepairSource;
use crate::verify::repair::source::wanted::wanted_of;
use crate::verify::view::FolderView;

/// The drive before.
#[derive(Debug, Default)]
pub(super) struct OldDrive {
    /// What it says it is.
    pub(super) identity: DriveIdentity,
    /// Files that only it has, with their digests.
    pub(super) own: BTreeMap<String, Digest>,
    /// Lists of releases before it.
    pub(super) lists: BTreeSet<String>,
}

impl OldDrive {
    /// The drive in `view`. Its files are taken only from lists whose signature holds, by the
    /// source's signer, or of an unsigned drive of the same campaign: anybody may have written
    /// others.
    pub(super) fn read(
        view: &FolderView,
        source: &RepairSource<'_>,
        target: &Path,
    ) -> Result<Self, Error> {
        let shown = target.to_string_lossy();
        let question = Question {
            target: &shown,
            kind: TargetKind::Folder,
            key: None,
        };
        let report = check_seal(view, &question)?;
        let mut old = Self {
            identity: report.identity,
            ..Self::default()
        };
        let signed_by = match (&report.signature, &source.signature) {
            (Seal::Right { signer, .. }, Seal::Right { signer: ours, .. }) if signer == ours => {
                signer.to_string()
            }
            (Seal::Nobody, _) => UNSIGNED_BY.to_owned(),
            _ => return Ok(old),
        };
        let is_ours = report.bag == BagKind::Ours
            && report.verdict != Verdict::Forged
            && old.identity.campaign == source.identity.campaign;
        if !is_ours {
            return Ok(old);
        }
        // A name that differs only in case is the new file's place on a stick.
        let new: BTreeSet<String> = source.wanted.keys().map(|path| fold(path)).collect();
        let is_old = |path: &str| is_of_a_drive(path) && !new.contains(&fold(path));
        let mut take = |path: String, digest: Digest| {
            if is_old(&path) {
                old.own.insert(path, digest);
            }
        };
        for one in earlier_releases(view, &old.identity, Some(&signed_by)) {
            for (path, digest) in one.payload {
                take(path, digest);
            }
            old.lists.extend(one.lists);
        }
        for (path, digest) in wanted_of(view).unwrap_or_default() {
            take(path, digest);
        }
        Ok(old)
    }
}

/// Whether only a drive of ours has a file at this path: in the payload, or the district's note.
fn is_of_a_drive(path: &str) -> bool {
    let is_inside = path.starts_with(PAYLOAD_FOLDER) || code_in_district_text(path).is_some();
    is_inside && ForeignPath::new(path).is_ok()
}
