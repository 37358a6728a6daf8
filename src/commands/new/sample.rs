//! Takes the sample media of another kit, with their marks, so that the new kit can be tried at
//! once and no release can be made of it.

use std::fs;
use std::path::Path;

use toml_edit::{Item, Table};

use super::files::make_folder;
use crate::base::{Action, FileError, Work};
use crate::commands::Error;
use crate::commands::media::MediaList;
use crate::drive::LanguageCode;
use crate::kit;

/// Copies the files that the kit in `sample` marks as samples, and their entries, as far as the new
/// kit has their language. Returns their number.
pub(super) fn take(
    sample: &Path,
    root: &Path,
    languages: &[LanguageCode],
    work: &Work,
) -> Result<usize, Error> {
    kit::check_is_kit(sample)?;
    let mut list = MediaList::read(sample)?;
    list.retain(|table| is_wanted(table, languages));
    for path in list.paths() {
        work.check_stop()?;
        let (from, to) = (
            sample.join("media").join(&path),
            root.join("media").join(&path),
        );
        if let Some(folder) = to.parent() {
            make_folder(folder)?;
        }
        fs::copy(&from, &to).map_err(|error| FileError::io(Action::Copy, &from, error))?;
    }
    list.move_to(root);
    list.write()?;
    Ok(list.paths().len())
}

fn is_wanted(table: &Table, languages: &[LanguageCode]) -> bool {
    let language = table.get("language").and_then(Item::as_str);
    table.get("sample").and_then(Item::as_bool) == Some(true)
        && language.is_none_or(|language| languages.iter().any(|known| known.as_str() == language))
}
