//! The files that differ by recipient, as a set needs them: measured over all, padded, in slots.

use rayon::prelude::*;

use super::error::Error;
use crate::bag::{
    Bag, MANIFEST_PATH, Place, SLOT_QUANTUM_BYTES, SlotSizes, UNSIGNED_BY, WIDEST_SIGNER,
};
use crate::drive::{DriveFile, Recipient};
use crate::image::{RecipientEntry, Slot};
use crate::kit::Kit;
use crate::site::Site;

/// How a set names a recipient.
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

fn place(kit: &Kit, recipient: &Recipient) -> Place {
    let find = |code| {
        kit.districts
            .binary_search_by(|district| district.code.cmp(code))
            .ok()
    };
    let position = recipient.district().and_then(find);
    Place {
        recipient: recipient.clone(),
        position: position.map(|index| index + 1),
        total: kit.districts.len(),
    }
}

/// The same file, as the press takes it.
pub(super) fn district_file(file: DriveFile) -> DriveFile {
    DriveFile {
        path: file.path,
        bytes: file.bytes,
    }
}

fn texts(site: &Site, signed_by: &str, recipient: &Recipient) -> Result<Vec<DriveFile>, Error> {
    let texts = site.district_files(recipient, signed_by)?;
    Ok(texts
        .into_iter()
        .map(|file| DriveFile {
            path: file.path,
            bytes: file.bytes,
        })
        .collect())
}

/// The room that every recipient's texts need: all districts and the master, so that narrowing
/// a command changes nothing; whoever signs or nobody, so that the bases are the same signed or
/// not. Everybody's texts are measured once, and the longest of them for all signers: naming
/// another one lengthens or shortens all texts alike.
pub(super) fn measure(kit: &Kit, site: &Site, signed_by: &str) -> Result<SlotSizes, Error> {
    let districts = kit.districts.par_iter();
    let measured: Result<Vec<SlotSizes>, Error> = districts
        .map(|district| Recipient::District(district.code.clone()))
        .chain(rayon::iter::once(Recipient::Master))
        .map(|recipient| {
            let mut sizes = SlotSizes::default();
            sizes.measure(&recipient, &texts(site, signed_by, &recipient)?);
            Ok(sizes)
        })
        .collect();
    let mut sizes = measured?
        .iter()
        .fold(SlotSizes::default(), SlotSizes::merge);
    for recipient in sizes.with_the_longest() {
        for signed_by in [UNSIGNED_BY, WIDEST_SIGNER] {
            sizes.measure(&recipient, &texts(site, signed_by, &recipient)?);
        }
    }
    Ok(sizes)
}

/// All files of a recipient, in the order of the slots.
pub(super) fn district_files(
    kit: &Kit,
    site: &Site,
    bag: &Bag,
    sizes: &SlotSizes,
    recipient: &Recipient,
) -> Result<Vec<DriveFile>, Error> {
    let mut texts = texts(site, bag.identity().signed_by(), recipient)?;
    sizes.pad(recipient, &mut texts)?;
    Ok(bag.district_files(&place(kit, recipient), texts)?)
}

/// A slot for each of the master's files, as long as the longest of anybody's.
pub(super) fn slots(
    kit: &Kit,
    site: &Site,
    bag: &Bag,
    sizes: &SlotSizes,
) -> Result<Vec<Slot>, Error> {
    let files = district_files(kit, site, bag, sizes, &Recipient::Master)?;
    let slots = files.into_iter().enumerate().map(|(index, file)| {
        let own = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
        let quanta = own.div_ceil(SLOT_QUANTUM_BYTES).max(1);
        let is_manifest = file.path.as_str() == MANIFEST_PATH;
        Slot {
            length_bytes: sizes.length_bytes(index).max(quanta * SLOT_QUANTUM_BYTES),
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
