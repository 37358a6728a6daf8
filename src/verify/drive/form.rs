//! Checks of a bag as a whole (RFC 8493 §2): required files, what must be listed, the sizes in
//! `bag-info.txt`; and the notes about it.

use super::listed::ListedFiles;
use super::tags::Tags;
use super::tags::index::Index;
use crate::bag::{DECLARATION_PATH, INFO_PATH, MANIFEST_PATH, TAG_MANIFEST_PATH};
use crate::formats::bagit::{BagNote as Oddness, BagOddity, ManifestKind};
use crate::verify::answer::{BagKind, Damage, Defect, LeftOut, Note, RawName, Report};
use crate::verify::view::Files;

/// Adds notes on names that differ in case and on system files, up to a limit.
pub(super) fn take_notes(index: &Index<'_>, listed: &mut ListedFiles, report: &mut Report) {
    let count = listed.notes.move_to(&mut report.notes);
    report.notes.extend(Note::more(LeftOut::Names, count));
    let mut alike = index.names_alike();
    let count = alike.move_to(&mut report.notes);
    report.notes.extend(Note::more(LeftOut::Pairs, count));
    report.notes.extend(listed.system_files_note());
}

/// Checks the required files: a payload manifest, listed in the tag manifest; for a drive of ours,
/// every file that we write.
pub(super) fn check_form(
    view: &dyn Files,
    index: &Index<'_>,
    tags: &Tags,
    listed: &mut ListedFiles,
    report: &mut Report,
) {
    let of_kind = |kind| tags.manifests.iter().filter(move |m| m.kind == kind);
    let mut absent: Vec<&str> = Vec::new();
    let mut to_be_listed: Vec<String> = Vec::new();
    if report.bag == BagKind::Ours {
        absent.extend([MANIFEST_PATH, TAG_MANIFEST_PATH].iter().filter(|name| {
            let mut manifests = tags.manifests.iter();
            !manifests.any(|m| m.name.eq_ignore_ascii_case(name))
        }));
        to_be_listed.extend([DECLARATION_PATH, INFO_PATH].map(str::to_owned));
    } else if of_kind(ManifestKind::Payload).next().is_none() {
        match &tags.unknown_list {
            // RFC 8493 §2.4 allows any algorithm, so the bag may well be complete.
            Some(name) => report.notes.push(Note::ContentsNotChecked {
                file: RawName::new(&**name),
            }),
            None => absent.push(MANIFEST_PATH),
        }
    }
    to_be_listed.extend(of_kind(ManifestKind::Payload).map(|m| m.name.clone()));
    for name in absent {
        listed.damaged.push(Damage::new(name, Defect::NoManifest));
        listed.unmiss(name);
    }
    for path in to_be_listed {
        let Some(file) = index.find(&path) else {
            listed.miss(&path);
            continue;
        };
        if let Some(tag_manifest) = listed.tag_manifest_without(file, tags) {
            let manifest = RawName::new(&*tag_manifest.name);
            let path = &view.listing().files[file].path;
            let defect = Defect::NotListedIn { manifest };
            listed.damaged.push(Damage::new(path, defect));
        }
    }
}

/// Checks Payload-Oxum, but only if no payload is missing or damaged: otherwise a mismatch adds
/// nothing.
pub(super) fn check_oxum(view: &dyn Files, tags: &Tags, listed: &ListedFiles, report: &mut Report) {
    let Some(info) = &tags.info else { return };
    let says: Vec<&str> = info.all("Payload-Oxum").collect();
    let is_payload = |path: &str| path.starts_with("data/");
    let is_whole = tags.has(ManifestKind::Payload)
        && !listed.is_payload_missing
        && !listed.damaged.iter().any(|d| is_payload(d.path.as_raw()))
        && !report.damaged.iter().any(|d| is_payload(d.path.as_raw()));
    if says.len() > 1 {
        let note = Oddness {
            oddity: BagOddity::RepeatedLabel,
            first_line: 1,
            count: u32::try_from(says.len()).unwrap_or(u32::MAX),
        };
        report.notes.extend(Note::of_oddity(INFO_PATH, note));
    }
    let found = listed.payload_oxum(view);
    if let Some(wrong) = says.iter().find(|says| **says != found)
        && is_whole
    {
        let says = RawName::new(*wrong);
        report
            .damaged
            .push(Damage::new(INFO_PATH, Defect::Oxum { says, found }));
    }
}

/// Adds a note if no payload manifest resists an attack.
pub(super) fn note_weak_algorithm(tags: &Tags, report: &mut Report) {
    let payload = || {
        let manifests = tags.manifests.iter();
        manifests.filter(|m| m.kind == ManifestKind::Payload)
    };
    if !payload().any(|m| m.algorithm.resists_attack())
        && let Some(weak) = payload().next()
    {
        let algorithm = weak.algorithm;
        report.notes.push(Note::WeakAlgorithm { algorithm });
    }
}
