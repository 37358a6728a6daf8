//! Files that desktops, office programs and operating systems leave behind.
//!
//! Covers two questions by name alone: is this a leftover that no kit wants ([`leftover`]), and is
//! it a file that an operating system put on a stick by itself ([`system_file`]). Leaves out
//! files that stand for others (`placeholder.rs`). A program stays a program wherever it lies.

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
    /// A download that did not end.
    HalfDownloaded,
    /// Version control.
    VersionControl,
    /// State of a program that keeps folders in step.
    Sync,
}

/// Judges one part of a path, a file's or a folder's name.
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

/// Whose file it is that lies on a stick without anybody having put it there.
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

/// Folders at the root of a stick, lower case, and whose they are.
const ROOT_FOLDERS: &[(&str, OperatingSystem)] = &[
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

/// Whose file `path` is (relative to the stick's root, parts divided by `/`), if an operating
/// system makes such files by itself. A program is never one, wherever it hides.
pub fn system_file(path: &str) -> Option<OperatingSystem> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lower = name.to_lowercase();
    let by_name = system_name(&lower);
    // Passing files (`.tmp`) run nothing, and systems keep theirs in their own folders.
    let active = classify_name(name).filter(|a| a.ending != "tmp" || a.disguise.is_some());
    if by_name.is_none() && active.is_some() {
        return None;
    }
    // A file that is only called like such a folder is nobody's.
    let root = path.split_once('/').map_or("", |(root, _)| root);
    let root = root.to_lowercase();
    by_name
        .or_else(|| {
            ROOT_FOLDERS
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
    // Only by the folder, not by what such a name could mean for a file.
    system_file(&format!("{path}/x")).is_some()
}

/// Names that appear in any folder.
fn system_name(lower: &str) -> Option<OperatingSystem> {
    match lower {
        "thumbs.db" | "ehthumbs.db" | "ehthumbs_vista.db" | "desktop.ini" => {
            Some(OperatingSystem::Windows)
        }
        ".ds_store"
        | ".localized"
        | "icon\r"
        | ".volumeicon.icns"
        | ".apdisk"
        | ".metadata_never_index"
        | ".com.apple.timemachine.donotpresent" => Some(OperatingSystem::MacOs),
        ".directory" | ".xdg-volume-info" | ".hidden" => Some(OperatingSystem::Linux),
        ".nomedia" => Some(OperatingSystem::Android),
        // The shadow that macOS keeps beside a file on FAT; its content is no program even if
        // the file it belongs to was one.
        _ if lower.starts_with("._") => Some(OperatingSystem::MacOs),
        _ => None,
    }
}

/// `FOUND.000` to `FOUND.999`, where a disk check puts what it found.
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
