//! Properties of an edition's FAT32 volume: label, serial, time, free space.

use jiff::civil::DateTime;

use super::error::Error;
use crate::base::Sha256;
use crate::formats::fat32::FatTime;
use crate::image::VolumeProperties;
use crate::kit::{Edition, Kit};

/// Noon of the release's date, or `SOURCE_DATE_EPOCH` in UTC.
pub(super) fn stamp_time(kit: &Kit, epoch: Option<&str>) -> Result<FatTime, Error> {
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

/// The volume properties of an edition, the same for all its drives.
pub(super) fn volume(kit: &Kit, edition: &Edition, time: FatTime) -> VolumeProperties {
    let config = &kit.config;
    let name = format!("{}/{}/{}", config.campaign, edition.name, config.release);
    let [a, b, c, d, ..] = *Sha256::of(name.as_bytes()).as_bytes();
    let serial = u32::from_le_bytes([a, b, c, d]);
    // Not 0, because Windows would replace that serial.
    VolumeProperties {
        label: config.label.clone(),
        serial: serial.max(1),
        time,
        free_space_bytes: config.free_space_bytes,
    }
}
