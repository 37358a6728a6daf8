//! Unpacks the bytes of an entry and checks length and checksum.

use std::io::{self, BufRead as _, BufReader, Read};

use deflate64::Deflate64Decoder;
use flate2::bufread::DeflateDecoder;

use super::cover;
use super::window::Window;
use crate::base::{Crc32, Work, refused};
use crate::verify::view::fault::ZipFault;

/// Bytes that are unpacked at once (tuning).
const PIECE_BYTES: usize = 64 << 10;

/// The location of an entry's bytes, and the expected result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed {
    /// Offset of its local header.
    pub(super) header_start: u64,
    /// Offset of its data.
    pub(super) start: u64,
    pub(super) stored_bytes: u64,
    pub(super) length_bytes: u64,
    pub(super) crc32: u32,
    pub(super) method: u16,
    pub(super) is_locked: bool,
}

/// The name of a compression method (APPNOTE 6.3.10, §4.4.5), and whether it is supported here.
fn method_name(method: u16) -> (&'static str, bool) {
    match method {
        0 => ("none", true),
        8 => ("Deflate", true),
        9 => ("Deflate64", true),
        1 => ("Shrink", false),
        2..=5 => ("Reduce", false),
        6 => ("Implode", false),
        10 => ("DCL Implode", false),
        12 => ("bzip2", false),
        14 => ("LZMA", false),
        18 => ("TERSE", false),
        19 => ("LZ77", false),
        20 | 93 => ("Zstandard", false),
        94 => ("MP3", false),
        95 => ("XZ", false),
        96 => ("JPEG", false),
        97 => ("WavPack", false),
        98 => ("PPMd", false),
        99 => ("AES", false),
        _ => ("unknown", false),
    }
}

/// Why an entry cannot be unpacked; `None` if it can.
pub(super) fn hindrance(method: u16, is_locked: bool) -> Option<ZipFault> {
    if is_locked || method == 99 {
        return Some(ZipFault::Locked);
    }
    let (name, is_read) = method_name(method);
    (!is_read).then_some(ZipFault::Method { name, method })
}

impl Packed {
    /// Whether a program that reads from the start, and takes the length from the data descriptor,
    /// would see this entry end early and another file in the rest.
    pub(super) fn hides_a_file(&self, window: &Window<'_>, work: &Work) -> io::Result<bool> {
        let bytes = self.start..self.start.saturating_add(self.stored_bytes);
        let mut search = window.clone();
        if self.method == 0 {
            return cover::ends_early(&mut search, bytes);
        }
        Ok(cover::holds_header(&mut search, bytes)? && self.is_unsound(window, work)?)
    }

    /// Whether the bytes are anything but the complete packed data.
    fn is_unsound(&self, window: &Window<'_>, work: &Work) -> io::Result<bool> {
        let read = self.read(window.clone(), &mut |reader| {
            let mut piece = vec![0; PIECE_BYTES];
            while reader.read(&mut piece)? > 0 {
                work.check_stop().map_err(|_| io::ErrorKind::Interrupted)?;
            }
            Ok(())
        });
        match read {
            Ok(()) => Ok(false),
            Err(error) if error.raw_os_error().is_some() => Err(error),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(_) => Ok(true),
        }
    }

    /// Passes the unpacked bytes to `work`.
    pub(super) fn read(
        &self,
        window: Window<'_>,
        work: crate::verify::view::ReadWork<'_>,
    ) -> io::Result<()> {
        if let Some(hindrance) = hindrance(self.method, self.is_locked) {
            return Err(refused(hindrance));
        }
        let mut window = window.until(self.start.saturating_add(self.stored_bytes));
        io::Seek::seek(&mut window, io::SeekFrom::Start(self.start))?;
        let source = BufReader::new(window.take(self.stored_bytes));
        let reader: Box<dyn Unpacked + '_> = match self.method {
            0 => Box::new(source),
            9 => Box::new(Deflate64Decoder::with_buffer(source)),
            _ => Box::new(DeflateDecoder::new(source)),
        };
        work(&mut CheckedReader {
            reader,
            left: self.length_bytes,
            sum: Crc32::new(),
            crc32: self.crc32,
        })
    }
}

/// The bytes of an entry as stored.
type StoredBytes<'w> = BufReader<io::Take<Window<'w>>>;

/// An entry's unpacked data.
trait Unpacked: Read {
    /// Whether bytes are left after unpacking: programs that read from the start continue there.
    fn has_rest(&mut self) -> io::Result<bool>;
}

impl Unpacked for StoredBytes<'_> {
    fn has_rest(&mut self) -> io::Result<bool> {
        Ok(!self.fill_buf()?.is_empty())
    }
}

impl Unpacked for DeflateDecoder<StoredBytes<'_>> {
    fn has_rest(&mut self) -> io::Result<bool> {
        self.get_mut().has_rest()
    }
}

impl Unpacked for Deflate64Decoder<StoredBytes<'_>> {
    fn has_rest(&mut self) -> io::Result<bool> {
        self.get_mut().has_rest()
    }
}

/// Reads at most the length in the entry, and compares all of it with the checksum.
struct CheckedReader<'r> {
    reader: Box<dyn Unpacked + 'r>,
    left: u64,
    sum: Crc32,
    crc32: u32,
}

impl Read for CheckedReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let count = self.reader.read(into)?;
        let length = u64::try_from(count).map_err(io::Error::other)?;
        let left = self.left.checked_sub(length);
        self.left = left.ok_or_else(|| refused(ZipFault::TooLong))?;
        self.sum.update(&into[..count]);
        if count == 0 {
            if self.left > 0 {
                return Err(refused(ZipFault::TooShort));
            }
            if self.reader.has_rest()? {
                return Err(refused(ZipFault::BytesBehind));
            }
            if self.sum.clone().finish() != self.crc32 {
                return Err(refused(ZipFault::Checksum));
            }
        }
        Ok(count)
    }
}
