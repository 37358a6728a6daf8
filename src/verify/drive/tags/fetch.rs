//! Compares `fetch.txt` with the manifests (RFC 8493 §2.2.3).

use std::collections::HashSet;

use super::kept::Kept;
use super::{FETCH_PATH, ManifestFile, Tags};
use crate::base::NameKey;
use crate::formats::bagit::{Fetch, FetchFault, ListedName, ManifestKind};
use crate::verify::answer::{Damage, Defect, Note, RawName};
use crate::verify::drive::words::DriveFinding;
use crate::words::ToMessage as _;

/// Checks `fetch.txt`. A downloader writes each file that it names, so each must be in the payload
/// and in every payload manifest.
pub(in crate::verify::drive) fn judge_fetch(tags: &mut Tags) {
    let Some(fetch) = tags.fetch.take() else {
        return;
    };
    let notes = fetch.notes.iter().copied();
    tags.notes
        .extend(notes.filter_map(|note| Note::of_oddity(FETCH_PATH, note)));
    tags.notes.push(Note::Fetch { lines: fetch.lines });
    for fault in &fetch.faults {
        let defect = match fault {
            FetchFault::Line { line, path, fault } => Defect::Line {
                line: *line,
                listed: RawName::new(&**path),
                reason: fault.message(),
            },
            other => Defect::Form {
                reason: other.message(),
            },
        };
        tags.damaged.push(Damage::new(FETCH_PATH, defect));
    }
    report_unlisted_tags(&fetch, &tags.manifests, &mut tags.damaged);
}

fn report_unlisted_tags(fetch: &Fetch, manifests: &[ManifestFile], damaged: &mut Kept<Damage>) {
    let mut told: HashSet<u32> = HashSet::new();
    let of_payload = manifests.iter().filter(|m| m.kind == ManifestKind::Payload);
    for manifest in of_payload {
        let mut listed: HashSet<NameKey> = HashSet::new();
        for entry in manifest.manifest.entries() {
            listed.insert(NameKey::of(entry.path));
            listed.extend(entry.literal.map(NameKey::of));
        }
        let is_listed = |name: &ListedName<'_>| {
            listed.contains(&NameKey::of(name.path))
                || name
                    .literal
                    .is_some_and(|l| listed.contains(&NameKey::of(l)))
        };
        for name in fetch.names().filter(|name| !is_listed(name)) {
            if told.insert(name.line) {
                damaged.push_with(|| {
                    let defect = Defect::Line {
                        line: name.line,
                        listed: RawName::new(name.path),
                        reason: DriveFinding::NotListedIn {
                            manifest: RawName::new(&*manifest.name),
                        }
                        .into(),
                    };
                    Damage::new(FETCH_PATH, defect)
                });
            }
        }
    }
}
