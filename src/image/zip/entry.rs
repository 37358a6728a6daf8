//! How every entry of a ZIP of ours is written.

use std::io::{Seek, Write};

use ::zip::result::ZipError;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::formats::fat32::FatTime;
use crate::image::error::Error;

/// From this length on, an entry's sizes are in its Zip64 field (APPNOTE 4.5.3).
const LARGE_FILE_BYTES: u64 = 0xFFFF_FFFF;
/// Unix permissions for unpacked files: readable by all.
const PERMISSIONS: u32 = 0o644;

/// What all entries of a ZIP have in common.
#[derive(Debug, Clone, Copy)]
pub(in crate::image) struct EntryForm {
    pub(in crate::image) compression: CompressionMethod,
    pub(in crate::image) time: DateTime,
}

impl EntryForm {
    /// Entries of this time.
    ///
    /// # Errors
    /// Fails if a ZIP cannot hold the time.
    pub(in crate::image) fn new(
        compression: CompressionMethod,
        time: FatTime,
    ) -> Result<Self, Error> {
        let time = DateTime::try_from_msdos(time.date_field(), time.time_field())
            .map_err(|_| no_such_day())?;
        Ok(Self { compression, time })
    }

    /// Begins an entry with all options fixed, so the output does not depend on machine or clock.
    ///
    /// # Errors
    /// Fails if the ZIP cannot have the entry.
    pub(in crate::image) fn start<W: Write + Seek>(
        self,
        writer: &mut ZipWriter<W>,
        path: &str,
        length_bytes: u64,
    ) -> Result<(), Error> {
        let options = SimpleFileOptions::default()
            .compression_method(self.compression)
            .last_modified_time(self.time)
            .system(System::Unix)
            .unix_permissions(PERMISSIONS)
            .large_file(length_bytes >= LARGE_FILE_BYTES);
        let started = writer.start_file(path, options);
        started.map_err(|source| refused(path, source))
    }
}

/// The error of a time that no ZIP can hold.
pub(in crate::image) fn no_such_day() -> Error {
    refused("", ZipError::InvalidArchive("no such day".into()))
}

/// The error of an entry; the path is empty if it concerns the whole ZIP.
pub(in crate::image) fn refused(path: &str, source: ZipError) -> Error {
    Error::Zip {
        path: path.to_owned(),
        source,
    }
}
