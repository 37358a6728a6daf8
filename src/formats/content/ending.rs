//! The ending of a file's name (its file extension).

/// The ending of a name, in lower case, without the dot. `None` if the name has none, or consists
/// of an ending only (`.htaccess`).
pub fn ending_of(name: &str) -> Option<String> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = base.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_lowercase())
}
