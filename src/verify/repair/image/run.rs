//! Repairs an image or a ZIP: all bytes that differ if it contains only our files; otherwise file
//! by file, like a stick.

use std::io;
use std::ops::Range;
use std::path::Path;

use super::in_place::{PatchedImage, Strangers, common_to, head, ours};
use super::{ImageOf, Padded};
use crate::base::{Mode, ReadAt, Work, open_file};
use crate::image::{ImageForm, VirtualImage};
use crate::verify::answer::{RawName, TargetKind, Verdict};
use crate::verify::bytes::hits::Hits;
use crate::verify::error::{Error, RepairError};
use crate::verify::repair::done::{Extras, Repair, Repaired};
use crate::verify::repair::plan::differing;
use crate::verify::repair::source::signer::Bound;
use crate::verify::repair::source::whose::Whose;
use crate::verify::repair::source::{RepairSource, is_set, open_view, with_image_of};
use crate::verify::sets::sets_in;
use crate::verify::view::{FatVolume, FileEntry, Files, Medium, ReadWork, ViewFiles, Zip};
use crate::words::ToMessage as _;

/// Most foreign files named in a refusal.
const NAMES_TOLD: usize = 10;

/// An image under repair.
struct Mending<'a> {
    target: &'a Path,
    image: &'a ImageOf<'a>,
    found: &'a Padded,
    right: &'a VirtualImage,
    order: &'a Repair<'a>,
}

/// Repairs the image at `target`.
///
/// # Errors
/// As [`repair`](crate::verify::repair::repair).
pub(in crate::verify::repair) fn repair_image(
    target: &Path,
    order: &Repair<'_>,
    done: &mut Repaired,
    work: &Work,
) -> Result<(), Error> {
    let verdict = done.before.verdict;
    if verdict.is_yes() || verdict == Verdict::Another {
        return Ok(());
    }
    if !is_set(order.from) {
        let path = order.from.to_owned();
        return Err(RepairError::NeedsSet { path }.into());
    }
    let form = match done.before.kind {
        TargetKind::Zip => ImageForm::Zip,
        _ => ImageForm::Img,
    };
    let sets = sets_in(order.from)?;
    let whose = {
        let file = open_file(target).map_err(|source| Error::Open {
            path: target.to_owned(),
            source,
        })?;
        let view = open_view(&file, work);
        let stem = target.file_stem().and_then(|stem| stem.to_str());
        let stem = stem.unwrap_or_default();
        Whose::of(&done.before, view.as_deref(), stem, order.district)?
    };
    let (set, record) = whose.choose(&sets, order.from)?;
    let image = ImageOf { set, record, form };
    let found = image.open(target)?;
    let mending = Mending {
        target,
        image: &image,
        found: &found,
        right: &image.right()?,
        order,
    };
    mending.run(done, work)
}

impl Mending<'_> {
    fn run(&self, done: &mut Repaired, work: &Work) -> Result<(), Error> {
        let layout = &self.image.set.set.layout;
        let with_head = PatchedImage::new(self.found, self.right, vec![head(layout)]);
        match self.image.form {
            ImageForm::Zip => match Zip::open(self.found.as_found(), work) {
                Ok(Some(zip)) => self.run_in(&zip, self.found, (done, work)),
                _ => self.run_in(&Unread::default(), self.found, (done, work)),
            },
            ImageForm::Img => {
                if let Ok(Medium::Volume(volume)) = FatVolume::open(self.found) {
                    return self.run_in(volume.as_ref(), self.found, (done, work));
                }
                // With the right boot sector its files may be readable.
                match FatVolume::open(&with_head) {
                    Ok(Medium::Volume(volume)) => {
                        self.run_in(volume.as_ref(), &with_head, (done, work))
                    }
                    _ => self.run_in(&Unread::default(), self.found, (done, work)),
                }
            }
        }
    }

    /// Repairs the image; `view` has its files, as read from `storage`.
    fn run_in(
        &self,
        view: &dyn Files,
        storage: &dyn ReadAt,
        (done, work): (&mut Repaired, &Work),
    ) -> Result<(), Error> {
        let ImageOf { set, record, form } = *self.image;
        let bound = Bound::of(self.order.key, view, self.target)?;
        if let Some(reason) = bound.refuses_set(set) {
            let (path, reason) = (set.folder.clone(), reason.into());
            return Err(RepairError::Source { path, reason }.into());
        }
        with_image_of(set, record, (form, bound.key()), work, &mut |source| {
            bound.admit(source, view, (self.target, false))?;
            let strangers = self.strangers(view, storage, source);
            let ranges = self.image.differences(self.found, work)?;
            let is_whole = strangers.is_empty() || self.order.extras == Extras::Remove;
            if is_whole {
                done.removed.extend(strangers.into_iter().map(RawName::new));
                return self.write(&ranges, done, work);
            }
            let target = self.target.to_string_lossy();
            let is_readable = form == ImageForm::Zip || !self.is_head_gone();
            if is_readable
                && differing(view, &source.wanted, &target, work)?
                    .bad
                    .is_empty()
            {
                return Ok(());
            }
            let ranges = self.by_files(storage, (source, &ranges), work)?;
            let Some(ranges) = ranges else {
                return Err(self.refused(&strangers).into());
            };
            self.write(&ranges, done, work)
        })
    }

    /// Names of files that are not part of the drive.
    fn strangers(
        &self,
        view: &dyn Files,
        storage: &dyn ReadAt,
        source: &RepairSource<'_>,
    ) -> Vec<String> {
        if self.image.form == ImageForm::Img {
            return Strangers::of(storage, &source.wanted)
                .map(|strangers| strangers.names())
                .unwrap_or_default();
        }
        let files = view.listing().files.iter();
        let strange = files.filter(|file| !source.wanted.contains_key(&file.path));
        strange.map(|file| file.path.clone()).collect()
    }

    /// The ranges that repair all listed files and change nothing else; `None` if that is
    /// impossible.
    fn by_files(
        &self,
        storage: &dyn ReadAt,
        (source, ranges): (&RepairSource<'_>, &[Range<u64>]),
        work: &Work,
    ) -> Result<Option<Vec<Range<u64>>>, Error> {
        if self.image.form == ImageForm::Zip {
            return Ok(None);
        }
        let layout = &self.image.set.set.layout;
        let broken = |error: io::Error| RepairError::Source {
            path: self.image.set.folder.clone(),
            reason: error.message(),
        };
        let mut allowed = ours(layout, self.right).map_err(broken)?;
        if self.is_head_gone() {
            allowed.insert(0, head(layout));
        }
        let ranges = common_to(ranges, &allowed);
        let before = Strangers::of(storage, &source.wanted);
        let after = PatchedImage::new(self.found, self.right, ranges.clone());
        let is_kept = before
            .zip(Strangers::of(&after, &source.wanted))
            .is_some_and(|(before, after)| before.are_kept_in(&after));
        let Ok(Medium::Volume(volume)) = FatVolume::open(&after) else {
            return Ok(None);
        };
        let target = self.target.to_string_lossy();
        let is_right = is_kept
            && differing(volume.as_ref(), &source.wanted, &target, work)?
                .bad
                .is_empty();
        Ok(is_right.then_some(ranges))
    }

    /// Whether the volume is unreadable with its own boot sector.
    fn is_head_gone(&self) -> bool {
        !matches!(FatVolume::open(self.found), Ok(Medium::Volume(_)))
    }

    fn refused(&self, strangers: &[String]) -> RepairError {
        let told = strangers.iter().take(NAMES_TOLD);
        let told: Vec<String> = told.map(|name| RawName::new(&**name).to_string()).collect();
        let more = match strangers.len().saturating_sub(NAMES_TOLD) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        RepairError::OwnFiles {
            path: self.target.to_owned(),
            files: format!("{}{more}", told.join(", ")),
        }
    }

    /// Writes the ranges, and records the files that they repair.
    fn write(&self, ranges: &[Range<u64>], done: &mut Repaired, work: &Work) -> Result<(), Error> {
        if self.order.mode == Mode::Write {
            self.image.write(self.target, ranges, work)?;
        }
        let hits = Hits::of_image(self.right, self.image.form, work)
            .unwrap_or_else(|| Hits::of_record(self.image.set, self.image.form));
        done.rewritten.extend(hits.names_of(ranges));
        Ok(())
    }
}

/// An image without any readable file.
#[derive(Default)]
struct Unread(ViewFiles);

impl Files for Unread {
    fn listing(&self) -> &ViewFiles {
        &self.0
    }

    fn read(&self, _file: &FileEntry, _work: ReadWork<'_>) -> io::Result<()> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn is_present(&self) -> bool {
        true
    }
}
