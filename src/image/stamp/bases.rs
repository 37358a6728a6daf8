//! Plans the bases of a set, then streams them or reuses those of an old set.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::order::Press;
use crate::base::{Activity, HashState, Hashing, OutputFolder, Sha256, Task, Work};
use crate::drive::DrivePath;
use crate::image::batch::Written;
use crate::image::error::Error;
use crate::image::fat::FatPlan;
use crate::image::inside;
use crate::image::plan::{BasePiece, BasePlan, CommonFile};
use crate::image::set::{Base, ImageForm, ImageSet};
use crate::image::stream::{CommonFiles, Proof, write_base};
use crate::image::zip::ZipPlan;
use crate::words::{Size, messages};

messages! {
    /// What changed, so that bases are written again.
    enum Rewriting {
        File { path: DrivePath, size: Size } = "image.rewriting:file",
        Other { size: Size } = "image.rewriting:other",
    }
}

/// The plans of an edition's images.
#[derive(Debug)]
pub(super) struct Plans {
    pub(super) img: FatPlan,
    pub(super) zip: Option<ZipPlan>,
    img_sha256: Sha256,
    zip_sha256: Option<Sha256>,
}

/// A base, ready for tails.
#[derive(Debug)]
pub(super) struct MadeBase {
    pub(super) base: Base,
    pub(super) hashing: Hashing,
}

/// The bases of a set.
#[derive(Debug)]
pub(super) struct MadeBases {
    pub(super) img: MadeBase,
    pub(super) zip: Option<MadeBase>,
}

/// Bases of an old set that equal those that the plans would make.
#[derive(Debug, Default)]
pub(super) struct Reusable<'a> {
    img: Option<(&'a Base, Hashing)>,
    zip: Option<(&'a Base, Hashing)>,
}

impl Reusable<'_> {
    pub(super) fn forms(&self) -> Vec<ImageForm> {
        let img = self.img.iter().map(|_| ImageForm::Img);
        img.chain(self.zip.iter().map(|_| ImageForm::Zip)).collect()
    }
}

impl Plans {
    pub(super) fn new(press: &Press<'_>) -> Result<Self, Error> {
        let common = press.source.common;
        let img = FatPlan::plan(&press.volume, common, &press.slots);
        let img = img.map_err(|source| Error::Layout { source })?;
        let zip = press.zip.then(|| ZipPlan::plan(common, press.volume.time));
        let zip = zip.transpose()?;
        Ok(Self {
            img_sha256: digest(img.base(), common),
            zip_sha256: zip.as_ref().map(|zip| digest(zip.base(), common)),
            img,
            zip,
        })
    }

    /// Whether the bases of `set` have these plans.
    pub(super) fn are_of(&self, set: &ImageSet) -> bool {
        let of = |form| set.base(form).map(|base: &Base| base.plan_sha256);
        of(ImageForm::Img) == Some(self.img_sha256) && of(ImageForm::Zip) == self.zip_sha256
    }

    /// Finds the bases of `set`, in `folder`, that these plans would make unchanged.
    pub(super) fn reusable<'a>(&self, set: &'a ImageSet, folder: &Path) -> Reusable<'a> {
        // A base that cannot be reused for any reason is made again.
        let same = |form: ImageForm, plan_sha256: Option<Sha256>| {
            let base = set.base(form)?;
            let length_bytes = fs::metadata(folder.join(form.base_name())).ok()?.len();
            let is_same = plan_sha256? == base.plan_sha256 && length_bytes == base.length_bytes;
            let has_pieces = folder.join(form.pieces_name()).is_file();
            let hashing = base.hashing().ok()?;
            (is_same && has_pieces).then_some((base, hashing))
        };
        Reusable {
            img: same(ImageForm::Img, Some(self.img_sha256)),
            zip: same(ImageForm::Zip, self.zip_sha256),
        }
    }

    /// Reports, before anything is written, that bases of `set` cannot be reused, and why.
    pub(super) fn report_rewriting(
        &self,
        set: &ImageSet,
        source: CommonFiles<'_>,
        old: &Reusable<'_>,
        work: &Work,
    ) {
        let size = Size(self.new_bytes(old));
        if size.0 == 0 {
            return;
        }
        let before: BTreeMap<&DrivePath, Sha256> = set
            .common
            .iter()
            .map(|file| (&file.path, file.sha256))
            .collect();
        let mut files = source.common.iter();
        let changed = files.find(|file| before.get(&file.path) != Some(&file.sha256));
        work.notify(match changed {
            Some(file) => Rewriting::File {
                path: file.path.clone(),
                size,
            },
            None => Rewriting::Other { size },
        });
    }

    /// Bytes of the bases that cannot be reused.
    fn new_bytes(&self, old: &Reusable<'_>) -> u64 {
        let img = old.img.is_none().then(|| self.img.base().length_bytes());
        let zip = self.zip.as_ref().filter(|_| old.zip.is_none());
        let zip = zip.map(|zip| zip.base().length_bytes());
        img.unwrap_or(0) + zip.unwrap_or(0)
    }

    /// Streams missing bases and links the others. `folders`: the new set and the old one.
    pub(super) fn make_bases(
        &self,
        source: CommonFiles<'_>,
        old: &Reusable<'_>,
        folders: (&OutputFolder, &Path),
        work: &Work,
    ) -> Result<MadeBases, Error> {
        let img = self.img.base();
        let zip = self.zip.as_ref().map(ZipPlan::base).zip(self.zip_sha256);
        let task = work.task(Activity::WriteBases, Some(self.new_bytes(old)));
        // The base written first checks the files' SHA-256; the second follows moments later.
        let mut proof = Proof::Whole;
        let mut write = |form, plan| {
            let made = write_new((form, folders.0), plan, (source, proof), &task);
            proof = Proof::Crc32;
            made
        };
        let img = match &old.img {
            Some(old) => take_over(ImageForm::Img, old, folders)?,
            None => write(ImageForm::Img, (img, self.img_sha256))?,
        };
        let zip = match (zip, &old.zip) {
            (Some(_), Some(old)) => Some(take_over(ImageForm::Zip, old, folders)?),
            (Some(plan), None) => Some(write(ImageForm::Zip, plan)?),
            (None, _) => None,
        };
        Ok(MadeBases { img, zip })
    }
}

fn take_over(
    form: ImageForm,
    (base, hashing): &(&Base, Hashing),
    (folder, old_folder): (&OutputFolder, &Path),
) -> Result<MadeBase, Error> {
    for name in [form.base_name(), form.pieces_name()] {
        inside::link(&old_folder.join(&name), &folder.path().join(&name))?;
    }
    Ok(MadeBase {
        base: (*base).clone(),
        hashing: hashing.clone(),
    })
}

fn write_new(
    (form, folder): (ImageForm, &OutputFolder),
    (plan, plan_sha256): (&BasePlan, Sha256),
    (source, proof): (CommonFiles<'_>, Proof),
    task: &Task<'_>,
) -> Result<MadeBase, Error> {
    let path = folder.path().join(form.base_name());
    let mut file = inside::create(&path)?;
    let written = write_base(plan, source, proof, (&mut file, &path), task)?;
    let Written {
        length_bytes,
        hashing,
        pieces,
    } = written;
    let pieces = pieces_text(&pieces);
    inside::write(&folder.path().join(form.pieces_name()), pieces.as_bytes())?;
    let base = Base {
        length_bytes,
        sha256: hashing.clone().finish(),
        plan_sha256,
        state: hashing.state(),
        state_form: HashState::FORM.to_owned(),
        pieces: form.pieces_name(),
        pieces_sha256: Sha256::of(pieces.as_bytes()),
    };
    Ok(MadeBase { base, hashing })
}

/// One SHA-256 per line.
fn pieces_text(pieces: &[Sha256]) -> String {
    let lines = pieces.iter().map(|sha256| format!("{sha256}\n"));
    lines.collect()
}

/// The digest of a plan: plans with equal digests make equal bases.
fn digest(plan: &BasePlan, common: &[CommonFile]) -> Sha256 {
    let mut hashing = Hashing::new();
    for piece in plan.pieces() {
        let kind: u8 = match piece {
            BasePiece::Bytes(_) => 0,
            BasePiece::File { .. } => 1,
            BasePiece::Zeros(_) => 2,
        };
        hashing.update(&[kind]);
        hashing.update(&piece.length_bytes().to_le_bytes());
        match piece {
            BasePiece::Bytes(bytes) => hashing.update(bytes),
            BasePiece::File { index, .. } => {
                if let Some(file) = common.get(*index) {
                    hashing.update(file.sha256.as_bytes());
                }
            }
            BasePiece::Zeros(_) => {}
        }
    }
    hashing.finish()
}
