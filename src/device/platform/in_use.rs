//! Whether the running system uses a disk: `/proc/self/mountinfo`, `/proc/swaps`.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

/// How a disk is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DiskUse {
    /// The running system needs what is mounted there.
    System(PathBuf),
    Mounted(PathBuf),
    Swap,
}

/// Folders of the system itself; a disk with one of them, or with something below `/boot`, is a
/// system disk.
const OF_SYSTEM: [&str; 8] = [
    "/", "/boot", "/usr", "/var", "/etc", "/home", "/nix", "/opt",
];

/// How the disk with these numbers is used, by the texts of the two files; `number_of` gives the
/// number of a device's path.
pub(super) fn disk_use(
    numbers: &[String],
    (mounts, swaps): (&[u8], &[u8]),
    number_of: impl Fn(&Path) -> Option<String>,
) -> Option<DiskUse> {
    let is_own = |number: &str| numbers.iter().any(|own| own == number);
    let is_own_path = |path: &Path| number_of(path).is_some_and(|number| is_own(&number));
    let mut mounted: Option<PathBuf> = None;
    for line in lines(mounts) {
        let fields: Vec<&[u8]> = line.split(|byte| *byte == b' ').collect();
        let (Some(number), Some(point)) = (fields.get(2), fields.get(4)) else {
            continue;
        };
        // btrfs and others have numbers of their own; their source is behind a lone hyphen.
        let hyphen = fields.iter().position(|field| *field == b"-");
        let source = hyphen.and_then(|at| fields.get(at + 2));
        let is_there = is_own(&String::from_utf8_lossy(number))
            || source.is_some_and(|source| is_own_path(&unescaped(source)));
        if !is_there {
            continue;
        }
        let point = unescaped(point);
        if point.starts_with("/boot") || OF_SYSTEM.iter().any(|own| Path::new(own) == point) {
            return Some(DiskUse::System(point));
        }
        mounted.get_or_insert(point);
    }
    if let Some(point) = mounted {
        return Some(DiskUse::Mounted(point));
    }
    let mut swapping = lines(swaps).skip(1).filter_map(|line| {
        let path = line.split(u8::is_ascii_whitespace).next()?;
        Some(unescaped(path))
    });
    swapping
        .any(|path| is_own_path(&path))
        .then_some(DiskUse::Swap)
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
}

/// A path in which the kernel wrote blanks and the like as `\040`.
fn unescaped(text: &[u8]) -> PathBuf {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        let octal = behind.get(..3).filter(|_| *first == b'\\');
        let value = octal.and_then(|digits| {
            let digits = std::str::from_utf8(digits).ok()?;
            u8::from_str_radix(digits, 8).ok()
        });
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() {
            &behind[3..]
        } else {
            behind
        };
    }
    PathBuf::from(OsString::from_vec(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 8:17 / /media/my\\040stick rw shared:2 - vfat /dev/sdb1 rw
31 22 0:40 /@ /data rw - btrfs /dev/sdc1 rw
32 22 8:49 / /boot/efi rw - vfat /dev/sdd1 rw
";
    const SWAPS: &str = "Filename Type Size Used Priority\n/dev/sde1 partition 8 0 -2\n";

    fn used(numbers: &[&str]) -> Option<DiskUse> {
        let numbers: Vec<String> = numbers.iter().map(|text| (*text).to_owned()).collect();
        let number_of = |path: &Path| match path.to_str() {
            Some("/dev/sdc1") => Some("8:33".to_owned()),
            Some("/dev/sde1") => Some("8:65".to_owned()),
            _ => None,
        };
        disk_use(&numbers, (MOUNTS.as_bytes(), SWAPS.as_bytes()), number_of)
    }

    #[test]
    fn mounted_disks_system_disks_and_swap_are_told() {
        let path = PathBuf::from;
        assert_eq!(used(&["8:0", "8:2"]), Some(DiskUse::System(path("/"))));
        assert_eq!(
            used(&["8:48", "8:49"]),
            Some(DiskUse::System(path("/boot/efi")))
        );
        let stick = Some(DiskUse::Mounted(path("/media/my stick")));
        assert_eq!(used(&["8:16", "8:17"]), stick);
        // By its source, where the number is the file system's own.
        assert_eq!(used(&["8:33"]), Some(DiskUse::Mounted(path("/data"))));
        assert_eq!(used(&["8:64", "8:65"]), Some(DiskUse::Swap));
        assert_eq!(used(&["8:80"]), None);
    }
}
