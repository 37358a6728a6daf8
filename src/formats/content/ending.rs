//! The ending of a file's name.

/// The ending of a name: lower case, without its point. `None` without one, and for names that
/// consist of an ending only (`.htaccess`).
pub fn ending_of(name: &str) -> Option<String> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = base.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_lowercase())
}
