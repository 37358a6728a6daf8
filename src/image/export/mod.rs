//! Exports an image set as complete disk images, ZIPs or folders.
//!
//! An image is a clone or a sparse copy of the base, followed by the tail. A cloned base is not
//! read or checked; only the tail's SHA-256 is compared, and `verify` checks bases. If the base has
//! to be copied, the whole image is hashed on the way. Each file of a folder is compared with its
//! digest.

use std::fs;
use std::path::{Path, PathBuf};

use super::contents::{record_of, waits_for_signature};
use super::error::{Change, Error};
use super::set::{Dist, SUMS_FILE, SUMS_SIGNATURE_FILE};
use super::virtual_image::VirtualImage;
use crate::base::{Action, Activity, FileError, OutputFile, Task, Work, read_file, real_path};
use crate::drive::Recipient;
use crate::formats::sha256sums;
use crate::words::ToMessage as _;

mod folder;
mod image;
mod order;
mod room;
mod there;

pub use order::{Export, ExportForm, ExportItem, ExportPlan, Exported, ItemPresence, LowSpace};
pub(super) use room::free_bytes;

/// Plans an export: what to write, and whether that is allowed and possible.
///
/// # Errors
/// Fails if the set lacks a recipient or form; with [`Error::WaitsForSignature`],
/// [`Error::IntoSet`] or [`Error::Foreign`]; or on an I/O error. [`ExportPlan::check_room`] checks
/// for free space later.
pub fn plan_export(export: &Export<'_>) -> Result<ExportPlan, Error> {
    let folder = format!("{}-{}", export.set.edition, export.set.release);
    let folder = export.to.join(folder);
    let existing = nearest_existing(&folder)?;
    refuse_among_sets(export, &folder)?;
    let mut items = Vec::new();
    for recipient in export.recipients {
        if waits_for_signature(export.folder, export.set, recipient)? {
            let folder = export.folder.to_owned();
            return Err(Error::WaitsForSignature { folder });
        }
        for form in export.forms {
            items.push(item(export, &folder, (recipient, *form))?);
        }
    }
    let clones = image::can_clone(export.folder, &existing);
    Ok(ExportPlan {
        needed_bytes: room::needed_in_all(export.set, &items, clones),
        free_bytes: room::free_bytes(&existing),
        folder,
        items,
        clones,
    })
}

/// Refuses to write into the set, or among the sets of an output folder.
fn refuse_among_sets(export: &Export<'_>, folder: &Path) -> Result<(), Error> {
    let canonical = |path: &Path| real_path(path).map_err(|e| FileError::io(Action::Read, path, e));
    let set = canonical(export.folder)?;
    let sets = Dist::of_set(&set).map(|dist| dist.images());
    for path in [export.to, folder].into_iter().filter(|path| path.exists()) {
        let path = canonical(path)?;
        if path == set || Some(&path) == sets.as_ref() {
            return Err(Error::IntoSet { folder: path });
        }
    }
    Ok(())
}

/// Carries out a plan from [`plan_export`].
///
/// # Errors
/// [`Error::NoRoom`] unless `low_space` allows it; [`Error::DiskFull`]; an error if something differs
/// from its digest, on an I/O error, or if the user asked to stop. Each file and folder is written
/// completely or not at all, and those that are whole stay.
pub fn export(
    export: &Export<'_>,
    plan: ExportPlan,
    low_space: LowSpace,
    work: &Work,
) -> Result<Exported, Error> {
    if low_space == LowSpace::Refuse {
        plan.check_room()?;
    }
    let lists = Lists::read(export, &plan)?;
    fs::create_dir_all(&plan.folder).map_err(|e| FileError::io(Action::Create, &plan.folder, e))?;
    let total = plan.items.iter().map(|item| item.length_bytes);
    let total_bytes = total.fold(0, u64::saturating_add);
    let task = work.task(Activity::Export, Some(total_bytes));
    // First, so that what is whole can be checked even if not everything fits.
    lists.write(&plan.folder)?;
    let (mut cloned, mut kept) = (0, 0);
    for (done, item) in plan.items.iter().enumerate() {
        task.check_stop()?;
        match write_item(export, item, plan.clones, &task) {
            Ok(ItemOutcome::Kept) => kept += 1,
            Ok(ItemOutcome::Cloned) => cloned += 1,
            Ok(ItemOutcome::Copied) => {}
            Err(Error::Output(error)) if error.is_disk_full() => {
                return Err(Error::DiskFull {
                    folder: plan.folder,
                    done,
                    total: plan.items.len(),
                    cause: error.message(),
                });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Exported { plan, cloned, kept })
}

/// What became of an item.
enum ItemOutcome {
    /// It was there already, whole.
    Kept,
    Cloned,
    Copied,
}

fn write_item(
    export: &Export<'_>,
    item: &ExportItem,
    clones: bool,
    task: &Task<'_>,
) -> Result<ItemOutcome, Error> {
    let is_cheap = clones && item.form != ExportForm::Folder;
    let may_be_kept = item.presence == ItemPresence::There && !is_cheap;
    if may_be_kept && there::is_whole(export, item, task)? {
        return Ok(ItemOutcome::Kept);
    }
    match item.form {
        ExportForm::Image(form) if image::write(export, (item, form), task)? => {
            Ok(ItemOutcome::Cloned)
        }
        ExportForm::Image(_) => Ok(ItemOutcome::Copied),
        ExportForm::Folder => folder::write(export, item, task).map(|()| ItemOutcome::Copied),
    }
}

fn item(
    export: &Export<'_>,
    folder: &Path,
    (recipient, form): (&Recipient, ExportForm),
) -> Result<ExportItem, Error> {
    let record = record_of(export.folder, export.set, recipient)?;
    let (name, length_bytes) = match form {
        ExportForm::Image(form) => {
            let image = VirtualImage::open(export.folder, export.set, recipient, form)?;
            let tail = record.tail(form).map_or(0, |tail| tail.length_bytes);
            (form.image_name(recipient), image.base_length_bytes() + tail)
        }
        ExportForm::Folder => (recipient.to_string(), room::folder_bytes(export.set)),
    };
    let path = folder.join(name);
    if form == ExportForm::Folder && path.exists() && !path.join("bagit.txt").is_file() {
        return Err(Error::Foreign { folder: path });
    }
    let mut item = ExportItem {
        recipient: recipient.clone(),
        form,
        path,
        length_bytes,
        presence: ItemPresence::Absent,
    };
    item.presence = there::presence(export, &item)?;
    Ok(item)
}

/// The innermost ancestor of `folder` that already exists.
pub(super) fn nearest_existing(folder: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(folder);
    let absolute = absolute.map_err(|e| FileError::io(Action::Find, folder, e))?;
    let found = absolute.ancestors().find(|path| path.is_dir());
    Ok(found.unwrap_or(&absolute).to_owned())
}

/// The set's lists of digests, copied beside exported images. They are copied unchanged, so their
/// signatures stay valid and later exports of the same set can use them too.
struct Lists(Vec<(&'static str, Vec<u8>)>);

impl Lists {
    fn read(export: &Export<'_>, plan: &ExportPlan) -> Result<Self, Error> {
        let images = plan.items.iter().filter_map(|item| match item.form {
            ExportForm::Image(form) => Some((item, form)),
            ExportForm::Folder => None,
        });
        let images: Vec<_> = images.collect();
        if images.is_empty() {
            return Ok(Self(Vec::new()));
        }
        let path = export.folder.join(SUMS_FILE);
        let text = read_file(&path)?;
        let damaged = |change| Error::Damaged {
            path: path.clone(),
            change,
        };
        let sums = sha256sums::parse(&text).map_err(|_| damaged(Change::Content))?;
        for (item, form) in images {
            let name = form.image_name(&item.recipient);
            let record = record_of(export.folder, export.set, &item.recipient)?;
            let expected = record.tail(form).map(|tail| tail.image_sha256);
            let found = sums
                .iter()
                .find(|sum| sum.name == name)
                .map(|sum| sum.sha256);
            if expected != found {
                return Err(damaged(Change::Content));
            }
        }
        let signature = export.folder.join(SUMS_SIGNATURE_FILE);
        let mut lists = vec![(SUMS_FILE, text)];
        if signature.is_file() {
            lists.push((SUMS_SIGNATURE_FILE, read_file(&signature)?));
        }
        Ok(Self(lists))
    }

    fn write(&self, folder: &Path) -> Result<(), Error> {
        for (name, bytes) in &self.0 {
            OutputFile::write_whole(folder.join(name), bytes)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
