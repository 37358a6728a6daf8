//! Checks names from untrusted sources: manifests, FAT volumes, ZIPs. Only checked names are joined
//! to a folder of this computer.
//!
//! On Windows `push("C:\\x")` and `join("a:b")` replace the whole path, so an untrusted name could
//! be written anywhere. `\` and `:` are refused on every system, because drives move between
//! systems.

use std::path::{Path, PathBuf};

use crate::words::{messages, shown_in_english};

messages! {
    /// Why an untrusted path is refused.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum ForeignFault {
        /// An empty path or name.
        Empty = "machine.foreign-path:empty",
        /// `.` or `..`, also with trailing spaces and dots, which Windows ignores.
        Climbs = "machine.foreign-path:climbs",
        /// One of `\`, `:` and NUL.
        Letter { letter: char } = "machine.foreign-path:letter",
        /// Windows would open a different file, or a device.
        OtherOnWindows = "machine.foreign-path:other-on-windows",
    }
}

shown_in_english!(ForeignFault);

/// A relative path that stays below any folder it is joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignPath<'a>(&'a str);

impl<'a> ForeignPath<'a> {
    /// Checks `path`, whose names are separated by `/`.
    ///
    /// # Errors
    /// Returns the first fault of the first faulty name.
    pub fn new(path: &'a str) -> Result<Self, ForeignFault> {
        path.split('/').try_for_each(check_name)?;
        let has_other = path.split('/').any(opens_other_on_windows);
        if cfg!(windows) && has_other {
            return Err(ForeignFault::OtherOnWindows);
        }
        Ok(Self(path))
    }

    /// The path below `folder`.
    pub fn below(self, folder: &Path) -> PathBuf {
        self.each_below(folder).last().unwrap_or_default()
    }

    /// The path of each name below `folder`, outermost first; the last is the file's.
    pub fn each_below(self, folder: &Path) -> impl Iterator<Item = PathBuf> + use<'a> {
        let at = folder.to_owned();
        self.0.split('/').scan(at, |at, name| {
            at.push(name);
            Some(at.clone())
        })
    }
}

fn check_name(name: &str) -> Result<(), ForeignFault> {
    if name.is_empty() {
        return Err(ForeignFault::Empty);
    }
    if let Some(letter) = name.chars().find(|c| matches!(c, '\\' | ':' | '\0')) {
        return Err(ForeignFault::Letter { letter });
    }
    // Windows ignores trailing spaces and dots: `.. ` is `..` there.
    if name.starts_with('.') && name.trim_end_matches([' ', '.']).is_empty() {
        return Err(ForeignFault::Climbs);
    }
    Ok(())
}

/// Whether Windows opens something other than a file of exactly this name: a device (`CON`,
/// `aux.txt`), or a file without the trailing spaces and dots.
fn opens_other_on_windows(name: &str) -> bool {
    name.ends_with([' ', '.']) || is_device_name(name)
}

/// Whether Windows reserves the name for a device, with or without an extension; its list includes
/// superscript digits.
pub fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_uppercase();
    if matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$"
    ) {
        return true;
    }
    let digit = stem
        .strip_prefix("COM")
        .or_else(|| stem.strip_prefix("LPT"));
    let mut digits = digit.unwrap_or_default().chars();
    matches!((digits.next(), digits.next()), (Some(d), None) if d.is_ascii_digit() || "¹²³".contains(d))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_of_a_folder_on_any_system_are_refused_on_all() {
        let letter = |letter| ForeignFault::Letter { letter };
        for (path, fault) in [
            ("C:\\pwned.txt", letter(':')),
            ("data/C:\\pwned.txt", letter(':')),
            ("data/C:/pwned.txt", letter(':')),
            ("c:pwned.txt", letter(':')),
            ("data/film.mp4:hidden", letter(':')),
            ("data/film.mp4::$DATA", letter(':')),
            ("\\\\server\\share\\x", letter('\\')),
            ("\\\\?\\C:\\x", letter('\\')),
            ("data/..\\..\\x", letter('\\')),
            ("data\\x", letter('\\')),
            ("/etc/passwd", ForeignFault::Empty),
            ("//server/share/x", ForeignFault::Empty),
            ("data//x", ForeignFault::Empty),
            ("data/", ForeignFault::Empty),
            ("", ForeignFault::Empty),
            ("../x", ForeignFault::Climbs),
            ("data/../../x", ForeignFault::Climbs),
            ("data/.. /x", ForeignFault::Climbs),
            ("data/. . ./x", ForeignFault::Climbs),
            ("data/./x", ForeignFault::Climbs),
            ("data/a\0b", letter('\0')),
        ] {
            assert_eq!(ForeignPath::new(path), Err(fault), "{path:?}");
        }
    }

    #[test]
    fn ordinary_names_are_joined_as_they_stand() {
        for path in [
            "START-HERE.html",
            "data/print/คู่มือ พูดคุย.pdf",
            "data/..hidden",
            "data/.DS_Store",
            "~/x",
        ] {
            let foreign = ForeignPath::new(path).unwrap();
            let root = Path::new("stick");
            assert_eq!(foreign.below(root), root.join(path));
            assert_eq!(foreign.each_below(root).last(), Some(root.join(path)));
            let ways = foreign.each_below(root).count();
            assert_eq!(ways, path.split('/').count());
        }
    }

    #[test]
    fn names_by_which_windows_opens_something_else_are_known() {
        for name in [
            "CON", "aux.txt", "Com1", "lpt9.pdf", "nul .x", "COM²", "x.", "x ",
        ] {
            assert!(opens_other_on_windows(name), "{name}");
            assert_eq!(ForeignPath::new(name).is_err(), cfg!(windows), "{name}");
        }
        for name in ["console.txt", "COM", "COM10", "auxiliary", "x.y", " x"] {
            assert!(!opens_other_on_windows(name), "{name}");
        }
    }
}
