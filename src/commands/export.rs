//! `export`: writes complete images, ZIPs or folders from an image set.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::selection::{DistrictChoice, Selection};
use crate::base::Work;
use crate::drive::{DistrictCode, ProvinceCode, Recipient, Release};
use crate::image::{
    self, Dist, Export, ExportForm, ExportPlan, Exported, ImageSet, LowSpace, RecipientRecord,
};
use crate::kit::{self, District, Province};

/// What to export.
#[derive(Clone, Debug)]
pub struct ExportOptions {
    /// The image set.
    pub set: PathBuf,
    /// Which districts; naming none is an error unless `all` is set.
    pub selection: Selection,
    /// Every recipient of the set.
    pub all: bool,
    /// The forms to export.
    pub forms: Vec<ExportForm>,
    /// The folder to write to.
    pub to: PathBuf,
    /// What to do if the disk seems too small.
    pub low_space: LowSpace,
}

/// A planned export that is allowed: its files and the space it needs.
#[derive(Debug)]
pub struct PlannedExport<'a> {
    options: &'a ExportOptions,
    set: ImageSet,
    recipients: Vec<Recipient>,
    /// What will be written.
    pub plan: ExportPlan,
}

/// Plans an export: what to write and the space it needs.
///
/// # Errors
/// Fails if the set cannot be read, lacks a recipient, or waits for its signature.
pub fn plan_export(options: &ExportOptions) -> Result<PlannedExport<'_>, Error> {
    let set = ImageSet::read(&options.set)?;
    let recipients = recipients(&set, &options.set, (&options.selection, options.all))?;
    let plan = image::plan_export(&request(options, &set, &recipients))?;
    Ok(PlannedExport {
        options,
        set,
        recipients,
        plan,
    })
}

impl PlannedExport<'_> {
    /// Carries out the plan.
    ///
    /// # Errors
    /// Fails if there is too little space, a file of the set is damaged, or the machine fails.
    pub fn run(&self, work: &Work) -> Result<Exported, Error> {
        let request = request(self.options, &self.set, &self.recipients);
        Ok(image::export(
            &request,
            self.plan.clone(),
            self.options.low_space,
            work,
        )?)
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

/// The chosen recipients of the set in `folder`.
pub(super) fn recipients(
    set: &ImageSet,
    folder: &Path,
    (selection, all_of_set): (&Selection, bool),
) -> Result<Vec<Recipient>, Error> {
    let all = || set.recipients.iter().map(|record| &record.recipient);
    let Selection {
        districts,
        provinces,
    } = selection;
    if all_of_set {
        return Ok(all().cloned().collect());
    }
    if selection.is_all() {
        return Err(Error::NothingChosen);
    }
    let code = |recipient: &Recipient| recipient.district().cloned();
    let in_set = |choice: &DistrictChoice| code_in_set(set, folder, choice);
    let districts: Result<Vec<DistrictCode>, Error> = districts.iter().map(in_set).collect();
    let districts = districts?;
    let holds = |province: &ProvinceCode| {
        all()
            .filter_map(code)
            .any(|code| code.province() == *province)
    };
    if let Some(missing) = provinces.iter().find(|province| !holds(province)) {
        return Err(Error::NoProvinceInSet {
            code: missing.clone(),
            set: folder.to_owned(),
        });
    }
    let is_wanted = |recipient: &&Recipient| {
        code(recipient)
            .is_some_and(|code| districts.contains(&code) || provinces.contains(&code.province()))
    };
    Ok(all().filter(is_wanted).cloned().collect())
}

/// The code of a chosen district in the set in `folder`.
///
/// # Errors
/// Fails if the set has no such district, or if several fit the name.
pub(super) fn code_in_set(
    set: &ImageSet,
    folder: &Path,
    choice: &DistrictChoice,
) -> Result<DistrictCode, Error> {
    let listed: Vec<District> = set.recipients.iter().filter_map(district_of).collect();
    choice.code(&listed).map_err(|error| match error {
        Error::UnknownDistrict { code } => Error::NoDistrictInSet {
            code,
            set: folder.to_owned(),
        },
        other => other,
    })
}

/// The district of a record, with the names that `stamp` writes.
fn district_of(record: &RecipientRecord) -> Option<District> {
    let code = record.recipient.district()?.clone();
    let (name_th, province_th) = record.name_th.split_once(" จังหวัด").unwrap_or_default();
    let (name_en, province_en) = record.name_en.rsplit_once(", ").unwrap_or_default();
    Some(District {
        province: Province {
            code: code.province(),
            name_th: province_th.to_owned(),
            name_en: province_en.to_owned(),
        },
        code,
        name_th: name_th.trim_start_matches("อำเภอ").to_owned(),
        name_en: name_en.to_owned(),
        region: String::new(),
        postal_code: String::new(),
    })
}

/// The default image set: that of the first edition of the kit in the folder `kit`, or without a
/// kit the first by name. With `release`, a set of that release, made last or before.
pub fn default_set(
    out: &Path,
    kit: &Path,
    release: Option<Release>,
    work: &Work,
) -> Option<PathBuf> {
    let dist = Dist::new(out);
    let of_release = release.map(|release| sets_of(dist, release));
    // An unreadable kit gives no order of editions.
    let loaded = kit::load(kit, work).ok().and_then(|loaded| loaded.kit);
    let editions = loaded
        .map(|kit| kit.config.editions.clone())
        .unwrap_or_default();
    let mut names = editions.iter().map(|edition| edition.name.as_str());
    if let Some(sets) = of_release {
        let is_of = |name: &str, set: &PathBuf| set.file_name().is_some_and(|own| own == name);
        let first = names.find_map(|name| sets.iter().find(|set| is_of(name, set)));
        return first.or(sets.first()).cloned();
    }
    let mut folders = names.map(|name| dist.set(name));
    let first = folders.find(|folder| folder.join(image::SET_FILE).exists());
    // A folder that cannot be listed counts as empty.
    first.or_else(|| dist.sets().ok()?.into_iter().next())
}

/// The sets of a release. A folder that cannot be listed counts as empty.
fn sets_of(dist: Dist<'_>, release: Release) -> Vec<PathBuf> {
    let mut sets = image::all_sets(dist).unwrap_or_default();
    sets.retain(|folder| ImageSet::read(folder).is_ok_and(|set| set.release == release));
    sets
}
