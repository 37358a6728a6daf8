//! One entry of the list as TOML: new ones, and values that change.

use std::time::Duration;

use toml_edit::{InlineTable, Item, Table, Value};

use crate::commands::media::guess::has_title;
use crate::commands::media::measure::Measured;
use crate::commands::media::title::ProposedTitles;
use crate::drive::LanguageCode;
use crate::kit::{MediaDefaults, MediaKind};

/// The order of an entry's keys.
const KEYS: [&str; 13] = [
    "path", "sha256", "size", "kind", "language", "title", "licence", "source", "sample",
    "duration", "preview", "warning", "",
];

/// A new entry.
#[derive(Debug, Clone)]
pub(in crate::commands::media) struct NewEntry {
    pub(in crate::commands::media) path: String,
    pub(in crate::commands::media) kind: MediaKind,
    pub(in crate::commands::media) language: Option<LanguageCode>,
    pub(in crate::commands::media) preview: Option<String>,
    pub(in crate::commands::media) measured: Measured,
    pub(in crate::commands::media) titles: ProposedTitles,
    /// What the kit says for all entries, which need not be written again.
    pub(in crate::commands::media) defaults: MediaDefaults,
}

/// Sets a value and keeps the comment after it; inserts a new key in order.
pub(super) fn set(table: &mut Table, key: &str, new: Value) -> bool {
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
pub(super) fn set_duration(table: &mut Table, length_ms: u64) -> bool {
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
pub(super) fn new_table(entry: &NewEntry) -> Table {
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
        title.insert("th", entry.titles.th.as_str().into());
        title.insert("en", entry.titles.en.as_str().into());
        put("title", Value::InlineTable(title));
    }
    if entry.defaults.licence.is_none() {
        put("licence", "".into());
    }
    if entry.defaults.source.is_none() {
        put("source", "".into());
    }
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
