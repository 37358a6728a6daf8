//! `keygen`, and reading the key files of other commands. Passwords always come from the caller.

use std::io;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::fault::{KeyNameFault, NewKeyFault};
use super::kit_input::KIT_FOLDERS;
use crate::base::{Action, FileError, Readers, read_file, real_path, write_new};
use crate::formats::minisign::{
    KEY_CHARACTERS, KeyFault, NewKey, PublicKey, SecretKey, SecretKeyError, SecretKeyFile,
};

/// The manifest that identifies a kit.
const KIT_MARK: &str = "manifests/kit.toml";

/// A secret key's file as read, still locked if it has a password.
#[derive(Debug)]
pub struct KeyFile {
    path: PathBuf,
    file: SecretKeyFile,
}

impl KeyFile {
    /// Reads a secret key's file.
    ///
    /// # Errors
    /// [`Error::NoKeyFile`], [`Error::KeyIsFolder`], [`Error::PublicInPlaceOfSecret`],
    /// [`Error::SecretKey`], or an I/O error.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = read_key_file(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let file =
            SecretKeyFile::parse(&text).map_err(|source| {
                match PublicKey::from_file_text(&text) {
                    Ok(_) => Error::PublicInPlaceOfSecret {
                        path: path.to_owned(),
                        perhaps: path.with_extension("key"),
                    },
                    Err(_) => secret_key(path, source),
                }
            })?;
        let path = path.to_owned();
        Ok(Self { path, file })
    }

    /// Path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a password locks it.
    pub fn needs_password(&self) -> bool {
        self.file.needs_password()
    }

    /// Bytes of memory needed to check the password.
    pub fn password_memory_bytes(&self) -> u64 {
        self.file.password_memory_bytes()
    }

    /// Opens the key.
    ///
    /// # Errors
    /// [`Error::SecretKey`] if the password is missing or wrong.
    pub fn open(self, password: Option<&str>) -> Result<SecretKey, Error> {
        let path = self.path;
        let opened = self.file.open(password);
        opened.map_err(|source| secret_key(&path, source))
    }
}

fn key_exists(path: PathBuf) -> Error {
    let is_secret = path.extension().is_some_and(|ending| ending == "key");
    if is_secret && !path.with_extension("pub").exists() {
        NewKeyFault::WithoutPublic { path }.into()
    } else {
        NewKeyFault::Exists { path }.into()
    }
}

fn secret_key(path: &Path, source: SecretKeyError) -> Error {
    let path = path.to_owned();
    Error::SecretKey { path, source }
}

/// The bytes of a key's file. A missing file is the caller's mistake, not an I/O error.
pub(super) fn read_key_file(path: &Path) -> Result<Vec<u8>, Error> {
    if path.is_dir() {
        return Err(Error::KeyIsFolder {
            path: path.to_owned(),
            perhaps: path.join("NAME.pub"),
        });
    }
    read_file(path).map_err(|error| match error {
        FileError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
            Error::NoKeyFile { path: path.into() }
        }
        error => error.into(),
    })
}

/// Reads the public key that a caller names: a file, or the key's 56 characters.
///
/// # Errors
/// Fails if the file cannot be read or is not a minisign public key.
pub fn read_public_key(named: &Path) -> Result<PublicKey, Error> {
    let typed = named.to_str().map(str::trim).unwrap_or_default();
    let is_key = typed.len() == KEY_CHARACTERS && typed.starts_with("RW");
    if is_key && !named.exists() {
        return typed.parse().map_err(|fault: KeyFault| Error::NotAKey {
            text: named.to_owned(),
            fault,
        });
    }
    let bytes = read_key_file(named).map_err(|error| match error {
        Error::NoKeyFile { path } => Error::NoPublicKey { path },
        error => error,
    })?;
    let text = String::from_utf8_lossy(&bytes);
    PublicKey::from_file_text(&text).map_err(|fault| Error::NotAPublicKey {
        path: named.to_owned(),
        fault,
        perhaps: Some(named.with_extension("pub")).filter(|public| public != named),
    })
}

/// The two files of a new pair of keys; neither existed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyNames {
    /// `NAME.key`.
    pub secret: PathBuf,
    /// `NAME.pub`.
    pub public: PathBuf,
}

impl KeyNames {
    /// The files named after `name`, which may have one of their extensions.
    ///
    /// # Errors
    /// [`Error::KeyExists`], [`Error::KeyName`], [`Error::KeyInKit`], or an I/O error.
    pub fn new(name: &Path) -> Result<Self, Error> {
        let owned = || name.to_owned();
        let no_name = || KeyNameFault::NotAName { name: owned() };
        let stem = name.file_name().ok_or_else(no_name)?;
        let not_utf8 = || KeyNameFault::NotUtf8 { name: owned() };
        let stem = stem.to_str().ok_or_else(not_utf8)?;
        let mut ending = [".key", ".pub"].into_iter();
        let bare = ending.find_map(|e| stem.strip_suffix(e));
        let stem = bare.unwrap_or(stem);
        if stem.is_empty() {
            return Err(no_name().into());
        }
        let folder = match name.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if !folder.is_dir() {
            return Err(KeyNameFault::NoFolder { name: owned() }.into());
        }
        if is_in_kit(folder) {
            return Err(Error::KeyInKit {
                folder: folder.to_owned(),
            });
        }
        let names = Self {
            secret: name.with_file_name(format!("{stem}.key")),
            public: name.with_file_name(format!("{stem}.pub")),
        };
        for path in [&names.secret, &names.public] {
            match path.symlink_metadata() {
                Ok(_) => return Err(key_exists(path.clone())),
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Err(e) => return Err(FileError::io(Action::Read, path, e).into()),
            }
        }
        Ok(names)
    }
}

/// Whether a folder lies in a kit's input folders: manifests, media, template.
fn is_in_kit(folder: &Path) -> bool {
    // If the folder cannot be resolved, writing the key will report why.
    let Ok(folder) = real_path(folder) else {
        return false;
    };
    let mut kits = folder
        .ancestors()
        .filter(|kit| kit.join(KIT_MARK).is_file());
    kits.any(|kit| {
        KIT_FOLDERS
            .iter()
            .any(|own| folder.starts_with(kit.join(own)))
    })
}

/// Makes a pair of keys and writes their files; a password locks the secret key.
///
/// # Errors
/// [`Error::KeyExists`] if one appeared meanwhile; [`Error::SecretKey`] without random numbers; or
/// an I/O error. Then neither file is left.
pub fn keygen(names: &KeyNames, password: Option<&str>) -> Result<PublicKey, Error> {
    let new = NewKey::generate(password).map_err(|source| secret_key(&names.secret, source))?;
    let write = |path: &Path, text: &str, readers| {
        write_new(path, text.as_bytes(), readers).map_err(|error| match error {
            FileError::Exists { path } => key_exists(path),
            error => error.into(),
        })
    };
    write(&names.secret, &new.secret_file, Readers::Owner)?;
    let text = new.public_key.to_file_text();
    if let Err(error) = write(&names.public, &text, Readers::All) {
        // A secret key without its public key is useless. The write error is returned, so a failed
        // removal is ignored.
        let _ = std::fs::remove_file(&names.secret);
        return Err(error);
    }
    Ok(new.public_key)
}

/// Writes a secret key's public key again beside it, because an interrupted run may have left none.
/// Returns the public key and its file.
///
/// # Errors
/// [`Error::KeyExists`] if the file holds another key; or an I/O error.
pub fn public_half(secret: &Path, key: &SecretKey) -> Result<(PublicKey, PathBuf), Error> {
    let public_key = key.public_key();
    let path = secret.with_extension("pub");
    let text = public_key.to_file_text();
    match write_new(&path, text.as_bytes(), Readers::All) {
        Ok(()) => Ok((public_key, path)),
        // The file may already hold this key; only another key is an error.
        Err(FileError::Exists { path }) => match read_public_key(&path) {
            Ok(found) if found == public_key => Ok((public_key, path)),
            _ => Err(key_exists(path)),
        },
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_pair_has_two_files_and_replaces_none() {
        let dir = tempfile::tempdir().unwrap();
        for (name, stem) in [("a", "a"), ("b.key", "b"), ("c.pub", "c"), ("ก.1", "ก.1")] {
            let names = KeyNames::new(&dir.path().join(name)).unwrap();
            assert_eq!(names.secret, dir.path().join(format!("{stem}.key")));
            let public_key = keygen(&names, None).unwrap();
            let read = read_public_key(&names.public).unwrap();
            assert_eq!(read, public_key);
            let key = KeyFile::read(&names.secret).unwrap();
            assert!(!key.needs_password());
            assert_eq!(key.open(None).unwrap().public_key(), public_key);
            let before = fs::read(&names.secret).unwrap();
            for name in [&names.secret, &names.public] {
                let error = KeyNames::new(name).unwrap_err();
                assert!(matches!(error, Error::KeyExists(_)), "{error}");
            }
            assert!(matches!(keygen(&names, None), Err(Error::KeyExists(_))));
            assert_eq!(fs::read(&names.secret).unwrap(), before);
        }
    }

    #[test]
    fn a_key_that_lost_its_public_half_gets_it_again_and_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let names = KeyNames::new(&dir.path().join("a")).unwrap();
        let made = keygen(&names, None).unwrap();
        let secret = KeyFile::read(&names.secret).unwrap().open(None).unwrap();
        let before = fs::read(&names.public).unwrap();
        for _ in 0..2 {
            let (key, path) = public_half(&names.secret, &secret).unwrap();
            assert_eq!((key, &path), (made.clone(), &names.public));
            assert_eq!(fs::read(&path).unwrap(), before);
            fs::remove_file(path).unwrap();
        }
        let others = KeyNames::new(&dir.path().join("b")).unwrap();
        keygen(&others, None).unwrap();
        let refused = public_half(&others.secret, &secret);
        assert!(matches!(refused, Err(Error::KeyExists(_))));
    }

    #[test]
    fn a_public_key_is_named_by_its_file_or_by_itself() {
        let dir = tempfile::tempdir().unwrap();
        let names = KeyNames::new(&dir.path().join("a")).unwrap();
        let key = keygen(&names, None).unwrap();
        let read = |named: &str| read_public_key(Path::new(named));
        assert_eq!(read(&key.to_string()).unwrap(), key);
        assert_eq!(read(&format!(" {key}\n")).unwrap(), key);
        let spoilt = format!("RW{}", "!".repeat(54));
        assert!(matches!(read(&spoilt), Err(Error::NotAKey { .. })));
        assert!(matches!(read("RWnowhere"), Err(Error::NoPublicKey { .. })));
        let folder = read_public_key(dir.path());
        assert!(matches!(folder, Err(Error::KeyIsFolder { .. })));
    }

    #[test]
    fn half_a_pair_is_not_left() {
        let dir = tempfile::tempdir().unwrap();
        let names = KeyNames::new(&dir.path().join("a")).unwrap();
        write_new(&names.public, b"in the way", Readers::All).unwrap();
        assert!(keygen(&names, None).is_err());
        assert!(!names.secret.exists());
    }

    #[test]
    fn names_that_cannot_be_are_refused_before_any_question() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["..", ".key", "none/a"] {
            let error = KeyNames::new(&dir.path().join(name)).unwrap_err();
            assert!(matches!(error, Error::KeyName(_)), "{name}: {error}");
        }
        for folder in ["manifests", "media/video", "keys"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        write_new(&dir.path().join(KIT_MARK), b"", Readers::All).unwrap();
        for (name, is_refused) in [
            ("media/video/a", true),
            ("manifests/a", true),
            ("keys/a", false),
            ("a", false),
        ] {
            let names = KeyNames::new(&dir.path().join(name));
            let found = matches!(names, Err(Error::KeyInKit { .. }));
            assert_eq!(found, is_refused, "{name}");
        }
    }

    #[test]
    fn a_file_that_is_no_key_is_told_by_what_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let names = KeyNames::new(&dir.path().join("a")).unwrap();
        keygen(&names, Some("ช้าง")).unwrap();
        let error = KeyFile::read(&names.public).unwrap_err();
        assert!(matches!(error, Error::PublicInPlaceOfSecret { .. }));
        let error = KeyFile::read(&dir.path().join("none")).unwrap_err();
        assert!(matches!(error, Error::NoKeyFile { .. }));
        assert!(matches!(
            read_public_key(&names.secret),
            Err(Error::NotAPublicKey { .. })
        ));
        let open = |password| KeyFile::read(&names.secret).unwrap().open(password);
        for password in [None, Some("elephant")] {
            let error = open(password).unwrap_err();
            assert!(matches!(error, Error::SecretKey { .. }), "{error}");
        }
        assert!(open(Some("ช้าง")).is_ok());
    }
}
