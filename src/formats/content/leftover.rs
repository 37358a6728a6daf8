//! Files that desktops, office programs and operating systems leave behind.
//!
//! Covers two questions, by name alone: whether a file is a leftover that no kit wants
//! ([`leftover`]), and whether an operating system made it on a stick by itself ([`system_file`]).
//! Leaves out placeholders for remote files (`placeholder.rs`). A program counts as a program
//! wherever it lies.

use super::program::classify_name;

/// What left a file behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leftover {
    /// macOS: view settings, resource forks, custom icons.
    MacDesktop,
    /// Windows: small previews.
    WindowsPreviews,
    /// Windows: how a folder looks.
    WindowsFolder,
    /// Linux: how a folder looks, previews, waste baskets.
    LinuxDesktop,
    /// An office program has, or had, the document open.
    OfficeLock,
    /// A program's temporary file.
    Temporary,
    /// A copy kept by an editor.
    Backup,
    /// An editor's open file.
    EditorSwap,
    /// An unfinished download.
    HalfDownloaded,
    /// Version control.
    VersionControl,
    /// State of a program that synchronises folders.
    Sync,
}

/// Judges one part of a path: the name of a file or folder.
pub fn leftover(name: &str) -> Option<Leftover> {
    let lower = name.to_lowercase();
    exact(&lower).or_else(|| by_shape(name, &lower))
}

fn exact(lower: &str) -> Option<Leftover> {
    Some(match lower {
        ".ds_store"
        | ".localized"
        | "icon\r"
        | "__macosx"
        | ".appledouble"
        | ".spotlight-v100"
        | ".trashes"
        | ".fseventsd"
        | ".temporaryitems"
        | ".documentrevisions-v100"
        | ".volumeicon.icns"
        | ".apdisk"
        | ".metadata_never_index" => Leftover::MacDesktop,
        "thumbs.db" | "ehthumbs.db" | "ehthumbs_vista.db" => Leftover::WindowsPreviews,
        "desktop.ini"
        | "folder.htt"
        | "$recycle.bin"
        | "system volume information"
        | "recycler" => Leftover::WindowsFolder,
        ".directory" | ".thumbnails" | ".xvpics" | ".hidden" => Leftover::LinuxDesktop,
        ".git" | ".gitignore" | ".gitattributes" | ".gitmodules" | ".gitkeep" | ".svn" | ".hg"
        | ".hgignore" | ".bzr" | ".cvsignore" => Leftover::VersionControl,
        ".dropbox"
        | ".dropbox.attr"
        | ".dropbox.cache"
        | ".stfolder"
        | ".stignore"
        | ".stversions"
        | ".sync"
        | ".syncignore"
        | ".syncid"
        | ".owncloudsync.log"
        | ".synologyworkingdirectory"
        | "@eadir"
        | ".tmp.drivedownload"
        | ".tmp.driveupload" => Leftover::Sync,
        _ => return None,
    })
}

fn by_shape(name: &str, lower: &str) -> Option<Leftover> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let starts = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    if starts(&["._"]) {
        Some(Leftover::MacDesktop)
    } else if starts(&["~$", ".~lock."]) || (name.starts_with(".~") && ends(&["#"])) {
        Some(Leftover::OfficeLock)
    } else if starts(&[".trash-", ".nfs", ".fuse_hidden"]) {
        Some(Leftover::LinuxDesktop)
    } else if ends(&[
        ".crdownload",
        ".part",
        ".partial",
        ".download",
        ".opdownload",
        ".!ut",
        ".aria2",
    ]) || starts(&[".com.google.chrome."])
    {
        Some(Leftover::HalfDownloaded)
    } else if ends(&[".swp", ".swo", ".swx"]) || (name.starts_with(".#")) || is_emacs_save(name) {
        Some(Leftover::EditorSwap)
    } else if ends(&["~", ".bak", ".old", ".orig", ".wbk", ".xlk", ".rej"]) {
        Some(Leftover::Backup)
    } else if ends(&[".tmp", ".temp", ".laccdb", ".ldb"])
        || starts(&["~wrl", "~df", ".goutputstream-"])
    {
        Some(Leftover::Temporary)
    } else if starts(&[".sync_", ".syncthing.", ".~sync", ".dropbox", "._sync_"])
        || ends(&[".!sync"])
    {
        Some(Leftover::Sync)
    } else {
        None
    }
}

/// `#name#`.
fn is_emacs_save(name: &str) -> bool {
    name.len() > 2 && name.starts_with('#') && name.ends_with('#')
}

/// The operating system that makes a file on a stick by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OperatingSystem {
    /// Windows.
    Windows,
    /// macOS.
    MacOs,
    /// A Linux desktop.
    Linux,
    /// Android.
    Android,
}

/// Folders at the root of a stick, in lower case, with the system that makes them.
pub const SYSTEM_FOLDERS: &[(&str, OperatingSystem)] = &[
    ("system volume information", OperatingSystem::Windows),
    ("$recycle.bin", OperatingSystem::Windows),
    ("recycler", OperatingSystem::Windows),
    ("recycled", OperatingSystem::Windows),
    ("msdownld.tmp", OperatingSystem::Windows),
    (".spotlight-v100", OperatingSystem::MacOs),
    (".trashes", OperatingSystem::MacOs),
    (".fseventsd", OperatingSystem::MacOs),
    (".temporaryitems", OperatingSystem::MacOs),
    (".documentrevisions-v100", OperatingSystem::MacOs),
    (".pkinstallsandboxmanager", OperatingSystem::MacOs),
    ("lost+found", OperatingSystem::Linux),
    ("lost.dir", OperatingSystem::Android),
    ("android", OperatingSystem::Android),
    (".android_secure", OperatingSystem::Android),
];

/// System files that appear in any folder, in lower case, with the system that makes them.
pub const SYSTEM_NAMES: &[(&str, OperatingSystem)] = &[
    ("thumbs.db", OperatingSystem::Windows),
    ("ehthumbs.db", OperatingSystem::Windows),
    ("ehthumbs_vista.db", OperatingSystem::Windows),
    ("desktop.ini", OperatingSystem::Windows),
    (".ds_store", OperatingSystem::MacOs),
    (".localized", OperatingSystem::MacOs),
    ("icon\r", OperatingSystem::MacOs),
    (".volumeicon.icns", OperatingSystem::MacOs),
    (".apdisk", OperatingSystem::MacOs),
    (".metadata_never_index", OperatingSystem::MacOs),
    (
        ".com.apple.timemachine.donotpresent",
        OperatingSystem::MacOs,
    ),
    (".directory", OperatingSystem::Linux),
    (".xdg-volume-info", OperatingSystem::Linux),
    (".hidden", OperatingSystem::Linux),
    (".nomedia", OperatingSystem::Android),
];

/// The operating system that makes `path` by itself; `None` for other files, and for programs
/// wherever they lie. `path` is relative to the stick's root, with `/` between its parts.
pub fn system_file(path: &str) -> Option<OperatingSystem> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lower = name.to_lowercase();
    let by_name = system_name(&lower);
    // Temporary files (`.tmp`) do not run, and systems keep theirs in their own folders.
    let active = classify_name(name).filter(|a| a.ending != "tmp" || a.disguise.is_some());
    if by_name.is_none() && active.is_some() {
        return None;
    }
    // Only a folder counts here, not a file with the folder's name.
    let root = path.split_once('/').map_or("", |(root, _)| root);
    let root = root.to_lowercase();
    by_name
        .or_else(|| {
            SYSTEM_FOLDERS
                .iter()
                .find(|(folder, _)| *folder == root)
                .map(|(_, os)| *os)
        })
        .or_else(|| {
            root.starts_with(".trash-")
                .then_some(OperatingSystem::Linux)
        })
        .or_else(|| is_found_folder(&root).then_some(OperatingSystem::Windows))
        .or_else(|| {
            let parts = path
                .split('/')
                .any(|part| part.eq_ignore_ascii_case(".thumbnails"));
            parts.then_some(OperatingSystem::Android)
        })
}

/// Whether `path` (relative to the stick's root) is a folder that an operating system makes for
/// itself, or lies in one.
pub fn is_system_folder(path: &str) -> bool {
    // Asks about a file inside, so that only the folder counts, not its name as a file.
    system_file(&format!("{path}/x")).is_some()
}

fn system_name(lower: &str) -> Option<OperatingSystem> {
    let named = SYSTEM_NAMES.iter().find(|(name, _)| *name == lower);
    // The AppleDouble file that macOS keeps beside a file on FAT; it is not a program, even if the
    // other file is.
    let is_twin = || lower.starts_with("._").then_some(OperatingSystem::MacOs);
    named.map(|(_, os)| *os).or_else(is_twin)
}

/// `FOUND.000` to `FOUND.999`, where a disk check puts recovered files.
fn is_found_folder(root: &str) -> bool {
    root.strip_prefix("found.")
        .is_some_and(|number| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_desktops_are_known() {
        let table = [
            (".DS_Store", Some(Leftover::MacDesktop)),
            ("._film.mp4", Some(Leftover::MacDesktop)),
            ("Thumbs.db", Some(Leftover::WindowsPreviews)),
            ("desktop.ini", Some(Leftover::WindowsFolder)),
            ("~$guide.docx", Some(Leftover::OfficeLock)),
            (".~lock.guide.odt#", Some(Leftover::OfficeLock)),
            ("x.tmp", Some(Leftover::Temporary)),
            ("notes.md~", Some(Leftover::Backup)),
            ("a.bak", Some(Leftover::Backup)),
            (".a.md.swp", Some(Leftover::EditorSwap)),
            ("film.mp4.crdownload", Some(Leftover::HalfDownloaded)),
            ("film.mp4.part", Some(Leftover::HalfDownloaded)),
            (".git", Some(Leftover::VersionControl)),
            (".dropbox.cache", Some(Leftover::Sync)),
            ("film.mp4", None),
            ("party.pdf", None),
            ("temple.jpg", None),
            ("Unconfirmed reports.pdf", None),
        ];
        for (name, expected) in table {
            assert_eq!(leftover(name), expected, "{name}");
        }
    }

    #[test]
    fn system_files_are_known_and_programs_among_them_are_not_excused() {
        let table = [
            (
                "System Volume Information/WPSettings.dat",
                Some(OperatingSystem::Windows),
            ),
            (
                "System Volume Information/IndexerVolumeGuid",
                Some(OperatingSystem::Windows),
            ),
            (
                "$RECYCLE.BIN/S-1-5-21/desktop.ini",
                Some(OperatingSystem::Windows),
            ),
            (".Spotlight-V100/Store-V2/x", Some(OperatingSystem::MacOs)),
            ("data/video/._film.mp4", Some(OperatingSystem::MacOs)),
            ("data/.DS_Store", Some(OperatingSystem::MacOs)),
            (".Trash-1000/files/a.jpg", Some(OperatingSystem::Linux)),
            ("LOST.DIR/12", Some(OperatingSystem::Android)),
            ("Android/data/x", Some(OperatingSystem::Android)),
            ("FOUND.000/FILE0000.CHK", Some(OperatingSystem::Windows)),
            ("System Volume Information/update.exe", None),
            ("$RECYCLE.BIN/S-1-5-21/$R1.lnk", None),
            ("data/Android/x", None),
            ("Android", None),
            (".Trash-1000", None),
            ("photos/a.jpg", None),
        ];
        for (path, expected) in table {
            assert_eq!(system_file(path), expected, "{path}");
        }
    }
}
