//! `export --since`: the small ZIPs that turn an older release's drives into new ones.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::export::recipients;
use super::selection::Selection;
use crate::base::Work;
use crate::drive::{Recipient, Release};
use crate::image::{
    self, Dist, ImageSet, LowSpace, Update, UpdatePlan, Updated, all_sets, export_updates,
    plan_update,
};
use crate::words::Size;

/// Which updates to export.
#[derive(Clone, Debug)]
pub struct UpdateOptions {
    /// The image set of the new release.
    pub set: PathBuf,
    /// The output folder that holds the older release.
    pub out: PathBuf,
    /// The older release.
    pub since: Release,
    /// Which districts; naming none is an error unless `all` is set.
    pub selection: Selection,
    /// Every recipient of the set.
    pub all: bool,
    /// The folder to write to.
    pub to: PathBuf,
    /// What to do if the disk seems too small.
    pub low_space: LowSpace,
}

/// Planned updates: their files and the space that they need.
#[derive(Debug)]
pub struct PlannedUpdates<'a> {
    options: &'a UpdateOptions,
    set: ImageSet,
    old_folder: PathBuf,
    old: ImageSet,
    recipients: Vec<Recipient>,
    /// What will be written.
    pub plan: UpdatePlan,
}

/// Plans updates.
///
/// # Errors
/// Fails if a set cannot be read, the older release is not there or of another signer, or a chosen
/// district is not in the set.
pub fn plan_updates(options: &UpdateOptions) -> Result<PlannedUpdates<'_>, Error> {
    let set = ImageSet::read(&options.set)?;
    let recipients = recipients(&set, &options.set, (&options.selection, options.all))?;
    let (old_folder, old) = older_set(options, &set)?;
    let plan = plan_update(&Update {
        folder: &options.set,
        set: &set,
        old_folder: &old_folder,
        old: &old,
        recipients: &recipients,
        to: &options.to,
    })?;
    Ok(PlannedUpdates {
        options,
        set,
        old_folder,
        old,
        recipients,
        plan,
    })
}

impl PlannedUpdates<'_> {
    /// Carries out the plan.
    ///
    /// # Errors
    /// Fails if there is too little space, a file of a set is damaged, or the machine fails.
    pub fn run(&self, work: &Work) -> Result<Updated, Error> {
        let plan = self.plan.clone();
        let free = plan.free_bytes.unwrap_or(u64::MAX);
        if self.options.low_space == LowSpace::Refuse && plan.needed_bytes > free {
            return Err(image::Error::NoRoom {
                folder: plan.folder,
                needed: Size(plan.needed_bytes),
                free: Size(free),
            }
            .into());
        }
        let update = Update {
            folder: &self.options.set,
            set: &self.set,
            old_folder: &self.old_folder,
            old: &self.old,
            recipients: &self.recipients,
            to: &self.options.to,
        };
        Ok(export_updates(&update, plan, work)?)
    }
}

/// The set of the older release: in the output folder of the new set, or in the kit's.
fn older_set(options: &UpdateOptions, set: &ImageSet) -> Result<(PathBuf, ImageSet), Error> {
    let own = Dist::of_set(&options.set).map(|dist| dist.path().to_owned());
    let outs = own.into_iter().chain([options.out.clone()]);
    let is_older = |found: &ImageSet| {
        found.release == options.since
            && found.edition == set.edition
            && found.campaign == set.campaign
    };
    let read = |folder: PathBuf| {
        let found = ImageSet::read(&folder).ok().filter(is_older)?;
        Some((folder, found))
    };
    // A folder that cannot be listed counts as empty.
    let sets = |out: &Path| all_sets(Dist::new(out)).unwrap_or_default();
    let found = outs.flat_map(|out| sets(&out)).find_map(read);
    found.ok_or_else(|| Error::NoRelease {
        out: options.out.clone(),
        release: options.since,
    })
}
