//! Classifies link targets of a text: a heading on the same page, another page, a file of the
//! drive, a telephone number, or the web, which has no link because a drive is used offline.

use std::collections::{BTreeMap, BTreeSet};

/// The page shared by all languages, since Firefox keeps separate storage for each file.
pub(in crate::site) const SHARED_PAGE: &str = "record";

/// The path of [`SHARED_PAGE`], from the drive's root.
const SHARED_FILE: &str = "data/site/record.html";

/// The shared page's URL for readers of `language`; `drive` is the prefix of the drive's root.
pub(super) fn shared_page(drive: &str, language: &str) -> String {
    format!("{drive}{SHARED_FILE}#lang={language}")
}

/// The type of a link's destination.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::site) enum LinkTarget<'a> {
    /// `#signs`
    Here(&'a str),
    /// `report.html#signs`
    Page(&'a str, Option<&'a str>),
    /// `data/print/poster.pdf`
    File(&'a str),
    /// `tel:1300`
    Telephone(&'a str),
    /// `mailto:…`
    Mail(&'a str),
    /// `https://…`
    Web(&'a str),
    /// Any other scheme: `javascript:`, `file:`.
    Refused(&'a str),
}

impl<'a> LinkTarget<'a> {
    pub(in crate::site) fn of(destination: &'a str) -> Self {
        if let Some(anchor) = destination.strip_prefix('#') {
            return Self::Here(anchor);
        }
        if let Some((scheme, rest)) = scheme(destination) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => Self::Web(destination),
                "tel" => Self::Telephone(rest),
                "mailto" => Self::Mail(rest),
                _ => Self::Refused(destination),
            };
        }
        if destination.starts_with("//") {
            return Self::Refused(destination);
        }
        let (path, anchor) = match destination.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (destination, None),
        };
        match path.strip_suffix(".html") {
            Some(page) if !page.contains('/') => Self::Page(page, anchor),
            _ => Self::File(path),
        }
    }
}

/// Splits off the scheme (`javascript` of `javascript:…`). White space and control characters in it
/// are ignored, as browsers do.
fn scheme(destination: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    let is_path = scheme.contains(['/', '#', '?']);
    (!is_path).then_some((scheme.trim(), rest))
}

/// Valid link targets.
#[derive(Debug, Default)]
pub(in crate::site) struct LinkTargets {
    /// Ids in each page's text, by page (`home`, `report`).
    pub(in crate::site) pages: BTreeMap<String, BTreeSet<String>>,
    /// Media, by path on the drive.
    pub(in crate::site) files: BTreeSet<String>,
}

impl LinkTargets {
    /// The page with this file name: `index` is the home page.
    pub(in crate::site) fn page<'a>(&self, name: &'a str) -> Option<&'a str> {
        let id = if name == "index" { "home" } else { name };
        self.pages.contains_key(id).then_some(id)
    }

    /// Whether `page` has `anchor`.
    pub(in crate::site) fn has_anchor(&self, page: &str, anchor: &str) -> bool {
        let ids = self.pages.get(page);
        ids.is_some_and(|ids| ids.contains(anchor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_all_languages_is_named_from_the_drives_root_with_the_readers_language() {
        assert_eq!(
            shared_page("../../../", "en"),
            "../../../data/site/record.html#lang=en"
        );
    }

    #[test]
    fn destinations_are_told_apart() {
        assert_eq!(LinkTarget::of("#a"), LinkTarget::Here("a"));
        assert_eq!(
            LinkTarget::of("report.html#do"),
            LinkTarget::Page("report", Some("do"))
        );
        assert_eq!(
            LinkTarget::of("data/print/ก.pdf"),
            LinkTarget::File("data/print/ก.pdf")
        );
        assert_eq!(LinkTarget::of("tel:1300"), LinkTarget::Telephone("1300"));
        assert_eq!(
            LinkTarget::of("HTTPS://a.example/"),
            LinkTarget::Web("HTTPS://a.example/")
        );
        for bad in [
            "javascript:alert(1)",
            " JavaScript:x",
            "file:///c",
            "data:text/html,x",
            "//a.example/",
        ] {
            assert_eq!(LinkTarget::of(bad), LinkTarget::Refused(bad));
        }
    }
}
