//! The TIFF structure of EXIF: positions, serial numbers, orientation.

use super::trace::{PlaceTrace, Trace, TraceStore};
use crate::formats::content::bytes::{array, slice};

/// Most entries of one directory. EXIF has some hundred tags; a crafted file could claim 65,535 in
/// each of many directories.
const ENTRIES_MAX: u16 = 2048;

/// Most directories that are followed; crafted ones could point at each other in a circle.
const DIRECTORIES_MAX: usize = 16;

/// What an EXIF block contains, as far as it matters here.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exif {
    pub(super) position: bool,
    pub(super) serial_number: bool,
    /// 1 upright, 2 to 8 turned or mirrored.
    pub(super) orientation: Option<u16>,
}

impl Exif {
    pub(super) fn traces(self) -> Vec<PlaceTrace> {
        let store = TraceStore::Exif;
        let place = self.position.then_some(PlaceTrace {
            trace: Trace::Place,
            store,
        });
        let serial = PlaceTrace {
            trace: Trace::SerialNumber,
            store,
        };
        place
            .into_iter()
            .chain(self.serial_number.then_some(serial))
            .collect()
    }
}

/// Reads a TIFF structure, with or without `Exif\0\0` before it.
pub(super) fn read(bytes: &[u8]) -> Exif {
    let bytes = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
    let mut exif = Exif::default();
    let little = match bytes.get(..4) {
        Some(b"II*\0") => true,
        Some(b"MM\0*") => false,
        _ => return exif,
    };
    let tiff = Tiff { bytes, little };
    let mut waiting = vec![(tiff.long(4), ExifDirectory::Main)];
    let mut seen = Vec::new();
    while let Some((place, directory)) = waiting.pop() {
        let Some(at) = place.filter(|at| *at != 0 && !seen.contains(at)) else {
            continue;
        };
        seen.push(at);
        if seen.len() > DIRECTORIES_MAX {
            break;
        }
        tiff.read_directory(at, directory, &mut exif, &mut waiting);
    }
    exif
}

/// The smallest EXIF block with the same orientation; `None` if the picture is upright.
pub(super) fn only_orientation(exif: Exif) -> Option<Vec<u8>> {
    let orientation = exif.orientation.filter(|value| (2..=8).contains(value))?;
    let mut bytes = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    bytes.extend(orientation.to_le_bytes());
    bytes.extend([0; 6]);
    Some(bytes)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ExifDirectory {
    Main,
    Exif,
    Gps,
}

struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = array(self.bytes, at)?;
        Some(if self.little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = array(self.bytes, at)?;
        let value = if self.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        };
        usize::try_from(value).ok()
    }

    fn read_directory(
        &self,
        at: usize,
        directory: ExifDirectory,
        exif: &mut Exif,
        waiting: &mut Vec<(Option<usize>, ExifDirectory)>,
    ) {
        let count = self.short(at).unwrap_or(0).min(ENTRIES_MAX);
        for number in 0..usize::from(count) {
            let entry = at + 2 + number * 12;
            let Some(tag) = self.short(entry) else { return };
            match (directory, tag) {
                (ExifDirectory::Main, 0x0112) => {
                    exif.orientation = exif.orientation.or(self.short(entry + 8));
                }
                (ExifDirectory::Main, 0x8769) => {
                    waiting.push((self.long(entry + 8), ExifDirectory::Exif));
                }
                (ExifDirectory::Main, 0x8825) => {
                    waiting.push((self.long(entry + 8), ExifDirectory::Gps));
                }
                // Camera and lens serial numbers, the owner's name, and DNG's serial number.
                (ExifDirectory::Exif, 0xa430 | 0xa431 | 0xa435) | (ExifDirectory::Main, 0xc62f) => {
                    exif.serial_number |= self.has_letters(entry);
                }
                // Latitude and longitude of the camera and of what it photographed.
                (ExifDirectory::Gps, 2 | 4 | 20 | 22) => exif.position |= self.has_numbers(entry),
                _ => {}
            }
        }
        if directory == ExifDirectory::Main {
            let next = at + 2 + usize::from(count) * 12;
            waiting.push((self.long(next), ExifDirectory::Main));
        }
    }

    /// The bytes of an entry's value: in the entry if they fit four bytes, else at an offset.
    fn value(&self, entry: usize, width: usize) -> Option<&[u8]> {
        let len = self.long(entry + 4)?.checked_mul(width)?;
        let at = if len <= 4 {
            entry + 8
        } else {
            self.long(entry + 8)?
        };
        slice(self.bytes, at, len)
    }

    /// Whether the text says anything: zeros and blanks do not.
    fn has_letters(&self, entry: usize) -> bool {
        self.value(entry, 1)
            .is_some_and(|text| text.iter().any(|byte| !matches!(byte, 0 | b' ' | b'0')))
    }

    /// Whether the fractions are numbers: cameras without a fix write 0/0.
    fn has_numbers(&self, entry: usize) -> bool {
        self.value(entry, 8).is_some_and(|fractions| {
            fractions
                .chunks_exact(8)
                .any(|fraction| fraction.iter().skip(4).any(|byte| *byte != 0))
        })
    }
}
