//! Unlisted files: created by operating systems, added by people, or dangerous.

use std::collections::HashSet;

use super::super::error::Error;
use super::earlier::LeftOver;
use super::listed::ListedFiles;
use super::roots::drives_in;
use super::tags::Tags;
use super::unlisted_files::{OwnNames, UnlistedFiles, UnlistedKind, by_content, by_name};
use super::words::DriveFinding;
use crate::bag::{DECLARATION_PATH, INFO_PATH, SIGNATURE_PATH};
use crate::base::Work;
use crate::drive::layout::{DISTRICT_FOLDER, SITE_FOLDER, START_PATH};
use crate::formats::bagit::{ManifestKind, manifest_name};
use crate::formats::content::{ActiveKind, Disguise, FileKind, classify_folders, ending_of};
use crate::verify::answer::{BagKind, Damage, Danger, Defect, Note, RawName, Report, Suspicion};
use crate::verify::view::{Files, SpecialKind};

/// Most files whose content is checked in a target that is not a drive: the user may have given a
/// folder of all their photos. Names are checked without a limit (tuning).
pub const FOREIGN_LOOKED_AT_MAX: usize = 10_000;

/// Folders whose listed scripts and pages are the drive's own.
const OWN_SCRIPTS: [&str; 2] = [SITE_FOLDER, DISTRICT_FOLDER];

/// Whether `path` is a tag file that a bag need not list.
pub(super) fn is_of_the_bag(path: &str) -> bool {
    let lower = path.to_lowercase();
    let is_algorithm = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    manifest_name(&lower).is_some_and(|(_, algorithm)| is_algorithm(algorithm))
        || [DECLARATION_PATH, INFO_PATH, "fetch.txt", SIGNATURE_PATH].contains(&lower.as_str())
}

/// A drive whose unlisted files are to be sorted.
#[derive(Clone, Copy)]
pub(super) struct UnlistedInput<'a> {
    /// Its files.
    pub(super) view: &'a dyn Files,
    /// Its tag files.
    pub(super) tags: &'a Tags,
    /// What its manifests list.
    pub(super) listed: &'a ListedFiles,
    /// Files of an earlier release.
    pub(super) left_over: &'a LeftOver,
}

/// Sorts all unlisted files into the report. If a whole manifest is missing, that is the damage:
/// files that it would list are not additions, and the drive's own pages are not dangers.
pub(super) fn sort_unlisted(
    input: &UnlistedInput<'_>,
    report: &mut Report,
    work: &Work,
) -> Result<(), Error> {
    let UnlistedInput {
        view, tags, listed, ..
    } = *input;
    let files = &view.listing().files;
    let own = own_names(input);
    let target = report.target.as_raw().to_owned();
    let mut look = UnlistedFiles::new(view, &target);
    let mut in_payload = 0;
    for (place, file) in files.iter().enumerate() {
        work.check_stop()?;
        if listed.lists(place) {
            continue;
        }
        if let Some(kind) = input.left_over.kind(place) {
            add_left_over(&look, (&file.path, kind), report);
            continue;
        }
        let inside = file.path.to_lowercase().starts_with("data/");
        let kind = if inside {
            ManifestKind::Payload
        } else {
            ManifestKind::Tag
        };
        let is_list_missing = !listed.has_list(kind, tags);
        if is_list_missing && inside && report.bag == BagKind::Foreign {
            continue;
        }
        let mut found = look.at(file)?;
        if let (UnlistedKind::System, Some(danger)) = (&found, look.hides(file, &own)) {
            found = UnlistedKind::Danger(danger);
        }
        let path = RawName::new(&*file.path);
        match found {
            UnlistedKind::Danger(danger) if is_list_missing && is_own_page(&file.path, &danger) => {
                continue;
            }
            UnlistedKind::Danger(danger) => report.suspicious.push(Suspicion { path, danger }),
            _ if is_of_the_bag(&file.path) => continue,
            UnlistedKind::System => {
                report.system_files.push(path);
                in_payload += usize::from(inside);
                continue;
            }
            UnlistedKind::Unread(why) => {
                let name = path.clone();
                let reason = DriveFinding::Unread { path: name, why }.into();
                report.notes.push(Note::Tree { reason });
                add(path, inside, report);
            }
            UnlistedKind::Plain => add(path, inside, report),
        }
        if inside && !is_list_missing {
            report
                .damaged
                .push(Damage::new(&file.path, Defect::Unlisted));
        }
    }
    note_system_files(in_payload, report);
    sort_specials(view, report);
    Ok(())
}

/// The names of listed files.
fn own_names<'a>(input: &UnlistedInput<'a>) -> OwnNames<'a> {
    let files = input.view.listing().files.iter().enumerate();
    let own = files.filter(|(place, _)| input.listed.lists(*place));
    OwnNames::new(own.map(|(_, file)| file.path.as_str()))
}

/// Notes how many files of operating systems are in the payload.
fn note_system_files(files: usize, report: &mut Report) {
    if files > 0 {
        report.notes.push(Note::SystemFilesInPayload { files });
    }
}

/// Adds a file of an earlier release.
fn add_left_over<'a>(
    look: &UnlistedFiles<'a>,
    (path, kind): (&'a str, FileKind),
    report: &mut Report,
) {
    let danger = danger_of_own(look, path, kind);
    let path = RawName::new(path);
    match danger {
        Some(danger) => report.suspicious.push(Suspicion { path, danger }),
        None => report.left_over.push(path),
    }
}

/// Adds an addition; an unlisted file in the payload is already damage.
fn add(path: RawName, inside: bool, report: &mut Report) {
    if !inside {
        report.added.push(path);
    }
}

/// Finds dangers in a target that is not a drive, since it may be the rest of one. For a drive that
/// was moved into a folder, reports the folder instead of the drive's own pages.
pub(super) fn find_dangers(
    view: &dyn Files,
    report: &mut Report,
    work: &Work,
) -> Result<(), Error> {
    let target = report.target.as_raw().to_owned();
    let mut look = UnlistedFiles::new(view, &target);
    let paths = view.listing().files.iter().map(|file| file.path.as_str());
    let drives = drives_in(paths);
    for drive in &drives {
        if let Some(active) = classify_folders(&format!("{drive}/x")) {
            let path = RawName::new(*drive);
            let danger = by_name(&active);
            report.suspicious.push(Suspicion { path, danger });
        }
    }
    for (place, file) in view.listing().files.iter().enumerate() {
        work.check_stop()?;
        let danger = if place < FOREIGN_LOOKED_AT_MAX {
            match look.at(file)? {
                // This is not a drive, so uncheckable files need no warning.
                UnlistedKind::Danger(Danger::Closed { .. }) => None,
                UnlistedKind::Danger(danger) => Some(danger),
                _ => None,
            }
        } else {
            look.by_name(&file.path)
        };
        let of_drive = drives.iter().find_map(|drive| {
            let inner = file.path.strip_prefix(drive)?;
            inner.strip_prefix('/')
        });
        let is_own = |danger: &Danger| of_drive.is_some_and(|path| is_of_drive(path, danger));
        if let Some(danger) = danger.filter(|danger| !is_own(danger)) {
            let path = RawName::new(&*file.path);
            report.suspicious.push(Suspicion { path, danger });
        }
    }
    report.suspicious.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(())
}

/// Whether the file `path` is only a danger because of the folder around the drive.
fn is_of_drive(path: &str, danger: &Danger) -> bool {
    let is_hidden = matches!(
        danger,
        Danger::Name {
            disguise: Some(Disguise::HiddenFolder),
            ..
        }
    );
    is_own_page(path, danger) || (is_hidden && classify_folders(path).is_none())
}

/// Reports links and other special files. One in a listed file's place is already damage.
fn sort_specials(view: &dyn Files, report: &mut Report) {
    let told = report.damaged.iter().map(|damage| damage.path.clone());
    let told: HashSet<RawName> = told.collect();
    for special in &view.listing().specials {
        let path = RawName::new(&*special.path);
        let is_told = told.contains(&path);
        let inside = special.path.starts_with("data/");
        if inside && !is_told {
            report
                .damaged
                .push(Damage::new(&special.path, Defect::Unlisted));
        }
        let danger = match special.kind {
            SpecialKind::Link => Danger::Link,
            SpecialKind::Escape => Danger::Escape,
            SpecialKind::Device if inside || is_told => continue,
            SpecialKind::Device => {
                report.added.push(path);
                continue;
            }
        };
        report.suspicious.push(Suspicion { path, danger });
    }
}

/// Whether the danger is only a page or script in a folder of ours.
fn is_own_page(path: &str, danger: &Danger) -> bool {
    // A system without small letters may have rewritten the names.
    let path = path.to_ascii_lowercase();
    let own = OWN_SCRIPTS.iter().any(|front| path.starts_with(front));
    let is_of_the_web = ending_of(&path)
        .is_some_and(|ending| ["js", "mjs", "html", "htm", "svg"].contains(&ending.as_str()));
    let is_place = match danger {
        Danger::Name {
            kind: ActiveKind::Page,
            disguise: None,
        } => own || path == START_PATH.to_ascii_lowercase(),
        Danger::Name {
            kind: ActiveKind::Script,
            disguise: None,
        }
        | Danger::Active { .. } => own,
        _ => false,
    };
    is_place && is_of_the_web
}

/// Reports listed programs on a drive of ours, since we never list any. Scripts and pages of the
/// site are allowed.
pub(super) fn find_listed_programs(view: &dyn Files, listed: &ListedFiles, report: &mut Report) {
    let target = report.target.as_raw().to_owned();
    let look = UnlistedFiles::new(view, &target);
    for (place, file) in view.listing().files.iter().enumerate() {
        if !listed.lists(place) {
            continue;
        }
        let kind = listed.kinds.get(&place).copied();
        let kind = kind.unwrap_or(FileKind::Unknown);
        if let Some(danger) = danger_of_own(&look, &file.path, kind) {
            let path = RawName::new(&*file.path);
            report.suspicious.push(Suspicion { path, danger });
        }
    }
}

/// Why a file of ours is dangerous all the same: only our pages and scripts may be there.
fn danger_of_own<'a>(look: &UnlistedFiles<'a>, path: &'a str, kind: FileKind) -> Option<Danger> {
    let named = look.by_name(path);
    let named = named.filter(|danger| !is_own_page(path, danger));
    named.or_else(|| kind.is_program().then(|| by_content(kind)))
}
