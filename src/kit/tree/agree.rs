//! `media/` and `media.toml` side by side: each file listed, each entry there, names that belong
//! together found.

use std::collections::{BTreeMap, BTreeSet};

use super::captions_set::{Films, check_captions, check_film_captions};
use super::clash::{check_clashes, check_full_folders, on_drive};
use super::name::check_length;
use super::televisions::check_television_names;
use super::text_set::check_texts;
use super::walk::{Found, Tree};
use crate::base::{Diagnostic, escaped, quoted};
use crate::drive::LanguageCode;
use crate::drive::fold;
use crate::kit::manifest::{Entry, Listing, MEDIA_FILE};
use crate::kit::model::{Media, MediaKind};
use crate::kit::reading::{did_you_mean, nearest};

/// Compares the two and gives the entries whose files are there, sorted by path.
pub(crate) fn agree(
    listing: &Listing,
    tree: &Tree,
    languages: &[LanguageCode],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Media> {
    let on_disk: BTreeMap<&str, &Found> = tree.files.iter().map(|f| (f.path.as_str(), f)).collect();
    check_clashes(tree, faults);
    check_full_folders(tree, faults);
    for file in &tree.files {
        if !file.path.starts_with("text/") {
            faults.extend(check_length(&file.path, &on_drive(&file.path)));
        }
    }
    let spelled = tell_unlisted(listing, tree, &on_disk, faults);
    let mut kept: Vec<&Entry> = Vec::new();
    for entry in &listing.entries {
        let path = entry.media.path.as_str();
        match on_disk.get(path) {
            Some(found) if found.usable => {
                faults.extend(changed(entry, found));
                kept.push(entry);
            }
            Some(_) => {}
            None if tree.is_refused(path) || spelled.contains(path) => {}
            None => faults.push(absent(entry, listing, tree)),
        }
    }
    let films = Films::of(listing, tree);
    for entry in &kept {
        check_captions(entry, &films, languages, faults);
        check_text(entry, languages, faults);
        check_preview(entry, listing, faults);
    }
    let mut media: Vec<Media> = kept.into_iter().map(|entry| entry.media.clone()).collect();
    media.sort_by(|a, b| a.path.cmp(&b.path));
    if listing.complete {
        check_texts(&media, faults);
        check_film_captions(&media, faults);
        check_television_names(&media, languages, faults);
    }
    media
}

fn at_entry(code: &'static str, entry: &Entry, reason: impl Into<String>) -> Diagnostic {
    Diagnostic::fault(code, MEDIA_FILE, reason).at_line(entry.line)
}

/// Tells files that `media.toml` does not list. Gives the listed paths that are spelled
/// otherwise on disk.
fn tell_unlisted(
    listing: &Listing,
    tree: &Tree,
    on_disk: &BTreeMap<&str, &Found>,
    faults: &mut Vec<Diagnostic>,
) -> BTreeSet<String> {
    let mut spelled = BTreeSet::new();
    if !listing.complete {
        return spelled;
    }
    let absent: BTreeMap<String, (&str, u32)> = listing
        .mentioned
        .iter()
        .filter(|(path, _)| !on_disk.contains_key(path.as_str()))
        .map(|(path, line)| (fold(path), (path.as_str(), *line)))
        .collect();
    for file in &tree.files {
        if listing.mentioned.contains_key(&file.path) {
            continue;
        }
        if let Some((listed, line)) = absent.get(&fold(&file.path)) {
            let reason = format!(
                "`{}` is spelled `{}` on disk",
                escaped(listed),
                escaped(&file.path)
            );
            let fault =
                Diagnostic::fault("media.spelled-otherwise", MEDIA_FILE, reason).at_line(*line);
            faults.push(
                fault.mend(
                    "Write it exactly as the file is called: small and capital letters count.",
                ),
            );
            spelled.insert((*listed).to_owned());
            continue;
        }
        if !file.usable {
            continue; // Told already; nothing can be added.
        }
        let name = format!("media/{}", file.path);
        let mend = format!("drivepress media add {}", quoted(&name));
        let reason = "the file is not listed in manifests/media.toml";
        faults.push(Diagnostic::fault("media.unlisted", name, reason).mend(mend));
    }
    spelled
}

fn absent(entry: &Entry, listing: &Listing, tree: &Tree) -> Diagnostic {
    let path = entry.media.path.as_str();
    let unlisted = tree
        .files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| !listing.mentioned.contains_key(*path));
    let near = did_you_mean(nearest(path, unlisted));
    let reason = format!("media/{path} is not there");
    let mend = format!("{near}Put the file there, or take its entry out.");
    at_entry("media.absent", entry, reason).mend(mend)
}

/// A length other than the recorded one: the digest differs too, and need not be reckoned.
fn changed(entry: &Entry, found: &Found) -> Option<Diagnostic> {
    let recorded = entry.media.size_bytes;
    (recorded != 0 && recorded != found.size_bytes).then(|| {
        let reason = format!(
            "media/{} has {} bytes, its entry says {recorded}: the file has changed, or was not copied whole",
            entry.media.path, found.size_bytes
        );
        let mend = "If the file is as it should be: drivepress media lock";
        at_entry("media.changed", entry, reason).mend(mend)
    })
}

/// The language in a file's name or folder: one of the kit's, and the entry's.
pub(super) fn check_language(
    entry: &Entry,
    language: &LanguageCode,
    file: &str,
    languages: &[LanguageCode],
    faults: &mut Vec<Diagnostic>,
) {
    if !languages.contains(language) {
        let reason = format!("the kit has no language `{language}`");
        let fault = Diagnostic::fault("media.unknown-language", file, reason);
        faults.push(fault.mend(format!(
            "Add `{language}` to `languages` in manifests/kit.toml, or remove the file."
        )));
    }
    match &entry.media.language {
        Some(told) if told == language => {}
        told => {
            let reason = match told {
                Some(told) => format!(
                    "the entry says `language = \"{told}\"`, its file's name says `{language}`"
                ),
                None => format!("the entry of media/{} lacks `language`", entry.media.path),
            };
            let mend = format!("Write `language = \"{language}\"`.");
            faults.push(at_entry("media.language", entry, reason).mend(mend));
        }
    }
}

fn check_text(entry: &Entry, languages: &[LanguageCode], faults: &mut Vec<Diagnostic>) {
    let mut names = entry.media.path.names();
    if entry.media.kind != MediaKind::Text || names.next() != Some("text") {
        return;
    }
    let file = format!("media/{}", entry.media.path);
    match names.next().unwrap_or_default().parse::<LanguageCode>() {
        Ok(language) => check_language(entry, &language, &file, languages, faults),
        Err(error) => {
            let fault = Diagnostic::fault("media.unknown-language", file, error.to_string());
            faults.push(fault.mend("Put texts into media/text/th, media/text/en and so on."));
        }
    }
}

fn check_preview(entry: &Entry, listing: &Listing, faults: &mut Vec<Diagnostic>) {
    let Some(preview) = &entry.media.preview else {
        return;
    };
    let found = listing
        .entries
        .iter()
        .find(|other| other.media.path == *preview);
    let (reason, mend) = match found.map(|other| other.media.kind) {
        Some(MediaKind::Picture | MediaKind::Poster) => return,
        Some(_) => (
            format!("the preview `{preview}` is no picture"),
            "Name a PNG or JPEG file whose entry has `kind = \"picture\"`.".to_owned(),
        ),
        None if listing.mentioned.contains_key(preview.as_str()) => return,
        None => {
            let pictures = listing
                .entries
                .iter()
                .filter(|e| e.media.kind == MediaKind::Picture);
            let near = nearest(preview.as_str(), pictures.map(|e| e.media.path.as_str()));
            (
                format!("the preview `{preview}` is not in media.toml"),
                format!(
                    "{}List the picture, or take the line out.",
                    did_you_mean(near)
                ),
            )
        }
    };
    faults.push(at_entry("media.bad-preview", entry, reason).mend(mend));
}
