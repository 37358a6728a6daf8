//! One drive as a folder of files.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::order::{Export, ExportItem};
use crate::base::{Action, FileError, OutputFolder, Task};
use crate::image::contents::{digest_of, district_files};
use crate::image::error::{Change, Error};
use crate::image::inside;
use crate::image::set::{CommonRecord, ImageForm};
use crate::image::virtual_image::VirtualImage;

/// Writes the folder completely or not at all.
pub(super) fn write(export: &Export<'_>, item: &ExportItem, task: &Task<'_>) -> Result<(), Error> {
    let recipient = &item.recipient;
    let own = district_files(export.folder, export.set, recipient)?;
    let image = VirtualImage::open(export.folder, export.set, recipient, ImageForm::Img)?;
    let folder = OutputFolder::create(&item.path)?;
    for file in &own {
        let path = folder.path().join(file.path.as_str());
        make_parents(&path)?;
        inside::write(&path, &file.bytes)?;
    }
    let copied = |file: &CommonRecord| {
        task.check_stop()?;
        let path = folder.path().join(file.path.as_str());
        copy_common(&image, file, (&path, item), task)
    };
    // All are tried before the first fault is reported, so every run reports the same one.
    let copied: Vec<Result<(), Error>> = export.set.common.par_iter().map(copied).collect();
    copied.into_iter().collect::<Result<(), Error>>()?;
    Ok(folder.commit()?)
}

fn copy_common(
    image: &VirtualImage,
    file: &CommonRecord,
    (path, item): (&Path, &ExportItem),
    task: &Task<'_>,
) -> Result<(), Error> {
    use std::io::Write as _;
    make_parents(path)?;
    let mut output = inside::create(path)?;
    let mut put = |block: &[u8]| {
        task.advance(u64::try_from(block.len()).unwrap_or(u64::MAX));
        output.write_all(block)
    };
    let found = digest_of(image, file.img_offset_bytes, file.length_bytes, &mut put);
    // A large file is left as soon as the user asks.
    task.check_stop()?;
    let found = found.map_err(|e| FileError::io(Action::Write, path, e))?;
    let expected = file.sha256;
    if found == expected {
        return Ok(());
    }
    Err(Error::DamagedFile {
        recipient: item.recipient.clone(),
        path: file.path.to_string(),
        change: Change::Sha256 { expected, found },
    })
}

fn make_parents(path: &Path) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    Ok(fs::create_dir_all(folder).map_err(|e| FileError::io(Action::Create, folder, e))?)
}
