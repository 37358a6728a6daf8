//! Edits `manifests/media.toml` in place and keeps comments, order and formatting.

mod entry;

pub(super) use entry::NewEntry;

use std::path::{Path, PathBuf};

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use self::entry::{new_table, set, set_duration};
use super::measure::Measured;
use super::refusal::MediaRefusal;
use crate::base::{Diagnostic, OutputFile, Sha256, read_file};
use crate::commands::Error;
use crate::formats::text::recognise;
use crate::kit;
use crate::kit::MediaKind;

/// The file, relative to the kit.
pub(super) const LIST: &str = "manifests/media.toml";

/// The list while it is edited.
#[derive(Debug)]
pub(in crate::commands) struct MediaList {
    file: PathBuf,
    before: String,
    /// Whether lines end with CRLF.
    windows_lines: bool,
    document: DocumentMut,
}

impl MediaList {
    /// Reads the kit's list; a missing one is empty.
    ///
    /// # Errors
    /// [`Error::Faults`] if it is not TOML or its entries are not `[[media]]`.
    pub(in crate::commands) fn read(folder: &Path) -> Result<Self, Error> {
        let file = folder.join(LIST);
        let before = if file.exists() {
            let bytes = read_file(&file)?;
            let encoding = recognise(&bytes);
            let text = encoding.decode(&bytes).map_err(|_| {
                unreadable(MediaRefusal::ListEncoding {
                    encoding: encoding.to_string(),
                })
            })?;
            if !kit::is_toml_within_limits(&text) {
                return Err(unreadable(MediaRefusal::ListTooLong));
            }
            text
        } else {
            String::new()
        };
        let windows_lines = before.contains("\r\n");
        let text = before.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
            let reason = error.message().trim().to_owned();
            unreadable(MediaRefusal::ListSyntax { reason })
        })?;
        if let Some(list) = document
            .get("media")
            .filter(|item| !item.is_array_of_tables())
        {
            if list.as_array().is_none_or(|array| !array.is_empty()) {
                return Err(unreadable(MediaRefusal::ListForm));
            }
            document.remove("media");
        }
        Ok(Self {
            file,
            before,
            windows_lines,
            document,
        })
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.document
            .get("media")
            .and_then(Item::as_array_of_tables)
            .into_iter()
            .flatten()
    }

    fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.document
            .get_mut("media")
            .and_then(Item::as_array_of_tables_mut)
            .into_iter()
            .flat_map(ArrayOfTables::iter_mut)
    }

    /// All listed paths, in the file's order.
    pub(in crate::commands) fn paths(&self) -> Vec<String> {
        self.tables()
            .filter_map(path_of)
            .map(str::to_owned)
            .collect()
    }

    /// The recorded digest of a path.
    pub(super) fn digest(&self, path: &str) -> Option<Sha256> {
        let table = self.tables().find(|table| path_of(table) == Some(path))?;
        table.get("sha256")?.as_str()?.parse().ok()
    }

    /// Adds an entry in path order.
    pub(super) fn add(&mut self, entry: &NewEntry) {
        let place = self
            .tables()
            .position(|table| path_of(table).is_some_and(|path| path > entry.path.as_str()));
        let mut table = new_table(entry);
        let is_first = self.tables().next().is_none();
        if is_first {
            let head = self
                .document
                .trailing()
                .as_str()
                .unwrap_or_default()
                .to_owned();
            let blank = if head.is_empty() || head.ends_with("\n\n") {
                ""
            } else {
                "\n"
            };
            table.decor_mut().set_prefix(format!("{head}{blank}"));
            self.document.set_trailing("");
        } else if place == Some(0) {
            let head = self.take_head();
            table.decor_mut().set_prefix(head);
        }
        let media = self
            .document
            .entry("media")
            .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(list) = media.as_array_of_tables_mut() {
            match place {
                Some(place) => list.insert(place, table),
                None => list.push(table),
            }
        }
    }

    /// Removes and returns the file's head: everything above the last blank line before the first
    /// entry.
    fn take_head(&mut self) -> String {
        let Some(first) = self.tables_mut().next() else {
            return String::new();
        };
        let prefix = first
            .decor()
            .prefix()
            .and_then(|prefix| prefix.as_str())
            .unwrap_or_default();
        let (head, own) = match prefix.rfind("\n\n") {
            Some(at) => prefix.split_at(at + 2),
            None => ("", prefix),
        };
        let (head, own) = (head.to_owned(), format!("\n{own}"));
        first.decor_mut().set_prefix(own);
        head
    }

    /// Updates the entry of `path` and returns whether it changed.
    pub(super) fn record(&mut self, path: &str, measured: &Measured) -> bool {
        let Some(table) = self.tables_mut().find(|table| path_of(table) == Some(path)) else {
            return false;
        };
        let size = i64::try_from(measured.size_bytes).unwrap_or(i64::MAX);
        let mut changed = set(table, "sha256", measured.sha256.to_string().into());
        changed |= set(table, "size", size.into());
        let is_film = table.get("kind").and_then(Item::as_str) == Some("video");
        if let Some(length) = measured.duration_ms.filter(|_| is_film) {
            changed |= set_duration(table, length);
        }
        changed
    }

    /// Renames `from` to `to` in entries and previews; if it is a folder, also everything in it.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        let renamed = |path: &str| {
            let rest = path.strip_prefix(from)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
        };
        for table in self.tables_mut() {
            for key in ["path", "preview"] {
                let new = table.get(key).and_then(Item::as_str).and_then(renamed);
                if let Some(new) = new {
                    set(table, key, new.into());
                }
            }
        }
    }

    /// Removes the entry of `path`, and the line `preview` of entries that name it. The file's head
    /// stays; returns whether there was such an entry.
    pub(super) fn remove(&mut self, path: &str) -> bool {
        let Some(place) = self.tables().position(|table| path_of(table) == Some(path)) else {
            return false;
        };
        let head = if place == 0 {
            self.take_head()
        } else {
            String::new()
        };
        if let Some(list) = self
            .document
            .get_mut("media")
            .and_then(Item::as_array_of_tables_mut)
        {
            list.remove(place);
        }
        for table in self.tables_mut() {
            if table.get("preview").and_then(Item::as_str) == Some(path) {
                table.remove("preview");
            }
        }
        if place == 0 {
            self.give_head(&head);
        }
        true
    }

    /// Puts the file's head above the first entry, or keeps it alone if none is left.
    fn give_head(&mut self, head: &str) {
        let Some(first) = self.tables_mut().next() else {
            let rest = self.document.trailing().as_str().unwrap_or_default();
            let whole = format!("{head}{}", rest.trim_start_matches('\n'));
            self.document.set_trailing(whole);
            return;
        };
        let prefix = first.decor().prefix().and_then(|prefix| prefix.as_str());
        let own = prefix.unwrap_or_default().trim_start_matches('\n');
        let whole = format!("{head}{own}");
        first.decor_mut().set_prefix(whole);
    }

    /// Keeps only the entries that `wanted` accepts.
    pub(in crate::commands) fn retain(&mut self, wanted: impl Fn(&Table) -> bool) {
        let tables = self.tables().filter(|table| !wanted(table));
        let unwanted: Vec<String> = tables.filter_map(path_of).map(str::to_owned).collect();
        for path in unwanted {
            self.remove(&path);
        }
    }

    /// Makes the list that of the kit in `folder`.
    pub(in crate::commands) fn move_to(&mut self, folder: &Path) {
        self.file = folder.join(LIST);
        self.before.clear();
    }

    /// The previews that entries name, each with the path of its entry.
    pub(super) fn previews(&self) -> Vec<(String, String)> {
        let pairs = self.tables().filter_map(|table| {
            let preview = table.get("preview").and_then(Item::as_str)?;
            Some((path_of(table)?.to_owned(), preview.to_owned()))
        });
        pairs.collect()
    }

    /// The preview that the entry of `path` names.
    pub(super) fn preview(&self, path: &str) -> Option<String> {
        let table = self.tables().find(|table| path_of(table) == Some(path))?;
        Some(table.get("preview")?.as_str()?.to_owned())
    }

    /// Adds `picture` as the preview of the document `path`, under the document's licence; updates
    /// its entry if it has one.
    pub(super) fn add_preview(&mut self, path: &str, picture: &NewEntry) {
        if !self.record(&picture.path, &picture.measured)
            && self.digest(&picture.path) != Some(picture.measured.sha256)
        {
            self.add(picture);
        }
        let mut same = Vec::new();
        for table in self
            .tables_mut()
            .filter(|table| path_of(table) == Some(path))
        {
            set(table, "preview", picture.path.as_str().into());
            let keys = ["licence", "source", "sample"];
            same = keys
                .map(|key| (key, table.get(key).and_then(Item::as_value).cloned()))
                .into();
        }
        let mut tables = self.tables_mut();
        let Some(own) = tables.find(|table| path_of(table) == Some(&picture.path)) else {
            return;
        };
        for (key, value) in same {
            match value {
                Some(value) => _ = set(own, key, value.decorated(" ", "")),
                None => _ = own.remove(key),
            }
        }
    }

    /// Changes the purpose of the file `path`.
    pub(super) fn set_kind(&mut self, path: &str, kind: MediaKind) {
        let mut tables = self.tables_mut();
        if let Some(table) = tables.find(|table| path_of(table) == Some(path)) {
            set(table, "kind", kind.as_str().into());
        }
    }

    /// Writes the list if it changed.
    ///
    /// # Errors
    /// An I/O error; the old list then stays in place.
    pub(in crate::commands) fn write(&self) -> Result<(), Error> {
        let mut text = self.document.to_string();
        if self.windows_lines {
            text = text.replace('\n', "\r\n");
        }
        if text != self.before {
            OutputFile::write_whole(&self.file, text.as_bytes())?;
        }
        Ok(())
    }
}

fn unreadable(refusal: MediaRefusal) -> Error {
    Error::Faults(vec![Diagnostic::fault(LIST, refusal)])
}

fn path_of(table: &Table) -> Option<&str> {
    table.get("path").and_then(Item::as_str)
}
