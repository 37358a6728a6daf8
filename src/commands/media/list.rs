//! Edits `manifests/media.toml` in place and keeps comments, order and formatting.

use std::path::{Path, PathBuf};
use std::time::Duration;

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use super::guess::has_title;
use super::measure::Measured;
use super::refusal::MediaRefusal;
use crate::base::{Diagnostic, OutputFile, Sha256, read_file};
use crate::commands::Error;
use crate::drive::LanguageCode;
use crate::formats::text::recognise;
use crate::kit;
use crate::kit::MediaKind;

/// The file, relative to the kit.
pub(super) const LIST: &str = "manifests/media.toml";

/// The order of an entry's keys.
const KEYS: [&str; 12] = [
    "path", "sha256", "size", "kind", "language", "title", "licence", "source", "sample",
    "duration", "preview", "",
];

/// A new entry.
#[derive(Debug, Clone)]
pub(super) struct NewEntry {
    pub(super) path: String,
    pub(super) kind: MediaKind,
    pub(super) language: Option<LanguageCode>,
    pub(super) preview: Option<String>,
    pub(super) measured: Measured,
}

/// The list while it is edited.
#[derive(Debug)]
pub(super) struct MediaList {
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
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
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
    pub(super) fn paths(&self) -> Vec<String> {
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

    /// Writes the list if it changed.
    ///
    /// # Errors
    /// An I/O error; the old list then stays in place.
    pub(super) fn write(&self) -> Result<(), Error> {
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

/// Sets a value and keeps the comment after it; inserts a new key in order.
fn set(table: &mut Table, key: &str, new: Value) -> bool {
    let Some(old) = table.get_mut(key).and_then(Item::as_value_mut) else {
        table.insert(key, Item::Value(new));
        sort_keys(table);
        return true;
    };
    if plain(old) == plain(&new) {
        return false;
    }
    let decor = old.decor().clone();
    *old = new;
    *old.decor_mut() = decor;
    true
}

/// A value without surrounding white space and comments.
fn plain(value: &Value) -> String {
    value.clone().decorated("", "").to_string()
}

/// Sets the duration only if it differs: `99` and `99.0` are equal.
fn set_duration(table: &mut Table, length_ms: u64) -> bool {
    let old = table.get("duration").and_then(|item| {
        let whole = item
            .as_integer()
            .and_then(|seconds| u64::try_from(seconds).ok());
        whole.map(Duration::from_secs).or_else(|| {
            item.as_float()
                .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        })
    });
    let new = Duration::from_millis(length_ms);
    if old.is_some_and(|old| old.abs_diff(new) < Duration::from_millis(1)) {
        return false;
    }
    set(table, "duration", new.as_secs_f64().into())
}

fn sort_keys(table: &mut Table) {
    let place = |key: &str| {
        KEYS.iter()
            .position(|known| *known == key)
            .unwrap_or(KEYS.len())
    };
    table.sort_values_by(|a, _, b, _| place(a.get()).cmp(&place(b.get())));
}

/// An entry with the known values, and empty values for people to fill in.
fn new_table(entry: &NewEntry) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    let measured = &entry.measured;
    let mut put = |key: &str, value: Value| table.insert(key, Item::Value(value));
    put("path", entry.path.as_str().into());
    put("sha256", measured.sha256.to_string().into());
    put(
        "size",
        i64::try_from(measured.size_bytes)
            .unwrap_or(i64::MAX)
            .into(),
    );
    put("kind", entry.kind.as_str().into());
    if let Some(language) = &entry.language {
        put("language", language.as_str().into());
    }
    if has_title(entry.kind) {
        let mut title = InlineTable::new();
        title.insert("th", "".into());
        title.insert("en", "".into());
        put("title", Value::InlineTable(title));
    }
    put("licence", "".into());
    put("source", "".into());
    if let Some(length) = measured
        .duration_ms
        .filter(|_| entry.kind == MediaKind::Video)
    {
        put(
            "duration",
            Duration::from_millis(length).as_secs_f64().into(),
        );
    }
    if let Some(preview) = &entry.preview {
        put("preview", preview.as_str().into());
    }
    table
}
