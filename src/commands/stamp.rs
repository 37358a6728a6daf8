//! `stamp`: drive folder to image set.

use std::path::PathBuf;
use std::time::Instant;

use jiff::civil::DateTime;
use rayon::prelude::*;

use super::drive_folder::{compare, expected, with_checksums};
use super::error::Error;
use super::kit_input::{KitOptions, Selection, read_and_check};
use super::sign::Signature;
use super::state::{State, fingerprint};
use super::target::{SigningKey, Target};
use crate::bag::{
    Bag, BagFile, MANIFEST_PATH, Place, SLOT_QUANTUM_BYTES, Signer, SlotSizes, UNSIGNED_BY,
    WIDEST_SIGNER,
};
use crate::base::{OutputFolder, Progress, Sha256};
use crate::formats::fat32::{FatTime, VolumeLabel};
use crate::image::{
    DistrictFile, ImageSet, Order, Press, RecipientEntry, Reuse, Scope, SignList, Slot, Source,
    Stamped, Volume, bases_are_intact,
};
use crate::kit::{Digests, Edition, Kit, Recipient};
use crate::site::Site;

/// What `stamp` made of one edition.
#[derive(Clone, Debug, PartialEq)]
pub struct StampedEdition {
    /// The image set.
    pub folder: PathBuf,
    /// How many districts were stamped now.
    pub districts: usize,
    /// Bytes of the set: bases and all tails.
    pub bytes: u64,
    /// Whether the bases were kept from before.
    pub reused_base: bool,
    /// Whether nothing had changed, so that nothing was done.
    pub was_current: bool,
    /// Who signs it, and whether that is done.
    pub signature: Signature,
    /// The smallest class of sticks that holds an image, as sold, in GB.
    pub stick_class_gb: u32,
    /// How long it took.
    pub seconds: f64,
}

/// Stamps the drive folder of each wanted edition, and signs the set where there is a key.
///
/// # Errors
/// When the kit has faults or names another signer, a drive folder is missing or older than the
/// kit, or the machine fails.
pub fn stamp(
    options: &KitOptions,
    selection: &Selection,
    key: Option<SigningKey<'_>>,
    progress: &dyn Progress,
) -> Result<Vec<StampedEdition>, Error> {
    options.check_out()?;
    let checked = read_and_check(options, Digests::Leave, key.is_some(), progress)?;
    let (kit, _) = checked.usable()?;
    if let Some(key) = key {
        key.check(&kit)?;
    }
    let mut state = State::open(&options.out)?;
    let editions = options.editions(&kit)?;
    let stamp = |edition| {
        let target = Target::new(options, &kit, edition, key.map(|key| key.key));
        stamp_edition(&target, selection, &mut state, progress)
    };
    editions.into_iter().map(stamp).collect()
}

/// The name of this step in the state.
pub(super) fn step(edition: &str) -> String {
    format!("stamp/{edition}")
}

/// Stamps one edition, unless it is current.
pub(super) fn stamp_edition(
    target: &Target<'_>,
    selection: &Selection,
    state: &mut State,
    progress: &dyn Progress,
) -> Result<StampedEdition, Error> {
    let began = Instant::now();
    let job = Job::new(target, selection)?;
    OutputFolder::recover(&job.set)?;
    let old = job.old_set(state, progress)?;
    let step = step(target.edition.name.as_str());
    let inputs = job.inputs()?;
    let outputs = fingerprint(std::slice::from_ref(&job.set), "")?;
    if let (true, Some(set)) = (state.is_done(&step, inputs, outputs), &old) {
        return Ok(report(&job, set, 0, Reused::All, began));
    }
    let stamped = job.press(old.as_ref(), state, progress)?;
    let bases = [job.set.join("base.img"), job.set.join("base.zip")];
    state.done(&job.base_step(), Sha256::of(b""), fingerprint(&bases, "")?)?;
    let outputs = fingerprint(std::slice::from_ref(&job.set), "")?;
    state.done(&step, inputs, outputs)?;
    let reused = if stamped.reused.is_empty() {
        Reused::Nothing
    } else {
        Reused::Bases
    };
    Ok(report(&job, &stamped.set, stamped.stamped, reused, began))
}

/// One edition to stamp.
struct Job<'a> {
    target: &'a Target<'a>,
    selection: &'a Selection,
    drive: PathBuf,
    set: PathBuf,
    recipients: Vec<Recipient>,
    time: FatTime,
}

impl<'a> Job<'a> {
    fn new(target: &'a Target<'a>, selection: &'a Selection) -> Result<Self, Error> {
        let Target {
            options,
            kit,
            edition,
            ..
        } = target;
        Ok(Self {
            target,
            selection,
            drive: options.drive_folder(&edition.name),
            set: options.set_folder(&edition.name),
            recipients: selection.recipients(kit)?,
            time: stamp_time(kit, options.source_date_epoch.as_deref())?,
        })
    }

    /// Holds the drive folder against the kit, and stamps it.
    fn press(
        &self,
        old: Option<&ImageSet>,
        state: &mut State,
        progress: &dyn Progress,
    ) -> Result<Stamped, Error> {
        let (kit, edition) = (self.target.kit, self.target.edition);
        let site = Site::new(kit, edition)?;
        let files = expected(kit, &site)?;
        compare(&self.drive, &files)?;
        let identity = self.target.identity();
        let bag = Bag::new(identity.clone(), files.clone())?;
        let common = with_checksums(&self.drive, files, state)?;
        let sizes = measure(kit, &site)?;
        let press = Press {
            identity: identity.clone(),
            volume: volume(kit, edition, self.time)?,
            source: Source {
                common: &common,
                folder: &self.drive,
            },
            slots: slots(kit, &site, &bag, &sizes)?,
            zip: kit.config.zip,
        };
        let entries: Vec<RecipientEntry> = self
            .recipients
            .iter()
            .map(|recipient| entry(kit, recipient))
            .collect();
        let signer = self
            .target
            .key
            .map(|key| Signer::new(key, &identity))
            .transpose()?;
        let files_of = |recipient: &Recipient| {
            let mut files = district_files(kit, &site, &bag, &sizes, recipient)?;
            if let Some(signer) = &signer {
                signer.fill_slot(recipient, &mut files)?;
            }
            Ok::<_, Error>(files.into_iter().map(district_file).collect())
        };
        let sign = |name: &str, bytes: &[u8]| match &signer {
            Some(signer) => Ok::<_, Error>(signer.file(name, bytes)?),
            None => Ok(Vec::new()),
        };
        let sign_list: SignList<'_, Error> = &sign;
        let sign_list = signer.is_some().then_some(sign_list);
        press.stamp(&self.order(&entries, old), &files_of, sign_list, progress)
    }

    fn order<'o>(&'o self, entries: &'o [RecipientEntry], old: Option<&'o ImageSet>) -> Order<'o> {
        Order {
            recipients: entries,
            scope: if self.selection.is_all() {
                Scope::Whole
            } else {
                Scope::Narrowed
            },
            target: &self.set,
            reuse: old.map_or(Reuse::Nothing, Reuse::Base),
        }
    }

    fn base_step(&self) -> String {
        format!("bases/{}", self.target.edition.name)
    }

    /// Everything that the set is made from: the kit, the drive folder, the options.
    fn inputs(&self) -> Result<Sha256, Error> {
        let options = self.target.options;
        let mut paths = options.inputs();
        paths.push(self.drive.clone());
        let epoch = options.source_date_epoch.as_deref().unwrap_or("-");
        let asked = format!("stamp {:?} {epoch}", self.selection);
        fingerprint(&paths, &self.target.named(&asked))
    }

    /// The set that stands there, if its bases are as they were written: noted, or else proved
    /// by reading them.
    fn old_set(&self, state: &State, progress: &dyn Progress) -> Result<Option<ImageSet>, Error> {
        // A list that cannot be read is none to take anything over from.
        let Ok(set) = ImageSet::read(&self.set) else {
            return Ok(None);
        };
        let bases = [self.set.join("base.img"), self.set.join("base.zip")];
        let noted = state.is_untouched(&self.base_step(), fingerprint(&bases, "")?);
        let is_same = noted || bases_are_intact(&self.set, &set, progress)?;
        Ok(is_same.then_some(set))
    }
}

#[derive(Clone, Copy)]
enum Reused {
    Nothing,
    Bases,
    All,
}

fn report(
    job: &Job<'_>,
    set: &ImageSet,
    districts: usize,
    reused: Reused,
    began: Instant,
) -> StampedEdition {
    let tails = set.recipients.iter().map(|recipient| {
        recipient.img.length_bytes + recipient.zip.as_ref().map_or(0, |zip| zip.length_bytes)
    });
    let bases = set.img.length_bytes + set.zip.as_ref().map_or(0, |zip| zip.length_bytes);
    StampedEdition {
        folder: job.set.clone(),
        districts,
        bytes: bases + tails.sum::<u64>(),
        reused_base: !matches!(reused, Reused::Nothing),
        was_current: matches!(reused, Reused::All),
        signature: Signature::of(&job.set, set),
        stick_class_gb: set.layout.stick_class_gb(),
        seconds: began.elapsed().as_secs_f64(),
    }
}

/// Noon of the release's date, or `SOURCE_DATE_EPOCH` in UTC.
fn stamp_time(kit: &Kit, epoch: Option<&str>) -> Result<FatTime, Error> {
    let noon = || kit.config.date.at(12, 0, 0, 0);
    let time = match epoch {
        None => noon(),
        Some(text) => epoch_time(text).ok_or_else(|| Error::Epoch {
            text: text.to_owned(),
        })?,
    };
    FatTime::try_from(time).map_err(|_| Error::Epoch {
        text: time.to_string(),
    })
}

fn epoch_time(text: &str) -> Option<DateTime> {
    let is_plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let seconds: i64 = is_plain.then(|| text.parse().ok()).flatten()?;
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(time))
}

fn volume(kit: &Kit, edition: &Edition, time: FatTime) -> Result<Volume, Error> {
    let config = &kit.config;
    let name = format!("{}/{}/{}", config.campaign, edition.name, config.release);
    let [a, b, c, d, ..] = *Sha256::of(name.as_bytes()).as_bytes();
    let serial = u32::from_le_bytes([a, b, c, d]);
    let label: VolumeLabel = config.label.parse().map_err(|_| Error::Label {
        label: config.label.clone(),
    })?;
    // 0 would make Windows write a serial of its own.
    Ok(Volume {
        label,
        serial: serial.max(1),
        time,
        free_space_bytes: config.free_space_bytes,
    })
}

fn entry(kit: &Kit, recipient: &Recipient) -> RecipientEntry {
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

fn district_file(file: BagFile) -> DistrictFile {
    DistrictFile {
        path: file.path,
        bytes: file.bytes,
    }
}

fn texts(site: &Site, signed_by: &str, recipient: &Recipient) -> Result<Vec<BagFile>, Error> {
    let texts = site.district_files(recipient, signed_by)?;
    Ok(texts
        .into_iter()
        .map(|file| BagFile {
            path: file.path,
            bytes: file.bytes,
        })
        .collect())
}

/// The room that every recipient's texts need: all districts and the master, so that narrowing
/// a command changes nothing; whoever signs or nobody, so that the bases are the same signed or
/// not.
fn measure(kit: &Kit, site: &Site) -> Result<SlotSizes, Error> {
    let districts = kit.districts.par_iter();
    let measured: Result<Vec<SlotSizes>, Error> = districts
        .map(|district| Recipient::District(district.code.clone()))
        .chain(rayon::iter::once(Recipient::Master))
        .map(|recipient| {
            let mut sizes = SlotSizes::default();
            for signed_by in [UNSIGNED_BY, WIDEST_SIGNER] {
                sizes.measure(&texts(site, signed_by, &recipient)?);
            }
            Ok(sizes)
        })
        .collect();
    Ok(measured?
        .iter()
        .fold(SlotSizes::default(), SlotSizes::merge))
}

fn district_files(
    kit: &Kit,
    site: &Site,
    bag: &Bag,
    sizes: &SlotSizes,
    recipient: &Recipient,
) -> Result<Vec<BagFile>, Error> {
    let mut texts = texts(site, bag.identity().signed_by(), recipient)?;
    sizes.pad(recipient, &mut texts)?;
    Ok(bag.district_files(&place(kit, recipient), texts)?)
}

/// A slot for each of the master's files, as long as the longest of anybody's.
fn slots(kit: &Kit, site: &Site, bag: &Bag, sizes: &SlotSizes) -> Result<Vec<Slot>, Error> {
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
