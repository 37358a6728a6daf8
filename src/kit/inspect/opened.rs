//! An opened media file.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};

use crate::base::Action;
use crate::formats::content::{FileKind, SNIFF_BYTES, sniff};
use crate::kit::error::Error;
use crate::kit::model::{Kit, Media};

/// An opened media file and the kind that its first bytes show.
pub(super) struct Opened<'a> {
    /// The entry.
    pub(super) media: &'a Media,
    /// Its path in the kit, for messages.
    pub(super) name: String,
    /// Its kind.
    pub(super) kind: FileKind,
    /// The file, positioned at its start.
    pub(super) file: File,
}

impl Opened<'_> {
    /// An I/O error of this file.
    pub(super) fn failed(&self, kit: &Kit, error: std::io::Error) -> Error {
        Error::io(Action::Read, kit.media_file(self.media), error)
    }
}

/// Opens a media file and reads its first bytes.
pub(super) fn open<'a>(kit: &Kit, media: &'a Media) -> Result<Opened<'a>, Error> {
    let path = kit.media_file(media);
    let failed = |error| Error::io(Action::Read, &path, error);
    let mut file = File::open(&path).map_err(failed)?;
    let mut first = Vec::new();
    let limit = u64::try_from(SNIFF_BYTES).unwrap_or(u64::MAX);
    file.by_ref()
        .take(limit)
        .read_to_end(&mut first)
        .map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let kind = sniff(&first, media.path.name());
    Ok(Opened {
        media,
        name: format!("media/{}", media.path),
        kind,
        file,
    })
}
