//! Placeholders: small files whose content lies elsewhere.
//!
//! Covers pointers of Git LFS and git-annex, and the stubs of cloud drives. Leaves out files that a
//! cloud drive fetches on opening: on disk they look like any other file.
//!
//! Source: Git LFS specification ("The Pointer"); git-annex "internals".

use super::ending::ending_of;

/// Where a placeholder's content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placeholder {
    /// `git lfs pull` would fetch the file.
    GitLfs,
    /// `git annex get` would fetch the file.
    GitAnnex,
    /// A document that exists only at Google.
    GoogleDrive,
    /// A file that iCloud has not fetched.
    ICloud,
    /// A file that OneDrive, Nextcloud or another cloud drive has not fetched.
    CloudDrive,
}

/// Pointers are tiny; a longer file only mentions one.
const POINTER_BYTES_MAX: usize = 1024;

/// Recognises a placeholder by its name and first bytes; `None` for other files.
pub fn placeholder(name: &str, first_bytes: &[u8]) -> Option<Placeholder> {
    let ending = ending_of(name).unwrap_or_default();
    match ending.as_str() {
        "gdoc" | "gsheet" | "gslides" | "gdraw" | "gform" | "gtable" | "gsite" | "gmap"
        | "gjam" | "gshortcut" | "gscript" => return Some(Placeholder::GoogleDrive),
        "icloud" => return Some(Placeholder::ICloud),
        "cloud" | "cloudf" | "nextcloud" | "owncloud" => return Some(Placeholder::CloudDrive),
        _ => {}
    }
    if first_bytes.len() > POINTER_BYTES_MAX {
        return None;
    }
    let annex = first_bytes.starts_with(b"/annex/objects/")
        || first_bytes.starts_with(b"../")
            && super::bytes::find(first_bytes, b".git/annex/").is_some();
    if annex {
        return Some(Placeholder::GitAnnex);
    }
    let lfs = first_bytes.starts_with(b"version https://git-lfs.github.com/spec/")
        || first_bytes.starts_with(b"version https://hawser.github.com/spec/");
    lfs.then_some(Placeholder::GitLfs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_and_stubs_are_named_as_what_they_are() {
        let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n";
        assert_eq!(placeholder("film.mp4", pointer), Some(Placeholder::GitLfs));
        let annex = b"/annex/objects/SHA256E-s1--00.mp4\n";
        assert_eq!(placeholder("film.mp4", annex), Some(Placeholder::GitAnnex));
        assert_eq!(
            placeholder("Plan.gdoc", b"{}"),
            Some(Placeholder::GoogleDrive)
        );
        assert_eq!(
            placeholder(".film.mp4.icloud", b"bplist00"),
            Some(Placeholder::ICloud)
        );
        assert_eq!(placeholder("film.mp4", b"\0\0\0\x20ftypisom"), None);
        let long = [pointer.as_slice(), &[b' '; 2000]].concat();
        assert_eq!(placeholder("about-lfs.txt", &long), None);
    }
}
