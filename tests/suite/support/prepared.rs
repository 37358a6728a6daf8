//! Kits that are prepared once and copied for each test: nearly every promise begins with a kit that
//! was made, and making it costs more than looking at it.
//!
//! They lie in `target/tmp`, in a folder named after the program and the fixtures that made them, so
//! the next run with the same program finds them again and no run takes those of another.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use drivepress::base::Hashing;

use super::{Kit, fixtures, press, tree};

/// Shelves of other programs are taken away after this time: no run takes longer.
const STALE: Duration = Duration::from_hours(3);

impl Kit {
    /// The small kit after `make`.
    pub(crate) fn made() -> Self {
        let make = |kit: &Self| drop(press(kit.path(), &["make"]).exits(0));
        Self::copy_of(&prepared("made", make))
    }

    /// The small kit, made and signed with `office.key`; in `outbox` the drive of 81010000 as folder,
    /// image and ZIP, and that of 81020000 as a folder.
    pub(crate) fn signed() -> Self {
        let sign = |kit: &Self| {
            press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
            press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
            export_all_forms(kit);
            let other = ["export", "--district", "81020000", "--format", "folder"];
            press(kit.path(), &[&other[..], &["--to", "outbox"]].concat()).exits(0);
        };
        Self::copy_of(&prepared("signed", sign))
    }

    /// The small kit after `make`, with the drive of 81010000 in `outbox` as folder, image and ZIP.
    pub(crate) fn exported() -> Self {
        let export = |kit: &Self| {
            press(kit.path(), &["make"]).exits(0);
            export_all_forms(kit);
        };
        Self::copy_of(&prepared("exported", export))
    }
}

fn export_all_forms(kit: &Kit) {
    let which = ["export", "--district", "81010000", "--to", "outbox"];
    for form in ["img", "zip", "folder"] {
        press(kit.path(), &[&which[..], &["--format", form]].concat()).exits(0);
    }
}

/// The small kit after `prepare`, which is the same each time; nobody may change it.
pub(crate) fn prepared(name: &str, prepare: impl FnOnce(&Kit)) -> PathBuf {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let place = shelf().join(name);
    if !place.exists() {
        let kit = Kit::small();
        prepare(&kit);
        let beside = tempfile::tempdir_in(shelf()).unwrap();
        let whole = beside.path().join(name);
        clone(kit.path(), &whole);
        // Another run with the same program may have been faster.
        assert!(fs::rename(&whole, &place).is_ok() || place.exists());
    }
    place
}

/// A copy with its times, by which the program knows that nothing was touched; blocks are shared
/// where the file system can, files never.
pub(crate) fn clone(from: &Path, to: &Path) {
    let mut copy = Command::new("cp");
    copy.args(["-a", "--reflink=auto", "-T"]).arg(from).arg(to);
    assert!(copy.status().unwrap().success());
}

/// The folder of this program's kits.
fn shelf() -> &'static Path {
    static SHELF: OnceLock<PathBuf> = OnceLock::new();
    SHELF.get_or_init(|| {
        let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kits");
        let mut hashing = Hashing::new();
        hashing.update(&fs::read(env!("CARGO_BIN_EXE_drivepress")).unwrap());
        for (path, bytes) in tree(&fixtures().join("kit-small")) {
            hashing.update(path.as_bytes());
            hashing.update(&bytes);
        }
        let shelf = all.join(&hashing.finish().to_string()[..16]);
        fs::create_dir_all(&shelf).unwrap();
        for other in fs::read_dir(&all).unwrap() {
            let other = other.unwrap().path();
            let age = fs::metadata(&other).and_then(|data| data.modified());
            let age = age.ok().and_then(|time| time.elapsed().ok());
            if other != shelf && age.is_some_and(|age| age > STALE) {
                // Another run may take it away at the same moment.
                let _ = fs::remove_dir_all(other);
            }
        }
        shelf
    })
}
