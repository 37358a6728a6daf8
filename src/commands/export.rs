//! `export`: image set to whole files or folders.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::kit_input::Selection;
use crate::base::Progress;
use crate::drive::{DistrictCode, ProvinceCode, Recipient};
use crate::image::{self, Export, ExportForm, ExportPlan, Exported, ImageSet};
use crate::kit;

/// What to export.
#[derive(Clone, Debug)]
pub struct ExportOptions {
    /// The image set.
    pub set: PathBuf,
    /// Which districts; none named: an error unless `all`.
    pub selection: Selection,
    /// Every recipient of the set.
    pub all: bool,
    /// As what.
    pub forms: Vec<ExportForm>,
    /// Where to.
    pub to: PathBuf,
}

/// An export that may and can be done: which files, how much room.
#[derive(Debug)]
pub struct PlannedExport<'a> {
    options: &'a ExportOptions,
    set: ImageSet,
    recipients: Vec<Recipient>,
    /// What will be written.
    pub plan: ExportPlan,
}

/// Finds out what an export would write and how much room it needs.
///
/// # Errors
/// When the set cannot be read, a recipient is not in it, or it waits for its signature.
pub fn plan_export(options: &ExportOptions) -> Result<PlannedExport<'_>, Error> {
    let set = ImageSet::read(&options.set)?;
    let recipients = recipients(&set, options)?;
    let plan = image::plan_export(&request(options, &set, &recipients))?;
    Ok(PlannedExport {
        options,
        set,
        recipients,
        plan,
    })
}

impl PlannedExport<'_> {
    /// Writes what was planned.
    ///
    /// # Errors
    /// When there is too little room, a file of the set is damaged, or the machine fails.
    pub fn run(&self, progress: &dyn Progress) -> Result<Exported, Error> {
        let request = request(self.options, &self.set, &self.recipients);
        Ok(image::export(&request, self.plan.clone(), progress)?)
    }
}

fn request<'a>(
    options: &'a ExportOptions,
    set: &'a ImageSet,
    recipients: &'a [Recipient],
) -> Export<'a> {
    Export {
        folder: &options.set,
        set,
        recipients,
        forms: &options.forms,
        to: &options.to,
    }
}

fn recipients(set: &ImageSet, options: &ExportOptions) -> Result<Vec<Recipient>, Error> {
    let all = || set.recipients.iter().map(|record| &record.recipient);
    let Selection {
        districts,
        provinces,
    } = &options.selection;
    if options.all {
        return Ok(all().cloned().collect());
    }
    if options.selection.is_all() {
        return Err(Error::NothingChosen);
    }
    let code = |recipient: &Recipient| recipient.district().cloned();
    let missing = |wanted: &&DistrictCode| !all().any(|r| code(r).as_ref() == Some(*wanted));
    if let Some(missing) = districts.iter().find(missing) {
        return Err(Error::NoDistrictInSet {
            code: missing.clone(),
            set: options.set.clone(),
        });
    }
    let holds = |province: &ProvinceCode| {
        all()
            .filter_map(code)
            .any(|code| code.province() == *province)
    };
    if let Some(missing) = provinces.iter().find(|province| !holds(province)) {
        return Err(Error::NoProvinceInSet {
            code: missing.clone(),
            set: options.set.clone(),
        });
    }
    let is_wanted = |recipient: &&Recipient| {
        code(recipient)
            .is_some_and(|code| districts.contains(&code) || provinces.contains(&code.province()))
    };
    Ok(all().filter(is_wanted).cloned().collect())
}

/// The image set that a command means by default: that of the first edition of the kit in the
/// folder `kit`; without a kit the first by name.
pub fn default_set(out: &Path, kit: &Path) -> Option<PathBuf> {
    let images = out.join("images");
    // A kit that cannot be read has no order.
    let loaded = kit::load(kit).ok().and_then(|loaded| loaded.kit);
    let editions = loaded.map(|kit| kit.config.editions).unwrap_or_default();
    let folders = editions
        .iter()
        .map(|edition| images.join(edition.name.as_str()));
    let is_set = |folder: &PathBuf| folder.join(image::SET_FILE).exists();
    folders.into_iter().find(is_set).or_else(|| {
        let entries = std::fs::read_dir(&images).ok()?;
        let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
        folders.filter(is_set).min()
    })
}
