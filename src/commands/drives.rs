//! What the kit makes now for one edition, in memory: the common files' digests, the bags, and the
//! texts of all recipients.

use rayon::prelude::*;

use super::error::Error;
use super::recipient_files::RecipientTexts;
use super::target::EditionTarget;
use crate::bag::{Bag, SetIdentity, Summed};
use crate::base::{Sha256, read_file};
use crate::drive::{DriveFile, DrivePath};
use crate::formats::text::as_written;
use crate::kit::{Kit, Media, MediaKind};
use crate::site::Site;

/// The drives of an edition as the kit makes them now.
pub(super) struct EditionDrives<'a> {
    pub(super) identity: SetIdentity,
    /// The common files, sorted by path.
    pub(super) files: Vec<Summed>,
    pub(super) bag: Bag,
    pub(super) texts: RecipientTexts<'a>,
}

impl<'a> EditionDrives<'a> {
    /// Renders them.
    ///
    /// # Errors
    /// Fails if a text cannot be rendered, or two files have one name.
    pub(super) fn of(target: &EditionTarget<'a>) -> Result<Self, Error> {
        let identity = target.identity();
        let files = common_files(target.kit, target.site)?;
        Ok(Self {
            bag: Bag::new(identity.clone(), files.clone())?,
            texts: RecipientTexts::render(target.kit, target.site, &identity.signed_by())?,
            identity,
            files,
        })
    }
}

/// The common files that the kit makes now, sorted by path.
fn common_files(kit: &Kit, site: &Site) -> Result<Vec<Summed>, Error> {
    let small = common_small_files(kit, site)?;
    let mut files: Vec<Summed> = small.par_iter().map(Summed::of).collect();
    let copied = kit.media.iter().filter(|media| !is_written_anew(media));
    files.extend(copied.filter_map(|media| {
        let path = media.drive_path()?;
        Some(Summed {
            path,
            length_bytes: media.size_bytes,
            sha256: media.sha256,
        })
    }));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The small common files of an edition: pages, captions and the bag's declaration.
pub(super) fn common_small_files(kit: &Kit, site: &Site) -> Result<Vec<DriveFile>, Error> {
    let mut files = site.common_files()?.to_vec();
    files.push(Bag::declaration()?);
    for media in &kit.media {
        if let Some(path) = media.drive_path().filter(|_| is_written_anew(media)) {
            files.push(written_captions(kit, media, path)?);
        }
    }
    Ok(files)
}

/// Whether a medium is rewritten as our own text instead of copied byte for byte. Captions are,
/// because a browser drops captions with a second byte order mark.
pub(super) fn is_written_anew(media: &Media) -> bool {
    media.kind == MediaKind::Captions
}

/// Captions as written on the drive, made from the file that `media.toml` records.
fn written_captions(kit: &Kit, media: &Media, path: DrivePath) -> Result<DriveFile, Error> {
    let bytes = read_file(&kit.media_file(media))?;
    let length_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    compare_with_list(media, length_bytes, Sha256::of(&bytes))?;
    Ok(DriveFile {
        path,
        bytes: as_written(&bytes),
    })
}

/// Refuses a media file that is not the one that `media.toml` records.
pub(super) fn compare_with_list(
    media: &Media,
    length_bytes: u64,
    sha256: Sha256,
) -> Result<(), Error> {
    let path = || format!("media/{}", media.path);
    if length_bytes != media.size_bytes {
        return Err(Error::MediaLength {
            path: path(),
            found: length_bytes,
            recorded: media.size_bytes,
        });
    }
    if sha256 != media.sha256 {
        return Err(Error::MediaDigest {
            path: path(),
            found: sha256,
            recorded: media.sha256,
        });
    }
    Ok(())
}
