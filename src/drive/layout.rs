//! Names that every drive has, and what a file's name reveals about it.

use super::code::{Recipient, Release};

/// The folder of all files in the payload manifest.
pub const PAYLOAD_FOLDER: &str = "data/";
/// Films, with their captions.
pub const FILMS_FOLDER: &str = "data/video/";
/// The pages that are common to all drives.
pub const SITE_FOLDER: &str = "data/site/";
/// The pages of the district.
pub const DISTRICT_FOLDER: &str = "data/district/";
/// The district's data as a script, for the check page.
pub const DISTRICT_SCRIPT: &str = "data/district/district.js";
/// The district's page.
pub const DISTRICT_PAGE: &str = "data/district/index.html";
/// The page that people open first.
pub const START_PATH: &str = "START-HERE.html";

/// The lists of earlier releases, each in a folder with the release's number. An update puts them
/// there, so that files which it cannot take away are known.
pub const EARLIER_FOLDER: &str = "earlier-releases/";
/// A note in the root of a stick that is not filled to the end.
pub const UNFINISHED_PATH: &str = "UNFINISHED.txt";

const UPDATE_NOTE_START: &str = "UPDATE-";
const UPDATE_NOTE_END: &str = ".txt";

/// The name of an update's note: `UPDATE-2026.2.txt`.
pub fn update_note(release: Release) -> String {
    format!("{UPDATE_NOTE_START}{release}{UPDATE_NOTE_END}")
}

/// Whether `path` is the name of an update's note.
pub fn is_update_note(path: &str) -> bool {
    let release = path.strip_prefix(UPDATE_NOTE_START);
    let release = release.and_then(|rest| rest.strip_suffix(UPDATE_NOTE_END));
    release.is_some_and(|release| release.parse::<Release>().is_ok())
}

const DISTRICT_TEXT_START: &str = "DISTRICT-";
const DISTRICT_TEXT_END: &str = ".txt";

/// The name of the district's note beside [`START_PATH`]: `DISTRICT-8101.txt`. The master's has as
/// many zeros as the table's codes have digits.
pub fn district_text(recipient: &Recipient, digits: usize) -> String {
    match recipient {
        Recipient::Master => format!(
            "{DISTRICT_TEXT_START}{}{DISTRICT_TEXT_END}",
            "0".repeat(digits)
        ),
        Recipient::District(code) => format!("{DISTRICT_TEXT_START}{code}{DISTRICT_TEXT_END}"),
    }
}

/// The code in the name of a district's note, in any case: `8101` in `district-8101.TXT`. It may
/// not be a valid code. `None` for other names and for paths with a folder.
pub fn code_in_district_text(name: &str) -> Option<&str> {
    let (start, rest) = name.split_at_checked(DISTRICT_TEXT_START.len())?;
    let (code, end) = rest.split_at_checked(rest.len().checked_sub(DISTRICT_TEXT_END.len())?)?;
    let is_note = start.eq_ignore_ascii_case(DISTRICT_TEXT_START)
        && end.eq_ignore_ascii_case(DISTRICT_TEXT_END)
        && !code.contains('/');
    is_note.then_some(code)
}

/// Whether a file belongs to a district: its pages and its note.
pub fn is_of_district(path: &str) -> bool {
    path.starts_with(DISTRICT_FOLDER) || code_in_district_text(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_districts_note_is_known_by_its_name_in_any_case() {
        let code = Recipient::District("8101".parse().unwrap());
        assert_eq!(
            code_in_district_text(&district_text(&code, 4)),
            Some("8101")
        );
        assert_eq!(district_text(&Recipient::Master, 4), "DISTRICT-0000.txt");
        assert_eq!(code_in_district_text("district-8101.TXT"), Some("8101"));
        for other in [
            "DISTRICT-.tx",
            "district",
            "x/DISTRICT-1.txt",
            "DISTRICT-a/b.txt",
            "อำเภอ",
        ] {
            assert_eq!(code_in_district_text(other), None, "{other}");
        }
    }
}
