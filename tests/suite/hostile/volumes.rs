//! Images whose FAT leads in circles.

use std::fs;
use std::os::unix::fs::FileExt as _;
use std::path::PathBuf;

use drivepress::formats::fat32::{FatFile, Volume};

use crate::support::{Kit, press, watched};

/// An image of a district, and where its tables are.
struct Image {
    kit: Kit,
    path: PathBuf,
    /// Where the two FATs begin.
    fats: Vec<u64>,
    data_start_bytes: u64,
    cluster_bytes: u64,
    files: Vec<FatFile>,
    root_bytes: u64,
}

impl Image {
    fn new() -> Self {
        let kit = Kit::made();
        press(
            kit.path(),
            &["export", "--district", "81010000", "--to", "out"],
        )
        .exits(0);
        // Without its set it is judged by what its own tables say.
        fs::remove_dir_all(kit.dist()).unwrap();
        fs::remove_file(kit.path().join("out/community-2026.1/SHA256SUMS")).unwrap();
        let path = kit.path().join("out/community-2026.1/81010000.img");
        let file = fs::File::open(&path).unwrap();
        let volume = Volume::open(&file).unwrap();
        let tree = volume.tree().unwrap();
        let mut boot = [0; 512];
        file.read_exact_at(&mut boot, volume.start_bytes()).unwrap();
        let reserved = u64::from(u16::from_le_bytes([boot[14], boot[15]]));
        let sectors = u64::from(u32::from_le_bytes([boot[36], boot[37], boot[38], boot[39]]));
        let first = volume.start_bytes() + reserved * 512;
        Self {
            path,
            fats: (0..u64::from(boot[16]))
                .map(|copy| first + copy * sectors * 512)
                .collect(),
            data_start_bytes: volume.data_start_bytes(),
            cluster_bytes: volume.cluster_size_bytes(),
            root_bytes: tree.directories[0].extents[0].offset_bytes,
            files: tree.files,
            kit,
        }
    }

    fn file(&self, ending: &str) -> &FatFile {
        self.files
            .iter()
            .find(|file| file.path.ends_with(ending))
            .unwrap()
    }

    fn cluster_of(&self, file: &FatFile) -> u32 {
        let at = file.extents[0].offset_bytes - self.data_start_bytes;
        u32::try_from(at / self.cluster_bytes).unwrap() + 2
    }

    fn write(&self, at: u64, bytes: &[u8]) {
        let file = fs::OpenOptions::new().write(true).open(&self.path).unwrap();
        file.write_all_at(bytes, at).unwrap();
    }

    /// Sets an entry in all copies of the FAT.
    fn chain(&self, cluster: u32, next: u32) {
        for fat in &self.fats {
            self.write(fat + u64::from(cluster) * 4, &next.to_le_bytes());
        }
    }

    /// Lets a file's short entry begin at another cluster.
    fn begin(&self, file: &FatFile, cluster: u32) {
        let [a, b, c, d] = cluster.to_le_bytes();
        self.write(file.entry_offset_bytes + 20, &[c, d]);
        self.write(file.entry_offset_bytes + 26, &[a, b]);
    }

    fn is_damaged(&self, words: &str) {
        let target = self.path.to_str().unwrap();
        watched(self.kit.path(), &["verify", target])
            .exits(1)
            .says("DAMAGED")
            .says(words);
    }
}

#[test]
fn a_chain_that_bites_its_tail_is_damage() {
    let image = Image::new();
    let film = image.cluster_of(image.file("film.mp4"));
    image.chain(film, film);
    image.is_damaged("film.mp4");
}

#[test]
fn chains_that_cross_are_damage() {
    let image = Image::new();
    let film = image.cluster_of(image.file("film.mp4"));
    image.begin(image.file("guide-th.pdf"), film);
    image.is_damaged("guide-th.pdf");
}

#[test]
fn a_folder_that_holds_itself_is_damage() {
    let image = Image::new();
    let root = u32::try_from((image.root_bytes - image.data_start_bytes) / image.cluster_bytes);
    let root = root.unwrap() + 2;
    // A file of the root becomes a folder: the root.
    let file = image.file("START-HERE.html");
    image.begin(file, root);
    image.write(file.entry_offset_bytes + 11, &[0x10]);
    image.is_damaged("START-HERE");
}

#[test]
fn a_chain_over_the_whole_volume_is_damage_and_bounded() {
    let image = Image::new();
    // Every cluster leads to the next: one chain through all of them, and back.
    let count = u32::try_from(
        (fs::metadata(&image.path).unwrap().len() - image.data_start_bytes) / image.cluster_bytes,
    )
    .unwrap();
    let mut table = vec![0x0FFF_FFF8_u32, 0x0FFF_FFFF];
    table.extend((2..count).map(|cluster| cluster + 1));
    table.push(2);
    let bytes: Vec<u8> = table.iter().flat_map(|entry| entry.to_le_bytes()).collect();
    for fat in &image.fats {
        image.write(*fat, &bytes);
    }
    image.is_damaged("");
}

#[test]
fn a_boot_sector_that_promises_too_much_is_refused() {
    let image = Image::new();
    let start = 1 << 20;
    for (offset, bytes) in [
        (32, [0xFF; 4].as_slice()),
        (36, &[0xFF; 4]),
        (13, &[0x80]),
        (14, &[0xFF; 2]),
        (16, &[0xFF]),
        (44, &[0xFF; 4]),
    ] {
        let file = fs::File::open(&image.path).unwrap();
        let mut kept = vec![0; bytes.len()];
        file.read_exact_at(&mut kept, start + offset).unwrap();
        image.write(start + offset, bytes);
        let target = image.path.to_str().unwrap();
        watched(image.kit.path(), &["verify", target]).exits(1);
        image.write(start + offset, &kept);
    }
}
