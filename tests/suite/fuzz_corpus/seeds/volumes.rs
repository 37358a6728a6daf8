//! Seeds for the reader of FAT volumes.

use super::*;

/// Everything but the files' bytes, as runs of sectors that are not zero.
pub(super) fn fat_reader(kit: &Kit) {
    let corpus = Corpus::of("fat_reader");
    let to = kit.path().join("whole");
    let to = to.to_str().unwrap();
    let code = first_code(kit);
    let export = ["export", "--district", &code, "--format", "img", "--to", to];
    press(kit.path(), &export).exits(0);
    let image = read(Path::new(to).join("community").join(format!("{code}.img")));
    let storage = image.as_slice();
    let volume = Volume::open(&storage).unwrap();
    let tree = volume.tree().unwrap();
    let mut kept = image.clone();
    let files = tree.files.iter().flat_map(|file| &file.extents);
    for extent in files {
        let start = usize::try_from(extent.offset_bytes).unwrap();
        let end = start + usize::try_from(extent.length_bytes).unwrap();
        kept[start..end].fill(0);
    }
    corpus.add("kit-small", sparse(&kept));
    let start = usize::try_from(volume.start_bytes()).unwrap();
    corpus.add("kit-small-without-table", sparse(&kept[start..]));
    let cut = usize::try_from(volume.data_start_bytes()).unwrap() + (64 << 10);
    corpus.add("kit-small-cut", sparse(&kept[..cut]));
    for (name, arguments) in [
        ("mkfs", ["-F", "32", "-s", "1"].as_slice()),
        ("mkfs-one-table", &["-F", "32", "-s", "1", "-f", "1"]),
        ("mkfs-fat12", &["-F", "12", "-s", "64"]),
        ("mkfs-fat16", &["-F", "16", "-s", "4"]),
    ] {
        corpus.add(name, sparse(&made_by_mkfs(arguments)));
    }
}

fn first_code(kit: &Kit) -> String {
    let table = fs::read_to_string(kit.path().join("manifests/districts.csv")).unwrap();
    table
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned()
}

/// A volume by another formatter, with a folder and long names in it by mtools.
fn made_by_mkfs(arguments: &[&str]) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("volume");
    fs::File::create(&path).unwrap().set_len(40 << 20).unwrap();
    let path = path.to_str().unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = std::process::Command::new(program);
        let command = command
            .args(arguments)
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        let output = command.env("LC_ALL", "C.UTF-8").output().unwrap();
        assert!(
            output.status.success(),
            "{program}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    run(
        "mkfs.vfat",
        &[arguments, &["-i", "12345678", "-n", "SEED", path]].concat(),
    );
    run("mmd", &["-i", path, "::/a longer name of a folder"]);
    let text = dir.path().join("t");
    fs::write(&text, "text").unwrap();
    let text = text.to_str().unwrap();
    run(
        "mcopy",
        &[
            "-i",
            path,
            text,
            "::/a longer name of a folder/คู่มือ พูดคุย.txt",
        ],
    );
    run("mcopy", &["-i", path, text, "::/SHORT.TXT"]);
    run("mdel", &["-i", path, "::/SHORT.TXT"]);
    read(path)
}

/// The form that `targets/fat_reader.rs` describes.
fn sparse(image: &[u8]) -> Vec<u8> {
    let sectors: Vec<&[u8]> = image.chunks(512).collect();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (number, sector) in sectors.iter().enumerate() {
        if sector.iter().all(|byte| *byte == 0) {
            continue;
        }
        match runs.last_mut() {
            Some((first, count)) if *first + *count == number => *count += 1,
            _ => runs.push((number, 1)),
        }
    }
    let number = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let short = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let mut out = b"SPRS".to_vec();
    out.extend(number(sectors.len()));
    out.extend(short(runs.len()));
    for (first, count) in &runs {
        out.extend(number(*first));
        out.extend(short(*count));
    }
    for (first, count) in runs {
        out.extend(sectors[first..first + count].concat());
    }
    out
}
