//! Finds drives inside a tree: packing adds a folder around them, and worms move everything into
//! one.

use std::collections::BTreeMap;

use super::question::Question;
use super::words::DriveFinding;
use crate::bag::DECLARATION_PATH;
use crate::drive::layout::{DISTRICT_FOLDER, START_PATH, code_in_district_text};
use crate::formats::content::ending_of;
use crate::verify::answer::{Note, RawName, Report, TargetKind};
use crate::verify::view::Files;

/// The folders that have the marks of a drive or bag, given the paths of all files; `""` is the
/// root of the tree. Bags inside other bags do not count. If any folder declares a bag, folders
/// that only have a page or text with one of our names do not count.
pub(in crate::verify) fn drives_in<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found: BTreeMap<&str, RootMark> = BTreeMap::new();
    for (folder, mark) in paths.filter_map(marked_folder) {
        let known = found.entry(folder).or_insert(mark);
        *known = (*known).max(mark);
    }
    let is_inside = |folder: &str, mark: RootMark| {
        let mut inner = folder;
        while !inner.is_empty() {
            let (outer, name) = inner.rsplit_once('/').unwrap_or(("", inner));
            let other = found.get(outer);
            // Anything inside a payload belongs to it, even if the drive around it is incomplete.
            if other.is_some_and(|other| *other >= mark || name.eq_ignore_ascii_case("data")) {
                return true;
            }
            inner = outer;
        }
        false
    };
    let outermost = found
        .iter()
        .filter(|(folder, mark)| !is_inside(folder, **mark));
    let outermost: Vec<(&str, RootMark)> =
        outermost.map(|(folder, mark)| (*folder, *mark)).collect();
    let best = outermost.iter().map(|(_, mark)| *mark).max();
    let best = outermost
        .into_iter()
        .filter(|(_, mark)| Some(*mark) == best);
    best.map(|(folder, _)| folder).collect()
}

/// How reliably a file marks a drive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RootMark {
    /// It has the name of one of our pages or texts.
    Name,
    /// It declares a bag.
    Declaration,
}

/// The drive's root folder, if this file marks one.
fn marked_folder(path: &str) -> Option<(&str, RootMark)> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    // A Mac's AppleDouble copy of a mark does not count.
    if name.starts_with("._") || path.starts_with("__MACOSX/") {
        return None;
    }
    let lower = name.to_lowercase();
    if lower == DECLARATION_PATH {
        return Some((folder, RootMark::Declaration));
    }
    if lower == START_PATH.to_lowercase() || code_in_district_text(name).is_some() {
        return Some((folder, RootMark::Name));
    }
    // Only ASCII case changes, so that offsets stay the same.
    let lower = path.to_ascii_lowercase();
    let folder = match lower.find(DISTRICT_FOLDER)? {
        0 => "",
        at => path[..at].strip_suffix('/')?,
    };
    Some((folder, RootMark::Name))
}

/// Notes drives inside a target that is not a drive: the user gave the folder around it, or a worm
/// moved everything into its own folder.
pub(super) fn note_drives_inside(view: &dyn Files, question: &Question<'_>, report: &mut Report) {
    let paths = view.listing().files.iter().map(|file| file.path.as_str());
    let note = match (drives_in(paths).as_slice(), question.kind) {
        ([], _) => match packed_image(view) {
            Some(image) => {
                let reason = DriveFinding::PackedImage { image }.into();
                Note::Tree { reason }
            }
            None => return,
        },
        ([one], TargetKind::Folder) => {
            let folder = format!("{}/{one}", question.target.trim_end_matches('/'));
            let folder = RawName::new(folder);
            Note::TryFolder { folder }
        }
        ([one], _) => {
            let folder = RawName::new(*one);
            let reason = DriveFinding::Moved { folder }.into();
            Note::Tree { reason }
        }
        (several, _) => {
            let named = several.iter().take(DRIVES_NAMED);
            let named: Vec<String> = named.map(|name| RawName::new(*name).to_string()).collect();
            let finding = DriveFinding::SeveralDrives {
                count: several.len(),
                named: named.join(", "),
            };
            let reason = finding.into();
            Note::Tree { reason }
        }
    };
    report.notes.push(note);
}

/// The only image or ZIP of a target, which is then a drive image packed once more.
fn packed_image(view: &dyn Files) -> Option<RawName> {
    let files = view.listing().files.iter();
    let mut images = files.filter(|file| {
        ending_of(&file.path).is_some_and(|ending| ["img", "zip"].contains(&ending.as_str()))
    });
    let first = images.next()?;
    images.next().is_none().then(|| RawName::new(&*first.path))
}

/// Most drives inside a target that are named (tuning).
const DRIVES_NAMED: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drives_are_found_wherever_they_lie_and_bags_in_bags_are_none() {
        let found = |paths: &[&'static str]| drives_in(paths.iter().copied());
        assert_eq!(found(&["bagit.txt", "data/old/bagit.txt"]), [""]);
        assert_eq!(found(&["8101/BAGIT.TXT", "8101/data/a", "x.txt"]), ["8101"]);
        assert_eq!(found(&["a/8101/START-HERE.html", "a/x"]), ["a/8101"]);
        assert_eq!(found(&["\u{a0}/data/district/a.js"]), ["\u{a0}"]);
        assert_eq!(
            found(&["a/bagit.txt", "a b/bagit.txt", "a/x/bagit.txt"]),
            ["a", "a b"]
        );
        assert_eq!(found(&["x/mydata/district/a"]), Vec::<&str>::new());
        assert_eq!(
            found(&["8101/bagit.txt", "__MACOSX/8101/data/district/._a"]),
            ["8101"]
        );
        assert_eq!(found(&["8101/bagit.txt", "START-HERE.html"]), ["8101"]);
        assert_eq!(found(&["START-HERE.html", "data/old/bagit.txt"]), [""]);
        assert_eq!(found(&["photo.jpg"]), Vec::<&str>::new());
    }
}
