//! One `[[media]]` entry: reads its keys and checks that they agree.

use super::fields::{At, Fields};
use super::finding::{KeyForm, MediaFinding};
use crate::base::{Diagnostic, Sha256, code_points, escaped};
use crate::drive::LanguageCode;
use crate::drive::{DrivePath, EditionName, NameFault};
use crate::kit::edition::EditionFinding;
use crate::kit::model::{Media, MediaDefaults, MediaKind};
use crate::kit::reading::{KitSource, nearest};

/// The words for `kind` and their values.
const KINDS: [(&str, MediaKind); 11] = [
    ("video", MediaKind::Video),
    ("picture", MediaKind::Picture),
    ("captions", MediaKind::Captions),
    ("text", MediaKind::Text),
    ("guide", MediaKind::Guide),
    ("presentation", MediaKind::Presentation),
    ("poster", MediaKind::Poster),
    ("leaflet", MediaKind::Leaflet),
    ("sheet", MediaKind::Sheet),
    ("card", MediaKind::Card),
    ("square", MediaKind::Square),
];

/// Other words that people write for a kind.
const OTHER_WORDS: [(&str, &str); 12] = [
    ("film", "video"),
    ("movie", "video"),
    ("image", "picture"),
    ("photo", "picture"),
    ("preview", "picture"),
    ("subtitles", "captions"),
    ("markdown", "text"),
    ("slides", "presentation"),
    ("brochure", "leaflet"),
    ("flyer", "leaflet"),
    ("handout", "leaflet"),
    ("form", "sheet"),
];

/// What every entry is read with.
pub(super) struct EntryReading<'a> {
    pub(super) source: &'a KitSource,
    /// Values of `kit.toml` for entries that give none.
    pub(super) defaults: &'a MediaDefaults,
}

/// Reads an entry. `None` if its path or kind is unusable (reported). Other wrong keys are reported
/// and get neutral values: a digest of zeros, a size of 0.
pub(super) fn read_entry(
    reading: &EntryReading<'_>,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Media> {
    let source = reading.source;
    let defaults = reading.defaults;
    let path = read_path(source, fields, "path", faults);
    let kind = read_kind(source, fields, faults);
    let language = read_language(source, fields, faults);
    let (sha256, size_bytes) = read_digest(source, fields, faults);
    let needs_title = !matches!(
        kind.as_ref().map(|kind| kind.value),
        Some(MediaKind::Captions | MediaKind::Text | MediaKind::Picture) | None
    );
    let required: &[&str] = if needs_title { &["th", "en"] } else { &[] };
    let title = fields.localised("title", required, faults);
    let licence = match &defaults.licence {
        Some(licence) => Some(fields.text_or("licence", KeyForm::Licence, licence, faults)),
        None => fields
            .required_text("licence", KeyForm::Licence, faults)
            .map(|at| at.value),
    };
    let origin = match &defaults.source {
        Some(origin) => Some(fields.text_or("source", KeyForm::Source, origin, faults)),
        None => fields
            .required_text("source", KeyForm::Source, faults)
            .map(|at| at.value),
    };
    let sample = fields.flag("sample", faults).unwrap_or(false);
    let duration = fields.seconds("duration", faults);
    let preview = read_preview(source, fields, faults);
    let warning = fields.localised("warning", &[], faults);
    let editions = read_editions(source, fields, faults);
    let (path, kind) = (path?, kind?);
    check_place(source, &path, &kind, faults);
    check_duration(source, &kind, duration.as_ref(), faults);
    let media = Media {
        path: path.value,
        sha256,
        size_bytes,
        kind: kind.value,
        language: language.map(|l| l.value),
        title: title.unwrap_or_default(),
        licence: licence.unwrap_or_default(),
        source: origin.unwrap_or_default(),
        sample,
        duration_seconds: duration.map(|d| d.value),
        preview: preview.map(|p| p.value),
        warning: warning.unwrap_or_default(),
        editions,
    };
    Some(media)
}

/// The editions that carry the file. Whether they exist is checked once the whole kit is read.
fn read_editions(
    source: &KitSource,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<EditionName> {
    let mut editions = Vec::new();
    for word in fields.words("editions", "community", faults) {
        if let Ok(name) = word.value.parse() {
            editions.push(name);
        } else {
            let line = source.line_at(word.span.start);
            let finding = EditionFinding::NotAName { word: word.value };
            faults.push(Diagnostic::fault(&source.file, finding).at_line(line));
        }
    }
    editions
}

fn read_path(
    source: &KitSource,
    fields: &Fields<'_, '_>,
    key: &'static str,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<DrivePath>> {
    let form = KeyForm::Path {
        key: key.to_owned(),
    };
    let text = if key == "path" {
        fields.required_text(key, form, faults)?
    } else {
        fields.text(key, form, faults)?
    };
    let fault = match DrivePath::new(text.value.clone()) {
        Ok(path) if path.as_str().starts_with("media/") => {
            let short = path.as_str().trim_start_matches("media/");
            let finding = MediaFinding::PathBelowMedia {
                key: key.to_owned(),
                short: short.to_owned(),
            };
            faults.push(source.fault(text.span, finding));
            return None;
        }
        Ok(value) => {
            return Some(At {
                value,
                span: text.span,
            });
        }
        Err(fault) => fault,
    };
    let shown = escaped(&text.value);
    let finding = match fault {
        NameFault::Forbidden { letter: '\\' } => MediaFinding::BackSlashes {
            path: shown,
            key: key.to_owned(),
            right: escaped(&text.value.replace('\\', "/")),
        },
        _ => MediaFinding::NotAName {
            path: shown,
            fault,
            points: Some(code_points(&text.value)).filter(|points| !points.is_empty()),
        },
    };
    faults.push(source.fault(text.span, finding));
    None
}

fn read_kind(
    source: &KitSource,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<MediaKind>> {
    let all = KINDS.map(|(word, _)| word);
    let kinds = all.join(", ");
    let form = KeyForm::Kind {
        kinds: kinds.clone(),
    };
    let text = fields.required_text("kind", form, faults)?;
    if let Some((_, kind)) = KINDS.iter().find(|(word, _)| *word == text.value) {
        return Some(At {
            value: *kind,
            span: text.span,
        });
    }
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == text.value);
    let near = other.map(|(_, kind)| *kind);
    let near = near.or_else(|| nearest(&text.value, all));
    let finding = MediaFinding::Kind {
        text: escaped(&text.value),
        near: near.map(str::to_owned),
        kinds,
    };
    faults.push(source.fault(text.span, finding));
    None
}

fn read_language(
    source: &KitSource,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<LanguageCode>> {
    let text = fields.text("language", KeyForm::Language, faults)?;
    if let Ok(value) = text.value.parse() {
        return Some(At {
            value,
            span: text.span,
        });
    }
    let finding = MediaFinding::Language {
        text: escaped(&text.value),
    };
    faults.push(source.fault(text.span, finding));
    None
}

/// Digest and size; zeros if they are missing or wrong.
fn read_digest(
    source: &KitSource,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> (Sha256, u64) {
    let nothing = (Sha256::from([0; 32]), 0);
    let digest = fields.text("sha256", KeyForm::Digest, faults);
    let size = fields.count("size", faults);
    let has = |key| fields.value(key).is_some();
    if !has("sha256") || !has("size") {
        let key = if has("sha256") { "size" } else { "sha256" };
        fields.missing_lock(key, faults);
        return nothing;
    }
    let (Some(digest), Some(size)) = (digest, size) else {
        return nothing;
    };
    if let Ok(sha256) = digest.value.parse() {
        return (sha256, size.value);
    }
    faults.push(source.fault(digest.span, MediaFinding::Digest));
    nothing
}

fn read_preview(
    source: &KitSource,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<DrivePath>> {
    read_path(source, fields, "preview", faults)
}

/// Checks that the kind and the folder agree.
fn check_place(
    source: &KitSource,
    path: &At<DrivePath>,
    kind: &At<MediaKind>,
    faults: &mut Vec<Diagnostic>,
) {
    use MediaKind::{
        Captions, Card, Guide, Leaflet, Picture, Poster, Presentation, Sheet, Square, Text, Video,
    };
    let Some((folder, _)) = path.value.as_str().split_once('/') else {
        return; // A file outside any folder is reported by `tree`.
    };
    let (folders, ending): (&[&str], Option<&str>) = match kind.value {
        Video => (&["video"], None),
        Picture => (&["video", "print"], None),
        // `tree` reports captions that are not .vtt.
        Captions => (&["captions"], None),
        Text => (&["text"], Some(".md")),
        Guide | Presentation | Poster | Leaflet | Sheet | Card | Square => (&["print"], None),
    };
    let word = KINDS
        .iter()
        .find(|(_, k)| *k == kind.value)
        .map_or("", |(word, _)| word);
    if ["video", "print", "captions", "text"].contains(&folder) && !folders.contains(&folder) {
        let finding = MediaFinding::Folder {
            kind: word.to_owned(),
            folder: folder.to_owned(),
            folders: folders
                .iter()
                .map(|f| format!("media/{f}/"))
                .collect::<Vec<_>>()
                .join(", "),
        };
        faults.push(source.fault(kind.span.clone(), finding));
        return;
    }
    if let Some(ending) = ending.filter(|e| !path.value.as_str().to_lowercase().ends_with(e)) {
        let finding = MediaFinding::Ending {
            kind: word.to_owned(),
            ending: ending.to_owned(),
        };
        faults.push(source.fault(path.span.clone(), finding));
    }
}

/// Checks that only a film has a duration. Whether a film lacks it is known once it was read.
fn check_duration(
    source: &KitSource,
    kind: &At<MediaKind>,
    duration: Option<&At<f64>>,
    faults: &mut Vec<Diagnostic>,
) {
    if let (false, Some(duration)) = (kind.value == MediaKind::Video, duration) {
        faults.push(source.fault(duration.span.clone(), MediaFinding::Duration));
    }
}
