//! Sample and random drives for tests, and writers of their images.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use proptest::prelude::*;

use super::common;
use crate::drive::{DriveFile, DrivePath, fold};
use crate::image::fat::FatPlan;
use crate::image::plan::{BasePiece, CommonFile, TailSlot, VolumeProperties};

/// The files of a test drive.
#[derive(Debug, Clone)]
pub(super) struct Drive {
    pub(super) common: Vec<(String, Vec<u8>)>,
    /// Path, length, and length of the common prefix. `{}` becomes the recipient.
    pub(super) slots: Vec<(String, usize, usize)>,
    pub(super) free_space_bytes: u64,
}

impl Drive {
    /// A small drive that resembles a real one.
    pub(super) fn sample() -> Self {
        let mut common = vec![
            ("START-HERE.html".to_owned(), content(1, 700)),
            ("bagit.txt".to_owned(), content(2, 55)),
            ("data/print/คู่มือ พูดคุย.pdf".to_owned(), content(3, 70_000)),
            ("data/site/index.html".to_owned(), content(4, 4096)),
            ("data/site/empty.txt".to_owned(), Vec::new()),
            ("data/video/film.mp4".to_owned(), content(5, 300_001)),
        ];
        for n in 0..150 {
            common.push((
                format!("data/site/หน้า ที่ยาวมากกว่าสิบสามตัวอักษร {n}.html"),
                content(n, 100),
            ));
        }
        let slots = vec![
            ("data/district/district.js".to_owned(), 3_000, 0),
            ("data/district/index.html".to_owned(), 5_000, 0),
            ("DISTRICT-{}.txt".to_owned(), 900, 0),
            ("bag-info.txt".to_owned(), 400, 0),
            ("manifest-sha256.txt".to_owned(), 15_000, 9_000),
            ("tagmanifest-sha256.txt".to_owned(), 300, 0),
            ("tagmanifest-sha256.txt.minisig".to_owned(), 300, 0),
        ];
        Self {
            common,
            slots,
            free_space_bytes: 0,
        }
    }

    pub(super) fn plan(&self, volume: &VolumeProperties) -> FatPlan {
        let files: Vec<CommonFile> = self
            .common
            .iter()
            .map(|(path, bytes)| common(path, bytes))
            .collect();
        let slots = self
            .files(0)
            .into_iter()
            .zip(&self.slots)
            .map(|(file, (_, _, prefix))| TailSlot {
                length_bytes: file.bytes.len().try_into().unwrap(),
                common_prefix: file.bytes[..*prefix].to_vec(),
                path: file.path,
            });
        FatPlan::plan(volume, &files, &slots.collect::<Vec<_>>()).unwrap()
    }

    pub(super) fn contents(&self) -> Vec<&[u8]> {
        self.common
            .iter()
            .map(|(_, bytes)| bytes.as_slice())
            .collect()
    }

    pub(super) fn files(&self, recipient: usize) -> Vec<DriveFile> {
        let file = |(n, (path, length, prefix)): (usize, &(String, usize, usize))| {
            let mut bytes = content(1_000 + n, *prefix);
            bytes.extend(content(2_000 + 100 * recipient + n, length - prefix));
            let path = path
                .replace("{}", &format!("{recipient:04}"))
                .parse()
                .unwrap();
            DriveFile { path, bytes }
        };
        self.slots.iter().enumerate().map(file).collect()
    }

    /// The files that a reader must find.
    pub(super) fn expected(&self, recipient: usize) -> BTreeMap<String, Vec<u8>> {
        let files = self.files(recipient).into_iter();
        let files = files.map(|file| (file.path.to_string(), file.bytes));
        self.common.iter().cloned().chain(files).collect()
    }
}

/// Bytes that differ from file to file and are never zeros only.
fn content(seed: usize, length: usize) -> Vec<u8> {
    let mut state = u32::try_from(seed).unwrap().wrapping_mul(2_654_435_761) | 1;
    let byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(byte).take(length).collect()
}

fn names() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        "[A-Z]{1,8}(\\.[A-Z0-9]{1,3})?",
        "[a-zA-Z0-9!#$&'()@^_`{}-]{1,8}(\\.[a-z]{1,4})?",
        "[a-z][a-z +,;=\\[\\].]{1,40}[a-z]",
        "[ก-ฮ]{1,60}\\.mp4",
        "[က-အ]{1,30}",
        "[ក-អ]{13}",
        "[ក-អ]{26}",
        "[ก-ฮ]{255}",
        "abcdefghijk[a-f0-9]{1,3}\\.html",
    ];
    name.prop_filter("a legal name", |name| DrivePath::new(name.as_str()).is_ok())
}

fn lengths() -> impl Strategy<Value = usize> {
    prop_oneof![
        Just(0),
        Just(1),
        Just(4095),
        Just(4096),
        Just(4097),
        0..20_000_usize
    ]
}

/// Random drives whose names do not clash for any reader.
pub(super) fn drives() -> impl Strategy<Value = Drive> {
    let folders = prop::collection::vec((names(), any::<prop::sample::Index>()), 0..12);
    let files = prop::collection::vec((names(), any::<prop::sample::Index>(), lengths()), 0..60);
    let crowd = prop_oneof![3 => Just(0), 1 => 100..400_usize];
    let slots = prop::collection::vec((any::<bool>(), 0..9_000_usize, 0..100_usize), 0..40);
    (folders, files, crowd, slots, 0..200_000_u64).prop_map(
        |(folders, files, crowd, slots, free)| assemble(&folders, &files, crowd, &slots, free),
    )
}

type FolderPick = (String, prop::sample::Index);
type FilePick = (String, prop::sample::Index, usize);

fn assemble(
    folders: &[FolderPick],
    files: &[FilePick],
    crowd: usize,
    slots: &[(bool, usize, usize)],
    free_space_bytes: u64,
) -> Drive {
    let mut seen: BTreeSet<String> = [fold("slots")].into();
    let mut paths = vec![String::new()];
    for (name, above) in folders {
        let path = join(&paths[above.index(paths.len())], name);
        if seen.insert(fold(&path)) {
            paths.push(path);
        }
    }
    let mut common = Vec::new();
    for (n, (name, above, length)) in files.iter().enumerate() {
        let path = join(&paths[above.index(paths.len())], name);
        if seen.insert(fold(&path)) {
            common.push((path, content(n, *length)));
        }
    }
    let crowded = paths[paths.len() - 1].clone();
    for n in 0..crowd {
        let path = join(&crowded, &format!("crowd of files {n}.txt"));
        common.push((path, content(n, 10)));
    }
    let slots = slots
        .iter()
        .enumerate()
        .map(|(n, (in_root, length, percent))| {
            let path = if *in_root {
                format!("SLOT-{n}-{{}}.txt")
            } else {
                format!("slots/{n}.txt")
            };
            (path, *length, length * percent / 100)
        });
    Drive {
        common,
        slots: slots.collect(),
        free_space_bytes,
    }
}

pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// Writes an image into a file, with zeros as holes.
pub(super) fn write_over(image: &mut File, plan: &FatPlan, contents: &[&[u8]], tail: &[u8]) {
    image.set_len(0).unwrap();
    image.set_len(plan.layout().image_length_bytes()).unwrap();
    image.seek(SeekFrom::Start(0)).unwrap();
    for piece in plan.base().pieces() {
        match piece {
            BasePiece::Bytes(bytes) => image.write_all(bytes).unwrap(),
            BasePiece::File { index, .. } => image.write_all(contents[*index]).unwrap(),
            BasePiece::Zeros(count) => {
                image.seek_relative(i64::try_from(*count).unwrap()).unwrap();
            }
        }
    }
    assert_eq!(
        image.stream_position().unwrap(),
        plan.layout().base_length_bytes()
    );
    image.write_all(tail).unwrap();
}

/// Overwrites a file with every byte of an image.
pub(super) fn write_all(image: &mut File, plan: &FatPlan, contents: &[&[u8]], tail: &[u8]) {
    image.seek(SeekFrom::Start(0)).unwrap();
    for piece in plan.base().pieces() {
        match piece {
            BasePiece::Bytes(bytes) => image.write_all(bytes).unwrap(),
            BasePiece::File { index, .. } => image.write_all(contents[*index]).unwrap(),
            BasePiece::Zeros(count) => {
                std::io::copy(&mut std::io::repeat(0).take(*count), image).unwrap();
            }
        }
    }
    image.write_all(tail).unwrap();
}

pub(super) fn bytes_of(image: &mut File) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.seek(SeekFrom::Start(0)).unwrap();
    image.read_to_end(&mut bytes).unwrap();
    bytes
}

pub(super) fn put(image: &mut File, bytes: &[u8]) {
    image.seek(SeekFrom::Start(0)).unwrap();
    image.write_all(bytes).unwrap();
}
