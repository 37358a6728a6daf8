use std::io::Cursor;

use super::*;
use crate::base::Severity;

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/media");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

fn film(bytes: &[u8]) -> FilmFacts {
    read_film(&mut Cursor::new(bytes)).unwrap()
}

fn faults(name: &str) -> Vec<FilmFault> {
    check_film(&film(&fixture(name)))
}

#[test]
fn what_everybody_plays_has_no_fault_and_what_somebody_does_not_is_named() {
    use FilmFault as F;
    let table: [(&str, Vec<FilmFault>); 19] = [
        ("good.mp4", vec![]),
        ("mono.mp4", vec![]),
        ("edited.mp4", vec![]),
        ("place.mp4", vec![]),
        ("index-last.mp4", vec![F::IndexLast]),
        ("fragmented.mp4", vec![F::Fragmented]),
        ("quicktime.mp4", vec![F::QuickTimeBrand]),
        ("hevc.mp4", vec![F::VideoCodec(VideoCodec::Hevc)]),
        ("vp9.mp4", vec![F::VideoCodec(VideoCodec::Vp)]),
        ("mpeg4.mp4", vec![F::VideoCodec(VideoCodec::Mpeg4Part2)]),
        ("chroma-444.mp4", vec![F::Profile(244), F::Chroma(3)]),
        ("ten-bit.mp4", vec![F::Profile(110), F::Depth(10)]),
        ("sixty.mp4", vec![F::FrameRate(60_000)]),
        ("silent.mp4", vec![F::NoSound]),
        ("ac3.mp4", vec![F::SoundCodec(SoundCodec::Ac3)]),
        ("mp3.mp4", vec![F::SoundCodec(SoundCodec::Mp3)]),
        ("opus.mp4", vec![F::SoundCodec(SoundCodec::Opus)]),
        ("surround.mp4", vec![F::Channels(6)]),
        ("two-sounds.mp4", vec![F::SeveralSounds(2)]),
    ];
    for (name, expected) in table {
        assert_eq!(faults(name), expected, "{name}");
    }
    let large = faults("large.mp4");
    assert!(
        large.contains(&F::Size {
            width: 1926,
            height: 1086
        }),
        "{large:?}"
    );
    assert_eq!(F::NoSound.severity(), Severity::Warning);
}

#[test]
fn length_is_what_is_played() {
    for (name, expected) in [("good.mp4", 400), ("edited.mp4", 200), ("silent.mp4", 400)] {
        assert_eq!(film(&fixture(name)).duration_ms, Some(expected), "{name}");
    }
}

#[test]
fn a_cut_film_and_one_without_an_index_are_told() {
    let whole = fixture("index-last.mp4");
    let cut = &whole[..whole.len() / 2];
    let found = check_film(&film(cut));
    assert!(
        matches!(
            found[..],
            [
                FilmFault::Structure(StructureFault::Cut { .. }),
                FilmFault::NoIndex
            ]
        ),
        "{found:?}"
    );
    let moved = fixture("good.mp4");
    let found = check_film(&film(&moved[..moved.len() - 1500]));
    assert!(found.iter().any(|fault| matches!(
        fault,
        FilmFault::Structure(StructureFault::Cut {
            kind: [b'm', b'd', b'a', b't'],
            ..
        })
    )));
}

/// The first bytes of every chunk, at the offsets that the index holds.
fn chunks(bytes: &[u8]) -> Vec<Vec<u8>> {
    let top = read_top_level(&mut Cursor::new(bytes)).unwrap();
    let moov = *top.first(*b"moov").unwrap();
    let moov = read_box(&mut Cursor::new(bytes), &moov, 1 << 20)
        .unwrap()
        .unwrap();
    let moov = children(&moov).next().unwrap();
    let mut found = Vec::new();
    for trak in children(moov.body()).filter(|child| child.kind == *b"trak") {
        let table = trak.descend(&[b"mdia", b"minf", b"stbl"]).unwrap();
        for (kind, width) in [(*b"stco", 4), (*b"co64", 8)] {
            let Some(places) = table.child(kind) else {
                continue;
            };
            for entry in places.body()[8..].chunks_exact(width) {
                let mut wide = [0; 8];
                wide[8 - width..].copy_from_slice(entry);
                let at = usize::try_from(u64::from_be_bytes(wide)).unwrap();
                found.push(bytes[at..(at + 24).min(bytes.len())].to_vec());
            }
        }
    }
    found
}

#[test]
fn the_index_moves_to_the_front_and_every_frame_is_found_again() {
    let old = fixture("index-last.mp4");
    let plan = plan_faststart(&mut Cursor::new(&old)).unwrap();
    let mut new = Vec::new();
    plan.write(&mut Cursor::new(&old), &mut new).unwrap();
    assert_eq!(new.len(), old.len());
    assert_eq!(check_film(&film(&new)), []);
    assert_eq!(film(&new).duration_ms, film(&old).duration_ms);
    assert_eq!(chunks(&new), chunks(&old));
    assert!(matches!(
        plan_faststart(&mut Cursor::new(&new)),
        Err(FaststartError::AlreadyFirst)
    ));
    for (name, refused) in [
        ("good.mp4", true),
        ("fragmented.mp4", true),
        ("place-keys.mp4", false),
    ] {
        assert_eq!(
            plan_faststart(&mut Cursor::new(fixture(name))).is_err(),
            refused,
            "{name}"
        );
    }
}

/// A film that reaches beyond 4 GiB, without its frames: head, index and total length.
fn far_film(hole: u64) -> (Vec<u8>, Vec<u8>, u64) {
    let ftyp = b"\0\0\0\x14ftypisom\0\0\0\0isom".to_vec();
    let mut mdat = b"\0\0\0\x01mdat".to_vec();
    mdat.extend((hole + 16).to_be_bytes());
    let make = |kind: &[u8; 4], body: &[u8]| {
        let len = u32::try_from(body.len() + 8).unwrap();
        [&len.to_be_bytes()[..], kind, body].concat()
    };
    let places = [36_u32, u32::MAX - 40];
    let mut table = vec![0, 0, 0, 0, 0, 0, 0, 2];
    for place in places {
        table.extend(place.to_be_bytes());
    }
    let mut boxes = make(b"stco", &table);
    for kind in [b"stbl", b"minf", b"mdia", b"trak", b"moov"] {
        boxes = make(kind, &boxes);
    }
    let len = 20 + 16 + hole + u64::try_from(boxes.len()).unwrap();
    ([ftyp, mdat].concat(), boxes, len)
}

/// A file that is mostly a hole.
struct Sparse {
    head: Vec<u8>,
    tail: Vec<u8>,
    len: u64,
    at: u64,
}

impl std::io::Read for Sparse {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let tail_at = self.len - u64::try_from(self.tail.len()).unwrap();
        let mut count = 0;
        for slot in buffer {
            if self.at >= self.len {
                break;
            }
            *slot = if self.at >= tail_at {
                self.tail[usize::try_from(self.at - tail_at).unwrap()]
            } else {
                let at = usize::try_from(self.at).unwrap();
                self.head.get(at).copied().unwrap_or(0)
            };
            self.at += 1;
            count += 1;
        }
        Ok(count)
    }
}

impl std::io::Seek for Sparse {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            std::io::SeekFrom::Start(at) => at,
            std::io::SeekFrom::End(by) => self.len.checked_add_signed(by).unwrap(),
            std::io::SeekFrom::Current(by) => self.at.checked_add_signed(by).unwrap(),
        };
        Ok(self.at)
    }
}

#[test]
fn places_that_outgrow_32_bits_get_64() {
    let (head, tail, len) = far_film(u64::from(u32::MAX));
    let moov_len = u64::try_from(tail.len()).unwrap();
    let plan = plan_faststart(&mut Sparse {
        head,
        tail,
        len,
        at: 0,
    })
    .unwrap();
    let Some(crate::formats::content::RewritePiece::New(index)) = plan.pieces().get(1) else {
        panic!("{plan:?}")
    };
    assert_eq!(plan.len(), len + 8);
    let table = &index[index.len() - 16..];
    let grown = moov_len + 8;
    assert_eq!(table[..8], (36 + grown).to_be_bytes());
    assert_eq!(table[8..], (u64::from(u32::MAX) - 40 + grown).to_be_bytes());
}

#[test]
fn ffmpeg_recodes_only_what_must_be() {
    let line = |faults: &[FilmFault]| film_arguments(faults).map(|words| words.join(" "));
    assert_eq!(line(&[FilmFault::IndexLast, FilmFault::NoSound]), None);
    let sound = line(&[FilmFault::SoundCodec(SoundCodec::Ac3)]).unwrap();
    assert!(
        sound.contains("-c:v copy") && sound.contains("-c:a aac"),
        "{sound}"
    );
    let size = FilmFault::Size {
        width: 3840,
        height: 2160,
    };
    for fault in [size, FilmFault::Turned(Turn::OnItsSide)] {
        let line = line(&[fault]).unwrap();
        assert!(
            line.contains("min(1080") && line.contains("-c:a copy"),
            "{line}"
        );
    }
}

#[test]
fn mutated_films_neither_panic_nor_loop() {
    let mut state = 7_u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap()
    };
    for name in [
        "index-last.mp4",
        "fragmented.mp4",
        "hevc.mp4",
        "place-keys.mp4",
        "opus.mp4",
    ] {
        let whole = fixture(name);
        for _ in 0..400 {
            let mut bytes = whole.clone();
            for _ in 0..=random() % 6 {
                let at = random() % bytes.len();
                bytes[at] = u8::try_from(random() % 256).unwrap();
            }
            bytes.truncate(whole.len() - random() % 40);
            let read = film(&bytes);
            let _ = check_film(&read);
            if let Ok(plan) = plan_faststart(&mut Cursor::new(&bytes)) {
                let _ = plan.write(&mut Cursor::new(&bytes), &mut std::io::sink());
            }
        }
    }
}
