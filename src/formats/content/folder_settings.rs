//! Folder settings for file managers: `desktop.ini`, `.directory`, `.xdg-volume-info`, `.hidden`.
//!
//! Covers what such a file can do beyond setting an icon: load something from a network (which
//! reveals the viewer to that network), open the folder as something else, show files under other
//! names, start a program. Leaves out which system wrote it (`leftover.rs`) and which names are on
//! the drive.
//!
//! Sources: Microsoft, "How to Customize Folders with Desktop.ini"; freedesktop.org, "Desktop Entry
//! Specification"; the file managers of GNOME and KDE.

use super::program::is_class_identifier;
use super::sniff::SNIFF_BYTES;
use crate::formats::text::{Encoding, recognise};
use crate::words::{Message, ToMessage, messages};

/// What such a file does beyond setting the folder's look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActiveSetting {
    /// Loads an icon or a text from the network.
    Network(String),
    /// Opens the folder as a part of the system, by a class identifier, or as a page.
    Class(String),
    /// Shows a file or its folder under another name.
    OtherName(String),
    /// Starts a program or opens a link.
    Starts(String),
    /// Too long for such a file, or not text, so its effect cannot be checked.
    Unreadable,
}

messages! {
    /// What such a file does, with the line that does it.
    enum SettingText {
        Network { line: String } = "content.setting:network",
        Class { line: String } = "content.setting:class",
        OtherName { line: String } = "content.setting:other-name",
        Starts { line: String } = "content.setting:starts",
        Unreadable = "content.setting:unreadable",
    }
}

impl ToMessage for ActiveSetting {
    fn message(&self) -> Message {
        let said = match self.clone() {
            Self::Network(line) => SettingText::Network { line },
            Self::Class(line) => SettingText::Class { line },
            Self::OtherName(line) => SettingText::OtherName { line },
            Self::Starts(line) => SettingText::Starts { line },
            Self::Unreadable => SettingText::Unreadable,
        };
        said.message()
    }
}

/// Judges the file `path` of the drive by its first bytes, at most [`SNIFF_BYTES`]. `None` if it
/// only sets how the folder looks, and for files of other names.
pub fn active_setting(path: &str, first: &[u8]) -> Option<ActiveSetting> {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let judge = match name.as_str() {
        "desktop.ini" => of_windows,
        ".directory" | ".xdg-volume-info" => of_linux,
        _ => return None,
    };
    if first.is_empty() {
        return None;
    }
    if first.len() >= SNIFF_BYTES {
        return Some(ActiveSetting::Unreadable);
    }
    let Some(text) = text_of(first) else {
        return Some(ActiveSetting::Unreadable);
    };
    let is_waste = path.split('/').next().is_some_and(is_waste_basket);
    let mut section = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[') {
            let name = name.split(']').next().unwrap_or_default();
            section = name.trim().to_lowercase();
            if section == "extshellfolderviews" {
                return Some(ActiveSetting::Class(shortened(line)));
            }
        } else if let Some((key, value)) = line.split_once('=')
            && !line.starts_with([';', '#'])
        {
            let entry = SettingLine {
                section: &section,
                key: key.trim(),
                value: value.trim().trim_matches(['"', '\'']).trim(),
                is_waste,
            };
            if let Some(make) = judge(&entry) {
                return Some(make(shortened(line)));
            }
        }
    }
    None
}

/// Letters of a line that are reported; a crafted line may be as long as the file (tuning).
const LINE_LETTERS: usize = 120;

fn shortened(line: &str) -> String {
    match line.char_indices().nth(LINE_LETTERS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// The file names that a `.hidden` file hides in file managers.
pub fn hidden_names(first: &[u8]) -> Vec<String> {
    let text = text_of(first).unwrap_or_default();
    let lines = text.lines().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// Bytes as text; `None` if they are binary. Text that is not Unicode is decoded byte by byte,
/// because keys and paths are ASCII.
fn text_of(bytes: &[u8]) -> Option<String> {
    match recognise(bytes) {
        Encoding::Binary => None,
        Encoding::OtherOneByte => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        encoding => {
            let plain = || String::from_utf8_lossy(bytes).into_owned();
            Some(encoding.decode(bytes).unwrap_or_else(|_| plain()))
        }
    }
}

fn is_waste_basket(folder: &str) -> bool {
    let folder = folder.to_lowercase();
    ["$recycle.bin", "recycler", "recycled"].contains(&folder.as_str())
}

/// A line of such a file.
struct SettingLine<'a> {
    section: &'a str,
    key: &'a str,
    value: &'a str,
    is_waste: bool,
}

type SettingFault = Option<fn(String) -> ActiveSetting>;

/// The class of the Windows recycle bin, which Windows writes into the bin's own folders.
const WASTE_BASKET: &str = "{645ff040-5081-101b-9f08-00aa002f954e}";

fn of_windows(entry: &SettingLine<'_>) -> SettingFault {
    let key = entry.key.to_lowercase();
    let value = entry.value.to_lowercase();
    // An info tip is only displayed, unless it comes from a library (`@`).
    let is_text = key == "infotip" && !value.starts_with('@');
    if !is_text && is_on_network(&value) {
        return Some(ActiveSetting::Network);
    }
    if entry.section == "localizedfilenames" {
        return (!is_of_the_system(&value)).then_some(ActiveSetting::OtherName);
    }
    if key == "localizedresourcename" && !is_of_the_system(&value) {
        return (!value.is_empty()).then_some(ActiveSetting::OtherName);
    }
    let is_view = ["viewstate", "deleteoncopy"].contains(&entry.section);
    let names_class = value.contains("::{") || value.starts_with("shell:") || {
        let classes = value.split('{').skip(1).filter_map(|rest| rest.get(..37));
        classes
            .map(|rest| format!("{{{rest}"))
            .any(|class| is_class_identifier(&class))
    };
    let is_own = entry.is_waste && key == "clsid" && value == WASTE_BASKET;
    let is_class = ["clsid", "clsid2", "uiclsid", "persistmoniker"].contains(&key.as_str());
    let is_class = is_class && !value.is_empty() || names_class && !is_view;
    (is_class && !is_own).then_some(ActiveSetting::Class)
}

fn of_linux(entry: &SettingLine<'_>) -> SettingFault {
    let key = entry.key.split('[').next().unwrap_or_default().trim();
    let key = key.to_lowercase();
    let value = entry.value.to_lowercase();
    let is_start = key == "url" || key.ends_with("exec") || key == "actions";
    let is_other_type = key == "type" && !["directory", ""].contains(&value.as_str());
    if is_start || is_other_type {
        return Some(ActiveSetting::Starts);
    }
    let is_picture = key.contains("icon") || key.contains("image") || key.contains("background");
    let is_local = value.starts_with("file:///");
    (is_picture && !is_local && is_on_network(&value)).then_some(ActiveSetting::Network)
}

/// `\\server\share`, `//server`, `http://…`, or a variable that expands to such a path.
fn is_on_network(value: &str) -> bool {
    let variables = ["%logonserver%", "%homeshare%", "%userdnsdomain%"];
    let begins = |part: &str| {
        let part = part.trim_start_matches(['@', '"', '\'', ' ', '\t']);
        let mut start = part.chars();
        let slashes = [start.next(), start.next()];
        let is_share = slashes.iter().all(|c| matches!(c, Some('\\' | '/')));
        // Windows' prefix for any path, including one on a network share.
        is_share || part.starts_with(r"\??\")
    };
    value.contains("://")
        || value.split([',', ';', '|']).any(begins)
        || variables.iter().any(|variable| value.contains(variable))
}

/// A text from one of Windows' own libraries: `@%SystemRoot%\system32\shell32.dll,-21770`.
fn is_of_the_system(value: &str) -> bool {
    let Some(library) = value.strip_prefix('@') else {
        return false;
    };
    let is_bare = !library.contains(['\\', '/', ':']);
    let roots = [
        "%systemroot%\\",
        "%windir%\\",
        "%programfiles%\\",
        "%commonprogramfiles%\\",
    ];
    let is_below = |root: &&str| library.starts_with(root) && !library.contains("..");
    is_bare || roots.iter().any(is_below) || is_below(&"c:\\windows\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect()
    }

    #[test]
    fn how_a_folder_looks_is_nobodys_harm() {
        for (path, text) in [
            ("desktop.ini", ""),
            (
                "desktop.ini",
                "[.ShellClassInfo]\r\nIconResource=C:\\Windows\\System32\\SHELL32.dll,4\r\n\
                 [ViewState]\r\nMode=\r\nVid={137E7700-3573-11CF-AE69-08002B2E1262}\r\n\
                 FolderType=Pictures\r\n",
            ),
            (
                "photos/Desktop.ini",
                "[.ShellClassInfo]\r\nConfirmFileOp=0\r\nIconFile=folder.ico\r\nIconIndex=0\r\n\
                 InfoTip=See http://example.org\r\n",
            ),
            (
                "$RECYCLE.BIN/S-1-5-21/desktop.ini",
                "[.ShellClassInfo]\r\nCLSID={645FF040-5081-101B-9F08-00AA002F954E}\r\n\
                 LocalizedResourceName=@%SystemRoot%\\system32\\shell32.dll,-8964\r\n",
            ),
            (
                "desktop.ini",
                "[LocalizedFileNames]\r\nSample.jpg=@%SystemRoot%\\system32\\shell32.dll,-1\r\n",
            ),
            (
                ".directory",
                "[Desktop Entry]\nIcon=folder-red\nName=ภาพ\n[Dolphin]\nTimestamp=1\n",
            ),
            (
                ".xdg-volume-info",
                "[Volume Info]\nName=Stick\nIconFile=.icon.png\n",
            ),
            (
                "notes.ini",
                "[.ShellClassInfo]\nCLSID={645FF040-5081-101B-9F08-00AA002F954E}\n",
            ),
        ] {
            assert_eq!(active_setting(path, text.as_bytes()), None, "{path} {text}");
            if !text.is_empty() {
                assert_eq!(active_setting(path, &wide(text)), None, "{path} {text}");
            }
        }
    }

    type Make = fn(String) -> ActiveSetting;

    const DOES_MORE: [(&str, &str, Make); 18] = [
        (
            "desktop.ini",
            "IconFile=\\??\\UNC\\server\\x\\a.ico",
            ActiveSetting::Network,
        ),
        (
            "desktop.ini",
            "IconResource=\\\\10.0.0.1\\x\\a.ico,0",
            ActiveSetting::Network,
        ),
        (
            "desktop.ini",
            "IconFile=http://x.example/a.ico",
            ActiveSetting::Network,
        ),
        ("desktop.ini", "IconFile=//x/a.ico", ActiveSetting::Network),
        (
            "desktop.ini",
            "InfoTip=@\\\\x\\a.dll,-1",
            ActiveSetting::Network,
        ),
        (
            "desktop.ini",
            "Logo=%LOGONSERVER%\\x\\a.png",
            ActiveSetting::Network,
        ),
        (
            "desktop.ini",
            "CLSID={20D04FE0-3AEA-1069-A2D8-08002B30309D}",
            ActiveSetting::Class,
        ),
        (
            "desktop.ini",
            "CLSID={645FF040-5081-101B-9F08-00AA002F954E}",
            ActiveSetting::Class,
        ),
        (
            "desktop.ini",
            "uiclsid = {20D04FE0-3AEA-1069-A2D8-08002B30309D}",
            ActiveSetting::Class,
        ),
        (
            "desktop.ini",
            "Target=::{20D04FE0-3AEA-1069-A2D8-08002B30309D}",
            ActiveSetting::Class,
        ),
        (
            "desktop.ini",
            "PersistMoniker=file://folder.htt",
            ActiveSetting::Network,
        ),
        (
            "desktop.ini",
            "PersistMoniker=folder.htt",
            ActiveSetting::Class,
        ),
        (
            "desktop.ini",
            "LocalizedResourceName=data",
            ActiveSetting::OtherName,
        ),
        (
            "desktop.ini",
            "LocalizedResourceName=@.\\a.dll,-1",
            ActiveSetting::OtherName,
        ),
        (".directory", "Exec=sh x", ActiveSetting::Starts),
        (".directory", "Type=Application", ActiveSetting::Starts),
        (".directory", "Icon=http://x/a.png", ActiveSetting::Network),
        (
            ".xdg-volume-info",
            "IconFile=//x/a.png",
            ActiveSetting::Network,
        ),
    ];

    #[test]
    fn settings_that_do_more_are_told() {
        for (name, line, make) in DOES_MORE {
            let text = format!("; how it looks\r\n[.ShellClassInfo]\r\n{line}\r\n");
            let expected = Some(make(line.to_owned()));
            assert_eq!(active_setting(name, text.as_bytes()), expected, "{line}");
            assert_eq!(active_setting(name, &wide(&text)), expected, "{line}");
        }
        let names = "[LocalizedFileNames]\r\nevil.jpg=START-HERE.html\r\n";
        let told = active_setting("data/desktop.ini", names.as_bytes());
        assert!(
            matches!(told, Some(ActiveSetting::OtherName(_))),
            "{told:?}"
        );
        let long = vec![b'\n'; SNIFF_BYTES];
        assert_eq!(
            active_setting("desktop.ini", &long),
            Some(ActiveSetting::Unreadable)
        );
        assert_eq!(hidden_names(b"a.txt\r\n\nb c\n"), ["a.txt", "b c"]);
    }
}
