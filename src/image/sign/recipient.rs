//! One recipient of a set: what its tails hold is compared with what the set says, then signed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::img_tail::ImgTail;
use crate::bag::{INFO_PATH, MANIFEST_PATH, SIGNATURE_PATH, Signer, TAG_MANIFEST_PATH};
use crate::bag::{Identity, district_text_path};
use crate::base::{Hashing, OutputError, Sha256};
use crate::formats::bagit::{parse_tag_file, write_manifest};
use crate::formats::fat32::FatTime;
use crate::image::contents::check_manifests;
use crate::image::error::{Change, Error};
use crate::image::inside;
use crate::image::plan::{CommonFile, DistrictFile};
use crate::image::set::{ImageForm, ImageSet, RecipientRecord, SET_FILE, Tail};
use crate::image::zip::ZipPlan;
use crate::kit::{DrivePath, Recipient};

/// Longest tail that is read into memory: that of a ZIP with some 500,000 files. A set from
/// elsewhere could otherwise fill the memory.
const MOST_TAIL_BYTES: u64 = 256 << 20;

/// Signs the recipients of one set.
#[derive(Debug)]
pub(in crate::image) struct SetSigner<'a> {
    folder: &'a Path,
    set: &'a ImageSet,
    identity: Identity,
    signer: Signer<'a>,
    /// Digests of the common files, by path.
    common: BTreeMap<&'a str, Sha256>,
    /// The lines of every payload manifest that tell of common files.
    manifest_head: Vec<u8>,
    zip: Option<ZipPlan>,
    states: Vec<(ImageForm, Hashing)>,
}

/// A recipient's tails with its signature.
#[derive(Debug)]
pub(in crate::image) struct SignedTails {
    /// What the set says of them.
    pub(in crate::image) record: RecipientRecord,
    /// The tails that became other bytes; `None` for those that were signed already.
    tails: Vec<(ImageForm, Option<Vec<u8>>)>,
}

impl SignedTails {
    /// Bytes of the tails.
    pub(in crate::image) fn length_bytes(&self) -> u64 {
        let tails = ImageForm::ALL.into_iter();
        let lengths = tails.filter_map(|form| Some(self.record.tail(form)?.length_bytes));
        lengths.fold(0, u64::saturating_add)
    }

    /// Writes the tails into a set under construction, or takes them over from the old one.
    pub(in crate::image) fn write(&self, old: &Path, new: &Path) -> Result<(), Error> {
        for (form, bytes) in &self.tails {
            let name = form.tail_name(&self.record.recipient);
            match bytes {
                Some(bytes) => inside::write(&new.join(&name), bytes)?,
                None => inside::link(&old.join(&name), &new.join(&name))?,
            }
        }
        Ok(())
    }
}

impl<'a> SetSigner<'a> {
    /// A signer of the set that stands in `folder`.
    pub(in crate::image) fn new(
        folder: &'a Path,
        set: &'a ImageSet,
        signer: Signer<'a>,
    ) -> Result<Self, Error> {
        let unsignable = |reason| unsignable(folder.join(SET_FILE), reason);
        let common = set.common.iter();
        let common: BTreeMap<&str, Sha256> = common
            .map(|file| (file.path.as_str(), file.sha256))
            .collect();
        let payload = common.iter().filter(|(path, _)| path.starts_with("data/"));
        let manifest_head = write_manifest(payload.map(|(path, sha256)| (sha256, *path)));
        let zip = set.zip.as_ref().map(|base| {
            let files: Vec<CommonFile> = set.common.iter().map(planned).collect();
            let time = FatTime::try_from(set.time).map_err(|_| unsignable("no time of a drive"))?;
            let plan = ZipPlan::plan(&files, time)?;
            if plan.base().length_bytes() == base.length_bytes {
                Ok(plan)
            } else {
                Err(unsignable("another version made its ZIPs"))
            }
        });
        let states = set.forms().filter_map(|form| {
            let base = set.base(form)?;
            Some(base.hashing().map(|state| (form, state)))
        });
        let states: Result<Vec<_>, _> = states.collect();
        Ok(Self {
            folder,
            set,
            identity: set.identity(),
            signer,
            common,
            manifest_head,
            zip: zip.transpose()?,
            states: states.map_err(|_| unsignable("another version stored its SHA-256 states"))?,
        })
    }

    /// Signs the drive of a record of the set.
    pub(in crate::image) fn sign(&self, record: &RecipientRecord) -> Result<SignedTails, Error> {
        let recipient = &record.recipient;
        let img_path = self.folder.join(ImageForm::Img.tail_name(recipient));
        let mut img = ImgTail::new(&self.set.layout, read_tail(&img_path, &record.img)?);
        let other = |reason| unsignable(img_path.clone(), reason);
        let mut files = self
            .files(&img, recipient)
            .ok_or_else(|| other("its directories are not those that this version makes"))?;
        check_manifests(&files, &self.common, record)?;
        self.check_identity(&files, recipient)?;
        let old_zip = self.check_zip(record, &files)?;
        let find = |name: &str| files.iter().position(|file| file.path.as_str() == name);
        let no_slot = || other("it has no place for a signature");
        let slot = find(SIGNATURE_PATH).ok_or_else(no_slot)?;
        let manifest = find(TAG_MANIFEST_PATH).ok_or_else(no_slot)?;
        let signature = self.signer.drive(recipient, &files[manifest].bytes)?;
        let chain = self.set.layout.slots().get(slot).ok_or_else(no_slot)?;
        img.replace(chain, &signature).ok_or_else(no_slot)?;
        files[slot].bytes = signature;
        let zip = self
            .zip
            .as_ref()
            .map(|plan| plan.tail(&files))
            .transpose()?;
        let mut signed = SignedTails {
            record: record.clone(),
            tails: Vec::new(),
        };
        signed.record.img = self.tail_of(ImageForm::Img, img.bytes());
        let is_new = signed.record.img != record.img;
        let bytes = is_new.then(|| img.bytes().to_vec());
        signed.tails.push((ImageForm::Img, bytes));
        if let Some(zip) = zip {
            signed.record.zip = Some(self.tail_of(ImageForm::Zip, &zip));
            let bytes = (Some(&zip) != old_zip.as_ref()).then_some(zip);
            signed.tails.push((ImageForm::Zip, bytes));
        }
        Ok(signed)
    }

    /// The recipient's files in the order of the slots; `None` where the tail is laid out in
    /// another way than the set says.
    fn files(&self, img: &ImgTail<'_>, recipient: &Recipient) -> Option<Vec<DistrictFile>> {
        let slots = self.set.layout.slots().iter();
        let files = slots.map(|slot| {
            let head: &[u8] = match slot.path.as_str() {
                MANIFEST_PATH => &self.manifest_head,
                _ => &[],
            };
            Some(DistrictFile {
                path: own_path(&slot.path, recipient)?,
                bytes: img.file(slot, head)?,
            })
        });
        files.collect()
    }

    /// Whether the drive says that it is the one that the set says it is: a signature over another
    /// district's drive would bind that one's name to these files.
    fn check_identity(&self, files: &[DistrictFile], recipient: &Recipient) -> Result<(), Error> {
        let info = files.iter().find(|file| file.path.as_str() == INFO_PATH);
        let text = info.map(|file| String::from_utf8_lossy(&file.bytes));
        let info = parse_tag_file(text.as_deref().unwrap_or_default());
        let expected = [
            ("External-Identifier", recipient.to_string()),
            ("Bag-Group-Identifier", self.identity.group()),
            ("Signed-By", self.identity.signed_by().to_owned()),
        ];
        let agrees = expected
            .iter()
            .all(|(label, value)| info.all(label).eq([value.as_str()]));
        if agrees {
            return Ok(());
        }
        let path = self.folder.join(ImageForm::Img.tail_name(recipient));
        Err(unsignable(path, "its drive says that it is another one"))
    }

    /// The tail of the ZIP, which must hold just `files`.
    fn check_zip(
        &self,
        record: &RecipientRecord,
        files: &[DistrictFile],
    ) -> Result<Option<Vec<u8>>, Error> {
        let (Some(plan), Some(tail)) = (&self.zip, &record.zip) else {
            return Ok(None);
        };
        let path = self
            .folder
            .join(ImageForm::Zip.tail_name(&record.recipient));
        let bytes = read_tail(&path, tail)?;
        if plan.tail(files)? == bytes {
            Ok(Some(bytes))
        } else {
            Err(unsignable(path, "it holds other files than the disk image"))
        }
    }

    fn tail_of(&self, form: ImageForm, bytes: &[u8]) -> Tail {
        let state = self.states.iter().find(|(known, _)| *known == form);
        let mut image = state.map_or_else(Hashing::new, |(_, state)| state.clone());
        image.update(bytes);
        Tail {
            length_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: Sha256::of(bytes),
            image_sha256: image.finish(),
        }
    }
}

fn planned(record: &crate::image::set::CommonRecord) -> CommonFile {
    CommonFile {
        path: record.path.clone(),
        length_bytes: record.length_bytes,
        sha256: record.sha256,
        crc32: record.crc32,
    }
}

fn unsignable(path: std::path::PathBuf, reason: &'static str) -> Error {
    Error::Unsignable { path, reason }
}

/// A slot is named after the drive that belongs to no district; the district's own text file is
/// named after the district.
fn own_path(slot: &str, recipient: &Recipient) -> Option<DrivePath> {
    let zeros = slot
        .strip_prefix("DISTRICT-")
        .and_then(|rest| rest.strip_suffix(".txt"))
        .filter(|zeros| zeros.bytes().all(|byte| byte == b'0'));
    match zeros {
        Some(zeros) => district_text_path(recipient, zeros.len()).ok(),
        None => DrivePath::new(slot).ok(),
    }
}

/// A tail that is the one that the set tells of.
fn read_tail(path: &Path, tail: &Tail) -> Result<Vec<u8>, Error> {
    let damaged = |change| Error::Damaged {
        path: path.to_owned(),
        change,
    };
    if tail.length_bytes > MOST_TAIL_BYTES {
        return Err(unsignable(path.to_owned(), "longer than any tail of ours"));
    }
    let mut bytes = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(tail.length_bytes + 1).read_to_end(&mut bytes));
    match read {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            return Err(damaged(Change::Missing));
        }
        read => read.map_err(|e| OutputError::io("read", path, e))?,
    };
    let found_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let found = Sha256::of(&bytes);
    if found_bytes != tail.length_bytes {
        return Err(damaged(Change::Length {
            expected_bytes: tail.length_bytes,
            found_bytes,
        }));
    }
    if found != tail.sha256 {
        let expected = tail.sha256;
        return Err(damaged(Change::Sha256 { expected, found }));
    }
    Ok(bytes)
}
