//! Unlisted files: what operating systems leave, what people add, and what nobody should open.

use std::collections::BTreeSet;

use super::super::damage::{Damage, Danger, Defect, Note, Suspicion};
use super::super::error::Error;
use super::super::hash::gone;
use super::super::report::{BagKind, RawName, Report};
use super::super::view::{FileEntry, Files, SpecialKind, read_first};
use super::listed::Listed;
use super::tags::Tags;
use crate::bag::{DECLARATION_PATH, INFO_PATH, SIGNATURE_PATH, START_PATH};
use crate::base::interrupted;
use crate::formats::bagit::{ManifestKind, manifest_name};
use crate::formats::content::{
    Active, ActiveKind, Kind, SNIFF_BYTES, classify_beside, classify_folders, ending_of, sniff,
    system_file,
};

/// Where scripts and pages that a manifest lists are the drive's own.
const OWN_SCRIPTS: [&str; 2] = ["data/site/", "data/district/"];

/// Whether `path` is a tag file that a bag may have without listing it.
fn is_of_the_bag(path: &str) -> bool {
    let lower = path.to_lowercase();
    let is_algorithm = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    manifest_name(&lower).is_some_and(|(_, algorithm)| is_algorithm(algorithm))
        || [DECLARATION_PATH, INFO_PATH, "fetch.txt", SIGNATURE_PATH].contains(&lower.as_str())
}

/// Sorts all unlisted files into the report. Where a whole list is missing, that is the damage:
/// then what it would have listed is not called an addition, and a drive's own pages are not
/// called dangerous.
pub(super) fn sort_unlisted(
    view: &dyn Files,
    tags: &Tags,
    listed: &Listed,
    report: &mut Report,
) -> Result<(), Error> {
    let folders = FoldersBeside::new(view);
    let mut in_payload = 0;
    for (place, file) in view.listing().files.iter().enumerate() {
        interrupted()?;
        if listed.lists(place) {
            continue;
        }
        let name = RawName::new(&*file.path);
        let inside = file.path.to_lowercase().starts_with("data/");
        let is_list_missing = !tags.has(if inside {
            ManifestKind::Payload
        } else {
            ManifestKind::Tag
        });
        if is_list_missing && inside && report.bag == BagKind::Foreign {
            continue;
        }
        let danger = danger_of(view, file, &folders, report)?;
        let is_own = |danger: &Danger| is_own_page(&file.path, danger);
        if is_list_missing && danger.as_ref().is_some_and(is_own) {
            continue;
        }
        if danger.is_none() && is_of_the_bag(&file.path) {
            continue;
        }
        let by_system = danger.is_none() && system_file(&file.path).is_some();
        if let Some(danger) = danger {
            let path = name.clone();
            report.suspicious.push(Suspicion { path, danger });
        } else if by_system {
            report.system_files.push(name);
            in_payload += usize::from(inside);
            continue;
        } else if !inside {
            report.added.push(name);
        }
        if inside && !is_list_missing {
            report
                .damaged
                .push(Damage::new(&file.path, Defect::Unlisted));
        }
    }
    if in_payload > 0 {
        let note = Note::SystemFilesInPayload { files: in_payload };
        report.notes.push(note);
    }
    sort_specials(view, report);
    Ok(())
}

/// Links and things that are no files. One that stands where a listed file should be is damage
/// already.
fn sort_specials(view: &dyn Files, report: &mut Report) {
    for special in &view.listing().specials {
        let path = RawName::new(&*special.path);
        let danger = match special.kind {
            SpecialKind::Link => Danger::Link,
            SpecialKind::Escape => Danger::Escape,
            SpecialKind::Device => {
                let is_told = report.damaged.iter().any(|damage| damage.path == path);
                if special.path.starts_with("data/") && !is_told {
                    report
                        .damaged
                        .push(Damage::new(&special.path, Defect::Unlisted));
                } else if !is_told {
                    report.added.push(path);
                }
                continue;
            }
        };
        let is_told = report.damaged.iter().any(|damage| damage.path == path);
        if special.path.starts_with("data/") && !is_told {
            report
                .damaged
                .push(Damage::new(&special.path, Defect::Unlisted));
        }
        report.suspicious.push(Suspicion { path, danger });
    }
}

/// Why nobody should open an unlisted file, by its name and by its first bytes.
fn danger_of(
    view: &dyn Files,
    file: &FileEntry,
    folders: &FoldersBeside,
    report: &mut Report,
) -> Result<Option<Danger>, Error> {
    if let Some(active) = folders.classify(&file.path) {
        return Ok(Some(by_name(&active)));
    }
    let is_by_system = system_file(&file.path).is_some();
    match read_first(view, file, SNIFF_BYTES) {
        Ok(first) => {
            let kind = sniff(&first, &file.path);
            // What desktops leave has the form of a shortcut in text: `.directory`, `desktop.ini`.
            let is_usual = kind == Kind::TextShortcut && is_by_system;
            if kind.is_program() && !is_usual {
                return Ok(Some(by_content(kind)));
            }
        }
        Err(error) if !view.is_present() => return Err(gone(report.target.as_raw(), &error)),
        Err(error) => {
            let path = RawName::new(&*file.path);
            let reason = format!("{path} cannot be read ({error}), so nobody knows what it is");
            report.notes.push(Note::Tree { reason });
        }
    }
    let hidden = classify_folders(&file.path).filter(|_| !is_by_system);
    Ok(hidden.as_ref().map(by_name))
}

fn by_name(active: &Active) -> Danger {
    Danger::Name {
        kind: active.kind,
        disguise: active.disguise,
    }
}

fn by_content(kind: Kind) -> Danger {
    Danger::Content {
        found: kind.to_string(),
    }
}

/// Whether a danger is only that the file is a page or a script, where ours lie.
fn is_own_page(path: &str, danger: &Danger) -> bool {
    // A computer that knows no small letters may have written the names anew.
    let path = path.to_ascii_lowercase();
    let own = OWN_SCRIPTS.iter().any(|front| path.starts_with(front));
    let is_of_the_web = ending_of(&path)
        .is_some_and(|ending| ["js", "mjs", "html", "htm"].contains(&ending.as_str()));
    let is_place = match danger {
        Danger::Name {
            kind: ActiveKind::Page,
            disguise: None,
        } => own || path == START_PATH.to_ascii_lowercase(),
        Danger::Name {
            kind: ActiveKind::Script,
            disguise: None,
        } => own,
        _ => false,
    };
    is_place && is_of_the_web
}

/// Programs among the files that a drive of ours lists: whoever lists one is not us. Scripts and
/// pages of the site are its own.
pub(super) fn find_listed_programs(view: &dyn Files, listed: &Listed, report: &mut Report) {
    let folders = FoldersBeside::new(view);
    for (place, file) in view.listing().files.iter().enumerate() {
        if !listed.lists(place) {
            continue;
        }
        let active = folders.classify(&file.path);
        let named = active.as_ref().map(by_name);
        let named = named.filter(|danger| !is_own_page(&file.path, danger));
        let kind = listed.kinds.get(&place).filter(|kind| kind.is_program());
        let danger = named.or_else(|| kind.map(|kind| by_content(*kind)));
        if let Some(danger) = danger {
            let path = RawName::new(&*file.path);
            report.suspicious.push(Suspicion { path, danger });
        }
    }
}

/// Names of folders by the folder they lie in: a worm calls its program like one of them.
struct FoldersBeside(BTreeSet<(String, String)>);

impl FoldersBeside {
    fn new(view: &dyn Files) -> Self {
        let split = |path: &String| {
            let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
            (parent.to_owned(), name.to_owned())
        };
        Self(view.listing().folders.iter().map(split).collect())
    }

    fn classify(&self, path: &str) -> Option<Active> {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let from = (parent.to_owned(), String::new());
        let beside = self.0.range(from..).take_while(|(p, _)| p == parent);
        classify_beside(name, beside.map(|(_, folder)| folder.as_str()))
    }
}
