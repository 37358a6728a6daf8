//! `write`: writes drives to sticks, several at once.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::error::Error;
use super::export::code_in_set;
use super::selection::DistrictChoice;
use crate::base::{Interrupted, Mode, Work};
use crate::device::{
    self, Access, DeviceOutcome, DriveSource, FileTargets, OpenDevice, ProbeFinding, StickPlan,
    StickVerdict,
};
use crate::drive::Recipient;
use crate::image::ImageSet;
use crate::words::ToMessage as _;

/// Whose drive a stick becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DriveChoice {
    /// A district's.
    District(DistrictChoice),
    /// The drive that belongs to no district.
    Master,
}

/// What is done to the sticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteTask {
    /// Write drives of a set: one for all sticks, or one for each, in order.
    Drives {
        /// The image set.
        set: PathBuf,
        /// Whose drives.
        choices: Vec<DriveChoice>,
        /// Look for lies about the size first.
        with_probe: bool,
    },
    /// Only look for lies about the size.
    Probe,
}

/// What to write, and to which devices.
#[derive(Clone, Debug)]
pub struct WriteOptions {
    /// What is done.
    pub task: WriteTask,
    /// The devices.
    pub devices: Vec<PathBuf>,
    /// Whether files and loop devices are accepted.
    pub files: FileTargets,
    /// A dry run opens the devices only for reading.
    pub mode: Mode,
}

/// A stick that may be written, held by this run alone.
#[derive(Debug)]
pub struct PlannedStick {
    /// The open device.
    pub device: OpenDevice,
    /// What to write; `None` if the stick is only probed.
    pub drive: Option<PlannedDrive>,
}

/// What a stick is to hold.
#[derive(Debug)]
pub struct PlannedDrive {
    /// The recipient's image.
    pub source: DriveSource,
    /// How much of it has to be written, as far as a short look tells.
    pub plan: StickPlan,
}

/// Sticks that may all be written.
#[derive(Debug)]
pub struct PlannedWrite {
    /// The sticks, in the order given.
    pub sticks: Vec<PlannedStick>,
    with_probe: bool,
}

/// Looks at all devices and opens them. If one of them may not be written, none is.
///
/// # Errors
/// Fails if a device is refused, the set cannot be used, or devices and districts do not pair.
pub fn plan_write(options: &WriteOptions, work: &Work) -> Result<PlannedWrite, Error> {
    let set = match &options.task {
        WriteTask::Drives { set, .. } => Some(set.as_path()),
        WriteTask::Probe => None,
    };
    device::check_names(&options.devices, set)?;
    let recipients = recipients(options)?;
    let access = match options.mode {
        Mode::Plan => Access::Read,
        Mode::Write => Access::Write,
    };
    let mut sticks = Vec::new();
    for (number, path) in options.devices.iter().enumerate() {
        work.check_stop()?;
        let device = OpenDevice::open(path, options.files, access)?;
        let drive = match &recipients {
            None => None,
            Some(chosen) => Some(planned_drive(&device, chosen, number)?),
        };
        sticks.push(PlannedStick { device, drive });
    }
    let with_probe = match options.task {
        WriteTask::Drives { with_probe, .. } => with_probe,
        WriteTask::Probe => true,
    };
    Ok(PlannedWrite { sticks, with_probe })
}

/// The set and whose drives are written from it.
struct ChosenDrives {
    folder: PathBuf,
    set: ImageSet,
    recipients: Vec<Recipient>,
}

/// Whose drives; `None` if sticks are only probed.
fn recipients(options: &WriteOptions) -> Result<Option<ChosenDrives>, Error> {
    let WriteTask::Drives {
        set: folder,
        choices,
        ..
    } = &options.task
    else {
        return Ok(None);
    };
    let (devices, districts) = (options.devices.len(), choices.len());
    if districts == 0 {
        return Err(Error::NothingChosen);
    }
    if districts != 1 && districts != devices {
        return Err(Error::DevicesAndDistricts { devices, districts });
    }
    let set = ImageSet::read(folder)?;
    let mut recipients = Vec::new();
    for choice in choices {
        recipients.push(match choice {
            DriveChoice::Master => Recipient::Master,
            DriveChoice::District(choice) => {
                Recipient::District(code_in_set(&set, folder, choice)?)
            }
        });
    }
    Ok(Some(ChosenDrives {
        folder: folder.clone(),
        set,
        recipients,
    }))
}

fn planned_drive(
    device: &OpenDevice,
    chosen: &ChosenDrives,
    number: usize,
) -> Result<PlannedDrive, Error> {
    let of_stick = chosen.recipients.get(number);
    let recipient = of_stick.or(chosen.recipients.first());
    let recipient = recipient.ok_or(Error::NothingChosen)?;
    let source = DriveSource::open(&chosen.folder, &chosen.set, recipient)?;
    device
        .check_room(source.length_bytes())
        .map_err(device::Error::from)?;
    let plan = device::plan_stick(device, &source);
    Ok(PlannedDrive { source, plan })
}

impl PlannedWrite {
    /// Works on all sticks at once, a thread each, and calls `on_end` for each as it ends. One
    /// stick's failure does not stop the others.
    pub fn run(self, work: &Work, on_end: &(dyn Fn(&DeviceOutcome) + Sync)) -> Vec<DeviceOutcome> {
        let with_probe = self.with_probe;
        thread::scope(|scope| {
            let threads = self.sticks.into_iter().map(|stick| {
                let lost = outcome_of(&stick, StickVerdict::Unknown, Duration::ZERO);
                let thread = scope.spawn(move || {
                    let outcome = work_on(&stick, with_probe, work);
                    // Others may have the device before the answer is told.
                    drop(stick);
                    on_end(&outcome);
                    outcome
                });
                (lost, thread)
            });
            // All begin before the first is waited for.
            let threads: Vec<_> = threads.collect();
            let ended = threads.into_iter().map(|(lost, thread)| {
                thread.join().unwrap_or_else(|_| {
                    on_end(&lost);
                    lost
                })
            });
            ended.collect()
        })
    }
}

fn work_on(stick: &PlannedStick, with_probe: bool, work: &Work) -> DeviceOutcome {
    let probed = with_probe.then(|| probe_outcome(stick, work));
    match (&stick.drive, probed) {
        (Some(drive), Some(probed)) if probed.verdict.is_success() => {
            device::write_stick(&stick.device, &drive.source, drive.plan, work)
        }
        (_, Some(probed)) => probed,
        (Some(drive), None) => device::write_stick(&stick.device, &drive.source, drive.plan, work),
        (None, None) => probe_outcome(stick, work),
    }
}

fn probe_outcome(stick: &PlannedStick, work: &Work) -> DeviceOutcome {
    let began = Instant::now();
    let verdict = match device::probe(&stick.device, work) {
        Err(Interrupted) => StickVerdict::Stopped,
        Ok(ProbeFinding::Gone) => StickVerdict::Gone,
        Ok(found) => {
            let finding = found.message();
            if found.is_honest() {
                StickVerdict::Honest { finding }
            } else {
                StickVerdict::Fake { finding }
            }
        }
    };
    outcome_of(stick, verdict, began.elapsed())
}

/// The outcome of a stick that was not written.
fn outcome_of(stick: &PlannedStick, verdict: StickVerdict, took: Duration) -> DeviceOutcome {
    let drive = stick.drive.as_ref();
    DeviceOutcome {
        identity: stick.device.identity.clone(),
        recipient: drive.map(|drive| drive.source.record().recipient.clone()),
        verdict,
        is_unfinished: false,
        written_bytes: 0,
        read_bytes: 0,
        read_back: stick.device.read_back(),
        took,
    }
}
