//! The files of a drive as a bag: common payload and tag files, then the district's files.

use std::collections::BTreeSet;

use super::error::Error;
use super::identity::{RecipientPosition, SetIdentity};
use crate::base::Sha256;
use crate::drive::layout::PAYLOAD_FOLDER;
use crate::drive::{DriveFile, DrivePath};
use crate::formats::bagit::{V1_0, write_manifest, write_tag_file};

/// The bag's declaration (RFC 8493 §2.1.1).
pub const DECLARATION_PATH: &str = "bagit.txt";
/// The bag's metadata (§2.2.2).
pub const INFO_PATH: &str = "bag-info.txt";
/// The payload manifest (§2.1.3).
pub const MANIFEST_PATH: &str = "manifest-sha256.txt";
/// The tag manifest (§2.2.1).
pub const TAG_MANIFEST_PATH: &str = "tagmanifest-sha256.txt";
/// The signature over the tag manifest; no manifest lists it, because it is made from one.
pub const SIGNATURE_PATH: &str = "tagmanifest-sha256.txt.minisig";
/// Placeholder in the signature's slot until the drive is signed.
pub const UNSIGNED: &str = "untrusted comment: not signed\n";

/// A common file stored elsewhere, with the data that manifests need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summed {
    /// Its path on the drive.
    pub path: DrivePath,
    /// Its length.
    pub length_bytes: u64,
    /// Its digest.
    pub sha256: Sha256,
}

impl Summed {
    /// The length and digest of a file in memory.
    pub fn of(file: &DriveFile) -> Self {
        Self {
            path: file.path.clone(),
            length_bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
            sha256: Sha256::of(&file.bytes),
        }
    }

    /// Whether the payload manifest lists it; otherwise the tag manifest does.
    pub fn is_payload(&self) -> bool {
        self.path.as_str().starts_with(PAYLOAD_FOLDER)
    }
}

/// The bags of one image set: common files are known, each district's files are made on demand.
#[derive(Clone, Debug)]
pub struct Bag {
    identity: SetIdentity,
    /// Payload before tag files, each sorted by path.
    common: Vec<Summed>,
    /// The common lines of the payload manifest, computed once.
    manifest_head: Vec<u8>,
    payload_bytes: u64,
    payload_files: usize,
}

impl Bag {
    /// Makes the bags of `identity` from `common` files, which include `bagit.txt` (see
    /// [`Bag::declaration`]).
    ///
    /// # Errors
    /// [`Error::Twice`] if two files have the same path for some reader of the drive.
    pub fn new(identity: SetIdentity, common: Vec<Summed>) -> Result<Self, Error> {
        let mut names = BTreeSet::new();
        for file in &common {
            if !names.insert(file.path.folded()) {
                return Err(Error::Twice {
                    path: file.path.clone(),
                });
            }
        }
        let mut common = common;
        common.sort_by(|a, b| {
            b.is_payload()
                .cmp(&a.is_payload())
                .then_with(|| a.path.cmp(&b.path))
        });
        let payload = || common.iter().filter(|file| file.is_payload());
        let manifest_head = write_manifest(payload().map(|f| (&f.sha256, f.path.as_str())));
        let payload_bytes = payload().map(|f| f.length_bytes).sum();
        let payload_files = payload().count();
        Ok(Self {
            identity,
            common,
            manifest_head,
            payload_bytes,
            payload_files,
        })
    }

    /// The file that makes a folder a bag; common to all drives.
    ///
    /// # Errors
    /// Never fails in practice: the name is our own.
    pub fn declaration() -> Result<DriveFile, Error> {
        Ok(DriveFile {
            path: root_path(DECLARATION_PATH)?,
            bytes: V1_0.into(),
        })
    }

    /// The identity of all these drives.
    pub fn identity(&self) -> &SetIdentity {
        &self.identity
    }

    /// The common files in manifest order: payload first.
    pub fn common(&self) -> &[Summed] {
        &self.common
    }

    /// The first bytes of every drive's payload manifest.
    pub fn manifest_head(&self) -> &[u8] {
        &self.manifest_head
    }

    /// Returns the district's files in slot order: the given `texts`, then metadata, manifests and
    /// the signature's placeholder.
    ///
    /// # Errors
    /// Never fails in practice: the names are our own.
    pub fn district_files(
        &self,
        place: &RecipientPosition,
        texts: Vec<DriveFile>,
    ) -> Result<Vec<DriveFile>, Error> {
        let sums: Vec<Summed> = texts.iter().map(Summed::of).collect();
        let mut files = texts;
        let info = DriveFile {
            path: root_path(INFO_PATH)?,
            bytes: self.info(place, &sums),
        };
        let mut bytes = self.manifest_head.clone();
        let mut payload: Vec<&Summed> = sums.iter().filter(|f| f.is_payload()).collect();
        payload.sort_by(|a, b| a.path.cmp(&b.path));
        bytes.extend(write_manifest(
            payload.iter().map(|f| (&f.sha256, f.path.as_str())),
        ));
        let manifest = DriveFile {
            path: root_path(MANIFEST_PATH)?,
            bytes,
        };
        let made = [Summed::of(&info), Summed::of(&manifest)];
        let mut tags: Vec<&Summed> = self.common.iter().chain(&sums).chain(&made).collect();
        tags.retain(|f| !f.is_payload());
        tags.sort_by(|a, b| a.path.cmp(&b.path));
        let bytes = write_manifest(tags.iter().map(|f| (&f.sha256, f.path.as_str())));
        let tag_manifest = DriveFile {
            path: root_path(TAG_MANIFEST_PATH)?,
            bytes,
        };
        let signature = DriveFile {
            path: root_path(SIGNATURE_PATH)?,
            bytes: UNSIGNED.into(),
        };
        files.extend([info, manifest, tag_manifest, signature]);
        Ok(files)
    }

    fn info(&self, place: &RecipientPosition, texts: &[Summed]) -> Vec<u8> {
        let payload = texts.iter().filter(|f| f.is_payload());
        let (mut bytes, mut count) = (self.payload_bytes, self.payload_files);
        for file in payload {
            bytes += file.length_bytes;
            count += 1;
        }
        let mut fields = vec![
            ("External-Identifier", place.recipient.to_string()),
            ("Bag-Group-Identifier", self.identity.group()),
        ];
        if let Some(position) = place.position {
            fields.push(("Bag-Count", format!("{position} of {}", place.total)));
        }
        fields.push(("Payload-Oxum", format!("{bytes}.{count}")));
        fields.push(("Bagging-Date", self.identity.date.to_string()));
        fields.push(("Signed-By", self.identity.signed_by()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(l, v)| (*l, v.as_str())).collect();
        write_tag_file(&fields)
    }
}

fn root_path(name: &str) -> Result<DrivePath, Error> {
    DrivePath::new(name).map_err(|source| Error::Name {
        name: name.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drive::Recipient;

    fn file(path: &str, text: &str) -> DriveFile {
        DriveFile {
            path: DrivePath::new(path).unwrap(),
            bytes: text.into(),
        }
    }

    fn bag() -> Bag {
        let identity = SetIdentity {
            campaign: "campaign".parse().unwrap(),
            edition: "community".parse().unwrap(),
            release: "2026.1".parse().unwrap(),
            date: "2026-11-24".parse().unwrap(),
            signer: None,
        };
        let common = [
            Bag::declaration().unwrap(),
            file("data/video/b.mp4", "film"),
            file("data/a.txt", "a"),
        ];
        Bag::new(identity, common.iter().map(Summed::of).collect()).unwrap()
    }

    fn text_of(files: &[DriveFile], path: &str) -> String {
        let found = files.iter().find(|f| f.path.as_str() == path).unwrap();
        String::from_utf8(found.bytes.clone()).unwrap()
    }

    #[test]
    fn manifests_list_common_files_first_and_the_signature_nowhere() {
        let place = RecipientPosition {
            recipient: Recipient::District("8101".parse().unwrap()),
            position: Some(3),
            total: 9,
        };
        let texts = vec![
            file("DISTRICT-8101.txt", "hi"),
            file("data/district/index.html", "<p>"),
        ];
        let files = bag().district_files(&place, texts).unwrap();
        let paths = |text: String| -> Vec<String> {
            text.lines()
                .map(|line| line.split_once("  ").unwrap().1.to_owned())
                .collect()
        };
        assert_eq!(
            paths(text_of(&files, MANIFEST_PATH)),
            ["data/a.txt", "data/video/b.mp4", "data/district/index.html"]
        );
        assert_eq!(
            paths(text_of(&files, TAG_MANIFEST_PATH)),
            [
                "DISTRICT-8101.txt",
                "bag-info.txt",
                "bagit.txt",
                "manifest-sha256.txt"
            ]
        );
        assert!(
            text_of(&files, MANIFEST_PATH)
                .as_bytes()
                .starts_with(bag().manifest_head())
        );
        let info = text_of(&files, INFO_PATH);
        assert_eq!(
            info,
            "External-Identifier: 8101\nBag-Group-Identifier: campaign 2026.1 community\n\
             Bag-Count: 3 of 9\nPayload-Oxum: 8.3\nBagging-Date: 2026-11-24\nSigned-By: nobody\n"
        );
    }

    #[test]
    fn a_master_has_no_bag_count() {
        let place = RecipientPosition {
            recipient: Recipient::Master,
            position: None,
            total: 9,
        };
        let files = bag().district_files(&place, vec![]).unwrap();
        assert!(!text_of(&files, INFO_PATH).contains("Bag-Count"));
        assert!(text_of(&files, INFO_PATH).starts_with("External-Identifier: master\n"));
    }

    #[test]
    fn two_files_that_look_alike_are_refused() {
        let files = [file("data/A.txt", ""), file("data/a.txt", "")];
        let sums = files.iter().map(Summed::of).collect();
        assert!(matches!(
            Bag::new(bag().identity, sums),
            Err(Error::Twice { .. })
        ));
    }
}
