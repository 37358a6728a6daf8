//! Small drives for tests, built by the same code as real drives.

use std::collections::BTreeMap;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::bag::{Bag, RecipientPosition, SIGNATURE_PATH, SetIdentity, Summed, TAG_MANIFEST_PATH};
use crate::base::{Crc32, OutputFile, Sha256, Work, is_all_zeros};
use crate::drive::{DriveFile, DrivePath, Recipient};
use crate::formats::minisign::{NewKey, Prehash, SecretKey, SecretKeyFile};
use crate::image::{
    CommonFile, CommonFiles, Error, Order, Press, RecipientEntry, Reuse, Scope, TailSlot,
    VolumeProperties,
};

/// Files by path.
pub(crate) type SampleTree = BTreeMap<String, Vec<u8>>;

/// A test key without a password, the same in every run.
pub(crate) fn key() -> SecretKey {
    const KEY: &str = "untrusted comment: for tests\n\
        RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMo0M6yU+dNuLCip52gHyU2MqOf9KSd4W+pT3HnXmcSJNhvpDf5JD9dAjGIj/ohbb+Hdxh147PtONZBwWB5VgYROtpZK9AF2qAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    SecretKeyFile::parse(KEY).unwrap().open(None).unwrap()
}

/// Another key, new in every run.
pub(crate) fn other_key() -> SecretKey {
    let new = NewKey::generate(None).unwrap();
    let file = SecretKeyFile::parse(&new.secret_file).unwrap();
    file.open(None).unwrap()
}

fn file(path: &str, bytes: &[u8]) -> DriveFile {
    DriveFile {
        path: DrivePath::new(path).unwrap(),
        bytes: bytes.to_vec(),
    }
}

/// The files that all drives have.
fn common() -> Vec<DriveFile> {
    let film = [b"\0\0\0\x18ftypmp42".as_slice(), &[7; 5000]].concat();
    vec![
        Bag::declaration().unwrap(),
        file("START-HERE.html", b"<!doctype html><title>Start</title>"),
        file("data/video/film.mp4", &film),
        file("data/print/คู่มือ.pdf", b"%PDF-1.7\n"),
        file("data/site/app.js", b"var a = 1;\n"),
        file(
            "data/site/index.html",
            b"<!doctype html><title>Site</title>",
        ),
    ]
}

fn identity(signer: Option<&SecretKey>) -> SetIdentity {
    SetIdentity {
        campaign: "campaign".parse().unwrap(),
        edition: "community".parse().unwrap(),
        release: "2026.1".parse().unwrap(),
        date: "2026-11-24".parse().unwrap(),
        signer: signer.map(SecretKey::public_key),
    }
}

fn own_files(recipient: &str, signer: Option<&SecretKey>) -> Vec<DriveFile> {
    let identity = identity(signer);
    let script = format!("var D = {{\"signer\":\"{}\"}};\n", identity.signed_by());
    let bag = Bag::new(identity, common().iter().map(Summed::of).collect()).unwrap();
    let place = RecipientPosition {
        recipient: recipient.parse().unwrap(),
        position: recipient.parse().ok().map(|code: usize| code - 8100),
        total: 878,
    };
    let digits = recipient.replace("master", "0000");
    let text = format!("District {digits}\r\n");
    let texts = vec![
        file(&format!("DISTRICT-{digits}.txt"), text.as_bytes()),
        file("data/district/district.js", script.as_bytes()),
        file(
            "data/district/index.html",
            format!("<!doctype html><title>{digits}</title>").as_bytes(),
        ),
    ];
    bag.district_files(&place, texts).unwrap()
}

/// District 8101's drive; `signer` is named in it but has not signed.
pub(crate) fn drive(signer: Option<&SecretKey>) -> SampleTree {
    drive_of("8101", signer)
}

/// A recipient's drive.
pub(crate) fn drive_of(recipient: &str, signer: Option<&SecretKey>) -> SampleTree {
    let all = common().into_iter().chain(own_files(recipient, signer));
    all.map(|file| (file.path.to_string(), file.bytes))
        .collect()
}

/// A drive signed by `signer`, with `district` in the trusted comment.
pub(crate) fn signed_drive(signer: &SecretKey, district: &str) -> SampleTree {
    let mut tree = drive(Some(signer));
    sign(&mut tree, signer, district);
    tree
}

/// Signs the current tag manifest.
pub(crate) fn sign(tree: &mut SampleTree, signer: &SecretKey, district: &str) {
    let comment = format!(
        "drivepress 1 campaign=campaign edition=community release=2026.1 district={district}"
    );
    let prehash = Prehash::of(&tree[TAG_MANIFEST_PATH]);
    let text = signer.sign(&prehash, &comment).unwrap();
    tree.insert(SIGNATURE_PATH.to_owned(), text.into_bytes());
}

/// Rewrites the manifests to match the tree, as an attacker would.
pub(crate) fn rewrite_manifests(tree: &mut SampleTree) {
    use crate::formats::bagit::write_manifest;
    let write = |tree: &SampleTree, is_listed: &dyn Fn(&str) -> bool| {
        let files = tree.iter().filter(|(path, _)| is_listed(path));
        let sums: Vec<_> = files
            .map(|(path, bytes)| (Sha256::of(bytes), path.as_str()))
            .collect();
        write_manifest(sums.iter().map(|(digest, path)| (digest, *path)))
    };
    let manifest = write(tree, &|path| path.starts_with("data/"));
    tree.insert("manifest-sha256.txt".to_owned(), manifest);
    let tags = write(tree, &|path| {
        !path.starts_with("data/") && !path.starts_with("tagmanifest")
    });
    tree.insert(TAG_MANIFEST_PATH.to_owned(), tags);
}

/// An image set on disk with the drives of 8101, 8102 and the master.
pub(crate) struct SampleSet {
    dir: tempfile::TempDir,
}

impl SampleSet {
    /// Builds the set; `is_signed` puts signatures of `signer` into the slots.
    pub(crate) fn new(signer: Option<&SecretKey>, is_signed: bool) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let drive = dir.path().join("drive");
        let common: Vec<CommonFile> = common().iter().map(|f| put(&drive, f)).collect();
        let files_of = |recipient: &Recipient| -> Result<Vec<DriveFile>, Error> {
            let mut tree: Vec<DriveFile> = own_files(&recipient.to_string(), signer)
                .into_iter()
                .map(|file| DriveFile {
                    path: file.path,
                    bytes: file.bytes,
                })
                .collect();
            if let (true, Some(signer)) = (is_signed, signer) {
                sign_files(&mut tree, signer, &recipient.to_string());
            }
            Ok(tree)
        };
        let slots = files_of(&Recipient::Master).unwrap().into_iter();
        let slots = slots.map(|file| TailSlot {
            length_bytes: 4096,
            common_prefix: Vec::new(),
            path: file.path,
        });
        let own = identity(signer);
        let press = Press {
            identity: own.clone(),
            volume: VolumeProperties {
                label: "CAMPAIGN".parse().unwrap(),
                serial: 7,
                time: own.date.at(12, 0, 0, 0).try_into().unwrap(),
                free_space_bytes: 1 << 20,
            },
            source: CommonFiles {
                common: &common,
                folder: &drive,
            },
            slots: slots.collect(),
            zip: true,
        };
        let entry = |code: &str| RecipientEntry {
            recipient: code.parse().unwrap(),
            name_th: code.to_owned(),
            name_en: code.to_owned(),
        };
        let target = dir.path().join("images/community");
        let order = Order {
            recipients: &["8101", "8102", "master"].map(entry),
            scope: Scope::Whole,
            target: &target,
            reuse: Reuse::Nothing,
        };
        press.stamp(&order, &files_of, None, &Work::new()).unwrap();
        Self { dir }
    }

    /// The folder that contains `images/`.
    pub(crate) fn out(&self) -> &Path {
        self.dir.path()
    }

    /// The set's own folder.
    pub(crate) fn folder(&self) -> PathBuf {
        self.dir.path().join("images/community")
    }

    /// Signs `SHA256SUMS` and `image-set.json` as the `sign` command does.
    pub(crate) fn sign_list(&self, signer: &SecretKey) {
        for name in ["SHA256SUMS", "image-set.json"] {
            let bytes = std::fs::read(self.folder().join(name)).unwrap();
            let comment = format!(
                "drivepress 1 campaign=campaign edition=community release=2026.1 file={name}"
            );
            let text = signer.sign(&Prehash::of(&bytes), &comment).unwrap();
            let path = self.folder().join(format!("{name}.minisig"));
            OutputFile::write_whole(path, text.as_bytes()).unwrap();
        }
    }

    /// Concatenates base and tail into a sparse image, as `cat` would, and returns its path.
    pub(crate) fn put_together(&self, name: &str) -> PathBuf {
        let (code, form) = name.split_once('.').unwrap();
        let path = self.dir.path().join(name);
        let mut out = OutputFile::create(&path).unwrap();
        let base = self.folder().join(format!("base.{form}"));
        let tail = self.folder().join(format!("stamps/{code}.{form}.tail"));
        let mut at = 0;
        for part in [base, tail] {
            let bytes = std::fs::read(part).unwrap();
            for chunk in bytes.chunks(1 << 16) {
                if !is_all_zeros(chunk) {
                    out.file().seek(SeekFrom::Start(at)).unwrap();
                    out.file().write_all(chunk).unwrap();
                }
                at += u64::try_from(chunk.len()).unwrap();
            }
        }
        out.file().set_len(at).unwrap();
        out.commit().unwrap();
        path
    }
}

fn sign_files(files: &mut [DriveFile], signer: &SecretKey, recipient: &str) {
    let mut tree: SampleTree = files
        .iter()
        .map(|file| (file.path.to_string(), file.bytes.clone()))
        .collect();
    sign(&mut tree, signer, recipient);
    for file in files {
        file.bytes = tree[file.path.as_str()].clone();
    }
}

fn put(folder: &Path, file: &DriveFile) -> CommonFile {
    let path = folder.join(file.path.as_str());
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    OutputFile::write_whole(path, &file.bytes).unwrap();
    CommonFile {
        path: file.path.clone(),
        length_bytes: u64::try_from(file.bytes.len()).unwrap(),
        sha256: Sha256::of(&file.bytes),
        crc32: Crc32::of(&file.bytes),
    }
}

/// The offset of `wanted` (at most 4 KiB) in a file that is mostly zeros, as an image is.
pub(crate) fn find(path: &Path, wanted: &[u8]) -> u64 {
    let bytes = std::fs::read(path).unwrap();
    let starts = (0..bytes.len()).step_by(4096);
    let found = starts.into_iter().find_map(|start| {
        let block = &bytes[start..bytes.len().min(start + 4096)];
        if is_all_zeros(block) {
            return None;
        }
        let with_next = &bytes[start..bytes.len().min(start + 8192)];
        let at = with_next.windows(wanted.len()).position(|w| w == wanted)?;
        Some(start + at)
    });
    u64::try_from(found.unwrap()).unwrap()
}
