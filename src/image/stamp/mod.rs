//! The press makes an image set from a drive folder and the recipients' files.
//!
//! It streams the bases once and makes a tail for each recipient. If a base is unchanged, its file
//! and stored SHA-256 state are reused from the old set, so changed contacts take well under a
//! second for all districts. The set is made in a temporary folder beside its target, synced once,
//! and renamed. `bag` provides the recipients' files; signing is separate.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use self::bases::{MadeBases, Plans};
use super::error::Error;
use super::lists;
use super::set::{CommonRecord, ImageForm, ImageSet, RecipientRecord, SET_FILE, SET_FORMAT};
use crate::base::{OutputFolder, Work};
use crate::drive::Recipient;
use crate::formats::fat32::FatTime;

mod bases;
pub(super) mod order;
mod tails;

pub use order::{FilesOf, Order, Press, RecipientEntry, Reuse, Scope, SignList, Stamped};

impl Press<'_> {
    /// Makes the image set that `order` asks for. With `sign_list`, its lists are signed at once.
    ///
    /// # Errors
    /// Those of `files_of` and `sign_list`. Fails if files cannot be laid out or changed since they
    /// were listed, if a narrowed order would drop other recipients, on an I/O error, and if the
    /// user asked to stop. An old set then stays in place.
    pub fn stamp<E: From<Error> + Send>(
        &self,
        order: &Order<'_>,
        files_of: FilesOf<'_, E>,
        sign_list: Option<SignList<'_, E>>,
        work: &Work,
    ) -> Result<Stamped, E> {
        check_recipients(order.recipients)?;
        let plans = Plans::new(self)?;
        let old = match order.reuse {
            Reuse::Base(set) => plans.reusable(set, order.target),
            Reuse::Nothing => bases::Reusable::default(),
        };
        let kept = self.kept(order, &old)?;
        if let Reuse::Base(set) = order.reuse {
            plans.report_rewriting(set, self.source, &old, work);
        }
        let folder = OutputFolder::create(order.target).map_err(Error::from)?;
        let made = plans.make_bases(self.source, &old, (&folder, order.target), work)?;
        let mut records = tails::keep(&kept, (&folder, order.target))?;
        records.extend(tails::stamp(
            &plans,
            &made,
            (order, files_of),
            (&folder, work),
        )?);
        let set = self.set(&plans, made, records);
        lists::write(&set, &folder, sign_list)?;
        folder.commit().map_err(Error::from)?;
        Ok(Stamped {
            folder: order.target.to_owned(),
            stamped: order.recipients.len(),
            kept: kept.len(),
            reused: old.forms(),
            set,
        })
    }

    /// Whether the bases of `set` are those that this press makes.
    ///
    /// # Errors
    /// Fails if files cannot be laid out.
    pub fn makes_bases_of(&self, set: &ImageSet) -> Result<bool, Error> {
        Ok(Plans::new(self)?.are_of(set))
    }

    /// The records of an old set to keep in the new one.
    fn kept(
        &self,
        order: &Order<'_>,
        old: &bases::Reusable<'_>,
    ) -> Result<Vec<RecipientRecord>, Error> {
        if order.scope == Scope::Whole || !order.target.join(SET_FILE).exists() {
            return Ok(Vec::new());
        }
        let read;
        let set = match order.reuse {
            Reuse::Base(set) => set,
            Reuse::Nothing => {
                read = ImageSet::read(order.target)?;
                &read
            }
        };
        let given: BTreeSet<&Recipient> = order.recipients.iter().map(|e| &e.recipient).collect();
        let others = set
            .recipients
            .iter()
            .filter(|record| !given.contains(&record.recipient));
        let others: Vec<RecipientRecord> = others.cloned().collect();
        let is_whole = old.forms() == self.forms() && set.identity() == self.identity;
        match others.first() {
            Some(first) if !is_whole => Err(Error::WouldDrop {
                folder: order.target.to_owned(),
                dropped: others.len(),
                first: first.recipient.clone(),
            }),
            _ => Ok(others),
        }
    }

    fn forms(&self) -> Vec<ImageForm> {
        let is_made = |form: &ImageForm| *form == ImageForm::Img || self.zip;
        ImageForm::ALL.into_iter().filter(is_made).collect()
    }

    fn set(
        &self,
        plans: &Plans,
        made: MadeBases,
        records: BTreeMap<Recipient, RecipientRecord>,
    ) -> ImageSet {
        let common = self.source.common.iter().enumerate();
        let common = common.map(|(index, file)| CommonRecord {
            path: file.path.clone(),
            length_bytes: file.length_bytes,
            sha256: file.sha256,
            crc32: file.crc32,
            img_offset_bytes: plans.img.common_offset(index),
            zip_offset_bytes: plans.zip.as_ref().map(|zip| zip.common_offset(index)),
        });
        ImageSet {
            format: SET_FORMAT,
            campaign: self.identity.campaign.clone(),
            edition: self.identity.edition.clone(),
            release: self.identity.release,
            date: self.identity.date,
            time: civil_time(self.volume.time),
            signer: self.identity.signer.clone(),
            layout: plans.img.layout().clone(),
            common: common.collect(),
            img: made.img.base,
            zip: made.zip.map(|zip| zip.base),
            recipients: records.into_values().collect(),
        }
    }
}

fn check_recipients(recipients: &[RecipientEntry]) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    match recipients
        .iter()
        .find(|entry| !seen.insert(&entry.recipient))
    {
        Some(entry) => Err(Error::RecipientTwice {
            recipient: entry.recipient.clone(),
        }),
        None => Ok(()),
    }
}

/// The time in FAT's date and time fields.
fn civil_time(time: FatTime) -> DateTime {
    let field = |bits: u16, shift: u16, mask: u16| i8::try_from(bits >> shift & mask).unwrap_or(0);
    let (date, clock) = (time.date_field(), time.time_field());
    let year = i16::try_from(1980 + (date >> 9)).unwrap_or(1980);
    let day = (field(date, 5, 15), field(date, 0, 31));
    let hour = (
        field(clock, 11, 31),
        field(clock, 5, 63),
        field(clock, 0, 31) * 2,
    );
    DateTime::new(year, day.0, day.1, hour.0, hour.1, hour.2, 0).unwrap_or(DateTime::MIN)
}

#[cfg(test)]
mod tests;
