//! The ending of a file's name (its file extension), and endings that choose the program which opens
//! a file, whatever it holds.

/// The ending of a name, in lower case, without the dot. `None` if the name has none, or consists
/// of an ending only (`.htaccess`).
pub fn ending_of(name: &str) -> Option<String> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = base.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_lowercase())
}

/// The name of `path` without folders and ending.
pub fn stem_of(path: &str) -> &str {
    let base = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match base.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.is_empty() => stem,
        _ => base,
    }
}

/// Endings that every system opens as text, whatever the content.
pub const PLAIN_TEXT_ENDINGS: [&str; 12] = [
    "txt", "md", "markdown", "csv", "tsv", "log", "json", "toml", "yaml", "yml", "vtt", "srt",
];

/// Endings of XML that browsers open.
pub const XML_ENDINGS: [&str; 8] = ["xml", "rdf", "rss", "atom", "opml", "mml", "xul", "xbl"];

/// Endings that make Office programs open any ZIP package as an OpenDocument file.
pub const OPEN_DOCUMENT_ENDINGS: [&str; 7] = ["odt", "ods", "odp", "odg", "ott", "otp", "ots"];

/// Endings that make Office programs open any ZIP package as an Office Open XML file.
pub const OPEN_XML_ENDINGS: [&str; 15] = [
    "docx", "docm", "dotx", "dotm", "pptx", "pptm", "ppsx", "ppsm", "potx", "potm", "xlsx", "xlsm",
    "xltx", "xltm", "xlsb",
];
