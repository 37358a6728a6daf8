//! A kit in a temporary folder: the small one of the fixtures, or the sample kit itself.

use std::fs;
use std::path::{Path, PathBuf};

use super::{clone, copy};

/// A kit that may be changed; gone when dropped.
pub(crate) struct Kit {
    folder: tempfile::TempDir,
}

impl Kit {
    /// Ten districts, one film of two seconds.
    pub(crate) fn small() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(
            &repository().join("tests/fixtures/kit-small"),
            folder.path(),
        );
        Self { folder }
    }

    /// A kit that was prepared, as it is.
    pub(crate) fn copy_of(prepared: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        clone(prepared, folder.path());
        Self { folder }
    }

    /// The sample kit of the repository: 878 districts.
    pub(crate) fn sample() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["manifests", "media", "site-template"] {
            copy(&repository().join(part), &folder.path().join(part));
        }
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// `dist` inside the kit.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path().join("dist")
    }

    pub(crate) fn drive(&self) -> PathBuf {
        self.dist().join("drive/community")
    }

    pub(crate) fn set(&self) -> PathBuf {
        self.dist().join("images/community")
    }

    /// Replaces text in one of the kit's files.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) -> &Self {
        let path = self.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} holds no {from:?}");
        fs::write(path, text.replace(from, to)).unwrap();
        self
    }

    /// Appends text to one of the kit's files.
    pub(crate) fn append(&self, file: &str, text: &str) -> &Self {
        let path = self.path().join(file);
        let mut whole = fs::read_to_string(&path).unwrap();
        whole.push_str(text);
        fs::write(path, whole).unwrap();
        self
    }
}

pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
