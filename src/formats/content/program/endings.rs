//! The endings of files that run, sorted by what they do.
//!
//! Contains every ending of Microsoft's list "Blocked attachments in Outlook" and the further ones
//! that Exchange blocks (`Set-OwaMailboxPolicy`, BlockedFileTypes), except `.xml`: browsers show
//! only some XML as a page, so its content decides. Also contains what the file managers of
//! Windows, macOS and Linux start, install, or open in a program that runs the file's contents.

use super::active::ActiveKind;

const PROGRAMS: &[&str] = &[
    "exe",
    "com",
    "scr",
    "pif",
    "cpl",
    "dll",
    "sys",
    "drv",
    "ocx",
    "msi",
    "msp",
    "mst",
    "msix",
    "msixbundle",
    "appx",
    "appxbundle",
    "appinstaller",
    "application",
    "gadget",
    "jar",
    "jnlp",
    "class",
    "dex",
    "apk",
    "aab",
    "xapk",
    "ipa",
    "app",
    "pkg",
    "mpkg",
    "dmg",
    "deb",
    "rpm",
    "snap",
    "flatpakref",
    "appimage",
    "run",
    "bin",
    "elf",
    "out",
    "so",
    "dylib",
    "kext",
    "efi",
    "wasm",
    "swf",
    "xll",
    "chm",
    "hlp",
    "crx",
    "xpi",
    "air",
    "vsix",
    "vxd",
    "ax",
    "fon",
    "msu",
    "cab",
    "bgi",
    "fxp",
    "prg",
    "xbap",
    "its",
    "plg",
    "ops",
    "osd",
    "vsw",
    "flatpak",
    "flatpakrepo",
    "osax",
    "xip",
    "tmp",
];

const SCRIPTS: &[&str] = &[
    "bat",
    "cmd",
    "btm",
    "nsh",
    "ps1",
    "ps1xml",
    "ps2",
    "psm1",
    "psd1",
    "psc1",
    "cdxml",
    "vb",
    "vbs",
    "vbe",
    "js",
    "jse",
    "mjs",
    "cjs",
    "ws",
    "wsf",
    "wsh",
    "wsc",
    "sct",
    "hta",
    "msh",
    "sh",
    "bash",
    "zsh",
    "csh",
    "ksh",
    "fish",
    "command",
    "tool",
    "py",
    "pyc",
    "pyo",
    "pyw",
    "pyz",
    "pyzw",
    "pl",
    "rb",
    "php",
    "phar",
    "lua",
    "tcl",
    "ahk",
    "au3",
    "scpt",
    "scptd",
    "applescript",
    "workflow",
    "action",
    "csproj",
    "vbproj",
    "asp",
    "aspx",
    "jsp",
    "cgi",
    "bas",
    "vbp",
    "vbscript",
    "psc2",
    "pssc",
    "psdm1",
    "ps2xml",
    "msh1",
    "msh2",
    "mshxml",
    "msh1xml",
    "msh2xml",
    "htc",
    "htt",
    "terminal",
    "term",
];

const SHORTCUTS: &[&str] = &[
    "lnk",
    "url",
    "scf",
    "desktop",
    "webloc",
    "inetloc",
    "fileloc",
    "website",
    "library-ms",
    "search-ms",
    "searchconnector-ms",
    "appref-ms",
    "mapimail",
    "shb",
    "shs",
    "xnk",
    "rdp",
    "mad",
    "maf",
    "mag",
    "mam",
    "maq",
    "mar",
    "mas",
    "mau",
    "mav",
    "maw",
    "vsmacros",
    "msc",
    "mat",
    "mcf",
    "asx",
    "pcd",
    "udl",
    "wsb",
    "webpnp",
    "appcontent-ms",
    "afploc",
    "ftploc",
    "mailloc",
    "vncloc",
    "ica",
    "kdelnk",
    "hpj",
    "cnt",
];

const SETTINGS: &[&str] = &[
    "reg",
    "inf",
    "ins",
    "isp",
    "job",
    "settingcontent-ms",
    "theme",
    "themepack",
    "deskthemepack",
    "mobileconfig",
    "provisionprofile",
    "cer",
    "crt",
    "der",
    "grp",
    "printerexport",
    "diagcab",
    "prf",
    "iqy",
    "slk",
    "wcx",
    "contact",
    "pol",
    "oqy",
    "dqy",
    "rqy",
    "odc",
    "diagpkg",
    "diagcfg",
];

const PAGES: &[&str] = &[
    "html",
    "htm",
    "xhtml",
    "xht",
    "shtml",
    "mht",
    "mhtml",
    "maff",
    "svgz",
    "xsl",
    "xslt",
    "eml",
    "emlx",
    "webarchive",
    "shtm",
    "stm",
    "htmlz",
    "hxs",
];

const MACROS: &[&str] = &[
    "docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "xla", "xlm", "pptm", "potm", "ppsm", "ppam",
    "ppa", "sldm", "ade", "adp", "accde", "accdr", "mda", "mdb", "mde", "mdt", "mdw", "mdz",
    "accdb", "wll", "one", "onepkg", "onetoc2", "msg", "oft", "pst", "vss", "vst", "vsdm", "vssm",
    "vstm", "accda", "accdp",
];

const DISKS: &[&str] = &[
    "iso", "img", "vhd", "vhdx", "vmdk", "vdi", "ova", "udf", "nrg", "toast", "wim", "swm", "esd",
];

/// The endings that make a file active (lower case, no dot), by what it is then.
pub const ACTIVE_ENDINGS: [(ActiveKind, &[&str]); 7] = [
    (ActiveKind::Program, PROGRAMS),
    (ActiveKind::Script, SCRIPTS),
    (ActiveKind::Shortcut, SHORTCUTS),
    (ActiveKind::Settings, SETTINGS),
    (ActiveKind::Page, PAGES),
    (ActiveKind::Macros, MACROS),
    (ActiveKind::DiskImage, DISKS),
];

/// Endings of folders that macOS shows as one file and runs or installs at a double click.
pub const BUNDLE_ENDINGS: &[&str] = &[
    "action",
    "app",
    "appex",
    "bundle",
    "component",
    "kext",
    "mdimporter",
    "mpkg",
    "pkg",
    "plugin",
    "prefpane",
    "qlgenerator",
    "saver",
    "scptd",
    "workflow",
    "xpc",
];

/// Endings that people trust, so a disguise puts one of them before the real one.
pub const TRUSTED_ENDINGS: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "svg", "pdf", "doc", "docx", "ppt", "pptx",
    "xls", "xlsx", "odt", "odp", "ods", "rtf", "txt", "csv", "md", "mp3", "m4a", "wav", "mp4",
    "mov", "avi", "mkv", "wmv", "3gp", "zip", "rar", "7z", "html", "htm", "vtt", "srt",
];

/// Whether a folder with this ending (lower case, no dot) opens as a program.
pub(super) fn is_bundle(ending: &str) -> bool {
    BUNDLE_ENDINGS.contains(&ending)
}

/// How files of this ending (lower case, no dot) are active; `None` if they are not.
pub fn kind_of_ending(ending: &str) -> Option<ActiveKind> {
    // A folder or file whose ending is a class identifier opens as that part of Windows.
    if is_class_identifier(ending) {
        return Some(ActiveKind::Shortcut);
    }
    ACTIVE_ENDINGS
        .into_iter()
        .find(|(_, endings)| endings.contains(&ending))
        .map(|(kind, _)| kind)
}

/// `{20d04fe0-3aea-1069-a2d8-08002b30309d}`.
pub(in super::super) fn is_class_identifier(ending: &str) -> bool {
    let inner = ending.strip_prefix('{').and_then(|e| e.strip_suffix('}'));
    inner.is_some_and(|inner| {
        let is_digit = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
        inner.len() == 36 && inner.bytes().all(is_digit)
    })
}
