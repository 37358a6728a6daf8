//! Messages for failures of the machine: what the system reported, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};

use super::blame::Blame;
use super::output::held::is_held;
use super::work::Interrupted;
use crate::words::{Language, Message, Size, ToMessage, ToValue, Value, messages};

/// An error that is shown to people: it has a message, advice, and a [`Blame`].
pub trait Failure: Error + ToMessage {
    /// Who has to act.
    fn blame(&self) -> Blame;
}

messages! {
    /// The meaning of a system error. The system's own text, in its own language, follows it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    enum SystemMeaning {
        Held { system: String } = "machine.held",
        Full { system: String } = "machine.full",
        Denied { system: String } = "machine.denied",
        ReadOnly { system: String } = "machine.read-only",
        TooLarge { system: String } = "machine.too-large",
        NotAFolder { system: String } = "machine.not-a-folder",
        NotAFile { system: String } = "machine.not-a-file",
        Unusable { system: String } = "machine.unusable",
        Absent { system: String } = "machine.absent",
        Other { system: String } = "machine.other",
    }
}

messages! {
    /// Why one of our readers refuses to read something.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum ReadRefusal {
        LeadsBack = "machine.read-refusal:leads-back",
        NotPlain = "machine.read-refusal:not-plain",
        NotUnicode = "machine.read-refusal:not-unicode",
        TooLong { most: Size } = "machine.read-refusal:too-long",
    }
}

impl Failure for Interrupted {
    fn blame(&self) -> Blame {
        Blame::User
    }
}

/// Why one of our readers refuses to continue, as the cause of an `io::Error`.
#[derive(Debug, Clone)]
struct Refused(Message);

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.sentence(Language::En))
    }
}

impl Error for Refused {}

/// Returns the error of a reader that refuses to continue, with `message` as the reason.
pub(crate) fn refused(message: impl Into<Message>) -> io::Error {
    io::Error::other(Refused(message.into()))
}

/// The cause that stopped a walk through folders.
pub(crate) fn walk_cause(error: walkdir::Error) -> io::Error {
    let cause = error.into_io_error();
    cause.unwrap_or_else(|| refused(ReadRefusal::LeadsBack))
}

/// A copy of the error, with the same kind and text.
pub(crate) fn repeated(error: &io::Error) -> io::Error {
    match own_message(error) {
        Some(message) => refused(message),
        None => io::Error::new(error.kind(), error.to_string()),
    }
}

/// The message of one of our own readers, if the error has one.
fn own_message(error: &io::Error) -> Option<Message> {
    let cause = error.get_ref()?;
    let Refused(message) = cause.downcast_ref()?;
    Some(message.clone())
}

impl ToMessage for io::Error {
    fn message(&self) -> Message {
        if let Some(message) = own_message(self) {
            return message;
        }
        let system = self.to_string();
        let refusal = match self.kind() {
            _ if is_held(self) => SystemMeaning::Held { system },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => SystemMeaning::Full { system },
            ErrorKind::PermissionDenied => SystemMeaning::Denied { system },
            ErrorKind::ReadOnlyFilesystem => SystemMeaning::ReadOnly { system },
            ErrorKind::FileTooLarge => SystemMeaning::TooLarge { system },
            ErrorKind::NotADirectory => SystemMeaning::NotAFolder { system },
            ErrorKind::InvalidInput => SystemMeaning::NotAFile { system },
            ErrorKind::InvalidData => SystemMeaning::Unusable { system },
            ErrorKind::NotFound => SystemMeaning::Absent { system },
            _ => SystemMeaning::Other { system },
        };
        refusal.message()
    }
}

impl ToValue for io::Error {
    fn to_value(&self) -> Value {
        Value::Phrase(Box::new(self.message()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Action, FileError};
    use crate::words::Language;

    #[test]
    fn a_full_disk_is_told_in_both_languages_with_the_systems_words_behind() {
        let system = io::Error::from(ErrorKind::StorageFull).to_string();
        let full = FileError::io(Action::Write, "a", ErrorKind::StorageFull.into());
        let english = format!("cannot write a: the disk is full ({system})");
        assert_eq!(full.to_string(), english);
        let thai = format!("เขียน a ไม่ได้: ดิสก์เต็ม ({system})");
        assert_eq!(full.message().sentence(Language::Th), thai);
        let mend = full.message().mend(Language::En).unwrap();
        assert!(mend.starts_with("free some room"), "{mend}");
    }

    #[test]
    fn a_file_that_is_open_elsewhere_is_named_with_the_way_to_close_it() {
        let held = FileError::io(Action::Rename, "a", ErrorKind::ResourceBusy.into());
        assert!(held.to_string().ends_with("a is open in another program"));
        let mend = held.message().mend(Language::En).unwrap();
        assert!(mend.starts_with("close the program"), "{mend}");
    }

    #[test]
    fn what_nobody_can_mend_has_no_mend() {
        let odd = FileError::io(Action::Write, "a", ErrorKind::BrokenPipe.into());
        assert_eq!(odd.message().mend(Language::En), None);
        assert_eq!(Interrupted.message().mend(Language::En), None);
    }
}
