//! One `[[media]]` entry: its keys, and whether they agree with each other.

use std::ops::Range;

use super::fields::{At, Fields};
use crate::base::{Diagnostic, Sha256, code_points, escaped};
use crate::drive::LanguageCode;
use crate::drive::{DrivePath, EditionName, NameFault};
use crate::kit::edition::EditionFinding;
use crate::kit::model::{Media, MediaKind};
use crate::kit::reading::{Source, did_you_mean, nearest};

/// The words of `kind`, and what each names.
const KINDS: [(&str, MediaKind); 9] = [
    ("video", MediaKind::Video),
    ("picture", MediaKind::Picture),
    ("captions", MediaKind::Captions),
    ("text", MediaKind::Text),
    ("guide", MediaKind::Guide),
    ("presentation", MediaKind::Presentation),
    ("poster", MediaKind::Poster),
    ("leaflet", MediaKind::Leaflet),
    ("sheet", MediaKind::Sheet),
];

/// Words that people write for a kind.
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

/// Reads an entry. `None`: its path or kind is unusable (told). Other keys that are wrong are
/// told and left neutral: no digest is all zeros, no size is 0.
pub(super) fn read_entry(
    source: &Source,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Media> {
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
    let licence = fields.required_text(
        "licence",
        "`licence = \"…\"` (an SPDX name, or words)",
        faults,
    );
    let origin = fields.required_text(
        "source",
        "`source = \"…\"` (who made it, or where it comes from)",
        faults,
    );
    let sample = fields.flag("sample", faults).unwrap_or(false);
    let duration = fields.seconds("duration", faults);
    let preview = read_preview(source, fields, faults);
    let editions = read_editions(source, fields, faults);
    let (path, kind) = (path?, kind?);
    check_place(source, &path, &kind, faults);
    check_duration(source, fields, &kind, duration.as_ref(), faults);
    let media = Media {
        path: path.value,
        sha256,
        size_bytes,
        kind: kind.value,
        language: language.map(|l| l.value),
        title: title.unwrap_or_default(),
        licence: licence.map(|l| l.value).unwrap_or_default(),
        source: origin.map(|o| o.value).unwrap_or_default(),
        sample,
        duration_seconds: duration.map(|d| d.value),
        preview: preview.map(|p| p.value),
        editions,
    };
    Some(media)
}

/// The editions that carry the file. Whether there are such is asked when all of the kit was read.
fn read_editions(
    source: &Source,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<EditionName> {
    let mut editions = Vec::new();
    for word in fields.words("editions", "community", faults) {
        match word.value.parse() {
            Ok(name) => editions.push(name),
            Err(_) => {
                let line = source.line_at(word.span.start);
                let finding = EditionFinding::NotAName { word: word.value };
                faults.push(Diagnostic::fault_of(&source.file, finding).at_line(line));
            }
        }
    }
    editions
}

fn read_path(
    source: &Source,
    fields: &Fields<'_, '_>,
    key: &'static str,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<DrivePath>> {
    let form = format!("`{key} = \"video/film.mp4\"` (below media/)");
    let text = if key == "path" {
        fields.required_text(key, &form, faults)?
    } else {
        fields.text(key, &form, faults)?
    };
    let fault = match DrivePath::new(text.value.clone()) {
        Ok(path) if path.as_str().starts_with("media/") => {
            let short = path.as_str().trim_start_matches("media/");
            let fault = source.fault(
                "media.bad-path",
                text.span,
                format!("`{key}` begins with media/; it counts from there"),
            );
            faults.push(fault.mend(format!("Write `{key} = \"{short}\"`.")));
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
    let (reason, mend) = match fault {
        NameFault::Forbidden { letter: '\\' } => (
            format!("`{shown}` has back-slashes"),
            format!(
                "Write `{key} = \"{}\"`.",
                escaped(&text.value.replace('\\', "/"))
            ),
        ),
        _ => (
            format!(
                "`{shown}` cannot be a file on a drive: {fault}{}",
                unseen(&text.value)
            ),
            "Rename the file and write the new name here.".to_owned(),
        ),
    };
    faults.push(source.fault("media.bad-path", text.span, reason).mend(mend));
    None
}

/// The code points that nobody can see, for a message about a name.
fn unseen(name: &str) -> String {
    let points = code_points(name);
    if points.is_empty() {
        String::new()
    } else {
        format!(" ({points})")
    }
}

fn read_kind(
    source: &Source,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<MediaKind>> {
    let all = KINDS.map(|(word, _)| word);
    let form = format!("`kind = \"…\"`, one of: {}", all.join(", "));
    let text = fields.required_text("kind", &form, faults)?;
    if let Some((_, kind)) = KINDS.iter().find(|(word, _)| *word == text.value) {
        return Some(At {
            value: *kind,
            span: text.span,
        });
    }
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == text.value);
    let near = other.map(|(_, kind)| *kind);
    let near = did_you_mean(near.or_else(|| nearest(&text.value, all)));
    let reason = format!("`{}` is no kind of media", escaped(&text.value));
    let fault = source.fault("media.bad-kind", text.span, reason);
    faults.push(fault.mend(format!("{near}The kinds are: {}.", all.join(", "))));
    None
}

fn read_language(
    source: &Source,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<LanguageCode>> {
    let form = "`language = \"th\"`";
    let text = fields.text("language", form, faults)?;
    match text.value.parse() {
        Ok(value) => Some(At {
            value,
            span: text.span,
        }),
        Err(error) => {
            let mend =
                format!("Write {form}, or take the line out where there is none in particular.");
            faults.push(
                source
                    .fault("media.bad-language", text.span, format!("{error}"))
                    .mend(mend),
            );
            None
        }
    }
}

/// Digest and size; zeros where they are missing or wrong.
fn read_digest(
    source: &Source,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> (Sha256, u64) {
    const MEND: &str = "drivepress media lock";
    let nothing = (Sha256::from([0; 32]), 0);
    let digest = fields.text("sha256", "64 hexadecimal digits in quotes", faults);
    let size = fields.count("size", faults);
    let has = |key| fields.value(key).is_some();
    if !has("sha256") || !has("size") {
        let key = if has("sha256") { "size" } else { "sha256" };
        fields.missing(key, MEND, faults);
        return nothing;
    }
    let (Some(digest), Some(size)) = (digest, size) else {
        return nothing;
    };
    match digest.value.parse() {
        Ok(sha256) => (sha256, size.value),
        Err(error) => {
            faults.push(
                source
                    .fault("media.bad-digest", digest.span, format!("{error}"))
                    .mend(MEND),
            );
            nothing
        }
    }
}

fn read_preview(
    source: &Source,
    fields: &Fields<'_, '_>,
    faults: &mut Vec<Diagnostic>,
) -> Option<At<DrivePath>> {
    read_path(source, fields, "preview", faults)
}

/// Whether the kind and the folder agree.
fn check_place(
    source: &Source,
    path: &At<DrivePath>,
    kind: &At<MediaKind>,
    faults: &mut Vec<Diagnostic>,
) {
    use MediaKind::{Captions, Guide, Leaflet, Picture, Poster, Presentation, Sheet, Text, Video};
    let Some((folder, _)) = path.value.as_str().split_once('/') else {
        return; // The tree tells a file that lies in no folder.
    };
    let (folders, ending): (&[&str], Option<&str>) = match kind.value {
        Video => (&["video"], None),
        Picture => (&["video", "print"], None),
        // The tree tells captions that are no .vtt.
        Captions => (&["captions"], None),
        Text => (&["text"], Some(".md")),
        Guide | Presentation | Poster | Leaflet | Sheet => (&["print"], None),
    };
    let word = KINDS
        .iter()
        .find(|(_, k)| *k == kind.value)
        .map_or("", |(word, _)| word);
    if ["video", "print", "captions", "text"].contains(&folder) && !folders.contains(&folder) {
        let reason = format!("kind `{word}` does not belong into media/{folder}/");
        let mend = format!(
            "Write the right kind, or move the file to media/{}/.",
            folders.join("/ or media/")
        );
        faults.push(place_fault(source, &kind.span, reason, mend));
        return;
    }
    if let Some(ending) = ending.filter(|e| !path.value.as_str().to_lowercase().ends_with(e)) {
        let reason = format!("kind `{word}` is a file that ends in {ending}");
        faults.push(place_fault(
            source,
            &path.span,
            reason,
            format!("Give it as {ending}, or write the right kind."),
        ));
    }
}

fn place_fault(source: &Source, at: &Range<usize>, reason: String, mend: String) -> Diagnostic {
    source
        .fault("media.misplaced", at.clone(), reason)
        .mend(mend)
}

/// A film has a length, nothing else has.
fn check_duration(
    source: &Source,
    fields: &Fields<'_, '_>,
    kind: &At<MediaKind>,
    duration: Option<&At<f64>>,
    faults: &mut Vec<Diagnostic>,
) {
    match (kind.value, duration) {
        (MediaKind::Video, None) if fields.value("duration").is_none() => {
            fields.missing("duration", "drivepress media lock", faults);
        }
        (MediaKind::Video, _) | (_, None) => {}
        (_, Some(duration)) => {
            let fault = source.fault(
                "media.bad-duration",
                duration.span.clone(),
                "only a film has a duration",
            );
            faults.push(fault.mend("Take the line out."));
        }
    }
}
