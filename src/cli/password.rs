//! Reads passwords: from the terminal without echo, or one line of standard input if that is not a
//! terminal.

use std::collections::BTreeSet;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::path::PathBuf;

use super::screen::Screen;
use crate::base::Interrupted;
use crate::commands::{Error, KeyFile, SigningKey};
use crate::formats::minisign::SecretKey;
use crate::words::{Size, messages};

messages! {
    /// Prompts.
    enum Asks {
        MuchMemory { memory: Size } = "cli.password-memory",
        Password { path: PathBuf } = "cli.password-of",
        NewPassword = "cli.password-new",
        Again = "cli.password-again",
    }
}

/// Longest password that is read from standard input. Without it, an endless pipe would fill
/// memory.
const PASSWORD_BYTES_MAX: u64 = 4096;

/// If a password needs more memory than this, a message says that it takes a while.
const MUCH_MEMORY_BYTES: u64 = 128 << 20;

/// Opens the key of a file and asks for its password if it has one.
pub(super) fn open(file: KeyFile, screen: &Screen) -> Result<SecretKey, Error> {
    if !file.needs_password() {
        return file.open(None);
    }
    let memory_bytes = file.password_memory_bytes();
    if memory_bytes > MUCH_MEMORY_BYTES {
        let memory = Size(memory_bytes);
        screen.tell(Asks::MuchMemory { memory });
    }
    let path = file.path().to_owned();
    let password = ask(&screen.words(Asks::Password { path }))?;
    file.open(Some(&password))
}

/// An open key and its file, for commands that sign while they make drives.
#[derive(Debug)]
pub(super) struct OpenKey {
    path: std::path::PathBuf,
    key: SecretKey,
}

impl OpenKey {
    /// Reads and opens a key, if one was named. Called before any work, so that the password prompt
    /// comes first.
    pub(super) fn from_path(
        path: Option<&std::path::Path>,
        screen: &Screen,
    ) -> Result<Option<Self>, Error> {
        path.map(|path| {
            let key = open(KeyFile::read(path)?, screen)?;
            let path = path.to_owned();
            Ok(Self { path, key })
        })
        .transpose()
    }

    /// The key in the form that commands take.
    pub(super) fn as_signing(&self) -> SigningKey<'_> {
        SigningKey {
            path: &self.path,
            key: &self.key,
        }
    }
}

/// Asks for a new key's password, twice on a terminal.
pub(super) fn ask_new(screen: &Screen) -> Result<String, Error> {
    let password = ask(&screen.words(Asks::NewPassword))?;
    if io::stdin().is_terminal() && ask(&screen.words(Asks::Again))? != password {
        return Err(Error::PasswordsDiffer);
    }
    Ok(password)
}

/// Fewest characters of a password that is not called weak. Guessing needs only the key's file, so
/// length decides (NIST SP 800-63B-4: 15 characters where nothing else protects).
const STRONG_CHARACTERS: usize = 15;
/// Fewest different characters: `aaaaaaaaaaaaaaa` is long and guessed at once.
const STRONG_DIFFERENT: usize = 6;

/// Whether the password is easily guessed by somebody who has the key's file.
pub(super) fn is_weak(password: &str) -> bool {
    let characters = password.chars().count();
    let different: BTreeSet<char> = password.chars().collect();
    characters < STRONG_CHARACTERS || different.len() < STRONG_DIFFERENT
}

fn ask(prompt: &str) -> Result<String, Error> {
    let read = if io::stdin().is_terminal() {
        rpassword::prompt_password(format!("{prompt}: "))
    } else {
        one_line()
    };
    let password = read.map_err(|error| match error.kind() {
        io::ErrorKind::Interrupted => Error::Interrupted(Interrupted),
        io::ErrorKind::UnexpectedEof => Error::NoPassword,
        _ => Error::Password { source: error },
    })?;
    if password.is_empty() {
        return Err(Error::NoPassword);
    }
    Ok(password)
}

/// The first line of standard input, without its line ending.
fn one_line() -> io::Result<String> {
    let mut line = String::new();
    io::stdin()
        .lock()
        .take(PASSWORD_BYTES_MAX)
        .read_line(&mut line)?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_monotonous_passwords_are_weak() {
        for weak in [
            "",
            "secret",
            "Tr0ub4dor&3",
            "12121212121212121212",
            "รหัสผ่านของเรา",
        ] {
            assert!(is_weak(weak), "{weak}");
        }
        for strong in ["four grey herons at noon", "ประตูสีเขียวหน้าบ้านยาย"]
        {
            assert!(!is_weak(strong), "{strong}");
        }
    }
}
