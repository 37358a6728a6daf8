//! What to do about what the system said.

use std::error::Error;
use std::io::{self, ErrorKind};

use super::output::error::OutputError;
use super::output::held::is_held;

/// What to do about a file that another program has open.
pub const CLOSE_IT: &str = "close the program or window that has it open (a player, a viewer, a command \
                        window in that folder), then run the same command again";

/// The mend for the failure of the machine that is the cause of `error`, where there is one to
/// name.
pub fn machine_mend(error: &(dyn Error + 'static)) -> Option<&'static str> {
    let mut cause = Some(error);
    while let Some(inner) = cause {
        if let Some(OutputError::Held { .. }) = inner.downcast_ref() {
            return Some(CLOSE_IT);
        }
        if let Some(found) = inner.downcast_ref::<io::Error>() {
            return of_system(found);
        }
        cause = inner.source();
    }
    None
}

fn of_system(error: &io::Error) -> Option<&'static str> {
    if is_held(error) {
        return Some(CLOSE_IT);
    }
    Some(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "free some room on that disk, or choose a folder on another one (--out, --to)"
        }
        ErrorKind::PermissionDenied => {
            "allow it (the file's or folder's properties), or run this as its owner"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "choose a folder on another disk (--out, --to): this one takes nothing new"
        }
        ErrorKind::FileTooLarge => {
            "choose a disk in another format (NTFS, exFAT, ext4): this one takes no file so long"
        }
        ErrorKind::NotADirectory => "a file stands where a folder belongs: move it away",
        ErrorKind::InvalidInput => "put an ordinary file in its place",
        ErrorKind::InvalidData => "put the right file in its place",
        ErrorKind::NotFound => "put it back, or make it anew",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_found_behind_the_errors_that_tell_of_it() {
        let full = OutputError::io("write", "a", ErrorKind::StorageFull.into());
        assert!(machine_mend(&full).is_some_and(|mend| mend.starts_with("free some room")));
        let held = OutputError::io("rename", "a", ErrorKind::ResourceBusy.into());
        assert!(held.to_string().ends_with("a is open in another program"));
        assert!(machine_mend(&held).is_some_and(|mend| mend.starts_with("close the program")));
        let odd = OutputError::io("write", "a", ErrorKind::BrokenPipe.into());
        assert_eq!(machine_mend(&odd), None);
        assert_eq!(machine_mend(&crate::base::Interrupted), None);
    }
}
