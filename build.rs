//! Embeds the files of `site-template/` in the program, for kits that have no template of their
//! own: writes a list of names with `include_bytes!`. A Windows program also gets its version block
//! and icon.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("site-template");
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("built_in_template.rs");
    let mut files = Vec::new();
    tell_cargo("rerun-if-changed=site-template");
    tell_cargo("rerun-if-changed=build.rs");
    if root.is_dir() {
        collect(&root, &root, &mut files)?;
    } else {
        tell_cargo("warning=site-template/ is missing: this program has no pages of its own");
    }
    files.sort();
    let mut text = String::from("&[\n");
    for (name, path) in files {
        writeln!(text, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    text.push_str("]\n");
    write(&out, &text)?;
    add_windows_resource()
}

/// Links the version block and the icon into the Windows program, which Explorer shows. `windres`
/// comes with the GNU compiler; a program of Microsoft's compiler goes without, as does every other
/// system's.
fn add_windows_resource() -> Result<(), Box<dyn Error>> {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let is_for_gnu_windows =
        variable("CARGO_CFG_TARGET_OS") == "windows" && variable("CARGO_CFG_TARGET_ENV") == "gnu";
    if !is_for_gnu_windows {
        return Ok(());
    }
    let icon = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?)
        .join("tools/packaging/windows/drivepress.ico");
    tell_cargo(&format!("rerun-if-changed={}", icon.display()));
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let (script, object) = (out.join("drivepress.rc"), out.join("drivepress-resource.o"));
    write(&script, &resource_script(&icon.to_string_lossy()))?;
    let is_cross = !variable("HOST").contains("windows");
    let windres = if is_cross {
        format!("{}-w64-mingw32-windres", variable("CARGO_CFG_TARGET_ARCH"))
    } else {
        "windres".to_owned()
    };
    let done = Command::new(&windres)
        .arg(&script)
        .args(["--input-format=rc", "--output-format=coff"])
        .arg(&object)
        .status()
        .map_err(|error| format!("{windres} (Debian: binutils-mingw-w64): {error}"))?;
    if !done.success() {
        return Err(format!("{windres} failed: {done}").into());
    }
    tell_cargo(&format!("rustc-link-arg-bins={}", object.display()));
    Ok(())
}

/// A resource script: icon 1 is the program's, `VERSIONINFO` is what its properties show.
fn resource_script(icon: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    // Of a number like 1.2.3-rc.1 the block takes 1,2,3,0.
    let numbers: Vec<&str> = version.split(['.', '-', '+']).take(3).collect();
    let numbers = format!("{},0", numbers.join(","));
    let icon = icon.replace('\\', "/");
    format!(
        r#"1 ICON "{icon}"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEOS 0x40004
FILETYPE 1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904b0"
    BEGIN
      VALUE "CompanyName", "Drivepress"
      VALUE "FileDescription", "Drivepress: makes and checks USB drives"
      VALUE "FileVersion", "{version}"
      VALUE "InternalName", "drivepress"
      VALUE "LegalCopyright", "MIT OR Apache-2.0"
      VALUE "OriginalFilename", "drivepress.exe"
      VALUE "ProductName", "Drivepress"
      VALUE "ProductVersion", "{version}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x0409, 0x04b0
  END
END
"#
    )
}

/// Collects each file below `folder` as its name (relative to `root`, with `/`) and its path.
fn collect(
    root: &Path,
    folder: &Path,
    files: &mut Vec<(String, String)>,
) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name();
        let name = name
            .to_str()
            .ok_or("a name in site-template/ is not text")?;
        // Skips leftovers of editors and desktops; the kit's own walk skips more.
        if name.starts_with('.')
            || name.ends_with('~')
            || name == "Thumbs.db"
            || name == "desktop.ini"
        {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(root, &path, files)?;
        } else {
            let below: Vec<_> = path.strip_prefix(root)?.iter().collect();
            let below: Option<Vec<&str>> = below.into_iter().map(|part| part.to_str()).collect();
            let below = below
                .ok_or("a name in site-template/ is not text")?
                .join("/");
            let whole = path
                .to_str()
                .ok_or("the path of site-template/ is not text")?;
            files.push((below, whole.to_owned()));
        }
    }
    Ok(())
}

// Build scripts send instructions to cargo on standard output.
fn tell_cargo(message: &str) {
    println!("cargo::{message}");
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo runs this again if it was cut short"
)]
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    fs::write(path, text)
}
