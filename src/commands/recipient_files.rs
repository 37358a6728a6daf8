//! Prepares the files that differ by recipient: measures them over all recipients and pads them to
//! slots.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::error::Error;
use crate::bag::{
    Bag, MANIFEST_PATH, RecipientPosition, SLOT_QUANTUM_BYTES, SlotSizes, UNSIGNED_BY,
    WIDEST_SIGNER,
};
use crate::drive::{DriveFile, Recipient};
use crate::image::{RecipientEntry, TailSlot};
use crate::kit::Kit;
use crate::site::Site;

/// The recipient's entry in a set.
pub(super) fn entry(kit: &Kit, recipient: &Recipient) -> RecipientEntry {
    let district = recipient.district().and_then(|code| kit.district(code));
    let (name_th, name_en) = district.map_or_else(
        || (String::new(), String::new()),
        |district| {
            (
                format!(
                    "อำเภอ{} จังหวัด{}",
                    district.name_th, district.province.name_th
                ),
                format!("{}, {}", district.name_en, district.province.name_en),
            )
        },
    );
    RecipientEntry {
        recipient: recipient.clone(),
        name_th,
        name_en,
    }
}

fn place(kit: &Kit, recipient: &Recipient) -> RecipientPosition {
    let find = |code| {
        kit.districts
            .binary_search_by(|district| district.code.cmp(code))
            .ok()
    };
    let position = recipient.district().and_then(find);
    RecipientPosition {
        recipient: recipient.clone(),
        position: position.map(|index| index + 1),
        total: kit.districts.len(),
    }
}

/// Bytes of rendered texts kept until they are stamped (tuning): enough for some thousand
/// districts. Further texts are rendered again, so that memory stays bounded.
const KEPT_BYTES_MAX: u64 = 64 << 20;

/// The texts of all recipients, rendered and measured.
pub(super) struct RecipientTexts<'a> {
    kit: &'a Kit,
    site: &'a Site,
    sizes: SlotSizes,
    /// The texts kept in memory.
    rendered: BTreeMap<Recipient, Vec<DriveFile>>,
}

impl<'a> RecipientTexts<'a> {
    /// Finds the space that texts need. Measures all districts and the master, so that narrowing a
    /// command does not change slots. Measures the longest texts unsigned and with the widest
    /// signer, so that the bases do not depend on signing; another signer changes the length of all
    /// texts equally.
    pub(super) fn render(kit: &'a Kit, site: &'a Site, signed_by: &str) -> Result<Self, Error> {
        let kept_bytes = AtomicU64::new(0);
        let districts = kit.districts.par_iter();
        let measured: Result<Vec<_>, Error> = districts
            .map(|district| Recipient::District(district.code.clone()))
            .chain(rayon::iter::once(Recipient::Master))
            .map(|recipient| {
                let texts = site.district_files(&recipient, signed_by)?;
                let mut sizes = SlotSizes::default();
                sizes.measure(&recipient, &texts);
                let bytes = texts.iter().map(|file| file.bytes.len()).sum::<usize>();
                let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
                let before = kept_bytes.fetch_add(bytes, Ordering::Relaxed);
                let is_kept = before.saturating_add(bytes) <= KEPT_BYTES_MAX;
                Ok((sizes, is_kept.then_some((recipient, texts))))
            })
            .collect();
        let (all, kept): (Vec<SlotSizes>, Vec<_>) = measured?.into_iter().unzip();
        let mut sizes = all.iter().fold(SlotSizes::default(), SlotSizes::merge);
        for recipient in sizes.with_the_longest() {
            for signed_by in [UNSIGNED_BY, WIDEST_SIGNER] {
                sizes.measure(&recipient, &site.district_files(&recipient, signed_by)?);
            }
        }
        Ok(Self {
            kit,
            site,
            sizes,
            rendered: kept.into_iter().flatten().collect(),
        })
    }

    /// All files of a recipient, in the order of the slots. `bag` must have the signer that the
    /// texts were rendered for.
    pub(super) fn district_files(
        &self,
        bag: &Bag,
        recipient: &Recipient,
    ) -> Result<Vec<DriveFile>, Error> {
        let mut texts = match self.rendered.get(recipient) {
            Some(texts) => texts.clone(),
            None => self
                .site
                .district_files(recipient, &bag.identity().signed_by())?,
        };
        self.sizes.pad(recipient, &mut texts)?;
        Ok(bag.district_files(&place(self.kit, recipient), texts)?)
    }

    /// A slot for each of the master's files, as long as the longest file among all recipients.
    pub(super) fn slots(&self, bag: &Bag) -> Result<Vec<TailSlot>, Error> {
        let files = self.district_files(bag, &Recipient::Master)?;
        let slots = files.into_iter().enumerate().map(|(index, file)| {
            let own = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
            let quanta = own.div_ceil(SLOT_QUANTUM_BYTES).max(1);
            let is_manifest = file.path.as_str() == MANIFEST_PATH;
            let length_bytes = self.sizes.length_bytes(index);
            TailSlot {
                length_bytes: length_bytes.max(quanta * SLOT_QUANTUM_BYTES),
                common_prefix: if is_manifest {
                    bag.manifest_head().to_vec()
                } else {
                    Vec::new()
                },
                path: file.path,
            }
        });
        Ok(slots.collect())
    }
}
