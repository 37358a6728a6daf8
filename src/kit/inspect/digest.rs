//! Compares digests of media with those in `media.toml`.

use crate::base::{Diagnostic, Hashing, Sha256, Task, read_through};
use crate::kit::error::Error;
use crate::kit::manifest::MEDIA_FILE;
use crate::kit::model::{Kit, Media};
use crate::words::messages;

messages! {
    /// A file that changed after it was listed, while its length stayed the same.
    enum DigestFinding {
        Other { path: String, found: Sha256, recorded: Sha256 } = "media.changed:digest",
    }
}

/// Whether to hash the media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digests {
    /// Hash every file and compare with `media.toml`; this reads everything.
    Compare,
    /// Skip hashing; the copying step compares digests. A changed file of equal length is not
    /// noticed here.
    Leave,
}

/// Hashes a file and reports a digest other than the recorded one.
pub(super) fn compare(
    kit: &Kit,
    media: &Media,
    task: &Task<'_>,
) -> Result<Option<Diagnostic>, Error> {
    let found = hash(kit, media, task)?;
    // An entry without a digest, or with another length, already has a fault.
    let told = media.size_bytes == 0 || found.1 != media.size_bytes;
    if told || found.0 == media.sha256 {
        return Ok(None);
    }
    let finding = DigestFinding::Other {
        path: media.path.to_string(),
        found: found.0,
        recorded: media.sha256,
    };
    Ok(Some(Diagnostic::fault(MEDIA_FILE, finding)))
}

fn hash(kit: &Kit, media: &Media, task: &Task<'_>) -> Result<(Sha256, u64), Error> {
    let mut hashing = Hashing::new();
    let length_bytes = read_through(&kit.media_file(media), task, |piece| {
        hashing.update(piece);
        Ok::<_, Error>(())
    })?;
    Ok((hashing.finish(), length_bytes))
}
