//! Writes the corpus anew from real artefacts: the small kit, what the program makes of it, and the
//! faulty kits and films of the fixtures.
//!
//! `cargo test --test suite seeds -- --ignored`. Files whose names begin with `found-` are findings
//! of the fuzzer that were mended; they stay.

mod content;
mod tables;
mod volumes;

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use drivepress::formats::fat32::Volume;
use drivepress::formats::minisign::{NewKey, Prehash, SecretKeyFile};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use crate::support::{Kit, fixtures, press, repository};

/// Larger seeds slow the search down and teach it nothing more.
const LARGEST_SEED: usize = 64 << 10;

struct Corpus(PathBuf);

impl Corpus {
    fn of(target: &str) -> Self {
        let folder = repository().join("tests/fuzz/corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if !path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .starts_with("found-")
            {
                fs::remove_file(path).unwrap();
            }
        }
        Self(folder)
    }

    fn add(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        assert!(
            bytes.len() <= LARGEST_SEED,
            "{name} has {} bytes",
            bytes.len()
        );
        fs::write(self.0.join(name), bytes).unwrap();
    }

    /// A file behind the byte that chooses how it is read.
    fn add_as(&self, name: &str, choice: u8, bytes: &[u8]) {
        self.add(name, [&[choice], bytes].concat());
    }
}

fn read(path: impl AsRef<Path>) -> Vec<u8> {
    let path = path.as_ref();
    fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
#[ignore = "writes tests/fuzz/corpus"]
fn seeds_are_written() {
    let kit = Kit::made();
    volumes::fat_reader(&kit);
    manifests(&kit);
    zip_view(&kit);
    image_set(&kit);
    sha256sums(&kit);
    minisign();
    kit_files(&kit);
    webvtt();
    mp4_header(&kit);
    content::content();
    tables::contacts_table();
}

fn manifests(kit: &Kit) {
    let corpus = Corpus::of("manifests");
    let drive = kit.drive();
    for (name, choice) in [
        ("manifest-sha256.txt", 0),
        ("tagmanifest-sha256.txt", 4),
        ("bagit.txt", 0),
        ("bag-info.txt", 0),
    ] {
        corpus.add_as(name, choice, &read(drive.join(name)));
    }
    let digest = "d41d8cd98f00b204e9800998ecf8427e";
    let odd = format!(
        "\u{feff}{digest} *data/a\r\n{digest}  ./data/50%\r{digest}\tdata\\b\n{digest}  data/a%0Ab%250D\n\
         {digest}  data/../x\n{digest}  /etc/passwd\n{digest}  C:\\x\nnonsense\n"
    );
    corpus.add_as("odd-md5", 8, odd.as_bytes());
    let thai = b"BagIt-Version: 0.97\r\nTag-File-Character-Encoding: TIS-620\r\n \xA1\xD2 : \xA1\r\n  more\n";
    corpus.add_as("tag-file-thai", 2, thai);
    let utf16: Vec<u8> = odd.encode_utf16().flat_map(u16::to_le_bytes).collect();
    corpus.add_as("odd-utf16", 11, &utf16);
}

fn zipped(members: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in members {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn zip_view(kit: &Kit) {
    let corpus = Corpus::of("zip_view");
    let drive = kit.drive();
    let names = [
        "bagit.txt",
        "bag-info.txt",
        "tagmanifest-sha256.txt",
        "START-HERE.html",
    ];
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| read(drive.join(name))).collect();
    let members: Vec<(&str, &[u8])> = names
        .iter()
        .zip(&bytes)
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    let stored = zipped(&members, CompressionMethod::Stored);
    corpus.add("stored", &stored);
    corpus.add("stored-cut", &stored[..stored.len() / 2]);
    corpus.add("deflated", zipped(&members, CompressionMethod::Deflated));
    let folder: &[(&str, &[u8])] = &[
        ("drive/data/คู่มือ.txt", b"a"),
        ("drive/bagit.txt", b"b"),
        ("__MACOSX/x", b"c"),
        ("drive/data/sub/", b""),
    ];
    corpus.add("in-a-folder", zipped(folder, CompressionMethod::Deflated));
    let bomb = vec![0; 1 << 20];
    let inner = zipped(&[("zeros", &bomb)], CompressionMethod::Deflated);
    corpus.add(
        "nested",
        zipped(&[("data/a.zip", &inner)], CompressionMethod::Deflated),
    );
}

fn image_set(kit: &Kit) {
    let corpus = Corpus::of("image_set");
    let whole = fs::read_to_string(kit.set().join("image-set.json")).unwrap();
    // Most lines tell of common files, each like the next: three of them will do.
    let mut kept = 0;
    let lines = whole.lines().filter(|line| {
        let is_common = line.contains("img_offset_bytes");
        kept += usize::from(is_common);
        !is_common || kept <= 3
    });
    let text: Vec<&str> = lines.collect();
    let text = text.join("\n");
    let text = match text.rsplit_once("},\n  ],\n  \"recipients\"") {
        Some((front, rest)) => format!("{front}}}\n  ],\n  \"recipients\"{rest}"),
        None => text,
    };
    drivepress::image::ImageSet::parse(text.as_bytes()).unwrap();
    corpus.add("kit-small", &text);
    corpus.add(
        "newer-format",
        text.replace("\"format\": 1", "\"format\": 2"),
    );
    corpus.add("null", "null");
}

fn sha256sums(kit: &Kit) {
    let corpus = Corpus::of("sha256sums");
    let sums = read(kit.set().join("SHA256SUMS"));
    corpus.add("kit-small", &sums);
    let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let odd = format!(
        "\u{feff}# made by hand\r\n\n\\{digest} *a\\nb\\\\c\r\nSHA256 (x) = {}\n{digest}  (y) = z",
        digest.to_uppercase()
    );
    corpus.add("odd", odd);
}

fn minisign() {
    let corpus = Corpus::of("minisign");
    let new = NewKey::generate(None).unwrap();
    let secret = SecretKeyFile::parse(&new.secret_file)
        .unwrap()
        .open(None)
        .unwrap();
    let comment =
        "drivepress 1 campaign=small-kit edition=community release=2026.1 district=71010100";
    let signature = secret.sign(&Prehash::of(b""), comment).unwrap();
    corpus.add("public", new.public_key.to_file_text());
    corpus.add("public-bare", new.public_key.to_string());
    corpus.add("secret", &new.secret_file);
    let locked = NewKey::generate(Some("word")).unwrap();
    corpus.add("secret-locked", &locked.secret_file);
    corpus.add("signature", &signature);
    corpus.add("comment", comment);
    corpus.add("not-signed", "untrusted comment: not signed\n");
    let key = new.public_key.to_string();
    let length = u8::try_from(key.len()).unwrap();
    corpus.add_as(
        "key-and-signature",
        length,
        format!("{key}{signature}").as_bytes(),
    );
}

fn kit_files(kit: &Kit) {
    let corpus = Corpus::of("kit_files");
    let files = [
        "manifests/kit.toml",
        "manifests/media.toml",
        "manifests/districts.csv",
        "manifests/contacts.csv",
        "media/text/th/guide.md",
        "media/captions/film.en.captions.vtt",
        "media/print/guide-th.pdf",
        "media/video/film.mp4",
    ];
    for (number, file) in files.into_iter().enumerate() {
        let choice = u8::try_from(number).unwrap();
        let name = file.rsplit('/').next().unwrap();
        corpus.add_as(name, choice, &read(kit.path().join(file)));
        for (fault, path) in wrong_kits(file) {
            corpus.add_as(&format!("{name}-{fault}"), choice, &read(path));
        }
    }
    let markdown = "# ก {#a}\n\n**(สำคัญ)**มาก __x__ [a](javascript:b) ![c](d.png)\n\n<b>e</b>\n\n\
                    | a | b |\n|---|---|\n| c | d |\n\n> * 1. x[^1]\n\n[^1]: note\n";
    corpus.add_as("markdown-odd", 4, markdown.as_bytes());
}

/// The folders of `kits-wrong/` that hold a file of this name.
fn wrong_kits(file: &str) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(fixtures().join("kits-wrong")).unwrap() {
        let entry = entry.unwrap();
        let path = entry.path().join(file);
        if path.is_file() {
            found.push((entry.file_name().into_string().unwrap(), path));
        }
    }
    found.sort();
    found
}

/// All files below `folder` with one of these endings.
fn with_endings(folder: &Path, endings: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path();
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if entry.file_type().is_file() && endings.contains(&&*ending) {
            let below = path.strip_prefix(folder).unwrap();
            let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
            let (first, last) = (names.first().unwrap(), names.last().unwrap());
            let name = if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            };
            let bytes = read(path);
            if bytes.len() < LARGEST_SEED {
                found.push((name, bytes));
            }
        }
    }
    found
}

fn webvtt() {
    let corpus = Corpus::of("webvtt");
    for folder in ["kits-wrong", "kit-small"] {
        for (name, bytes) in with_endings(&fixtures().join(folder), &["vtt", "srt"]) {
            corpus.add(&name, bytes);
        }
    }
    let rich = "WEBVTT\nKind: captions\n\nNOTE a\n\nSTYLE\n::cue {}\n\nid 1\n00:01.000 --> 01:00:02.500 \
                line:5%,center align:start size:50%\n<v Ann>Hello <i>you</i> &amp; <00:01.500> <c.red>me</c>\n\
                {\\an8}<font color=\"x\">y</font> &#xE01; &lrm;\n\n3\n\n00:05.000 --> 00:04.000\nback\n";
    corpus.add("rich", rich);
}

fn mp4_header(kit: &Kit) {
    let corpus = Corpus::of("mp4_header");
    for (name, bytes) in with_endings(&fixtures().join("media"), &["mp4", "mov"]) {
        corpus.add(&name, bytes);
    }
    corpus.add("kit-small", read(kit.path().join("media/video/film.mp4")));
}
