//! Compares `media/` with `media.toml`: each file is listed, each entry exists, and related names
//! match.

use std::collections::{BTreeMap, BTreeSet};

use super::captions::set::{Films, check_captions, check_film_captions};
use super::clash::{check_clashes, check_full_folders, on_drive};
use super::finding::EntryFinding;
use super::language::{at_entry, check_language};
use super::name::check_length;
use super::televisions::check_television_names;
use super::text_set::check_texts;
use super::walk::{MediaFile, MediaTree};
use crate::base::{Diagnostic, escaped};
use crate::drive::LanguageCode;
use crate::drive::fold;
use crate::formats::content::classify_name;
use crate::kit::inspect::unlistable_kind;
use crate::kit::manifest::{ListedMedia, MEDIA_FILE, MediaEntry};
use crate::kit::model::{Media, MediaKind};
use crate::kit::reading::nearest;

/// Compares the two and returns the entries whose files exist, sorted by path.
pub(crate) fn agree(
    listing: &ListedMedia,
    tree: &MediaTree,
    languages: &[LanguageCode],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Media> {
    let on_disk: BTreeMap<&str, &MediaFile> =
        tree.files.iter().map(|f| (f.path.as_str(), f)).collect();
    check_clashes(tree, faults);
    check_full_folders(tree, faults);
    for file in &tree.files {
        if !file.path.starts_with("text/") {
            faults.extend(check_length(&file.path, &on_drive(&file.path)));
        }
    }
    let spelled = report_unlisted(listing, tree, &on_disk, faults);
    let mut kept: Vec<&MediaEntry> = Vec::new();
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
        check_texts(&media, tree, faults);
        check_film_captions(&media, faults);
        check_television_names(&media, languages, faults);
    }
    media
}

/// Reports files that `media.toml` does not list. Returns the listed paths that are spelled
/// differently on disk.
fn report_unlisted(
    listing: &ListedMedia,
    tree: &MediaTree,
    on_disk: &BTreeMap<&str, &MediaFile>,
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
            let finding = EntryFinding::SpelledOtherwise {
                listed: escaped(listed),
                on_disk: escaped(&file.path),
            };
            faults.push(Diagnostic::fault(MEDIA_FILE, finding).at_line(*line));
            spelled.insert((*listed).to_owned());
            continue;
        }
        if !file.usable {
            continue; // Already reported; it cannot be added to the list.
        }
        // What `media add` refuses is not offered to it. Names of programs are already reported.
        if classify_name(&file.path).is_some() {
            continue;
        }
        if let Some(refused) = unlistable_kind(file.kind, &file.path) {
            faults.push(refused);
            continue;
        }
        let name = format!("media/{}", file.path);
        let file = name.clone();
        faults.push(Diagnostic::fault(name, EntryFinding::Unlisted { file }));
    }
    spelled
}

fn absent(entry: &MediaEntry, listing: &ListedMedia, tree: &MediaTree) -> Diagnostic {
    let path = entry.media.path.as_str();
    let unlisted = tree
        .files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| !listing.mentioned.contains_key(*path));
    let finding = EntryFinding::Absent {
        path: path.to_owned(),
        file: format!("media/{path}"),
        near: nearest(path, unlisted).map(str::to_owned),
    };
    at_entry(entry, finding)
}

/// Reports a length other than the recorded one: the digest then differs too and need not be
/// computed.
fn changed(entry: &MediaEntry, found: &MediaFile) -> Option<Diagnostic> {
    let recorded = entry.media.size_bytes;
    (recorded != 0 && recorded != found.size_bytes).then(|| {
        let finding = EntryFinding::Changed {
            path: entry.media.path.to_string(),
            found: found.size_bytes,
            recorded,
        };
        at_entry(entry, finding)
    })
}

fn check_text(entry: &MediaEntry, languages: &[LanguageCode], faults: &mut Vec<Diagnostic>) {
    let mut names = entry.media.path.names();
    if entry.media.kind != MediaKind::Text || names.next() != Some("text") {
        return;
    }
    let file = format!("media/{}", entry.media.path);
    let word = names.next().unwrap_or_default();
    if let Ok(language) = word.parse::<LanguageCode>() {
        check_language(entry, &language, &file, languages, faults);
    } else {
        let word = escaped(word);
        faults.push(Diagnostic::fault(file, EntryFinding::NotALanguage { word }));
    }
}

fn check_preview(entry: &MediaEntry, listing: &ListedMedia, faults: &mut Vec<Diagnostic>) {
    let Some(preview) = &entry.media.preview else {
        return;
    };
    let found = listing
        .entries
        .iter()
        .find(|other| other.media.path == *preview);
    let shown = preview.to_string();
    let finding = match found.map(|other| other.media.kind) {
        Some(MediaKind::Picture | MediaKind::Poster) => return,
        Some(_) => EntryFinding::PreviewKind { preview: shown },
        None if listing.mentioned.contains_key(preview.as_str()) => return,
        None => {
            let pictures = listing
                .entries
                .iter()
                .filter(|e| e.media.kind == MediaKind::Picture);
            let near = nearest(preview.as_str(), pictures.map(|e| e.media.path.as_str()));
            EntryFinding::NoPreview {
                preview: shown,
                near: near.map(str::to_owned),
            }
        }
    };
    faults.push(at_entry(entry, finding));
}
