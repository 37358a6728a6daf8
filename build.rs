//! Embeds the files of `site-template/` in the program, for kits that have no template of their
//! own. Writes a list of names with `include_bytes!`.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

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
    Ok(())
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
