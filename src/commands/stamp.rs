//! `stamp`: makes an image set from a drive folder.

use std::path::PathBuf;
use std::time::Instant;

use super::drive_folder::{compare, with_checksums};
use super::drives::EditionDrives;
use super::error::Error;
use super::fault::ReleaseChange;
use super::kit_input::KitOptions;
use super::recipient_files::entry;
use super::selection::Selection;
use super::sign::{SigningState, sign_set};
use super::state::{OutputState, Step, fingerprint};
use super::target::{EditionTarget, SigningKey};
use super::volume::{stamp_time, volume};
use super::workshop::Workshop;
use crate::bag::Signer;
use crate::base::{OutputFolder, Sha256, Work};
use crate::drive::Recipient;
use crate::formats::fat32::FatTime;
use crate::image::{
    self, CommonFiles, Dist, ImageSet, Order, Press, RecipientEntry, Reuse, Scope, SignList,
    Stamped, bases_are_intact,
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
    /// Where the signed set of the release before is kept, if this one took its place.
    pub kept_release: Option<PathBuf>,
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
    let targets = ready.targets_for(selection, work)?;
    let stamp = |target: &EditionTarget<'_>| stamp_edition(target, selection, state, work);
    targets.iter().map(stamp).collect()
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
    let previous = job.previous();
    let old = job.reusable(previous.as_ref(), state, work)?;
    let step = Step::Stamp(target.edition.name.as_str());
    let inputs = job.inputs()?;
    if let (true, Some(set)) = (state.is_done(&step, inputs)?, old) {
        return Ok(report(&job, set, StampOutcome::current(), began));
    }
    let drives = EditionDrives::of(target)?;
    if let Some(released) = target.released {
        released.check(target, &drives)?;
    }
    compare(&job.drive, &drives.files)?;
    let kept_release = job.keep_previous(previous.as_ref())?;
    let old = job.sign_others(old.cloned(), work)?;
    let stamped = job.press(drives, old.as_ref(), state, work)?;
    state.done(&job.bases(), Sha256::of(b""))?;
    state.done(&step, inputs)?;
    let done = StampOutcome {
        districts: stamped.stamped,
        reused_base: stamped
            .set
            .forms()
            .all(|form| stamped.reused.contains(&form)),
        was_current: false,
        kept_release,
    };
    Ok(report(&job, &stamped.set, done, began))
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
        let name = &target.edition.name;
        let epoch = target.options.source_date_epoch.as_deref();
        Ok(Self {
            target,
            selection,
            drive: target.options.drive_folder(name),
            set: target.options.set_folder(name),
            recipients: target.recipients(selection)?,
            time: stamp_time(target.kit, epoch)?,
        })
    }

    /// The set in the target's place. An unreadable one cannot be reused.
    fn previous(&self) -> Option<ImageSet> {
        ImageSet::read(&self.set).ok()
    }

    /// Whether `previous` is a signed set of another release.
    fn is_earlier_release(&self, previous: &ImageSet) -> bool {
        let is_other = previous.release != self.target.kit.config.release;
        is_other && previous.signer.is_some() && image::has_signatures(&self.set)
    }

    /// Keeps a signed set of another release, which the new set is going to replace, and returns its
    /// new folder.
    fn keep_previous(&self, previous: Option<&ImageSet>) -> Result<Option<PathBuf>, Error> {
        match previous.filter(|set| self.is_earlier_release(set)) {
            Some(set) => {
                let dist = Dist::new(&self.target.options.out);
                image::keep_release(dist, &self.set, set)?;
                Ok(Some(dist.released_set(set.release, set.edition.as_str())))
            }
            None => Ok(None),
        }
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

    /// Stamps the drive folder.
    fn press(
        &self,
        drives: EditionDrives<'_>,
        old: Option<&ImageSet>,
        state: &mut OutputState,
        work: &Work,
    ) -> Result<Stamped, Error> {
        let (kit, edition) = (self.target.kit, self.target.edition);
        let EditionDrives {
            identity,
            files,
            bag,
            texts,
        } = drives;
        let common = with_checksums(&self.drive, files, state, work)?;
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
        let released = self.target.released;
        if let Some(released) = released
            && !press.makes_bases_of(&released.set)?
        {
            return Err(released.refusal(ReleaseChange::Layout));
        }
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
            match (&signer, released) {
                (Some(signer), _) => signer.fill_slot(recipient, &mut files)?,
                (None, Some(released)) => released.keep_signature(recipient, &mut files),
                (None, None) => {}
            }
            Ok::<_, Error>(files)
        };
        let sign = |name: &str, bytes: &[u8]| match &signer {
            Some(signer) => Ok::<_, Error>(Some(signer.file(name, bytes)?)),
            None => Ok(released.and_then(|released| released.list_signature(name, bytes))),
        };
        let sign_list: SignList<'_, Error> = &sign;
        let order = self.order(&entries, old);
        press.stamp(&order, &files_of, Some(sign_list), work)
    }

    fn order<'o>(&'o self, entries: &'o [RecipientEntry], old: Option<&'o ImageSet>) -> Order<'o> {
        // The drives of an earlier release are kept elsewhere.
        let is_kept = old.is_some_and(|set| self.is_earlier_release(set));
        Order {
            recipients: entries,
            scope: if self.selection.is_all() || is_kept {
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

    /// The previous set, if its bases are unchanged according to the state or to their digests.
    fn reusable<'s>(
        &self,
        previous: Option<&'s ImageSet>,
        state: &OutputState,
        work: &Work,
    ) -> Result<Option<&'s ImageSet>, Error> {
        let Some(set) = previous else {
            return Ok(None);
        };
        let noted = state.is_untouched(&self.bases())?;
        let is_same = noted || bases_are_intact(&self.set, set, work)?;
        Ok(is_same.then_some(set))
    }
}

/// What was done for one edition.
struct StampOutcome {
    districts: usize,
    reused_base: bool,
    was_current: bool,
    kept_release: Option<PathBuf>,
}

impl StampOutcome {
    fn current() -> Self {
        Self {
            districts: 0,
            reused_base: true,
            was_current: true,
            kept_release: None,
        }
    }
}

fn report(
    job: &StampJob<'_>,
    set: &ImageSet,
    done: StampOutcome,
    began: Instant,
) -> StampedEdition {
    let tails = set.recipients.iter().map(|recipient| {
        recipient.img.length_bytes + recipient.zip.as_ref().map_or(0, |zip| zip.length_bytes)
    });
    let bases = set.img.length_bytes + set.zip.as_ref().map_or(0, |zip| zip.length_bytes);
    StampedEdition {
        folder: job.set.clone(),
        districts: done.districts,
        bytes: bases + tails.sum::<u64>(),
        reused_base: done.reused_base,
        was_current: done.was_current,
        kept_release: done.kept_release,
        signature: SigningState::of(&job.set, set),
        stick_class_gb: set.layout.stick_class_gb(),
        seconds: began.elapsed().as_secs_f64(),
    }
}
