//! Files that desktops and programs leave behind in `media/`: left out, and said once.

use crate::base::{Diagnostic, escaped, plural};
use crate::formats::content::Leftover;

/// How many are named before the rest is counted.
const NAMED: usize = 5;

/// The leftovers of one walk.
#[derive(Debug, Default)]
pub(super) struct Leftovers {
    paths: Vec<(String, Leftover)>,
}

impl Leftovers {
    /// Adds one.
    pub(super) fn add(&mut self, path: &str, kind: Leftover) {
        self.paths.push((path.to_owned(), kind));
    }

    /// The one warning about all of them.
    pub(super) fn told(&self) -> Option<Diagnostic> {
        let (first, rest) = self.paths.split_at(self.paths.len().min(NAMED));
        if first.is_empty() {
            return None;
        }
        let names: Vec<String> = first
            .iter()
            .map(|(path, kind)| format!("{} ({})", escaped(path), words(*kind)))
            .collect();
        let more = if rest.is_empty() {
            String::new()
        } else {
            format!(" and {} more", rest.len())
        };
        let reason = format!(
            "{} of desktops and programs left out: {}{more}",
            plural(self.paths.len(), "leftover"),
            names.join(", ")
        );
        let warning = Diagnostic::warning("tree.leftovers", "media", reason);
        Some(warning.mend("Nothing need be done; remove them if you like."))
    }
}

fn words(kind: Leftover) -> &'static str {
    match kind {
        Leftover::MacDesktop => "macOS",
        Leftover::WindowsPreviews | Leftover::WindowsFolder => "Windows",
        Leftover::LinuxDesktop => "Linux",
        Leftover::OfficeLock => "a document that is open",
        Leftover::Temporary => "a temporary file",
        Leftover::Backup => "an editor's copy",
        Leftover::EditorSwap => "a text that is open",
        Leftover::HalfDownloaded => "a download that did not end",
        Leftover::VersionControl => "version control",
        Leftover::Sync => "a sync program",
    }
}
