//! `fetch.txt` (RFC 8493 §2.2.3): `URL LENGTH PATH`, one line per file to download.
//!
//! Nothing is ever fetched: a drive is offline. The lines are still checked, because a program that
//! does fetch would follow them.

use std::ops::ControlFlow;

use super::budget::BagBudget;
use super::manifest::FAULTS_MAX;
use super::names::{ListedName, ListedNames};
use super::note::{BagNote, BagOddity};
use super::path::{PathFault, parse_path};
use super::rows::{TagLine, each_row};
use super::text::{Charset, TextFault};
use crate::words::{messages, shown_in_english};

/// The contents of `fetch.txt`.
#[derive(Debug, Clone, Default)]
pub struct Fetch {
    names: ListedNames,
    /// Number of lines that are not blank.
    pub lines: usize,
    /// Oddities that were understood.
    pub notes: Vec<BagNote>,
    /// Faults: lines that were not understood.
    pub faults: Vec<FetchFault>,
}

messages! {
    /// What is wrong with `fetch.txt`.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum FetchFault {
        /// An invalid or unsafe line (from 1); `path` is the path in it, empty if it has none.
        Line { line: u32, path: String, fault: FetchLineFault } = "bagit.fetch:line",
        /// More faults than are kept, or more lines than are read from all lists of a drive.
        TooMuch = "bagit.fetch:too-much",
    } + {
        /// The whole file is not text.
        Text(#[from] TextFault),
    }

    /// Why a line is invalid or unsafe.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
    #[non_exhaustive]
    pub enum FetchLineFault {
        /// Not an absolute address, then a length in bytes or `-`, then a path.
        Form = "bagit.fetch-line:form",
        /// The file would lie outside the payload.
        OutsidePayload = "bagit.fetch-line:outside-payload",
    } + {
        /// The path could lead outside the bag.
        Path(#[from] PathFault),
    }
}

shown_in_english!(FetchFault, FetchLineFault);

/// Reads `fetch.txt` in the declared `charset`.
pub fn parse_fetch(bytes: &[u8], charset: Charset, budget: &mut BagBudget) -> Fetch {
    let mut fetch = Fetch::default();
    let mut oddities = Vec::new();
    let read = each_row(bytes, charset, &mut |row| {
        fetch.row(row, budget, &mut oddities)
    });
    match read {
        Ok(notes) => {
            fetch.notes = notes;
            fetch.notes.append(&mut oddities);
            fetch
        }
        Err(fault) => Fetch {
            faults: vec![fault.into()],
            ..Fetch::default()
        },
    }
}

impl Fetch {
    /// The files to fetch, in list order.
    pub fn names(&self) -> impl Iterator<Item = ListedName<'_>> {
        self.names.iter()
    }

    fn row(
        &mut self,
        row: TagLine<'_>,
        budget: &mut BagBudget,
        oddities: &mut Vec<BagNote>,
    ) -> ControlFlow<()> {
        self.lines += 1;
        if self.faults.len() >= FAULTS_MAX {
            self.faults.push(FetchFault::TooMuch);
            return ControlFlow::Break(());
        }
        let (front, written) = split(row.text);
        let parsed = if row.is_cut {
            Err(PathFault::TooLong.into())
        } else {
            parse_row(front, written)
        };
        match parsed {
            Ok((path, found)) => {
                let literal = (written != path).then_some(written);
                let name = ListedName {
                    line: row.number,
                    path: &path,
                    literal,
                };
                let kept_bytes = path.len() + literal.map_or(0, str::len);
                if !budget.take_line(kept_bytes) || !self.names.push(name) {
                    self.faults.push(FetchFault::TooMuch);
                    return ControlFlow::Break(());
                }
                for oddity in found {
                    BagNote::add(oddities, oddity, row.number);
                }
            }
            Err(fault) => self.faults.push(FetchFault::Line {
                line: row.number,
                path: written.chars().take(300).collect(),
                fault,
            }),
        }
        ControlFlow::Continue(())
    }
}

/// Splits a line into the address with the length, and the path, which may contain blanks.
fn split(line: &str) -> (Option<(&str, &str)>, &str) {
    let blanks = [' ', '\t'];
    let words = line.split_once(blanks).and_then(|(address, rest)| {
        let (length, path) = rest.trim_start_matches(blanks).split_once(blanks)?;
        Some(((address, length), path.trim_start_matches(blanks)))
    });
    match words {
        Some((front, path)) => (Some(front), path),
        None => (None, ""),
    }
}

fn parse_row(
    front: Option<(&str, &str)>,
    written: &str,
) -> Result<(String, Vec<BagOddity>), FetchLineFault> {
    let (address, length) = front.ok_or(FetchLineFault::Form)?;
    let is_length = length == "-" || length.bytes().all(|byte| byte.is_ascii_digit());
    if !is_absolute(address) || !is_length || written.is_empty() {
        return Err(FetchLineFault::Form);
    }
    let (path, oddities) = parse_path(written)?;
    if !path.starts_with("data/") {
        return Err(FetchLineFault::OutsidePayload);
    }
    Ok((path, oddities))
}

/// Whether an address begins with a scheme (RFC 3986 §3.1).
fn is_absolute(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else {
        return false;
    };
    let is_inside = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(is_inside)
        && !rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Fetch {
        parse_fetch(text.as_bytes(), Charset::UTF_8, &mut BagBudget::default())
    }

    #[test]
    fn lines_are_read_with_lengths_or_without() {
        let fetch = read(
            "http://a/1 - data/test 1.txt\r\n\nhttps://a/2\t 12  data/b%0A%25\nftp://a/3 0 ./data/c\n",
        );
        let found: Vec<(u32, &str)> = fetch.names().map(|n| (n.line, n.path)).collect();
        let expected = [(1, "data/test 1.txt"), (3, "data/b\n%"), (4, "data/c")];
        assert_eq!((found.as_slice(), fetch.lines), (&expected[..], 3));
        assert!(fetch.faults.is_empty(), "{:?}", fetch.faults);
    }

    #[test]
    fn what_leads_out_of_the_payload_is_refused_on_every_system() {
        let cases = [
            ("../x", FetchLineFault::Path(PathFault::Climbs)),
            ("data/../../x", FetchLineFault::Path(PathFault::Climbs)),
            ("data\\..\\x", FetchLineFault::Path(PathFault::Climbs)),
            ("/tmp/x", FetchLineFault::Path(PathFault::Absolute)),
            (
                "\\\\?\\UNC\\a\\b",
                FetchLineFault::Path(PathFault::Absolute),
            ),
            ("~/x", FetchLineFault::Path(PathFault::Home)),
            ("C:\\x", FetchLineFault::Path(PathFault::Drive)),
            ("%HomeDrive%\\x", FetchLineFault::OutsidePayload),
            ("bag-info.txt", FetchLineFault::OutsidePayload),
            ("DATA/x", FetchLineFault::OutsidePayload),
        ];
        for (path, expected) in cases {
            let fetch = read(&format!("http://a/1 - {path}\n"));
            let [FetchFault::Line { line: 1, fault, .. }] = fetch.faults.as_slice() else {
                panic!("{path}: {:?}", fetch.faults);
            };
            assert_eq!(*fault, expected, "{path}");
        }
    }

    #[test]
    fn lines_without_an_address_a_length_and_a_path_are_refused() {
        for line in [
            "x",
            "http://a/1 - ",
            "http://a/1 -",
            "http://a/1 12k data/x",
            "http://a/1 -1 data/x",
            "/a/1 - data/x",
            "example.org - data/x",
            ": - data/x",
        ] {
            assert_eq!(read(line).faults.len(), 1, "{line}");
        }
        assert!(read(&"x\n".repeat(5000)).faults.len() <= FAULTS_MAX + 1);
    }
}
