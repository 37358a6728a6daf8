//! The ZIPs of updates.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::path::Path;

use zip::{CompressionMethod, ZipWriter};

use super::changes::{CommonChanges, changed_files, dropped_files};
use super::note::note_text;
use super::order::{Update, UpdateItem};
use crate::bag::{INFO_PATH, MANIFEST_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::{Action, FileError, OutputFile, Task};
use crate::drive::layout::{EARLIER_FOLDER, update_note};
use crate::drive::{DriveFile, Recipient};
use crate::formats::fat32::FatTime;
use crate::image::contents::{digest_of, district_files};
use crate::image::error::{Change, Error};
use crate::image::set::{CommonRecord, ImageForm, ImageSet};
use crate::image::virtual_image::VirtualImage;
use crate::image::zip::entry::{EntryForm, no_such_day, refused};

/// The lists that prove what the older release had.
const LISTS: [&str; 4] = [INFO_PATH, MANIFEST_PATH, TAG_MANIFEST_PATH, SIGNATURE_PATH];

/// A whole ZIP of the changed common files: the beginning of every update. Its file has no name, so
/// it is gone with this run.
#[derive(Debug)]
pub(super) struct CommonArchive {
    file: File,
}

impl CommonArchive {
    /// Packs the changed common files, each compared with its digest.
    pub(super) fn pack(
        update: &Update<'_>,
        changes: &CommonChanges<'_>,
        folder: &Path,
        task: &Task<'_>,
    ) -> Result<Self, Error> {
        let file = tempfile::tempfile_in(folder);
        let file = file.map_err(|e| FileError::io(Action::Create, folder, e))?;
        let Some(recipient) = update.recipients.first() else {
            return Ok(Self { file });
        };
        let image = VirtualImage::open(update.folder, update.set, recipient, ImageForm::Img)?;
        let mut writer = ZipWriter::new(file);
        let form = form_of(update.set)?;
        for record in &changes.changed {
            task.check_stop()?;
            pack_common(&mut writer, &image, record, (form, recipient))?;
        }
        let file = writer.finish().map_err(|source| refused("", source))?;
        Ok(Self { file })
    }

    /// Copies the ZIP to the beginning of an empty file.
    fn copy_to(&self, output: &mut File) -> io::Result<()> {
        use crate::base::ReadAt as _;
        let length = self.file.metadata()?.len();
        let mut block = vec![0; 1 << 20];
        let mut at = 0;
        while at < length {
            let now =
                usize::try_from(length - at).map_or(block.len(), |left| left.min(block.len()));
            self.file.read_exact_at(at, &mut block[..now])?;
            output.write_all(&block[..now])?;
            at += u64::try_from(now).map_err(io::Error::other)?;
        }
        output.rewind()
    }
}

fn pack_common(
    writer: &mut ZipWriter<File>,
    image: &VirtualImage,
    record: &CommonRecord,
    (form, recipient): (EntryForm, &Recipient),
) -> Result<(), Error> {
    let path = record.path.as_str();
    form.start(writer, path, record.length_bytes)?;
    let mut put = |block: &[u8]| writer.write_all(block);
    let found = digest_of(
        image,
        record.img_offset_bytes,
        record.length_bytes,
        &mut put,
    );
    let found = found.map_err(|e| FileError::io(Action::Copy, path, e))?;
    let expected = record.sha256;
    if found == expected {
        return Ok(());
    }
    Err(Error::DamagedFile {
        recipient: recipient.clone(),
        path: path.to_owned(),
        change: Change::Sha256 { expected, found },
    })
}

/// Writes one update and returns its length in bytes.
pub(super) fn write_update(
    update: &Update<'_>,
    (changes, common): (&CommonChanges<'_>, &CommonArchive),
    item: &UpdateItem,
    task: &Task<'_>,
) -> Result<u64, Error> {
    let new = district_files(update.folder, update.set, &item.recipient)?;
    let old = district_files(update.old_folder, update.old, &item.recipient)?;
    let mut dropped: Vec<String> = changes
        .dropped
        .iter()
        .map(|path| (*path).to_owned())
        .collect();
    dropped.extend(dropped_files(&new, &old));
    let lists = format!("{EARLIER_FOLDER}{}", update.old.release);
    let releases = (update.old.release, update.set.release);
    let note = note_text(&item.recipient, releases, &dropped, &lists);
    let mut entries: Vec<(String, Vec<u8>)> = vec![(update_note(update.set.release), note)];
    if !dropped.is_empty() {
        let proofs = old
            .iter()
            .filter(|file| LISTS.contains(&file.path.as_str()));
        let named = proofs.map(|file| (format!("{lists}/{}", file.path), file.bytes.clone()));
        entries.extend(named);
    }
    let own = changed_files(new, &old).into_iter();
    entries.extend(own.map(|DriveFile { path, bytes }| (path.to_string(), bytes)));
    let mut output = OutputFile::create(&item.path)?;
    let fail = |e| FileError::io(Action::Write, &item.path, e);
    common.copy_to(output.file()).map_err(fail)?;
    let writer = ZipWriter::new_append(output.file());
    let mut writer = writer.map_err(|source| refused("", source))?;
    let form = form_of(update.set)?;
    for (path, bytes) in &entries {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        form.start(&mut writer, path, length)?;
        let written = writer.write_all(bytes);
        written.map_err(|e| FileError::io(Action::Write, &item.path, e))?;
    }
    writer.finish().map_err(|source| refused("", source))?;
    let length = output.file().metadata();
    let length = length.map_err(|e| FileError::io(Action::Write, &item.path, e))?;
    output.commit()?;
    task.advance(length.len());
    Ok(length.len())
}

/// The form of every entry. Its time is that of the set, so the bytes do not depend on a clock.
fn form_of(set: &ImageSet) -> Result<EntryForm, Error> {
    let time = FatTime::try_from(set.time).map_err(|_| no_such_day())?;
    EntryForm::new(CompressionMethod::Deflated, time)
}
