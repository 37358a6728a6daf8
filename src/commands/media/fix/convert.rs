//! `media fix --convert`: lets ffmpeg make the file that a drive carries. The old file stays until
//! the new one is whole and passes the checks of its kind.

use std::fs::{self, File};
use std::path::Path;

use super::ffmpeg::{FfmpegCall, FfmpegOutcome, convert};
use super::fixed::{FixOptions, FixRemark, FixedFile, follow};
use super::mend::Mend;
use super::name::{captions_name, good_name};
use crate::base::{
    Action, Activity, Diagnostic, FileError, Mode, OutputFolder, Task, Work, real_path,
};
use crate::commands::Error;
use crate::commands::media::located::MediaPath;
use crate::commands::media::measure::{first_kind, measure};
use crate::commands::media::refusal::MediaRefusal;
use crate::formats::content::mp4::{
    FilmFault, captions_arguments, check_film, film_arguments, read_film, sound_arguments,
};
use crate::formats::content::{FileKind, stem_of};
use crate::kit::{self, Conversion};

/// Longest difference between the old and the new film, in milliseconds: codecs pad sound, and a
/// last frame counts differently.
const LENGTH_TOLERANCE_MS: u64 = 1500;

/// Largest film that a FAT32 stick takes; a larger one is made anew, smaller.
const CARRIED_BYTES_MAX: u64 = 4_000_000_000;

/// What ffmpeg has to do for one file.
struct ConversionPlan {
    to: Conversion,
    arguments: Vec<&'static str>,
    duration_ms: Option<u64>,
}

/// Converts one file. `None` if it needs no ffmpeg.
pub(super) fn convert_one(
    options: &FixOptions,
    located: &MediaPath,
    task: &Task<'_>,
) -> Result<Option<Result<FixedFile, Diagnostic>>, Error> {
    let failed = |error| FileError::io(Action::Read, &located.file, error);
    let about = located.file.symlink_metadata().map_err(failed)?;
    if !about.is_file() {
        return Ok(None);
    }
    let Some(plan) = plan(located, about.len())? else {
        return Ok(None);
    };
    let now = new_path(located, plan.to);
    let target = options.kit.join("media").join(&now);
    let is_same = real_path(&target).is_ok_and(|path| path == located.file);
    if target.symlink_metadata().is_ok() && !is_same {
        let refusal = MediaRefusal::NewNameTaken { now };
        return Ok(Some(Err(Diagnostic::fault(located.shown(), refusal))));
    }
    let mut mends = vec![Mend::Converted(plan.to)];
    if now != located.path {
        let to = now.rsplit('/').next().unwrap_or(&now).to_owned();
        mends.push(Mend::Renamed { to });
    }
    let fixed = FixedFile {
        path: located.path.clone(),
        now,
        mends,
        recorded: false,
        listed: false,
    };
    if options.mode == Mode::Plan {
        return Ok(Some(Ok(fixed)));
    }
    carry_out(options, located, &plan, (fixed, &target), task).map(Some)
}

fn plan(located: &MediaPath, size_bytes: u64) -> Result<Option<ConversionPlan>, Error> {
    let failed = |error| FileError::io(Action::Read, &located.file, error);
    let mut file = File::open(&located.file).map_err(failed)?;
    let kind = first_kind(&located.file, &mut file)?;
    let Some(to) = Conversion::of(kind, &located.path) else {
        return Ok(None);
    };
    let mut faults = vec![FilmFault::Container(kind)];
    let mut duration_ms = None;
    if matches!(kind, FileKind::Mp4 | FileKind::QuickTime | FileKind::M4a) {
        let facts = read_film(&mut file).map_err(failed)?;
        duration_ms = facts.duration_ms;
        if size_bytes <= CARRIED_BYTES_MAX {
            faults = check_film(&facts);
        }
    }
    let is_carried = kit::refused_kind(kind, &located.path).is_none();
    let is_good_sound = || {
        let asks =
            |fault: &FilmFault| matches!(fault, FilmFault::SoundCodec(_) | FilmFault::Channels(_));
        is_carried && !faults.iter().any(asks)
    };
    let arguments = match to {
        Conversion::Film => film_arguments(&faults),
        Conversion::Sound if kind == FileKind::Mp3 && is_carried => None,
        Conversion::Sound if kind != FileKind::Mp3 && is_good_sound() => None,
        Conversion::Sound => Some(sound_arguments()),
        Conversion::Captions => Some(captions_arguments()),
    };
    Ok(arguments.map(|arguments| ConversionPlan {
        to,
        arguments,
        duration_ms,
    }))
}

/// Where the new file goes, below `media/`.
fn new_path(located: &MediaPath, to: Conversion) -> String {
    let top = match to {
        Conversion::Film => "video",
        Conversion::Sound => "print",
        Conversion::Captions => "captions",
    };
    let name = format!("{}.{}", stem_of(&located.path), to.ending());
    let name = good_name(&name).unwrap_or(name);
    let name = match to {
        Conversion::Captions => captions_name(&name),
        _ => name,
    };
    match located.path.rsplit_once('/') {
        Some((folder, _)) if folder.split('/').next() == Some(top) => format!("{folder}/{name}"),
        _ => format!("{top}/{name}"),
    }
}

fn carry_out(
    options: &FixOptions,
    located: &MediaPath,
    plan: &ConversionPlan,
    (mut fixed, target): (FixedFile, &Path),
    task: &Task<'_>,
) -> FixRemark<FixedFile> {
    let refused = |refusal| Ok(Err(Diagnostic::fault(located.shown(), refusal)));
    // Not the progress of the conversion.
    let quiet = Work::new();
    let reading = quiet.task(Activity::ReadMedia, None);
    let before = measure(&located.file, &reading)?;
    task.check_stop()?;
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(|error| FileError::io(Action::Create, folder, error))?;
    }
    // ffmpeg opens its output by name, so it gets a folder of its own, which is never committed.
    let name = format!("{}.{}", stem_of(&fixed.now), plan.to.ending());
    let workplace = OutputFolder::create(target.with_file_name(format!("{name}.converted")))?;
    let output = workplace.path().join(format!("new.{}", plan.to.ending()));
    let call = FfmpegCall {
        input: &located.file,
        output: &output,
        arguments: &plan.arguments,
        duration_ms: plan.duration_ms,
        size_bytes: before.size_bytes,
    };
    match convert(&call, task)? {
        FfmpegOutcome::Done => {}
        FfmpegOutcome::NotInstalled => return refused(MediaRefusal::NoFfmpeg),
        FfmpegOutcome::Refused { words } => return refused(MediaRefusal::FfmpegFailed { words }),
    }
    if !is_whole(&output, plan)? {
        return refused(MediaRefusal::ConvertedDiffers);
    }
    File::open(&output)
        .and_then(|file| file.sync_all())
        .map_err(|error| FileError::io(Action::Sync, &output, error))?;
    fs::rename(&output, target).map_err(|error| FileError::io(Action::Replace, target, error))?;
    let is_same = real_path(target).is_ok_and(|path| path == located.file);
    if !is_same {
        fs::remove_file(&located.file)
            .map_err(|error| FileError::io(Action::Remove, &located.file, error))?;
    }
    let entry = follow(options, &fixed, Some(before.sha256), target)?;
    fixed.recorded = entry.recorded;
    fixed.listed = entry.listed;
    Ok(Ok(fixed))
}

/// Whether the new file is a film or sound that devices play, as long as the old one; captions must
/// not be empty.
fn is_whole(output: &Path, plan: &ConversionPlan) -> Result<bool, Error> {
    let failed = |error| FileError::io(Action::Read, output, error);
    let mut file = File::open(output).map_err(failed)?;
    if plan.to == Conversion::Captions {
        // The header alone has eight bytes.
        return Ok(file.metadata().map_err(failed)?.len() > 16);
    }
    let facts = read_film(&mut file).map_err(failed)?;
    let is_as_long = match (plan.duration_ms, facts.duration_ms) {
        (Some(old), Some(new)) => old.abs_diff(new) <= LENGTH_TOLERANCE_MS.max(old / 100),
        (_, new) => new.is_some_and(|length| length > 0),
    };
    let faults = check_film(&facts);
    let plays = match plan.to {
        Conversion::Film => faults
            .iter()
            .all(|fault| fault.severity() == crate::base::Severity::Warning),
        _ => !faults.iter().any(|fault| {
            matches!(
                fault,
                FilmFault::SoundCodec(_) | FilmFault::Channels(_) | FilmFault::NoSound
            )
        }),
    };
    Ok(is_as_long && plays)
}
