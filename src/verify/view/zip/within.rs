//! Handles a drive in a folder of a ZIP: paths start there, and entries outside get `../`.

use crate::formats::bagit::check_contained;
use crate::verify::answer::RawName;
use crate::verify::view::fault::ViewRemark;
use crate::verify::view::files::{Special, SpecialKind, ViewFiles};

/// Makes `folder` the root of the listing.
pub(super) fn enter(listing: &mut ViewFiles, folder: &str) {
    let front = format!("{folder}/");
    let up = "../".repeat(folder.split('/').count());
    let from_there = |path: &mut String| {
        let inner = path.strip_prefix(&front).map(str::to_owned);
        let is_inside = inner.is_some();
        *path = inner.unwrap_or_else(|| format!("{up}{path}"));
        is_inside
    };
    let specials = &mut listing.specials;
    for special in specials.iter_mut() {
        // A path that escapes is not relative to any folder.
        if special.kind != SpecialKind::Escape {
            from_there(&mut special.path);
        }
    }
    listing.files.retain_mut(|file| {
        // A path that was safe in its folder may be unsafe as a root path: `folder/~/a`.
        let is_inside = from_there(&mut file.path);
        let is_contained = !is_inside || check_contained(&file.path).is_ok();
        if !is_contained {
            let (path, kind) = (file.path.clone(), SpecialKind::Escape);
            specials.push(Special { path, kind });
        }
        is_contained
    });
    listing
        .folders
        .retain(|path| *path != folder && !front.starts_with(&format!("{path}/")));
    listing.folders.retain_mut(|path| {
        let is_inside = from_there(path);
        !is_inside || check_contained(path).is_ok()
    });
    let folder = RawName::new(folder);
    listing.remarks.push(ViewRemark::InFolder { folder });
}
