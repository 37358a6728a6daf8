//! Films with their captions, chapters, descriptions and transcript.
//!
//! Captions stand in the page as `data:` URLs: a browser reads no caption file from `file://`.

use super::date;
use super::error::Error;
use super::fallback::unmarked;
use super::markdown::{Chapter, encoded};
use super::material::{size, title};
use super::template::read_text;
use super::words::{FALLBACKS, Words};
use crate::base::read_file;
use crate::formats::webvtt::{self, Cue};
use crate::kit::{Kit, LanguageCode, Media, MediaKind};

/// What a caption file holds; the last but one part of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TrackKind {
    Captions,
    Descriptions,
    Chapters,
}

/// A caption file of a film.
struct Track {
    kind: TrackKind,
    language: String,
    /// Path on the drive.
    path: String,
    text: String,
    cues: Vec<Cue>,
}

/// A film of the kit with what belongs to it.
pub(super) struct Film {
    media: Media,
    path: String,
    poster: Option<String>,
    tracks: Vec<Track>,
}

/// A film as a page shows it.
#[derive(serde::Serialize)]
pub(super) struct FilmView {
    id: String,
    title: String,
    /// URL from the drive's root.
    href: String,
    /// URL of a still, from the drive's root; empty where there is none.
    poster: String,
    size: String,
    duration: String,
    sample: bool,
    tracks: Vec<TrackView>,
    chapters: Vec<ChapterView>,
    /// Language of the chapters' titles.
    chapters_lang: String,
    transcript: Vec<Line>,
    /// Language of the transcript.
    transcript_lang: String,
}

#[derive(serde::Serialize)]
struct TrackView {
    /// `captions`, `descriptions`, `chapters`: HTML's words.
    kind: &'static str,
    lang: String,
    /// The language's own name.
    label: String,
    /// The file as a `data:` URL.
    data: String,
    /// URL of the plain file, from the drive's root.
    href: String,
    /// Whether it is shown from the start.
    default: bool,
}

#[derive(serde::Serialize)]
struct ChapterView {
    id: String,
    title: String,
    #[serde(skip)]
    start_ms: u64,
    start: String,
    end: String,
    /// `1:05`
    time: String,
    /// The guide's chapter of the same id.
    guide: Option<Chapter>,
}

/// A line of the transcript.
#[derive(serde::Serialize)]
struct Line {
    #[serde(skip)]
    start_ms: u64,
    start: String,
    end: String,
    time: String,
    text: String,
    /// What the picture shows, not what is said.
    described: bool,
}

impl Film {
    /// Reads the captions of every film of the kit.
    ///
    /// # Errors
    /// A caption file that cannot be read or is not UTF-8.
    pub(super) fn load_all(kit: &Kit) -> Result<Vec<Self>, Error> {
        let films = kit
            .media
            .iter()
            .filter(|media| media.kind == MediaKind::Video);
        films
            .filter_map(|media| Self::load(kit, media).transpose())
            .collect()
    }

    fn load(kit: &Kit, media: &Media) -> Result<Option<Self>, Error> {
        let Some(path) = media.drive_path() else {
            return Ok(None);
        };
        let stem = path
            .name()
            .rsplit_once('.')
            .map_or(path.name(), |(stem, _)| stem);
        let mut tracks = Vec::new();
        for captions in kit.media.iter().filter(|m| m.kind == MediaKind::Captions) {
            let Some((kind, language)) = track_of(captions.path.name(), stem) else {
                continue;
            };
            let file = format!("media/{}", captions.path);
            let text = read_text(&file, read_file(&kit.media_file(captions))?)?;
            tracks.push(Track {
                kind,
                language: language.to_owned(),
                path: captions.drive_path().map_or_else(String::new, String::from),
                cues: webvtt::parse(&text, None).cues,
                text,
            });
        }
        let poster = media.preview.as_ref().and_then(|preview| {
            let of = kit.media.iter().find(|m| m.path == *preview)?;
            Some(of.drive_path()?.into())
        });
        Ok(Some(Self {
            path: path.into(),
            media: media.clone(),
            poster,
            tracks,
        }))
    }

    /// The film for readers of `language`; `guide` holds the guide's chapters in it.
    pub(super) fn view(
        &self,
        words: &Words,
        language: &LanguageCode,
        guide: &[Chapter],
    ) -> FilmView {
        let lang = language.as_str();
        let chapters = self.track(TrackKind::Chapters, lang);
        let captions = self.track(TrackKind::Captions, lang);
        let descriptions = captions.and_then(|captions| {
            self.tracks
                .iter()
                .find(|t| t.kind == TrackKind::Descriptions && t.language == captions.language)
        });
        FilmView {
            id: stem(&self.path).to_owned(),
            title: title(&self.media.title, lang),
            href: encoded(&self.path),
            poster: self.poster.as_deref().map(encoded).unwrap_or_default(),
            size: size(self.media.size_bytes),
            duration: self.media.duration_seconds.map(clock).unwrap_or_default(),
            sample: self.media.sample,
            tracks: self.track_views(words, lang),
            chapters: chapters
                .map(|track| chapter_views(track, guide))
                .unwrap_or_default(),
            chapters_lang: chapters
                .map(|track| track.language.clone())
                .unwrap_or_default(),
            transcript: transcript(captions, descriptions),
            transcript_lang: captions
                .map(|track| track.language.clone())
                .unwrap_or_default(),
        }
    }

    /// The track of a kind for readers of `language`, with the usual fallback.
    fn track(&self, kind: TrackKind, language: &str) -> Option<&Track> {
        let of = |language: &str| {
            let mut tracks = self.tracks.iter();
            tracks.find(|track| track.kind == kind && track.language == language)
        };
        std::iter::once(language).chain(FALLBACKS).find_map(of)
    }

    fn track_views(&self, words: &Words, language: &str) -> Vec<TrackView> {
        let shown = self
            .track(TrackKind::Captions, language)
            .map(|track| &track.language);
        let mut views = Vec::new();
        for track in &self.tracks {
            // Chapters and descriptions only in the language that the page speaks.
            let spoken = self
                .track(track.kind, language)
                .is_some_and(|t| t.language == track.language);
            if track.kind != TrackKind::Captions && !spoken {
                continue;
            }
            let name = track
                .language
                .parse()
                .ok()
                .and_then(|code| words.translation(&code));
            views.push(TrackView {
                kind: match track.kind {
                    TrackKind::Captions => "captions",
                    TrackKind::Descriptions => "descriptions",
                    TrackKind::Chapters => "chapters",
                },
                lang: track.language.clone(),
                label: name.map_or_else(|| track.language.clone(), |t| t.name.clone()),
                data: format!("data:text/vtt;base64,{}", base64(track.text.as_bytes())),
                href: encoded(&track.path),
                default: track.kind == TrackKind::Captions && Some(&track.language) == shown,
            });
        }
        views
    }
}

impl FilmView {
    /// The transcript in pieces for search: seconds at the start, chapter, words. What comes
    /// before the first chapter stands under the film's title.
    pub(super) fn passages(&self) -> Vec<(String, String, String)> {
        let mut passages: Vec<(String, String, String)> = Vec::new();
        for line in &self.transcript {
            let chapter = self
                .chapters
                .iter()
                .rev()
                .find(|c| c.start_ms <= line.start_ms);
            let (start, title) = chapter.map_or_else(
                || (seconds(0), unmarked(&self.title)),
                |chapter| (chapter.start.clone(), chapter.title.clone()),
            );
            match passages.last_mut() {
                Some((of, _, words)) if *of == start => {
                    words.push(' ');
                    words.push_str(&line.text);
                }
                _ => passages.push((start, title, line.text.clone())),
            }
        }
        passages
    }
}

fn chapter_views(track: &Track, guide: &[Chapter]) -> Vec<ChapterView> {
    let views = track.cues.iter().map(|cue| {
        let id = cue.id.clone().unwrap_or_default();
        ChapterView {
            title: unmarked(&cue.text),
            start_ms: cue.start_ms,
            start: seconds(cue.start_ms),
            end: seconds(cue.end_ms),
            time: clock_ms(cue.start_ms),
            guide: guide.iter().find(|chapter| chapter.id == id).cloned(),
            id,
        }
    });
    views.collect()
}

fn transcript(captions: Option<&Track>, descriptions: Option<&Track>) -> Vec<Line> {
    let mut cues: Vec<(&Cue, bool)> = Vec::new();
    cues.extend(
        captions
            .iter()
            .flat_map(|track| &track.cues)
            .map(|cue| (cue, false)),
    );
    cues.extend(
        descriptions
            .iter()
            .flat_map(|track| &track.cues)
            .map(|cue| (cue, true)),
    );
    cues.sort_by_key(|(cue, described)| (cue.start_ms, !described));
    let lines = cues.into_iter().map(|(cue, described)| Line {
        start_ms: cue.start_ms,
        start: seconds(cue.start_ms),
        end: seconds(cue.end_ms),
        time: clock_ms(cue.start_ms),
        text: unmarked(&cue.text.split('\n').collect::<Vec<_>>().join(" ")),
        described,
    });
    lines.collect()
}

/// Kind and language of `<film>.<lang>.<kind>.vtt`, if it belongs to the film `stem`.
fn track_of<'a>(name: &'a str, stem: &str) -> Option<(TrackKind, &'a str)> {
    let rest = name
        .strip_prefix(stem)?
        .strip_prefix('.')?
        .strip_suffix(".vtt")?;
    let (language, kind) = rest.split_once('.')?;
    let kind = match kind {
        "captions" => TrackKind::Captions,
        "descriptions" => TrackKind::Descriptions,
        "chapters" => TrackKind::Chapters,
        _ => return None,
    };
    language.parse::<LanguageCode>().ok()?;
    Some((kind, language))
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Milliseconds as seconds for a script: `61.75`.
fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
}

/// Milliseconds as people read them: `1:05`, `1:02:03`.
fn clock_ms(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

fn clock(seconds: f64) -> String {
    date::duration(seconds).map(clock_ms).unwrap_or_default()
}

/// RFC 4648 §4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0_u8; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let [a, b, c] = group;
        let sextets = [
            a >> 2,
            (a & 3) << 4 | b >> 4,
            (b & 15) << 2 | c >> 6,
            c & 63,
        ];
        for (at, sextet) in sextets.into_iter().enumerate() {
            let letter = ALPHABET[usize::from(sextet)];
            out.push(if at <= chunk.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn caption_files_are_found_by_the_films_name() {
        assert_eq!(
            track_of("a-door.th.captions.vtt", "a-door"),
            Some((TrackKind::Captions, "th"))
        );
        assert_eq!(
            track_of("a-door.en.chapters.vtt", "a-door"),
            Some((TrackKind::Chapters, "en"))
        );
        for other in [
            "a-door-2.th.captions.vtt",
            "a-door.vtt",
            "a-door.th.karaoke.vtt",
            "a-door.x.captions.vtt",
        ] {
            assert_eq!(track_of(other, "a-door"), None, "{other}");
        }
    }

    #[test]
    fn times_read_naturally() {
        assert_eq!(clock_ms(65_400), "1:05");
        assert_eq!(clock_ms(3_723_000), "1:02:03");
        assert_eq!(seconds(61_750), "61.750");
    }
}
