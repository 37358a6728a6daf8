//! Compares `SHA256SUMS` with `image-set.json`, and the folder with both.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::super::error::Error;
use super::super::sets::SetAtHand;
use crate::base::{Sha256, Work, read_at_most};
use crate::formats::content::{classify_name, system_file};
use crate::formats::sha256sums;
use crate::image::{SET_FILE, SET_SIGNATURE_FILE, STAMPS_FOLDER, SUMS_FILE, SUMS_SIGNATURE_FILE};
use crate::verify::answer::{Damage, Danger, Defect, RawName, Report, SetFindings, Suspicion};
use crate::verify::view::{Files as _, FolderView, SpecialKind};
use crate::words::{Message, ToMessage as _, messages};

messages! {
    /// Faults of the files and lists of a set.
    pub(super) enum SetFinding {
        Twice { name: RawName } = "verify.set-finding:twice",
        OtherDigest { name: RawName } = "verify.set-finding:other-digest",
        NotListed { name: RawName } = "verify.set-finding:not-listed",
        NotKnown { name: RawName } = "verify.set-finding:not-known",
        HashState { base: String } = "verify.set-finding:hash-state",
        OtherLength { found: u64, wanted: u64 } = "verify.set-finding:other-length",
        OtherImage = "verify.set-finding:other-image",
    }
}

/// The bytes of a file of the set; `None` if it is missing.
pub(super) fn read_listed(
    folder: &Path,
    name: &str,
    limit_bytes: u64,
    damaged: &mut Vec<Damage>,
) -> Option<Vec<u8>> {
    match read_at_most(&folder.join(name), limit_bytes) {
        Ok(bytes) => return Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => {
            let reason = error.message();
            damaged.push(Damage::new(name, Defect::Unreadable { reason }));
        }
    }
    None
}

/// Compares `SHA256SUMS` with `image-set.json` line by line.
pub(super) fn check_sums(
    at_hand: &SetAtHand,
    sums: Option<&[u8]>,
    set_sha256: Sha256,
    report: &mut Report,
) {
    let Some(text) = sums else {
        report.missing.push(RawName::new(SUMS_FILE));
        return;
    };
    let mut fault = |reason: Message| {
        let defect = Defect::Form { reason };
        report.damaged.push(Damage::new(SUMS_FILE, defect));
    };
    let listed = match sha256sums::parse(text) {
        Ok(listed) => listed,
        Err(error) => return fault(error.message()),
    };
    let mut found: BTreeMap<&str, Sha256> = BTreeMap::new();
    for sum in &listed {
        if found.insert(&sum.name, sum.sha256).is_some() {
            let name = RawName::new(&*sum.name);
            fault(SetFinding::Twice { name }.into());
        }
    }
    let mut expected = at_hand.set.sums();
    expected.push((SET_FILE.to_owned(), set_sha256));
    for (name, sha256) in &expected {
        match found.remove(name.as_str()) {
            Some(digest) if digest == *sha256 => {}
            Some(_) => {
                let name = RawName::new(&**name);
                fault(SetFinding::OtherDigest { name }.into());
            }
            None => {
                let name = RawName::new(&**name);
                fault(SetFinding::NotListed { name }.into());
            }
        }
    }
    for name in found.keys() {
        let name = RawName::new(*name);
        fault(SetFinding::NotKnown { name }.into());
    }
}

/// Reports files in the folder that are not part of the set.
pub(super) fn check_folder(
    at_hand: &SetAtHand,
    report: &mut Report,
    findings: &mut SetFindings,
    work: &Work,
) -> Result<(), Error> {
    let folder = FolderView::open(&at_hand.folder, work)?;
    let known = known_files(at_hand);
    let listing = folder.listing();
    for file in &listing.files {
        if known.contains(&file.path) {
            continue;
        }
        let path = RawName::new(&*file.path);
        if let Some(active) = classify_name(&file.path) {
            let (kind, disguise) = (active.kind, active.disguise);
            let danger = Danger::Name { kind, disguise };
            report.suspicious.push(Suspicion { path, danger });
        } else if system_file(&file.path).is_some() {
            report.system_files.push(path);
        } else if file.path.starts_with(&format!("{STAMPS_FOLDER}/")) {
            findings.extra_tails.push(path);
        } else {
            report.added.push(path);
        }
    }
    for special in &listing.specials {
        // A base may be a link to a disk with more space; its bytes are checked anyway.
        if special.kind == SpecialKind::Link && !known.contains(&special.path) {
            let path = RawName::new(&*special.path);
            let danger = Danger::Link;
            report.suspicious.push(Suspicion { path, danger });
        }
    }
    Ok(())
}

fn known_files(at_hand: &SetAtHand) -> BTreeSet<String> {
    let set = &at_hand.set;
    let mut known: BTreeSet<String> =
        [SET_FILE, SUMS_FILE, SET_SIGNATURE_FILE, SUMS_SIGNATURE_FILE]
            .map(str::to_owned)
            .into();
    for form in set.forms() {
        known.insert(form.base_name());
        known.insert(form.pieces_name());
        let tails = set.recipients.iter();
        known.extend(tails.map(|record| form.tail_name(&record.recipient)));
    }
    known
}
