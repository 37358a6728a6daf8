//! Films on the pages.

use super::load::{CaptionTrack, KitFilm};
use super::times::{base64, clock, clock_ms, seconds, stem};
use crate::drive::LanguageCode;
use crate::formats::webvtt::Cue;
use crate::kit::CaptionsPurpose;
use crate::site::markdown::{Chapter, encoded};
use crate::site::material::{size, title};
use crate::site::words::Words;
use crate::site::words::fallback::unmarked;

/// A film on a page.
#[derive(serde::Serialize)]
pub(in crate::site) struct FilmView {
    id: String,
    title: String,
    /// URL from the drive's root.
    href: String,
    /// URL of a still, from the drive's root; empty if there is none.
    poster: String,
    size: String,
    duration: String,
    sample: bool,
    /// What viewers are told before it; empty if nothing.
    warning: String,
    tracks: Vec<TrackView>,
    chapters: Vec<ChapterView>,
    /// Language of the chapters' titles.
    chapters_lang: String,
    transcript: Vec<TranscriptLine>,
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
    /// The guide's chapter with the same id.
    guide: Option<Chapter>,
}

/// A line of the transcript.
#[derive(serde::Serialize)]
struct TranscriptLine {
    #[serde(skip)]
    start_ms: u64,
    start: String,
    end: String,
    time: String,
    text: String,
    /// Whether it describes the picture, not the sound.
    described: bool,
}

impl KitFilm {
    /// The film for readers of `language`; `guide` holds the guide's chapters in that language.
    pub(in crate::site) fn view(
        &self,
        words: &Words,
        language: &LanguageCode,
        guide: &[Chapter],
    ) -> FilmView {
        let lang = language.as_str();
        let chapters = self.track(CaptionsPurpose::Chapters, lang);
        let captions = self.track(CaptionsPurpose::Captions, lang);
        let descriptions = captions.and_then(|captions| {
            self.tracks.iter().find(|t| {
                t.purpose == CaptionsPurpose::Descriptions && t.language == captions.language
            })
        });
        FilmView {
            id: stem(&self.path).to_owned(),
            title: title(&self.media.title, lang),
            href: encoded(&self.path),
            poster: self.poster.as_deref().map(encoded).unwrap_or_default(),
            size: size(self.media.size_bytes),
            duration: self.media.duration_seconds.map(clock).unwrap_or_default(),
            sample: self.media.sample,
            warning: title(&self.media.warning, lang),
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

    fn track_views(&self, words: &Words, language: &str) -> Vec<TrackView> {
        let shown = self
            .track(CaptionsPurpose::Captions, language)
            .map(|track| &track.language);
        let mut views = Vec::new();
        for track in &self.tracks {
            // Chapters and descriptions are only used in the page's language.
            let spoken = self
                .track(track.purpose, language)
                .is_some_and(|t| t.language == track.language);
            if track.purpose != CaptionsPurpose::Captions && !spoken {
                continue;
            }
            let name = track
                .language
                .parse()
                .ok()
                .and_then(|code| words.translation(&code));
            views.push(TrackView {
                kind: track.purpose.word(),
                lang: track.language.clone(),
                label: name.map_or_else(|| track.language.clone(), |t| t.name.clone()),
                data: format!("data:text/vtt;base64,{}", base64(track.text.as_bytes())),
                href: encoded(&track.path),
                default: track.purpose == CaptionsPurpose::Captions
                    && Some(&track.language) == shown,
            });
        }
        views
    }
}

impl FilmView {
    /// The transcript in pieces for search: start in seconds, chapter, words. Text before the first
    /// chapter gets the film's title.
    pub(in crate::site) fn passages(&self) -> Vec<(String, String, String)> {
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

fn chapter_views(track: &CaptionTrack, guide: &[Chapter]) -> Vec<ChapterView> {
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

fn transcript(
    captions: Option<&CaptionTrack>,
    descriptions: Option<&CaptionTrack>,
) -> Vec<TranscriptLine> {
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
    let lines = cues.into_iter().map(|(cue, described)| TranscriptLine {
        start_ms: cue.start_ms,
        start: seconds(cue.start_ms),
        end: seconds(cue.end_ms),
        time: clock_ms(cue.start_ms),
        text: unmarked(&cue.text.split('\n').collect::<Vec<_>>().join(" ")),
        described,
    });
    lines.collect()
}
