//! `drivepress write`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::args::{choice, kit_around, release};
use super::confirm::{can_ask, confirmed};
use super::exit::Exit;
use super::screen::Screen;
use crate::base::Mode;
use crate::commands::{
    self, DriveChoice, Error, PlannedStick, PlannedWrite, WriteOptions, WriteTask,
};
use crate::device::{
    self, DeviceIdentity, DeviceOutcome, FileTargets, ListedDevice, StickPlan, StickVerdict,
};
use crate::drive::Release;
use crate::words::{Message, Size, ToMessage as _, messages};

messages! {
    /// Messages of `write`.
    enum WriteMessage {
        Device {
            device: PathBuf,
            name: Option<String>,
            size: Size,
            serial: Option<String>,
            port: Option<String>,
        } = "write.device",
        Refused { refusal: Message } = "write.listed-refused",
        NoDevice = "write.no-device",
        Drive { recipient: String, name: String, what: PlannedBytes } = "write.drive",
        Probe = "write.probe-only",
        Question { count: usize } = "write.question",
        QuestionProbe { count: usize } = "write.question:probe",
        NotAsked { names: Vec<String> } = "write.not-asked",
        SameName { name: String } = "write.same-name",
        Left = "write.left",
        DryRun = "write.dry-run",
        Outcome { device: PathBuf, recipient: Option<String>, verdict: Message } = "write.outcome",
        Bytes { written: Size, read: Size, seconds: String } = "write.bytes",
        PerhapsFromCache = "write.perhaps-from-cache",
        Unfinished = "write.unfinished",
        Sum { right: usize, count: usize } = "write.sum",
    }

    /// How much of a stick is written.
    enum PlannedBytes {
        Nothing = "write.plan:nothing",
        Tail { size: Size } = "write.plan:tail",
        Compare { size: Size } = "write.plan:compare",
        Resume { size: Size } = "write.plan:resume",
        Whole { size: Size } = "write.plan:whole",
    }
}

/// Write districts' drives to sticks, several at once, and read them back.
///
/// Only the named devices are written, and only if they are removable, not mounted and large enough.
/// Everything that was on them is lost. A stick counts as written once every byte came back right.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
#[command(
    after_help = "A line of --json: src/device/write.schema.json in the source.\n\nExamples:\n  \
                  drivepress write --list\n  \
                  drivepress write --district 8101 --to /dev/sdb --to /dev/sdc\n  \
                  drivepress write --probe --to /dev/sdb"
)]
pub(super) struct Arguments {
    /// The image set [default: the one of kit.toml's first edition in dist/images]
    set: Option<PathBuf>,

    /// The release to take, if another was made since [default: the one made last]
    #[arg(long, value_name = "RELEASE", value_parser = release, conflicts_with = "set")]
    release: Option<Release>,

    /// Whose drive, by code or name (or master, if the set has one): one for all devices, or one for
    /// each, in order
    #[arg(long = "district", value_name = "CODE|NAME", value_parser = drive_choice)]
    districts: Vec<DriveChoice>,

    /// The device to write (may be given several times): /dev/sdb
    #[arg(long = "to", value_name = "DEVICE", required_unless_present = "list")]
    devices: Vec<PathBuf>,

    /// Do not ask about the device with this serial number or port, or path if it has neither (may
    /// be given several times)
    #[arg(long, value_name = "SERIAL")]
    yes: Vec<String>,

    /// First look for sticks that lie about their size; without --district, only that
    #[arg(long)]
    probe: bool,

    /// Also accept a file or a loop device in place of a stick
    #[arg(long)]
    allow_file: bool,

    /// Only tell what would be written
    #[arg(long)]
    dry_run: bool,

    /// List this computer's sticks, and why its other disks are not written
    #[arg(long, conflicts_with_all = ["devices", "districts"])]
    list: bool,
}

fn drive_choice(text: &str) -> Result<DriveChoice, std::convert::Infallible> {
    if text.trim() == "master" {
        return Ok(DriveChoice::Master);
    }
    choice(text).map(DriveChoice::District)
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    screen.speak_in_lines();
    if arguments.list {
        return list(screen);
    }
    let options = options(arguments, screen)?;
    let planned = commands::plan_write(&options, screen.work())?;
    for stick in &planned.sticks {
        tell_plan(stick, screen);
    }
    if options.mode == Mode::Plan {
        screen.tell(WriteMessage::DryRun);
        return Ok(Exit::Done);
    }
    if let Some(exit) = ask(&planned, arguments, screen)? {
        return Ok(exit);
    }
    let on_end = |outcome: &DeviceOutcome| tell_outcome(outcome, screen);
    let outcomes = planned.run(screen.work(), &on_end);
    if outcomes.len() > 1 {
        let right = outcomes.iter().filter(|one| one.verdict.is_success());
        let (right, count) = (right.count(), outcomes.len());
        screen.give(WriteMessage::Sum { right, count });
    }
    let exits = outcomes.iter().map(|outcome| exit_of(&outcome.verdict));
    Ok(exits.max().unwrap_or(Exit::Machine))
}

fn options(arguments: &Arguments, screen: &Screen) -> Result<WriteOptions, Error> {
    let only_probes = arguments.probe && arguments.districts.is_empty();
    let task = if only_probes {
        WriteTask::Probe
    } else {
        WriteTask::Drives {
            set: set_of(arguments, screen)?,
            choices: arguments.districts.clone(),
            with_probe: arguments.probe,
        }
    };
    Ok(WriteOptions {
        task,
        devices: arguments.devices.clone(),
        files: if arguments.allow_file {
            FileTargets::Allow
        } else {
            FileTargets::Refuse
        },
        mode: Mode::of(arguments.dry_run),
    })
}

/// The set to write from.
fn set_of(arguments: &Arguments, screen: &Screen) -> Result<PathBuf, Error> {
    if let Some(set) = &arguments.set {
        return Ok(set.clone());
    }
    let kit = kit_around();
    let out = commands::dist_of(&kit);
    let found = commands::default_set(&out, &kit, arguments.release, screen.work());
    found.ok_or(match arguments.release {
        Some(release) => Error::NoRelease { out, release },
        None => Error::NoSet { out },
    })
}

fn list(screen: &Screen) -> Result<Exit, Error> {
    let devices = device::list_devices()?;
    if devices.is_empty() {
        screen.tell(WriteMessage::NoDevice);
    }
    for ListedDevice {
        identity, refusal, ..
    } in &devices
    {
        if let Some(identity) = identity {
            screen.give(device_message(identity));
        }
        if let Some(refusal) = refusal {
            let refusal = refusal.clone();
            screen.give(WriteMessage::Refused { refusal });
        }
    }
    for listed in &devices {
        let refusal = listed.refusal.as_ref();
        screen.json(&json!({
            "event": "device",
            "path": listed.path,
            "device": listed.identity,
            "refusal": refusal.map(|refusal| refusal.sentence(screen.language())),
        }));
    }
    Ok(Exit::Done)
}

fn device_message(identity: &DeviceIdentity) -> WriteMessage {
    let name = [&identity.maker, &identity.model];
    let name: Vec<&str> = name.into_iter().flatten().map(String::as_str).collect();
    WriteMessage::Device {
        device: identity.path.clone(),
        name: (!name.is_empty()).then(|| name.join(" ")),
        size: Size(identity.size_bytes),
        serial: identity.serial.clone(),
        port: identity.port.clone(),
    }
}

fn tell_plan(stick: &PlannedStick, screen: &Screen) {
    let identity = &stick.device.identity;
    screen.tell(device_message(identity));
    let Some(drive) = &stick.drive else {
        screen.tell_more(WriteMessage::Probe);
        screen.json(&json!({ "event": "plan", "device": identity, "plan": "probe" }));
        return;
    };
    let (source, plan) = (&drive.source, drive.plan);
    let record = source.record();
    let size = Size(source.used_bytes());
    screen.tell_more(WriteMessage::Drive {
        recipient: record.recipient.to_string(),
        name: match screen.language() {
            crate::words::Language::Th => record.name_th.clone(),
            crate::words::Language::En => record.name_en.clone(),
        },
        what: match plan {
            StickPlan::Nothing => PlannedBytes::Nothing,
            StickPlan::Tail => PlannedBytes::Tail {
                size: Size(source.tail_bytes()),
            },
            StickPlan::Compare => PlannedBytes::Compare { size },
            StickPlan::Resume => PlannedBytes::Resume { size },
            StickPlan::Whole => PlannedBytes::Whole { size },
        },
    });
    screen.json(&json!({
        "event": "plan",
        "device": identity,
        "recipient": record.recipient,
        "plan": plan,
        "used_bytes": source.used_bytes(),
        "tail_bytes": source.tail_bytes(),
    }));
}

/// Asks about the devices that no `--yes` names; gives how the command ends if the answer is no.
fn ask(
    planned: &PlannedWrite,
    arguments: &Arguments,
    screen: &Screen,
) -> Result<Option<Exit>, Error> {
    let sticks = &planned.sticks;
    let is_called = |stick: &&PlannedStick, name: &str| stick.device.identity.is_called(name);
    for name in &arguments.yes {
        if sticks.iter().filter(|stick| is_called(stick, name)).count() > 1 {
            let name = name.clone();
            return Ok(Some(refuse(
                &WriteMessage::SameName { name }.message(),
                screen,
            )));
        }
    }
    let is_named = |stick: &&PlannedStick| arguments.yes.iter().any(|name| is_called(stick, name));
    let asked: Vec<&PlannedStick> = sticks.iter().filter(|stick| !is_named(stick)).collect();
    if asked.is_empty() {
        return Ok(None);
    }
    if !can_ask() || screen.is_json() {
        let names = asked.iter().map(|stick| name_of(&stick.device.identity));
        let names = names.collect();
        return Ok(Some(refuse(
            &WriteMessage::NotAsked { names }.message(),
            screen,
        )));
    }
    let count = asked.len();
    let only_probes = sticks.iter().all(|stick| stick.drive.is_none());
    let question = if only_probes {
        WriteMessage::QuestionProbe { count }
    } else {
        WriteMessage::Question { count }
    };
    if confirmed(question, screen)? {
        return Ok(None);
    }
    screen.tell(WriteMessage::Left);
    Ok(Some(Exit::Wrong))
}

/// Tells why nothing was written.
fn refuse(message: &Message, screen: &Screen) -> Exit {
    screen.json(&json!({
        "error": message.sentence(screen.language()),
        "mend": message.mend(screen.language()),
        "code": message.code(),
        "values": message.json(),
    }));
    screen.failed(message);
    Exit::Wrong
}

/// What `--yes` calls a device.
fn name_of(identity: &DeviceIdentity) -> String {
    let name = identity.serial.clone().or(identity.port.clone());
    name.unwrap_or_else(|| identity.path.display().to_string())
}

fn tell_outcome(outcome: &DeviceOutcome, screen: &Screen) {
    let verdict = outcome.verdict.message();
    let told = WriteMessage::Outcome {
        device: outcome.identity.path.clone(),
        recipient: outcome.recipient.as_ref().map(ToString::to_string),
        verdict: verdict.clone(),
    };
    let sentence = screen.words(told.message());
    let mut lines = vec![sentence.clone()];
    let mut more = |message: WriteMessage| lines.push(format!("  {}", screen.words(message)));
    if outcome.written_bytes + outcome.read_bytes > 0 {
        more(WriteMessage::Bytes {
            written: Size(outcome.written_bytes),
            read: Size(outcome.read_bytes),
            seconds: format!("{:.1}", outcome.took.as_secs_f64()),
        });
    }
    let is_proved = outcome.read_back == device::ReadBackFrom::FromMedium;
    if outcome.verdict.is_success() && !is_proved {
        more(WriteMessage::PerhapsFromCache);
    }
    if outcome.is_unfinished {
        more(WriteMessage::Unfinished);
    }
    if let Some(mend) = verdict.mend(screen.language()) {
        lines.push(format!("  {mend}"));
    }
    // With one call, so that sticks that end at once do not mix their lines.
    screen.answer(&lines.join("\n"));
    screen.json(&outcome.json(&sentence));
}

fn exit_of(verdict: &StickVerdict) -> Exit {
    match verdict {
        _ if verdict.is_success() => Exit::Done,
        _ if verdict.is_rejection() => Exit::No,
        StickVerdict::Stopped => Exit::Interrupted,
        StickVerdict::SetFailed { .. } => Exit::Wrong,
        _ => Exit::Machine,
    }
}
