//! Plans the ZIP of an edition as base ‖ tail: the common entries, then a recipient's entries and
//! the central directory.
//!
//! The `zip` crate writes all headers into memory ([`HeaderSink`]), with holes for the files' data.
//! The base is then streamed from the plan and hashed while it is written; the crate alone cannot
//! do that, because it seeks back to patch headers. Entries are stored, never compressed, so the
//! base contains files' bytes unchanged. The common part of the central directory is kept, so a
//! tail needs only the recipient's few entries and a copy. Folders have no entries: every reader
//! makes them from the names of files. Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local
//! header), 4.3.12 to 4.3.16 (directory).

use std::io::Write as _;

use ::zip::{CompressionMethod, ZipWriter};

use self::directory::DirectoryHeaders;
use self::entry::{EntryForm, refused};
use self::sink::HeaderSink;
use super::error::Error;
use super::plan::{BasePiece, BasePlan, CommonFile};
use crate::drive::DriveFile;
use crate::formats::fat32::FatTime;

mod directory;
pub(super) mod entry;
mod sink;

/// The plan of an edition's ZIP, the same for every recipient.
#[derive(Debug, Clone)]
pub struct ZipPlan {
    base: BasePlan,
    data_offsets: Vec<u64>,
    common: DirectoryHeaders,
    form: EntryForm,
}

impl ZipPlan {
    /// Plans a ZIP of `common`, in that order. `time` is the time of every entry.
    ///
    /// # Errors
    /// [`Error::Zip`] if the crate refuses a name (listed twice, longer than 64 KiB).
    pub fn plan(common: &[CommonFile], time: FatTime) -> Result<Self, Error> {
        let form = EntryForm::new(CompressionMethod::Stored, time)?;
        let sink = HeaderSink::starting_at(0);
        let mut writer = ZipWriter::new(sink.clone());
        let mut data_offsets = Vec::with_capacity(common.len());
        for file in common {
            let path = file.path.as_str();
            form.start(&mut writer, path, file.length_bytes)?;
            data_offsets.push(sink.position_bytes());
            sink.skip(file.length_bytes);
            #[expect(
                unsafe_code,
                reason = "the crate marks it unsafe as a promise, not for memory: length and CRC \
                          are those of the listed file, and whoever streams the base checks the \
                          file against both (`every_entry_reads_back` holds it)"
            )]
            // SAFETY: an entry was just started, and its data are the hole of this length.
            let told = unsafe { writer.set_file_metadata(file.length_bytes, file.crc32) };
            told.map_err(|source| refused(path, source))?;
        }
        let base_end = sink.position_bytes();
        writer.finish().map_err(|source| refused("", source))?;
        let directory = sink.bytes(base_end..sink.position_bytes());
        Ok(Self {
            base: base_of(&sink, common, &data_offsets),
            data_offsets,
            common: DirectoryHeaders::parse(&directory, common.len()),
            form,
        })
    }

    /// The pieces of the base.
    pub fn base(&self) -> &BasePlan {
        &self.base
    }

    /// Where the data of common file `index` begins, in bytes from the ZIP's start; the end of the
    /// base for an index past the last file.
    pub fn common_offset(&self, index: usize) -> u64 {
        let offset = self.data_offsets.get(index).copied();
        offset.unwrap_or(self.base.length_bytes())
    }

    /// A recipient's entries and the central directory: what follows the base.
    ///
    /// # Errors
    /// [`Error::Zip`] if the crate refuses a name.
    pub fn tail(&self, files: &[DriveFile]) -> Result<Vec<u8>, Error> {
        let start = self.base.length_bytes();
        let sink = HeaderSink::starting_at(start);
        let mut writer = ZipWriter::new(sink.clone());
        for file in files {
            let path = file.path.as_str();
            let length = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
            self.form.start(&mut writer, path, length)?;
            let written = writer.write_all(&file.bytes);
            written.map_err(|source| refused(path, source.into()))?;
        }
        let directory_start = sink.position_bytes();
        writer.finish().map_err(|source| refused("", source))?;
        let directory = sink.bytes(directory_start..sink.position_bytes());
        let own = DirectoryHeaders::parse(&directory, files.len());
        let mut tail = sink.bytes(start..directory_start);
        self.common.write_joined(&own, directory_start, &mut tail);
        Ok(tail)
    }
}

/// Headers and files in the order of the ZIP.
fn base_of(sink: &HeaderSink, common: &[CommonFile], data_offsets: &[u64]) -> BasePlan {
    let mut base = BasePlan::new();
    for (index, (file, data_offset)) in common.iter().zip(data_offsets).enumerate() {
        let header = sink.bytes(base.length_bytes()..*data_offset);
        base.push(BasePiece::Bytes(header));
        let length_bytes = file.length_bytes;
        base.push(BasePiece::File {
            index,
            length_bytes,
        });
    }
    base
}

#[cfg(test)]
mod tests;
