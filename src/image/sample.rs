//! A small drive and its recipients for the tests of this room.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;

use super::plan::{CommonFile, TailSlot, VolumeProperties};
use super::stamp::{Order, Press, RecipientEntry, Reuse, Scope, Stamped};
use super::stream::CommonFiles;
use super::{Error, ImageSet};
use crate::bag::SetIdentity;
use crate::base::{Crc32, Sha256, Work};
use crate::drive::{DriveFile, Recipient};
use crate::formats::minisign::PublicKey;

/// The line in the signature's slot until a set is signed.
pub(crate) const NOT_SIGNED: &str = "untrusted comment: not signed\n";

/// A temporary drive folder, and the target of its set.
pub(crate) struct Sample {
    dir: tempfile::TempDir,
    pub(crate) common: Vec<CommonFile>,
    pub(crate) zip: bool,
    pub(crate) signer: Option<PublicKey>,
    /// Text appended to each `district.js`.
    pub(crate) note: String,
    /// Content of the signature's slot.
    pub(crate) signature: String,
}

impl Sample {
    pub(crate) fn new() -> Self {
        let mut sample = Self {
            dir: tempfile::tempdir().unwrap(),
            common: Vec::new(),
            zip: true,
            signer: None,
            note: String::new(),
            signature: NOT_SIGNED.to_owned(),
        };
        let film: Vec<u8> = (0..1_250_000_u32).flat_map(u32::to_le_bytes).collect();
        sample.put("START-HERE.html", b"<!doctype html>");
        sample.put("bagit.txt", b"BagIt-Version: 1.0\n");
        sample.put("data/print/คู่มือ พูดคุย.pdf", b"%PDF-1.7");
        sample.put("data/site/index.html", &[b'x'; 9000]);
        sample.put("data/video/film.mp4", &film);
        // Enough files that the manifest's common prefix fills clusters of the base.
        for number in 0..60 {
            sample.put(&format!("data/site/page-{number:02}.html"), &[b'p'; 100]);
        }
        sample
    }

    /// Writes a common file and lists it.
    pub(crate) fn put(&mut self, path: &str, bytes: &[u8]) {
        self.overwrite(path, bytes);
        self.common.retain(|file| file.path.as_str() != path);
        self.common.push(CommonFile {
            path: path.parse().unwrap(),
            length_bytes: bytes.len().try_into().unwrap(),
            sha256: Sha256::of(bytes),
            crc32: Crc32::of(bytes),
        });
        self.common.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Writes a file of the drive folder without listing it.
    #[expect(clippy::disallowed_methods, reason = "a test's own input")]
    pub(crate) fn overwrite(&self, path: &str, bytes: &[u8]) {
        let path = self.drive().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn drive(&self) -> PathBuf {
        self.dir.path().join("drive")
    }

    pub(crate) fn target(&self) -> PathBuf {
        self.dir.path().join("images/community")
    }

    pub(crate) fn folder(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn files_of(&self, recipient: &Recipient) -> Vec<DriveFile> {
        let code = recipient.district().map_or("0000", |code| code.as_str());
        let file = |path: String, bytes: Vec<u8>| DriveFile {
            path: path.parse().unwrap(),
            bytes,
        };
        let signer = self.signer.as_ref().map(PublicKey::to_string);
        let signer = signer.unwrap_or_else(|| "nobody".to_owned());
        let district = format!("DISTRICT-{code}.txt");
        let info = format!(
            "External-Identifier: {recipient}\nBag-Group-Identifier: atlas 2026.1 community\n\
             Signed-By: {signer}\n"
        );
        let mut files = vec![
            file(district, format!("{code}\r\n").into()),
            file("bag-info.txt".into(), info.into()),
            file(
                "data/district/district.js".into(),
                format!("{recipient} {}\n", self.note).into(),
            ),
        ];
        let own = files
            .iter()
            .map(|file| (file.path.as_str(), Sha256::of(&file.bytes)));
        let own: Vec<(&str, Sha256)> = own.collect();
        let is_payload = |(path, _): &&(&str, Sha256)| path.starts_with("data/");
        let (payload, tags): (Vec<_>, Vec<_>) = own.iter().partition(is_payload);
        let manifest = [self.common_lines(true), lines(payload)].concat();
        let digest = Sha256::of(&manifest);
        let tags = tags.into_iter().chain([("manifest-sha256.txt", digest)]);
        let tag_manifest = [self.common_lines(false), lines(tags)].concat();
        files.push(file("manifest-sha256.txt".into(), manifest));
        files.push(file("tagmanifest-sha256.txt".into(), tag_manifest));
        files.push(file(
            "tagmanifest-sha256.txt.minisig".into(),
            self.signature.clone().into(),
        ));
        files
    }

    /// Manifest lines for the common files inside or outside `data/`.
    fn common_lines(&self, payload: bool) -> Vec<u8> {
        let listed = self
            .common
            .iter()
            .map(|file| (file.path.as_str(), file.sha256));
        lines(listed.filter(|(path, _)| path.starts_with("data/") == payload))
    }

    fn parts(&self) -> (SetIdentity, VolumeProperties, Vec<TailSlot>) {
        let identity = SetIdentity {
            campaign: "atlas".parse().unwrap(),
            edition: "community".parse().unwrap(),
            release: "2026.1".parse().unwrap(),
            date: date(2026, 3, 1),
            signer: self.signer.clone(),
        };
        let volume = VolumeProperties {
            label: "ATLAS".parse().unwrap(),
            serial: 0x2026_0001,
            time: date(2026, 3, 1).at(12, 0, 0, 0).try_into().unwrap(),
            free_space_bytes: 1 << 20,
        };
        let longest = self.files_of(&"8101".parse().unwrap());
        let slots = longest.into_iter().map(|file| TailSlot {
            length_bytes: file.bytes.len().try_into().unwrap(),
            common_prefix: match file.path.as_str() {
                "manifest-sha256.txt" => self.common_lines(true),
                _ => Vec::new(),
            },
            path: file.path.as_str().replace("8101", "0000").parse().unwrap(),
        });
        (identity, volume, slots.collect())
    }

    pub(crate) fn stamp(
        &self,
        codes: &[&str],
        scope: Scope,
        reuse: Reuse<'_>,
    ) -> Result<Stamped, Error> {
        self.stamp_with(codes, scope, reuse, &|recipient| {
            Ok(self.files_of(recipient))
        })
    }

    pub(crate) fn stamp_with(
        &self,
        codes: &[&str],
        scope: Scope,
        reuse: Reuse<'_>,
        files_of: super::FilesOf<'_, Error>,
    ) -> Result<Stamped, Error> {
        let drive = self.drive();
        let (identity, volume, slots) = self.parts();
        let press = Press {
            identity,
            volume,
            source: CommonFiles {
                common: &self.common,
                folder: &drive,
            },
            slots,
            zip: self.zip,
        };
        let recipients: Vec<RecipientEntry> = codes.iter().map(|code| entry(code)).collect();
        let order = Order {
            recipients: &recipients,
            scope,
            target: &self.target(),
            reuse,
        };
        press.stamp(&order, files_of, None, &Work::new())
    }

    pub(crate) fn stamp_all(&self) -> ImageSet {
        self.stamp(&["8101", "8102", "9001"], Scope::Whole, Reuse::Nothing)
            .unwrap()
            .set
    }
}

fn lines<'a>(files: impl IntoIterator<Item = (&'a str, Sha256)>) -> Vec<u8> {
    let lines = files
        .into_iter()
        .map(|(path, sha256)| format!("{sha256}  {path}\n"));
    lines.collect::<Vec<String>>().concat().into_bytes()
}

pub(crate) fn entry(code: &str) -> RecipientEntry {
    RecipientEntry {
        recipient: code.parse().unwrap(),
        name_th: format!("อำเภอ {code}"),
        name_en: format!("District {code}"),
    }
}

/// Every file below `folder` with its content, by path with `/`.
pub(crate) fn tree(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let files = files.filter(|entry| !entry.file_type().is_dir());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
        (path.replace('\\', "/"), fs::read(entry.path()).unwrap())
    };
    files.map(read).collect()
}
