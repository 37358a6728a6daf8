//! Captions as SubRip files next to the film, the format that televisions read.

use super::load::KitFilm;
use crate::drive::{DriveFile, LanguageCode};
use crate::formats::webvtt::to_subrip;
use crate::kit::CaptionsPurpose;

impl KitFilm {
    /// The SubRip files of the film's captions; `first` is the kit's first language.
    pub(in crate::site) fn for_televisions(&self, first: &LanguageCode) -> Vec<DriveFile> {
        let captions = self.tracks.iter();
        let captions = captions.filter(|track| track.purpose == CaptionsPurpose::Captions);
        let files = captions.flat_map(|track| {
            let paths = self.media.subrip_paths(&track.language, first);
            paths.into_iter().map(|path| DriveFile {
                path,
                bytes: to_subrip(&track.cues).into_bytes(),
            })
        });
        files.collect()
    }
}
