//! Names of files that run or make a computer run something, and names that hide this.
//!
//! Covers endings and disguises: all that a name shows without opening the file. Leaves out the
//! content (`sniff/`, `active/`) and whose file it is: a drive's own pages also end in `.html` and
//! `.js`, and the caller knows them from the manifest. Takes a name or path; returns an [`Active`].
//!
//! Source: Microsoft's lists of blocked attachments (Outlook) and of file types that run
//! (AssocIsDangerous), the file managers of Windows, macOS and Linux; freedesktop.org, "Desktop
//! Application Autostart Specification" (`autorun`, `autoopen`).

mod active;
mod endings;

pub use active::{Active, ActiveKind, Disguise};
pub(super) use endings::is_class_identifier;
pub use endings::{ACTIVE_ENDINGS, BUNDLE_ENDINGS, TRUSTED_ENDINGS, kind_of_ending};

use std::ops::RangeInclusive;

use super::ending::ending_of;

/// Judges the last part of a path by its name alone; `None` if it is not active.
pub fn classify_name(name: &str) -> Option<Active> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown = base.trim_end_matches(|letter| letter == '.' || is_blank(letter));
    let plain: String = shown
        .chars()
        .filter(|letter| !is_direction_control(*letter))
        .collect();
    let turned = base.chars().any(is_direction_control);
    let lower = plain.to_lowercase();
    // Word leaves such files (`~WRL0001.tmp`) after a crash; they do not run.
    if lower.starts_with('~') && ending_of(&lower).is_some_and(|ending| ending == "tmp") {
        return None;
    }
    if AUTORUN_NAMES.contains(&lower.as_str()) {
        let ending = ending_of(&lower).unwrap_or_default();
        return Some(Active {
            kind: ActiveKind::Autorun,
            ending,
            disguise: None,
        });
    }
    // `.bat` is an ending without a name: Windows does not show it, but runs the file.
    let ending = lower.rsplit_once('.').map(|(_, ending)| ending);
    let ending = ending.map(|ending| ending.trim_matches(is_blank).to_owned());
    let Some((ending, kind)) = ending.and_then(|ending| {
        let kind = kind_of_ending(&ending)?;
        Some((ending, kind))
    }) else {
        return turned.then(|| Active {
            kind: ActiveKind::Disguise,
            ending: String::new(),
            disguise: Some(Disguise::DirectionControl),
        });
    };
    let disguise = if turned {
        Some(Disguise::DirectionControl)
    } else if has_blanks_before_ending(&lower) {
        Some(Disguise::BlanksBeforeEnding)
    } else if shown.len() < base.len() {
        Some(Disguise::HiddenTail)
    } else {
        has_double_ending(&lower).then_some(Disguise::DoubleEnding)
    };
    Some(Active {
        kind,
        ending,
        disguise,
    })
}

/// Names that a computer looks for when a stick is plugged in, in lower case.
pub const AUTORUN_NAMES: [&str; 9] = [
    "autorun.inf",
    "autorun",
    ".autorun",
    "autorun.sh",
    "autoopen",
    ".autoopen",
    // Answer files of Windows setup, and the start script of the UEFI shell.
    "autounattend.xml",
    "unattend.xml",
    "startup.nsh",
];

/// As [`classify_name`], and also reports a program named after a folder beside it (`data.exe`
/// beside `data`), a trick of USB worms. `is_folder` receives a name in lower case.
pub fn classify_beside(name: &str, is_folder: impl FnOnce(String) -> bool) -> Option<Active> {
    let mut active = classify_name(name)?;
    let stem = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .trim_end()
        .to_lowercase();
    if active.disguise.is_none() && is_folder(stem) {
        active.disguise = Some(Disguise::NamedAfterFolder);
    }
    Some(active)
}

/// Judges the folders in a file's path. Worms hide files in a folder whose name is blank, ends in a
/// dot or a blank (Windows neither shows nor opens it), changes the writing direction, or ends in a
/// class identifier. A folder that macOS opens as a program is one, whatever it holds.
pub fn classify_folders(path: &str) -> Option<Active> {
    let (folders, _) = path.rsplit_once('/')?;
    let hides = |folder: &str| {
        // Paths beside the drive's own folder begin with `..`.
        if folder == ".." {
            return false;
        }
        folder.chars().all(is_blank)
            || folder.ends_with(['.', ' '])
            || folder.chars().any(is_direction_control)
            || ending_of(folder).is_some_and(|ending| endings::is_class_identifier(&ending))
    };
    if folders.split('/').any(hides) {
        return Some(Active {
            kind: ActiveKind::Disguise,
            ending: String::new(),
            disguise: Some(Disguise::HiddenFolder),
        });
    }
    let mut endings = folders.split('/').filter_map(ending_of);
    let ending = endings.find(|ending| endings::is_bundle(ending))?;
    Some(Active {
        kind: ActiveKind::Program,
        ending,
        disguise: None,
    })
}

/// Whether a trusted ending comes before the real one (`photo.jpg.exe`).
fn has_double_ending(lower: &str) -> bool {
    lower
        .rsplit_once('.')
        .and_then(|(stem, _)| ending_of(stem))
        .is_some_and(|inner| TRUSTED_ENDINGS.contains(&inner.trim_matches(is_blank)))
}

/// Whether blanks hide the ending: three in a row anywhere, or a single one beside the dot.
fn has_blanks_before_ending(lower: &str) -> bool {
    let Some((stem, ending)) = lower.rsplit_once('.') else {
        return false;
    };
    let trimmed = stem.trim_end_matches(is_blank);
    let blanks = stem.chars().count() - trimmed.chars().count();
    let run = stem
        .split(|letter| !is_blank(letter))
        .map(|run| run.chars().count())
        .max();
    blanks > 0 || run.unwrap_or(0) >= 3 || ending.starts_with(is_blank)
}

/// Characters that are drawn as nothing, though they are no white space.
pub const INVISIBLE: [char; 6] = [
    '\u{ad}', '\u{200b}', '\u{2060}', '\u{2800}', '\u{3164}', '\u{feff}',
];

/// Blanks of every width, and characters that are drawn as nothing.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || INVISIBLE.contains(&letter)
}

/// Controls of the writing direction (Unicode Standard Annex 9, explicit formatting).
pub const DIRECTION_CONTROLS: [RangeInclusive<char>; 4] = [
    '\u{61c}'..='\u{61c}',
    '\u{200e}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2066}'..='\u{2069}',
];

fn is_direction_control(letter: char) -> bool {
    DIRECTION_CONTROLS
        .iter()
        .any(|range| range.contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_that_run_are_named_and_others_are_not() {
        let table = [
            ("setup.exe", Some(ActiveKind::Program)),
            ("SETUP.EXE", Some(ActiveKind::Program)),
            ("video/run.bat", Some(ActiveKind::Script)),
            ("a.ps1", Some(ActiveKind::Script)),
            ("jquery.min.js", Some(ActiveKind::Script)),
            ("Drive.lnk", Some(ActiveKind::Shortcut)),
            ("AutoRun.inf", Some(ActiveKind::Autorun)),
            ("AutoUnattend.xml", Some(ActiveKind::Autorun)),
            ("startup.nsh", Some(ActiveKind::Autorun)),
            ("setup.nsh", Some(ActiveKind::Script)),
            ("x\\autorun", Some(ActiveKind::Autorun)),
            ("autorun", Some(ActiveKind::Autorun)),
            ("printer.inf", Some(ActiveKind::Settings)),
            ("index.html", Some(ActiveKind::Page)),
            ("guide.docm", Some(ActiveKind::Macros)),
            ("disc.iso", Some(ActiveKind::DiskImage)),
            (
                "x.{20D04FE0-3AEA-1069-A2D8-08002B30309D}",
                Some(ActiveKind::Shortcut),
            ),
            ("film.mp4", None),
            ("guide.pdf", None),
            ("ใบปลิว.pdf", None),
            ("README", None),
            (".bat", Some(ActiveKind::Script)),
            ("\u{a0}.lnk", Some(ActiveKind::Shortcut)),
            (".gitignore", None),
            ("a.tar.gz", None),
            ("table.csv", None),
            ("กกก", None),
        ];
        for (name, expected) in table {
            assert_eq!(
                classify_name(name).map(|active| active.kind),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn disguises_are_named() {
        let table = [
            ("photo.jpg.exe", Disguise::DoubleEnding),
            ("ภาพ.JPG.scr", Disguise::DoubleEnding),
            ("photo\u{202e}gpj.exe", Disguise::DirectionControl),
            (
                "photo.jpg                 .exe",
                Disguise::BlanksBeforeEnding,
            ),
            (
                "photo.jpg\u{a0}\u{a0}\u{a0}x.exe",
                Disguise::BlanksBeforeEnding,
            ),
            ("photo.exe. .", Disguise::HiddenTail),
        ];
        for (name, expected) in table {
            let active = classify_name(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(active.disguise, Some(expected), "{name}");
        }
        let hidden = classify_name("harmless\u{202e}fdp.txt").unwrap();
        assert_eq!(hidden.kind, ActiveKind::Disguise);
        assert_eq!(classify_name("jquery.min.js").unwrap().disguise, None);
    }

    #[test]
    fn folders_that_hide_are_known() {
        for path in [
            "\u{a0}/photo.jpg",
            "photos/ \u{3164}/photo.jpg",
            "a./photo.jpg",
            "a /b/photo.jpg",
            "a\u{202e}b/photo.jpg",
            "x.{20D04FE0-3AEA-1069-A2D8-08002B30309D}/photo.jpg",
        ] {
            let active = classify_folders(path).unwrap_or_else(|| panic!("{path:?}"));
            assert_eq!(active.disguise, Some(Disguise::HiddenFolder), "{path:?}");
        }
        for path in ["Photos.APP/Contents/Info.plist", "a/x.workflow/document"] {
            let active = classify_folders(path).unwrap_or_else(|| panic!("{path:?}"));
            assert_eq!((active.kind, active.disguise), (ActiveKind::Program, None));
        }
        for path in [
            "photo.jpg",
            ".",
            "my photos/2026/1.jpg",
            ".hidden/1.jpg",
            "ภาพ/ก.jpg",
            "x.{{0D04FE0-3AEA-1069-A2D8-08002B30309D}/photo.jpg",
        ] {
            assert_eq!(classify_folders(path), None, "{path:?}");
        }
    }

    #[test]
    fn a_program_named_after_a_folder_is_a_disguise() {
        let folders = ["data", "รูปภาพ"];
        let named = |name: &str| {
            let active = classify_beside(name, |stem| folders.contains(&stem.as_str()));
            active.and_then(|active| active.disguise)
        };
        assert_eq!(named("DATA.exe"), Some(Disguise::NamedAfterFolder));
        assert_eq!(named("รูปภาพ.lnk"), Some(Disguise::NamedAfterFolder));
        assert_eq!(named("other.exe"), None);
        assert_eq!(named("data.pdf"), None);
    }
}
