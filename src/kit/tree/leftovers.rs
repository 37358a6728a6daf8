//! Files that desktops and programs leave in `media/`: left out, and reported once.

use super::finding::{MoreLeftovers, NamedLeftover, TreeFinding};
use crate::base::{Diagnostic, escaped};
use crate::formats::content::Leftover;

/// How many are named; the rest is counted.
const NAMED: usize = 5;

/// The leftovers found in one walk.
#[derive(Debug, Default)]
pub(super) struct Leftovers {
    paths: Vec<(String, Leftover)>,
}

impl Leftovers {
    /// Adds a leftover.
    pub(super) fn add(&mut self, path: &str, kind: Leftover) {
        self.paths.push((path.to_owned(), kind));
    }

    /// One warning about all leftovers.
    pub(super) fn diagnostic(&self) -> Option<Diagnostic> {
        let (first, rest) = self.paths.split_at(self.paths.len().min(NAMED));
        if first.is_empty() {
            return None;
        }
        let names = first.iter().map(|(path, kind)| NamedLeftover::Of {
            path: escaped(path),
            by: (*kind).into(),
        });
        let count = rest.len();
        let finding = TreeFinding::Leftovers {
            count: self.paths.len(),
            names: names.collect(),
            more: (count > 0).then_some(MoreLeftovers::More { count }),
        };
        Some(Diagnostic::warning("media", finding))
    }
}
