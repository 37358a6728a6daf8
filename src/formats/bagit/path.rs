//! Paths in manifests (RFC 8493 §2.1.3): decoded, and refused if they could lead outside the bag
//! (§5.1).

use super::note::BagOddity;
use crate::words::{messages, shown_in_english};

messages! {
    /// Why a path is refused. A refused path is never opened.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum PathFault {
        /// Empty.
        Empty = "bagit.path:empty",
        /// A name that is `..`, separated by `/` or `\`.
        Climbs = "bagit.path:climbs",
        /// Begins with `/` or `\`, which includes `\\server` and `\\?\`.
        Absolute = "bagit.path:absolute",
        /// Begins with `~`, which a shell expands to a home folder.
        Home = "bagit.path:home",
        /// Contains a drive letter: `C:`.
        Drive = "bagit.path:drive",
        /// Contains a NUL, which ends a name on most systems.
        Nul = "bagit.path:nul",
        /// An empty name, or `.` as a name.
        EmptyName = "bagit.path:empty-name",
        /// More than `PATH_BYTES_MAX` bytes.
        TooLong = "bagit.path:too-long",
    }
}

shown_in_english!(PathFault);

/// Maximum bytes of a path: PATH_MAX of Linux. A longer one is an attack on memory or logs
/// (tuning).
pub const PATH_BYTES_MAX: usize = 4096;

/// Returns the path that a manifest's `text` means, with `/` as separator, and its oddities.
///
/// # Errors
/// Fails if it could lead outside the bag, on any system.
///
/// ```
/// use drivepress::formats::bagit::{PathFault, parse_path};
/// assert_eq!(parse_path("data/a%0Ab").unwrap().0, "data/a\nb");
/// assert_eq!(parse_path("data/../../etc"), Err(PathFault::Climbs));
/// ```
pub fn parse_path(text: &str) -> Result<(String, Vec<BagOddity>), PathFault> {
    let mut oddities = Vec::new();
    if text.len() > PATH_BYTES_MAX {
        return Err(PathFault::TooLong);
    }
    let mut path = percent_decoded(text, &mut oddities);
    while let Some(rest) = path.strip_prefix("./").or_else(|| path.strip_prefix(".\\")) {
        path = rest.to_owned();
        if !oddities.contains(&BagOddity::LeadingDot) {
            oddities.push(BagOddity::LeadingDot);
        }
    }
    check_contained(&path)?;
    // On Unix a backslash may be part of a name: it is a separator only if there is no `/`.
    if path.contains('\\') && !path.contains('/') {
        path = path.replace('\\', "/");
        oddities.push(BagOddity::BackSlashes);
    }
    if path.split('/').any(|name| name.is_empty() || name == ".") {
        return Err(PathFault::EmptyName);
    }
    Ok((path, oddities))
}

/// Checks that a path stays below the folder that it is relative to, on every system (§5.1).
///
/// # Errors
/// Returns the first reason why it may not.
pub fn check_contained(path: &str) -> Result<(), PathFault> {
    if path.is_empty() {
        return Err(PathFault::Empty);
    }
    if path.contains('\0') {
        return Err(PathFault::Nul);
    }
    if path.starts_with(['/', '\\']) {
        return Err(PathFault::Absolute);
    }
    if is_home(path) {
        return Err(PathFault::Home);
    }
    if is_drive(path) {
        return Err(PathFault::Drive);
    }
    // Windows drops trailing dots and spaces: `.. ` is `..` there.
    if path
        .split(['/', '\\'])
        .any(|name| name.starts_with("..") && name.trim_end_matches([' ', '.']).is_empty())
    {
        return Err(PathFault::Climbs);
    }
    Ok(())
}

/// Whether a shell expands the start of a path to a home folder: `~/x`, `~root/x`. An office
/// program's lock file (`~$note.docx`) is an ordinary name.
fn is_home(path: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    let Some(rest) = path.strip_prefix('~') else {
        return false;
    };
    let user = rest.split_once(['/', '\\']).map(|(user, _)| user);
    rest.is_empty() || user.is_some_and(|user| user.chars().all(is_of_name))
}

/// Whether a path begins with a drive letter or has one as a name: joined name by name, `data/C:\x`
/// becomes `C:\x`. Elsewhere a colon is an ordinary character of a name on Unix.
fn is_drive(path: &str) -> bool {
    let has_letter = |name: &str| {
        let mut letters = name.chars();
        letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':')
    };
    let mut names = path.split(['/', '\\']);
    has_letter(path) || names.any(|name| name.len() == 2 && has_letter(name))
}

/// Decodes `%0A`, `%0D` and `%25` in one pass (so `%250A` becomes `%0A`, not a line break). Any
/// other `%` stays.
fn percent_decoded(text: &str, oddities: &mut Vec<BagOddity>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((front, behind)) = rest.split_once('%') {
        out.push_str(front);
        let code = behind.get(..2).unwrap_or_default();
        let decoded = match code.to_ascii_uppercase().as_str() {
            "0A" => Some('\n'),
            "0D" => Some('\r'),
            "25" => Some('%'),
            _ => None,
        };
        if let Some(c) = decoded {
            out.push(c);
            rest = &behind[2..];
        } else {
            out.push('%');
            rest = behind;
            if !oddities.contains(&BagOddity::BarePercent) {
                oddities.push(BagOddity::BarePercent);
            }
        }
    }
    out.push_str(rest);
    out
}

/// `path` as a manifest writes it: only CR, LF and `%` are encoded (§2.1.3).
pub(super) fn percent_encoded(path: &str) -> String {
    path.replace('%', "%25")
        .replace('\n', "%0A")
        .replace('\r', "%0D")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_bag_are_refused() {
        let cases = [
            ("", PathFault::Empty),
            ("data/../x", PathFault::Climbs),
            ("..", PathFault::Climbs),
            ("data/..\\..\\x", PathFault::Climbs),
            ("data/.. /x", PathFault::Climbs),
            ("/etc/passwd", PathFault::Absolute),
            ("\\\\?\\C:\\x", PathFault::Absolute),
            ("\\\\server\\x", PathFault::Absolute),
            ("~/x", PathFault::Home),
            ("~root/x", PathFault::Home),
            ("~", PathFault::Home),
            ("C:\\x", PathFault::Drive),
            ("c:x", PathFault::Drive),
            ("data/C:\\x", PathFault::Drive),
            ("data/C:/x", PathFault::Drive),
            ("data/C:", PathFault::Drive),
            ("data/a\0b", PathFault::Nul),
            ("data//a", PathFault::EmptyName),
            ("data/./a", PathFault::EmptyName),
            ("data/", PathFault::EmptyName),
            ("./../a", PathFault::Climbs),
        ];
        for (text, fault) in cases {
            assert_eq!(parse_path(text), Err(fault), "{text:?}");
        }
        for name in ["~$note.docx", "~WRL0001.tmp", "data/~x"] {
            assert_eq!(check_contained(name), Ok(()), "{name}");
        }
        assert_eq!(parse_path(&"a".repeat(5000)), Err(PathFault::TooLong));
    }

    #[test]
    fn odd_paths_of_other_tools_are_read_and_told() {
        let cases: [(&str, &str, &[BagOddity]); 10] = [
            ("data/a b.txt", "data/a b.txt", &[]),
            ("data/a%0ab%0D%25.txt", "data/a\nb\r%.txt", &[]),
            ("data/%250A", "data/%0A", &[]),
            ("data/50%.txt", "data/50%.txt", &[BagOddity::BarePercent]),
            ("data/%ก", "data/%ก", &[BagOddity::BarePercent]),
            ("data\\a\\b", "data/a/b", &[BagOddity::BackSlashes]),
            ("data/a\\b", "data/a\\b", &[]),
            ("data/A: one.mp3", "data/A: one.mp3", &[]),
            (
                "data/2026-01-01T12:00.txt",
                "data/2026-01-01T12:00.txt",
                &[],
            ),
            ("./data/a", "data/a", &[BagOddity::LeadingDot]),
        ];
        for (text, path, oddities) in cases {
            let expected = Ok((path.to_owned(), oddities.to_vec()));
            assert_eq!(parse_path(text), expected, "{text}");
        }
    }

    #[test]
    fn encoded_paths_decode_to_themselves() {
        for path in ["data/a\nb\r%", "data/%0A", "data/คู่มือ.pdf"] {
            assert_eq!(parse_path(&percent_encoded(path)).unwrap().0, path);
        }
    }
}
