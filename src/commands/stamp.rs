//! `stamp`: makes an image set from a drive folder.

use std::path::PathBuf;
use std::time::Instant;

use super::drive_folder::{compare, expected, with_checksums};
use super::error::Error;
use super::kit_input::{KitOptions, Selection};
use super::recipient_files::{RecipientTexts, entry};
use super::sign::{SigningState, sign_set};
use super::state::{OutputState, Step, fingerprint};
use super::target::{EditionTarget, SigningKey};
use super::volume::{stamp_time, volume};
use super::workshop::Workshop;
use crate::bag::{Bag, Signer};
use crate::base::{OutputFolder, Sha256, Work};
use crate::drive::Recipient;
use crate::formats::fat32::FatTime;
use crate::image::{
    CommonFiles, ImageSet, Order, Press, RecipientEntry, Reuse, Scope, SignList, Stamped,
    bases_are_intact,
};

/// The result of `stamp` for one edition.
#[derive(Clone, Debug, PartialEq)]
pub struct StampedEdition {
    /// The image set.
    pub folder: PathBuf,
    /// Number of districts stamped now.
    pub districts: usize,
    /// Bytes of the set: bases and all tails.
    pub bytes: u64,
    /// Whether the bases were reused from the old set.
    pub reused_base: bool,
    /// Whether it was up to date, so that nothing was done.
    pub was_current: bool,
    /// The signer, and whether the set is signed.
    pub signature: SigningState,
    /// The smallest class of sticks that holds an image, in GB as sold.
    pub stick_class_gb: u32,
    /// Seconds taken.
    pub seconds: f64,
}

/// Stamps the drive folder of each wanted edition, and signs the set if there is a key.
///
/// # Errors
/// Fails if the kit has faults or names another signer, a drive folder is missing or older than the
/// kit, or the machine fails.
pub fn stamp(
    options: &KitOptions,
    selection: &Selection,
    key: Option<SigningKey<'_>>,
    work: &Work,
) -> Result<Vec<StampedEdition>, Error> {
    let mut workshop = Workshop::open(options, key)?;
    let ready = workshop.read(work)?;
    let state = &mut workshop.state;
    let stamp = |target| stamp_edition(&target, selection, state, work);
    ready.targets().map(stamp).collect()
}

/// Stamps one edition, unless it is current.
pub(super) fn stamp_edition(
    target: &EditionTarget<'_>,
    selection: &Selection,
    state: &mut OutputState,
    work: &Work,
) -> Result<StampedEdition, Error> {
    let began = Instant::now();
    let job = StampJob::new(target, selection)?;
    OutputFolder::recover(&job.set)?;
    let old = job.old_set(state, work)?;
    let step = Step::Stamp(target.edition.name.as_str());
    let inputs = job.inputs()?;
    if let (true, Some(set)) = (state.is_done(&step, inputs)?, &old) {
        return Ok(report(&job, set, 0, Reused::All, began));
    }
    let old = job.sign_others(old, work)?;
    let stamped = job.press(old.as_ref(), state, work)?;
    state.done(&job.bases(), Sha256::of(b""))?;
    state.done(&step, inputs)?;
    let reused = if stamped.reused.is_empty() {
        Reused::Nothing
    } else {
        Reused::Bases
    };
    Ok(report(&job, &stamped.set, stamped.stamped, reused, began))
}

/// One edition to stamp.
struct StampJob<'a> {
    target: &'a EditionTarget<'a>,
    selection: &'a Selection,
    drive: PathBuf,
    set: PathBuf,
    recipients: Vec<Recipient>,
    time: FatTime,
}

impl<'a> StampJob<'a> {
    fn new(target: &'a EditionTarget<'a>, selection: &'a Selection) -> Result<Self, Error> {
        let EditionTarget {
            options,
            kit,
            edition,
            ..
        } = target;
        let mut recipients = selection.recipients(kit)?;
        recipients.retain(|one| one.district().is_none_or(|code| edition.is_for(code)));
        // Without `--edition`, an edition may match no selected district; a named edition must
        // match one.
        if recipients.is_empty() && options.edition.is_some() {
            let edition = edition.name.clone();
            return Err(Error::NotOfEdition { edition });
        }
        Ok(Self {
            target,
            selection,
            drive: options.drive_folder(&edition.name),
            set: options.set_folder(&edition.name),
            recipients,
            time: stamp_time(kit, options.source_date_epoch.as_deref())?,
        })
    }

    /// A narrowed command keeps other recipients unchanged. With a key, those not yet signed are
    /// signed first, because the signed lists cover all drives.
    fn sign_others(&self, old: Option<ImageSet>, work: &Work) -> Result<Option<ImageSet>, Error> {
        let identity = self.target.identity();
        match (old, self.target.key) {
            (Some(set), Some(key)) if !self.selection.is_all() && set.identity() == identity => {
                let signer = Signer::new(key, &identity)?;
                Ok(Some(sign_set(&self.set, &set, &signer, work)?.set))
            }
            (old, _) => Ok(old),
        }
    }

    /// Compares the drive folder with the kit and stamps it.
    fn press(
        &self,
        old: Option<&ImageSet>,
        state: &mut OutputState,
        work: &Work,
    ) -> Result<Stamped, Error> {
        let (kit, edition) = (self.target.kit, self.target.edition);
        let site = self.target.site;
        let files = expected(kit, site)?;
        compare(&self.drive, &files)?;
        let identity = self.target.identity();
        let bag = Bag::new(identity.clone(), files.clone())?;
        let common = with_checksums(&self.drive, files, state, work)?;
        let texts = RecipientTexts::render(kit, site, &identity.signed_by())?;
        let press = Press {
            identity: identity.clone(),
            volume: volume(kit, edition, self.time),
            source: CommonFiles {
                common: &common,
                folder: &self.drive,
            },
            slots: texts.slots(&bag)?,
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
            let mut files = texts.district_files(&bag, recipient)?;
            if let Some(signer) = &signer {
                signer.fill_slot(recipient, &mut files)?;
            }
            Ok::<_, Error>(files)
        };
        let sign = |name: &str, bytes: &[u8]| match &signer {
            Some(signer) => Ok::<_, Error>(signer.file(name, bytes)?),
            None => Ok(Vec::new()),
        };
        let sign_list: SignList<'_, Error> = &sign;
        let sign_list = signer.is_some().then_some(sign_list);
        press.stamp(&self.order(&entries, old), &files_of, sign_list, work)
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

    fn bases(&self) -> Step<'_> {
        Step::Bases(self.target.edition.name.as_str())
    }

    /// The fingerprint of all inputs: the kit, the drive folder, the options.
    fn inputs(&self) -> Result<Sha256, Error> {
        let options = self.target.options;
        let mut paths = options.inputs();
        paths.push(self.drive.clone());
        let epoch = options.source_date_epoch.as_deref().unwrap_or("-");
        let asked = format!("stamp {:?} {epoch}", self.selection);
        fingerprint(&paths, &self.target.step_with_key(&asked))
    }

    /// The existing set, if its bases are unchanged according to the state or to their digests.
    fn old_set(&self, state: &OutputState, work: &Work) -> Result<Option<ImageSet>, Error> {
        // `image-set.json` is missing or unreadable, so nothing can be reused.
        let Ok(set) = ImageSet::read(&self.set) else {
            return Ok(None);
        };
        let noted = state.is_untouched(&self.bases())?;
        let is_same = noted || bases_are_intact(&self.set, &set, work)?;
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
    job: &StampJob<'_>,
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
        signature: SigningState::of(&job.set, set),
        stick_class_gb: set.layout.stick_class_gb(),
        seconds: began.elapsed().as_secs_f64(),
    }
}
