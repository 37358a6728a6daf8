mod crafted;

use std::io::Cursor;

use super::*;
use crate::formats::content::FileKind;
use crate::formats::content::mp4::{check_film, read_film};

const PLACE: Trace = Trace::Place;
const SERIAL: Trace = Trace::SerialNumber;

/// A TIFF structure with the given parts, in one of the two byte orders.
fn tiff(big: bool, orientation: u16, gps: Option<u32>, serial: Option<&[u8; 4]>) -> Vec<u8> {
    let short = |value: u16| {
        if big {
            value.to_be_bytes()
        } else {
            value.to_le_bytes()
        }
    };
    let long = |value: u32| {
        if big {
            value.to_be_bytes()
        } else {
            value.to_le_bytes()
        }
    };
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&short(tag)[..], &short(kind), &long(count), &value].concat()
    };
    let mut bytes = if big {
        b"MM\0*".to_vec()
    } else {
        b"II*\0".to_vec()
    };
    bytes.extend(long(8));
    bytes.extend(short(3));
    let [high, low] = short(orientation);
    bytes.extend(entry(0x0112, 3, 1, [high, low, 0, 0]));
    bytes.extend(entry(0x8769, 4, 1, long(50)));
    bytes.extend(entry(0x8825, 4, 1, long(68)));
    bytes.extend(long(0));
    assert_eq!(bytes.len(), 50);
    bytes.extend(short(1));
    bytes.extend(entry(0xa431, 2, 4, *serial.unwrap_or(b"\0\0\0\0")));
    bytes.extend(long(0));
    assert_eq!(bytes.len(), 68);
    bytes.extend(short(1));
    bytes.extend(entry(2, 5, 3, long(86)));
    bytes.extend(long(0));
    assert_eq!(bytes.len(), 86);
    for _ in 0..3 {
        bytes.extend(long(gps.unwrap_or(0)));
        bytes.extend(long(u32::from(gps.is_some())));
    }
    bytes
}

fn jpeg(segments: &[(u8, Vec<u8>)], appended: &[u8]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    for (marker, body) in segments {
        bytes.extend([0xff, *marker]);
        bytes.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        bytes.extend(body);
    }
    // Two scans with restarts and escaped bytes.
    bytes.extend(b"\xff\xda\0\x02pixels\xff\0more\xff\xd0\xff\xd1end");
    bytes.extend(b"\xff\xda\0\x02second\xff\xd9");
    bytes.extend(appended);
    bytes
}

fn exif_segment(tiff: &[u8]) -> (u8, Vec<u8>) {
    (0xe1, [b"Exif\0\0".as_slice(), tiff].concat())
}

fn xmp_segment(packet: &str) -> (u8, Vec<u8>) {
    (
        0xe1,
        [b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat(),
    )
}

fn traces(kind: FileKind, bytes: &[u8]) -> Vec<(Trace, TraceStore)> {
    let found = find_place(kind, &mut Cursor::new(bytes)).unwrap();
    found
        .into_iter()
        .map(|trace| (trace.trace, trace.store))
        .collect()
}

fn mended(kind: FileKind, bytes: &[u8]) -> Vec<u8> {
    let removal = plan_place_removal(kind, &mut Cursor::new(bytes))
        .unwrap()
        .unwrap();
    let len = u64::try_from(bytes.len()).unwrap();
    let plan = match removal {
        Removal::Rewrite(plan) => plan,
        Removal::Patches(patches) => crate::formats::content::Rewrite::patched(len, patches),
    };
    let mut new = Vec::new();
    plan.write(&mut Cursor::new(bytes), &mut new).unwrap();
    assert_eq!(traces(kind, &new), [], "{kind}");
    assert!(
        plan_place_removal(kind, &mut Cursor::new(&new))
            .unwrap()
            .is_none()
    );
    new
}

#[test]
fn positions_and_serial_numbers_in_photos_are_found() {
    use TraceStore::{Appended, Exif, Xmp};
    let gps = tiff(false, 1, Some(13), None);
    let table = [
        (jpeg(&[], b""), vec![]),
        (
            jpeg(&[exif_segment(&tiff(false, 1, None, None))], b""),
            vec![],
        ),
        (jpeg(&[exif_segment(&gps)], b""), vec![(PLACE, Exif)]),
        (
            jpeg(
                &[exif_segment(&tiff(true, 1, Some(13), Some(b"1234")))],
                b"",
            ),
            vec![(PLACE, Exif), (SERIAL, Exif)],
        ),
        (
            jpeg(&[xmp_segment("<x exif:GPSLatitude=\"13,45.0N\"/>")], b""),
            vec![(PLACE, Xmp)],
        ),
        (
            jpeg(&[xmp_segment("<x exif:GPSLatitude=\"\"/>")], b""),
            vec![],
        ),
        (
            jpeg(
                &[xmp_segment("<aux:SerialNumber>12</aux:SerialNumber>")],
                b"",
            ),
            vec![(SERIAL, Xmp)],
        ),
        (
            jpeg(&[xmp_segment("<p>A text about GPSLatitude</p>")], b""),
            vec![],
        ),
        (
            jpeg(&[], &jpeg(&[exif_segment(&gps)], b"")),
            vec![(PLACE, Appended)],
        ),
        (jpeg(&[], &fixture("place.mp4")), vec![(PLACE, Appended)]),
        (jpeg(&[], &fixture("good.mp4")), vec![]),
    ];
    for (number, (bytes, expected)) in table.into_iter().enumerate() {
        assert_eq!(traces(FileKind::Jpeg, &bytes), expected, "row {number}");
    }
    let held = find_in_picture(FileKind::Tiff, &gps);
    assert_eq!(held.len(), 1, "a TIFF picture inside a document");
}

#[test]
fn a_photo_keeps_its_pixels_profile_and_turn() {
    let profile = (0xe2, b"ICC_PROFILE\0\x01\x01profile".to_vec());
    let list = (0xe2, b"MPF\0list".to_vec());
    let photo = jpeg(
        &[
            exif_segment(&tiff(true, 6, Some(13), None)),
            xmp_segment("<x exif:GPSLatitude=\"13,45.0N\"/>"),
            profile.clone(),
            list,
        ],
        b"appended",
    );
    let new = mended(FileKind::Jpeg, &photo);
    let turned =
        exif_segment(&exif::only_orientation(exif::read(&tiff(false, 6, None, None))).unwrap());
    assert_eq!(new, jpeg(&[turned, profile], b""));
    let upright = jpeg(&[exif_segment(&tiff(false, 1, Some(13), None))], b"");
    assert_eq!(mended(FileKind::Jpeg, &upright), jpeg(&[], b""));
}

fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in chunks {
        bytes.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        let from = bytes.len();
        bytes.extend(*kind);
        bytes.extend(body);
        let check = crc32fast::hash(&bytes[from..]);
        bytes.extend(check.to_be_bytes());
    }
    bytes
}

#[test]
fn png_chunks_go_and_the_rest_stays() {
    let deflated = |text: &[u8]| {
        let mut encoder = flate2::read::ZlibEncoder::new(text, flate2::Compression::default());
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut encoder, &mut bytes).unwrap();
        bytes
    };
    let gps = tiff(false, 8, Some(13), None);
    let packet = b"<x exif:GPSLatitude=\"13,45.0N\"/>";
    let hex = gps
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let raw = format!("\nexif\n{:8}\n{hex}\n", gps.len());
    let profile = [
        b"Raw profile type exif\0\0".as_slice(),
        &deflated(raw.as_bytes()),
    ]
    .concat();
    let plain = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), packet].concat();
    let zipped = [
        b"XML:com.adobe.xmp\0\x01\0\0\0".as_slice(),
        &deflated(packet),
    ]
    .concat();
    let head = (b"IHDR", vec![0; 13]);
    let end = (b"IEND", Vec::new());
    for (kind, body, turned) in [
        (b"eXIf", gps.clone(), true),
        (b"zTXt", profile, true),
        (b"iTXt", plain, false),
        (b"iTXt", zipped, false),
    ] {
        let bytes = png(&[
            head.clone(),
            (kind, body),
            (b"tEXt", b"Title\0x".to_vec()),
            end.clone(),
        ]);
        assert_eq!(traces(FileKind::Png, &bytes).len(), 1, "{kind:?}");
        let mut expected = vec![head.clone()];
        if turned {
            expected.push((b"eXIf", exif::only_orientation(exif::read(&gps)).unwrap()));
        }
        expected.extend([(b"tEXt", b"Title\0x".to_vec()), end.clone()]);
        assert_eq!(mended(FileKind::Png, &bytes), png(&expected), "{kind:?}");
    }
}

#[test]
fn webp_chunks_go_and_the_flags_follow() {
    let make = |flags: u8, chunks: &[(&[u8; 4], &[u8])]| {
        let mut body = b"WEBPVP8X\x0a\0\0\0".to_vec();
        body.extend([flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
        for (kind, data) in chunks {
            body.extend(*kind);
            body.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
            body.extend(*data);
            body.resize(body.len() + data.len() % 2, 0);
        }
        let len = u32::try_from(body.len()).unwrap().to_le_bytes();
        [b"RIFF", &len[..], &body].concat()
    };
    let gps = tiff(false, 1, Some(13), None);
    let packet = b"<x exif:GPSLongitude='100,30E'/>";
    let bytes = make(
        0x1c,
        &[(b"VP8 ", b"pix"), (b"EXIF", &gps), (b"XMP ", packet)],
    );
    assert_eq!(traces(FileKind::Webp, &bytes).len(), 2);
    assert_eq!(
        mended(FileKind::Webp, &bytes),
        make(0x10, &[(b"VP8 ", b"pix")])
    );
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/media");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

#[test]
fn a_film_loses_its_place_and_nothing_moves() {
    for name in ["place.mp4", "place-keys.mp4"] {
        let bytes = fixture(name);
        assert_eq!(
            traces(FileKind::Mp4, &bytes),
            [(PLACE, TraceStore::FilmTag)],
            "{name}"
        );
        let new = mended(FileKind::Mp4, &bytes);
        assert_eq!(new.len(), bytes.len());
        let film = |bytes: &[u8]| read_film(&mut Cursor::new(bytes)).unwrap();
        assert_eq!(film(&new), film(&bytes));
        assert_eq!(check_film(&film(&new)), check_film(&film(&bytes)));
        assert!(!new.windows(7).any(|window| window == b"+13.756"), "{name}");
    }
    assert_eq!(traces(FileKind::Mp4, &fixture("good.mp4")), []);
}

#[test]
fn a_track_of_positions_goes_with_its_samples() {
    let mut bytes = fixture("two-sounds.mp4");
    // The last sound track becomes a camera's sensor track.
    let at = bytes
        .windows(4)
        .rposition(|window| window == b"mp4a")
        .unwrap();
    bytes[at..at + 4].copy_from_slice(b"gpmd");
    assert_eq!(
        traces(FileKind::Mp4, &bytes),
        [(PLACE, TraceStore::FilmTrack)]
    );
    let new = mended(FileKind::Mp4, &bytes);
    let film = read_film(&mut Cursor::new(&new)).unwrap();
    assert_eq!(film.tracks.len(), 2);
    assert_eq!(new.len(), bytes.len());
    let changed = new
        .iter()
        .zip(&bytes)
        .filter(|(new, old)| new != old)
        .count();
    assert!(changed > 1000, "{changed}");
}

#[test]
fn mutated_photos_and_films_do_not_panic() {
    let mut state = 11_u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap()
    };
    let gps = tiff(true, 6, Some(13), Some(b"1234"));
    let photo = jpeg(
        &[exif_segment(&gps), xmp_segment("<x a:GPSLatitude='1'/>")],
        b"x",
    );
    let picture = png(&[
        (b"IHDR", vec![0; 13]),
        (b"eXIf", gps),
        (b"IEND", Vec::new()),
    ]);
    let kinds = [FileKind::Jpeg, FileKind::Png, FileKind::Webp, FileKind::Mp4];
    for whole in [
        photo,
        picture,
        fixture("place-keys.mp4"),
        fixture("two-sounds.mp4"),
    ] {
        for _ in 0..300 {
            let mut bytes = whole.clone();
            for _ in 0..=random() % 5 {
                let at = random() % bytes.len();
                bytes[at] = u8::try_from(random() % 256).unwrap();
            }
            bytes.truncate(whole.len() - random() % 30);
            for kind in kinds {
                let _ = find_place(kind, &mut Cursor::new(&bytes));
                let _ = plan_place_removal(kind, &mut Cursor::new(&bytes));
            }
        }
    }
}
