//! The endings of files that run, sorted by what they do.

use super::ActiveKind;

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
];

const SCRIPTS: &[&str] = &[
    "bat",
    "cmd",
    "btm",
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
];

const PAGES: &[&str] = &[
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "maff", "svgz", "xsl", "xslt",
];

const MACROS: &[&str] = &[
    "docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "xla", "xlm", "pptm", "potm", "ppsm", "ppam",
    "ppa", "sldm", "ade", "adp", "accde", "accdr", "mda", "mdb", "mde", "mdt", "mdw", "mdz",
    "accdb", "wll",
];

const DISKS: &[&str] = &[
    "iso", "img", "vhd", "vhdx", "vmdk", "vdi", "ova", "udf", "nrg", "toast", "wim",
];

/// Folders that macOS shows as one file and runs or installs at a double click.
const BUNDLES: &[&str] = &[
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

/// Whether a folder of this ending (lower case, no point) opens as a program.
pub(super) fn is_bundle(ending: &str) -> bool {
    BUNDLES.contains(&ending)
}

/// What a computer does with files of this ending (lower case, no point), if anything.
pub fn kind_of_ending(ending: &str) -> Option<ActiveKind> {
    // A folder or file whose ending is a class identifier opens as that part of Windows.
    if is_class_identifier(ending) {
        return Some(ActiveKind::Shortcut);
    }
    [
        (PROGRAMS, ActiveKind::Program),
        (SCRIPTS, ActiveKind::Script),
        (SHORTCUTS, ActiveKind::Shortcut),
        (SETTINGS, ActiveKind::Settings),
        (PAGES, ActiveKind::Page),
        (MACROS, ActiveKind::Macros),
        (DISKS, ActiveKind::DiskImage),
    ]
    .into_iter()
    .find(|(endings, _)| endings.contains(&ending))
    .map(|(_, kind)| kind)
}

/// `{20d04fe0-3aea-1069-a2d8-08002b30309d}`.
pub(super) fn is_class_identifier(ending: &str) -> bool {
    let inner = ending.strip_prefix('{').and_then(|e| e.strip_suffix('}'));
    inner.is_some_and(|inner| {
        let is_digit = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
        inner.len() == 36 && inner.bytes().all(is_digit)
    })
}
