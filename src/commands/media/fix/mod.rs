//! `media fix`: mends files without loss, or converts them with ffmpeg. The old file stays until
//! the mended one is complete.

mod convert;
mod ffmpeg;
mod fixed;
mod mend;
mod name;

pub use fixed::{FixOptions, FixTool, FixedFile, MediaFixed};
pub use mend::Mend;

use std::fs::{self, File};
use std::path::Path;

use super::located::{MediaPath, locate};
use super::measure::measure;
use crate::base::{Action, Activity, Diagnostic, FileError, Mode, OutputFile, Work, real_path};
use crate::commands::Error;
use crate::commands::media::refusal::MediaRefusal;
use crate::kit;
use convert::convert_one;
use fixed::{FixRemark, follow};
use mend::{ContentPlan, NewContent, is_faithful, plan_content};
use name::{captions_name, good_name};

/// Mends files and updates their entries in `media.toml`.
///
/// # Errors
/// Fails if there is no kit, the list is not TOML, a file cannot be read or written, or on Ctrl-C.
pub fn media_fix(options: &FixOptions, work: &Work) -> Result<MediaFixed, Error> {
    kit::load(&options.kit, work)?;
    let mut result = MediaFixed::default();
    let mut found = Vec::new();
    for named in &options.files {
        match locate(&options.kit, named)? {
            Ok(located) => found.push(located),
            Err(refused) => result.refused.push(refused),
        }
    }
    let sizes = found
        .iter()
        .map(|located| fs::metadata(&located.file).map_or(0, |about| about.len()));
    let task = work.task(Activity::MendMedia, Some(sizes.sum()));
    for located in found {
        task.check_stop()?;
        let size = fs::metadata(&located.file).map_or(0, |about| about.len());
        let fixed = match options.tool {
            FixTool::Own => fix_one(options, &located, work)?,
            FixTool::Ffmpeg => match convert_one(options, &located, &task)? {
                Some(converted) => converted,
                // Nothing that needs ffmpeg.
                None => fix_one(options, &located, work)?,
            },
        };
        match fixed {
            Ok(fixed) => result.files.push(fixed),
            Err(refused) => result.refused.push(refused),
        }
        task.advance(size);
    }
    Ok(result)
}

fn fix_one(options: &FixOptions, located: &MediaPath, work: &Work) -> FixRemark<FixedFile> {
    let failed = |error| FileError::io(Action::Read, &located.file, error);
    let about = located.file.symlink_metadata().map_err(failed)?;
    if !(about.is_file() || about.is_dir()) || located.path.is_empty() {
        let fault = Diagnostic::fault(located.shown(), MediaRefusal::NotAFile);
        return Ok(Err(fault));
    }
    let mut plan = if about.is_file() {
        plan_content(&located.file)?
    } else {
        ContentPlan {
            mends: Vec::new(),
            content: NewContent::Same,
            ending: None,
        }
    };
    let new_name = new_name(located, plan.ending);
    if let Some(to) = &new_name {
        plan.mends.push(Mend::Renamed { to: to.clone() });
    }
    let now = match (&new_name, located.path.rsplit_once('/')) {
        (Some(name), Some((folder, _))) => format!("{folder}/{name}"),
        (Some(name), None) => name.clone(),
        (None, _) => located.path.clone(),
    };
    // Uses the folder's resolved path, so that two spellings of one path do not look like two
    // files.
    let target = match &new_name {
        Some(name) => located.file.with_file_name(name),
        None => located.file.clone(),
    };
    if new_name.is_some() && target.symlink_metadata().is_ok() {
        let fault = Diagnostic::fault(located.shown(), MediaRefusal::NameTaken { now });
        return Ok(Err(fault));
    }
    let path = located.path.clone();
    let mut fixed = FixedFile {
        path,
        now,
        mends: plan.mends,
        recorded: false,
        listed: false,
    };
    if options.mode == Mode::Plan || fixed.mends.is_empty() {
        return Ok(Ok(fixed));
    }
    let digest_before = if about.is_file() {
        let task = work.task(Activity::ReadMedia, None);
        Some(measure(&located.file, &task)?.sha256)
    } else {
        None
    };
    if let Err(refused) = carry_out(located, &target, &plan.content)? {
        return Ok(Err(refused));
    }
    let entry = follow(options, &fixed, digest_before, &target)?;
    fixed.recorded = entry.recorded;
    fixed.listed = entry.listed;
    Ok(Ok(fixed))
}

/// The file's new name; `None` if it keeps its name.
fn new_name(located: &MediaPath, ending: Option<&str>) -> Option<String> {
    let old = located.path.rsplit('/').next().unwrap_or_default();
    let good = good_name(old);
    let Some(ending) = ending else { return good };
    let name = good.unwrap_or_else(|| old.to_owned());
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    Some(captions_name(&format!("{stem}.{ending}")))
}

/// Writes the mended file beside the old one, then replaces the old one.
fn carry_out(
    located: &MediaPath,
    target: &Path,
    content: &NewContent,
) -> Result<Result<(), Diagnostic>, Error> {
    if let NewContent::Same = content {
        fs::rename(&located.file, target)
            .map_err(|error| FileError::io(Action::Rename, &located.file, error))?;
        return Ok(Ok(()));
    }
    let mut old = File::open(&located.file)
        .map_err(|error| FileError::io(Action::Read, &located.file, error))?;
    let mut output = OutputFile::create(target)?;
    content
        .write(&mut old, output.file())
        .map_err(|error| FileError::io(Action::Write, target, error))?;
    if !is_faithful(&mut old, output.file(), target)? {
        let fault = Diagnostic::fault(located.shown(), MediaRefusal::WouldDiffer);
        return Ok(Err(fault));
    }
    drop(old);
    output.commit()?;
    // If the file system treats both names as the same, the old file is already replaced.
    let same =
        real_path(target).is_ok_and(|new| real_path(&located.file).is_ok_and(|old| old == new));
    if target != located.file && !same {
        fs::remove_file(&located.file)
            .map_err(|error| FileError::io(Action::Remove, &located.file, error))?;
    }
    Ok(Ok(()))
}
