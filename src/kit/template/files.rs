//! The files of `site-template/`, the kit's own or built in, with the same interface.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use crate::base::{Action, ReadRefusal, read_file, refused, walk_cause};
use crate::formats::content::leftover;
use crate::kit::error::Error;
use crate::kit::model::TemplateSource;
use crate::words::messages;

/// Name (with `/`, below `site-template/`) and bytes, sorted by name.
static BUILT_IN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/built_in_template.rs"));

/// The built-in template: name (with `/`, below `site-template/`) and bytes, sorted by name.
pub fn built_in_template() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    BUILT_IN.iter().copied()
}

/// Most bytes of all files of a template together. They are held in memory and go onto every drive:
/// fonts and libraries take some 2 MiB. A folder of films put there by mistake must not fill the
/// memory.
const TEMPLATE_BYTES_MAX: u64 = 64 << 20;

messages! {
    /// Why a template is refused.
    enum TemplateRefusal {
        TooLarge = "template.too-large",
    }
}

/// The files of a template, held in memory.
#[derive(Debug, Clone)]
pub struct TemplateFiles {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl TemplateFiles {
    /// Opens a template. Skips leftovers of desktops and editors; does not follow links.
    ///
    /// # Errors
    /// A file or folder that cannot be read, a name that is not text, or too many bytes.
    pub fn open(source: &TemplateSource) -> Result<Self, Error> {
        match source {
            TemplateSource::Folder(folder) => Self::of_folder(folder),
            TemplateSource::BuiltIn => Ok(Self::built_in()),
        }
    }

    /// The built-in template.
    pub(super) fn built_in() -> Self {
        let files = BUILT_IN
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
        Self {
            files: files.collect(),
        }
    }

    fn of_folder(folder: &Path) -> Result<Self, Error> {
        let mut files = BTreeMap::new();
        let mut total: u64 = 0;
        let mut walk = WalkDir::new(folder)
            .min_depth(1)
            .follow_links(false)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = walk.next() {
            let entry = entry.map_err(|error| walk_error(folder, error))?;
            let name = text_of(folder, entry.path())?;
            if leftover(name.rsplit('/').next().unwrap_or(&name)).is_some() {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
                continue;
            }
            if entry.file_type().is_dir() {
                continue;
            }
            if !entry.file_type().is_file() {
                let error = refused(ReadRefusal::NotPlain);
                return Err(Error::io(Action::Read, entry.path(), error));
            }
            let about = entry
                .metadata()
                .map_err(|error| walk_error(folder, error))?;
            total = total.saturating_add(about.len());
            if total > TEMPLATE_BYTES_MAX {
                let error = refused(TemplateRefusal::TooLarge);
                return Err(Error::io(Action::Read, entry.path(), error));
            }
            files.insert(name, Cow::Owned(read_file(entry.path())?));
        }
        Ok(Self { files })
    }

    /// The bytes of a file, by its path below `site-template/`, with `/`.
    pub fn read(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.files.get(name).map(|bytes| Cow::Borrowed(&**bytes))
    }

    /// All names, sorted.
    pub fn list(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

fn text_of(folder: &Path, path: &Path) -> Result<String, Error> {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
    names.map(|names| names.join("/")).ok_or_else(|| {
        let error = refused(ReadRefusal::NotUnicode);
        Error::io(Action::Read, path, error)
    })
}

fn walk_error(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_path_buf();
    Error::io(Action::Read, path, walk_cause(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_reads_like_what_is_compiled_in() {
        let dir = tempfile::tempdir().unwrap();
        for (name, bytes) in [
            ("pages/home.html", "a"),
            ("languages/th.toml", "b"),
            (".DS_Store", "c"),
        ] {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            crate::base::OutputFile::write_whole(path, bytes.as_bytes()).unwrap();
        }
        let files = TemplateFiles::open(&TemplateSource::Folder(dir.path().to_path_buf())).unwrap();
        let names: Vec<&str> = files.list().collect();
        assert_eq!(names, ["languages/th.toml", "pages/home.html"]);
        assert_eq!(files.read("pages/home.html").as_deref(), Some(&b"a"[..]));
        assert_eq!(files.read("pages"), None);
    }

    #[test]
    fn what_is_compiled_in_is_what_lies_in_the_repository() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("site-template");
        let own = TemplateFiles::open(&TemplateSource::Folder(folder)).unwrap();
        let built_in = TemplateFiles::built_in();
        assert!(own.list().eq(built_in.list()));
        for name in own.list() {
            assert_eq!(own.read(name), built_in.read(name), "{name}");
        }
    }
}
