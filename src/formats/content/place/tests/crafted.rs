//! Files crafted to keep a reader busy for minutes or hours.

use std::io::Read as _;

use super::*;

#[test]
fn a_photo_may_have_many_pictures_behind_it_but_not_any_number() {
    let gps = [b"Exif\0\0".as_slice(), &tiff(false, 1, Some(13), None)].concat();
    let few = jpeg(&[], &gps);
    assert_eq!(
        traces(FileKind::Jpeg, &few),
        [(PLACE, TraceStore::Appended)]
    );
    // A table of 2,048 entries after each signature.
    let many = jpeg(&[], &b"Exif\0\0II*\0\x0e\0\0\0".repeat(1_000_000));
    assert_eq!(traces(FileKind::Jpeg, &many), []);
}

#[test]
fn chunks_of_metadata_are_unpacked_within_a_limit() {
    let zeros = vec![0; 4 << 20];
    let mut packed = Vec::new();
    flate2::read::ZlibEncoder::new(zeros.as_slice(), flate2::Compression::best())
        .read_to_end(&mut packed)
        .unwrap();
    let title = (b"zTXt", [b"Title\0\0", packed.as_slice()].concat());
    assert_eq!(traces(FileKind::Png, &png(&vec![title; 10_000])), []);
    let hex = b"Raw profile type exif\0\nexif\n1\n00".to_vec();
    let profiles = vec![(b"tEXt", hex); 100_000];
    assert_eq!(traces(FileKind::Png, &png(&profiles)), []);
    // Chunks beyond the limit are removed with the others.
    let gps = (b"eXIf", tiff(false, 1, Some(13), None));
    let mut whole = vec![(b"IHDR", vec![0; 13])];
    whole.extend(vec![gps; 100]);
    whole.push((b"IEND", Vec::new()));
    let bare = png(&[whole[0].clone(), whole[101].clone()]);
    assert_eq!(mended(FileKind::Png, &png(&whole)), bare);
}
