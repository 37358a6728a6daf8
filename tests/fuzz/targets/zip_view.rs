//! A ZIP that anybody may have packed, as `verify` lists and reads it.
//!
//! What must hold: no panic; no path leads out of the archive (what lies beside the drive's folder in
//! it is told with `..` in front); a file gives at most as many bytes as the listing says; a file behind
//! a cut is listed only where it is whole; memory is bounded, whatever sizes the archive claims.

use std::io::Read as _;

use drivepress::base::Work;
use drivepress::formats::bagit::check_contained;
use drivepress::verify::{Files as _, Zip};

/// Files read, and bytes of each: a small input may name thousands and claim terabytes.
const FILES: usize = 64;
const READ_BYTES: u64 = 1 << 20;

pub(crate) fn run(data: &[u8]) {
    let Some(zip) = Zip::open(&data, &Work::new()).unwrap() else {
        return;
    };
    let listing = zip.listing();
    let folders = listing.folders.iter();
    for path in listing.files.iter().map(|file| &file.path).chain(folders) {
        let path = path.trim_start_matches("../");
        assert_eq!(check_contained(path), Ok(()), "{path:?}");
    }
    for fault in &listing.faults {
        assert!(!fault.to_string().is_empty());
    }
    for file in listing.files.iter().take(FILES) {
        let mut read = 0;
        // Broken data is an error, more data than promised is one too.
        drop(zip.read(file, &mut |reader| {
            let mut bytes = Vec::new();
            reader.take(READ_BYTES).read_to_end(&mut bytes)?;
            read = u64::try_from(bytes.len()).unwrap();
            Ok(())
        }));
        assert!(read <= file.length_bytes, "{}", file.path);
    }
    assert!(data.is_empty() || zip.is_present());
}
