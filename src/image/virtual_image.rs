//! Reads base ‖ tail as one image without joining them on disk.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::error::{Change, Error};
use super::set::{ImageForm, ImageSet};
use crate::base::{Action, FileError, ReadAt, open_file};
use crate::drive::Recipient;

/// A recipient's image, read from a set's base and tail. Positioned reads share no state and may
/// run in several threads; [`Read`] and [`Seek`] use their own cursor.
#[derive(Debug)]
pub struct VirtualImage {
    base: File,
    tail: File,
    base_length_bytes: u64,
    length_bytes: u64,
    position_bytes: u64,
}

impl VirtualImage {
    /// Opens the image of `recipient` in the set in `folder`.
    ///
    /// # Errors
    /// [`Error::NoSuchRecipient`] or [`Error::NoZip`] if the set has no such image,
    /// [`Error::Damaged`] if a file's length differs from the set.
    pub fn open(
        folder: &Path,
        set: &ImageSet,
        recipient: &Recipient,
        form: ImageForm,
    ) -> Result<Self, Error> {
        let folder_named = || folder.to_owned();
        let record = set
            .recipient(recipient)
            .ok_or_else(|| Error::NoSuchRecipient {
                folder: folder_named(),
                recipient: recipient.clone(),
            })?;
        let parts = set.base(form).zip(record.tail(form));
        let (base, tail) = parts.ok_or_else(|| Error::NoZip {
            folder: folder_named(),
        })?;
        Ok(Self {
            base: open_whole(&folder.join(form.base_name()), base.length_bytes)?,
            tail: open_whole(&folder.join(form.tail_name(recipient)), tail.length_bytes)?,
            base_length_bytes: base.length_bytes,
            length_bytes: base.length_bytes.saturating_add(tail.length_bytes),
            position_bytes: 0,
        })
    }

    /// Length of the base in bytes; the tail begins there.
    pub fn base_length_bytes(&self) -> u64 {
        self.base_length_bytes
    }

    /// The base's file, for cloning its blocks.
    pub(super) fn base_file(&self) -> &File {
        &self.base
    }
}

/// Opens a file. Fails if it has another length.
fn open_whole(path: &Path, length_bytes: u64) -> Result<File, Error> {
    let file = open_file(path).map_err(|e| FileError::io(Action::Read, path, e))?;
    let found = file
        .metadata()
        .map_err(|e| FileError::io(Action::Read, path, e))?;
    if found.len() == length_bytes {
        return Ok(file);
    }
    Err(Error::Damaged {
        path: path.to_owned(),
        change: Change::Length {
            expected_bytes: length_bytes,
            found_bytes: found.len(),
        },
    })
}

impl ReadAt for VirtualImage {
    fn read_exact_at(&self, offset_bytes: u64, buf: &mut [u8]) -> io::Result<()> {
        let in_base = self.base_length_bytes.saturating_sub(offset_bytes);
        let in_base = usize::try_from(in_base).map_or(buf.len(), |most| most.min(buf.len()));
        let (from_base, from_tail) = buf.split_at_mut(in_base);
        if !from_base.is_empty() {
            self.base.read_exact_at(offset_bytes, from_base)?;
        }
        if from_tail.is_empty() {
            return Ok(());
        }
        let at = offset_bytes.saturating_sub(self.base_length_bytes);
        self.tail.read_exact_at(at, from_tail)
    }

    fn length_bytes(&self) -> io::Result<u64> {
        Ok(self.length_bytes)
    }
}

impl Read for VirtualImage {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let left = self.length_bytes.saturating_sub(self.position_bytes);
        let count = usize::try_from(left).map_or(buf.len(), |left| left.min(buf.len()));
        self.read_exact_at(self.position_bytes, &mut buf[..count])?;
        self.position_bytes += u64::try_from(count).map_err(io::Error::other)?;
        Ok(count)
    }
}

impl Seek for VirtualImage {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(offset_bytes) => Some(offset_bytes),
            SeekFrom::End(by) => self.length_bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.position_bytes.checked_add_signed(by),
        };
        self.position_bytes = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Sha256;
    use crate::image::sample::Sample;

    #[test]
    fn an_image_reads_as_if_it_were_put_together() {
        let sample = Sample::new();
        let set = sample.stamp_all();
        let recipient: Recipient = "8102".parse().unwrap();
        for form in ImageForm::ALL {
            let mut image = VirtualImage::open(&sample.target(), &set, &recipient, form).unwrap();
            let mut bytes = Vec::new();
            image.read_to_end(&mut bytes).unwrap();
            let record = set.recipient(&recipient).unwrap();
            assert_eq!(Sha256::of(&bytes), record.tail(form).unwrap().image_sha256);
            // Across the border, and past the end.
            let border = image.base_length_bytes();
            let mut buf = [0; 20];
            image.read_exact_at(border - 10, &mut buf).unwrap();
            let at = usize::try_from(border).unwrap() - 10;
            assert_eq!(buf, bytes[at..at + 20]);
            assert_eq!(
                image.seek(SeekFrom::End(-5)).unwrap(),
                image.length_bytes - 5
            );
            assert_eq!(image.read(&mut buf).unwrap(), 5);
            assert_eq!(image.read(&mut buf).unwrap(), 0);
            assert!(
                image
                    .read_exact_at(image.length_bytes - 19, &mut buf)
                    .is_err()
            );
            assert!(image.seek(SeekFrom::Current(i64::MIN)).is_err());
        }
    }

    #[test]
    fn what_a_set_does_not_have_is_told() {
        let mut sample = Sample::new();
        sample.zip = false;
        let set = sample.stamp_all();
        let open = |code: &str, form| {
            VirtualImage::open(&sample.target(), &set, &code.parse().unwrap(), form).unwrap_err()
        };
        assert!(matches!(open("8101", ImageForm::Zip), Error::NoZip { .. }));
        assert!(matches!(
            open("8109", ImageForm::Img),
            Error::NoSuchRecipient { .. }
        ));
        let tail = sample.target().join("stamps/8101.img.tail");
        File::options()
            .write(true)
            .open(&tail)
            .unwrap()
            .set_len(10)
            .unwrap();
        assert!(matches!(
            open("8101", ImageForm::Img),
            Error::Damaged { .. }
        ));
    }
}
