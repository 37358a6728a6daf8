//! Maps byte ranges of an image to the files they hit.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::base::{ReadAt, Work};
use crate::image::ImageForm;
use crate::verify::answer::{DamagedRange, RawName};
use crate::verify::sets::SetAtHand;
use crate::verify::view::{FatVolume, Files as _, Medium, Zip};

/// Most files named per range; an image of another release hits them all (tuning).
const FILES_A_RANGE_MAX: usize = 100;

/// The content of each stretch of an image, sorted by start.
pub(in crate::verify) struct Hits(Vec<(Range<u64>, RawName)>);

impl Hits {
    /// From the whole image, read as the set describes it.
    pub(in crate::verify) fn of_image(
        image: &dyn ReadAt,
        form: ImageForm,
        work: &Work,
    ) -> Option<Self> {
        let mut stretches = Vec::new();
        match form {
            ImageForm::Img => {
                let Ok(Medium::Volume(volume)) = FatVolume::open(image) else {
                    return None;
                };
                for file in &volume.listing().files {
                    let name = RawName::new(&*file.path);
                    stretches.extend(volume.extents(file).map(|range| (range, name.clone())));
                }
            }
            ImageForm::Zip => {
                let zip = Zip::open(image, work).ok()??;
                for file in &zip.listing().files {
                    let name = RawName::new(&*file.path);
                    stretches.extend(zip.extent(file).map(|range| (range, name)));
                }
            }
        }
        Some(Self::sorted(stretches))
    }

    /// From the common files in `image-set.json`, if base or tail are missing.
    pub(in crate::verify) fn of_record(set: &SetAtHand, form: ImageForm) -> Self {
        let common = set.set.common.iter().filter_map(|file| {
            let start = file.offset_bytes(form)?;
            let range = start..start.saturating_add(file.length_bytes);
            Some((range, RawName::new(file.path.as_str())))
        });
        Self::sorted(common.collect())
    }

    fn sorted(mut stretches: Vec<(Range<u64>, RawName)>) -> Self {
        stretches.retain(|(range, _)| !range.is_empty());
        stretches.sort_by_key(|(range, _)| range.start);
        Self(stretches)
    }

    /// Every file that the ranges hit, each once; `bytes 0..512 (tables)` for a range that hits no
    /// file.
    pub(in crate::verify) fn names_of(&self, ranges: &[Range<u64>]) -> Vec<RawName> {
        let mut names = BTreeSet::new();
        let mut others = Vec::new();
        for range in ranges {
            let from = self
                .0
                .partition_point(|(stretch, _)| stretch.end <= range.start);
            let hit = self.0[from..]
                .iter()
                .take_while(|(stretch, _)| stretch.start < range.end);
            let mut is_hit = false;
            for (_, name) in hit {
                is_hit = true;
                if !names.contains(name) {
                    names.insert(name.clone());
                }
            }
            if !is_hit {
                let words = format!("bytes {}..{} (tables)", range.start, range.end);
                others.push(RawName::new(words));
            }
        }
        names.into_iter().chain(others).collect()
    }

    /// The range with the files it hits.
    pub(in crate::verify) fn name(&self, range: Range<u64>) -> DamagedRange {
        let from = self
            .0
            .partition_point(|(stretch, _)| stretch.end <= range.start);
        let hit = self.0[from..]
            .iter()
            .take_while(|(stretch, _)| stretch.start < range.end);
        let mut files: Vec<RawName> = Vec::new();
        for (_, name) in hit.take(FILES_A_RANGE_MAX) {
            if !files.contains(name) {
                files.push(name.clone());
            }
        }
        DamagedRange {
            start_bytes: range.start,
            end_bytes: range.end,
            files,
        }
    }
}
