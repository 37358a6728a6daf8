//! Writes one image as one file: the base, cloned or copied, then the tail.

use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::order::{Export, ExportItem};
use crate::base::{Action, FileError, OutputFile, ReadAt as _, Task, open_file};
use crate::image::batch::{Batch, OutputBytes, Pieces, Unchecked, write_all};
use crate::image::contents::{digest_of, record_of};
use crate::image::error::{Change, Error};
use crate::image::set::{ImageForm, Tail};
use crate::image::virtual_image::VirtualImage;

/// Whether the base's blocks can be cloned into `folder`. Tries it, because no system call reports
/// it.
pub(super) fn can_clone(set_folder: &Path, folder: &Path) -> bool {
    let base = open_file(&set_folder.join(ImageForm::Img.base_name()));
    // Unnamed if the system supports it, so that nothing is left behind after a crash.
    match (base, tempfile::tempfile_in(folder)) {
        (Ok(base), Ok(probe)) => reflink_copy::reflink_file(&base, &probe).is_ok(),
        _ => false,
    }
}

/// Writes an image and returns whether its base was cloned.
pub(super) fn write(
    export: &Export<'_>,
    (item, form): (&ExportItem, ImageForm),
    task: &Task<'_>,
) -> Result<bool, Error> {
    let image = VirtualImage::open(export.folder, export.set, &item.recipient, form)?;
    let record = record_of(export.folder, export.set, &item.recipient)?;
    let Some(tail) = record.tail(form) else {
        let folder = export.folder.to_owned();
        return Err(Error::NoZip { folder });
    };
    let mut output = OutputFile::create(&item.path)?;
    let is_cloned = reflink_copy::reflink_file(image.base_file(), output.file()).is_ok();
    let source = export.folder.join(form.tail_name(&item.recipient));
    if is_cloned {
        append_tail(&image, tail, (&mut output, &source))?;
        task.advance(item.length_bytes);
    } else {
        copy(image, item.length_bytes, tail, (&mut output, task))?;
    }
    output.commit()?;
    Ok(is_cloned)
}

/// Appends the tail to a cloned base.
fn append_tail(
    image: &VirtualImage,
    tail: &Tail,
    (output, source): (&mut OutputFile, &Path),
) -> Result<(), Error> {
    let target = output.target().to_owned();
    let file = output.file();
    let base_length_bytes = image.base_length_bytes();
    let end = file
        .seek(SeekFrom::End(0))
        .map_err(|e| FileError::io(Action::Write, &target, e))?;
    if end != base_length_bytes {
        return Err(damaged(
            source,
            Change::Length {
                expected_bytes: base_length_bytes,
                found_bytes: end,
            },
        ));
    }
    let mut put = |block: &[u8]| file.write_all(block);
    let found = digest_of(image, base_length_bytes, tail.length_bytes, &mut put);
    let found = found.map_err(|e| FileError::io(Action::Write, &target, e))?;
    let expected = tail.sha256;
    if found == expected {
        Ok(())
    } else {
        Err(damaged(source, Change::Sha256 { expected, found }))
    }
}

/// Copies base and tail and hashes them on the way.
fn copy(
    image: VirtualImage,
    length_bytes: u64,
    tail: &Tail,
    (output, task): (&mut OutputFile, &Task<'_>),
) -> Result<(), Error> {
    let target = output.target().to_owned();
    let mut content = WholeImage {
        image,
        done_bytes: 0,
        length_bytes,
    };
    let output = (output.file(), target.as_path());
    let written = write_all(&mut content, &mut Unchecked, Pieces::LeaveOut, output, task)?;
    let (expected, found) = (tail.image_sha256, written.hashing.finish());
    if found == expected {
        Ok(())
    } else {
        Err(damaged(&target, Change::Sha256 { expected, found }))
    }
}

fn damaged(path: &Path, change: Change) -> Error {
    let path = path.to_owned();
    Error::Damaged { path, change }
}

/// An image from its first byte to its last.
struct WholeImage {
    image: VirtualImage,
    done_bytes: u64,
    length_bytes: u64,
}

impl OutputBytes for WholeImage {
    fn fill(&mut self, batch: &mut Batch) -> Result<(), Error> {
        let left = self.length_bytes.saturating_sub(self.done_bytes);
        let now = usize::try_from(left).map_or(batch.room(), |left| left.min(batch.room()));
        let read = batch.push_read(now, |bytes| {
            self.image.read_exact_at(self.done_bytes, bytes)
        });
        read.map_err(|e| FileError::io(Action::Read, "the image set", e))?;
        batch.find_holes();
        self.done_bytes += u64::try_from(now).unwrap_or(left);
        Ok(())
    }
}
