//! Exports updates: for each recipient a small ZIP with only what a release changed.
//!
//! Unpacked over a drive of the older release it gives the drive of the newer one, with any program
//! that unpacks ZIPs. Unpacking removes nothing, so a ZIP that leaves files behind brings the lists
//! of the older release: `verify` and the check page know by them what was the campaign's own. The
//! common entries are packed once and copied into every ZIP.

use std::io;
use std::path::PathBuf;

use rayon::prelude::*;

use super::contents::{record_of, waits_for_signature};
use super::error::Error;
use super::export::free_bytes;
use crate::base::{Action, Activity, FileError, Work};

mod archive;
mod changes;
pub(super) mod fault;
mod note;
mod order;

use archive::{CommonArchive, write_update};
use changes::CommonChanges;
pub use fault::UpdateFault;
pub use order::{Update, UpdateItem, UpdatePlan, Updated};

/// Plans updates: which recipients get one, and how much room they need.
///
/// # Errors
/// Fails if the older set is of another campaign, edition or signer or not older, if a set waits
/// for its signature, or if no recipient has a drive in both.
pub fn plan_update(update: &Update<'_>) -> Result<UpdatePlan, Error> {
    let (new, old) = (update.set, update.old);
    let is_same = new.campaign == old.campaign && new.edition == old.edition;
    let fault = if !is_same {
        Some(UpdateFault::OtherEdition)
    } else if old.release >= new.release {
        Some(UpdateFault::NotOlder)
    } else if new.signer != old.signer {
        Some(UpdateFault::OtherSigner)
    } else {
        None
    };
    let refused = |fault| Error::NoUpdate {
        old: old.release,
        new: new.release,
        fault,
    };
    if let Some(fault) = fault {
        return Err(refused(fault));
    }
    let folder = format!("{}-{}-since-{}", new.edition, new.release, old.release);
    let folder = update.to.join(folder);
    let (mut items, mut without) = (Vec::new(), Vec::new());
    for recipient in update.recipients {
        record_of(update.folder, new, recipient)?;
        if old.recipient(recipient).is_none() {
            without.push(recipient.clone());
            continue;
        }
        if waits_for_signature(update.folder, new, recipient)? {
            let folder = update.folder.to_owned();
            return Err(Error::WaitsForSignature { folder });
        }
        items.push(UpdateItem {
            path: folder.join(format!("{recipient}.zip")),
            recipient: recipient.clone(),
        });
    }
    if items.is_empty() {
        return Err(refused(UpdateFault::NoDrive));
    }
    let changes = CommonChanges::of(new, old);
    let each = changes
        .bytes()
        .saturating_add(new.layout.tail_length_bytes());
    let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
    let existing = super::export::nearest_existing(&folder)?;
    Ok(UpdatePlan {
        needed_bytes: each.saturating_mul(count),
        free_bytes: free_bytes(&existing),
        folder,
        items,
        without,
        changed: changes.changed.len(),
        dropped: changes.dropped.len(),
    })
}

/// Writes the updates of a plan.
///
/// # Errors
/// Fails if something differs from its digest, on an I/O error, or if the user asked to stop. Each
/// ZIP is written completely or not at all.
pub fn export_updates(
    update: &Update<'_>,
    plan: UpdatePlan,
    work: &Work,
) -> Result<Updated, Error> {
    let folder = &plan.folder;
    std::fs::create_dir_all(folder).map_err(|e| FileError::io(Action::Create, folder, e))?;
    let changes = CommonChanges::of(update.set, update.old);
    let task = work.task(Activity::Export, Some(plan.needed_bytes));
    let common = CommonArchive::pack(update, &changes, folder, &task)?;
    let write = |item: &UpdateItem| {
        task.check_stop()?;
        write_update(update, (&changes, &common), item, &task)
    };
    // All are tried before the first fault is reported, so every run reports the same one.
    let written: Vec<Result<u64, Error>> = plan.items.par_iter().map(write).collect();
    let bytes: Vec<u64> = written.into_iter().collect::<Result<_, _>>()?;
    let read = |path: &PathBuf| -> io::Result<u64> { Ok(std::fs::metadata(path)?.len()) };
    let base = update.folder.join(super::set::ImageForm::Img.base_name());
    Ok(Updated {
        bytes: bytes.iter().sum(),
        largest_bytes: bytes.iter().copied().max().unwrap_or(0),
        // Only for comparison, so a base that cannot be read counts as none.
        image_bytes: read(&base)
            .unwrap_or(0)
            .saturating_add(update.set.layout.tail_length_bytes()),
        plan,
    })
}
