//! Reads the `SHA256SUMS` beside an image: its line for the file, and its signature.

use std::io;
use std::path::Path;

use super::vouch::VouchedList;
use crate::base::{Sha256, read_at_most};
use crate::formats::minisign::SIGNATURE_BYTES_MAX;
use crate::formats::sha256sums;
use crate::image::{SUMS_FILE, SUMS_SIGNATURE_FILE};
use crate::words::{Message, ToMessage as _, messages};

messages! {
    /// How another program changed the format of a list.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::verify) enum ListOddity {
        ByteOrderMark = "verify.list-oddity:byte-order-mark",
        WindowsLineEnds = "verify.list-oddity:windows-line-ends",
        Stars = "verify.list-oddity:stars",
    }
}

/// The list beside a file.
#[derive(Debug)]
pub(in crate::verify) struct ListBeside {
    /// The list and its signature.
    pub(in crate::verify) list: VouchedList,
    /// Its line for the file.
    pub(in crate::verify) line: SumLine,
    /// How other programs changed its format; empty if they did not.
    pub(in crate::verify) oddities: Vec<ListOddity>,
}

/// The line of a list for one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) enum SumLine {
    /// The list does not name the file.
    None,
    /// The file's digest.
    Digest(Sha256),
    /// The list has two different digests for the file.
    Contradicts,
    /// The list is unreadable.
    Unreadable(Message),
}

impl ListBeside {
    /// The list beside `file`; `None` if there is none.
    pub(in crate::verify) fn read(file: &Path) -> Option<Self> {
        let folder = file.parent()?;
        // The parser rejects longer lists.
        let most_bytes = u64::try_from(sha256sums::LIST_BYTES_MAX).ok()?;
        let text = match read_at_most(&folder.join(SUMS_FILE), most_bytes) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => return Some(Self::unreadable(error.message())),
        };
        let line = match sha256sums::parse(&text) {
            Err(error) => SumLine::Unreadable(error.message()),
            Ok(sums) => line_of(&sums, file.file_name()?.to_str()?),
        };
        // An unreadable signature counts as none.
        let signature = read_at_most(&folder.join(SUMS_SIGNATURE_FILE), SIGNATURE_BYTES_MAX);
        Some(Self {
            list: VouchedList::new(SUMS_FILE, &text, signature.ok()),
            line,
            oddities: oddities(&text),
        })
    }

    fn unreadable(reason: Message) -> Self {
        Self {
            list: VouchedList::new(SUMS_FILE, b"", None),
            line: SumLine::Unreadable(reason),
            oddities: Vec::new(),
        }
    }
}

/// Finds the line of `name`. `sha256sum ./*` writes `./8101.img`, so a `./` prefix is ignored.
fn line_of(sums: &[sha256sums::Sum], name: &str) -> SumLine {
    let plain = |sum: &sha256sums::Sum| sum.name.strip_prefix("./").unwrap_or(&sum.name) == name;
    let mut own = sums.iter().filter(|sum| plain(sum)).map(|sum| sum.sha256);
    match own.next() {
        None => SumLine::None,
        Some(first) if own.all(|other| other == first) => SumLine::Digest(first),
        Some(_) => SumLine::Contradicts,
    }
}

/// Formats that we do not write but accept.
fn oddities(text: &[u8]) -> Vec<ListOddity> {
    let mut found = Vec::new();
    let bare = text.strip_prefix(b"\xEF\xBB\xBF");
    if bare.is_some() {
        found.push(ListOddity::ByteOrderMark);
    }
    let text = bare.unwrap_or(text);
    let lines = || text.split(|byte| *byte == b'\n');
    if lines().any(|line| line.ends_with(b"\r")) {
        found.push(ListOddity::WindowsLineEnds);
    }
    if lines().any(|line| line.get(64..66) == Some(b" *")) {
        found.push(ListOddity::Stars);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::OutputFile;

    #[test]
    fn a_list_is_read_as_people_and_tools_write_it() {
        let dir = tempfile::tempdir().unwrap();
        let image = dir.path().join("8101.img");
        assert!(ListBeside::read(&image).is_none());
        let digest = Sha256::of(b"x");
        let other = Sha256::of(b"y");
        let cases = [
            (format!("{digest}  8101.img\n"), SumLine::Digest(digest), 0),
            (
                format!("{digest}  ./8101.img\n"),
                SumLine::Digest(digest),
                0,
            ),
            (
                format!("\u{feff}{digest} *8101.img\r\n"),
                SumLine::Digest(digest),
                3,
            ),
            (
                format!("{other} *a\r\n{digest} *8101.img\r\n"),
                SumLine::Digest(digest),
                2,
            ),
            (
                format!("{digest}  8101.img\n{other}  ./8101.img\n"),
                SumLine::Contradicts,
                0,
            ),
            (
                format!("{digest}  8101.img\n{digest}  8101.img\n"),
                SumLine::Digest(digest),
                0,
            ),
            (format!("{digest}  images/8101.img\n"), SumLine::None, 0),
        ];
        for (text, line, oddities) in cases {
            OutputFile::write_whole(dir.path().join(SUMS_FILE), text.as_bytes()).unwrap();
            let read = ListBeside::read(&image).unwrap();
            assert_eq!(read.line, line, "{text}");
            assert_eq!(read.oddities.len(), oddities, "{text}");
        }
        OutputFile::write_whole(dir.path().join(SUMS_FILE), b"hello\n").unwrap();
        let read = ListBeside::read(&image).unwrap();
        assert!(matches!(read.line, SumLine::Unreadable(_)));
    }
}
