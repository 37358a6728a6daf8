//! Digests of media compared with those of `media.toml`.

use std::fs::File;
use std::io::Read as _;

use crate::base::{Diagnostic, Hashing, Progress, Sha256, interrupted};
use crate::kit::error::Error;
use crate::kit::manifest::MEDIA_FILE;
use crate::kit::model::{Kit, Media};
use crate::words::messages;

messages! {
    /// A file that has changed since it was listed, though not in length.
    enum DigestFinding {
        Other { path: String, found: Sha256, recorded: Sha256 } = "media.changed:digest",
    }
}

/// Bytes read at a time. Tuning: large enough for a disk, small enough to stop soon.
const CHUNK_BYTES: usize = 1 << 20;

/// Whether to hash the media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digests {
    /// Hash every file and compare with `media.toml`: reads everything.
    Compare,
    /// Trust that whoever copies the files compares them: a changed file of equal length is not
    /// noticed here.
    Leave,
}

/// Hashes a file and tells a digest other than the recorded one.
pub(super) fn compare(
    kit: &Kit,
    media: &Media,
    progress: &dyn Progress,
) -> Result<Option<Diagnostic>, Error> {
    let found = hash(kit, media, progress)?;
    // Without a digest, or with another length, the entry has its fault already.
    let told = media.size_bytes == 0 || found.1 != media.size_bytes;
    if told || found.0 == media.sha256 {
        return Ok(None);
    }
    let finding = DigestFinding::Other {
        path: media.path.to_string(),
        found: found.0,
        recorded: media.sha256,
    };
    Ok(Some(Diagnostic::fault_of(MEDIA_FILE, finding)))
}

fn hash(kit: &Kit, media: &Media, progress: &dyn Progress) -> Result<(Sha256, u64), Error> {
    let path = kit.media_file(media);
    let failed = |error| Error::io("read", &path, error);
    let mut file = File::open(&path).map_err(failed)?;
    let mut hashing = Hashing::new();
    let mut buffer = vec![0; CHUNK_BYTES];
    let mut total = 0;
    loop {
        interrupted()?;
        let read = file.read(&mut buffer).map_err(failed)?;
        if read == 0 {
            return Ok((hashing.finish(), total));
        }
        hashing.update(buffer.get(..read).unwrap_or_default());
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        total += read;
        progress.advance(read);
    }
}
